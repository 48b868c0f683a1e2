import ChineseText
package import Diagnostics

/// What is left of another question inside this one makes it doubtful.
extension QuestionBuilder {
    /// Looks into the stem, the options and what is in words; the first place is enough.
    mutating func checkMerged(_ type: QuestionType) {
        if let words = strayBracket {
            fail(.merged(draft.number, MergedText.Part.stem.name, words, at: draft.place(of: words)))
            return
        }
        for text in draft.copied {
            guard let words = MergedText.find(in: text, .words) else { continue }
            let finding = Finding.merged(draft.number, MergedText.Part.words.name, words, at: draft.place(of: words))
            findings.append(
                Finding(
                    .quizMerged, severity: .warning, at: finding.place, finding.summary,
                    explanation: finding.explanation))
        }
        for (text, part) in parts(type) {
            guard let words = MergedText.find(in: text, part) else { continue }
            fail(.merged(draft.number, part.name, words, at: draft.place(of: words)))
            return
        }
    }

    private func parts(_ type: QuestionType) -> [(String, MergedText.Part)] {
        let last = max(options.count - 1, 0)
        let isWritten = draft.options.isEmpty
        var parts: [(String, MergedText.Part)] = [(draft.stem, .stem)]
        for (index, option) in options.enumerated() {
            parts.append((option.text, isWritten ? .words : .option(index, of: last)))
        }
        for field in draft.fields {
            switch field.field {
            case .explanation, .feedback: parts.append((own(field.text), .words))
            case .answer where !type.isChoice && type != .judge: parts.append((own(field.text), .words))
            default: break
            }
        }
        return parts
    }

    /// A text without the lines that were copied along.
    private func own(_ text: String) -> String {
        if draft.copied.isEmpty { return text }
        return text.split(separator: "\n").filter { !draft.copied.contains(String($0)) }.joined(separator: "\n")
    }
}

extension QuestionDraft {
    /// Where words of the question stand; the whole question where they cannot be found in one line.
    func place(of words: String) -> Place {
        let wanted = Array(words.utf8)
        for line in lines {
            guard let found = Array(line.text.utf8)[...].range(of: wanted) else { continue }
            let from = line.range.lowerBound + found.lowerBound
            return line.place(from..<from + found.count, in: file)
        }
        return place(range)
    }
}

extension Finding {
    static func merged(_ number: Int, _ part: String, _ words: String, at place: Place) -> Finding {
        Finding(
            .quizMerged, at: place, "第 \(number) 题的\(part)里像是还有一道题或一个选项：“\(words)”",
            explanation: ["请在每道题的题号、每个选项的字母前面换行；确实是原文的，请换一种写法，如把“2.”写成“②”"])
    }
}

extension FindingCode {
    package static let quizMerged = FindingCode(
        "quiz.merged",
        .error,
        "一道题里像是并进了另一道题",
        manual: """
            几道题粘贴在一行里时，Humen 按题号、括号里的答案、选项和“答案：”把它们分开。分不开的，题干、选项或解析里会留下另一道题的样子：又一个题号和答案、又一个括号里的 √ × 或字母、又一个选项、“二、判断题”。
            这样的题印出去，别的题的答案就印在题干里了，所以算存疑，不组进试卷。请在题号和选项前面换行，然后重新检查。
            """
    )
}
