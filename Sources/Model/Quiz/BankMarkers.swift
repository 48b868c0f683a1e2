import ChineseText
import DataFiles

/// The number in front of a question: `12.`, `12．`, `12、`, `12）`, `（12）`, `第12题`, `第十二题`.
struct ItemMarker {
    let number: Int
    let rest: Substring

    /// Nil when the line does not begin a question.
    ///
    /// A digit behind the mark means a decimal (`1.5克`), unless the line is known to begin one.
    init?(_ text: Substring, isKnown: Bool = false) {
        // A figure, （, 第 or their full-width sisters.
        switch text.utf8.first ?? 0 {
        case 0x28, 0x30...0x39, 0xEF, 0xE7: break
        default: return nil
        }
        var body = text
        var needed: [Character] = [".", "．", "、", ")", "）"]
        if let first = body.first, first.isOne(of: "(（") {
            body = body.dropFirst()
            needed = [")", "）"]
        } else if body.begins(with: "第") {
            body = body.dropFirst()
            needed = ["题"]
        }
        let isCounted = needed == ["题"]
        let digits = body.prefix { $0.isDigit || (isCounted && $0.isOne(of: "一二三四五六七八九十百")) }
        guard !digits.isEmpty, digits.count <= 6, let number = ChineseNumeral.value(digits), number > 0 else {
            return nil
        }
        var rest = body.dropFirst(digits.count)
        // 1 、下列: white space in front of a mark that begins nothing else.
        if rest.first?.isSpace == true, needed.count == 5, case let marked = rest.drop(while: { $0.isSpace }),
            let mark = marked.first, mark == "、" || (mark == "．" && marked.dropFirst().first?.isDigit != true)
        {
            rest = marked
        }
        guard let mark = rest.first, needed.contains(mark) else { return nil }
        rest = rest.dropFirst()
        if mark == "题", let next = rest.first, next.isOne(of: "：:.、") { rest = rest.dropFirst() }
        if let next = rest.first, next.isDigit, mark.isOne(of: ".．"), !isKnown { return nil }
        self.number = number
        self.rest = rest.trimmedSlice()
    }
}

extension ItemMarker {
    /// `12 国际禁毒日是（ ）`: white space in the place of the mark, and a Han character behind it.
    init?(loose text: Substring) {
        guard let lead = text.utf8.first, (0x30...0x39).contains(lead) || lead == 0xEF else { return nil }
        let digits = text.prefix { $0.isDigit }
        let words = text.dropFirst(digits.count)
        guard (1...4).contains(digits.count), let number = ChineseNumeral.value(digits), number > 0,
            words.first?.isSpace == true, let lead = words.trimmedSlice().unicodeScalars.first,
            (0x4E00...0x9FFF).contains(lead.value)
        else { return nil }
        self.number = number
        rest = words.trimmedSlice()
    }
}

/// The letter in front of an option: `A.`, `A．`, `A、`, `A:`, `A)`, `（A）`, full-width letters too.
struct OptionMarker {
    let label: String
    let rest: Substring
    /// How many marks stood behind the letter; `B..第二代` has two.
    let marks: Int

    init?(_ text: Substring) {
        // A capital letter, ( or their full-width sisters.
        switch text.utf8.first ?? 0 {
        case 0x28, 0x41...0x5A, 0xEF: break
        default: return nil
        }
        let bracketed = text.first.map { $0.isOne(of: "(（") } ?? false
        let body = bracketed ? text.dropFirst() : text
        guard let label = body.first.flatMap(Self.letter) else { return nil }
        let rest = body.dropFirst()
        let wanted = bracketed ? ")）" : ".．、:：)）"
        let marks = rest.prefix { $0.isOne(of: wanted) }
        guard !marks.isEmpty, marks.count <= 3 else { return nil }
        self.label = label
        self.marks = marks.count
        self.rest = rest.dropFirst(marks.count).trimmedSlice()
    }

