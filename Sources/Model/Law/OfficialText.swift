/// The text of a law out of a document that holds more than it: where it begins, what it is called, where it ends.
///
/// ## Parsing behavior
/// - The title is the last line above 第一条 that is short, ends as titles of laws do (法, 条例, 办法 … or one of them and
///   （试行）) and is no heading; 中华人民共和国 alone on the line before belongs to it. Spaces between the letters of a title
///   are dropped. Without such a line the first of `titles` that ends so is taken.
/// - The table of contents (目录 and the headings below it, up to the first that stands again) is left out, and listed.
/// - What stands above the title (the order that made the law public, the menu of a page) and what a site puts below the last article
///   (责任编辑, 打印, 相关链接) is left out, and listed.
package struct OfficialText: Sendable, Hashable {
    /// The text as ``StatuteFile`` reads it: `# ` and the title, then a paragraph a line.
    package let markdown: String
    /// The lines that were left out.
    package let leftOut: [String]
    /// Which of the lines each paragraph below the title was.
    package let origins: [Int]

    /// The law in these lines.
    package init(_ lines: [String], titles: [String]) {
        let first = lines.firstIndex { Self.isArticle($0) } ?? lines.count
        var start = 0
        var title: String?
        if let index = lines[..<first].lastIndex(where: Self.isTitle) {
            (start, title) = (index + 1, Self.joined(lines[index]))
            if index > 0, Self.joined(lines[index - 1]) == Self.republic { title = Self.republic + (title ?? "") }
        } else {
            title = titles.map(Self.joined).first(where: Self.isTitle)
        }
        let last = lines.lastIndex(where: Self.isArticle) ?? lines.count
        let end = lines.indices.first { $0 > last && Self.isFurniture(lines[$0]) } ?? lines.count
        var above = Array(lines[..<(title == nil ? 0 : start)])
        if start > 0, title != nil { above.removeLast() }
        if above.last.map(Self.joined) == Self.republic, title?.hasPrefix(Self.republic) == true { above.removeLast() }
        let contents = Self.contents(in: lines, start..<end)
        leftOut = above + lines[contents] + lines[end...]
        let body = (lines[start..<contents.lowerBound] + lines[contents.upperBound..<end]).map {
            $0.hasPrefix("#") ? "\\" + $0 : $0
        }
        origins = Array(start..<contents.lowerBound) + Array(contents.upperBound..<end)
        markdown = ((title.map { ["# " + $0] } ?? []) + body).joined(separator: "\n\n") + "\n"
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

    /// What sites put below a text.
    private static func isFurniture(_ line: String) -> Bool {
        let words = joined(line)
        guard words.count <= 60 else { return false }
        let starts = [
            "责任编辑", "编辑：", "【责任编辑", "（责任编辑", "来源：", "【打印", "打印本页", "【关闭", "关闭窗口", "分享到", "相关链接", "相关稿件",
            "上一篇", "下一篇", "扫一扫", "版权所有", "主办单位", "【字体", "返回顶部", "相关阅读", "附件下载",
        ]
        return starts.contains { words.hasPrefix($0) }
    }
}
