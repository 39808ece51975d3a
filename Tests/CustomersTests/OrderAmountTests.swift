import Core
import Customers
import Testing

@Suite struct OrderAmountTests {
    @Test(
        arguments: [
            (1000, 1999, 1999), (2500, 1999, 4998), (333, 100, 33), (335, 100, 34), (-1500, 333, -500), (0, 500, 0), (1, 499, 0), (1, 500, 1),
        ] as [(Int64, Int64, Int64)])
    func `a line's amount is quantity times price, halves away from zero`(_ quantity: Int64, _ price: Int64, _ amount: Int64) throws {
        let result = try OrderLine.amount(of: quantity, at: price)
        #expect(result == amount)
    }

    @Test(arguments: [(Int64.max, 2), (1_000_000_000_000, 1_000_000), (1_000_000_000_000_000, 1_000_000_000_000)] as [(Int64, Int64)])
    func `an amount beyond what money holds is refused`(_ quantity: Int64, _ price: Int64) {
        #expect(throws: Problem.self) { try OrderLine.amount(of: quantity, at: price) }
    }

    @Test func `order numbers carry the day and stay apart`() throws {
        let day = try #require(CalendarDate("2026-11-22"))
        let numbers = Set((0..<1000).map { _ in OrderNumber.make(id: .new(), on: day) })
        #expect(numbers.count == 1000)
        #expect(numbers.allSatisfy { $0.wholeMatch(of: #/20261122-[0-9A-HJKMNP-TV-Z]{7}/#) != nil })
    }
}
