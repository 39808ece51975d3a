/// A bounded map in two generations: when the young one is full it becomes the old one, and what nobody asked for since is gone.
package struct MemberCache<Entry: Sendable>: Sendable {
    private var young: [Digest: Entry] = [:]
    private var old: [Digest: Entry] = [:]
    private let generation: Int

    package init(capacity: Int) { generation = max(1, capacity / 2) }

    package mutating func find(_ digest: Digest) -> Entry? {
        if let entry = young[digest] { return entry }
        guard let entry = old.removeValue(forKey: digest) else { return nil }
        insert(entry, for: digest)
        return entry
    }

    package mutating func insert(_ entry: Entry, for digest: Digest) {
        if young.count >= generation {
            swap(&old, &young)
            young.removeAll(keepingCapacity: true)
        }
        young[digest] = entry
    }

    mutating func remove(_ digest: Digest) {
        young.removeValue(forKey: digest)
        old.removeValue(forKey: digest)
    }

    mutating func removeAll() {
        young.removeAll()
        old.removeAll()
    }
}
