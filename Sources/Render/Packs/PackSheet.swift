import Quiz

/// The questions of a paper as one file holds them: in the order of its first variant, their options named by the letters that
/// they have there.
///
/// No id of an option stands in a pack: only the issued file knows which option of the bank a letter means.
struct PackSheet {
    let paper: IssuedPaper
    /// The variants that the file gives out; the page shows the first, the script puts it into the order of another.
    let set: [PaperContent.Variant]
    /// Section by section.
    let sections: [[Row]]

    /// A question where it stands in the first variant.
    struct Row {
        let question: IssuedQuestion
        let placement: PaperContent.Placement
        let points: Double
        let key: [String]

        /// The letter of an option by its id; empty for what is not shown.
        func letter(_ id: String) -> String {
            placement.options.firstIndex(of: id).map(IssuedQuestion.letter) ?? ""
        }
    }

    /// Nil where the paper has no such variant, or none is named.
    init?(_ paper: IssuedPaper, variants names: [String]) {
        let content = paper.content
        let set = names.compactMap { content.variant($0) }
        guard let first = set.first, set.count == names.count else { return nil }
        self.paper = paper
        self.set = set
        let questions = Dictionary(content.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var keys = first.key.makeIterator()
        sections = zip(content.sections, first.sections).map { section, placements in
            placements.compactMap { placement in
                let key = keys.next()?.answer ?? []
                return questions[placement.question].map {
                    Row(question: $0, placement: placement, points: section.points, key: key)
                }
            }
        }
    }

    /// All questions in the order of the first variant.
    var rows: [Row] { sections.flatMap { $0 } }
}
