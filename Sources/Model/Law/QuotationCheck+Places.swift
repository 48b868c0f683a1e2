/// Where quotations stand.
extension QuotationCheck {
    /// “ 「 『 and ‘, which is the outer mark in some texts.
    static let openings: [UInt32] = [0xE2809C, 0xE3808C, 0xE3808E, 0xE28098]

    /// Where the quotation stands that belongs to a citation, without its marks.
    func quotation(of mark: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            // “……”（第三条），还要求“……”（第九条）.
            if reader.closing(mark.upperBound) > 0 {
                if let before = preceding(reader, mark.lowerBound) { return before }
                let words = Self.following(reader, mark.upperBound)?.words
                return words.flatMap { Self.isSourced(reader, $0.upperBound) ? nil : $0 }
            }
            return Self.following(reader, mark.upperBound)?.words ?? preceding(reader, mark.lowerBound)
        }
    }

    /// Whether brackets behind the closing mark of a quotation name an article or a law: “……”（第九条）.
    static func isSourced(_ reader: ProvisionReader, _ close: Int) -> Bool {
        guard close < reader.bytes.count else { return false }
        let end = close + (reader.bytes[close] < 0x80 ? 1 : 3)
        let opened = reader.opening(end)
        guard opened > 0 else { return false }
        return reader.glyph(end + opened) == Glyph.openTitle || reader.provision(at: end + opened)?.article != nil
    }

    /// Where the quotation mark stands that opens behind a citation and is closed nowhere.
    static func leftOpen(behind mark: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { bytes in
            guard let found = following(ProvisionReader(bytes: bytes), mark.upperBound), found.words == nil else {
                return nil
            }
            return found.open..<found.open + (bytes[found.open] < 0x80 ? 1 : 3)
        }
    }

    /// The quotations that stand behind one, joined to it by marks and words such as 和 and 并规定.
    static func further(behind range: Range<Int>, before limit: Int, in bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            var found: [Range<Int>] = []
            var last = range
            while let next = joined(reader, last, min(limit, bytes.count)) {
                found.append(next)
                last = next
            }
            return found
        }
    }

    private static func joined(_ reader: ProvisionReader, _ range: Range<Int>, _ limit: Int) -> Range<Int>? {
        let end = range.upperBound
        guard end < limit else { return nil }
        let isStraight = reader.bytes[end] == ProvisionReader.quote
        guard isStraight || Mark.openings.contains(where: { Mark.closing($0) == reader.glyph(end) }) else { return nil }
        let start = end + (isStraight ? 1 : 3)
        var index = start
        while index + 2 < limit, index - start <= 45 {
            let letter = reader.glyph(index)
            if reader.bytes[index] == ProvisionReader.quote {
                return straight(reader.bytes, index + 1).flatMap { $0.upperBound <= limit ? $0 : nil }
            }
            if let closing = Mark.closing(letter), Mark.openings.contains(letter) {
                guard let last = close(reader, index + 3, letter, closing), last <= limit else { return nil }
                return index + 3..<last
            }
            guard let word = joins.first(where: { reader.hasBytes($0, at: index) }) else { return nil }
            index += word.count
        }
        return nil
    }

    private static let joins = [
        "，", "、", "；", "：", ",", ";", ":", " ", "*", "以及", "和", "及", "与", "并且", "并", "还", "同时", "又", "且", "也", "其中",
        "规定",
        "明确", "要求", "指出", "强调", "了",
    ].map { Array($0.utf8) }

    /// The mark that opens behind a citation, and the words of its quotation; nil words where no mark closes it.
    private typealias Followed = (open: Int, words: Range<Int>?)

    private static func following(_ reader: ProvisionReader, _ end: Int) -> Followed? {
        let bytes = reader.bytes
        var index = end
        // 第三条“……”的规定.
        var leads = Mark.closing(reader.glyph(end)) != nil
        var last: UInt32 = 0
        while index + 2 < bytes.count, index - end <= 48 {
            if bytes[index] < 0x80 {
                switch bytes[index] {
                case 0x0A: return last == Mark.colon ? below(reader, index + 1) : nil
                case UInt8(ascii: ":"): (leads, last) = (true, Mark.colon)
                case ProvisionReader.quote: return leads ? (index, straight(bytes, index + 1)) : nil
                default: break
                }
                index += 1
                continue
            }
            last = reader.glyph(index)
            if let closing = Mark.closing(last) {
                return leads ? (index, close(reader, index + 3, last, closing).map { index + 3..<$0 }) : nil
            }
            switch last {
            case Mark.stop, Mark.semicolon, Glyph.openTitle, Mark.close, Mark.innerClose, 0xE3808D, 0xE3808F: return nil
            // ： 规 明 指 要 称 写
            case Mark.colon, 0xE8A784, 0xE6988E, 0xE68C87, 0xE8A681, 0xE7A7B0, 0xE58699: leads = true
            default: break
            }
            index += 1
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        }
        return nil
    }

    /// The quotation in the paragraph or the `>` lines below a colon.
    private static func below(_ reader: ProvisionReader, _ start: Int) -> Followed? {
        var index = start
        while index < reader.bytes.count {
            if [0x0A, 0x0D, 0x20].contains(reader.bytes[index]) {
                index += 1
            } else if reader.glyph(index) == 0xE38080 {
                index += 3
            } else {
                break
            }
        }
        let letter = reader.glyph(index)
        guard let closing = Mark.closing(letter) else { return block(reader, start).map { ($0.lowerBound, $0) } }
        return (index, close(reader, index + 3, letter, closing).map { index + 3..<$0 })
    }

    /// The end of a quotation, at most 6,000 bytes on.
    static func close(_ reader: ProvisionReader, _ start: Int, _ opening: UInt32, _ closing: UInt32) -> Int? {
        var index = start
        let limit = min(reader.bytes.count - 2, start + 6000)
        while index < limit {
            let glyph = reader.glyph(index)
            if glyph == closing { return index }
            // Each paragraph of a long quotation opens again.
            if glyph == opening, !isHead(reader, index) { return nil }
            index += 1
        }
        return nil
    }

    /// Whether a line begins at an index, behind spaces and `>`.
    private static func isHead(_ reader: ProvisionReader, _ index: Int) -> Bool {
        var index = index
        while index > 0 {
            if " >".utf8.contains(reader.bytes[index - 1]) {
                index -= 1
            } else if reader.glyph(index - 3) == 0xE38080 {
                index -= 3
            } else {
                return reader.bytes[index - 1] == 0x0A
            }
        }
        return true
    }

    /// What stands between two " of one line.
    static func straight(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
        let end = bytes[start..<min(bytes.count, start + 6000)].firstIndex {
            $0 == ProvisionReader.quote || $0 == 0x0A
        }
        return end.flatMap { bytes[$0] == ProvisionReader.quote ? start..<$0 : nil }
    }

    /// The `>` lines that begin at a line or behind blank ones, without a line that names the source.
    private static func block(_ reader: ProvisionReader, _ start: Int) -> Range<Int>? {
        let bytes = reader.bytes
        var index = start
        while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D || bytes[index] == 0x20 { index += 1 }
        let first = index
        var end = first
        while index < bytes.count, bytes[index] == UInt8(ascii: ">"), index - first < 6000 {
            var words = index
            while words < bytes.count, [0x3E, 0x20, 0x2A].contains(bytes[words]) { words += 1 }
            if reader.glyph(words) == Mark.dash { break }
            if index > first, reader.ordinal(at: words, unit: Glyph.article) != nil { return nil }
            end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
            index = min(end + 1, bytes.count)
        }
        return end > first ? first..<end : nil
    }

    /// “……”（《禁毒法》第三条）, “……”——《禁毒法》第三条 and “……”，这是《禁毒法》第三条的规定.
    private func preceding(_ reader: ProvisionReader, _ start: Int) -> Range<Int>? {
        guard var index = Self.link(reader, before: start) else { return nil }
        if index > 0, reader.bytes[index - 1] == ProvisionReader.quote {
            let end = index - 1
            let open = reader.bytes[max(0, end - 6000)..<end].lastIndex { $0 == ProvisionReader.quote || $0 == 0x0A }
            return open.flatMap { reader.bytes[$0] == ProvisionReader.quote ? $0 + 1..<end : nil }
        }
        let closing = reader.glyph(index - 3)
        guard let opening = Mark.openings.first(where: { Mark.closing($0) == closing }) else { return nil }
        let end = index - 3
        index = end - 3
        while index >= max(0, end - 6000) {
            let glyph = reader.glyph(index)
            if glyph == opening { return index + 3..<end }
            if glyph == closing { return nil }
            index -= 1
        }
        return nil
    }

    /// Where the words begin that say where a quotation is from; nil where none end there, or other words stand beside them.
    private static func link(_ reader: ProvisionReader, before end: Int) -> Int? {
        var index = end
        var says = false
        for _ in 0..<8 {
            while index > 0, reader.bytes[index - 1] == 0x20 || reader.bytes[index - 1] == 0x2A { index -= 1 }
            if index > 0, [0x28, 0x2C].contains(reader.bytes[index - 1]) {
                says = says || reader.bytes[index - 1] == 0x28
                index -= 1
            } else if let word = links.first(where: { reader.hasBytes($0.bytes, at: index - $0.bytes.count) }) {
                says = says || word.says
                index -= word.bytes.count
            } else {
                break
            }
        }
        return says ? index : nil
    }

    /// Words that stand between a quotation and its law, the longer first; a comma alone says nothing.
    private static let links: [(bytes: [UInt8], says: Bool)] = [
        "这就是", "这也是", "这是", "正是", "这句话", "这段话", "这一规定", "这条规定", "这一条", "出自", "引自", "摘自", "来自", "源自", "语出", "参见", "详见",
        "见", "（", "—", "原文", "，", "就是",
    ].map { (bytes: Array($0.utf8), says: $0 != "，" && $0 != "原文") }

    private enum Mark {
        static let close: UInt32 = 0xE2809D  // ”
        static let innerClose: UInt32 = 0xE28099  // ’
        static let stop: UInt32 = 0xE38082  // 。
        static let semicolon: UInt32 = 0xEFBC9B  // ；
        static let colon: UInt32 = 0xEFBC9A  // ：
        static let dash: UInt32 = 0xE28094  // —
        static let openings = QuotationCheck.openings
        /// The ” of “; nil for what opens no quotation.
        static func closing(_ opening: UInt32) -> UInt32? { openings.contains(opening) ? opening + 1 : nil }
    }
}
