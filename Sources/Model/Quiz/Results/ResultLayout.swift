/// How the questions of one variant lie in a result: what turns fields of a page into answers by the ids of the bank.
package struct ResultLayout: Sendable {
    let paper: IssuedPaper
    let variant: PaperContent.Variant
    let position: Int

    /// One question with its options in the order shown.
    struct Slot {
        let id: String
        let type: QuestionType
        let options: [String]
        /// Where each of these options stands in the bank.
        let places: [Int]
        /// How many options the bank has.
        let count: Int
        /// How many fields there are besides options.
        let rows: Int
        /// The letters of the options in the order shown.
        let letters: [String]

        init(_ question: IssuedQuestion, options: [String]) {
            let bank = question.options.map(\.id)
            id = question.id
            type = question.type
            self.options = options
            places = options.map { bank.firstIndex(of: $0) ?? 0 }
            count = bank.count
            rows = ResultLayout.rows(of: question)
            letters = options.indices.map(IssuedQuestion.letter)
        }
    }

    let slots: [Slot]
    /// The same in the order of the paper.
    private let ordered: [Slot]

    /// A variant by its name; nil where the paper has none of that name.
    package init?(_ paper: IssuedPaper, variant name: String) {
        guard let position = paper.content.variants.firstIndex(where: { $0.name == name }) else { return nil }
        self.init(paper, at: position)
    }

    /// A variant by its place in the paper; nil where there are not so many.
    package init?(_ paper: IssuedPaper, at position: Int) {
        guard paper.content.variants.indices.contains(position) else { return nil }
        self.paper = paper
        self.position = position
        variant = paper.content.variants[position]
        let byID = Dictionary(paper.content.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        slots = variant.sections.flatMap { $0 }.compactMap { placement in
            byID[placement.question].map { Slot($0, options: placement.options) }
        }
        let places = Dictionary(slots.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        ordered = paper.content.questions.map { places[$0.id] ?? Slot($0, options: []) }
    }

    /// How many fields a question has besides options: blanks, pairs, steps.
    package static func rows(of question: IssuedQuestion) -> Int {
        switch question.type {
        case .blank: question.answer.blanks?.count ?? 0
        case .match: question.lefts.count
        case .order: question.options.count
        default: 0
        }
    }

    /// The answers of a result in the order of the paper and the options of the bank; nil where a result names what the paper
    /// does not have.
    ///
    /// `namesOptions` says that choices are ids of the bank.
    package func sheet(_ answers: [String: PupilResult.Answer], namesOptions: Bool = false) -> AnswerSheet? {
        var sheet = AnswerSheet()
        var found = 0
        for slot in ordered {
            let answer = answers[slot.id]
            if answer != nil { found += 1 }
            guard Self.write(answer, slot, namesOptions, to: &sheet) else { return nil }
        }
        return found == answers.count ? sheet : nil
    }

    private static func write(
        _ answer: PupilResult.Answer?, _ slot: Slot, _ namesOptions: Bool, to sheet: inout AnswerSheet
    ) -> Bool {
        switch (slot.type, answer) {
        case (.single, .rows(let ids)), (.multiple, .rows(let ids)):
            guard slot.type == .multiple || ids.count <= 1,
                let mask = mask(ids, among: namesOptions ? slot.options : slot.letters, slot)
            else { return false }
            sheet.append(mask, of: slot.count)
        case (.single, nil), (.multiple, nil): sheet.append(0, of: slot.count)
        case (.judge, .truth(let value)): sheet.append(value ? 1 : 2)
        case (.short, .truth(true)): sheet.append(1)
        case (.blank, .rows(let texts)):
            guard texts.count == slot.rows else { return false }
            sheet.append(1)
            for text in texts { sheet.append(text) }
        case (.match, .rows(let letters)), (.order, .rows(let letters)):
            guard letters.count == slot.rows else { return false }
            sheet.append(1)
            for letter in letters {
                guard let place = place(letter, slot) else { return false }
                sheet.append(place)
            }
        case (_, nil): sheet.append(0)
        default: return false
        }
        return true
    }

    private static func mask(_ ids: [String], among shown: [String], _ slot: Slot) -> UInt32? {
        var mask: UInt32 = 0
        for id in ids {
            guard let place = shown.firstIndex(of: id) else { return nil }
            let bit: UInt32 = 1 << UInt32(slot.places[place])
            guard mask & bit == 0 else { return nil }
            mask |= bit
        }
        return mask
    }

    /// One more than the place in the bank of a letter as shown, 0 for no letter, nil for a letter that is not shown.
    private static func place(_ letter: String, _ slot: Slot) -> UInt8? {
        if letter.isEmpty { return 0 }
        guard letter.utf8.count == 1, let byte = letter.utf8.first, byte >= 0x41 else { return nil }
        let index = Int(byte) - 0x41
        return slot.places.indices.contains(index) ? UInt8(truncatingIfNeeded: slot.places[index] + 1) : nil
    }
}
