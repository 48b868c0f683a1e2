/// Articles beside a law that no grammar gives to it: they may be its own, and are said.
///
///     《禁毒法》于2008年施行。其第八十条规定…… → 其第八十条
///     《禁毒法》第六章：法律责任，第八十条 → ，第八十条
///     《禁毒法》第六章共12条（59—70条） → （59—70条
extension CitationScanner {
    /// The mark of an article in whose paragraph a law is named; nil where something else owns it or is counted.
    func beside(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Range<Int>? {
        guard let number = provision.article?.number, !reader.countsThings(at: provision.end) else { return nil }
        let before = reader.skipSpacesBack(from: start, floor: walk.floor)
        guard before > walk.floor, reader.bytes[before - 1] != 0x0A else { return nil }
        let isOwned: Bool
        switch reader.owner(endingAt: before, floor: walk.floor) {
        case .law: isOwned = true
        case .other: return nil
        case nil:
            // 第一条，要 and 第二条：要 are points of a speech.
            guard number > 10 else { return nil }
            isOwned = false
        }
        guard
            isOwned || reader.endsClause(provision.end) || reader.startsPredicate(at: provision.end)
                || reader.opensMark(at: provision.end) || reader.startsMove(at: provision.end)
        else { return nil }
        guard let law = lawEnd(reader, before: before, walk), !reader.hasForeign(walk.foreignEnd, behind: law),
            isOwned || !namesDocument(reader, law..<start)
        else { return nil }
        return unreadMark(reader, start..<provision.end, law: law, floor: walk.floor)
    }

    /// The mark of 59—70条 and （59条） in the sentence of a law.
    func bareBeside(_ reader: ProvisionReader, _ start: Int, unit: Int, _ walk: Walk) -> Range<Int>? {
        var first = start
        for _ in 0..<20 {
            let behind = reader.skipSeparatorsBack(from: first, floor: walk.floor)
            guard behind < first, let number = reader.bareNumber(before: behind, floor: walk.floor) else { break }
            first = number
        }
        let isBracketed = first - 3 >= walk.floor && reader.isOpenedBracket(before: first)
        guard first < start || isBracketed && reader.closing(unit + 3) > 0, reader.endsClause(unit + 3),
            let law = lawEnd(reader, before: first, walk), first - law <= 90, !reader.hasFullStop(law..<first),
            !reader.holdsThings(law..<first)
        else { return nil }
        return unreadMark(reader, first..<unit + 3, law: law, floor: walk.floor)
    }

    /// Where the last law or citation ends that stands in the paragraph before an index.
    private func lawEnd(_ reader: ProvisionReader, before start: Int, _ walk: Walk) -> Int? {
        var index = start - 3
        let low = max(walk.floor, start - 900)
        while index >= low, reader.bytes[index] != 0x0A {
            if Self.lawEndings.contains(reader.glyph(index)),
                law(reader, endingAt: index + 3, floor: walk.floor) != nil
            {
                return index + 3
            }
            index -= 1
        }
        return index < low && low == walk.floor && low > 0 ? walk.lastEnd : nil
    }

    /// 》 法 例.
    private static let lawEndings: Set<UInt32> = [Glyph.closeTitle, 0xE6B395, 0xE4BE8B]

    /// The words with as much before them that they are no citation: at most from the law on that ends before them.
    private func unreadMark(_ reader: ProvisionReader, _ words: Range<Int>, law: Int, floor: Int) -> Range<Int> {
        let run = reader.wordsStart(before: words.lowerBound, floor: law)
        var start = words.lowerBound - run <= 30 ? run : words.lowerBound
        while start > law {
            let text = String(decoding: reader.bytes[start..<words.upperBound], as: UTF8.self)
            if start < words.lowerBound, Citation(text)?.law != .continued { return start..<words.upperBound }
            guard words.lowerBound - start < 60 else { break }
            start = reader.letterStart(before: start, floor: law)
        }
        return max(floor, law - 3)..<words.upperBound
    }
}

extension ProvisionReader {
    fileprivate enum Owner { case law, other }

