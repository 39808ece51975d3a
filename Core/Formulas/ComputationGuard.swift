/// After definitions were changed: what others look at is still there, and nothing looks at itself by a detour.
enum ComputationGuard {
    /// Definitions are changed one transaction after the other, since each counts up the version of the workspace's metadata first: what is read here is
    /// what all of them together say.
    /// - Throws: `Problem.validation` with `circular` and the way round, `Problem.conflict` `field_in_use` with the formula or the condition that uses
    ///   the field.
    static func check(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        guard tx.actor != .system, effects.contains(where: matters) else { return }
        let after = try await SchemaLookup.load(tx)
        let links = ComputationLinks(after)
        for effect in effects {
            if let node = node(effect.before ?? effect.after), isTaken(effect) {
                let users = ComputationLinks(tx.schema).users(of: node) + links.users(of: node) + conditional(on: node, in: tx.schema)
                try refuseUse(of: node, users, after, effects)
            }
            if let node = node(effect.after), let way = links.circle(through: node) { throw circular(way, effect) }
        }
        try requireSense(after, before: tx.schema, without: effects.compactMap { node($0.before ?? $0.after)?.path })
    }

    /// The same for objects that go into the bin: the house asks after it wrote them.
    /// - Throws: `Problem.conflict` `field_in_use` with the formula that looks at one of their records or fields.
    static func checkObjects(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        let gone = effects.filter { $0.after == nil }.compactMap { $0.before?.text("name") }
        guard tx.actor != .system, !gone.isEmpty else { return }
        try requireSense(try await SchemaLookup.load(tx), before: tx.schema, without: gone)
    }

    private static func matters(_ effect: RecordEffect) -> Bool { isTaken(effect) || isComputed(effect.after) }
    private static func isComputed(_ values: Values?) -> Bool { values?.text("kind").flatMap(CustomKind.init)?.isComputed ?? false }

    /// Into the bin, or on the way to another kind.
    private static func isTaken(_ effect: RecordEffect) -> Bool {
        guard let after = effect.after else { return true }
        return after.id("conversion_job") != nil && effect.changes("conversion_job")
    }

    private static func node(_ values: Values?) -> ComputationLinks.Node? {
        guard let type = values?.text("record_type"), let name = values?.text("name") else { return nil }
        return ComputationLinks.Node(type: type, field: name)
    }

    /// Fields that are asked for or shown by conditions which name it: without it they would be so always, or never.
    private static func conditional(on node: ComputationLinks.Node, in schema: Schema) -> [ComputationLinks.Node] {
        let siblings = schema.type(named: node.type)?.customFields ?? []
        let users = siblings.filter { sibling in
            [sibling.custom?.conditions.requiredWhen, sibling.custom?.conditions.shownWhen].contains { condition in
                condition.map { FieldCondition.names($0).contains(node.field) } ?? false
            }
        }
        return users.map { ComputationLinks.Node(type: node.type, field: $0.name) }
    }

    private static func refuseUse(
        of node: ComputationLinks.Node, _ users: [ComputationLinks.Node], _ schema: Schema, _ effects: [RecordEffect]
    ) throws(Problem) {
        let gone = Set(effects.filter { $0.after == nil }.compactMap { self.node($0.before) })
        let left = users.filter { user in !gone.contains(user) && schema.type(named: user.type)?.field(user.field) != nil }
        guard let user = left.first else { return }
        throw inUse(node.path, by: user, schema)
    }

    /// What made sense before still does.
    private static func requireSense(_ after: Schema, before: Schema, without paths: [String]) throws(Problem) {
        let known = Set(senseless(before).map(\.path))
        guard let lost = senseless(after).first(where: { !known.contains($0.path) }) else { return }
        throw inUse(paths.joined(separator: ", "), by: lost, after)
    }

    private static func senseless(_ schema: Schema) -> [ComputationLinks.Node] {
        schema.types.flatMap { type in
            type.customFields.filter { $0.custom?.computation != nil && $0.custom?.computation?.method == nil }
                .map { ComputationLinks.Node(type: type.name, field: $0.name) }
        }
    }

    private static func circular(_ way: String, _ effect: RecordEffect) -> Problem {
        let property = effect.after?.text("kind") == CustomKind.rollup.rawValue ? "rollup_field" : "formula"
        let message = Text(en: "The field would depend on itself: \(way).", zh: "字段将依赖自身：\(way)。")
        return .validation([FieldError(field: property, code: "circular", message: message)])
    }

    private static func inUse(_ path: String, by user: ComputationLinks.Node, _ schema: Schema) -> Problem {
        let title = schema.type(named: user.type)?.field(user.field)?.title ?? Text(verbatim: user.field)
        return .conflict(
            code: "field_in_use",
            detail: Text(
                en: "\(path) is used by “\(title.en)” (\(user.path)). Change that first.", zh: "\(path) 正被“\(title.zh)”（\(user.path)）使用，请先修改后者。"))
    }
}
