/// A question beside an earlier copy of it, whose ids and letters are those on paper.
///
/// The ids of a bank go by the places of its options: where these changed places, were added or taken out, an id means other words now.
extension IssuedQuestion {
    /// The same with the ids and the places that an earlier copy gave to the same words; what was added stands behind, under ids
    /// that the earlier copy does not have.
    func aligned(with earlier: Self) -> Self {
        if type.isChoice, earlier.type.isChoice { return alignedChoices(with: earlier) }
        guard answer.order != nil || answer.match != nil, options.count == earlier.options.count else { return self }
        var copy = self
        let places = Self.places(of: options.map(\.text), in: earlier.options.map(\.text))
        var ids: [String: String] = [:]
        for (option, place) in zip(options, places) {
            let id = earlier.options[place].id
            ids[option.id] = id
            copy.options[place] = Option(id: id, text: option.text, feedback: option.feedback)
        }
        var rows = Array(lefts.indices)
        if lefts.count == earlier.lefts.count {
            for (row, place) in Self.places(of: lefts, in: earlier.lefts).enumerated() {
                rows[place] = row
                copy.lefts[place] = lefts[row]
            }
        }
        copy.answer = answer.renamed(ids, rows: rows)
        return copy
    }

    /// Whether only the places of the options differ from those of an earlier copy.
    package func isReordered(from earlier: Self) -> Bool {
        options.map(\.text) != earlier.options.map(\.text)
            && aligned(with: earlier).options.map(\.text) == earlier.options.map(\.text)
    }

    /// Where each text stood before; those that are new take the places that are left, in their order.
    private static func places(of texts: [String], in earlier: [String]) -> [Int] {
        var free = Array(earlier.indices)
        let known = texts.map { text -> Int? in
            free.firstIndex { earlier[$0] == text }.map { free.remove(at: $0) }
        }
        return known.map { $0 ?? free.removeFirst() }
    }

    /// Choices: the same words first, then words that differ in marks only, then the same letter of the bank, and at last, where
    /// there are as many, those that are left.
    private func alignedChoices(with earlier: Self) -> Self {
        var free = Array(earlier.options.indices)
        var places: [Int?] = options.map { _ in nil }
        func pair(_ isSame: (Option, Option) -> Bool) {
            for index in options.indices where places[index] == nil {
                guard let found = free.firstIndex(where: { isSame(options[index], earlier.options[$0]) }) else {
                    continue
                }
                places[index] = free.remove(at: found)
            }
        }
        pair { $0.text == $1.text }
        pair { QuestionBuilder.comparable($0.text) == QuestionBuilder.comparable($1.text) }
        pair { $0.id == $1.id }
        if options.count == earlier.options.count { pair { _, _ in true } }
        var ids: [String: String] = [:]
        for (option, place) in zip(options, places) {
            ids[option.id] = place.map { earlier.options[$0].id } ?? "+" + option.id
        }
        var copy = self
        let renamed = zip(options, places).map { option, place -> (Int, Option) in
            // A mark at the end says nothing: what is printed stays.
            let printed = place.map { earlier.options[$0] }
            let text = printed.flatMap { $0.words == option.words ? $0.text : nil } ?? option.text
            return (place ?? .max, Option(id: ids[option.id] ?? option.id, text: text, feedback: option.feedback))
        }
        // Swift's sort keeps the order of equals: those that were added stay as the bank has them.
        copy.options = renamed.sorted { $0.0 < $1.0 }.map(\.1)
        let known = copy.options.map(\.id)
        copy.answer = answer.renamed(ids, rows: [], choices: known)
        return copy
    }
}

extension IssuedAnswer {
    /// Under other ids, the pairs in another order of their left sides, the right choices in the order of `choices`.
    fileprivate func renamed(_ ids: [String: String], rows: [Int], choices: [String] = []) -> Self {
        let choice = choice.map { choice in
            let renamed = choice.map { ids[$0] ?? $0 }
            return choices.isEmpty ? renamed : choices.filter(renamed.contains)
        }
        let match = match.map { match in
            let renamed = match.map { ids[$0] ?? $0 }
            return renamed.count == rows.count ? rows.map { renamed[$0] } : renamed
        }
        return renamed(choice: choice, match: match, order: order?.map { ids[$0] ?? $0 })
    }
}

extension IssuedQuestion.Option {
    /// Without a mark at the end.
    fileprivate var words: Substring {
        text.last?.isOne(of: QuestionBuilder.optionMarks) == true ? text.dropLast() : text[...]
    }
}
