import ChineseText
import DataFiles
package import Diagnostics

extension CitationResolver {
    /// Says that a whole law has no such article.
    mutating func reportMissing(
        _ number: ArticleNumber,
        _ citation: Citation,
        in statute: Statute,
        _ mark: CitationMark,
        _ part: Range<Int>?
    ) {
        var summary = "\(statute.plainTitle.inTitleMarks)没有\(number.chinese)"
        if let last = statute.articles.lazy.map(\.number).max(), number > last {
            let isPlain = statute.articles.count == last.number
            summary += isPlain ? "，全文共\(last.number.counted)条" : "，全文到\(last.chinese)为止"
        }
        let fixes = renumberingFixes(citation, in: statute, mark)
        // A fix stands for the whole citation.
        let finding = Finding(
            .lawArticleMissing, at: source.place(fixes.isEmpty ? part ?? mark.range : mark.range), summary,
            explanation: renumberingNotes(citation, in: statute), fixes: fixes)
        // 第一、二款 of an article that is missing are missed once.
        if citation.others.isEmpty || report.findings.last != finding { report.findings.append(finding) }
        report.open.append(OpenCitation(mark: mark, candidates: [statute], finding: finding))
    }

    /// Whether only a range stands for a place, and its end is missing as well: one number is wrong, and is said.
    func isPassedOver(_ place: CitedPlace, _ citation: Citation, in statute: Statute) -> Bool {
        guard let last = citation.others.last, last != place, place != citation.place else { return false }
        return statute.find(last).part == nil && last.article != place.article
    }

    /// Where the number of a place stands in a citation of several places; nil where it is one, or only a range means it.
    mutating func range(of place: CitedPlace, _ citation: Citation, _ mark: CitationMark) -> Range<Int>? {
        guard !citation.others.isEmpty, place.article?.insertion == nil, let number = place.deepest else { return nil }
        let bytes = sourceBytes()
        guard mark.range.upperBound <= bytes.count, bytes[mark.range].elementsEqual(mark.text.utf8) else { return nil }
        return bytes[mark.range].withUnsafeBufferPointer { part in
            ProvisionReader(bytes: part).ranges(of: number).last.map {
                $0.lowerBound + mark.range.lowerBound..<$0.upperBound + mark.range.lowerBound
            }
        }
    }

    /// Says that a mark is not read as a citation.
    mutating func reportUnread(_ mark: CitationMark) {
        unread += 1
        guard unread <= Self.mostUnread else { return }
        report.findings.append(
            Finding(
                .lawUnread, at: source.place(mark.range), "“\(Self.clipped(mark.text))”没有当作引用来读，没有核对，也不会成为链接",
                explanation: ["引用法律请写成《禁毒法》第三条第一款这样，名称和条号连着写；不是引用的，不用改"]))
    }

