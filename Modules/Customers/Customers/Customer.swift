import Core

/// A company or a person that buys, or may buy one day.
public enum Customer {
    public static let type: RecordType = RecordType(
        "customer", table: "customers.customers", title: ["en": "Customer", "zh": "客户"], pluralTitle: ["en": "Customers", "zh": "客户"]
    ) {
        identity
        relationship
        channels
        address
        company
        person
        interests
        credit
        care
    }

    private static let identity: [Field] = [
        .text("name", ["en": "Name", "zh": "名称"], [.required, .keyed, .indexed, .label]),
        .choice("kind", ["en": "Kind", "zh": "客户类型"], Choices.kinds, .required, initial: "company"),
    ]

    private static let relationship: [Field] = [
        .choice("lifecycle", ["en": "Lifecycle", "zh": "生命周期"], Choices.lifecycles, [.required, .indexed], initial: "lead"),
        .choice("level", ["en": "Level", "zh": "客户级别"], Choices.levels, .indexed),
        .reference("owner", ["en": "Owner", "zh": "负责人"], to: User.type, .indexed, initial: .me),
        .reference("team", ["en": "Team", "zh": "所属团队"], to: Team.type, .indexed),
        .choice("source", ["en": "Source", "zh": "客户来源"], Choices.sources, .indexed),
    ]

    private static let channels: [Field] = [
        .email("email", ["en": "E-mail", "zh": "邮箱"], .indexed),
        .phone("phone", ["en": "Phone", "zh": "电话"], .indexed),
        .phone("mobile", ["en": "Mobile", "zh": "手机"], .indexed),
        .text("wechat", ["en": "WeChat", "zh": "微信号"], maximum: 60),
        .url("website", ["en": "Website", "zh": "网站"]),
        .choice("language", ["en": "Language", "zh": "沟通语言"], Choices.languages),
        .choice("currency", ["en": "Currency", "zh": "结算货币"], Choices.currencies),
    ]

    private static let address: [Field] = [
        .text("country", ["en": "Country", "zh": "国家/地区"], maximum: 60),
        .text("province", ["en": "Province", "zh": "省份"], .indexed, maximum: 60),
        .text("city", ["en": "City", "zh": "城市"], .indexed, maximum: 60),
        .text("district", ["en": "District", "zh": "区县"], maximum: 60),
        .text("street", ["en": "Street", "zh": "详细地址"]),
        .text("postal_code", ["en": "Postal code", "zh": "邮政编码"], maximum: 20),
    ]

    private static let company: [Field] = [
        .choice("industry", ["en": "Industry", "zh": "所属行业"], Choices.industries, .indexed),
        .choice("size", ["en": "Company size", "zh": "公司规模"], Choices.sizes),
        .integer("employees", ["en": "Employees", "zh": "员工人数"], in: 0...10_000_000),
        .money("annual_revenue", ["en": "Annual revenue", "zh": "年营业额"], .indexed),
        .reference("parent", ["en": "Parent company", "zh": "上级公司"], to: Customer.type, .indexed),
        .text("tax_number", ["en": "Tax number", "zh": "统一社会信用代码/税号"], maximum: 40),
    ]

    private static let person: [Field] = [
        .choice("gender", ["en": "Gender", "zh": "性别"], Choices.genders),
        .date("birth_date", ["en": "Date of birth", "zh": "出生日期"]),
        .text("occupation", ["en": "Occupation", "zh": "职业"], maximum: 100),
    ]

    private static let interests: [Field] = [
        .longText("needs", ["en": "Needs", "zh": "客户需求"]),
        .tags("preferences", ["en": "Preferences", "zh": "偏好"]),
        .tags("tags", ["en": "Tags", "zh": "标签"]),
    ]

    private static let credit: [Field] = [
        .choice("credit_level", ["en": "Credit level", "zh": "信用等级"], Choices.creditLevels),
        .money("credit_limit", ["en": "Credit limit", "zh": "信用额度"]),
        .choice("payment_terms", ["en": "Payment terms", "zh": "付款方式"], Choices.paymentTerms),
    ]

    private static let care: [Field] = [
        .integer("satisfaction", ["en": "Satisfaction", "zh": "满意度"], in: 1...5),
        .timestamp("last_contacted_at", ["en": "Last contacted", "zh": "最近联系时间"], .indexed),
        .date("next_follow_up_on", ["en": "Next follow-up", "zh": "下次跟进日期"], .indexed),
        .boolean("do_not_contact", ["en": "Do not contact", "zh": "请勿联系"], .required, initial: false),
        .longText("description", ["en": "Description", "zh": "备注"]),
    ]
}
