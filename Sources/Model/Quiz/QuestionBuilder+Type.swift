import DataFiles
import Diagnostics

/// What kind of question it is, and the parts of it that stand inside the stem.
extension QuestionBuilder {
    /// What the brackets of a stem hold besides white space.
    enum StemMark: Equatable {
        case judge(Bool)
        case letters(String)
    }

    /// 【多选】 or （判断题） in front of the stem, taken off it.
    mutating func takeTypePrefix() -> QuestionType? {
        if let part = draft.value(.type) {
            if let type = QuestionType(namedIn: part.text) { return type }
            findings.append(
                .value(
                    "题型", part.text, "单选、多选、判断、填空、连线、排序、简答；案例（材料）题不写题型，用“【材料】”和“【材料完】”包住它的几道小题",
                    at: draft.place(part.range)))
        }
        let close: Character
        switch draft.stem.first {
        case "【": close = "】"
        case "（": close = "）"
        case "(": close = ")"
        case "[": close = "]"
        default: return nil
        }
        guard let end = draft.stem.firstIndex(of: close) else { return nil }
        let inside = draft.stem[draft.stem.index(after: draft.stem.startIndex)..<end]
        guard inside.count <= 6, let type = QuestionType(namedIn: inside) else { return nil }
        draft.stem = draft.stem[end...].dropFirst().trimmingSpaces()
        return type
    }

    /// （多选） at the end of the last option, taken off it.
    mutating func takeTypeSuffix() -> QuestionType? {
        guard let last = draft.options.indices.last, let (type, rest) = Self.typeSuffix(draft.options[last].text) else {
            return nil
        }
        draft.options[last].text = rest
        return type
    }

