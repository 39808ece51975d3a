import Core
import Customers

/// `GET pipelines/{id}/board`: the stages of a pipeline, each with what stands in it and its first deals.
///
/// Open deals come in the order in which they should close. Won and lost stages show what was closed in the last thirty days. Two round
/// trips whatever the number of deals: the stages, then for each of them a page and the sums, both from an index.
enum Board {
    static func addRoutes(to pipelines: MemberRoutes) {
        pipelines.get("{id}/board", requires: .read(Deal.type), summary: ["en": "A pipeline as a board", "zh": "销售流程看板"], use: show)
            .query(
                QueryParameter("owner", ["en": "Only deals of this user; `me` is the caller", "zh": "仅显示该用户的商机,me 表示本人"]),
                QueryParameter(
                    "limit", ["en": "Deals for each stage", "zh": "每个阶段显示的商机数"],
                    schema: ["type": "integer", "minimum": 1, "maximum": 100, "default": 20])
            )
            .replies(.ok, .json(BoardWriter.schema))
    }

    private static func show(_ context: MemberContext) async throws -> Response {
        let request = try BoardRequest(context)
        let pipeline = try await context.find(Pipeline.type, context.id)
        let stages = try await context.database.query(request.stages(of: pipeline.id), tenant: context.tenant)
        var statements: [SQL] = []
        for stage in stages {
            let matching = request.deals(in: try stage[0], isOpen: try stage[2] == Stage.Kind.open.rawValue)
            statements += [request.sums(of: matching), request.cards(of: matching)]
        }
        let results = statements.isEmpty ? [] : try await context.database.batch(statements, tenant: context.tenant)
        return try context.json { json in
            var writer = BoardWriter(json: json)
            try writer.write(pipeline, stages, results)
            json = writer.json
        }
    }
}

/// What a board is asked for, and the statements for it.
struct BoardRequest {
    private let tenant: ID
    private let owner: ID?
    private let limit: Int
    /// Conditions on the deals and customers that the caller may see.
    private let visibleDeals: SQL
    private let visibleCustomers: SQL
    private let seesAmounts: Bool
    private let closedSince = Timestamp.now.adding(days: -30)

    /// - Throws: `Problem` 400 naming the option.
    init(_ context: MemberContext) throws {
        let query = try context.query
        tenant = context.tenant
        visibleDeals = context.visible(Deal.type, "d")
        visibleCustomers = context.visible(Customer.type, "c")
        seesAmounts = context.sees("amount", of: Deal.type)
        for (name, _) in query where name != "owner" && name != "limit" {
            throw Self.invalid(name, "unknown_parameter", "There is no such option.", "没有此选项。")
        }
        switch query["owner"] {
        case nil: owner = nil
        case "me": owner = context.principal.user
        case let text?:
            guard let id = ID(text) else { throw Self.invalid("owner", "invalid_id", "This is not an ID.", "不是有效的编号。") }
            owner = id
        }
        guard let limit = Int(query["limit"] ?? "20"), (1...100).contains(limit) else {
            throw Self.invalid("limit", "out_of_range", "Must be in 1–100.", "必须在 1–100 之间。")
        }
        self.limit = limit
    }

    func stages(of pipeline: ID) -> SQL {
        """
        select s.id, s.name, s.kind, s.position, s.probability, s.stale_after_days from funnel.stages s \
        where s.tenant_id = \(tenant) and s.pipeline = \(pipeline) and s.deleted_at is null order by s.position, s.id limit 100
        """
    }

    /// Condition and order of a stage's deals.
    struct Matching {
        let condition: SQL
        let order: SQL
    }

    func deals(in stage: ID, isOpen: Bool) -> Matching {
        let time: SQL = isOpen ? "d.closed_at is null" : "d.closed_at >= \(closedSince)"
        let scope: SQL = "d.stage = \(stage) and d.deleted_at is null and \(time)\(visibleDeals)"
        let order: SQL = isOpen ? "d.expected_close, d.id" : "d.closed_at desc, d.id desc"
        guard let owner else { return Matching(condition: scope, order: order) }
        return Matching(condition: "\(scope) and d.owner = \(owner)", order: order)
    }

    /// The currency of a deal's amount; without one there is no amount to be seen.
    private var currency: SQL { seesAmounts ? "d.amount_currency" : "null::text" }

    /// One row a currency; deals without an amount have none.
    func sums(of deals: Matching) -> SQL {
        """
        select count(*), coalesce(sum(d.amount), 0)::bigint, coalesce(round(sum(d.amount * d.probability) / 100), 0)::bigint, \(currency) \
        from funnel.deals d where d.tenant_id = \(tenant) and \(deals.condition) group by 4 order by 4
        """
    }

    /// A customer that the caller may not see has no name.
    func cards(of deals: Matching) -> SQL {
        """
        select d.id, d.version, d.name, d.customer, c.name, d.amount, \(currency), d.probability, d.expected_close, d.owner, \
        d.stage_entered_at from funnel.deals d left join customers.customers c on c.tenant_id = d.tenant_id and c.id = d.customer\(visibleCustomers) \
        where d.tenant_id = \(tenant) and \(deals.condition) order by \(deals.order) limit \(limit)
        """
    }

    private static func invalid(_ option: String, _ code: String, _ en: String, _ zh: String) -> Problem {
        .badRequest(
            code: "invalid_query", detail: ["en": "The query can't be read.", "zh": "无法解析查询。"],
            errors: [FieldError(field: option, code: code, message: Text(en: en, zh: zh))])
    }
}
