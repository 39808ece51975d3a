import NIOCore

/// Files of comma-separated values as spreadsheets open them: RFC 4180 in UTF-8, behind a mark without which Excel takes them for something else.
package enum CSV {
    package static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

    /// One row. A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection); numbers may begin with
    /// a sign.
    package static func write(_ cells: [String], to buffer: inout ByteBuffer) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.writeString(",") }
            write(isFormula(cell) ? "'" + cell : cell, to: &buffer)
        }
        buffer.writeString("\r\n")
    }

    private static func write(_ cell: String, to buffer: inout ByteBuffer) {
        guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }) else {
            buffer.writeString(cell)
            return
        }
        buffer.writeString("\"")
        buffer.writeString(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))
        buffer.writeString("\"")
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return false }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"), cell.utf8.count > 1 else { return true }
        return !cell.utf8.dropFirst().allSatisfy { $0 &- 48 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }
    }
}
