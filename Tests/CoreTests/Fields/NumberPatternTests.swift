import Core
import Testing

@Suite struct NumberPatternTests {
    @Test(
        arguments: [
            ("TK-{YYYY}-{00000}", 42, "TK-2026-00042"), ("{0}", 7, "7"), ("{000}", 12_345, "12345"), ("{YY}{MM}{DD}/{00}", 3, "260105/03"),
            ("合同{0000}号", 5, "合同0005号"),
        ] as [(String, Int64, String)])
    func `a pattern writes a number`(pattern: String, number: Int64, text: String) throws {
        let date = try #require(CalendarDate(year: 2026, month: 1, day: 5))
        #expect(NumberPattern(pattern)?.text(number, on: date) == text)
    }

    @Test(arguments: ["", "TK-", "{YYYY}", "{0}{0}", "{00", "0}", "{1}", "{}", "{yyyy}-{0}", "a}b{0}"])
    func `without zeros in braces, once, it is none`(pattern: String) {
        #expect(NumberPattern(pattern) == nil)
    }
}
