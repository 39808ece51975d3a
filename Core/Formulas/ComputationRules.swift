/// What is filled in and checked of the definition of a formula or a roll-up before it is written.
enum ComputationRules {
    /// What a new definition leaves out: the kind of its values, and how many decimals they have.
    static func complete(_ change: inout RecordChange, in schema: Schema) {
        guard change.before == nil, let type = change.values.text("record_type").flatMap(schema.type(named:)) else { return }
        switch change.values.text("kind").flatMap(CustomKind.init) {
        case .formula: complete(formula: &change.values, on: type, schema)
        case .rollup: complete(rollup: &change.values, on: type, schema)
        default: return
        }
    }

    private static func complete(formula values: inout Values, on type: RecordType, _ schema: Schema) {
        if values.text("result_kind") == nil, let formula = values.text("formula").flatMap({ Formula.compile($0, on: type, in: schema).formula }) {
            values["result_kind"] = .text((ResultKind(formula.type) ?? .text).rawValue)
        }
        if ResultKind(values) == .decimal, values.integer("scale") == nil { values["scale"] = .integer(Int64(ResultKind.usualScale)) }
    }

    private static func complete(rollup values: inout Values, on type: RecordType, _ schema: Schema) {
        do throws(FieldError) {
            let rollup = try Rollup.make(values, on: type, in: schema)
            values["result_kind"] = .text(rollup.resultKind.rawValue)
            values["scale"] = rollup.scale(wished: values.integer("scale")).map { .integer($0) } ?? .null
        } catch {
            return  // told by `faults`
        }
    }

    /// The values that records have are to be worked out anew.
    static func isChanged(_ change: RecordChange) -> Bool { Computation.properties.contains { change.changes($0) } }

    static func faults(of values: Values, _ kind: CustomKind, in schema: Schema) -> [FieldError] {
        let demands = ["required", "unique"].filter { values.boolean($0) == true } + ["initial", "required_when"].filter { values.text($0) != nil }
        let faults = demands.map { fault($0, "not_applicable", "Means nothing for this kind.", "不适用于此类型。") }
        guard faults.isEmpty, let type = values.text("record_type").flatMap(schema.type(named:)) else { return faults }
        return kind == .formula ? formulaFaults(values, on: type, schema) : rollupFaults(values, on: type, schema)
    }

    private static func formulaFaults(_ values: Values, on type: RecordType, _ schema: Schema) -> [FieldError] {
        guard let text = values.text("formula") else { return [fault("formula", "required", "This field is required.", "此项必填。")] }
        let (formula, errors) = Formula.compile(text, on: type, of: values.text("name"), in: schema)
        guard let formula else { return errors.map { $0.fault(of: "formula") } }
        guard let kind = ResultKind(values) else { return [wrong(formula.type)] }
        if kind != .decimal, values.integer("scale") != nil {
            return [fault("scale", "not_applicable", "Means nothing for this kind.", "不适用于此类型。")]
        }
        return [.nothing, kind.type].contains(formula.type) ? [] : [wrong(formula.type)]
    }

    private static func wrong(_ type: FormulaType) -> FieldError {
        fault("formula", "wrong_result", "The formula gives \(type.title.en), not what the field is for.", "公式的结果为\(type.title.zh)，与字段的结果类型不符。")
    }

    private static func rollupFaults(_ values: Values, on type: RecordType, _ schema: Schema) -> [FieldError] {
        do throws(FieldError) {
            let rollup = try Rollup.make(values, on: type, in: schema)
            guard rollup.resultKind == ResultKind(values) else {
                return [fault("rollup_function", "wrong_result", "The field is for values of another kind.", "结果与字段的结果类型不符。")]
            }
            return []
        } catch {
            return [error]
        }
    }

    private static func fault(_ property: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: property, code: code, message: Text(en: en, zh: zh))
    }
}
