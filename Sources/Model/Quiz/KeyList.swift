import DataFiles
import Diagnostics

/// Answers that stand together behind the questions: `1-5 CABDA  6-10 BCADB`, `1.C 2.A 3.√`.
///
/// ## Parsing behavior
/// - A line is one when nothing else stands on it, and it has a range or at least two numbers; behind a line 参考答案 one
///   number is enough.
/// - In a range every letter is the answer of one question; as many letters as numbers, or nobody knows whose they are.
/// - Ranges may be written with - — ~ ～ 至 and have a mark behind them; words of the 大题 in front (一、单选题) are left out.
struct KeyList {
    /// One answer with its place in the file.
    struct Entry {
        let number: Int
        let text: String
        let range: Range<Int>
    }

    /// In the order of the line; empty when a range and its letters do not fit together.
    let entries: [Entry]
    /// What a range promised and did not keep.
    let mismatch: String?

    /// 参考答案, 答案： … alone on a line: a list follows.
    static func isTitle(_ text: Substring) -> Bool {
        // 答 is in every one of them.
        guard text.utf8.count <= 60, Array(text.utf8).holds([0xE7, 0xAD, 0x94]) else { return false }
        let words = text.filter { !$0.isSpace && !$0.isOne(of: "#【】[]：:*") }
        return ["参考答案", "答案", "标准答案", "正确答案", "答案与解析", "参考答案与解析", "参考答案及评分标准", "答案如下", "参考答案如下"].contains(words)
    }

    /// Nil when the line is anything else.
    init?(_ line: BankLine, behindTitle: Bool) {
        var rest = line.trimmed
        guard let first = rest.first, first.isDigit || first.isOne(of: "#一二三四五六七八九十") else { return nil }
        if !first.isDigit, let heading = SectionHeading(rest), !heading.isUnknown,
            let digit = rest.firstIndex(where: \.isDigit),
            !rest[..<digit].contains("（"), !rest[..<digit].contains("(")
        {
            rest = rest[digit...]
        }
        var entries: [Entry] = []
        var hasRange = false
        var mismatch: String?
        var groups = 0
        while let first = rest.first {
            if first.isSpace || first.isOne(of: "，,；;。") {
                rest = rest.dropFirst()
                continue
            }
            guard let group = Self.group(rest) else { return nil }
            groups += 1
            rest = group.rest
            if let last = group.last {
                hasRange = true
                guard group.answers.count == last - group.number + 1 else {
                    mismatch = "\(group.number)—\(last) 题要有 \(last - group.number + 1) 个答案，这里有 \(group.answers.count) 个"
                    continue
                }
                for (offset, answer) in group.answers.enumerated() {
                    entries.append(
                        Entry(number: group.number + offset, text: String(answer), range: line.range(of: answer)))
                }
            } else {
                let text = group.whole
                entries.append(Entry(number: group.number, text: String(text), range: line.range(of: text)))
            }
        }
        guard hasRange || groups >= 2 || (behindTitle && groups == 1) else { return nil }
        self.entries = mismatch == nil ? entries : []
        self.mismatch = mismatch
    }

    private struct Group {
        let number: Int
        let last: Int?
        /// One for each question of a range.
        let answers: [Substring]
        let whole: Substring
        let rest: Substring
    }

    /// One number or range with its answers.
    private static func group(_ text: Substring) -> Group? {
        var rest = text
        guard let number = takeNumber(&rest) else { return nil }
        var last: Int?
        let mark = rest.drop { $0.isSpace }
        if let dash = mark.first, dash.isOne(of: "-—–~～至") {
            rest = mark.drop { $0.isOne(of: "-—–~～至") || $0.isSpace }
            guard let end = takeNumber(&rest), end > number, end - number < 200 else { return nil }
            last = end
        }
        rest = rest.drop { $0.isOne(of: ".．、:：)）题") || $0.isSpace }
        let start = rest.startIndex
        var answers: [Substring] = []
        while let answer = takeAnswer(&rest) {
            answers.append(answer)
            // Between the letters of a range stands white space; behind those of one question, the next number.
            if last != nil { rest = rest.drop { $0.isSpace || $0.isOne(of: "，,、") } }
        }
        guard !answers.isEmpty else { return nil }
        return Group(
            number: number, last: last, answers: answers, whole: text[start..<rest.startIndex].trimmedSlice(),
            rest: rest)
    }

    private static func takeNumber(_ text: inout Substring) -> Int? {
        let digits = text.prefix { $0.isDigit }
        guard (1...3).contains(digits.count), let value = Figure.number(digits), value >= 1 else { return nil }
        text = text.dropFirst(digits.count)
        return Int(value)
    }

    private static func takeAnswer(_ text: inout Substring) -> Substring? {
        guard let first = text.first else { return nil }
        if let letter = OptionMarker.letter(first), letter <= "H" {
            defer { text = text.dropFirst() }
            return text.prefix(1)
        }
        for word in ["正确", "错误", "√", "×", "对", "错", "✓", "✗"] where text.hasPrefix(word) {
            defer { text = text.dropFirst(word.count) }
            return text.prefix(word.count)
        }
        return nil
    }
}

extension BankParser {
    /// A list of answers or its title; true when the line was one.
    mutating func readKeyList(_ line: BankLine) -> Bool {
        if line.text.utf8.count < 60, KeyList.isTitle(line.trimmed), !drafts.isEmpty || draft != nil {
            finishQuestion()
            isBehindKeyTitle = true
            return true
        }
        guard drafts.count > 0 || draft != nil, let list = KeyList(line, behindTitle: isBehindKeyTitle) else {
            return false
        }
        finishQuestion()
        let place = line.place(line.trimmedRange, in: source.path)
        if let mismatch = list.mismatch { findings.append(.keyList(mismatch, at: place)) }
        for entry in list.entries {
            let wanted = drafts.indices.filter { drafts[$0].number == entry.number && !keyed.contains($0) }
            guard let index = wanted.first else {
                findings.append(
                    .keyList("没有第 \(entry.number) 题，不知道这个答案是谁的", at: line.place(entry.range, in: source.path)))
                continue
            }
            keyed.insert(index)
            drafts[index].fields.append(
                QuestionDraft.FieldPart(field: .answer, text: entry.text, range: entry.range))
            drafts[index].lines.append(line)
        }
        return true
    }
}

extension Finding {
    static func keyList(_ what: String, at place: Place) -> Finding {
        Finding(.quizKeyList, at: place, "集中写的答案对不上：\(what)", explanation: ["请核对题号和答案的个数，或者把答案写到每道题下面"])
    }
}
