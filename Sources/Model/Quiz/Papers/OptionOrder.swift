import ChineseText

/// Which options may change places.
enum OptionOrder {
    private static let words = [
        "以上", "上述", "前三项", "前两项", "都对", "都不对", "都是", "都不是", "全对", "均正确", "均不正确", "全部正确",
    ]
    private static let wordFilter = WordSearch(words)

    /// Whether an option speaks of the others (以上都是, ABC都对): it keeps its place.
    static func refersToOthers(_ text: String) -> Bool {
        if text.utf8.count <= 14 * 4, wordFilter.occurs(in: Array(text.utf8)), text.count <= 14,
            words.contains(where: { text.range(ofWord: $0) != nil })
        {
            return true
        }
        return mentionsLetters(text)
    }

    /// Whether a text names options by their letters (选B, B项, 所以C不选, A和C, ABC): a shuffled paper would make it
    /// wrong.
    ///
    /// A letter that belongs to a Latin word (DNA, A4) or stands in 维生素C or A型 is not one; several letters are
    /// when they are in the order of the alphabet (ABC, but not GBH). In doubt it is one: the options then only stay
    /// where they are.
    static func mentionsLetters(_ text: String) -> Bool {
        guard text.utf8.contains(where: { (0x41...0x48).contains($0) }) else { return false }
        let letters = Array(text)
        var index = 0
        while index < letters.count {
            guard isLetter(letters[index]), index == 0 || !isLatin(letters[index - 1]) else {
                index += 1
                continue
            }
            var end = index
            while end < letters.count, isLetter(letters[end]) || (end > index && joins(letters, end)) { end += 1 }
            let named = letters[index..<end].filter(isLetter)
            let isRow = named.count >= 2 && zip(named, named.dropFirst()).allSatisfy { $0.0 < $0.1 }
            let isWord = end < letters.count && isLatin(letters[end])
            let before = index > 0 ? letters[index - 1] : " "
            let after = end < letters.count ? letters[end] : " "
            let isName = before == "素" || "型类级卷".contains(after)
            if !isWord, named.count == 1 ? !isName : isRow { return true }
            index = max(end, index + 1)
        }
        return false
    }

    /// Options that stand in the order of their numbers (2个, 3个, 4个), which readers expect to stay.
    static func isSorted(_ texts: [String]) -> Bool {
        guard texts.count >= 3 else { return false }
        var known: [Int] = []
        for text in texts {
            let digits = text.prefix { $0.isDigit }
            let figures = digits.isEmpty ? text.prefix { "一二三四五六七八九十两百".contains($0) } : digits
            guard !figures.isEmpty, let number = ChineseNumeral.value(figures) else { return false }
            known.append(number)
        }
        let pairs = zip(known, known.dropFirst())
        return pairs.allSatisfy { $0.0 < $0.1 } || pairs.allSatisfy { $0.0 > $0.1 }
    }

    private static func isLetter(_ character: Character) -> Bool { ("A"..."H").contains(character) }

    private static func isLatin(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "-")
    }

    private static func joins(_ letters: [Character], _ index: Int) -> Bool {
        "、和与及".contains(letters[index]) && index + 1 < letters.count && isLetter(letters[index + 1])
    }
}

extension Question {
    /// Whether a variant may show the options in another order.
    package var mayShuffle: Bool {
        guard type.isChoice else { return type == .match || type == .order }
        let words = [stem, explanation ?? ""] + options.compactMap(\.feedback) + options.map(\.text)
        return !words.contains(where: OptionOrder.mentionsLetters) && !OptionOrder.isSorted(options.map(\.text))
    }
}
