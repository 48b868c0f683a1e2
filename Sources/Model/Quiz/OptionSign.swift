import DataFiles
import Diagnostics

/// A sign by which somebody marked the right option: `A. 毒品 √`, `*B. 药品`, `C. 食品（正确答案）`.
///
/// ## Parsing behavior
/// - In front of the letter stand `*` `**` `★` `√`; in front of the words or behind them √, behind them also `*`, （√）, （正确）,
///   （正确答案） and, behind white space, 正确答案.
/// - Where some of the options are marked, they are the answer, and no sign stays with their words. Signs that every option has
///   say nothing; × beside options marked right is a sign too.
enum OptionSign {
    /// The sign in front of the letter of an option and the option behind it; nil for nearly every line.
    static func leading(_ text: Substring) -> Substring? {
        // * or the first byte of ＊ √ ✓ ★.
        switch text.utf8.first ?? 0 {
        case 0x2A, 0xE2, 0xEF: break
        default: return nil
        }
        let sign = text.prefix { $0.isOne(of: "*＊★" + TruthSign.ticks) }
        guard (1...2).contains(sign.count) else { return nil }
        let rest = text[sign.endIndex...].trimmedSlice()
        guard let marker = OptionMarker(rest), !marker.rest.isEmpty else { return nil }
        return rest
    }

    /// What is left of an option's words, and whether a sign said right or wrong.
    static func behind(_ text: String) -> (text: String, isRight: Bool)? {
        // The first byte of √ ✓ × …, or the last one of the signs and brackets: most options have neither.
        guard let lead = text.utf8.first, let end = text.utf8.last,
            lead == 0xE2 || lead == 0xC3 || lead == 0xE3 || endings.contains(end)
        else { return nil }
        if let first = text.first, let isRight = TruthSign.value(first), text.count > 1 {
            let rest = text.dropFirst().trimmingSpaces()
            return rest.isEmpty ? nil : (rest, isRight)
        }
        // A sign, * ＊ ） ) ] 】, or 案.
        guard let last = text.last, last.isOne(of: TruthSign.all + "*＊）)]】案") else { return nil }
        if last.isOne(of: TruthSign.all + "*＊") {
            var rest = text[...]
            while rest.last?.isOne(of: TruthSign.all + "*＊") == true { rest.removeLast() }
            // *有毒* and 告诉*老师* are set off, and mark nothing.
            guard !rest.contains(where: { $0.isOne(of: "*＊") }) else { return nil }
            return words(rest, isRight: TruthSign.value(last) ?? true)
        }
        for (word, isRight) in [
            ("正确答案", true), ("答案", true), ("正确", true), ("√", true), ("✓", true), ("错误", false), ("×", false),
        ] {
            for (open, close) in [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")]
            where text.hasSuffix(open + word + close) {
                return words(text.dropLast(word.count + 2), isRight: isRight)
            }
        }
        guard text.hasSuffix("正确答案"), text.dropLast(4).last?.isSpace == true else { return nil }
        return words(text.dropLast(4), isRight: true)
    }

    /// The words in front of empty brackets at the end; nil where there are none.
    fileprivate static func emptied(_ text: String) -> String? {
        guard let last = text.last, last.isOne(of: "）)】]") else { return nil }
        let inside = text.dropLast().reversed().prefix { !$0.isOne(of: "（(【[") }
        let rest = text.dropLast(inside.count + 1)
        guard inside.allSatisfy(\.isSpace), rest.last?.isOne(of: "（(【[") == true else { return nil }
        let words = rest.dropLast().trimmingSpaces()
        return words.isEmpty ? nil : words
    }

    /// The last bytes of the signs, of * ＊ ） ) ] 】 and of 案.
    private static let endings = (TruthSign.all + "*＊）)]】案").compactMap { $0.utf8.last }

    private static func words(_ text: Substring, isRight: Bool) -> (String, Bool)? {
        let words = text.trimmingSpaces()
        return words.isEmpty ? nil : (words, isRight)
    }
}

extension QuestionBuilder {
    /// Takes the signs off the options; the letters of those that were marked right, where not all of them were.
    mutating func takeOptionSigns() -> [String] {
        var signs: [(index: Int, text: String, isRight: Bool)] = []
        for (index, option) in draft.options.enumerated() {
            if let (text, isRight) = OptionSign.behind(option.text) {
                signs.append((index, text, isRight))
            } else if option.isSigned {
                signs.append((index, option.text, true))
            }
        }
        let right = signs.filter(\.isRight).map(\.index)
        guard !right.isEmpty else { return [] }
        for sign in signs { draft.options[sign.index].text = sign.text }
        // Brackets that were left empty beside a marked one: on paper they would tell which option is right.
        for index in draft.options.indices where !signs.contains(where: { $0.index == index }) {
            if let words = OptionSign.emptied(draft.options[index].text) { draft.options[index].text = words }
        }
        return right.count == draft.options.count ? [] : right.map { draft.options[$0].label }
    }

    /// The answer that stands between two underlines of the stem: `是____B____。`, `____√____`.
    mutating func takeUnderlinedMark() -> StemMark? {
        guard draft.stem.utf8.contains(0x5F) else { return nil }
        var start = draft.stem.startIndex
        while let open = draft.stem[start...].firstRange(of: "__") {
            var inner = draft.stem[open.upperBound...].drop { $0 == "_" }
            let close = inner.firstRange(of: "__")
            guard let close else { return nil }
            inner = inner[..<close.lowerBound]
            start = close.lowerBound
            let words = inner.filter { !$0.isSpace }
            guard !words.isEmpty, words.count <= 8 else { continue }
            let letters = words.filter { !$0.isOne(of: "、，,") }.map { OptionMarker.letter($0) ?? "" }
            let labels = draft.options.map(\.label)
            let end = draft.stem[close.upperBound...].drop { $0 == "_" }.startIndex
            if !labels.isEmpty, letters.allSatisfy(labels.contains) {
                draft.stem.replaceSubrange(open.lowerBound..<end, with: "____")
                return .letters(letters.joined())
            }
            if labels.isEmpty, words.count == 1, words.first.flatMap(TruthSign.value) != nil,
                let truth = Self.truth(words)
            {
                draft.stem.removeSubrange(open.lowerBound..<end)
                draft.stem = draft.stem.trimmingSpaces()
                return .judge(truth)
            }
        }
        return nil
    }

    /// Holds what the options and the underlines of a stem say against its brackets.
    mutating func joined(_ mark: StemMark?, signs: [String]) -> StemMark? {
        let marks = [mark, takeUnderlinedMark(), signs.isEmpty ? nil : .letters(signs.joined())].compactMap { $0 }
        guard let first = marks.first else { return nil }
        for other in marks.dropFirst() where !first.isSame(other) {
            fail(.answerConflict(first.words, other.words, at: place, first: place))
        }
        return first
    }
}

extension QuestionBuilder.StemMark {
    fileprivate var words: String {
        switch self {
        case .judge(let truth): truth ? "√" : "×"
        case .letters(let letters): letters
        }
    }

    fileprivate func isSame(_ other: Self) -> Bool {
        if case .letters(let own) = self, case .letters(let others) = other { return Set(own) == Set(others) }
        return self == other
    }
}
