import ChineseText
import DataFiles
import Diagnostics

/// Answers behind 参考答案 without their numbers: `CABDA`, `C A B`, `√×√×`, `一、CABDA`.
struct BareAnswers {
    /// What white space and 、 leave together.
    let groups: [Substring]
    /// Every letter or sign by itself.
    let single: [Substring]
    /// The 大题 that the line names.
    let section: KeySection?

    /// Nil for a line that holds anything else.
    init?(_ text: Substring) {
        guard text.utf8.count <= 600 else { return nil }
        var rest = text.drop { $0 == "#" || $0.isSpace }
        let numeral = rest.prefix { $0.isOne(of: "一二三四五六七八九十") }
        if !numeral.isEmpty {
            guard let mark = rest[numeral.endIndex...].first, mark.isOne(of: "、.．") else { return nil }
            rest = rest[numeral.endIndex...].dropFirst()
        }
        rest = rest.drop { $0.isOne(of: "【[") || $0.isSpace }
        let name = KeyName(rest)
        if let name { rest = name.rest }
        var groups: [Substring] = []
        var single: [Substring] = []
        var start: Substring.Index?
        var index = rest.startIndex
        while index < rest.endIndex {
            if rest[index].isSpace || rest[index].isOne(of: "、，,；;。") {
                if let begin = start { groups.append(rest[begin..<index]) }
                (start, index) = (nil, rest.index(after: index))
                continue
            }
            guard let answer = Self.answer(rest[index...], isJudged: name?.type == .judge) else { return nil }
            single.append(answer)
            start = start ?? index
            index = answer.endIndex
        }
        if let begin = start { groups.append(rest[begin...]) }
        guard !single.isEmpty else { return nil }
        section = KeySection(
            ordinal: numeral.isEmpty ? nil : ChineseNumeral.value(numeral), type: name?.type,
            isAnyChoice: name?.isAnyChoice ?? false)
        self.groups = groups
        self.single = single
    }

    /// `一、CABDA　二、√×`, `选择题：CAB　判断题：√×`: every part of a text that names its 大题; nil where one of them does not, or holds more.
    static func sections(_ text: Substring) -> [Self]? {
        guard text.utf8.count <= 600 else { return nil }
        // The first part names its 大题 too.
        let head = text.drop { $0.isOne(of: "#【[") || $0.isSpace }
        guard head.first?.isOne(of: "一二三四五六七八九十") == true || KeyName(head) != nil else { return nil }
        var starts: [Substring.Index] = [text.startIndex]
        var index = text.startIndex
        while index < text.endIndex {
            let numeral = text[index...].prefix { $0.isOne(of: "一二三四五六七八九十") }
            guard !numeral.isEmpty else {
                index = text.index(after: index)
                continue
            }
            if let mark = text[numeral.endIndex...].first, mark.isOne(of: "、.．"), index > text.startIndex {
                starts.append(index)
            }
            index = numeral.endIndex
        }
        starts = Set(starts + KeyName.starts(in: text)).sorted()
        let parts = zip(starts, starts.dropFirst() + [text.endIndex]).map { Self(text[$0..<$1].trimmedSlice()) }
        let found = parts.compactMap { $0 }.filter { $0.section != nil }
        return found.count == parts.count ? found : nil
    }

    /// T and F are judgements behind 判断题 only.
    private static func answer(_ text: Substring, isJudged: Bool) -> Substring? {
        if isJudged, let first = text.first, first.isOne(of: "TFＴＦ") { return text.prefix(1) }
        if let letter = text.first.flatMap(OptionMarker.letter) { return letter <= "H" ? text.prefix(1) : nil }
        if text.first.flatMap(TruthSign.value) != nil { return text.prefix(1) }
        let word = ["正确", "错误", "对", "错"].first { text.begins(with: $0) }
        return word.map { text.prefix($0.count) }
    }
}

extension BankParser {
    /// Gives answers without numbers to the questions that wait for one, if they are as many; true when the line was one.
    mutating func readBareAnswers(_ line: BankLine) -> Bool {
        // Behind 7.甲 the answers of the next 大题 may follow, and say so.
        guard answers.isOpen, draft == nil || answers.reopened != nil, let bare = BareAnswers(line.trimmed),
            draft == nil || bare.section != nil
        else { return false }
        finishQuestion()
        give(bare, line)
        return true
    }

