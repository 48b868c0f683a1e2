/// What may stand before a provision: law names, list separators, boundaries.
extension ProvisionReader {
    func hasBytes(_ word: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + word.count <= bytes.count else { return false }
        for offset in word.indices where bytes[start + offset] != word[offset] { return false }
        return true
    }

    func skipSpacesBack(from index: Int, floor: Int) -> Int {
        var index = index
        while index > floor, index > 0 {
            if bytes[index - 1] == 0x20 {
                index -= 1
            } else if index - 3 >= floor, Glyph.spaces.contains(glyph(index - 3)) {
                index -= 3
            } else if index - 2 >= floor, bytes[index - 2] == 0xC2, bytes[index - 1] == 0xA0 {
                index -= 2
            } else {
                break
            }
        }
        return index
    }

    /// Where 、 — 至 and the like begin that end at an index, at most two of them.
    func skipSeparatorsBack(from index: Int, floor: Int) -> Int {
        var index = index
        for _ in 0..<2 where index > floor {
            if Self.isDash(bytes[index - 1]) {
                index -= 1
            } else if index - 3 >= floor, Self.separators.contains(glyph(index - 3)) {
                index -= 3
            }
        }
        return index
    }

    /// A title without the ASCII spaces around it.
    func trimmed(_ title: Range<Int>) -> Range<Int> {
        var (start, end) = (title.lowerBound, title.upperBound)
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return start..<end
    }

    /// The 《 that belongs to the 》 ending at an index, at most 300 bytes before it.
    func openTitle(before end: Int, floor: Int) -> Int? {
        var depth = 1
        var index = end - 6
        while index >= max(floor, end - 300) {
            let glyph = glyph(index)
            if glyph == Glyph.closeTitle { depth += 1 }
            if glyph == Glyph.openTitle {
                depth -= 1
                if depth == 0 { return end - index > 6 ? index : nil }
            }
            index -= 1
        }
        return nil
    }

    /// The opening mark of 【】 “” 「」 『』 〈〉 ‘’ or "" that belongs to the closing one which ends at an index.
    func openBracket(before end: Int, floor: Int) -> (open: Int, title: Range<Int>)? {
        if end - 1 > floor, bytes[end - 1] == Self.quote {
            var index = end - 2
            while index >= max(floor, end - 150), bytes[index] != Self.quote { index -= 1 }
            return index >= max(floor, end - 150) ? (index, index + 1..<end - 1) : nil
        }
        guard end - 3 >= floor, let opening = Self.brackets[glyph(end - 3)] else { return nil }
        var index = end - 6
        while index >= max(floor, end - 150), glyph(index) != opening { index -= 1 }
        return index >= max(floor, end - 150) ? (index, index + 3..<end - 3) : nil
    }

    static let quote = UInt8(ascii: "\"")
    /// Closing mark to opening mark, besides 《》.
    static let brackets: [UInt32: UInt32] = [
        0xE38091: 0xE38090, 0xE2809D: 0xE2809C, 0xE3808D: 0xE3808C, 0xE3808F: 0xE3808E,
        Glyph.closeInnerTitle: Glyph.openInnerTitle, 0xE28099: 0xE28098,
    ]

    /// Whether words in brackets that are no 《》 can only be a law: 中华人民共和国……法, 青海省……条例.
    func isFullTitle(_ title: Range<Int>) -> Bool {
        guard title.count <= 120, endsLikeLaw(title) else { return false }
        if hasBytes(Self.republic, at: title.lowerBound) { return true }
        let regions = [0xE79C81, 0xE5B882, 0xE58CBA, 0xE58EBF, 0xE5B79E] as [UInt32]  // 省 市 区 县 州
        return stride(from: title.lowerBound + 6, to: min(title.upperBound - 6, title.lowerBound + 24), by: 3)
            .contains { regions.contains(glyph($0)) }
    }

    private static let republic = Array("中华人民共和国".utf8)

