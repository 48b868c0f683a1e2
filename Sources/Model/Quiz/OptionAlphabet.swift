import DataFiles

/// Options that begin with other signs than A B C: `甲、…`, `Ⓐ…`, `⒜…`.
enum OptionAlphabet: CaseIterable {
    /// 甲乙丙, each with a mark behind it.
    case stems
    /// Ⓐ, ⓐ and ⒜, with or without a mark.
    case enclosed

    private static let signs = Array("甲乙丙丁戊己庚辛")

    /// 0 for 甲 or Ⓐ; nil for every other character.
    private func index(_ character: Character) -> Int? {
        switch self {
        case .stems: return Self.signs.firstIndex(of: character)
        case .enclosed:
            guard let value = character.unicodeScalars.first?.value, (0x249C...0x24E9).contains(value) else {
                return nil
            }
            return Int(value - 0x249C) % 26
        }
    }

    /// Places in the alphabet that an answer names, and nothing else; plain letters too where the options are Ⓐ.
    func chosen(_ answer: String) -> [Int]? {
        var found: [Int] = []
        for character in answer where !character.isSpace && !character.isOne(of: "、，,；;。.（）()和") {
            let letter = self == .enclosed ? OptionMarker.letter(character)?.utf8.first.map { Int($0) - 0x41 } : nil
            guard let index = index(character) ?? letter, !found.contains(index) else { return nil }
            found.append(index)
        }
        return found.isEmpty ? nil : found
    }

    /// The words in front of the options, and those of each; nil where there are fewer than two.
    func parts(_ text: String) -> (stem: String, options: [String])? {
        var cuts: [(mark: String.Index, words: String.Index)] = []
        var before: Character = "\n"
        for place in text.indices {
            defer { before = text[place] }
            guard index(text[place]) == cuts.count else { continue }
            let behind = text[place...].dropFirst()
            switch self {
            case .enclosed: cuts.append((place, behind.drop { $0.isOne(of: ".．、:：") }.startIndex))
            case .stems:
                guard before.isSpace || before.isOne(of: "：:）)。；;？?_"), let mark = behind.first,
                    mark.isOne(of: "、.．：:")
                else { continue }
                // 甲、乙两人 are names.
                guard behind.dropFirst().first.flatMap(index) == nil else { continue }
                cuts.append((place, behind.dropFirst().startIndex))
            }
        }
        guard cuts.count >= 2, let first = cuts.first else { return nil }
        let ends = cuts.dropFirst().map(\.mark) + [text.endIndex]
        let options = zip(cuts, ends).map { cut, end -> String in
            let words = text[cut.words..<end].trimmingSpaces()
            return words.last.map { $0.isOne(of: "；;，,、") } == true ? String(words.dropLast()) : words
        }
        return (text[..<first.mark].trimmingSpaces(), options)
    }

    /// Whether an answer is nothing but such signs, some of them twice perhaps: a slip of the hand.
    static func isOne(_ answer: String) -> Bool {
        let signs = answer.filter { !$0.isSpace && !$0.isOne(of: "、，,；;。.（）()和") }
        return allCases.contains { alphabet in
            signs.contains { alphabet.index($0) != nil }
                && signs.allSatisfy { sign in
                    alphabet.index(sign) != nil || (alphabet == .enclosed && OptionMarker.letter(sign) != nil)
                }
        }
    }
}

extension QuestionBuilder {
    /// Turns `甲、…` and `Ⓐ…` into options where the answer names some of them and there are no letters.
    mutating func takeOtherOptions() {
        guard draft.options.isEmpty, let part = draft.value(.answer), part.text.utf8.count <= 40,
            let index = draft.fields.firstIndex(where: { $0.field == .answer })
        else { return }
        for alphabet in OptionAlphabet.allCases {
            guard let chosen = alphabet.chosen(part.text), let parts = alphabet.parts(draft.stem),
                chosen.allSatisfy({ $0 < parts.options.count }), !parts.options.contains("")
            else { continue }
            draft.stem = parts.stem
            draft.options = parts.options.enumerated().map { index, text in
                QuestionDraft.OptionPart(
                    label: IssuedQuestion.letter(index), text: text, range: draft.range, isPinned: false)
            }
            draft.fields[index].text = chosen.map { IssuedQuestion.letter($0) }.joined()
            return
        }
    }
}
