import DataFiles
package import Diagnostics

/// An answer that stands in the stem in another shape than （C）: `（c）`, `【C】`, `（选C）`, `（C.冰毒）`, `____C`, `（A/B）`, `是C`.
///
/// ## Parsing behavior
/// - Between brackets of any kind, which need not match, stand letters of options, small, full-width or circled ones too, with marks
///   between them; in front of them 答案, 选, 应选 or 答, behind them 项, or the words of that option.
/// - A letter between underlines or behind them, or behind or in front of half a bracket at the end of the stem, is an answer too.
/// - It is not certain in quotation marks or beside another place for the answer, with a question mark, as a word of small letters, without
///   any bracket (`是C`), as the words of an option alone, or as other words behind a letter.
struct StemAnswer {
    /// What a shape says.
    enum Reading: Equatable {
        case letters(String)
        case unclear
    }

    let reading: Reading
    /// With the brackets or underlines around it.
    let range: Range<String.Index>
    /// What is left in its place.
    let place: String

    private static let opening = "（([［【〔『「<＜《“{｛"
    private static let closing = "）)]］】〕』」>＞》”}｝"
    private static let quotes = "《“》”"

    /// Whether the bytes of a stem leave room for one: it holds a letter, or a bracket with an option's words.
    static func mayStand(in stem: String) -> Bool {
        stem.utf8.contains { byte in
            // Brackets and letters; the first bytes of full-width and Cyrillic ones, and of Ⓒ Ⅽ ①.
            switch byte {
            case 0x28, 0x41...0x5B, 0x61...0x7B, 0xD0, 0xE2, 0xEF: true
            default: false
            }
        }
    }

    /// The first one of a stem.
    static func find(in stem: String, options: [Question.Option], isMultiple: Bool) -> StemAnswer? {
        let letters = AnswerLetters(options: options, isMultiple: isMultiple)
        let hasPlace = stem.emptyBrackets > 0 || stem.contains("__")
        var start = stem.startIndex
        while let open = stem[start...].firstIndex(where: { $0.isOne(of: opening) }) {
            start = stem.index(after: open)
            guard let close = stem[start...].prefix(40).firstIndex(where: { $0.isOne(of: opening + closing) }),
                stem[close].isOne(of: closing)
            else { continue }
            // ](…) is an address.
            if stem[open] == "(", stem[..<open].last == "]" { continue }
            let end = stem.index(after: close)
            // <b>…</b> is a mark of HTML.
            if stem[open] == "<", stem[close] == ">",
                stem[start] == "/" || stem[end...].contains("</\(stem[start..<close])>")
            {
                continue
            }
            let isLast = stem[end...].allSatisfy { $0.isSpace || $0.isOne(of: "。．.？?！!：:；;，,") }
            guard var reading = letters.read(stem[start..<close], mayBeWords: isLast && !hasPlace) else { continue }
            let isQuoted = stem[open].isOne(of: quotes) || stem[close].isOne(of: quotes)
            // A letter in quotation marks inside a sentence is a word of it.
            if isQuoted, !isLast || !["《》", "“”"].contains(String([stem[open], stem[close]])) { continue }
            if hasPlace || isQuoted { reading = .unclear }
            return StemAnswer(reading: reading, range: open..<end, place: "（  ）")
        }
        return atEnd(of: stem, letters, hasPlace: hasPlace)
    }

    /// `____C`, `_C_`, `（ C`, `C ）`, `是C` at the end of a stem.
    private static func atEnd(of stem: String, _ letters: AnswerLetters, hasPlace: Bool) -> StemAnswer? {
        var end = stem.endIndex
        while end > stem.startIndex, case let last = stem[stem.index(before: end)],
            last.isSpace || last.isOne(of: "。．.？?！!—-_＿" + closing)
        {
            end = stem.index(before: end)
        }
        var start = end
        while start > stem.startIndex, case let last = stem[stem.index(before: start)],
            AnswerLetters.upper(last) != nil || (start < end && last.isOne(of: "、"))
        {
            start = stem.index(before: start)
        }
        guard start < end, start > stem.startIndex, let reading = letters.read(stem[start..<end], mayBeWords: false)
        else { return nil }
        // What stands around the letters, without white space.
        let front = stem[..<start].lastIndex { !$0.isSpace } ?? stem.startIndex
        let before = stem[front]
        let tail = stem[end...]
        if before.isOne(of: "_＿") {
            var first = front
            while first > stem.startIndex, stem[stem.index(before: first)].isOne(of: "_＿") {
                first = stem.index(before: first)
            }
            let stop = tail.prefix { $0.isOne(of: "_＿") || $0.isSpace }.endIndex
            let isAlone = !stem[..<first].contains("__") && stem.emptyBrackets == 0
            return StemAnswer(reading: isAlone ? reading : .unclear, range: first..<stop, place: "____")
        }
        guard !hasPlace else { return nil }
        let opens = before.isOne(of: opening)
        if opens || tail.first(where: { !$0.isSpace })?.isOne(of: closing) == true {
            // （又称CBD） is a bracket with other words.
            let isHalf =
                stem[..<start].lastIndex { $0.isOne(of: opening + closing) }.map { stem[$0].isOne(of: closing) } ?? true
            guard opens || isHalf, opens || !before.isASCII else { return nil }
            let stop = tail.firstIndex { $0.isOne(of: closing) }.map { stem.index(after: $0) } ?? end
            return StemAnswer(reading: reading, range: (opens ? front : start)..<stop, place: "（  ）")
        }
        // 维生素C and AB型 are none, nor are the last letters of a word.
        let direct = stem[stem.index(before: start)]
        guard !direct.isASCII || !(direct.isLetter || direct.isNumber), !before.isOne(of: "素型类组级区班卷式"),
            stem.distance(from: start, to: end) <= 4
        else { return nil }
        return StemAnswer(reading: .unclear, range: start..<end, place: "")
    }
}

