/// Cuts a line that several questions, or a question with its options and answer, were pasted into.
///
///     1、报警电话是（ ）A、110B、120答案:A解析:110是报警电话。2.急救电话是…
///
/// ## Parsing behavior
/// - Only a line that begins with the number of a question, the letter of an option or the words of a heading with a
///   number behind them is cut.
/// - A question begins at the next number with its mark, behind a full stop, a bracket, white space or a letter of an
///   answer, once the question before it has had two options, an answer or a judgement; of several such numbers it is the last one in front
///   of an option or an answer, so that a list inside an explanation stays whole.
/// - Options are the last chain A, B, C … with text between its letters that stands in front of the answer: 维生素A、B、C in a
///   stem is none.
/// - 答案, 参考答案, 正确答案 and 解析 begin a part of their own where a colon or brackets mark them.
/// - Nothing is dropped: the parts joined are the line.
struct GluedLine {
    private let line: BankLine
    private let letters: [Character]

    init(_ line: BankLine) {
        self.line = line
        letters = Array(line.text)
    }

    /// The parts of a line, or the line itself.
    static func parts(_ line: BankLine) -> [BankLine] {
        guard let first = line.trimmed.first, mayBeGlued(line, first) else { return [line] }
        let glued = GluedLine(line)
        let cuts = glued.cuts()
        return cuts.isEmpty ? [line] : glued.cut(cuts)
    }

    /// A quick look, since most lines are not: an option alone holds no second capital letter.
    private static func mayBeGlued(_ line: BankLine, _ first: Character) -> Bool {
        if first.isDigit { return holdsMarks(line.text) }
        if first.isOne(of: "一二三四五六七八九十") { return true }
        guard OptionMarker.letter(first) != nil || first.isOne(of: "（(") else { return false }
        return holdsMarks(line.text)
    }

    /// Whether a line that begins with a number or a letter holds two letters of options, a field, or a second number with a mark.
    private static func holdsMarks(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { holdsMarks($0) }
    }

