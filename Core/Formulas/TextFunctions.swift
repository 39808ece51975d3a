extension FormulaFunctions {
    static let texts: [FormulaFunction] = [
        FormulaFunction(
            .text, "length(text)", "The number of characters of a text, or of entries of a list.", "文本的字符数，或列表的项数。", example: "length(name)",
            acceptsMissing: true, FormulaFunction.taking([.text, .list], giving: .number)
        ) { values, _ in
            switch values[0] {
            case .text(let text): .number(ExactNumber(text.count))
            case .list(let texts): .number(ExactNumber(texts.count))
            default: .number(.zero)
            }
        },
        FormulaFunction(
            .text, "lower(text)", "In lower case.", "转换为小写。", example: "lower(c_code)", FormulaFunction.taking([.text], giving: .text)
        ) { values, _ in values[0].rewritten { $0.lowercased() } },
        FormulaFunction(
            .text, "upper(text)", "In upper case.", "转换为大写。", example: "upper(c_code)", FormulaFunction.taking([.text], giving: .text)
        ) { values, _ in values[0].rewritten { $0.uppercased() } },
        FormulaFunction(
            .text, "trim(text)", "Without spaces at both ends.", "去掉首尾空格。", example: "trim(c_code)", FormulaFunction.taking([.text], giving: .text)
        ) { values, _ in values[0].rewritten(Core.trim) },
        FormulaFunction(
            .text, "left(text, count)", "The first characters.", "前若干个字符。", example: "left(postal_code, 2)", part
        ) { values, _ in values[0].part(values[1]) { String($0.prefix($1)) } },
        FormulaFunction(
            .text, "right(text, count)", "The last characters.", "后若干个字符。", example: "right(phone, 4)", part
        ) { values, _ in values[0].part(values[1]) { String($0.suffix($1)) } },
        FormulaFunction(
            .text, "contains(text, part)", "Whether the part is in the text, or among the entries of a list; upper and lower case differ.",
            "文本是否包含该内容，或列表是否有该项；区分大小写。", example: "contains(tags, \"vip\")", acceptsMissing: true,
            FormulaFunction.taking([.text, .list], [.text], giving: .boolean)
        ) { values, _ in
            switch (values[0], values[1]) {
            case (.text(let text), .text(let part)): .boolean(!TextSearch.places(of: part, in: text).isEmpty)
            case (.list(let texts), .text(let part)): .boolean(texts.contains(part))
            default: .boolean(values[1] == .missing)
            }
        },
        FormulaFunction(
            .text, "starts_with(text, start)", "Whether the text begins with this; upper and lower case differ.", "文本是否以该内容开头；区分大小写。",
            example: "starts_with(phone, \"+86\")", acceptsMissing: true, FormulaFunction.taking([.text], giving: .boolean)
        ) { values, _ in
            guard case .text(let start) = values[1] else { return .boolean(true) }
            guard case .text(let text) = values[0] else { return .boolean(false) }
            return .boolean(text.hasPrefix(start))
        },
        FormulaFunction(
            .text, "replace(text, part, replacement)", "The text with every such part replaced.", "将文本中所有该内容替换为新内容。",
            example: "replace(phone, \" \", \"\")", acceptsMissing: true, FormulaFunction.taking([.text], giving: .text)
        ) { values, _ in
            guard case .text(let text) = values[0], case .text(let part) = values[1] else { return values[0] }
            return replaced(text, part, by: values[2].shown)
        },
        FormulaFunction(
            .text, "text(value)", "Any value as a text.", "将任意值转换为文本。", example: "text(2 * 3)",
            FormulaFunction.taking(FormulaFunction.anything.subtracting([.record]), giving: .text)
        ) { values, _ in .of(values[0].shown) },
    ]

    private static let part = FormulaFunction.taking([.text], [.number], giving: .text)

    /// Counted before it is made: what would be too long is not begun.
    private static func replaced(_ text: String, _ part: String, by replacement: String) -> FormulaValue {
        let places = TextSearch.places(of: part, in: text)
        guard places.count * replacement.unicodeScalars.count <= FormulaValue.longestText else { return .missing }
        let (bytes, length) = (Array(text.utf8), part.utf8.count)
        var kept: [UInt8] = []
        var end = 0
        for place in places {
            kept += bytes[end..<place] + Array(replacement.utf8)
            end = place + length
        }
        return .of(String(decoding: kept + bytes[end...], as: UTF8.self))
    }
}

extension FormulaValue {
    fileprivate func rewritten(_ rewrite: (String) -> String) -> FormulaValue {
        if case .text(let text) = self { .of(rewrite(text)) } else { .missing }
    }

    fileprivate func part(_ count: FormulaValue, _ part: (String, Int) -> String) -> FormulaValue {
        guard case .text(let text) = self, case .number(let number) = count, let count = number.whole, count >= 0 else { return .missing }
        return .of(part(text, count))
    }
}

/// Where a text has a part: byte by byte, so that what an administrator writes can't keep a server busy.
enum TextSearch {
    private static let longestPart = 400

    /// The first byte of each, none overlapping another. An empty or very long part is nowhere.
    static func places(of part: String, in text: String) -> [Int] {
        let (part, text) = (Array(part.utf8), Array(text.utf8))
        guard let first = part.first, part.count <= longestPart, part.count <= text.count else { return [] }
        var places: [Int] = []
        var index = 0
        while index <= text.count - part.count {
            if text[index] == first, text[index..<index + part.count].elementsEqual(part) {
                places.append(index)
                index += part.count
            } else {
                index += 1
            }
        }
        return places
    }
}
