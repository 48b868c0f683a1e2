/// Whether the blanks of an answer may be filled in any order.
///
/// ## Parsing behavior
/// - 乱序 in front (`乱序：甲；乙`) or behind (`甲；乙；乱序`, `甲；乙 乱序`, `甲；乙（乱序）`) says so, and so do 顺序可换, 顺序不限, 不分先后 and
///   what else is made of the same words, in brackets or behind a mark or white space.
/// - Any other remark about order (顺序不可换) is no part of an answer either: nobody knows what it asks for.
enum BlankOrder {
    /// The answers without the words that let them change places.
    static func read(_ written: Substring) -> (text: Substring, isAny: Bool) {
        guard mayTell(written) else { return (written, false) }
        let text = written.trimmedSlice()
        if let (word, rest) = leading(text), frees(word), !rest.isEmpty { return (rest, true) }
        if let (rest, word) = trailing(text), frees(word), !rest.isEmpty { return (rest, true) }
        return (written, false)
    }

    /// The words about order that are left in an answer: in brackets, or 乱序 anywhere.
    static func remark(in text: Substring) -> String? {
        guard mayTell(text) else { return nil }
        if text.contains("乱序") { return String(text) }
        let pieces = text.split(omittingEmptySubsequences: false) { $0.isOne(of: "（(【[") }.dropFirst()
        return pieces.lazy.map { $0.prefix { !$0.isOne(of: "）)】]") } }.first { inside in
            ["顺序", "次序", "先后", "调换", "互换", "可换"].contains { inside.contains($0) }
        }.map(String.init)
    }

    /// 乱序 with a colon or in brackets in front of the answers.
    private static func leading(_ text: Substring) -> (word: Substring, rest: Substring)? {
        let marks = "：:；;，, \u{3000}"
        if text.first?.isOne(of: "（(【[") == true {
            guard let close = text.firstIndex(where: { $0.isOne(of: "）)】]") }) else { return nil }
            return (text[..<close].dropFirst(), text[close...].dropFirst().drop { $0.isOne(of: marks) })
        }
        guard let end = text.firstIndex(where: { $0.isOne(of: marks) }),
            text[end].isOne(of: "：:") || text[..<end] == "乱序"
        else { return nil }
        return (text[..<end], text[end...].drop { $0.isOne(of: marks) })
    }

    /// The last words of an answer, in brackets or behind a mark or white space.
    private static func trailing(_ text: Substring) -> (rest: Substring, word: Substring)? {
        var text = text
        while let last = text.last, last.isOne(of: "。．.；;") { text.removeLast() }
        let marks = "；;，,。 \u{3000}"
        func answers(before end: Substring.Index) -> Substring {
            let rest = text[..<end].trimmedSlice()
            return rest.last?.isOne(of: marks) == true ? rest.dropLast().trimmedSlice() : rest
        }
        if text.last?.isOne(of: "）)】]") == true {
            guard let open = text.lastIndex(where: { $0.isOne(of: "（(【[") }) else { return nil }
            return (answers(before: open), text[open...].dropFirst().dropLast())
        }
        guard let mark = text.lastIndex(where: { $0.isOne(of: marks) }) else { return nil }
        return (answers(before: mark), text[mark...].dropFirst())
    }

    /// Whether words say that the order does not matter, and nothing else.
    private static func frees(_ words: Substring) -> Bool {
        var rest = words.filter { !$0.isSpace && !$0.isOne(of: "，,") }[...]
        guard permissions.contains(where: { rest.contains($0) }), !denials.contains(where: { rest.contains($0) }) else {
            return false
        }
        while let word = phrase(rest) { rest = rest.dropFirst(word.count) }
        return rest.isEmpty
    }

    private static func phrase(_ text: Substring) -> String? { phrases.first { text.begins(with: $0) } }

    private static let permissions = [
        "换", "颠倒", "可变", "不限", "不分", "不计", "不论", "不拘", "任意", "随意", "乱序", "不作要求", "不做要求", "不要求",
    ]
    private static let denials = ["不可", "不能", "不得", "不许"]
    /// What such remarks are made of, longer ones in front of those that they begin with.
    private static let phrases = [
        "答案", "前后", "先后", "顺序", "次序", "位置", "两空", "各空", "几空", "三空", "四空", "可以", "可", "能", "互换", "交换", "调换", "换", "颠倒",
        "变",
        "不限", "不分", "不计", "不论", "不拘", "不作要求", "不做要求", "不要求", "任意", "随意", "乱序", "即可", "均", "都", "也", "的",
    ]

    /// Whether 序, 换, 先 or 颠 is in a text; most answers have none of them.
    private static func mayTell(_ text: Substring) -> Bool {
        ["序", "换", "先", "颠"].contains { text.holds(Array($0.utf8)) }
    }
}
