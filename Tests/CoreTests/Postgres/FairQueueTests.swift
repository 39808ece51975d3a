import Core
import Testing

@Suite struct FairQueueTests {
    private let acme = ID.new()
    private let globex = ID.new()

    private func drained(_ queue: FairQueue<String>) -> [String] {
        var (queue, items) = (queue, [String]())
        while let item = queue.popFirst() { items.append(item) }
        return items
    }

    @Test func `each tenant has its turn before another has a second one`() {
        var queue = FairQueue<String>()
        for item in ["a1", "a2", "a3"] { queue.append(item, of: acme) }
        queue.append("g1", of: globex)
        queue.append("nobody's", of: nil)
        #expect(queue.count == 5)
        #expect(drained(queue) == ["a1", "g1", "nobody's", "a2", "a3"])
    }

    @Test func `a tenant that comes again goes to the end of the turns`() {
        var queue = FairQueue<String>()
        queue.append("a1", of: acme)
        #expect(queue.popFirst() == "a1")
        queue.append("g1", of: globex)
        queue.append("a2", of: acme)
        #expect(drained(queue) == ["g1", "a2"])
        #expect(FairQueue<String>().isEmpty)
    }

    @Test func `what is over leaves no turn behind`() {
        var queue = FairQueue<String>()
        for item in ["a1", "a2"] { queue.append(item, of: acme) }
        queue.append("g1", of: globex)
        queue.removeAll { $0.hasPrefix("a") }
        #expect(queue.count == 1)
        #expect(queue.items == ["g1"])
        queue.append("a3", of: acme)
        #expect(drained(queue) == ["g1", "a3"])
    }

    @Test func `a full queue makes room out of the longest line, and never out of the newcomer's own`() {
        var queue = FairQueue<String>()
        for item in ["a1", "a2", "a3"] { queue.append(item, of: acme) }
        #expect(queue.makeRoom(for: acme) == nil)
        #expect(queue.makeRoom(for: globex) == "a3")
        queue.append("g1", of: globex)
        #expect(queue.makeRoom(for: globex) == nil)
        #expect(drained(queue) == ["a1", "g1", "a2"])
    }
}
