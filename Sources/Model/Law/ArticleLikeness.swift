/// How alike the articles of two versions are, by the pairs of neighbouring letters that they have in common.
///
/// A pair counts by how rare it is: 处五日以上十日以下拘留 stands in half the articles of a law and says nothing, 偷越 says all. What two
/// articles share is held against both and against the shorter, and the likeness is the mean of the two: an article to which
/// the new version adds three paragraphs stays itself.
struct ArticleLikeness {
    private let old: [Weighed]
    private let new: [Weighed]

    private struct Weighed {
        let pairs: [UInt32]
        let weights: [Double]
        let total: Double

        init(_ pairs: [UInt32], _ weight: [UInt32: Double]) {
            self.pairs = pairs
            weights = pairs.map { weight[$0] ?? 0 }
            total = weights.reduce(0, +)
        }
    }

    init(_ old: [Article], _ new: [Article]) {
        let sides = [old, new].map { articles in articles.map { TextDifference.pairs($0.plainText) } }
        let counts = sides.map { side in
            side.reduce(into: [UInt32: Int]()) { counts, pairs in
                for pair in Set(pairs) { counts[pair, default: 0] += 1 }
            }
        }
        let articles = Double(max(old.count, new.count) + 1)
        let weight = counts[0].merging(counts[1]) { max($0, $1) }.mapValues { Self.rarity(articles / Double($0)) }
        self.old = sides[0].map { Weighed($0, weight) }
        self.new = sides[1].map { Weighed($0, weight) }
    }

    /// The binary logarithm with straight lines between the powers of two: the same on every machine.
    private static func rarity(_ ratio: Double) -> Double { Double(ratio.exponent) + ratio.significand - 1 }

    /// From 0 to 1, for the positions of an old and a new article.
    func likeness(_ left: Int, _ right: Int) -> Double {
        let (one, other) = (old[left], new[right])
        let smaller = min(one.total, other.total)
        guard smaller > 0 else { return one.pairs == other.pairs ? 1 : 0 }
        var (i, j, shared) = (0, 0, 0.0)
        while i < one.pairs.count, j < other.pairs.count {
            if one.pairs[i] == other.pairs[j] {
                shared += one.weights[i]
                (i, j) = (i + 1, j + 1)
            } else if one.pairs[i] < other.pairs[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return shared / (one.total + other.total) + shared / smaller / 2
    }
}
