import Core
import Tenants

/// The people of the demo company and their teams.
struct Staff {
    struct Person {
        let name: String
        let email: String
        let role: Role
        let team: Int?
        let language: Language
    }

    struct Member {
        let id: ID
        let team: ID
    }

    static let owner = people[0]
    static var accounts: [Demo.Summary.Account] { people.map { Demo.Summary.Account(name: $0.name, email: $0.email, role: $0.role) } }

    private static let people = [
        Person(name: "林晓雯", email: "owner@demo.example.com", role: .owner, team: nil, language: .zh),
        Person(name: "陈志远", email: "admin@demo.example.com", role: .admin, team: nil, language: .zh),
        Person(name: "王芳", email: "wangfang@demo.example.com", role: .member, team: 0, language: .zh),
        Person(name: "李强", email: "liqiang@demo.example.com", role: .member, team: 0, language: .zh),
        Person(name: "赵敏", email: "zhaomin@demo.example.com", role: .member, team: 1, language: .zh),
        Person(name: "刘洋", email: "liuyang@demo.example.com", role: .member, team: 1, language: .zh),
        Person(name: "孙建国", email: "sunjianguo@demo.example.com", role: .member, team: 2, language: .zh),
        Person(name: "Emily Carter", email: "emily@demo.example.com", role: .member, team: 3, language: .en),
        Person(name: "周会计", email: "readonly@demo.example.com", role: .readOnly, team: nil, language: .zh),
    ]

    private static let teamNames = ["华东销售部", "华南销售部", "北方销售部", "International Sales"]

    private let ids: [ID]
    private let headquarters = ID.new()
    private let teams = teamNames.map { _ in ID.new() }
    let sealedPasswords: [ID: [UInt8]]

    /// Hashes the passwords, before any transaction begins.
    init(owner: ID, password: String, platform: Platform) async throws {
        ids = [owner] + Self.people.dropFirst().map { _ in ID.new() }
        var sealed: [ID: [UInt8]] = [:]
        for id in ids { sealed[id] = try await platform.identity.passwords.hash(password, for: id) }
        sealedPasswords = sealed
    }

    /// Those who look after the customers of a region: east, south, north, abroad.
    func members(of region: Region) -> [Member] {
        zip(Self.people, ids).filter { $0.0.team == region.rawValue }.map { Member(id: $0.1, team: teams[region.rawValue]) }
    }

    /// Makes teams and users; the owner is there already.
    func join(_ tx: RecordTransaction) async throws {
        try await tx.create(Team.type, ["name": .text("销售中心")], id: headquarters)
        for (name, id) in zip(Self.teamNames, teams) {
            try await tx.create(Team.type, ["name": .text(name), "parent": .id(headquarters)], id: id)
        }
        for (person, id) in zip(Self.people, ids).dropFirst() {
            try await tx.create(User.type, values(of: person), id: id)
            guard let sealed = sealedPasswords[id] else { continue }
            try await tx.query(PasswordRepository.store(sealed, of: id, tenant: tx.tenant, at: tx.now))
        }
    }

    private func values(of person: Person) -> Values {
        [
            "name": .text(person.name), "email": .text(person.email), "role": .text(person.role.rawValue),
            "team": .id(person.team.map { teams[$0] } ?? headquarters), "language": .text(person.language.rawValue), "status": .text("active"),
        ]
    }
}

/// Who sells where; the raw value is the team.
enum Region: Int {
    case east, south, north, abroad
}
