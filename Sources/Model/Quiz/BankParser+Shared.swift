import DataFiles
import Diagnostics

/// The answers of several questions behind the last of them: 参考答案：CAB behind three questions.
///
/// ## Parsing behavior
/// - Where there are as many letters and signs as questions wait for an answer, in the 大题 or above the line, each gets its own, and all of
///   them are doubtful until somebody writes the numbers: `1-3 CAB`.
/// - Of fewer or more nobody knows whose they are.
extension BankParser {
    /// Deals such answers out; a question that says that it has several answers keeps them.
    mutating func doubtSharedAnswers() {
        if answers.isNumbering { for index in answers.ranged { drafts[index].isDoubtful = true } }
        for index in drafts.indices.dropFirst() {
            let draft = drafts[index]
            guard draft.mayShare, draft.value(.type) == nil, !drafts[index - 1].isAnswered,
                let answer = draft.value(.answer), let bare = BareAnswers(answer.text.uppercased()[...]),
                bare.single.count > 1
            else { continue }
            var start = index
            while start > 0, !drafts[start - 1].isAnswered, drafts[start - 1].mayShare { start -= 1 }
            let own = (start...index).filter { drafts[$0].heading == draft.heading }
            guard start < index else { continue }
            if let texts = [bare.groups, bare.single].first(where: { $0.count == index + 1 - start }) {
                deal(texts, to: Array(start...index), answer)
            } else if own.count > 1, let texts = [bare.groups, bare.single].first(where: { $0.count == own.count }) {
                deal(texts, to: own, answer)
            } else if bare.single.count < index + 1 - start || draft.heading?.type != nil {
                drafts[index].isDoubtful = true
                let count = index + 1 - start
                findings.append(
                    Finding(
                        .quizKeyList, at: draft.place(answer.range),
                        "集中写的答案对不上：“\(answer.text)”没有题号，有 \(bare.single.count) 个答案，到这里等着答案的题有 \(count) 道",
                        explanation: [
                            "请写上题号，如“\(drafts[start].number)-\(draft.number) …”；只是第 \(draft.number) 题的答案，请写明那一题是【多选】"
                        ]))
            }
        }
    }

    private mutating func deal(_ texts: [Substring], to indices: [Int], _ answer: QuestionDraft.FieldPart) {
        guard let last = indices.last else { return }
        let line = drafts[last].lines.last { $0.range.contains(answer.range.lowerBound) }
        drafts[last].fields.removeAll { $0.field == .answer }
        for (index, text) in zip(indices, texts) {
            if index != last, let line { drafts[index].lines.append(line) }
            drafts[index].fields.append(
                QuestionDraft.FieldPart(field: .answer, text: String(text), range: answer.range))
            drafts[index].isDoubtful = true
        }
        let numbers = indices.map { drafts[$0].number }
        let isRun = zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
        let written =
            isRun
            ? "\(numbers[0])-\(numbers[numbers.count - 1]) "
                + texts.joined(separator: texts.contains { $0.count > 1 } ? " " : "")
            : zip(numbers, texts).map { "\($0).\($1)" }.joined(separator: " ")
        findings.append(
            Finding(
                .quizKeyList, at: drafts[last].place(answer.range),
                "“\(answer.text)”没有题号，个数正好等于前面等着答案的 \(numbers.count) 道题，依次当作它们的答案，这些题都算存疑",
                explanation: ["核对以后，请把这一行写成“参考答案：\(written)”；只是第 \(drafts[last].number) 题的答案，请写明那一题是【多选】"]))
    }
}

extension QuestionDraft {
    /// Whether one letter or sign can be its answer.
    fileprivate var mayShare: Bool {
        heading?.type != .multiple && (options.count >= 2 || heading?.type == .judge || heading?.type == .single)
    }

    /// Whether anything says what is right: a field, or letters and judgements in brackets.
    var isAnswered: Bool {
        if value(.answer) != nil || isJudged || !leads.isEmpty { return true }
        return stem.split { $0.isOne(of: "（(") }.dropFirst().contains { piece in
            piece.firstIndex { $0.isOne(of: "）)") }.map { QuestionBuilder.letters(String(piece[..<$0])) != nil }
                ?? false
        }
    }
}
