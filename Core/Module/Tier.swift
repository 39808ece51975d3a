/// The steps of the price list. `always` is what every workspace has, whatever it pays.
public enum Tier: String, CaseIterable, Hashable, Sendable, Comparable {
    case always, starter, growth, enterprise

    public static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .always: 0
        case .starter: 1
        case .growth: 2
        case .enterprise: 3
        }
    }
}
