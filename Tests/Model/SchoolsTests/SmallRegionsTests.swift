import Testing

@testable import Schools

struct SmallRegionsTests {
    private func row(_ name: String, _ depth: Int, _ expected: Int) -> RollUp.Row {
        var count = CoverageCount()
        count.expected = expected
        return RollUp.Row(region: Region(code: name, name: name, level: .town, parent: nil), depth: depth, count: count)
    }

    private func hidden(_ rows: [RollUp.Row]) -> [String] { SmallRegions(rows).hidden(by: \.expected).sorted() }

    @Test func `a region of one school is left out, and one beside it that would give it away`() {
        #expect(hidden([row("县", 0, 10), row("甲", 1, 6), row("乙", 1, 1), row("丙", 1, 3)]) == ["丙", "乙"])
    }

    @Test func `two small regions hide each other only when they are three schools together`() {
        #expect(hidden([row("县", 0, 8), row("甲", 1, 6), row("乙", 1, 1), row("丙", 1, 1)]) == ["丙", "乙", "甲"])
        #expect(hidden([row("县", 0, 9), row("甲", 1, 6), row("乙", 1, 1), row("丙", 1, 2)]) == ["丙", "乙"])
    }

    @Test func `what lies inside a hidden region is hidden too`() {
        let rows = [
            row("市", 0, 14), row("县", 1, 10), row("镇", 2, 10), row("区", 1, 2), row("街", 2, 2), row("旗", 1, 2),
        ]
        #expect(hidden(rows) == ["区", "旗", "街"])
        #expect(hidden([row("市", 0, 12), row("县", 1, 10), row("镇", 2, 10), row("区", 1, 2)]) == ["区", "县", "镇"])
    }

    @Test func `regions without schools and large ones are published`() {
        #expect(hidden([row("县", 0, 9), row("甲", 1, 6), row("乙", 1, 3), row("丙", 1, 0)]) == [])
    }

    /// In every tree, what is hidden beside a shown parent is nothing, or several regions of three schools together.
    @Test(arguments: 1...20) func `nothing hidden can be worked out from its parent`(seed: Int) {
        var state = UInt64(seed)
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let towns = (0..<(1 + next(6))).map { row("镇\($0)", 1, next(5)) }
        let total = towns.reduce(0) { $0 + $1.count.expected }
        let rows = [row("县", 0, total)] + towns
        let names = Set(hidden(rows))
        if names.contains("县") { return }
        let left = towns.filter { names.contains($0.region.code) }
        let sum = left.reduce(0) { $0 + $1.count.expected }
        let others = towns.filter { $0.count.expected > 0 }.count
        #expect(left.isEmpty || left.count >= min(2, others))
        #expect(left.isEmpty || sum >= SmallRegions.least || left.count == others)
    }
}
