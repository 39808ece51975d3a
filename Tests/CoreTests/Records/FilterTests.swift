import Core
import Testing

@Suite struct FilterTests {
    private static let company = RecordType(
        "company", plural: "companies", table: "t.companies", title: ["en": "Company"], pluralTitle: ["en": "Companies"]
    ) {
        Field.text("name", ["en": "Name"], [.required, .keyed])
        Field.choice("industry", ["en": "Industry"], [Choice("retail", ["en": "Retail"]), Choice("it", ["en": "IT"])])
    }

    private static let deal = RecordType("deal", table: "t.deals", title: ["en": "Deal"], pluralTitle: ["en": "Deals"]) {
        Field.text("name", ["en": "Name"], [.required, .keyed])
        Field.money("amount", ["en": "Amount"])
        Field.reference("company", ["en": "Company"], to: company)
        Field.reference("owner", ["en": "Owner"], to: company)
        Field.tags("tags", ["en": "Tags"])
        Field.date("due", ["en": "Due"])
        Field.boolean("hot", ["en": "Hot"])
    }

    private let me = Principal(tenant: .new(), user: .new(), team: nil, role: .member, credential: .session(.new()), language: .en)

    private func sql(_ text: String) throws -> SQL {
        var parser = FilterParser(type: Self.deal, in: .plain, me: me)
        return try parser.filter(JSON.parse(text)).sql(tenant: me.tenant)
    }

    @Test func `values travel as binds, never in the text`() throws {
        let hostile = "x'; drop table t.deals; --"
        let condition = try sql(#"["name", "is", "\#(hostile)"]"#)
        #expect(!condition.text.contains("drop"))
        #expect(condition.binds.count == 1)
    }

    @Test func `the tree becomes nested conditions`() throws {
        let condition = try sql(
            #"{"and": [["amount", "gte", 1000], {"or": [["tags", "has", "vip"], ["hot", "is", true]]}, {"not": ["due", "is_empty"]}]}"#)
        #expect(condition.text == #"(t."amount" >= $1 and ($2 = any(t."tags") or t."hot" = $3) and not coalesce(t."due" is null, false))"#)
    }

    @Test func `a related field is looked up in the same tenant among live records`() throws {
        let condition = try sql(#"["company.industry", "is", "retail"]"#)
        #expect(
            condition.text.contains(
                #"exists (select 1 from "t"."companies" r where r.tenant_id = $1 and r.id = t."company" and r.deleted_at is null"#))
    }

    @Test func `keyed texts ignore case`() throws {
        #expect(try sql(#"["name", "starts_with", "ACME"]"#).text == #"t."name_key" ^@ $1"#)
    }

    @Test(arguments: [
        (#"["nope", "is", 1]"#, "unknown_field", "filter"), (#"["company.nope", "is", 1]"#, "unknown_field", "filter"),
        (#"["name.industry", "is", 1]"#, "unknown_field", "filter"), (#"["hot", "gt", 1]"#, "unknown_comparison", "filter"),
        (#"{"and": [["hot", "is", true], ["amount", "gte", "much"]]}"#, "wrong_type", "filter.and.1"),
        (#"{"xor": []}"#, "malformed_filter", "filter"),
        (#"{"and": []}"#, "malformed_filter", "filter.and"), (#"["amount"]"#, "malformed_filter", "filter"),
        (#"["amount", "between", [1]]"#, "wrong_type", "filter"),
        (#"["owner", "is", "somebody"]"#, "invalid_id", "filter"), (#"["company.industry", "in", ["retail", "x"]]"#, "unknown_choice", "filter"),
        (#"["amount", "between", [{"amount": 1, "currency": "CNY"}, {"amount": 2, "currency": "USD"}]]"#, "mixed_currencies", "filter"),
        (#"["amount", "in", [1, {"amount": 2, "currency": "CNY"}]]"#, "mixed_currencies", "filter"),
        (#"["amount", "gte", {"amount": 1}]"#, "invalid_money", "filter"), ("1", "malformed_filter", "filter"),
    ])
    func `a filter that makes no sense is refused with its place`(text: String, code: String, place: String) throws {
        var parser = FilterParser(type: Self.deal, in: .plain, me: me)
        let json = try JSON.parse(text)
        let error = #expect(throws: FieldError.self) { try parser.filter(json) }
        #expect(error?.code == code)
        #expect(error?.field == place)
    }

    @Test func `too many conditions are refused`() throws {
        let one = #"["hot", "is", true]"#
        let many = "{\"or\": [\(Array(repeating: one, count: 101).joined(separator: ","))]}"
        var parser = FilterParser(type: Self.deal, in: .plain, me: me)
        let json = try JSON.parse(many)
        #expect(throws: FieldError.self) { try parser.filter(json) }
    }

    @Test(arguments: [
        ("now", "2026-03-31T10:00:00.000000Z"), ("today", "2026-03-31T00:00:00.000000Z"), ("-30d", "2026-03-01T10:00:00.000000Z"),
        ("+2w", "2026-04-14T10:00:00.000000Z"), ("-1m", "2026-02-28T10:00:00.000000Z"), ("-1y", "2025-03-31T10:00:00.000000Z"),
        ("-12h", "2026-03-30T22:00:00.000000Z"),
        ("+11m", "2027-02-28T10:00:00.000000Z"),
    ])
    func `relative times move with the clock`(text: String, expected: String) throws {
        let now = try #require(Timestamp(rfc3339: "2026-03-31T10:00:00Z"))
        #expect(RelativeTime.resolve(text, now: now)?.description == expected)
    }

    @Test(arguments: ["", "30d", "-d", "-1x", "--1d", "-99999999d", "yesterweek"])
    func `other words are no relative times`(text: String) {
        #expect(RelativeTime.resolve(text, now: .now) == nil)
    }

    @Test func `sorting by one optional field reads in two stages`() throws {
        let sort = try Sort("-amount", of: Self.deal)
        #expect(sort.hasNullStage)
        #expect(sort.orderBy.text == #"t."amount" desc, t.id desc"#)
        let position = Position(values: [.integer(5)], id: me.user, isNullStage: false)
        #expect(sort.condition(after: position).text == #"(t."amount", t.id) < ($1, $2)"#)
        #expect(throws: FieldError.self) { try Sort("tags", of: Self.deal) }
    }

    @Test func `a position survives its cursor`() throws {
        let sort = try Sort("due,-amount", of: Self.deal)
        let position = Position(values: [.date(.today), .null], id: me.user, isNullStage: false)
        let read = try #require(Position(payload: position.payload, sort: sort))
        #expect(read.values == position.values)
        #expect(read.id == me.user)
        #expect(Position(payload: position.payload, sort: Sort(keys: [])) == nil)
    }
}
