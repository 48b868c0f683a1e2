/// What looks like a citation and cannot be read as one with certainty.
extension CitationScanner {
    /// 《禁毒法》第1.5条, 《禁毒法》第⑨条: a number behind a law that is none.
    func strange(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk) {
        guard let end = reader.strangeArticle(at: start) ?? reader.unitless(at: start),
            let law = lawStart(reader, before: start, floor: walk.floor)
        else { return }
        walk.addUnread(law..<end)
    }

    /// 《禁毒法》§3.
    func section(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk, isLaw: Bool) {
        walk.index = start + 2
        var end = start + 2
        var last: Int?
        while end < reader.bytes.count, end - start < 40 {
            let byte = reader.bytes[end]
            if (0x30...0x39).contains(byte) {
                last = end + 1
            } else if byte != 0x20, byte != 0xA7, byte != 0xC2, byte != UInt8(ascii: "-"), byte != UInt8(ascii: ".") {
                break
            }
            end += 1
        }
        guard !isLaw, let last, let law = lawStart(reader, before: start, floor: walk.floor) else { return }
        walk.addUnread(law..<last)
    }

    /// 之九 behind 第二百九十一条之一第二款、, 、99 behind 第13条: nobody can say what it belongs to.
    func dangling(_ reader: ProvisionReader, _ walk: inout Walk) {
        guard let last = walk.lastEnd, last < reader.bytes.count else { return }
        if let end = reader.looseParts(at: last) { return walk.addUnread(last..<end) }
        guard let (_, next) = reader.shortSeparator(at: last) else { return }
        if reader.glyph(next) == Glyph.of, let (_, end) = reader.numeral(at: next + 3) {
            walk.addUnread(next..<end)
        } else if let end = reader.looseNumber(at: next, behind: last) {
            walk.addUnread(next..<end)
        }
    }

    /// Whether a place goes on with the law before it though no 、 stands between: 第十三条；第十四条, 第十三条 第十四条,
    /// 修订后为第八十四条.
    func goesOnBehind(_ reader: ProvisionReader, _ last: Int, _ provision: Provision, _ start: Int) -> Bool {
        if reader.isShift(last..<start) { return true }
        guard reader.isSemicolon(last..<start) || reader.isBlank(last..<start) else { return false }
        return reader.endsClause(provision.end) && reader.glyph(provision.end) != 0xEFBC8C
    }

