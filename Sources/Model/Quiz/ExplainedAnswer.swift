import ChineseText

/// What an explanation says about the answer.
enum ExplainedAnswer {
    // MARK: Letters

    /// What the explanation says instead of the answer, or nil where both agree.
    static func letters(_ text: String, isNegative: Bool, besides answer: [String]) -> String? {
        let letters = Array(text)
        for word in [
            "故选", "应选", "应当选", "所以选", "因此选", "答案为", "答案是", "答案选", "正确答案", "正确的是", "正确选项",
        ] {
            guard let start = text.range(ofWord: word) else { continue }
            // 不正确的是A names a wrong one, and so does 正确的是A where the wrong one is asked for.
            if word == "正确的是", isNegative || (start > 0 && letters[start - 1].isOne(of: "不非")) { continue }
            let (named, _) = named(letters, from: start + word.count)
            if !named.isEmpty, Set(named) != Set(answer) { return named.joined() }
        }
        for index in letters.indices where letters[index] == "选" {
            guard let named = chosen(letters, index), Set(named) != Set(answer) else { continue }
            return named.joined()
        }
        return isNegative
            ? nil : excluded(text, letters, answer) ?? together(letters, answer) ?? judged(letters, answer)
    }

    /// 排除B where B is the answer.
    private static func excluded(_ text: String, _ letters: [Character], _ answer: [String]) -> String? {
        guard let start = text.range(ofWord: "排除") else { return nil }
        let (named, _) = named(letters, from: start + 2)
        return named.first(where: answer.contains).map { $0 + "（说要排除）" }
    }

    /// ABC均正确 and A、B、C三项都对 where one of them is not the answer, A、B都错 where one is.
    private static func together(_ letters: [Character], _ answer: [String]) -> String? {
        var index = 0
        while index < letters.count {
            guard OptionMarker.letter(letters[index]) != nil, index == 0 || !letters[index - 1].isASCII else {
                index += 1
                continue
            }
            let (named, end) = named(letters, from: index)
            index = max(end, index + 1)
            guard named.count > 1 else { continue }
            var words = String(letters[end..<min(end + 10, letters.count)])[...]
            words = words.drop { $0.isOne(of: "一二两三四五六个项选的说法") }
            guard let all = words.first, all.isOne(of: "均都全皆") else { continue }
            guard let said = truth(words.dropFirst(), isWhole: false) else { continue }
            if said, let other = named.first(where: { !answer.contains($0) }) { return other + "（说它正确）" }
            if !said, let right = named.first(where: answer.contains) { return right + "（说它错误）" }
        }
        return nil
    }

    /// The letters behind 选 or 答案为, and where they end: `A、B`, `A项和C项`.
    private static func named(_ letters: [Character], from start: Int) -> ([String], end: Int) {
        var index = start
        while index < letters.count, letters[index].isOne(of: "：:为是择选 “\"（(") { index += 1 }
        var named: [String] = []
        while index < letters.count {
            if let letter = OptionMarker.letter(letters[index]) {
                if !named.contains(letter) { named.append(letter) }
            } else if !letters[index].isOne(of: "、和与及项 ") || named.isEmpty {
                break
            }
            index += 1
        }
        return (named, index)
    }

    /// `选A。` and `本题选AB`, which say what to choose; 不选A, 易选A and 选A的同学 do not.
    private static func chosen(_ letters: [Character], _ index: Int) -> [String]? {
        if index > 0 {
            let before = letters[index - 1]
            guard before.isSpace || before.isOne(of: "。，,；;：:！!？?、题应故以此须") else { return nil }
            if before == "应", index > 1, letters[index - 2] == "不" { return nil }
        }
        let (named, end) = named(letters, from: index + 1)
        guard !named.isEmpty, end == letters.count || letters[end].isOne(of: "。，,；;！!.．\n”\"）)") else { return nil }
        return named
    }

    /// A项正确 where A is not the answer, A是错的 where it is.
    private static func judged(_ letters: [Character], _ answer: [String]) -> String? {
        for (index, character) in letters.enumerated() where index + 1 < letters.count {
            guard let label = OptionMarker.letter(character),
                index == 0 || !(letters[index - 1].isASCII || letters[index - 1] == "素")
            else { continue }
            let behind = String(letters[(index + 1)..<min(index + 8, letters.count)])
            let words =
                behind.hasPrefix("选项") ? behind.dropFirst(2) : behind.hasPrefix("项") ? behind.dropFirst() : behind[...]
            // Without 项 the words have to be all that is said.
            guard let said = truth(words, isWhole: words.count == behind.count) else { continue }
            if said, !answer.contains(label) { return label + "（说它正确）" }
            if !said, answer.contains(label) { return label + "（说它错误）" }
        }
        return nil
    }

    private static func truth(_ text: Substring, isWhole: Bool) -> Bool? {
        let words = text.first == "是" ? text.dropFirst() : text
        for (word, value) in [("不正确", false), ("不对", false), ("错误", false), ("正确", true), ("对", true), ("错", false)]
        where words.hasPrefix(word) {
            if !isWhole { return word == "错" ? nil : value }
            let rest = words.dropFirst(word.count)
            let end = rest.first == "的" ? rest.dropFirst() : rest
            return end.first.map { $0.isOne(of: "。，,；;！!、.．\n") } ?? true ? value : nil
        }
        return nil
    }

    // MARK: √ and ×

    /// What an explanation says of the statement: `错。`, `本题说法错误`, `该说法正确`, `故错误`; nil where it does not say.
    static func judgement(_ text: String) -> Bool? {
        guard judgements.occurs(in: Array(text.utf8)) else { return nil }
        var isFirst = true
        for clause in text.split(whereSeparator: { $0.isOne(of: "。，,；;！!：:\n") }) {
            defer { isFirst = false }
            guard clause.utf8.count <= 60 else { continue }
            var words = clause.trimmedSlice()
            var hasSubject = isFirst
            while let subject = subjects.first(where: { words.begins(with: $0) }) {
                words = words.dropFirst(subject.count)
                hasSubject = true
            }
            guard hasSubject else { continue }
            switch words {
            case "正确", "对", "正确的", "对的", "无误", "没有错误", "没有错", "没错", "完全正确", "√": return true
            case "错误", "错", "错误的", "错的", "不正确", "不对", "不正确的", "不对的", "有误", "×": return false
            default: continue
            }
        }
        return nil
    }

    private static let judgements = WordSearch([
        "正确", "错误", "不对", "错的", "对的", "有误", "无误", "√", "没错", "没有错", "×。", "错。", "对。", "错，", "对，",
    ])

    /// What may stand in front of the judgement, longer ones first where one begins another.
    private static let subjects = [
        "本题", "此题", "该题", "这题", "这道题", "题干", "题目", "原题", "题中", "这种", "这个", "这一", "这句话", "上述", "以上", "本句", "故", "因此",
        "所以", "答案", "说法",
        "表述", "观点", "叙述", "这", "该", "此", "是", "为", "的", "应选", "判",
    ]
}
