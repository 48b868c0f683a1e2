/// 条, 款, 项 and 目 as a text names them; a part that is not named is nil.
package struct CitedPlace: Sendable, Hashable {
    package var article: ArticleNumber?
    package var paragraph: Int?
    package var item: Int?
    package var subitem: Int?

    /// A place in a law, as far as it is named.
    package init(article: ArticleNumber? = nil, paragraph: Int? = nil, item: Int? = nil, subitem: Int? = nil) {
        self.article = article
        self.paragraph = paragraph
        self.item = item
        self.subitem = subitem
    }
}

/// The numbers before one unit: 3 and 4 of 第（三）、（四）项.
struct NumberList: Sendable {
    var first: Int
    var others: [Int] = []
    /// The ends of ranges.
    var ranges: [(Int, Int)] = []
    var isMalformed = false
    var end: Int

    /// The most numbers that a range stands for; of a longer one only the ends count.
    static let longest = 300

    /// Whether a number behind this list leaves something out: 八 behind 三百四十七, three figures before one.
    func isShort(_ value: Int) -> Bool {
        let last = others.last ?? first
        return value < last && String(value).utf8.count < String(last).utf8.count
    }

    mutating func append(_ value: Int, isRange: Bool) {
        let last = others.last ?? first
        if isRange, value > last { ranges.append((last, value)) }
        if isRange, last > 0, value > last, value - last <= Self.longest { others += last + 1..<value }
        if value == 0 || isRange && value <= last { isMalformed = true }
        others.append(value)
    }
}

extension Provision {
    /// Takes in a level of numbers.
    mutating func take(_ list: NumberList, _ place: (Int) -> CitedPlace) {
        self.place = place(list.first)
        others = list.others.map(place)
        isMalformed = isMalformed || list.isMalformed
        end = list.end
    }
}

extension ProvisionReader {
    /// 第, one or more numbers, and a unit.
    func numbers(at start: Int, unit: UInt32, isBare: Bool = false) -> NumberList? {
        var index = start
        if glyph(index) == Glyph.ordinal {
            index = spaces(from: index + 3)
        } else if !isBare {
            return nil
        }
        guard let (value, end) = figure(at: index) else { return nil }
        var isOpened = opening(index) > 0
        var list = NumberList(first: value, isMalformed: value == 0, end: end)
        for _ in 0..<20 {
            let behind = spaces(from: list.end)
            if glyph(behind) == unit {
                list.end = behind + 3
                takeRest(&list, unit)
                return list
            }
            if isGrouped(at: list.end) { list.isMalformed = true }
            guard let (isRange, next) = shortSeparator(at: list.end) else { return nil }
            let number = glyph(next) == Glyph.ordinal ? spaces(from: next + 3) : next
            guard let (value, end) = figure(at: number) else { return nil }
            // 3，001 is a number with a comma in it, not two.
            if value > 0, end - number > 1, arabicFigure(number)?.0 == 0 { list.isMalformed = true }
            // 第三百四十七、八条 is short for 三百四十八, and never 第八条.
            if !isRange, number == next, opening(number) == 0, list.isShort(value) { list.isMalformed = true }
            // 第59(3)条 is no 第三条; 第（三）（四）项 are two.
            if !isOpened, next == spaces(from: list.end), opening(next) > 0 { list.isMalformed = true }
            isOpened = opening(number) > 0
            list.append(value, isRange: isRange)
            list.end = end
        }
        return nil
    }

    /// 至十条 behind 第八条, 、七十二条 behind 第七十条: numbers without 第.
    ///
    /// In a list those count that grow and are above ten, and others where the words behind them show that a number ends:
    /// 第一条和三条意见 names one article. 三百条之二 is left to the scanner.
    private func takeRest(_ list: inout NumberList, _ unit: UInt32) {
        for _ in 0..<20 {
            guard let (isRange, next) = shortSeparator(at: list.end), let (value, end) = figure(at: next),
                glyph(spaces(from: end)) == unit,
                isRange || opening(next) > 0
                    || (unit == Glyph.article && mayGoOn(list, value, from: next, to: spaces(from: end) + 3))
            else { return }
            list.append(value, isRange: isRange)
            list.end = spaces(from: end) + 3
        }
    }

    private func mayGoOn(_ list: NumberList, _ value: Int, from start: Int, to end: Int) -> Bool {
        // 三百条之二, but not 八十条之规定.
        if glyph(end) == Glyph.of, numeral(at: end + 3) != nil { return false }
        let last = list.others.last ?? list.first
        if value > max(10, last) { return true }
        return endsNumber(at: end) && value != last && (value > last || value > 10 || arabicFigure(start) != nil)
    }

    /// Whether a comma groups figures there, as in 1,001: no number of an article is written so; 1，260 is one number, 59，100 are two.
    private func isGrouped(at index: Int) -> Bool {
        guard index > 0, isASCIIDigit(index - 1) else { return false }
        let isWide = glyph(index) == 0xEFBC8C && !(index > 1 && isASCIIDigit(index - 2))
        guard isWide || index < bytes.count && bytes[index] == UInt8(ascii: ",") else { return false }
        let next = index + (isWide ? 3 : 1)
        return (next..<next + 3).allSatisfy(isASCIIDigit) && !isASCIIDigit(next + 3)
    }

