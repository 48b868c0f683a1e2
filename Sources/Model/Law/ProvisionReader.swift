/// Three-byte UTF-8 sequences that the grammar of provisions is made of.
enum Glyph {
    static let ordinal: UInt32 = 0xE7ACAC  // 第
    static let article: UInt32 = 0xE69DA1  // 条
    static let traditionalArticle: UInt32 = 0xE6A29D  // 條
    static let paragraph: UInt32 = 0xE6ACBE  // 款
    static let item: UInt32 = 0xE9A1B9  // 项
    static let subitem: UInt32 = 0xE79BAE  // 目
    static let of: UInt32 = 0xE4B98B  // 之
    static let part: UInt32 = 0xE7BC96  // 编
    static let sub: UInt32 = 0xE58886  // 分
    static let chapter: UInt32 = 0xE7ABA0  // 章
    static let section: UInt32 = 0xE88A82  // 节
    static let openParenthesis: UInt32 = 0xEFBC88  // （
    static let closeParenthesis: UInt32 = 0xEFBC89  // ）
    static let openTitle: UInt32 = 0xE3808A  // 《
    static let closeTitle: UInt32 = 0xE3808B  // 》
    static let openInnerTitle: UInt32 = 0xE38088  // 〈
    static let closeInnerTitle: UInt32 = 0xE38089  // 〉
    static let wideSpace: UInt32 = 0xE38080
    /// 款, 项 and 目.
    static func isPart(_ letter: UInt32) -> Bool { letter == paragraph || letter == item || letter == subitem }
    /// The wide space, and those of no or other widths that come with copied text.
    static let spaces: [UInt32] = [wideSpace, 0xE28082, 0xE28083, 0xE28089, 0xE2808B, 0xEFBBBF]
}

/// The first and the last article of a range.
struct ArticleRange: Sendable, Hashable {
    let from: ArticleNumber
    let to: ArticleNumber
}

/// One provision as text names it: 第五十九条第一款第（三）项, or only 第二款 where a list goes on.
struct Provision: Sendable, Hashable {
    var place = CitedPlace()
    /// The rest of a short list: 第（四）项 of 第（三）、（四）项.
    var others: [CitedPlace] = []
    /// The ends of 第三条至五条: articles that were inserted between them belong to it, too.
    var ranges: [ArticleRange] = []
    /// 前款, 本条: what is counted from the place cited before.
    var relative: RelativePlace?
    /// A number that is none, such as 第零条 or 第2十条.
    var isMalformed = false
    /// The byte behind it.
    var end: Int

    var article: ArticleNumber? { place.article }
}

