import ChineseText

/// The type of question in front of answers that stand together: `选择题：`, `判断题答案：`, `【单选】`, `多选题（每题2分）:`.
struct KeyName {
    /// The type, where the words name one.
    let type: QuestionType?
    /// Whether 选择题 alone is meant, of which nobody knows whether one or several options are right.
    let isAnyChoice: Bool
    /// What stands behind the name and its marks.
    let rest: Substring

    /// Nil where a text begins with anything else.
    init?(_ text: Substring) {
        guard let word = Self.word(text) else { return nil }
        type = QuestionType(namedIn: word)
        isAnyChoice = type == nil
        var rest = text.dropFirst(word.count).drop { $0.isSpace }
        // What the questions are worth.
        if let first = rest.first, first.isOne(of: "（("), let close = rest.firstIndex(where: { $0.isOne(of: "）)") }),
            case let inside = rest[..<close].dropFirst(), inside.contains("分") || inside.contains("题")
        {
            rest = rest[close...].dropFirst()
        }
        func skipMarks() { rest = rest.drop { $0.isSpace || $0.isOne(of: "】]：:，,、.．—－-=＝") } }
        skipMarks()
        if let title = ["参考答案", "答案"].first(where: { rest.begins(with: $0) }) {
            rest = rest.dropFirst(title.count)
            skipMarks()
        }
        // （1-5）ABCDA.
        if let first = rest.first, first.isOne(of: "（("), rest.dropFirst().first?.isDigit == true {
            rest = rest.dropFirst()
        }
        self.rest = rest
    }

    /// Where, behind white space or the end of a sentence, names begin in a line; a numeral with a mark in front belongs to its name.
    static func starts(in text: Substring) -> [Substring.Index] {
        var starts: [Substring.Index] = []
        var index = text.startIndex
        var before: Character = " "
        var isNumbered = false
        while index < text.endIndex {
            if let word = word(text[index...]) {
                if index == text.startIndex || before.isSpace || before.isOne(of: "；;。，,【["), !isNumbered {
                    starts.append(index)
                }
                index = text.index(index, offsetBy: word.count)
                before = "题"
                isNumbered = false
                continue
            }
            let character = text[index]
            // 一、 in front, with or without white space behind it.
            if !character.isSpace { isNumbered = character.isOne(of: "、.．") && before.isOne(of: "一二三四五六七八九十") }
            if !character.isSpace || !isNumbered { before = character }
            index = text.index(after: index)
        }
        return starts
    }

    private static func word(_ text: Substring) -> String? {
        // 单 多 不 选 判 是 填.
        switch text.utf8.first ?? 0 {
        case 0xE4, 0xE5, 0xE6, 0xE9: return words.first { text.begins(with: $0) }
        default: return nil
        }
    }

    /// Longer words before those that they begin with.
    private static let words = [
        "单项选择题", "多项选择题", "不定项选择题", "单项选择", "多项选择", "不定项选择", "单选题", "多选题", "不定项题", "单选", "多选", "选择题", "选择",
        "判断正误题", "判断正误", "判断改错题", "判断对错题", "判断题", "判断", "是非题", "填空题", "填空",
    ]
}
