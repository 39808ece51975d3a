import Core
import TestKit
import Testing

/// A matrix of roles, records, actions and fields, thrown by dice: what the server answers is what a model says that was written apart from it.
@Suite struct PermissionMatrixTests {
    private static let seed: UInt64 = 20_261_122

    @Test func `ten thousand decisions are those of an independent model`() async throws {
        try await withTenant { acme in
            var dice = Dice(seed: Self.seed)
            let world = try await MatrixWorld.make(acme, &dice)
            let asked = try await ask(world)
            let differences = asked.flatMap(\.differences)
            #expect(differences.isEmpty, "\(differences.count):\n\(differences.prefix(20).joined(separator: "\n"))")
            #expect(asked.reduce(0) { $0 + $1.cases } >= 10_000)
            let explained = try await explain(world)
            #expect(explained.isEmpty, "\(explained.prefix(20).joined(separator: "\n"))")
            for flaw in MatrixModel.Flaw.allCases {
                #expect(asked.contains { disagrees(with: flaw, $0) }, "the matrix wouldn't notice that the server \(flaw)")
            }
        }
    }

    /// Everybody asks, four at a time.
    private func ask(_ world: MatrixWorld) async throws -> [MatrixQuestions] {
        var asked: [MatrixQuestions] = []
        try await withThrowingTaskGroup(of: [MatrixQuestions].self) { group in
            for lane in 0..<4 {
                group.addTask {
                    var asked: [MatrixQuestions] = []
                    for user in stride(from: lane, to: world.members.count, by: 4) {
                        var questions = MatrixQuestions(world: world, user: user, seed: Self.seed &+ UInt64(user))
                        try await questions.ask()
                        asked.append(questions)
                    }
                    return asked
                }
            }
            while let lane = try await group.next() { asked += lane }
        }
        return asked
    }

    /// What administrators are told of everybody's access, against the same model.
    private func explain(_ world: MatrixWorld) async throws -> [String] {
        let model = world.model
        var wrong: [String] = []
        for record in stride(from: 0, to: 120, by: 7) {
            let plural = MatrixType.named(model.records[record].type).plural
            let told = try await world.acme.get("\(plural)/\(world.ids[record])/access?limit=100").data
            for (user, member) in world.members.enumerated() {
                let verdict = told.first { $0["user"]?.text == "\(member.id)" }
                for action in ["read", "update", "delete"] {
                    let isAllowed = verdict?[action]?["allowed"]
                    guard isAllowed != .boolean(model.may(user, action, record)) else { continue }
                    wrong.append("user \(user) \(action) \(plural) \(record): \(String(describing: isAllowed))")
                }
            }
        }
        return wrong
    }

    /// A server with this flaw would have shown something else in a list.
    private func disagrees(with flaw: MatrixModel.Flaw, _ asked: MatrixQuestions) -> Bool {
        var model = asked.world.model
        model.flaw = flaw
        return MatrixType.all.contains { type in
            let expected = MatrixQuestions.tokens(of: model.records(asked.user, "read", type.name), asked.user, model)
            return expected != asked.listed[type.name] ?? []
        }
    }
}
