/// Two versions of a law, article by article.
///
/// Articles belong together when the newer version's `renumbers` says so, when their words are the same, or when their
/// words are alike (``ArticleLikeness``). What is found by likeness is a proposal: a person confirms it by copying ``proposal``
/// into the newer file.
package struct StatuteComparison: Sendable {
    package let old: Statute
    package let new: Statute
    /// In the order of the newer version; what it dropped stands where it stood.
    package let entries: [Entry]

    /// An article in the older version, in the newer one, or in both.
    package struct Entry: Sendable {
        package let old: Article?
        package let new: Article?
        /// From 0 to 1; 1 for the same words.
        package let likeness: Double
        /// Whether the pair is on record in `renumbers`.
        package let isRecorded: Bool

        /// What became of an article from one version to the next.
        package enum Change: String, Sendable, Encodable { case same, moved, changed, added, removed }

        /// Whether a new number was found by likeness alone, and nobody has confirmed it.
        package var isPresumed: Bool {
            guard let old, let new else { return false }
            return !isRecorded && change == .changed && old.number != new.number
        }

        /// The likeness in whole hundredths, never a full hundred for other words.
        package var percent: Int { change == .changed ? min(99, Int((likeness * 100).rounded())) : 100 }

        /// `moved` has a new number and the same words.
        package var change: Change {
            guard let old else { return .added }
            guard let new else { return .removed }
            if old.plainText != new.plainText { return .changed }
            return old.number == new.number ? .same : .moved
        }

        /// What changed in the words.
        package var difference: TextDifference { TextDifference(old?.plainText ?? "", new?.plainText ?? "") }
    }

    /// Below this two articles have only the language of laws in common (see `ArticleLikeness`).
    private static let alike = 0.4

    /// Pairs the articles of two versions: recorded renumberings first, then equal texts, then likeness.
    package init(_ old: Statute, _ new: Statute) {
        self.old = old
        self.new = new
        var matcher = Matcher(old.articles, new.articles)
        matcher.takeRecorded(new.renumbers)
        matcher.takeEqual()
        matcher.takeAlike(above: Self.alike)
        entries = matcher.entries()
    }

    /// Old number → new number of every article that got another number, by likeness or on record.
    package var renumbers: [(old: ArticleNumber, new: ArticleNumber)] {
        entries.compactMap { entry -> (old: ArticleNumber, new: ArticleNumber)? in
            guard let old = entry.old?.number, let new = entry.new?.number, old != new else { return nil }
            return (old, new)
        }.sorted { $0.old < $1.old }
    }

    /// `renumbers: {72: 84, 73: 85}`: a line for the front matter of the newer version.
    package var proposal: String {
        "renumbers: {" + renumbers.map { "\($0.old): \($0.new)" }.joined(separator: ", ") + "}"
    }
}

/// Finds which articles of two versions belong together.
private struct Matcher {
    let old: [Article]
    let new: [Article]
    private let words: ArticleLikeness
    private var partner: [Int?]
    private var taken: [Bool]
    private var likeness: [Double]
    private var recorded: [Bool]

    init(_ old: [Article], _ new: [Article]) {
        self.old = old
        self.new = new
        words = ArticleLikeness(old, new)
        partner = Array(repeating: nil, count: old.count)
        taken = Array(repeating: false, count: new.count)
        likeness = Array(repeating: 0, count: old.count)
        recorded = Array(repeating: false, count: old.count)
    }

    private mutating func match(_ left: Int, _ right: Int, _ value: Double, recorded: Bool = false) {
        guard partner[left] == nil, !taken[right] else { return }
        partner[left] = right
        taken[right] = true
        likeness[left] = value
        self.recorded[left] = recorded
    }

    mutating func takeRecorded(_ renumbers: [ArticleNumber: ArticleNumber]) {
        for (left, article) in old.enumerated() {
            guard let number = renumbers[article.number], let right = new.firstIndex(where: { $0.number == number })
            else { continue }
            match(
                left, right, article.plainText == new[right].plainText ? 1 : words.likeness(left, right), recorded: true
            )
        }
    }

    mutating func takeEqual() {
        var byText: [String: [Int]] = [:]
        for (right, article) in new.enumerated() { byText[article.plainText, default: []].append(right) }
        for (left, article) in old.enumerated() {
            guard let candidates = byText[article.plainText] else { continue }
            let free =
                candidates.first { !taken[$0] && new[$0].number == article.number }
                ?? candidates.first { !taken[$0] }
            if let right = free { match(left, right, 1) }
        }
    }

    /// The most alike first; of equals, those whose numbers are nearest.
    mutating func takeAlike(above least: Double) {
        let lefts = old.indices.filter { partner[$0] == nil }
        let rights = new.indices.filter { !taken[$0] }
        var found: [(value: Double, left: Int, right: Int)] = []
        for left in lefts {
            for right in rights {
                let value = words.likeness(left, right)
                if value >= least { found.append((value, left, right)) }
            }
        }
        found.sort { one, other in
            if one.value != other.value { return one.value > other.value }
            let distances = [one, other].map { abs($0.left - $0.right) }
            return distances[0] == distances[1]
                ? (one.left, one.right) < (other.left, other.right)
                : distances[0] < distances[1]
        }
        for (value, left, right) in found { match(left, right, value) }
    }

    func entries() -> [StatuteComparison.Entry] {
        var byNew: [Int: Int] = [:]
        for (left, right) in partner.enumerated() { if let right { byNew[right] = left } }
        var entries: [StatuteComparison.Entry] = []
        var shown = Array(repeating: false, count: old.count)
        func removed(upTo end: Int) {
            for left in 0..<end where partner[left] == nil && !shown[left] {
                shown[left] = true
                entries.append(.init(old: old[left], new: nil, likeness: 0, isRecorded: false))
            }
        }
        for (right, article) in new.enumerated() {
            guard let left = byNew[right] else {
                entries.append(.init(old: nil, new: article, likeness: 0, isRecorded: false))
                continue
            }
            removed(upTo: left)
            entries.append(
                .init(old: old[left], new: article, likeness: likeness[left], isRecorded: recorded[left]))
        }
        removed(upTo: old.count)
        return entries
    }
}
