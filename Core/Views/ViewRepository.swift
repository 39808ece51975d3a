/// The statements on `core.saved_view`.
enum ViewRepository {
    private static let columns: SQL = "id, owner_id, record_type, version, name, is_shared, layout, columns, widths, filter, sort, group_field"

    /// What a user may see: all that is shared, and their own.
    static func list(_ type: RecordType?, for reader: ID, tenant: ID) -> SQL {
        let ofType: SQL = type.map { "and record_type = \($0.name)" } ?? ""
        return """
            select \(columns) from core.saved_view where tenant_id = \(tenant) and (owner_id = \(reader) or is_shared) \(ofType) \
            order by name, id limit 1000
            """
    }

    /// All that is shared; locked until the transaction ends where they are about to be changed.
    static func shared(tenant: ID, locks: Bool) -> SQL {
        let lock: SQL = locks ? " for update" : ""
        return "select \(columns) from core.saved_view where tenant_id = \(tenant) and is_shared order by id\(lock)"
    }

    static func one(_ id: ID, for reader: ID, tenant: ID) -> SQL {
        "select \(columns) from core.saved_view where tenant_id = \(tenant) and id = \(id) and (owner_id = \(reader) or is_shared)"
    }

    static func lock(_ id: ID, for reader: ID, tenant: ID) -> SQL { "\(one(id, for: reader, tenant: tenant)) for update" }

    static func decode(_ row: Row) throws -> View {
        let (widths, filter): (JSON, JSON?) = (try row[8], try row[9])
        return View(
            id: try row[0], owner: try row[1], type: try row[2], version: try row[3], name: try row[4], isShared: try row[5],
            layout: View.Layout(rawValue: try row[6]) ?? .list, columns: try row[7], widths: widths.members ?? JSONObject(), filter: filter,
            sort: try row[10], group: try row[11])
    }

    /// The owner's row is locked, so that the count is exact however many are made at once.
    static func count(_ type: RecordType, of owner: ID, tenant: ID) -> [SQL] {
        [
            "select 1 from core.user where tenant_id = \(tenant) and id = \(owner) for no key update",
            "select count(*) from core.saved_view where tenant_id = \(tenant) and owner_id = \(owner) and record_type = \(type.name)",
        ]
    }

    static func insert(_ view: View, now: Timestamp, tenant: ID) -> SQL {
        """
        insert into core.saved_view (tenant_id, id, owner_id, record_type, version, name, is_shared, layout, columns, widths, filter, sort, \
        group_field, created_at, updated_at) values (\(tenant), \(view.id), \(view.owner), \(view.type), \(view.version), \(view.name), \
        \(view.isShared), \(view.layout.rawValue), \(view.columns), \(JSON.object(view.widths)), \(view.filter), \(view.sort), \(view.group), \
        \(now), \(now))
        """
    }

    static func update(_ view: View, now: Timestamp, tenant: ID) -> SQL {
        """
        update core.saved_view set version = \(view.version), name = \(view.name), is_shared = \(view.isShared), \
        layout = \(view.layout.rawValue), columns = \(view.columns), widths = \(JSON.object(view.widths)), filter = \(view.filter), \
        sort = \(view.sort), group_field = \(view.group), updated_at = \(now) where tenant_id = \(tenant) and id = \(view.id)
        """
    }

    static func delete(_ id: ID, tenant: ID) -> SQL { "delete from core.saved_view where tenant_id = \(tenant) and id = \(id)" }
}
