/// Words that say which edition of a law is meant.
///
/// ## File format
///     [date] [verbs] [版] [的]        2012年10月26日修正的, 2012版, 二〇一二年, 2025年12月31日以前的, 修订前的, 旧
///     （date and verbs）               （2012年修正）, (2012-10-26), 〔2012〕, [2005年版], （已废止）
///
/// ## Parsing behavior
/// - A year is four figures, ASCII, full-width or Chinese, from 1949 to 2100; month and day may follow, also as 2012-10-26.
/// - A date before further words counts more than they do: 2013年1月1日起施行的新修订的 is the text of that day.
/// - 原, 旧 and 老 count only behind a word that leads up to a law: 草原《…》 says nothing.
/// - Of several dates in brackets the latest on which the law was made counts, else the latest 施行; numbers of
///   documents inside, 〔2012〕第7号, are no dates.
extension ProvisionReader {
    /// The edition that the words mean which end at an index, and where they begin; nil where no words say so.
    func edition(endingAt end: Int, floor: Int) -> (edition: NamedEdition, start: Int)? {
        var index = skipMarksBack(from: end, floor: floor)
        if let found = editionInBrackets(endingAt: index, floor: floor) { return found }
        guard index - 3 >= floor, Self.mayEndEdition(glyph(index - 3)) else { return nil }
        let isOf = glyph(index - 3) == EditionGlyph.of
        if isOf { index -= 3 }
        var said = EditionWords()
        while let (word, length) = word(endingAt: index, floor: floor) {
            // The lone 前 of 目前 and 日前 says nothing.
            if word == .bareBefore, !said.take(bareBefore: self, at: index - length, floor: floor) {
                if let start = yearsAgo(before: index - length, floor: floor) { return (.then, start) }
                break
            }
            // 草原, 发现, 创新; but 本次新修订的.
            let isAlone = word == .old || length == 3 && (word == .now || word == .new && !said.hasWords)
            if isAlone, !mayFollowOld(index - length, floor: floor),
                date(endingAt: index - length, floor: floor, isYearBare: false) == nil
            {
                break
            }
            said.take(word)
            index -= length
        }
        if index - 6 >= floor, glyph(index - 3) == EditionGlyph.time, glyph(index - 6) >= 0xE39080,
            said.mayBeThen(isOf: isOf),
            said.hasWords
                ? !EditionWords.adverbs.contains(glyph(index - 6))
                : EditionWords.events.contains(where: {
                    index - 3 - $0.count >= floor && hasBytes($0, at: index - 3 - $0.count)
                })
        {
            said.takeThen()
            index -= 3
        }
        let date = date(endingAt: index, floor: floor, isYearBare: said.hasWords)
        if let date { return said.edition(date.date).map { ($0, date.start) } }
        // 2013年1月1日起施行的新修订的: the day says more than 新.
        if said.hasWords, index - 3 >= floor, glyph(index - 3) == EditionGlyph.of,
            let dated = edition(endingAt: index, floor: floor), dated.edition.hasDate
        {
            return dated
        }
        if said.mayFollowShortYear, let (year, start) = shortYear(endingAt: index, floor: floor, hasWords: true) {
            return said.edition(EditionDate(year: year)).map { ($0, start) }
        }
        return said.editionWithoutDate.map { ($0, index) }
    }

    /// The edition in brackets that are the range, such as （2012年修正）.
    func edition(inBrackets content: Range<Int>) -> NamedEdition? {
        if let (edition, start) = edition(endingAt: content.upperBound, floor: content.lowerBound),
            start == content.lowerBound
        {
            return edition
        }
        if let draft = draft(in: content) { return draft }
        if let place = LegalPlace(self, endingAt: content.upperBound), place.isForeign,
            place.name.utf8.count == content.count
        {
            return .place(place)
        }
        var best: EditionDate?
        var repealed: EditionDate?
        var index = content.lowerBound
        while index < content.upperBound {
            if [0xE38094, 0x5B].contains(bytes[index] < 0x80 ? UInt32(bytes[index]) : glyph(index)) {
                // The number of a document: 〔2012〕第7号.
                while index < content.upperBound, glyph(index) != 0xE38095, bytes[index] != 0x5D { index += 1 }
            } else if let (date, end) = date(at: index, end: content.upperBound) {
                var date = date
                date.event = date.event ?? event(in: end..<content.upperBound)
                if date.event == nil, isRepealed(in: end..<content.upperBound) {
                    repealed = date
                } else if best.map({ Self.counts(date, over: $0) }) ?? true {
                    best = date
                }
                index = end
                continue
            }
            index += 1
        }
        if let repealed { return .before(repealed) }
        if let best { return .dated(best) }
        if let decree = decree(endingAt: content.upperBound, floor: content.lowerBound) { return decree }
        return content.count <= 36 && Self.oldWords.contains { holds($0, content) } ? .replaced : nil
    }

    /// Words that say in brackets, however the rest of them goes, that a text counts no more.
    private static let oldWords = ["旧", "原法", "废止", "失效", "作废"].map { Array($0.utf8) }

    func holds(_ word: [UInt8], _ range: Range<Int>) -> Bool {
        guard word.count <= range.count else { return false }
        return (range.lowerBound...range.upperBound - word.count).contains { hasBytes(word, at: $0) }
    }

