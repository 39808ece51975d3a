/// A configuration to begin with: what companies of one trade usually need. A workspace takes it as it takes any other file.
struct Template: Sendable {
    /// In the address: `manufacturing`.
    let name: String
    let title: Text
    let description: Text
    /// The file, as JSON. What a definition can say in one language alone, such as the name of a list, is `{"en": …, "zh": …}`.
    let text: String

    static let all = [manufacturing, retail, services]

    /// The file's members, for a workspace of this language.
    func document(in language: Language) throws -> JSONObject {
        try ConfigurationDocument.members(of: JSON.parse(text).spoken(in: language))
    }
}

extension JSON {
    /// With one text in place of each that is there in every language.
    fileprivate func spoken(in language: Language) -> JSON {
        switch self {
        case .array(let items): return .array(items.map { $0.spoken(in: language) })
        case .object(let members):
            let texts = Language.allCases.compactMap { members[$0.rawValue]?.text }
            if texts.count == members.count, let text = members[language.rawValue] { return text }
            var spoken = JSONObject()
            for (name, value) in members { spoken[name] = value.spoken(in: language) }
            return .object(spoken)
        default: return self
        }
    }
}
