import Core
import TestKit
import Testing

@Suite struct GrantsTests {
    @Test func `silence gives no action, what the star gives, and every field`() {
        let customer = #"{"read": "team", "fields": {"phone": "masked"}}"#
        let grants = Grants(stored: #"{"types": {"customer": \#(customer), "*": {"read": "all", "update": "own"}}}"#)
        #expect(grants.scope(.read, on: "customer") == .team)
        #expect(grants.scope(.update, on: "customer") == .none)
        #expect(grants.scope(.update, on: "deal") == .own)
        #expect(grants.right("phone", on: "customer") == .masked)
        #expect(grants.right("name", on: "customer") == .write)
        #expect(grants.right("phone", on: "deal") == .write)
    }

    @Test func `a role that gives nothing of a type says nothing of its fields`() {
        let grants = Grants(stored: #"{"types": {"customer": {"read": "none"}}}"#)
        #expect(grants.right("phone", on: "customer") == .none)
        #expect(grants.right("phone", on: "contact") == .none)
    }

    @Test(arguments: ["", "[]", "{", #"{"types": 5}"#, #"{"types": {"customer": {"read": "everything", "fly": "all", "fields": []}}, "x": 1}"#])
    func `what makes no sense any more gives nothing`(_ stored: String) {
        let grants = Grants(stored: stored)
        #expect(grants.permissions.isEmpty)
        #expect(RecordAction.allCases.allSatisfy { grants.scope($0, on: "customer") == .none })
    }

    private static let broken: [(JSON, [String])] = [
        ([], ["grants wrong_type"]), (["rights": [:]], ["grants.rights unknown_field"]),
        (["permissions": "all"], ["grants.permissions wrong_type"]),
        (["permissions": ["core.views.share", "everything"]], ["grants.permissions.1 invalid"]),
        (["types": []], ["grants.types wrong_type"]), (["types": ["spaceship": ["read": "all"]]], ["grants.types.spaceship unknown_type"]),
        (["types": ["order_line": ["read": "all"]]], ["grants.types.order_line not_applicable"]),
        (["types": ["customer": "all"]], ["grants.types.customer wrong_type"]),
        (["types": ["customer": ["read": "mine"]]], ["grants.types.customer.read invalid"]),
        (["types": ["customer": ["fly": "all"]]], ["grants.types.customer.fly unknown_field"]),
        (["types": ["customer": ["create": "own"]]], ["grants.types.customer.create not_applicable"]),
        (["types": ["customer": ["bulk": "team"]]], ["grants.types.customer.bulk not_applicable"]),
        (["types": ["product": ["read": "own"]]], ["grants.types.product.read not_applicable"]),
        (["types": ["user": ["create": "all"]]], ["grants.types.user.create not_applicable"]),
        (["types": ["role": ["update": "all"]]], ["grants.types.role.update not_grantable"]),
        (["types": ["role_assignment": ["create": "all"]]], ["grants.types.role_assignment.create not_grantable"]),
        (["types": ["*": ["create": "below"]]], ["grants.types.*.create not_applicable"]),
        (["types": ["customer": ["read": "all", "fields": "none"]]], ["grants.types.customer.fields wrong_type"]),
        (["types": ["customer": ["read": "all", "fields": ["colour": "read"]]]], ["grants.types.customer.fields.colour unknown_field"]),
        (["types": ["customer": ["read": "all", "fields": ["phone": "half"]]]], ["grants.types.customer.fields.phone invalid"]),
        (["types": ["customer": ["read": "all", "fields": ["name": "none"]]]], ["grants.types.customer.fields.name always_shown"]),
        (["types": ["customer": ["read": "all", "fields": ["id": "none"]]]], ["grants.types.customer.fields.id always_shown"]),
        (["types": ["customer": ["read": "all", "fields": ["level": "masked"]]]], ["grants.types.customer.fields.level not_applicable"]),
        (["types": ["customer": ["create": "all", "fields": ["name": "masked"]]]], ["grants.types.customer.fields.name required"]),
        (["types": ["*": ["read": "all", "fields": ["colour": "read"]]]], ["grants.types.*.fields.colour unknown_field"]),
    ]

    @Test(arguments: broken)
    func `every fault names its place`(_ json: JSON, _ faults: [String]) async throws {
        let schema = Schema(version: 1, installed: try await TestServer.shared().platform.registry.recordTypes)
        let found = Grants.parse(json, in: schema).faults.map { "\($0.field) \($0.code)" }
        #expect(found == faults)
    }

    @Test func `nothing is wrong with a whole document`() async throws {
        let types = try await TestServer.shared().platform.registry.recordTypes
        let json: JSON = [
            "permissions": ["core.jobs.manage"],
            "types": [
                "customer": ["read": "below", "create": "all", "update": "own", "bulk": "none", "fields": ["phone": "masked", "owner": "read"]],
                "*": ["read": "all", "export": "team", "fields": ["email": "none"]],
            ],
        ]
        let (grants, faults) = Grants.parse(json, in: Schema(version: 1, installed: types))
        #expect(faults == [])
        #expect(grants.permissions == ["core.jobs.manage"])
        #expect(grants.scope(.export, on: "deal") == .team)
    }

    @Test func `the star doesn't reach how the workspace is set up, and no role reaches roles`() async throws {
        let types = try await TestServer.shared().platform.registry.recordTypes
        let everything = Grants(stored: #"{"types": {"*": {"read": "all", "create": "all", "update": "all", "delete": "all", "bulk": "all"}}}"#)
        let named = Grants(stored: #"{"types": {"role": {"update": "all"}, "role_assignment": {"create": "all"}, "team": {"create": "all"}}}"#)
        func type(_ name: String) throws -> RecordType { try #require(types.first { $0.name == name }) }
        for name in ["role", "role_assignment", "team", "field", "pipeline"] {
            #expect(try everything.scope(.read, on: type(name)) == .all)
            #expect(try everything.scope(.create, on: type(name)) == .none)
        }
        #expect(try everything.scope(.create, on: type("customer")) == .all)
        #expect(try named.scope(.update, on: type("role")) == .none)
        #expect(try named.scope(.create, on: type("role_assignment")) == .none)
        #expect(try named.scope(.create, on: type("team")) == .all)
    }

    @Test func `what a record is called is masked at most, and what is no text is hidden rather than masked`() async throws {
        let types = try await TestServer.shared().platform.registry.recordTypes
        let customer = try #require(types.first { $0.name == "customer" })
        let grants = Grants(stored: #"{"types": {"*": {"read": "all", "fields": {"name": "none", "id": "none", "annual_revenue": "masked"}}}}"#)
        #expect(try grants.right(#require(customer.field("name")), on: customer) == .masked)
        #expect(try grants.right(#require(customer.field("id")), on: customer) == .read)
        #expect(try grants.right(#require(customer.field("annual_revenue")), on: customer) == .none)
    }

    @Test func `scopes and rights have an order`() {
        #expect(Scope.allCases == Scope.allCases.sorted())
        #expect(FieldRight.allCases == FieldRight.allCases.sorted())
    }
}
