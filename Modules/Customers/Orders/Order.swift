import Core

/// A purchase. Its lines are optional: an order from a shop or an old system may come with nothing but a total.
public enum Order {
    public static let type: RecordType = RecordType(
        "order", table: "customers.orders", title: ["en": "Order", "zh": "订单"], pluralTitle: ["en": "Orders", "zh": "订单"],
        prepare: prepare
    ) {
        Field.text("number", ["en": "Number", "zh": "订单编号"], [.required, .keyed, .indexed, .unique, .label], maximum: 60, initial: .derived)
        Field.reference("customer", ["en": "Customer", "zh": "客户"], to: Customer.type, [.required, .indexed])
        Field.reference("contact", ["en": "Contact", "zh": "联系人"], to: Contact.type, .indexed)
        Field.choice("status", ["en": "Status", "zh": "订单状态"], statuses, [.required, .indexed], initial: "confirmed")
        Field.date("ordered_on", ["en": "Ordered on", "zh": "下单日期"], [.required, .indexed], initial: .today)
        Field.money("total", ["en": "Total", "zh": "订单金额"], .indexed)
        Field.integer("item_count", ["en": "Number of items", "zh": "商品件数"], in: 0...1_000_000_000)
        Field.choice("channel", ["en": "Channel", "zh": "销售渠道"], channels)
        Field.choice("payment_status", ["en": "Payment", "zh": "付款状态"], paymentStatuses, .required, initial: "unpaid")
        Field.date("delivered_on", ["en": "Delivered on", "zh": "交付日期"])
        Field.text("delivery_address", ["en": "Delivery address", "zh": "收货地址"], maximum: 500)
        Field.reference("owner", ["en": "Owner", "zh": "负责人"], to: User.type, .indexed, initial: .me)
        Field.longText("description", ["en": "Description", "zh": "备注"])
    }

    private static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        for index in changes.indices where changes[index].values.text("number") == nil {
            changes[index].values["number"] = .text(OrderNumber.make(id: changes[index].id, on: tx.now.date))
        }
        try await ContactChoice.check(changes, tx)
        try await OrderTotal.check(changes, tx)
    }

    private static let statuses = [
        Choice("draft", ["en": "Draft", "zh": "草稿"], color: "grey"),
        Choice("confirmed", ["en": "Confirmed", "zh": "已确认"], color: "blue"),
        Choice("shipped", ["en": "Shipped", "zh": "已发货"], color: "teal"),
        Choice("completed", ["en": "Completed", "zh": "已完成"], color: "green"),
        Choice("cancelled", ["en": "Cancelled", "zh": "已取消"], color: "red"),
    ]

    private static let channels = [
        Choice("sales", ["en": "Sales representative", "zh": "销售代表"]),
        Choice("web_shop", ["en": "Web shop", "zh": "网上商城"]),
        Choice("store", ["en": "Store", "zh": "线下门店"]),
        Choice("phone", ["en": "Phone", "zh": "电话订购"]),
        Choice("marketplace", ["en": "Marketplace", "zh": "电商平台"]),
        Choice("partner", ["en": "Partner", "zh": "渠道伙伴"]),
    ]

    private static let paymentStatuses = [
        Choice("unpaid", ["en": "Unpaid", "zh": "未付款"], color: "red"),
        Choice("partial", ["en": "Partly paid", "zh": "部分付款"], color: "orange"),
        Choice("paid", ["en": "Paid", "zh": "已付款"], color: "green"),
        Choice("refunded", ["en": "Refunded", "zh": "已退款"], color: "grey"),
    ]
}
