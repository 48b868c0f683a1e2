import DataFiles

/// What stands in a line that a part may begin with.
extension GluedLine {
    /// Something in a line that says what the text around it is.
    struct Token {
        enum Kind: Equatable {
            case item(Int)
            case option(String)
            case answer
            case explanation
            /// （√） or （ABD）.
            case answered(isTruth: Bool)
            /// （  ）.
            case place
            /// ____.
            case blank
            /// 二、判断题 in front of a number.
            case heading
        }

        let kind: Kind
        var start: Int
        /// Behind its mark.
        let end: Int
        /// The mark behind a number or a letter.
        var mark: Character = " "
        /// （A） as the letter of an option.
        var isBracketed = false
        /// A number behind which a digit follows: 2.2008年.
        var isTight = false
        /// A number directly behind the letter of an option: the figures of `C.123.` may be 12 and the number 3.
        var isOptionText = false
        /// A number behind the end of a sentence, a bracket, an answer or white space.
        var mayBegin = true
        /// A letter of an option directly behind a Latin word: the B of `A.LSDB.鸦片`.
        var isInWord = false

        var isItem: Bool { if case .item = kind { true } else { false } }
        var isField: Bool { kind == .answer || kind == .explanation }
        var isBracket: Bool {
            switch kind {
            case .answered, .place, .blank: true
            default: false
            }
        }
    }

    func tokens(from first: Int, after last: Int?) -> [Token] {
        var tokens: [Token] = []
        var index = first
        let isClosed = closesNumbers(first)
        while index < letters.count {
            if let token = token(at: index, first: first, last, isClosed) {
                tokens.append(token)
                index = max(token.end, index + 1)
            } else {
                index += 1
            }
        }
        return tokens
    }

    /// Whether the number at the start of the line has a bracket for its mark.
    private func closesNumbers(_ first: Int) -> Bool {
        letters[first...].drop { $0.isDigit }.first.map { $0.isOne(of: ")）") } == true && letters[first].isDigit
    }

    private func token(at index: Int, first: Int, _ last: Int?, _ isClosed: Bool) -> Token? {
        let character = letters[index]
        let before = index > 0 ? letters[index - 1] : " "
        if character.isOne(of: "（([【［"), let found = BracketedAnswer.at(index, in: letters) {
            return answered(found, at: index)
        }
        if character.isDigit {
            return before.isDigit ? nil : item(at: index, before: before, isFirst: index == first, last, isClosed)
        }
        if let label = OptionMarker.letter(character) { return option(label, at: index, before: before) }
        if character.isOne(of: "答解正参标【[") { return field(at: index) }
        if character.isOne(of: "（(") { return bracket(at: index) }
        if character.isOne(of: "_＿") { return blank(at: index) }
        if character.isOne(of: "一二三四五六七八九十") { return heading(at: index, before: before, isFirst: index == first) }
        return nil
    }

    /// （答案：B）, of which only letters and judgements count like （B）.
    private func answered(_ found: BracketedAnswer.Found, at index: Int) -> Token {
        let value = String(letters[found.value])
        if QuestionBuilder.truth(value) != nil {
            return Token(kind: .answered(isTruth: true), start: index, end: found.end)
        }
        let isLetters = QuestionBuilder.letters(value) != nil
        return Token(kind: isLetters ? .answered(isTruth: false) : .answer, start: index, end: found.end)
    }

    private func item(
        at index: Int, before: Character, isFirst: Bool, _ last: Int?, _ isClosed: Bool
    ) -> Token? {
        var end = index
        while end < letters.count, letters[end].isDigit, end - index <= 6 { end += 1 }
        guard end - index <= 6, end + 1 < letters.count, letters[end].isOne(of: isClosed ? ".．、)）" : ".．、"),
            let number = Figure.number(String(letters[index..<end]))
        else { return nil }
        let isTight = letters[end + 1].isDigit
        if isFirst {
            // 1.5克 is a figure, 1、110 a number with words behind it; 2.2008年 only where it is the next one.
            let isNext = Int(number) == (last ?? 0) + 1
            guard !isTight || letters[end] == "、" || isNext else { return nil }
        } else {
            let isOptionText = before.isOne(of: ".．、") && index > 1 && OptionMarker.letter(letters[index - 2]) != nil
            if isOptionText, end - index > 1, !isTight {
                return Token(
                    kind: .item(Int(number)), start: index, end: end + 1, mark: letters[end], isOptionText: true,
                    mayBegin: false)
            }
            guard !before.isOne(of: ".．、，,第") else { return nil }
            guard !before.isASCII || !before.isLetter || OptionMarker.letter(before) != nil else { return nil }
        }
        let mayBegin =
            before.isSpace || before.isOne(of: "。？！?!）)；;：:】]题") || OptionMarker.letter(before) != nil
            || before.isOne(of: "√×对错确误")
        return Token(
            kind: .item(Int(number)), start: index, end: end + 1, mark: letters[end], isTight: isTight && !isFirst,
            mayBegin: mayBegin)
    }

