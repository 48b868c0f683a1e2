/// Looks inside a part of a question for the shape of another question that was pasted into it.
///
/// A net under the reading of pasted text: what ``GluedLine`` did not cut must not stay inside a stem, an option or an
/// explanation without a word.
///
/// ## Parsing behavior
/// - In every part: `二、判断题`, if it is not alone in its line; a number with its mark and behind it, in front of the next number, （√） or the place for an answer (in a
///   stem only directly behind another such place), or options A and B with text between.
/// - In an option also the letter of a further option with its mark (三C.四), and （A） behind a number.
/// - In a stem also options A and B with text between: they were not seen as such.
/// - Letters of vitamins, types and of other options (A、B都对) are none.
struct MergedText {
    /// Which part of a question a text is.
    enum Part: Equatable {
        case stem
        /// With the place of its letter in the alphabet, and how many there are.
        case option(Int, of: Int)
        /// An explanation, or an answer in words.
        case words

        var name: String {
            switch self {
            case .stem: "题干"
            case .option(let index, _): "选项 \(IssuedQuestion.letter(index))"
            case .words: "答案或解析"
            }
        }
    }

    private let letters: [Character]
    private let part: Part

    /// The words with which something else seems to begin; nil for nearly every text.
    static func find(in text: String, _ part: Part) -> String? {
        var text = text
        guard text.withUTF8({ mayHold($0, part) }) else { return nil }
        let merged = Self(letters: Array(text), part: part)
        guard let start = merged.start() else { return nil }
        return String(merged.letters[start...].prefix { !$0.isNewline }.prefix(16))
    }

    /// Whether a line by itself is the stem of a question: it holds the place for an answer, a judgement or a blank.
    static func isQuestion(_ text: Substring) -> Bool {
        guard text.utf8.contains(where: { [0x28, 0x5F, 0xEF].contains($0) }) else { return false }
        let merged = Self(letters: Array(text), part: .stem)
        return merged.letters.indices.contains { index in
            merged.bracket(at: index).map { $0 != .letters } ?? false
                || (merged.letters[index].isOne(of: "_＿") && index > 0 && merged.letters[index - 1].isOne(of: "_＿"))
        }
    }

    // MARK: A quick look at the bytes

