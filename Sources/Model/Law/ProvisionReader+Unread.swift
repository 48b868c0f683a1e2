/// Numbers and marks that look like a citation and cannot be read with certainty.
extension ProvisionReader {
    /// ] 》 ） 〕 ” ’ 〉 】 」 』 》 ＞ as they close a name.
    static let closingMarks: Set<UInt32> = [
        Glyph.closeTitle, Glyph.closeParenthesis, 0xE38095, 0xE2809D, 0xE28099, Glyph.closeInnerTitle, 0xE38091,
        0xE3808D, 0xE3808F, 0xEFBC9E, 0xEFBCBD,
    ]

    /// Where the marks begin that open before an index.
    func skipOpeningBack(from start: Int, floor: Int) -> Int {
        var index = start
        while index > floor {
            if "[(<'\"".utf8.contains(bytes[index - 1]) {
                index -= 1
            } else if index - 2 >= floor, bytes[index - 2] == 0xC2, bytes[index - 1] == 0xAB {
                index -= 2
            } else if index - 3 >= floor, Self.openingMarks.contains(glyph(index - 3)) {
                index -= 3
            } else {
                break
            }
        }
        return index
    }

    /// Whether the first letter is one of [ ( < ' « （ 〔 ＜ ［, in which no name of a law stands.
    var opensOddly: Bool {
        guard let first = bytes.first else { return false }
        return "[(<'".utf8.contains(first) || first == 0xC2
            || [Glyph.openParenthesis, 0xE38094, 0xEFBC9C, 0xEFBCBB].contains(glyph(0))
    }

    /// 《 （ 〔 “ ‘ 〈 【 「 『 ＜ ［.
    private static let openingMarks: Set<UInt32> = [
        Glyph.openTitle, Glyph.openParenthesis, 0xE38094, 0xE2809C, 0xE28098, Glyph.openInnerTitle, 0xE38090,
        0xE3808C, 0xE3808E, 0xEFBC9C, 0xEFBCBB,
    ]

    /// Where 令第597号 or 法释〔2016〕8号 begins that ends at an index.
    func documentNumber(endingAt end: Int) -> Int? {
        if let decree = decreeNumber(endingAt: end) { return decree.start }
        var start = end - 3
        while start > 0, isASCIIDigit(start - 1) { start -= 1 }
        if glyph(start - 3) == Glyph.ordinal { start -= 3 }
        guard start < end - 3, start >= 1 else { return nil }
        let closes =
            glyph(start - 3) == 0xE38095 || "])".utf8.contains(bytes[start - 1])
            || glyph(start - 3) == Glyph.closeParenthesis
        guard closes, let open = openEditionBracket(before: start, floor: max(0, start - 12)),
            date(at: open.content.lowerBound, end: open.content.upperBound) != nil
        else { return nil }
        // 法释, 公通字.
        var letters = open.start
        while letters - 3 >= 0, open.start - letters < 18, glyph(letters - 3) >= 0xE39080,
            glyph(letters - 3) <= 0xE9BFBF,
            !Self.lawLeads.contains(glyph(letters - 3))
        {
            letters -= 3
        }
        return letters
    }

    /// The byte behind （三） or (3) behind an article, a 项 without its words.
    func looseItem(at start: Int) -> Int? {
        guard let (value, end) = parenthesized(at: start), value <= 30 else { return nil }
        var last = end
        while let (value, next) = parenthesized(at: last), value <= 30 { last = next }
        return endsClause(last) ? last : nil
    }

    /// Whether a full stop and nothing else stands between two provisions.
    func isStop(_ range: Range<Int>) -> Bool {
        let index = skipMarks(from: range.lowerBound)
        return glyph(index) == 0xE38082 && skipMarks(from: index + 3) >= range.upperBound
    }

    /// Whether a sentence ends there: nothing follows, or 。 or ；.
    func endsSentence(_ end: Int) -> Bool {
        let at = skipMarks(from: end)
        return at >= bytes.count || bytes[at] == 0x0A || glyph(at) == 0xE38082 || glyph(at) == 0xEFBC9B
    }

    /// The byte behind 第1 2款, 第①项, 第九点, 之一 or 末项 right behind a place: a part that is none, or is not read.
    func strangePart(at last: Int) -> Int? {
        var start = last
        if let behind = linkEnd(at: last) { start = behind }
        if glyph(start) == Glyph.ordinal {
            if let end = strangeArticle(at: start, units: [Glyph.paragraph, Glyph.item, Glyph.subitem]) {
                // 的第二项任务 with the letter behind it, without which it would be a place.
                return start > last ? min(end + 3, bytes.count) : end
            }
            guard let (_, end) = figure(at: spaces(from: start + 3)) else { return nil }
            if end >= bytes.count { return end }
            let letter = glyph(spaces(from: end))
            if start > last { return nil }
            guard letter != Glyph.article, letter != Glyph.traditionalArticle, !Self.innocent.contains(letter),
                !Self.divisions.contains(letter)
            else { return nil }
            return letter >= 0xE39080 && letter <= 0xE9BFBF ? spaces(from: end) + 3 : end
        }
        guard start == last else { return nil }
        if glyph(last) == Glyph.of, let (_, end) = numeral(at: last + 3) ?? parenthesized(at: last + 3) { return end }
        return Self.countedParts.first { hasBytes($0, at: last) }.map { last + $0.count }
    }

    /// The byte behind the 款 and 项 that follow an article which is not read.
    func partsEnd(_ end: Int) -> Int { provision(at: end).flatMap { $0.article == nil ? $0.end : nil } ?? end }