    /// Where the number begins that ends at an index: 59 of 59条; nil unless it is written in digits or above ten.
    func bareNumber(before end: Int, floor: Int) -> Int? {
        var start = end
        while start > floor, end - start < 36 {
            if let (_, length) = arabicFigure(start - 1), length == 1 {
                start -= 1
            } else if start - 3 >= floor, let (_, length) = arabicFigure(start - 3), length == 3 {
                start -= 3
            } else if start - 3 >= floor, Self.figure(glyph(start - 3)) != nil || Self.unit(glyph(start - 3)) != nil {
                start -= 3
            } else {
                break
            }
        }
        guard start < end, let (value, last) = numeral(at: start), last == end else { return nil }
        return bytes[start] < 0x80 || bytes[start] == 0xEF || value > 10 ? start : nil
    }

    /// Whether a title ends in a word that laws end in, or in parentheses such as （试行）.
    func endsLikeLaw(_ title: Range<Int>) -> Bool {
        let last = glyph(title.upperBound - 3)
        if last == Glyph.closeParenthesis || last == 0xE38095 { return true }
        // (2012修正) and [2012年版].
        if last & 0xFF == 0x29 || last & 0xFF == 0x5D,
            let open = openEditionBracket(before: title.upperBound, floor: title.lowerBound),
            open.start > title.lowerBound
        {
            return endsLikeLaw(trimmed(title.lowerBound..<open.start))
        }
        if last == Glyph.closeInnerTitle { return false }
        if let end = lawEnd(ofPartTitle: title) { return endsLikeLaw(trimmed(title.lowerBound..<end)) }
        return LawPronoun.titleEndings.contains {
            $0.count <= title.count && hasBytes($0, at: title.upperBound - $0.count)
        }
    }

    /// What stands between two provisions, without brackets or a quotation behind the first or brackets that close around it:
    /// 第三百四十七条（贩卖毒品罪）、第三百四十八条, 第三十八条“强制隔离戒毒”、第四十条, （原第七十二条）、第八十五条.
    func listGap(_ range: Range<Int>) -> Range<Int> {
        var start = skipMarks(from: range.lowerBound)
        if let content = bracket(at: start), content.upperBound < range.upperBound {
            start = content.upperBound + (bytes[content.upperBound] < 0x80 ? 1 : 3)
        } else if start < range.upperBound, closing(start) > 0 {
            start += closing(start)
        } else if let end = quotation(at: start, limit: range.upperBound) {
            start = end
        }
        var end = range.upperBound
        while end > start, bytes[end - 1] == 0x2A || bytes[end - 1] == 0x5F { end -= 1 }
        start = skipMarks(from: start)
        return min(start, end)..<end
    }

    /// The byte behind a quotation of at most 300 bytes that opens at an index.
    private func quotation(at start: Int, limit: Int) -> Int? {
        let close: UInt32
        switch glyph(start) {
        case 0xE2809C: close = 0xE2809D
        case 0xE3808C: close = 0xE3808D
        case 0xE3808E: close = 0xE3808F
        default:
            guard start < limit, bytes[start] == Self.quote else { return nil }
            var index = start + 1
            while index < min(limit, start + 300), bytes[index] != Self.quote { index += 1 }
            return index < min(limit, start + 300) ? index + 1 : nil
        }
        var index = start + 3
        while index + 3 <= min(limit, start + 300) {
            if glyph(index) == close { return index + 3 }
            index += 1
        }
        return nil
    }

    /// Whether a semicolon and nothing else stands between two provisions.
    func isSemicolon(_ range: Range<Int>) -> Bool {
        var index = skipMarks(from: listGap(range).lowerBound)
        guard index < range.upperBound else { return false }
        if bytes[index] == UInt8(ascii: ";") {
            index += 1
        } else if glyph(index) == 0xEFBC9B {
            index += 3
        } else {
            return false
        }
        return skipMarks(from: index) >= range.upperBound
    }

    /// Whether spaces and nothing else stand between two provisions.
    func isBlank(_ range: Range<Int>) -> Bool {
        !range.isEmpty && range.count <= 6
            && skipSpacesBack(from: range.upperBound, floor: range.lowerBound) == range.lowerBound
    }

    /// Whether only 、 or 和 or the like stands between two provisions.
    func isListSeparator(_ range: Range<Int>) -> Bool {
        let range = listGap(range)
        guard !range.isEmpty, range.count <= 14 else { return false }
        var index = range.lowerBound
        var words = 0
        while index < range.upperBound {
            if bytes[index] == 0x20 || bytes[index] == 0x0A {
                index += 1
                continue
            }
            if Self.isDash(bytes[index]) {
                index += 1
            } else if Self.separators.contains(glyph(index)) {
                index += 3
            } else {
                return false
            }
            words += 1
        }
        return index == range.upperBound && (1...3).contains(words)
    }

