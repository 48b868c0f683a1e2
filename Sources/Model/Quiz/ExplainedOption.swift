import DataFiles

/// What an explanation says of an option by the option's own words: 故选“12306”, B.12306正确.
///
/// ## Parsing behavior
/// - The words of an option that stand behind its own letter say nothing more: B.12306正确, B（12306）正确 and B项12306正确 are B正确.
/// - Behind 故选, 正确答案是 and the like the words of an option name it, where they are all that is said.
/// - Options of one letter, and options that judge (A. 正确 B. 错误), are not looked for.
struct ExplainedOption {
    /// Letter and words of each option.
    private let options: [(label: String, words: [Character])]

    init(_ options: [Question.Option]) {
        let isJudging = options.contains { OptionVerdict.truth($0.text[...], isWhole: true, isPlural: false) != nil }
        self.options = options.compactMap { option in
            let words = Array(option.text.trimmingSpaces())
            return isJudging || words.count < 2 ? nil : (option.label, words)
        }
    }

    /// Whether letters may be judged behind a mark: `A. 错误`.
    var isListed: Bool { !options.isEmpty }

    /// A text in which the letter of an option stands alone, without its words.
    func withoutWords(_ letters: [Character]) -> [Character] {
        guard !options.isEmpty else { return letters }
        var result: [Character] = []
        var index = 0
        while index < letters.count {
            result.append(letters[index])
            index += 1
            guard let label = OptionMarker.letter(letters[index - 1]), index < 2 || !letters[index - 2].isASCII,
                let words = options.first(where: { $0.label == label })?.words,
                let end = end(of: words, in: letters, from: index)
            else { continue }
            index = end
        }
        return result
    }

    /// Where the words of an option end that stand behind its letter.
    private func end(of words: [Character], in letters: [Character], from start: Int) -> Int? {
        var index = start
        for word in ["选项", "项"] where letters[index...].starts(with: word) { index += word.count }
        while index < letters.count, letters[index].isOne(of: ".．、:：（(“\" ") { index += 1 }
        guard letters[index...].starts(with: words) else { return nil }
        index += words.count
        while index < letters.count, letters[index].isOne(of: "）)”\"") { index += 1 }
        return index
    }

    /// The letter of the option whose words are all that stands from a place on; nil where another option may be meant as well.
    func named(_ letters: [Character], from start: Int) -> String? {
        var index = start
        while index < letters.count, letters[index].isOne(of: "：:“\"「 ") { index += 1 }
        let clause = letters[index...].prefix { !$0.isOne(of: "。，,；;！!\n”\"」") }
        return options.first { $0.words.elementsEqual(clause) }?.label
    }
}
