/// Cuts a line that several questions, or a question with its options and answer, were pasted into.
///
///     1、报警电话是（ ）A、110B、120答案:A解析:110是报警电话。2.急救电话是…
///
/// ## Parsing behavior
/// - Only a line that begins with the number of a question, the letter of an option, an answer or an explanation, or the
///   words of a heading with a number behind them is cut.
/// - Where questions begin inside the line is said in ``GluedSequence``. 二、判断题 in front of a number is a heading.
/// - Options are the last chain A, B, C … with text between its letters that stands in front of the answer: 维生素A、B、C in a
///   stem is none. A letter that repeats or jumps behind such a chain (A.一B.二D.四) begins an option too, so that the
///   slip is reported.
/// - 答案, 参考答案, 正确答案 and 解析 begin a part of their own where a colon or brackets mark them.
/// - Nothing is dropped: the parts joined are the line. What is not cut and looks like a question is found by
///   ``MergedText``.
struct GluedLine {
    let line: BankLine
    let letters: [Character]

    init(_ line: BankLine) {
        self.line = line
        letters = Array(line.text)
    }

    /// The parts of a line, or the line itself; `last` is the number of the question that is being read.
    static func parts(_ line: BankLine, after last: Int?) -> [BankLine] {
        guard let first = line.trimmed.utf8.first, mayBeGlued(line, first, last) else { return [line] }
        let glued = GluedLine(line)
        let cuts = glued.cuts(after: last)
        return cuts.isEmpty ? [line] : glued.cut(cuts)
    }

    /// A quick look, since most lines are not: an option alone holds no second letter with a mark.
    private static func mayBeGlued(_ line: BankLine, _ first: UInt8, _ last: Int?) -> Bool {
        switch first {
        case 0x28, 0x30...0x39, 0x41...0x5A, 0xEF: return marks(line).areMany
        // The ten numerals begin with one of these, and so does 参.
        case 0xE4, 0xE5: return line.trimmed.first.map { $0.isOne(of: "一二三四五六七八九十") } == true || isField(line, last)
        // 【 [ 答 标 正 解 详 试.
        case 0xE7 where line.trimmed.begins(with: "第"): return marks(line).areMany || holdsTwoNumbers(line)
        case 0xE3, 0x5B, 0xE6...0xE8: return isField(line, last)
        default: return false
        }
    }

    /// Whether a line that begins with a figure holds one thing, whatever stands above it.
    static func isPlain(_ line: BankLine) -> Bool { !marks(line).areMany }

    private static func isField(_ line: BankLine, _ last: Int?) -> Bool {
        guard last != nil, marks(line).mayHoldQuestion, let field = BankField.match(line.trimmed)?.field else {
            return false
        }
        // 答案：1.C、2.A is a list of answers, and no number in it begins a question.
        return field == .explanation || (field == .answer && KeyList(line, behindTitle: false) == nil)
    }

    /// 第1题 and 第2题 in a line.
    private static func holdsTwoNumbers(_ line: BankLine) -> Bool {
        var text = line.text
        return text.withUTF8 { bytes in
            var count = 0
            // 第 is E7 AC AC, 题 E9 A2 98; figures of either width stand between.
            for index in bytes.indices where bytes[index] == 0xE7 && index + 6 < bytes.count {
                guard bytes[index + 1] == 0xAC, bytes[index + 2] == 0xAC else { continue }
                let end = bytes[(index + 3)...].prefix(20).firstIndex(of: 0xE9) ?? index
                if end > index + 3, bytes[end + 1] == 0xA2,
                    bytes[(index + 3)..<end].allSatisfy({ $0 < 0x3A || $0 > 0x7F })
                {
                    count += 1
                }
            }
            return count >= 2
        }
    }

    private static func marks(_ line: BankLine) -> LineMarks {
        var text = line.text
        return text.withUTF8 { LineMarks($0) }
    }

    private func cut(_ cuts: [Cut]) -> [BankLine] {
        var parts: [BankLine] = []
        var text = line.text.startIndex
        var position = 0
        var beginsQuestion = false
        for cut in cuts + [Cut(position: letters.count, beginsQuestion: false)] where cut.position > position {
            let end = line.text.index(text, offsetBy: cut.position - position)
            parts.append(line.part(text..<end, column: position, beginsQuestion: beginsQuestion))
            (text, position, beginsQuestion) = (end, cut.position, cut.beginsQuestion)
        }
        return parts
    }

    /// Where a part begins.
    private struct Cut {
        let position: Int
        let beginsQuestion: Bool
    }

    /// Where parts begin, in order, without the start of the line.
    private func cuts(after last: Int?) -> [Cut] {
        guard let first = letters.firstIndex(where: { !$0.isSpace }) else { return [] }
        let tokens = tokens(from: first, after: last)
        guard let start = tokens.first, start.start == first, !start.isBracket else { return [] }
        var cuts: [Int: Bool] = [:]
        for group in GluedSequence.groups(tokens, letters, after: last) {
            for position in inside(group) { cuts[position] = false }
            if let head = group.first, head.kind == .heading || head.isItem { cuts[head.start] = head.isItem }
        }
        return cuts.filter { $0.key > first }.sorted { $0.key < $1.key }.map {
            Cut(position: $0.key, beginsQuestion: $0.value)
        }
    }

