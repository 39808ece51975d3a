/// Gives every part of a formula its type and finds all that doesn't fit. What is wrong already is of no type and causes no further errors.
struct FormulaChecker {
    private let type: RecordType
    private let name: String?
    private let schema: Schema
    private(set) var errors: [FormulaError] = []

    /// - Parameters:
    ///   - name: that of the formula's own field.
    ///   - schema: knows the fields of referenced records.
    init(_ type: RecordType, of name: String?, in schema: Schema) {
        self.type = type
        self.name = name
        self.schema = schema
    }

    mutating func check(_ syntax: FormulaSyntax) -> (node: FormulaNode, type: FormulaType) {
        switch syntax.form {
        case .value(let value): (.value(value), value.type)
        case .field(let via, let name): field(via, name, syntax.range)
        case .call(let name, let arguments): call(name, arguments, syntax.range)
        case .negative(let operand): negative(operand)
        case .not(let operand): (.not(expect(operand, [.boolean])), .boolean)
        case .binary(let sign, let left, let right): binary(sign, left, right, syntax.range)
        }
    }

    private mutating func fail(_ range: Range<Int>, _ code: String, _ en: String, _ zh: String) -> (FormulaNode, FormulaType) {
        errors.append(FormulaError(range, code, en, zh))
        return (.value(.missing), .nothing)
    }

    private mutating func expect(_ syntax: FormulaSyntax, _ types: Set<FormulaType>) -> FormulaNode {
        let (node, type) = check(syntax)
        if type != .nothing, !types.contains(type) { mismatch(syntax.range, type, types) }
        return node
    }

    private mutating func mismatch(_ range: Range<Int>, _ type: FormulaType, _ types: Set<FormulaType>) {
        let wanted = FormulaType.allCases.filter(types.contains).map(\.title)
        let (en, zh) = (wanted.map(\.en).joined(separator: " or "), wanted.map(\.zh).joined(separator: "或"))
        errors.append(
            FormulaError(range, "wrong_type", "This is \(type.title.en); \(en) is needed here.", "此处需要\(zh)，但得到\(type.title.zh)。"))
    }
}

/// Fields.
extension FormulaChecker {
    /// They change with every write, and a formula is worked out before it.
    private static let restless: Set = ["id", "version", "created_by", "updated_at", "updated_by"]

    private mutating func field(_ via: String?, _ name: String, _ range: Range<Int>) -> (FormulaNode, FormulaType) {
        let path = via.map { "\($0).\(name)" } ?? name
        guard via != nil || name != self.name else { return fail(range, "circular", "A field can't depend on itself.", "字段不能依赖自身。") }
        guard let owner = via == nil ? type : target(of: via), let field = owner.field(name) else {
            return fail(range, "unknown_field", "There is no field \(path.prefix(80)).", "没有字段 \(path.prefix(80))。")
        }
        guard let known = FormulaType(field.kind), !Self.restless.contains(name), !field.isMasked else {
            return fail(range, "not_applicable", "Formulas can't use \(path.prefix(80)).", "公式中不能使用 \(path.prefix(80))。")
        }
        return (.field(via: via, name: name, kind: field.kind), known)
    }

    private func target(of via: String?) -> RecordType? { via.flatMap(type.field)?.target(in: schema) }
}

/// Functions and operators.
extension FormulaChecker {
    private mutating func call(_ name: String, _ arguments: [FormulaSyntax], _ range: Range<Int>) -> (FormulaNode, FormulaType) {
        let checked = arguments.map { check($0) }
        guard let function = FormulaFunctions.named(name) else {
            return fail(range, "unknown_function", "There is no function \(name.prefix(40)).", "没有函数 \(name.prefix(40))。")
        }
        guard function.arity.contains(arguments.count) else {
            return fail(range, "wrong_arguments", "Write \(function.signature).", "应写作 \(function.signature)。")
        }
        switch function.rule(checked.map(\.type)) {
        case .result(let type): return (.call(function, checked.map(\.node)), type)
        case .mismatch(let index, let types):
            mismatch(arguments[index].range, checked[index].type, types)
            return (.value(.missing), .nothing)
        }
    }