    private func option(_ label: String, at index: Int, before: Character) -> Token? {
        guard index + 1 < letters.count, letters[index + 1].isOne(of: ".．、:：)）") else { return nil }
        // 选A、B and AB. are no options; （A） is one that begins at its bracket.
        let isBracketed = before.isOne(of: "（(") && letters[index + 1].isOne(of: ")）")
        guard isBracketed || !letters[index + 1].isOne(of: ")）") else { return nil }
        let isInWord = before.isASCII && before.isLetter
        guard before != "选", !isInWord || (label != "A" && letters[index + 1].isOne(of: ".．、:：")) else { return nil }
        return Token(
            kind: .option(label), start: isBracketed ? index - 1 : index, end: index + 2, mark: letters[index + 1],
            isBracketed: isBracketed, isInWord: isInWord)
    }

    private func field(at index: Int) -> Token? {
        let rest = String(letters[index..<min(index + 12, letters.count)])
        guard let (field, value) = BankField.match(rest[...]), field == .answer || field == .explanation else {
            return nil
        }
        let length = rest.distance(from: rest.startIndex, to: value.startIndex)
        // 答：alone is a word of many stems.
        guard length > 2 || rest.hasPrefix("答案") else { return nil }
        return Token(kind: field == .answer ? .answer : .explanation, start: index, end: index + length)
    }

    /// （√）, （ABD） and （  ）.
    private func bracket(at index: Int) -> Token? {
        guard let close = letters[(index + 1)...].prefix(16).firstIndex(where: { $0.isOne(of: "）)（(") }),
            letters[close].isOne(of: "）)")
        else { return nil }
        let inside = String(letters[(index + 1)..<close]).filter { !$0.isSpace && !$0.isOne(of: "、，,_＿") }
        if inside.isEmpty { return Token(kind: .place, start: index, end: close + 1) }
        // （F） behind （E） is the letter of an option, and no judgement.
        guard inside.count <= 8, close - index > 2 || !followsOption(at: index) else { return nil }
        if QuestionBuilder.truth(inside) != nil {
            return Token(kind: .answered(isTruth: true), start: index, end: close + 1)
        }
        guard inside.allSatisfy({ OptionMarker.letter($0) != nil }) else { return nil }
        // （A） may be the letter of an option; it is an answer where an option or nothing follows.
        if inside.count == 1, close - index == 2, !endsStem(at: close + 1, of: index) { return nil }
        return Token(kind: .answered(isTruth: false), start: index, end: close + 1)
    }

    /// Whether the letter before one stands in brackets of the same kind further left: the （C） of （D）.
    private func followsOption(at index: Int) -> Bool {
        guard let label = OptionMarker.letter(letters[index + 1]), index >= 3 else { return false }
        return (0..<index - 2).contains { start in
            letters[start] == letters[index] && letters[start + 2].isOne(of: "）)")
                && OptionMarker.letter(letters[start + 1])?.nextLetter == label
        }
    }

    /// Whether, behind punctuation and white space, a line ends or an option, a number or a field begins.
    private func endsStem(at start: Int, of bracket: Int) -> Bool {
        var index = start
        while index < letters.count, letters[index].isSpace || letters[index].isOne(of: "。．.？?！!；;") { index += 1 }
        guard index < letters.count else { return true }
        if letters[index].isDigit {
            // （D）110 and （D）200元 are options; （D）1.5克 is one behind （C）.
            let behind = letters[index...].drop { $0.isDigit }
            guard let mark = behind.first, mark.isOne(of: ".．、)）") else { return false }
            return behind.dropFirst().first?.isDigit != true || !followsOption(at: bracket)
        }
        if OptionMarker.letter(letters[index]) != nil {
            return index + 1 < letters.count && letters[index + 1].isOne(of: ".．、:：")
        }
        return letters[index].isOne(of: "答解正参标【[") && field(at: index) != nil
    }

    private func blank(at index: Int) -> Token? {
        var end = index
        while end < letters.count, letters[end].isOne(of: "_＿") { end += 1 }
        return end - index >= 2 ? Token(kind: .blank, start: index, end: end) : nil
    }

    /// `二、判断题（每题2分）` with a number behind it.
    private func heading(at index: Int, before: Character, isFirst: Bool) -> Token? {
        guard !before.isOne(of: "第一二三四五六七八九十") else { return nil }
        var end = index
        while end < letters.count, letters[end].isOne(of: "一二三四五六七八九十") { end += 1 }
        guard end < letters.count, end - index <= 3, letters[end].isOne(of: "、.．") else { return nil }
        var next = end + 1
        while next < min(end + 60, letters.count) {
            guard letters[next].isDigit else {
                next += 1
                continue
            }
            var behind = next
            while behind < letters.count, letters[behind].isDigit { behind += 1 }
            if behind + 1 < letters.count, letters[behind].isOne(of: ".．、") { break }
            next = behind
        }
        guard next < min(end + 60, letters.count) else { return nil }
        // Inside a line the type has to stand at once.
        let words = String(letters[index..<(isFirst ? next : min(next, end + 14))])
        guard SectionHeading(words[...].trimmedSlice())?.isUnknown == false else { return nil }
        return Token(kind: .heading, start: index, end: next)
    }
}
