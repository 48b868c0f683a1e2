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
        var named: QuestionType?
        if let type = ["单项选择题", "多项选择题", "单选题", "多选题", "选择题", "判断题"].first(where: { rest.begins(with: $0) }) {
            named = QuestionType(namedIn: type)
            rest = rest.dropFirst(type.count).drop { $0.isOne(of: "：:") }
        }
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
            guard let answer = Self.answer(rest[index...]) else { return nil }
            single.append(answer)
            start = start ?? index
            index = answer.endIndex
        }
        if let begin = start { groups.append(rest[begin...]) }
        guard !single.isEmpty else { return nil }
        section = KeySection(ordinal: numeral.isEmpty ? nil : ChineseNumeral.value(numeral), type: named)
        self.groups = groups
        self.single = single
    }

    private static func answer(_ text: Substring) -> Substring? {
        if let letter = text.first.flatMap(OptionMarker.letter) { return letter <= "H" ? text.prefix(1) : nil }
        let word = ["正确", "错误", "√", "×", "✓", "✗", "✔", "✘", "对", "错"].first { text.begins(with: $0) }
        return word.map { text.prefix($0.count) }
    }
}

extension BankParser {
    /// Gives answers without numbers to the questions that wait for one, if they are as many; true when the line was one.
    mutating func readBareAnswers(_ line: BankLine) -> Bool {
        guard answers.isOpen, draft == nil, let bare = BareAnswers(line.trimmed) else { return false }
        let section = keySection(bare.section) ?? answers.section
        var waiting = answers.open.values.flatMap { $0 }.sorted()
        if let section {
            waiting = waiting.filter { drafts[$0].heading != nil && section.holds(drafts[$0].heading) }
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
            return true
        }
        for (index, text) in zip(waiting, texts) {
            drafts[index].lines.append(line)
            close(index)
            guard !drafts[index].says(String(text)) else { continue }
            drafts[index].fields.append(
                QuestionDraft.FieldPart(field: .answer, text: String(text), range: line.range(of: text)))
        }
        return true
    }
}