    private static func typeSuffix(_ text: String) -> (QuestionType, String)? {
        // ) ） ] 】.
        guard [0x29, 0x5D, 0x89, 0x91].contains(text.utf8.last ?? 0) else { return nil }
        for word in ["多选", "单选", "多选题", "单选题", "不定项选择", "判断", "判断题"] {
            for (open, close) in [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")]
            where text.hasSuffix(open + word + close) {
                let rest = text.dropLast(word.count + 2).trimmingSpaces()
                return rest.isEmpty ? nil : QuestionType(namedIn: word).map { ($0, rest) }
            }
        }
        return nil
    }

    /// The answer between the brackets of the stem; the brackets are left empty.
    ///
    /// Of several brackets with an answer the last counts, and the first of the others is kept in ``strayBracket``.
    /// Letters count only where options bear them, so that 维生素（A） stays what it is in other questions.
    mutating func takeStemMark() -> StemMark? {
        var found: (mark: StemMark, range: Range<String.Index>)?
        guard draft.stem.holdsBracket || draft.stem.holdsSquareBracket else { return nil }
        let stem = draft.stem.unicodeScalars
        let (opening, closing) = ("（([［【〔{｛".unicodeScalars, "）)]］】〕}｝".unicodeScalars)
        var index = stem.startIndex
        while let open = stem[index...].firstIndex(where: { opening.contains($0) }) {
            let behind = stem.index(after: open)
            guard let close = stem[behind...].firstIndex(where: { closing.contains($0) }) else { break }
            // Of brackets that open twice, the inner pair counts.
            if let inner = stem[behind..<close].lastIndex(where: { opening.contains($0) }) {
                index = inner
                continue
            }
            let isLast = stem[close...].dropFirst().allSatisfy { "。．.？? \n".unicodeScalars.contains($0) }
            if let mark = mark(draft.stem[behind..<close], isLast: isLast) {
                if let found {
                    strayBracket = strayBracket ?? String(draft.stem[found.range.lowerBound...found.range.upperBound])
                }
                found = (mark, open..<close)
            } else if isStray(open, close) {
                strayBracket = strayBracket ?? String(draft.stem[open...close])
            }
            index = stem.index(after: close)
        }
        guard let found else { return nil }
        let end = draft.stem.index(after: found.range.upperBound)
        if case .judge = found.mark {
            draft.stem.removeSubrange(found.range.lowerBound..<end)
        } else {
            draft.stem.replaceSubrange(found.range.lowerBound..<end, with: "（  ）")
        }
        draft.stem = draft.stem.trimmingSpaces()
        return found.mark
    }

    /// Whether a bracket that is no mark holds √ or ×; 对的打（√） says how to answer.
    private func isStray(_ open: String.Index, _ close: String.Index) -> Bool {
        let inside = draft.stem[open..<close].dropFirst()
        guard Self.truth(inside) != nil else { return false }
        // [是] and {T} are words of a text.
        if !draft.stem[open].isOne(of: "（(【"),
            inside.count != 1 || !inside.contains(where: { TruthSign.value($0) != nil })
        {
            return false
        }
        return !(draft.stem[..<open].last.map { $0.isOne(of: "打画划填写用选") } ?? false)
    }

    /// Takes out the place for √ and × at the end of a judge question: every paper prints one of its own.
    mutating func removeEmptyBracket() {
        guard let close = draft.stem.lastIndex(where: { $0.isOne(of: "）)") }),
            draft.stem[close...].dropFirst().allSatisfy({ $0.isOne(of: "。．. ") }),
            let open = draft.stem[..<close].lastIndex(where: { !$0.isSpace }), draft.stem[open].isOne(of: "（(")
        else { return }
        draft.stem = String(draft.stem[..<open] + draft.stem[close...].dropFirst()).trimmingSpaces()
    }

    private func mark(_ text: Substring, isLast: Bool) -> StemMark? {
        let inside = text.filter { !$0.isSpace }
        guard !inside.isEmpty, inside.count <= 8 else { return nil }
        if options.isEmpty { return isLast ? judged(inside).map(StemMark.judge) : nil }
        let letters = inside.filter { !$0.isOne(of: "、，,") }.map { OptionMarker.letter($0) ?? "" }
        let labels = options.map(\.label)
        return !letters.isEmpty && letters.allSatisfy(labels.contains) ? .letters(letters.joined()) : nil
    }

    /// The letter v in the place of √, where nothing but a judgement can be meant.
    func judged(_ text: some StringProtocol) -> Bool? {
        if let truth = Self.truth(text) { return truth }
        guard draft.heading?.type == .judge, case let sign = Self.bare(text), sign.count == 1 else { return nil }
        return sign.allSatisfy { $0.isOne(of: "VvＶｖ∨") } ? true : nil
    }

    /// 正确 √ 对 and their opposites.
    static func truth(_ text: some StringProtocol) -> Bool? {
        let words = bare(text).uppercased()
        switch words {
        case "正确", "对", "√", "是", "T", "Ｔ", "TRUE", "Y", "Ｙ", "正确的", "对的", "是对的", "是正确的": return true
        case "错误", "错", "×", "X", "Ｘ", "Х", "否", "F", "Ｆ", "FALSE", "N", "Ｎ", "错误的", "错的", "不正确", "不对", "是错的", "是错误的",
            "是不对的", "是不正确的":
            return false
        default:
            // A sign may be followed by the selector that asks for its coloured picture.
            var signs = words.unicodeScalars
            if signs.count == 2, signs.last?.value == 0xFE0F { signs.removeLast() }
            return signs.count == 1 ? signs.first.flatMap { TruthSign.value(Character($0)) } : nil
        }
    }

    /// Without the brackets around and the marks behind, √ where （√）。 is written.
    private static func bare(_ text: some StringProtocol) -> String {
        var body = text.trimmingSpaces()
        guard body.utf8.count <= 24 else { return body }
        while let last = body.last {
            if last.isOne(of: "。．.；;，,！!") {
                body = body.dropLast().trimmingSpaces()
            } else if last.isOne(of: "）)"), let first = body.first, first.isOne(of: "（(") {
                body = body.dropFirst().dropLast().trimmingSpaces()
            } else {
                break
            }
        }
        return body
    }

    /// Empty brackets of a question with blanks are its blanks.
    mutating func takeBracketBlanks() {
        guard draft.stem.holdsBracket else { return }
        let written = Self.blanks(draft.stem)
        if written > 0 {
            // Beside other blanks only where both together are as many as the answers.
            let answers = draft.value(.answer).map { $0.text.split { $0.isOne(of: "；;") }.count }
            guard answers == written + draft.stem.emptyBrackets else { return }
        }
        var stem = ""
        var rest = draft.stem[...]
        while let open = rest.firstIndex(where: { $0.isOne(of: "（(") }) {
            let inside = rest[open...].dropFirst().prefix { $0.isSpace }
            guard let close = rest[inside.endIndex...].first, close.isOne(of: "）)") else {
                stem += rest[...open]
                rest = rest[open...].dropFirst()
                continue
            }
            stem += rest[..<open] + "____"
            rest = rest[inside.endIndex...].dropFirst()
        }
        draft.stem = stem + rest
    }

    /// 正确 and 错误 as the only options.
    var judgeOptions: [String: Bool]? {
        guard options.count == 2, let first = judgedOption(options[0].text), let second = judgedOption(options[1].text),
            first != second
        else { return nil }
        return [options[0].label: first, options[1].label: second]
    }

    /// 不是 is an option of judge questions only where the bank says that they are such.
    private func judgedOption(_ text: String) -> Bool? {
        text == "不是" && draft.heading?.type == .judge ? false : Self.truth(text)
    }

    func inferType(named: QuestionType?, mark: StemMark?) -> QuestionType {
        if let type = named ?? draft.heading?.type {
            return type == .single && judgeOptions != nil ? .judge : type
        }
        if judgeOptions != nil { return .judge }
        let answer = draft.value(.answer)?.text ?? ""
        if !options.isEmpty {
            if ordered(answer) != nil { return .order }
            if case .letters(let letters) = mark { return letters.count > 1 ? .multiple : .single }
            return Self.letters(answer).map { $0.count > 1 } == true ? .multiple : .single
        }
        if case .judge = mark { return .judge }
        if draft.stem.hasPrefix("连线") || draft.stem.range(ofWord: "->") != nil { return .match }
        if draft.stem.hasPrefix("排序") { return .order }
        if answer.utf8.contains(0x3E), answer.range(ofWord: "->") != nil { return .match }
        if Self.truth(answer) != nil { return .judge }
        return Self.blanks(draft.stem) > 0 ? .blank : .short
    }

    /// How many runs of two or more `_` a stem has.
    static func blanks(_ stem: String) -> Int {
        var count = 0
        var run = 0
        for character in stem {
            run = character.isOne(of: "_＿") ? run + 1 : 0
            if run == 2 { count += 1 }
        }
        return count
    }

    /// The pairs of a matching question and the steps of an ordering one, which stand behind the colon of the stem.
    ///
    /// They may also stand behind 答案.
    mutating func splitInlineParts(_ type: QuestionType) {
        guard options.isEmpty, type == .match || type == .order else { return }
        let text = draft.stem
        let marks: [Character] = type == .match ? ["-", "→"] : [">", "＞"]
        // The parts stand on lines of their own, or else behind the colon in front of the first mark.
        guard let mark = text.indices.first(where: { isMark(text, $0, marks) }),
            let start = text[..<mark].lastIndex(of: "\n")
                ?? text[..<mark].lastIndex(where: { $0.isOne(of: "：:") })
        else {
            guard let answer = draft.value(.answer)?.text,
                answer.indices.contains(where: { isMark(answer, $0, marks) })
            else { return }
            if let last = draft.stem.last, last.isOne(of: "：:") { draft.stem.removeLast() }
            isInAnswer = true
            if type == .match { return splitPairs(answer[...]) }
            options = Self.lettered(
                answer.split { $0.isOne(of: ">＞\n") }.map { $0.trimmingSpaces() }.filter { !$0.isEmpty })
            return
        }
        let body = text[start...].dropFirst()
        draft.stem = text[..<start].trimmingSpaces()
        if let last = draft.stem.last, last.isOne(of: "：:") { draft.stem.removeLast() }
        if type == .order {
            let lines = body.split(separator: "\n")
            if let stray = lines.first(where: { line in !line.contains { $0.isOne(of: ">＞") } }) {
                fail(.answerUnreadable(String(stray), "用“>”连起来的步骤", at: place))
            }
            let steps = body.split { $0 == ">" || $0 == "＞" || $0 == "\n" }.map { $0.trimmingSpaces() }
            options = Self.lettered(steps.filter { !$0.isEmpty })
        } else {
            splitPairs(body)
        }
    }

    /// `->` or one of the other marks.
    private func isMark(_ text: String, _ index: String.Index, _ marks: [Character]) -> Bool {
        guard marks.contains(text[index]) else { return false }
        return text[index] != "-" || text[text.index(after: index)...].first == ">"
    }

    static func lettered(_ texts: [String]) -> [Question.Option] {
        var label: String? = "A"
        return texts.map { text in
            let current = label ?? "Z"
            label = label?.nextLetter
            return Question.Option(id: current.lowercased(), label: current, text: text)
        }
    }
}
