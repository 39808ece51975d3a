/// What the beginning of a file says about all of it.
package struct FileAnalysis {
    /// Bytes that are looked at.
    package static let headSize = 1 << 18
    private static let rowsLookedAt = 50
    private static let sampleCount = 3

    package let format: FileFormat
    package let columns: [ImportColumn]

    /// - Parameter head: the first `headSize` bytes as they came.
    package init(head: [UInt8], encoding: TextEncoding, delimiter: UInt8? = nil, hasHeader: Bool? = nil) {
        let text = Transcoder(encoding).decode(head, isLast: false)
        let delimiter = delimiter ?? Self.delimiter(of: text)
        let rows = Self.rows(of: text, delimiter: delimiter)
        let hasHeader = hasHeader ?? Self.hasHeader(rows)
        format = FileFormat(encoding: encoding, delimiter: delimiter, hasHeader: hasHeader)
        columns = Self.columns(rows, hasHeader: hasHeader)
    }

    /// The delimiter that cuts most rows into the same number of cells, more than one; the more cells the better.
    package static func delimiter(of text: [UInt8]) -> UInt8 {
        let scored = FileFormat.delimiters.map { (delimiter: $0, score: score(rows(of: text, delimiter: $0))) }
        let best = scored.max { $0.score < $1.score }
        return best.flatMap { $0.score > 0 ? $0.delimiter : nil } ?? FileFormat.delimiters[0]
    }

    private static func score(_ rows: [CSVParser.Row]) -> Double {
        guard let first = rows.first, first.cells.count > 1 else { return 0 }
        let alike = Double(rows.count { $0.fault == nil && $0.cells.count == first.cells.count }) / Double(rows.count)
        return alike * alike * Double(first.cells.count)
    }

    private static func rows(of text: [UInt8], delimiter: UInt8) -> [CSVParser.Row] {
        var parser = CSVParser(delimiter: delimiter)
        parser.append(text)
        var rows: [CSVParser.Row] = []
        while rows.count < rowsLookedAt, let row = parser.next() { rows.append(row) }
        // A file smaller than the head may end without a line end.
        if text.count < headSize {
            parser.finish()
            while rows.count < rowsLookedAt, let row = parser.next() { rows.append(row) }
        }
        return rows
    }

    /// A first row of different words, none of them a number or a date, is a header.
    package static func hasHeader(_ rows: [CSVParser.Row]) -> Bool {
        guard let first = rows.first?.cells else { return true }
        let words = first.map { trim($0) }.filter { !$0.isEmpty }
        guard !words.isEmpty, Set(words).count == words.count else { return false }
        return words.allSatisfy { word in !(word.utf8.first.map { $0 &- 48 < 10 } ?? false) && !word.contains("@") }
    }

    private static func columns(_ rows: [CSVParser.Row], hasHeader: Bool) -> [ImportColumn] {
        let data = hasHeader ? rows.dropFirst() : rows[...]
        let width = hasHeader ? rows.first?.cells.count ?? 0 : rows.map(\.cells.count).max() ?? 0
        var seen: [String: Int] = [:]
        return (0..<min(width, 500)).map { index in
            let title = hasHeader ? trim(rows[0].cells[index]) : ""
            let name = title.isEmpty ? "column_\(index + 1)" : String(title.prefix(200))
            seen[name, default: 0] += 1
            let unique = seen[name].map { $0 > 1 ? "\(name)_\($0)" : name } ?? name
            let samples = data.lazy.compactMap { $0.cells.indices.contains(index) ? $0.cells[index] : nil }.filter { !$0.isEmpty }
            return ImportColumn(name: unique, field: nil, samples: samples.prefix(sampleCount).map { String($0.prefix(200)) })
        }
    }
}
