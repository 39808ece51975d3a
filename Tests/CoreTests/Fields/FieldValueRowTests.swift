import Core
import Testing

@Suite struct FieldValueRowTests {
    private let title = Text(verbatim: "x")

    @Test func `each kind has its column`() throws {
        let time = try #require(Timestamp(rfc3339: "2026-11-22T08:30:00Z"))
        let date = try #require(CalendarDate("2026-11-22"))
        let id = ID.new()
        let choices = [Choice("gold", title), Choice("silver", title)]
        #expect(FieldValueRows.rows(of: .text("a", title), value: .text("ÄB c")) == [FieldValueRow(text: "äb c")])
        #expect(FieldValueRows.rows(of: .choice("a", title, choices), value: .text("gold")) == [FieldValueRow(text: "gold")])
        #expect(FieldValueRows.rows(of: .integer("a", title), value: .integer(5)) == [FieldValueRow(integer: 5)])
        #expect(FieldValueRows.rows(of: .boolean("a", title), value: .boolean(false)) == [FieldValueRow(flag: false)])
        #expect(FieldValueRows.rows(of: .date("a", title), value: .date(date)) == [FieldValueRow(date: date)])
        #expect(FieldValueRows.rows(of: .timestamp("a", title), value: .timestamp(time)) == [FieldValueRow(time: time)])
        #expect(FieldValueRows.rows(of: .text("a", title), value: .id(id)) == [FieldValueRow(id: id)])
        let money = Money(amount: 1250, currency: "CNY")
        #expect(FieldValueRows.rows(of: .money("a", title), value: .money(money)) == [FieldValueRow(text: "CNY", integer: 1250)])
    }

    @Test func `several choices have a row each, nothing has none`() {
        let field = Field.choices("a", title, [Choice("gold", title), Choice("silver", title)])
        let rows = FieldValueRows.rows(of: field, value: .texts(["silver", "gold"]))
        #expect(rows == [FieldValueRow(position: 0, text: "silver"), FieldValueRow(position: 1, text: "gold")])
        #expect(FieldValueRows.rows(of: field, value: .texts([])) == [])
        #expect(FieldValueRows.rows(of: .text("a", title), value: .null) == [])
    }

    @Test func `a long text is cut for the index and whole for uniqueness`() {
        let field = Field.text("a", title, .unique, maximum: 1000)
        let left = FieldValueRows.rows(of: field, value: .text(String(repeating: "猫", count: 999) + "a"))
        let right = FieldValueRows.rows(of: field, value: .text(String(repeating: "猫", count: 999) + "b"))
        #expect(left.first?.text?.count == 200)
        #expect(left.first?.text == right.first?.text)
        #expect(left.first?.uniqueKey != right.first?.uniqueKey)
        #expect(left.first?.uniqueKey?.utf8.count == 64)
        #expect(FieldValueRows.rows(of: field, value: .text("Gold")).first?.uniqueKey == "gold")
    }
}
