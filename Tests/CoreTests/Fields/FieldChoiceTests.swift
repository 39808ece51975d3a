import Core
import TestKit
import Testing

@Suite struct FieldChoiceTests {
    @Test func `a field offers its choices in their order`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "choice")
            _ = try await acme.choice("silver", of: field, ["color": "grey"])
            _ = try await acme.choice("gold", of: field, ["title_zh": "金", "position": 1])
            let told = try await acme.metadata("c_grade")?["choices"]?.items
            let taken = try await acme.post("customers", ["name": "Acme", "c_grade": "gold"])
            let refused = try await acme.post("customers", ["name": "Acme", "c_grade": "bronze"])
            #expect(told?.map { $0["code"] } == ["gold", "silver"])
            #expect(told?.first?["title"] == ["en": "gold", "zh": "金"])
            #expect(told?.last?["color"] == "grey")
            #expect(taken["c_grade"] == "gold")
            #expect(refused.faults == ["c_grade unknown_choice"])
        }
    }

    @Test func `a choice that is retired or in the bin is still shown where records have it`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "choices")
            let gold = try await acme.choice("gold", of: field)
            let silver = try await acme.choice("silver", of: field)
            let customer = try await acme.create("customers", ["name": "Acme", "c_grade": ["gold", "silver"]]).id
            _ = try await acme.patch("field_choices/\(gold)", ["retired": true])
            _ = try await acme.delete("field_choices/\(silver)")
            let told = try await acme.metadata("c_grade")?["choices"]?.items
            let read = try await acme.get("customers/\(customer)")
            #expect(told?.map { $0["retired"] } == [true, true])
            #expect(read["c_grade"] == ["gold", "silver"])
        }
    }

    @Test func `a choice keeps its field and code, and no two have the same`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "choice")
            let gold = try await acme.choice("gold", of: field)
            let again = try await acme.post("field_choices", ["field": .string("\(field)"), "code": "gold", "title_en": "Gold"])
            let moved = try await acme.patch("field_choices/\(gold)", ["code": "golden"])
            let shouting = try await acme.post("field_choices", ["field": .string("\(field)"), "code": "Gold!", "title_en": "Gold"])
            #expect(again.faults == ["code duplicate"])
            #expect(moved.faults == ["code unchangeable"])
            #expect(shouting.faults == ["code invalid"])
        }
    }

    @Test func `a field of another kind has no choices`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("height", "integer")
            let refused = try await acme.post("field_choices", ["field": .string("\(field)"), "code": "tall", "title_en": "Tall"])
            #expect(refused.faults == ["field no_choices"])
        }
    }

    @Test func `an initial value must be one of the choices`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "choice")
            _ = try await acme.choice("gold", of: field)
            let taken = try await acme.patch("fields/\(field)", ["initial": "\"gold\""])
            let refused = try await acme.patch("fields/\(field)", ["initial": "\"silver\""])
            let customer = try await acme.create("customers", ["name": "Acme"])
            #expect(taken.status == .ok)
            #expect(refused.faults == ["initial unknown_choice"])
            #expect(customer["c_grade"] == "gold")
        }
    }
}
