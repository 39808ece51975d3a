import Core

/// The customers of the demo company, and what the other books need to know of them.
struct CustomerBook {
    struct Customer {
        let name: String
        let isCompany: Bool
        /// Mail domain of a company.
        let domain: String?
        let place: Place
        let address: String
        let lifecycle: String
        let staff: Staff.Member
        /// How often it buys, in relation to others; 0 for one that never did.
        let appetite: Int
        /// Cafés, hotels and shops buy machines and by the box.
        let isTrade: Bool
        var currency: String { place.region == .abroad ? "USD" : "CNY" }
    }

    private(set) var customers: [Customer] = []
    private(set) var records: [Values] = []
    private var names: Set<String> = []
    private let staff: Staff
    private let today: CalendarDate

    init(_ count: Int, staff: Staff, today: CalendarDate, random: inout DemoRandom) {
        self.staff = staff
        self.today = today
        while customers.count < count {
            let isForeign = random.chance(0.12)
            let place = random.pick(isForeign ? Places.foreign : Places.chinese)
            if random.chance(0.55) { addCompany(place, isForeign, &random) } else { addPerson(place, isForeign, &random) }
        }
    }

    private mutating func addCompany(_ place: Place, _ isForeign: Bool, _ random: inout DemoRandom) {
        let company = isForeign ? Companies.english(&random) : Companies.chinese(in: place.city, &random)
        guard names.insert(company.name).inserted else { return }
        let isTrade = ["hospitality", "retail", "wholesale"].contains(company.industry)
        let level = random.pick(weighted: [("vip", 4), ("key", 16), ("regular", 60), ("low", 20)])
        let (size, staffing) = random.pick(weighted: [
            (("micro", 2...9), 25), (("small", 10...49), 40), (("medium", 50...249), 22), (("large", 250...999), 10),
            (("enterprise", 1000...8000), 3),
        ])
        let employees = random.number(in: staffing)
        var values = common(company.name, place, level, isForeign, &random)
        values["kind"] = .text("company")
        values["industry"] = .text(company.industry)
        values["size"] = .text(size)
        values["employees"] = .integer(Int64(employees))
        values["annual_revenue"] = .money(Money(amount: Int64(employees * random.number(in: 18...90)) * 1_000_000, currency: "CNY"))
        values["phone"] = .text(PhoneBook.landline(in: place, &random))
        values["email"] = .text("info@\(company.domain)")
        values["website"] = .text("https://www.\(company.domain)")
        values["credit_level"] = .text(random.pick(weighted: [("a", 25), ("b", 50), ("c", 20), ("d", 5)]))
        values["payment_terms"] = .text(random.pick(weighted: [("prepaid", 30), ("on_delivery", 20), ("net_30", 35), ("net_60", 15)]))
        values["needs"] = .text(random.pick(isTrade ? Interests.trade : Interests.office))
        if !isForeign { values["tax_number"] = .text("91\(random.digits(6))MA\(random.digits(8))") }
        add(company.name, values, place, level, domain: company.domain, isTrade: isTrade, &random)
    }

    private mutating func addPerson(_ place: Place, _ isForeign: Bool, _ random: inout DemoRandom) {
        let name = isForeign ? Names.english(&random) : Names.chinese(&random)
        let level = random.pick(weighted: [("vip", 2), ("key", 6), ("regular", 62), ("low", 30)])
        var values = common(name.text, place, level, isForeign, &random)
        values["kind"] = .text("person")
        values["gender"] = .text(name.gender)
        values["birth_date"] = .date(today.adding(days: -random.number(in: 19 * 365...68 * 365)))
        values["occupation"] = .text(random.pick(isForeign ? Interests.foreignOccupations : Interests.occupations))
        values["mobile"] = .text(PhoneBook.mobile(in: place, &random))
        values["email"] = .text("\(name.spelling)\(random.number(in: 1...999))@example.com")
        if !isForeign && random.chance(0.6) { values["wechat"] = .text("wx_\(name.spelling.replacing(".", with: ""))\(random.digits(3))") }
        values["needs"] = .text(random.pick(Interests.home))
        add(name.text, values, place, level, domain: nil, isTrade: false, &random)
    }

    private func common(_ name: String, _ place: Place, _ level: String, _ isForeign: Bool, _ random: inout DemoRandom) -> Values {
        let sources = [
            ("website", 22), ("search", 14), ("social", 16), ("advertising", 8), ("exhibition", 10), ("referral", 18), ("store", 7), ("cold_call", 5),
        ]
        return [
            "name": .text(name), "level": .text(level), "source": .text(random.pick(weighted: sources)),
            "language": .text(isForeign ? "en" : "zh"), "currency": .text(isForeign ? "USD" : "CNY"), "country": .text(place.country),
            "province": .text(place.province), "city": .text(place.city), "district": .text(random.pick(place.districts)),
            "street": .text(PhoneBook.street(in: place, &random)), "postal_code": .text(PhoneBook.postalCode(of: place, &random)),
            "preferences": .texts(Interests.preferences(&random)), "tags": .texts(Interests.tags(&random)),
            "satisfaction": random.chance(0.7) ? .integer(Int64(random.pick(weighted: [(5, 30), (4, 45), (3, 17), (2, 6), (1, 2)]))) : .null,
            "do_not_contact": .boolean(random.chance(0.02)),
        ]
    }

    private mutating func add(
        _ name: String, _ values: Values, _ place: Place, _ level: String, domain: String?, isTrade: Bool, _ random: inout DemoRandom
    ) {
        let lifecycle = random.pick(weighted: [("lead", 15), ("prospect", 17), ("active", 50), ("dormant", 12), ("lost", 6)])
        let member = random.pick(staff.members(of: place.region))
        let hasBought = !["lead", "prospect"].contains(lifecycle)
        let weight = ["vip": 24, "key": 10, "regular": 3, "low": 1][level] ?? 1
        let silence = lifecycle == "active" ? 45 : lifecycle == "dormant" ? 400 : lifecycle == "lost" ? 800 : 20
        let spoken = today.startOfDay.adding(seconds: -random.number(in: 1...silence) * 86_400 + random.number(in: 3600...36_000))
        var values = values
        values["lifecycle"] = .text(lifecycle)
        values["owner"] = .id(member.id)
        values["team"] = .id(member.team)
        values["last_contacted_at"] = .timestamp(spoken)
        if lifecycle != "lost" && random.chance(0.5) { values["next_follow_up_on"] = .date(today.adding(days: random.number(in: -5...30))) }
        records.append(values)
        let address = [place.province, place.city, values.text("district") ?? "", values.text("street") ?? ""].joined(separator: " ")
        customers.append(
            Customer(
                name: name, isCompany: domain != nil, domain: domain, place: place, address: address, lifecycle: lifecycle, staff: member,
                appetite: hasBought ? weight : 0, isTrade: isTrade))
    }
}