    /// The letter that is awaited without a mark but with white space and a Han character behind it, or as a small letter
    /// with a mark: `A 毁灭自己`, `a. 毁灭自己`.
    init?(loose text: Substring, label: String) {
        guard let own = label.utf8.first, let first = text.utf8.first, first == own || first == own + 0x20 else {
            return nil
        }
        let behind = text.dropFirst()
        marks = 1
        self.label = label
        if first == own {
            let words = behind.trimmedSlice()
            // Behind an option A, `C 110` is one too.
            guard behind.first.map({ $0.isSpace }) == true, let lead = words.unicodeScalars.first,
                (0x4E00...0x9FFF).contains(lead.value) || label != "A"
            else { return nil }
            rest = words
        } else {
            guard let mark = behind.first, mark.isOne(of: ".．、)）") else { return nil }
            rest = behind.dropFirst().trimmedSlice()
            guard !rest.isEmpty else { return nil }
        }
    }

    /// The options of a line whose letters stand in square brackets, `[A] 冰毒 [B] 海洛因`, from the one that is awaited on.
    static func squared(_ text: Substring, label: String) -> [(marker: Self, slice: Substring)]? {
        // [, or the first byte of ［ 【 〔.
        switch text.utf8.first ?? 0 {
        case 0x5B, 0xE3, 0xEF: break
        default: return nil
        }
        var result: [(Self, Substring)] = []
        var rest = text
        var awaited: String? = label
        while let label = awaited, let own = behind(squared: rest, label) {
            awaited = label.nextLetter
            let next = awaited.flatMap { awaited in
                own.indices.first { own[$0].isOne(of: "[［【〔") && behind(squared: own[$0...], awaited) != nil }
            }
            let words = own[..<(next ?? own.endIndex)].trimmedSlice()
            guard !words.isEmpty else { return nil }
            result.append((Self(label: label, rest: words), rest[..<words.endIndex]))
            guard let next else { return result }
            rest = rest[next...]
        }
        return nil
    }

    /// What stands behind one letter in square brackets.
    private static func behind(squared text: Substring, _ label: String) -> Substring? {
        guard let open = text.first, open.isOne(of: "[［【〔") else { return nil }
        let inside = text.dropFirst().drop { $0.isSpace }
        guard inside.first.flatMap(letter) == label else { return nil }
        let rest = inside.dropFirst().drop { $0.isSpace }
        guard let close = rest.first, close.isOne(of: "]］】〕") else { return nil }
        return rest.dropFirst()
    }

    private init(label: String, rest: Substring) { (self.label, self.rest, marks) = (label, rest, 1) }

    /// `A` for A and Ａ; nil for anything but a capital letter.
    static func letter(_ character: Character) -> String? {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return nil }
        switch scalar.value {
        case 0x41...0x5A: return String(character)
        case 0xFF21...0xFF3A: return Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
        default: return nil
        }
    }

    /// The options of one line: `A. 鸦片　B. 海洛因` is two when B follows A behind white space.
    static func split(_ text: Substring) -> [(marker: Self, slice: Substring)]? {
        guard let first = Self(text) else { return nil }
        guard first.rest.mayHoldSpace else { return [(first, text)] }
        var result: [(Self, Substring)] = []
        var start = text.startIndex
        var current = first
        var index = first.rest.startIndex
        var afterSpace = false
        while index < text.endIndex {
            if afterSpace, let next = Self(text[index...]), next.label == current.label.nextLetter {
                result.append((current, text[start..<index].trimmedSlice()))
                (start, current, index, afterSpace) = (index, next, next.rest.startIndex, false)
                continue
            }
            afterSpace = text[index].isSpace
            index = text.index(after: index)
        }
        return (result + [(current, text[start...])]).compactMap { _, slice in Self(slice).map { ($0, slice) } }
    }
}

/// Figures as teachers type them.
enum Figure {
    /// What a question can be worth: more than 0, at most 200, no more than one decimal place.
    static func isWorth(_ points: Double) -> Bool {
        points > 0 && points <= 200 && abs(points * 10 - (points * 10).rounded()) < 1e-9
    }

    /// `2`, `２`, `1.5`, 两; nil for anything else and for negative numbers.
    static func number(_ text: some StringProtocol) -> Double? {
        let trimmed = text.trimmingSpaces()
        // 两三 is not 23: Chinese figures without 十 count only alone.
        let isVague = trimmed.count > 1 && !trimmed.contains("十") && trimmed.allSatisfy { !$0.isDigit }
        if !isVague, let whole = ChineseNumeral.value(trimmed) { return Double(whole) }
        guard let value = Double(trimmed), value.isFinite, value >= 0 else { return nil }
        return value
    }
}

