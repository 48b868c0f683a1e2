import Concurrent
import DataFiles
package import Diagnostics

/// Reads a question bank, `*.quiz.md`.
///
/// ## File format
///     ---
///     题库: 禁毒知识（初中）
///     编号前缀: jd-cz
///     默认: {学段: 初中, 分值: 2, 漏选: 一半}
///     ---
///     ## 一、单项选择题（每小题2分）
///     1. 国际禁毒日是每年的（  ） {#jd-cz-001}
///        A. 6月1日
///        B. 6月26日
///        C. 以上都不是 {固定}
///        答案：B
///        解析：1987年联合国大会把每年6月26日定为国际禁毒日。
///        反馈A：6月1日是儿童节。
///        知识点：禁毒常识　难度：易　依据：…　复核：2026-11
///     ## 二、判断题
///     2. 吸毒成瘾后可以轻易戒断。（×）
///     ## 三、填空题
///     3. 国际禁毒日是每年的____月____日。
///        答案：6；26
///     ## 四、连线题
///     4. 把电话和用途连起来：110 -> 报警；12355 -> 青少年服务台；_ -> 天气预报
///     ## 五、排序题
///     5. 遇到邀请时的做法，按先后排列：拒绝 > 离开 > 报告
///     【材料】小明在公园……
///     6. 小明应当（  ） …
///     【材料完】
///
/// ## Parsing behavior
/// - Every line belongs to something or is reported as `quiz.line-unrecognized`; its question is then doubtful. Blank
///   lines, rules (`---`, `===`) and lines that are one HTML comment are nothing.
/// - A question begins at a number with `.` `．` `、` `)` `）`, at `（1）` or at `第1题`. Indented by two or more it has to
///   be the next number or to stand behind a blank line and a whole question, else it continues what stands above. Numbers that jump or repeat are reported.
/// - In front of the number or behind it may stand （√）, （B）, an empty place or 【判断题】 (``LeadMark``). `1 甲（ ）` is the next
///   question where it holds the place for an answer.
/// - Option letters may be full-width and bear `.` `．` `、` `:` `)`; `B..` is read as `B.` and noted. Options may
///   share a line when white space stands between them.
/// - The line breaks of Word inside a paragraph (U+000B) end a line; signs without width are passed over (``MarkdownMarks``).
/// - A line that is a sentence with the answer is one: 故选C, 答案为C。 (``AnswerSentence``). Behind an answer it belongs to the explanation.
/// - `[A] 冰毒 [B] 海洛因` are options where A is awaited and no answer has come.
/// - 选择题：AB behind questions that have their answers is held against them (``BareAnswers``).
/// - A figure may follow the number directly (`2.2008年…`) where it is the one that is awaited (`BankParser+Figures`).
/// - Judge answers: `（√）` `（×）` at the end of the stem, `答案：正确`, or a letter where the options are 正确 and 错误.
///   Choice answers may stand in the brackets of the stem: `（B）`, `（ABD）`, and in the other shapes of ``StemAnswer``.
/// - Blanks are runs of `_`; `；` separates answers, `｜` alternatives, 乱序 in front lets the blanks change places. Numbers in front
///   of the answers (``BlankNumbers``) are taken off where they count the blanks.
/// - Letters that do not stand in the order of the alphabet are no answer where nothing says of what type the question is: an order may be meant.
/// - `单选题：`, `【多选题】`, `第二部分 判断题` on a line of their own are headings too (``TypeLine``).
/// - The type comes from `题型：`, from 【多选】 in front of the stem, from the heading, and else from the answer.
/// - An answer in brackets behind a stem or an option (`（答案：B）`) is an answer, and the brackets are its own
///   (``BracketedAnswer``). Words behind it, a bracket without its end, ①②③ in the place of letters and √ with words
///   make a question doubtful.
/// - 阅读下面的材料，回答1～2题 and 材料： or 案例： behind a blank line and in front of a question is a case whose end nobody knows: the questions up
///   to the next heading are doubtful.
/// - Under 填空题 and behind `题型：填空`, empty brackets are blanks where the stem has no others, or where only both together
///   are as many as the answers. Answers of several blanks may stand between 、, commas or white space where there are as many.
/// - 甲、乙、丙 and Ⓐ Ⓑ Ⓒ (``OptionAlphabet``), and ①②③ in order behind the stem are options where the answer names some of them and there are no letters.
/// - A sign beside the right option (``OptionSign``) and an answer between underlines (`是____B____。`) are answers. 答案B needs no colon.
/// - Behind 参考答案 a line of letters or judgements alone answers as many questions (``BareAnswers``).
/// - There `四、15. …` answers question 15 of the fourth 大题; where that has no such question left, the line is reported.
/// - An option A at the end of the stem's line is one where B begins the next line.
/// - Fields: ``BankField``, several in a line when white space stands between them. Unknown fields are kept and reported.
/// - What was pasted into one line is cut first (``GluedLine``); answers may stand together behind the questions
///   (``KeyList``).
/// - Where the first question is indented by four or more, a line four columns further left that follows without a blank
///   line was copied along (a list in an explanation, the words of a web page): it continues what stands above, unless it
///   is a field or the next number.
/// - `第二章` and `【章节测验】` behind a blank line group questions and say nothing about them.
/// - A line behind a whole answer is reported and leaves its question as it is; with options under it, it was the stem of a
///   question whose number is lost, which is then doubtful.
/// - A table with a row of headings (题目, 选项A, 答案 …) is read row by row (``BankTable``).
/// - Without front matter, the first line that is nothing else is the title.
package struct BankParser {
    let source: SourceText
    var header = BankHeader()
    var title: String?
    var findings: [Finding] = []
    var heading: SectionHeading?
    var draft: QuestionDraft?
    /// The questions that are read to their end, not yet understood.
    var drafts: [QuestionDraft] = []
    var questions: [Question] = []
    /// What stands around the questions.
    var form = BankForm()
    /// The indent of the first question.
    var margin: Int?
    /// The line that was taken as the title because it was nothing else.
    var titleLine: BankLine?
    /// Lines behind the whole answer of the draft that are nothing known.
    var strays: [BankLine] = []
    var answers = Answers()
    var spans = BankSpans()
    /// Whether this is the lower half of a bank, whose lines above somebody else reads.
    var isLowerHalf = false
    /// Marks in front of the number that comes next.
    private var pending: [BankLine] = []
    /// What the line that is being read turned out to be.
    var kind = BankSpan.Kind.nothing
    var material: OpenMaterial?
    var materials = 0
    /// Whether a case without 【材料】 stands above, of which nobody knows how far it goes.
    var looseMaterial = false
    /// The number of the last question, or nil at the start and behind a heading.
    var lastNumber: Int? { didSet { if let lastNumber { numberAbove = lastNumber } } }
    /// The number of the last question, whatever stands between.
    var numberAbove = 0
    var afterBlank = false

    /// A case whose end has not come yet.
    struct OpenMaterial {
        let range: Range<Int>
        var text: String
        var questions = 0
    }

    /// Reads a whole bank; what is wrong with it is in its findings.
    package static func parse(_ source: SourceText) -> Bank {
        if let table = BankTable(source) { return table.bank() }
        return parse(text: source)
    }

    /// The same for a text that is known to be no table.
    static func parse(text source: SourceText, lints: Bool = true) -> Bank {
        let source = source.withPlainBreaks
        return parse(text: source, cut: BankCut.middle(of: source), lints: lints)
    }

    /// The same, cut at a line; what comes out does not depend on where.
    ///
    /// `lints` off leaves out what a colleague would remark.
    static func parse(text source: SourceText, cut: BankCut?, lints: Bool = true) -> Bank {
        var parser = BankParser(source: source)
        parser.run(cut: cut)
        if lints { parser.findings += BankLint.findings(source, parser.questions) }
        return Bank(
            file: source.path,
            title: parser.header.title ?? parser.title ?? source.path,
            questions: parser.questions,
            findings: parser.findings.sortedByPlace(),
            spans: parser.spans.spans,
            form: parser.form
        )
    }

    private mutating func run(cut: BankCut?) {
        var line = BankLine(source: source, from: 0, number: 1)
        if line.trimmed == "---" {
            line = readHeader(line)
            spans.add(.header, upTo: line.range.lowerBound)
        }
        readLines(from: line, cut: cut)
        finishQuestion()
        form.header = header
        form.isTitled = header.title != nil || title != nil
        if material != nil { doubtOpenMaterial() }
        doubtSharedAnswers()
        build()
        if let open = material { findings.append(.materialOpen(at: source.place(open.range))) }
        if questions.isEmpty { findings.append(.bankEmpty(at: Place(file: source.path))) }
        reportRepeats()
        reportSums()
    }

    /// Reads lines up to an offset.
    mutating func read(from first: BankLine, upTo end: Int = .max) {
        var line = first
        while line.exists, line.range.lowerBound < end, !(isLowerHalf && answers.reachBack) {
            let isWhole = answers.isOpen || isNextOption(line)
            let parts = isWhole ? [([], line)] : LeadMark.parts(line, after: lastNumber, above: numberAbove)
            for (leads, rest) in parts {
                pending = leads
                if let last = leads.last {
                    spans.add(.question(ItemMarker(rest.trimmed)?.number ?? 0), upTo: last.range.upperBound)
                }
                for part in beginsAnswer(rest) ? [rest] : GluedLine.parts(rest, after: numberBefore(rest)) {
                    for piece in pieces(part) {
                        kind = .nothing
                        read(piece)
                        spans.add(kind, upTo: piece.next)
                    }
                }
                for lead in pending { unrecognized(lead) }
            }
            line = BankLine(source: source, from: line.next, number: line.number + 1)
        }
    }

    /// Understands every draft by itself.
    private mutating func build() {
        let header = header
        let parts = drafts.halves(few: 200) { drafts in
            var questions: [Question] = []
            var findings: [Finding] = []
            var inner: [InnerAnswer] = []
            for draft in drafts {
                var builder = QuestionBuilder(draft: draft, header: header)
                let question = builder.build()
                questions.append(question)
                findings += builder.findings
                if let text = builder.innerAnswer {
                    inner.append(InnerAnswer(number: question.number, text: text, place: question.place))
                }
            }
            return (questions: questions, findings: findings, inner: inner)
        }
        for part in parts {
            questions += part.questions
            findings += part.findings
        }
        if let finding = parts.flatMap(\.inner).finding { findings.append(finding) }
    }

    /// A stem or an option and the answer in brackets behind it; what follows that may be glued again.
    private func pieces(_ line: BankLine) -> [BankLine] {
        guard BracketedAnswer.mayStand(in: line) else { return [line] }
        let begins = itemMarker(line) != nil || OptionMarker(line.trimmed) != nil
        guard begins || (draft != nil && draft?.tail != .field), BankField.match(line.trimmed) == nil else {
            return [line]
        }
        return BracketedAnswer.parts(line).flatMap { part -> [BankLine] in
            guard part.followsAnswer else { return [part] }
            var glued = GluedLine.parts(part, after: lastNumber)
            glued[0].followsAnswer = true
            return glued
        }
    }

    /// The number of the question above a line; an indented line belongs to it and begins no other.
    private func numberBefore(_ line: BankLine) -> Int? {
        guard draft != nil, let last = lastNumber, line.indent < 2 else { return nil }
        return last
    }

    /// The front matter; returns the line behind it.
    private mutating func readHeader(_ first: BankLine) -> BankLine {
        var line = BankLine(source: source, from: first.next, number: 2)
        while line.exists, line.trimmed != "---" {
            line = BankLine(source: source, from: line.next, number: line.number + 1)
        }
        guard line.exists else {
            findings.append(Finding(.yamlBroken, at: source.place(first.range), "文件开头的“---”没有与之成对的第二个“---”"))
            return BankLine(source: source, from: first.next, number: 2)
        }
        header = BankHeader(source, range: first.next..<line.range.lowerBound, findings: &findings)
        form.headerText = source.text(first.next..<line.range.lowerBound)
        return BankLine(source: source, from: line.next, number: line.number + 1)
    }

    private mutating func read(_ line: BankLine) {
        let text = line.trimmed
        if text.isEmpty || text.allSatisfy({ $0.isOne(of: "-=*~—") }) {
            afterBlank = true
            return
        }
        if text.begins(with: "<!--"), text.hasSuffix("-->") {
            note(text, isTitle: false)
            return
        }
        if readMaterial(line) {
            kind = .material
        } else if readKeyList(line) || readNumberedAnswers(line) {
            kind = .keys
        } else {
            readPart(line)
        }
        afterBlank = false
    }

    private mutating func readPart(_ line: BankLine) {
        let text = line.trimmed
        if isCopiedAlong(line) {
            kind = .question(draft?.number ?? 0)
            draft?.lines.append(line)
            if !readField(line) {
                draft?.copied.append(String(text))
                readContinuation(line)
            }
        } else if let heading = SectionHeading(text), !heading.isUnknown || !GroupTitle.isOne(text) {
            kind = .heading
            readHeading(heading, line)
        } else if readWorth(line) {
            kind = .heading
        } else if isLooseMaterial(line) {
            readLooseMaterial(line)
        } else if afterBlank || text.first == "#", GroupTitle.isOne(text) {
            kind = .heading
            readGroupTitle(line)
        } else if let marker = itemMarker(line), begins(marker, line) {
            kind = .question(marker.number)
            let isUnclear = tightMarker(line)?.isUnclear == true
            if isUnclear { doubtFigure(marker, line) }
            startQuestion(marker, line)
            if isUnclear { draft?.isDoubtful = true }
        } else if draft != nil {
            kind = .question(draft?.number ?? 0)
            if let tight = tightMarker(line), tight.isUnclear { doubtFigure(tight.marker, line) }
            draft?.lines.append(line)
            if !readOption(line), !readField(line) { readContinuation(line) }
        } else if material != nil, material?.questions == 0 {
            kind = .material
            material?.text += "\n" + text
        } else if looseMaterial {
            kind = .unrecognized
        } else if drafts.isEmpty {
            readPreface(line)
        } else {
            unrecognized(line)
        }
    }

    /// The number at the start of a line; `2.2008年…` behind a whole question 1 is question 2 and no figure.
    private func itemMarker(_ line: BankLine) -> ItemMarker? {
        if let marker = ItemMarker(line.trimmed, isKnown: line.beginsQuestion) { return marker }
        if let marker = ItemMarker(loose: line.trimmed), marker.number == (lastNumber ?? 0) + 1, line.indent < 2,
            draft?.isWhole ?? drafts.isEmpty, MergedText.isQuestion(marker.rest)
        {
            return marker
        }
        return tightMarker(line).flatMap { $0.isUnclear && draft?.isWhole == false ? nil : $0.marker }
    }

    private func begins(_ marker: ItemMarker, _ line: BankLine) -> Bool {
        if continuesAnswer(marker, line) { return false }
        if line.indent < 2 || marker.number == (lastNumber ?? 0) + 1 { return true }
        // Behind a blank line and a question that is whole, the next one begins whatever its number.
        guard let draft else { return true }
        return afterBlank && draft.tail != .stem
    }

    private mutating func startQuestion(_ marker: ItemMarker, _ line: BankLine) {
        finishQuestion()
        if let last = lastNumber { reportJump(to: marker.number, after: last, line) }
        lastNumber = marker.number
        margin = margin ?? line.lineIndent
        strays = []
        titleLine = nil
        material?.questions += 1
        var new = QuestionDraft(
            number: marker.number,
            file: source.path,
            lines: [line],
            range: line.trimmedRange,
            heading: heading,
            material: material.map { Question.Material(number: materials, text: $0.text.trimmingSpaces()) },
            stem: "",
            isDoubtful: looseMaterial
        )
        new.lines = pending + [line]
        new.leads = pending.map { QuestionDraft.Lead($0.trimmed) }
        pending = []
        if let lead = LeadMark.leading(marker.rest) {
            new.leads.append(QuestionDraft.Lead(lead.mark))
            new.appendStem(lead.rest, line)
        } else {
            new.appendStem(marker.rest, line)
        }
        draft = new
    }

    mutating func reportJump(to number: Int, after last: Int, _ line: BankLine) {
        guard number != last + 1 else { return }
        findings.append(.numberJumps(number, after: last, at: line.place(line.trimmedRange, in: source.path)))
    }

    mutating func finishQuestion() {
        guard let finished = draft else { return }
        draft = nil
        if let index = answers.reopened {
            answers.reopened = nil
            drafts[index] = finished
        } else {
            answers.open[finished.number, default: []].append(drafts.count)
            drafts.append(finished)
        }
    }

    /// Reports a line; `isStray` when its question is whole without it.
    mutating func unrecognized(_ line: BankLine, isStray: Bool = false) {
        kind = .unrecognized
        if answers.isOpen { answers.isUncertain = true }
        if isStray { strays.append(line) } else { draft?.isDoubtful = true }
        findings.append(
            .lineUnrecognized(at: line.place(line.trimmedRange, in: source.path), inQuestion: draft?.number))
    }
}
