import Core
import NIOCore
import TestKit

/// Asks the server what one user may do, in every way in which it can be asked, and compares the answers with the model.
struct MatrixQuestions {
    let world: MatrixWorld
    let user: Int
    var dice: Dice
    /// Pairs of a record and an action or a field that were decided.
    private(set) var cases = 0
    private(set) var differences: [String] = []
    /// What lists showed, for the twins.
    private(set) var listed: [String: Set<String>] = [:]

    private var model: MatrixModel { world.model }
    private var member: TestMember { world.members[user] }

    init(world: MatrixWorld, user: Int, seed: UInt64) {
        self.world = world
        self.user = user
        dice = Dice(seed: seed)
    }

    mutating func ask() async throws {
        for type in MatrixType.all {
            try await list(type)
            try await conditions(type)
            try await export(type)
            try await create(type)
            if type.name != "order_line" { try await batch(type) }
            let records = model.records.indices.filter { model.records[$0].type == type.name }
            for _ in 0..<3 {
                try await record(dice.pick(records), type)
                try await patch(dice.pick(records), type)
            }
        }
        try await include()
        try await relatedFilter()
    }

    /// All that is seen of these records, by tokens.
    static func tokens(of records: [Int], _ user: Int, _ model: MatrixModel, least: Int = 2) -> Set<String> {
        var tokens: Set<String> = []
        for record in records {
            let type = MatrixType.named(model.records[record].type)
            for field in type.fields where field.kind != .other && model.right(user, field, type.name) >= least {
                tokens.insert("kq\(record)f\(field.number)z")
            }
        }
        return tokens
    }

    private mutating func list(_ type: MatrixType) async throws {
        let reply = try await member.get("\(type.plural)?limit=200&sort=-created_at")
        guard expect(reply, type, "list", scope: "read") else { return }
        let records = model.records(user, "read", type.name)
        compare(ids(reply), records, "list \(type.plural)")
        let shown = Token.all(in: reply)
        listed[type.name] = shown
        compare(shown, Self.tokens(of: records, user, model), "fields of \(type.plural)")
        for field in type.fields {
            let right = model.right(user, field, type.name)
            let isThere = reply.data.allSatisfy { ($0[field.name] != nil) == (right > 0) }
            check(isThere, "list \(type.plural) has \(field.name), right \(right)")
            guard right == 1 else { continue }
            check(reply.data.allSatisfy { $0[field.name] == .null || $0[field.name]?.text?.contains("****") == true }, "\(field.name) is masked")
        }
    }

    /// What is hidden or masked is neither filtered nor sorted by.
    private mutating func conditions(_ type: MatrixType) async throws {
        guard model.scope(user, "read", type.name) > 0 else { return }
        let field = dice.pick(type.fields.filter { $0.kind != .other })
        let isOpen = model.right(user, field, type.name) > 1
        let filtered = try await member.get("\(type.plural)?limit=200&\(field.name)%5Bis_not_empty%5D=")
        if status(filtered, isOpen ? 200 : 400, "filter \(type.plural) by \(field.name)"), isOpen {
            compare(ids(filtered), model.records(user, "read", type.name), "filter \(type.plural) by \(field.name)")
        }
        guard !["needs", "description"].contains(field.name) || type.name == "order_line" else { return }
        let sorted = try await member.get("\(type.plural)?limit=200&sort=\(field.name)")
        if status(sorted, isOpen ? 200 : 400, "sort \(type.plural) by \(field.name)"), isOpen {
            compare(ids(sorted), model.records(user, "read", type.name), "sort \(type.plural) by \(field.name)")
        }
    }

    private mutating func export(_ type: MatrixType) async throws {
        let reply = try await member.get("\(type.plural)/export.csv?values=codes&header=names")
        guard expect(reply, type, "export", scope: "export") else { return }
        let records = model.records(user, "export", type.name)
        compare(Token.all(in: reply), Self.tokens(of: records, user, model), "export \(type.plural)")
        let header = reply.text.prefix { !$0.isNewline }.dropFirst().split(separator: ",")
        for field in type.fields {
            check(header.contains(Substring(field.name)) == (model.right(user, field, type.name) > 0), "export \(type.plural) has \(field.name)")
        }
    }

    /// An empty body creates nothing, and tells whether it could.
    private mutating func create(_ type: MatrixType) async throws {
        let reply = try await member.post(type.plural, ["nonsense": 1])
        status(reply, model.scope(user, "create", type.name) > 0 ? 422 : 403, "create \(type.plural)")
    }

    /// Changes that change nothing and deletions, tried and taken back.
    private mutating func batch(_ type: MatrixType) async throws {
        let all = model.records.indices.filter { model.records[$0].type == type.name }
        let records = (0..<10).map { _ in dice.pick(all) }
        let chosen = Set(records).sorted()
        let operations = chosen.map { operation("update", $0) } + chosen.map { operation("delete", $0) }
        let reply = try await member.post("\(type.plural)/batch", ["dry_run": true, "operations": .array(operations)])
        let mayAsk = model.scope(user, "read", type.name) > 0 && model.scope(user, "bulk", type.name) > 0
        guard status(reply, mayAsk ? 200 : 403, "batch \(type.plural)"), mayAsk else { return }
        let results = reply["results"]?.items?.map { $0["status"]?.whole ?? 0 } ?? []
        let expected = chosen.map { verdict("update", $0, 200) } + chosen.map { verdict("delete", $0, 204) }
        check(results == expected, "batch \(type.plural): \(results), expected \(expected)", counting: expected.count)
    }

