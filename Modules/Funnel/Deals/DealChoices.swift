import Core

/// What the choice fields of deals offer.
extension Deal {
    static let forecasts = [
        Choice("pipeline", ["en": "Pipeline", "zh": "一般"], color: "grey"),
        Choice("best_case", ["en": "Best case", "zh": "乐观"], color: "blue"),
        Choice("commit", ["en": "Commit", "zh": "承诺"], color: "green"),
        Choice("omitted", ["en": "Omitted", "zh": "不计入预测"], color: "orange"),
    ]

    static let types = [
        Choice("new", ["en": "New business", "zh": "新客户"]),
        Choice("expansion", ["en": "Expansion", "zh": "增购"]),
        Choice("renewal", ["en": "Renewal", "zh": "续约"]),
    ]

    static let sources = [
        Choice("website", ["en": "Website", "zh": "官网"]),
        Choice("campaign", ["en": "Campaign", "zh": "营销活动"]),
        Choice("exhibition", ["en": "Exhibition", "zh": "展会"]),
        Choice("referral", ["en": "Referral", "zh": "客户介绍"]),
        Choice("partner", ["en": "Partner", "zh": "合作伙伴"]),
        Choice("cold_call", ["en": "Cold call", "zh": "电话开发"]),
        Choice("existing_customer", ["en": "Existing customer", "zh": "老客户"]),
        Choice("other", ["en": "Other", "zh": "其他"]),
    ]

    static let lostReasons = [
        Choice("price", ["en": "Price", "zh": "价格过高"]),
        Choice("competitor", ["en": "Competitor", "zh": "选择竞争对手"]),
        Choice("no_budget", ["en": "No budget", "zh": "没有预算"]),
        Choice("no_decision", ["en": "No decision", "zh": "项目搁置"]),
        Choice("timing", ["en": "Timing", "zh": "时机不合适"]),
        Choice("product_fit", ["en": "Product does not fit", "zh": "产品不匹配"]),
        Choice("service", ["en": "Service", "zh": "服务不满意"]),
        Choice("other", ["en": "Other", "zh": "其他"]),
    ]
}
