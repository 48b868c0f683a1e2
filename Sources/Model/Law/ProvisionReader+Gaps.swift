/// What may stand between the name of a law and a provision of it.
///
/// ## File format
///     《禁毒法》 [（2007年12月29日通过）] [总则 | 合同编 | 第三章 [禁毒宣传教育 | “戒毒措施”]] [中 | 规定 | 的 …] [（ | ： | —— …] 第三条
///
/// ## Parsing behavior
/// - A colon, a dash, · or / and an opening bracket or quotation mark count directly before the provision only.
/// - A name of a 编, 章 or 节 without its number counts directly behind 》 only, but for the seven of the 民法典.
/// - Nothing else is passed over: 《禁毒法》，第三条 may begin a list of its author's own.
extension ProvisionReader {
    /// One step back over such words; nil where none stands before the index.
    ///
    /// `isFirst` says that the provision begins there.
    func gapStep(before end: Int, floor: Int, isFirst: Bool) -> Int? {
        let index = skipSpacesBack(from: end, floor: floor)
        guard index > floor else { return nil }
        if bytes[index - 1] < 0x80 {
            switch bytes[index - 1] {
            case UInt8(ascii: ")"): return openRound(before: index, floor: floor)
            case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "/"), UInt8(ascii: "-"), Self.quote:
                return isFirst ? index - 1 : nil
            default: return trailingEdition(floor..<index)?.start
            }
        }
        // ·
        if isFirst, index - 2 >= floor, bytes[index - 2] == 0xC2, bytes[index - 1] == 0xB7 { return index - 2 }
        guard index - 3 >= floor else { return nil }
        let last = glyph(index - 3)
        switch last {
        case Glyph.closeTitle: return nil
        case Glyph.closeParenthesis: return openRound(before: index, floor: floor)
        case 0xE2809D: return quotedDivision(before: index, floor: floor)
        case Glyph.part, Glyph.chapter, Glyph.section, Glyph.sub:
            if let start = quotedTitle(before: index, floor: floor) { return start }
        default: break
        }
        if isFirst, Self.leadMarks.contains(last) { return markStart(before: index, floor: floor) }
        if let start = linkWord(before: index, floor: floor) { return start }
        if last == Glyph.part || last == Glyph.chapter || last == Glyph.section,
            let start = division(endingAt: index, unit: last, floor: floor)
        {
            return start
        }
        return trailingEdition(floor..<index)?.start ?? titledDivision(before: index, floor: floor)
    }

    /// Whether a provision that begins at an index stands behind this law with such words between.
    func reaches(_ law: Int, from start: Int) -> Bool {
        var end = skipSpacesBack(from: start, floor: 0)
        for step in 0..<8 {
            if end <= law { return end == law }
            guard let next = gapStep(before: end, floor: 0, isFirst: step == 0) else { return false }
            end = skipSpacesBack(from: next, floor: 0)
        }
        return false
    }

    /// The byte behind the 》 that belongs to the 《 at an index.
    func closeTitle(from open: Int) -> Int? {
        var depth = 0
        var index = open
        while index + 2 < bytes.count {
            let glyph = glyph(index)
            if glyph == Glyph.openTitle { depth += 1 }
            if glyph == Glyph.closeTitle {
                depth -= 1
                if depth == 0 { return index + 3 }
            }
            index += 1
        }
        return nil
    }

    /// The edition that stands in such words before a provision, and where it begins.
    func editionInGap(before start: Int) -> (edition: NamedEdition, start: Int)? {
        var end = skipSpacesBack(from: start, floor: 0)
        for step in 0..<8 where end > 0 {
            if end - 3 >= 0, glyph(end - 3) == Glyph.closeTitle { return nil }
            if let found = trailingEdition(0..<end) { return found }
            guard let next = gapStep(before: end, floor: 0, isFirst: step == 0) else { return nil }
            end = skipSpacesBack(from: next, floor: 0)
        }
        return nil
    }

    /// 的 中 之 里 内 所, 规定, 总则 分则 附则.
    private func linkWord(before end: Int, floor: Int) -> Int? {
        switch glyph(end - 3) {
        case 0xE79A84, 0xE4B8AD, Glyph.of, 0xE9878C, 0xE58685, 0xE68980: return end - 3
        case 0xE5AE9A where end - 6 >= floor && glyph(end - 6) == 0xE8A784: return end - 6
        case 0xE58899 where end - 6 >= floor && [0xE680BB, 0xE58886, 0xE99984].contains(glyph(end - 6)): return end - 6
        default: return nil
        }
    }

    /// （…） of at most 900 bytes, as the days of a law's making fill.
    private func openRound(before end: Int, floor: Int) -> Int? {
        let isASCII = bytes[end - 1] < 0x80
        var open = end - (isASCII ? 2 : 6)
        while open >= max(floor, end - 900) {
            if isASCII {
                if bytes[open] == UInt8(ascii: "(") { return open }
                if bytes[open] == UInt8(ascii: ")") { return nil }
            } else {
                let glyph = glyph(open)
                if glyph == Glyph.openParenthesis { return open }
                if glyph == Glyph.closeParenthesis { return nil }
            }
            open -= 1
        }
        return nil
    }

    /// Where the mark begins that ends there: a dash of two letters is one.
    private func markStart(before end: Int, floor: Int) -> Int {
        var index = end - 3
        while index - 3 >= floor, glyph(index) == 0xE28094, glyph(index - 3) == 0xE28094 { index -= 3 }
        return index
    }

    /// ： （ 【 〈 “ 「 『 — · ／ －.
    private static let leadMarks: Set<UInt32> = [
        0xEFBC9A, Glyph.openParenthesis, 0xE38090, Glyph.openInnerTitle, 0xE2809C, 0xE3808C, 0xE3808E, 0xE28094,
        0xE383BB, 0xEFBC8F, 0xEFBC8D,
    ]

    /// 第三章, 合同编, 法律责任一章: a division that ends at an index.
    private func division(endingAt end: Int, unit: UInt32, floor: Int) -> Int? {
        var start = end - 3
        for _ in 0..<12 where start - 3 >= floor {
            if (0x30...0x39).contains(bytes[start - 1]) {
                start -= 1
                continue
            }
            let letter = glyph(start - 3)
            if letter == Glyph.ordinal, let (_, last) = ordinal(at: start - 3, unit: unit), last == end {
                return start - 3
            }
            if letter == Glyph.closeTitle {
                return start < end - 3 && bytes[start] >= 0x80 && !isCount(start..<end - 3) ? start : nil
            }
            guard letter >= 0xE39080, letter <= 0xE9BFBF else { break }
            start -= 3
        }
        guard unit == Glyph.part else { return nil }
        return Self.books.first { end - $0.count >= floor && hasBytes($0, at: end - $0.count) }.map { end - $0.count }
    }

    /// 共七 of 共七章: how many there are; 法律责任一 of 法律责任一章 is a name.
    private func isCount(_ words: Range<Int>) -> Bool {
        guard Self.figure(glyph(words.upperBound - 3)) != nil || Self.unit(glyph(words.upperBound - 3)) != nil else {
            return false
        }
        return glyph(words.upperBound - 3) != 0xE4B880 || words.count < 9
    }

    private static let books = ["总则编", "物权编", "合同编", "人格权编", "婚姻家庭编", "继承编", "侵权责任编"].map { Array($0.utf8) }

    /// 第三章“戒毒措施”.
    private func quotedDivision(before end: Int, floor: Int) -> Int? {
        var open = end - 6
        while open >= max(floor, end - 66), glyph(open) != 0xE2809C { open -= 3 }
        return open > floor && glyph(open) == 0xE2809C ? numberedDivision(endingAt: open, floor: floor) : nil
    }

    /// “法律责任”一章, “法律责任”这一节, “法律责任”部分: a division that is called by its title.
    private func quotedTitle(before end: Int, floor: Int) -> Int? {
        var close = end - 3
        for letter in [0xE983A8, 0xE4B880, 0xE8BF99] as [UInt32] where close - 3 >= floor {
            if glyph(close - 3) == letter { close -= 3 }
        }
        guard close - 9 >= floor, glyph(close - 3) == 0xE2809D else { return nil }
        var open = close - 6
        while open >= max(floor, close - 66), glyph(open) != 0xE2809C { open -= 3 }
        return open > floor && glyph(open) == 0xE2809C ? open : nil
    }

    /// 第三章禁毒宣传教育, 第三章 禁毒宣传教育: up to twelve letters that no word joins to something else.
    private func titledDivision(before end: Int, floor: Int) -> Int? {
        var start = end
        for _ in 0..<12 where start - 3 >= floor {
            let letter = glyph(start - 3)
            if start < end, letter == Glyph.part || letter == Glyph.chapter || letter == Glyph.section {
                return numberedDivision(endingAt: start, floor: floor)
            }
            if start < end, let last = divisionBeforeSpace(start, floor: floor) {
                return numberedDivision(endingAt: last, floor: floor)
            }
            guard letter >= 0xE39080, letter <= 0xE9BFBF, !Self.joiners.contains(letter) else { return nil }
            start -= 3
        }
        return nil
    }

    /// Where a 章 ends that a space parts from its title.
    private func divisionBeforeSpace(_ start: Int, floor: Int) -> Int? {
        let last = skipSpacesBack(from: start, floor: floor)
        guard last < start, last - 3 >= floor else { return nil }
        return [Glyph.part, Glyph.chapter, Glyph.section].contains(glyph(last - 3)) ? last : nil
    }

    private func numberedDivision(endingAt end: Int, floor: Int) -> Int? {
        guard end - 9 >= floor else { return nil }
        let unit = glyph(end - 3)
        var start = end - 9
        while start >= max(floor, end - 24) {
            if glyph(start) == Glyph.ordinal { return ordinal(at: start, unit: unit)?.1 == end ? start : nil }
            start -= 3
        }
        return nil
    }

    /// 和 与 及 或 的 了 对 按 据 照 条 款 法 例 定 释: what such a name does not hold.
    private static let joiners: Set<UInt32> = [
        0xE5928C, 0xE4B88E, 0xE58F8A, 0xE68896, 0xE79A84, 0xE4BA86, 0xE5AFB9, 0xE68C89, 0xE68DAE, 0xE785A7,
        Glyph.article, Glyph.paragraph, 0xE6B395, 0xE4BE8B, 0xE5AE9A, 0xE9878A,
    ]

    /// Whether 条 ends there in a word for a thing that is counted: 第三条措施, 三条意见.
    func countsThings(at end: Int) -> Bool {
        Self.things.contains { hasBytes($0, at: end) }
    }

    private static let things = [
        "措施", "意见", "建议", "经验", "禁令", "红线", "理由", "原因", "线索", "举措", "办法", "要点", "提示", "问答", "罪名", "体会", "底线", "要求",
        "标语",
        "条文", "短信", "微博", "新闻", "知识", "试题", "题目", "横幅", "内容", "信息", "消息", "评论", "留言", "口号", "警句", "常识",
    ].map { Array($0.utf8) }
}