    /// A number, in parentheses or not; 0 for one that is none, where mistakes are wanted.
    func figure(at start: Int) -> (Int, Int)? {
        let opened = opening(start)
        var at = opened > 0 ? spaces(from: start + opened) : start
        let read = numeral(at: at)
        if marksMistakes, let run = numeralRun(at: at), run != read?.1 {
            at = run
            return close(0, at, opened)
        }
        guard let (value, end) = read else { return nil }
        return close(value, end, opened)
    }

    /// Where a number stands in a citation, with 第 before it and its unit behind it.
    func ranges(of number: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        if glyph(0) == Glyph.openTitle { index = closeTitle(from: 0) ?? 0 }
        while index < bytes.count {
            guard let (value, end) = figure(at: index), end > index else {
                index += 1
                continue
            }
            if value == number {
                let start = index >= 3 && glyph(index - 3) == Glyph.ordinal ? index - 3 : index
                let isUnit = [Glyph.article, Glyph.paragraph, Glyph.item, Glyph.subitem].contains(glyph(end))
                found.append(start..<(isUnit ? end + 3 : end))
            }
            index = end
        }
        return found
    }

    private func close(_ value: Int, _ end: Int, _ opened: Int) -> (Int, Int)? {
        guard opened > 0 else { return (value, end) }
        let at = spaces(from: end)
        let closed = closing(at)
        return closed > 0 ? (value, at + closed) : nil
    }

    /// The byte behind a run of letters that numbers are made of, at most forty of them.
    private func numeralRun(at start: Int) -> Int? {
        var index = start
        for _ in 0..<40 {
            if let (_, length) = arabicFigure(index) {
                index += length
            } else if Self.figure(glyph(index)) != nil || Self.unit(glyph(index)) != nil {
                index += 3
            } else {
                break
            }
        }
        return index > start ? index : nil
    }

    /// 、 和 至 or the like between the numbers of a short list, or nothing between （一）（二）: whether it is a range, and
    /// the byte behind it.
    func shortSeparator(at start: Int) -> (Bool, Int)? {
        var index = spaces(from: start)
        if opening(index) > 0 { return (false, index) }
        var isRange = false
        var words = 0
        while words < 2, index < bytes.count {
            let glyph = glyph(index)
            if Self.rangeGlyphs.contains(glyph) || Self.isRangeByte(bytes[index]) {
                isRange = true
                index += bytes[index] < 0x80 ? 1 : 3
            } else if bytes[index] == UInt8(ascii: ",") || Self.listGlyphs.contains(glyph) {
                index += bytes[index] < 0x80 ? 1 : 3
            } else {
                break
            }
            words += 1
        }
        return words > 0 ? (isRange, spaces(from: index)) : nil
    }

    static func isRangeByte(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") }

    /// 至 到 — – ～ － ― − 〜 ‐ ‑ ─ ━ ∼ ⸺.
    static let rangeGlyphs: [UInt32] = [
        0xE887B3, 0xE588B0, 0xE28094, 0xE28093, 0xEFBD9E, 0xEFBC8D, 0xE28095, 0xE28892, 0xE3809C, 0xE28090, 0xE28091,
        0xE29480, 0xE29481, 0xE288BC, 0xE2B8BA,
    ]
    /// 、 ， 和 及 与 或.
    private static let listGlyphs: [UInt32] = [0xE38081, 0xEFBC8C, 0xE5928C, 0xE58F8A, 0xE4B88E, 0xE68896]
}

/// 前款, 前两条, 本条: a place counted from the one that was cited before.
package struct RelativePlace: Sendable, Hashable {
    /// What is counted.
    package enum Unit: Sendable, Hashable { case article, paragraph, item }

    package let unit: Unit
    /// 1 for 前款, 2 for 前两款, 0 for 本款.
    package let count: Int
    /// The byte behind it.
    let end: Int

    init?(_ reader: ProvisionReader, at start: Int) {
        let first = reader.glyph(start)
        var index = start + 3
        if first == Self.before {
            let before = reader.glyph(start - 3)
            guard !Self.endings.contains(before) else { return nil }
            switch reader.glyph(index) {
            case 0xE4B8A4, 0xE4BA8C: count = 2  // 两 二
            case 0xE4B889: count = 3
            case 0xE59B9B: count = 4
            default: count = 1
            }
            if count > 1 { index += 3 }
        } else if LawPronoun.firstGlyphs.contains(first) {
            count = 0
        } else {
            return nil
        }
        switch reader.glyph(index) {
        case Glyph.article: unit = .article
        case Glyph.paragraph: unit = .paragraph
        case Glyph.item where count > 0: unit = .item
        default: return nil
        }
        end = index + 3
        if Self.continuations.contains(reader.glyph(end)) { return nil }
    }

    static let before: UInt32 = 0xE5898D  // 前
    /// 目前 以前 提前 先前 之前 日前 跟前 面前 午前 年前 从前 当前 此前 空前 事前 生前: no 前 of ours.
    private static let endings: Set<UInt32> = [
        0xE79BAE, 0xE4BBA5, 0xE68F90, 0xE58588, 0xE4B98B, 0xE697A5, 0xE8B79F, 0xE99DA2, 0xE58D88, 0xE5B9B4, 0xE4BB8E,
        0xE5BD93, 0xE6ADA4, 0xE7A9BA, 0xE4BA8B, 0xE7949F,
    ]
    /// 条件 条例 条款 条约 条目 款项 项目.
    private static let continuations: Set<UInt32> = [
        0xE4BBB6, 0xE4BE8B, Glyph.paragraph, 0xE7BAA6, Glyph.subitem, Glyph.item,
    ]
}
