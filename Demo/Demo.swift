import Core
import Customers
import Funnel
import Tenants

/// A workspace full of made-up business: a coffee supplier with its teams, 2,000 customers, three years of orders and a full pipeline.
///
/// The same every time but for the day: everything is dated back from today, so that there is always something due.
public enum Demo {
    public static let slug = "demo"

    /// What is in the workspace, and how to get in.
    public struct Summary: Sendable {
        public let tenant: ID
        /// False: it was there already, and nothing was done.
        public let isNew: Bool
        /// Records by the plural of their type; empty unless new.
        public let counts: [(plural: String, count: Int)]
        public let accounts: [Account]
        /// Of all accounts: made from a secret of this installation, so that nobody else's demo opens with it.
        public let password: String

        public struct Account: Sendable {
            public let name: String
            public let email: String
            public let role: Role
        }
    }

    /// Loads the workspace in one transaction: all of it, or nothing. Does nothing where it exists.
    /// - Throws: `DatabaseError`, `KeyRing.Unreadable`.
    public static func load(_ platform: Platform, today: CalendarDate = .today) async throws -> Summary {
        let password = try DemoPassword.make(secrets: platform.configuration.secretsDirectory)
        if let tenant = try await existing(platform) {
            return Summary(tenant: tenant, isNew: false, counts: [], accounts: Staff.accounts, password: password)
        }
        let founding = try WorkspaceFounding(
            company: "云岭咖啡供应链有限公司", slug: slug, name: Staff.owner.name, email: Staff.owner.email, language: .zh)
        let staff = try await Staff(owner: founding.owner, password: password, platform: platform)
        let counts = try await platform.database.transaction(tenant: founding.tenant) { transaction in
            let tx = RecordTransaction(transaction, tenant: founding.tenant, actor: .operator, language: .zh, schema: .plain)
            try await founding.perform(in: tx, platform: platform, sealedPassword: staff.sealedPasswords[founding.owner])
            try await Subscription.choose("growth", tx)
            try await ModuleSwitch.turn(FunnelModule(), on: true, platform: platform, tx)
            try await staff.join(tx)
            return try await fill(tx, staff: staff, today: today)
        }
        return Summary(tenant: founding.tenant, isNew: true, counts: counts, accounts: Staff.accounts, password: password)
    }

    private static func existing(_ platform: Platform) async throws -> ID? {
        try await platform.database.query("select core.find_workspace(\(slug))", tenant: nil).scalar(ID?.self) ?? nil
    }

    private static func fill(_ tx: RecordTransaction, staff: Staff, today: CalendarDate) async throws -> [(plural: String, count: Int)] {
        var random = DemoRandom(seed: 20_261_122)
        let customers = CustomerBook(2000, staff: staff, today: today, random: &random)
        let contacts = ContactBook(customers, random: &random)
        let orders = OrderBook(6000, customers: customers, today: today, random: &random)
        let deals = DealBook(
            600, customers: customers, contacts: contacts, stages: try await DealStages(tx), today: today, random: &random)
        let acquaintance = Acquaintance(customers, orders.moments + deals.moments, today: today)
        let customerIDs = try await tx.createMany(Customer.type, acquaintance.dated(customers.records))
        let contactIDs = try await tx.createMany(Contact.type, contacts.records(customers: customerIDs, acquaintance))
        let productIDs = try await tx.createMany(Product.type, Catalogue.records(since: today.adding(days: -1200)))
        let orderIDs = try await tx.createMany(Order.type, orders.records(customers: customerIDs))
        let lineIDs = try await tx.createMany(OrderLine.type, orders.lines(orders: orderIDs, products: productIDs))
        let dealIDs = try await tx.createMany(Deal.type, deals.records(customers: customerIDs, contacts: contactIDs))
        try await StageHistory.backfill(deals.visits(of: dealIDs), tx)
        return [
            ("customers", customerIDs.count), ("contacts", contactIDs.count), ("products", productIDs.count), ("orders", orderIDs.count),
            ("order_lines", lineIDs.count), ("deals", dealIDs.count),
        ]
    }
}
