/// Telephone numbers and addresses.
enum PhoneBook {
    static func mobile(in place: Place, _ random: inout DemoRandom) -> String {
        guard place.region != .abroad else { return foreign(place, &random) }
        return "+861\(random.pick(["38", "39", "50", "58", "59", "77", "85", "86", "88", "91", "98"]))\(random.digits(8))"
    }

    static func landline(in place: Place, _ random: inout DemoRandom) -> String {
        guard place.region != .abroad else { return foreign(place, &random) }
        return "\(place.dialling)\(random.number(in: 2...8))\(random.digits(7))"
    }

    static func street(in place: Place, _ random: inout DemoRandom) -> String {
        guard place.region != .abroad else { return "\(random.number(in: 1...240)) \(random.pick(Places.foreignStreets))" }
        let house = "\(random.pick(Places.streets))\(random.number(in: 1...988))号"
        return random.chance(0.6) ? "\(house)\(random.number(in: 1...18))栋\(random.number(in: 1...28))0\(random.number(in: 1...8))室" : house
    }

    static func postalCode(of place: Place, _ random: inout DemoRandom) -> String {
        place.region == .abroad ? place.postal : "\(place.postal)\(random.digits(3))"
    }

    private static func foreign(_ place: Place, _ random: inout DemoRandom) -> String { place.dialling + random.digits(3) }
}