/// Letters of the options of one question, as they are written in an answer.
struct AnswerLetters {
    private let options: [Question.Option]
    private let labels: [Character]
    private let isMultiple: Bool

    private static let names = ["正确答案", "参考答案", "标准答案", "答案", "应该选", "应选", "故选", "选择", "选", "答"]
    private static let endings = ["选项", "项"]

    init(options: [Question.Option], isMultiple: Bool) {
        self.options = options
        self.isMultiple = isMultiple
        labels = options.compactMap(\.label.first)
    }

    /// What stands between two brackets; nil where it is nothing like an answer.
    func read(_ written: Substring, mayBeWords: Bool) -> StemAnswer.Reading? {
        var text = written.trimmedSlice()
        guard !text.isEmpty else { return nil }
        if let name = Self.names.first(where: { text.begins(with: $0) }) {
            text = text.dropFirst(name.count).drop { $0.isSpace || $0.isOne(of: "：:是为") }
        }
        while let last = text.last, last.isOne(of: "、。．.；;：:，,") || last.isSpace { text.removeLast() }
        if let ending = Self.endings.first(where: { text.hasSuffix($0) }) { text = text.dropLast(ending.count) }
        if let reading = letters(text) { return reading }
        if let words = option(text) { return words }
        let sign = text.filter { !$0.isSpace && !$0.isOne(of: "？?！!√✓✔/") }[...]
        if sign.count < text.count, letters(sign) != nil { return .unclear }
        guard mayBeWords else { return nil }
        let isCircled = text.unicodeScalars.allSatisfy {
            (0x2460...0x2473).contains($0.value) || "、,，".unicodeScalars.contains($0)
        }
        return isCircled || options.contains { Self.isSame($0.text, text) } ? .unclear : nil
    }

    /// Nothing but letters of options, and marks between them.
    private func letters(_ text: Substring) -> StemAnswer.Reading? {
        var found = ""
        var isSmall = false
        for character in text where !character.isSpace && !character.isOne(of: "、，,/／;；.．-－和与及或\\&＆+＋·|｜") {
            guard let letter = Self.upper(character), labels.contains(letter), !found.contains(letter) else {
                return nil
            }
            if character.isLowercase { isSmall = true }
            found.append(letter)
        }
        guard !found.isEmpty else { return nil }
        let isWord = isSmall && found.count > 1 && !isMultiple
        return isWord || text.contains("或") ? .unclear : .letters(found)
    }

    /// `C.冰毒` and `C 冰毒`: a letter and the words of its option; other words are not certain.
    private func option(_ text: Substring) -> StemAnswer.Reading? {
        guard let letter = text.first.flatMap(Self.upper),
            let option = options.first(where: { $0.label == String(letter) })
        else { return nil }
        let rest = text.dropFirst()
        guard let mark = rest.first, mark.isOne(of: ".．、:：)） \u{3000}") || Self.isSame(option.text, rest) else {
            return nil
        }
        let words = rest.drop { $0.isOne(of: ".．、:：)）") || $0.isSpace }
        if Self.isSame(option.text, words) { return .letters(String(letter)) }
        return mark.isSpace ? nil : .unclear
    }

    private static func isSame(_ option: String, _ words: Substring) -> Bool {
        !words.isEmpty && QuestionBuilder.comparable(option) == QuestionBuilder.comparable(String(words))
    }

    /// C for c, Ｃ, ｃ, ⓒ, Ⓒ, ⒞ and the letters of other alphabets that look the same.
    static func upper(_ character: Character) -> Character? {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return nil }
        let first: UInt32
        switch scalar.value {
        case 0x41...0x5A: first = 0x41
        case 0x61...0x7A: first = 0x61
        case 0xFF21...0xFF3A: first = 0xFF21
        case 0xFF41...0xFF5A: first = 0xFF41
        case 0x249C...0x24B5: first = 0x249C
        case 0x24B6...0x24CF: first = 0x24B6
        case 0x24D0...0x24E9: first = 0x24D0
        case 0x0410, 0x0391: return "A"
        case 0x0412, 0x0392: return "B"
        case 0x0421, 0x216D: return "C"
        case 0x216E: return "D"
        case 0x0415, 0x0395: return "E"
        default: return nil
        }
        return Unicode.Scalar(scalar.value - first + 0x41).map { Character($0) }
    }
}

