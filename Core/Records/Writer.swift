/// The statements that write one record. Their text depends on the type and, for updates, on which fields change.
enum Writer {
    static func insert(_ record: Record, tenant: ID) -> SQL {
        let type = record.type
        var binds: [Bind] = [.id(tenant), .id(record.id)]
        for field in type.storedFields { binds += record[field.name].binds(for: field.kind) }
        return SQL(statement: type.insertStatement, binds: binds)
    }

    static func update(_ record: Record, changed: [Field], tenant: ID) -> SQL {
        var assignments: [SQL] = []
        for field in changed {
            for (column, bind) in zip(field.columns, record[field.name].binds(for: field.kind)) {
                assignments.append("\(identifier: column) = \(bind)")
            }
        }
        return """
            update \(identifier: record.type.table) set version = \(record.version), updated_at = \(record.values.timestamp("updated_at")), \
            updated_by = \(record.values.id("updated_by")), \(SQL.joined(assignments, separator: ", ")) \
            where tenant_id = \(tenant) and id = \(record.id)
            """
    }

    static func setDeleted(_ record: Record, tenant: ID) -> SQL {
        """
        update \(identifier: record.type.table) set version = \(record.version), updated_at = \(record.values.timestamp("updated_at")), \
        updated_by = \(record.values.id("updated_by")), deleted_at = \(record.deletedAt) where tenant_id = \(tenant) and id = \(record.id)
        """
    }
}

extension RecordType {
    static let externalID = systemFields[2]

    /// Names of the stored fields' columns, in the order of their binds.
    var storedColumns: [String] { storedFields.flatMap(\.columns) }

    /// Binds: tenant, id, then the stored columns. A new record has version 1.
    var insertStatement: Statement {
        plans.statement("insert") {
            let names = storedColumns.map { "\"\($0)\"" }.joined(separator: ", ")
            let places = storedColumns.indices.map { "$\($0 + 3)" }.joined(separator: ", ")
            return Statement("insert into \(quotedTable) (tenant_id, id, version, \(names)) values ($1, $2, 1, \(places))")
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
