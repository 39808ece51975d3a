/// Where somebody is, in parts that may each be missing.
public struct Address: Hashable, Sendable {
    /// From the largest to the smallest, as they are written in China.
    public enum Part: String, CaseIterable, Sendable {
        /// ISO 3166-1 alpha-2.
        case country
        case region, city, district, street
        case postalCode = "postal_code"

        public var title: Text {
            switch self {
            case .country: ["en": "country", "zh": "国家"]
            case .region: ["en": "region", "zh": "省份"]
            case .city: ["en": "city", "zh": "城市"]
            case .district: ["en": "district", "zh": "区县"]
            case .street: ["en": "street", "zh": "街道"]
            case .postalCode: ["en": "postal code", "zh": "邮编"]
            }
        }

        /// Characters that it may have. All parts together fit into the index of values, see `FieldValueRows.key`.
        public var maximumLength: Int {
            switch self {
            case .country: 2
            case .region, .city, .district: 60
            case .street: 200
            case .postalCode: 20
            }
        }
    }

    private var texts: [Part: String] = [:]

    public init() {}

    /// Nil, or not empty.
    public subscript(part: Part) -> String? {
        get { texts[part] }
        set { texts[part] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    public var isEmpty: Bool { texts.isEmpty }

    /// As people write it: the largest part first and nothing between them where it is Chinese, Japanese or Korean, else the smallest first with
    /// commas. A city that is a region of its own is said once.
    public var line: String {
        let region = texts[.region] == texts[.city] ? nil : texts[.region]
        if isDense { return Self.dense([texts[.country], region, texts[.city], texts[.district], texts[.street], texts[.postalCode]]) }
        let area = [region, texts[.postalCode]].compactMap(\.self).joined(separator: " ")
        return [texts[.street], texts[.district], texts[.city], area.isEmpty ? nil : area, texts[.country]].compactMap(\.self).joined(separator: ", ")
    }

    private var isDense: Bool { texts.values.contains { $0.unicodeScalars.contains(where: Self.isDense) } }

    /// A space only where letters would run into each other.
    private static func dense(_ parts: [String?]) -> String {
        parts.compactMap(\.self).reduce(into: "") { line, part in
            if let last = line.unicodeScalars.last, let first = part.unicodeScalars.first, !(isDense(last) && isDense(first)) { line += " " }
            line += part
        }
    }

    /// Kana, Chinese characters, Hangul, and what goes with them.
    private static func isDense(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3000...0x9fff, 0xac00...0xd7af, 0xff00...0xffef, 0x20000...0x3ffff: true
        default: false
        }
    }
}

extension JSONWriter {
    /// Only the parts that are there.
    public mutating func address(_ value: Address) {
        beginObject()
        for part in Address.Part.allCases {
            guard let text = value[part] else { continue }
            key(part.rawValue)
            string(text)
        }
        endObject()
    }
}
