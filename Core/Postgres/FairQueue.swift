import DequeModule

/// What waits, in a line for each tenant. Every line has its turn before any has a second one: a thousand requests of one tenant delay a
/// request of another by one. Without a tenant there is a line as well.
package struct FairQueue<Item> {
    private var lines: [ID: Deque<Item>] = [:]
    /// The tenants that have a line, in the order of their turns.
    private var turns = Deque<ID>()
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }
    /// Everything that waits, in no order.
    package var items: [Item] { lines.values.flatMap { $0 } }

    package mutating func append(_ item: Item, of tenant: ID?) {
        let tenant = tenant ?? .placeholder
        if lines[tenant] == nil { turns.append(tenant) }
        lines[tenant, default: []].append(item)
        count += 1
    }

    package mutating func popFirst() -> Item? {
        guard let tenant = turns.popFirst(), let item = lines[tenant]?.popFirst() else { return nil }
        count -= 1
        if lines[tenant]?.isEmpty == true { lines[tenant] = nil } else { turns.append(tenant) }
        return item
    }

    /// Takes the latest out of the longest line, where that stays no shorter than the tenant's own would become: room for its next one.
    package mutating func makeRoom(for tenant: ID?) -> Item? {
        guard let (longest, line) = lines.max(by: { $0.value.count < $1.value.count }),
            line.count > (lines[tenant ?? .placeholder]?.count ?? 0) + 1
        else { return nil }
        count -= 1
        return lines[longest]?.popLast()
    }

    package mutating func removeAll(where isOver: (Item) -> Bool) {
        for tenant in turns { lines[tenant]?.removeAll(where: isOver) }
        lines = lines.filter { !$0.value.isEmpty }
        turns.removeAll { lines[$0] == nil }
        count = lines.values.reduce(0) { $0 + $1.count }
    }
}
