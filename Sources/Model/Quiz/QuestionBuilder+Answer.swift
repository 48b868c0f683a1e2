import DataFiles
import Diagnostics

/// Reads the answer in the way of its type and checks it.
extension QuestionBuilder {
    mutating func readAnswer(_ type: QuestionType, mark: StemMark?) -> Question.Answer? {
        let parts = draft.parts(.answer).map(\.visible).filter { !$0.text.trimmingSpaces().isEmpty }
        if parts.count > 1, let first = parts.first,
            let other = parts.dropFirst().first(where: { !draft.isSame($0.text, first.text) })
        {
            fail(
                .answerConflict(first.text, other.text, at: draft.place(other.range), first: draft.place(first.range))
            )
        }
        let part = parts.first
        switch type {
        case .single, .multiple: return choice(type, part, mark)
        case .judge: return judge(part, mark)
        case .blank:
            refuseOptions("填空题")
            // ____ and, beside or below it, `A LSD`, `B:大麻`: what the answer names are options that were not seen.
            if options.isEmpty, !isNamed, let part, Self.holdsLetteredMarks(draft.stem),
                Self.letters(part.text) ?? AnswerSentence.letters(in: part.text).map({ [$0] }) != nil
            {
                fail(.optionsTooFew(0, at: place))
            }
            return part.flatMap { blanks($0) } ?? missing(part)
        case .match:
            if lefts.isEmpty { return missing(nil) }
            checkPairs()
            if let part, !isInAnswer { checkPairs(part) }
            return matches()
        case .order: return order(isInAnswer ? nil : part)
        case .short:
            guard let answer = joined(.answer) else {
                // The answer is there, and the options are not.
                guard options.isEmpty, bracketLetters(draft.stem) != nil else { return missing(nil) }
                fail(.optionsTooFew(0, at: place))
                return nil
            }
            refuseOptions("简答题")
            if Self.holdsOptions(answer) { fail(.optionsTooFew(0, at: place)) }
            // Options whose lines were not seen as such: `A 甲`.
            if options.isEmpty, answer.utf8.count <= 60, draft.value(.type) == nil,
                Self.letters(answer) != nil || AnswerSentence.letters(in: answer) != nil
            {
                fail(.optionsTooFew(0, at: place))
            }
            checkShort(answer)
            return .text(answer)
        }
    }

    /// Whether A and, further on, B stand in a text like the letters of options: behind white space or a mark, and in front of one.
    private static func holdsLetteredMarks(_ text: String) -> Bool {
        let letters = Array(text.uppercased())
        var awaited = "A"
        for (index, letter) in letters.enumerated().dropLast() where OptionMarker.letter(letter) == awaited {
            let before = index > 0 ? letters[index - 1] : " "
            guard before.isSpace || before.isOne(of: "_＿。．.；;，,：:？?）)(（[［【〔"),
                letters[index + 1].isSpace || letters[index + 1].isOne(of: ".．、:：)）]］】〕-－|，,；;·")
            else { continue }
            if awaited == "B" { return true }
            awaited = "B"
        }
        return false
    }

    /// Options under a heading of a type that has none would be lost on paper.
    private mutating func refuseOptions(_ type: String) {
        guard !options.isEmpty else { return }
        let texts = options.map { "\($0.label). \($0.text)" }.joined(separator: "　")
        fail(.answerUnreadable(texts, "没有选项的\(type)；有选项的题请放在“单项选择题”下面，或在题后写“题型：单选”", at: place))
    }

    /// Whether `A、` and behind it `B、` stand in an answer: the options came behind the key.
    private static func holdsOptions(_ answer: String) -> Bool {
        var rest = answer[...]
        for letter in "AB" {
            let found = rest.indices.first { index in
                let next = rest.index(after: index)
                return rest[index] == letter && next < rest.endIndex && rest[next].isOne(of: "、.．：:")
            }
            guard let found else { return false }
            rest = rest[found...].dropFirst(2)
        }
        return true
    }

    /// `C. 文字`: a letter with the words of its option; nil for letters alone.
    static func letterWithText(_ text: String) -> (label: String, text: String)? {
        guard let marker = OptionMarker(text.drop { $0.isSpace }), !marker.rest.isEmpty,
            letters(String(marker.rest)) == nil
        else { return nil }
        return (marker.label, String(marker.rest))
    }

