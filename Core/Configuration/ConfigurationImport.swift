/// One file on its way into a workspace: read, written, and compared with what was there before.
struct ConfigurationImport {
    /// What a file can hold in this workspace, and what it can't because a module is off.
    let parts: [ConfigurationPart]
    let absent: [(part: ConfigurationPart, module: any Module)]
    let rights: ConfigurationRights
    let me: Principal
    let isOn: @Sendable (RecordType) -> Bool

    struct Change: Sendable {
        let part: String
        let name: String
        let title: Text
        let action: String
        /// The members that differ.
        let before: JSONObject
        let after: JSONObject
    }

    struct Report: Sendable {
        var changes: [Change] = []
        /// Definitions that the file names and that were so already.
        var unchanged = 0
        var errors: [FieldError] = []
        /// The plan's limit.
        var refusal: Problem?
    }

    /// Writes what can be written. Whoever calls undoes it where there are errors, or where nothing was to be written.
    func perform(_ document: JSONObject, _ tx: RecordTransaction) async throws -> Report {
        // One file at a time: not everything has names that the database keeps apart.
        try await tx.query("select pg_advisory_xact_lock(\(Int64(bitPattern: tx.tenant.lo ^ 0x636f_6e66_6967)))")
        var reader = ConfigurationReader(tx, rights, locks: true)
        let before = try await snapshot(&reader, tx, locks: true)
        var lists = ConfigurationListReader()
        var writer = ConfigurationWriter(reader)
        writer.add(strangers(in: document))
        var named: [String: Set<String>] = [:]
        for part in parts where document[part.name] != nil {
            let items = lists.items(document[part.name], of: part, at: part.name)
            named[part.name] = Set(items.map(\.name))
            if let fault = rights.fault(of: part, at: part.name) {
                writer.add([fault])
            } else {
                try await writer.write(items, of: part)
            }
        }
        writer.add(lists.errors)
        if writer.refusal == nil { writer.add(try await writeViews(document[ConfigurationViews.part], writer.tx)) }
        var later = ConfigurationReader(writer.tx, rights)
        let after = try await snapshot(&later, writer.tx)
        return report(before, after, named, document, writer)
    }

    /// Members of the file that stand for nothing here.
    private func strangers(in document: JSONObject) -> [FieldError] {
        document.keys.compactMap { name in
            if name == ConfigurationDocument.mark || name == ConfigurationViews.part || parts.contains(where: { $0.name == name }) { return nil }
            guard let module = absent.first(where: { $0.part.name == name })?.module else { return ConfigurationFault.part.error(at: name) }
            let refusal = Problem.moduleNotEnabled(module: module.id, title: module.title, plans: [])
            return FieldError(field: name, code: refusal.code, message: Self.isOff(module))
        }
    }

    private static func isOff(_ module: any Module) -> Text {
        Text(en: "\(module.title.en) (\(module.id)) is not switched on for this workspace.", zh: "该工作区尚未启用\(module.title.zh)（\(module.id)）。")
    }

    private func writeViews(_ json: JSON?, _ tx: RecordTransaction) async throws -> [FieldError] {
        guard let json, json != .null else { return [] }
        guard let items = json.items else { return [ConfigurationFault.list.error(at: ConfigurationViews.part)] }
        guard items.count <= ConfigurationListReader.maximum else { return [ConfigurationFault.tooMany.error(at: ConfigurationViews.part)] }
        var views = views(tx)
        _ = try await views.entries(locks: true)
        return try await views.write(items)
    }

    private func views(_ tx: RecordTransaction) -> ConfigurationViews {
        ConfigurationViews(tx, me: me, types: rights.types(in: tx.schema).filter(isOn))
    }
}

/// What became of it.
extension ConfigurationImport {
    private typealias Snapshot = [(part: String, entries: [ConfigurationReader.Entry])]

    private func snapshot(_ reader: inout ConfigurationReader, _ tx: RecordTransaction, locks: Bool = false) async throws -> Snapshot {
        var snapshot: Snapshot = []
        for part in parts { snapshot.append((part.name, try await reader.entries(of: part))) }
        var views = views(tx)
        snapshot.append((ConfigurationViews.part, try await views.entries(locks: locks)))
        return snapshot
    }

    private func report(
        _ before: Snapshot, _ after: Snapshot, _ named: [String: Set<String>], _ document: JSONObject, _ writer: ConfigurationWriter
    ) -> Report {
        var report = Report(errors: writer.errors, refusal: writer.refusal)
        for (old, new) in zip(before, after) {
            let known = Dictionary(old.entries.map { ($0.name, $0) }) { first, _ in first }
            let changes = new.entries.filter { !$0.isBinned }.compactMap { Self.change(new.part, from: known[$0.name], to: $0) }
            report.changes += changes
            let changed = Set(changes.map(\.name))
            let live = new.entries.filter { !$0.isBinned && !changed.contains($0.name) }
            if let names = named[new.part] {
                report.unchanged += live.count { names.contains($0.name) }
            } else if new.part == ConfigurationViews.part {
                let wanted = Set((document[new.part]?.items ?? []).map { "\($0["type"]?.text ?? "").\($0["name"]?.text ?? "")" })
                report.unchanged += live.count { wanted.contains($0.name) }
            }
        }
        return report
    }

    /// Nil where nothing differs.
    private static func change(_ part: String, from old: ConfigurationReader.Entry?, to new: ConfigurationReader.Entry) -> Change? {
        let isBack = old?.isBinned == true
        let before = old?.json ?? JSONObject()
        let names = Set((before.keys + new.json.keys).filter { before[$0] != new.json[$0] })
        guard old == nil || isBack || !names.isEmpty else { return nil }
        return Change(
            part: part, name: new.name, title: new.title, action: old == nil ? "create" : isBack ? "restore" : "update",
            before: before.only(names), after: new.json.only(names))
    }
}

extension JSONObject {
    fileprivate func only(_ names: Set<String>) -> JSONObject {
        var object = JSONObject()
        for (name, value) in self where names.contains(name) { object[name] = value }
        return object
    }
}
