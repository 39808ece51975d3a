/// The statements that write one record. Their text depends on the type and, for updates, on which fields change.
enum Writer {
    static func insert(_ record: Record, tenant: ID) -> SQL {
        let type = record.type
        var binds: [Bind] = [.id(tenant), .id(record.id)]
        for field in type.storedFields { binds += record[field.name].binds(for: field.kind) }
        if !type.customFields.isEmpty { binds.append(.text(CustomStorage.object(record.values, type.customFields))) }
        if let object = type.object { binds.append(.id(object.id)) }
        return SQL(statement: type.insertStatement, binds: binds)
    }

    static func update(_ record: Record, changed: [Field], tenant: ID) -> SQL {
        var assignments: [SQL] = []
        let custom = changed.filter { $0.custom != nil }
        if !custom.isEmpty {
            assignments.append("custom = \(CustomStorage.merge("custom", "(\(CustomStorage.object(record.values, custom, clearing: true)))::jsonb"))")
        }
        for field in changed where field.custom == nil {
            for (column, bind) in zip(field.columns, record[field.name].binds(for: field.kind)) {
                assignments.append("\(identifier: column) = \(bind)")
            }
        }
        return """
            update \(identifier: record.type.table) t set version = \(record.version), updated_at = \(record.values.timestamp("updated_at")), \
            updated_by = \(record.values.id("updated_by")), \(SQL.joined(assignments, separator: ", ")) \
            where t.tenant_id = \(tenant) and t.id = \(record.id)\(record.type.belongs())
            """
    }

    static func setDeleted(_ record: Record, tenant: ID) -> SQL {
        """
        update \(identifier: record.type.table) t set version = \(record.version), updated_at = \(record.values.timestamp("updated_at")), \
        updated_by = \(record.values.id("updated_by")), deleted_at = \(record.deletedAt) \
        where t.tenant_id = \(tenant) and t.id = \(record.id)\(record.type.belongs())
        """
    }
}

extension RecordType {
    static let externalID = systemFields[2]

    /// Names of the stored fields' columns, in the order of their binds.
    var storedColumns: [String] { storedFields.flatMap(\.columns) }

    /// Binds: tenant, id, then the stored columns and, where there are some, the workspace's own fields; at the end the own object that the record
    /// is of. A new record has version 1.
    var insertStatement: Statement {
        plans.statement("insert") {
            var names = storedColumns.map { "\"\($0)\"" }
            var places = names.indices.map { "$\($0 + 3)" }
            if !customFields.isEmpty {
                places.append("$\(names.count + 3)::text::jsonb")
                names.append("custom")
            }
            if object != nil {
                places.append("$\(names.count + 3)")
                names.append("object_id")
            }
            let (columns, values) = (names.joined(separator: ", "), places.joined(separator: ", "))
            return Statement("insert into \(quotedTable) (tenant_id, id, version, \(columns)) values ($1, $2, 1, \(values))")
        }
    }
}

extension Field {
    /// One column, or two for money.
    var columns: [String] {
        if case .money = kind { return [name, name + "_currency"] }
        return [name]
    }
}
