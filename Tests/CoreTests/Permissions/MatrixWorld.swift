import Core
import TestKit

/// A workspace thrown by dice, and what the model says of it. Each text of each record is one that is nowhere else, so that an answer tells by its
/// bytes alone what it has shown.
struct MatrixWorld: Sendable {
    let acme: TestTenant
    private(set) var model = MatrixModel()
    private(set) var members: [TestMember] = []
    /// In the order of the model's records.
    private(set) var ids: [ID] = []
    private(set) var indexes: [ID: Int] = [:]

    static func make(_ acme: TestTenant, _ dice: inout Dice) async throws -> MatrixWorld {
        var world = MatrixWorld(acme: acme)
        world.model.roles = (0..<24).map { _ in role(&dice) }
        var roles: [ID] = []
        for (index, role) in world.model.roles.enumerated() { roles.append(try await acme.role("matrix_\(index)", json(role))) }
        world.model.parents = [nil, 0, 0, 1, nil]
        let teams = try await world.makeTeams()
        world.model.users = (0..<36).map { _ in user(&dice, roles: roles.count) }
        world.members = try await acme.members(
            world.model.users.map { user in
                (Role(rawValue: user.base) ?? .limited, user.roles.map { roles[$0] }, user.team.map { teams[$0] })
            })
        try await world.makeRecords(teams, &dice)
        try await world.makeShares(teams, &dice)
        return world
    }

    private init(acme: TestTenant) { self.acme = acme }

    /// `kq17f2z`: the third field of the eighteenth record.
    static func token(_ record: Int, _ field: MatrixField) -> String {
        let token = "kq\(record)f\(field.number)z"
        switch field.kind {
        case .text: return token
        case .email: return "\(token)@example.com"
        case .url: return "https://example.com/\(token)"
        case .other: return ""
        }
    }

    private static func role(_ dice: inout Dice) -> [String: MatrixModel.Entry] {
        var role: [String: MatrixModel.Entry] = [:]
        for type in MatrixType.all where type.name != "order_line" && dice.roll(5) < 3 { role[type.name] = entry(type, &dice) }
        if dice.roll(3) == 0 { role["*"] = entry(nil, &dice) }
        return role
    }

    private static func entry(_ type: MatrixType?, _ dice: inout Dice) -> MatrixModel.Entry {
        var entry = MatrixModel.Entry()
        for action in RecordAction.allCases.map(\.rawValue) where dice.roll(6) > 0 {
            let isWhole = action == "create" || action == "bulk" || type?.name == "product"
            entry.scopes[action] = isWhole ? dice.pick(["none", "all"]) : dice.pick(MatrixModel.scopeWords + ["below"])
        }
        for field in type?.fields ?? [] where !field.isIndispensable && dice.roll(3) == 0 {
            entry.fields[field.name] = dice.pick(field.kind == .other ? ["none", "read", "write"] : MatrixModel.rightWords)
        }
        return entry
    }

    private static func user(_ dice: inout Dice, roles: Int) -> MatrixModel.User {
        let base = ["admin", "member", "read_only", "read_only"]
        let chosen = Set((0..<dice.roll(3)).map { _ in dice.roll(roles) }).sorted()
        return MatrixModel.User(base: dice.roll(7) == 0 ? dice.pick(base) : "limited", roles: chosen, team: dice.roll(6) == 0 ? nil : dice.roll(5))
    }

    private static func json(_ role: [String: MatrixModel.Entry]) -> JSON {
        var types = JSONObject()
        for (name, entry) in role.sorted(by: { $0.key < $1.key }) {
            var members = JSONObject()
            for (action, scope) in entry.scopes { members[action] = .string(scope) }
            var fields = JSONObject()
            for (field, right) in entry.fields { fields[field] = .string(right) }
            if !fields.isEmpty { members["fields"] = .object(fields) }
            types[name] = .object(members)
        }
        return ["types": .object(types)]
    }

    private func makeTeams() async throws -> [ID] {
        var teams: [ID] = []
        for (index, parent) in model.parents.enumerated() {
            var body: JSONObject = ["name": .string("Team \(index)")]
            if let parent { body["parent"] = .string("\(teams[parent])") }
            teams.append(try await acme.create("teams", .object(body)).id)
        }
        return teams
    }

    private mutating func makeRecords(_ teams: [ID], _ dice: inout Dice) async throws {
        for (type, count) in zip(MatrixType.all, [48, 40, 32, 12, 40]) {
            let (first, hasOwner) = (model.records.count, type.name != "product" && type.name != "order_line")
            for _ in 0..<count {
                let owner = hasOwner && dice.roll(12) > 0 ? dice.roll(members.count) : nil
                let team = type.hasTeam && dice.roll(3) == 0 ? dice.roll(teams.count) : nil
                model.records.append(MatrixModel.Record(type: type.name, owner: owner, team: team, links: links(type, &dice)))
            }
            let values = (first..<model.records.count).map { self.values($0, type, teams) }
            let made = try await acme.write { tx in
                let registry = acme.server.platform.registry
                guard let type = registry.recordType(type.name) else { throw TestReply.Missing(member: type.name, of: "the registry") }
                return try await tx.createMany(type, values)
            }
            ids += made
        }
        indexes = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }

    private func links(_ type: MatrixType, _ dice: inout Dice) -> [String: Int] {
        func any(_ name: String) -> Int { dice.pick(model.records.indices.filter { model.records[$0].type == name }) }
        switch type.name {
        case "contact", "order": return ["customer": any("customer")]
        case "order_line": return ["order": any("order")]
        default: return [:]
        }
    }

    private func values(_ index: Int, _ type: MatrixType, _ teams: [ID]) -> Values {
        let record = model.records[index]
        var values: Values = [:]
        for field in type.fields where field.kind != .other { values[field.name] = .text(Self.token(index, field)) }
        if type.name != "product" && type.name != "order_line" { values["owner"] = record.owner.map { .id(members[$0].id) } ?? .null }
        if let team = record.team { values["team"] = .id(teams[team]) }
        for (field, target) in record.links { values[field] = .id(ids[target]) }
        switch type.name {
        case "customer": values["annual_revenue"] = .money(Money(amount: 100, currency: "CNY"))
        case "product": values["code"] = .text("code \(index)")
        case "order_line":
            values["quantity"] = .integer(1000)
            values["unit_price"] = .money(Money(amount: 100, currency: "CNY"))
        default: break
        }
        return values
    }

    private mutating func makeShares(_ teams: [ID], _ dice: inout Dice) async throws {
        var known: Set<String> = []
        for _ in 0..<40 {
            let record = dice.roll(120)  // a customer, a contact or an order
            let (user, team) = dice.roll(3) > 0 ? (dice.roll(members.count), nil) : (nil, dice.roll(teams.count))
            let share = MatrixModel.Share(record: record, user: user, team: team, level: dice.pick(["read", "update"]))
            guard known.insert("\(record) \(String(describing: user)) \(String(describing: team))").inserted else { continue }
            var body: JSONObject = ["level": .string(share.level)]
            if let user { body["user"] = .string("\(members[user].id)") }
            if let team { body["team"] = .string("\(teams[team])") }
            let plural = MatrixType.named(model.records[record].type).plural
            let made = try await acme.post("\(plural)/\(ids[record])/shares", .object(body))
            guard made.status == .created else { throw TestReply.Missing(member: "new share", of: made.text) }
            model.shares.append(share)
        }
    }
}

/// Throws that are the same every time (SplitMix64, Steele, Lea and Flood 2014).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< count.
    mutating func roll(_ count: Int) -> Int { Int(next() % UInt64(count)) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
}
