import ChineseText
import DataFiles
import Diagnostics
import Digests

/// Understands one draft: type, options, answer and fields, each checked against the others.
struct QuestionBuilder {
    var draft: QuestionDraft
    let header: BankHeader
    var findings: [Finding] = []
    var isDoubtful = false
    var options: [Question.Option] = []
    var lefts: [String] = []
    /// Whether the pairs or steps stand behind 答案, which then says nothing else.
    var isInAnswer = false
    /// Whether the bank says of what type the question is.
    var isNamed = false
    /// A bracket of the stem that holds an answer and is not the one that was taken.
    var strayBracket: String?
    /// The answer that was found in the brackets of the stem.
    var innerAnswer: String?
    /// Whether a finding has told already that nobody knows what is the answer.
    var isAnswerUnclear = false
    /// The options as they stand in the bank: ids are made from them.
    var writtenOptions: [String] = []
    /// The pairs of a matching question without its distractors.
    var matched: [(left: String, right: String)] = []

    init(draft: QuestionDraft, header: BankHeader) {
        self.draft = draft
        self.header = header
        isDoubtful = draft.isDoubtful
        self.draft.placeLeads()
    }

    /// Where the question begins.
    var place: Place { draft.place(draft.range) }

    mutating func build() -> Question {
        let suffix = takeTypeSuffix()
        let form = takeSurveyForm()
        let named = takeTypePrefix() ?? suffix ?? form
        takeNumberedOptions()
        takeOtherOptions()
        let signs = takeOptionSigns()
        writtenOptions = draft.options.map(\.text)
        dropOptionMarks()
        options = buildOptions()
        takeAnswerRemark()
        let mark = joined(takeStemAnswer(named), signs: signs)
        let type = inferType(named: named, mark: mark)
        isNamed = named != nil || draft.heading?.type != nil
        splitInlineParts(type)
        if type == .blank {
            takeInnerBlanks()
            takeBracketBlanks()
        }
        if type == .judge { removeEmptyBracket() }
        let answer = readAnswer(type, mark: mark)
        checkBlankUnits(answer)
        checkRemains()
        checkExplanation(answer, type)
        checkMerged(type)
        let stem = draft.stem.trimmingSpaces()
        if stem.isEmpty { fail(.stemEmpty(draft.number, at: place)) }
        let id = buildID(stem)
        let points = points()
        checkRepeats()
        checkHiddenFields()
        checkStemPoints(points)
        return Question(
            id: id.text,
            hasOwnID: id.isOwn,
            type: type,
            stem: stem,
            options: options,
            lefts: lefts,
            answer: answer,
            explanation: joined(.explanation),
            points: points,
            partial: partial(),
            knowledge: draft.value(.knowledge)?.text ?? header.knowledge,
            difficulty: difficulty(),
            facility: facility(),
            stages: stages(),
            basis: draft.value(.basis)?.text,
            reviewed: reviewed(),
            tags: draft.value(.tags)?.text.split { $0.isOne(of: "，,、 ") }.map(String.init) ?? [],
            picture: picture(),
            other: draft.other,
            material: draft.material,
            number: draft.number,
            line: draft.lines.first?.number ?? 1,
            place: place,
            partPlaces: partPlaces,
            isDoubtful: isDoubtful
        )
    }

    /// Reports what makes the question unfit for a paper.
    mutating func fail(_ finding: Finding) {
        isDoubtful = true
        findings.append(finding)
    }

