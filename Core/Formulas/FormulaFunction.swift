/// A function of formulas: what it is told, what it answers, and what people are told of it.
package struct FormulaFunction: Sendable {
    package enum Category: String, CaseIterable, Sendable {
        case logic, number, text, date, money
    }

    /// What its arguments' types make of it.
    enum Typing {
        case result(FormulaType)
        /// The argument that should be of one of these types.
        case mismatch(Int, Set<FormulaType>)
    }

    typealias Rule = @Sendable ([FormulaType]) -> Typing
    typealias Body = @Sendable ([FormulaValue], Timestamp) -> FormulaValue

    package let name: String
    package let category: Category
    /// `round(number, digits)`
    package let signature: String
    package let description: Text
    package let example: String
    let arity: ClosedRange<Int>
    let rule: Rule
    /// Has an answer also where an argument is missing; of any other function the answer is missing then.
    let acceptsMissing: Bool
    /// Asks what time it is, so that its answer changes by itself.
    let isClock: Bool
    private let body: Body

    init(
        _ category: Category, _ signature: String, _ en: String, _ zh: String, example: String, arity: ClosedRange<Int>? = nil,
        acceptsMissing: Bool = false, isClock: Bool = false, _ rule: @escaping Rule, _ body: @escaping Body
    ) {
        let parts = signature.split(separator: "(", maxSplits: 1)
        name = String(parts[0])
        self.category = category
        self.signature = signature
        description = Text(en: en, zh: zh)
        self.example = example
        let count = parts[1].dropLast().split(separator: ",").count
        self.arity = arity ?? count...count
        self.acceptsMissing = acceptsMissing
        self.isClock = isClock
        self.rule = rule
        self.body = body
    }

    func value(_ arguments: [FormulaValue], now: Timestamp) -> FormulaValue {
        guard acceptsMissing || !arguments.contains(.missing) else { return .missing }
        return body(arguments, now)
    }

    /// Each argument is of one of the types at its place, all behind those of the types at the last.
    static func taking(_ types: Set<FormulaType>..., giving result: FormulaType) -> Rule {
        { arguments in mismatch(arguments, types) ?? .result(result) }
    }

    /// The answer is of the first argument's type.
    static func keeping(_ types: Set<FormulaType>...) -> Rule {
        { arguments in mismatch(arguments, types) ?? .result(arguments[0]) }
    }

    static func mismatch(_ arguments: [FormulaType], _ types: [Set<FormulaType>]) -> Typing? {
        for (index, type) in arguments.enumerated() where !types.isEmpty && type != .nothing {
            let wanted = types[min(index, types.count - 1)]
            if !wanted.contains(type) { return .mismatch(index, wanted) }
        }
        return nil
    }

    /// All at `places` are of one type, which is one of `types`: that is the answer's.
    static func alike(_ arguments: [FormulaType], at places: some Sequence<Int>, in types: Set<FormulaType>) -> Typing {
        var common = FormulaType.nothing
        for place in places where arguments[place] != .nothing {
            guard common == .nothing ? types.contains(arguments[place]) : arguments[place] == common else {
                return .mismatch(place, common == .nothing ? types : [common])
            }
            common = arguments[place]
        }
        return .result(common)
    }

    static let anything = Set(FormulaType.allCases)
}

/// All functions there are. The documentation of the web app is drawn from it too.
package enum FormulaFunctions {
    package static let all = logic + numbers + texts + dates + amounts

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    static func named(_ name: String) -> FormulaFunction? { byName[name] }
}
