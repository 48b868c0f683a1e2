/// Words that stand directly before a provision.
extension ProvisionReader {
    /// Whether a list goes on over filling words only: 等，, 等几条，, 起至.
    func isFilledList(_ range: Range<Int>) -> Bool {
        let gap = listGap(range)
        guard !gap.isEmpty, !isBlank(gap) else { return gap.isEmpty || isBlank(gap) }
        let end = skipSpacesBack(from: gap.upperBound, floor: gap.lowerBound)
        guard skipSeparatorsBack(from: end, floor: gap.lowerBound) < end else { return false }
        var index = gap.lowerBound
        while index < end {
            if bytes[index] < 0x80 {
                index += 1
            } else {
                let letter = glyph(index)
                let isWord = letter >= 0xE39080 && letter <= 0xE9BFBF
                guard !isWord || Self.fillers.contains(letter) else { return false }
                index += 3
            }
        }
        return true
    }

    /// 等 起 止 的 之 所 规 定 几 多 条 款 项 文 中 里 内 及 其 和 与 或 以 至 到 并.
    private static let fillers: Set<UInt32> = [
        0xE7AD89, 0xE8B5B7, 0xE6ADA2, 0xE79A84, Glyph.of, 0xE68980, 0xE8A784, 0xE5AE9A, 0xE587A0, 0xE5A49A,
        Glyph.article,
        Glyph.paragraph, Glyph.item, 0xE69687, 0xE4B8AD, 0xE9878C, 0xE58685, 0xE58F8A, 0xE585B6, 0xE5928C, 0xE4B88E,
        0xE68896, 0xE4BBA5, 0xE887B3, 0xE588B0, 0xE5B9B6,
    ]

    private static let joins = ["及其", "以及", "或者", "和", "与", "及", "或", "并", "其"].map { Array($0.utf8) }

    /// Whether only marks and words of an edition stand between two provisions: /原, →新.
    func isEdition(_ range: Range<Int>) -> Bool {
        guard let found = shift(endingAt: range.upperBound, floor: range.lowerBound), found.start > range.lowerBound
        else {
            return false
        }
        return !(range.lowerBound..<found.start).contains { glyph($0) >= 0xE39080 && glyph($0) <= 0xE9BFBF }
    }

    /// Whether a sentence ends between two provisions, or a quotation stands there.
    func endsSentence(in range: Range<Int>) -> Bool {
        range.contains { bytes[$0] == 0x0A || Self.sentenceMarks.contains(glyph($0)) }
    }

    /// 。 ； ！ ？ “ ”.
    private static let sentenceMarks: Set<UInt32> = [
        0xE38082, 0xEFBC9B, 0xEFBC81, 0xEFBC9F, 0xE2809C, 0xE2809D,
    ]

    /// Where the run of Chinese letters begins that ends before a provision, without 和 or 及其 at its head.
    func wordsStart(before start: Int, floor: Int) -> Int {
        let end = skipSpacesBack(from: start, floor: floor)
        var index = end
        while index - 3 >= floor, end - index < 180, glyph(index - 3) >= 0xE39080, glyph(index - 3) <= 0xE9BFBF {
            index -= 3
        }
        while let word = Self.joins.first(where: { hasBytes($0, at: index) }) { index += word.count }
        return index < end ? index : start
    }

