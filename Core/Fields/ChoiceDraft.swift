/// The choices that a text field needs to become one of choices: those that it has already, and one for each word that records have, in the order in
/// which they are met.
struct ChoiceDraft {
    private(set) var new: [Choice] = []
    /// Some words found no room any more.
    private(set) var isFull = false
    private let several: Bool
    private let existing: [Choice]
    private var known: Set<String>
    private var codes: Set<String>

    init(_ existing: [Choice], several: Bool) {
        self.existing = existing
        self.several = several
        codes = Set(existing.map(\.code))
        known = Set(existing.flatMap { [$0.code, $0.title.en, $0.title.zh] }.map { $0.lowercased() })
    }

    var all: [Choice] { existing + new }

    mutating func add(_ text: String) {
        for word in several ? CellReader.words(text) : [trim(text)] where !word.isEmpty && !known.contains(word.lowercased()) {
            guard all.count < FieldChoice.maximum else {
                isFull = true
                return
            }
            guard word.unicodeScalars.count <= FieldChoice.longestTitle else { continue }
            known.insert(word.lowercased())
            new.append(Choice(code(for: word), Text(en: word, zh: word)))
        }
    }

    /// Letters, digits and underscores of the word, made unlike all others by a number.
    private mutating func code(for word: String) -> String {
        let letters = word.lowercased().unicodeScalars.map { scalar in
            (scalar.value &- 97 < 26 || scalar.value &- 48 < 10) ? Character(scalar) : "_"
        }
        let stem = String(letters).split(separator: "_").joined(separator: "_").prefix(34)
        var code = stem.isEmpty ? "choice" : String(stem)
        var number = 1
        while !codes.insert(code).inserted {
            number += 1
            code = "\(stem.isEmpty ? "choice" : stem)_\(number)"
        }
        return code
    }
}
