import Core

/// Somebody whom one talks to at a customer.
public enum Contact {
    public static let type: RecordType = RecordType(
        "contact", table: "customers.contacts", title: ["en": "Contact", "zh": "联系人"], pluralTitle: ["en": "Contacts", "zh": "联系人"]
    ) {
        Field.reference("customer", ["en": "Customer", "zh": "客户"], to: Customer.type, [.required, .indexed])
        Field.text("name", ["en": "Name", "zh": "姓名"], [.required, .keyed, .indexed, .label], maximum: 100)
        Field.text("job_title", ["en": "Job title", "zh": "职务"], maximum: 100)
        Field.text("department", ["en": "Department", "zh": "部门"], maximum: 100)
        Field.choice("decision_role", ["en": "Role in decisions", "zh": "决策角色"], decisionRoles)
        Field.boolean("is_primary", ["en": "Primary contact", "zh": "首要联系人"], .required, initial: false)
        Field.email("email", ["en": "E-mail", "zh": "邮箱"], .indexed)
        Field.phone("phone", ["en": "Phone", "zh": "电话"], .indexed)
        Field.phone("mobile", ["en": "Mobile", "zh": "手机"], .indexed)
        Field.text("wechat", ["en": "WeChat", "zh": "微信号"], maximum: 60)
        Field.choice("preferred_channel", ["en": "Preferred channel", "zh": "首选联系方式"], preferredChannels)
        Field.choice("language", ["en": "Language", "zh": "沟通语言"], Customer.Choices.languages)
        Field.choice("gender", ["en": "Gender", "zh": "性别"], Customer.Choices.genders)
        Field.date("birth_date", ["en": "Date of birth", "zh": "出生日期"])
        Field.reference("owner", ["en": "Owner", "zh": "负责人"], to: User.type, .indexed, initial: .me)
        Field.timestamp("last_contacted_at", ["en": "Last contacted", "zh": "最近联系时间"])
        Field.boolean("do_not_contact", ["en": "Do not contact", "zh": "请勿联系"], .required, initial: false)
        Field.tags("tags", ["en": "Tags", "zh": "标签"])
        Field.longText("description", ["en": "Description", "zh": "备注"])
    }

    private static let decisionRoles = [
        Choice("decision_maker", ["en": "Decision maker", "zh": "决策者"], color: "purple"),
        Choice("influencer", ["en": "Influencer", "zh": "影响者"], color: "blue"),
        Choice("buyer", ["en": "Buyer", "zh": "采购执行人"], color: "teal"),
        Choice("user", ["en": "User", "zh": "使用者"], color: "green"),
        Choice("gatekeeper", ["en": "Gatekeeper", "zh": "把关者"], color: "orange"),
    ]

    private static let preferredChannels = [
        Choice("phone", ["en": "Phone", "zh": "电话"]),
        Choice("email", ["en": "E-mail", "zh": "邮件"]),
        Choice("wechat", ["en": "WeChat", "zh": "微信"]),
        Choice("text_message", ["en": "Text message", "zh": "短信"]),
        Choice("visit", ["en": "Visit", "zh": "上门拜访"]),
    ]
}
