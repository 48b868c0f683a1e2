import ChineseText

extension Statute {
    /// The law as a file of ours: front matter, headings, articles; reading it gives the same law.
    package var markdown: String { markdown(id: id) }

    /// The same file with another id.
    package func markdown(id: String) -> String {
        // The first heading of level 1 is read as the title: where parts have that level, the title comes before them.
        let heading = depths.values.contains(1) ? ["# \(title)"] : []
        let annexes = annexes.flatMap { ["## \($0.title)"] + $0.lines }
        return ([frontMatter(id)] + heading + history + preamble + body + annexes).joined(separator: "\n\n") + "\n"
    }

    private func frontMatter(_ id: String) -> String {
        var lines = ["---", "kind: statute", "id: \(id)", "title: \(Self.scalar(title))"]
        if !shortNames.isEmpty { lines.append("short: [\(shortNames.map(Self.scalar).joined(separator: ", "))]") }
        if let jurisdiction { lines.append("jurisdiction: \(Self.scalar(jurisdiction))") }
        if let adopted { lines.append("adopted: \(adopted)") }
        // A later amendment is the day from which these words count; where only the day is known on which it was made,
        // nobody has said so yet.
        if let since, effective != nil || amended != nil, !saysAmendment { lines.append("effective: \(since)") }
        if let repealed { lines.append("repealed: \(repealed)") }
        lines += ["text: \(text.rawValue)", "extent: \(extent.rawValue)"]
        if !renumbers.isEmpty {
            let pairs = renumbers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            lines.append("renumbers: {\(pairs.joined(separator: ", "))}")
        }
        return (lines + ["---"]).joined(separator: "\n")
    }

    /// Whether the day of the amendment stands in the history and the day from which it counts nowhere.
    private var saysAmendment: Bool {
        isEffectUnknown && amended != nil && amended == history.flatMap { HistoryDates.all(in: $0) }.max()
    }

    /// A value of YAML, in quotes where it could be read as something else.
    static func scalar(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x2E80 || $0.properties.isAlphabetic }
        return isPlain ? text : "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private var body: [String] {
        var blocks: [String] = []
        var pending = divisions[...]
        let depths = depths
        func headings(upTo article: Int) {
            while let division = pending.first, division.articles.lowerBound <= article {
                pending = pending.dropFirst()
                let depth = depths[division.level] ?? 2
                let words = [division.label, division.title].filter { !$0.isEmpty }.joined(separator: " ")
                blocks.append(String(repeating: "#", count: depth) + " " + words)
            }
        }
        for (index, article) in articles.enumerated() {
            headings(upTo: index)
            blocks += article.markdown
        }
        headings(upTo: .max)
        return blocks
    }
}

extension Statute {
    /// How many `#` the headings of each level get.
    ///
    /// A level whose first heading bears no number (人格权编) is known by its depth alone, as `DivisionHeading` reads it.
    private var depths: [Division.Level: Int] {
        var depths: [Division.Level: Int] = [:]
        var next = 2
        for level in Set(divisions.map(\.level)).sorted() {
            let isNumbered = divisions.first { $0.level == level }.map { !$0.label.isEmpty } ?? true
            let depth = isNumbered ? next : level == .part ? 1 : level == .section ? max(next, 4) : next
            depths[level] = min(depth, 6)
            next = max(2, depth + 1)
        }
        return depths
    }
}

extension Article {
    /// Each 条, 款, 项 and 目 as a paragraph.
    fileprivate var markdown: [String] {
        var blocks: [String] = []
        for (index, paragraph) in paragraphs.enumerated() {
            if index == 0 {
                blocks.append(paragraph.text.isEmpty ? number.chinese : "\(number.chinese) \(paragraph.text)")
            } else if !paragraph.text.isEmpty {
                blocks.append(paragraph.text)
            }
            for item in paragraph.items {
                let label = item.isPlain ? "\(item.number)." : "（\(ChineseNumeral.text(item.number))）"
                blocks.append(label + item.text)
                blocks += item.subitems.map { "\($0.number).\($0.text)" }
            }
        }
        return blocks.isEmpty ? [number.chinese] : blocks
    }
}
