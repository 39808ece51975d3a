import Core
import Testing

@Suite struct FormulaLanguageTests {
    private static let vectors: [(String, String?)] = [
        // Precedence and association.
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("100 / 10 / 2", "5"), ("7 % 4 * 2", "6"), ("-7 % 4", "-3"), ("2 - -3", "5"),
        ("1 + 2 & 3 + 4", "37"), ("1 & 2 = 12 & \"\"", "true"), ("not true or true", "true"), ("not (true or true)", "false"),
        ("true or false and false", "true"), ("1 + 1 = 2 and 3 > 2", "true"), ("（1 + 2） * 3", "9"), ("NOT false AND True", "true"),
        // Exact decimals.
        ("0.1 + 0.2", "0.3"), ("1 / 3", "0.333333333333333333"), ("2 / 3", "0.666666666666666667"), ("1 / 3 * 3", "0.999999999999999999"),
        ("round(2 / 3, 2)", "0.67"), ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(1250, -2)", "1300"), ("floor(-1.1)", "-2"),
        ("ceiling(-1.1)", "-1"), ("ceiling(1.01, 1)", "1.1"), ("abs(-3.20)", "3.2"), ("min(3, 1.5, 2)", "1.5"), ("max(3, 1.5)", "3"),
        ("123456789012345678 * 10", "1234567890123456780"), ("rate", "12.5"), ("rate * count", "87.5"), ("number(\" 12.50 \") + 1", "13.5"),
        // What can't be told is missing.
        ("1 / 0", nil), ("5 % 0", nil), ("99999999999999999999 * 99999999999999999999", nil), ("number(\"twelve\")", nil), ("note & \"\"", nil),
        ("count + null", nil), ("max(1, null)", nil), ("amount + cost", nil), ("amount < cost", nil), ("coalesce(note, \"none\")", "none"),
        ("is_empty(note)", "true"), ("note = null", "true"), ("null = null", "true"), ("note != \"x\"", "true"), ("note > \"x\"", nil),
        ("null and false", "false"), ("null or true", "true"), ("null and true", nil), ("if(null, 1, 2)", "2"), ("if(open, 1)", "1"),
        ("if(not open, 1)", nil),
        // Texts, Chinese ones too.
        ("\"a\\\"b\" & \"\\\\\"", "a\"b\\"), ("name", "晨光科技 GmbH"), ("length(name)", "9"), ("left(name, 2)", "晨光"), ("right(name, 4)", "GmbH"),
        ("left(name, -1)", nil), ("upper(right(name, 4))", "GMBH"), ("lower(\"ÄB\")", "äb"), ("trim(\"  a b \")", "a b"),
        ("contains(name, \"科技\")", "true"), ("contains(name, \"gmbh\")", "false"), ("starts_with(name, \"晨\")", "true"),
        ("contains(name, \"\")", "true"),
        ("replace(name, \"科技\", \"\")", "晨光 GmbH"), ("replace(\"aaa\", \"aa\", \"b\")", "ba"), ("replace(name, \"\", \"x\")", "晨光科技 GmbH"),
        ("contains(tags, \"大客户\")", "true"), ("contains(tags, \"大\")", "false"), ("length(tags)", "2"), ("length(note)", "0"),
        ("tags & \"!\"", "vip, 大客户!"),
        ("count & \"件\"", "7件"), ("note & name", "晨光科技 GmbH"), ("stage = \"won\"", "true"), ("case(stage, \"won\", \"赢单\", \"lost\", \"输单\")", "赢单"),
        ("case(stage, \"open\", 1, 0.5)", "0.5"), ("case(stage, \"open\", 1)", nil), ("\"狗\" < \"猫\"", "true"),
        // Dates.
        ("day", "2026-01-31"), ("year(day) & \"/\" & month(day) & \"/\" & day(day)", "2026/1/31"), ("weekday(day)", "6"), ("today()", "2026-11-22"),
        ("weekday(today())", "7"), ("add_days(day, 1)", "2026-02-01"), ("add_months(day, 1)", "2026-02-28"), ("add_months(day, -11)", "2025-02-28"),
        ("days_between(day, today())", "295"), ("days_between(moment, day)", "-32"), ("date(2024, 2, 29)", "2024-02-29"), ("date(2026, 2, 29)", nil),
        ("date(\"2026-05-01\")", "2026-05-01"), ("date(moment)", "2026-03-04"), ("moment > day", "true"), ("moment = date(moment)", "false"),
        ("add_days(moment, 1)", "2026-03-05T23:59:59.000000Z"), ("add_days(day, 99999999)", nil), ("now()", "2026-11-22T08:30:00.000000Z"),
        // Money.
        ("amount", "1000.00 CNY"), ("amount(amount) * 0.13", "130"), ("amount * 0.333 / 3", "111.00 CNY"), ("amount / amount(cost)", "200.00 CNY"),
        ("amount / money(300, \"CNY\")", "3.333333333333333333"), ("currency(cost)", "EUR"), ("money(99.5, \"CNY\") + amount", "1099.50 CNY"),
        ("money(1, \"XXX\")", nil), ("-amount", "-1000.00 CNY"), ("round(amount / 3)", "333.00 CNY"), ("amount >= money(1000, \"CNY\")", "true"),
        // Fields of referenced records.
        ("customer.name", "上海客户"), ("customer.share", "12.345"), ("amount / customer.revenue", "0.004"), ("owner.name", nil),
    ]

