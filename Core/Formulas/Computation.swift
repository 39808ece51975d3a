/// How the values of a field come about that nobody fills in.
public struct Computation: Sendable {
    package indirect enum Method: Sendable {
        case formula(Formula)
        case rollup(Rollup)
    }

    /// As the definition says it, for people.
    let definition: Values
    /// Nil where that makes no sense any more; records keep what they have.
    package let method: Method?

    /// Properties of a definition from which values follow.
    static let properties = ["formula", "rollup_type", "rollup_via", "rollup_function", "rollup_field", "rollup_filter"]

    init(definition: Values, method: Method? = nil) {
        self.definition = definition
        self.method = method
    }

    var formula: Formula? { if case .formula(let formula)? = method { formula } else { nil } }
    var rollup: Rollup? { if case .rollup(let rollup)? = method { rollup } else { nil } }
}

extension Field {
    var formula: Formula? { custom?.computation?.formula }
    var rollup: Rollup? { custom?.computation?.rollup }

    /// Works out how its values come about, where that has not been done.
    /// - Parameter schema: knows all fields by their kinds.
    func compiled(on type: RecordType, in schema: Schema) -> Field {
        guard let custom, let computation = custom.computation, computation.method == nil else { return self }
        let method = Self.method(computation.definition, on: type, of: self, in: schema)
        return Field(
            name, title, kind, traits, initial, custom: custom.computed(Computation(definition: computation.definition, method: method)))
    }

    private static func method(_ definition: Values, on type: RecordType, of field: Field, in schema: Schema) -> Computation.Method? {
        if let text = definition.text("formula") {
            guard let formula = Formula.compile(text, on: type, of: field.name, in: schema).formula,
                [.nothing, ResultKind(definition)?.type].contains(formula.type)
            else { return nil }
            return .formula(formula)
        }
        do throws(FieldError) {
            let rollup = try Rollup.make(definition, on: type, in: schema)
            return rollup.resultKind == ResultKind(definition) ? .rollup(rollup) : nil
        } catch {
            return nil
        }
    }
}

extension Computation {
    /// What metadata tells of it.
    func describe(to json: inout JSONWriter) {
        for name in Self.properties {
            guard let text = definition.text(name) else { continue }
            json.key(name)
            json.string(text)
        }
    }
}
