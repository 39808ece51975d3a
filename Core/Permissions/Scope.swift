/// Whose records a right is about; each scope has those of the ones before it.
package enum Scope: String, CaseIterable, Sendable, Comparable {
    case none
    /// Of which the member is the owner.
    case own
    /// Of everybody in the member's team, and of the team itself.
    case team
    /// Of that team and of every team below it.
    case below
    case all

    package static func < (left: Scope, right: Scope) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .own: 1
        case .team: 2
        case .below: 3
        case .all: 4
        }
    }
}

/// What may be done with the values of a field; each right has what the ones before it have.
package enum FieldRight: String, CaseIterable, Sendable, Comparable {
    /// The field isn't there.
    case none
    /// A part of each value is seen, such as `138****1234`.
    case masked
    case read, write

    package static func < (left: FieldRight, right: FieldRight) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .masked: 1
        case .read: 2
        case .write: 3
        }
    }
}
