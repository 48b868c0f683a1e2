import ChineseText
import DataFiles
package import Diagnostics

/// Today's text of a law beside a day of the past.
extension CitationResolver {
    /// A law that is cited beside a day on which today's text did not count.
    struct PastTime: Hashable {
        let version: String
        let time: CitedTime?
        /// 以前, 修订前: words that name no day.
        var word: String?
    }

    /// What is said once for a law and a day.
    struct PastCitation {
        let finding: (summary: String, explanation: [String], severity: Severity)
        let mark: CitationMark
        var count = 0

        init(_ finding: (String, [String], Severity), _ mark: CitationMark) {
            self.finding = finding
            self.mark = mark
        }
    }

    /// Says that words around a citation of today's text speak of an earlier day, where the text of that day was another one.
    mutating func checkTime(_ statute: Statute, _ targets: [CitationResolution.Target], _ mark: CitationMark) {
        guard here == nil, let since = statute.since, !targets.isEmpty,
            library.version(of: statute.id, asOf: asOf)?.version == statute.version,
            let time = citedTime(around: mark)
        else { return }
        let changed = targets.filter { isOther($0, statute, on: time.date) }
        let finding =
            switch time.kind {
            case .law: otherEdition(time, statute, targets)
            case .event: earlierText(time, since, statute, changed)
            case .either where statute.isOf(time.date): nil as (String, [String], Severity)?
            case .either: otherEdition(time, statute, targets) ?? earlierText(time, since, statute, changed)
            }
        guard let finding else { return }
        past[PastTime(version: statute.version, time: time), default: PastCitation(finding, mark)].count += 1
    }

    /// Whether the article had other words in the text of a day, or that text is not at hand; looked up once.
    mutating func isOther(
        _ target: CitationResolution.Target, _ statute: Statute, on date: EditionDate
    ) -> Bool {
        guard let old = text(of: statute.id, on: date) else { return true }
        let key = "\(old.version) \(target.version) \(target.article.anchor)"
        if let known = differing[key] { return known }
        let differs = old.differs(from: statute, at: target.article)
        differing[key] = differs
        return differs
    }

    /// The text that was in force on all of a day, month or year.
    private func text(of id: String, on date: EditionDate) -> Statute? {
        library.versions(of: id).last { $0.since.map { !date.isBefore($0) } ?? false }
    }