    /// Where the name begins of a law that nobody knows and that stands without 《》 before a provision: 治安处罚法第三条,
    /// 山东禁毒条例第三条, 未成年人保护法实施办法第五条.
    func unknownLaw(before start: Int, floor: Int) -> Int? {
        let last = skipSpacesBack(from: start, floor: floor)
        var end = last
        // 立案追诉标准（三）第一条, 刑法修正案九第十条.
        if end - 12 >= floor, let (_, last) = parenthesized(at: end - 9), last == end { end -= 9 }
        if end - 18 >= floor, let (_, last) = parenthesized(at: end - 12), last == end { end -= 12 }
        // 刑修（十一）第四十四条.
        if last > end, end - 6 >= floor, hasBytes(Self.amendment, at: end - 6) { return end - 6 }
        while end - 12 >= floor, Self.figure(glyph(end - 3)) != nil || Self.unit(glyph(end - 3)) != nil { end -= 3 }
        guard end - 6 >= floor, Self.lawEnds.contains(glyph(end - 3)) else { return nil }
        // The 条 of 条例 is no article.
        var index = end - 6
        while index - 3 >= floor, end - index < 60 {
            let letter = glyph(index - 3)
            guard letter >= 0xE39080, letter <= 0xE9BFBF,
                !Self.lawLeads.contains(letter) || !leadsUp(to: index, floor: floor) || isAnti(index - 3, floor)
            else { break }
            index -= 3
        }
        let letters = (end - index) / 3
        if hasBytes(Self.regulation, at: end - 6) { return index }
        if letters == 2 {
            // 根据解释第七条, 按照规定第五条: what stands for a document that was named elsewhere.
            if let lead = applyingStart(index, floor: floor) {
                return Self.nouns.contains { hasBytes($0, at: index) } ? lead : nil
            }
            return Self.shortLaws.contains { hasBytes($0, at: index) }
                ? index : officialTitle(before: index, floor: floor)
        }
        // 法释〔2016〕8号解释第七条, 法释〔2016〕8号司法解释第七条.
        if glyph(index) == LegalDecree.number, index > floor, (0x30...0x39).contains(bytes[index - 1]),
            (Self.nouns + Self.lawTails).contains(where: { end - $0.count > index && hasBytes($0, at: end - $0.count) })
        {
            return documentNumber(endingAt: index + 3).map { max($0, floor) } ?? index
        }
        if glyph(end - 3) == Self.law {
            let before = glyph(end - 6)
            guard !Self.methods.contains(before) else { return nil }
            // 合同法 and 基本法, but neither 好办法 nor 不同法.
            let isEnd = before == Self.office || LawPronoun.heads.contains(before)
            return letters > 3 || !isEnd || [0xE59088, 0xE59FBA].contains(glyph(end - 9)) ? index : nil
        }
        guard letters >= 4 else { return nil }
        // 禁毒决定, 毒品犯罪解释.
        if Self.topicalTails.contains(where: { hasBytes($0, at: end - $0.count) }),
            stride(from: index, to: end - 6, by: 3).contains(where: { at in
                Self.topics.contains { hasBytes($0, at: at) }
            })
        {
            return index
        }
        if Self.officialTails.contains(glyph(end - 3)),
            stride(from: index, to: end - 6, by: 3).contains(where: { at in
                Self.officials.contains { hasBytes($0, at: at) }
            })
        {
            return index
        }
        guard Self.lawTails.contains(where: { hasBytes($0, at: end - $0.count) }) else { return nil }
        let holdsLaw = stride(from: index, to: end - 6, by: 3).contains {
            glyph($0) == Self.law && !Self.methods.contains(glyph($0 - 3)) || hasBytes(Self.regulation, at: $0)
        }
        return holdsLaw ? index : nil
    }

    /// 反诈法, but not 违反诈法.
    private func isAnti(_ index: Int, _ floor: Int) -> Bool {
        glyph(index) == 0xE58F8D && (index - 3 < floor || ![0xE8BF9D, 0xE98195].contains(glyph(index - 3)))
    }

    /// Where 国务院办公厅关于加强禁毒工作的 begins before 意见.
    private func officialTitle(before end: Int, floor: Int) -> Int? {
        guard end - 12 >= floor, glyph(end - 3) == 0xE79A84 else { return nil }
        var start = end - 3
        while start - 3 >= floor, end - start < 150, glyph(start - 3) >= 0xE39080, glyph(start - 3) <= 0xE9BFBF {
            start -= 3
        }
        var index = start
        while index < end, !hasBytes(Self.about, at: index) { index += 3 }
        guard index < end else { return nil }
        let holds = { (words: [[UInt8]], range: StrideTo<Int>) in
            range.contains { at in words.contains { hasBytes($0, at: at) } }
        }
        if holds(Self.officials, stride(from: start, to: index, by: 3)) { return start }
        // 关于审理毒品犯罪案件适用法律若干问题的解释, whoever issued it.
        return holds(Self.legalTopics, stride(from: index, to: end, by: 3)) ? index : nil
    }

    private static let legalTopics = ["法律", "案件", "犯罪", "毒"].map { Array($0.utf8) }
    private static let amendment = Array("刑修".utf8)
    private static let about = Array("关于".utf8)

