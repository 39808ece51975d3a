/// The languages that the product speaks.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case en, zh

    /// BCP 47 tag for `Content-Language` and the `lang` attribute.
    public var tag: String { self == .zh ? "zh-CN" : "en" }
}

/// A text in every language: `["en": "Deal", "zh": "商机"]`.
public struct Text: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    public let en: String
    public let zh: String

    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    public init(dictionaryLiteral pairs: (String, String)...) {
        let texts = Dictionary(pairs) { _, last in last }
        en = texts["en"] ?? texts["zh"] ?? ""
        zh = texts["zh"] ?? texts["en"] ?? ""
    }

    public subscript(language: Language) -> String { language == .zh ? zh : en }

    /// A name of the user's own, the same in every language.
    public init(verbatim name: String) { self.init(en: name, zh: name) }
}
