import ChineseText
import DataFiles
import Diagnostics

/// Citations of laws that have changed since a page was reviewed or written.
extension CitationResolver {
    /// What is said once a law, with every article of it that the page names.
    struct ChangedCitation {
        let finding: Finding
        var articles: [ArticleNumber] = []
    }

    /// Remembers a finding until all articles are known that somebody has to look at.
    mutating func noteChanged(_ statute: Statute, _ citation: Citation, _ finding: Finding?) {
        if let finding { changed[statute.version] = ChangedCitation(finding: finding) }
        guard var entry = changed[statute.version] else { return }
        for number in ([citation.place] + citation.others).compactMap(\.article)
        where !entry.articles.contains(number) && mayHaveChanged(number, of: statute) { entry.articles.append(number) }
        changed[statute.version] = entry
    }

    /// Whether an article is not known to have been the same before.
    private func mayHaveChanged(_ number: ArticleNumber, of statute: Statute) -> Bool {
        let isComparable =
            statute.text == .official
            && library.versions(of: statute.id).contains { other in
                other.text == .official && other.extent == .full && other.version != statute.version
            }
        return !isComparable || library.hasChanged(number, of: statute)
    }

    /// Says it, with the articles where there are several.
    mutating func reportChanged() {
        for (_, entry) in changed {
            let numbers = entry.articles.map(\.chinese).listed(atMost: Self.mostChanged, unit: "条")
            let all = entry.articles.count > 1 ? ["本页引用的这几条都要核对：\(numbers)"] : []
            report.findings.append(
                Finding(
                    entry.finding.code, severity: entry.finding.severity, at: entry.finding.place,
                    entry.finding.summary, explanation: entry.finding.explanation + all, fixes: entry.finding.fixes))
        }
    }

    /// How many articles are named one by one.
    private static let mostChanged = 30
}
