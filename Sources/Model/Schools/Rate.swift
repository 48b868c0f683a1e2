/// A share of schools, printed so that it never promises more than there is.
package struct Rate: Sendable, Hashable {
    package let part: Int
    package let whole: Int

    /// A share; a part beyond the whole prints as 有误.
    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// Hundredths of a per cent, rounded down; nil without a denominator, or when the part exceeds the whole.
    package var hundredthsOfPercent: Int? {
        guard whole > 0, (0...whole).contains(part) else { return nil }
        let (high, low) = part.multipliedReportingOverflow(by: 10_000)
        return low ? nil : high / whole
    }

    /// `66.66%`; `100%` only when nothing is missing; `—` without a denominator.
    package var text: String {
        if whole == 0 { return "—" }
        guard let value = hundredthsOfPercent else { return "有误" }
        if part == whole { return "100%" }
        let rest = value % 100
        return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
