/// Places beside a law or an article that miss a word.
///
///     《禁毒法》八十, 违反国家禁毒法80条                           not read, and said
///     刑法第三百四十七条（走私毒品罪）第九款, 第五条第一款规定……。第九款规定……   parts of the article before
extension CitationScanner {
    /// 《禁毒法》八十 and 刑法三百四十七: a Chinese number above ten right behind a law, without 第 and 条, that ends a clause.
    func bareNumeral(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk, isLaw: Bool) {
        walk.index = start
        while ProvisionReader.isNumeral(reader.glyph(walk.index)) { walk.index += 3 }
        // A number that is none is 0.
        guard !isLaw, let (value, end) = reader.figure(at: start), value > 10 || value == 0, end == walk.index,
            reader.endsClause(end), let law = law(reader, endingAt: start, floor: walk.floor)
        else { return }
        // 八十、八十一条 and 八十至九十条 are read from their 条.
        if let provision = reader.provision(at: start, isBare: true), !provision.others.isEmpty { return }
        walk.addUnread(law..<end)
    }

    /// 违反国家禁毒法80条: a number without 第 behind a name of a law that has other words in front of it.
    func bareOfUnknown(_ reader: ProvisionReader, _ start: Int, unit: Int, _ walk: Walk) -> Range<Int>? {
        guard reader.endsNumber(at: unit + 3), !reader.countsThings(at: unit + 3),
            let law = reader.unknownLaw(before: start, floor: walk.floor), endsLikeKnown(reader, at: start)
        else { return nil }
        return law..<unit + 3
    }

    /// Whether 第九款 belongs to the article cited before: behind brackets alone, or where a sentence says what it provides.
    func partGoesOn(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Bool {
        guard !provision.isMalformed, let last = walk.lastEnd, start - last <= 900, walk.foreignEnd ?? 0 <= last else {
            return false
        }
        if reader.isBracketed(last..<start) { return true }
        guard provision.place.paragraph != nil,
            Self.provides.contains(where: { reader.hasBytes($0, at: reader.adverbsEnd(provision.end)) }),
            reader.isClauseHead(start, floor: last)
        else { return false }
        return !namesDocument(reader, last..<start)
    }

    private static let provides = ["规定", "明确", "指出", "要求"].map { Array($0.utf8) }
}

extension ProvisionReader {
    /// The byte behind 则, 又, 还 and the like: 第二款又规定.
    fileprivate func adverbsEnd(_ start: Int) -> Int {
        var index = start
        while let word = Self.adverbs.first(where: { hasBytes($0, at: index) }) { index += word.count }
        return index
    }

    private static let adverbs = ["则", "又", "还", "也", "另", "同时", "进一步", "明确"].map { Array($0.utf8) }

    /// Whether （走私毒品罪） or 【走私毒品罪】 and nothing else fills a range.
    fileprivate func isBracketed(_ range: Range<Int>) -> Bool {
        let open = skipMarks(from: range.lowerBound)
        guard let content = bracket(at: open), content.upperBound < range.upperBound else { return false }
        let end = content.upperBound + (bytes[content.upperBound] < 0x80 ? 1 : 3)
        return skipMarks(from: end) == range.upperBound
    }

    /// Whether ， ； 。 or a line break stands before an index.
    fileprivate func isClauseHead(_ start: Int, floor: Int) -> Bool {
        let end = skipSpacesBack(from: start, floor: floor)
        guard end > floor else { return false }
        return bytes[end - 1] == 0x0A || [0xEFBC8C, 0xEFBC9B, 0xE38082].contains(glyph(end - 3))
    }
}