    private static let divisions: Set<UInt32> = [Glyph.part, Glyph.sub, Glyph.chapter, Glyph.section]
    /// 句 段 时 次 届 部: 第三条第一句 names the article well enough, 第一时间 no part of it.
    private static let innocent: Set<UInt32> = [
        0xE58FA5, 0xE6AEB5, 0xE697B6, 0xE6ACA1, 0xE5B18A, 0xE983A8,
    ]
    private static let countedParts = ["最后", "末", "首", "倒数第"].flatMap { word in
        ["一款", "一项", "款", "项"].map { Array((word + $0).utf8) }
    }

    /// Whether figures end before a number: 第3 48条 is no 第四十八条.
    func isCutNumber(before end: Int) -> Bool {
        guard end > 0 else { return false }
        if isASCIIDigit(end - 1) { return true }
        guard end >= 3 else { return false }
        let letter = glyph(end - 3)
        return letter == Glyph.ordinal || Self.figure(letter) != nil || Self.unit(letter) != nil
            || arabicFigure(end - 3) != nil
    }

    /// The byte behind 的, 中, 之, 里, 内 or 规定的 before 第: 第五十九条的第九项.
    func linkEnd(at start: Int) -> Int? {
        var index = start
        for _ in 0..<3 {
            if Self.links.contains(glyph(index)) {
                index += 3
            } else if hasBytes(Self.provided, at: index) {
                index += Self.provided.count
            } else {
                break
            }
        }
        return index > start && glyph(index) == Glyph.ordinal ? index : nil
    }

    /// 的 中 之 里 内 下 所.
    private static let links: Set<UInt32> = [
        0xE79A84, 0xE4B8AD, Glyph.of, 0xE9878C, 0xE58685, 0xE4B88B, 0xE68980,
    ]

    /// The byte behind 第…条 whose number is made of figures and is none: 第1.5条, 第 九 十 九 条, 第[80]条.
    func strangeArticle(at start: Int, units: Set<UInt32> = [Glyph.article, Glyph.traditionalArticle]) -> Int? {
        var index = start + 3
        var hasFigure = false
        while index + 2 < bytes.count, index - start < 90 {
            let letter = glyph(index)
            if units.contains(letter) { return hasFigure ? index + 3 : nil }
            if let (_, length) = arabicFigure(index) {
                hasFigure = true
                index += length
            } else if Self.figure(letter) != nil || Self.unit(letter) != nil
                || Self.isStrangeFigure(letter)
            {
                hasFigure = true
                index += 3
            } else if "lIOo".utf8.contains(bytes[index]) {
                // 第3l条, 第1O条; 第X条 is a blank.
                hasFigure = true
                index += 1
            } else if [0x0A, 0x20, 0x2C, 0x2D, 0x2E, 0x2F, 0x5B, 0x5D].contains(bytes[index]) {
                index += 1
            } else if bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
                index += 2
            } else if Glyph.spaces.contains(letter) || Self.strangeMarks.contains(letter) {
                index += 3
            } else {
                return nil
            }
        }
        return nil
    }

    /// 、 ， ． － — 【 】 〔 〕 ［ ］.
    private static let strangeMarks: Set<UInt32> = [
        0xE38081, 0xEFBC8C, 0xEFBC8E, 0xEFBC8D, 0xE28094, 0xE38090, 0xE38091, 0xE38094, 0xE38095, 0xEFBCBB, 0xEFBCBD,
    ]

    /// ①…⑳, ㉑…㉟, ㈠…㈩, Ⅰ…Ⅻ, and the radicals ⼀⼆⼗ that come out of a PDF.
    private static func isStrangeFigure(_ letter: UInt32) -> Bool {
        letter >= 0xE291A0 && letter <= 0xE291BF || letter >= 0xE38991 && letter <= 0xE3899F
            || letter >= 0xE388A0 && letter <= 0xE388A9 || letter >= 0xE285A0 && letter <= 0xE285AB
            || letter >= 0xE2BC80 && letter <= 0xE2BF95
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
                guard hasFigure else { return nil }
                // 二款一项.
                return endsNumber(at: index + 3) ? index + 3 : looseParts(at: index + 3)
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

    static let provided = Array("规定".utf8)

    /// 。 ； ， 、 ： ！ ？ ） ” 》 的 之 所 和 及 与 或 第 至 止.
    private static let clauseEnds: Set<UInt32> = [
        0xE38082, 0xEFBC9B, 0xEFBC8C, 0xE38081, 0xEFBC9A, 0xEFBC81, 0xEFBC9F, Glyph.closeParenthesis, 0xE2809D,
        Glyph.closeTitle, 0xE79A84, Glyph.of, 0xE68980, 0xE5928C, 0xE58F8A, 0xE4B88E, 0xE68896, Glyph.ordinal, 0xE887B3,
        0xE6ADA2,
    ]

    /// Whether 条 there ends a number of an article: 5条和, 5条的规定, but not 5条意见.
    func endsNumber(at end: Int) -> Bool {
        guard end + 2 < bytes.count else { return true }
        let letter = glyph(end)
        guard letter >= 0xE39080, letter <= 0xE9BFBF else { return true }
        return Self.behindNumbers.contains(letter)
    }

    /// 之 的 规 和 及 与 或 第 等 中 均 以 至 到.
    private static let behindNumbers: Set<UInt32> = [
        Glyph.of,
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
