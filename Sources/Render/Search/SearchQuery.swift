import ChineseText

/// Finds exact substrings: the same hits in the same order, with the same excerpts, as `assets/search.js`.
///
/// Terms are separated by white space and must all occur. For each term: 1000 if it stands in the title, 200 if in any
/// heading, and its occurrences in the text, at most 50. Ties keep the order of the index.
package struct SearchQuery: Sendable {
    private let terms: [[UInt16]]

    /// An entry that holds every term.
    package struct Hit: Sendable, Hashable {
        /// Position in the entries.
        package let index: Int
        package let score: Int
        package let snippet: String
    }

    /// The terms of what was typed.
    package init(_ query: String) {
        terms = SearchKey.units(query).split(separator: 0x20).map(Array.init)
    }

    /// All hits, best first; none for an empty query.
    package func hits(in entries: [SearchEntry]) -> [Hit] {
        guard !terms.isEmpty else { return [] }
        return entries.enumerated()
            .compactMap { index, entry -> Hit? in
                let text = SearchKey.units(entry.text)
                guard let score = score(entry, text) else { return nil }
                return Hit(index: index, score: score, snippet: snippet(entry.text, text))
            }
            .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    }

    private func score(_ entry: SearchEntry, _ text: [UInt16]) -> Int? {
        let title = SearchKey.units(entry.title)
        let headings = entry.headings.map { SearchKey.units($0) }
        var total = 0
        for term in terms {
            var score = Self.occurrences(of: term, in: text, atMost: 50)
            if Self.first(term, in: title) != nil { score += 1000 }
            if headings.contains(where: { Self.first(term, in: $0) != nil }) { score += 200 }
            guard score > 0 else { return nil }
            total += score
        }
        return total
    }

    /// About 30 units before and 60 after the first term that stands in the text; the opening where none does.
    private func snippet(_ text: String, _ folded: [UInt16]) -> String {
        let units = Array(text.utf16)
        var found: (start: Int, end: Int)?
        for term in terms where found == nil {
            found = Self.first(term, in: folded).map { ($0, $0 + term.count) }
        }
        var start = found.map { max(0, $0.start - 30) } ?? 0
        var stop = min(units.count, (found?.end ?? 30) + 60)
        if Self.splitsPair(units, start) { start -= 1 }
        for _ in 0..<12 where Self.splitsWord(units, start) { start -= 1 }
        if Self.splitsPair(units, stop) { stop += 1 }
        let middle = String(decoding: units[start..<stop], as: UTF16.self)
        return (start > 0 ? "…" : "") + middle + (stop < units.count ? "…" : "")
    }

    private static func splitsPair(_ units: [UInt16], _ index: Int) -> Bool {
        index > 0 && index < units.count && (0xDC00...0xDFFF).contains(units[index])
    }

    /// Whether a place stands within a number or a Latin word.
    private static func splitsWord(_ units: [UInt16], _ index: Int) -> Bool {
        index > 0 && index < units.count && isLatin(units[index - 1]) && isLatin(units[index])
    }

    private static func isLatin(_ unit: UInt16) -> Bool {
        (0x30...0x39).contains(unit) || (0x41...0x5A).contains(unit & ~0x20)
    }

    private static func occurrences(of term: [UInt16], in text: [UInt16], atMost limit: Int) -> Int {
        var count = 0
        var position = 0
        while count < limit, let start = first(term, in: text, from: position) {
            count += 1
            position = start + term.count
        }
        return count
    }

    private static func first(_ term: [UInt16], in text: [UInt16], from start: Int = 0) -> Int? {
        guard text.count >= term.count + start, let head = term.first else { return nil }
        return text.withUnsafeBufferPointer { text in
            term.withUnsafeBufferPointer { term in
                var index = start
                let last = text.count - term.count
                while index <= last {
                    if text[index] == head {
                        var offset = 1
                        while offset < term.count, text[index + offset] == term[offset] { offset += 1 }
                        if offset == term.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
    }
}
