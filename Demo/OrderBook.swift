import Core

/// Three years of orders, more of them every month. Few customers buy a lot, most buy little.
struct OrderBook {
    private struct Line {
        let order: Int
        let article: Int
        let quantity: Int64
        let price: Money
    }

    /// An order as it is to be written, with the customer by index.
    private struct Order {
        let customer: Int
        let createdAt: Timestamp
        let values: Values
    }

    private struct Draft {
        let customer: Int
        let day: CalendarDate
    }

    private var orders: [Order] = []
    private var drafts: [Line] = []

    init(_ count: Int, customers base: CustomerBook, today: CalendarDate, random: inout DemoRandom) {
        var hours = DemoRandom(seed: 8)
        let buyers = base.customers.indices.flatMap { Array(repeating: $0, count: base.customers[$0].appetite) }
        let plan = (0..<count).map { _ in
            let buyer = random.pick(buyers)
            return Draft(customer: buyer, day: Self.day(of: base.customers[buyer], before: today, &random))
        }
        for draft in plan.sorted(by: { $0.day < $1.day }) {
            let customer = base.customers[draft.customer]
            let lines = Self.lines(of: orders.count, for: customer, &random)
            drafts += lines
            let values = Self.record(draft, customer, lines, number: orders.count, today, &random)
            let time = draft.day == today ? 0 : hours.number(in: 3600...36_000)
            orders.append(Order(customer: draft.customer, createdAt: draft.day.startOfDay.adding(seconds: time), values: values))
        }
    }

    /// When each customer's orders were made.
    var moments: [(customer: Int, moment: Timestamp)] { orders.map { ($0.customer, $0.createdAt) } }

    /// The orders, once their customers have ids.
    func records(customers: [ID]) -> [Values] {
        orders.map { order in
            var delivery: Timestamp?
            if case .date(let day) = order.values["delivered_on"] { delivery = day.startOfDay }
            return order.values.merging([
                "customer": .id(customers[order.customer]), "created_at": .timestamp(order.createdAt),
                "updated_at": .timestamp(max(order.createdAt, delivery ?? order.createdAt)),
            ])
        }
    }

    /// The lines, once orders and products have their ids.
    func lines(orders ids: [ID], products: [ID]) -> [Values] {
        var position: Int64 = 0
        var previous = -1
        return drafts.map { line in
            position = line.order == previous ? position + 1 : 1
            previous = line.order
            let createdAt = Value.timestamp(orders[line.order].createdAt)
            return [
                "order": .id(ids[line.order]), "created_at": createdAt, "updated_at": createdAt, "position": .integer(position),
                "product": .id(products[line.article]), "name": .text(Catalogue.articles[line.article].name),
                "quantity": .integer(line.quantity * 1000), "unit_price": .money(line.price),
            ]
        }
    }

    /// The density grows evenly up to today; those who went quiet bought earlier.
    private static func day(of customer: CustomerBook.Customer, before today: CalendarDate, _ random: inout DemoRandom) -> CalendarDate {
        let quiet = customer.lifecycle == "dormant" ? 220 : customer.lifecycle == "lost" ? 420 : 0
        let age = Double(1095 - quiet) * (1 - random.fraction().squareRoot())
        return today.adding(days: -quiet - Int(age))
    }

    private static func lines(of order: Int, for customer: CustomerBook.Customer, _ random: inout DemoRandom) -> [Line] {
        var articles: [Int] = []
        for _ in 0..<random.pick(weighted: [(1, 30), (2, 30), (3, 22), (4, 12), (5, 6)]) {
            let category = random.pick(weighted: [
                (Catalogue.Category.bean, 60), (.supply, 26), (.machine, customer.isTrade ? 9 : 4), (.service, customer.isCompany ? 5 : 1),
            ])
            let article = random.pick(Catalogue.indexes(of: category))
            if !articles.contains(article) { articles.append(article) }
        }
        return articles.map { article in
            let isLarge = [.machine, .service].contains(Catalogue.articles[article].category)
            let quantity = isLarge ? random.number(in: 1...2) : customer.isCompany ? random.number(in: 4...40) : random.number(in: 1...4)
            return Line(order: order, article: article, quantity: Int64(quantity), price: price(of: article, for: customer, &random))
        }
    }

    /// Companies get up to fifteen per cent off; abroad is sold in US dollars.
    private static func price(of article: Int, for customer: CustomerBook.Customer, _ random: inout DemoRandom) -> Money {
        let discount = customer.isCompany ? Int64(random.number(in: 0...15)) : 0
        let price = Catalogue.articles[article].price * (100 - discount) / 100
        return Money(amount: customer.currency == "CNY" ? price : price / 7, currency: customer.currency)
    }

    private static func record(
        _ draft: Draft, _ customer: CustomerBook.Customer, _ lines: [Line], number: Int, _ today: CalendarDate, _ random: inout DemoRandom
    ) -> Values {
        let age = Int(today.days - draft.day.days)
        let status = status(atAge: age, &random)
        let isPaid = status == "completed" || (status == "shipped" && random.chance(0.6))
        let payment = status == "cancelled" ? "refunded" : isPaid ? "paid" : random.pick(["unpaid", "unpaid", "partial"])
        let total = lines.reduce(0) { $0 + $1.quantity * $1.price.amount }
        return [
            "number": .text("YL\(draft.day.description.replacing("-", with: ""))\(10_000 + number)"), "status": .text(status),
            "ordered_on": .date(draft.day), "total": .money(Money(amount: total, currency: customer.currency)),
            "item_count": .integer(lines.reduce(0) { $0 + $1.quantity }), "payment_status": .text(payment),
            "channel": .text(
                random.pick(
                    weighted: customer.isCompany
                        ? [("sales", 60), ("phone", 20), ("partner", 20)] : [("web_shop", 55), ("marketplace", 30), ("store", 15)])),
            "delivered_on": status == "completed" ? .date(draft.day.adding(days: min(age, random.number(in: 1...9)))) : .null,
            "delivery_address": .text(customer.address), "owner": .id(customer.staff.id),
        ]
    }

    private static func status(atAge days: Int, _ random: inout DemoRandom) -> String {
        if random.chance(0.03) { return "cancelled" }
        if days < 3 { return random.pick(["draft", "confirmed", "confirmed"]) }
        return days < 12 ? random.pick(["confirmed", "shipped", "shipped", "completed"]) : "completed"
    }
}
