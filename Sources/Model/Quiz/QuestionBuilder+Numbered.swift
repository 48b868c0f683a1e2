import DataFiles

/// Options that are numbered ①②③ in the place of letters.
extension QuestionBuilder {
    /// Turns ①②③ behind the stem into options where the answer names some of them and there are no letters.
    mutating func takeNumberedOptions() {
        guard draft.options.isEmpty, let part = draft.value(.answer), let chosen = Self.numbers(part.text),
            let first = draft.stem.firstIndex(of: "①"),
            let index = draft.fields.firstIndex(where: { $0.field == .answer })
        else { return }
        var texts: [String] = []
        var stem = draft.stem[first...]
        while let number = stem.first?.circled {
            guard number == texts.count + 1, number <= 20 else { return }
            let text = stem.dropFirst().prefix { $0.circled == nil }
            texts.append(text.trimmingSpaces())
            stem = stem[text.endIndex...]
        }
        guard texts.count >= 2, chosen.allSatisfy({ $0 <= texts.count }), !texts.contains("") else { return }
        draft.stem = draft.stem[..<first].trimmingSpaces()
        draft.options = texts.enumerated().map { index, text in
            let plain = text.last.map { $0.isOne(of: "；;，,、") } == true ? String(text.dropLast()) : text
            return QuestionDraft.OptionPart(
                label: IssuedQuestion.letter(index), text: plain.trimmingSpaces(), range: draft.range, isPinned: false)
        }
        draft.fields[index].text = chosen.map { IssuedQuestion.letter($0 - 1) }.joined()
    }

    /// 2 and 3 for ②③ and ②、③; nil where anything else stands there, or a number twice.
    private static func numbers(_ answer: String) -> [Int]? {
        var numbers: [Int] = []
        for character in answer where !character.isSpace && !character.isOne(of: "、，,。.（）()和") {
            guard let number = character.circled, !numbers.contains(number) else { return nil }
            numbers.append(number)
        }
        return numbers.isEmpty ? nil : numbers
    }
}

extension Character {
    /// 1 for ①, up to 20.
    fileprivate var circled: Int? {
        guard let value = unicodeScalars.first?.value, (0x2460...0x2473).contains(value) else { return nil }
        return Int(value) - 0x245F
    }
}

extension String {
    /// How many pairs of brackets have nothing between.
    var emptyBrackets: Int {
        let bytes = utf8
        var count = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let rest = bytes[index...]
            // ( and （, whose last byte is behind two others.
            let isWide = rest.first == 0xEF && rest.dropFirst().first == 0xBC && rest.dropFirst(2).first == 0x88
            let width = rest.first == 0x28 ? 1 : isWide ? 3 : 0
            index = bytes.index(index, offsetBy: max(width, 1))
            guard width > 0 else { continue }
            if self[index...].first(where: { !$0.isSpace })?.isOne(of: "）)") == true { count += 1 }
        }
        return count
    }
}

extension BankParser {
    /// Whether `（2）` is the next point of the answer above (`答案：（1）…`) and no question: those of this bank are numbered otherwise.
    func continuesAnswer(_ marker: ItemMarker, _ line: BankLine) -> Bool {
        guard let draft, draft.tail == .field, !afterBlank, let part = draft.fields.last,
            part.field == .answer || part.field == .explanation, line.trimmed.first?.isOne(of: "（(") == true,
            draft.lines.first?.trimmed.first?.isOne(of: "（(") == false
        else { return false }
        let text = part.text.trimmingSpaces()
        if text.isEmpty { return marker.number == 1 }
        guard ["（1）", "(1)", "（１）"].contains(where: { text.hasPrefix($0) }) else { return false }
        let before = marker.number - 1
        return before >= 1 && ["（\(before)）", "(\(before))"].contains { text.contains($0) }
    }
}
