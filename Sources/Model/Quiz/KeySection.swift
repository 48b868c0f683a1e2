/// The 大题 that answers behind the questions name: its number, its type, or both.
///
/// Where they contradict each other (一、判断题, and the first 大题 are choices), the name counts if there is a 大题 of that name.
struct KeySection: Equatable {
    var ordinal: Int?
    var type: QuestionType?

    /// Nil where neither is known.
    init?(ordinal: Int?, type: QuestionType?) {
        guard ordinal != nil || type != nil else { return nil }
        self.ordinal = ordinal
        self.type = type
    }

    /// What is meant among the headings of a bank.
    func resolved(among headings: [SectionHeading]) -> Self {
        guard let type, headings.contains(where: { $0.type == type }) else { return self }
        let isOne = headings.contains { $0.type == type && $0.ordinal == ordinal }
        var own = self
        if ordinal != nil, !isOne { own.ordinal = nil }
        return own
    }

    /// Whether questions under a heading are meant; of a heading that says nothing, nobody knows that they are not.
    func holds(_ heading: SectionHeading?) -> Bool {
        if let type, let own = heading?.type, own != type { return false }
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