    private static func holdsMarks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var letters = 0
        var numbers = 0
        for (index, byte) in bytes.enumerated() where index + 2 < bytes.count {
            switch byte {
            case 0x41...0x48: letters += 1
            // Ａ to Ｈ.
            case 0xEF where bytes[index + 1] == 0xBC && (0xA1...0xA8).contains(bytes[index + 2]): letters += 1
            // ． behind a figure; full-width figures stand in few banks, and count.
            case 0xEF where bytes[index + 1] == 0xBC && bytes[index + 2] == 0x8E: numbers += 1
            case 0x2E: numbers += index > 0 && (0x30...0x39).contains(bytes[index - 1]) ? 1 : 0
            case 0xE3 where bytes[index + 1] == 0x80 && bytes[index + 2] == 0x81:
                numbers += index > 0 && ((0x30...0x39).contains(bytes[index - 1]) || bytes[index - 1] < 0xA0) ? 1 : 0
            // 答 and 解.
            case 0xE7 where bytes[index + 1] == 0xAD && bytes[index + 2] == 0x94: return true
            case 0xE8 where bytes[index + 1] == 0xA7 && bytes[index + 2] == 0xA3: return true
            default: break
            }
            if letters >= 2 || numbers >= 2 { return true }
        }
        return false
    }

    /// Something in a line that a part may begin with.
    private struct Token {
        enum Kind: Equatable {
            case item(Int)
            case option(String)
            case field
            /// （√）.
            case judgement
        }

        let kind: Kind
        let start: Int
        /// Behind its mark.
        let end: Int
    }

    private func cut(_ cuts: [Int]) -> [BankLine] {
        var parts: [BankLine] = []
        var text = line.text.startIndex
        var position = 0
        for cut in cuts + [letters.count] where cut > position {
            let end = line.text.index(text, offsetBy: cut - position)
            parts.append(line.part(text..<end, column: position))
            (text, position) = (end, cut)
        }
        return parts
    }

    /// Where parts begin, in order, without the start of the line.
    private func cuts() -> [Int] {
        guard let first = letters.firstIndex(where: { !$0.isSpace }) else { return [] }
        let tokens = tokens(from: first)
        guard let start = tokens.first, start.start == first || isHeading(first, start) else { return [] }
        if start.start == first, start.kind == .field || start.kind == .judgement { return [] }
        var cuts: [Int] = start.start == first ? [] : [start.start]
        for item in items(tokens) {
            if let token = item.first, token.start > first { cuts.append(token.start) }
            cuts += inside(item)
        }
        return Set(cuts).sorted().filter { $0 > first }
    }

    /// `一、单选题 1.…`: a heading in front of the first question.
    private func isHeading(_ first: Int, _ token: Token) -> Bool {
        guard case .item = token.kind, token.start - first <= 40 else { return false }
        let words = String(letters[first..<token.start])
        return SectionHeading(words[...].trimmedSlice())?.isUnknown == false
    }

    /// The tokens of each question.
    private func items(_ tokens: [Token]) -> [[Token]] {
        var items: [[Token]] = []
        var current: [Token] = []
        var number: Int?
        var body = 0
        var pending: Int?
        for token in tokens {
            if case .item(let value) = token.kind {
                guard let last = number else {
                    number = value
                    if current.isEmpty { current.append(token) }
                    continue
                }
                if value == last + 1, body >= 2 { pending = current.count }
                current.append(token)
                continue
            }
            if let split = pending {
                items.append(Array(current[..<split]))
                current = Array(current[split...])
                (number, body, pending) = (number.map { $0 + 1 }, 0, nil)
            }
            if case .option = token.kind { body += 1 } else { body += 2 }
            current.append(token)
        }
        return items + [current]
    }

    /// The cuts inside one question: its options and its fields.
    private func inside(_ item: [Token]) -> [Int] {
        let fields = item.filter { $0.kind == .field }
        let limit = fields.first?.start ?? .max
        var chain: [Token] = []
        var best: [Token] = []
        for token in item where token.start < limit {
            guard case .option(let label) = token.kind else { continue }
            if label == "A" {
                chain = [token]
            } else if let last = chain.last, case .option(let before) = last.kind, before.nextLetter == label,
                letters[last.end..<token.start].contains(where: { !$0.isSpace })
            {
                chain.append(token)
            }
            if chain.count >= 2 { best = chain }
        }
        guard !best.isEmpty || item.contains(where: { if case .item = $0.kind { true } else { false } }) else {
            return []
        }
        return best.map(\.start) + fields.map(\.start)
    }

    // MARK: Tokens

    private func tokens(from first: Int) -> [Token] {
        var tokens: [Token] = []
        var index = first
        while index < letters.count {
            if let token = token(at: index, isFirst: index == first) {
                tokens.append(token)
                index = max(token.end, index + 1)
            } else {
                index += 1
            }
        }
        return tokens
    }

    private func token(at index: Int, isFirst: Bool) -> Token? {
        let character = letters[index]
        let before = index > 0 ? letters[index - 1] : " "
        if character.isDigit { return before.isDigit ? nil : item(at: index, before: before, isFirst: isFirst) }
        if let label = OptionMarker.letter(character) { return option(label, at: index, before: before) }
        if character.isOne(of: "答解正参标【[") { return field(at: index) }
        if character.isOne(of: "（(") { return judgement(at: index) }
        return nil
    }

    private func item(at index: Int, before: Character, isFirst: Bool) -> Token? {
        var end = index
        while end < letters.count, letters[end].isDigit, end - index < 4 { end += 1 }
        guard end + 1 < letters.count, letters[end].isOne(of: ".．、"), !letters[end + 1].isDigit else { return nil }
        let mayBegin =
            isFirst || before.isSpace || before.isOne(of: "。？！?!）)；;：:】]题")
            || OptionMarker.letter(before) != nil || before.isOne(of: "√×对错确误")
        guard mayBegin, let number = Figure.number(String(letters[index..<end])) else { return nil }
        return Token(kind: .item(Int(number)), start: index, end: end + 1)
    }

    private func option(_ label: String, at index: Int, before: Character) -> Token? {
        guard label <= "H", index + 1 < letters.count, letters[index + 1].isOne(of: ".．、:：)）") else { return nil }
        // 选A、B and AB. are no options; （A） is one that begins at its bracket.
        let isBracketed = before.isOne(of: "（(") && letters[index + 1].isOne(of: ")）")
        guard isBracketed || !letters[index + 1].isOne(of: ")）") else { return nil }
        let isWord = before.isASCII && (before.isLetter || before.isNumber) && OptionMarker.letter(before) != nil
        guard !isWord, before != "选" else { return nil }
        return Token(kind: .option(label), start: isBracketed ? index - 1 : index, end: index + 2)
    }

    private func field(at index: Int) -> Token? {
        let rest = String(letters[index..<min(index + 12, letters.count)])
        guard let (field, value) = BankField.match(rest[...]), field == .answer || field == .explanation else {
            return nil
        }
        let length = rest.distance(from: rest.startIndex, to: value.startIndex)
        // 答：alone is a word of many stems.
        guard length > 2 else { return nil }
        return Token(kind: .field, start: index, end: index + length)
    }

    private func judgement(at index: Int) -> Token? {
        guard let close = letters[index...].prefix(6).firstIndex(where: { $0.isOne(of: "）)") }) else { return nil }
        let inside = String(letters[(index + 1)..<close]).filter { !$0.isSpace }
        guard !inside.isEmpty else { return nil }
        let isAnswer = QuestionBuilder.truth(inside) != nil
        // Letters in brackets are an answer too, if not in front of an option.
        let isLetters = inside.count >= 1 && inside.allSatisfy { OptionMarker.letter($0) != nil } && close - index > 2
        return isAnswer || isLetters ? Token(kind: .judgement, start: index, end: close + 1) : nil
    }
}
