/// What the words beside a citation say about its law.
///
/// ## File format
///     （旧）《…》第七十二条, 主席令第67号《…》第七十二条                       before it
///     《…》第七十二条（2012年修正）, 《…》第七十二条（现第八十四条）              behind it
///     《…》第七十二条，修订后为第八十四条; 《…》第八十四条（原第七十二条）        before a place that goes on with its law
extension ProvisionReader {
    /// （旧） and （2012年修正） before a law, but not behind another one.
    func editionInBrackets(endingAt end: Int, floor: Int) -> (edition: NamedEdition, start: Int)? {
        guard let open = openEditionBracket(before: end, floor: floor) else { return nil }
        let before = skipSpacesBack(from: open.start, floor: 0)
        let units = [Glyph.closeTitle, Glyph.article, Glyph.paragraph, Glyph.item, Glyph.subitem]
        guard !units.contains(glyph(before - 3)),
            let found = edition(endingAt: open.content.upperBound, floor: open.content.lowerBound),
            found.start == open.content.lowerBound
        else { return nil }
        return (found.edition, open.start)
    }

    /// What the words before a law's name say of it: its edition, its decree, its place.
    func lawBefore(_ range: Range<Int>) -> NamedEdition? {
        edition(endingAt: range.upperBound, floor: range.lowerBound)?.edition
            ?? shortYear(endingAt: range.upperBound, floor: range.lowerBound).map { .ofYear($0.year) }
            ?? decree(endingAt: range.upperBound, floor: range.lowerBound)
            ?? LegalPlace(self, endingAt: range.upperBound).map { .place($0) }
    }

    /// The same of a 《title》, with the words behind it.
    func lawAround(_ title: Range<Int>) -> NamedEdition? {
        edition(around: title) ?? lawBefore(max(0, title.lowerBound - 96)..<title.lowerBound)
    }

    /// 草案, 征求意见稿, 修正案: the words in brackets behind a title that make another text of it.
    func draft(in content: Range<Int>) -> NamedEdition? {
        guard content.count <= 60, Self.drafts.contains(where: { holds($0, content) }) else { return nil }
        return .other(String(decoding: bytes[content], as: UTF8.self))
    }

    /// 修订草案 between a name and its provision.
    func draft(endingAt end: Int, floor: Int) -> (edition: NamedEdition, start: Int)? {
        var start = end
        var hasDraft = false
        while let word = Self.draftParts.first(where: {
            start - $0.count >= floor && hasBytes($0, at: start - $0.count)
        }) {
            start -= word.count
            hasDraft = hasDraft || Self.drafts.contains(word)
        }
        guard hasDraft else { return nil }
        return (.other(String(decoding: bytes[start..<end], as: UTF8.self)), start)
    }

    private static let drafts = ["草案", "草稿", "征求意见稿", "送审稿", "讨论稿", "审议稿", "建议稿", "修改稿", "修订稿", "修正案", "细则", "释义"]
        .map { Array($0.utf8) }
    private static let draftParts: [[UInt8]] =
        drafts
        + ["修订", "修正", "修改", "一次", "二次", "三次", "一审", "二审", "三审", "公开", "实施", "施行"].map { Array($0.utf8) }

    /// 主席令第67号 that ends at an index.
    func decree(endingAt end: Int, floor: Int) -> NamedEdition? {
        var end = end
        while end > floor, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x2A { end -= 1 }
        // 公布的, 发布的.
        while let (kind, length) = word(endingAt: end, floor: floor), kind == .made || kind == .force { end -= length }
        if glyph(end - 3) == EditionGlyph.of {
            end -= 3
            while let (kind, length) = word(endingAt: end, floor: floor), kind == .made || kind == .force {
                end -= length
            }
        }
        guard glyph(end - 3) == LegalDecree.number, let (number, start) = decreeNumber(endingAt: end), start >= floor
        else { return nil }
        let isCouncil = start - Self.council.count >= floor && hasBytes(Self.council, at: start - Self.council.count)
        return .decree(number, (isCouncil ? "国务院" : "") + "第\(number)号令公布的文本")
    }

