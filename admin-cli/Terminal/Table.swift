/// Cells in aligned columns, two spaces between them. Widths are those of a terminal: a Chinese character takes two columns.
struct Table {
    struct Cell {
        let text: String
        var tint: Tint?
        var isNumber = false
    }

    let titles: [String]
    let rows: [[Cell]]

    var lines: [String] {
        let header = titles.map { Cell(text: $0, tint: .bold) }
        let widths = titles.indices.map { column in
            ([header] + rows).map { TextWidth.of($0[column].text) }.max() ?? 0
        }
        let numeric = titles.indices.map { column in rows.contains { $0[column].isNumber } }
        return ([header] + rows).map { Self.line($0, widths, numeric) }
    }

    private static func line(_ cells: [Cell], _ widths: [Int], _ numeric: [Bool]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let space = String(repeating: " ", count: widths[index] - TextWidth.of(cell.text))
            let text = cell.tint?.paint(cell.text) ?? cell.text
            let isLast = index == cells.count - 1
            line += numeric[index] ? space + text : isLast ? text : text + space
            if !isLast { line += "  " }
        }
        return line
    }
}
