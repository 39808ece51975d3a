import Core

/// One article of an order.
public enum OrderLine {
    public static let type: RecordType = RecordType(
        "order_line", table: "customers.order_lines", title: ["en": "Order line", "zh": "订单明细"],
        pluralTitle: ["en": "Order lines", "zh": "订单明细"], partOf: "order", prepare: prepare, effects: OrderTotal.follow
    ) {
        Field.reference("order", ["en": "Order", "zh": "订单"], to: Order.type, [.required, .indexed])
        Field.integer("position", ["en": "Position", "zh": "序号"], .required, in: 1...100_000, initial: 1)
        Field.reference("product", ["en": "Product", "zh": "产品"], to: Product.type, .indexed)
        Field.text("name", ["en": "Article", "zh": "商品名称"], [.required, .label])
        Field.decimal("quantity", ["en": "Quantity", "zh": "数量"], .required, scale: quantityScale)
        Field.money("unit_price", ["en": "Unit price", "zh": "单价"], .required)
        Field.money("amount", ["en": "Amount", "zh": "金额"], [.required, .readOnly], initial: .derived)
        Field.text("description", ["en": "Description", "zh": "备注"], maximum: 500)
    }

    /// `GET orders/{id}/lines`, with every option of a list.
    static func addRoutes(to orders: MemberRoutes) {
        orders.get("{id}/lines", requires: .read(type), summary: ["en": "An order's lines", "zh": "订单的明细"]) { context in
            let order = try await context.find(Order.type, context.id)
            return try await context.page(of: type, where: "order", is: order.id)
        }
        .replies(.ok, .page(type))
    }

    private static let quantityScale = 3

    private static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        for index in changes.indices {
            guard let price = changes[index].values.money("unit_price"), let quantity = changes[index].values.integer("quantity") else { continue }
            changes[index].values["amount"] = .money(Money(amount: try amount(of: quantity, at: price.amount), currency: price.currency))
        }
    }

    /// Quantity (in thousandths) times price, rounded half away from zero to the minor unit.
    /// - Throws: `Problem.validation` when the amount is beyond what money can hold.
    package static func amount(of quantity: Int64, at price: Int64) throws(Problem) -> Int64 {
        let (thousandths, overflow) = quantity.multipliedReportingOverflow(by: price)
        guard !overflow else { throw tooLarge }
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
        guard whole.magnitude < 1_000_000_000_000_000 else { throw tooLarge }
        return rest.magnitude >= 500 ? whole + thousandths.signum() : whole
    }

    private static let tooLarge = Problem.validation([
        FieldError(field: "quantity", code: "out_of_range", message: ["en": "The amount is too large.", "zh": "金额过大。"])
    ])
}