    /// What the word right before an article says of it; nil where none stands there.
    fileprivate func owner(endingAt end: Int, floor: Int) -> Owner? {
        guard end - 3 >= floor else { return nil }
        let letter = glyph(end - 3)
        if letter == Glyph.closeTitle {
            // 第六章《法律责任》.
            let open = openTitle(before: end, floor: floor) ?? floor
            return [Glyph.part, Glyph.chapter, Glyph.section].contains(glyph(open - 3)) ? .law : .other
        }
        guard letter >= 0xE39080, letter <= 0xE9BFBF else { return nil }
        // 及其修正案.
        let words = wordsStart(before: end, floor: floor)
        if let tail = Self.ownTails.first(where: { end - $0.count >= words && hasBytes($0, at: end - $0.count) }),
            stride(from: words - 3, to: end - tail.count, by: 3).contains(where: { glyph($0) == 0xE585B6 })
        {
            return .law
        }
        if Self.joinWords.contains(letter) { return nil }
        // 学校的办法 and 方法.
        if letter == 0xE6B395, end - 6 >= floor, [0xE58A9E, 0xE696B9].contains(glyph(end - 6)) { return .other }
        return Self.lawWords.contains(letter) ? .law : .other
    }

    /// 法 律 例 定 其 的 中 之 里 内 章 编 节 分 则 任: the last letters of words for a law or a part of it.
    private static let lawWords: Set<UInt32> = [
        0xE6B395, 0xE5BE8B, 0xE4BE8B, 0xE5AE9A, 0xE585B6, 0xE79A84, 0xE4B8AD, Glyph.of, 0xE9878C, 0xE58685,
        Glyph.chapter, Glyph.part, Glyph.section, Glyph.sub, 0xE58899, 0xE4BBBB,
    ]

    private static let ownTails = ["修正案", "细则", "解释", "释义", "草案"].map { Array($0.utf8) }

    /// 据 照 按 依 由 以 和 与 及 或 见 是 将 而 即 从 对 反 用 在 于 到 至 为 出 原 现 旧 新 把: what leads up to a number.
    private static let joinWords: Set<UInt32> = [
        0xE68DAE, 0xE785A7, 0xE68C89, 0xE4BE9D, 0xE794B1, 0xE4BBA5, 0xE5928C, 0xE4B88E, 0xE58F8A, 0xE68896, 0xE8A781,
        0xE698AF, 0xE5B086, 0xE8808C, 0xE58DB3, 0xE4BB8E, 0xE5AFB9, 0xE58F8D, 0xE794A8, 0xE59CA8, 0xE4BA8E, 0xE588B0,
        0xE887B3, 0xE4B8BA, 0xE587BA, 0xE58E9F, 0xE78EB0, 0xE697A7, 0xE696B0, 0xE68A8A,
    ]

    /// Whether 调整为, 改为 or the like stands behind an article, which says that it has another number now.
    fileprivate func startsMove(at index: Int) -> Bool {
        var end = index
        while let word = Self.moveWords.first(where: { hasBytes($0, at: end) }) { end += word.count }
        return end > index && Self.moveEnds.contains(glyph(end))
    }

    private static let moveWords = ["调整", "修改", "修订", "变更", "变", "改", "移", "合并", "并", "拆分", "分"].map { Array($0.utf8) }
    /// 为 到 至 入 成.
    private static let moveEnds: Set<UInt32> = [0xE4B8BA, 0xE588B0, 0xE887B3, 0xE585A5, 0xE68890]

    /// Whether a place stands there that belongs to another document.
    fileprivate func hasForeign(_ end: Int?, behind law: Int) -> Bool { end.map { $0 > law } ?? false }

    /// Whether “, 「, （ or 【 stands there.
    fileprivate func opensMark(at index: Int) -> Bool {
        opening(index) > 0 || [0xE2809C, 0xE3808C, 0xE3808E, 0xE38090, 0xE28094].contains(glyph(index))
            || index < bytes.count && bytes[index] == Self.quote
    }

    /// Whether （ or ( stands right before an index.
    fileprivate func isOpenedBracket(before index: Int) -> Bool {
        glyph(index - 3) == Glyph.openParenthesis || bytes[index - 1] == UInt8(ascii: "(")
    }

    /// Whether 标语, 措施 or another thing that is counted is named there.
    fileprivate func holdsThings(_ range: Range<Int>) -> Bool { range.contains { countsThings(at: $0) } }
}
