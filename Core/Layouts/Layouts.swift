/// The layouts of a workspace, read with its schema.
package struct Layouts: Sendable {
    private struct Choice: Sendable {
        var everybody: LayoutDocument?
        var byRole: [ID: LayoutDocument] = [:]
    }

    private var choices: [String: Choice] = [:]

    /// Every type as the house lays it out.
    package static let none = Layouts()

    private init() {}

    /// - Parameter rows: what `statement` finds.
    init(_ rows: Rows) throws {
        for row in rows {
            let type: String = try row[0]
            let document = LayoutDocument(stored: try row[2])
            if let role: ID = try row[1] {
                choices[type, default: Choice()].byRole[role] = document
            } else {
                choices[type, default: Choice()].everybody = document
            }
        }
    }

    static func statement(_ tenant: ID) -> SQL {
        "select l.record_type, l.role, l.document from core.layout l where l.tenant_id = \(tenant) and l.deleted_at is null"
    }

    /// The layout of the first of somebody's roles that has one, else the one for everybody, else none.
    /// - Parameter roles: her assigned roles in their order.
    func layout(of type: RecordType, for roles: [ID]) -> LayoutDocument? {
        guard let choice = choices[type.name] else { return nil }
        return roles.lazy.compactMap { choice.byRole[$0] }.first ?? choice.everybody
    }
}

extension RecordType {
    /// How records of the type are laid out for somebody, of what she may see of it.
    func describeLayout(for access: Access, to json: inout JSONWriter) {
        guard let layout = access.schema.layouts.layout(of: self, for: access.roleIDs) else { return }
        json.key("layout")
        json.json(layout.showing(self, in: access.schema).json)
    }
}
