import Core
import Testing

@Suite struct ValidationTests {
    private static let form = Form {
        Field.text("name", ["en": "Name", "zh": "名称"], .required, maximum: 10)
        Field.longText("notes", ["en": "Notes", "zh": "备注"])
        Field.email("email", ["en": "E-mail", "zh": "邮箱"])
        Field.phone("phone", ["en": "Phone", "zh": "电话"])
        Field.url("website", ["en": "Website", "zh": "网站"])
        Field.integer("employees", ["en": "Employees", "zh": "人数"], in: 0...100)
        Field.decimal("discount", ["en": "Discount", "zh": "折扣"], scale: 2)
        Field.money("amount", ["en": "Amount", "zh": "金额"])
        Field.boolean("vip", ["en": "VIP", "zh": "VIP"])
        Field.date("born_on", ["en": "Born", "zh": "生日"])
        Field.choice("level", ["en": "Level", "zh": "级别"], [Choice("a", ["en": "A"]), Choice("b", ["en": "B"])])
        Field.tags("tags", ["en": "Tags", "zh": "标签"])
        Field.timestamp("closed_at", ["en": "Closed", "zh": "关闭"], .readOnly)
    }

    private func value(_ field: String, _ json: JSON) throws -> Value? {
        try Self.form.readPatch(.object([field: json]))[field]
    }

    private func code(_ field: String, _ json: JSON) -> String? {
        Self.form.check(.object([field: json]), requiresAll: false).errors.first?.code
    }

    @Test func `texts are trimmed, and empty means none`() throws {
        #expect(try value("name", "  张三  ") == .text("张三"))
        #expect(try value("notes", " \n ") == .null)
        #expect(code("name", "   ") == "required")
    }

    @Test func `length counts characters, not bytes`() {
        #expect(code("name", "一二三四五六七八九十") == nil)
        #expect(code("name", "一二三四五六七八九十一") == "too_long")
    }

    @Test func `lines and control characters stay out of one-line texts`() {
        #expect(code("name", "a\nb") == "control_character")
        #expect(code("notes", "a\nb") == nil)
        #expect(code("notes", "a\u{1b}b") == "control_character")
    }

    @Test(arguments: [
        ("Li.Na@Example.COM", "li.na@example.com"), (" a+b@x-y.co ", "a+b@x-y.co"), ("用户@例子.com", nil), ("a@b", nil), ("a b@c.de", nil),
        ("@c.de", nil), ("a..b@c.de", nil),
    ])
    func `e-mail addresses are lower-cased and checked`(text: String, expected: String?) throws {
        if let expected {
            #expect(try value("email", .string(text)) == .text(expected))
        } else {
            #expect(code("email", .string(text)) == "invalid_email")
        }
    }

    @Test(arguments: [
        ("+86 138-1234-5678", "+8613812345678"), ("(010) 6552 9988", "01065529988"), ("１３８１２３４５６７８", "13812345678"), ("1234", nil), ("12a45678", nil),
        ("86+138", nil),
    ])
    func `phone numbers have one form`(text: String, expected: String?) throws {
        if let expected {
            #expect(try value("phone", .string(text)) == .text(expected))
        } else {
            #expect(code("phone", .string(text)) == "invalid_phone")
        }
    }

    @Test(arguments: ["javascript:alert(1)", "http://", "https:// x", "ftp://a.b", "//a.b", "https:///x"])
    func `only web addresses are web addresses`(text: String) {
        #expect(code("website", .string(text)) == "invalid_url")
    }

    @Test func `numbers keep to their range and scale`() throws {
        #expect(try value("employees", 100) == .integer(100))
        #expect(code("employees", 101) == "out_of_range")
        #expect(code("employees", 1.5) == "wrong_type")
        #expect(try value("discount", 0.15) == .integer(15))
        #expect(code("discount", 0.155) == "invalid_number")
    }

    @Test func `money needs whole minor units and a known currency`() throws {
        #expect(try value("amount", ["amount": 1250, "currency": "CNY"]) == .money(Money(amount: 1250, currency: "CNY")))
        #expect(code("amount", ["amount": 12.5, "currency": "CNY"]) == "invalid_money")
        #expect(code("amount", ["amount": 1, "currency": "XXX"]) == "unknown_currency")
        #expect(code("amount", 12) == "invalid_money")
    }

    @Test func `choices, flags, dates and tags are checked`() throws {
        #expect(code("level", "c") == "unknown_choice")
        #expect(code("vip", "true") == "wrong_type")
        #expect(code("born_on", "2023-02-29") == "invalid_date")
        #expect(try value("tags", ["a", " a ", "b"]) == .texts(["a", "b"]))
    }

    @Test func `every fault is told at once, with its field`() {
        let errors = Self.form.check(["email": "x", "employees": "y", "nope": 1, "closed_at": "2026-01-01T00:00:00Z"], requiresAll: true).errors
        #expect(
            Set(errors.map { "\($0.field) \($0.code)" }) == [
                "email invalid_email", "employees wrong_type", "nope unknown_field", "closed_at read_only", "name required",
            ])
    }

    @Test func `null clears what is optional and is refused where something is required`() throws {
        #expect(try value("email", nil) == .null)
        #expect(code("name", nil) == "required")
    }

    @Test(arguments: ["[]", "1", "null", "\"x\""])
    func `a body that is no object is refused`(text: String) throws {
        let json = try JSON.parse(text)
        #expect(throws: Problem.self) { try Self.form.read(json) }
    }
}
