import ChineseText
import DataFiles

/// A heading that groups questions: `## 一、单项选择题（每小题2分）`.
struct SectionHeading: Equatable {
    let type: QuestionType?
    /// Whether its questions are choices, of one or of several.
    let isChoice: Bool
    let points: Double?
    /// A Markdown heading whose words name no type of question.
    let isUnknown: Bool
    /// 2 for 二、.
    let ordinal: Int?
    /// What it gives for a part of the answers, which a bank says in 漏选：…: 少选得1分.
    let creditRule: String?
    /// What it says of an answer that misses right options, where that is nothing: 少选不得分.
    let denial: String?
    /// What it takes off for a wrong answer, which no bank can: 答错倒扣1分.
    let deduction: String?
    /// How much all its questions are worth, and how many they are: 共15小题，每小题2分，共30分.
    let total: Double?
    let count: Int?
    /// Whether the points are those of a blank and not of a question.
    let isPerBlank: Bool
    /// `30分` of which nobody knows whether it is what each question is worth, or all.
    let unclearPoints: String?

    /// Nil when the line is no heading.
    ///
    /// Without `#` it has to begin with a Chinese numeral and name a type, or be a ``TypeLine``.
    init?(_ text: Substring) {
        let isMarkdown = text.utf8.first == 0x23
        // The ten numerals begin with one of these.
        let isNumbered = (0xE4...0xE5).contains(text.utf8.first ?? 0) && Self.beginsWithNumeral(text)
        var body = text.drop { $0 == "#" }.trimmedSlice()
        let line = isMarkdown || isNumbered ? nil : TypeLine(text)
        guard isMarkdown || isNumbered || line != nil else { return nil }
        if let line { body = line.words }
        type = HeadingType.read(body)
        isChoice = type?.isChoice ?? body.contains("选择题")
        let names = type != nil || Self.names(body)
        guard isMarkdown || line != nil || (names && Self.isHeading(body, type)) else { return nil }
        isUnknown = !names && line == nil
        let numeral = body.prefix { $0.isOne(of: "一二三四五六七八九十") }
        ordinal = line?.ordinal ?? (numeral.isEmpty ? nil : ChineseNumeral.value(numeral))
        points = Self.points(body)
        let hasFigures = body.utf8.contains { $0 == 0xEF || (0x30...0x39).contains($0) } || body.contains("分")
        (creditRule, denial) = hasFigures ? Self.creditRules(body) : (nil, nil)
        deduction = body.contains("扣") ? Self.deduction(body) : nil
        let sums = hasFigures ? HeadingSums(body) : HeadingSums()
        (total, count) = (sums.total ?? (points == nil ? nil : sums.bare), sums.count)
        unclearPoints = points == nil && total == nil ? sums.bare.map(PaperContent.text) : nil
        isPerBlank = points != nil && body.contains("每空") && !body.contains("每小题") && !body.contains("每题")
    }

    /// Whether words behind a numeral are short, or of the form of examinations: 多选题：本题共2小题，每小题6分。在每小题给出的四个选项中，….
    private static func isHeading(_ body: Substring, _ type: QuestionType?) -> Bool {
        if body.count <= 60 { return true }
        let head = body.prefix { !$0.isOne(of: "（(：:，,；;。") && !$0.isSpace }
        return body.count <= 240 && head.count <= 14 && (HeadingType.read(head) != nil || names(head))
            && ["小题", "每题", "分"].contains { body.contains($0) }
    }

    /// The same with what stands in brackets on the next line.
    func joined(_ words: String, _ next: Substring) -> SectionHeading? {
        let whole = words + next
        guard let heading = SectionHeading(whole[...]), heading.type == type || type == nil else { return nil }
        return heading
    }

    /// Whether a line is only brackets that say how many questions there are and what they are worth.
    static func isWorth(_ text: Substring) -> Bool {
        guard let first = text.first, first.isOne(of: "（("), let last = text.last, last.isOne(of: "）)"),
            text.count <= 240, text.dropFirst().dropLast().allSatisfy({ !$0.isOne(of: "（(）)") })
        else { return false }
        return text.contains("分") && ["小题", "每题", "每空", "共"].contains { text.contains($0) }
            && text.contains { $0.isDigit || $0.isOne(of: "一二三四五六七八九十") }
    }

    /// Whether a heading is one of questions whose type it leaves open.
    private static func names(_ body: Substring) -> Bool {
        ["选择题", "案例", "材料"].contains { body.contains($0) }
    }

    private static func creditRules(_ body: Substring) -> (gives: String?, denies: String?) {
        let words = ["少选", "漏选", "选对一个", "选不全", "半对", "不全", "部分选对", "选对部分", "部分正确"]
        let clauses = body.split { $0.isOne(of: "，,；;。（）()") }.filter { clause in
            words.contains { clause.contains($0) } && clause.contains("分")
        }
        let denies = clauses.first { clause in
            ["不得分", "不给分", "不计分", "不记分", "得0分", "零分"].contains { clause.contains($0) }
        }
        return (clauses.first { $0 != denies }?.trimmingSpaces(), denies?.trimmingSpaces())
    }

    private static func deduction(_ body: Substring) -> String? {
        body.split { $0.isOne(of: "，,；;。（）()") }.first { clause in
            ["倒扣", "扣分", "错扣"].contains { clause.contains($0) } && !clause.contains("不倒扣") && !clause.contains("不扣")
        }?.trimmingSpaces()
    }

    private static func beginsWithNumeral(_ text: Substring) -> Bool {
        let numeral = text.prefix { $0.isOne(of: "一二三四五六七八九十") }
        guard !numeral.isEmpty, let mark = text.dropFirst(numeral.count).first else { return false }
        return mark.isOne(of: "、.．")
    }

    /// The figure between 每小题, 每题 or 每空 and 分.
    private static func points(_ text: Substring) -> Double? {
        for word in ["每小题", "每题", "每空"] {
            guard let start = text.range(ofWord: word) else { continue }
            let behind = text.dropFirst(start + word.count).drop { $0.isSpace }
            guard let end = behind.firstIndex(of: "分") else { continue }
            return Figure.number(behind[..<end]) ?? Double(behind[..<end].trimmingSpaces())
        }
        return nil
    }
}
