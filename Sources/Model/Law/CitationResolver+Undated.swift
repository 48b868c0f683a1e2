import ChineseText
import DataFiles
import Diagnostics

/// Citations of articles that have changed, on a page of which nobody can say when it was written.
///
///     《治安管理处罚法》第七十二条 → 第七十二条的内容变过，本页没有日期；原第七十二条现在是第八十四条
extension CitationResolver {
    /// What is said once a law.
    struct UndatedCitation {
        let statute: Statute
        let mark: CitationMark
        var articles: [ArticleNumber] = []
    }

    /// Remembers the articles that had other words before; `isNamed` says that words name the edition.
    mutating func noteUndated(
        _ statute: Statute, _ targets: [CitationResolution.Target], _ mark: CitationMark, isNamed: Bool
    ) {
        guard here == nil else { return }
        if isNamed { namedEditions.insert(statute.id) }
        for target in targets where !target.isBetween && library.hasChanged(target.article, of: statute) {
            var entry = undated[statute.id] ?? UndatedCitation(statute: statute, mark: mark)
            if !entry.articles.contains(target.article) { entry.articles.append(target.article) }
            undated[statute.id] = entry
        }
    }

    /// Says so once a law, unless the page names the edition somewhere, or the day of one.
    mutating func reportUndated() {
        for (id, entry) in undated.sorted(by: { $0.key < $1.key }) {
            let statute = entry.statute
            guard let since = statute.since, !namedEditions.contains(id), !outdated.contains(statute.version),
                !past.keys.contains(where: { $0.version == statute.version }), !namesDay(of: statute)
            else { continue }
            let title = statute.plainTitle.inTitleMarks
            let numbers = entry.articles.prefix(5).map(\.chinese).joined(separator: "、")
            let all = entry.articles.count > 5 ? "\(numbers)等 \(entry.articles.count) 条" : numbers
            let day = statute.isEffectUnknown ? "\(since.chinese)修改以后换了文本" : "\(since.chinese)起换了文本"
            var explanation = entry.articles.compactMap { number in
                statute.renumbers[number].map { new in
                    "请核对：原\(number.chinese)现在是\(title)\(new.chinese)（\(since) 起）"
                }
            }
            explanation.append("对照现行文本核对以后，在文件开头写 reviewed: 核对的日期；指旧文本的，在引用前面写明哪一年修正的")
            report.findings.append(
                Finding(
                    .lawNotInForce, severity: release ? .error : .warning, at: source.place(entry.mark.range),
                    "\(title)自\(day)，\(all)的内容或条号变过，本页没有日期，看不出是照哪一个文本写的",
                    explanation: explanation))
        }
    }

    /// Whether the page says a day on which the text was made or came into force: 2026年1月1日.
    private mutating func namesDay(of statute: Statute) -> Bool {
        let bytes = sourceBytes()
        let dates = namedDates ?? bytes.withUnsafeBufferPointer { NamedDates($0) }
        namedDates = dates
        return dates.dates(in: frontEnd(bytes)..<bytes.count).contains { $0.date.month != nil && statute.isOf($0.date) }
    }
}

extension LawLibrary {
    /// Whether the number of an article meant something else in an earlier text of its law.
    ///
    /// Words are compared where both texts are the law's own; of gists only recorded renumberings say something.
    package func hasChanged(_ number: ArticleNumber, of statute: Statute) -> Bool {
        if let new = statute.renumbers[number], new != number { return true }
        guard let since = statute.since, statute.text == .official else { return false }
        return versions(of: statute.id).contains { other in
            other.text == .official && other.since.map { $0 < since } ?? false
                && (other.extent == .full || other.article(number) != nil) && statute.differs(from: other, at: number)
        }
    }
}
