/// The 大题 that answers behind the questions name: its number, its type, or both.
///
/// Where they contradict each other (一、判断题, and the first 大题 are choices), the name counts if there is a 大题 of that name.
struct KeySection: Equatable {
    var ordinal: Int?
    var type: QuestionType?
    /// Whether 选择题 alone is meant: single or multiple choice.
    var isAnyChoice = false

    /// Nil where neither is known.
    init?(ordinal: Int?, type: QuestionType?, isAnyChoice: Bool = false) {
        guard ordinal != nil || type != nil || isAnyChoice else { return nil }
        self.ordinal = ordinal
        self.type = type
        self.isAnyChoice = isAnyChoice
    }

    /// Whether it says which type of question is meant.
    var isNamed: Bool { type != nil || isAnyChoice }

    /// What is meant among the headings of a bank.
    func resolved(among headings: [SectionHeading]) -> Self {
        guard isNamed, headings.contains(where: isMeant) else { return self }
        let isOne = headings.contains { isMeant($0) && $0.ordinal == ordinal }
        var own = self
        if ordinal != nil, !isOne { own.ordinal = nil }
        return own
    }

    private func isMeant(_ heading: SectionHeading) -> Bool {
        isAnyChoice ? heading.isChoice : heading.type != nil && heading.type == type
    }

    /// Whether a question is meant: under a heading, or, where the bank has none, by whether it has options.
    func holds(_ draft: QuestionDraft) -> Bool {
        guard draft.heading == nil else { return holds(draft.heading) }
        if isAnyChoice || type?.isChoice == true { return draft.options.count >= 2 }
        if type == .judge { return draft.options.count < 2 }
        return true
    }

    /// Whether questions under a heading are meant; of a heading that says nothing, nobody knows that they are not.
    func holds(_ heading: SectionHeading?) -> Bool {
        if let type, let own = heading?.type, own != type { return false }
        if let heading, heading.isChoice, let type, !type.isChoice { return false }
        if let heading, isAnyChoice, heading.type != nil, !heading.isChoice { return false }
        guard let ordinal, let own = heading?.ordinal else { return true }
        return own == ordinal
    }
}

extension BankParser {
    /// The 大题 that is meant by what stands among the answers.
    func keySection(_ written: KeySection?) -> KeySection? {
        guard let written else { return nil }
        var headings: [SectionHeading] = []
        for draft in drafts {
            guard let heading = draft.heading, headings.last != heading else { continue }
            headings.append(heading)
        }
        return written.resolved(among: headings)
    }
}
