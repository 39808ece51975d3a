/// JSON in, checked and normalised values out: the rules of each field kind.
extension Field {
    /// The value that `json` stands for.
    /// - Throws: `FieldError` naming this field when the value is of the wrong type, malformed or out of range.
    func value(from json: JSON) throws(FieldError) -> Value {
        if json == .null {
            guard !isRequired else { throw error("required", "This field is required.", "此项必填。") }
            return kind.empty
        }
        switch kind {
        case .text, .longText, .email, .phone, .url, .secret, .choice:
            guard let text = json.text else { throw wrongType("a text", "文本") }
            return try value(fromText: text)
        case .integer(let range):
            guard let number = json.whole else { throw wrongType("a whole number", "整数") }
            return try checked(number, in: range)
        case .decimal(let scale): return try decimal(json, scale: scale)
        case .money: return try money(json)
        case .boolean:
            guard let flag = json.flag else { throw wrongType("true or false", "true 或 false") }
            return .boolean(flag)
        case .date, .timestamp, .time, .reference, .identifier:
            guard let text = json.text else { throw wrongType("a text", "文本") }
            return try value(fromText: text)
        case .address: return try address(json)
        case .choices, .tags: return try texts(json)
        }
    }

    /// The value that a text stands for, for the kinds whose JSON is a string.
    func value(fromText text: String) throws(FieldError) -> Value {
        switch kind {
        case .text(let maximum): return try cleaned(text, maximum: maximum, allowsLines: false)
        case .longText(let maximum): return try cleaned(text, maximum: maximum, allowsLines: true)
        case .secret: return .text(try limited(text, to: 1000))
        case .email: return try orNull(text, email)
        case .phone: return try orNull(text, phone)
        case .url: return try orNull(text, url)
        case .choice(let choices): return try orNull(text) { code throws(FieldError) in try choice(code, of: choices) }
        case .date:
            guard let date = CalendarDate(text) else { throw error("invalid_date", "A date is written 2026-01-31.", "日期格式应为 2026-01-31。") }
            return .date(date)
        case .timestamp:
            guard let time = Timestamp(rfc3339: text) else {
                throw error("invalid_timestamp", "A time is written 2026-01-31T08:30:00Z.", "时间格式应为 2026-01-31T08:30:00Z。")
            }
            return .timestamp(time)
        case .time:
            guard TimeOfDay.isValid(text) else { throw error("invalid_time", "A time of day is written 09:30.", "时刻格式应为 09:30。") }
            return .text(text)
        case .address:
            var address = Address()
            address[.street] = text
            return try self.address(address)
        case .reference, .identifier:
            guard let id = ID(text) else { throw error("invalid_id", "This is not an ID.", "不是有效的编号。") }
            return .id(id)
        case .integer, .decimal, .money, .boolean, .choices, .tags: throw wrongType(kind.name, kind.name)
        }
    }

    private func checked(_ number: Int64, in range: ClosedRange<Int64>) throws(FieldError) -> Value {
        guard range.contains(number) else {
            let limits = "\(range.lowerBound)–\(range.upperBound)"
            throw error("out_of_range", "Must be in \(limits).", "必须在 \(limits) 之间。")
        }
        return .integer(number)
    }

    private func decimal(_ json: JSON, scale: Int) throws(FieldError) -> Value {
        let text: String
        switch json {
        case .integer(let number): text = String(number)
        case .number(let number): text = "\(number)"
        case .string(let string): text = string
        default: throw wrongType("a number", "数字")
        }
        guard let value = Decimals.parse(text, scale: scale) else {
            throw error("invalid_number", "Must be a number with at most \(scale) decimals.", "必须是最多 \(scale) 位小数的数字。")
        }
        return .integer(value)
    }

    private func money(_ json: JSON) throws(FieldError) -> Value {
        guard case .object(let object) = json, let amount = object["amount"]?.whole, let currency = object["currency"]?.text,
            object.count == 2
        else {
            throw error(
                "invalid_money", "Write {\"amount\": 1250, \"currency\": \"CNY\"} in minor units.",
                "请写作 {\"amount\": 1250, \"currency\": \"CNY\"}(最小货币单位)。")
        }
        return try money(amount, currency)
    }

