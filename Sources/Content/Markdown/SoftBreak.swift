import ChineseText

/// Whether a line break in the source is a space or nothing (CSS Text 3, segment break transformation).
enum SoftBreak {
    /// Nothing between two wide characters, neither of them Hangul; else a line feed.
    ///
    /// Quotation marks, dashes and the ellipsis are as wide as their other neighbour: between two of them, nothing.
    static func joins(_ before: UInt32?, _ after: UInt32?) -> Bool {
        guard let before, let after else { return false }
        let left = width(before)
        let right = width(after)
        if left == .narrow || right == .narrow { return false }
        return left == .wide || right == .wide || (left == .either && right == .either)
    }

    private enum Width { case wide, narrow, either }

    private static func width(_ value: UInt32) -> Width {
        if EastAsianWidth.isAmbiguousPunctuation(value) { return .either }
        return EastAsianWidth.isWide(value) && !EastAsianWidth.isHangul(value) ? .wide : .narrow
    }
}