    private static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 40 ? line.prefix(20) + "……" + line.suffix(15) : line
    }

    /// How many marks that are no citations are reported one by one in a document.
    private static let mostUnread = 20

    /// What there was too much of to be listed.
    mutating func reportRest() {
        if missing > Self.mostMissing {
            report.findings.append(
                Finding(
                    .lawArticleMissing, at: Place(file: source.path),
                    "还有 \(missing - Self.mostMissing) 处引用的条、款、项不存在，先改前面 \(Self.mostMissing) 处"))
        }
        if unread > Self.mostUnread {
            report.findings.append(
                Finding(
                    .lawUnread, at: Place(file: source.path),
                    "还有 \(unread - Self.mostUnread) 处像引用的文字没有核对，先看前面 \(Self.mostUnread) 处"))
        }
    }

    /// 本法, 同法 and 前款 of which nothing says what they mean.
    mutating func reportUnreferred() {
        for (word, entry) in unreferred {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            report.findings.append(
                Finding(
                    .lawNoReferent,
                    at: source.place(entry.mark.range),
                    "看不出“\(word)”指哪部法律\(times)",
                    explanation: ["请写出法律的名称，如《禁毒法》第三条"]
                )
            )
        }
        for (word, entry) in uncounted {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            report.findings.append(
                Finding(
                    .lawNoReferent, severity: .note, at: source.place(entry.mark.range),
                    "看不出“\(word)”指哪一条、哪一款，没有核对\(times)",
                    explanation: ["前面的引用没有写到第几款；请写出条号和款号，如第三条第一款"]))
        }
    }

    /// Says that a number in a citation is none, or that a range runs backwards.
    mutating func reportMalformed(_ range: Range<Int>) {
        let text = source.text(range)
        let tail = text.lastIndex(of: "》").map { String(text[text.index(after: $0)...]) } ?? text
        report.findings.append(
            Finding(
                .lawMalformed, at: source.place(range), "“\(tail)”里的条、款、项号写得不对",
                explanation: ["条号从第一条起，全用汉字或全用数字，数字中间不加逗号，每个号都写全；范围从小到大，如第八条至第十条"]
            )
        )
    }

    /// Repealed, not yet in force, or changed since the page was reviewed: once a document and law.
    ///
    /// A number that was moved since then is named at each of its citations.
    mutating func checkForce(_ statute: Statute, _ citation: Citation, _ mark: CitationMark, isNamed: Bool) {
        var summary: String?
        var explanation: [String] = []
        var fixes: [Finding.Fix] = []
        var (hasMoved, isSeenBefore) = (false, false)
        if let repealed = statute.repealed, repealed <= asOf {
            summary = "\(statute.plainTitle.inTitleMarks)已于\(repealed.chinese)废止"
        } else if let since = statute.since, since > asOf {
            summary = "\(statute.plainTitle.inTitleMarks)自\(since.chinese)起施行，到\(asOf.chinese)还没有生效"
        } else if let seen = reviewed ?? written, let words = change(of: statute, since: seen) {
            let title = "\(statute.plainTitle.inTitleMarks)"
            if !report.changedSinceReview.contains(title) { report.changedSinceReview.append(title) }
            let day = reviewed == nil ? "本页的日期（\(seen)）" : "本页审核（\(seen)）"
            summary = "\(title)在\(day)之后\(words)，引用待复核"
            explanation = renumberingNotes(citation, in: statute)
            hasMoved = !explanation.isEmpty
            isSeenBefore = true
            if hasMoved, !isNamed, isFromBefore(statute, citation, seen), saysNothingOfToday(statute, mark) {
                fixes = renumberingFixes(citation, in: statute, mark)
            }
            if hasMoved, fixes.isEmpty { explanation.append("这里若已经按新文本写，条号不用改") }
            if reviewed == nil { explanation.append("对照现行文本核对以后，在文件开头写 reviewed: 核对的日期") }
        }
        guard let summary else { return }
        let finding = Finding(
            .lawNotInForce, severity: release ? .error : .warning, at: source.place(mark.range), summary,
            explanation: explanation, fixes: fixes)
        let isFirst = outdated.insert(statute.version).inserted
        if isSeenBefore {
            noteChanged(statute, citation, isFirst ? finding : nil)
            if !isFirst, hasMoved { report.findings.append(finding) }
        } else if isFirst {
            report.findings.append(finding)
        }
    }

    /// What happened to a law after a day: a new version, or that the only text of it is younger.
    private func change(of statute: Statute, since day: CalendarDate) -> String? {
        if library.versions(of: statute.id).count > 1 {
            return statute.since.flatMap { day < $0 ? "有了新版本（\($0) 起）" : nil }
        }
        return (statute.made ?? statute.since).flatMap { day < $0 ? "才有了现在这个文本（\($0)）" : nil }
    }
}

