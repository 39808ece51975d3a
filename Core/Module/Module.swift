/// What a tenant can switch on: a table of contents of record types, routes, rights and jobs.
///
/// A module value is stateless. Its handlers reach the database only through their context, which is already bound to the tenant.
public protocol Module: Sendable {
    /// The schema of its tables, the prefix of its permissions and events, and its name in URLs and settings: `funnel`.
    var id: String { get }
    var title: Text { get }
    /// The lowest tier of plan that has it.
    var minimumTier: Tier { get }
    /// The generic routes, validation, journal and schemas of these follow from their declarations.
    var recordTypes: [RecordType] { get }
    /// Rights beyond create, read, update and delete of its record types.
    var permissions: [Permission] { get }
    var jobs: [JobType] { get }
    /// Definitions that travel with a workspace's configuration, in the order in which they are written.
    var configuration: [ConfigurationPart] { get }

    /// The behaviour that goes beyond the record types.
    func addRoutes(to routes: Routes)
    /// What a tenant gets when it switches the module on, such as default stages. Runs again at every switch: it must be re-runnable.
    func provision(_ tx: RecordTransaction) async throws
}

extension Module {
    public var minimumTier: Tier { .always }
    public var recordTypes: [RecordType] { [] }
    public var permissions: [Permission] { [] }
    public var jobs: [JobType] { [] }
    public var configuration: [ConfigurationPart] { [] }
    public func addRoutes(to routes: Routes) {}
    public func provision(_ tx: RecordTransaction) async throws {}
}
