import Testing

@Suite struct LengthTests {
    static let longestFile = 300
    static let longestFunction = 40

    @Test func `no file is longer than 300 lines`() {
        let long = (SourceFile.shipped + SourceFile.tests + SourceFile.python).filter { $0.lines.count > Self.longestFile + 1 }
        #expect(long.map { "\($0.path): \($0.lines.count) lines" } == [])
    }

    @Test func `no function is longer than 40 lines`() {
        let long = (SourceFile.shipped + SourceFile.tests).flatMap(longFunctions)
        #expect(long == [])
    }

    @Test func `half of the files have at most 100 lines`() {
        let lengths = SourceFile.shipped.map(\.lines.count).sorted()
        #expect(lengths[lengths.count / 2] <= 101)
    }

    @Test func `a long function is found whatever its strings and comments say`() {
        let padding = String(repeating: "    let x = \"} \\(\"}\") }\" // }\n", count: 45)
        let file = SourceFile(
            path: "long.swift", text: "protocol P {\n    func none()\n}\nfunc long(\n    a: Int\n) {\n\(padding)}\nfunc short() {}\n")
        #expect(longFunctions(in: file) == ["long.swift:4: 49 lines"])
    }

    private func longFunctions(in file: SourceFile) -> [String] {
        FunctionLengths(file.text).functions.filter { $0.lines > Self.longestFunction }.map { "\(file.place($0.offset)): \($0.lines) lines" }
    }
}
