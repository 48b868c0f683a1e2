/// A quantity in hundredths, so that sums of hours are exact.
package struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let hundredths: Int

    /// An amount in hundredths: 150 is 1.5.
    package init(hundredths: Int) { self.hundredths = hundredths }

    /// A whole number.
    package init(_ whole: Int) { hundredths = whole * 100 }

    /// Reads `2`, `1.5`, `0.75`; nil for anything else and for a million or more.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, (1...6).contains(whole.count), whole.allSatisfy(Self.isFigure)
        else { return nil }
        var value = (Int(whole) ?? 0) * 100
        if parts.count == 2 {
            let fraction = parts[1]
            guard (1...2).contains(fraction.count), fraction.allSatisfy(Self.isFigure) else { return nil }
            value += (Int(fraction) ?? 0) * (fraction.count == 1 ? 10 : 1)
        }
        hundredths = value
    }

    /// Without needless figures: `2`, `1.5`, `0.75`.
    package var description: String {
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return String(whole) }
        if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    package static func < (left: Amount, right: Amount) -> Bool { left.hundredths < right.hundredths }

    /// The sum; one that is too large stays at the largest.
    package static func + (left: Amount, right: Amount) -> Amount {
        Amount(hundredths: left.hundredths + right.hundredths)
    }

    private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