    private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Part) -> Bool {
        let marks = LineMarks(bytes)
        if marks.headings > 0 { return true }
        switch part {
        case .stem: return marks.letters >= 2 || (marks.numbers >= 1 && marks.brackets >= 2)
        case .option: return marks.letters >= 1 || (marks.numbers >= 1 && marks.brackets >= 1)
        case .words: return marks.mayHoldQuestion
        }
    }

    // MARK: A look at the characters

    private func start() -> Int? {
        for index in letters.indices {
            switch letters[index] {
            case _ where letters[index].isDigit: if isQuestion(at: index) { return index }
            case _ where letters[index].isOne(of: "一二三四五六七八九十"): if isHeading(at: index) { return index }
            case _ where OptionMarker.letter(letters[index]) != nil: if isOption(at: index) { return index }
            default: break
            }
        }
        return nil
    }

    private enum Bracket {
        case empty
        case truth
        case letters
    }

    private func bracket(at index: Int) -> Bracket? {
        guard letters[index].isOne(of: "（("),
            let close = letters[(index + 1)...].prefix(12).firstIndex(where: { $0.isOne(of: "）)（(") }),
            letters[close].isOne(of: "）)")
        else { return nil }
        let inside = String(letters[(index + 1)..<close]).filter { !$0.isSpace && !$0.isOne(of: "、，,") }
        if inside.isEmpty { return .empty }
        // 对的打（√） says how to answer.
        if QuestionBuilder.truth(inside) != nil {
            return index > 0 && letters[index - 1].isOne(of: "打画划填写用选") ? nil : .truth
        }
        return inside.allSatisfy { OptionMarker.letter($0) != nil } ? .letters : nil
    }

    /// The end of a number with its mark, or nil.
    private func numberEnd(at index: Int) -> Int? {
        guard letters[index].isDigit, index == 0 || !(letters[index - 1].isDigit || letters[index - 1].isOne(of: ".第"))
        else { return nil }
        var end = index
        while end < letters.count, letters[end].isDigit { end += 1 }
        guard end - index <= 6, end + 1 < letters.count, letters[end].isOne(of: ".．、)）") else { return nil }
        return end + 1
    }

    private func isQuestion(at index: Int) -> Bool {
        guard let start = numberEnd(at: index) else { return false }
        var behind = start
        while behind < letters.count, behind - start < 200, numberEnd(at: behind) == nil {
            switch bracket(at: behind) {
            case .truth: return true
            case .letters: if case .option = part { return true }
            case .empty: if part != .stem || isBehindPlace(index) { return true }
            case nil: break
            }
            if behind >= start + 2, isChain(at: behind) { return true }
            behind += 1
        }
        return false
    }

    private func isBehindPlace(_ index: Int) -> Bool {
        var close = index - 1
        while close >= 0, letters[close].isSpace || letters[close].isOne(of: "。．") { close -= 1 }
        guard close > 0, letters[close].isOne(of: "）)"),
            let open = letters[..<close].lastIndex(where: { $0.isOne(of: "（(") })
        else { return false }
        return bracket(at: open) == .empty
    }

    /// `A.一B.二`, the same mark behind both letters.
    private func isChain(at index: Int) -> Bool {
        guard let mark = optionMark(at: index), OptionMarker.letter(letters[index]) == "A" else { return false }
        if mark == "、", index > 0, !letters[index - 1].isSpace, !letters[index - 1].isOne(of: "）)。？！?!；;：:") {
            return false
        }
        // A.正确，B.错误 in an explanation judges the options.
        if part == .words, judges(index + 2) { return false }
        for next in letters.indices[(index + 2)...].prefix(60) where OptionMarker.letter(letters[next]) == "B" {
            return next > index + 2 && optionMark(at: next) == mark
        }
        return false
    }

    private func judges(_ start: Int) -> Bool {
        let words = String(letters[start...].prefix { !$0.isOne(of: "，,。；;！!、 \n") })
        return ["项", "选项", "说法", ""].contains { subject in
            words.hasPrefix(subject) && QuestionBuilder.truth(words.dropFirst(subject.count)) != nil
        }
    }

    /// The mark behind a letter that is no word: `.` `．` `、`.
    private func optionMark(at index: Int) -> Character? {
        guard OptionMarker.letter(letters[index]) != nil, index + 2 < letters.count,
            letters[index + 1].isOne(of: ".．、")
        else { return nil }
        if index > 0, letters[index - 1].isASCII, letters[index - 1].isLetter { return nil }
        return letters[index + 1]
    }

    private func isOption(at index: Int) -> Bool {
        switch part {
        case .stem: return isChain(at: index)
        case .words: return false
        case .option(let own, let count):
            guard let mark = optionMark(at: index), let label = OptionMarker.letter(letters[index])?.utf8.first,
                Int(label) - 0x41 <= count + 2
            else { return false }
            if index > 0, letters[index - 1].isOne(of: "选和与或及跟同素型") { return false }
            if mark != "、" { return true }
            // A、B都对 is a list of letters, 二D、四 an option that was not seen.
            guard index > 0, Int(label) - 0x41 >= own else { return false }
            return !letters[index - 1].isOne(of: "、，,项") && OptionMarker.letter(letters[index + 2]) == nil
        }
    }

    private static let types = [
        "判断题", "选择题", "单选题", "多选题", "填空题", "简答题", "问答题", "连线题", "排序题", "分析题", "论述题", "是非题",
    ]

    private func isHeading(at index: Int) -> Bool {
        guard index == 0 || !letters[index - 1].isOne(of: "第一二三四五六七八九十") else { return false }
        var end = index
        while end < letters.count, letters[end].isOne(of: "一二三四五六七八九十") { end += 1 }
        guard end < letters.count, letters[end].isOne(of: "、.．") else { return false }
        let line = letters[(end + 1)...].prefix { !$0.isNewline }
        let words = String(line.prefix(14))
        guard let type = Self.types.first(where: { words.contains($0) }), let start = words.range(ofWord: type) else {
            return false
        }
        // A heading alone in its line was copied along, and holds no question.
        let isFirst = letters[..<index].last { !$0.isSpace || $0.isNewline }.map(\.isNewline) ?? true
        return !isFirst || line.dropFirst(start + type.count).contains { $0.isDigit && !words.contains("分") }
    }
}
