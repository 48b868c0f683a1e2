/// Dates in words about editions: 2012年10月26日, 2012-10-26, 二〇一二年, and 2012 before 修正.
extension ProvisionReader {
    /// 的 年 月 日 版 本 正 订 改 布 过 定 发 行 施 效 止 废 前 原 旧 老 后 时 起 来 新 法 用 现 在 今 经 去 往 期 早 初 拟 议 增 加 设 文 条.
    static func mayEndEdition(_ glyph: UInt32) -> Bool {
        switch glyph {
        case EditionGlyph.of, 0xE5B9B4, 0xE69C88, 0xE697A5, 0xE78988, 0xE69CAC, 0xE6ADA3, 0xE8AEA2, 0xE694B9, 0xE5B883,
            0xE8BF87, 0xE5AE9A, 0xE58F91, 0xE8A18C, 0xE696BD, 0xE69588, 0xE6ADA2, 0xE5BA9F, 0xE5898D, 0xE58E9F,
            0xE697A7, 0xE88081, 0xE5908E, 0xE697B6, 0xE8B5B7, 0xE69DA5, 0xE696B0, 0xE6B395, 0xE794A8, 0xE78EB0,
            0xE59CA8, 0xE4BB8A, 0xE7BB8F, 0xE58EBB, 0xE5BE80, 0xE69C9F, 0xE697A9, 0xE5889D, 0xE68B9F, 0xE8AEAE,
            0xE5A29E, 0xE69687, Glyph.article, 0xE58AA0, 0xE8AEBE:
            true
        default: false
        }
    }

    static let year: UInt32 = 0xE5B9B4
    private static let month: UInt32 = 0xE69C88
    private static let day: UInt32 = 0xE697A5

    /// The date that ends at an index and where it begins; a year without 年 only with `isYearBare`.
    func date(endingAt end: Int, floor: Int, isYearBare: Bool) -> (date: EditionDate, start: Int)? {
        // At most 二〇二五年十二月三十一日; read forwards from the first place from which it reaches the end.
        var index = end
        var start: Int?
        while index > floor, end - index <= 48 {
            if bytes[index - 1] < 0x80 {
                guard isDatePart(bytes[index - 1]) else { break }
                index -= 1
            } else {
                guard index - 3 >= floor, isDatePart(glyph(index - 3)) else { break }
                index -= 3
            }
            if let (date, last) = date(at: index, end: end), last == end,
                isYearBare || date.month != nil || glyph(end - 3) == Self.year
            {
                start = index
                if index == floor || !isFigure(before: index, floor: floor) { return (date, index) }
            }
        }
        return start.flatMap { start in date(at: start, end: end).map { ($0.0, start) } }
    }

    private func isFigure(before index: Int, floor: Int) -> Bool {
        if (0x30...0x39).contains(bytes[index - 1]) { return true }
        return index - 3 >= floor && (Self.figure(glyph(index - 3)) != nil || arabicFigure(index - 3) != nil)
    }

    private func isDatePart(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x20 || byte == 0x2D || byte == 0x2E || byte == 0x2F
    }

    private func isDatePart(_ glyph: UInt32) -> Bool {
        glyph == Self.year || glyph == Self.month || glyph == Self.day || Self.figure(glyph) != nil
            || Self.unit(glyph) == 10 || glyph >= 0xEFBC90 && glyph <= 0xEFBC99
    }

    /// A date that begins at an index, and the byte behind it.
    func date(at start: Int, end: Int) -> (EditionDate, Int)? {
        guard start == 0 || bytes[start] & 0xC0 != 0x80, let (year, figures) = yearFigures(at: start),
            (1949...2100).contains(year), figures <= end
        else { return nil }
        var index = figures
        var date = EditionDate(year: year)
        if glyph(index) == Self.year, index + 3 <= end {
            index += 3
            guard let (month, last) = part(at: index, Self.month, end), (1...12).contains(month) else {
                return (date, index)
            }
            date.month = month
            index = last
            guard let (day, last) = part(at: index, Self.day, end), (1...31).contains(day) else { return (date, index) }
            date.day = day
            return (date, last)
        }
        guard index < end, [0x2D, 0x2E, 0x2F].contains(bytes[index]), let (month, next) = numeral(at: index + 1),
            (1...12).contains(month), next <= end
        else { return Self.mayFollowYear(index < end ? glyph(index) : 0) ? (date, index) : nil }
        date.month = month
        guard next < end, bytes[next] == bytes[index], let (day, last) = numeral(at: next + 1), (1...31).contains(day),
            last <= end
        else { return (date, next) }
        date.day = day
        return (date, last)
    }