    /// Whether 废止 or 失效 is the first thing said there.
    private func isRepealed(in range: Range<Int>) -> Bool {
        stride(from: range.lowerBound, to: min(range.upperBound, range.lowerBound + 18), by: 3)
            .contains { word(endingAt: $0 + 6, floor: $0)?.0 == .repealed && $0 + 6 <= range.upperBound }
    }

    /// The edition that the end of a title or of what stands behind it names, and where that end begins.
    func trailingEdition(_ range: Range<Int>) -> (edition: NamedEdition, start: Int)? {
        var end = range.upperBound
        while end - 3 >= range.lowerBound, Self.isLinkWord(glyph(end - 3)) { end -= 3 }
        end = skipSpacesBack(from: end, floor: range.lowerBound)
        if let open = openEditionBracket(before: end, floor: range.lowerBound) {
            return edition(inBrackets: open.content).map { ($0, open.start) }
        }
        return edition(endingAt: end, floor: range.lowerBound) ?? draft(endingAt: end, floor: range.lowerBound)
    }

    /// The edition that the words around a 《title》 name.
    func edition(around title: Range<Int>) -> NamedEdition? {
        let start = skipSpaces(from: title.upperBound)
        let opening = start < bytes.count ? bytes[start] < 0x80 ? UInt32(bytes[start]) : glyph(start) : 0
        if let closing = Self.editionBrackets[opening] {
            var close = start
            let limit = min(bytes.count, start + 300)
            while close < limit {
                if (bytes[close] < 0x80 ? UInt32(bytes[close]) : glyph(close)) == closing {
                    let length = opening < 0x80 ? 1 : 3
                    if let edition = edition(inBrackets: start + length..<close) { return edition }
                    break
                }
                close += 1
            }
        }
        return edition(endingAt: title.lowerBound, floor: max(0, title.lowerBound - 96))?.edition
    }

    private func skipSpaces(from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return index
    }

    /// Opening to closing: () [] （） 〔〕 【】.
    static let editionBrackets: [UInt32: UInt32] = [
        0x28: 0x29, 0x5B: 0x5D, Glyph.openParenthesis: Glyph.closeParenthesis, 0xE38094: 0xE38095, 0xE38090: 0xE38091,
    ]

    /// （…）, (…), 〔…〕 or […] that ends at an index, of at most 300 bytes.
    func openEditionBracket(before end: Int, floor: Int) -> (start: Int, content: Range<Int>)? {
        guard end > floor else { return nil }
        let low = max(floor, end - 300)
        let last = bytes[end - 1]
        if last == UInt8(ascii: ")") || last == UInt8(ascii: "]") {
            let opening = last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
            var open = end - 2
            while open >= low {
                if bytes[open] == opening { return (open, open + 1..<end - 1) }
                if bytes[open] == last || bytes[open] == 0x0A { return nil }
                open -= 1
            }
            return nil
        }
        guard end - 3 >= floor else { return nil }
        let close = glyph(end - 3)
        guard close == Glyph.closeParenthesis || close == 0xE38095 else { return nil }
        let opening = close == Glyph.closeParenthesis ? Glyph.openParenthesis : 0xE38094
        var open = end - 6
        while open >= low {
            let glyph = glyph(open)
            if glyph == opening { return (open, open + 3..<end - 3) }
            if glyph == close { return nil }
            open -= 1
        }
        return nil
    }

    /// 的 中 之.
    private static func isLinkWord(_ glyph: UInt32) -> Bool {
        glyph == EditionGlyph.of || glyph == 0xE4B8AD || glyph == Glyph.of
    }

    /// The later counts, but 施行 only where nothing says when the text was made.
    private static func counts(_ date: EditionDate, over best: EditionDate) -> Bool {
        let isForce = (date.event == .force, best.event == .force)
        return isForce.0 == isForce.1 ? date.order >= best.order : !isForce.0
    }

    /// What is said to have happened, up to the next date.
    private func event(in range: Range<Int>) -> EditionDate.Event? {
        var index = range.lowerBound
        while index < range.upperBound, !((0x30...0x39).contains(bytes[index])) {
            for word in EditionWords.all where word.bytes.count > 3 && hasBytes(word.bytes, at: index) {
                if word.kind == .made { return .made }
                if word.kind == .force { return .force }
            }
            index += 1
        }
        return nil
    }

    func word(endingAt end: Int, floor: Int) -> (EditionWords.Kind, Int)? {
        guard end - 3 >= floor else { return nil }
        for word in EditionWords.all where end - word.bytes.count >= floor {
            if hasBytes(word.bytes, at: end - word.bytes.count) { return (word.kind, word.bytes.count) }
        }
        return nil
    }

    /// Whether 原 or 旧 is a word of its own there.
    private func mayFollowOld(_ start: Int, floor: Int) -> Bool { isNameBoundary(start, floor: floor, isOld: true) }

    /// Whether 前 has 修订 or a date before it.
    func hasEventOrDate(endingAt end: Int, floor: Int) -> Bool {
        if let (kind, _) = word(endingAt: end, floor: floor) {
            return kind == .made || kind == .force || kind == .repealed
        }
        return date(endingAt: end, floor: floor, isYearBare: false) != nil
    }
}
