import Core
import Testing

struct RecordLedgerTests {
    private let tenant = ID.new()

    @Test func `nothing is known of a tenant at first`() {
        #expect(RecordLedger().charge(1, to: tenant, maximum: 1000) == .settle(0))
    }

    @Test func `far below the limit a hundredth of it is given on credit, then it is told`() {
        let ledger = RecordLedger()
        ledger.settled(0, total: 100, of: tenant)
        let verdicts = (0..<11).map { _ in ledger.charge(1, to: tenant, maximum: 1000) }
        #expect(verdicts == Array(repeating: .granted, count: 10) + [.settle(10)])
        ledger.settled(10, total: 110, of: tenant)
        #expect(ledger.charge(1, to: tenant, maximum: 1000) == .granted)
    }

    @Test func `many at once are told before the next`() {
        let ledger = RecordLedger()
        ledger.settled(0, total: 0, of: tenant)
        #expect(ledger.charge(500, to: tenant, maximum: 10_000) == .granted)
        #expect(ledger.charge(1, to: tenant, maximum: 10_000) == .settle(500))
    }

    @Test func `within a tenth of the limit, and within a hundred of a small one, records are counted`() {
        let ledger = RecordLedger()
        ledger.settled(0, total: 8990, of: tenant)
        #expect(ledger.charge(10, to: tenant, maximum: 10_000) == .granted)
        #expect(ledger.charge(1, to: tenant, maximum: 10_000) == .near)
        ledger.settled(10, total: 0, of: tenant)
        #expect(ledger.charge(1, to: tenant, maximum: 100) == .near)
    }
}
