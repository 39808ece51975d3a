/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7), which is also a date of RFC 5322.
public enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    public static func text(_ time: Timestamp) -> String {
        let text = Array(time.description)
        let month = Int(String(text[5..<7])) ?? 1
        // 1 January 2000, from which days are counted, was a Saturday.
        let weekday = ((Int(time.date.days) + 5) % 7 + 7) % 7
        return "\(days[weekday]), \(String(text[8..<10])) \(months[month - 1]) \(String(text[0..<4])) \(String(text[11..<19])) GMT"
    }
}
