import ChineseText
import DataFiles

/// How a text of a law is cited, so that a reader and this program find that text again.
extension Statute {
    /// Whether the day from which this version counts is stated, and not only the day of its making.
    package var statesEffect: Bool { effective != nil && effective == since }

    /// 《治安管理处罚法》, and for a text that is not the one in force with its edition: 《治安管理处罚法》（2012年修正）.
    ///
    /// `versions` are all texts of the law: the edition is written so that it names this one only.
    package func citedAs(isCurrent: Bool, among versions: [Statute]) -> String {
        let title = title.inTitleMarks
        guard !isCurrent, let words = editionWords(among: versions) else { return title }
        return "\(title)（\(words)）"
    }

    /// 2012年修正, 2012年10月26日修正, 2013年1月1日起施行: the shortest that names no other text; nil where no day is known.
    private func editionWords(among versions: [Statute]) -> String? {
        let others = versions.filter { $0.version != version }
        let event = history.contains { $0.contains("修订") } ? "修订" : amended == nil ? "公布" : "修正"
        var ways: [(EditionDate, String)] = []
        if let made {
            ways.append((EditionDate(year: made.year, event: .made), "\(made.year)年\(event)"))
            ways.append(
                (EditionDate(year: made.year, month: made.month, day: made.day, event: .made), made.chinese + event))
        }
        if let since, statesEffect {
            ways.append(
                (
                    EditionDate(year: since.year, month: since.month, day: since.day, event: .force),
                    "\(since.chinese)起施行"
                ))
        }
        return ways.first { way in !others.contains { $0.isOf(way.0) } }?.1 ?? ways.last?.1
    }
}