extension Character {
    /// Whether it is one of some marks that are a scalar each; comparing characters takes ten times as long.
    func isOne(of marks: String) -> Bool {
        guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return false }
        return marks.unicodeScalars.contains(scalar)
    }

    /// White space, as `isWhitespace` has it, and signs without width.
    var isSpace: Bool {
        guard let value = unicodeScalars.first?.value else { return false }
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        // Copied from web pages: nobody sees them.
        case 0x200B, 0x200E, 0x200F, 0x2060: return true
        default: return false
        }
    }

    /// ASCII or full-width 0 to 9.
    var isDigit: Bool {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return false }
        return (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
    }
}

extension String {
    /// B for A; nil for Z and for anything but one capital letter.
    var nextLetter: String? {
        guard let scalar = unicodeScalars.first, scalar.value < 0x5A else { return nil }
        return Unicode.Scalar(scalar.value + 1).map { String(Character($0)) }
    }
}

extension String {
    /// Whether it holds a capital letter, of either width.
    var holdsLetter: Bool { holds(0x41...0x5A, wide: 0xA1...0xBA) }

    /// Whether it holds an opening bracket, of either width.
    var holdsBracket: Bool { holds(0x28...0x28, wide: 0x88...0x88) }

    /// Whether it holds [ { or, by their first bytes, a wide square or curly bracket.
    var holdsSquareBracket: Bool {
        utf8.contains { $0 == 0x5B || $0 == 0x7B } || self[...].holds([0xE3, 0x80, 0x90])
            || self[...].holds([0xE3, 0x80, 0x94]) || self[...].holds([0xEF, 0xBC, 0xBB])
            || self[...].holds([0xEF, 0xBD, 0x9B])
    }

    /// Whether it holds a byte of one range, or EF BC and a byte of the other.
    private func holds(_ narrow: ClosedRange<UInt8>, wide: ClosedRange<UInt8>) -> Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in utf8 {
            if narrow.contains(byte) || (before == (0xEF, 0xBC) && wide.contains(byte)) { return true }
            before = (before.1, byte)
        }
        return false
    }
}

extension Substring {
    /// Whether it begins with the bytes of a word: `hasPrefix` goes from character to character here.
    func begins(with word: String) -> Bool { utf8.starts(with: word.utf8) }

    /// Whether a quick look at the bytes leaves room for white space: most parts of a bank hold none.
    var mayHoldSpace: Bool {
        // How much of the ideographic space, E3 80 80, stands in front.
        var met = 0
        for byte in utf8 {
            switch byte {
            case 0...0x20, 0xC2, 0xE1, 0xE2: return true
            case 0x80 where met == 2: return true
            case 0x80 where met == 1: met = 2
            default: met = byte == 0xE3 ? 1 : 0
            }
        }
        return false
    }

    /// Without white space at both ends, still a part of the same text.
    func trimmedSlice() -> Substring {
        if hasPlainEnds { return self }
        var (start, end) = (startIndex, endIndex)
        while start < end, utf8[start] == 0x20 || utf8[start] == 0x09 { start = utf8.index(after: start) }
        while start < end, utf8[utf8.index(before: end)] == 0x20 { end = utf8.index(before: end) }
        let inner = self[start..<end]
        if inner.isEmpty || inner.hasPlainEnds { return inner }
        var slice = drop { $0.isSpace }
        while let last = slice.last, last.isSpace { slice.removeLast() }
        return slice
    }
}

/// A line that only groups questions and says nothing about their type: `第二章`, `【章节测验】`.
enum GroupTitle {
    /// Whether a line behind a blank line is one.
    static func isOne(_ text: Substring) -> Bool {
        // #, 【 or 第.
        guard [0x23, 0xE3, 0xE7].contains(text.utf8.first ?? 0) else { return false }
        let body = text.drop { $0 == "#" }.trimmedSlice()
        if body.first == "【", body.last == "】", body.count <= 20, body.dropFirst().dropLast().allSatisfy({ $0 != "【" })
        {
            return BankField.match(body) == nil
        }
        guard body.first == "第", body.count <= 40 else { return false }
        let numeral = body.dropFirst().prefix { $0.isDigit || $0.isOne(of: "一二三四五六七八九十百") }
        let behind = body.dropFirst(1 + numeral.count)
        return !numeral.isEmpty && ["章", "节", "单元", "课", "讲", "部分", "篇"].contains { behind.begins(with: $0) }
    }
}
