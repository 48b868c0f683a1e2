/// What words behind the letter of an option say of it.
enum OptionVerdict {
    /// What stands behind a letter, to the end of what may matter.
    static func words(_ letters: [Character], from start: Int) -> Substring {
        start < letters.count ? String(letters[start..<min(start + 20, letters.count)])[...] : ""
    }

    /// Without 项 and 选项的说法 in front.
    static func behindSubject(_ words: Substring) -> Substring {
        var rest = words
        for word in ["选项", "项"] where rest.hasPrefix(word) {
            rest = rest.dropFirst(word.count)
            break
        }
        let behindOf = rest.hasPrefix("的") ? rest.dropFirst() : rest
        for word in ["说法", "表述", "描述", "叙述", "内容", "观点", "做法"] where behindOf.hasPrefix(word) {
            return behindOf.dropFirst(word.count)
        }
        return rest
    }

    private static let judgements: [(word: String, isRight: Bool)] = [
        ("不正确", false), ("不对", false), ("不符合题意", false), ("不合题意", false), ("不符题意", false), ("不准确", false),
        ("不恰当", false),
        ("不成立", false), ("不妥", false), ("错误", false), ("有误", false), ("正确", true), ("符合题意", true), ("无误", true),
        ("对", true),
        ("应选", true), ("入选", true), ("应排除", false), ("不当选", false), ("不应选", false),
        ("错", false), ("√", true), ("✓", true), ("×", false), ("✗", false),
    ]

    /// What may stand between the judgement and the end of the clause.
    private static let tails = ["", "的", "答案", "选项", "项", "的选项", "的答案", "的说法"]

    /// Whether what stands behind 是 calls an option the answer: 本题的答案, 正解, 最佳选项.
    private static func names(_ clause: Substring) -> Bool {
        var words = clause
        for word in ["本题", "此题", "该题", "的"] where words.hasPrefix(word) { words = words.dropFirst(word.count) }
        return ["答案", "正确答案", "正解", "最佳答案", "最佳选项", "标准答案", "应选项", "应选答案", "唯一正确的", "唯一正确答案", "正确做法"].contains(
            String(words))
    }

    /// Whether the words begin with 正确 or the like, or with its contrary; nil where they say neither.
    ///
    /// `isWhole` wants the end of the clause behind it; `isPlural` is for what is said of several: 均错.
    static func truth(_ text: Substring, isWhole: Bool, isPlural: Bool) -> Bool? {
        var words = text
        for word in ["才", "就", "便", "也"] where words.hasPrefix(word) { words = words.dropFirst() }
        var isNamed = false
        for word in ["是", "为", "属"] where words.hasPrefix(word) {
            words = words.dropFirst()
            isNamed = true
        }
        let clause = words.prefix { !($0.isOne(of: "。，,；;！!、.．\n") || $0.isSpace) }
        if isNamed, names(clause) { return true }
        if clause.first.map({ $0.isOne(of: "与和同") }) == true {
            return ["不符", "不符合", "不一致", "相悖", "相违背", "不相符"].contains { clause.hasSuffix($0) } ? false : nil
        }
        guard let (word, value) = judgements.first(where: { clause.hasPrefix($0.word) }) else { return nil }
        let rest = String(clause.dropFirst(word.count))
        if tails.contains(rest) { return value }
        // √ needs nothing behind it: A√B×C×.
        if "√✓×✗".contains(word) { return value }
        guard !isWhole, word != "错", word != "对" else { return nil }
        return rest.first.map { $0.isOne(of: "吗与率性地使") } ?? false ? nil : value
    }
}

extension Substring {
    /// Whether 项 or 选项 stands in front.
    var isOption: Bool { hasPrefix("项") || hasPrefix("选项") }
}
