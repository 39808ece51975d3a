import Core

/// Something that is sold. One that is no longer sold is retired, since old orders still name it.
public enum Product {
    public static let type: RecordType = RecordType(
        "product", table: "customers.products", title: ["en": "Product", "zh": "产品"], pluralTitle: ["en": "Products", "zh": "产品"]
    ) {
        Field.text("code", ["en": "Code", "zh": "产品编号"], [.required, .keyed, .indexed, .unique], maximum: 60)
        Field.text("name", ["en": "Name", "zh": "产品名称"], [.required, .keyed, .indexed, .label])
        Field.text("category", ["en": "Category", "zh": "产品类别"], .indexed, maximum: 100)
        Field.text("unit", ["en": "Unit", "zh": "单位"], maximum: 20)
        Field.money("price", ["en": "List price", "zh": "标准价格"])
        Field.choice("status", ["en": "Status", "zh": "状态"], statuses, .required, initial: "active")
        Field.longText("description", ["en": "Description", "zh": "产品描述"])
    }

    private static let statuses = [
        Choice("active", ["en": "On sale", "zh": "在售"], color: "green"),
        Choice("retired", ["en": "Retired", "zh": "停售"], color: "grey"),
    ]
}
