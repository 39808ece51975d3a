/// One definition as a file wants it.
struct ConfigurationItem: Sendable {
    /// What tells it from all others of its part: `customer.c_size`; of a choice, `customer.c_size.large`.
    let name: String
    /// Where it is in the file, for errors: `fields.customer.c_size`.
    let place: String
    /// What it belongs to, by its name.
    let owner: String?
    /// By the names of fields.
    let members: JSONObject
    /// What belongs to it, by the names of parts.
    let inner: [String: [ConfigurationItem]]
}

/// Reads what a file lists of one part. What is no definition at all is told and passed over.
struct ConfigurationListReader {
    static let maximum = 10_000
    private(set) var errors: [FieldError] = []

    mutating func items(_ json: JSON?, of part: ConfigurationPart, at place: String, owner: String? = nil) -> [ConfigurationItem] {
        guard let json, json != .null else { return [] }
        guard let list = json.items else { return fault(place, .list) }
        guard list.count <= Self.maximum else { return fault(place, .tooMany) }
        var names: [String: Int] = [:]
        return list.enumerated().compactMap { index, json in item(json, of: part, place, index, owner, &names) }
    }

    private mutating func item(
        _ json: JSON, of part: ConfigurationPart, _ list: String, _ index: Int, _ owner: String?, _ names: inout [String: Int]
    ) -> ConfigurationItem? {
        let place = "\(list).\(index)"
        guard var members = json.members else { return fault(place, .object).first }
        guard let own = name(members, of: part, at: place) else { return nil }
        let count = names[own, default: 0] + 1
        names[own] = count
        guard count == 1 || part.naming == .loose else { return fault("\(list).\(own)", .duplicate).first }
        let numbered = ConfigurationName.numbered(own, count)
        let (name, spot) = (owner.map { "\($0).\(numbered)" } ?? numbered, "\(list).\(numbered)")
        var inner: [String: [ConfigurationItem]] = [:]
        for part in part.parts {
            inner[part.name] = items(members[part.name], of: part, at: "\(spot).\(part.name)", owner: name)
            members[part.name] = nil
        }
        return ConfigurationItem(name: name, place: spot, owner: owner, members: members, inner: inner)
    }

    /// Nil where it can't be told from others.
    private mutating func name(_ members: JSONObject, of part: ConfigurationPart, at place: String) -> String? {
        var names: [String] = []
        for key in part.key {
            let json = members[key] ?? .null
            let isNeeded = part.type.field(key)?.isRequired ?? true
            if json == .null, !isNeeded { continue }
            guard let text = json.text.map(trim) else {
                errors.append((json == .null ? ConfigurationFault.required : .text).error(at: "\(place).\(key)"))
                return nil
            }
            guard !text.isEmpty else {
                if !isNeeded { continue }
                errors.append(ConfigurationFault.required.error(at: "\(place).\(key)"))
                return nil
            }
            guard text.utf8.count <= ConfigurationName.longest else {
                errors.append(ConfigurationFault.tooLong.error(at: "\(place).\(key)"))
                return nil
            }
            names.append(text)
        }
        return names.joined(separator: ".")
    }

    private mutating func fault(_ place: String, _ fault: ConfigurationFault) -> [ConfigurationItem] {
        errors.append(fault.error(at: place))
        return []
    }
}

/// What definitions are called in files and errors.
enum ConfigurationName {
    /// Bytes of one part of a key.
    static let longest = 400

    /// The second of a name is told from the first by its number.
    static func numbered(_ name: String, _ count: Int) -> String { count == 1 ? name : "\(name) (\(count))" }
}

/// What can be wrong with a file besides what is wrong with a definition.
enum ConfigurationFault {
    case malformed, version, part, list, object, text, required, duplicate, tooMany, tooLong, reference, tooManyErrors

    /// Characters of a place in an error.
    static let longestPlace = 1_000

    func error(at place: String) -> FieldError { FieldError(field: String(place.prefix(Self.longestPlace)), code: code, message: message) }

    private var code: String {
        switch self {
        case .malformed, .list, .object, .text: "wrong_type"
        case .version: "unknown_version"
        case .part: "unknown_part"
        case .required: "required"
        case .duplicate: "duplicate"
        case .tooMany, .tooManyErrors: "too_many"
        case .tooLong: "too_long"
        case .reference: "unknown_reference"
        }
    }

    private var message: Text {
        switch self {
        case .malformed: ["en": "This is no configuration: an object with guanxi: 1 was expected.", "zh": "这不是配置文件：应为包含 guanxi: 1 的对象。"]
        case .version: ["en": "Only version 1 of this format is known: guanxi must be 1.", "zh": "仅支持版本 1：guanxi 必须为 1。"]
        case .part: ["en": "A configuration has no such part.", "zh": "配置文件没有此部分。"]
        case .list: ["en": "A list was expected.", "zh": "此处应为列表。"]
        case .object: ["en": "An object was expected.", "zh": "此处应为对象。"]
        case .text: ["en": "A text was expected.", "zh": "此处应为文本。"]
        case .required: ["en": "This field is required.", "zh": "此项必填。"]
        case .duplicate: ["en": "This is in the list already.", "zh": "此项在列表中重复。"]
        case .tooMany: Text(en: "At most \(ConfigurationListReader.maximum).", zh: "最多 \(ConfigurationListReader.maximum) 项。")
        case .tooLong: ["en": "This name is too long.", "zh": "名称过长。"]
        case .reference: ["en": "There is none of this name.", "zh": "没有此名称的定义。"]
        case .tooManyErrors: ["en": "There are more errors than are told here.", "zh": "还有更多错误未列出。"]
        }
    }
}
