/// The statement for a page of a list, in one of three ways.
struct PageStatement {
    let request: ListRequest
    let tenant: ID
    let position: Position?
    let isNullStage: Bool
    /// Records at most.
    let count: Int

    /// How the records are found that somebody's scope holds. All ways find the same, in the same order.
    enum Way {
        /// One condition; PostgreSQL decides.
        case condition
        /// A walk along the order that gives up: where the scope holds enough of the records it fills a page. It may find fewer than there are.
        case window
        /// What comes first of each user's and each team's, and all that was shared, put together.
        case holders
    }

    /// Up to here it is cheapest to go from holder to holder, at five pages each.
    private static let fewHolders = 12

    /// The ways to be gone in turn until a page is full. By one condition a scope that holds a thousandth of a million records takes thousands of
    /// pages: what comes first among the records of each owner and each team PostgreSQL can't take from their indexes by itself.
    static func ways(_ request: ListRequest) -> [Way] {
        guard request.filter == nil, !request.isBin, request.sort.isOfHolders(request.type), let holders = request.visibility.holders else {
            return [.condition]
        }
        return holders <= fewHolders ? [.holders] : [.window, .holders]
    }

    /// Records that a window looks at for each that is wanted. By ids neighbours lie on one page of the table, and two thousand on less than 250;
    /// by anything else each lies on a page of its own.
    private var width: Int { request.sort.keys.isEmpty ? 36 : 6 }

    /// Without the select list: `… t where … order by … limit …`, from the type's table on.
    func tail(_ way: Way) -> SQL {
        switch way {
        case .condition:
            """
            \(identifier: request.type.table) t\(request.sort.joins(tenant: tenant)) where \(matching) \
            order by \(request.sort.orderBy)\(limit)
            """
        case .window:
            """
            (select t.* from \(identifier: request.type.table) t where \(live)\(after) order by \(request.sort.orderBy) \
            limit \(literal: width * count)) t where true\(request.visibility.and()) order by \(request.sort.orderBy)\(limit)
            """
        case .holders:
            """
            (select t.id from (\(first)) t order by \(request.sort.orderBy)\(checksShares ? limit : "")) c \
            join \(identifier: request.type.table) t on t.id = c.id where \(live) order by \(request.sort.orderBy)\(limit)
            """
        }
    }

    /// Whether the plan that serves any values would be a bad one: it takes a range to hold a third of all records, and walks through the whole list
    /// to find the few that there are; it knows no more of how many records an owner has.
    func dependsOnValues(_ way: Way) -> Bool {
        way == .condition
            && (request.filter?.dependsOnValues == true || request.visibility.scope != .all || request.sort.keys.contains { $0.field.custom != nil })
    }

    private var live: SQL { request.live(tenant: tenant) }

    private var after: SQL { position.map { " and \(request.sort.condition(after: $0))" } ?? "" }

    private var matching: SQL {
        let stage = request.sort.stageCondition(isNullStage: isNullStage).map { " and \($0)" as SQL } ?? ""
        return "\(request.matching(tenant: tenant, sortedBy: request.sort))\(stage)\(after)"
    }

    private var limit: SQL { " limit \(literal: count)" }

    /// In the order of ids what was shared isn't looked at one by one: the few that get onto the page are looked at there.
    private var checksShares: Bool { !request.sort.keys.isEmpty }

    private var first: SQL {
        request.visibility.first(count, in: request.sort, where: live, after: after, checksShares: checksShares)
    }
}
