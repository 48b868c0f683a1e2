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
        let style = NumberStyle(letters[first...])
        // The number that is awaited next.
        var next = (last ?? 0) + 1
        while index < letters.count {
            if let token = token(at: index, first: first, next, style) {
                if case .item(let value) = token.kind, index == first || value == next { next = value + 1 }
                tokens.append(token)
                index = max(token.end, index + 1)
            } else {
                index += 1
            }
        }
        return tokens
    }

    private func token(at index: Int, first: Int, _ next: Int, _ style: NumberStyle) -> Token? {
        let character = letters[index]
        let before = index > 0 ? letters[index - 1] : " "
        if character.isOne(of: "（([【［"), let found = BracketedAnswer.at(index, in: letters) {
            return answered(found, at: index)
        }
        if style == .wrapped || style == .counted {
            if let item = wrapped(at: index, before: before, style) { return item }
        } else if character.isDigit {
            return before.isDigit ? nil : item(at: index, before: before, isFirst: index == first, next, style)
        }
        if let label = OptionMarker.letter(character) { return option(label, at: index, before: before) }
        if character.isOne(of: "答解正参标【[") { return field(at: index) }
        if character.isOne(of: "（(") { return bracket(at: index, next) }
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
        at index: Int, before: Character, isFirst: Bool, _ next: Int, _ style: NumberStyle
    ) -> Token? {
        var end = index
        while end < letters.count, letters[end].isDigit, end - index <= 6 { end += 1 }
        guard end - index <= 6, end + 1 < letters.count, letters[end].isOne(of: style == .closed ? ".．、)）" : ".．、"),
            let number = Figure.number(String(letters[index..<end]))
        else { return nil }
        let isTight = letters[end + 1].isDigit
        if isFirst {
            // 1.5克 is a figure, 1、110 a number with words behind it; 2.2008年 only where it is the next one.
            let isNext = Int(number) == next
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
        return Token(
            kind: .item(Int(number)), start: index, end: end + 1, mark: letters[end], isTight: isTight && !isFirst,
            mayBegin: mayBegin(behind: before))
    }

    private func mayBegin(behind before: Character) -> Bool {
        before.isSpace || before.isOne(of: "。？！?!）)；;：:】]题") || OptionMarker.letter(before) != nil
            || before.isOne(of: "√×对错确误")
    }

    /// （2） and 第2题, in a line that begins with such a number.
    private func wrapped(at index: Int, before: Character, _ style: NumberStyle) -> Token? {
        let isCounted = style == .counted
        guard isCounted ? letters[index] == "第" : letters[index].isOne(of: "（("), !before.isOne(of: ".．、，,"),
            let end = style.end(of: letters[index...])
        else { return nil }
        let digits = String(letters[(index + 1)..<(end - 1)])
        guard let number = Figure.number(digits), number >= 1 else { return nil }
        var behind = end
        if isCounted, behind < letters.count, letters[behind].isOne(of: "：:.．、") { behind += 1 }
        return Token(
            kind: .item(Int(number)), start: index, end: behind, mark: letters[end - 1],
            mayBegin: mayBegin(behind: before))
    }

    private func option(_ label: String, at index: Int, before: Character) -> Token? {
        guard index + 1 < letters.count, letters[index + 1].isOne(of: ".．、:：)）") else { return nil }
        // 选A、B and AB. are no options; （A） is one that begins at its bracket, and `A)` one behind white space.
        let isBracketed = before.isOne(of: "（(") && letters[index + 1].isOne(of: ")）")
        let isClosed = letters[index + 1].isOne(of: ")）")
        guard isBracketed || !isClosed || ((index == 0 || before.isSpace) && !isInsideBracket(index)) else {
            return nil
        }
        let isInWord = before.isASCII && before.isLetter
        guard before != "选", !isInWord || (label != "A" && letters[index + 1].isOne(of: ".．、:：")) else { return nil }
        return Token(
            kind: .option(label), start: isBracketed ? index - 1 : index, end: index + 2, mark: letters[index + 1],
            isBracketed: isBracketed, isInWord: isInWord)
    }

    /// Whether a bracket is open in front of a letter: （选 A）.
    private func isInsideBracket(_ index: Int) -> Bool {
        let mark = letters[..<index].suffix(24).last { $0.isOne(of: "（()）") }
        return mark.map { $0.isOne(of: "（(") } ?? false
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
    private func bracket(at index: Int, _ next: Int) -> Token? {
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
        if inside.count == 1, close - index == 2, !endsStem(at: close + 1, of: index, next) { return nil }
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
    private func endsStem(at start: Int, of bracket: Int, _ next: Int) -> Bool {
        var index = start
        while index < letters.count, letters[index].isSpace || letters[index].isOne(of: "。．.？?！!；;") { index += 1 }
        guard index < letters.count else { return true }
        if letters[index].isDigit {
            // （D）110 and （D）200元 are options; （D）1.5克 is one behind （C）, behind an empty place and in front of question 3.
            let behind = letters[index...].drop { $0.isDigit }
            guard let mark = behind.first, mark.isOne(of: ".．、)）") else { return false }
            guard behind.dropFirst().first?.isDigit == true else { return true }
            let number = Figure.number(String(letters[index..<behind.startIndex])).map { Int($0) }
            return number == next && !followsOption(at: bracket) && !followsPlace(bracket)
        }
        if OptionMarker.letter(letters[index]) != nil {
            return index + 1 < letters.count && letters[index + 1].isOne(of: ".．、:：")
        }
        return letters[index].isOne(of: "答解正参标【[") && field(at: index) != nil
    }

    /// Whether an empty bracket or an underline stands in front, with nothing but white space and punctuation between.
    private func followsPlace(_ index: Int) -> Bool {
        let front = letters[..<index].reversed().drop { $0.isSpace || $0.isOne(of: "。．.？?：:") }
        guard let last = front.first else { return false }
        if last.isOne(of: "_＿") { return true }
        return last.isOne(of: "）)") && front.dropFirst().first { !$0.isSpace }?.isOne(of: "（(") == true
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

/// How the first number of a line is written, and with it those of the other questions in that line.
enum NumberStyle {
    /// `1.` and `1、`.
    case marked
    /// `1)`.
    case closed
    /// `（1）`.
    case wrapped
    /// `第1题`.
    case counted

    init(_ letters: ArraySlice<Character>) {
        if letters.first?.isDigit == true {
            self = letters.drop { $0.isDigit }.first.map { $0.isOne(of: ")）") } == true ? .closed : .marked
        } else if letters.first?.isOne(of: "（(") == true {
            self = Self.wrapped.end(of: letters) != nil ? .wrapped : .marked
        } else {
            self = letters.first == "第" && Self.counted.end(of: letters) != nil ? .counted : .marked
        }
    }

    /// Behind the bracket or 题 that closes a number, where one begins at the first letter.
    func end(of letters: ArraySlice<Character>) -> Int? {
        let start = letters.startIndex + 1
        let digits = letters.dropFirst().prefix(6).prefix { $0.isDigit }
        guard !digits.isEmpty, let mark = letters[(start + digits.count)...].first,
            mark.isOne(of: self == .counted ? "题" : "）)")
        else { return nil }
        return start + digits.count + 1
    }
}