    /// The letters between brackets of a text that hold nothing else: （ABD）.
    private func bracketLetters(_ text: String) -> [String]? {
        guard text.holdsBracket, text.holdsLetter else { return nil }
        return text.split { $0.isOne(of: "（(") }.dropFirst().lazy.compactMap { piece in
            piece.firstIndex { $0.isOne(of: "）)") }.flatMap { Self.letters(String(piece[..<$0])) }
        }.first
    }

    /// Pairs behind 答案 beside those of the stem have to be the same.
    private mutating func checkPairs(_ part: QuestionDraft.FieldPart) {
        let pairs = part.text.split(separator: "→").joined(separator: "->").split { $0.isOne(of: "；;\n") }
        let other = Set(pairs.map { String($0.filter { !$0.isSpace }) }.filter { !$0.isEmpty && !$0.hasPrefix("_") })
        let own = Set(matched.map { String(($0.left + "->" + $0.right).filter { !$0.isSpace }) })
        guard own != other else { return }
        fail(.answerConflict(part.text, "题干里的连线", at: draft.place(part.range), first: place))
    }

    /// Reports that there is no answer, unless there is a part that another finding has already named.
    mutating func missing(_ part: QuestionDraft.FieldPart?) -> Question.Answer? {
        if part == nil, !isAnswerUnclear { fail(.answerMissing(draft.number, at: place)) }
        return nil
    }

    /// `ABD`, `A、B、D`, `A B D`, `ＡＢ`, `（B）`, `C. 文字`; nil when it is something else or a letter stands twice.
    static func letters(_ text: String) -> [String]? {
        let body = text.drop { $0.isSpace }
        if let marker = OptionMarker(body), !marker.rest.isEmpty, letters(String(marker.rest)) == nil {
            return [marker.label]
        }
        var result: [String] = []
        // A（B） is two answers, or one with a remark.
        var (isInside, inside) = (false, 0)
        for character in body where !character.isSpace && !character.isOne(of: "、，,；;.．。/+") {
            if character.isOne(of: "（()）") {
                isInside = character.isOne(of: "（(")
                continue
            }
            if isInside { inside += 1 }
            // Small letters are letters too; in front of an option they are not, since words begin with them.
            guard let upper = character.uppercased().first, let letter = OptionMarker.letter(upper) else { return nil }
            // AA is a slip of the hand, and nobody knows for what.
            guard !result.contains(letter) else { return nil }
            result.append(letter)
        }
        return result.isEmpty || (inside > 0 && inside < result.count) ? nil : result
    }

    private mutating func choice(
        _ type: QuestionType,
        _ part: QuestionDraft.FieldPart?,
        _ mark: StemMark?
    ) -> Question.Answer? {
        if options.count < 2 { fail(.optionsTooFew(options.count, at: place)) }
        var letters: [String]?
        var range = draft.range
        if let part {
            range = part.range
            letters = Self.letters(part.text)
            if letters == nil { fail(.answerUnreadable(part.text, "选项的字母，如 C 或 ABD", at: draft.place(part.range))) }
            // `A、B项` and `A. 120` beside an option A of other words: nobody knows which is meant.
            if let written = Self.letterWithText(part.text),
                let option = options.first(where: { $0.label == written.label }),
                Self.comparable(option.text) != Self.comparable(written.text)
            {
                let expected = "选项的字母，如 C 或 ABD；字母后面的字要与选项 \(written.label) 的一样"
                fail(.answerUnreadable(part.text, expected, at: draft.place(part.range)))
            }
        }
        if case .letters(let marked) = mark {
            let inStem = marked.map { String($0) }
            if let letters, Set(letters) != Set(inStem) {
                fail(.answerConflict(letters.joined(), marked, at: draft.place(range), first: place))
            }
            letters = letters ?? inStem
        }
        guard let letters else {
            if part == nil, let marked = bracketLetters(draft.stem),
                let other = marked.first(where: { letter in !options.contains { $0.label == letter } })
            {
                // The doubt whether the bracket holds the answer is about the same letters.
                findings.removeAll { $0.code == .quizStemAnswer }
                fail(.notAnOption(other, "答案", at: place))
                return nil
            }
            return missing(part)
        }
        for letter in letters where !options.contains(where: { $0.label == letter }) {
            fail(.notAnOption(letter, "答案", at: draft.place(range)))
        }
        checkStemLetters()
        if type == .multiple, !isNamed, let part, letters.count > 1, part.text.contains(where: { $0.isOne(of: "/／") }) {
            fail(.answerUnreadable(part.text, "选项的字母；几个都要选的写“\(letters.joined())”，并写明是多选题", at: draft.place(range)))
        }
        if !isNamed, letters != letters.sorted() {
            let expected = "按字母顺序写的选项字母，如 ABC；要排先后的题请放在“排序题”下面，或写明“题型：排序”"
            fail(.answerUnreadable(letters.joined(), expected, at: draft.place(range)))
        }
        if type == .single, letters.count > 1 { fail(.answerCount(letters.joined(), at: draft.place(range))) }
        if type == .multiple, letters.count == 1 { findings.append(.multipleOneAnswer(at: draft.place(range))) }
        return .choice(options.filter { letters.contains($0.label) }.map(\.id))
    }

