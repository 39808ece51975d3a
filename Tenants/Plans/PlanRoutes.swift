import Core

/// `plans` shows the price list to anybody; `PUT workspace/plan` chooses from it. Payment comes with billing.
enum PlanRoutes {
    static func addRoutes(to routes: Routes) {
        routes.visitors.get("plans", summary: ["en": "List plans and prices", "zh": "套餐与价格"], use: list).replies(.ok, .json(listSchema))
        routes.members.put(
            "workspace/plan", requires: .permission(.changePlan), summary: ["en": "Choose a plan", "zh": "选择套餐"], accepts: form, use: choose
        )
        .replies(.ok, .json(SettingsRoutes.schema)).workingWhenPastDue()
    }

    private static let form = Form { Field.text("plan", ["en": "Plan", "zh": "套餐"], .required, maximum: 50) }

    private static func list(_ context: VisitorContext) async throws -> Response {
        let plans = try await PriceList.load(from: context.database)
        return context.list(plans) { write($1, to: &$0, context.language) }
    }

    private static func choose(_ body: Values, context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            try await Subscription.choose(body.text("plan") ?? "", tx)
            return try await SettingsRoutes.reply(context, tx)
        }
    }

    private static func write(_ priced: PricedPlan, to json: inout JSONWriter, _ language: Language) {
        json.beginObject()
        json.key("code")
        json.string(priced.plan.code)
        json.key("name")
        json.string(priced.plan.name[language])
        json.key("month_price")
        json.money(priced.month)
        json.key("year_price")
        json.money(priced.year)
        json.key("modules")
        json.json(.array(priced.plan.modules.sorted().map(JSON.string)))
        json.key("limits")
        json.beginObject()
        for limit in Plan.Limit.allCases {
            guard let amount = priced.plan.limits[limit] else { continue }
            json.key(limit.rawValue)
            json.integer(amount)
        }
        json.endObject()
        json.endObject()
    }

    private static let money: JSON = [
        "type": "object", "properties": ["amount": ["type": "integer"], "currency": ["type": "string"]],
    ]

    private static let listSchema = JSON.list(of: [
        "type": "object",
        "properties": [
            "code": ["type": "string"], "name": ["type": "string"], "month_price": money, "year_price": money,
            "modules": ["type": "array", "items": ["type": "string"]],
            "limits": ["type": "object", "additionalProperties": ["type": "integer"]],
        ],
    ])
}