    private static let council = Array("国务院".utf8)

    /// 令第67号, 令（第67号）: the number, and where 令 begins.
    func decreeNumber(endingAt end: Int) -> (number: Int, start: Int)? {
        var start = end - 6
        while start >= max(0, end - 40), glyph(start) != Glyph.ordinal { start -= 1 }
        guard start >= 3, let (value, last) = ordinal(at: start, unit: LegalDecree.number), last == end else {
            return nil
        }
        var before = skipSpacesBack(from: start, floor: 0)
        if before > 3, glyph(before - 3) == Glyph.openParenthesis { before -= 3 }
        return before >= 3 && glyph(before - 3) == LegalDecree.order ? (value, before - 3) : nil
    }

    /// What stands behind a citation about its edition: （2012年修正）, （已失效）, （现第八十四条）, 修订后为第八十四条.
    func edition(behind end: Int) -> NamedEdition? {
        var index = end
        for step in 0..<8 {
            let at = skipMarks(from: index)
            guard at < bytes.count else { return nil }
            if let content = bracket(at: at) {
                guard let found = edition(behindIn: content) ?? successor(in: content) ?? doubtful(content) else {
                    return nil
                }
                if found == .inForce || found == .latest { return step == 0 ? found : nil }
                return step == 0 ? found : .unclear
            }
            if step == 0,
                let found = successor(behind: at) ?? apposition(at: at) ?? oldWords(at: at)
                    ?? laterBracket(at: at)
            {
                return found
            }
            // The words behind a list may mean all of it.
            guard let (_, next) = shortSeparator(at: at), next > at,
                let provision = provision(at: next, isBare: true)
            else { return nil }
            index = provision.end
        }
        return nil
    }

