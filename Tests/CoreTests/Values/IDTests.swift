import Core
import Testing

@Suite struct IDTests {
    @Test func `a new ID is a UUIDv7 of the present`() {
        let before = Timestamp.now
        let id = ID.new()
        let text = id.description
        #expect(text.count == 36)
        #expect(Array(text)[14] == "7")
        #expect("89ab".contains(Array(text)[19]))
        #expect(id >= ID.earliest(at: before.adding(seconds: -1)))
        #expect(id < ID.earliest(at: before.adding(seconds: 60)))
    }

    @Test func `IDs made one after the other are in order and distinct`() {
        let ids = (0..<10_000).map { _ in ID.new() }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func `the canonical text is read back, in either case`() {
        let id = ID.new()
        #expect(ID(id.description) == id)
        #expect(ID(id.description.uppercased()) == id)
    }

    @Test(arguments: ["", "x", "0190163d-8694-739b-aea5-966c26f8ad9", "0190163d-8694-739b-aea5-966c26f8ad9g", "0190163d+8694-739b-aea5-966c26f8ad91"])
    func `anything else is no ID`(text: String) {
        #expect(ID(text) == nil)
    }
}
