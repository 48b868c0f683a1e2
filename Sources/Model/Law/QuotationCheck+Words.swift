/// Which words of a quotation are not those of the law.
extension QuotationCheck {
    /// The part of a quotation between its longest beginning and its longest end that stand in the article; all of it where
    /// less than a third of it is known.
    static func differing(
        _ bytes: [UInt8], _ range: Range<Int>, from excerpt: String, _ article: Article?
    ) -> Range<Int> {
        let law = Array((article?.plainText ?? excerpt).unicodeScalars.compactMap(sameLetter))
        var letters: [(letter: UInt32, range: Range<Int>)] = []
        var index = range.lowerBound
        for scalar in String(decoding: bytes[range], as: UTF8.self).unicodeScalars {
            let end = index + scalar.utf8.count
            if let letter = sameLetter(scalar) { letters.append((letter, index..<end)) }
            index = end
        }
        // What a quotation ends with is its author's: 。 for ；.
        while let last = letters.last?.letter, "。，；：、".unicodeScalars.contains(where: { $0.value == last }) {
            letters.removeLast()
        }
        let words = letters.map(\.letter)
        let head = longest(words.count) { holds(law, words[..<$0]) }
        let tail = longest(words.count - head) { holds(law, words[(words.count - $0)...]) }
        guard (head + tail) * 3 >= words.count, head + tail > 0, !words.isEmpty else { return range }
        guard head + tail < words.count else {
            // Something was left out between the two.
            let seam = min(max(head, 1), words.count - 1)
            return letters[seam - 1].range.lowerBound..<letters[seam].range.upperBound
        }
        return letters[head].range.lowerBound..<letters[words.count - tail - 1].range.upperBound
    }

    /// The greatest count that passes, where every smaller one does too.
    static func longest(_ limit: Int, _ passes: (Int) -> Bool) -> Int {
        var (low, high) = (0, limit)
        while low < high {
            let middle = (low + high + 1) / 2
            if passes(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Whether letters stand together in a text.
    static func holds(_ law: [UInt32], _ words: ArraySlice<UInt32>) -> Bool {
        guard let first = words.first else { return true }
        guard words.count <= law.count else { return false }
        return (0...law.count - words.count).contains {
            law[$0] == first && law[$0..<$0 + words.count].elementsEqual(words)
        }
    }

    /// A letter as it counts when quotations are compared; nil for white space, emphasis and quote marks.
    private static func sameLetter(_ scalar: Unicode.Scalar) -> UInt32? {
        if scalar.properties.isWhitespace { return nil }
        switch scalar {
        case "*", "_", ">", "`", "‘", "’", "“", "”", "「", "」", "『", "』", "\"": return nil
        case ",", ";", ":", "(", ")": return scalar.value + 0xFEE0
        default: return scalar.value
        }
    }
}
