import Core
import TestKit
import Testing

@Suite struct LayoutTests {
    @Test func `a layout is part of its type's description from the next request on`() async throws {
        try await withTenant { acme in
            let before = try await acme.layout()
            let made = try await acme.layout(
                of: "customer", ["sections": [["title_en": "First", "fields": ["name", "phone"]]], "related": ["contacts"]])
            let told = try await acme.layout()
            let others = try await acme.layout(of: "contact", as: acme.client)
            #expect(before == nil)
            #expect(made.status == .created)
            #expect(
                told?["sections"] == [["title_en": "First", "title_zh": "First", "columns": 2, "collapsed": false, "fields": ["name", "phone"]]])
            #expect(told?["related"] == ["contacts"])
            #expect(others == nil)
        }
    }

    private static let broken: [(String, [String])] = [
        ("nothing", ["document malformed_json"]), ("[]", ["document wrong_type"]), (#"{"colour": 1}"#, ["document.colour unknown_field"]),
        (#"{"sections": {}}"#, ["document.sections wrong_type"]), (#"{"sections": [1]}"#, ["document.sections.0 wrong_type"]),
        (#"{"sections": [{"fields": ["name"]}]}"#, ["document.sections.0.title_en required"]),
        (#"{"sections": [{"title_en": "  "}]}"#, ["document.sections.0.title_en required"]),
        (#"{"sections": [{"title_en": "A", "columns": 3}]}"#, ["document.sections.0.columns out_of_range"]),
        (#"{"sections": [{"title_en": "A", "collapsed": 1}]}"#, ["document.sections.0.collapsed wrong_type"]),
        (#"{"sections": [{"title_en": "A", "color": "red"}]}"#, ["document.sections.0.color unknown_field"]),
        (#"{"sections": [{"title_en": "A", "fields": ["name", "colour"]}]}"#, ["document.sections.0.fields.1 unknown_field"]),
        (#"{"sections": [{"title_en": "A", "fields": ["id"]}]}"#, ["document.sections.0.fields.0 unknown_field"]),
        (
            #"{"sections": [{"title_en": "A", "fields": ["name"]}, {"title_zh": "B", "fields": ["phone", "name"]}]}"#,
            ["document.sections.1.fields.1 duplicate"]
        ),
        (#"{"related": ["ships"]}"#, ["document.related.0 unknown_relation"]),
        (#"{"related": ["products"]}"#, ["document.related.0 unknown_relation"]),
        (#"{"related": ["contacts"], "hidden_related": ["contacts"]}"#, ["document.hidden_related.0 duplicate"]),
        (#"{"related": ["customers.owner"]}"#, ["document.related.0 unknown_relation"]),
    ]

    @Test(arguments: broken)
    func `a layout that makes no sense is refused with its places`(document: String, faults: [String]) async throws {
        try await withTenant { acme in
            let reply = try await acme.post("layouts", ["record_type": "customer", "document": .string(document)])
            #expect(reply.status == .unprocessableContent)
            #expect(reply.faults == faults)
        }
    }

    @Test func `a layout has at most forty sections, and titles of a hundred characters`() async throws {
        try await withTenant { acme in
            let forty = JSON.array((1...40).map { ["title_en": .string("\($0)"), "fields": []] })
            let more = JSON.array((1...41).map { ["title_en": .string("\($0)"), "fields": []] })
            let title = JSON.array([["title_zh": .string(String(repeating: "长", count: 101))]])
            let tooMany = try await acme.layout(of: "customer", ["sections": more])
            let tooLong = try await acme.layout(of: "customer", ["sections": title])
            let taken = try await acme.layout(of: "customer", ["sections": forty])
            #expect(tooMany.faults == ["document.sections too_many"])
            #expect(tooLong.faults == ["document.sections.0.title_zh too_long"])
            #expect(taken.status == .created)
        }
    }

    @Test func `a layout stays with its type, and types that say what others are like have none`() async throws {
        try await withTenant { acme in
            let layout = try #require(try await acme.layout(of: "customer", ["sections": []])["id"]?.text)
            let moved = try await acme.patch("layouts/\(layout)", ["record_type": "contact"])
            let ofFields = try await acme.layout(of: "field", ["sections": []])
            let ofNothing = try await acme.layout(of: "spaceship", ["sections": []])
            #expect(moved.faults == ["record_type unchangeable"])
            #expect(ofFields.faults == ["record_type unknown_type"])
            #expect(ofNothing.faults == ["record_type unknown_type"])
        }
    }

    @Test func `a field in the bin is passed over, and finds its place again`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            let document: JSON = ["sections": [["title_en": "A", "fields": ["c_grade", "name"]]]]
            let layout = try #require(try await acme.layout(of: "customer", document)["id"]?.text)
            _ = try await acme.delete("fields/\(field)")
            let without = try await acme.fields()
            let saved = try await acme.patch("layouts/\(layout)", ["document": .string(document.serialized.replacing("A", with: "B"))])
            _ = try await acme.post("fields/\(field)/restoration")
            let with = try await acme.fields()
            #expect(without == ["name"])
            #expect(saved.status == .ok)
            #expect(with == ["c_grade", "name"])
        }
    }

    @Test func `a type has one layout for everybody; one in the bin makes room and comes back`() async throws {
        try await withTenant { acme in
            let layout = try #require(try await acme.layout(of: "customer", ["sections": []])["id"]?.text)
            let again = try await acme.layout(of: "customer", ["sections": []])
            _ = try await acme.delete("layouts/\(layout)")
            let gone = try await acme.layout()
            _ = try await acme.post("layouts/\(layout)/restoration")
            let back = try await acme.layout()
            #expect(again.status == .conflict)
            #expect(again.faults == ["record_type duplicate"])
            #expect(gone == nil)
            #expect(back != nil)
        }
    }

    @Test func `members see layouts, administrators make them`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            let refused = try await member.post("layouts", ["record_type": "customer", "document": "{}"])
            _ = try await acme.layout(of: "customer", ["sections": [["title_en": "A", "fields": ["name"]]]])
            let told = try await acme.layout(of: "customer", as: member)
            #expect(refused.status == .forbidden)
            #expect(told?["sections"]?.items?.count == 1)
        }
    }

    @Test func `one workspace's layouts are nobody else's`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let layout = try #require(try await acme.layout(of: "customer", ["sections": []])["id"]?.text)
                let read = try await other.get("layouts/\(layout)")
                let told = try await other.layout()
                #expect(read.status == .notFound)
                #expect(told == nil)
            }
        }
    }
}
