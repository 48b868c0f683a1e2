import ChineseText
import DataFiles
package import Diagnostics

/// The files of one law, about to become a `Statute`.
struct StatuteDraft {
    let title: String
    var files: [StatuteFile]
    /// A file of the folder that names the law and its history.
    var cover: StatuteFile?
    /// From a file of its own.
    var preamble: [String] = []

    init(title: String, files: [StatuteFile]) {
        self.title = title
        self.files = files
    }

    /// What its first file with front matter declares.
    var declaration: StatuteDeclaration? { files.lazy.compactMap(\.declaration).first }

    /// Whether the title of one of its files says that the text is not whole.
    var isExcerpt: Bool { files.contains(where: \.isExcerpt) }

    var path: String { files.map(\.source.path).min() ?? "" }

    /// Whether a file goes on where this one ends.
    func continues(with file: StatuteFile) -> Bool {
        guard let last = files.last?.body.articles.last?.number, let next = file.body.articles.first?.number,
            next > last || repeats(some: file)
        else { return false }
        let dates = [files.first, file].map { $0.flatMap { Self.date(inName: $0.source.path) } }
        return dates[0] == dates[1]
    }

    /// Whether a file is the next part of the law though a few of its articles stand in the parts before it too.
    ///
    /// What begins anew, is an excerpt, or bears dates of its own is another version.
    private func repeats(some file: StatuteFile) -> Bool {
        guard let first = files.first?.body.articles.first?.number, let next = file.body.articles.first?.number,
            next > first, !isExcerpt, !file.isExcerpt, file.declaration == nil,
            file.history.isEmpty || files.contains(where: { $0.history == file.history })
        else { return false }
        let known = Set(files.flatMap { $0.body.articles.map(\.number) })
        let numbers = file.body.articles.map(\.number)
        let shared = numbers.count { known.contains($0) }
        return (shared < numbers.count || file.title == nil)
            && (shared == 1 || shared * 4 <= min(numbers.count, known.count))
    }

    func statute(id: String, findings: inout [Finding]) -> Statute {
        var body = StatuteBody()
        body.preamble = preamble
        for file in files { body.append(file.body) }
        var header = StatuteHeader(id: id, title: title)
        header.history = cover?.history ?? files.lazy.map(\.history).first { !$0.isEmpty } ?? []
        setDates(&header, body: body)
        let isAmendment = title.contains("修正案")
        if !isAmendment { header.numbering = ArticleNumbering(body.articles) }
        let isWhole = !isAmendment && isWhole(body, header.numbering)
        header.extent = isWhole ? .full : .partial
        let declaration = declaration
        if let declaration { declare(declaration, &header) }
        if isExcerpt { header.extent = .partial }
        if !isAmendment {
            let isPartial = isExcerpt || declaration?.extent == .partial
            findings += numberingFindings(body.articles, header.numbering, isPartial: isPartial)
            if declaration == nil, !isExcerpt, !saysItsEnd(body), header.numbering.gaps.isEmpty {
                findings += endFinding(body.articles)
            }
        }
        let counts = files.map {
            Statute.File(path: $0.source.path, articles: $0.body.articles.count + $0.body.annexArticles)
        }
        let statute = Statute(header, files: counts.sorted { $0.path < $1.path }, body: body)
        if statute.extent == .full, let declaration {
            for (old, new) in declaration.renumbers where statute.article(new) == nil {
                findings.append(Self.noArticle(old, new, isNew: true, statute, declaration.renumberPlaces[old]))
            }
        }
        if declaration?.extent == .full, statute.text == .official, let last = body.articles.last,
            body.annexes.isEmpty, Self.isCutOff(last)
        {
            findings.append(
                Finding(
                    .lawNoEnd, severity: .warning, at: place(last),
                    "\(title.inTitleMarks)写明是全文，可是\(last.number.chinese)停在半句话上",
                    explanation: ["请对照原文补全；确实只有这些的，改为 extent: partial"]))
        }
        // The laws of the People's Congress are published on the day on which they are made; others days or weeks later.
        if header.effective == nil, header.amended == nil, let adopted = header.adopted, !title.hasSuffix("法"),
            Self.beginsWhenPublished(body)
        {
            findings.append(
                Finding(
                    .lawEffectUnknown, at: body.articles.last.flatMap(place) ?? Place(file: path),
                    "\(title.inTitleMarks)自公布之日起施行，没有写哪天公布，先按通过的那天（\(adopted.chinese)）算",
                    explanation: ["请查公布的日期，在文件开头写明 effective: 施行日期"]))
        }
        if statute.isEffectUnknown, !isAmendment, let amended = header.amended {
            findings.append(
                Finding(
                    .lawEffectUnknown, severity: declaration == nil ? .note : .warning,
                    at: body.articles.first.flatMap(place) ?? Place(file: path),
                    "\(title.inTitleMarks)的这个文本是\(amended.chinese)修改的，没有写从哪天起施行，先按修改的那天算",
                    explanation: ["请查修改决定的最后一条，在文件开头写明 effective: 施行日期"]))
        }
        return statute
    }

