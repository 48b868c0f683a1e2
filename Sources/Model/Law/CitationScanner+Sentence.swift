/// Articles that nothing but the sentence gives to a law.
///
///     违反《禁毒法》第五十九条规定的，由公安机关依照第六十条处罚 → 第六十条 of the same law, where it has one
///     《禁毒法》第三条第一款、五条第二款 → a place of the list; 《禁毒法》第三十八条第一款、九条 → not read, and said
extension CitationScanner {
    /// Whether an article behind other words belongs to the law cited before; nil where nobody would think so.
    ///
    /// It does in the sentence of the one law that is named there. In the sentence behind it, or beside a second law, it may be another's.
    func inSentence(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Bool? {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 400, walk.foreignEnd ?? 0 <= last,
            !reader.countsThings(at: provision.end), !namesDocument(reader, last..<start),
            !(last..<start).contains(where: { reader.bytes[$0] == 0x0A })
        else { return nil }
        let number = provision.article?.number ?? 0
        // 第一条，要 is a point of a speech.
        if reader.glyph(provision.end) == 0xEFBC8C, number <= 10 { return nil }
        // 第三百四十八条非法持有毒品罪、第三百四十九条包庇毒品犯罪分子罪.
        let isNext = number > walk.lastArticle && reader.isListed(start, floor: last)
        guard isNext || reader.endsClause(provision.end) || reader.startsPredicate(at: provision.end) else {
            return nil
        }
        let applies = reader.endsLikeApplying(start, floor: last)
        guard applies || reader.mayLeadToProvision(start, floor: last) else { return nil }
        guard !reader.hasFullStop(last..<start) else { return applies ? false : nil }
        // 第三十八条“强制隔离戒毒”、第四十条“期限”.
        if reader.endsSentence(in: last..<start) { return applies || reader.isListed(start, floor: last) ? false : nil }
        var laws = 0
        for mark in walk.marks.reversed() {
            if mark.upperBound < last, reader.hasFullStop(mark.upperBound..<last) { break }
            if reader.glyph(mark.lowerBound) != Glyph.ordinal { laws += 1 }
        }
        return laws == 1
    }

    /// 五条第二款 and 九条 in a list of places: without 第, and too small to be sure of.
    func smallNumber(_ reader: ProvisionReader, unit: Int, _ walk: inout Walk) -> Bool {
        guard let last = walk.lastEnd else { return false }
        let end = reader.skipSpacesBack(from: unit, floor: last)
        var start = end
        while start - 3 >= last,
            ProvisionReader.figure(reader.glyph(start - 3)) != nil
                || ProvisionReader.unit(reader.glyph(start - 3)) != nil
        { start -= 3 }
        guard start < end, reader.isListSeparator(last..<start),
            let provision = reader.provision(at: start, isBare: true), provision.end >= unit + 3
        else { return false }
        if provision.end > unit + 3 {
            walk.add(start..<provision.end)
            dangling(reader, &walk)
            return true
        }
        // 第三条和三条意见; 第三条，一条一条地.
        guard reader.endsNumber(at: unit + 3), reader.endsClause(unit + 3), reader.glyph(unit + 3) != 0xEFBC8C else {
            return false
        }
        walk.addUnread(reader.letterStart(before: start, floor: last)..<unit + 3)
        return true
    }
}

extension ProvisionReader {
    /// Where the letter begins that ends at an index.
    func letterStart(before end: Int, floor: Int) -> Int {
        var start = end - 1
        while start > floor, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return max(start, floor)
    }

    /// Where 依照 or the like begins before a provision, or the letter that stands there.
    func leadStart(before start: Int, floor: Int) -> Int {
        applyingStart(start, floor: floor) ?? letterStart(before: start, floor: floor)
    }

    /// Whether 依照, 适用 or the like stands before a provision.
    fileprivate func endsLikeApplying(_ start: Int, floor: Int) -> Bool { applyingStart(start, floor: floor) != nil }

    /// Where 依照, 适用 or the like begins that stands before an index.
    func applyingStart(_ start: Int, floor: Int) -> Int? {
        let end = skipSpacesBack(from: start, floor: floor)
        return Self.applying.first { end - $0.count >= floor && hasBytes($0, at: end - $0.count) }
            .map { end - $0.count }
    }

    /// Whether 。 ！ or ？ stands in a range.
    func hasFullStop(_ range: Range<Int>) -> Bool {
        range.contains { [0xE38082, 0xEFBC81, 0xEFBC9F].contains(glyph($0)) }
    }

    /// Whether 、 or 和 stands before a provision.
    fileprivate func isListed(_ start: Int, floor: Int) -> Bool {
        let end = skipSpacesBack(from: start, floor: floor)
        return end - 3 >= floor && [0xE38081, 0xE5928C, 0xE58F8A, 0xE4B88E].contains(glyph(end - 3))
    }

    /// Where a 款 or 项 stands that a bracket, a colon or a dash joins to its article: 第三十八条（第二款）, 第三十八条：第二款.
    func joinedPart(at last: Int) -> Range<Int>? {
        let opened = opening(last)
        var index = last + opened
        if opened == 0 {
            guard [0xEFBC9A, 0xE28094, 0xE38090].contains(glyph(last)) || last < bytes.count && bytes[last] == 0x3A
            else {
                return nil
            }
            while [0xEFBC9A, 0xE28094, 0xE38090].contains(glyph(index)) { index += 3 }
            if index < bytes.count, bytes[index] == 0x3A { index += 1 }
        }
        index = spaces(from: index)
        guard glyph(index) == Glyph.ordinal, let part = provision(at: index), part.article == nil, !part.isMalformed,
            opened > 0 ? closing(part.end) > 0 : endsClause(part.end) || glyph(part.end) == 0xE38091
        else { return nil }
        return index..<part.end
    }

    private static let applying = ["依照", "按照", "依据", "根据", "违反", "适用", "触犯", "参照"].map { Array($0.utf8) }

    /// Whether a mark or a word that leads up to a provision stands before it, and no noun that could own it: 教材第八十条.
    fileprivate func mayLeadToProvision(_ start: Int, floor: Int) -> Bool {
        let end = skipSpacesBack(from: start, floor: floor)
        guard end > floor else { return false }
        if bytes[end - 1] < 0x80 { return ",;:(".utf8.contains(bytes[end - 1]) }
        return Self.provisionLeads.contains(glyph(end - 3))
    }

    /// ， ； ： 、 （ 据 照 按 依 由 以 和 与 及 或 见 是 将 而 则 即 从 对 外 (另外, 此外).
    private static let provisionLeads: Set<UInt32> = [
        0xEFBC8C, 0xEFBC9B, 0xEFBC9A, 0xE38081, Glyph.openParenthesis, 0xE68DAE, 0xE785A7, 0xE68C89, 0xE4BE9D,
        0xE794B1, 0xE4BBA5, 0xE5928C, 0xE4B88E, 0xE58F8A, 0xE68896, 0xE8A781, 0xE698AF, 0xE5B086, 0xE8808C, 0xE58899,
        0xE58DB3, 0xE4BB8E, 0xE5AFB9, 0xE5A496,
    ]
}
