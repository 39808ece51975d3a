/// A number or a date drawn from all records of another type that refer to one: how many orders a customer has, and what they come to.
package struct Rollup: Sendable {
    enum Function: String, CaseIterable, Sendable {
        case count, sum, average, minimum, maximum

        static let choices = allCases.map { Choice($0.rawValue, $0.title) }

        private var title: Text {
            switch self {
            case .count: ["en": "Count", "zh": "计数"]
            case .sum: ["en": "Sum", "zh": "求和"]
            case .average: ["en": "Average", "zh": "平均值"]
            case .minimum: ["en": "Smallest", "zh": "最小值"]
            case .maximum: ["en": "Largest", "zh": "最大值"]
            }
        }
    }

    /// The type whose records are counted, as the workspace has it.
    let child: RecordType
    /// The reference of that type which leads here.
    let via: Field
    let function: Function
    /// What is added up; nil where records are counted.
    let field: Field?
    let filter: Filter?
    /// The names of the fields of a child on which it depends, besides `via`.
    let uses: Set<String>

    /// What a record has to which none refers.
    func empty(as kind: FieldKind) -> Value {
        switch (function, kind) {
        case (.count, _), (.sum, .integer), (.sum, .decimal): .integer(0)
        default: .null
        }
    }
}

extension Rollup {
    /// - Parameters:
    ///   - parent: the type that has the field.
    ///   - schema: knows the type that is counted.
    /// - Throws: `FieldError` naming the property of the definition that is wrong.
    static func make(_ definition: Values, on parent: RecordType, in schema: Schema) throws(FieldError) -> Rollup {
        guard let child = definition.text("rollup_type").flatMap(schema.type(named:)), !child.isDefinition else {
            throw fault("rollup_type", "unknown_type", "There is no such record type.", "没有此记录类型。")
        }
        guard let via = definition.text("rollup_via").flatMap(child.field), via.kind.reference?.name == parent.name else {
            throw fault("rollup_via", "unknown_field", "Name a reference of that type that leads here.", "请指定该类型中指向本类型的关联字段。")
        }
        guard let function = definition.text("rollup_function").flatMap(Function.init) else {
            throw fault("rollup_function", "required", "This field is required.", "此项必填。")
        }
        let field = try field(definition.text("rollup_field"), function, of: child)
        let filter = try filter(definition.text("rollup_filter"), on: child)
        let uses = Set([field?.name].compactMap(\.self)).union(filter?.names ?? [])
        return Rollup(child: child, via: via, function: function, field: field, filter: filter, uses: uses)
    }

    private static func field(_ name: String?, _ function: Function, of child: RecordType) throws(FieldError) -> Field? {
        guard function != .count else {
            guard name == nil else { throw fault("rollup_field", "not_applicable", "Records are counted, not a field.", "计数不需要字段。") }
            return nil
        }
        guard let name else { throw fault("rollup_field", "required", "This field is required.", "此项必填。") }
        guard let field = child.field(name), name != "version" else {
            throw fault("rollup_field", "unknown_field", "There is no field \(name.prefix(80)).", "没有字段 \(name.prefix(80))。")
        }
        guard function.accepts(field.kind) else {
            throw fault("rollup_field", "not_applicable", "This can't be done with that field.", "该字段不支持此汇总方式。")
        }
        return field
    }

    /// Over the child's own fields; it says the same to everybody at any time.
    private static func filter(_ text: String?, on child: RecordType) throws(FieldError) -> Filter? {
        guard let text else { return nil }
        let subject = FieldCondition.subject(child, child.customFields)
        do throws(FieldError) {
            try FieldCondition.check(text, on: subject, of: "")
        } catch {
            throw FieldError(field: "rollup_filter", code: error.code, message: error.message)
        }
        return FieldCondition.stored(text, on: subject)?.filter
    }

    private static func fault(_ property: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: property, code: code, message: Text(en: en, zh: zh))
    }
}

/// What it gives.
extension Rollup {
    var resultKind: ResultKind {
        switch (function, field?.kind) {
        case (.count, _): .integer
        case (_, .money): .money
        case (_, .date): .date
        case (_, .timestamp): .timestamp
        case (.average, _), (_, .decimal): .decimal
        default: .integer
        }
    }

    /// Decimals of the result: the field's own, of an average as many as are wished for.
    func scale(wished: Int64?) -> Int64? {
        guard resultKind == .decimal else { return nil }
        let own: Int64 = if case .decimal(let scale)? = field?.kind { Int64(scale) } else { 0 }
        return function == .average ? wished ?? max(own, Int64(ResultKind.usualScale)) : own
    }
}

extension Rollup.Function {
    fileprivate func accepts(_ kind: FieldKind) -> Bool {
        switch kind {
        case .integer, .decimal, .money: true
        case .date, .timestamp: self == .minimum || self == .maximum
        default: false
        }
    }
}

extension Filter {
    /// The fields that it asks for.
    fileprivate var names: Set<String> {
        switch self {
        case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
        case .not(let part): part.names
        case .condition(let condition): [condition.field.name]
        }
    }
}
