/// One of the values of a field of choices. A choice that is retired, or in the bin, is no longer offered, and still shown where records have it.
public enum FieldChoice {
    public static let type: RecordType = RecordType(
        "field_choice", table: "core.field_choice", title: ["en": "Choice", "zh": "选项"], pluralTitle: ["en": "Choices", "zh": "选项"],
        audience: .administrators, prepare: prepare, effects: { _, tx in tx.enqueueMetadataChange() }
    ) {
        Field.reference("field", ["en": "Field", "zh": "字段"], to: FieldDefinition.type, .required)
        Field.text("code", ["en": "Code", "zh": "代码"], .required, maximum: 40)
        Field.text("title_en", ["en": "Name (English)", "zh": "英文名称"], [.required, .label], maximum: longestTitle, initial: .derived)
        Field.text("title_zh", ["en": "Name (Chinese)", "zh": "中文名称"], .required, maximum: longestTitle, initial: .derived)
        Field.text("color", ["en": "Colour", "zh": "颜色"], maximum: 30)
        Field("position", ["en": "Position", "zh": "排序"], .integer(0...100_000), .required, .derived)
        Field.boolean("retired", ["en": "Retired", "zh": "已停用"], .required, initial: false)
    }

    static let longestTitle = 100
    /// Choices of one field, those in the bin not counted.
    static let maximum = 200

    private static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let fields = Set(changes.compactMap { $0.values.id("field") })
        var places = try await places(in: fields, tx)
        var errors: [FieldError] = []
        for index in changes.indices {
            Titles.complete(&changes[index].values)
            let faults = faults(of: changes[index], places)
            errors += changes.count == 1 ? faults : faults.map { $0.below("\(index)") }
            if changes[index].before == nil { arrange(&changes[index].values, &places) }
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
    }

    private struct Place {
        let hasChoices: Bool
        var count: Int64
        var last: Int64
    }

    /// The fields, locked so that two new choices don't get the same position.
    private static func places(in fields: Set<ID>, _ tx: RecordTransaction) async throws -> [ID: Place] {
        let results = try await tx.batch([
            "select f.id, coalesce(f.conversion_kind, f.kind) from core.field f where f.tenant_id = \(tx.tenant) and f.id = any(\(fields.sorted())) order by f.id for update",
            """
            select c.field, count(*), max(c.position) from core.field_choice c \
            where c.tenant_id = \(tx.tenant) and c.field = any(\(fields.sorted())) and c.deleted_at is null group by c.field
            """,
        ])
        var places: [ID: Place] = [:]
        for row in results[0] {
            places[try row[0]] = Place(hasChoices: CustomKind(rawValue: try row[1])?.hasChoices ?? false, count: 0, last: 0)
        }
        for row in results[1] {
            let field: ID = try row[0]
            places[field]?.count = try row[1]
            places[field]?.last = try row[2]
        }
        return places
    }

    private static func faults(of change: RecordChange, _ places: [ID: Place]) -> [FieldError] {
        var faults = Titles.faults(of: change.values)
        if let before = change.before {
            return faults + ["field", "code"].filter { before[$0] != change.values[$0] ?? .null }.map(FieldFaults.unchangeable)
        }
        if change.values.text("code")?.wholeMatch(of: #/[a-z0-9_]{1,40}/#) == nil {
            faults.append(FieldError(field: "code", code: "invalid", message: ["en": "Use a–z, 0–9 and _.", "zh": "只能使用 a–z、0–9 和 _。"]))
        }
        guard let place = change.values.id("field").flatMap({ places[$0] }) else { return faults }
        if !place.hasChoices { faults.append(noChoices) }
        if place.count >= Int64(maximum) { faults.append(tooMany) }
        return faults
    }

    /// Counts a new choice, and gives it the next position where it names none.
    private static func arrange(_ values: inout Values, _ places: inout [ID: Place]) {
        guard let field = values.id("field"), var place = places[field] else { return }
        let position = values.integer("position") ?? min(place.last + 10, 100_000)
        values["position"] = .integer(position)
        place.count += 1
        place.last = max(place.last, position)
        places[field] = place
    }

    private static let noChoices = FieldError(
        field: "field", code: "no_choices", message: ["en": "This field has no choices.", "zh": "该字段不是选项类型。"])
    static let tooMany = FieldError(
        field: "field", code: "too_many", message: Text(en: "At most \(maximum) choices.", zh: "最多 \(maximum) 个选项。"))
}
