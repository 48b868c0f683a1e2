import ChineseText
import DataFiles
import Diagnostics

/// Answers behind the questions: what a line of ``KeyList`` says, tables of two rows, and answers with a number in front.
extension BankParser {
    /// What is known of answers that stand together.
    struct Answers {
        /// Whether 参考答案 was read.
        var isOpen = false
        /// The 大题 whose answers follow, where a heading behind 参考答案 says so.
        var section: KeySection?
        /// Whether a line among them could not be read, which may have named the 大题.
        var isUncertain = false
        /// The questions that no list has answered yet, by number, as places among the drafts.
        var open: [Int: [Int]] = [:]
        /// Those that one has answered, in that order; a second list may say the same, or something else.
        var closed: [Int: [Int]] = [:]
        /// How many more answers came for a number than it has questions.
        var repeats: [Int: Int] = [:]
        /// The upper row of a table, whose answers come in the next line.
        var numbers: (values: [Int], line: BankLine)?
        /// Whether any were read whose questions may stand anywhere above.
        var reachBack = false
        /// Questions that got their answers from ranges, and whether 1-1 or 2-1 among the answers says that 1-2 is none either.
        var ranged: [Int] = []
        var isNumbering = false
        /// Where the question stands to which an answer with more behind it is being read.
        var reopened: Int?
    }

    /// A list of answers, a row of a table of them, or the title in front; true when the line was one.
    mutating func readKeyList(_ line: BankLine) -> Bool {
        guard !drafts.isEmpty || draft != nil else { return false }
        if KeyList.isTitle(line.trimmed), !opensOwnAnswer(line) {
            finishQuestion()
            answers.isOpen = true
            answers.reachBack = true
            answers.section = nil
            answers.isUncertain = false
            return true
        }
        if answers.isOpen, let section = KeyList.section(line.trimmed) {
            finishQuestion()
            answers.section = keySection(KeySection(ordinal: section, type: nil))
            answers.isUncertain = false
            return true
        }
        if readAnswerRow(line) || readBareAnswers(line) || readSectionedAnswers(line) { return true }
        if let parts = namedParts(line) {
            var isRead = true
            for part in parts { isRead = readKeyList(part) && isRead }
            return isRead
        }
        // One answer alone may have its explanation in the next line.
        guard let list = KeyList(line, behindTitle: answers.isOpen), list.entries.count != 1 || !beginsAnswer(line)
        else {
            return false
        }
        finishQuestion()
        let place = line.place(line.trimmedRange, in: source.path)
        if let mismatch = list.mismatch { findings.append(.keyList(mismatch, at: place)) }
        let section = keySection(list.section) ?? answers.section
        if list.section != nil { answers.isUncertain = false }
        if list.isNumbering { answers.isNumbering = true }
        if list.hasRange {
            answers.ranged += list.entries.compactMap {
                unanswered($0.number, section: section)
            }
        }
        give(list.entries, line, section: section)
        return true
    }

    /// `选择题：1-3 ABC　判断题：4-6 √×√`, cut in front of each name where every part is a list by itself.
    private func namedParts(_ line: BankLine) -> [BankLine]? {
        guard line.trimmed.utf8.count <= 600, KeyName(line.trimmed.drop { $0.isOne(of: "【[") }) != nil else {
            return nil
        }
        let starts = KeyName.starts(in: line.text[...])
        guard starts.count > 1 else { return nil }
        let ends = starts.dropFirst() + [line.text.endIndex]
        let parts = zip([line.text.startIndex] + starts.dropFirst(), ends).map { start, end in
            line.part(
                start..<end, column: line.text.distance(from: line.text.startIndex, to: start), beginsQuestion: false)
        }
        return parts.allSatisfy { KeyList($0, behindTitle: true) != nil } ? parts : nil
    }