    /// The cuts inside one question: its options and its fields.
    private func inside(_ group: [Token]) -> [Int] {
        let fields = group.filter(\.isField)
        let limit = fields.first?.start ?? .max
        var chain: [Token] = []
        var slips: [Token] = []
        var best: [Token] = []
        // The options in front of the first one of a line may stand on lines of their own.
        var isOpen = false
        for (index, token) in group.enumerated() where token.start < limit {
            guard case .option(let label) = token.kind else { continue }
            // A、B都对 behind the letter of an option is its words.
            if label == "A", let last = chain.last, last.end == token.start || isWords(token, chain) { continue }
            if label == "A" || index == 0 {
                isOpen = isOpen || index == 0
                (chain, slips) = ([token], [])
            } else if let last = chain.last, case .option(let before) = last.kind {
                guard letters[last.end..<token.start].contains(where: { !$0.isSpace }) else { continue }
                if before.nextLetter == label {
                    // The B of `A.LSDB.鸦片` has the mark of the A.
                    if !token.isInWord || token.mark == chain.first?.mark { chain.append(token) }
                } else if !token.isInWord, token.mark == chain.first?.mark, token.mark.isOne(of: ".．"),
                    !token.isBracketed
                {
                    slips.append(token)
                }
            }
            if chain.count >= 2 { best = chain + slips }
        }
        guard !best.isEmpty || isOpen || group.contains(where: \.isItem) else { return [] }
        return best.map(\.start) + fields.map(\.start)
    }
    /// `A、` in a chain of `A.`: a list of letters inside the words of an option.
    private func isWords(_ token: Token, _ chain: [Token]) -> Bool {
        token.mark == "、" && chain.first.map { $0.mark != "、" } == true
    }
}

/// What the bytes of a line say about how much it holds.
struct LineMarks {
    /// Capital letters with the mark of an option.
    private(set) var letters = 0
    /// Figures with the mark of a number.
    private(set) var numbers = 0
    private(set) var brackets = 0
    /// 一、 to 十、.
    private(set) var headings = 0
    private(set) var hasField = false

    /// Two letters of options, a field, or a second number.
    var areMany: Bool { hasField || letters >= 2 || numbers >= 2 }

    /// A number with something behind it that questions have.
    var mayHoldQuestion: Bool { numbers >= 1 && (brackets >= 1 || letters >= 2) }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index + 1 < bytes.count {
            switch bytes[index] {
            case 0x30...0x39 where Self.isMark(bytes, index + 1, ofNumber: true): numbers += 1
            case 0x41...0x5A where Self.isMark(bytes, index + 1): letters += 1
            case 0x28: brackets += 1
            case 0xEF where index + 3 < bytes.count && bytes[index + 1] == 0xBC:
                // Full-width figures, letters and brackets.
                switch bytes[index + 2] {
                case 0x90...0x99: numbers += Self.isMark(bytes, index + 3, ofNumber: true) ? 1 : 0
                case 0xA1...0xBA: letters += Self.isMark(bytes, index + 3) ? 1 : 0
                case 0x88: brackets += 1
                default: break
                }
                index += 2
            case 0x2E where Self.isNumeral(bytes, index - 3): headings += 1
            case 0xE3 where Self.isMark(bytes, index) && Self.isNumeral(bytes, index - 3): headings += 1
            // 答案 and 解析.
            case 0xE7 where Self.stands([0xAD, 0x94, 0xE6, 0xA1, 0x88], bytes, index + 1): hasField = true
            case 0xE8 where Self.stands([0xA7, 0xA3, 0xE6, 0x9E, 0x90], bytes, index + 1): hasField = true
            default: break
            }
            index += 1
        }
    }

    private static func stands(
        _ wanted: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
    ) -> Bool {
        start + wanted.count <= bytes.count && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }

    /// 一二三四五六七八九十.
    private static func isNumeral(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index >= 0, index + 2 < bytes.count else { return false }
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE4, 0xB8, 0x80), (0xE4, 0xBA, 0x8C), (0xE4, 0xB8, 0x89), (0xE5, 0x9B, 0x9B), (0xE4, 0xBA, 0x94),
            (0xE5, 0x85, 0xAD), (0xE4, 0xB8, 0x83), (0xE5, 0x85, 0xAB), (0xE4, 0xB9, 0x9D), (0xE5, 0x8D, 0x81):
            return true
        default: return false
        }
    }

    /// `.` `)` `．` `）` `、`, and behind letters `:` `：` too: 情形1： is no number of a question.
    private static func isMark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, ofNumber: Bool = false
    ) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case 0x2E, 0x29: return true
        case 0x3A: return !ofNumber
        case 0xEF:
            guard index + 2 < bytes.count, bytes[index + 1] == 0xBC else { return false }
            let last = bytes[index + 2]
            return last == 0x8E || last == 0x89 || (last == 0x9A && !ofNumber)
        case 0xE3: return index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x81
        default: return false
        }
    }
}
