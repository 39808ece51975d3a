import Core
import TestKit
import Testing

/// The format of sealed values (A09 speaks of the records that will have them): what opens, and all that must not.
@Suite struct SealedValueTests {
    private static let tenantKey = (0..<32).map { UInt8($0) }
    private let place = SealedPlace(tenant: ID(hi: 1, lo: 2), table: "customers.customers", column: "email")
    private let record = ID(hi: 3, lo: 4)

    private func key(_ key: [UInt8] = tenantKey, version: UInt16 = 1, at place: SealedPlace? = nil) -> ColumnKey {
        ColumnKey(tenantKey: key, version: version, of: place ?? self.place)
    }

    private func seal(_ text: String, _ key: ColumnKey, _ record: ID? = nil) -> [UInt8] {
        Array(text.utf8).withUnsafeBytes { key.seal($0, record: record ?? self.record) }
    }

    private func opened(_ sealed: [UInt8], _ key: ColumnKey, _ record: ID? = nil) -> String? {
        do throws(NotOpened) {
            return String(decoding: try key.open(sealed, record: record ?? self.record), as: UTF8.self)
        } catch {
            return nil
        }
    }

    @Test(arguments: ["", "a", "li@example.com", "北京市朝阳区", String(repeating: "long ", count: 2000)])
    func `what was sealed opens again`(_ text: String) {
        let sealed = seal(text, key())
        #expect(opened(sealed, key()) == text)
        #expect(sealed.count == text.utf8.count + ColumnKey.overhead)
        #expect(ColumnKey.version(of: sealed) == 1)
    }

    @Test func `equal values look different each time`() {
        let key = key()
        let many = Set((0..<500).map { _ in seal("li@example.com", key) })
        #expect(many.count == 500)
        #expect(many.allSatisfy { opened($0, key) == "li@example.com" })
    }

    @Test func `no bit can be changed, cut off or added`() {
        let sealed = seal("li@example.com", key())
        for place in sealed.indices {
            for bit in 0..<8 {
                var other = sealed
                other[place] ^= 1 << bit
                #expect(opened(other, key()) == nil, "bit \(bit) of byte \(place)")
            }
        }
        #expect((0..<sealed.count).allSatisfy { opened(Array(sealed.prefix($0)), key()) == nil })
        #expect(opened(sealed + [0], key()) == nil)
        #expect(opened(sealed, key()) == "li@example.com")
    }

    @Test func `a value opens at its own place only`() {
        let sealed = seal("li@example.com", key())
        let elsewhere = [
            SealedPlace(tenant: ID(hi: 1, lo: 3), table: "customers.customers", column: "email"),
            SealedPlace(tenant: ID(hi: 1, lo: 2), table: "customers.contacts", column: "email"),
            SealedPlace(tenant: ID(hi: 1, lo: 2), table: "customers.customers", column: "phone"),
            // The same letters with the border elsewhere.
            SealedPlace(tenant: ID(hi: 1, lo: 2), table: "customers.customerse", column: "mail"),
        ]
        #expect(elsewhere.allSatisfy { opened(sealed, key(at: $0)) == nil })
        #expect(opened(sealed, key(), ID(hi: 3, lo: 5)) == nil)
        #expect(opened(sealed, key(version: 2)) == nil)
        #expect(opened(sealed, key([UInt8](repeating: 7, count: 32))) == nil)
    }

    @Test func `many threads seal with one key`() async {
        let key = key()
        let good = await withTaskGroup(of: Int.self, returning: Int.self) { group in
            for number in 0..<8 {
                group.addTask { (0..<500).count { opened(seal("\(number) \($0)", key), key) == "\(number) \($0)" } }
            }
            var sum = 0
            for await count in group { sum += count }
            return sum
        }
        #expect(good == 4000)
    }
}
