import ChineseText

/// What an explanation says of the statement that is to be judged.
enum ExplainedJudgement {
    /// `错。`, `本题说法错误`, `该说法正确`, `故错误`, `此说法与法律规定不符`; nil where it does not say.
    static func truth(_ text: String) -> Bool? {
        guard hints.occurs(in: Array(text.utf8)) else { return nil }
        var isFirst = true
        var isOpen = false
        for clause in text.split(whereSeparator: { $0.isOne(of: "。，,；;！!：:\n") }) {
            defer { isFirst = false }
            guard clause.utf8.count <= 60 else {
                isOpen = false
                continue
            }
            var words = clause.trimmedSlice()
            var isNamed = isOpen
            while let rest = behindSubject(words) {
                words = rest
                isNamed = true
            }
            // 答案：错误.
            isOpen = words.isEmpty && isNamed
            guard isFirst || isNamed else { continue }
            if let value = judgements[words] { return value }
            if isNamed, isAgainst(words) { return false }
        }
        return nil
    }

    private static let judgements: [Substring: Bool] = {
        let right = ["正确", "对", "正确的", "对的", "无误", "没有错误", "没有错", "没错", "完全正确", "√", "正确的说法", "正确说法"]
        let wrong = [
            "错误", "错", "错误的", "错的", "不正确", "不对", "不正确的", "不对的", "有误", "×", "不准确", "不恰当", "不当", "不妥", "不成立", "不完整",
            "不全面",
            "错误的说法", "错误说法", "错误的观点", "错误观点",
        ]
        let pairs = right.map { ($0[...], true) } + wrong.map { ($0[...], false) }
        return Dictionary(pairs) { first, _ in first }
    }()

    private static let hints = WordSearch([
        "正确", "错", "不对", "对的", "对。", "对，", "误", "√", "×", "不准确", "不恰当", "不当", "不妥", "成立", "不符", "不完整", "不全面",
    ])

    /// 与法律规定不符, 不符合规定.
    private static func isAgainst(_ words: Substring) -> Bool {
        if words.first.map({ $0.isOne(of: "与和同") }) == true {
            return ["不符", "不符合", "不一致", "相悖", "相违背", "不相符"].contains { words.hasSuffix($0) }
        }
        return words.hasPrefix("不符合") && ["规定", "法律", "要求", "实际", "事实", "精神"].contains { words.hasSuffix($0) }
    }

    /// Without one of the words that may stand in front of the judgement, or quoted words; nil where there are none.
    private static func behindSubject(_ words: Substring) -> Substring? {
        if let subject = subjects.first(where: { words.begins(with: $0) }) { return words.dropFirst(subject.count) }
        guard words.first == "“", let end = words.firstIndex(of: "”") else { return nil }
        return words[words.index(after: end)...]
    }

    /// Longer ones first where one begins another.
    private static let subjects = [
        "本题", "此题", "该题", "这题", "这道题", "题干", "题目", "原题", "题中", "这种", "这个", "这一", "这句话", "上述", "以上", "本句", "故", "因此",
        "所以", "答案", "说法", "表述", "观点", "叙述", "一种", "这", "该", "此", "是", "应为", "应该", "应当", "应选", "应", "为", "的", "选", "判断",
        "判",
        "中", "里", "一词", "一句", "二字", "两字",
    ]
}
