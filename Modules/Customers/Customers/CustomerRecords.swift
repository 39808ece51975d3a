import Core

/// What belongs to one customer: `GET customers/{id}/contacts` and `GET customers/{id}/orders`, with every option of a list.
enum CustomerRecords {
    static func addRoutes(to customers: MemberRoutes) {
        customers.get("{id}/contacts", requires: .read(Contact.type), summary: ["en": "A customer's contacts", "zh": "客户的联系人"]) {
            try await list(Contact.type, $0)
        }
        .replies(.ok, .page(Contact.type))
        customers.get("{id}/orders", requires: .read(Order.type), summary: ["en": "A customer's purchases", "zh": "客户的购买记录"]) {
            try await list(Order.type, $0)
        }
        .replies(.ok, .page(Order.type))
    }

    private static func list(_ type: RecordType, _ context: MemberContext) async throws -> Response {
        let customer = try await context.find(Customer.type, context.id)
        return try await context.page(of: type, where: "customer", is: customer.id)
    }
}
