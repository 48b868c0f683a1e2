import ChineseText

/// Finds exact substrings: the same hits in the same order, with the same excerpts, as `assets/search.js`.
///
/// Words are separated by white space, and their parts by marks of punctuation (`禁毒，教育` and `12355/12356` are two parts, 《禁毒法》 and `6.3`
/// one); all parts must occur. For each part: 1000 if it stands in the title, 200 if in any heading, and its
/// occurrences in the text, at most 50; and 500 for a word of several parts that stands as it was typed. Ties keep the
/// order of the index.
package struct SearchQuery: Sendable {
    private let words: [Word]

    /// What was typed between two spaces, and what of it is looked for.
    private struct Word {
        let whole: [UInt16]
        let parts: [[UInt16]]
    }

    /// An entry that holds every term.
    package struct Hit: Sendable, Hashable {
        /// Position in the entries.
        package let index: Int
        package let score: Int
        package let snippet: String
    }

    /// The terms of what was typed.
    package init(_ query: String) {
        words = SearchKey.units(query).split(separator: 0x20).map {
            Word(whole: Array($0), parts: Self.parts(Array($0)))
        }
    }

    /// A word cut at its punctuation; one that is nothing else stays whole.
    private static func parts(_ word: [UInt16]) -> [[UInt16]] {
        var parts: [[UInt16]] = []
        var part: [UInt16] = []
        for (index, unit) in word.enumerated() {
            if isSeparator(unit)
                || isJoint(unit)
                    && !(index > 0 && index + 1 < word.count && isLatin(word[index - 1]) && isLatin(word[index + 1]))
            {
                if !part.isEmpty { parts.append(part) }
                part = []
            } else {
                part.append(unit)
            }
        }
        if !part.isEmpty { parts.append(part) }
        return parts.isEmpty ? [word] : parts
    }

    /// Marks that stand between words and around them; those of full width have become ASCII.
    private static func isSeparator(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x21, 0x22, 0x28, 0x29, 0x2C, 0x2F, 0x3B...0x3F, 0x5B, 0x5D, 0x60, 0x7B...0x7E: true
        case 0x2013...0x201F, 0x2026, 0x3001, 0x3002, 0x3008...0x3011, 0x3014...0x301B: true
        default: false
        }
    }

    /// Marks that hold figures and Latin letters together: `6.3`, `2026-06-26`, `don't`.
    private static func isJoint(_ unit: UInt16) -> Bool { [0x27, 0x2D, 0x2E, 0x3A, 0x5F].contains(unit) }

    /// All hits, best first; none for an empty query.
    package func hits(in entries: [SearchEntry]) -> [Hit] {
        guard !words.isEmpty else { return [] }
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
        for word in words {
            for part in word.parts {
                var score = Self.occurrences(of: part, in: text, atMost: 50)
                if Self.first(part, in: title) != nil { score += 1000 }
                if headings.contains(where: { Self.first(part, in: $0) != nil }) { score += 200 }
                guard score > 0 else { return nil }
                total += score
            }
            guard word.parts.count > 1 else { continue }
            if ([text, title] + headings).contains(where: { Self.first(word.whole, in: $0) != nil }) { total += 500 }
        }
        return total
    }

    /// About 30 units before and 60 after the first word that stands in the text, or the first part of one; the opening where
    /// none does.
    private func snippet(_ text: String, _ folded: [UInt16]) -> String {
        let units = Array(text.utf16)
        var found: (start: Int, end: Int)?
        for term in words.flatMap({ [$0.whole] + $0.parts }) where found == nil {
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
