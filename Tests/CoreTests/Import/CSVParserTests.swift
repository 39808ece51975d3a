import Core
import Testing

@Suite struct CSVParserTests {
    @Test(
        arguments: [
            ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("a,\n,b\n,\n", [["a", ""], ["", "b"], ["", ""]]),
            ("\n\r\na\n\n\nb\n\n", [["a"], ["b"]]),
            ("\"a,b\",\"c\r\nd\"\ne,f\n", [["a,b", "c\r\nd"], ["e", "f"]]),
            ("\"say \"\"hi\"\"\",\"\",\"\"\"\"\n", [["say \"hi\"", "", "\""]]),
            ("5\" pipe,\"a\"b,c\"d\"\n", [["5\" pipe", "\"a\"b", "c\"d\""]]),
            ("客户,\"北京,上海\"\n", [["客户", "北京,上海"]]),
            ("", []),
            ("\"only\"", [["only"]]),
            ("a\n\"\"", [["a"], [""]]),
        ] as [(String, [[String]])])
    func `rows are cut as RFC 4180 says, whatever the pieces they come in`(text: String, rows: [[String]]) {
        let bytes = Array(text.utf8)
        for size in [1, 2, 3, max(1, bytes.count)] {
            #expect(parse(bytes, pieces: size).map(\.cells) == rows, "in pieces of \(size)")
        }
        var counter = CSVRowCounter(delimiter: UInt8(ascii: ","))
        counter.feed(bytes)
        counter.finish()
        #expect(counter.rows == rows.count)
    }

    @Test func `rows know their lines, also behind cells with line ends`() {
        let rows = parse(Array("a\n\"b\nb\"\r\nc\n\nd".utf8), pieces: 4)
        #expect(rows.map(\.line) == [1, 2, 4, 6])
    }

    @Test func `a quote that is never closed breaks its own line only`() {
        let rows = parse(Array("a,b\n\"c,d\ne,f\ng,h\n".utf8), pieces: 5)
        #expect(rows.map(\.fault) == [nil, .unclosedQuote, nil, nil])
        #expect(rows.map(\.cells) == [["a", "b"], ["\"c,d"], ["e", "f"], ["g", "h"]])
    }

    @Test func `a row without end is given up after a mebibyte`() {
        var parser = CSVParser(delimiter: UInt8(ascii: ","))
        parser.append(Array("\"x\nb,c\n".utf8) + [UInt8](repeating: UInt8(ascii: "y"), count: CSVParser.maximumLength + 1))
        let rows = [parser.next(), parser.next()]
        #expect(rows.map { $0?.fault } == [.tooLong, nil])
        #expect(rows[1]?.cells == ["b", "c"])
    }

    @Test func `a parser begins where another one stopped`() {
        let bytes = Array("id,name\n1,\"a\nb\"\n2,c\n3,d\n".utf8)
        var first = CSVParser(delimiter: UInt8(ascii: ","))
        first.append(bytes)
        _ = first.next()
        _ = first.next()
        var second = CSVParser(delimiter: UInt8(ascii: ","), offset: first.offset, line: first.line)
        second.append(bytes[first.offset...])
        let row = second.next()
        #expect(row?.cells == ["2", "c"])
        #expect(row?.line == 4)
    }

    private func parse(_ bytes: [UInt8], pieces size: Int) -> [CSVParser.Row] {
        var parser = CSVParser(delimiter: UInt8(ascii: ","))
        var rows: [CSVParser.Row] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            parser.append(bytes[start..<min(start + size, bytes.count)])
            while let row = parser.next() { rows.append(row) }
        }
        parser.finish()
        while let row = parser.next() { rows.append(row) }
        return rows
    }
}
