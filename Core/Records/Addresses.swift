import NIOCore

/// The rules of addresses: known parts, each a short text or nothing.
extension Field {
    func address(_ json: JSON) throws(FieldError) -> Value {
        guard let members = json.members else { throw malformed }
        var address = Address()
        for (name, value) in members {
            guard let part = Address.Part(rawValue: name) else { throw malformed }
            guard value != .null else { continue }
            guard let text = value.text else { throw malformed }
            address[part] = text
        }
        return try self.address(address)
    }

    /// Trims and checks the parts; an address that says nothing is null.
    func address(_ written: Address) throws(FieldError) -> Value {
        var address = Address()
        for part in Address.Part.allCases {
            // A country that is no code is told so, however long it is.
            let maximum = part == .country ? 100 : part.maximumLength
            guard let text = written[part], case .text(let clean) = try optional(text, maximum: maximum) else { continue }
            address[part] = part == .country ? try country(clean) : clean
        }
        guard address.isEmpty else { return .address(address) }
        guard !isRequired else { throw error("required", "This field is required.", "此项必填。") }
        return .null
    }

    private func optional(_ text: String, maximum: Int) throws(FieldError) -> Value {
        let part = Field(name, title, .text(maximum: maximum), [])
        return try part.value(fromText: text)
    }

    private func country(_ text: String) throws(FieldError) -> String {
        let code = text.uppercased()
        guard Country.codes.contains(code) else {
            throw error("unknown_country", "A country is its ISO 3166 code, such as CN.", "国家须为 ISO 3166 两位代码,例如 CN。")
        }
        return code
    }

    private var malformed: FieldError {
        error(
            "invalid_address", "Write {\"country\", \"region\", \"city\", \"district\", \"street\", \"postal_code\"}, each a text or left out.",
            "请写作 {\"country\", \"region\", \"city\", \"district\", \"street\", \"postal_code\"},各部分为文本或省略。")
    }
}

extension Address {
    /// From stored JSON, which no rule is applied to again.
    init(_ members: JSONObject) {
        self.init()
        for part in Part.allCases { self[part] = members[part.rawValue]?.text }
    }

    /// As `custom` holds it.
    var json: [UInt8] {
        var json = JSONWriter(capacity: 128)
        json.address(self)
        return Array(json.buffer.readableBytesView)
    }
}
