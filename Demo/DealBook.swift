import Core
import Funnel

/// Deals of three years: two thirds of them closed, the others spread over the stages.
struct DealBook {
    private struct Draft {
        let customer: Int
        /// Index of the contact.
        let contact: Int?
        let createdAt: Timestamp
        let values: Values
    }

    private var drafts: [Draft] = []
    private var ways: [[StageHistory.Visit]] = []

    init(
        _ count: Int, customers base: CustomerBook, contacts: ContactBook, stages: DealStages, today: CalendarDate, random: inout DemoRandom
    ) {
        let companies = base.customers.indices.filter { base.customers[$0].isCompany && base.customers[$0].lifecycle != "lost" }
        for _ in 0..<count {
            let index = random.pick(companies)
            let customer = base.customers[index]
            let way = DealWay(stages: stages, today: today, random: &random)
            let values = Self.values(for: customer, way, today, &random)
            let contact = contacts.contacts[index].map { random.pick($0) }
            drafts.append(Draft(customer: index, contact: contact, createdAt: way.startedAt, values: values))
            ways.append(way.past)
        }
    }

    /// When each customer's deals began.
    var moments: [(customer: Int, moment: Timestamp)] { drafts.map { ($0.customer, $0.createdAt) } }

    /// The deals, once customers and contacts have ids.
    func records(customers: [ID], contacts: [ID]) -> [Values] {
        drafts.map { draft in
            draft.values.merging([
                "customer": .id(customers[draft.customer]), "contact": draft.contact.map { .id(contacts[$0]) } ?? .null,
                "created_at": .timestamp(draft.createdAt), "updated_at": draft.values["stage_entered_at"] ?? .null,
            ])
        }
    }

    /// The stages that each deal has left behind.
    func visits(of deals: [ID]) -> [(deal: ID, visit: StageHistory.Visit)] {
        zip(deals, ways).flatMap { deal, way in way.map { (deal, $0) } }
    }

    private static func values(for customer: CustomerBook.Customer, _ way: DealWay, _ today: CalendarDate, _ random: inout DemoRandom) -> Values {
        let (project, range) = random.pick(projects)
        let amount = Int64(random.number(in: range)) * 10_000 / (customer.currency == "CNY" ? 1 : 7)
        var values: Values = [
            "name": .text("\(customer.name) · \(project)"), "stage": .id(way.stage), "stage_entered_at": .timestamp(way.enteredAt),
            "amount": .money(Money(amount: amount, currency: customer.currency)), "owner": .id(customer.staff.id), "team": .id(customer.staff.team),
            "type": .text(random.pick(weighted: [("new", 60), ("expansion", 25), ("renewal", 15)])),
            "source": .text(random.pick(["website", "exhibition", "referral", "partner", "cold_call", "existing_customer"])),
            "expected_close": .date(way.closedAt?.date ?? today.adding(days: random.number(in: -12...120))),
        ]
        if random.chance(0.3) { values["competitor"] = .text(random.pick(["山海咖啡设备", "晨曦供应链", "博蓝咖啡", "Northwind Coffee"])) }
        if let closedAt = way.closedAt {
            values["closed_at"] = .timestamp(closedAt)
            if way.isLost { values["lost_reason"] = .text(random.pick(weighted: lostReasons)) }
        } else {
            values["forecast"] = .text(random.pick(weighted: [("pipeline", 55), ("best_case", 25), ("commit", 20)]))
            values["next_step"] = .text(random.pick(["安排样机试用", "发送正式报价", "约客户试饮", "确认合同条款", "拜访决策人", "提交门店布局方案"]))
            values["next_step_on"] = .date(today.adding(days: random.number(in: -3...14)))
        }
        return values
    }

    /// With the range of their worth in hundreds of yuan.
    private static let projects = [
        ("门店咖啡设备采购", 200...3000), ("年度豆子供应协议", 100...2500), ("办公咖啡解决方案", 80...900), ("新店整体方案", 500...6000),
        ("自助咖啡机铺设", 400...8000), ("设备升级换代", 150...1500), ("培训与品控服务", 30...300),
    ]

    private static let lostReasons = [("price", 32), ("competitor", 24), ("no_budget", 16), ("no_decision", 14), ("timing", 9), ("product_fit", 5)]
}

/// One deal's way through the stages, from when to when.
struct DealWay {
    private(set) var past: [StageHistory.Visit] = []
    let stage: ID
    let startedAt: Timestamp
    let enteredAt: Timestamp
    let closedAt: Timestamp?
    let isLost: Bool

    init(stages: DealStages, today: CalendarDate, random: inout DemoRandom) {
        let isClosed = random.chance(0.66)
        isLost = isClosed && random.chance(0.4)
        let steps = isClosed && !isLost ? stages.open.count : random.number(in: 1...stages.open.count)
        let stays = (0..<steps).map { _ in random.number(in: 2...24) * 86_400 + random.number(in: 0...36_000) }
        let last = today.startOfDay.adding(seconds: isClosed ? -Int(1000 * (1 - random.fraction().squareRoot()) * 86_400) : 0)
        var time = last.adding(seconds: -stays.reduce(0, +))
        startedAt = time
        let left = isClosed ? steps : steps - 1
        for (stage, stay) in zip(stages.open, stays).prefix(left) {
            past.append(StageHistory.Visit(stage: stage, enteredAt: time, leftAt: time.adding(seconds: stay)))
            time = time.adding(seconds: stay)
        }
        stage = isClosed ? (isLost ? stages.lost : stages.won) : stages.open[steps - 1]
        enteredAt = time
        closedAt = isClosed ? time : nil
    }
}
