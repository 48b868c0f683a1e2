import DataFiles
import Diagnostics

/// The parts of a question: stem, options, fields, and the case around it.
extension BankParser {
    /// `{#id}` and `{固定}` at the end of a text.
    static func takeAttributes(_ text: inout Substring) -> [Substring] {
        var result: [Substring] = []
        // {固定}。 is one, too; the last bytes of 。；;，,.
        if let end = text.utf8.last, [0x82, 0x9B, 0x3B, 0x8C, 0x2C].contains(end),
            text.last?.isOne(of: "。；;，,") == true,
            case let rest = text.dropLast(), rest.hasSuffix("固定}") || rest.hasSuffix("固定｝")
        {
            text = rest
        }
        // } or the last byte of ｝.
        guard [0x7D, 0x9D].contains(text.utf8.last ?? 0) else { return result }
        while let last = text.last, last.isOne(of: "}｝") {
            guard let open = text.lastIndex(where: { $0.isOne(of: "{｛") }) else { break }
            let content = text[open...].dropFirst().dropLast().trimmedSlice()
            guard content.begins(with: "#") || content == "固定" else { break }
            result.append(content)
            text = text[..<open].trimmedSlice()
        }
        return result
    }

    /// 【材料】 and 【材料完】; true when the line was one of them.
    mutating func readMaterial(_ line: BankLine) -> Bool {
        let text = line.trimmed
        // 【.
        guard text.utf8.first == 0xE3 else { return false }
        if text.begins(with: "【材料完】") {
            finishQuestion()
            if material == nil || material?.questions == 0 {
                findings.append(.materialEmpty(at: line.place(line.trimmedRange, in: source.path)))
            }
            material = nil
            return true
        }
        guard text.begins(with: "【材料】") else { return false }
        finishQuestion()
        looseMaterial = false
        if let open = material {
            findings.append(.materialOpen(at: source.place(open.range)))
            doubtOpenMaterial()
        }
        materials += 1
        var body = text.dropFirst("【材料】".count)
        if body.hasSuffix("【材料完】") {
            body = body.dropLast("【材料完】".count)
            findings.append(.materialEmpty(at: line.place(line.trimmedRange, in: source.path)))
            material = nil
            return true
        }
        material = OpenMaterial(range: line.trimmedRange, text: String(body.trimmedSlice()))
        return true
    }

    /// Whether a line begins a case without saying 【材料】: 材料：, 案例一：, 【背景材料】.
    func isLooseMaterial(_ line: BankLine) -> Bool {
        // 材 案 情 根 背 阅 请, or a bracket or # in front of one of them.
        let lead = line.trimmed.utf8.first ?? 0
        guard
            lead == 0x23 || lead == 0x28 || lead == 0x5B || lead == 0xE3 || lead == 0xEF || (0xE6...0xE9).contains(lead)
        else { return false }
        guard material == nil, draft.map({ afterBlank && $0.isWhole && line.indent < 2 }) ?? true else { return false }
        var text = line.trimmed.drop { $0.isOne(of: "【[（(#") || $0.isSpace }
        if Self.asksToRead(text) { return true }
        guard let word = Self.materialWords.first(where: { text.begins(with: $0) }) else { return false }
        text = text.dropFirst(word.count).drop { $0.isDigit || $0.isOne(of: "一二三四五六七八九十】]）) ") }
        let isBracketed = line.trimmed.first.map { $0.isOne(of: "【[") } == true
        return isBracketed || text.first.map { $0.isOne(of: "：:") } ?? true
    }

    /// 阅读下面的材料，回答1～2题 and 根据以下案例完成 3—5 题.
    private static func asksToRead(_ text: Substring) -> Bool {
        guard text.utf8.count <= 150, text.begins(with: "阅读") || text.begins(with: "根据") || text.begins(with: "请阅读"),
            ["材料", "案例", "短文", "资料"].contains(where: { text.contains($0) })
        else { return false }
        return ["回答", "完成", "作答"].contains { text.contains($0) }
    }

    private static let materialWords = ["阅读材料", "背景材料", "案例材料", "材料", "案例", "情境", "情景"]

    /// Reports the case and doubts the questions that may be its own.
    mutating func readLooseMaterial(_ line: BankLine) {
        finishQuestion()
        kind = .unrecognized
        looseMaterial = true
        findings.append(.materialUnmarked(at: line.place(line.trimmedRange, in: source.path)))
    }

