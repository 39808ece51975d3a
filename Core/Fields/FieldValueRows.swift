/// One row of `core.field_value`: what a filterable custom field of a record holds, in the column of its type. The others are null.
public struct FieldValueRow: Hashable, Sendable {
    /// Counted from 0; a field of several choices has a row each.
    public var position: Int
    /// Lower-case and cut, see `FieldValueRows.key`; a choice's code; an amount's currency.
    public var text: String?
    /// A whole number, a multiple of 10^-scale, or minor units.
    public var integer: Int64?
    public var time: Timestamp?
    public var date: CalendarDate?
    public var flag: Bool?
    public var id: ID?
    /// What no other live record may have in the same field; null where the field isn't unique, and while the record is in the bin.
    public var uniqueKey: String?

    public init(
        position: Int = 0, text: String? = nil, integer: Int64? = nil, time: Timestamp? = nil, date: CalendarDate? = nil, flag: Bool? = nil,
        id: ID? = nil, uniqueKey: String? = nil
    ) {
        self.position = position
        self.text = text
        self.integer = integer
        self.time = time
        self.date = date
        self.flag = flag
        self.id = id
        self.uniqueKey = uniqueKey
    }
}

/// What the index of custom fields holds of a value, and the statements that keep it. The writer and the index job agree by asking here.
public enum FieldValueRows {
    /// Unicode scalars of a text that lists are filtered and sorted by.
    public static let keyLength = 200

    /// Those of an address: all of it. An entry of the index has at most 2,700 bytes.
    static let addressKeyLength = 500

    /// The form in which texts are compared: without regard to case, and short enough for an index.
    public static func key(_ text: String) -> String { key(text, length: keyLength) }

    private static func key(_ text: String, length: Int) -> String {
        let lowered = text.lowercased()
        guard lowered.utf8.count > length else { return lowered }
        return String(String.UnicodeScalarView(lowered.unicodeScalars.prefix(length)))
    }

    /// None for an empty value: what is empty is what has no row.
    public static func rows(of field: Field, value: Value) -> [FieldValueRow] {
        if case .texts(let codes) = value {
            return codes.enumerated().map { FieldValueRow(position: $0.offset, text: $0.element) }
        }
        guard var row = row(value, field.kind) else { return [] }
        if field.traits.contains(.unique) { row.uniqueKey = uniqueKey(value) }
        return [row]
    }

    private static func row(_ value: Value, _ kind: FieldKind) -> FieldValueRow? {
        switch value {
        case .null, .texts: nil
        case .address(let address): FieldValueRow(text: key(address.line, length: addressKeyLength))
        case .text(let text):
            if case .choice = kind { FieldValueRow(text: text) } else { FieldValueRow(text: key(text)) }
        case .integer(let number): FieldValueRow(integer: number)
        case .money(let money): FieldValueRow(text: money.currency, integer: money.amount)
        case .boolean(let flag): FieldValueRow(flag: flag)
        case .date(let date): FieldValueRow(date: date)
        case .timestamp(let time): FieldValueRow(time: time)
        case .id(let id): FieldValueRow(id: id)
        }
    }

    /// The whole value; of a text too long for an index, its digest.
    private static func uniqueKey(_ value: Value) -> String? {
        switch value {
        case .text(let text):
            let lowered = text.lowercased()
            return lowered.utf8.count <= 500 ? lowered : hexadecimal(Digest(lowered).bytes)
        case .integer(let number): return String(number)
        case .money(let money): return "\(money.amount) \(money.currency)"
        case .boolean(let flag): return flag ? "true" : "false"
        case .date(let date): return String(date.days)
        case .timestamp(let time): return String(time.microseconds)
        case .id(let id): return "\(id)"
        case .null, .texts, .address: return nil
        }
    }
    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [hexadecimalCharacter($0 >> 4), hexadecimalCharacter($0 & 15)] }, as: UTF8.self)
    }
}

/// Statements. None of them is sent for nothing: no rows, no records or no fields make an empty one, which the caller leaves out.
extension FieldValueRows {
    /// Rows of any records and fields, in one statement. The rows that were there before are deleted first, see `delete`.
    public static func insert(_ rows: [(record: ID, field: ID, row: FieldValueRow)], tenant: ID) -> SQL {
        guard !rows.isEmpty else { return .empty }
        return """
            insert into core.field_value (tenant_id, record_id, field_id, position, text_value, int_value, time_value, date_value, bool_value, \
            id_value, unique_key) \
            select \(tenant), x.record_id, x.field_id, x.position::int, x.text_value, x.int_value, x.time_value, x.date_value, x.bool_value, \
            x.id_value, x.unique_key \
            from unnest(\(rows.map(\.record)), \(rows.map(\.field)), \(rows.map { Int64($0.row.position) }), \(rows.map(\.row.text)), \
            \(rows.map(\.row.integer)), \(rows.map(\.row.time)), \(rows.map(\.row.date)), \(rows.map(\.row.flag)), \(rows.map(\.row.id)), \
            \(rows.map(\.row.uniqueKey))) as x (record_id, field_id, position, text_value, int_value, time_value, date_value, bool_value, \
            id_value, unique_key)
            """
    }

    /// What the index holds of these fields of these records.
    public static func delete(records: [ID], fields: [ID], tenant: ID) -> SQL {
        guard !records.isEmpty, !fields.isEmpty else { return .empty }
        return """
            delete from core.field_value where tenant_id = \(tenant) and record_id = any(\(records)) and field_id = any(\(fields))
            """
    }

    /// Records that went into the bin let others have their unique values.
    public static func releaseKeys(of records: [ID], tenant: ID) -> SQL {
        guard !records.isEmpty else { return .empty }
        return """
            update core.field_value set unique_key = null
            where tenant_id = \(tenant) and record_id = any(\(records)) and unique_key is not null
            """
    }
}
