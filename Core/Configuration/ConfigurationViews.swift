/// Shared lists travel too. They are no records of the kernel: they have rules and statements of their own (`Core/Views`).
///
/// A view whose filter names single records by their ids stays at home: elsewhere nothing has these ids.
struct ConfigurationViews {
    static let part = "views"

    let tx: RecordTransaction
    let me: Principal
    /// Types of modules that are on, as whoever exports or imports may see them.
    let types: [RecordType]
    private var views: [String: View] = [:]

    init(_ tx: RecordTransaction, me: Principal, types: [RecordType]) {
        self.tx = tx
        self.me = me
        self.types = types.map(\.asIndexed)
    }

    /// By the type's path and the name: `customers.Key accounts`.
    mutating func entries(locks: Bool = false) async throws -> [ConfigurationReader.Entry] {
        let found = try await tx.query(ViewRepository.shared(tenant: tx.tenant, locks: locks)).map(ViewRepository.decode)
        var counts: [String: Int] = [:]
        let named = found.compactMap { view -> (view: View, type: RecordType)? in types.first { $0.name == view.type }.map { (view, $0) } }
        return named.sorted { ($0.type.plural, $0.view.name, $0.view.id) < ($1.type.plural, $1.view.name, $1.view.id) }.compactMap { view, type in
            let own = "\(type.plural).\(view.name)"
            counts[own, default: 0] += 1
            let name = ConfigurationName.numbered(own, counts[own, default: 1])
            views[name] = view
            guard !view.namesRecords, let json = members(of: view, type) else { return nil }
            return ConfigurationReader.Entry(name: name, title: Text(verbatim: view.name), isBinned: false, json: json)
        }
    }

    /// Without columns that are gone; nil where the rest makes no sense any more.
    private func members(of view: View, _ type: RecordType) -> JSONObject? {
        var members: JSONObject = ["type": .string(type.plural), "name": .string(view.name), "layout": .string(view.layout.rawValue)]
        let form = ViewForm(type: type, schema: tx.schema, me: me)
        let columns = view.columns.filter(form.isColumn)
        if !columns.isEmpty { members["columns"] = .array(columns.map(JSON.string)) }
        var widths = JSONObject()
        for (name, width) in view.widths where form.isColumn(name) { widths[name] = width }
        if !widths.isEmpty { members["widths"] = JSON.object(widths).sorted }
        if let filter = view.filter { members["filter"] = filter.sorted }
        if let sort = view.sort { members["sort"] = .string(sort) }
        if let group = view.group { members["group"] = .string(group) }
        do throws(Problem) {
            var body = members
            body["type"] = nil
            _ = try form.apply(.object(body), to: view, isNew: false)
            return members
        } catch {
            return nil
        }
    }
}

/// Writing.
extension ConfigurationViews {
    /// What is wrong with each, at its place in the file.
    mutating func write(_ items: [JSON]) async throws -> [FieldError] {
        var errors: [FieldError] = []
        var counts: [String: Int] = [:]
        for (index, json) in items.enumerated() {
            let (plural, name) = (json["type"]?.text ?? "", json["name"]?.text.map(trim) ?? "")
            guard !plural.isEmpty, !name.isEmpty, name.utf8.count <= ConfigurationName.longest else {
                errors.append(Self.nameless(json, plural, at: index))
                continue
            }
            counts["\(plural).\(name)", default: 0] += 1
            let own = ConfigurationName.numbered("\(plural).\(name)", counts["\(plural).\(name)", default: 1])
            do {
                try await write(json, plural: plural, as: own)
            } catch let problem as Problem {
                errors += ConfigurationWriter.errors(problem, at: "\(Self.part).\(own)")
            }
        }
        return errors
    }

    private static func nameless(_ json: JSON, _ plural: String, at index: Int) -> FieldError {
        let place = "\(part).\(index)"
        guard json.members != nil else { return ConfigurationFault.object.error(at: place) }
        let member = plural.isEmpty ? "type" : "name"
        let fault: ConfigurationFault = json[member]?.text.map { $0.isEmpty ? .required : .tooLong } ?? (json[member] == nil ? .required : .text)
        return fault.error(at: "\(place).\(member)")
    }

    private func write(_ json: JSON, plural: String, as name: String) async throws {
        guard let type = types.first(where: { $0.plural == plural }) else { throw Problem.validation([ViewRoutes.unknownType]) }
        let existing = views[name]
        var body = json.members ?? [:]
        body["type"] = nil
        body["shared"] = true
        for (member, empty) in Self.empty where body[member] ?? .null == .null { body[member] = empty }
        let before = existing ?? View(id: .new(), owner: me.user, type: type.name)
        var view = try ViewForm(type: type, schema: tx.schema, me: me).apply(.object(body), to: before, isNew: existing == nil)
        guard let existing else { return try await add(view, of: type) }
        guard view.journaled.sorted != existing.journaled.sorted else { return }
        if existing.owner != me.user { try require(ViewRoutes.manage) }
        view.version += 1
        tx.enqueue(ViewRepository.update(view, now: tx.now, tenant: tx.tenant))
        tx.note(type: "view", id: view.id, action: "update", payload: ["before": existing.journaled, "after": view.journaled])
    }

    /// A new one is the author's.
    private func add(_ view: View, of type: RecordType) async throws {
        try require(ViewRoutes.share)
        let results = try await tx.batch(ViewRepository.count(type, of: view.owner, tenant: tx.tenant))
        guard try results[1].scalar(Int64.self) ?? 0 < ViewRoutes.maximum else { throw Problem.tooManyViews }
        tx.enqueue(ViewRepository.insert(view, now: tx.now, tenant: tx.tenant))
        tx.note(type: "view", id: view.id, action: "create", payload: ["after": view.journaled])
    }

    private func require(_ permission: Permission) throws(Problem) {
        guard me.access.has(permission) else { throw .forbidden(permission: permission.id) }
    }

    /// What the file is silent about.
    private static let empty: JSONObject = ["layout": "list", "columns": [], "widths": [:], "filter": .null, "sort": .null, "group": .null]
}

extension View {
    /// Its filter speaks of records by their ids.
    fileprivate var namesRecords: Bool { filter.map(Self.namesRecords) ?? false }

    private static func namesRecords(_ json: JSON) -> Bool {
        switch json {
        case .string(let text): ID(text) != nil
        case .array(let items): items.contains(where: namesRecords)
        case .object(let members): members.contains { namesRecords($0.value) }
        default: false
        }
    }
}

extension RecordType {
    /// As it is when the indexes are complete that are being built now: a file brings lists along with the computed fields that they filter by.
    fileprivate var asIndexed: RecordType {
        guard fields.contains(where: \.isAwaited) else { return self }
        return RecordType(self, fields: fields.map(\.asIndexed))
    }
}

extension Field {
    fileprivate var isAwaited: Bool { custom.map { $0.isIndexed && !$0.isFilterable } ?? false }

    fileprivate var asIndexed: Field {
        guard let custom, isAwaited else { return self }
        let open = CustomField(
            id: custom.id, slot: custom.slot, isFilterable: true, isIndexed: true, kind: custom.kind, help: custom.help,
            requiredWhen: custom.requiredWhen, shownWhen: custom.shownWhen, conditions: custom.conditions, numbering: custom.numbering,
            computation: custom.computation)
        return Field(name, title, kind, traits, initial, custom: open)
    }
}