extension QuestionBuilder {
    /// The answer that the stem holds, in whatever shape, taken out of it.
    mutating func takeStemAnswer(_ named: QuestionType?) -> StemMark? {
        let hadPlace = draft.stem.emptyBrackets > 0
        let stem = draft.stem
        if let mark = takeStemMark() {
            guard hadPlace, case .letters(let letters) = mark else { return mark }
            // （A）组的人应当（  ）: the first bracket is a name, and no answer.
            draft.stem = stem
            doubtStem("（\(letters)）", in: stem)
            return nil
        }
        if options.isEmpty { return takeLastSign(named) }
        guard options.count >= 2, (named ?? draft.heading?.type) != .order, StemAnswer.mayStand(in: stem) else {
            return nil
        }
        let isMultiple = (named ?? draft.heading?.type) == .multiple
        guard let found = StemAnswer.find(in: stem, options: options, isMultiple: isMultiple) else { return nil }
        // `__C__` is read as ``takeUnderlinedMark`` has it.
        let words = String(stem[found.range])
        if words.hasPrefix("__"), words.hasSuffix("__") { return nil }
        switch found.reading {
        case .unclear:
            doubtStem(words.trimmingSpaces(), in: stem)
            return nil
        case .letters(let letters):
            draft.stem.replaceSubrange(found.range, with: found.place)
            draft.stem = draft.stem.trimmingSpaces()
            return .letters(letters)
        }
    }

    /// √ or × behind the last words of a judge question, without brackets.
    private mutating func takeLastSign(_ named: QuestionType?) -> StemMark? {
        guard let type = named ?? draft.heading?.type, type == .judge else { return nil }
        let body = draft.stem.trimmingSpaces()
        guard let last = body.last, let truth = TruthSign.value(last), body.count > 2,
            !body.dropLast().trimmedSlice().hasSuffix("打")
        else { return nil }
        draft.stem = body.dropLast().trimmingSpaces()
        return .judge(truth)
    }

    /// （C） in the place of the answer, where there is no option C: not taken out of the stem, and a second answer beside another one.
    mutating func checkStemLetters() {
        guard draft.stem.holdsBracket || draft.stem.holdsSquareBracket, draft.stem.emptyBrackets == 0,
            !draft.stem.contains("__")
        else { return }
        for piece in draft.stem.split(whereSeparator: { $0.isOne(of: "（([［【〔") }).dropFirst() {
            guard let close = piece.firstIndex(where: { $0.isOne(of: "）)]］】〕") }) else { continue }
            let letters = piece[..<close].filter { !$0.isSpace && !$0.isOne(of: "、，,") }.map(AnswerLetters.upper)
            // ABC, and no LSD; the letters behind H are no options of such a question.
            guard !letters.isEmpty, letters.allSatisfy({ $0.map { "A"..."H" ~= $0 } ?? false }),
                zip(letters, letters.dropFirst()).allSatisfy({ ($0 ?? "A") < ($1 ?? "A") }),
                let other = letters.lazy.compactMap({ $0.map { String($0) } }).first(where: { letter in
                    !options.contains { $0.label == letter }
                })
            else { continue }
            return fail(.notAnOption(other, "题干的括号里", at: draft.place(of: String(piece[..<close]))))
        }
    }

    private mutating func doubtStem(_ words: String, in stem: String) {
        fail(.stemAnswer(draft.number, words, at: draft.place(of: words)))
    }
}

extension Finding {
    static func stemAnswer(_ number: Int, _ words: String, at place: Place) -> Finding {
        Finding(
            .quizStemAnswer, at: place, "第 \(number) 题的题干里像是印着答案：“\(words)”",
            explanation: [
                "是答案的，请改成空括号“（　　）”，答案另起一行写“答案：”",
                "是题目本身的话，请换一种写法，让它不像答案，如把“（A）组”写成“甲组”",
            ])
    }
}

extension FindingCode {
    package static let quizStemAnswer = FindingCode(
        "quiz.stem-answer",
        .error,
        "题干里像是印着答案",
        manual: """
            老师常把答案写在题干的括号里：`（C）`、`（c）`、`【C】`、`（选C）`、`（C.冰毒）`、`____C`、`（A、C、D）`、`【√】`。这些都读作答案，印出来的题干里只留空括号；
            同时写了“答案：”的，两处要一样。

            也有看不准的：`“C”`、`（C？）`、`……的是C`、`（冰毒）`（正好是一个选项的字），或者题干里另有一个空括号而 `（A）` 像是分组的名字。
            程序不猜：当作题干印出去，可能就是把答案印在卷子上，所以这道题算存疑。是答案的，请改成空括号并另写“答案：”；不是答案的，请换一种写法。
            """
    )
}