    /// Gives answers to their questions; those that nobody asked for are one finding.
    private mutating func give(_ entries: [KeyList.Entry], _ line: BankLine, section: KeySection?) {
        answers.reachBack = true
        var lost: [KeyList.Entry] = []
        var uncertain: KeyList.Entry?
        for entry in entries {
            let open = unanswered(entry.number, section: section)
            guard let index = open ?? answeredBefore(entry.number, section: section) else {
                lost.append(entry)
                continue
            }
            drafts[index].lines.append(line)
            if open == nil, drafts[index].says(entry.text) { continue }
            close(index)
            drafts[index].fields.append(QuestionDraft.FieldPart(field: .answer, text: entry.text, range: entry.range))
            if isUncertain(drafts[index]) {
                drafts[index].isDoubtful = true
                uncertain = uncertain ?? entry
            }
        }
        if let uncertain { reportUncertain(uncertain.number, at: line.place(uncertain.range, in: source.path)) }
        guard let first = lost.first else { return }
        let numbers = lost.prefix(5).map { String($0.number) }.joined(separator: "、")
        let which = lost.count > 5 ? "第 \(numbers) 题等 \(lost.count) 题" : "第 \(numbers) 题"
        findings.append(
            .keyList(
                "没有\(which)，不知道\(lost.count > 1 ? "这些" : "这个")答案是谁的", at: line.place(first.range, in: source.path)))
    }

    /// Whether nobody knows which of several questions with one number an answer belongs to.
    private func isUncertain(_ draft: QuestionDraft) -> Bool {
        let number = draft.number
        return answers.isUncertain && (answers.open[number]?.count ?? 0) + (answers.closed[number]?.count ?? 0) > 1
    }

    private mutating func reportUncertain(_ number: Int, at place: Place) {
        findings.append(.keyList("第 \(number) 题不止一道，上面有一行读不懂，不知道这里的答案是哪一大题的", at: place))
    }

    /// No further list answers a question.
    mutating func close(_ index: Int) {
        let number = drafts[index].number
        answers.open[number]?.removeAll { $0 == index }
        if answers.closed[number]?.contains(index) != true { answers.closed[number, default: []].append(index) }
    }

    /// The question that a list answers once more; of several with one number, one after the other.
    private mutating func answeredBefore(_ number: Int, section: KeySection?) -> Int? {
        let known = (answers.closed[number] ?? []).filter { section?.holds(drafts[$0]) ?? true }
        guard !known.isEmpty else { return nil }
        defer { answers.repeats[number, default: 0] += 1 }
        return known[answers.repeats[number, default: 0] % known.count]
    }

    /// The first question with a number that no list has answered; of one 大题 only, where that is known.
    private func unanswered(_ number: Int, section: KeySection?) -> Int? {
        answers.open[number]?.first { section?.holds(drafts[$0]) ?? true }
    }

    // MARK: A table of two rows

    /// `题号 1 2 3` and, in the line behind it, `答案 B B ABC`.
    private mutating func readAnswerRow(_ line: BankLine) -> Bool {
        if let upper = answers.numbers {
            answers.numbers = nil
            if let cells = Self.cells(line.trimmed, title: "答案"), cells.count == upper.values.count {
                let entries = zip(upper.values, cells).map { number, cell in
                    KeyList.Entry(number: number, text: String(cell), range: line.range(of: cell))
                }
                give(entries, line, section: answers.section)
                return true
            }
            let place = upper.line.place(upper.line.trimmedRange, in: source.path)
            findings.append(.keyList("这一行有 \(upper.values.count) 个题号，下一行不是同样多的答案", at: place))
        }
        guard answers.isOpen || line.trimmed.begins(with: "题号"), let cells = Self.cells(line.trimmed, title: "题号")
        else { return false }
        let numbers = cells.compactMap { cell in cell.allSatisfy(\.isDigit) ? Figure.number(cell).map { Int($0) } : nil
        }
        guard numbers.count == cells.count, cells.count >= 2 else { return false }
        finishQuestion()
        answers.reachBack = true
        guard
            numbers.allSatisfy({
                unanswered($0, section: answers.section) != nil || answers.closed[$0]?.isEmpty == false
            })
        else { return false }
        answers.numbers = (numbers, line)
        return true
    }

    /// The cells of a row, without the title in front.
    private static func cells(_ text: Substring, title: String) -> [Substring]? {
        var cells = text.split { $0.isSpace || $0.isOne(of: "|，,") }
        if cells.first.map({ $0 == title }) == true { cells.removeFirst() }
        return cells.isEmpty ? nil : cells
    }

    // MARK: Answers with a number in front