    /// `6；26`, `海洛因｜白粉`, `乱序：甲；乙`, `甲；乙（顺序可换）`.
    private mutating func blanks(_ part: QuestionDraft.FieldPart) -> Question.Answer? {
        let (text, anyOrder) = BlankOrder.read(part.text[...])
        if let remark = BlankOrder.remark(in: text) {
            fail(.answerUnreadable(remark, "各空的答案；几个空可以换位置的，写成“乱序：甲；乙”", at: draft.place(part.range)))
        }
        let count = Self.blanks(draft.stem)
        var isUnclear = false
        switch BlankNumbers(text, blanks: count) {
        case .taken(let answers): return .blanks(answers.map { alternatives($0, part) }, anyOrder: anyOrder)
        case .unclear:
            isUnclear = true
            fail(.blankNumbers(String(text), count, at: draft.place(part.range)))
        case .none: break
        }
        let pieces = text.split(omittingEmptySubsequences: false) { $0.isOne(of: "；;") }
        // What runs over several lines fills no blank: a line of something else has come along.
        if let long = pieces.first(where: { $0.trimmedSlice().contains("\n") }) {
            let expected = "写在一行里的各空答案，用“；”隔开；下面那一行像是别的内容"
            fail(
                .answerUnreadable(
                    long.trimmingSpaces().split(separator: "\n").joined(separator: " "), expected,
                    at: draft.place(part.range)))
        }
        if let remark = pieces.lazy.compactMap(BlankRemark.find).first {
            let expected = "学生要填的字：这道题由程序评分，“\(remark)”这样的话没法评；几种写法都对的用“｜”隔开，答案不固定的请改成简答题"
            fail(.answerUnreadable(String(text), expected, at: draft.place(part.range)))
        }
        let lists = pieces.count == 1 && count > 1 ? Self.lists(text, count) : []
        if lists.count > 1 {
            fail(
                .answerUnreadable(
                    String(text), "\(count) 个空的答案，用“；”隔开：现在按“、”分和按空格分都是 \(count) 个", at: draft.place(part.range)))
        }
        let listed = lists.first
        if !isUnclear, !BlankNumbers.isKept(text),
            let numbered = (listed ?? pieces).first(where: BlankNumbers.isNumbered)
        {
            fail(.blankNumbers(numbered.trimmingSpaces(), count, at: draft.place(part.range)))
        }
        if let listed { return .blanks(listed.map { alternatives($0, part) }, anyOrder: anyOrder) }
        let answers = pieces.map { alternatives($0, part) }
        if count != answers.count || answers.contains(where: \.isEmpty) {
            fail(.blankCount(count, answers.count { !$0.isEmpty }, at: draft.place(part.range)))
        }
        return .blanks(answers, anyOrder: anyOrder)
    }

