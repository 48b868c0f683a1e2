import Diagnostics

/// The text of a law out of a document that holds more than it: where it begins, what it is called, where it ends.
///
/// ## Parsing behavior
/// - The title is the last line above 第一条 that is short, ends as titles of laws do (法, 条例, 办法 … or one of them and
///   （试行）) and is no heading; 中华人民共和国 alone on the line before belongs to it. Spaces between the letters of a title
///   are dropped. Without such a line the first of `titles` that ends so is taken.
/// - The table of contents (目录 and the headings below it, up to the first that stands again) is left out, and listed.
/// - The title on a line of its own among the articles is the head of a page: it is left out, and listed.
/// - Between the title and 第一条, lines of a site (发布时间, 来源, 浏览次数, 字体：大 中 小) are left out, and listed; so are page numbers anywhere.
/// - An article that is written 第四条、 第四条： 【第四条】 is put right where its number is the next, and listed.
/// - Lines of an article that a page or a program broke in the middle of a sentence are put together, and told; never the
///   blocks of a page, and in text of one width (`WrappedText`) the lines that are not indented, whatever they end with.
/// - What stands above the title (the order that made the law public, the menu of a page) is left out, and listed. So is what
///   stands below the last article: all from the first line on that is no sentence, item or annex (新华社北京…电, ICP备, 网友评论),
///   up to an annex.
package struct OfficialText: Sendable {
    /// The text as ``StatuteFile`` reads it: `# ` and the title, then a paragraph a line.
    package let markdown: String
    /// The lines that were left out.
    package let leftOut: [String]
    /// Which of the lines each of them was.
    package let leftOutLines: [Int]
    /// What was put right, and in which of the lines.
    package let mended: [(line: Int, words: String)]
    /// Which of the lines each paragraph below the title was.
    package let origins: [Int]

    /// The law in these lines.
    ///
    /// `continued` are lines that go on with the one before them, and `joinable` those that may; all may without it.
    package init(_ lines: [String], titles: [String], continued: Set<Int> = [], joinable: Set<Int>? = nil) {
        let first = lines.firstIndex { Self.isArticle($0) } ?? lines.count
        var start = 0
        var title: String?
        if let index = lines[..<first].lastIndex(where: Self.isTitle) {
            (start, title) = (index + 1, Self.joined(lines[index]))
            if index > 0, Self.joined(lines[index - 1]) == Self.republic { title = Self.republic + (title ?? "") }
        } else {
            title = titles.map(Self.joined).first(where: Self.isTitle)
        }
        let articles = lines.indices.filter { Self.isArticle(lines[$0]) && !continued.contains($0) }
        let end = Self.end(of: lines, articles)
        let last = articles.last { $0 < end } ?? lines.count
        var above = Array(0..<(title == nil ? 0 : start))
        if start > 0, title != nil { above.removeLast() }
        if let last = above.last, Self.joined(lines[last]) == Self.republic, title?.hasPrefix(Self.republic) == true {
            above.removeLast()
        }
        let contents = Self.contents(in: lines, start..<end)
        let body = Array(start..<contents.lowerBound) + Array(contents.upperBound..<end)
        let junk = Set(
            body.filter {
                Self.isPageNumber(lines[$0]) || $0 < first && Self.isSiteLine(lines[$0])
                    || $0 > first && Self.isRunningHead(lines[$0], of: title)
            })
        var mended: [(line: Int, words: String)] = []
        let joined = Self.rejoined(
            body.filter { !junk.contains($0) }, of: lines, continued: continued, joinable: joinable, &mended)
        let whole = joined.whole
        let tail = Self.tail(joined.kept.filter { $0 > last }, of: whole)
        origins = joined.kept.filter { !tail.contains($0) }
        let dropped = joined.heads.filter { tail.contains($0.value) }.map(\.key)
        leftOutLines = (above + Array(contents) + junk + tail + dropped + Array(end..<lines.count)).sorted()
        leftOut = leftOutLines.map { lines[$0] }
        let paragraphs = Self.mended(origins, of: whole, &mended).map { $0.hasPrefix("#") ? "\\" + $0 : $0 }
        self.mended = mended
        markdown = ((title.map { ["# " + $0] } ?? []) + paragraphs).joined(separator: "\n\n") + "\n"
    }

    /// The lines of a text after those were put together that a page or a program broke.
    private struct Rejoined {
        /// The lines that begin a paragraph.
        var kept: [Int] = []
        /// What each of them says now.
        var whole: [String]
        /// Of every other line, the one that it goes on with.
        var heads: [Int: Int] = [:]
    }

    /// The lines of articles with those put together that a page or a program broke in the middle of a sentence; all but
    /// the first of them are no lines of their own any more.
    private static func rejoined(
        _ origins: [Int], of lines: [String], continued: Set<Int>, joinable: Set<Int>?,
        _ mended: inout [(line: Int, words: String)]
    ) -> Rejoined {
        var text = Rejoined(whole: lines)
        var joints: [(line: Int, words: String)] = []
        var doubtful: [(line: Int, words: String)] = []
        var inArticle = false
        for index in origins {
            let line = lines[index]
            let isCertain = continued.contains(index) && !isHeading(line) && !isFurniture(line)
            let isOwn = isArticle(line) || article(line) != nil || beginsPart(line) || isSiteLine(line)
            if let last = text.kept.last, !isHeading(text.whole[last]),
                isCertain || inArticle && !isOwn && joinable?.contains(index) ?? true && isBroken(text.whole[last])
            {
                let joint = (index, "“\(line.prefix(12))……”接在“……\(text.whole[last].suffix(12))”后面")
                if isBroken(text.whole[last]), !isOwn { joints.append(joint) } else { doubtful.append(joint) }
                text.whole[last] += (isLabel(text.whole[last]) ? "\u{3000}" : "") + line
                text.heads[index] = last
                continue
            }
            if isArticle(line) { inArticle = true } else if isHeading(line) { inArticle = false }
            text.kept.append(index)
        }
        if let first = joints.first {
            let times = joints.count == 1 ? "" : "等 \(joints.count) 处"
            mended.append((first.line, "句子中间断开的行接成了一段：\(first.words)\(times)"))
        }
        mended += doubtful.map { ($0.line, "按换行的样子接成了一段，请核对是不是另起一款：\($0.words)") }
        return text
    }

    /// What of the lines below the last article is no part of the law: all from the first line on that is no sentence, item
    /// or annex, up to an annex.
    private static func tail(_ rest: [Int], of lines: [String]) -> Set<Int> {
        var out: Set<Int> = []
        var inAnnex = false
        var isOut = false
        for index in rest {
            let line = lines[index]
            if DivisionHeading(line).isAnnex {
                inAnnex = true
            } else if !inAnnex, !endsSentence(line), !isItem(line) {
                isOut = true
            }
            if isOut, !inAnnex { out.insert(index) }
        }
        return out
    }

    private static func endsSentence(_ line: String) -> Bool {
        let end = line.last == "”" || line.last == "\"" ? line.dropLast().last : line.last
        return end.map { "。；：".contains($0) } ?? false
    }

    private static func isItem(_ line: String) -> Bool {
        let bytes = Array(line.utf8.prefix(60))
        let start = LawLine(source: SourceText(path: "", bytes: bytes), range: 0..<bytes.count)
        return start.item != nil || start.subitem != nil
    }

    /// Whether a line ends in the middle of a sentence; 第三条 alone does not.
    private static func isBroken(_ line: String) -> Bool {
        guard let last = line.last, !"。；：！？…”）》.;:!?)".contains(last), !isHeading(line) else { return false }
        return line.count >= 8 && !isLabel(line)
    }

    /// 第二章, 附件: what is no part of an article.
    private static func isHeading(_ line: String) -> Bool {
        let heading = DivisionHeading(line)
        return heading.isAnnex || !heading.label.isEmpty && line.count <= 40
            || ["附则", "总则", "目录"].contains(joined(line))
    }

    /// A heading, （一） or 1．, or a row of a table: what begins a line of its own.
    private static func beginsPart(_ line: String) -> Bool {
        if isHeading(line) || line.hasPrefix("#") || line.contains("\u{3000}") { return true }
        return isItem(line)
    }

    /// The lines with every article begun as laws begin it.
    private static func mended(
        _ origins: [Int], of lines: [String], _ mended: inout [(line: Int, words: String)]
    ) -> [String] {
        var last = 0
        return origins.map { index in
            let line = lines[index]
            guard let (number, rest, isTidy) = article(line) else { return line }
            guard !isTidy, number == last + 1 else {
                last = number
                return line
            }
            last = number
            mended.append(
                (index, "“\(line.count > 24 ? line.prefix(24) + "……" : line[...])”当作\(ArticleNumber(number).chinese)读入")
            )
            return "\(ArticleNumber(number).chinese)　\(rest)"
        }
    }

    /// The number of an article that a line begins with, in 【】 or before 、 too, what stands behind it, and whether it is
    /// written as laws write it.
    private static func article(_ line: String) -> (Int, String, Bool)? {
        let opened = line.first.map { "【[［〔（(".contains($0) } ?? false
        let words = String(opened ? line.dropFirst() : line[...])
        let found = Array(words.utf8).withUnsafeBufferPointer {
            ProvisionReader(bytes: $0).ordinal(at: 0, unit: Glyph.article)
        }
        guard let (number, end) = found else { return nil }
        var rest = words[words.utf8.index(words.startIndex, offsetBy: end)...]
        guard rest.first != "之" else { return nil }
        if opened {
            guard let close = rest.first, "】]］〕）)".contains(close) else { return nil }
            rest = rest.dropFirst()
        }
        let marks = rest.prefix { "、：:．.，".contains($0) }
        guard opened || !marks.isEmpty else { return (number, String(rest), true) }
        let text = rest.dropFirst(marks.count).drop { $0.isWhitespace }
        // 第四条、第五条 is a list.
        return text.isEmpty || text.first == "第" ? nil : (number, String(text), false)
    }

    private static func isPageNumber(_ line: String) -> Bool {
        let words = joined(line)
        guard (3...16).contains(words.count), words.contains(where: \.isNumber) else { return false }
        if let first = words.first, let last = words.last, "-—－".contains(first), "-—－".contains(last) {
            return words.allSatisfy { $0.isNumber || "-—－".contains($0) }
        }
        return words.hasPrefix("第") && words.contains("页") && words.allSatisfy { $0.isNumber || "第页共/，".contains($0) }
    }

    /// What sites put between the title and the text.
    static func isSiteLine(_ line: String) -> Bool {
        let words = joined(line)
        guard words.count <= 120 else { return false }
        let starts = [
            "发布时间", "发布日期", "发表时间", "更新时间", "来源：", "来源:", "【来源", "信息来源", "文章来源", "稿件来源", "浏览次数", "浏览量", "阅读次数", "阅读量",
            "点击数", "点击量", "访问量", "字体：", "字体:", "【字体", "[字体", "字号", "分享到", "分享：", "打印", "【打印", "作者：", "作者:", "编辑：",
            "责任编辑",
            "索引号", "当前位置", "您的位置", "首页>", "视力保护", "时间：", "日期：", "扫一扫", "我要纠错", "收藏", "关闭",
        ]
        return starts.contains { words.hasPrefix($0) } || words.hasSuffix("大中小")
    }

    /// The table of contents: from 目录 to where its first heading stands again, above the text.
    private static func contents(in lines: [String], _ range: Range<Int>) -> Range<Int> {
        let first = lines[range].firstIndex(where: isArticle) ?? range.upperBound
        guard let title = lines[range.lowerBound..<first].firstIndex(where: { ["目录", "目次"].contains(joined($0)) }),
            title + 1 < first
        else { return range.lowerBound..<range.lowerBound }
        // A line of the table may have dots and a page behind its heading.
        let heading = joined(lines[title + 1])
        let again = lines[(title + 2)..<first].firstIndex { !$0.isEmpty && heading.hasPrefix(joined($0)) }
        return title..<(again ?? title + 1)
    }

    /// Whether a line begins an article: 第三条 or 第一百条之一.
    package static func isArticle(_ line: String) -> Bool {
        let bytes = Array(line.utf8.prefix(60))
        return bytes.withUnsafeBufferPointer { bytes in
            ProvisionReader(bytes: bytes).ordinal(at: 0, unit: Glyph.article) != nil
        }
    }

    private static let republic = "中华人民共和国"
    private static let endings = ["法", "法典", "条例", "办法", "规定", "细则", "解释", "决定", "规则", "规程", "宪法"]

    private static func isTitle(_ line: String) -> Bool {
        var title = joined(line)[...]
        guard (3...60).contains(title.count), title.first != "第", title.first != "《", title.first != "（" else {
            return false
        }
        if title.last == "）" || title.last == ")" {
            title = title[..<(title.lastIndex { $0 == "（" || $0 == "(" } ?? title.startIndex)]
        }
        return endings.contains { title.hasSuffix($0) } && !title.contains { "，。：；".contains($0) }
    }

    /// A title without the spaces that set it wide.
    private static func joined(_ line: String) -> String { line.filter { !$0.isWhitespace } }

    /// Where a site's words begin behind which no article goes on: 第三条的释义 below 责任编辑 is a link to another page.
    private static func end(of lines: [String], _ articles: [Int]) -> Int {
        guard let first = articles.first else { return lines.count }
        var highest = 0
        var rest = articles[...]
        for index in first..<lines.count where isFurniture(lines[index]) {
            while let next = rest.first, next < index {
                highest = max(highest, number(lines[next]))
                rest = rest.dropFirst()
            }
            if !rest.contains(where: { highest + 1...highest + 3 ~= number(lines[$0]) }) { return index }
        }
        return lines.count
    }

    private static func number(_ line: String) -> Int {
        Array(line.utf8.prefix(60)).withUnsafeBufferPointer {
            ProvisionReader(bytes: $0).ordinal(at: 0, unit: Glyph.article)?.0 ?? 0
        }
    }

    /// What sites put below a text.
    static func isFurniture(_ line: String) -> Bool {
        let words = joined(line)
        guard words.count <= 60 else { return false }
        let starts = [
            "责任编辑", "编辑：", "【责任编辑", "（责任编辑", "来源：", "【打印", "打印本页", "【关闭", "关闭窗口", "分享到", "相关链接", "相关稿件",
            "上一篇", "下一篇", "扫一扫", "版权所有", "主办单位", "【字体", "返回顶部", "相关阅读", "附件下载", "（来源：", "(来源：", "（新华社", "(新华社", "（人民日报",
            "(人民日报", "网友评论",
            "客户端下载", "浏览次数", "我要纠错", "相关文章", "字体：", "发布时间", "京公网安备",
        ]
        return starts.contains { words.hasPrefix($0) } || words.contains("ICP备") || words.contains("公网安备")
            || words.contains("微信公众号")
    }
}
