/// What is wrong with a formula, and where. Places are counted in UTF-16 code units, as browsers count.
package struct FormulaError: Error, Hashable, Sendable {
    package let range: Range<Int>
    package let code: String
    package let message: Text

    package init(_ range: Range<Int>, _ code: String, _ en: String, _ zh: String) {
        self.range = range
        self.code = code
        message = Text(en: en, zh: zh)
    }

    /// The same told of the property of a definition that holds the formula.
    func fault(of property: String) -> FieldError {
        let place = range.lowerBound + 1
        return FieldError(field: property, code: code, message: Text(en: "At \(place): \(message.en)", zh: "第 \(place) 个字符处：\(message.zh)"))
    }
}

/// Beyond these a formula is not read.
enum FormulaLimits {
    /// UTF-16 code units.
    static let length = 4000
    static let depth = 50
    static let nodes = 500
}