    /// `参考答案：一、CABDA　二、√×` and `单选题答案：CABDA` in one line; true when it was one.
    mutating func readSectionedAnswers(_ line: BankLine) -> Bool {
        // 一 and its like, 单 多 选 判 in front, or 答 among the first words.
        guard [0xE4, 0xE5, 0xE6, 0xE7, 0xE9, 0xE3, 0x5B, 0x23].contains(line.trimmed.utf8.first ?? 0) else {
            return false
        }
        var text = line.trimmed.drop { $0.isOne(of: "#【[") || $0.isSpace }
        let title = ["参考答案", "标准答案", "正确答案", "答案"].first { text.begins(with: $0) }
        if let title { text = text.dropFirst(title.count).drop { $0.isOne(of: "】]：:") || $0.isSpace } }
        guard let parts = BareAnswers.sections(text) else { return false }
        // Without 参考答案 a heading may hold nothing but the marks: 判断题（√×）.
        let isSure = title != nil || answers.isOpen && parts.count > 1
        let isNamed =
            parts.allSatisfy { $0.section?.isNamed == true && $0.single.count > 1 } && draft?.isAnswered == false
        guard isSure || isNamed || repeatsKey(parts) else { return false }
        finishQuestion()
        answers.isOpen = true
        answers.reachBack = true
        for part in parts { give(part, line) }
        return true
    }

    /// Whether 选择题：AB names 大题 of questions above which all have their answers: the same key once more, or another one.
    private func repeatsKey(_ parts: [BareAnswers]) -> Bool {
        let above = drafts + [draft].compactMap { $0 }
        return parts.allSatisfy { part in
            guard part.section?.isNamed == true, let section = keySection(part.section) else { return false }
            let own = above.filter { section.holds($0) }
            return !own.isEmpty && own.allSatisfy(\.isAnswered)
        }
    }

    /// Whether 答案： alone on a line opens the answer of the question above, in the lines below, and no list of answers: that question is the
    /// only one that waits, it has no options, and no number of another question follows.
    func opensOwnAnswer(_ line: BankLine) -> Bool {
        guard let draft, answers.reopened == nil, !draft.isAnswered, draft.options.isEmpty,
            drafts.last?.isAnswered ?? true, BankField.match(line.trimmed)?.0 == .answer,
            draft.heading?.type == .blank || draft.heading?.type == .short || QuestionBuilder.blanks(draft.stem) > 0
        else { return false }
        let next = BankLine(source: source, from: line.next, number: line.number + 1)
        guard next.exists, !next.trimmed.isEmpty, BareAnswers(next.trimmed) == nil else { return false }
        if let marker = ItemMarker(next.trimmed) {
            return marker.number == 1 && next.trimmed.first?.isOne(of: "（(") == true
        }
        return SectionHeading(next.trimmed) == nil && BankField.match(next.trimmed) == nil
            && KeyList.section(next.trimmed) == nil && !next.trimmed.begins(with: "题号")
    }

    /// Gives answers without numbers to the questions that they are meant for.
    private mutating func give(_ bare: BareAnswers, _ line: BankLine) {
        let section = keySection(bare.section) ?? answers.section
        var waiting = answers.open.values.flatMap { $0 }.sorted()
        if let section {
            func isMeant(_ index: Int) -> Bool {
                section.holds(drafts[index]) && (drafts[index].heading != nil || section.isNamed)
            }
            waiting = waiting.filter(isMeant)
            // The same key once more, or another one.
            if waiting.isEmpty, section.isNamed {
                waiting = answers.closed.values.flatMap { $0 }.sorted().filter(isMeant)
            }
        } else if let first = waiting.first {
            // One line for each 大题, or one for all.
            let own = waiting.prefix { drafts[$0].heading == drafts[first].heading }
            if own.count == bare.groups.count || own.count == bare.single.count { waiting = Array(own) }
        }
        let texts = [bare.groups, bare.single].first { $0.count == waiting.count }
        guard let texts, !waiting.isEmpty else {
            let place = line.place(line.trimmedRange, in: source.path)
            findings.append(
                .keyList("这一行没有题号，有 \(bare.single.count) 个答案，等着答案的题有 \(waiting.count) 道", at: place))
            answers.isUncertain = true
            return
        }
        for (index, text) in zip(waiting, texts) {
            drafts[index].lines.append(line)
            close(index)
            guard !drafts[index].says(String(text)) else { continue }
            drafts[index].fields.append(
                QuestionDraft.FieldPart(field: .answer, text: String(text), range: line.range(of: text)))
        }
    }
}