    @Test(arguments: vectors)
    func `a formula gives what it says`(formula: String, result: String?) {
        #expect(Sheet.faults(formula) == [])
        #expect(Sheet.text(formula) == result)
    }

    private static let faulty: [(String, [String])] = [
        ("", ["unexpected_end 0 0"]), ("1 +", ["unexpected_end 3 0"]), ("1 + * 2", ["unexpected 4 1"]), ("(1 + 2", ["missing_bracket 0 1"]),
        ("1 2", ["unexpected 2 1"]), ("1 < 2 < 3", ["unexpected 6 1"]), ("name = \"晨光", ["unterminated_text 7 3"]),
        ("1 # 2", ["unexpected_character 2 1"]),
        ("1.2.3", ["invalid_number 0 5"]), ("nmae", ["unknown_field 0 4"]), ("customer.nmae", ["unknown_field 0 13"]),
        ("name.x", ["unknown_field 0 6"]),
        ("sum(1)", ["unknown_function 0 6"]), ("round()", ["wrong_arguments 0 7"]), ("round(1, 2, 3)", ["wrong_arguments 0 14"]),
        ("round(name)", ["wrong_type 6 4"]), ("if(count, 1, 2)", ["wrong_type 3 5"]), ("if(open, 1, name)", ["wrong_type 12 4"]),
        ("name + 1", ["wrong_types 0 8"]),
        ("amount > 1000", ["wrong_types 0 13"]), ("amount * cost", ["wrong_types 0 13"]), ("1 / amount", ["wrong_types 0 10"]),
        ("not name", ["wrong_type 4 4"]),
        ("open and count", ["wrong_type 9 5"]), ("-name", ["wrong_type 1 4"]), ("customer & name", ["wrong_type 0 8"]),
        ("updated_at", ["not_applicable 0 10"]),
        ("c_self + 1", ["circular 0 6"]), ("case(stage, 1, 2)", ["wrong_type 12 1"]), ("day + 1", ["wrong_types 0 7"]),
        // All mistakes at once; places count as browsers do, an emoji being two.
        ("\"😀\" & nmae & sum(1)", ["unknown_field 7 4", "unknown_function 14 6"]),
    ]

    @Test(arguments: faulty)
    func `what is wrong is told with its place`(formula: String, faults: [String]) {
        #expect(Sheet.faults(formula) == faults)
    }

    @Test func `there are limits to length, depth and number of parts`() {
        let deep = String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60)
        #expect(Sheet.faults(String(repeating: "1+", count: 2000) + "1") == ["too_long 4000 1"])
        #expect(Sheet.faults(deep).first?.hasPrefix("too_deep") == true)
        #expect(Sheet.faults(String(repeating: "-", count: 60) + "1").first?.hasPrefix("too_deep") == true)
        #expect(Sheet.faults(String(repeating: "1+", count: 300) + "1").first?.hasPrefix("too_many") == true)
        #expect(Sheet.faults(String(repeating: "1+", count: 200) + "1").isEmpty)
    }

    @Test func `texts that would grow without end are missing`() {
        let doubled =
            "replace(replace(replace(replace(\"aaaaaaaaaa\", \"a\", \"aaaaaaaaaa\"), \"a\", \"aaaaaaaaaa\"), \"a\", \"aaaaaaaaaa\"), \"a\", \"aa\")"
        #expect(Sheet.text(doubled) == nil)
        #expect(Sheet.text("length(replace(\"aaaaaaaaaa\", \"a\", \"aaaaaaaaaa\"))") == "100")
    }

    @Test func `a result fits its field or is empty`() {
        #expect(Sheet.value("2 / 3", .decimal(scale: 2)) == .integer(67))
        #expect(Sheet.value("2 / 3", .integer(-10...10)) == .integer(1))
        #expect(Sheet.value("11", .integer(-10...10)) == .null)
        #expect(Sheet.value("99999999999999999999999999", .decimal(scale: 2)) == .null)
        #expect(Sheet.value("amount / 3", .money) == .money(Money(amount: 333_33, currency: "CNY")))
        #expect(Sheet.value("money(1.5, \"JPY\")", .money) == .money(Money(amount: 2, currency: "JPY")))
        #expect(Sheet.value("amount * 100000000000", .money) == .null)
        #expect(Sheet.value("\"猫猫猫\"", .text(maximum: 2)) == .text("猫猫"))
    }

    @Test func `every function is told in both languages with an example that fits`() {
        for function in FormulaFunctions.all {
            #expect(!function.description.en.isEmpty && function.description.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            let codes = Formula.compile(function.example, on: Sheet.deal, in: Sheet.schema).errors.map(\.code)
            #expect(codes.allSatisfy { $0 == "unknown_field" }, "\(function.example): \(codes)")
        }
        #expect(FormulaFunctions.all.count == 34)
    }

    @Test func `numbers at the edge of what fits don't crash`() {
        let largest = "170141183460469231731687303715884105727"
        for formula in [
            "-\(largest) - 1", "(-\(largest) - 1) % -1", "\(largest) + 1", "-\(largest) * 1", "\(largest) / 0.5", "\(largest) < 0.5",
            "round(\(largest), -18)",
        ] {
            _ = Sheet.text(formula)
        }
        #expect(Sheet.text("\(largest) + 1") == nil)
        #expect(Sheet.text("-\(largest) - 1") == nil)
        #expect(Sheet.text("\(largest) > 0.5") == "true")
        #expect(Sheet.text("\(largest) * 9223372036854775808") == nil)
        #expect(Sheet.text("18446744073709551616 * -9223372036854775808") == nil)
    }
}