    /// A renumbering that names an article which the law does not have.
    static func noArticle(
        _ old: ArticleNumber, _ new: ArticleNumber, isNew: Bool, _ statute: Statute, _ place: Place?
    ) -> Finding {
        let number = isNew ? new : old
        let version = isNew ? "这个版本" : "前一个版本（\(statute.version)）"
        return Finding(
            .lawBadRenumbering, at: place, "条号对照 \(old): \(new) 里的\(number.chinese)，\(version)没有",
            explanation: [
                "\(statute.title.inTitleMarks)（\(statute.version)）收了\(statute.articles.count.counted)条，请对照原文改正条号对照"
            ])
    }

    private func declare(_ declaration: StatuteDeclaration, _ header: inout StatuteHeader) {
        header.shortNames = declaration.shortNames
        header.jurisdiction = declaration.jurisdiction
        header.adopted = declaration.adopted ?? header.adopted
        header.effective = declaration.effective ?? header.effective
        // Who declares a date means this version: history lines do not push it later.
        if declaration.effective != nil { header.amended = nil }
        header.repealed = declaration.repealed
        header.text = declaration.text ?? .outline
        header.extent = declaration.extent ?? (header.text == .outline ? .partial : header.extent)
        header.renumbers = declaration.renumbers
        header.origin = declaration.origin
    }

    /// Dates from the history, from 本法自……起施行 in the last articles, and from the file's name.
    private func setDates(_ header: inout StatuteHeader, body: StatuteBody) {
        for line in header.history {
            let dates = HistoryDates.all(in: line)
            guard let date = dates.first, let latest = dates.max() else { continue }
            if let effective = HistoryDates.effective(in: line), effective == date, !line.contains("公布") {
                header.effective = effective
            } else if ["修正", "修订", "修改", "修正案"].contains(where: line.contains) {
                header.amended = header.amended.map { max($0, latest) } ?? latest
            } else {
                header.adopted = header.adopted ?? date
            }
        }
        if let name = Self.date(inName: path), name > (header.amended ?? header.adopted ?? name) {
            header.amended = name
        }
        if header.adopted == nil { header.adopted = Self.date(inName: path) }
        for article in body.articles.suffix(3) where header.effective == nil {
            header.effective = article.paragraphs.lazy.compactMap { HistoryDates.effective(in: $0.text) }.first
        }
        if header.effective == nil, header.amended == nil, Self.beginsWhenPublished(body) {
            header.effective = header.history.lazy.compactMap(HistoryDates.published).first
        }
    }

    /// 本条例自公布之日起施行.
    private static func beginsWhenPublished(_ body: StatuteBody) -> Bool {
        body.articles.suffix(3).contains { article in
            let words = article.plainText
            return ["自公布之日", "自发布之日", "自印发之日"].contains { words.contains($0) }
        }
    }

