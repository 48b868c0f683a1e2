/// Two versions of a law as `humen law diff --format json` writes them.
package struct ComparisonRecord: Encodable, Sendable {
    package let old: String
    package let new: String
    /// Old number → new number, as `renumbers` in the front matter of the newer version takes them.
    package let renumbers: [String: String]
    package let articles: [ArticleRecord]
    /// Why the two may not be an older and a newer version of one law.
    package let doubt: String?

    /// An article that is not the same in both.
    package struct ArticleRecord: Encodable, Sendable {
        package let change: StatuteComparison.Entry.Change
        package let old: ArticleNumber?
        package let new: ArticleNumber?
        /// From 0 to 1.
        package let likeness: Double
        /// Whether the pair has two numbers and nobody has confirmed it in `renumbers`.
        package let presumed: Bool
        package let pieces: [TextDifference.Piece]
    }

    /// What `humen law diff --format json` says of two versions; articles that stay the same are left out.
    package init(_ comparison: StatuteComparison, doubt: String? = nil) {
        self.doubt = doubt
        old = comparison.old.version
        new = comparison.new.version
        renumbers = comparison.renumbers.reduce(into: [:]) { $0[$1.old.description] = $1.new.description }
        articles = comparison.entries.filter { $0.change != .same }.map { entry in
            ArticleRecord(
                change: entry.change, old: entry.old?.number, new: entry.new?.number,
                likeness: (entry.likeness * 100).rounded() / 100, presumed: entry.isPresumed,
                pieces: entry.difference.pieces)
        }
    }
}

extension StatuteComparison {
    /// How many articles came to what.
    package var counts: (same: Int, moved: Int, changed: Int, added: Int, removed: Int) {
        let count = { (kind: Entry.Change) in entries.count { $0.change == kind } }
        return (count(.same), count(.moved), count(.changed), count(.added), count(.removed))
    }
}

extension StatuteComparison.Entry {
    /// The change as text: [-删去-]{+新增+}.
    package var described: String {
        let numbers = [old?.number.chinese, new?.number.chinese].compactMap { $0 }
        let label = numbers.count == 2 && numbers[0] == numbers[1] ? numbers[0] : numbers.joined(separator: " → ")
        let doubt = isPresumed ? "；条号推定、未经人确认，文字相近 \(percent)%" : ""
        switch change {
        case .same: return label
        case .moved: return "\(label)（只换条号）"
        case .added: return "\(label)（新增）\n\(new?.plainText ?? "")"
        case .removed: return "\(label)（删去）\n\(old?.plainText ?? "")"
        case .changed:
            return difference.pieces.reduce("\(label)（有改动\(doubt)）\n") { text, piece in
                switch piece.kind {
                case .same: text + piece.text
                case .removed: text + "[-\(piece.text)-]"
                case .added: text + "{+\(piece.text)+}"
                }
            }
        }
    }
}
