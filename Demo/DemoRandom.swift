import Core

/// Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). Not Swift's own `random(in:using:)`, whose results may change between versions.
struct DemoRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// 0 ≤ x < 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(in: 0...elements.count - 1)] }

    /// One of the elements, each as likely as its weight.
    mutating func pick<Element>(weighted elements: [(Element, Int)]) -> Element {
        var rest = number(in: 1...elements.reduce(0) { $0 + $1.1 })
        for (element, weight) in elements {
            rest -= weight
            if rest <= 0 { return element }
        }
        return elements[0].0
    }

    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(number(in: 0...9)) }.joined() }
}
