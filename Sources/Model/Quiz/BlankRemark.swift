import DataFiles

/// What somebody wrote to those who mark, where the answer of a blank should stand: 略, 答案不唯一, 鸦片（任意三种）.
enum BlankRemark {
    /// The remark in the answer of one blank; nil where there is none.
    static func find(in text: Substring) -> String? {
        let text = text.trimmedSlice()
        // An answer is short; 略 and 意 … are three bytes each.
        guard text.utf8.count >= 3 else { return nil }
        if whole.contains(bare(text)) { return String(text) }
        for part in text.split(whereSeparator: { $0.isOne(of: "（()）【】[]，,。") || $0.isSpace }) {
            if part.count < text.count, whole.contains(String(part)) { return String(part) }
            if phrases.contains(where: { part.contains($0) }) || isChoice(part) { return String(part) }
        }
        return nil
    }

    private static func bare(_ text: Substring) -> String {
        String(text.filter { !$0.isSpace && !$0.isOne(of: "（()）【】[]。．.") })
    }

    private static let whole: Set<String> = ["略", "从略", "答案略", "见解析", "见教材", "见课本", "无", "开放题", "开放", "自由作答", "言之有理"]

    private static let phrases = [
        "答案不唯一", "不唯一", "意思对", "意思相近", "意思相同", "意思正确", "意对即可", "言之有理", "言之成理", "合理即可", "符合题意即可", "对即可", "正确即可",
        "答对即可", "酌情给分", "均给分", "都给分", "也给分", "可给分", "任写", "任选", "任答", "任填", "开放性", "自由发挥",
    ]

    /// 任意三种 and 任意2个.
    private static func isChoice(_ part: Substring) -> Bool {
        guard let found = part.firstRange(of: "任意") else { return false }
        let rest = part[found.upperBound...]
        let figure = rest.prefix { $0.isDigit || $0.isOne(of: "一二两三四五六几") }
        return !figure.isEmpty && rest[figure.endIndex...].first.map { $0.isOne(of: "种个项点条空") } ?? false
    }
}
