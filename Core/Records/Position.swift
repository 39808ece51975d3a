import NIOCore

/// Where a page ended: the sort values and the id of its last record. Travels as the payload of a sealed cursor.
package struct Position: Sendable {
    package let values: [Value]
    package let id: ID
    let isNullStage: Bool

    package init(values: [Value], id: ID, isNullStage: Bool) {
        self.values = values
        self.id = id
        self.isNullStage = isNullStage
    }

    /// The last row of a page.
    init(_ rows: Rows, _ row: Int, plan: ReadPlan, sort: Sort, isNullStage: Bool) {
        values = zip(sort.keys, plan.sortColumns).map { key, column in
            guard let bytes = rows.bytes(row, column) else { return .null }
            switch key.field.kind {
            case .integer, .decimal, .money: return .integer(bytes.bigEndian(at: 0))
            case .boolean: return .boolean(bytes[0] != 0)
            case .date: return .date(CalendarDate(days: bytes.bigEndian(at: 0)))
            case .timestamp: return .timestamp(Timestamp(microseconds: bytes.bigEndian(at: 0)))
            case .reference, .identifier: return .id(ID(bigEndian: bytes))
            default: return .text(String(decoding: bytes, as: UTF8.self))
            }
        }
        id = plan.id(rows, row)
        self.isNullStage = isNullStage
    }

    /// `[stage, id, value, …]`; the values' kinds follow from the sort order.
    package var payload: [UInt8] {
        var json = JSONWriter(capacity: 128)
        json.beginArray()
        json.boolean(isNullStage)
        json.id(id)
        for value in values {
            switch value {
            case .date(let date): json.integer(Int64(date.days))
            case .timestamp(let time): json.integer(time.microseconds)
            default: value.write(to: &json, as: .identifier)
            }
        }
        json.endArray()
        return Array(json.buffer.readableBytesView)
    }

    /// Nil when the payload is not of this sort order, which a sealed cursor's can't be.
    package init?(payload: [UInt8], sort: Sort) {
        guard let json = try? JSON.parse(ByteBuffer(bytes: payload)), let items = json.items, items.count == sort.keys.count + 2,
            let isNullStage = items[0].flag, let id = items[1].text.flatMap(ID.init)
        else { return nil }
        self.init(values: zip(sort.keys, items.dropFirst(2)).map { Self.value($1, $0.field.kind) }, id: id, isNullStage: isNullStage)
    }

    private static func value(_ json: JSON, _ kind: FieldKind) -> Value {
        switch (kind, json) {
        case (.date, .integer(let days)): .date(CalendarDate(days: Int32(truncatingIfNeeded: days)))
        case (.timestamp, .integer(let microseconds)): .timestamp(Timestamp(microseconds: microseconds))
        case (_, .integer(let number)): .integer(number)
        case (_, .boolean(let flag)): .boolean(flag)
        case (.identifier, .string(let text)), (.reference, .string(let text)): ID(text).map { .id($0) } ?? .null
        case (_, .string(let text)): .text(text)
        default: .null
        }
    }
}