/// Reads numerals and provisions from UTF-8 bytes; the one grammar behind the scanner, citations and statutes.
///
/// ## File format
///     第 N 条 [之 N] [第 N 款] [第（N）项 | 第 N 项 | （N）项] [第 N 目]      的, 中, 之 and 规定的 may stand before a part's 第
///     前 [两] 条|款|项 …    本条|该条|同条|本款|该款|同款 第 N 款|项 …
///
/// ## Parsing behavior
/// - N is a Chinese numeral below ten thousand (二十九, 一一七, 贰拾玖), or ASCII or full-width digits; not a mixture. 一千零十九 is
///   一千零一十九; 一百二, which may be 一百二十 or 一百零二, is no number.
/// - The last N may be a short list: 第三、四条, 第（一）至（三）项, 第一百三十三条之一、之二; a range stands for all between, also
///   where its last number has no 第: 第八条至十条.
/// - Up to two ASCII spaces, or a wide or other one, may stand on either side of a number, as typesetting programs put them.
/// - Parts behind a list of articles belong to the last one: 第三、第五十九条第一项.
/// - Parentheses are full-width or ASCII.
/// - With `marksMistakes` a number that is none (零, 2十, 十百) is read as such, so that somebody can be told.
struct ProvisionReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var marksMistakes = false

    /// The three bytes at an index as one number, or 0 beyond the end.
    @inline(__always)
    func glyph(_ index: Int) -> UInt32 {
        guard index >= 0, index + 2 < bytes.count else { return 0 }
        return UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
    }

    /// The provision that starts at an index with 第, or with the bare number of an article, or nil.
    func provision(at start: Int, isBare: Bool = false) -> Provision? {
        var result = Provision(end: start)
        if let list = numbers(at: start, unit: Glyph.article, isBare: isBare) {
            result.take(list) { CitedPlace(article: ArticleNumber($0)) }
            result.ranges = list.ranges.map { ArticleRange(from: ArticleNumber($0.0), to: ArticleNumber($0.1)) }
            insertions(&result)
            partsOfLast(&result)
        } else if isBare {
            return nil
        }
        readParts(&result, hasBegun: result.end > start)
        return result.end > start ? result : nil
    }

    /// 第一、二项 behind 第三、第五十九条 belongs to the last of them.
    private func partsOfLast(_ result: inout Provision) {
        guard let last = result.others.last else { return }
        var tail = Provision(place: last, end: result.end)
        readParts(&tail, hasBegun: true)
        guard tail.end > result.end else { return }
        result.others[result.others.count - 1] = tail.place
        result.others += tail.others
        result.isMalformed = result.isMalformed || tail.isMalformed
        result.end = tail.end
    }

    /// 款, 项 and 目, as far as no list has come before.
    private func readParts(_ result: inout Provision, hasBegun: Bool) {
        let article = result.place.article
        let start = partStart(result.end, hasBegun: hasBegun)
        // 第38条1款.
        let isPlain = hasBegun && isASCIIDigit(start)
        if result.others.isEmpty, let list = numbers(at: start, unit: Glyph.paragraph, isBare: isPlain) {
            result.take(list) { CitedPlace(article: article, paragraph: $0) }
        }
        let paragraph = result.place.paragraph
        let isInside = hasBegun || paragraph != nil
        let bare = isInside && opening(result.end) > 0 || paragraph != nil && isASCIIDigit(result.end)
        let itemStart = partStart(result.end, hasBegun: isInside)
        if result.others.isEmpty, let list = numbers(at: itemStart, unit: Glyph.item, isBare: bare) {
            result.take(list) { CitedPlace(article: article, paragraph: paragraph, item: $0) }
        }
        guard let item = result.place.item, result.others.isEmpty else { return }
        if let list = numbers(at: partStart(result.end, hasBegun: true), unit: Glyph.subitem) {
            result.take(list) { CitedPlace(article: article, paragraph: paragraph, item: item, subitem: $0) }
        }
    }

    /// Where the next part begins: spaces may stand before its 第, as in 第 38 条 第 1 款.
    private func partStart(_ end: Int, hasBegun: Bool) -> Int {
        var start = spaces(from: end)
        // 第62条, and 第1款 in the next line.
        if start < bytes.count, bytes[start] == 0x0A { start = spaces(from: start + 1) }
        if hasBegun, start > end, glyph(start) == Glyph.ordinal { return start }
        // 第五十九条的第九项.
        guard hasBegun, let behind = linkEnd(at: end), let (_, last) = figure(at: spaces(from: behind + 3)),
            Glyph.isPart(glyph(spaces(from: last))), endsNumber(at: spaces(from: last) + 3)
        else { return end }
        return behind
    }

    func isASCIIDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }

    /// 之二, and 、之三 behind it.
    private func insertions(_ result: inout Provision) {
        lastInsertion(&result)
        guard result.others.isEmpty, let number = result.place.article?.number, glyph(result.end) == Glyph.of,
            let (insertion, end) = numeral(at: result.end + 3)
        else { return }
        result.place.article = ArticleNumber(number, insertion: insertion)
        result.end = end
        var last = insertion
        while result.others.count < 20, let (isRange, next) = shortSeparator(at: result.end), glyph(next) == Glyph.of,
            let (insertion, end) = numeral(at: next + 3)
        {
            let from = isRange && insertion > last && insertion - last < 100 ? last + 1 : insertion
            result.others += (from...insertion).map { CitedPlace(article: ArticleNumber(number, insertion: $0)) }
            last = insertion
            result.end = end
        }
    }

    /// 之一 behind 第三百四十七条至三百五十五条 belongs to the last of them.
    private func lastInsertion(_ result: inout Provision) {
        guard let last = result.others.last?.article, last.insertion == nil, glyph(result.end) == Glyph.of,
            let (insertion, end) = numeral(at: result.end + 3)
        else { return }
        let number = ArticleNumber(last.number, insertion: insertion)
        result.others[result.others.count - 1].article = number
        if let range = result.ranges.last, range.to == last {
            result.ranges[result.ranges.count - 1] = ArticleRange(from: range.from, to: number)
        }
        result.end = end
    }

    /// 前款, 前两条, 本条第二款: the place is counted from the one before, so that only its parts are here.
    func relativeProvision(at start: Int) -> Provision? {
        guard let relative = RelativePlace(self, at: start) else { return nil }
        var result = Provision(relative: relative, end: relative.end)
        if relative.count < 2 { readParts(&result, hasBegun: true) }
        return relative.count == 0 && result.end == relative.end ? nil : result
    }

    /// 第, a number and a unit such as 条: the number and the byte behind it.
    func ordinal(at index: Int, unit: UInt32) -> (Int, Int)? {
        guard glyph(index) == Glyph.ordinal, let (value, end) = figure(at: spaces(from: index + 3)) else { return nil }
        let at = spaces(from: end)
        return glyph(at) == unit ? (value, at + 3) : nil
    }

    /// （N） at an index: the number and the byte behind it.
    func parenthesized(at index: Int) -> (Int, Int)? {
        let opened = opening(index)
        guard opened > 0, let (value, end) = numeral(at: spaces(from: index + opened)) else { return nil }
        let at = spaces(from: end)
        let closed = closing(at)
        return closed > 0 ? (value, at + closed) : nil
    }

    func spaces(from index: Int) -> Int {
        var index = index
        let limit = min(index + 2, bytes.count)
        while index < limit, bytes[index] == 0x20 { index += 1 }
        guard index < limit, bytes[index] >= 0xC2 else { return index }
        if bytes[index] == 0xC2 {
            // A no-break space, or the soft hyphen of copied text.
            return index + 1 < bytes.count && [0xA0, 0xAD].contains(bytes[index + 1]) ? index + 2 : index
        }
        return Glyph.spaces.contains(glyph(index)) ? index + 3 : index
    }

    func opening(_ index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        return bytes[index] == UInt8(ascii: "(") ? 1 : glyph(index) == Glyph.openParenthesis ? 3 : 0
    }

    func closing(_ index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        return bytes[index] == UInt8(ascii: ")") ? 1 : glyph(index) == Glyph.closeParenthesis ? 3 : 0
    }
}

