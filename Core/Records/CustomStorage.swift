import NIOCore

/// How a record's own-made fields are written: one `custom` object in its row, and rows of `core.field_value` for those that lists filter by.
enum CustomStorage {
    /// The members of `custom` for these fields. With `clearing`, an empty value is null, which `merge` takes out of the object.
    static func object(_ values: Values, _ fields: [Field], clearing: Bool = false) -> String {
        var json = JSONWriter(capacity: 256)
        json.beginObject()
        for field in fields {
            guard let slot = field.custom?.slot else { continue }
            let value = values[field.name] ?? .null
            if value != field.kind.empty, value != .null {
                json.key(String(slot))
                value.write(to: &json, as: field.kind)
            } else if clearing {
                json.key(String(slot))
                json.null()
            }
        }
        json.endObject()
        return String(buffer: json.buffer)
    }

    /// The value of the column `custom` after a change: what is named in `changes` is new, null is gone. Values themselves hold no nulls.
    static func merge(_ custom: SQL, _ changes: SQL) -> SQL { "jsonb_strip_nulls(\(custom) || \(changes))" }

    /// What the index of values is told of records that were created or in which `fields` have changed.
    static func index(_ written: [(id: ID, values: Values)], _ fields: [Field], isNew: Bool, tenant: ID) -> [SQL] {
        let fields = fields.filter { $0.custom?.isIndexed == true }
        guard !fields.isEmpty, !written.isEmpty else { return [] }
        var rows: [(record: ID, field: ID, row: FieldValueRow)] = []
        for (id, values) in written {
            for field in fields {
                guard let custom = field.custom, let value = values[field.name] else { continue }
                for row in FieldValueRows.rows(of: field, value: value) { rows.append((id, custom.id, row)) }
            }
        }
        var statements: [SQL] = []
        if !isNew { statements.append(FieldValueRows.delete(records: written.map(\.id), fields: fields.compactMap(\.custom?.id), tenant: tenant)) }
        if !rows.isEmpty { statements.append(FieldValueRows.insert(rows, tenant: tenant)) }
        return statements
    }
}

extension RecordType {
    var uniqueCustomFields: [Field] { customFields.filter { $0.traits.contains(.unique) } }
}
