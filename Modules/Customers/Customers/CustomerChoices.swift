import Core

/// What the choice fields of customers and contacts offer.
extension Customer {
    enum Choices {
        static let kinds = [
            Choice("company", ["en": "Company", "zh": "企业"], color: "blue"),
            Choice("person", ["en": "Person", "zh": "个人"], color: "teal"),
        ]

        static let lifecycles = [
            Choice("lead", ["en": "Lead", "zh": "线索"], color: "grey"),
            Choice("prospect", ["en": "Prospect", "zh": "潜在客户"], color: "blue"),
            Choice("active", ["en": "Active", "zh": "成交客户"], color: "green"),
            Choice("dormant", ["en": "Dormant", "zh": "沉睡客户"], color: "orange"),
            Choice("lost", ["en": "Lost", "zh": "流失客户"], color: "red"),
        ]

        static let levels = [
            Choice("vip", ["en": "VIP", "zh": "VIP 客户"], color: "purple"),
            Choice("key", ["en": "Key account", "zh": "重点客户"], color: "orange"),
            Choice("regular", ["en": "Regular", "zh": "普通客户"], color: "blue"),
            Choice("low", ["en": "Low", "zh": "低价值客户"], color: "grey"),
        ]

        static let sources = [
            Choice("website", ["en": "Website", "zh": "官网"]),
            Choice("search", ["en": "Search engine", "zh": "搜索引擎"]),
            Choice("social", ["en": "Social media", "zh": "社交媒体"]),
            Choice("advertising", ["en": "Advertising", "zh": "广告投放"]),
            Choice("exhibition", ["en": "Exhibition", "zh": "展会"]),
            Choice("referral", ["en": "Referral", "zh": "客户介绍"]),
            Choice("partner", ["en": "Partner", "zh": "合作伙伴"]),
            Choice("cold_call", ["en": "Cold call", "zh": "电话开发"]),
            Choice("store", ["en": "Shop or store", "zh": "门店"]),
            Choice("other", ["en": "Other", "zh": "其他"]),
        ]

        static let industries = [
            Choice("manufacturing", ["en": "Manufacturing", "zh": "制造业"]),
            Choice("retail", ["en": "Retail", "zh": "零售"]),
            Choice("wholesale", ["en": "Wholesale", "zh": "批发贸易"]),
            Choice("technology", ["en": "Information technology", "zh": "信息技术"]),
            Choice("finance", ["en": "Finance and insurance", "zh": "金融保险"]),
            Choice("real_estate", ["en": "Real estate", "zh": "房地产"]),
            Choice("construction", ["en": "Construction", "zh": "建筑工程"]),
            Choice("logistics", ["en": "Logistics", "zh": "物流运输"]),
            Choice("hospitality", ["en": "Hotels and catering", "zh": "酒店餐饮"]),
            Choice("healthcare", ["en": "Healthcare", "zh": "医疗健康"]),
            Choice("education", ["en": "Education", "zh": "教育培训"]),
            Choice("energy", ["en": "Energy", "zh": "能源"]),
            Choice("agriculture", ["en": "Agriculture", "zh": "农林牧渔"]),
            Choice("media", ["en": "Media and entertainment", "zh": "文化传媒"]),
            Choice("services", ["en": "Business services", "zh": "商务服务"]),
            Choice("government", ["en": "Public sector", "zh": "政府及公共机构"]),
            Choice("other", ["en": "Other", "zh": "其他"]),
        ]

        static let sizes = [
            Choice("micro", ["en": "1–9", "zh": "1–9 人"]),
            Choice("small", ["en": "10–49", "zh": "10–49 人"]),
            Choice("medium", ["en": "50–249", "zh": "50–249 人"]),
            Choice("large", ["en": "250–999", "zh": "250–999 人"]),
            Choice("enterprise", ["en": "1,000 and more", "zh": "1000 人以上"]),
        ]

        static let genders = [
            Choice("female", ["en": "Female", "zh": "女"]),
            Choice("male", ["en": "Male", "zh": "男"]),
            Choice("other", ["en": "Other", "zh": "其他"]),
        ]

        static let languages = [
            Choice("zh", ["en": "Chinese", "zh": "中文"]),
            Choice("en", ["en": "English", "zh": "英文"]),
            Choice("ja", ["en": "Japanese", "zh": "日文"]),
            Choice("ko", ["en": "Korean", "zh": "韩文"]),
            Choice("de", ["en": "German", "zh": "德文"]),
            Choice("fr", ["en": "French", "zh": "法文"]),
            Choice("es", ["en": "Spanish", "zh": "西班牙文"]),
            Choice("ru", ["en": "Russian", "zh": "俄文"]),
            Choice("other", ["en": "Other", "zh": "其他"]),
        ]

        static let currencies = Currency.codes.map { Choice($0, Text(verbatim: $0)) }

        static let creditLevels = [
            Choice("a", ["en": "A – excellent", "zh": "A 级(优秀)"], color: "green"),
            Choice("b", ["en": "B – good", "zh": "B 级(良好)"], color: "blue"),
            Choice("c", ["en": "C – fair", "zh": "C 级(一般)"], color: "orange"),
            Choice("d", ["en": "D – poor", "zh": "D 级(较差)"], color: "red"),
        ]

        static let paymentTerms = [
            Choice("prepaid", ["en": "Prepaid", "zh": "预付款"]),
            Choice("on_delivery", ["en": "On delivery", "zh": "货到付款"]),
            Choice("net_15", ["en": "15 days", "zh": "账期 15 天"]),
            Choice("net_30", ["en": "30 days", "zh": "账期 30 天"]),
            Choice("net_60", ["en": "60 days", "zh": "账期 60 天"]),
            Choice("net_90", ["en": "90 days", "zh": "账期 90 天"]),
        ]
    }
}