    /// 第九十九条 behind 第六条、第七条等，, or behind a semicolon: it may be another's, and is said.
    func maybeGoesOn(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Range<Int>? {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 24,
            !reader.countsThings(at: provision.end)
        else { return nil }
        let number = provision.article?.number ?? 0
        let isComma = reader.glyph(provision.end) == 0xEFBC8C && number <= 10
        guard reader.isSemicolon(last..<start) ? !isComma : !isComma && reader.endsClause(provision.end) else {
            return nil
        }
        for index in last..<start where !reader.isSemicolon(last..<start) {
            if Self.ends.contains(reader.glyph(index)) || reader.bytes[index] == 0x0A { return nil }
        }
        return start..<provision.end
    }

    /// Whether a bare 第四条规定：“……” goes on with the law cited before, in the sentences directly behind it.
    func goesOn(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Bool {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 900 else { return false }
        if goesOnInSentence(reader, provision, last..<start, walk) { return true }
        guard Self.verbs.contains(where: { reader.hasBytes($0, at: provision.end) })
        else { return false }
        var index = provision.end + 6
        let colon = index
        while index < min(reader.bytes.count, colon + 4), reader.bytes[index] != 0xE2 { index += 1 }
        guard [0xE2809C, 0xE3808C, 0xE3808E].contains(reader.glyph(index)) || reader.quoteFollowsColon(at: colon) else {
            return false
        }
        // Only where a sentence begins: 该局内部规章第四条规定 is another's.
        let before = reader.skipSpacesBack(from: start, floor: last)
        return before == last || Self.stops.contains(reader.glyph(before - 3)) || reader.bytes[before - 1] == 0x0A
    }

    /// ；第348条：… and ，第三百四十八条规定…, in the sentence of a citation and with a greater number.
    private func goesOnInSentence(
        _ reader: ProvisionReader, _ provision: Provision, _ gap: Range<Int>, _ walk: Walk
    ) -> Bool {
        guard let number = provision.article?.number, number > walk.lastArticle, gap.count <= 300 else { return false }
        let before = reader.skipSpacesBack(from: gap.upperBound, floor: gap.lowerBound)
        guard before > gap.lowerBound,
            reader.bytes[before - 1] == UInt8(ascii: ";") || Self.commas.contains(reader.glyph(before - 3)),
            reader.opening(provision.end) > 0 || reader.glyph(provision.end) == 0xEFBC9A
                || reader.glyph(provision.end) != 0xEFBC8C && reader.endsClause(provision.end)
                || Self.verbs.contains(where: { reader.hasBytes($0, at: provision.end) })
        else { return false }
        return !gap.contains { reader.bytes[$0] == 0x0A || [0xE38082, 0xEFBC81, 0xEFBC9F].contains(reader.glyph($0)) }
    }

    /// ， and ；.
    private static let commas: Set<UInt32> = [0xEFBC8C, 0xEFBC9B]

    /// 规定 明确 指出.
    private static let verbs = ["规定", "明确", "指出"].map { Array($0.utf8) }

    /// What a sentence ends with: 。 ； ” ！ and ，.
    private static let stops: Set<UInt32> = [0xE38082, 0xEFBC9B, 0xE2809D, 0xEFBC81, 0xEFBC8C]

    /// 《禁毒法》，第三条 and 《禁毒法》关于吸毒的第三条 in one sentence, and 第三条（《禁毒法》）; nil for what names no law.
    func uncertain(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Range<Int>? {
        guard !reader.countsThings(at: provision.end) else { return nil }
        if let end = titleBehind(reader, provision.end) { return start..<end }
        return titleBefore(reader, provision, at: start, walk) ?? maybeGoesOn(reader, provision, at: start, walk)
    }

    private func titleBefore(
        _ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk
    ) -> Range<
        Int
    >? {
        var index = start - 3
        let low = max(walk.floor, start - 48)
        while index >= low {
            let glyph = reader.glyph(index)
            if glyph == Glyph.closeTitle {
                return law(reader, endingAt: index + 3, floor: walk.floor).map { $0..<provision.end }
            }
            if Self.ends.contains(glyph) || reader.bytes[index] == 0x0A { return nil }
            if glyph == 0xEFBC8C, let law = law(reader, endingAt: index, floor: walk.floor), index + 3 == start {
                return law..<provision.end
            }
            index -= 1
        }
        return nil
    }

    /// 。 ； ！ ？ 第 条 “ ”: what ends the words that may join a law to a provision.
    private static let ends: Set<UInt32> = [
        0xE38082, 0xEFBC9B, 0xEFBC81, 0xEFBC9F, Glyph.ordinal, Glyph.article, 0xE2809C, 0xE2809D,
    ]

    /// Where （《禁毒法》） or 《禁毒法》 ends that stands behind a provision.
    private func titleBehind(_ reader: ProvisionReader, _ end: Int) -> Int? {
        let open = end + reader.opening(end)
        guard open > end, reader.glyph(open) == Glyph.openTitle else { return nil }
        var index = open + 3
        while index < min(reader.bytes.count, open + 150), reader.closing(index) == 0 { index += 1 }
        guard index < reader.bytes.count, reader.closing(index) > 0,
            law(reader, endingAt: index, floor: open) == open
        else { return nil }
        return index
    }
}

extension ProvisionReader {
    /// The byte behind 第…条 whose number is made of figures and is none: 第1.5条, 第 九 十 九 条.
    func strangeArticle(at start: Int) -> Int? {
        var index = start + 3
        var hasFigure = false
        while index + 2 < bytes.count, index - start < 90 {
            let letter = glyph(index)
            // 条, or 條.
            if letter == Glyph.article || letter == 0xE6A29D { return hasFigure ? index + 3 : nil }
            if let (_, length) = arabicFigure(index) {
                hasFigure = true
                index += length
            } else if Self.figure(letter) != nil || Self.unit(letter) != nil
                || letter >= 0xE291A0 && letter <= 0xE291BF || letter >= 0xE38991 && letter <= 0xE3899F
            {
                // ①…⑳ and ㉑…㉟ too.
                hasFigure = true
                index += 3
            } else if [0x20, 0x2C, 0x2D, 0x2E, 0x2F].contains(bytes[index]) {
                index += 1
            } else if [Glyph.wideSpace, 0xE38081, 0xEFBC8C, 0xEFBC8E].contains(letter) {
                index += 3
            } else {
                return nil
            }
        }
        return nil
    }

    /// The byte behind 第347, a number without its unit, where the words end there.
    func unitless(at start: Int) -> Int? {
        var index = spaces(from: start + 3)
        var value: Int?
        for _ in 0..<20 {
            guard let (next, end) = numeral(at: index) else { return nil }
            // 第一，第二 are points of a speech.
            value = max(value ?? 0, next)
            index = end
            guard let (_, behind) = shortSeparator(at: end), numeral(at: behind) != nil else { break }
            index = behind
        }
        guard let value, value > 10 || bytes[spaces(from: start + 3)] < 0x80 else { return nil }
        return endsClause(index) ? index : nil
    }

    /// The byte behind 1至3项, 一、三项 or ①③项 right behind an article: parts that miss their 第.
    func looseParts(at start: Int) -> Int? {
        var index = start
        var hasFigure = false
        while index + 2 < bytes.count, index - start < 40 {
            let letter = glyph(index)
            if [Glyph.paragraph, Glyph.item, Glyph.subitem].contains(letter) {
                return hasFigure && endsNumber(at: index + 3) ? index + 3 : nil
            }
            if let (_, length) = arabicFigure(index) {
                (hasFigure, index) = (true, index + length)
            } else if Self.figure(letter) != nil || Self.unit(letter) != nil || letter >= 0xE291A0 && letter <= 0xE291BF
            {
                (hasFigure, index) = (true, index + 3)
            } else if hasFigure, letter == 0xE38081 || Self.rangeGlyphs.contains(letter) {
                index += 3
            } else if hasFigure, [0x2C, 0x2D, 0x7E].contains(bytes[index]) {
                index += 1
            } else {
                return nil
            }
        }
        return nil
    }

    /// The byte behind a number without 第 and 条 in a list of places: 、99 and 、第九十九, 、（九）项, 、九款.
    func looseNumber(at start: Int, behind last: Int) -> Int? {
        let number = glyph(start) == Glyph.ordinal ? spaces(from: start + 3) : start
        guard let (value, end) = figure(at: number), value < 1500 else { return nil }
        let unit = spaces(from: end)
        if [Glyph.paragraph, Glyph.item, Glyph.subitem].contains(glyph(unit)) {
            return number == start && endsNumber(at: unit + 3) ? unit + 3 : nil
        }
        // ，3 and ,3 may be anything.
        let isList =
            [0xE38081, 0xE5928C, 0xE58F8A, 0xE4B88E, 0xE68896, 0xE887B3].contains(glyph(last)) || bytes[last] == 0x2C
        guard isList, opening(number) == 0, endsClause(end),
            numbers(at: start, unit: Glyph.article, isBare: true) == nil
        else { return nil }
        // 、第一，要 is a point of a speech.
        if number > start, value <= 10, bytes[number] >= 0x80, glyph(end) == 0xEFBC8C { return nil }
        return end
    }

    /// Whether nothing follows, or a mark that ends a clause, or 规定.
    func endsClause(_ end: Int) -> Bool {
        let at = skipMarks(from: end)
        guard at < bytes.count else { return true }
        if bytes[at] < 0x80 { return "\n,;.)|]!?\"".utf8.contains(bytes[at]) }
        let letter = glyph(at)
        return Self.clauseEnds.contains(letter) || hasBytes(Self.provided, at: at)
    }

    private static let provided = Array("规定".utf8)

    /// 。 ； ， 、 ： ！ ？ ） ” 》 的 之 所 和 及 与 或 第 至.
    private static let clauseEnds: Set<UInt32> = [
        0xE38082, 0xEFBC9B, 0xEFBC8C, 0xE38081, 0xEFBC9A, 0xEFBC81, 0xEFBC9F, Glyph.closeParenthesis, 0xE2809D,
        Glyph.closeTitle, 0xE79A84, Glyph.of, 0xE68980, 0xE5928C, 0xE58F8A, 0xE4B88E, 0xE68896, Glyph.ordinal, 0xE887B3,
    ]

    /// Whether 条 there ends a number of an article: 5条和, 5条的规定, but not 5条意见.
    func endsNumber(at end: Int) -> Bool {
        guard end + 2 < bytes.count else { return true }
        let letter = glyph(end)
        guard letter >= 0xE39080, letter <= 0xE9BFBF else { return true }
        return Self.behindNumbers.contains(letter)
    }

    /// 的 规 和 及 与 或 第 等 中 均 以 至 到.
    private static let behindNumbers: Set<UInt32> = [
        0xE79A84, 0xE8A784, 0xE5928C, 0xE58F8A, 0xE4B88E, 0xE68896, Glyph.ordinal, 0xE7AD89, 0xE4B8AD, 0xE59D87,
        0xE4BBA5, 0xE887B3, 0xE588B0,
    ]

    /// Whether a straight quotation mark stands there behind a colon or a comma.
    func quoteFollowsColon(at start: Int) -> Bool {
        var index = start
        while index < min(bytes.count, start + 5) {
            if bytes[index] == Self.quote { return index > start }
            index += 1
        }
        return false
    }
}
