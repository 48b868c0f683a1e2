import ChineseText
import Diagnostics

/// Whether a law has the 编, 章 or 节 that a page names without an article.
///
///     《禁毒法》第八章 → 《禁毒法》没有第八章，全文共七章
extension CitationResolver {
    /// Looks up a mark that names divisions only; false where it is none.
    mutating func checkBareDivision(_ mark: CitationMark) -> Bool {
        let (law, chains) = Self.chains(in: mark.text)
        // The grammar of citations says which law it is, and which edition.
        guard !chains.isEmpty, let citation = Citation(law + "第一条"), isKnown(citation, mark) else { return false }
        // What follows is counted from the citation before.
        let last = lastName
        defer { lastName = last }
        guard case .named = citation.law else { return true }
        switch self.law(of: citation, namedEdition(of: citation, mark), mark) {
        case .statute(let statute, _):
            for chain in chains where !look(for: chain, in: statute, mark) { return true }
        case .absent(let title): report.unchecked.add(title, .absent, at: { source.place(mark.range) })
        case .ambiguous, nil: break
        }
        return true
    }

    /// 第二编第六章: from the outside in, each with its words.
    private typealias Chain = [(level: Division.Level, number: Int, label: String)]

    /// False where the division does not exist or cannot be looked up, which has been said.
    private mutating func look(for chain: Chain, in statute: Statute, _ mark: CitationMark) -> Bool {
        let all = statute.divisions
        var scope = all.indices
        var outer = ""
        for step in chain {
            let numbered = all.indices.filter { all[$0].level == step.level && Self.number(all[$0]) != nil }
            guard statute.extent == .full, !numbered.isEmpty else {
                let reason: UncheckedLaws.Reason = statute.extent == .full ? .undivided : .partial
                report.unchecked.add(statute.plainTitle, reason, at: { source.place(mark.range) })
                return false
            }
            let inside = numbered.filter(scope.contains)
            guard let found = inside.first(where: { Self.number(all[$0]) == step.number }) else {
                reportMissing(step.label, outer, inside.map { all[$0] }, in: statute, mark)
                return false
            }
            // Without its 编, a number that every 编 has means any of them.
            let isOne = !outer.isEmpty || numbered.count { Self.number(all[$0]) == step.number } == 1
            let next = all[(found + 1)...].firstIndex { $0.level <= step.level } ?? all.endIndex
            scope = isOne ? found..<next : all.indices
            outer = isOne ? outer + step.label : ""
        }
        return true
    }

    private mutating func reportMissing(
        _ label: String, _ outer: String, _ inside: [Division], in statute: Statute, _ mark: CitationMark
    ) {
        var summary = "\(statute.plainTitle.inTitleMarks)\(outer)没有\(label)"
        let numbers = inside.compactMap(Self.number)
        if numbers == Array(1...max(1, numbers.count)), let unit = label.last {
            summary += "，\(outer.isEmpty ? "全文" : outer)共\(numbers.count.counted)\(unit)"
        }
        report.findings.append(
            Finding(
                .lawArticleMissing, at: source.place(mark.range), summary,
                explanation: ["请对照原文，改正\(label)；法律文件漏了章节标题的，请补上"]))
    }

    private static func number(_ division: Division) -> Int? {
        Array(division.label.utf8).withUnsafeBufferPointer { ProvisionReader(bytes: $0).division(at: 0)?.number }
    }

    /// The words of a mark before its divisions, and these; a list has several chains.
    private static func chains(in mark: String) -> (law: String, [Chain]) {
        let bytes = Array(mark.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            var index = reader.glyph(0) == Glyph.openTitle ? reader.closeTitle(from: 0) ?? 0 : 0
            while index < bytes.count, reader.division(at: index) == nil { index += 1 }
            let law = String(decoding: bytes[..<min(index, bytes.count)], as: UTF8.self)
            var chains: [Chain] = []
            var last: Int?
            while let found = reader.division(at: index) {
                let words = String(decoding: bytes[found.range], as: UTF8.self).filter { !$0.isWhitespace }
                let step = (found.level, found.number, words)
                if let inner = chains.last?.last, last == index, inner.level < found.level {
                    chains[chains.count - 1].append(step)
                } else {
                    chains.append([step])
                }
                let next = reader.spaces(from: found.end)
                last = next
                index =
                    reader.division(at: next) != nil
                    ? next : reader.listedDivision(behind: found.end)?.range.lowerBound ?? bytes.count
            }
            return (law, index == bytes.count ? chains : [])
        }
    }
}
