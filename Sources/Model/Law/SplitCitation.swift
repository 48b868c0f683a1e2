import ChineseText
package import Diagnostics

/// Citations that marks of Markdown cut in two: `**《禁毒法》**第三条`.
///
/// A scanner sees one run of text at a time, so that such a citation is neither looked up nor linked; its author has to know.
///
/// ## Parsing behavior
/// - `*`, `_`, `~~`, `` ` ``, `[^1]`, `<br>` and other tags, `[…](…)` around either part and line breaks that are shown cut; so does the border
///   of a cell in a table.
/// - 《…法》 or 《…条例》 at the end of a block, and an article at the head of the next one or of an item, are one citation in two blocks; so is
///   an excerpt below the name of its law, and an item of a list that goes on with the law of the one before.
/// - A list of articles is cut where 、 or the like stands at a mark, or where a line that ends in an article is broken.
package struct SplitCitation {
    let reader: ProvisionReader
    let scanner: CitationScanner

    var bytes: UnsafeBufferPointer<UInt8> { reader.bytes }

    /// One finding for the citations of a file that are cut; `scanner` knows the laws that are called by their names alone.
    package static func findings(
        in source: SourceText, scanner: CitationScanner = CitationScanner(names: [])
    ) -> [Finding] {
        let bytes = source.bytes
        let found = bytes.withUnsafeBufferPointer {
            SplitCitation(reader: ProvisionReader(bytes: $0), scanner: scanner).ranges()
        }
        guard let first = found.first else { return [] }
        let times = found.count == 1 ? "" : "（本文件共 \(found.count) 处）"
        return [
            Finding(
                .lawSplit, at: source.place(first), "法律名称和条号被加粗、换行等标记隔开了，这处引用没有核对，也不会成为链接\(times)",
                explanation: ["把标记移到外面，如 **《禁毒法》第三条**；脚注放到条号后面；名称和条号、各个条号连着写，中间不换行"])
        ]
    }

    private func ranges() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var line = Line(bytes)
        var index = 0
        // 第
        while let start = bytes.next(0xE7, 0xAC, 0xAC, from: index) {
            index = start + 3
            guard let end = provisionEnd(at: start), let law = law(before: start, until: end), !line.isCode(at: law)
            else {
                continue
            }
            found.append(law..<end)
            index = end
        }
        found += insertions()
        let ends = Set(found.map(\.upperBound))
        found += TableCitations(reader: reader, scanner: scanner).ranges().filter { !ends.contains($0.upperBound) }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// 之一 of `第一百三十三条**之一**`, which would be linked as 第一百三十三条.
    private func insertions() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var line = Line(bytes)
        var index = 0
        // 之
        while let start = bytes.next(0xE4, 0xB9, 0x8B, from: index) {
            index = start + 3
            guard start > 0, "*_~`>".utf8.contains(bytes[start - 1]), let (_, end) = reader.numeral(at: start + 3)
            else {
                continue
            }
            let before = marks(before: start)
            guard before < start, reader.glyph(before - 3) == Glyph.article, let law = title(before: before),
                !line.isCode(at: law)
            else { continue }
            found.append(law..<end)
        }
        return found
    }

    /// The byte behind an article that may be cut from its law; also of 第**三**条.
    private func provisionEnd(at start: Int) -> Int? {
        if start > 0, Self.mayEndLaw(bytes[start - 1]) || reader.glyph(start - 3) == EditionGlyph.of,
            let provision = reader.provision(at: start)
        {
            return provision.end
        }
        var index = start + 3
        while index < bytes.count, "*_~`".utf8.contains(bytes[index]) { index += 1 }
        let isMarked = index > start + 3
        guard let (_, end) = reader.numeral(at: index) else { return nil }
        index = end
        while index < bytes.count, "*_~`".utf8.contains(bytes[index]) { index += 1 }
        guard isMarked || index > end else { return nil }
        return [Glyph.article, Glyph.paragraph, Glyph.item, Glyph.subitem].contains(reader.glyph(index))
            ? index + 3 : nil
    }

    private func law(before start: Int, until end: Int) -> Int? {
        let isInside = reader.provision(at: start) == nil
        if reader.provision(at: start).map({ $0.article == nil }) ?? (reader.glyph(end - 3) != Glyph.article) {
            return part(before: start, isInside: isInside)
        }
        return law(before: start, isInside: isInside) ?? listed(before: start, until: end, isInside: isInside)
            ?? (isInside ? nil : block(before: start, until: end))
    }

    /// Where the 《title》 begins of a 款 or 项 that marks keep apart from its article: 第五十九条**第七项**, 第五十九条第**七**项.
    private func part(before start: Int, isInside: Bool) -> Int? {
        let index = marks(before: start)
        guard index < start || isInside, [Glyph.article, Glyph.paragraph, Glyph.item].contains(reader.glyph(index - 3))
        else { return nil }
        return title(before: index)
    }

    /// Whether a byte ends 》 or a mark.
    private static func mayEndLaw(_ byte: UInt8) -> Bool {
        switch byte {
        // The last bytes of 》, of 、 ， 和 及 与 and of a wide space.
        case 0x8B, 0x81, 0x8C, 0x8A, 0x8E, 0x80, 0x0A, 0x20: true
        default: ">*_~`\\]|[)".utf8.contains(byte)
        }
    }

    /// Where the law begins that only marks keep apart from a provision.
    private func law(before start: Int, isInside: Bool) -> Int? {
        // **《禁毒法》**的第三条.
        let start = reader.glyph(start - 3) == EditionGlyph.of ? start - 3 : start
        // **禁毒法** 第三条.
        let isSpaced = start > 1 && bytes[start - 1] == 0x20 && "*_~`".utf8.contains(bytes[start - 2])
        var end = marks(before: isSpaced ? start - 1 : start)
        // 《治安管理处罚法》**（2012年修正）**第七十二条.
        if end < start, let open = reader.openEditionBracket(before: end, floor: 0)?.start { end = marks(before: open) }
        guard end >= 6, reader.glyph(end - 3) == Glyph.closeTitle, let open = reader.openTitle(before: end, floor: 0)
        else { return end < start && end > 0 ? scanner.law(reader, endingAt: end, floor: max(0, end - 150)) : nil }
        let title = open + 3..<end - 3
        let (first, last) = trimmed(title)
        guard first < last else { return nil }
        // 《禁毒**法》.
        let isCut =
            (first, last) != (title.lowerBound, title.upperBound) || bytes[first..<last].contains(UInt8(ascii: "*"))
        guard isInside || end < start || isCut else { return nil }
        return reader.endsLikeLaw(first..<last) ? open : nil
    }

    /// Where the 《title》 begins of `**《禁毒法》第十三条**、**第九十九条**`, whose list marks keep apart.
    private func listed(before start: Int, until end: Int, isInside: Bool) -> Int? {
        var first = marks(before: start)
        let isBroken = bytes[first..<start].contains { $0 == 0x0A || $0 == UInt8(ascii: "<") }
        if first == start, start > 1, bytes[start - 1] == 0x0A { first = blankLines(before: start) }
        let separator = separatorStart(before: first)
        guard separator < first || isBroken && reader.endsClause(end) else { return nil }
        let index = marks(before: separator)
        // 第三条（**重点**）、第八十条.
        if separator < first, index == separator, let open = reader.openEditionBracket(before: index, floor: 0),
            bytes[open.content].contains(where: { "*_`<[".utf8.contains($0) }), !bytes[open.content].contains(0x0A),
            Self.units.contains(reader.glyph(open.start - 3))
        {
            return title(before: open.start)
        }
        guard isInside || (start - first) + (separator - index) > 0, Self.units.contains(reader.glyph(index - 3)) else {
            return nil
        }
        return title(before: index)
    }

    /// Where 、 or ，以及 begins that ends at an index.
    private func separatorStart(before end: Int) -> Int {
        var index = end
        while true {
            let next = reader.skipSeparatorsBack(from: index, floor: 0)
            if next == index { return index }
            index = next
        }
    }

    /// Where the paragraph before a blank line ends.
    private func blankLines(before start: Int) -> Int {
        var index = start
        while index > 0, bytes[index - 1] == 0x0A || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0D { index -= 1 }
        return start - index <= 12 && bytes[index..<start].count(where: { $0 == 0x0A }) > 1 ? index : start
    }

    /// Where the 《title》 begins of a list of provisions that ends at an index.
    private func title(before end: Int) -> Int? {
        var index = end
        let low = max(0, index - 200)
        while index > low {
            let byte = bytes[index - 1]
            if byte < 0x80 {
                guard (0x30...0x39).contains(byte) || " ,;()*_-".utf8.contains(byte) else { return nil }
                index -= 1
                continue
            }
            let letter = reader.glyph(index - 3)
            if letter == Glyph.closeTitle {
                guard let open = reader.openTitle(before: index, floor: 0),
                    reader.endsLikeLaw(reader.trimmed(open + 3..<index - 3))
                else { return nil }
                return open
            }
            let isPart =
                Self.units.contains(letter) || ProvisionReader.figure(letter) != nil
                || ProvisionReader.unit(letter) != nil
            guard isPart || reader.skipSeparatorsBack(from: index, floor: 0) < index else {
                return scanner.law(reader, endingAt: index, floor: max(0, index - 150))
            }
            index -= 3
        }
        return nil
    }

    /// Where the 《title》 begins that ends the block before an article, with ： or not; or the one in the item before.
    private func block(before start: Int, until end: Int) -> Int? {
        var head = start
        while reader.glyph(head - 3) == 0xE38080 { head -= 3 }
        let indented = head
        while head > 0, " -*+>.)0123456789".utf8.contains(bytes[head - 1]) { head -= 1 }
        guard head > 1, bytes[head - 1] == 0x0A else { return nil }
        var index = head
        while index > 0, " \n\r".utf8.contains(bytes[index - 1]) { index -= 1 }
        guard head - index <= 12, index > 3 else { return nil }
        let isItem = head < indented
        let breaks = bytes[index..<head].count(where: { $0 == 0x0A })
        if isItem, reader.endsSentence(end), Self.units.contains(reader.glyph(index - 3)) {
            return title(before: index)
        }
        if isItem, let law = lawOfItems(before: index, goingOnAt: end) { return law }
        guard isItem || breaks > 1 else { return nil }
        if let law = excerptLaw(before: index, goingOnAt: end) { return law }
        if !isItem, let law = citedLaw(before: index, goingOnAt: end) { return law }
        if bytes[index - 1] == UInt8(ascii: ":") {
            index -= 1
        } else if reader.glyph(index - 3) == 0xEFBC9A {
            index -= 3
        }
        guard reader.glyph(index - 3) == Glyph.closeTitle, let open = reader.openTitle(before: index, floor: 0) else {
            return nil
        }
        // A 公约 or 守则 of a village or a class has articles of its own.
        let endsAsLaw = reader.glyph(index - 6) == 0xE6B395 || reader.glyph(index - 6) == 0xE4BE8B
        return endsAsLaw ? open : nil
    }

    /// Where the last 《title》 begins of the block before 第四条规定：“……”, of which an article is cited there.
    private func citedLaw(before index: Int, goingOnAt end: Int) -> Int? {
        guard ["规定：", "规定:", "规定“", "规定，", "明确：", "指出："].contains(where: { reader.hasBytes(Array($0.utf8), at: end) })
        else { return nil }
        var close = index - 3
        while close > max(0, index - 900), reader.glyph(close) != Glyph.closeTitle {
            if bytes[close] == 0x0A, bytes[close + 1] == 0x0A { return nil }
            close -= 1
        }
        guard reader.glyph(close) == Glyph.closeTitle, reader.glyph(close + 3) == Glyph.ordinal,
            [0xE6B395, 0xE4BE8B].contains(reader.glyph(close - 3))
        else { return nil }
        return reader.openTitle(before: close + 3, floor: 0)
    }

    /// 第 条 款 项 目 之 （ ）.
    private static let units = [
        Glyph.ordinal, Glyph.article, Glyph.paragraph, Glyph.item, Glyph.subitem, Glyph.of, Glyph.openParenthesis,
        Glyph.closeParenthesis,
    ]

    /// Where the run of marks begins that ends at an index.
    private func marks(before end: Int) -> Int {
        var index = end
        while index > 0 {
            switch bytes[index - 1] {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "~"), UInt8(ascii: "`"):
                index -= 1
            case 0x0A, 0x20, UInt8(ascii: "|"):
                guard let start = hardBreak(before: index) ?? border(before: index) else { return index }
                index = start
            case UInt8(ascii: ">"):
                guard let start = tag(before: index) else { return index }
                index = start
            case UInt8(ascii: ")"):
                guard let start = address(before: index) else { return index }
                index = start
            case UInt8(ascii: "["):
                guard index == end || end - index < 4, closesLink(from: end) else { return index }
                index -= 1
            case UInt8(ascii: "]"):
                let from = max(0, index - 24)
                guard let open = bytes[from..<index].lastIndex(of: UInt8(ascii: "[")), open + 1 < index,
                    bytes[open + 1] == UInt8(ascii: "^")
                else { return index }
                index = open
            default: return index
            }
        }
        return index
    }

    /// Where `](…)` begins that ends at an index: the end of a link.
    private func address(before end: Int) -> Int? {
        let low = max(0, end - 300)
        var index = end - 2
        while index > low, bytes[index] != UInt8(ascii: "("), bytes[index] != 0x0A, bytes[index] != UInt8(ascii: ")") {
            index -= 1
        }
        guard index > low, bytes[index] == UInt8(ascii: "("), bytes[index - 1] == UInt8(ascii: "]") else { return nil }
        return index - 1
    }

    /// Whether a link whose text begins before an index ends with its address on the line.
    private func closesLink(from start: Int) -> Bool {
        var index = start
        while index + 1 < bytes.count, index - start < 200, bytes[index] != 0x0A {
            if bytes[index] == UInt8(ascii: "]") { return bytes[index + 1] == UInt8(ascii: "(") }
            index += 1
        }
        return false
    }

    /// Where a line break begins that is shown as one, with the spaces behind it: two spaces or a backslash stand before it.
    private func hardBreak(before end: Int) -> Int? {
        var index = end
        while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
        guard index > 0, bytes[index - 1] == 0x0A else { return nil }
        index -= 1
        if index > 0, bytes[index - 1] == 0x0D { index -= 1 }
        if index > 0, bytes[index - 1] == UInt8(ascii: "\\") || tag(before: index) != nil { return index }
        var start = index
        while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
        return index - start >= 2 ? start : nil
    }

    /// Where the border of a cell begins, with the spaces around it.
    private func border(before end: Int) -> Int? {
        var index = end
        while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
        guard index > 0, bytes[index - 1] == UInt8(ascii: "|") else { return nil }
        index -= 1
        while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
        return index
    }

    /// Where `<br>`, `</b>`, `<!-- … -->` or another tag begins that ends at an index.
    private func tag(before end: Int) -> Int? {
        let low = max(0, end - 100)
        guard end > low, bytes[end - 1] == UInt8(ascii: ">"),
            let open = bytes[low..<end].lastIndex(of: UInt8(ascii: "<")), open + 2 < end
        else { return nil }
        let first = bytes[open + 1]
        let isTag = first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || (0x61...0x7A).contains(first | 0x20)
        return isTag && !bytes[open..<end].contains(0x0A) ? open : nil
    }

    /// A title without the marks and tags inside its 《》.
    private func trimmed(_ title: Range<Int>) -> (Int, Int) {
        var (first, last) = (title.lowerBound, title.upperBound)
        while first < last {
            if bytes[first] == UInt8(ascii: "<"), let end = bytes[first..<last].firstIndex(of: UInt8(ascii: ">")) {
                first = end + 1
            } else if bytes[first] == UInt8(ascii: "*") || bytes[first] == UInt8(ascii: "_") {
                first += 1
            } else {
                break
            }
        }
        while last > first {
            if let open = tag(before: last), open >= first {
                last = open
            } else if bytes[last - 1] == UInt8(ascii: "*") || bytes[last - 1] == UInt8(ascii: "_") {
                last -= 1
            } else {
                break
            }
        }
        return (first, last)
    }
}

