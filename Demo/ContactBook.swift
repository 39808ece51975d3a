import Core

/// The people at the companies: one to three each.
struct ContactBook {
    private var drafts: [(customer: Int, values: Values)] = []
    /// Indexes into the records, by index of the customer.
    private(set) var contacts: [Int: [Int]] = [:]

    init(_ base: CustomerBook, random: inout DemoRandom) {
        for (index, customer) in base.customers.enumerated() {
            guard let domain = customer.domain else { continue }
            for number in 0..<random.pick(weighted: [(1, 45), (2, 35), (3, 20)]) {
                contacts[index, default: []].append(drafts.count)
                drafts.append((index, Self.contact(number, at: customer, domain, &random)))
            }
        }
    }

    /// The people, once their customers have ids.
    func records(customers: [ID], _ acquaintance: Acquaintance) -> [Values] {
        drafts.map { draft in
            let since = Value.timestamp(acquaintance.since[draft.customer])
            return draft.values.merging(["customer": .id(customers[draft.customer]), "created_at": since, "updated_at": since])
        }
    }

    private static func contact(
        _ number: Int, at customer: CustomerBook.Customer, _ domain: String, _ random: inout DemoRandom
    ) -> Values {
        let isForeign = customer.place.region == .abroad
        let name = isForeign ? Names.english(&random) : Names.chinese(&random)
        let (title, department, role) = random.pick(isForeign ? foreignPositions : positions)
        return [
            "name": .text(name.text), "job_title": .text(title), "department": .text(department),
            "decision_role": .text(role), "is_primary": .boolean(number == 0), "email": .text("\(name.spelling)@\(domain)"),
            "mobile": .text(PhoneBook.mobile(in: customer.place, &random)), "gender": .text(name.gender), "language": .text(isForeign ? "en" : "zh"),
            "preferred_channel": .text(random.pick(isForeign ? ["email", "phone"] : ["wechat", "phone", "wechat", "email"])),
            "owner": .id(customer.staff.id),
        ]
    }

    private static let positions = [
        ("总经理", "总经办", "decision_maker"), ("采购经理", "采购部", "buyer"), ("行政主管", "行政部", "influencer"), ("店长", "运营部", "user"),
        ("财务经理", "财务部", "gatekeeper"), ("采购专员", "采购部", "buyer"), ("运营总监", "运营部", "decision_maker"), ("咖啡主理人", "门店", "user"),
    ]
    private static let foreignPositions = [
        ("Managing Director", "Management", "decision_maker"), ("Purchasing Manager", "Purchasing", "buyer"),
        ("Office Manager", "Administration", "influencer"), ("Head Barista", "Operations", "user"),
    ]
}
