/// From definitions of objects to record types: without the fields that the workspace gave them, which come with those of all other types.
enum ObjectLookup {
    /// The live ones in their order; with the bin for those who look after what is in it.
    static func statement(_ tenant: ID, withBin: Bool = false) -> SQL {
        let live: SQL = withBin ? "" : " and o.deleted_at is null"
        return """
            select o.id, o.name, o.plural, o.title_en, o.title_zh, o.plural_title_en, o.plural_title_zh, o.name_title_en, o.name_title_zh, \
            o.icon, o.description from core.object o where o.tenant_id = \(tenant)\(live) order by o.position, o.id
            """
    }

    static func read(_ rows: Rows) throws -> [RecordType] { try rows.map(type) }

    private static func type(_ row: Row) throws -> RecordType {
        let description: String? = try row[10]
        let object = CustomObject(id: try row[0], icon: try row[9], description: description.map { Text(verbatim: $0) })
        let label = Text(en: try row[7], zh: try row[8])
        return RecordType(
            try row[1], plural: try row[2], table: CustomObject.table, title: Text(en: try row[3], zh: try row[4]),
            pluralTitle: Text(en: try row[5], zh: try row[6]), object: object
        ) {
            CustomObject.fields(name: label)
        }
    }
}
