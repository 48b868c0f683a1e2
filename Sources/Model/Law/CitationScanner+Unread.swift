/// What looks like a citation and cannot be read as one with certainty.
extension CitationScanner {
    /// 《禁毒法》第1.5条, 《禁毒法》第⑨条: a number behind a law that is none; 、第3 8条 in a list, which goes on behind it.
    func strange(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk) {
        guard let end = reader.strangeArticle(at: start).map(reader.partsEnd) ?? reader.unitless(at: start) else {
            return
        }
        if let last = walk.lastEnd, reader.isListSeparator(last..<start), reader.strangeArticle(at: start) != nil {
            walk.add(start..<end)
            dangling(reader, &walk)
        } else if let law = lawStart(reader, before: start, floor: walk.floor) {
            walk.addUnread(law..<end)
        }
    }

    /// 刑法347條: a number before the traditional letter, without 第.
    func traditional(_ reader: ProvisionReader, unit: Int, _ walk: inout Walk, isLaw: Bool) {
        walk.index = unit + 3
        guard !isLaw, let start = reader.bareNumber(before: unit, floor: walk.floor),
            let law = lawStart(reader, before: start, floor: walk.floor)
        else { return }
        walk.addUnread(law..<unit + 3)
    }

    /// 刑法347 and 《刑法》347: a number of two figures or more right behind a law, without 第 and 条, that ends a clause.
    func bareFigures(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk, isLaw: Bool) {
        var end = start
        while reader.isASCIIDigit(end) { end += 1 }
        walk.index = end
        guard !isLaw, end - start < 5,
            let law = law(reader, endingAt: reader.skipSpacesBack(from: start, floor: walk.floor), floor: walk.floor)
        else { return }
        // 38、39条.
        if let provision = reader.provision(at: start, isBare: true), !provision.others.isEmpty,
            reader.endsNumber(at: provision.end)
        {
            walk.add(law..<provision.end)
            return dangling(reader, &walk)
        }
        // 59.7 and 59（7）.
        if end + 1 < reader.bytes.count, reader.bytes[end] == UInt8(ascii: "."), reader.isASCIIDigit(end + 1) {
            end += 1
            while reader.isASCIIDigit(end) { end += 1 }
        } else if let (_, next) = reader.parenthesized(at: end) {
            end = next
        }
        guard reader.endsClause(end) else { return }
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
        if let end = reader.looseParts(at: last) ?? reader.looseItem(at: last) ?? reader.strangePart(at: last) {
            return walk.addUnread(last..<end)
        }
        if let part = reader.joinedPart(at: last) { return walk.add(part) }
        // 第59条一62条: a dash that became a number.
        if reader.glyph(last) == 0xE4B880, reader.isASCIIDigit(last + 3), let (_, end) = reader.numeral(at: last + 3),
            reader.glyph(end) == Glyph.article
        {
            return walk.addUnread(last..<end + 3)
        }
        // 第一款4.
        if reader.isASCIIDigit(last), let (_, end) = reader.numeral(at: last), reader.endsClause(end) {
            return walk.addUnread(last..<end)
        }
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

    /// 第九十九条 behind 第六条、第七条等，, or behind a semicolon.
    ///
    /// It may be another's, and is said. What stands behind other words, 及其实施办法第五条 or 前者第十条, is never read.
    func maybeGoesOn(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Range<Int>? {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 24, walk.foreignEnd ?? 0 <= last,
            !reader.countsThings(at: provision.end)
        else { return nil }
        let number = provision.article?.number ?? 0
        let isComma = reader.glyph(provision.end) == 0xEFBC8C && number <= 10
        if reader.isSemicolon(last..<start) { return isComma ? nil : start..<provision.end }
        guard !isComma, reader.endsClause(provision.end) else { return nil }
        if reader.isStop(last..<start) {
            // 第六十二条。第六十三条。
            return number > walk.lastArticle && reader.endsSentence(provision.end) ? start..<provision.end : nil
        }
        if reader.endsSentence(in: last..<start) { return nil }
        if reader.isFilledList(last..<start) || reader.isEdition(last..<start) { return start..<provision.end }
        let words = reader.wordsStart(before: start, floor: last)
        // With the mark before it, it is no citation.
        return (words < start ? words : max(last, start - 3))..<provision.end
    }

    /// Whether a bare 第四条规定：“……” goes on with the law cited before, in the sentences directly behind it.
    func goesOn(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Bool {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 900, walk.foreignEnd ?? 0 <= last,
            !namesDocument(reader, last..<start)
        else { return false }
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

    /// Whether words name a text that is no law: 《学生手册》, 班级公约, 合同.
    func namesDocument(_ reader: ProvisionReader, _ range: Range<Int>) -> Bool {
        var index = range.upperBound - 3
        var isNearest = true
        while index >= range.lowerBound {
            let letter = reader.glyph(index)
            if letter == Glyph.closeTitle, isNearest {
                if law(reader, endingAt: index + 3, floor: range.lowerBound) == nil { return true }
                isNearest = false
            }
            if Self.documentEnds.contains(letter),
                Self.documents.contains(where: {
                    index >= $0.count - 3 && reader.hasBytes($0, at: index + 3 - $0.count)
                })
            {
                return true
            }
            index -= 1
        }
        return false
    }

    private static let documents = [
        "守则", "制度", "公约", "合同", "协议", "章程", "校规", "班规", "规约", "手册", "细则", "实施办法", "通知", "方案", "倡议书", "责任书", "承诺书",
        "规程", "须知",
    ].map { Array($0.utf8) }
    private static let documentEnds = Set(
        documents.map { UInt32($0[$0.count - 3]) << 16 | UInt32($0[$0.count - 2]) << 8 | UInt32($0[$0.count - 1]) })

    /// ， and ；.
    private static let commas: Set<UInt32> = [0xEFBC8C, 0xEFBC9B]

    /// 规定 明确 指出.
    private static let verbs = ["规定", "明确", "指出"].map { Array($0.utf8) }

    /// What a sentence ends with: 。 ； ” ！ and ，.
    private static let stops: Set<UInt32> = [0xE38082, 0xEFBC9B, 0xE2809D, 0xEFBC81, 0xEFBC8C]

    /// 《禁毒法》，第三条 and 《禁毒法》关于吸毒的第三条 in one sentence, and 第三条（《禁毒法》）; nil for what names no law.
    func uncertain(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Range<Int>? {
        guard !reader.countsThings(at: provision.end) else { return nil }
        if let end = titleBehind(reader, provision.end) ?? bareTitleBehind(reader, provision, at: start) {
            return start..<end
        }
        if let law = lawBehindMarks(reader, provision, before: start, floor: walk.floor) {
            return law..<provision.end
        }
        return titleBefore(reader, provision, at: start, walk) ?? maybeGoesOn(reader, provision, at: start, walk)
            ?? reader.unknownLaw(before: start, floor: walk.floor).map { $0..<provision.end }
    }

    /// [禁毒法]第三条, （禁毒法）第三条, “《禁毒法》”第三条, 国务院令第597号第三条: a law in marks that are not those of a title, or its
    /// number.
    private func lawBehindMarks(
        _ reader: ProvisionReader, _ provision: Provision, before start: Int, floor: Int
    ) -> Int? {
        var end = reader.skipSpacesBack(from: start, floor: floor)
        if reader.glyph(end - 3) == LegalDecree.number {
            return reader.documentNumber(endingAt: end).flatMap { $0 >= floor ? $0 : nil }
        }
        let last = end
        while end > floor, last - end <= 12 {
            if reader.bytes[end - 1] < 0x80, "])>'\"".utf8.contains(reader.bytes[end - 1]) {
                end -= 1
            } else if end - 2 >= floor, reader.bytes[end - 2] == 0xC2, reader.bytes[end - 1] == 0xBB {
                end -= 2
            } else if end - 3 >= floor, ProvisionReader.closingMarks.contains(reader.glyph(end - 3)) {
                if end < last, let law = law(reader, endingAt: end, floor: floor) { return law }
                end -= 3
            } else {
                break
            }
        }
        guard end < last else { return nil }
        // “处罚法”第八十四条, but not “拒绝法”第二条.
        let unknown = reader.unknownLaw(before: end, floor: floor).flatMap {
            end - $0 > 9 || (provision.article?.number ?? 0) > 10 || reader.glyph(end - 3) == 0xE4BE8B ? $0 : nil
        }
        guard let law = law(reader, endingAt: end, floor: floor) ?? unknown else { return nil }
        // The mark begins with what opens there, so that it is no citation.
        return max(floor, reader.skipOpeningBack(from: law, floor: floor))
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
            // 条文 and 法条 end nothing.
            let isWord =
                glyph == Glyph.article && (reader.glyph(index + 3) == 0xE69687 || reader.glyph(index - 3) == 0xE6B395)
            if Self.ends.contains(glyph) && !isWord || reader.bytes[index] == 0x0A { return nil }
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

    /// 依据第六十二条《禁毒法》: no article that heads its own text, as 第三条《禁毒法》 does, and no citation that follows.
    private func bareTitleBehind(_ reader: ProvisionReader, _ provision: Provision, at start: Int) -> Int? {
        guard provision.article != nil, start > 0, reader.bytes[start - 1] != 0x0A,
            reader.glyph(provision.end) == Glyph.openTitle
        else { return nil }
        var index = provision.end + 3
        while index < min(reader.bytes.count, provision.end + 150), reader.glyph(index) != Glyph.closeTitle {
            index += 1
        }
        let end = index + 3
        guard end <= reader.bytes.count, reader.glyph(end) != Glyph.ordinal,
            law(reader, endingAt: end, floor: provision.end) == provision.end
        else { return nil }
        return end
    }

    /// Where （《禁毒法》） or （禁毒法） ends that stands behind a provision.
    func titleBehind(_ reader: ProvisionReader, _ end: Int) -> Int? {
        let open = end + reader.opening(end)
        guard open > end else { return nil }
        let isTitle = reader.glyph(open) == Glyph.openTitle
        var index = open + 3
        while index < min(reader.bytes.count, open + (isTitle ? 150 : 75)), reader.closing(index) == 0 { index += 1 }
        guard index < reader.bytes.count, reader.closing(index) > 0,
            law(reader, endingAt: index, floor: open) == open
        else { return nil }
        return index
    }
}
