import ChineseText
package import Diagnostics

/// Markdown and HTML in a bank, which papers and packs do not show as such.
enum MarkdownLint {
    static func findings(_ source: SourceText, _ questions: [Question]) -> [Finding] {
        var findings: [Finding] = []
        findings += emphasis(source)
        let places = QuestionPlaces(source: source, questions: questions)
        for (index, question) in questions.enumerated() {
            let texts =
                [question.stem, question.material?.text, question.explanation].compactMap { $0 }
                + question.options.map(\.text)
            guard let sign = texts.lazy.compactMap(Self.sign).first else { continue }
            findings.append(
                Finding(
                    .quizMarkdown, severity: sign.isPicture ? .error : nil, at: places.place(of: sign.words, in: index),
                    "第 \(question.number) 题里的“\(sign.words)”会原样印在卷子上", explanation: [sign.help]))
        }
        return findings
    }

    private struct Sign {
        let words: String
        let help: String
        var isPicture = false
    }

    private static func sign(_ text: String) -> Sign? {
        // ! < [ ` ~ and what ends them: nearly no text has any.
        guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x5D || $0 == 0x60 || $0 == 0x7E }) else { return nil }
        if let found = text.firstMatch(of: /!\[[^\]\n]*\]\([^)\n]*\)?/) {
            return Sign(words: String(found.0), help: "题目的图片另起一行写“图片：路径”，再写“图片说明：”", isPicture: true)
        }
        if let found = text.firstMatch(of: /\[[^\]\n]+\]\([^)\s]*\)?/), found.0.contains(where: { "./#:".contains($0) })
        {
            return Sign(words: String(found.0), help: "卷子上没有链接：请只留下文字，出处写在“依据：”里")
        }
        if let found = text.firstMatch(of: /<\/?[A-Za-z]+(\s[^>\n]*)?\/?>/), isTag(found.0) {
            return Sign(words: String(found.0), help: "题库里不用 HTML：请删去尖括号里的标记，换行直接另起一行")
        }
        if let found = text.firstMatch(of: /`[^`\n]+`|~~[^~\n]+~~/) {
            return Sign(words: String(found.0), help: "请删去这些符号；划掉的字如果不要，请一起删去")
        }
        return nil
    }

    private static let tags: Set<String> = [
        "b", "i", "u", "p", "a", "s", "em", "br", "hr", "div", "img", "sub", "sup", "del", "strong", "span", "font",
        "table",
        "tr", "td", "li", "ul", "ol",
    ]

    private static func isTag(_ text: Substring) -> Bool {
        tags.contains(text.drop { "</".contains($0) }.prefix { $0.isLetter }.lowercased())
    }

    /// One remark for all `**` of a bank, and one for those that were meant as they stand.
    private static func emphasis(_ source: SourceText) -> [Finding] {
        guard source.bytes[...].range(of: Array("**".utf8)) != nil else { return [] }
        var masks: (count: Int, first: Place, shown: String)?
        var count = 0
        var first: Place?
        var line = BankLine(source: source, from: 0, number: 1)
        while line.exists {
            // A heading or a remark in bold tells nothing about answers.
            let isPart = ItemMarker(line.trimmed) != nil || OptionMarker(line.trimmed) != nil
            let marks = isPart || !line.marks.isAroundAll(of: line) ? line.marks.emphasized : 0
            if marks > 0, first == nil { first = line.place(line.trimmedRange, in: source.path) }
            count += marks
            if marks > 0, let shown = MarkdownMarks.mask(in: source.text(line.range)) {
                let place = masks?.first ?? line.place(line.trimmedRange, in: source.path)
                masks = (1 + (masks?.count ?? 0), place, masks?.shown ?? shown)
            }
            line = BankLine(source: source, from: line.next, number: line.number + 1)
        }
        guard let first else { return [] }
        let lost = masks.map { masks in
            Finding(
                .quizMarkdown, at: masks.first,
                "“**”被当作加粗去掉了，卷子上印的是“\(masks.shown)”" + (masks.count > 1 ? "（共 \(masks.count) 行）" : ""),
                explanation: ["遮住的姓名、号码请用全角的 ＊＊ 或“某”，乘号请用 ×；要加粗的不用管，卷子上不显示加粗"])
        }
        let remark = Finding(
            .quizMarkdown, severity: .note, at: first, "“**”加粗在卷子上不显示，已经去掉（共 \(count) 处）",
            explanation: ["加粗的选项不当作答案；正确答案请写“答案：”，或在选项后面画 √"])
        return [lost, remark].compactMap { $0 }
    }
}

extension FindingCode {
    package static let quizMarkdown = FindingCode(
        "quiz.markdown",
        .warning,
        "题目里有 Markdown 或 HTML 标记",
        manual: """
            题库里的字原样印在卷子和练习包里，不当 Markdown 显示。成对的 `**` 会去掉，加粗不表示答案；`张**、李**`、`2**3**4` 这样遮住的字、乘号也会被当作加粗去掉，请改用全角的 `＊＊`、“某”或 `×`；反引号、`~~`、链接和 `<b>` 之类的标记会原样印出来，请删去。
            `![说明](图片)` 不会变成图片，学生看不到图，所以是错误：请另起一行写“图片：路径”。
            """
    )
}