    /// `6、26`, `6，26` and `6 26`, where there are as many as blanks; between Latin words white space parts nothing.
    private static func lists(_ text: Substring, _ count: Int) -> [[Substring]] {
        guard !text.contains(where: { $0.isOne(of: "｜|") }) else { return [] }
        let spaces = text.contains { $0.isASCII && $0.isLetter } ? "\u{3000}" : " \u{3000}\t\u{A0}"
        let lists = ["、", "，,", spaces].map { marks in text.split { $0.isOne(of: marks) } }.filter { $0.count == count }
        // `6、 26` is the same list twice.
        func plain(_ list: [Substring]) -> [String] {
            list.map { answer in String(answer.filter { !$0.isSpace && !$0.isOne(of: "、，,") }) }
        }
        let isSame = lists.allSatisfy { plain($0) == lists.first.map(plain) }
        return isSame ? Array(lists.prefix(1)) : lists
    }

    /// What counts for one blank.
    private mutating func alternatives(_ blank: Substring, _ part: QuestionDraft.FieldPart) -> [String] {
        let written = blank.split { $0.isOne(of: "｜|") }.map { Self.unquoted($0.trimmingSpaces()) }.filter {
            !$0.isEmpty
        }
        // What marking passes over would count an empty blank as right.
        if let mark = written.first(where: { Scoring.plain($0).isEmpty }) {
            fail(.answerUnreadable(mark, "字或数：评分不看末尾的标点，只有标点的答案没法评", at: draft.place(part.range)))
        }
        guard written.count == 1, let text = written.first, !blank.contains(where: { $0.isOne(of: "｜|") }) else {
            return written
        }
        switch BlankAlternatives(text[...]) {
        case .one: return written
        case .several(let texts): return texts
        case .unclear(let parts):
            fail(.blankAlternatives(text, parts, at: draft.place(part.range)))
            return written
        }
    }

    /// 6 for “6”: quotation marks around a whole answer are not what a pupil writes.
    private static func unquoted(_ text: String) -> String {
        guard text.count > 2, let first = text.first, let last = text.last, first.isOne(of: "“\"「"),
            last.isOne(of: "”\"」")
        else { return text }
        let inner = text.dropFirst().dropLast()
        return inner.contains { $0.isOne(of: "“”\"「」") } ? text : inner.trimmingSpaces()
    }

    private mutating func order(_ part: QuestionDraft.FieldPart?) -> Question.Answer? {
        if options.count < 2 {
            fail(.optionsTooFew(options.count, at: place))
            return nil
        }
        checkSteps()
        guard let part else { return draft.options.isEmpty ? .order(options.map(\.id)) : missing(nil) }
        guard let letters = ordered(part.text) ?? Self.letters(part.text),
            letters.sorted() == options.map(\.label).sorted()
        else {
            fail(.answerUnreadable(part.text, "每个选项的字母各一次，按先后排列，如 CAB", at: draft.place(part.range)))
            return nil
        }
        return .order(letters.map { $0.lowercased() })
    }

    /// Right-hand sides become options; the same text twice is one option.
    mutating func splitPairs(_ body: Substring) {
        var pairs: [(left: String, right: String)] = []
        for piece in body.split(whereSeparator: { $0.isOne(of: "；;\n") }) where !piece.trimmingSpaces().isEmpty {
            let sides =
                piece.split(whereSeparator: { $0 == "→" }).count == 2
                ? piece.split(separator: "→") : piece.split(separator: "->")
            guard sides.count == 2 else {
                fail(.answerUnreadable(piece.trimmingSpaces(), "左边 -> 右边，各对用“；”隔开", at: place))
                continue
            }
            pairs.append((sides[0].trimmingSpaces(), sides[1].trimmingSpaces()))
        }
        var texts: [String] = []
        for pair in pairs where !texts.contains(pair.right) { texts.append(pair.right) }
        options = Self.lettered(texts)
        matched = pairs.filter { $0.left != "_" && $0.left != "＿" }
        lefts = matched.map(\.left)
    }

    private func matches() -> Question.Answer {
        .match(matched.map { pair in options.first { $0.text == pair.right }?.id ?? "" })
    }
}

extension QuestionDraft.FieldPart {
    /// Without signs that nobody sees: answers that were copied from a web page hold zero-width spaces, and no pupil types them.
    fileprivate var visible: Self {
        guard text.unicodeScalars.contains(where: Self.isInvisible) else { return self }
        var part = self
        part.text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !Self.isInvisible($0) }))
        return part
    }

    /// Soft hyphens, zero-width spaces and joiners, marks of direction, U+FEFF.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }
}
