/// The built-in blocklist: words that the best-known lists of leaked passwords are made of. A password of these words, digits and
/// punctuation alone is refused, whatever its length.
enum CommonPasswords {
    /// Whether `plain` (lower case, substitutions undone) has nothing left once the common words are taken out.
    static func contains(_ plain: String) -> Bool {
        var rest = plain
        for word in words {
            guard rest.count >= word.count else { continue }
            rest = rest.split(separator: word).joined()
        }
        return rest.allSatisfy { !$0.isLetter || yearLetters.contains($0) } && Set(rest).count < 6
    }

    /// Digits as they look after the substitutions are undone: `1234` has become `i2ea`.
    private static let yearLetters: Set<Character> = ["o", "i", "e", "a", "s", "t"]

    /// Longest first, so that `password` goes before `pass`.
    private static let words: [String] = [
        "password", "passwort", "passphrase", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "asdfgh", "zxcvb", "iqazawsx", "qazwsx",
        "administrator", "administrateur", "superuser", "welcome", "willkommen", "letmein", "iloveyou", "woaini", "iuvmdbtf", "monkey",
        "dragon", "sunshine", "princess", "football", "baseball", "basketball", "superman", "batman", "starwars", "pokemon", "whatever",
        "trustnoi", "computer", "internet", "michael", "jennifer", "jessica", "charlie", "master", "shadow", "killer", "summer", "winter",
        "spring", "autumn", "january", "february", "november", "december", "secret", "default", "changeme", "change", "hello", "login",
        "admin", "root", "user", "test", "demo", "guest", "access", "system", "server", "service", "company", "office", "customer", "sales",
        "abcdefgh", "abcdef", "abcd", "abc", "aaaaa", "xxxxx", "pass", "word", "love", "china", "beijing", "shanghai", "zhang", "wang", "mima",
        "the", "and", "for", "you", "my", "me", "is", "it", "new", "one", "two",
    ].sorted { $0.count > $1.count }
}
