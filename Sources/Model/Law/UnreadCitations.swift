package import Diagnostics

extension LawLibrary {
    /// The parts of a text that look like citations and are in none of these marks.
    ///
    ///     《禁毒法》第三条和第X条 → [第X条]
    ///
    /// A part is what stands between two punctuation marks; it looks like a citation when it holds 《》, a known law, or
    /// 条, 款 or 项 behind a number or 第.
    package func unread(in source: SourceText, besides report: CitationReport) -> [String] {
        var parts: [String] = []
        var start = 0
        for resolution in report.resolutions {
            parts += clauses(source.text(start..<max(start, resolution.mark.range.lowerBound)))
            start = resolution.mark.range.upperBound
        }
        return parts + clauses(source.text(start..<source.bytes.count))
    }

    private func clauses(_ text: String) -> [String] {
        text.split { "，。；、,;\n\r".contains($0) }
            .map { clause in
                var words = clause.drop { $0.isWhitespace || "和及与或至到".contains($0) }
                while let last = words.last, last.isWhitespace || "和及与或至到的".contains(last) { words = words.dropLast() }
                return String(words)
            }
            .filter(looksLikeCitation)
    }

    private func looksLikeCitation(_ clause: String) -> Bool {
        if clause.contains("《") { return true }
        let units = ["条", "款", "项", "目"]
        let letters = clause.map(String.init)
        for (index, letter) in letters.enumerated() where units.contains(letter) {
            let before = letters[..<index].suffix(8)
            if before.contains("第") { return true }
            if let last = before.last, "0123456789０１２３４５６７８９前".contains(last) { return true }
        }
        return (names + CitationScanner.commonNames).contains { name in
            clause.contains(name) && (clause.count == name.count || letters.contains { "0123456789".contains($0) })
        }
    }
}
