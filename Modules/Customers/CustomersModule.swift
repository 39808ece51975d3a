import Core

/// Whom a company sells to, the people there, and what they have bought. Every workspace has it.
public struct CustomersModule: Module {
    public let id = "customers"
    public let title: Text = ["en": "Customers", "zh": "客户"]
    public let minimumTier = Tier.always
    public let recordTypes = [Customer.type, Contact.type, Product.type, Order.type, OrderLine.type]

    public init() {}

    public func addRoutes(to routes: Routes) {
        CustomerRecords.addRoutes(to: routes.members.group("customers"))
        OrderLine.addRoutes(to: routes.members.group("orders"))
    }
}