    /// Of a case without an end nobody knows which questions are its own.
    mutating func doubtOpenMaterial() {
        for index in drafts.indices where drafts[index].material?.number == materials {
            drafts[index].isDoubtful = true
        }
    }

    /// Whether a line stands too far left for a part of the bank, and directly under one.
    func isCopiedAlong(_ line: BankLine) -> Bool {
        guard let margin, draft != nil, !afterBlank, margin >= 4, line.lineIndent + 4 <= margin else { return false }
        guard line.trimmed.first != "#" else { return false }
        return ItemMarker(line.trimmed).map { $0.number != (lastNumber ?? 0) + 1 } ?? true
    }

    /// One or several options in a line; true when the line was that.
    mutating func readOption(_ line: BankLine) -> Bool {
        guard let tail = draft?.tail else { return false }
        if tail == .stem { takeFirstOption(before: line) }
        let signed = OptionSign.leading(line.trimmed)
        let text = signed ?? line.trimmed
        guard
            let found = OptionMarker.split(text) ?? looseOption(line).map({ [($0, line.trimmed)] }) ?? squared(line),
            let first = found.first
        else { return false }
        // A list of words in bold is no list of options.
        if signed != nil, first.marker.label != draft?.options.last.map({ $0.label.nextLetter }) ?? "A" { return false }
        if tail == .field {
            if draft?.heading?.type == .short { return false }
            // The letters begin again: the number of a question in between was not seen.
            if first.marker.label == "A", !strays.isEmpty {
                startLostQuestion(line)
            } else if draft?.options.contains(where: { $0.label == first.marker.label }) == true {
                unrecognized(line)
                return true
            }
        }
        for (index, (marker, slice)) in found.enumerated() {
            var text = marker.rest
            draft?.takeID(&text, line)
            let attributes = Self.takeAttributes(&text)
            let range = line.range(of: slice)
            if marker.marks > 1 {
                findings.append(.optionMarks(marker.label, at: line.place(range, in: source.path)))
            }
            draft?.options.append(
                QuestionDraft.OptionPart(
                    label: marker.label,
                    text: text.trimmingSpaces(),
                    range: range,
                    isPinned: attributes.contains("固定"),
                    isSigned: signed != nil && index == 0
                )
            )
        }
        draft?.tail = .option
        return true
    }

    /// Whether a line is the option behind the last one, with its letter in brackets like that: `（C）10.5克` behind （B）.
    func isNextOption(_ line: BankLine) -> Bool {
        let brackets = "（([［【〔"
        guard let first = line.trimmed.first, first.isOne(of: brackets), let last = draft?.options.last,
            let label = last.label.nextLetter, source.text(last.range).first.map({ $0.isOne(of: brackets) }) == true
        else { return false }
        return OptionMarker(line.trimmed)?.label == label || OptionMarker.squared(line.trimmed, label: label) != nil
    }

    /// `[A] 冰毒　[B] 海洛因`, where it is the letter that is awaited and no answer has come yet.
    private func squared(_ line: BankLine) -> [(marker: OptionMarker, slice: Substring)]? {
        guard let draft, draft.tail != .field, let label = draft.options.last.map({ $0.label.nextLetter }) ?? "A" else {
            return nil
        }
        return OptionMarker.squared(line.trimmed, label: label)
    }

    /// `A 毁灭自己` and `a. 毁灭自己`, where it is the letter that is awaited and no answer has come yet.
    private func looseOption(_ line: BankLine) -> OptionMarker? {
        guard let draft, draft.tail != .field, let label = draft.options.last.map({ $0.label.nextLetter }) ?? "A" else {
            return nil
        }
        return OptionMarker(loose: line.trimmed, label: label)
    }

    /// One or several fields in a line; true when the line was that.
    mutating func readField(_ line: BankLine) -> Bool {
        guard let tail = draft?.tail else { return false }
        // Behind an answer, 故选C is the end of the explanation, and is held against it there.
        let mayBeSentence = tail != .field || draft?.fields.contains { $0.field == .answer } == false
        if let (field, value) = BankField.match(line.trimmed, sentences: mayBeSentence) {
            for part in BankField.split(field, value) {
                var text = part.value.trimmedSlice()
                if part.field == .answer { draft?.takeID(&text, line) }
                let new = QuestionDraft.FieldPart(field: part.field, text: String(text), range: line.range(of: text))
                draft?.fields.append(new)
            }
            draft?.tail = .field
            return true
        }
        guard tail != .stem, let (name, value) = BankField.unknownName(line.trimmed) else { return false }
        let known = draft?.other[String(name)].map { $0 + "；" } ?? ""
        draft?.other[String(name)] = known + value.trimmingSpaces()
        findings.append(.fieldUnknown(String(name), at: line.place(line.range(of: name), in: source.path)))
        return true
    }