    mutating func citedTime(around mark: CitationMark) -> CitedTime? {
        let bytes = sourceBytes()
        guard mark.range.upperBound <= bytes.count, mark.range.lowerBound >= frontEnd(bytes) else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            let dates = namedDates ?? NamedDates(bytes)
            namedDates = dates
            return CitedTime(dates, around: mark.range, in: bytes)
        }
    }

    /// Where the front matter ends: its dates are the page's own.
    mutating func frontEnd(_ bytes: [UInt8]) -> Int {
        let end = knownFrontEnd ?? Self.endOfFront(bytes)
        knownFrontEnd = end
        return end
    }

    private static func endOfFront(_ bytes: [UInt8]) -> Int {
        guard bytes.starts(with: "---\n".utf8) || bytes.starts(with: "---\r\n".utf8) else { return 0 }
        let rest = bytes.dropFirst(4)
        var index = rest.startIndex
        while let end = rest[index...].firstIndex(of: 0x0A) {
            if rest[rest.index(after: end)...].starts(with: "---".utf8) { return end + 4 }
            index = rest.index(after: end)
        }
        return 0
    }

    /// A day beside 修订 or 施行 on which another text of the law was made or came into force.
    private func otherEdition(
        _ time: CitedTime, _ statute: Statute, _ targets: [CitationResolution.Target]
    ) -> (String, [String], Severity)? {
        let of = library.versions(of: statute.id).filter { $0.isOf(time.date) }
        guard let other = of.first, !of.contains(where: { $0.version == statute.version }) else { return nil }
        return (
            "旁边写的\(time.date.chinese)是\(statute.plainTitle.inTitleMarks)另一个文本的日期，这里链接的却是\(now(statute))",
            ways(statute, other, targets), .warning
        )
    }

    /// A day of an event before today's text came into force, where the words of that day were others or are not at hand.
    private func earlierText(
        _ time: CitedTime, _ since: CalendarDate, _ statute: Statute, _ targets: [CitationResolution.Target]
    ) -> (String, [String], Severity)? {
        guard time.date.isBefore(since), let first = targets.first else { return nil }
        let title = statute.plainTitle.inTitleMarks
        guard let old = text(of: statute.id, on: time.date) else {
            let isMoved = targets.contains { target in
                statute.renumbers.contains { $0.key == target.article || $0.value == target.article }
            }
            return (
                "旁边说的是\(time.date.chinese)的事，这里链接的是\(title)\(now(statute))，站点没有收那时的文本",
                [
                    "请核对\(first.article.chinese)那时是不是这样规定的；就是指现行文本的，写明“现行”，如现行\(title)\(first.place.chinese)"
                ],
                isMoved ? .warning : .note
            )
        }
        return (
            "旁边说的是\(time.date.chinese)的事，这里链接的却是\(title)\(now(statute))，\(first.article.chinese)那时的内容不同",
            ways(statute, old, [first]), .warning
        )
    }

    func now(_ statute: Statute) -> String {
        "\(statute.since?.chinese ?? "")\(statute.isEffectUnknown ? "修改" : "起")的文本"
    }

    /// How to write the one and the other.
    func ways(_ statute: Statute, _ other: Statute, _ targets: [CitationResolution.Target]) -> [String] {
        guard let target = targets.first, let since = other.since else { return [] }
        let cited = "\(statute.plainTitle.inTitleMarks)\(target.place.chinese)"
        return ["指那时的文本，请写：\(since.chinese)\(other.isEffectUnknown ? "修正" : "起施行")的\(cited)", "指现行文本，请写：现行\(cited)"]
    }

    /// Today's text of a law that has none which came into force on the day beside the citation.
    mutating func keptLink(_ name: String, _ edition: NamedEdition, _ mark: CitationMark) -> Referent? {
        guard keepsLinks, case .dated(let date) = edition, date.event == .force, date.day != nil,
            case .law(let id) = library.look(up: name), let statute = library.version(of: id, asOf: asOf)
        else { return nil }
        let summary =
            "引用旁边写的\(date.chinese)施行，和站点收的\(statute.plainTitle.inTitleMarks)对不上，链接的是\(now(statute))"
        let explanation = ["请核对这里依据的是哪一个文本；旧文本要能链接，先放进 statutes/"]
        unmatched[
            EditionKey(name: name, edition: edition), default: PastCitation((summary, explanation, .warning), mark)
        ]
        .count += 1
        return .statute(statute, isHome: false)
    }

    /// Once for a law and a day.
    mutating func reportPast() {
        for entry in Array(past.values) + Array(unmatched.values) {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            report.findings.append(
                Finding(
                    .lawEditionDoubtful, severity: entry.finding.severity, at: source.place(entry.mark.range),
                    entry.finding.summary + times, explanation: entry.finding.explanation))
        }
    }
}

extension EditionDate {
    /// Whether all of it lies before a day.
    func isBefore(_ day: CalendarDate) -> Bool {
        (year, month ?? 12, self.day ?? 31) < (day.year, day.month, day.day)
    }
}

extension Statute {
    /// Whether an article has other words in another text, white space aside.
    func differs(from other: Statute, at number: ArticleNumber) -> Bool {
        guard let mine = article(number), let others = other.article(number) else { return true }
        let words = { (text: String) in text.unicodeScalars.filter { !$0.properties.isWhitespace } }
        return !words(mine.plainText).elementsEqual(words(others.plainText))
    }
}

extension FindingCode {
    package static let lawEditionDoubtful = FindingCode(
        "law.edition-doubtful",
        .warning,
        "引用的文本和旁边的年份对不上",
        manual: """
            一部法律修订以后，同一条号的内容可能完全不同。`2019年，小王吸毒被查获，依照《治安管理处罚法》第七十二条处罚`：
            文中没有写明是哪一个文本，引用就链接到现行文本，而那时施行的是修订前的文本，第七十二条说的是另一件事。
            `《治安管理处罚法》第七十二条的内容（2012年修正）有变化` 这样的年份，也可能指旧文本。Humen 不猜是哪一个，只提示一次。
            `以前`、`过去`、`修订前`、`新法施行前`、`去年` 这些没有写明日期的话，同一条号两个文本内容不同时，也提示一次。
            站点没有收那时的文本时，提示请人工核对。

            怎样改：指那时的文本，写明日期或年份，如 `2012年修正的《治安管理处罚法》第七十二条`、`《治安管理处罚法》（2012年修正）第七十二条`；
            指现行文本，写 `现行《治安管理处罚法》第八十四条`，提示就会消失。旧文本要能链接，先放进 statutes/。
            """
    )
}
