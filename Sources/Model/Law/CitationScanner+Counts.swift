/// Numbers without 第 behind a law: which of them name an article, and which say how many there are.
///
///     《禁毒法》59条 → article 59       《禁毒法》共七章七十一条, 《刑法》新增5条, 《禁毒法》10条要点 → nothing
///     《禁毒法》前三条, 《禁毒法》5 9条, 禁毒法规定59条 → not read, and said
extension CitationScanner {
    /// Where the law begins that ends before a bare number: directly, or with brackets or words of its edition between.
    func lawStart(_ reader: ProvisionReader, ofBare start: Int, floor: Int) -> Int? {
        var end = reader.skipSpacesBack(from: start, floor: floor)
        for step in 0..<4 {
            if let law = law(reader, endingAt: end, floor: floor) { return law }
            guard let next = reader.bareGapStep(before: end, floor: floor, isFirst: step == 0) else { return nil }
            end = reader.skipSpacesBack(from: next, floor: floor)
        }
        return nil
    }

    /// 59条 behind a law; before a thing that is counted it is nothing, and before other words nobody can say.
    func bareProvision(_ reader: ProvisionReader, at start: Int, _ law: Int, _ walk: inout Walk, isLaw: Bool) {
        guard let provision = reader.provision(at: start, isBare: true) else { return }
        if reader.endsNumber(at: provision.end) || reader.startsPredicate(at: provision.end) {
            walk.add(law..<provision.end)
            if !isLaw { dangling(reader, &walk) }
        } else if !isLaw, !reader.countsThings(at: provision.end) {
            // Without its words behind the number it would be a citation.
            walk.addUnread(law..<provision.end + 3)
        }
    }

    /// 前三条, 最后一条 and 首条 behind a law, 5 9条, whose number is cut by a space, and 的59条, which may be a count.
    func counted(_ reader: ProvisionReader, unit: Int, _ walk: inout Walk) {
        var first = unit
        var hasSpace = false
        for _ in 0..<6 {
            let next = reader.figuresStart(before: first, floor: walk.floor)
            if next < first { first = next }
            let before = reader.skipSpacesBack(from: first, floor: walk.floor)
            guard before < first, reader.figuresStart(before: before, floor: walk.floor) < before else { break }
            hasSpace = hasSpace || first < unit
            first = before
        }
        if hasSpace {
            if let law = lawStart(reader, ofBare: first, floor: walk.floor) { return walk.addUnread(law..<unit + 3) }
            if let last = walk.lastEnd, reader.isListSeparator(last..<first) { walk.add(first..<unit + 3) }
            return
        }
        for word in Self.counting
        where first - word.count >= walk.floor && reader.hasBytes(word, at: first - word.count) {
            let end = reader.skipSpacesBack(from: first - word.count, floor: walk.floor)
            guard !reader.countsThings(at: unit + 3), let law = lawStart(reader, before: end, floor: walk.floor) else {
                return
            }
            return walk.addUnread(law..<unit + 3)
        }
        guard first < unit, reader.isLinked(first, floor: walk.floor), reader.endsNumber(at: unit + 3),
            reader.bareNumber(before: reader.skipSpacesBack(from: unit, floor: first), floor: walk.floor) != nil,
            let law = lawStart(reader, before: first, floor: walk.floor)
        else { return }
        walk.addUnread(law..<unit + 3)
    }

    private static let counting = ["最后", "倒数", "前", "后", "首", "末", "头"].map { Array($0.utf8) }
}

extension ProvisionReader {
    /// One step back over what may stand between a law and a number without 第: brackets, an opening one, words of an edition.
    fileprivate func bareGapStep(before end: Int, floor: Int, isFirst: Bool) -> Int? {
        let index = skipSpacesBack(from: end, floor: floor)
        guard index > floor else { return nil }
        let last = bytes[index - 1]
        let isBracket =
            last == UInt8(ascii: ")") || last == UInt8(ascii: "]")
            || index - 3 >= floor && [Glyph.closeParenthesis, 0xE38095].contains(glyph(index - 3))
        let isOpening =
            last == UInt8(ascii: "(")
            || index - 3 >= floor && [Glyph.openParenthesis, 0xE38090, 0xE2809C].contains(glyph(index - 3))
        if isBracket || isFirst && isOpening { return gapStep(before: index, floor: floor, isFirst: isFirst) }
        guard index - 3 >= floor, !Self.countLeads.contains(glyph(index - 3)) else { return nil }
        return trailingEdition(floor..<index)?.start
    }

    /// The last letters of 新增 增加 修改 修正 修订 增设 公布 通过 删除: so many articles were.
    private static let countLeads: Set<UInt32> = [
        0xE5A29E, 0xE58AA0, 0xE694B9, 0xE6ADA3, 0xE8AEA2, 0xE8AEBE, 0xE5B883, 0xE8BF87, 0xE999A4, 0xE79A84,
    ]

    /// Whether 的, 中, 之, 里, 内, 所, 规定, a colon or a dash stands before a number.
    func isLinked(_ start: Int, floor: Int) -> Bool {
        let end = skipSpacesBack(from: start, floor: floor)
        guard end - 3 >= floor else { return false }
        return bytes[end - 1] == UInt8(ascii: ":") || Self.linkEnds.contains(glyph(end - 3))
    }

    /// 的 中 之 里 内 所 定 ： — ·.
    private static let linkEnds: Set<UInt32> = [
        0xE79A84, 0xE4B8AD, Glyph.of, 0xE9878C, 0xE58685, 0xE68980, 0xE5AE9A, 0xEFBC9A, 0xE28094, 0xE383BB,
    ]

    /// Where the run of letters begins that numbers are made of and that ends at an index.
    fileprivate func figuresStart(before end: Int, floor: Int) -> Int {
        var start = end
        while start > floor, end - start < 60 {
            if isASCIIDigit(start - 1) {
                start -= 1
            } else if start - 3 >= floor,
                Self.figure(glyph(start - 3)) != nil || Self.unit(glyph(start - 3)) != nil
                    || arabicFigure(start - 3) != nil
            {
                start -= 3
            } else {
                break
            }
        }
        return start
    }

    /// Whether 条 ends there before what is done by an article: 刑法347条处罚.
    func startsPredicate(at end: Int) -> Bool {
        Self.predicates.contains(glyph(end)) || hasBytes(Self.except, at: end)
    }

    private static let except = Array("除外".utf8)

    /// 处 予 追 给 被 应 可 将 对 明 是 有 所 之 就 也 都 还 则 又 另 仍 不 写 说 讲 定 依 属 作 禁 要 只 已 这 那.
    private static let predicates: Set<UInt32> = [
        0xE5A484, 0xE4BA88, 0xE8BFBD, 0xE7BB99, 0xE8A2AB, 0xE5BA94, 0xE58FAF, 0xE5B086, 0xE5AFB9, 0xE6988E, 0xE698AF,
        0xE69C89, 0xE68980, 0xE4B98B, 0xE5B0B1, 0xE4B99F, 0xE983BD, 0xE8BF98, 0xE4B88D, 0xE58699, 0xE8AFB4, 0xE8AEB2,
        0xE5AE9A, 0xE4BE9D, 0xE5B19E, 0xE4BD9C, 0xE7A681, 0xE58FAA, 0xE5B7B2, 0xE8BF99, 0xE982A3, 0xE58899, 0xE58F88,
        0xE58FA6, 0xE4BB8D,
    ]
}
