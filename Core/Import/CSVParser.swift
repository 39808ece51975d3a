/// Rows out of a stream of UTF-8 (RFC 4180), with what files do besides: any delimiter, any line end, quotes amid a cell taken as they are,
/// blank lines passed over. A quote that is never closed breaks the line it is on and no other.
package struct CSVParser {
    package enum Fault: Sendable {
        case unclosedQuote
        case tooLong
    }

    package struct Row: Sendable {
        /// Of the row's first line, counted from 1.
        package let line: Int
        package let cells: [String]
        package let fault: Fault?
    }

    /// A row may have this many bytes.
    package static let maximumLength = 1 << 20

    private struct Cell {
        var range: Range<Int>
        var hasEscapes = false
    }

    private enum Scan {
        case row(end: Int)
        case incomplete
        case fault(Fault)
    }

    /// Where the next row begins: bytes of text before it, and lines.
    package private(set) var offset: Int
    package private(set) var line: Int
    private let delimiter: UInt8
    private var buffer: [UInt8] = []
    private var start = 0
    private var isFinished = false
    private var cells: [Cell] = []

    /// `offset` and `line` say where in the file the first byte is.
    package init(delimiter: UInt8, offset: Int = 0, line: Int = 1) {
        self.delimiter = delimiter
        self.offset = offset
        self.line = line
    }

    package mutating func append(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// No more bytes will come.
    package mutating func finish() { isFinished = true }

    /// The next row; nil when there is none, or none that is complete yet.
    package mutating func next() -> Row? {
        skipBlankLines()
        guard start < buffer.count else { return nil }
        switch scan() {
        case .incomplete: return nil
        case .fault(let fault): return brokenLine(fault)
        case .row(let end):
            let row = Row(line: line, cells: cells.map(text), fault: nil)
            advance(to: end)
            return row
        }
    }

    private mutating func skipBlankLines() {
        var end = start
        while end < buffer.count, buffer[end] == newline || buffer[end] == carriageReturn { end += 1 }
        if end > start { advance(to: end) }
    }

    private mutating func advance(to end: Int) {
        // A lone carriage return ends a line, too.
        for index in start..<end {
            let isEnd = buffer[index] == newline || (buffer[index] == carriageReturn && (index + 1 >= buffer.count || buffer[index + 1] != newline))
            if isEnd { line += 1 }
        }
        offset += end - start
        start = end
    }

    /// Finds the cells of the row that begins at `start`.
    private mutating func scan() -> Scan {
        cells.removeAll(keepingCapacity: true)
        var position = start
        while true {
            guard let end = position < buffer.count && buffer[position] == quote ? scanQuoted(position) : scanPlain(position) else {
                return buffer.count - start > Self.maximumLength ? .fault(.tooLong) : isFinished ? .fault(.unclosedQuote) : .incomplete
            }
            guard end < buffer.count else {
                if isFinished { return .row(end: end) }
                return end - start > Self.maximumLength ? .fault(.tooLong) : .incomplete
            }
            if buffer[end] == delimiter {
                position = end + 1
                continue
            }
            guard buffer[end] == carriageReturn else { return .row(end: end + 1) }
            guard end + 1 < buffer.count || isFinished else { return .incomplete }
            return .row(end: end + 1 < buffer.count && buffer[end + 1] == newline ? end + 2 : end + 1)
        }
    }

    /// The end of an unquoted cell.
    private mutating func scanPlain(_ first: Int) -> Int? {
        let end = plainEnd(first)
        cells.append(Cell(range: first..<end))
        return end
    }

    private func plainEnd(_ first: Int) -> Int {
        buffer.withUnsafeBufferPointer { bytes in
            var position = first
            while position < bytes.count {
                let byte = bytes[position]
                if byte == delimiter || byte == newline || byte == carriageReturn { break }
                position += 1
            }
            return position
        }
    }

    /// The end of a quoted cell; nil where the closing quote is missing.
    private mutating func scanQuoted(_ first: Int) -> Int? {
        var hasEscapes = false
        var position = first + 1
        while true {
            guard let close = buffer.withUnsafeBufferPointer({ bytes in (position..<bytes.count).first { bytes[$0] == quote } }) else { return nil }
            if close + 1 < buffer.count, buffer[close + 1] == quote {
                hasEscapes = true
                position = close + 2
                continue
            }
            if close + 1 == buffer.count, !isFinished { return nil }
            let end = plainEnd(close + 1)
            // What stands between the closing quote and the delimiter belongs to the cell, quotes and all.
            cells.append(end == close + 1 ? Cell(range: first + 1..<close, hasEscapes: hasEscapes) : Cell(range: first..<end))
            return end
        }
    }

    private func text(_ cell: Cell) -> String {
        guard cell.hasEscapes else { return buffer.withUnsafeBufferPointer { String(decoding: $0[cell.range], as: UTF8.self) } }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cell.range.count)
        var isSecond = false
        for byte in buffer[cell.range] {
            isSecond = byte == quote && !isSecond
            if byte != quote || isSecond { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The rest of the line as one cell.
    private mutating func brokenLine(_ fault: Fault) -> Row? {
        var end = start
        while end < buffer.count, buffer[end] != newline, buffer[end] != carriageReturn { end += 1 }
        let row = Row(line: line, cells: [String(decoding: buffer[start..<end].prefix(10_000), as: UTF8.self)], fault: fault)
        advance(to: end)
        skipBlankLines()
        return row
    }
}

/// Counts rows while a file streams by, without keeping any of it.
package struct CSVRowCounter {
    private enum Place { case cellStart, plain, quoted, quoteInQuoted }

    package private(set) var rows = 0
    private let delimiter: UInt8
    private var place = Place.cellStart
    private var isBlank = true

    package init(delimiter: UInt8) { self.delimiter = delimiter }

    package mutating func feed(_ bytes: [UInt8]) {
        for byte in bytes { feed(byte) }
    }

    /// Call it once at the end.
    package mutating func finish() {
        if !isBlank { rows += 1 }
        isBlank = true
    }

    private mutating func feed(_ byte: UInt8) {
        if place == .quoted {
            if byte == quote { place = .quoteInQuoted }
            return
        }
        if place == .quoteInQuoted, byte == quote {
            place = .quoted
        } else if byte == newline || byte == carriageReturn {
            if !isBlank { rows += 1 }
            isBlank = true
            place = .cellStart
        } else {
            isBlank = false
            place = byte == delimiter ? .cellStart : byte == quote && place == .cellStart ? .quoted : .plain
        }
    }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