    /// Letters or a judgement, which nothing can follow.
    private static func isWholeAnswer(_ text: String) -> Bool {
        QuestionBuilder.letters(text) != nil || QuestionBuilder.truth(text) != nil
    }

    /// A line without a mark: more of the stem, of an option (indented), of an answer, explanation or feedback.
    mutating func readContinuation(_ line: BankLine) {
        let text = line.trimmed
        switch draft?.tail {
        case .stem:
            // Behind （√） or, in a section of judge questions, behind a blank line or an empty bracket, the number of the next question is missing.
            let isJudged =
                draft?.isJudged == true
                || (draft?.heading?.type == .judge && (afterBlank || draft?.stem.endsInPlace == true))
            if isJudged, line.indent < 2 { return unrecognized(line) }
            draft?.appendStem(text, line)
        case .option:
            guard line.indent >= 2, !afterBlank, let last = draft?.options.indices.last else {
                return unrecognized(line)
            }
            draft?.options[last].text += text
        case .field:
            guard let last = draft?.fields.indices.last, draft?.fields[last].field.continues == true,
                line.indent >= 2 || !afterBlank
            else { return unrecognized(line) }
            // A letter or a judgement is whole; only the answers of other types run on.
            if let answer = draft?.fields[last], answer.field == .answer,
                Self.isWholeAnswer(answer.text)
            {
                return unrecognized(line, isStray: !line.followsAnswer && !Self.isWholeAnswer(String(text)))
            }
            if line.followsAnswer { return unrecognized(line) }
            let isFirst = draft?.fields[last].text.isEmpty == true
            let field = draft?.fields[last].field ?? .explanation
            let parts = field == .answer ? [(field: field, value: text)] : BankField.split(field, text)
            draft?.fields[last].text += (isFirst ? "" : "\n") + (parts.first?.value ?? text).trimmedSlice()
            for part in parts.dropFirst() {
                let words = part.value.trimmedSlice()
                draft?.fields.append(
                    QuestionDraft.FieldPart(field: part.field, text: String(words), range: line.range(of: words)))
            }
        case nil:
            unrecognized(line)
        }
    }
}

extension QuestionDraft {
    /// Whether the stem ends in （√） or （×）, or the question begins with one.
    var isJudged: Bool { stem.endsInJudgement || leads.contains(where: \.isJudgement) }

    /// Whether the question has an answer or options already.
    var isWhole: Bool { options.count >= 2 || isJudged || fields.contains { $0.field == .answer } }

    /// Takes the `{#id}` off the end of a stem, an option or an answer: it is the question's, wherever its author put it.
    mutating func takeID(_ text: inout Substring, _ line: BankLine) {
        var rest = text
        let attributes = BankParser.takeAttributes(&rest)
        if !attributes.contains("固定") { text = rest }
        for attribute in attributes where attribute.begins(with: "#") {
            let new = Part(text: String(attribute.dropFirst().trimmedSlice()), range: line.range(of: attribute))
            if id == nil {
                id = new
            } else {
                fields.append(FieldPart(field: .id, text: new.text, range: new.range))
            }
        }
    }

    /// Takes in a line of the stem, with the `{#id}` at its end.
    mutating func appendStem(_ part: Substring, _ line: BankLine) {
        var text = part
        takeID(&text, line)
        stem += (stem.isEmpty ? "" : "\n") + text
        tail = .stem
    }
}

extension String {
    /// Whether the text ends in an empty bracket.
    fileprivate var endsInPlace: Bool {
        let body = suffix(16).filter { !$0.isSpace && !$0.isOne(of: "。．.") }
        return body.hasSuffix("（）") || body.hasSuffix("()")
    }

    /// Whether the text ends in （√） or （×）.
    fileprivate var endsInJudgement: Bool {
        let body = suffix(16).filter { !$0.isSpace && $0 != "。" }
        guard let last = body.last, last.isOne(of: "）)"), let open = body.lastIndex(where: { $0.isOne(of: "（(") })
        else { return false }
        return QuestionBuilder.truth(body[body.index(after: open)...].dropLast()) != nil
    }
}