    /// Whether nothing can be missing: 第一条 to the article that says when it comes into force, without a gap.
    private func isWhole(_ body: StatuteBody, _ numbering: ArticleNumbering) -> Bool {
        guard body.articles.first?.number == ArticleNumber(1), numbering.gaps.isEmpty, numbering.repeats.isEmpty,
            numbering.disordered.isEmpty, Self.glued(body.articles).isEmpty
        else { return false }
        return saysItsEnd(body)
    }

    /// Whether one of the last articles says when the law comes into force, or is the one that ends the constitution.
    private func saysItsEnd(_ body: StatuteBody) -> Bool {
        if title.hasSuffix("宪法"), body.articles.last?.plainText.contains("首都") == true { return true }
        return body.articles.suffix(3).contains { $0.plainText.contains("施行") }
    }

    /// The date at the end of names such as 禁毒法(2007-12-29).md.
    private static func date(inName path: String) -> CalendarDate? {
        guard let open = path.lastIndex(where: { $0 == "(" || $0 == "（" }) else { return nil }
        return CalendarDate(path[path.index(after: open)...].prefix { $0 != ")" && $0 != "）" })
    }
}

extension StatuteDraft {
    private func place(_ article: Article) -> Place? {
        let source = files.first { $0.source.path == article.span.path }?.source
        let start = article.span.range.lowerBound
        return source.map { source in
            source.place(
                LawLine(source: source, range: start..<source.lineEnd(start)).article.map { start..<$0.1 }
                    ?? start..<start
            )
        }
    }

    private func numberingFindings(
        _ articles: [Article],
        _ numbering: ArticleNumbering,
        isPartial: Bool
    ) -> [Finding] {
        var findings: [Finding] = []
        for gap in numbering.gaps where !isPartial {
            let next = articles[gap.next]
            let missing = gap.missing.count == 1 ? gap.missing[0].chinese : Self.range(gap.missing)
            findings.append(
                Finding(.lawArticleGap, at: place(next), "\(title.inTitleMarks)在\(next.number.chinese)之前缺\(missing)"))
        }
        for (article, next) in Self.glued(articles) {
            findings.append(
                Finding(
                    .lawArticleGap, at: place(article),
                    "\(title.inTitleMarks)\(article.number.chinese)的文字里还有“\(next.chinese)”，没有单独成段，没有读成一条"))
        }
        findings += itemFindings(articles)
        for repeated in numbering.repeated {
            let number = articles[repeated.position].number.chinese
            let note = Finding.Note(at: place(articles[repeated.first]), "第一次在这里，引用以它为准")
            findings.append(
                Finding(
                    .lawArticleRepeated,
                    at: place(articles[repeated.position]),
                    "\(title.inTitleMarks)有两个\(number)",
                    notes: [note]
                )
            )
        }
        for position in numbering.disordered {
            let article = articles[position]
            findings.append(
                Finding(
                    .lawArticleOrder, at: place(article), "\(title.inTitleMarks)的\(article.number.chinese)排在更大的条号之后")
            )
        }
        return findings
    }

    /// 第一条 甲。第二条 乙。 in one paragraph: articles in whose words the next one begins, which stands nowhere else.
    private static func glued(_ articles: [Article]) -> [(Article, ArticleNumber)] {
        let numbers = Set(articles.map(\.number))
        return articles.compactMap { article in
            let next = ArticleNumber(article.number.number + 1)
            return !numbers.contains(next) && article.plainText.contains("。" + next.chinese) ? (article, next) : nil
        }
    }

    /// （一）（三）（二）: the first item of each 款 that is not the next one.
    private func itemFindings(_ articles: [Article]) -> [Finding] {
        articles.flatMap { article in
            article.paragraphs.compactMap { paragraph -> Finding? in
                let wrong = paragraph.items.enumerated().first { $0.element.number != $0.offset + 1 }
                guard let (offset, item) = wrong,
                    let source = files.first(where: { $0.source.path == item.span.path })?.source
                else { return nil }
                let number = { (number: Int) in "第（\(ChineseNumeral.text(number))）项" }
                return Finding(
                    .lawItemOrder, at: source.place(item.span.range),
                    "\(title.inTitleMarks)\(article.number.chinese)里应当是\(number(offset + 1))，写的是\(number(item.number))")
            }
        }
    }

