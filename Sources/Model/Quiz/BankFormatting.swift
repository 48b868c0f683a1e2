package import Diagnostics

/// Brings a bank into its canonical form, or says why that cannot be done without a change of meaning.
package enum BankFormatting {
    /// The text, or nil with the reason among the findings.
    ///
    /// Nothing is guessed and nothing left out: a bank with doubtful questions or lines that were not read is refused, and
    /// what is written is read again and compared, question by question.
    package static func text(_ bank: Bank, findings: inout [Finding]) -> String? {
        guard bank.doubtful == 0, !bank.spans.contains(where: { $0.kind == .unrecognized }), bank.read > 0 else {
            let place = bank.questions.first(where: \.isDoubtful)?.place ?? Place(file: bank.file)
            findings.append(.formatRefused("题库里有存疑的题或没有读懂的行，请先改好再整理", at: place))
            return nil
        }
        // A case without a question would be gone.
        if let lost = bank.findings.first(where: { $0.code == .quizMaterial }) {
            findings.append(.formatRefused("【材料】没有配好题目，整理以后材料会丢失，请先改好再整理", at: lost.place ?? Place(file: bank.file)))
            return nil
        }
        // What was written twice and not taken would be gone.
        if let lost = bank.findings.first(where: { $0.code == .quizFieldRepeated }) {
            findings.append(.formatRefused("有一项写了两次，整理以后没有读入的那个会丢失，请先改好再整理", at: lost.place ?? Place(file: bank.file)))
            return nil
        }
        let text = BankWriter.text(bank)
        if let refused = refusal(bank, writtenAs: text) {
            findings.append(refused)
            return nil
        }
        for section in bank.form.sections {
            guard let rest = section.words.flatMap(HeadingRest.words) else { continue }
            findings.append(.headingWords(rest, at: section.place))
        }
        return text
    }

    /// What ``text(_:findings:)`` would refuse about a bank whose questions are all understood, as a warning.
    ///
    /// A question that does not survive being written is often two questions that were read as one. A bank that is in its
    /// canonical form already has been read from just what would be written.
    package static func remark(on bank: Bank, readFrom source: SourceText) -> Finding? {
        guard bank.doubtful == 0, !bank.spans.contains(where: { $0.kind == .unrecognized }), bank.read > 0 else {
            return nil
        }
        let text = BankWriter.text(bank)
        guard !text.utf8.elementsEqual(source.bytes), let refused = refusal(bank, writtenAs: text) else { return nil }
        // A question that is there twice cannot be written twice, and has been named.
        let isRepeated = bank.findings.contains { $0.code == .quizRepeated && $0.place == refused.place }
        guard !isRepeated else { return nil }
        return Finding(
            .quizFormatRefused, severity: .warning, at: refused.place, refused.summary,
            explanation: ["请看看这里是不是两道题并成了一道，或者少了换行；humen quiz format 也不会整理这个题库"])
    }

    private static func refusal(_ bank: Bank, writtenAs text: String) -> Finding? {
        let again = BankParser.parse(text: SourceText(path: bank.file, text), lints: false)
        let pairs = zip(bank.questions, again.questions)
        if let different = pairs.first(where: { $0.content != $1.content })?.0 {
            return .formatRefused("这道题整理以后会变样，请把它写得简单些", at: different.place)
        }
        return bank.read == again.read ? nil : .formatRefused("整理以后题数会变", at: Place(file: bank.file))
    }
}

extension Question {
    /// The question without where it stood.
    var content: Question {
        var copy = self
        copy.line = 0
        copy.place = Place(file: "")
        copy.hasOwnID = true
        return copy
    }
}

extension Finding {
    static func formatRefused(_ why: String, at place: Place) -> Finding {
        Finding(.quizFormatRefused, at: place, why, explanation: ["文件没有改动"])
    }
}

extension FindingCode {
    package static let quizFormatRefused = FindingCode(
        "quiz.format-refused",
        .error,
        "题库不能整理成规范格式",
        manual: """
            `humen quiz format` 只换写法，不换内容：写出以后重新读一遍，每道题都要和原来一模一样，否则什么也不写。

            - 题库里有存疑的题、没有读懂的行：请先照 `humen quiz check` 的提示改好。
            - 某道题换了写法就会变样（例如解析里另起一行以“A.”或题号开头）：请改写那一处。
            """
    )
}
