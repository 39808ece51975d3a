/// How many lines the functions of a Swift file have, from `func` or `init` to the closing brace.
struct FunctionLengths {
    struct Function {
        let offset: Int
        let lines: Int
    }

    private(set) var functions: [Function] = []
    private let code: [UInt8]

    init(_ text: String) {
        code = SwiftText(text).code
        for start in starts(of: "func ") + starts(of: "init(") + starts(of: "init?(") + starts(of: "init<") {
            guard let open = body(after: start), let close = end(of: open) else { continue }
            functions.append(Function(offset: start, lines: code[start...close].count { $0 == UInt8(ascii: "\n") } + 1))
        }
    }

    private func starts(of word: String) -> [Int] {
        code.indices.filter { index in
            guard code[index] == word.utf8.first, code[index...].starts(with: word.utf8) else { return false }
            return index == 0 || code[index - 1] == UInt8(ascii: " ") || code[index - 1] == UInt8(ascii: "\n")
        }
    }

    /// The brace that opens the body; nil for a requirement of a protocol, which has none.
    private func body(after start: Int) -> Int? {
        var depth = 0
        for index in start..<code.count {
            switch code[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth == 0: return index
            case UInt8(ascii: "}") where depth == 0: return nil
            case UInt8(ascii: "\n") where depth == 0 && !isContinued(after: index): return nil
            default: continue
            }
        }
        return nil
    }

    private func isContinued(after lineEnd: Int) -> Bool {
        let rest = code[(lineEnd + 1)...].drop { $0 == UInt8(ascii: " ") }
        return ["{", "where ", "->", "async", "throws"].contains { rest.starts(with: $0.utf8) }
    }

    private func end(of open: Int) -> Int? {
        var depth = 0
        for index in open..<code.count {
            if code[index] == UInt8(ascii: "{") { depth += 1 }
            if code[index] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
