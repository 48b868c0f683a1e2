/// Writes findings for a person at a terminal.
///
///     Content/qa/chufa.md:14:4：错误：《禁毒法》没有第七十二条，全文共七十一条 [law.article-missing]
///        |
///     14 | 依据：《禁毒法》第七十二条
///        |       ^^^^^^^^^^^^^^^^^^^^
///        = 请核对：…
package struct FindingPrinter: Sendable {
    /// How many terminal cells a scalar takes: 0, 1 or 2.
    private let width: @Sendable (Unicode.Scalar) -> Int
    /// Longest excerpt in cells; a longer line is cut around the marked part.
    private let longestExcerpt = 110
    /// As many of one kind are shown; what more there is is counted.
    package static let mostOfOneKind = 50

    /// A printer for a terminal whose characters have these widths in cells.
    package init(width: @escaping @Sendable (Unicode.Scalar) -> Int) {
        self.width = width
    }

    /// The findings in order, each ending in a line feed, then a line that counts them.
    ///
    /// Of one kind, the first 50 are enough to see what it is; the rest are counted.
    package func print(_ findings: [Finding]) -> String {
        var shown: [[String]: Int] = [:]
        var text = ""
        for finding in findings.sortedByPlace() {
            let kind = [finding.code.id, finding.severity.label]
            let count = shown[kind, default: 0] + 1
            shown[kind] = count
            if count <= Self.mostOfOneKind { text += describe(finding) }
        }
        for (kind, count) in shown.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
        where count > Self.mostOfOneKind {
            text += "[\(kind[0])] 一共 \(count) 处，只列出前 \(Self.mostOfOneKind) 处；全部可用 --format json 看\n"
        }
        if let total = Self.count(findings) { text += total + "\n" }
        return text
    }

    /// One finding, ending in a line feed.
    package func describe(_ finding: Finding) -> String {
        let place = finding.place.map { $0.words + "：" } ?? ""
        var text = "\(place)\(finding.severity.label)：\(finding.summary) [\(finding.code.id)]\n"
        var gutter = "  "
        if let line = finding.place?.line, let excerpt = finding.place?.excerpt {
            let number = String(line)
            gutter = String(repeating: " ", count: number.count + 1)
            let (shown, indent, length) = draw(excerpt)
            text += "\(gutter)|\n\(number) | \(shown)\n"
            text +=
                "\(gutter)| \(String(repeating: " ", count: indent))\(String(repeating: "^", count: max(1, length)))\n"
        }
        for line in finding.explanation { text += "\(gutter)= \(line)\n" }
        for note in finding.notes {
            text += "\(gutter)= \(note.place.map { $0.words + "：" } ?? "")\(note.text)\n"
        }
        for fix in finding.fixes {
            text += "\(gutter)= 改法：\(fix.title)\(fix.replacement.map { "：\($0)" } ?? "")\n"
        }
        return text
    }

    /// “2 个错误，1 个警告”, or nil when there is nothing.
    package static func count(_ findings: [Finding]) -> String? {
        let parts = [Severity.error, .warning, .note].compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) 个\(severity.label)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: "，")
    }

    /// The line as shown, the cells before the caret, and the cells under it.
    private func draw(_ excerpt: Excerpt) -> (String, Int, Int) {
        // More than can be shown need not be measured.
        var before = clean(excerpt.before.suffix(2 * longestExcerpt))
        var marked = clean(excerpt.marked.prefix(2 * longestExcerpt))
        var after = clean(excerpt.after.prefix(2 * longestExcerpt))
        if cells(before) + cells(marked) + cells(after) > longestExcerpt {
            if cells(before) > 50 { before = "…" + keepEnd(of: before, cells: 49) }
            if cells(marked) > 50 { marked = keepStart(of: marked, cells: 49) + "…" }
            let room = max(10, longestExcerpt - cells(before) - cells(marked))
            if cells(after) > room { after = keepStart(of: after, cells: room - 1) + "…" }
        }
        return (before + marked + after, cells(before), cells(marked))
    }

    /// Tabs become spaces and other control characters become visible, so that the caret stays in its column.
    private func clean(_ text: some StringProtocol) -> String {
        if !text.utf8.contains(where: { $0 < 32 || $0 == 127 }) { return String(text) }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 9: result += "    "
            case 0..<32, 127: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private func cells(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private func keepStart(of text: String, cells limit: Int) -> Substring {
        var used = 0
        return text.prefix { character in
            used += character.unicodeScalars.reduce(0) { $0 + width($1) }
            return used <= limit
        }
    }

    private func keepEnd(of text: String, cells limit: Int) -> Substring {
        var used = 0
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            used += cells(text[before..<start])
            if used > limit { break }
            start = before
        }
        return text[start...]
    }
}
