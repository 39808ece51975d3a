import Core
import Testing

@Suite struct CellTests {
    @Test(
        arguments: [
            ("12.50", 1250), ("12,345.6", 1_234_560), ("¥1,000", 100_000), ("-3", -300), ("(7.25)", -725), ("１２", 1200), ("+5", 500),
            ("12.500", 1250), ("1,5", nil), ("12.345", nil), ("abc", nil), ("1.2.3", nil), ("", nil), ("1,23,456", nil),
        ] as [(String, Int64?)])
    func `numbers are read as people write them`(text: String, value: Int64?) {
        #expect(NumberReader.read(text, scale: 2) == value)
    }

    @Test(
        arguments: [
            ("2026-01-31", "2026-01-31"), ("2026/1/31", "2026-01-31"), ("20260131", "2026-01-31"), ("2026.01.31", "2026-01-31"),
            ("2026年1月31日", "2026-01-31"), ("31/01/2026", "2026-01-31"), ("1/31/2026", "2026-01-31"), ("31.1.2026", "2026-01-31"),
            ("5/5/2026", "2026-05-05"), ("2026-01-31 08:30:00", "2026-01-31"), ("2026-02-30", nil), ("1/2/2026", nil), ("soon", nil),
            ("26-1-31", nil),
        ] as [(String, String?)])
    func `dates are read in every usual form, and never guessed`(text: String, value: String?) {
        let reading = DateReader(order: .auto, offset: 0).date(text)
        if case .date(let date, _) = reading { #expect(date.description == value) } else { #expect(value == nil) }
    }

    @Test func `day or month first is what the import says`() {
        #expect(DateReader(order: .dmy, offset: 0).date("1/2/2026") == .date(CalendarDate(year: 2026, month: 2, day: 1) ?? .today, rest: ""))
        #expect(DateReader(order: .mdy, offset: 0).date("1/2/2026") == .date(CalendarDate(year: 2026, month: 1, day: 2) ?? .today, rest: ""))
        #expect(DateReader(order: .auto, offset: 0).date("1/2/2026") == .ambiguous)
    }

    @Test(
        arguments: [
            ("2026-01-31 08:30", "2026-01-31T00:30:00.000000Z"), ("2026/1/31", "2026-01-30T16:00:00.000000Z"),
            ("20260131 083015", nil), ("2026-01-31T08:30:00Z", "2026-01-31T08:30:00.000000Z"), ("2026-01-31 25:00", nil),
        ] as [(String, String?)])
    func `times without an offset are the import's`(text: String, value: String?) {
        #expect(DateReader(order: .auto, offset: 8 * 3600).timestamp(text).time?.description == value)
    }

    @Test func `every kind of field is read by its own rules`() throws {
        let choices = [Choice("vip", ["en": "Very important", "zh": "重要客户"])]
        #expect(try read(.choice("class", ["en": "C"], choices), "重要客户") == .text("vip"))
        #expect(try read(.choice("class", ["en": "C"], choices), "VIP") == .text("vip"))
        #expect(try read(.boolean("flag", ["en": "F"]), "是") == .boolean(true))
        #expect(try read(.boolean("flag", ["en": "F"]), "No") == .boolean(false))
        #expect(try read(.tags("tags", ["en": "T"]), "a; b、a") == .texts(["a", "b"]))
        #expect(try read(.integer("n", ["en": "N"]), "1,234") == .integer(1234))
        #expect(try read(.money("total", ["en": "T"]), "12.5", currency: "cny") == .money(Money(amount: 1250, currency: "CNY")))
        #expect(try read(.money("total", ["en": "T"]), "1200", currency: "JPY") == .money(Money(amount: 1200, currency: "JPY")))
        #expect(try read(.email("email", ["en": "E"]), "Li@Example.COM") == .text("li@example.com"))
    }

    @Test(
        arguments: [
            (Field.money("total", ["en": "T"]), "12", "missing_currency"), (.boolean("flag", ["en": "F"]), "maybe", "invalid_boolean"),
            (.date("day", ["en": "D"]), "1/2/2026", "ambiguous_date"), (.date("day", ["en": "D"]), "31 January", "invalid_date"),
            (.integer("n", ["en": "N"]), "1.5", "invalid_number"), (.choice("c", ["en": "C"], [Choice("a", ["en": "A"])]), "b", "unknown_choice"),
            (.email("email", ["en": "E"]), "nobody", "invalid_email"), (.integer("n", ["en": "N"], in: 0...9), "10", "out_of_range"),
        ] as [(Field, String, String)])
    func `what cannot be read says why`(field: Field, text: String, code: String) {
        #expect { try read(field, text) } throws: { ($0 as? FieldError)?.code == code }
    }

    private func read(_ field: Field, _ text: String, currency: String? = nil) throws -> Value {
        try CellReader(field, dates: DateReader(order: .auto, offset: 0)).value(text, currency: currency)
    }
}
