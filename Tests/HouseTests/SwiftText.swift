/// Swift source taken apart just enough for the house rules: code without comments and strings, and the strings.
///
/// All offsets are bytes. The code has the source's length: what is cut out became spaces, line ends stayed.
struct SwiftText {
    struct Literal {
        let offset: Int
        let text: String
    }

    private(set) var code: [UInt8]
    private(set) var literals: [Literal] = []
    private let source: [UInt8]
    private var position = 0

    init(_ text: String) {
        source = Array(text.utf8)
        code = source
        while position < source.count { step() }
    }

    private mutating func step() {
        if starts("//") { return blank(to: next("\n", from: position) ?? source.count) }
        if starts("/*") { return blank(to: next("*/", from: position).map { $0 + 2 } ?? source.count) }
        if source[position] == UInt8(ascii: "\"") || starts("#\"") { return literal() }
        position += 1
    }

    private mutating func literal() {
        let start = position
        let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
        position += hashes
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        let (close, escape) = (quote + String(repeating: "#", count: hashes), "\\" + String(repeating: "#", count: hashes))
        position += quote.utf8.count
        let content = position
        while position < source.count, !starts(close) {
            if starts(escape + "(") { skipInterpolation(escape) } else { position += starts(escape) ? escape.utf8.count + 1 : 1 }
        }
        let end = min(position, source.count)
        literals.append(Literal(offset: start, text: String(decoding: source[content..<max(content, end)], as: UTF8.self)))
        position = start
        blank(to: min(end + close.utf8.count, source.count))
    }

    private mutating func skipInterpolation(_ escape: String) {
        position += escape.utf8.count
        var depth = 0
        repeat {
            if source[position] == UInt8(ascii: "\"") {
                var inner = SwiftText(skipping: source, from: position)
                inner.literal()
                position = inner.position
                continue
            }
            if source[position] == UInt8(ascii: "(") { depth += 1 }
            if source[position] == UInt8(ascii: ")") { depth -= 1 }
            position += 1
        } while depth > 0 && position < source.count
    }

    private init(skipping source: [UInt8], from position: Int) {
        self.source = source
        self.code = source
        self.position = position
    }

    private func starts(_ text: String) -> Bool { source[position...].starts(with: text.utf8) }

    private func next(_ text: String, from start: Int) -> Int? {
        source.indices[start...].first { source[$0...].starts(with: text.utf8) }
    }

    private mutating func blank(to end: Int) {
        for index in position..<end where source[index] != UInt8(ascii: "\n") { code[index] = UInt8(ascii: " ") }
        position = end
    }
}
