import Core

/// Deals on their way from first contact to signature.
public struct FunnelModule: Module {
    public let id = "funnel"
    public let title: Text = ["en": "Sales funnel", "zh": "销售漏斗"]
    public let minimumTier = Tier.starter
    public let recordTypes = [Pipeline.type, Stage.type, Deal.type]

    public let configuration = [
        ConfigurationPart(
            "pipelines", of: Pipeline.type, key: ["name"], parts: [ConfigurationPart("stages", of: Stage.type, key: ["name"], within: "pipeline")])
    ]

    public init() {}

    public func addRoutes(to routes: Routes) {
        Board.addRoutes(to: routes.members.group("pipelines"))
        DealClosure.addRoutes(to: routes.members.group("deals"))
        StageHistory.addRoutes(to: routes.members.group("deals"))
    }

    public func provision(_ tx: RecordTransaction) async throws {
        try await DefaultPipeline.provision(tx)
    }
}