    private static func isDash(_ byte: UInt8) -> Bool {
        "-~,/+&".utf8.contains(byte)
    }

    /// The letters of 、 ， 和 及其 与 或者 以及 至 到 — ～ 暨 并 – － ― − 〜 ／ ＋ ＆ ─ ━ ∼ ⸺.
    private static let separators: [UInt32] = [
        0xE38081, 0xEFBC8C, 0xE5928C, 0xE58F8A, 0xE4B88E, 0xE68896, 0xE88085, 0xE4BBA5, 0xE887B3, 0xE588B0, 0xE28094,
        0xEFBD9E, 0xE69AA8, 0xE5B9B6, 0xE28093, 0xEFBC8D, 0xE28095, 0xE28892, 0xE3809C, 0xE585B6, 0xEFBC8F, 0xEFBC8B,
        0xEFBC86, 0xE29480, 0xE29481, 0xE288BC, 0xE2B8BA,
    ]

    /// Whether 第三条 in a law's own text is one of its articles: not 第三条款, and not behind another law's name.
    func mayStandAlone(_ start: Int, _ end: Int) -> Bool {
        !Self.nameEndings.contains(glyph(start - 3)) && ![Glyph.paragraph, 0xE4BBB6].contains(glyph(end))
    }

    /// The last letters of names of laws: 》 法 条例 细则 解释 决定 公约 协定 议定书.
    private static let nameEndings: Set<UInt32> = [
        Glyph.closeTitle, 0xE6B395, 0xE4BE8B, 0xE58899, 0xE9878A, 0xE5AE9A, 0xE7BAA6, 0xE4B9A6,
    ]

    /// Whether a bare name may begin at an index: nothing before it, no Han letter, or a word that leads up to a law.
    ///
    /// With `isOld` for 原 in 原《禁毒法》, which has no words of an edition before it.
    func isNameBoundary(_ start: Int, floor: Int, isOld: Bool = false) -> Bool {
        guard start > floor else { return true }
        if bytes[start - 1] < 0x80 { return true }
        let before = glyph(start - 3)
        let isHan = before >= 0xE39080 && before <= 0xE9BFBF
        // 我国禁毒法, but not 美国宪法.
        if before == 0xE59BBD { return start - 6 >= floor && glyph(start - 6) == 0xE68891 }
        // 违反禁毒法, but not 反禁毒法.
        if before == 0xE58F8D { return start - 6 >= floor && [0xE8BF9D, 0xE98195].contains(glyph(start - 6)) }
        if !isHan || Self.leads.contains(before) && leadsUp(to: start, floor: floor) { return true }
        return !isOld && edition(endingAt: start, floor: max(floor, start - 96)) != nil
    }

    /// Whether the letter before a name, one of `leads`, is not the end of a longer name: 适用药品管理法, but not 兽用药品管理法;
    /// 禁毒法和药品管理法, but not 食品和药品管理法.
    func leadsUp(to start: Int, floor: Int) -> Bool {
        let letter = glyph(start - 3)
        let end = start - 3
        let before = end - 3 >= floor ? glyph(end - 3) : 0
        let isHan = before >= 0xE39080 && before <= 0xE9BFBF
        guard isHan else { return true }
        if let verbs = Self.verbs[letter] { return verbs.contains(before) }
        if let nouns = Self.nouns[letter] { return !nouns.contains(before) }
        // 和.
        guard letter == 0xE5928C, !Self.lawEndings.contains(before) else { return true }
        var first = end
        while first - 3 >= floor, end - first < 15, glyph(first - 3) >= 0xE39080, glyph(first - 3) <= 0xE9BFBF,
            !Self.leads.contains(glyph(first - 3))
        {
            first -= 3
        }
        return end - first >= 15 || edition(endingAt: end, floor: max(floor, end - 96)) != nil
    }