    private static let nouns = ["解释", "规定", "办法", "细则"].map { Array($0.utf8) }
    private static let shortLaws = ["民法", "税法", "商法"].map { Array($0.utf8) }
    /// Whose 规定, 决定, 意见, 纪要, 规则, 规程, 标准, 公约 and 议定书 are cited by their articles, and not those of a school or a village.
    private static let officials = [
        "公安", "国务院", "全国", "人大", "司法", "最高", "联合国", "国际", "检察", "法院", "行政", "程序", "立案", "教育部", "武汉", "大连", "昆明",
    ].map { Array($0.utf8) }
    /// 定 则 程 要 见 准 约 书.
    private static let officialTails: Set<UInt32> = [
        0xE5AE9A, 0xE58899, 0xE7A88B, 0xE8A681, 0xE8A781, 0xE58786, 0xE7BAA6, 0xE4B9A6,
    ]
    /// 办 of 办法.
    private static let office: UInt32 = 0xE58A9E

    private static let regulation = Array("条例".utf8)
    private static let law: UInt32 = 0xE6B395
    /// 法 例 则 释 案, and those of `officialTails`.
    private static let lawEnds = officialTails.union([law, 0xE4BE8B, 0xE58899, 0xE9878A, 0xE6A188])
    /// What 决定, 解释 and 纪要 are about that people cite by short names of their own.
    private static let topics = ["毒", "司法", "两高", "犯罪"].map { Array($0.utf8) }
    private static let topicalTails = ["决定", "解释", "纪要", "批复"].map { Array($0.utf8) }
    private static let lawTails = ["办法", "细则", "解释", "释义", "修正案", "草案", "决定"].map { Array($0.utf8) }
    /// The last letters of 依据 依照 按照 违反 的 和 与 及 或 在 对 从 由 于 是 了 根据.
    static let lawLeads: Set<UInt32> = [
        0xE68DAE, 0xE785A7, 0xE58F8D, 0xE79A84, 0xE5928C, 0xE4B88E, 0xE58F8A, 0xE68896, 0xE59CA8, 0xE5AFB9, 0xE4BB8E,
        0xE794B1, 0xE4BA8E, 0xE698AF, 0xE4BA86, 0xE69DA1, 0xE6ACBE, 0xE9A1B9, Glyph.ordinal,
    ]
    /// 方 做 用 想 看 说 写 疗 手 语 书 算 文 魔 玩 吃 打 步 教 学 普 守 违 执 司 立 合 非 无 依 兵 佛 技 章 枪 笔 乘 加 减 除 忆 苏 救
    /// 绝 烟 吸 移 静 停 身 默 懂 知 讲 尊 变 戏 设 没 问 比 导 犯 枉 以 的:
    /// what stands before 法 in words for a way to do something.
    private static let methods: Set<UInt32> = [
        0xE696B9, 0xE5819A, 0xE794A8, 0xE683B3, 0xE79C8B, 0xE8AFB4, 0xE58699, 0xE79697, 0xE6898B, 0xE8AFAD, 0xE4B9A6,
        0xE7AE97, 0xE69687, 0xE9AD94, 0xE78EA9, 0xE59083, 0xE68993, 0xE6ADA5, 0xE69599, 0xE5ADA6, 0xE699AE, 0xE5AE88,
        0xE8BF9D, 0xE689A7, 0xE58FB8, 0xE7AB8B, 0xE59088, 0xE99D9E, 0xE697A0, 0xE4BE9D, 0xE585B5, 0xE4BD9B, 0xE68A80,
        0xE7ABA0, 0xE69EAA, 0xE7AC94, 0xE4B998, 0xE58AA0, 0xE5878F, 0xE999A4, 0xE5BF86, 0xE88B8F, 0xE69591,
        0xE7BB9D, 0xE7839F, 0xE590B8, 0xE7A7BB, 0xE99D99, 0xE5819C, 0xE8BAAB, 0xE9BB98, 0xE68782, 0xE79FA5, 0xE8AEB2,
        0xE5B08A, 0xE58F98, 0xE6888F, 0xE8AEBE, 0xE6B2A1, 0xE997AE, 0xE6AF94, 0xE5AFBC, 0xE78AAF, 0xE69E89, 0xE4BBA5,
        0xE79A84,
    ]
}
