/// What looks like a citation and cannot be read as one with certainty.
extension CitationScanner {
    /// 《禁毒法》第1.5条, 《禁毒法》第⑨条: a number behind a law that is none.
    func strange(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk) {
        guard let end = reader.strangeArticle(at: start),
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

    /// 之九 behind 第二百九十一条之一第二款、: nobody can say what it belongs to.
    func danglingInsertion(_ reader: ProvisionReader, _ walk: inout Walk) {
        guard let last = walk.lastEnd, last < reader.bytes.count, let (_, next) = reader.shortSeparator(at: last),
            reader.glyph(next) == Glyph.of, let (_, end) = reader.numeral(at: next + 3)
        else { return }
        walk.addUnread(next..<end)
    }

    /// Whether a bare 第四条规定：“……” goes on with the law cited before, in the sentences directly behind it.
    func goesOn(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Bool {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 900,
            Self.verbs.contains(where: { reader.hasBytes($0, at: provision.end) })
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

    /// 规定 明确 指出.
    private static let verbs = ["规定", "明确", "指出"].map { Array($0.utf8) }

    /// What a sentence ends with: 。 ； ” ！ and ，.
    private static let stops: Set<UInt32> = [0xE38082, 0xEFBC9B, 0xE2809D, 0xEFBC81, 0xEFBC8C]

    /// 《禁毒法》，第三条 and 《禁毒法》关于吸毒的第三条 in one sentence, and 第三条（《禁毒法》）; nil for what names no law.
    func uncertain(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Range<Int>? {
        guard !reader.countsThings(at: provision.end) else { return nil }
        if let end = titleBehind(reader, provision.end) { return start..<end }
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
            if letter == Glyph.article { return hasFigure ? index + 3 : nil }
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