    func money(_ amount: Int64, _ currency: String) throws(FieldError) -> Value {
        guard Currency.exponents[currency] != nil else {
            throw error("unknown_currency", "Unknown currency: \(currency.prefix(10)).", "未知货币:\(currency.prefix(10))。")
        }
        guard amount.magnitude <= 1_000_000_000_000_000 else { throw error("out_of_range", "The amount is too large.", "金额过大。") }
        return .money(Money(amount: amount, currency: currency))
    }

    private func texts(_ json: JSON) throws(FieldError) -> Value {
        guard let items = json.items else { throw wrongType("a list of texts", "文本列表") }
        let words = items.compactMap(\.text)
        guard words.count == items.count else { throw wrongType("a list of texts", "文本列表") }
        return try texts(words)
    }

    /// Trims, checks and de-duplicates the words of a tags or choices field.
    func texts(_ words: [String]) throws(FieldError) -> Value {
        guard words.count <= 100 else { throw error("too_many", "At most 100 values.", "最多 100 个值。") }
        var kept: [String] = []
        for word in words {
            let value: Value
            if let choices = kind.choices {
                value = try choice(word, of: choices)
            } else {
                value = try cleaned(word, maximum: 50, allowsLines: false)
            }
            if case .text(let text) = value, !kept.contains(text) { kept.append(text) }
        }
        guard !(isRequired && kept.isEmpty) else { throw error("required", "This field is required.", "此项必填。") }
        return .texts(kept)
    }
}

/// Rules of the text kinds.
extension Field {
    /// Without white space at both ends; empty text is null.
    private func cleaned(_ text: String, maximum: Int, allowsLines: Bool) throws(FieldError) -> Value {
        let trimmed = trim(text)
        let isClean = trimmed.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 32 && scalar.value != 127 || (allowsLines && (scalar == "\n" || scalar == "\t" || scalar == "\r"))
        }
        guard isClean else { throw error("control_character", "Control characters are not allowed.", "不允许使用控制字符。") }
        return try orNull(trimmed) { text throws(FieldError) in .text(try limited(text, to: maximum)) }
    }

    private func limited(_ text: String, to maximum: Int) throws(FieldError) -> String {
        guard text.unicodeScalars.count <= maximum else {
            throw error("too_long", "At most \(maximum) characters.", "最多 \(maximum) 个字符。")
        }
        return text
    }

    private func orNull(_ text: String, _ read: (String) throws(FieldError) -> Value) throws(FieldError) -> Value {
        let trimmed = trim(text)
        guard trimmed.isEmpty else { return try read(trimmed) }
        guard !isRequired else { throw error("required", "This field is required.", "此项必填。") }
        return .null
    }

    private func email(_ text: String) throws(FieldError) -> Value {
        let address = text.lowercased()
        guard address.utf8.count <= 254, EmailAddress.isValid(address) else {
            throw error("invalid_email", "This is not an e-mail address.", "不是有效的电子邮箱。")
        }
        return .text(address)
    }

    private func phone(_ text: String) throws(FieldError) -> Value {
        guard let number = PhoneNumber.normalized(text) else {
            throw error("invalid_phone", "A phone number has 5 to 20 digits and may start with +.", "电话号码应为 5 至 20 位数字,可以 + 开头。")
        }
        return .text(number)
    }

    private func url(_ text: String) throws(FieldError) -> Value {
        let lowered = text.lowercased()
        let scheme = lowered.hasPrefix("https://") ? 8 : lowered.hasPrefix("http://") ? 7 : 0
        let rest = text.utf8.dropFirst(scheme)
        guard scheme > 0, let first = rest.first, first != UInt8(ascii: "/"), text.utf8.count <= 2000, rest.allSatisfy({ $0 > 32 && $0 != 127 })
        else {
            throw error("invalid_url", "A web address starts with https:// or http://.", "网址应以 https:// 或 http:// 开头。")
        }
        return .text(text)
    }

    private func choice(_ code: String, of choices: [Choice]) throws(FieldError) -> Value {
        guard choices.contains(where: { $0.code == code }) else {
            let known = choices.map(\.code).joined(separator: ", ")
            throw error("unknown_choice", "Must be one of: \(known).", "必须是以下之一:\(known)。")
        }
        return .text(code)
    }

    func error(_ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: name, code: code, message: Text(en: en, zh: zh))
    }

    private func wrongType(_ en: String, _ zh: String) -> FieldError {
        error("wrong_type", "Must be \(en).", "必须是\(zh)。")
    }
}

/// Without white space at both ends.
func trim(_ text: String) -> String {
    guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else { return text }
    let head = text.drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
}
