/// A stretch of a bank's file and what it was read as.
///
/// The spans of a bank follow each other without a gap: joined, they are the file.
package struct BankSpan: Sendable, Hashable {
    package let kind: Kind
    /// UTF-8 offsets in the file.
    package let range: Range<Int>

    /// What a stretch of a bank is.
    package enum Kind: Sendable, Hashable {
        /// The front matter.
        case header
        case title
        /// A heading that groups questions.
        case heading
        case material
        /// A part of the question with this number.
        case question(Int)
        /// Answers that stand together behind the questions.
        case keys
        /// Blank lines, rules and comments.
        case nothing
        /// What could not be read: somebody has to look at it.
        case unrecognized
    }
}

/// Spans as they are read, neighbours of one kind joined.
struct BankSpans {
    private(set) var spans: [BankSpan] = []

    mutating func add(_ kind: BankSpan.Kind, upTo end: Int) {
        let start = spans.last?.range.upperBound ?? 0
        guard end > start else { return }
        if let last = spans.last, last.kind == kind {
            spans[spans.count - 1] = BankSpan(kind: kind, range: last.range.lowerBound..<end)
        } else {
            spans.append(BankSpan(kind: kind, range: start..<end))
        }
    }
}