extension FindingCode {
    package static let lawSplit = FindingCode(
        "law.split",
        .warning,
        "法律名称和条号之间有标记或换行",
        manual: """
            `**《禁毒法》**第三条` 只加粗了法律名称，名称和条号就不在同一段文字里：Humen 不会核对这处引用，也不会把它变成链接。
            `**《禁毒法》第三条**、**第四条**` 的第二个条号，`《刑法》第一百三十三条**之一**` 的之一、`第五十九条**第七项**` 的项也是这样；`《禁毒法》第三条、<br>第四条` 和行尾两个空格、反斜线的换行也是这样。
            从 Word 转来的文章常有这种写法。表格里法律名称在一格（或者在表头）、条号在另一格的，上一段引用了 `《禁毒法》第三条`、
            下一段开头只写 `第四条规定：` 的，也不核对；`《禁毒法》摘录`、`《禁毒法》有关规定如下：` 单独一行、下面另起一段写 `第三条　……` 的，
            编号列表里上一项写了 `《禁毒法》第三条`、下一项只写 `第四条` 的，也是这样。

            怎样改：中间的换行去掉，加粗整个引用，`**《禁毒法》第三条**`；或者都不加粗。脚注放在条号后面：`《禁毒法》第三条[^1]`。
            """
    )
}
