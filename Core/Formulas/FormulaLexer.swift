/// A formula's text into its words and signs.
struct FormulaLexer {
    struct Token {
        enum Kind: Equatable {
            case number(ExactNumber)
            case text(String)
            /// A field, a function or a word such as `and`.
            case name(String)
            /// `+`, `<=`, `(`, `,`, `.`
            case sign(String)
            case end
        }

        let kind: Kind
        let range: Range<Int>
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var place = 0

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The last token is the end. Full-width brackets and commas of Chinese keyboards are the same as ours.
    static func tokens(_ text: String) throws(FormulaError) -> [Token] {
        guard text.utf16.count <= FormulaLimits.length else {
            throw FormulaError(
                FormulaLimits.length..<text.utf16.count, "too_long", "At most \(FormulaLimits.length) characters.", "最多 \(FormulaLimits.length) 个字符。")
        }
        var lexer = FormulaLexer(text)
        var tokens: [Token] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens + [Token(kind: .end, range: lexer.place..<lexer.place)]
    }

    private mutating func next() throws(FormulaError) -> Token? {
        while let scalar = peek, scalar.properties.isWhitespace { advance() }
        guard let scalar = peek else { return nil }
        let start = place
        let kind: Token.Kind
        switch scalar {
        case "0"..."9": kind = try number()
        case "\"": kind = try text()
        case "a"..."z", "A"..."Z", "_": kind = .name(word())
        default: kind = try sign(scalar)
        }
        return Token(kind: kind, range: start..<place)
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        place += UTF16.width(scalars[index])
        index += 1
    }

    private mutating func take(while isWanted: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek, isWanted(scalar) {
            text.append(scalar)
            advance()
        }
        return String(text)
    }

    private mutating func word() -> String {
        take { ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
    }

    private mutating func number() throws(FormulaError) -> Token.Kind {
        let start = place
        let text = take { ("0"..."9").contains($0) || $0 == "." }
        guard let number = ExactNumber(text) else {
            throw FormulaError(
                start..<place, "invalid_number", "A number is written 12 or 12.5, with up to 18 decimals.", "数字应写作 12 或 12.5，最多 18 位小数。")
        }
        return .number(number)
    }

    private mutating func text() throws(FormulaError) -> Token.Kind {
        let start = place
        var text = String.UnicodeScalarView()
        advance()
        while let scalar = peek, scalar != "\"" {
            advance()
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            text.append(try escaped())
        }
        guard peek != nil else {
            throw FormulaError(start..<place, "unterminated_text", "The text has no closing quotation mark.", "文本缺少结束引号。")
        }
        advance()
        return .text(String(text))
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "\\": "\\", "n": "\n"]

    /// What follows a backslash in a text.
    private mutating func escaped() throws(FormulaError) -> Unicode.Scalar {
        guard let scalar = peek, let meant = Self.escapes[scalar] else {
            throw FormulaError(place - 1..<place, "unexpected_character", "After a backslash comes \", \\ or n.", "反斜杠后只能是 \"、\\ 或 n。")
        }
        advance()
        return meant
    }

    private static let fullWidth: [Unicode.Scalar: String] = ["（": "(", "）": ")", "，": ","]

    private mutating func sign(_ scalar: Unicode.Scalar) throws(FormulaError) -> Token.Kind {
        let start = place
        advance()
        if let sign = Self.fullWidth[scalar] { return .sign(sign) }
        switch scalar {
        case "<", ">", "!":
            guard peek == "=" else { break }
            advance()
            return .sign("\(scalar)=")
        default: break
        }
        guard scalar != "!", "+-*/%&=<>(),.".unicodeScalars.contains(scalar) else {
            throw FormulaError(start..<place, "unexpected_character", "This character means nothing here.", "此处不能使用该字符。")
        }
        return .sign(String(scalar))
    }
}
