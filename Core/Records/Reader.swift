/// Rows into JSON in one walk, without intermediate objects, and rows into values where code needs them.
extension ReadPlan {
    /// Writes one row as a JSON object.
    func write(_ rows: Rows, _ row: Int, to json: inout JSONWriter) {
        let custom = custom(rows, row)
        json.value(upTo: longest(rows, row)) { json in
            json.byte(UInt8(ascii: "{"))
            keys.withUnsafeBufferPointer { keys in
                outputs.withUnsafeBufferPointer { outputs in
                    for output in outputs {
                        json.bytes(keys.baseAddress.unsafelyUnwrapped + output.key, output.keyLength)
                        switch output.encoding {
                        case .custom: json.raw(custom?.json(output.scale), orElse: "null")
                        case .customTexts: json.raw(custom?.json(output.scale), orElse: "[]")
                        case .customMasked: masked(custom?.json(output.scale).map { FieldKind.text(maximum: 0).stored($0) }, to: &json)
                        default: write(output, rows, row, to: &json)
                        }
                    }
                }
            }
            json.byte(UInt8(ascii: "}"))
        }
    }

    /// Bytes that the row can take at most, every byte of a text being escaped.
    private func longest(_ rows: Rows, _ row: Int) -> Int {
        var texts = 0
        for index in 0..<columnCount { texts &+= rows.length(row, index) &+ 1 }
        return 2 &+ keys.count &+ outputs.count &* JSONCursor.longestValue &+ texts &* 6
    }

    @inline(__always)
    private func write(_ output: Output, _ rows: Rows, _ row: Int, to json: inout JSONCursor) {
        guard let bytes = rows.bytes(row, output.index) else { return json.word("null") }
        switch output.encoding {
        case .text: json.string(bytes)
        case .integer: json.integer(bytes.bigEndian(at: 0))
        case .decimal: json.decimal(bytes.bigEndian(at: 0), scale: output.scale)
        case .money: money(bytes.bigEndian(at: 0), rows.bytes(row, output.index + 1), to: &json)
        case .boolean: if bytes[0] != 0 { json.word("true") } else { json.word("false") }
        case .date: json.date(CalendarDate(days: bytes.bigEndian(at: 0)))
        case .timestamp: json.timestamp(Timestamp(microseconds: bytes.bigEndian(at: 0)))
        case .id: json.id(ID(bigEndian: bytes))
        case .texts: texts(bytes, to: &json)
        case .masked: masked(.text(String(decoding: bytes, as: UTF8.self)), to: &json)
        case .custom, .customTexts, .customMasked: json.word("null")
        }
    }

    private func masked(_ value: Value?, to json: inout JSONCursor) {
        guard case .text(let text)? = value else { return json.word("null") }
        var shown = Mask.shown(text)
        shown.withUTF8 { json.string(UnsafeRawBufferPointer($0)) }
    }

    private func money(_ amount: Int64, _ currency: UnsafeRawBufferPointer?, to json: inout JSONCursor) {
        json.word("{\"amount\":")
        json.integer(amount)
        json.word(",\"currency\":")
        if let currency { json.string(currency) } else { json.word("null") }
        json.byte(UInt8(ascii: "}"))
    }

    private func texts(_ bytes: UnsafeRawBufferPointer, to json: inout JSONCursor) {
        json.byte(UInt8(ascii: "["))
        var isFirst = true
        TextArray.forEach(bytes) { text in
            if !isFirst { json.byte(UInt8(ascii: ",")) }
            isFirst = false
            json.string(text)
        }
        json.byte(UInt8(ascii: "]"))
    }

    /// The row as a record of `type`.
    func record(_ type: RecordType, _ rows: Rows, _ row: Int) -> Record {
        let custom = custom(rows, row)
        var values = Values()
        for column in columns where column.index > 0 { values[column.field.name] = value(column, rows, row, custom) }
        return Record(type: type, id: id(rows, row), version: values.integer("version") ?? 0, values: values)
    }

    func id(_ rows: Rows, _ row: Int) -> ID {
        rows.bytes(row, idColumn).map { ID(bigEndian: $0) } ?? .placeholder
    }

    /// `version` always comes right after `id`.
    func version(_ rows: Rows, _ row: Int) -> Int64 { rows.bytes(row, idColumn + 1).map { $0.bigEndian(at: 0) } ?? 0 }

    /// Where the values of the workspace's own fields lie in a row: looked for once, however many are wanted.
    func custom(_ rows: Rows, _ row: Int) -> CustomValues? { customColumn.map { CustomValues(rows.bytes(row, $0), upTo: lastSlot) } }

    /// As the plan's reader may see it; `custom` is of the same row.
    func value(_ column: Column, _ rows: Rows, _ row: Int, _ custom: CustomValues?) -> Value {
        let value = whole(column, rows, row, custom)
        return column.field.isMasked ? Mask.shown(value) : value
    }

    private func whole(_ column: Column, _ rows: Rows, _ row: Int, _ custom: CustomValues?) -> Value {
        if let slot = column.field.custom?.slot { return custom?.json(slot).map(column.field.kind.stored) ?? column.field.kind.empty }
        guard let bytes = rows.bytes(row, column.index) else { return .null }
        switch column.field.kind {
        case .text, .longText, .email, .phone, .url, .choice, .secret, .time: return .text(String(decoding: bytes, as: UTF8.self))
        case .integer, .decimal: return .integer(bytes.bigEndian(at: 0))
        case .money: return .money(Money(amount: bytes.bigEndian(at: 0), currency: text(rows, row, column.index + 1)))
        case .boolean: return .boolean(bytes[0] != 0)
        case .date: return .date(CalendarDate(days: bytes.bigEndian(at: 0)))
        case .timestamp: return .timestamp(Timestamp(microseconds: bytes.bigEndian(at: 0)))
        case .reference, .identifier: return .id(ID(bigEndian: bytes))
        case .address: return column.field.kind.stored(UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
        case .choices, .tags:
            var texts: [String] = []
            TextArray.forEach(bytes) { texts.append(String(decoding: $0, as: UTF8.self)) }
            return .texts(texts)
        }
    }

    private func text(_ rows: Rows, _ row: Int, _ column: Int) -> String {
        rows.bytes(row, column).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension ID {
    /// Sixteen bytes of a uuid column.
    @inline(__always) init(bigEndian bytes: UnsafeRawBufferPointer) {
        self.init(hi: bytes.bigEndian(at: 0), lo: bytes.bigEndian(at: 8))
    }
}

/// `text[]` in PostgreSQL's binary format (array_send): dimensions, flags, element type, length and lower bound, then each element.
private enum TextArray {
    static func forEach(_ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard bytes.count >= 20 else { return }
        let count: Int32 = bytes.bigEndian(at: 12)
        var offset = 20
        for _ in 0..<count {
            let length = Int(bytes.bigEndian(at: offset) as Int32)
            offset += 4
            guard length >= 0 else { continue }
            body(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
            offset += length
        }
    }
}
