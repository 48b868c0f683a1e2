import ChineseText
import DataFiles
import Diagnostics

/// Reads the lines of one law file into headings and articles.
///
/// ## Parsing behavior
/// - 第N条, with or without `**`, at the start of a line and followed by a space, `**` or the line's end begins an article.
///   Without a space it does so only when N is the next number and the words behind it do not go on like a citation
///   (第三条规定的……).
/// - Every other paragraph inside an article is a 款; （一） or (一) begins a 项; `1.` `1．` `1、` behind a 项 begins a 目.
///   Without a 项 before it, `1.` begins a 项.
/// - A line directly below one that does not end in 。；：！？…”） continues it.
/// - Headings are `#` lines, and short lines 第一章　总则 without `#`. Of a table of contents (目录) only the second
///   occurrence counts. 附件, 附表 and 附录 begin an annex, which is kept as text: articles and chapters that begin anew in
///   it are its own.
/// - The first `#` heading is the title, unless it is 第N编, 第N章, 附则, 序言 or 修正案: then the file is a part of a law.
///   A second `#` heading is a 编. Without any heading the first line is the title.
/// - Lines before the first article that hold a date (before `<!-- INFO END -->`: all) are the history; others are the
///   preamble. HTML comments, `[[toc]]`, `---` and `:::` lines are passed over. Emphasis marks are dropped.
struct StatuteLines {
    let source: SourceText
    let isTitled: Bool
    var body = StatuteBody()
    var history: [String] = []
    var title: String?
    var partTitle: String?
    var headings: [String] = []
    /// Lines of text that belong to no article.
    var unread: [SourceSpan] = []
    var linkLines = 0
    var textLines = 0

    private var hasInfoEnd = false
    private var infoEnded = false
    private var inPreamble = false
    private var inAnnex = false
    private var inArticle = false
    private var inComment = false
    /// What the numbered headings of each number of `#` were.
    private var levels: [Int: Division.Level] = [:]
    /// The line before ended in the middle of a sentence and no blank line came between.
    private var isOpen = false

    init(source: SourceText, isTitled: Bool) {
        self.source = source
        self.isTitled = isTitled
    }

    mutating func read(from start: Int) {
        hasInfoEnd = source.text(start..<source.bytes.count).contains("INFO END")
        var index = start
        while index < source.bytes.count {
            let end = source.bytes[index...].firstIndex(of: 0x0A) ?? source.bytes.count
            readLine(LawLine(source: source, range: index..<end))
            index = end + 1
        }
        body.closeDivisions()
    }

    private mutating func readLine(_ line: LawLine) {
        guard !line.isEmpty else {
            isOpen = false
            return
        }
        if skips(line) { return }
        if keepsInAnnex(line) {
            annexLine(line)
        } else if let (depth, text) = line.heading {
            heading(text, depth: depth, line)
        } else if let (number, start) = line.article, startsArticle(line, number, contentStart: start) {
            beginArticle(number, line, contentStart: start)
        } else if line.isPlainHeading {
            heading(line.text, depth: nil, line)
        } else {
            text(line)
        }
        if line.heading == nil { isOpen = !line.endsSentence }
    }

    /// Comments and lines that belong to some site generator.
    private mutating func skips(_ line: LawLine) -> Bool {
        let text = line.text
        if inComment || text.hasPrefix("<!--") {
            if text.contains("INFO END") { infoEnded = true }
            inComment = !text.contains("-->")
            return true
        }
        return text.hasPrefix("[[") || text.hasPrefix(":::") || text == "---" || text == "***"
            || text.utf8.count <= 12 && text.filter { !$0.isWhitespace } == "目录"
    }

    /// Whether 第一条 or 第一章 begins anew in an annex, or goes on there.
    private func keepsInAnnex(_ line: LawLine) -> Bool {
        guard inAnnex, !body.articles.isEmpty, let annex = body.annexes.last else { return false }
        if let (number, start) = line.article, startsArticle(line, number, contentStart: start) {
            let next = (body.articles.last?.number.number ?? 0) + 1
            return annex.isOrdered || number.number != next || number.insertion != nil
        }
        let words = line.heading?.1 ?? (line.isPlainHeading ? line.text : "")
        guard !words.isEmpty else { return false }
        let heading = DivisionHeading(words)
        return !heading.isAnnex && (annex.isOrdered || heading.label.hasPrefix("第一"))
    }