    private func operation(_ action: String, _ record: Int) -> JSON {
        action == "update"
            ? ["action": "update", "id": .string("\(world.ids[record])"), "values": [:]]
            : ["action": "delete", "id": .string("\(world.ids[record])")]
    }

    private func verdict(_ action: String, _ record: Int, _ success: Int64) -> Int64 {
        guard model.scope(user, action, model.records[record].type) > 0 else { return 403 }
        guard model.may(user, "read", record) else { return 404 }
        return model.may(user, action, record) ? success : 403
    }

    private mutating func record(_ record: Int, _ type: MatrixType) async throws {
        let path = "\(type.plural)/\(world.ids[record])"
        let expected = model.scope(user, "read", type.name) == 0 ? 403 : model.may(user, "read", record) ? 200 : 404
        for path in [path, "\(path)/history"] {
            let reply = try await member.get(path)
            guard status(reply, expected, path), expected == 200 else { continue }
            compare(Token.all(in: reply), Self.tokens(of: [record], user, model), path)
        }
    }

    /// The value that the record has already: what is allowed changes nothing.
    private mutating func patch(_ record: Int, _ type: MatrixType) async throws {
        let field = dice.pick(type.fields.filter { $0.kind != .other })
        let reply = try await member.patch(
            "\(type.plural)/\(world.ids[record])", .object([field.name: .string(MatrixWorld.token(record, field))]))
        var expected = Int(verdict("update", record, 200))
        if model.scope(user, "update", type.name) > 0, model.right(user, field, type.name) < 3 { expected = 422 }
        status(reply, expected, "patch \(type.plural) \(record) \(field.name)")
    }

    private mutating func include() async throws {
        guard model.scope(user, "read", "contact") > 0 else { return }
        let reply = try await member.get("contacts?limit=200&include=customer")
        guard status(reply, 200, "include") else { return }
        let contacts = model.records(user, "read", "contact")
        let customers = Set(contacts.compactMap { model.records[$0].links["customer"] }).filter { model.may(user, "read", $0) }
        compare(Token.all(in: reply), Self.tokens(of: contacts + customers, user, model), "contacts with their customers")
    }

    /// By a field of a record that can't be seen nothing is found.
    private mutating func relatedFilter() async throws {
        guard model.scope(user, "read", "order") > 0 else { return }
        let type = MatrixType.named("customer")
        let field = dice.pick(type.fields.filter { $0.kind == .text })
        let isOpen = model.scope(user, "read", "customer") == 0 || model.right(user, field, "customer") > 1
        let filter: JSON = .array([.string("customer.\(field.name)"), "is_not_empty"])
        let reply = try await member.post("orders/query", ["filter": filter, "limit": 200])
        guard model.scope(user, "read", "customer") > 0 || reply.status == .ok else { return }
        guard status(reply, isOpen ? 200 : 400, "orders by their customer's \(field.name)"), isOpen else { return }
        let orders = model.records(user, "read", "order").filter { model.records[$0].links["customer"].map { model.may(user, "read", $0) } ?? false }
        compare(ids(reply), orders, "orders by their customer's \(field.name)")
    }
}

extension MatrixQuestions {
    private func ids(_ reply: TestReply) -> Set<Int> {
        Set(reply.data.compactMap { record in record["id"]?.text.flatMap { ID($0) }.flatMap { world.indexes[$0] } })
    }

    /// False where the answer is a refusal, or should be one.
    private mutating func expect(_ reply: TestReply, _ type: MatrixType, _ what: String, scope action: String) -> Bool {
        let isOpen = model.scope(user, action, type.name) > 0
        return status(reply, isOpen ? 200 : 403, "\(what) \(type.plural)") && isOpen
    }

    @discardableResult
    private mutating func status(_ reply: TestReply, _ expected: Int, _ what: String) -> Bool {
        check(Int(reply.status.code) == expected, "\(what): \(reply.status.code), expected \(expected): \(reply.text.prefix(300))")
        return Int(reply.status.code) == expected
    }

    /// One case for each record of the type that there is.
    private mutating func compare(_ found: Set<Int>, _ expected: [Int], _ what: String) {
        let type = what.split(separator: " ").count
        let wrong = found.symmetricDifference(expected)
        check(wrong.isEmpty, "\(what): records \(wrong.sorted())", counting: max(type, expected.count))
    }

    private mutating func compare(_ found: Set<String>, _ expected: Set<String>, _ what: String) {
        let wrong = found.symmetricDifference(expected)
        check(wrong.isEmpty, "\(what): \(wrong.sorted().prefix(10))", counting: max(1, expected.count))
    }

    private mutating func check(_ isRight: Bool, _ what: @autoclosure () -> String, counting count: Int = 1) {
        cases += count
        guard !isRight else { return }
        let person = model.users[user]
        differences.append("user \(user) (\(person.base), roles \(person.roles), team \(String(describing: person.team))) \(what())")
    }
}

/// The texts of `MatrixWorld.token` in an answer.
enum Token {
    static func all(in reply: TestReply) -> Set<String> {
        var tokens: Set<String> = []
        let bytes = Array(reply.text.utf8)
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "k"), bytes[index + 1] == UInt8(ascii: "q") else {
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex(of: UInt8(ascii: "z")) ?? bytes.count - 1
            let token = String(decoding: bytes[index...end], as: UTF8.self)
            if token.wholeMatch(of: #/kq\d+f\d+z/#) != nil { tokens.insert(token) }
            index += 2
        }
        return tokens
    }
}
