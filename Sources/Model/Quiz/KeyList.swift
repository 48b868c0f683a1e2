import ChineseText
import DataFiles
import Diagnostics

/// Answers that stand together behind the questions: `1-5 CABDA  6-10 BCADB`, `1.C 2.A 3.√`.
///
/// ## Parsing behavior
/// - A line is one when nothing else stands on it, and it has a range or at least two numbers; behind a line 参考答案 one
///   number is enough.
/// - In a range every letter is the answer of one question, or every group of letters where there are as many groups as
///   numbers (`1-3 B B ABC`); else nobody knows whose they are.
/// - 6-6 is one question where another range stands beside it; a range that runs backwards (4-3) belongs to nobody.
/// - Ranges may be written with - — ~ ～ 至 and have a mark behind them.
/// - 参考答案： may stand on the same line, and so may the number and the words of the 大题 (`一、`, `判断题：`); the number
///   of the 大题 says which questions are meant. Behind 参考答案 it may stand on a line of its own (`二、`, `第二大题`).
/// - Behind a line among the answers that nobody can read, an answer whose number several questions have is doubtful.
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
    /// The 大题 that the line names.
    let section: KeySection?
    /// Whether answers of ranges are among them, and whether 2-1 or 1-1 says that no figures here are ranges.
    let hasRange: Bool
    private(set) var isNumbering = false

    /// 参考答案, 答案： … alone on a line: a list follows.
    static func isTitle(_ text: Substring) -> Bool {
        // 答 is in every one of them.
        guard text.utf8.count <= 60, let last = text.utf8.last, endings.contains(last), text.holds([0xE7, 0xAD, 0x94])
        else { return false }
        let words = text.filter { !$0.isSpace && !$0.isOne(of: "#【】[]：:*") }
        return ["参考答案", "答案", "标准答案", "正确答案", "答案与解析", "参考答案与解析", "参考答案及评分标准", "答案如下", "参考答案如下"].contains(words)
    }

    /// The last bytes of 案, 析, 准, 下 and of the marks that may stand behind them.
    private static let endings: [UInt8] = ["案", "析", "准", "下", "：", "】", "]", ":", "*", "#"].compactMap { $0.utf8.last }

    /// The number of the 大题 that a line among the answers names and nothing else: 二、, （二）, 第二大题.
    static func section(_ text: Substring) -> Int? {
        guard text.utf8.count <= 24 else { return nil }
        let isNamed = text.hasPrefix("第")
        let words = text.drop { $0.isOne(of: "第#（(【") || $0.isSpace }
        let numeral = words.prefix { $0.isOne(of: "一二三四五六七八九十") }
        let rest = words.dropFirst(numeral.count).filter { !$0.isSpace }
        guard !numeral.isEmpty, isNamed == rest.hasPrefix("大题") else { return nil }
        let marks = isNamed ? rest.dropFirst(2)[...] : rest[...]
        guard marks.allSatisfy({ $0.isOne(of: "、.．：:）)】") }), isNamed || !marks.isEmpty else { return nil }
        return ChineseNumeral.value(numeral)
    }

    /// Nil when the line is anything else.
    init?(_ line: BankLine, behindTitle: Bool) {
        guard let found = Self.behindWords(line.trimmed) else { return nil }
        var rest = found.rest
        section = found.section
        var entries: [Entry] = []
        var hasRange = false
        var mismatch: String?
        var groups = 0
        // 6-6 C behind 1-5 CABDA is question 6; alone it may be question 6 of 大题 6.
        var single: Int?
        var isLong = false
        while let first = rest.first {
            if first.isSpace || first.isOne(of: "，,；;。、") {
                rest = rest.dropFirst()
                continue
            }
            guard let group = Self.group(rest) else { return nil }
            groups += 1
            rest = group.rest
            if let last = group.last {
                hasRange = true
                guard last > group.number else {
                    single = last == group.number ? single ?? last : single
                    guard last == group.number, group.answers.count == 1 else {
                        mismatch = "“\(group.number)-\(last)”不是由小到大的一段题号"
                        isNumbering = true
                        continue
                    }
                    entries.append(Entry(number: last, text: String(group.whole), range: line.range(of: group.whole)))
                    continue
                }
                isLong = true
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
        if let single, !isLong {
            mismatch = mismatch ?? "“\(single)-\(single)”只有一题，请写“\(single).”"
            isNumbering = true
        }
        self.hasRange = hasRange
        self.entries = mismatch == nil ? entries : []
        self.mismatch = mismatch
    }

    /// What stands behind 参考答案：, 一、 and 单选题：, if that is a figure, with the number of the 大题.
    private static func behindWords(_ text: Substring) -> (rest: Substring, section: KeySection?)? {
        // Most lines of a bank begin with other bytes: a figure, #, 【, [, or one of the words.
        guard let first = text.utf8.first,
            (0x30...0x39).contains(first) || first == 0x23 || first == 0x5B || first >= 0xE3
        else { return nil }
        if first <= 0x39, first != 0x23 { return (text, nil) }
        var rest = text.drop { $0.isOne(of: "#【[") || $0.isSpace }
        guard let lead = rest.first, lead.isDigit || lead.isOne(of: leads) else { return nil }
        func skip(_ words: [String]) {
            guard let word = words.first(where: { rest.begins(with: $0) }) else { return }
            rest = rest.dropFirst(word.count).drop { $0.isOne(of: "】]：:") || $0.isSpace }
        }
        skip(["参考答案", "标准答案", "正确答案", "答案"])
        let numeral = rest.prefix { $0.isOne(of: "一二三四五六七八九十") }
        var section: Int?
        if !numeral.isEmpty, let mark = rest.dropFirst(numeral.count).first, mark.isOne(of: "、.．") {
            section = ChineseNumeral.value(numeral)
            rest = rest.dropFirst(numeral.count + 1).drop { $0.isSpace }
        }
        let name = KeyName(rest)
        if let name { rest = name.rest }
        guard let digit = rest.first, digit.isDigit else { return nil }
        return (rest, KeySection(ordinal: section, type: name?.type, isAnyChoice: name?.isAnyChoice ?? false))
    }

    /// What the words in front of a list begin with.
    private static let leads = "参标正答一二三四五六七八九十单多不选判是填"

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
        if let dash = mark.first, dash.isOne(of: "-－—–~～至") {
            rest = mark.drop { $0.isOne(of: "-－—–~～至") || $0.isSpace }
            guard let end = takeNumber(&rest), abs(end - number) < 200 else { return nil }
            last = end
        }
        rest = rest.drop { $0.isOne(of: ".．、:：)）题") || $0.isSpace }
        let start = rest.startIndex
        var answers: [Substring] = []
        // Between the letters of a range stands white space; behind those of one question, the next number.
        var blocks: [Substring] = []
        repeat {
            let begin = rest.startIndex
            while let answer = takeAnswer(&rest) { answers.append(answer) }
            guard begin < rest.startIndex else { break }
            blocks.append(text[begin..<rest.startIndex])
            if last != nil { rest = rest.drop { $0.isSpace || $0.isOne(of: "，,、") } }
        } while last != nil
        guard !answers.isEmpty else { return nil }
        if let last, blocks.count == last - number + 1 { answers = blocks }
        return Group(
            number: number, last: last, answers: answers, whole: text[start..<rest.startIndex].trimmedSlice(),
            rest: rest)
    }

    private static func takeNumber(_ text: inout Substring) -> Int? {
        let digits = text.prefix { $0.isDigit }
        guard (1...5).contains(digits.count), let value = Figure.number(digits), value >= 1 else { return nil }
        text = text.dropFirst(digits.count)
        return Int(value)
    }

    private static func takeAnswer(_ text: inout Substring) -> Substring? {
        guard let first = text.first else { return nil }
        // Small letters too: what else begins with one is no list.
        let isSmall = ("a"..."h").contains(first) || ("ａ"..."ｈ").contains(first)
        if isSmall || OptionMarker.letter(first).map({ $0 <= "H" }) == true {
            defer { text = text.dropFirst() }
            return text.prefix(1)
        }
        if TruthSign.value(first) != nil || first.isOne(of: "TＴ") {
            defer { text = text.dropFirst() }
            return text.prefix(1)
        }
        for word in ["正确", "错误", "对", "错"] where text.begins(with: word) {
            defer { text = text.dropFirst(word.count) }
            return text.prefix(word.count)
        }
        return nil
    }
}

extension Finding {
    static func keyList(_ what: String, at place: Place) -> Finding {
        Finding(.quizKeyList, at: place, "集中写的答案对不上：\(what)", explanation: ["请核对题号和答案的个数，或者把答案写到每道题下面"])
    }
}
