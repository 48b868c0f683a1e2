/// Where a share may lie that was seen among so many: 19 times in 20 it does.
///
/// A mark that is not all or nothing varies less than a share of yes and no, so for such questions the interval is on the safe side.
package struct ShareInterval: Sendable, Hashable, Encodable {
    package let low: Double
    package let high: Double

    private static let z = 1.959963984540054

    /// The interval of Wilson (1927); nil without a share or anybody to have it.
    ///
    /// `ShareInterval(0.5, of: 10)` → 0.237 … 0.763.
    package init?(_ share: Double?, of count: Int) {
        guard let share, count > 0 else { return nil }
        let n = Double(count)
        let p = min(max(share, 0), 1)
        let z2 = Self.z * Self.z
        let middle = p + z2 / (2 * n)
        let reach = Self.z * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
        low = max(0, (middle - reach) / (1 + z2 / n))
        high = min(1, (middle + reach) / (1 + z2 / n))
    }

    private init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// The interval of the change from one share to another, of other pupils (Newcombe 1998, method 10).
    package static func change(
        from before: Double?, of countBefore: Int, to after: Double?, of countAfter: Int
    ) -> ShareInterval? {
        guard let before, let after, let first = ShareInterval(before, of: countBefore),
            let second = ShareInterval(after, of: countAfter)
        else { return nil }
        func reach(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        return ShareInterval(
            low: after - before - reach(after - second.low, first.high - before),
            high: after - before + reach(second.high - after, before - first.low))
    }
}
