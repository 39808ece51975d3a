/// What happens before definitions of objects are written: what they leave out is filled in, and what is wrong with them is told.
enum ObjectRules {
    static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        var errors: [FieldError] = []
        for index in changes.indices {
            complete(&changes[index].values)
            let faults = faults(of: changes[index])
            errors += changes.count == 1 ? faults : faults.map { $0.below("\(index)") }
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
        try await arrange(&changes, tx)
    }

    /// Where nobody says what many are called, English adds an s and Chinese says the same. One language is enough: the other says what it says.
    private static func complete(_ values: inout Values) {
        let (english, chinese) = (values.text("title_en"), values.text("title_zh"))
        if values.text("plural") == nil, let name = values.text("name") { values["plural"] = .text(name + "s") }
        fill("plural_title_en", english.map { $0 + "s" } ?? values.text("plural_title_zh") ?? chinese, &values)
        fill("plural_title_zh", chinese ?? values.text("plural_title_en"), &values)
        let label = Titles.text(values, "name_title") ?? ["en": "Name", "zh": "名称"]
        values["name_title_en"] = .text(label.en)
        values["name_title_zh"] = .text(label.zh)
        Titles.complete(&values)
    }

    private static func fill(_ name: String, _ text: String?, _ values: inout Values) {
        guard values.text(name) == nil, let text else { return }
        values[name] = .text(text)
    }

    private static func faults(of change: RecordChange) -> [FieldError] {
        let faults = Titles.faults(of: change.values)
        if let before = change.before {
            return faults + ["name", "plural"].filter { before[$0] != change.values[$0] ?? .null }.map(FieldFaults.unchangeable)
        }
        return faults + fault("name", change.values, longest: 40) + fault("plural", change.values, longest: 41)
    }

    /// No declared type begins with c_, so that none that is declared later has the same name.
    private static func fault(_ name: String, _ values: Values, longest: Int) -> [FieldError] {
        let text = values.text(name) ?? ""
        let isGood = text.hasPrefix(CustomObject.prefix) && (4...longest + 2).contains(text.utf8.count) && text.utf8.allSatisfy(isAllowed)
        guard !isGood else { return [] }
        let message = Text(en: "Begins with c_, then 2–\(longest) of a–z, 0–9 and _.", zh: "以 c_ 开头，后接 2–\(longest) 个 a–z、0–9 或 _。")
        return [FieldError(field: name, code: "invalid", message: message)]
    }

    private static func isAllowed(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private struct Place {
        var last: Int64 = 0
        var words: Set<String> = []
    }

    /// New objects come behind all others where they name no place, and what one is called in paths and filters no other is called. Whoever adds one
    /// waits for the lock on the workspace.
    private static func arrange(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        guard changes.contains(where: { $0.before == nil }) else { return }
        var place = try await place(tx)
        var errors: [FieldError] = []
        for index in changes.indices where changes[index].before == nil {
            let own = ["name", "plural"].filter { name in changes[index].values.text(name).map(place.words.contains) ?? false }.map(duplicate)
            errors += changes.count == 1 ? own : own.map { $0.below("\(index)") }
            place.words.formUnion(["name", "plural"].compactMap { changes[index].values.text($0) })
            place.last = changes[index].values.integer("position") ?? min(place.last + 10, 100_000)
            changes[index].values["position"] = .integer(place.last)
        }
        guard errors.isEmpty else {
            throw Problem.conflict(code: "duplicate", detail: ["en": "Another object is called so.", "zh": "已有其他对象使用此名称。"], errors: errors)
        }
    }

    /// The bin included: names come back with their object.
    private static func place(_ tx: RecordTransaction) async throws -> Place {
        let results = try await tx.batch([
            "select 1 from core.workspace where tenant_id = \(tx.tenant) for update",
            "select o.name, o.plural, o.position from core.object o where o.tenant_id = \(tx.tenant)",
        ])
        var place = Place()
        for row in results[1] {
            place.words.formUnion([try row[0], try row[1]])
            place.last = max(place.last, try row[2])
        }
        return place
    }

    private static func duplicate(_ name: String) -> FieldError {
        FieldError(
            field: name, code: "duplicate",
            message: ["en": "Another object is called so; it may be in the bin.", "zh": "已有其他对象使用此名称（可能在回收站中）。"])
    }
}
