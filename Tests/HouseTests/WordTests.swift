import Testing

/// Words that the house does without, each with the reason that a finding prints.
@Suite struct WordTests {
    nonisolated(unsafe) static let forbiddenCode: [(Regex<Substring>, String)] = [
        (#/\btry!/#, "a failure must reach somebody"),
        (#/\bfatalError\b/#, "the server must not die of one request"),
        (#/^\s*(?:_ = )?try\?/#, "an error must not vanish"),
        (#/\bprint\(/#, "logs are structured; what the command line prints goes through its own output"),
    ]

    nonisolated(unsafe) static let forbiddenNames =
        #/\b(?:struct|class|enum|actor|protocol)\s+\w*(?:Manager|Service|Helper|Helpers|Util|Utils|Base|V2|Impl)\b/#

    @Test func `nothing shipped crashes on purpose or swallows errors`() {
        #expect(SourceFile.shipped.flatMap(forbidden) == [])
    }

    @Test func `names have no suffix that says nothing`() {
        #expect((SourceFile.shipped + SourceFile.tests).flatMap(emptyNames) == [])
    }

    @Test func `nothing is left to do`() {
        let marks = ["TODO", "FIXME", "XXX:", "HACK"]
        let files = SourceFile.shipped + SourceFile.migrations + SourceFile.python
        #expect(files.filter { file in marks.contains { file.text.contains($0) } }.map(\.path) == [])
    }

    @Test func `a forbidden word is found in code and forgiven in comments and texts`() {
        #expect(forbidden(in: SourceFile(path: "a.swift", text: "let a = try! b()\n")).count == 1)
        #expect(forbidden(in: SourceFile(path: "a.swift", text: "// try! is out\nlet a = \"fatalError\"\n")) == [])
        #expect(emptyNames(in: SourceFile(path: "a.swift", text: "final class DealManager {}\n")).count == 1)
    }

    private func forbidden(in file: SourceFile) -> [String] {
        let code = String(decoding: SwiftText(file.text).code, as: UTF8.self)
        return code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
            Self.forbiddenCode.filter { line.contains($0.0) && !isAllowed($0.1, in: file) }.map { "\(file.path):\(number + 1): \($0.1)" }
        }
    }

    private func isAllowed(_ reason: String, in file: SourceFile) -> Bool { reason.hasPrefix("logs") && file.path.hasPrefix("admin-cli/") }

    private func emptyNames(in file: SourceFile) -> [String] {
        String(decoding: SwiftText(file.text).code, as: UTF8.self).matches(of: Self.forbiddenNames)
            .filter { !$0.output.hasSuffix(" CustomerBase") }  // the trade's own word for all customers
            .map { "\(file.path): \($0.output)" }
    }
}
