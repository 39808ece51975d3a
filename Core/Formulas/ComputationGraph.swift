/// What follows from what, of all fields of a workspace that the house works out. Made once for each version of its metadata.
package struct ComputationGraph: Sendable {
    /// Roll-ups of one type over the same records of another.
    struct RollupGroup: Sendable {
        let parent: RecordType
        let child: RecordType
        /// The child's reference to the parent.
        let via: Field
        let fields: [Field]
        /// The child's fields on which they depend.
        let uses: Set<String>
    }

    /// Records of a type that look at those that one of their references leads to.
    struct Dependents: Sendable {
        let type: RecordType
        let via: Field
        /// What they look at there.
        let uses: Set<String>
    }

    static let none = ComputationGraph([])

    /// By the names of types.
    private let formulas: [String: [Field]]
    private let rollups: [String: [Field]]
    private let sources: [String: [Dependents]]
    private let dependents: [String: [Dependents]]
    private let groups: [String: [RollupGroup]]
    private let types: [RecordType]

    /// - Parameter types: all of a workspace, with its fields compiled.
    init(_ types: [RecordType]) {
        self.types = types.filter { $0.customFields.contains { $0.custom?.computation?.method != nil } }
        formulas = Self.byName(self.types) { type in Self.inOrder(type.customFields.filter { $0.formula != nil }) }
        rollups = Self.byName(self.types) { type in type.customFields.filter { $0.rollup != nil } }
        let sources = Self.byName(self.types) { Self.sources(of: $0) }
        self.sources = sources
        dependents = Dictionary(grouping: sources.values.flatMap(\.self)) { $0.via.kind.reference?.name ?? "" }
            .mapValues { $0.sorted { ($0.type.name, $0.via.name) < ($1.type.name, $1.via.name) } }
        groups = Dictionary(grouping: self.types.flatMap { Self.groups(of: $0) }) { $0.child.name }
    }

    var isEmpty: Bool { types.isEmpty }

    /// In an order in which each comes behind those that it looks at.
    func formulas(of type: RecordType) -> [Field] { formulas[type.name] ?? [] }
    func rollups(of type: RecordType) -> [Field] { rollups[type.name] ?? [] }
    /// The references along which the type's formulas look at other records.
    func sources(of type: RecordType) -> [Dependents] { sources[type.name] ?? [] }
    /// Who looks at records of the type.
    func dependents(on type: RecordType) -> [Dependents] { dependents[type.name] ?? [] }
    /// What is drawn from records of the type.
    func groups(over type: RecordType) -> [RollupGroup] { groups[type.name] ?? [] }
    /// What is drawn from others for records of the type.
    func groups(of type: RecordType) -> [RollupGroup] { types.first { $0.name == type.name }.map { Self.groups(of: $0) } ?? [] }

    /// Types that have formulas whose values change by themselves.
    package var restless: [RecordType] { types.filter { formulas(of: $0).contains { $0.formula?.usesClock ?? false } } }

    private static func byName<Item>(_ types: [RecordType], _ items: (RecordType) -> [Item]) -> [String: [Item]] {
        Dictionary(types.map { ($0.name, items($0)) }) { first, _ in first }.filter { !$0.value.isEmpty }
    }

    /// Formulas that go round in circles are left out.
    private static func inOrder(_ formulas: [Field]) -> [Field] {
        var (waiting, ordered) = (formulas, [Field]())
        while true {
            let names = Set(waiting.map(\.name))
            let ready = waiting.filter { field in !(field.formula?.inputs.contains { $0.via == nil && names.contains($0.name) } ?? true) }
            guard !ready.isEmpty else { return ordered }
            ordered += ready
            waiting.removeAll { field in ready.contains { $0.name == field.name } }
        }
    }

    private static func sources(of type: RecordType) -> [Dependents] {
        let inputs = type.customFields.compactMap(\.formula).reduce(into: Set<FormulaInput>()) { $0.formUnion($1.inputs) }
        let names = Dictionary(grouping: inputs.filter { $0.via != nil }) { $0.via ?? "" }.mapValues { Set($0.map(\.name)) }
        return names.sorted { $0.key < $1.key }.compactMap { via, uses in
            type.field(via).map { Dependents(type: type, via: $0, uses: uses) }
        }
    }

    private static func groups(of parent: RecordType) -> [RollupGroup] {
        let fields = parent.customFields.filter { $0.rollup != nil }
        let grouped = Dictionary(grouping: fields) { "\($0.rollup?.child.name ?? "") \($0.rollup?.via.name ?? "")" }
        return grouped.sorted { $0.key < $1.key }.compactMap { _, fields in
            guard let first = fields[0].rollup else { return nil }
            let uses = fields.reduce(into: Set<String>()) { $0.formUnion($1.rollup?.uses ?? []) }
            return RollupGroup(parent: parent, child: first.child, via: first.via, fields: fields, uses: uses)
        }
    }
}