extension FindingCode {
    package static let lawArticleMissing = FindingCode(
        "law.article-missing",
        .error,
        "引用的条、款、项不存在",
        manual: """
            文中引用的条文在这部法律的全文（`extent: full`）里找不到：条号超出了全文，或者这一条没有那一款、那一项。
            印出去就是错的，所以不生成站点。

            怎样改：对照法律原文改正条号。Humen 不按数字接近与否猜测应该是哪一条；只有记录在案的条号变动（`renumbers`）才给出改法。
            若是法律文件本身没有收全，请把它改为 `extent: partial`。
            """
    )
    package static let lawMalformed = FindingCode(
        "law.malformed",
        .error,
        "引用的条、款、项号写得不对",
        manual: """
            法律名称后面的号不成一个数：第零条、第2十条（汉字和数字混写）、第十百条；或者范围写反了：第十条至第八条；
            或者后面的号没有写全：第三百四十七、八条可以指第三百四十八条，也可以指第八条；第59(3)条可以指第三款，也可以指第（三）项。

            怎样改：对照原文写明条号，如第五十九条第一款第（三）项，也可以全用数字：第59条第1款第3项。
            """
    )
    package static let lawUnread = FindingCode(
        "law.unread",
        .warning,
        "像是引用，没有核对",
        manual: """
            这些文字像是在引用法律，可是读不准说的是哪一条：`《禁毒法》§3`、`《禁毒法》第1.5条`、`《禁毒法》，第三条`、
            `第三条（《禁毒法》）`，或者隔了几句话才写的 `第九十九条规定：“……”`，而前面那部法律没有这一条；号码中间有空格（`第3 8条`），
            `前三条`、`最后一条`，`《禁毒法》第三条及其实施办法第五条` 的第五条（是另一个文件的），还有没有书名号、站点又不认识的名称
            （`治安处罚法第八条`、`省条例第五条`、`根据条例第十三条`、`刑诉法第一百六十条`），`第一款二项` 这样少了“第”字的款、项。
            Humen 不猜：不核对，也不做成链接。

            怎样改：名称和条号连着写，如 `《禁毒法》第三条第一款`；另一个文件的条文，写出它的全名并加书名号。
            文中多次用到的简称，先写明一次：`《戒毒条例》（以下简称“条例”）`，后面的 `条例第十三条`、`“条例”第十三条` 就认得。
            同一句话里前面只引了一部法律的，`……，依照第六十条处罚` 算这部法律的第六十条；没有这一条的，或者句子里有两部法律的，就提示这一条。
            确实不是引用的，不用改，这个提示不影响生成站点。
            """
    )
    package static let lawAmbiguous = FindingCode(
        "law.ambiguous",
        .error,
        "简称对应两部以上的法律",
        manual: """
            站点里有两部法律用同一个简称，不能判断引用的是哪一部。请在引用处写法律的全称，或者改掉其中一部的 `short`。
            引用旁边有引文，而且只有其中一部法律的这一条有这段话，就给出写明那部法律的改法。

            两个文件的 `title` 相同、`id` 不同（比如先有要点，后来又收了原文），一部法律就成了两部，提示里写明是哪两个文件：
            重复的，删去一个；是同一部法律的两个版本，或者一份要点、一份原文，把两个文件的 `id` 写成一样。
            """
    )
    package static let lawNotInForce = FindingCode(
        "law.not-in-force",
        .warning,
        "引用的法律已经废止、尚未生效或已有新版本",
        manual: """
            引用的法律在 `--as-of` 那一天（默认今天）已经废止或还没有施行；或者页面审核之后法律有了新版本，条号可能变了。
            页面没有写日期、也没有写复核日期的，看不出它是照哪一个文本写的：引用的条文在站点收的几个文本之间变过内容或条号，就提示核对；
            没有变过的条文不提示。写明了文本的（`现行《治安管理处罚法》第八十四条`、`2012年修正的……`）也不提示。

            改过别的字、写了 `updated` 的，不算复核过法律，照 `date` 那一天看。

            怎样改：对照现行版本改正引用并重新审核；没有日期的，核对以后在文件开头写 `reviewed: 2026-11-21` 这样一行。
            用 `--release` 发布时这是错误。
            条号有变动记录（`renumbers`）的，提示里写明原来的条号现在是第几条；只有单独一条、页面又肯定写在新文本通过之前、旁边也没有新的日期
            和引文的，才给出改法。几条连着写的、可能已经按新文本写的，请自己核对。
            """
    )
    package static let lawNoReferent = FindingCode(
        "law.no-referent",
        .warning,
        "看不出“本法”“同法”指哪部法律",
        manual: """
            “本法”“本条例”只在法律自己的页面里，或者在只提到一部法律的页面里才有所指；“同法”“该法”指前面刚引用过的那一部，
            “该办法”“该规定”只指名称以“办法”“规定”结尾的。上文没有提到时，请写出法律的名称。
            """
    )
}
