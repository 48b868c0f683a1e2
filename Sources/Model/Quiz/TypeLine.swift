import ChineseText
import DataFiles

/// A line that is the name of a type of question and what headings have around it, without 一、 in front.
///
/// ## File format
///     单选题：        【多选题】        第二部分 多选题        （一）单选题（每题2分）        判断题 共10题，每题2分
///
/// ## Parsing behavior
/// - In front may stand 第N部分, a number in brackets and a number with a mark or white space; around the name 【】; behind it a colon,
///   brackets with any words, and what the questions are worth.
/// - The name alone has to end in 题; with a number or in brackets 单选 is enough.
struct TypeLine {
    /// The number in front: 2 for 第二部分 and （二）.
    let ordinal: Int?
    /// The name and what stands behind it.
    let words: Substring

    /// Nil for every other line.
    init?(_ text: Substring) {
        guard text.utf8.count <= 240, Self.mayBegin(text) else { return nil }
        var rest = text.trimmedSlice()
        while rest.first == "*", rest.last == "*", rest.count > 2 { rest = rest.dropFirst().dropLast() }
        var ordinal: Int?
        while let (number, behind) = Self.number(rest) {
            ordinal = ordinal ?? number
            rest = behind
        }
        words = rest
        self.ordinal = ordinal
        var isMarked = ordinal != nil
        var name = rest
        var tail = Substring()
        if let first = rest.first, first.isOne(of: "【[［"),
            let close = rest.firstIndex(where: { $0.isOne(of: "】]］") })
        {
            isMarked = true
            name = rest[..<close].dropFirst()
            tail = rest[close...].dropFirst()
        } else if let end = rest.firstIndex(where: { $0.isOne(of: "（(：:，,") || $0.isSpace }) {
            name = rest[..<end]
            tail = rest[end...]
        }
        guard Self.isName(name.trimmedSlice(), isMarked: isMarked), Self.isTail(tail) else { return nil }
    }

    /// A quick look: the first byte of a numeral, of a name, of 第, a bracket or a figure; and 题 or 【 in the line.
    private static func mayBegin(_ text: Substring) -> Bool {
        switch text.utf8.first ?? 0 {
        case 0x28, 0x2A, 0x30...0x39, 0x5B, 0xE3...0xE9, 0xEF: break
        default: return false
        }
        // （三）判断正误 has a number in its place.
        return text.holds([0xE9, 0xA2, 0x98]) || [0xE3, 0x5B, 0x28, 0xEF].contains(text.utf8.first ?? 0)
    }

    /// 第二部分, （二）, 二、 or `二 ` and what stands behind it.
    private static func number(_ text: Substring) -> (Int, Substring)? {
        guard let first = text.first else { return nil }
        let isBracketed = first.isOne(of: "（(")
        let isCounted = first == "第"
        let body = isBracketed || isCounted ? text.dropFirst() : text
        let numeral = body.prefix { $0.isDigit || $0.isOne(of: "一二三四五六七八九十") }
        guard (1...3).contains(numeral.count), let value = ChineseNumeral.value(numeral) else { return nil }
        var rest = body[numeral.endIndex...]
        if isBracketed {
            guard let close = rest.first, close.isOne(of: "）)") else { return nil }
            rest = rest.dropFirst()
        } else if isCounted {
            guard let word = ["部分", "大题", "题型", "单元", "节", "章"].first(where: { rest.begins(with: $0) }) else {
                return nil
            }
            rest = rest.dropFirst(word.count)
        } else {
            guard let mark = rest.first, mark.isOne(of: "、.．)）") || mark.isSpace else { return nil }
        }
        return (value, rest.drop { $0.isSpace || $0.isOne(of: "、.．)）：:，,") })
    }

    private static func isName(_ text: Substring, isMarked: Bool) -> Bool {
        var name = text
        for ending in ["试题", "题目", "题型", "题"] where name.hasSuffix(ending) {
            name = name.dropLast(ending.count)
            break
        }
        return names.contains(String(name)) && (isMarked && name != "材料" && name != "案例" || name.count < text.count)
    }

    private static let names: Set<String> = [
        "单项选择", "单选", "单项", "多项选择", "多选", "多项", "不定项选择", "不定项", "选择", "判断", "判断正误", "判断对错", "判断是非", "判断改错", "正误判断",
        "是非判断",
        "是非", "填空", "连线", "匹配", "配对", "排序", "步骤排列", "步骤排序", "顺序排列", "排列顺序", "排列", "简答", "问答", "论述", "名词解释", "案例分析",
        "案例",
        "材料分析", "材料",
    ]

    /// Brackets, a colon, and what questions are worth or how many they are.
    private static func isTail(_ tail: Substring) -> Bool {
        var rest = tail.trimmedSlice()
        while let first = rest.first, first.isOne(of: "（(") {
            guard let close = rest.firstIndex(where: { $0.isOne(of: "）)") }) else { return false }
            rest = rest[close...].dropFirst().trimmedSlice()
        }
        rest = rest.drop { $0.isOne(of: "：:，,") || $0.isSpace }
        guard !rest.isEmpty else { return true }
        let isSum = ["每题", "每小题", "每空", "本大题", "本题", "共", "满分"].contains { rest.begins(with: $0) }
        return isSum && rest.count <= 60 && rest.contains { $0.isDigit || $0.isOne(of: "一二三四五六七八九十") }
            && (rest.contains("分") || rest.contains("题"))
    }
}

/// What a heading calls its questions.
enum HeadingType {
    /// The type that a heading names, without what it says of marking: 选择题（多选、错选不得分） names none.
    static func read(_ heading: Substring) -> QuestionType? {
        let clauses = heading.split { $0.isOne(of: "（）()【】[]：:，,；;。") }
        guard let head = clauses.first else { return nil }
        let words = head.split { $0.isSpace }
        let names =
            words.prefix(1) + words.dropFirst().filter { word in !["得分", "给分", "计分"].contains { word.contains($0) } }
        if let type = names.lazy.compactMap({ QuestionType(namedIn: $0) }).first { return type }
        let deniesMore = clauses.contains { clause in
            ["错选", "不选", "漏选", "少选", "不答"].contains { clause.contains($0) }
        }
        for clause in clauses.dropFirst() {
            if let type = told(clause) { return type }
            guard !clause.contains("分"), let type = QuestionType(namedIn: clause) else { continue }
            if type == .multiple, deniesMore, clause.trimmingSpaces() == "多选" { continue }
            return type
        }
        return nil
    }

    /// 只有一个正确答案 and 有一个或多个正确答案.
    private static func told(_ clause: Substring) -> QuestionType? {
        let several = ["或多", "或几", "或者多", "或两", "至少", "不止", "以上", "多个", "多项正确", "若干"]
        if clause.contains("分") { return nil }
        guard ["正确", "答案", "符合", "选项"].contains(where: { clause.contains($0) }) else { return nil }
        if several.contains(where: { clause.contains($0) }) { return .multiple }
        return ["只有一", "仅有一", "只有1", "仅有1", "唯一", "有且只有一"].contains { clause.contains($0) } ? .single : nil
    }
}
