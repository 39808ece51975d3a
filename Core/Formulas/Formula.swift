/// A formula that fits its record type: what it reads, and how it is worked out.
package struct Formula: Sendable {
    private let node: FormulaNode
    package let inputs: Set<FormulaInput>
    /// Its value changes by itself, with the time.
    let usesClock: Bool
    let type: FormulaType

    /// - Parameters:
    ///   - type: whose records it is of, as the workspace has it.
    ///   - name: that of the field itself, on which a formula can't depend.
    ///   - schema: knows the fields of referenced records.
    /// - Returns: the formula, or all that is wrong with it.
    package static func compile(
        _ text: String, on type: RecordType, of name: String? = nil, in schema: Schema
    ) -> (formula: Formula?, errors: [FormulaError]) {
        let syntax: FormulaSyntax
        do throws(FormulaError) {
            syntax = try FormulaParser.parse(text)
        } catch {
            return (nil, [error])
        }
        var checker = FormulaChecker(type, of: name, in: schema)
        let (node, type) = checker.check(syntax)
        guard checker.errors.isEmpty else { return (nil, checker.errors) }
        return (Formula(node: node, inputs: node.inputs, usesClock: node.usesClock, type: type), [])
    }

    /// What a record with these values has.
    /// - Parameter related: the values of the records that references lead to, by the reference.
    package func value(_ values: Values, related: [String: Values], now: Timestamp, as kind: FieldKind) -> Value {
        FormulaEvaluator(values: values, related: related, now: now).value(node).value(for: kind)
    }
}
