/// A part of a whole with its name: what bars, tiles and heat tables show.
package struct Share: Sendable, Hashable {
    package let name: String
    package let part: Int
    package let whole: Int
    /// As it is printed, since only the caller knows how to round.
    package let text: String

    /// What is on its way and not part of `part`; bars show it lighter behind it.
    package let underway: Int

    /// A part of a whole.
    package init(_ name: String, part: Int, whole: Int, text: String, underway: Int = 0) {
        self.name = name
        self.part = part
        self.whole = whole
        self.text = text
        self.underway = underway
    }

    /// The part with what is on its way, between 0 and 1.
    var reach: Double { whole > 0 ? min(1, max(0, Double(part + underway) / Double(whole))) : 0 }

    /// Between 0 and 1; nil without a whole.
    var fraction: Double? {
        guard whole > 0 else { return nil }
        return min(1, max(0, Double(part) / Double(whole)))
    }

    /// From dark, where all is done, to light; white with a cross for what cannot be told.
    var shade: String? {
        guard let fraction else { return nil }
        if part >= whole { return SVGText.shades[0] }
        let steps = [0.8, 0.5, 0.2]
        return SVGText.shades[1 + (steps.firstIndex { fraction >= $0 } ?? steps.count)]
    }

    /// The colour of words on that shade.
    var ink: String { part >= whole && whole > 0 ? "#ffffff" : SVGText.ink }
}