extension ProvisionReader {
    /// The number at an index and the byte behind it; nil for zero, for ten thousand and above, and for no number.
    func numeral(at start: Int) -> (Int, Int)? {
        arabic(at: start) ?? chinese(at: start)
    }

    private func arabic(at start: Int) -> (Int, Int)? {
        var index = start
        var value = 0
        while let (figure, length) = arabicFigure(index) {
            value = value * 10 + figure
            index += length
            guard value < 10_000 else { return nil }
        }
        return index > start && value > 0 ? (value, index) : nil
    }

    func arabicFigure(_ index: Int) -> (Int, Int)? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        if byte >= 0x30, byte <= 0x39 { return (Int(byte - 0x30), 1) }
        let wide = glyph(index)
        return wide >= 0xEFBC90 && wide <= 0xEFBC99 ? (Int(wide - 0xEFBC90), 3) : nil
    }

    private func chinese(at start: Int) -> (Int, Int)? {
        var index = start
        var total = 0
        var pending: Int?
        var positional = 0
        var figures = 0
        var hasUnit = false
        var isRun = false
        /// Whether a zero stands behind the last unit.
        var hasGap = false
        var lastUnit = Int.max
        while true {
            let glyph = glyph(index)
            if let figure = Self.figure(glyph) {
                if pending != nil, pending != 0 { isRun = true }
                positional = min(positional * 10 + figure, 10_000)
                figures += 1
                hasGap = hasGap || figure == 0
                pending = figure
            } else if let unit = Self.unit(glyph) {
                let isTens = unit == 20 || unit == 30
                let rank = isTens ? 10 : unit
                guard rank < lastUnit, let count = Self.count(pending, of: unit, isFirst: !hasUnit) else { return nil }
                lastUnit = rank
                hasUnit = true
                hasGap = false
                total += isTens ? unit : count * unit
                pending = nil
            } else {
                break
            }
            index += 3
        }
        guard index > start, !(hasUnit && isRun) else { return nil }
        if hasUnit, let pending {
            // 一百零 has no end; 一百二 is 一百二十 to one reader and 一百零二 to another.
            guard pending > 0, lastUnit == 10 || hasGap else { return nil }
        }
        let value = hasUnit || figures == 1 ? total + (pending ?? 0) : positional
        return value > 0 && value < 10_000 ? (value, index) : nil
    }

    /// How many of a unit a figure before it says: one where none does, in 百, 一百十 and 一千零十; nil where it says nothing, as in
    /// 一千零百, 一千百 and 三廿.
    private static func count(_ figure: Int?, of unit: Int, isFirst: Bool) -> Int? {
        guard let figure else { return isFirst || unit < 100 ? 1 : nil }
        if figure == 0 { return !isFirst && unit < 100 ? 1 : nil }
        return unit == 20 || unit == 30 ? nil : figure
    }

    /// Whether a letter is one of those that Chinese numbers are made of.
    static func isNumeral(_ glyph: UInt32) -> Bool { figure(glyph) != nil || unit(glyph) != nil }

    static func figure(_ glyph: UInt32) -> Int? {
        switch glyph {
        case 0xE99BB6, 0xE38087, 0xE2978B: 0  // 零 〇 ○
        case 0xE4B880, 0xE5A3B9: 1  // 一 壹
        case 0xE4BA8C, 0xE4B8A4, 0xE8B4B0: 2  // 二 两 贰
        case 0xE4B889, 0xE58F81: 3  // 三 叁
        case 0xE59B9B, 0xE88286: 4  // 四 肆
        case 0xE4BA94, 0xE4BC8D: 5  // 五 伍
        case 0xE585AD, 0xE99986: 6  // 六 陆
        case 0xE4B883, 0xE69F92: 7  // 七 柒
        case 0xE585AB, 0xE68D8C: 8  // 八 捌
        case 0xE4B99D, 0xE78E96: 9  // 九 玖
        default: nil
        }
    }

    static func unit(_ glyph: UInt32) -> Int? {
        switch glyph {
        case 0xE58D81, 0xE68BBE: 10  // 十 拾
        case 0xE799BE, 0xE4BDB0: 100  // 百 佰
        case 0xE58D83, 0xE4BB9F: 1000  // 千 仟
        case 0xE5BBBF: 20  // 廿
        case 0xE58D85: 30  // 卅
        default: nil
        }
    }
}