    func joined(_ field: BankField) -> String? {
        let parts = draft.parts(field).map { $0.text.trimmingSpaces() }.filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    private mutating func buildOptions() -> [Question.Option] {
        var expected: String? = "A"
        var texts: [ByteKey: QuestionDraft.OptionPart] = [:]
        var result: [Question.Option] = []
        for part in draft.options {
            if part.label != expected { fail(.optionOrder(part.label, expected, at: draft.place(part.range))) }
            expected = part.label.nextLetter
            if expected == nil, Self.holdsFurtherOption(part.text) {
                fail(.optionOrder("AA", nil, at: draft.place(part.range)))
            }
            let key = ByteKey(Self.comparable(part.text))
            if let first = texts[key] {
                fail(
                    .optionDuplicate(
                        part.label,
                        first.label,
                        at: draft.place(part.range),
                        first: draft.place(first.range)
                    )
                )
            }
            if part.text.isEmpty { fail(.optionEmpty(part.label, at: draft.place(part.range))) }
            texts[key] = texts[key] ?? part
            let isPinned = part.isPinned || OptionOrder.refersToOthers(part.text)
            let id = part.label.lowercased()
            result.append(Question.Option(id: id, label: part.label, text: part.text, isPinned: isPinned))
        }
        for part in draft.fields {
            guard case .feedback(let label) = part.field else { continue }
            guard let index = result.firstIndex(where: { $0.label == label }) else {
                fail(.notAnOption(label, "反馈", at: draft.place(part.range)))
                continue
            }
            if result[index].feedback?.isEmpty ?? true { result[index].feedback = part.text.trimmingSpaces() }
        }
        return result
    }

    /// `26 AA. 27` as the words of option Z.
    private static func holdsFurtherOption(_ text: String) -> Bool {
        guard let start = text.range(ofWord: "AA") else { return false }
        let letters = Array(text)
        return start > 0 && start + 2 < letters.count && !(letters[start - 1].isASCII && letters[start - 1].isLetter)
            && letters[start + 2].isOne(of: ".．、:：)）")
    }

    /// Takes the mark off the end of options that all have one, or all but the last: `A. 冰毒；`.
    private mutating func dropOptionMarks() {
        let parts = draft.options
        guard parts.count > 1, let front = parts.first?.text.last, front.isOne(of: Self.optionMarks + "、"),
            let last = parts.last?.text.last
        else { return }
        let isEnded = last.isOne(of: Self.optionMarks)
        // 。 ends a sentence; what parts one option from the next does not stand behind the last.
        let marks = isEnded ? Self.optionMarks + "、" : Self.optionSeparators
        let marked = isEnded ? parts[...] : parts.dropLast()
        guard marked.allSatisfy({ $0.text.last?.isOne(of: marks) == true && $0.text.count > 1 }) else { return }
        for index in marked.indices {
            draft.options[index].text = String(parts[index].text.dropLast().trimmedSlice())
        }
    }

    /// What may stand behind an option and is no part of it.
    static let optionMarks = "；;。，,"
    private static let optionSeparators = "；;，,、"

    /// Without white space and punctuation marks that do not change the meaning.
    static func comparable(_ text: String) -> String {
        var text = text
        return text.withUTF8 { text in
            String(unsafeUninitializedCapacity: text.count) { kept in
                var count = 0
                var index = 0
                while index < text.count {
                    let byte = text[index]
                    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                    if !isIgnored(text, index) {
                        for offset in 0..<min(length, text.count - index) {
                            let byte = text[index + offset]
                            kept[count] = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
                            count += 1
                        }
                    }
                    index += length
                }
                return count
            }
        }
    }

    /// White space and 。．.，,；;：:（）().
    private static func isIgnored(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch text[index] {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2E, 0x2C, 0x3B, 0x3A, 0x28, 0x29: true
        case 0xC2: text[index + 1] == 0xA0
        case 0xE3: text[index + 1] == 0x80 && (text[index + 2] == 0x80 || text[index + 2] == 0x82)
        case 0xEF where text[index + 1] == 0xBC:
            switch text[index + 2] {
            case 0x8E, 0x8C, 0x9B, 0x9A, 0x88, 0x89: true
            default: false
            }
        default: false
        }
    }

    private mutating func buildID(_ stem: String) -> (text: String, isOwn: Bool) {
        if let id = draft.id ?? draft.value(.id).map({ QuestionDraft.Part(text: $0.text, range: $0.range) }) {
            let isPlain = id.text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
            if isPlain, !id.text.isEmpty { return (id.text, true) }
            findings.append(.value("编号", id.text, "英文字母、数字和 - . _", at: draft.place(id.range)))
        }
        let choices = writtenOptions.count == options.count ? writtenOptions : options.map(\.text)
        let words = ([stem] + choices + lefts + surroundings).joined(separator: "\n")
        return ((header.prefix ?? "q") + "-" + String(SHA256Digest.hex(of: Array(words.utf8)).prefix(8)), false)
    }

    /// The case and the picture without which the words of the question ask something else.
    private var surroundings: [String] {
        [draft.material.map { "【材料】" + $0.text }, picturePath.map { "图片：" + $0 }].compactMap { $0 }
    }

    private var picturePath: String? {
        draft.value(.image).map { $0.text.prefix { $0 != "（" && $0 != "(" }.trimmingSpaces() }
    }
}

/// The simple fields.
extension QuestionBuilder {
    private mutating func points() -> Double? {
        guard let part = draft.value(.points) else { return headingPoints() ?? header.points }
        let text = (part.text.hasSuffix("分") ? String(part.text.dropLast()) : part.text).trimmingSpaces()
        if let value = Figure.number(text) ?? Double(text) {
            if !Figure.isWorth(value) { fail(.points(part.text, at: draft.place(part.range))) }
            return value
        }
        findings.append(.value("分值", part.text, "一个数", at: draft.place(part.range)))
        return headingPoints() ?? header.points
    }