    /// `12.林则徐 13.6；26` and `2.【答案】B　【解析】…` behind 参考答案; true when the line was that.
    mutating func readNumberedAnswers(_ line: BankLine) -> Bool {
        guard answers.isOpen else { return false }
        if let (section, start) = Self.ordinal(line.text[...]) {
            let before = answers.section
            answers.section = keySection(KeySection(ordinal: section, type: nil))
            let column = line.text.distance(from: line.text.startIndex, to: start)
            let part = line.part(start..<line.text.endIndex, column: column, beginsQuestion: false)
            if readNumberedAnswers(part) { return true }
            answers.section = before
            // Behind an answer in words it would be taken for more of it.
            finishQuestion()
            let words = "不知道这一行是谁的答案：第\(ChineseNumeral.text(section))大题里没有等着它的第 \(part.trimmed.prefix { $0.isDigit }) 题"
            findings.append(.keyList(words, at: line.place(line.trimmedRange, in: source.path)))
            return true
        }
        guard let first = numbered(line.trimmed) else { return false }
        var next: (index: Int, rest: Substring)? = first
        while let (index, rest) = next {
            finishQuestion()
            let following = self.following(rest, behind: drafts[index].number)
            draft = drafts[index]
            answers.reopened = index
            close(index)
            if isUncertain(drafts[index]) {
                draft?.isDoubtful = true
                reportUncertain(drafts[index].number, at: line.place(line.trimmedRange, in: source.path))
            }
            draft?.lines.append(line)
            let own = following.map { rest[..<$0.start] } ?? rest
            let (field, value) = BankField.match(own.trimmedSlice(), sentences: true) ?? (.answer, own)
            for part in BankField.split(field, value) {
                let text = part.value.trimmedSlice()
                draft?.fields.append(
                    QuestionDraft.FieldPart(field: part.field, text: String(text), range: line.range(of: text)))
            }
            draft?.tail = .field
            next = following.map { ($0.index, $0.rest) }
        }
        return true
    }

    /// The 大题 that is named in front of a number, and where that number stands: `四、15. …`.
    private static func ordinal(_ text: Substring) -> (section: Int, start: Substring.Index)? {
        let body = text.drop { $0.isSpace }
        let numeral = body.prefix { $0.isOne(of: "一二三四五六七八九十") }
        let marked = body.dropFirst(numeral.count)
        guard (1...3).contains(numeral.count), let value = ChineseNumeral.value(numeral),
            marked.first?.isOne(of: "、.．") == true
        else { return nil }
        let rest = marked.dropFirst().drop { $0.isSpace }
        let digits = rest.prefix { $0.isDigit }
        let mark = rest.dropFirst(digits.count).first
        return (1...3).contains(digits.count) && mark?.isOne(of: ".．、)）:：") == true ? (value, rest.startIndex) : nil
    }

    /// Whether a line answers a question that is named by its number.
    func beginsAnswer(_ line: BankLine) -> Bool { answers.isOpen && numbered(line.trimmed) != nil }

    /// The question that a text begins to answer, and what stands behind its number.
    private func numbered(_ text: Substring) -> (index: Int, rest: Substring)? {
        let digits = text.prefix { $0.isDigit }
        guard (1...5).contains(digits.count), let number = Figure.number(digits) else { return nil }
        let marked = text.dropFirst(digits.count)
        guard let mark = marked.first, mark.isOne(of: ".．、)）:：")
        else { return nil }
        let rest = marked.dropFirst().trimmedSlice()
        guard let index = unanswered(Int(number), section: answers.section) else {
            // 1.【答案】C of a question that has its answer: the same, or a second one.
            guard let known = answers.closed[Int(number)], known.count == 1, BankField.match(rest)?.0 == .answer else {
                return nil
            }
            return (known[0], rest)
        }
        return answers(rest, drafts[index]) ? (index, rest) : nil
    }

    /// Whether a text can be the answer of a question.
    private func answers(_ text: Substring, _ draft: QuestionDraft) -> Bool {
        if BankField.match(text, sentences: true) != nil { return true }
        if draft.options.isEmpty { return !text.isEmpty }
        let letters = text.prefix { OptionMarker.letter($0) != nil }
        let behind = text.dropFirst(letters.count).first
        return !letters.isEmpty && behind.map { $0.isSpace || $0.isPunctuation } ?? true
    }

    /// Where, behind white space, the answer of the next question begins.
    private func following(
        _ text: Substring, behind number: Int
    ) -> (start: Substring.Index, index: Int, rest: Substring)? {
        var afterSpace = false
        for start in text.indices {
            defer { afterSpace = text[start].isSpace }
            guard afterSpace, let found = numbered(text[start...]), drafts[found.index].number == number + 1 else {
                continue
            }
            return (start, found.index, found.rest)
        }
        return nil
    }
}