    /// 的规定（2012年修正） and ，（2012年修正） behind a citation: the brackets close what is said of it.
    private func laterBracket(at start: Int) -> NamedEdition? {
        var index = glyph(start) == EditionGlyph.of || glyph(start) == Glyph.of ? start + 3 : start
        if hasBytes(Self.provided, at: index) {
            index = skipMarks(from: index + Self.provided.count)
        } else if index > start {
            return nil
        }
        if index < bytes.count, Self.stops.contains(glyph(index)) {
            index += 3
        } else if index < bytes.count, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ";") {
            index += 1
        }
        guard let content = bracket(at: skipMarks(from: index)),
            endsClause(content.upperBound + (bytes[content.upperBound] < 0x80 ? 1 : 3)),
            let found = edition(behindIn: content), found.isMade
        else { return nil }
        return found
    }

    /// （新84条） and （已被第八十四条取代）: the place has another number now, but which text is meant is not said.
    private func doubtful(_ content: Range<Int>) -> NamedEdition? {
        guard content.count <= 90, Self.now.contains(glyph(content.lowerBound)) else { return nil }
        let title = content.lowerBound + 3
        if glyph(title) == Glyph.openTitle || glyph(title + 3) == Glyph.openTitle { return .replaced }
        return holds(Self.articleWord, content) ? .unclear : nil
    }

    /// 新 现 今 已.
    private static let now: Set<UInt32> = [0xE696B0, 0xE78EB0, 0xE4BB8A, 0xE5B7B2]
    private static let articleWord = Array("条".utf8)

    /// 旧条文 and 的旧规定 behind a citation.
    private func oldWords(at start: Int) -> NamedEdition? {
        let at = glyph(start) == EditionGlyph.of ? start + 3 : start
        return Self.oldNames.contains { hasBytes($0, at: at) } ? .replaced : nil
    }

    private static let oldNames = ["旧条", "旧规定", "旧法", "旧文", "旧版"].map { Array($0.utf8) }

    /// ，2012年修正。 behind a citation: a clause of its own that says nothing else.
    private func apposition(at start: Int) -> NamedEdition? {
        guard glyph(start) == 0xEFBC8C || bytes[start] == UInt8(ascii: ",") else { return nil }
        let begin = skipMarks(from: start + (bytes[start] < 0x80 ? 1 : 3))
        var end = begin
        while end < bytes.count, end - begin < 60 {
            if bytes[end] < 0x80 {
                if "\n,;.".utf8.contains(bytes[end]) { break }
                end += 1
            } else {
                if Self.stops.contains(glyph(end)) { break }
                end += 3
            }
        }
        guard end > begin, end <= bytes.count, let (found, from) = edition(endingAt: end, floor: begin), from == begin,
            found.isMade
        else { return nil }
        return found
    }

    /// 。 ， ； ） 、.
    private static let stops: Set<UInt32> = [0xE38082, 0xEFBC8C, 0xEFBC9B, Glyph.closeParenthesis, 0xE38081]

    private func edition(behindIn content: Range<Int>) -> NamedEdition? {
        guard content.count <= 120 else { return nil }
        // （2012）.
        if content.count == 4, let (date, end) = date(at: content.lowerBound, end: content.upperBound),
            end == content.upperBound
        {
            return .dated(date)
        }
        if let (edition, start) = edition(endingAt: content.upperBound, floor: content.lowerBound),
            start == content.lowerBound
        {
            return edition
        }
        if Self.changed.contains(where: { $0.count == content.count && hasBytes($0, at: content.lowerBound) }) {
            return .replaced
        }
        let isShort = content.count <= 36
        // 对应旧法第七十二条 and 旧法72条 speak of another place.
        if content.contains(where: { glyph($0) == Glyph.ordinal }) || placeStart(in: content) != nil { return nil }
        return isShort ? draft(in: content) ?? edition(inBrackets: content).flatMap { $0.isMade ? $0 : nil } : nil
    }

    private static let changed = [
        "已修改", "已修订", "已修正", "已被修改", "已被修订", "已删除", "已删去", "现已修改", "现已修订", "已有修改", "已变更", "旧条文", "旧条号", "原条文",
        "原条号", "旧法条", "原法条",
    ].map { Array($0.utf8) }

    /// 现第八十四条 or 现84条 in the brackets behind an older place.
    private func successor(in content: Range<Int>) -> NamedEdition? {
        guard let start = placeStart(in: content) else { return nil }
        return older(than: shift(endingAt: start, floor: content.lowerBound), from: content.lowerBound)
    }

    /// ，修订后为第八十四条 and ，现84条 behind an older place.
    private func successor(behind end: Int) -> NamedEdition? {
        let first = glyph(end) == 0xEFBC8C ? end + 3 : end
        guard let start = placeStart(in: first..<min(bytes.count, first + 63)), start > first else { return nil }
        return older(than: shift(endingAt: start, floor: first), from: first)
    }

    /// Where the first place begins that has an article: 第八十四条, or 84条 without 第; at most 60 bytes away.
    private func placeStart(in range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while start < range.upperBound, start - range.lowerBound <= 60 {
            if glyph(start) == Glyph.ordinal { return provision(at: start)?.article == nil ? nil : start }
            if let (value, end) = numeral(at: start), start == 0 || bytes[start] & 0xC0 != 0x80 {
                if value > 10 || bytes[start] < 0x80, let place = provision(at: start, isBare: true), place.end > end {
                    return start
                }
                start = end
            } else {
                start += 1
            }
        }
        return nil
    }

    private func older(than newer: (edition: NamedEdition, start: Int)?, from start: Int) -> NamedEdition? {
        guard let newer, newer.start == start else { return nil }
        switch newer.edition {
        case .inForce, .latest: return .replaced
        case .dated(var date):
            date.event = nil
            return .beside(EditionDate(year: date.year))
        default: return nil
        }
    }

    /// The edition that a place means which goes on with the law before it: 修订后为, 现, 原, 该法现行的.
    func shift(endingAt end: Int, floor: Int) -> (edition: NamedEdition, start: Int)? {
        var index = skipSpacesBack(from: end, floor: floor)
        var hasMoved = false
        if index - 3 >= floor, [0xE4B8BA, 0xE698AF, 0xE7B3BB, Self.arrow].contains(glyph(index - 3)) {
            // 为 是 系 →
            hasMoved = glyph(index - 3) == Self.arrow
            index = skipSpacesBack(from: index - 3, floor: floor)
            for word in Self.moves where index - word.count >= floor && hasBytes(word, at: index - word.count) {
                index -= word.count
                hasMoved = true
                break
            }
        }
        if let found = edition(endingAt: index, floor: floor) {
            if hasMoved, case .ofYear(let year) = found.edition {
                return (.dated(EditionDate(year: year)), found.start)
            }
            return found
        }
        guard hasMoved else { return nil }
        // 已, 现已.
        while let (kind, length) = word(endingAt: index, floor: floor),
            kind == .filler || kind == .version || kind == .now
        {
            index -= length
        }
        return (.latest, index)
    }

    private static let arrow: UInt32 = 0xE28692
    private static let moves = ["修改", "合并", "整合", "拆分", "并", "分", "调整", "变更", "变", "改", "移"].map { Array($0.utf8) }

    /// Whether only separators, brackets and words about another edition stand between a citation and a place.
    func isShift(_ range: Range<Int>) -> Bool {
        guard range.count >= 3, range.count <= 120,
            let found = shift(endingAt: range.upperBound, floor: range.lowerBound)
        else { return false }
        var index = skipMarks(from: range.lowerBound)
        if let content = bracket(at: index), content.upperBound < found.start {
            index = content.upperBound + (bytes[content.upperBound] < 0x80 ? 1 : 3)
        }
        while index < found.start {
            if bytes[index] < 0x80 {
                guard " ,;:()*".utf8.contains(bytes[index]) else { return false }
                index += 1
            } else {
                guard Self.shiftMarks.contains(glyph(index)) else { return false }
                index += 3
            }
        }
        return true
    }

    /// ， 、 ； ： 。 （ ） 和 与 及 即 对 应 【 】.
    private static let shiftMarks: Set<UInt32> = [
        0xEFBC8C, 0xE38081, 0xEFBC9B, 0xEFBC9A, 0xE38082, Glyph.openParenthesis, Glyph.closeParenthesis, 0xE5928C,
        0xE4B88E, 0xE58F8A, 0xE58DB3, 0xE5AFB9, 0xE5BA94, 0xE38090, 0xE38091,
    ]

    /// The byte behind spaces, marks of emphasis, a footnote's mark and one line break.
    func skipMarks(from start: Int) -> Int {
        var index = start
        var hasBreak = false
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x2A, 0x5F: index += 1
            case 0x0A where !hasBreak: (hasBreak, index) = (true, index + 1)
            case UInt8(ascii: "[") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "^"):
                let limit = min(bytes.count, index + 24)
                guard let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: "]")) else { return index }
                index = close + 1
            default: return index
            }
        }
        return index
    }

    /// Where spaces, marks of emphasis and one line break begin that end at an index.
    func skipMarksBack(from end: Int, floor: Int) -> Int {
        var index = end
        var hasBreak = false
        while index > floor {
            switch bytes[index - 1] {
            case 0x20, 0x2A, 0x5F: index -= 1
            case 0x0A where !hasBreak: (hasBreak, index) = (true, index - 1)
            default: return index
            }
        }
        return index
    }

    /// What stands in the brackets that open at an index, at most 300 bytes.
    func bracket(at start: Int) -> Range<Int>? {
        guard start < bytes.count else { return nil }
        let opening = bytes[start] < 0x80 ? UInt32(bytes[start]) : glyph(start)
        guard let closing = Self.editionBrackets[opening] else { return nil }
        let content = start + (opening < 0x80 ? 1 : 3)
        var close = content
        while close < min(bytes.count, start + 300), bytes[close] != 0x0A {
            let here = bytes[close] < 0x80 ? UInt32(bytes[close]) : glyph(close)
            if here == closing { return content..<close }
            if here == opening { return nil }
            close += 1
        }
        return nil
    }
}

extension NamedEdition {
    /// Whether the words say more than a day: （2012年修正）, not （2024年6月26日）.
    var isMade: Bool {
        switch self {
        case .dated(let date): date.event == .made
        case .before, .beside, .replaced, .then, .other: true
        default: false
        }
    }
}
