/// Which passwords are taken (NIST SP 800-63B-4, section 3.1.1.2): length and a blocklist, no rules of composition, no forced change.
/// Twelve characters rather than the fifteen of the standard for a sole factor, because every guess is throttled per account.
public enum PasswordPolicy {
    public static let shortest = 12
    /// Characters; longer ones are refused rather than cut.
    public static let longest = 256

    /// Why a password is not taken. The raw value is the code of the field error.
    public enum Weakness: String, Sendable {
        case tooShort = "too_short"
        case tooLong = "too_long"
        case common = "too_common"
        case contextual = "too_obvious"

        public var message: Text {
            switch self {
            case .tooShort: ["en": "Use at least 12 characters.", "zh": "至少使用 12 个字符。"]
            case .tooLong: ["en": "Use at most 256 characters.", "zh": "最多使用 256 个字符。"]
            case .common: ["en": "This password is among the first that attackers try.", "zh": "该密码过于常见，容易被猜到。"]
            case .contextual:
                ["en": "Don't build the password from your name, e-mail or workspace.", "zh": "请勿使用您的姓名、邮箱或工作区名称作为密码。"]
            }
        }
    }

    /// The first weakness of `password`, or nil. `context`: what a guesser knows of the user (e-mail, name, workspace).
    public static func weakness(of password: String, context: [String]) -> Weakness? {
        guard password.count >= shortest else { return .tooShort }
        guard password.count <= longest else { return .tooLong }
        let plain = unleeted(password.lowercased())
        if isMonotonous(password.lowercased()) || CommonPasswords.contains(plain) { return .common }
        return isContextual(plain, context) ? .contextual : nil
    }

    /// Few different characters, or one run along the alphabet, the digits or the keyboard.
    private static func isMonotonous(_ password: String) -> Bool {
        if Set(password).count < 5 { return true }
        let runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"]
        return runs.contains { $0.contains(password) || String($0.reversed()).contains(password) }
    }

    /// The known words, taken out of the password, leave too little to guess.
    private static func isContextual(_ plain: String, _ context: [String]) -> Bool {
        let known = context.map { $0.lowercased() } + ["guanxi"]
        let parts = known.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        let words = (known + parts).map(unleeted)
        var rest = plain
        for word in Set(words).sorted(by: { $0.count > $1.count }) where word.count >= 3 {
            rest = rest.split(separator: word).joined()
        }
        return rest.count != plain.count && Set(rest).count < 5
    }

    /// `p@ssw0rd` reads `password`: the substitutions that every cracking rule set begins with.
    private static func unleeted(_ text: String) -> String {
        let letters: [Character: Character] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"]
        return String(text.map { letters[$0] ?? $0 })
    }
}