    private mutating func negative(_ operand: FormulaSyntax) -> (FormulaNode, FormulaType) {
        let (node, type) = check(operand)
        if ![.number, .money, .nothing].contains(type) { mismatch(operand.range, type, [.number, .money]) }
        return (.negative(node), type)
    }

    private mutating func binary(
        _ sign: FormulaOperator, _ left: FormulaSyntax, _ right: FormulaSyntax, _ range: Range<Int>
    ) -> (FormulaNode, FormulaType) {
        switch sign {
        case .and, .or: return (.binary(sign, expect(left, [.boolean]), expect(right, [.boolean])), .boolean)
        case .join:
            let joined = Set(FormulaType.allCases).subtracting([.record])
            return (.binary(sign, expect(left, joined), expect(right, joined)), .text)
        default: break
        }
        let (left, right) = (check(left), check(right))
        guard let type = sign.result(left.type, right.type) else {
            return fail(
                range, "wrong_types", "\(sign.rawValue) can't join \(left.type.title.en) and \(right.type.title.en).",
                "\(sign.rawValue) 不能用于\(left.type.title.zh)和\(right.type.title.zh)。")
        }
        return (.binary(sign, left.node, right.node), type)
    }
}

extension FormulaValue {
    fileprivate var type: FormulaType {
        switch self {
        case .missing: .nothing
        case .text: .text
        case .number: .number
        case .money: .money
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        case .list: .list
        case .record: .record
        }
    }
}

extension FormulaOperator {
    /// Of arithmetic and comparisons; nil for what can't be joined by the operator.
    fileprivate func result(_ left: FormulaType, _ right: FormulaType) -> FormulaType? {
        switch self {
        case .equal, .different: FormulaType.common([left, right]) ?? moment(left, right) == nil ? nil : .boolean
        case .less, .lessOrEqual, .greater, .greaterOrEqual: ordered(FormulaType.common([left, right]) ?? moment(left, right))
        case .plus, .minus: counted(FormulaType.common([left, right]))
        case .times: product(left, right)
        case .divided: quotient(left, right)
        case .remainder: FormulaType.common([left, right, .number])
        case .and, .or, .join: nil
        }
    }

    /// A date is compared with a time as its midnight.
    private func moment(_ left: FormulaType, _ right: FormulaType) -> FormulaType? {
        Set([left, right]) == [.date, .timestamp] ? .timestamp : nil
    }

    private func ordered(_ type: FormulaType?) -> FormulaType? {
        guard let type, type != .list, type != .record, type != .boolean else { return nil }
        return .boolean
    }

    private func counted(_ type: FormulaType?) -> FormulaType? { type.flatMap { [.number, .money, .nothing].contains($0) ? $0 : nil } }

    private func product(_ left: FormulaType, _ right: FormulaType) -> FormulaType? {
        let types = [left, right]
        guard types.allSatisfy({ [.number, .money, .nothing].contains($0) }) else { return nil }
        return switch types.count(where: { $0 == .money }) {
        case 0: .number
        case 1: .money
        default: nil
        }
    }

    /// An amount in so many parts is an amount; how often one amount is in another is a number.
    private func quotient(_ left: FormulaType, _ right: FormulaType) -> FormulaType? {
        guard [left, right].allSatisfy({ [.number, .money, .nothing].contains($0) }) else { return nil }
        if right == .money { return left == .number ? nil : .number }
        return left == .money ? .money : .number
    }
}

extension FormulaType {
    /// The type of all of these; nil where they have none in common.
    static func common(_ types: [FormulaType]) -> FormulaType? {
        let known = Set(types).subtracting([.nothing])
        guard known.count <= 1 else { return nil }
        return known.first ?? .nothing
    }
}
