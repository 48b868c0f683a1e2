import ChineseText

/// What an explanation says about the answer: the letters that it names, and what it says of each.
enum ExplainedAnswer {
    /// What the explanation says instead of the answer, or nil where both agree.
    static func letters(
        _ text: String, isNegative: Bool, besides answer: [String], options: [Question.Option] = []
    ) -> String? {
        let option = ExplainedOption(options)
        if answer.count == 1, let named = worded(text, option, isNegative), named != answer[0] { return named }
        guard mayName(text) else { return nil }
        let letters = option.withoutWords(withOrdinals(Array(text)))
        let text = String(letters)
        if let named = elected(letters), Set(named) != Set(answer) { return named.joined() }
        if let named = called(text, letters, isNegative), Set(named) != Set(answer) { return named.joined() }
        for index in letters.indices where letters[index] == "选" {
            guard let named = chosen(letters, index), Set(named) != Set(answer) else { continue }
            return named.joined()
        }
        return isNegative
            ? nil
            : excluded(text, letters, answer) ?? wrong(text, letters, answer) ?? together(letters, answer)
                ?? judged(letters, answer, isListed: option.isListed)
    }

    /// Whether there is a letter at all, or 项 behind a number: most explanations name no option.
    private static func mayName(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { index in
                switch bytes[index] {
                case 0x41...0x5A, 0x61...0x7A: true
                // Ａ to Ｚ, and 项.
                case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC:
                    (0xA1...0xBA).contains(bytes[index + 2])
                case 0xE9 where index + 2 < bytes.count: bytes[index + 1] == 0xA1 && bytes[index + 2] == 0xB9
                default: false
                }
            }
        }
    }

    /// 第二项正确 and 第二个选项错误 as B项正确, B项错误; 第三条第二项 is a part of a law.
    private static func withOrdinals(_ letters: [Character]) -> [Character] {
        guard letters.contains("第"), letters.contains("项") else { return letters }
        var result: [Character] = []
        var index = 0
        while index < letters.count {
            if letters[index] == "第", index + 2 < letters.count,
                let number = "一二三四五六七八".firstIndex(of: letters[index + 1]),
                let word = ["个选项", "选项", "项"].first(where: { letters[(index + 2)...].starts(with: $0) }),
                !(index > 0 && letters[index - 1].isOne(of: "条款）)"))
            {
                result += Array(
                    IssuedQuestion.letter("一二三四五六七八".distance(from: "一二三四五六七八".startIndex, to: number)) + "项")
                index += 2 + word.count
            } else {
                result.append(letters[index])
                index += 1
            }
        }
        return result
    }

    // MARK: What to choose

    /// 故B当选 and B、C项当选.
    private static func elected(_ letters: [Character]) -> [String]? {
        for index in letters.indices where letters[index] == "当" && letters[index...].starts(with: "当选") {
            var start = index
            while start > 0, letters[start - 1].isOne(of: "、项选和 ") || OptionMarker.letter(letters[start - 1]) != nil {
                start -= 1
            }
            let (named, _) = named(letters, from: start)
            if !named.isEmpty, !isReported(letters, start) { return named }
        }
        return nil
    }

    private static let calls = [
        "正解", "故选", "应选", "应当选", "应该选", "所以选", "因此选", "答案", "正确的是", "正确选项", "正确项", "正确的选项", "最佳选项",
    ]

    /// The letters behind 答案为, 正确答案应该是, 故选 and the like.
    private static func called(_ text: String, _ letters: [Character], _ isNegative: Bool) -> [String]? {
        for word in calls {
            guard let start = text.range(ofWord: word) else { continue }
            let before = String(letters[max(0, start - 2)..<start])
            // 不正确的是A names a wrong one, and so does 正确的是A where the wrong one is asked for.
            if word == "正确的是", isNegative || before.hasSuffix("不") || before.hasSuffix("非") { continue }
            if before.hasSuffix("错误") || before.hasSuffix("误") || before.hasSuffix("不") { continue }
            let rest = letters[(start + word.count)...].prefix { $0.isOne(of: "应该当就便才只能是为：:选择 】］]") }
            // 答案是选项B; 答案选项B speaks of an option.
            let isBehindIs = (word + String(rest.dropLast())).last?.isOne(of: "是为：:") ?? false
            let behind = start + word.count + rest.count
            let skipped = rest.last == "选" && isBehindIs && behind < letters.count && letters[behind] == "项" ? 1 : 0
            let (named, end) = named(letters, from: behind + skipped)
            // Right behind 答案 the letter has to be all: 答案A的错误在于 speaks of something else.
            let isWhole = end == letters.count || letters[end].isOne(of: "。，,；;！!.．\n”\"）)（( ")
            if !named.isEmpty, word != "答案" || !rest.isEmpty || isWhole { return named }
        }
        return nil
    }

    /// 故选“12306” and 正确答案是12306: the letter of the option whose words are named.
    private static func worded(_ text: String, _ option: ExplainedOption, _ isNegative: Bool) -> String? {
        guard option.isListed, !isNegative else { return nil }
        for word in calls {
            guard let start = text.range(ofWord: word) else { continue }
            let letters = Array(text)
            if start > 0, letters[start - 1].isOne(of: "不非误") || isReported(letters, start) { continue }
            let rest = letters[(start + word.count)...].prefix { $0.isOne(of: "应该当是为：:选 】］]") }
            // 答案 alone is followed by anything.
            guard word != "答案" || !rest.isEmpty else { continue }
            if let named = option.named(letters, from: start + word.count + rest.count) { return named }
        }
        return nil
    }

    /// `选A。` and `本题选AB`, which say what to choose; 不选A, 易选A and 选A的同学 do not.
    private static func chosen(_ letters: [Character], _ index: Int) -> [String]? {
        if index > 0 {
            let before = letters[index - 1]
            let words = String(letters[max(0, index - 2)..<index])
            guard
                before.isSpace || before.isOne(of: "。，,；;：:！!？?、题应故以此须")
                    || ["可知", "因而", "从而", "应该", "应当", "只能", "综上"].contains(words)
            else { return nil }
            if index > 2, letters[index - 3] == "不" { return nil }
            if before == "应", index > 1, letters[index - 2] == "不" { return nil }
        }
        let (named, end) = named(letters, from: index + 1)
        guard !named.isEmpty else { return nil }
        // 选择B选项.
        let last = letters[end...].starts(with: "选项") ? end + 2 : end
        let isEnd = last == letters.count || letters[last].isOne(of: "。，,；;！!.．\n”\"）)")
        return isEnd || String(letters[end...].prefix(3)) == "是因为" ? named : nil
    }

    /// The letters behind 选 or 答案为, and where they end: `A、B`, `A项和C项`.
    private static func named(_ letters: [Character], from start: Int) -> ([String], end: Int) {
        var index = start
        while index < letters.count, letters[index].isOne(of: "：:为是择选 “\"（(") { index += 1 }
        var named: [String] = []
        while index < letters.count {
            if let letter = OptionMarker.letter(letters[index]) ?? small(letters, index) {
                if !named.contains(letter) { named.append(letter) }
            } else if !letters[index].isOne(of: "、和与及项 ") || named.isEmpty {
                break
            }
            index += 1
        }
        return (named, index)
    }

    /// B for the b of 选b, which is no part of a word.
    private static func small(_ letters: [Character], _ index: Int) -> String? {
        guard let value = letters[index].asciiValue, (0x61...0x68).contains(value),
            index > 0, letters[index - 1].isOne(of: "选：:为是、案择"),
            index + 1 == letters.count || !letters[index + 1].isASCII || letters[index + 1].isOne(of: ".,; ")
        else { return nil }
        return letters[index].uppercased()
    }

    // MARK: What is wrong

    /// 排除B where B is the answer.
    private static func excluded(_ text: String, _ letters: [Character], _ answer: [String]) -> String? {
        guard let start = text.range(ofWord: "排除") else { return nil }
        let (named, _) = named(letters, from: start + 2)
        return named.first(where: answer.contains).map { $0 + "（说要排除）" }
    }

    /// 错误的是B where B is the answer.
    private static func wrong(_ text: String, _ letters: [Character], _ answer: [String]) -> String? {
        for word in ["错误的是", "不正确的是", "不对的是"] {
            guard let start = text.range(ofWord: word), start == 0 || !letters[start - 1].isOne(of: "不非有") else {
                continue
            }
            let (named, _) = named(letters, from: start + word.count)
            if let letter = named.first(where: answer.contains) { return letter + "（说它错误）" }
        }
        return nil
    }

    // MARK: What is said of an option

    /// ABC均正确 and A、B、C三项都对 where one of them is not the answer; A、B都错 and ACD错误 where one is.
    private static func together(_ letters: [Character], _ answer: [String]) -> String? {
        var index = 0
        while index < letters.count {
            guard OptionMarker.letter(letters[index]) != nil, index == 0 || !letters[index - 1].isASCII else {
                index += 1
                continue
            }
            let (first, isReported) = (index, isReported(letters, index))
            let (named, end) = named(letters, from: index)
            index = max(end, index + 1)
            guard named.count > 1, !isReported, !isSpoken(letters, first, end) else { continue }
            let words = OptionVerdict.words(letters, from: end).drop { $0.isOne(of: "一二两三四五六个") }
            let subject = OptionVerdict.behindSubject(words)
            let all = subject.first.map { $0.isOne(of: "均都全皆") } ?? false
            guard let said = OptionVerdict.truth(all ? subject.dropFirst() : subject, isWhole: true, isPlural: all)
            else {
                continue
            }
            if said, let other = named.first(where: { !answer.contains($0) }) { return other + "（说它正确）" }
            if !said, let right = named.first(where: answer.contains) { return right + "（说它错误）" }
        }
        return nil
    }

    /// A项正确, 选项A说法正确, （A）正确 and A√ where A is not the answer, A是错的 and A不符合题意 where it is.
    ///
    /// Where the options are listed a mark may stand behind the letter: `A. 错误`, B：正确, B（√）.
    private static func judged(_ letters: [Character], _ answer: [String], isListed: Bool) -> String? {
        for (index, character) in letters.enumerated() where index + 1 < letters.count {
            guard let label = OptionMarker.letter(character),
                index == 0 || !(letters[index - 1].isASCII && letters[index - 1] != "(" || letters[index - 1] == "素")
            else { continue }
            let isNamed = index > 1 && letters[(index - 2)..<index].elementsEqual("选项")
            let isBracketed = index > 0 && letters[index - 1].isOne(of: "（(") && letters[index + 1].isOne(of: "）)")
            let mark = isListed && !isBracketed ? listMark(letters, index) : 0
            let words = OptionVerdict.words(letters, from: index + (isBracketed ? 2 : 1) + mark)
            let subject = OptionVerdict.behindSubject(words)
            // Without 项 the words have to be all that is said.
            guard let said = OptionVerdict.truth(subject, isWhole: !isNamed && !words.isOption, isPlural: false),
                said != answer.contains(label), !isReported(letters, index),
                !said || !isSpoken(letters, index, index + 1)
            else { continue }
            return label + (said ? "（说它正确）" : "（说它错误）")
        }
        return nil
    }

    /// How many marks stand between the letter of an option, first in its clause, and what is said of it.
    private static func listMark(_ letters: [Character], _ index: Int) -> Int {
        let rest = letters[(index + 1)...]
        if ["（√", "(√", "（×", "(×", "（✓", "（✗"].contains(where: { rest.starts(with: $0) }) { return 1 }
        guard index == 0 || letters[index - 1].isOne(of: "。，,；;、\n ") else { return 0 }
        return rest.prefix { $0.isOne(of: ".．:：、 ") }.count
    }

    /// Whether words in front say that somebody else thinks so, or that it is not so: 有人认为B正确, 并非A错误.
    private static func isReported(_ letters: [Character], _ index: Int) -> Bool {
        let clause = letters[..<index].reversed().prefix { !$0.isOne(of: "。，,；;！!？?\n") }.reversed()
        let words = String(clause)
        return [
            "认为", "以为", "误", "看似", "看起来", "如果", "若", "即使", "假如", "假设", "倘", "并非", "不是", "不能", "不可", "未必", "不一定", "有人",
            "同学", "易", "是否", "为何", "为什么", "非",
        ].contains { words.contains($0) }
    }

    /// Whether the sentence takes back what it says: B说法正确，但不合题意; B正确，其实不然.
    private static func isSpoken(_ letters: [Character], _ first: Int, _ end: Int) -> Bool {
        let rest = String(letters[end...].prefix { !$0.isOne(of: "。；;\n") })
        guard !rest.hasPrefix("符合题意"), !rest.hasPrefix("项符合题意"), !rest.hasPrefix("选项符合题意") else { return false }
        return ["但", "题意", "其实", "实际", "不过", "无关"].contains { rest.contains($0) }
    }
}
