import ChineseText

/// A plain text that a program broke into lines of one width, with every paragraph indented and no other line.
///
///     　　第一条　……的职责。各级人民政府    ← indented, as wide as the others
///     应当……                              ← goes on with it, whatever the line before ends with
package struct WrappedText: Sendable {
    /// The lines that go on with the one before, by their positions among those that are not blank.
    package let continued: Set<Int>
    /// The lines that are not indented.
    package let joinable: Set<Int>

    /// Nil for a text whose lines are paragraphs; `lines` as they stand, without the blank ones.
    package init?(_ lines: [String]) {
        let isIndented = lines.map { $0.first?.isWhitespace ?? false }
        let words = lines.map { line in String(line.drop { $0.isWhitespace }) }
        let articles = lines.indices.filter { OfficialText.isArticle(words[$0]) }
        guard let first = articles.first, articles.count(where: { isIndented[$0] }) * 10 >= articles.count * 8 else {
            return nil
        }
        let widths = lines.map(Self.width)
        let sorted = widths[first...].sorted()
        let full = sorted[sorted.count * 9 / 10] - 6
        guard full >= 30 else { return nil }
        var continued: Set<Int> = []
        var last = 0
        for index in lines.indices.dropFirst() {
            if Self.isPage(words[index]) { continue }
            if !isIndented[index], widths[last] >= full, widths[last] <= full + 12 { continued.insert(index) }
            last = index
        }
        guard continued.count >= 3 else { return nil }
        self.continued = continued
        joinable = Set(lines.indices.filter { !isIndented[$0] })
    }

    private static func width(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + (EastAsianWidth.isWide($1.value) ? 2 : 1) }
    }

    /// — 3 — between the pages.
    private static func isPage(_ words: String) -> Bool {
        words.count <= 16 && words.allSatisfy { $0.isNumber || $0.isWhitespace || "-—－第页共/".contains($0) }
    }
}
