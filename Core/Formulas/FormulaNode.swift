/// A formula whose types are known to fit.
indirect enum FormulaNode: Sendable {
    case value(FormulaValue)
    /// A field of the record itself, or of the one that the reference `via` leads to.
    case field(via: String?, name: String, kind: FieldKind)
    case call(FormulaFunction, [FormulaNode])
    case negative(FormulaNode)
    case not(FormulaNode)
    case binary(FormulaOperator, FormulaNode, FormulaNode)
}

/// A field that a formula reads.
package struct FormulaInput: Hashable, Sendable {
    /// The reference that leads to it; nil for a field of the record itself.
    package let via: String?
    package let name: String

    var path: String { via.map { "\($0).\(name)" } ?? name }
}

extension FormulaNode {
    var inputs: Set<FormulaInput> {
        switch self {
        case .value: []
        case .field(let via, let name, _): [FormulaInput(via: via, name: name)]
        case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.inputs) }
        case .negative(let operand), .not(let operand): operand.inputs
        case .binary(_, let left, let right): left.inputs.union(right.inputs)
        }
    }

    /// Asks what time it is.
    var usesClock: Bool {
        switch self {
        case .value, .field: false
        case .call(let function, let arguments): function.isClock || arguments.contains(where: \.usesClock)
        case .negative(let operand), .not(let operand): operand.usesClock
        case .binary(_, let left, let right): left.usesClock || right.usesClock
        }
    }
}
