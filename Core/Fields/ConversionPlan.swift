/// A conversion that has been looked at: what the field becomes, and what that does to the values that records have.
struct ConversionPlan {
    static let maximumExamples = 20
    private static let batchSize = 5000

    struct Example {
        let record: ID
        let value: String
        let error: FieldError
    }

    let wish: ConversionWish
    let target: FieldRecords
    /// The definition as it would be.
    let definition: Values
    private(set) var choices: ChoiceDraft?
    private(set) var conversion: ValueConversion
    /// Records with a value, those in the bin too.
    private(set) var records = 0
    /// Those among them whose value would be lost.
    private(set) var failing = 0
    private(set) var examples: [Example] = []

    /// - Throws: `Problem.validation` where the field can't become that.
    init(_ wish: ConversionWish, of target: FieldRecords, slot: Int64, _ tx: RecordTransaction) async throws {
        self.wish = wish
        self.target = target
        definition = wish.applied(to: target.definition.values, slot: slot)
        guard let old = CustomKind(rawValue: target.definition.values.text("kind") ?? ""), old.successors.contains(wish.kind) else {
            throw Problem.validation([Self.impossible])
        }
        let existing = try await SchemaLookup.choices(of: [target.definition.id], tx)[target.definition.id] ?? []
        if wish.kind.hasChoices, !old.hasChoices { choices = ChoiceDraft(existing, several: wish.kind == .choices) }
        conversion = Self.conversion(wish, target, definition, existing, tx.language)
        let faults = FieldFaults(
            RecordChange(type: FieldDefinition.type, id: target.definition.id, before: nil, values: definition.withoutInitial), choices: existing,
            schema: tx.schema
        ).all
        guard faults.isEmpty else { throw Problem.validation(faults) }
        try await survey(existing, tx)
    }

    /// What a job goes by: nothing is looked at.
    init(resuming wish: ConversionWish, of target: FieldRecords, slot: Int64, language: Language, choices: [Choice]) {
        self.wish = wish
        self.target = target
        definition = wish.applied(to: target.definition.values, slot: slot)
        conversion = Self.conversion(wish, target, definition, choices, language)
    }

    private static func conversion(
        _ wish: ConversionWish, _ target: FieldRecords, _ definition: Values, _ choices: [Choice], _ language: Language
    ) -> ValueConversion {
        let plain = FieldDefinition(id: target.definition.id, values: definition, choices: choices).plainField { _ in nil }
        let new = (plain ?? target.field).without([.required, .unique, .readOnly])
        return ValueConversion(from: target.field, to: new, dates: wish.dates, language: language)
    }

    private mutating func survey(_ existing: [Choice], _ tx: RecordTransaction) async throws {
        if var draft = choices {
            let conversion = conversion
            try await target.forEach(Self.batchSize, tx) { draft.add(conversion.text($1)) }
            choices = draft
            self.conversion = Self.conversion(wish, target, definition, draft.all, tx.language)
        }
        var (records, failing, examples) = (0, 0, [Example]())
        let (conversion, isFull) = (conversion, choices?.isFull ?? false)
        try await target.forEach(Self.batchSize, tx) { record, value in
            records += 1
            guard let error = Self.error(conversion, value) else { return }
            failing += 1
            guard examples.count < Self.maximumExamples else { return }
            let reason = isFull && error.code == "unknown_choice" ? FieldChoice.tooMany : error
            examples.append(Example(record: record, value: String(conversion.text(value).prefix(200)), error: reason))
        }
        (self.records, self.failing, self.examples) = (records, failing, examples)
    }

    private static func error(_ conversion: ValueConversion, _ value: Value) -> FieldError? {
        do throws(FieldError) {
            _ = try conversion.convert(value)
            return nil
        } catch {
            return error
        }
    }

    private static let impossible = FieldError(
        field: "kind", code: "not_applicable", message: ["en": "A field of this kind can't become that.", "zh": "此类型的字段无法转换为该类型。"])
}

extension FieldRecords {
    /// Each record that has a value of the field, with the value, in the order of their ids; the bin included.
    func forEach(_ batchSize: Int, _ tx: RecordTransaction, _ body: (ID, Value) -> Void) async throws {
        var last = ID(hi: 0, lo: 0)
        while true {
            let rows = try await tx.query(
                """
                select t.id, t.custom -> \(slot) from \(identifier: type.table) t where \(having(slot, tx.tenant)) and t.id > \(last) \
                order by t.id limit \(literal: batchSize)
                """)
            for row in rows {
                last = try row[0]
                body(last, value(row, 1))
            }
            if rows.count < batchSize { return }
        }
    }

    /// A member of `custom` as a value of the field.
    func value(_ row: Row, _ column: Int) -> Value {
        // Behind the version of jsonb's binary format.
        row.bytes(column).map { field.kind.stored(UnsafeRawBufferPointer(rebasing: $0.dropFirst())) } ?? .null
    }
}

extension Values {
    /// Whether the initial value still is one is seen when the definition is read; one that isn't is no reason to refuse.
    fileprivate var withoutInitial: Values {
        var values = self
        values["initial"] = .null
        return values
    }
}
