import DataFiles

/// What the exports of web forms have around a question: `[单选题] *` behind the stem, 对 and 错 without letters, `空1答案：`.
enum SurveyForm {
    /// The stem without what the form says, the type that it names, and the answer where the lines below the stem hold it.
    struct Found {
        var stem: String
        var type: QuestionType?
        var answer: String?
    }

    /// Nil where a stem has nothing of the kind.
    static func read(_ stem: String) -> Found? {
        var lines = stem.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmingSpaces() }
        let type = lines.first.flatMap(suffix)
        if let type { lines[0] = type.stem }
        let blanks = lines.dropFirst().compactMap(blank)
        if !blanks.isEmpty, blanks.map(\.number) == Array(1...blanks.count) {
            let rest = lines.enumerated().filter { $0.offset == 0 || blank($0.element) == nil }.map(\.element)
            return Found(
                stem: rest.joined(separator: "\n"), type: type?.type,
                answer: blanks.map(\.answer).joined(separator: "；"))
        }
        if lines.count == 3, let judged = judgement(lines[1...]) {
            return Found(stem: lines[0], type: type?.type, answer: judged ? "正确" : "错误")
        }
        return type.map { Found(stem: lines.joined(separator: "\n"), type: $0.type) }
    }

    /// `[单选题] *` at the end of a line.
    private static func suffix(_ line: String) -> (stem: String, type: QuestionType)? {
        var text = line[...]
        while let last = text.last, last == "*" || last.isSpace { text.removeLast() }
        guard let last = text.last, last.isOne(of: "]】］"),
            let open = text.lastIndex(where: { $0.isOne(of: "[【［") }), open > text.startIndex
        else { return nil }
        let name = text[open...].dropFirst().dropLast()
        guard name.count <= 6, name.hasSuffix("题"), let type = QuestionType(namedIn: name) else { return nil }
        return (text[..<open].trimmingSpaces(), type)
    }

    /// `空1答案：6` is the answer of the first blank.
    private static func blank(_ line: String) -> (number: Int, answer: String)? {
        guard line.hasPrefix("空") else { return nil }
        let digits = line.dropFirst().prefix { $0.isDigit }
        let rest = line.dropFirst(1 + digits.count)
        guard let number = Int(digits), rest.hasPrefix("答案"), let mark = rest.dropFirst(2).first,
            mark.isOne(of: "：:")
        else { return nil }
        return (number, rest.dropFirst(3).trimmingSpaces())
    }

    /// 对 and 错, one of them with a mark that says it is right.
    private static func judgement(_ lines: ArraySlice<String>) -> Bool? {
        var marked: Bool?
        var seen: Set<Bool> = []
        for line in lines {
            let sign = OptionSign.behind(line)
            guard let truth = QuestionBuilder.truth(sign?.text ?? line), seen.insert(truth).inserted else { return nil }
            if sign?.isRight == true {
                guard marked == nil else { return nil }
                marked = truth
            }
        }
        return marked
    }
}

extension QuestionBuilder {
    /// Takes off what a web form wrote around the question; returns the type that it names.
    mutating func takeSurveyForm() -> QuestionType? {
        guard draft.options.isEmpty || draft.stem.utf8.contains(0x5D) || draft.stem[...].holds([0xE3, 0x80, 0x91]),
            let found = SurveyForm.read(draft.stem)
        else { return nil }
        draft.stem = found.stem
        if let answer = found.answer, draft.value(.answer) == nil, draft.options.isEmpty {
            draft.fields.append(QuestionDraft.FieldPart(field: .answer, text: answer, range: draft.range))
        }
        return found.type
    }
}