    private mutating func annexLine(_ line: LawLine) {
        let index = body.annexes.count - 1
        body.annexes[index].isOrdered = true
        if line.heading == nil, line.article != nil { body.annexes[index].articles += 1 }
        body.annexes[index].lines.append(line.heading?.1 ?? line.clean(line.range))
    }

    private func startsArticle(_ line: LawLine, _ number: ArticleNumber, contentStart: Int) -> Bool {
        if line.isSeparated(at: contentStart) { return true }
        let last = body.articles.last?.number
        let isNext = number == ArticleNumber((last?.number ?? 0) + 1) && number.insertion == nil
        let rest = source.text(contentStart..<line.range.upperBound)
        return isNext && !["第", "规定", "和", "、", "至", "的", "所", "及", "或"].contains(where: rest.hasPrefix)
    }

    private mutating func beginArticle(_ number: ArticleNumber, _ line: LawLine, contentStart: Int) {
        if body.articles.isEmpty { dropContents() }
        let content = line.content(from: contentStart)
        let paragraphs =
            content.isEmpty
            ? [] : [Article.Paragraph(text: line.clean(content), items: [], span: line.span(content))]
        body.articles.append(Article(number: number, paragraphs: paragraphs, span: line.span(line.range)))
        (inArticle, inPreamble, inAnnex) = (true, false, false)
    }

    /// Drops the headings of a table of contents: everything before the last occurrence of the first heading.
    private mutating func dropContents() {
        guard let first = body.divisions.first,
            let last = body.divisions.lastIndex(where: { $0.label == first.label && $0.title == first.title })
        else { return }
        body.divisions.removeFirst(last)
    }

    private mutating func heading(_ words: String, depth: Int?, _ line: LawLine) {
        guard !words.isEmpty else { return }
        headings.append(words)
        let division = DivisionHeading(words)
        if depth == 1, title == nil, partTitle == nil, !isTitled {
            if division.isPart { partTitle = words } else { title = words }
            if !division.isPart { return }
        } else if depth == 1, isTitled, headings.count == 1, !division.isPart {
            return
        }
        (inArticle, inPreamble, inAnnex) = (false, words.filter { !$0.isWhitespace } == "序言", false)
        if inPreamble { return }
        if division.isAnnex {
            inAnnex = true
            body.annexes.append(Annex(title: words, lines: [], span: line.span(line.range)))
            return
        }
        let level = division.level(depth: depth, known: levels)
        if let depth, !division.label.isEmpty { levels[depth] = level }
        body.divisions.append(
            Division(
                level: level,
                label: division.label,
                title: division.title,
                span: line.span(line.range),
                articles: body.articles.count..<body.articles.count
            )
        )
    }

    private mutating func text(_ line: LawLine) {
        textLines += 1
        if line.text.hasPrefix("[") { linkLines += 1 }
        if inAnnex {
            body.annexes[body.annexes.count - 1].lines.append(line.clean(line.range))
        } else if !body.articles.isEmpty, line.text.first == "附", line.text.count < 40,
            DivisionHeading(line.text).isAnnex
        {
            (inAnnex, inArticle) = (true, false)
            body.annexes.append(Annex(title: line.text, lines: [], span: line.span(line.range)))
        } else if inArticle {
            body.articles[body.articles.count - 1].add(line, continues: isOpen)
        } else if body.articles.isEmpty {
            front(line)
        } else {
            unread.append(line.span(line.range))
        }
    }

    /// A line before the first article.
    private mutating func front(_ line: LawLine) {
        let words = line.clean(line.range)
        if title == nil, partTitle == nil, !isTitled, body.divisions.isEmpty, words.count <= 60 {
            title = words
        } else if hasInfoEnd ? !infoEnded : !inPreamble && !HistoryDates.all(in: words).isEmpty {
            history.append(words)
        } else {
            body.preamble.append(words)
        }
    }
}