    /// By the last letter, what stands before it where it leads up to a law: 适引援运使套采 用, 符结配切 合, 触侵违 犯, 或 者.
    private static let verbs: [UInt32: Set<UInt32>] = [
        0xE794A8: [0xE98082, 0xE5BC95, 0xE68FB4, 0xE8BF90, 0xE4BDBF, 0xE5A597, 0xE98787],
        0xE59088: [0xE7ACA6, 0xE7BB93, 0xE9858D, 0xE58887],
        0xE78AAF: [0xE8A7A6, 0xE4BEB5, 0xE8BF9D],
        0xE88085: [0xE68896],
    ]

    /// What stands before it where it does not: 数票证单 据, 护执牌证 照, 行 为.
    private static let nouns: [UInt32: Set<UInt32>] = [
        0xE68DAE: [0xE695B0, 0xE7A5A8, 0xE8AF81, 0xE58D95],
        0xE785A7: [0xE68AA4, 0xE689A7, 0xE7898C, 0xE8AF81],
        0xE4B8BA: [0xE8A18C],
    ]

    /// 法 例 典 定 则 释 办 条 款 项 目 章 编 节 规: what the name of a law or a place in it ends in.
    private static let lawEndings: Set<UInt32> = [
        0xE6B395, 0xE4BE8B, 0xE585B8, 0xE5AE9A, 0xE58899, 0xE9878A, Glyph.article, Glyph.paragraph, Glyph.item,
        Glyph.subitem, Glyph.chapter, Glyph.part, Glyph.section, 0xE8A784,
    ]

    /// The last letters of 依据 依照 违反 由 于 在 和 与 及 或 的 是 从 对 了 符合 适用 到 见 按 依 以 即 为 触犯 将 把 或者 对应.
    private static let leads: [UInt32] = [
        0xE68DAE, 0xE785A7, 0xE58F8D, 0xE794B1, 0xE4BA8E, 0xE59CA8, 0xE5928C, 0xE4B88E, 0xE58F8A, 0xE68896, 0xE79A84,
        0xE698AF, 0xE4BB8E, 0xE5AFB9, 0xE4BA86, 0xE59088, 0xE794A8, 0xE588B0, 0xE8A781, 0xE68C89, 0xE4BE9D, 0xE4BBA5,
        0xE58DB3, 0xE4B8BA, 0xE78AAF, 0xE5B086, 0xE68A8A, 0xE88085,
        0xE5BA94,
    ]
}

/// 本法, 同法 and 该条例: words that stand for a law named before.
enum LawPronoun {
    static let nouns: [[UInt8]] = ["法律", "法", "条例", "办法", "规定", "解释", "细则", "规则", "决定", "法典", "章程"].map {
        Array($0.utf8)
    }
    .sorted { $0.count > $1.count }
    static let home: UInt32 = 0xE69CAC  // 本
    static let same: UInt32 = 0xE5908C  // 同
    static let that: UInt32 = 0xE8AFA5  // 该
    static let firstGlyphs: [UInt32] = [home, same, that]
    /// What 法 and the like may stand behind: 本 同 该 此 这.
    static let heads: [UInt32] = [home, same, that, 0xE6ADA4, 0xE8BF99]
    /// What may stand between: 部 一 个 项.
    static let counters: [UInt32] = [0xE983A8, 0xE4B880, 0xE4B8AA, Glyph.item]
    /// 新法, 旧法, 原法, 老法: the law cited before, in another edition.
    static let editionGlyphs: [UInt32] = [0xE696B0, 0xE697A7, 0xE58E9F, 0xE88081]

    /// 基本法, 日本法; 合同法, 不同法; 应该法.
    static func isPartOfName(before: UInt32, first: UInt32) -> Bool {
        switch first {
        case home: [0xE59FBA, 0xE697A5, 0xE6A0B7, 0xE68890].contains(before)  // 基 日 样 成
        case same: [0xE59088, 0xE4B88D, 0xE585B1, 0xE79BB8].contains(before)  // 合 不 共 相
        case 0xE6ADA4: [0xE59BA0, 0xE5A682, 0xE5BDBC, 0xE794B1].contains(before)  // 因 如 彼 由
        default: before == 0xE5BA94  // 应
        }
    }

    /// Words that titles of laws and of other binding texts end in.
    static let titleEndings: [[UInt8]] = [
        "法", "法典", "总则", "通则", "条例", "办法", "规定", "细则", "规则", "解释", "决定", "公约", "规程", "修正案", "标准", "准则", "批复",
        "意见", "通知", "纪要", "议定书",
    ].map { Array($0.utf8) }
}
