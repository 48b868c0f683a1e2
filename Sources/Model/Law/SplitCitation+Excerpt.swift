/// Articles below the line that names their law: excerpts as offices paste them, and numbered lists.
///
///     《禁毒法》有关规定如下：            1. 《禁毒法》第六十二条规定……
///     第五十九条　……                     2. 第九十九条规定……
extension SplitCitation {
    /// Where the law begins of a line that holds nothing but its name and words such as 摘录 or 有关规定如下：, which ends at an index;
    /// the article below it begins its paragraph.
    func excerptLaw(before index: Int, goingOnAt end: Int) -> Int? {
        guard beginsParagraph(end) else { return nil }
        var last = index
        while true {
            let next = trimmedBack(last)
            if next == last { break }
            last = next
        }
        guard last > 3, let law = name(endingAt: last) else { return nil }
        return isLineHead(law) ? law : nil
    }

    /// Where the law begins that an item of the same list cites at its head, the items between going on with it.
    func lawOfItems(before index: Int, goingOnAt end: Int) -> Int? {
        guard reader.endsClause(end) || reader.startsPredicate(at: end) || beginsParagraph(end) else { return nil }
        var last = index
        for _ in 0..<20 {
            let line = bytes[..<last].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            var head = line
            while head < last, " -*+>.)0123456789".utf8.contains(bytes[head]) { head += 1 }
            guard head > line else { return nil }
            if let close = reader.glyph(head) == Glyph.openTitle ? reader.closeTitle(from: head) : nil,
                reader.glyph(close) == Glyph.ordinal
            {
                return reader.endsLikeLaw(reader.trimmed(head + 3..<close - 3)) ? head : nil
            }
            guard reader.glyph(head) == Glyph.ordinal else { return nil }
            last = line
            while last > 0, " \n\r".utf8.contains(bytes[last - 1]) { last -= 1 }
            guard line - last <= 12, last > 3 else { return nil }
        }
        return nil
    }

    /// Whether an article ends its own mark there, as at the head of its text in a law: a space or `**` follows.
    private func beginsParagraph(_ end: Int) -> Bool {
        end >= bytes.count || bytes[end] == 0x0A || bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "*")
            || Glyph.spaces.contains(reader.glyph(end)) || [0xEFBC9A, 0xE38090, 0xEFBC88].contains(reader.glyph(end))
    }

    /// An index before one mark or word that may stand behind the name of a law in its line.
    private func trimmedBack(_ end: Int) -> Int {
        guard end > 0 else { return end }
        if " *_#:()".utf8.contains(bytes[end - 1]) { return end - 1 }
        if [0xEFBC9A, Glyph.openParenthesis, Glyph.closeParenthesis, 0xE38080, 0xE79A84].contains(reader.glyph(end - 3))
        {
            return end - 3
        }
        let word = Self.excerptWords.first { end >= $0.count && reader.hasBytes($0, at: end - $0.count) }
        return end - (word?.count ?? 0)
    }

    /// Where 《title》 or a known name begins that ends at an index.
    private func name(endingAt end: Int) -> Int? {
        guard reader.glyph(end - 3) == Glyph.closeTitle else {
            return scanner.law(reader, endingAt: end, floor: max(0, end - 150))
        }
        guard let open = reader.openTitle(before: end, floor: 0),
            // A 公约 or 守则 of a village or a class has articles of its own.
            [0xE6B395, 0xE4BE8B, 0xE585B8].contains(reader.glyph(end - 6))
        else { return nil }
        return open
    }

    /// Whether nothing but marks, a number or 附： stands before an index in its line.
    private func isLineHead(_ start: Int) -> Bool {
        var index = start
        while index > 0, bytes[index - 1] != 0x0A {
            if bytes[index - 1] < 0x80 {
                guard " *_#>:.)(0123456789".utf8.contains(bytes[index - 1]) else { return false }
                index -= 1
            } else {
                guard Self.heads.contains(reader.glyph(index - 3)) else { return false }
                index -= 3
            }
        }
        return true
    }

    private static let excerptWords = [
        "如下", "有关", "相关", "部分", "主要", "规定", "条款", "条文", "内容", "摘录", "节选", "摘编", "摘选", "摘要", "选登", "选录", "原文",
    ].map { Array($0.utf8) }

    /// 附 ： 、 一 二 三 四 五 六 （ ） and the wide space.
    private static let heads: Set<UInt32> = [
        0xE99984, 0xEFBC9A, 0xE38081, 0xE4B880, 0xE4BA8C, 0xE4B889, 0xE59B9B, 0xE4BA94, 0xE585AD, Glyph.openParenthesis,
        Glyph.closeParenthesis, 0xE38080,
    ]
}
