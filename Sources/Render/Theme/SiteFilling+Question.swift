import Quiz

extension SiteFilling {
    /// A question of a bank with its answer folded up.
    func question(_ question: Question, _ html: inout HTML) {
        html.append(trusted: "<section class=\"directive quiz\"><p class=\"directive-title\">")
        html.append(escaping: strings["directive-quiz"] + "（\(question.type.title)）")
        html.append(trusted: "</p>\n")
        if let material = question.material {
            html.append(trusted: "<p class=\"quiz-material\">")
            html.append(HTML(questionText: material.text))
            html.append(trusted: "</p>\n")
        }
        html.append(trusted: "<p class=\"quiz-stem\">")
        html.append(HTML(questionText: question.stem))
        html.append(trusted: "</p>\n")
        if !question.lefts.isEmpty { list("1", question.lefts, &html) }
        if !question.options.isEmpty { list("A", question.options.map(\.text), &html) }
        if paper == nil {
            html.append(trusted: "<details class=\"quiz-answer\"><summary>")
            html.append(escaping: strings["showAnswer"])
            html.append(trusted: "</summary>\n")
        } else {
            html.append(trusted: "<div class=\"quiz-answer\">\n")
        }
        line("answer", Self.answer(of: question), &html)
        line("explanation", question.explanation ?? "", &html)
        line("questionBasis", question.basis ?? "", &html)
        if paper == nil { html.append(trusted: "</details>\n") } else { html.append(trusted: "</div>\n") }
    }

    private func list(_ type: StaticString, _ texts: [String], _ html: inout HTML) {
        html.append(trusted: "<ol class=\"quiz-options\" type=\"")
        html.append(trusted: type)
        html.append(trusted: "\">\n")
        for text in texts {
            html.append(trusted: "<li>")
            html.append(HTML(questionText: text))
            html.append(trusted: "</li>\n")
        }
        html.append(trusted: "</ol>\n")
    }

    private func line(_ word: String, _ text: String, _ html: inout HTML) {
        guard !text.isEmpty else { return }
        html.append(trusted: "<p><b>")
        html.append(escaping: strings[word])
        html.append(trusted: "</b>")
        html.append(HTML(questionText: text))
        html.append(trusted: "</p>\n")
    }

    /// The answer in words: `B`, `A、C`, `正确`, `1—B，2—A`, the accepted texts of each blank.
    ///
    /// Letters are those that the list of options shows, which is in the order of the bank.
    static func answer(of question: Question) -> String {
        let letter: (String) -> String = { id in
            question.options.firstIndex { $0.id == id }.flatMap { Unicode.Scalar(UInt8(0x41 + min($0, 25))) }
                .map { String($0) } ?? "?"
        }
        switch question.answer {
        case .choice(let ids): return ids.map(letter).joined(separator: "、")
        case .judge(let isRight): return isRight ? "正确" : "错误"
        case .blanks(let blanks, _): return blanks.map { $0.joined(separator: " / ") }.joined(separator: "；")
        case .match(let ids): return ids.enumerated().map { "\($0 + 1)—\(letter($1))" }.joined(separator: "，")
        case .order(let ids): return ids.map(letter).joined(separator: " → ")
        case .text(let text): return text
        case nil: return ""
        }
    }
}
