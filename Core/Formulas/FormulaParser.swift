/// Words and signs into a tree, by the rank of the operators. It stops at the first mistake: what follows one says nothing.
struct FormulaParser {
    private let tokens: [FormulaLexer.Token]
    private var index = 0
    private var nodes = 0
    private var depth = 0

    static func parse(_ text: String) throws(FormulaError) -> FormulaSyntax {
        var parser = FormulaParser(tokens: try FormulaLexer.tokens(text))
        let syntax = try parser.expression(rank: 1)
        guard case .end = parser.token.kind else { throw parser.unexpected() }
        return syntax
    }

    private init(tokens: [FormulaLexer.Token]) { self.tokens = tokens }

    private var token: FormulaLexer.Token { tokens[min(index, tokens.count - 1)] }

    /// Operators of this rank and above.
    private mutating func expression(rank: Int) throws(FormulaError) -> FormulaSyntax {
        try descend()
        defer { depth -= 1 }
        var left = try rank <= FormulaOperator.notRank && isWord("not") ? negation() : operand()
        while let sign = operation, sign.rank >= rank {
            index += 1
            let right = try expression(rank: sign.rank + 1)
            left = try node(.binary(sign, left, right), left.range.lowerBound..<right.range.upperBound)
            // `a < b < c` compares an answer with a value: nobody means that.
            if sign.rank == FormulaOperator.comparisonRank, operation?.rank == sign.rank { throw unexpected() }
        }
        return left
    }

    private mutating func negation() throws(FormulaError) -> FormulaSyntax {
        let start = token.range.lowerBound
        index += 1
        let operand = try expression(rank: FormulaOperator.notRank)
        return try node(.not(operand), start..<operand.range.upperBound)
    }

    /// The operator that comes next, if one does.
    private var operation: FormulaOperator? {
        switch token.kind {
        case .sign(let sign): FormulaOperator(rawValue: sign)
        case .name(let name): ["and", "or"].contains(name.lowercased()) ? FormulaOperator(rawValue: name.lowercased()) : nil
        default: nil
        }
    }

    private mutating func operand() throws(FormulaError) -> FormulaSyntax {
        let token = token
        index += 1
        switch token.kind {
        case .number(let number): return try node(.value(.number(number)), token.range)
        case .text(let text): return try node(.value(.of(text)), token.range)
        case .sign("("): return try bracketed(from: token)
        case .sign("-"):
            try descend()
            defer { depth -= 1 }
            let operand = try operand()
            return try node(.negative(operand), token.range.lowerBound..<operand.range.upperBound)
        case .name(let name): return try named(name, token)
        default:
            index -= 1
            throw unexpected()
        }
    }

    private mutating func bracketed(from opening: FormulaLexer.Token) throws(FormulaError) -> FormulaSyntax {
        let content = try expression(rank: 1)
        try close(opening)
        return FormulaSyntax(form: content.form, range: opening.range.lowerBound..<tokens[index - 1].range.upperBound)
    }

    private mutating func named(_ name: String, _ token: FormulaLexer.Token) throws(FormulaError) -> FormulaSyntax {
        if isSign("(") { return try call(name, token) }
        switch name.lowercased() {
        case "true": return try node(.value(.boolean(true)), token.range)
        case "false": return try node(.value(.boolean(false)), token.range)
        case "null": return try node(.value(.missing), token.range)
        case "and", "or", "not":
            index -= 1
            throw unexpected()
        default: break
        }
        guard isSign(".") else { return try node(.field(via: nil, name: name), token.range) }
        index += 1
        guard case .name(let field) = self.token.kind else { throw unexpected() }
        index += 1
        return try node(.field(via: name, name: field), token.range.lowerBound..<tokens[index - 1].range.upperBound)
    }

    private mutating func call(_ name: String, _ token: FormulaLexer.Token) throws(FormulaError) -> FormulaSyntax {
        let opening = self.token
        index += 1
        var arguments: [FormulaSyntax] = []
        if !isSign(")") {
            arguments.append(try expression(rank: 1))
            while isSign(",") {
                index += 1
                arguments.append(try expression(rank: 1))
            }
        }
        try close(opening)
        return try node(.call(name.lowercased(), arguments), token.range.lowerBound..<tokens[index - 1].range.upperBound)
    }

    private mutating func close(_ opening: FormulaLexer.Token) throws(FormulaError) {
        if case .end = token.kind {
            throw FormulaError(opening.range, "missing_bracket", "This bracket is not closed.", "此括号没有闭合。")
        }
        guard isSign(")") else { throw unexpected() }
        index += 1
    }

    private func isSign(_ sign: String) -> Bool { token.kind == .sign(sign) }

    private func isWord(_ word: String) -> Bool {
        guard case .name(let name) = token.kind, name.lowercased() == word else { return false }
        return tokens.indices.contains(index + 1)
    }

    private func unexpected() -> FormulaError {
        if case .end = token.kind {
            return FormulaError(token.range, "unexpected_end", "The formula ends where something is missing.", "公式不完整。")
        }
        return FormulaError(token.range, "unexpected", "This does not belong here.", "此处不应出现该内容。")
    }

    private mutating func node(_ form: FormulaSyntax.Form, _ range: Range<Int>) throws(FormulaError) -> FormulaSyntax {
        nodes += 1
        guard nodes <= FormulaLimits.nodes else {
            throw FormulaError(range, "too_many", "At most \(FormulaLimits.nodes) values and operators.", "最多 \(FormulaLimits.nodes) 个值和运算符。")
        }
        return FormulaSyntax(form: form, range: range)
    }

    private mutating func descend() throws(FormulaError) {
        depth += 1
        guard depth <= FormulaLimits.depth else {
            throw FormulaError(token.range, "too_deep", "At most \(FormulaLimits.depth) levels deep.", "嵌套最多 \(FormulaLimits.depth) 层。")
        }
    }
}
