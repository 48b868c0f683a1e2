/// An answer that stands in brackets behind a stem or an option: `（答案：B）`, `(正确答案 √)`, `【答案：错误】`.
///
/// The brackets and the marks behind them belong to the answer, and nothing of them stays with the text in front.
///
/// ## Parsing behavior
/// - Brackets are `（）` `()` `【】` `[]` `［］`; one that has no end is no answer in brackets.
/// - Without a colon only letters and judgements are an answer: （答案不唯一） is none.
enum BracketedAnswer {
    /// The names behind an opening bracket; longer ones in front of those they end with do not begin alike.
    private static let names = ["正确答案", "参考答案", "标准答案", "答案"]

    /// What stands between the brackets behind the name and colon, and where the answer ends with the marks behind it.
    struct Found {
        let value: Range<Int>
        let end: Int
    }

    /// The answer whose opening bracket is at `start`.
    static func at(_ start: Int, in letters: [Character]) -> Found? {
        guard start + 3 < letters.count, let closing = closing(of: letters[start]) else { return nil }
        var index = start + 1
        while index < letters.count, letters[index].isSpace { index += 1 }
        guard index < letters.count, letters[index].isOne(of: "正参标答"),
            let name = names.first(where: { letters[index...].starts(with: $0) })
        else { return nil }
        index += name.count
        while index < letters.count, letters[index].isSpace { index += 1 }
        let hasColon = index < letters.count && letters[index].isOne(of: "：:")
        if hasColon { index += 1 }
        guard let close = close(closing, of: letters[start], letters, from: index) else { return nil }
        let value = String(letters[index..<close])
        guard hasColon || QuestionBuilder.letters(value) != nil || QuestionBuilder.truth(value) != nil,
            value.contains(where: { !$0.isSpace })
        else { return nil }
        var end = close + 1
        while end < letters.count, letters[end].isOne(of: "。．.；;，,？?！!") { end += 1 }
        return Found(value: index..<close, end: end)
    }

    /// Whether a line holds 答案.
    static func mayStand(in line: BankLine) -> Bool {
        line.text[...].holds([0xE7, 0xAD, 0x94, 0xE6, 0xA1, 0x88])
    }

    /// A line cut in front of and behind its answers; the line itself where it has none, or is nothing else.
    static func parts(_ line: BankLine) -> [BankLine] {
        let letters = Array(line.text)
        // Where a text, an answer, a text, an answer … begin.
        var bounds = [0]
        var index = 0
        while index < letters.count {
            guard let found = at(index, in: letters) else {
                index += 1
                continue
            }
            bounds += [index, found.end]
            index = found.end
        }
        return bounds.count == 1 ? [line] : cut(line, letters, bounds + [letters.count])
    }

    private static func cut(_ line: BankLine, _ letters: [Character], _ bounds: [Int]) -> [BankLine] {
        var segments: [(start: Int, end: Int, followsAnswer: Bool)] = []
        var first = 0
        for (index, (start, end)) in zip(bounds, bounds.dropFirst()).enumerated() where start < end {
            // White space belongs to what stands in front of it.
            if letters[start..<end].allSatisfy({ $0.isSpace }) {
                if segments.isEmpty { first = start } else { segments[segments.count - 1].end = end }
            } else {
                segments.append((segments.isEmpty ? first : start, end, index > 0 && index.isMultiple(of: 2)))
            }
        }
        var parts: [BankLine] = []
        var text = line.text.startIndex
        for segment in segments {
            let end = line.text.index(text, offsetBy: segment.end - segment.start)
            var part = line.part(
                text..<end, column: segment.start, beginsQuestion: line.beginsQuestion && segment.start == 0)
            part.followsAnswer = segment.followsAnswer
            parts.append(part)
            text = end
        }
        return parts
    }

    /// What is between the brackets, where a text is one such answer and nothing else.
    static func value(_ text: Substring) -> Substring? {
        guard let first = text.first, closing(of: first) != nil else { return nil }
        let head = text.dropFirst().prefix(12).drop { $0.isSpace }
        guard names.contains(where: { head.begins(with: $0) }) else { return nil }
        let letters = Array(text)
        guard let found = at(0, in: letters), letters[found.end...].allSatisfy({ $0.isSpace }) else { return nil }
        let from = text.index(text.startIndex, offsetBy: found.value.lowerBound)
        return text[from..<text.index(from, offsetBy: found.value.count)]
    }

    private static func closing(of bracket: Character) -> String? {
        switch bracket {
        case "（", "(": "）)"
        case "【": "】"
        case "[", "［": "]］"
        default: nil
        }
    }

    /// The bracket that closes one, with others inside.
    private static func close(
        _ closing: String, of bracket: Character, _ letters: [Character], from start: Int
    ) -> Int? {
        var depth = 0
        let opening = bracket.isOne(of: "（(") ? "（(" : String(bracket)
        // An answer of more than 200 characters stands on a line of its own.
        for index in start..<min(start + 200, letters.count) {
            if letters[index].isOne(of: opening) { depth += 1 }
            guard letters[index].isOne(of: closing) else { continue }
            if depth == 0 { return index }
            depth -= 1
        }
        return nil
    }
}