    /// Four figures that no other stands beside.
    private func yearFigures(at start: Int) -> (Int, Int)? {
        var (value, count, index) = (0, 0, start)
        while count < 5 {
            if let (figure, length) = arabicFigure(index) {
                value = value * 10 + figure
                index += length
            } else if let figure = Self.figure(glyph(index)) {
                value = value * 10 + figure
                index += 3
            } else {
                break
            }
            count += 1
        }
        let isPart = start > 0 && (0x30...0x39).contains(bytes[start - 1])
        return count == 4 && !isPart ? (value, index) : nil
    }

    private func part(at start: Int, _ unit: UInt32, _ end: Int) -> (Int, Int)? {
        guard let (value, index) = numeral(at: spaces(from: start)), index + 3 <= end,
            glyph(spaces(from: index)) == unit
        else { return nil }
        return (value, spaces(from: index) + 3)
    }

    /// Whether a year without 年 may stand before it: 2012修正, 2012版, but not 2012号.
    private static func mayFollowYear(_ glyph: UInt32) -> Bool {
        let isHan = glyph >= 0xE39080 && glyph <= 0xE9BFBF
        // 修 版 公 颁 通 施 发 起 以 之
        return !isHan
            || [0xE4BFAE, 0xE78988, 0xE585AC, 0xE9A281, 0xE9809A, 0xE696BD, 0xE58F91, 0xE8B5B7, 0xE4BBA5, 0xE4B98B]
                .contains(glyph)
    }

    /// 97刑法, 12年《治安管理处罚法》, 一二年修正: two figures of a year, and where they begin.
    ///
    /// Without 年 a plain 12 may count a list, unless words such as 修正 or 版 follow it.
    func shortYear(endingAt end: Int, floor: Int, hasWords: Bool = false) -> (year: Int, start: Int)? {
        let isYear = glyph(end - 3) == Self.year
        let last = isYear ? end - 3 : end
        guard let (ones, second) = figureBack(from: last, floor: floor),
            let (tens, first) = figureBack(from: second, floor: floor), last - second == second - first
        else { return nil }
        if last - second == 3, bytes[second] != 0xEF, !isYear || !hasWords { return nil }
        if first > floor {
            // 第12版, 2012, 三十二, a-12.
            if (0x21...0x7E).contains(bytes[first - 1]), !"([*_".utf8.contains(bytes[first - 1]) { return nil }
            let before = glyph(first - 3)
            if before == Glyph.ordinal || Self.unit(before) != nil || figureBack(from: first, floor: floor) != nil {
                return nil
            }
        }
        let year = tens * 10 + ones
        guard isYear || hasWords || year >= 49 else { return nil }
        return (year >= 49 ? 1900 + year : 2000 + year, first)
    }

    /// Where 十年 of 十年前 begins: a span, not a date.
    func yearsAgo(before end: Int, floor: Int) -> Int? {
        guard end - 3 >= floor, glyph(end - 3) == Self.year else { return nil }
        var index = end - 3
        while index > floor {
            if (0x30...0x39).contains(bytes[index - 1]) {
                index -= 1
            } else if index - 3 >= floor, Self.isSpan(glyph(index - 3)) {
                index -= 3
            } else {
                break
            }
        }
        return index < end - 3 ? index : nil
    }

    /// A figure, 几, 多 or 数.
    private static func isSpan(_ glyph: UInt32) -> Bool {
        figure(glyph) != nil || unit(glyph) != nil || [0xE587A0, 0xE5A49A, 0xE695B0].contains(glyph)
    }

    private func figureBack(from end: Int, floor: Int) -> (Int, Int)? {
        if end - 1 >= floor, let (figure, length) = arabicFigure(end - 1), length == 1 { return (figure, end - 1) }
        guard end - 3 >= floor else { return nil }
        if let (figure, length) = arabicFigure(end - 3), length == 3 { return (figure, end - 3) }
        return Self.figure(glyph(end - 3)).map { ($0, end - 3) }
    }
}
