import ChineseText

/// The years and days that a document names, in its order; read once, when the first citation asks.
struct NamedDates {
    private let dates: [(date: EditionDate, range: Range<Int>)]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let reader = ProvisionReader(bytes: bytes)
        // Most texts write their years in digits of ASCII.
        let hasOthers = Self.hasOtherYears(bytes)
        var dates: [(date: EditionDate, range: Range<Int>)] = []
        var index = 0
        while index < bytes.count {
            if !hasOthers, bytes[index] >= 0x80 {
                index = bytes.nextASCII(from: index)
                continue
            }
            guard Self.mayBegin(bytes, index), let (date, end) = reader.date(at: index, end: bytes.count),
                date.month != nil || reader.glyph(end - 3) == ProvisionReader.year
            else {
                index += 1
                continue
            }
            dates.append((date, index..<end))
            index = end
        }
        self.dates = dates
    }

    /// Whether a year may stand there with another sign than a digit of ASCII: １９９７年, 一九九七年, 二〇二六.6.26, 二0二六年.
    ///
    /// Such a year ends before 年 or before the sign of a figure of the month; those are fewer than the signs of figures.
    private static func hasOtherYears(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // 年 is E5 B9 B4.
        var index = 0
        while let year = bytes.next(0xE5, 0xB9, 0xB4, from: index) {
            if endsInOtherYear(bytes, year) { return true }
            index = year + 3
        }
        index = bytes.nextASCII(from: 0)
        while index < bytes.count {
            // Minus, full stop and slash.
            if (0x2D...0x2F).contains(bytes[index]), endsInOtherYear(bytes, index) { return true }
            index += 1
            if index < bytes.count, bytes[index] >= 0x80 { index = bytes.nextASCII(from: index) }
        }
        return false
    }

    /// Whether four signs of figures that are not all of ASCII end there.
    private static func endsInOtherYear(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        let reader = ProvisionReader(bytes: bytes)
        var index = end
        var isOther = false
        for _ in 0..<4 {
            if index > 0, (0x30...0x39).contains(bytes[index - 1]) {
                index -= 1
            } else if index >= 3, bytes[index - 1] >= 0x80,
                reader.arabicFigure(index - 3) != nil || ProvisionReader.figure(reader.glyph(index - 3)) != nil
            {
                index -= 3
                isOther = true
            } else {
                return false
            }
        }
        return isOther
    }

    /// 1, 2, 一, 二, １ and ２: what years begin with.
    private static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let byte = bytes[index]
        guard byte == 0xE4 || byte == 0xEF, index + 2 < bytes.count else { return byte == 0x31 || byte == 0x32 }
        switch (byte, bytes[index + 1], bytes[index + 2]) {
        case (0xE4, 0xB8, 0x80), (0xE4, 0xBA, 0x8C), (0xEF, 0xBC, 0x91), (0xEF, 0xBC, 0x92): return true
        default: return false
        }
    }

    /// The dates that begin in a range.
    func dates(in range: Range<Int>) -> ArraySlice<(date: EditionDate, range: Range<Int>)> {
        var (low, high) = (0, dates.count)
        while low < high {
            let middle = (low + high) / 2
            if dates[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < dates.count, dates[end].range.lowerBound < range.upperBound { end += 1 }
        return dates[low..<end]
    }
}

/// What a text says of a citation's time without naming an edition: 2019年，小王……，依照《治安管理处罚法》第七十二条.
///
/// ## Parsing behavior
/// - The last day before the citation counts, in its sentence or in the sentences before it in its paragraph; where there is none, the first
///   one behind it in its sentence.
/// - A day from an earlier sentence counts only where the words from there on tell a case: 查获, 判处, 某 ….
/// - 2019年以来, 自2019年起 and 2019年《…》 are no days of an event; nor is what stands in a 《title》.
/// - A day beside 修订, 公布 and the like is a day of a law: it says which edition is meant, where no other 《title》 stands between.
struct CitedTime: Hashable {
    /// What the day is said to be.
    enum Kind: Hashable {
        /// The day of an event.
        case event
        /// 2012年修正: the day on which a law was made or came into force.
        case law
        /// 2012年，全国人大常委会修正了: the words stand farther off, so that it may be either.
        case either
    }

    let date: EditionDate
    let kind: Kind

    init?(_ dates: NamedDates, around mark: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        // Most citations have no day near them, and then nobody has to look for the ends of their sentence.
        let reach = max(0, mark.lowerBound - ProvisionReader.farthest)..<mark.upperBound + ProvisionReader.farthest
        guard !dates.dates(in: reach).isEmpty else { return nil }
        let reader = ProvisionReader(bytes: bytes)
        let sentence = reader.sentence(around: mark)
        let before = dates.dates(in: reader.paragraphStart(before: mark.lowerBound)..<mark.lowerBound)
        let behind = dates.dates(in: mark.upperBound..<sentence.upperBound)
        for (date, range) in before.reversed() + Array(behind) {
            let end = range.lowerBound < mark.lowerBound ? mark.lowerBound : sentence.upperBound
            guard let kind = Self.kind(range, until: end, reader) else { continue }
            let isInSentence = sentence.contains(range.lowerBound)
            if kind != .event {
                // The law of another 《title》, or of an earlier sentence.
                let between = min(range.upperBound, mark.upperBound)..<max(range.lowerBound, mark.lowerBound)
                guard isInSentence, !reader.holds(ProvisionReader.openTitleBytes, between) else { continue }
            } else if !isInSentence, !reader.tellsCase(range.upperBound..<sentence.upperBound) {
                return nil
            }
            self.date = date
            self.kind = kind
            return
        }
        return nil
    }

    /// What the words up to an index make of a date; nil where it says nothing of the citation's time.
    private static func kind(_ date: Range<Int>, until end: Int, _ reader: ProvisionReader) -> Kind? {
        if reader.belongsToTitle(date) || reader.isRecord(date) { return nil }
        let clause = reader.clauseEnd(from: date.upperBound, limit: end)
        if reader.holdsAny(of: ProvisionReader.lawWords, date.upperBound..<clause) {
            // 2012年修正的该法第三条 behind the citation is of another one.
            return reader.holdsAny(of: ProvisionReader.otherLaws, date.upperBound..<clause) ? nil : .law
        }
        if reader.isSpan(from: date.upperBound) { return nil }
        return reader.holdsAny(of: ProvisionReader.lawWords, date.upperBound..<end) ? .either : .event
    }
}

extension ProvisionReader {
    /// The sentence in which a citation stands, at most 600 bytes on either side.
    fileprivate func sentence(around mark: Range<Int>) -> Range<Int> {
        var start = mark.lowerBound
        let low = max(paragraphStart(before: mark.lowerBound), mark.lowerBound - 600)
        while start > low, !Self.sentenceEnds.contains(glyph(start - 3)) { start -= 1 }
        var end = mark.upperBound
        let high = min(bytes.count, mark.upperBound + 600)
        while end < high, !Self.sentenceEnds.contains(glyph(end)), !isBlockStart(end) { end += 1 }
        return start..<end
    }

    /// How many bytes away a day may be from the citation that it speaks of.
    fileprivate static let farthest = 1200

    /// Where the paragraph, list item or row of a table begins in which an index stands, at most 1200 bytes before it.
    fileprivate func paragraphStart(before index: Int) -> Int {
        var start = index
        let low = max(0, index - Self.farthest)
        while start > low, !isBlockStart(start) { start -= 1 }
        return start
    }

    /// Whether an index stands behind a line break at which another block begins: a blank line, a heading, an item, a row.
    private func isBlockStart(_ index: Int) -> Bool {
        guard index > 0, bytes[index - 1] == 0x0A else { return false }
        var at = index
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        guard at < bytes.count else { return true }
        switch bytes[at] {
        case 0x0A, UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: ">"): return true
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            // --- and an item, but not **bold**.
            return at + 1 < bytes.count && (bytes[at + 1] == 0x20 || bytes[at + 1] == UInt8(ascii: "-"))
        case 0x30...0x39:
            var end = at
            while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
            return end - at < 4 && end < bytes.count && (bytes[end] == UInt8(ascii: ".") || bytes[end] == 0x29)
        default: return false
        }
    }

    /// 。 ！ ？.
    private static let sentenceEnds: [UInt32] = [0xE38082, 0xEFBC81, 0xEFBC9F]

    /// 复核：2025-12-01, reviewed: 2025-12-01: when somebody looked at the text, and no day of an event in it.
    fileprivate func isRecord(_ date: Range<Int>) -> Bool {
        var index = skipSpacesBack(from: date.lowerBound, floor: 0)
        if index > 0, bytes[index - 1] == UInt8(ascii: ":") {
            index -= 1
        } else if glyph(index - 3) == 0xEFBC9A {
            index -= 3
        }
        index = skipSpacesBack(from: index, floor: 0)
        return Self.records.contains { index >= $0.count && hasBytes($0, at: index - $0.count) }
    }

    private static let records = [
        "复核", "审核", "核对", "审校", "校对", "复核日期", "审核日期", "核对日期", "复核时间", "审核时间", "编写日期", "更新日期", "更新时间", "发布时间",
        "发布日期", "reviewed", "updated",
    ].map { Array($0.utf8) }

    /// Whether a day stands inside a 《title》 or directly before one: 2019年《…》.
    fileprivate func belongsToTitle(_ date: Range<Int>) -> Bool {
        let next = spaces(from: date.upperBound)
        if glyph(next) == Glyph.openTitle || glyph(next) == EditionGlyph.of && glyph(next + 3) == Glyph.openTitle {
            return true
        }
        var index = date.lowerBound - 3
        let low = max(0, date.lowerBound - 120)
        while index >= low, bytes[index] != 0x0A {
            if glyph(index) == Glyph.closeTitle { return false }
            if glyph(index) == Glyph.openTitle { return true }
            index -= 1
        }
        return false
    }

    /// 2019年以来, 2019年起, 2019年版: no day of an event.
    fileprivate func isSpan(from end: Int) -> Bool {
        let next = spaces(from: end)
        return Self.spans.contains { hasBytes($0, at: next) }
    }

    /// Where the clause ends in which an index stands: ， 。 ； 、 or a line break.
    fileprivate func clauseEnd(from start: Int, limit: Int) -> Int {
        var index = start
        while index < limit, !Self.clauseMarks.contains(glyph(index)), !",;\n".utf8.contains(bytes[index]) {
            index += 1
        }
        return max(start, index)
    }

    private static let clauseMarks: Set<UInt32> = [0xEFBC8C, 0xE38082, 0xEFBC9B, 0xE38081]
    private static let spans = ["以来", "起", "以后", "之后", "至今", "后", "度", "版"].map { Array($0.utf8) }
    fileprivate static let otherLaws = ["《", "该法", "同法", "旧法", "新法", "原法", "第"].map { Array($0.utf8) }
    fileprivate static let openTitleBytes = Array("《".utf8)
    fileprivate static let lawWords = [
        "修订", "修正", "修改", "公布", "颁布", "印发", "施行", "生效", "出台", "废止", "通过的", "通过了", "审议通过", "表决通过", "会议通过", "正式实施", "起实施",
        "日实施",
    ].map { Array($0.utf8) }

    fileprivate func holdsAny(of words: [[UInt8]], _ range: Range<Int>) -> Bool {
        !range.isEmpty && words.contains { holds($0, range) }
    }

    /// Whether words outside 《titles》 tell what happened to somebody.
    fileprivate func tellsCase(_ range: Range<Int>) -> Bool {
        var depth = 0
        for index in range {
            if glyph(index) == Glyph.openTitle { depth += 1 }
            if glyph(index) == Glyph.closeTitle { depth -= 1 }
            if depth <= 0, Self.caseWords.contains(where: { hasBytes($0, at: index) }) { return true }
        }
        return false
    }

    private static let caseWords = [
        "某", "小王", "小李", "小张", "小刘", "查获", "抓获", "查处", "抓捕", "逮捕", "移送", "起诉", "判处", "判决", "获刑", "处以", "被处", "处罚", "罚款",
        "拘留", "被告", "嫌疑", "涉嫌", "案发", "民警", "派出所", "公安机关", "法院", "检察院", "当事人", "犯罪分子",
    ].map { Array($0.utf8) }
}
