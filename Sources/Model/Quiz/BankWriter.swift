import ChineseText
import DataFiles

/// Writes a bank in its one canonical form, the form of ``BankParser``.
///
/// Front matter and comments stay as they were; every question gets its id; a value that the front matter or the heading
/// gives already is not repeated. A heading says what its questions are worth where they are worth the same. Questions of one type that follow each other stand under one heading.
struct BankWriter {
    let bank: Bank
    private var lines: [String] = []
    private var sections = 0

    /// The text of a bank.
    static func text(_ bank: Bank) -> String {
        var writer = BankWriter(bank: bank)
        writer.writeHeader()
        for run in writer.runs() { writer.write(run) }
        return writer.lines.joined(separator: "\n") + "\n"
    }

    /// Whether any heading says what its questions are worth together.
    private let statesSums: Bool

    private init(bank: Bank) {
        self.bank = bank
        statesSums = bank.form.sections.contains { $0.total != nil }
    }

    // MARK: Around the questions

    private mutating func writeHeader() {
        let title = "题库: \"\(bank.title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        if let text = bank.form.headerText {
            lines.append("---")
            if bank.form.header.title == nil, bank.form.isTitled { lines.append(title) }
            lines += text.split(whereSeparator: \.isNewline).map(String.init)
            lines.append("---")
        } else if bank.form.isTitled {
            lines += ["---", title, "---"]
        }
    }

    /// Questions that stand under one heading.
    private struct Run {
        let questions: Range<Int>
        /// Nil for cases, whose questions may be of any type.
        let type: QuestionType?
    }

    private func runs() -> [Run] {
        var runs: [Run] = []
        for (index, question) in bank.questions.enumerated() {
            let type = question.material == nil ? question.type : nil
            let isTitled = bank.form.notes[index]?.contains { $0.isTitle } == true
            if let last = runs.last, last.type == type, !isTitled {
                runs[runs.count - 1] = Run(questions: last.questions.lowerBound..<index + 1, type: type)
            } else {
                runs.append(Run(questions: index..<index + 1, type: type))
            }
        }
        return runs
    }

    private mutating func write(_ run: Run) {
        let questions = bank.questions[run.questions]
        let points = questions.first?.points
        let isEven = points != nil && questions.allSatisfy { $0.points == points }
        var notes = bank.form.notes[run.questions.lowerBound] ?? []
        for note in notes where note.isTitle { lines += ["", note.text] }
        notes.removeAll { $0.isTitle }
        sections += 1
        let sums = [
            isEven ? points.map { "每小题\(PaperContent.text($0))分" } : nil,
            total(run.questions).map { "共\(PaperContent.text($0))分" },
        ].compactMap { $0 }
        let worth = sums.isEmpty ? "" : "（\(sums.joined(separator: "，"))）"
        lines += ["", "## \(ChineseNumeral.text(sections))、\(run.type?.title ?? "案例分析题")\(worth)"]
        var material: Int?
        for index in run.questions {
            let question = bank.questions[index]
            if material != nil, question.material?.number != material { lines += ["", "【材料完】"] }
            lines.append("")
            for note in index == run.questions.lowerBound ? notes : bank.form.notes[index] ?? [] {
                lines.append(note.text)
            }
            if let new = question.material, new.number != material { lines += ["【材料】" + new.text, ""] }
            material = question.material?.number
            write(question, points: isEven ? points : bank.form.header.points, namesType: run.type == nil)
        }
        if material != nil { lines += ["", "【材料完】"] }
    }

    /// What the headings of the bank say that questions are worth together; their own sum where headings were divided.
    private func total(_ run: Range<Int>) -> Double? {
        guard statesSums else { return nil }
        let sections = bank.form.sections
        var (low, high) = (0, sections.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sections[middle].start <= run.lowerBound { low = middle } else { high = middle }
        }
        var total = 0.0
        var isWritten = false
        var next = run.lowerBound
        for index in low..<sections.count where sections[index].start < run.upperBound {
            let section = sections[index]
            let end = index + 1 < sections.count ? sections[index + 1].start : bank.questions.count
            let own = section.start..<end
            let part = own.clamped(to: run)
            guard !part.isEmpty else { continue }
            isWritten = isWritten || section.total != nil
            let sum = section.total.flatMap { part == own ? $0 : nil } ?? sum(part)
            guard part.lowerBound == next, let sum else { return nil }
            (total, next) = (total + sum, part.upperBound)
        }
        return isWritten && next == run.upperBound ? total : nil
    }

    private func sum(_ questions: Range<Int>) -> Double? {
        let points = bank.questions[questions].compactMap(\.points)
        return points.count == questions.count ? points.reduce(0, +) : nil
    }

    // MARK: One question

    private mutating func write(_ question: Question, points: Double?, namesType: Bool) {
        var stem = question.stem.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var answer = Self.answer(question)
        if question.type == .judge, stem.count == 1, question.options.isEmpty, case .judge(let truth) = question.answer
        {
            stem[0] += truth ? "（√）" : "（×）"
            answer = nil
        }
        lines.append("\(question.number). \(stem[0]) {#\(question.id)}")
        lines += stem.dropFirst().map { "   " + $0 }
        if question.type == .match {
            lines += Self.pairs(question).map { "   " + $0 }
        } else {
            for option in question.options {
                let isPinned = option.isPinned && !OptionOrder.refersToOthers(option.text)
                lines.append("   \(option.label). \(option.text)\(isPinned ? " {固定}" : "")")
            }
        }
        if let answer { field("答案", answer) }
        if let text = question.explanation { field("解析", text) }
        for option in question.options where question.type != .match {
            if let text = option.feedback { field("反馈" + option.label, text) }
        }
        writeFacts(question, points: points, namesType: namesType)
    }

    private mutating func writeFacts(_ question: Question, points: Double?, namesType: Bool) {
        let header = bank.form.header
        var facts: [(String, String?)] = []
        facts.append(("题型", namesType ? question.type.title : nil))
        facts.append(("知识点", question.knowledge == header.knowledge ? nil : question.knowledge))
        let inherits = question.facility == nil && question.difficulty == header.difficulty
        let difficulty = question.facility.map { String($0) } ?? question.difficulty?.title
        facts.append(("难度", inherits ? nil : difficulty))
        facts.append(("学段", question.stages == header.stages ? nil : question.stages.joined(separator: "、")))
        facts.append(("分值", question.points == points ? nil : question.points.map(PaperContent.text)))
        facts.append(("漏选", question.partial == header.partial ? nil : question.partial.title))
        facts.append(("依据", question.basis))
        facts.append(("复核", question.reviewed == header.reviewed ? nil : question.reviewed))
        facts.append(("标签", question.tags.isEmpty ? nil : question.tags.joined(separator: "、")))
        facts.append(("图片", question.picture.map { $0.alt.isEmpty ? $0.path : "\($0.path)（\($0.alt)）" }))
        let written = facts.compactMap { name, value in value.map { "\(name)：\($0)" } }
        if !written.isEmpty { lines.append("   " + written.joined(separator: "　")) }
        for name in question.other.keys.sorted() { field(name, question.other[name] ?? "") }
    }

    private mutating func field(_ name: String, _ value: String) {
        let parts = value.split(separator: "\n", omittingEmptySubsequences: false)
        lines.append("   \(name)：\(parts.first ?? "")")
        lines += parts.dropFirst().map { "   " + $0 }
    }

    private static func answer(_ question: Question) -> String? {
        switch question.answer {
        case .choice(let ids), .order(let ids):
            ids.compactMap { id in question.options.first { $0.id == id }?.label }.joined()
        case .judge(let truth): truth ? "正确" : "错误"
        case .blanks(let blanks, let anyOrder):
            (anyOrder ? "乱序：" : "") + BlankNumbers.kept(blanks.map(BlankAlternatives.written)).joined(separator: "；")
        case .text(let text): text
        case .match, nil: nil
        }
    }

    /// Pairs in the order of the left sides; a distractor in front of the first right side that comes after it.
    private static func pairs(_ question: Question) -> [String] {
        guard case .match(let ids) = question.answer else { return [] }
        var lines: [String] = []
        var next = 0
        func place(_ id: String) -> Int { question.options.firstIndex { $0.id == id } ?? 0 }
        func distractors(upTo end: Int) {
            while next < end {
                if !ids.contains(question.options[next].id) { lines.append("_ -> " + question.options[next].text) }
                next += 1
            }
        }
        for (left, id) in zip(question.lefts, ids) {
            distractors(upTo: place(id))
            lines.append(left + " -> " + question.options[place(id)].text)
        }
        distractors(upTo: question.options.count)
        return lines
    }
}