    /// 每空2分 is worth 4 to a question of two blanks.
    private func headingPoints() -> Double? {
        guard let heading = draft.heading, let points = heading.points else { return nil }
        return heading.isPerBlank ? points * Double(max(1, Self.blanks(draft.stem))) : points
    }

    private mutating func difficulty() -> Difficulty? {
        guard let part = draft.value(.difficulty) else { return header.difficulty }
        let value = Difficulty(part.text)
        if value == nil {
            findings.append(.value("难度", part.text, "易、中、难，或 0 到 1 的难度系数", at: draft.place(part.range)))
        }
        return value
    }

    /// The figure of a question that has one and no word.
    private func facility() -> Double? {
        guard let part = draft.value(.difficulty), Difficulty(part.text) != nil else { return nil }
        return Double(part.text)
    }

    private mutating func stages() -> [String] {
        guard let part = draft.value(.stage) else { return header.stages }
        let words = part.text.split { $0.isOne(of: "，,、/ ") }.map(String.init)
        for word in words where !BankHeader.stageWords.contains(word) {
            let expected = BankHeader.stageWords.joined(separator: "、")
            findings.append(.value("学段", word, expected, at: draft.place(part.range)))
        }
        return words.filter(BankHeader.stageWords.contains)
    }

    private mutating func reviewed() -> String? {
        guard let part = draft.value(.reviewed) else { return header.reviewed }
        if CalendarDate(part.text) != nil || CalendarDate(part.text + "-01") != nil { return part.text }
        findings.append(.value("复核", part.text, "一个日期，如 2026-11 或 2026-11-21", at: draft.place(part.range)))
        return nil
    }

    private mutating func partial() -> PartialCredit {
        guard let part = draft.value(.partial) else { return header.partial }
        if let value = PartialCredit(part.text) { return value }
        findings.append(.value("漏选", part.text, "一半、按比例 或 0", at: draft.place(part.range)))
        return header.partial
    }

    /// `media/a.png（说明）`.
    private mutating func picture() -> Question.Picture? {
        guard let part = draft.value(.image) else { return nil }
        let path = part.text.prefix { $0 != "（" && $0 != "(" }
        let alt = part.text.dropFirst(path.count).dropFirst().dropLast().trimmingSpaces()
        if alt.isEmpty {
            findings.append(.value("图片", part.text, "路径和括号里的文字说明，如 media/a.png（登记表的样子）", at: draft.place(part.range)))
        }
        return Question.Picture(path: picturePath ?? "", alt: alt)
    }
}
