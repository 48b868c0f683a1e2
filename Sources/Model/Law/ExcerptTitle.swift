/// Titles that say that what follows is not the whole law.
///
///     中华人民共和国反洗钱法（节选） → 中华人民共和国反洗钱法
///     《中华人民共和国邮政法》摘录   → 中华人民共和国邮政法
enum ExcerptTitle {
    /// The title without such words, and whether it had any.
    static func split(_ title: String?) -> (title: String?, isExcerpt: Bool) {
        guard let title, title.last.map({ "选录要编文分）)】]〕".contains($0) }) ?? false else { return (title, false) }
        for word in words {
            for ending in ["（\(word)）", "(\(word))", "【\(word)】", "[\(word)]", "〔\(word)〕", word]
            where title.hasSuffix(ending) {
                var rest = title.dropLast(ending.count)
                while let last = rest.last, last.isWhitespace || "—-·".contains(last) { rest = rest.dropLast() }
                if rest.first == "《", rest.last == "》", !rest.dropFirst().contains("《") {
                    rest = rest.dropFirst().dropLast()
                }
                // 法律法规摘录 is a book, and 《》摘录 has no title.
                guard ending != word || endings.contains(where: { rest.hasSuffix($0) }), rest.count > 1 else {
                    continue
                }
                return (String(rest), true)
            }
        }
        return (title, false)
    }

    private static let words = ["节选", "摘录", "摘选", "选录", "摘要", "摘编", "部分条文", "部分"]
    private static let endings = ["法", "法典", "条例", "办法", "规定", "细则", "规则", "解释"]
}
