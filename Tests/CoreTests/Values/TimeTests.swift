import Core
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("2000-01-01T00:00:00Z", 0), ("2000-01-01T00:00:00.000001Z", 1), ("1999-12-31T23:59:59.999999Z", -1),
        ("2026-02-28T12:30:45.5+08:00", 825_568_245_500_000), ("2024-02-29T00:00:00-00:30", 762_481_800_000_000),
    ])
    func `RFC 3339 texts are microseconds since 2000`(text: String, microseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
    }

    @Test func `a time is written and read back`() {
        for microseconds in [0, -1, 825_568_245_500_000, -63_000_000_000_000_001] as [Int64] {
            let time = Timestamp(microseconds: microseconds)
            #expect(Timestamp(rfc3339: time.description) == time)
        }
    }

    @Test(arguments: [
        "", "2026-01-01", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:00",
        "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0800", "2026-01-01T00:00:00Zx", "0000-01-01T00:00:00Z",
    ])
    func `malformed times are refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `every day of four centuries is written and read back in order`() throws {
        let first = try #require(CalendarDate("1900-01-01"))
        var previous = ""
        for days in 0..<146_097 {
            let date = first.adding(days: days)
            let text = date.description
            #expect(text > previous)
            #expect(CalendarDate(text) == date)
            previous = text
        }
        #expect(previous == "2299-12-31")
    }

    @Test(arguments: ["2023-02-29", "2024-02-30", "1900-02-29", "2024-04-31", "2024-00-10", "2024-1-01", "20240101"])
    func `days that do not exist are refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [("0", 2, "0.00"), ("5", 2, "0.05"), ("-5", 3, "-0.005"), ("123456", 2, "1234.56"), ("7", 0, "7")])
    func `decimals are written with their scale`(value: String, scale: Int, text: String) throws {
        let value = try #require(Int64(value))
        #expect(Decimals.text(value, scale: scale) == text)
        #expect(Decimals.parse(text, scale: scale) == value)
    }

    @Test(arguments: ["", "-", ".", "1.", "1.234", "1e3", "abc", "99999999999999999999", "1,5"])
    func `what is no decimal of two places is refused`(text: String) {
        #expect(Decimals.parse(text, scale: 2) == nil)
    }
}
