import NIOCore

/// A value of one kind as a value of another: written as people write it, and read as an import reads its cells.
struct ValueConversion: Sendable {
    let old: Field
    let new: Field
    /// What choices are called in texts.
    let language: Language
    private let reader: CellReader
    private let offset: Int64

    init(from old: Field, to new: Field, dates: DateReader, language: Language) {
        self.old = old
        self.new = new
        self.language = language
        reader = CellReader(new, dates: dates)
        offset = dates.offset
    }

    /// - Throws: why there is no such value of the new kind.
    func convert(_ value: Value) throws(FieldError) -> Value {
        let converted = try reader.value(trim(text(value)), currency: nil)
        guard converted != .null, converted != new.kind.empty else {
            throw new.error("invalid", "Nothing would be left of it.", "转换后无内容。")
        }
        return converted
    }

    /// What the journal tells of it; nil where both are written alike, so that nobody sees a difference.
    func payload(_ before: Value, _ after: Value) -> [UInt8]? {
        let (before, after) = (json(before, old), json(after, new))
        guard before != after else { return nil }
        var json = JSONWriter(capacity: 128)
        json.beginObject()
        for (key, value) in [("after", after), ("before", before)] {
            json.key(key)
            json.beginObject()
            json.key(new.name)
            json.raw(value)
            json.endObject()
        }
        json.endObject()
        return Array(json.buffer.readableBytesView)
    }

    private func json(_ value: Value, _ field: Field) -> String {
        var json = JSONWriter(capacity: 64)
        value.write(to: &json, as: field.kind)
        return String(buffer: json.buffer)
    }

    /// As it is shown to people in the preview.
    func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .text(let text): title(text)
        case .integer(let number): if case .decimal(let scale) = old.kind { Decimals.text(number, scale: scale) } else { String(number) }
        case .boolean(let flag): String(flag)
        case .money(let money): "\(Decimals.text(money.amount, scale: Currency.exponents[money.currency] ?? 2)) \(money.currency)"
        case .date(let date): date.description
        case .timestamp(let time): text(time)
        case .id(let id): id.description
        case .texts(let codes): codes.map(title).joined(separator: "; ")
        case .address(let address): address.line
        }
    }

    /// Choices that stay choices keep their codes.
    private func title(_ code: String) -> String {
        guard new.kind.choices == nil, let choices = old.kind.choices else { return code }
        return choices.first { $0.code == code }?.title[language] ?? code
    }

    /// In the zone that was asked for: `2026-01-31 08:30:00`.
    private func text(_ time: Timestamp) -> String {
        guard new.kind.isText, offset == 0 else {
            let local = time.adding(seconds: Int(offset)).description
            return "\(local.prefix(10)) \(local.dropFirst(11).prefix(8))"
        }
        return time.description
    }
}