    private static func range(_ missing: [ArticleNumber]) -> String {
        guard let first = missing.first, let last = missing.last else { return "" }
        return "\(first.chinese)至\(last.chinese)，共 \(missing.count) 条"
    }

    /// Whether the words of an article end in the middle of a sentence.
    private static func isCutOff(_ article: Article) -> Bool {
        let text = article.plainText
        guard text.count >= 8, let last = text.last else { return false }
        return last.isLetter || last.isNumber || "，、：（“".contains(last)
    }

    /// A text without a gap that does not say when it comes into force may be cut off.
    private func endFinding(_ articles: [Article]) -> [Finding] {
        guard let last = articles.last, articles.first?.number == ArticleNumber(1) else { return [] }
        return [
            Finding(
                .lawNoEnd,
                at: place(last),
                "\(title.inTitleMarks)读到\(last.number.chinese)为止，最后几条没有写何时施行，按节选处理",
                explanation: ["如果全文确实到此为止，请在文件开头写明 extent: full"]
            )
        ]
    }
}

extension SourceText {
    /// The end of the line that holds an offset.
    fileprivate func lineEnd(_ offset: Int) -> Int {
        bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    }
}

extension FindingCode {
    package static let lawArticleGap = FindingCode(
        "law.article-gap",
        .warning,
        "条号不连续",
        manual: """
            前后两条之间缺了条号，多半是复制时漏了一段，也可能是条号写错，或者两条粘在一段里（`第一条 ……。第二条 ……。`，请分成两段）。这部法律按节选处理：引用缺的那几条时只提示“无法核对”，不报错。
            只收部分条文时，在文件开头写 `extent: partial`，就不再提示。
            """
    )
    package static let lawArticleRepeated = FindingCode(
        "law.article-repeated",
        .error,
        "同一条号出现两次",
        manual: """
            一部法律里同一个条号只能有一条。多半是条号写错，或把同一段复制了两次；新增的条文写作“第X条之一”。
            两个版本的文本要放在两个文件里。
            """
    )
    package static let lawArticleOrder = FindingCode(
        "law.article-order",
        .warning,
        "条文顺序颠倒",
        manual: "较小的条号排在了较大的条号之后，多半是条号写错或段落放错了位置。"
    )
    package static let lawItemOrder = FindingCode(
        "law.item-order",
        .warning,
        "项的顺序不对",
        manual: """
            一款里的项要从（一）起一项接一项。缺了、重复了或者颠倒了的，多半是复制时漏了一段，或者把两款的项接在了一起；
            引用某一项时就会指到别处。请对照原文改正。
            """
    )
    package static let lawEffectUnknown = FindingCode(
        "law.effect-unknown",
        .note,
        "修改后的文本从哪天起施行没有写",
        manual: """
            修改法律的决定常常过一段时间才施行：通过的那天到施行的那天之间，算数的还是旧文本。法律正文最后一条写的是最初的施行日期，
            看不出这一次修改从哪天起施行，Humen 只好先按修改的那天算，`humen convert` 也不替你写日期。请查修改决定的最后一条，
            在文件开头写 `effective: 2024-03-01` 这样的施行日期；没有写以前，每次检查都会提醒。
            """
    )
    package static let lawNoEnd = FindingCode(
        "law.no-end",
        .note,
        "可能没有收全",
        manual: """
            法律最后通常写“自某年某月某日起施行”。没有这一句的，可能是复制时截断了，Humen 按节选处理：引用读到的条文照常核对，
            引用后面的条文只提示“无法核对”。全文确实到此为止的，在文件开头写 `extent: full`。

            写明了 `extent: full`、最后一条却停在半句话上的，也会提示：多半是复制时截断了，请对照原文补全。
            """
    )
}
