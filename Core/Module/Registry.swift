/// The plug board as the running server sees it: modules, record types, permissions and jobs, by name.
public struct Registry: Sendable {
    public let modules: [any Module]
    public let recordTypes: [RecordType]
    public let permissions: [Permission]
    public let jobs: [JobType]
    /// Every route of every module, and the system's own.
    public let routes: [Route]
    /// The record types as workspaces have them.
    package let schemas: SchemaCache
    private let modulesByID: [String: any Module]
    private let typesByName: [String: RecordType]
    private let typesByPlural: [String: RecordType]

    /// Each type gets the kernel's routes, then the module adds its own.
    public init(_ modules: [any Module]) {
        self.modules = modules
        recordTypes = modules.flatMap(\.recordTypes)
        schemas = SchemaCache(recordTypes)
        let own = [JobRoutes.manage, ViewRoutes.share, ViewRoutes.manage, AccessRoutes.explain, ConfigurationRoutes.manage]
        permissions = own + modules.flatMap(\.permissions)
        let kernel =
            [ImportJob.type, ImportSweepJob.type, RecordCountJob.type, FieldIndexJob.type, FieldClearingJob.type, UpkeepJob.type]
            + [FieldNumberJob.type, FieldConversionJob.type, FieldSlotJob.type]
            + [ComputationBuildJob.type, RecalculationJob.type, FormulaClockJob.type, FormulaRefreshJob.type]
        jobs = kernel + modules.flatMap(\.jobs)
        let list = RouteList()
        SystemRoutes.addRoutes(to: Routes(module: "core", list: list, prefix: ""))
        let core = Routes(module: "core", list: list)
        JobRoutes.addRoutes(to: core.members.group("jobs"))
        ImportRoutes.addRoutes(to: core.members.group("imports"))
        ViewRoutes.addRoutes(to: core.members.group("views"))
        FormulaRoutes.addRoutes(to: core.members.group("formulas"))
        ConfigurationRoutes.addRoutes(to: core.members.group("configuration"), modules: modules)
        FieldConversionRoutes.addRoutes(to: core.members.group(FieldDefinition.type.plural))
        RecordRoutes.addRoutes(for: CustomObject.any, to: core.members)
        for module in modules {
            let routes = Routes(module: module.id, list: list)
            for type in module.recordTypes { RecordRoutes.addRoutes(for: type, to: routes.members) }
            module.addRoutes(to: routes)
        }
        routes = list.routes
        modulesByID = Dictionary(modules.map { ($0.id, $0) }) { first, _ in first }
        typesByName = Dictionary(recordTypes.map { ($0.name, $0) }) { first, _ in first }
        typesByPlural = Dictionary(recordTypes.map { ($0.plural, $0) }) { first, _ in first }
    }

    public func module(_ id: String) -> (any Module)? { modulesByID[id] }
    /// `deal`
    public func recordType(_ name: String) -> RecordType? { typesByName[name] }
    /// `deals`
    public func recordType(plural: String) -> RecordType? { typesByPlural[plural] }
    /// The module that brings the type.
    public func module(of type: RecordType) -> (any Module)? {
        modules.first { $0.recordTypes.contains { $0.name == type.name } }
    }
}
