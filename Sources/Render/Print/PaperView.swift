package import Quiz
package import Theme

/// One variant of an issued paper as print HTML: head, sealed margin, marks table, sections.
package struct PaperView: TemplateView {
    private let edition: Edition

    /// Nil when the paper has no such variant.
    package init?(_ paper: IssuedPaper, variant: String, theme: SiteTheme, office: String? = nil) {
        guard let edition = Edition(paper, variant: variant, theme: theme, office: office) else { return nil }
        self.edition = edition
    }

    package static let templates = ["print/paper"]
    package static let assets = Edition.assets
    package var template: String { "print/paper" }

    package static let schema: ViewFields = Edition.schema.with([
        "sections": .list(
            .object(["numeral": .text, "title": .text, "worth": .text, "questions": .list(PaperQuestion.schema)])
        )
    ])

    package var fields: ViewRecord {
        var fields = edition.fields
        fields["sections"] = .list(
            edition.sections.map { section in
                .object([
                    "numeral": .text(section.numeral),
                    "title": .text(section.title),
                    "worth": .text(section.worth),
                    "questions": .list(questions(section)),
                ])
            }
        )
        return fields
    }

    /// A material is printed once, in front of the first of its questions.
    private func questions(_ section: Edition.Section) -> [ViewValue] {
        var material: String?
        return section.items.map { item in
            let isNew = item.question.material != material
            material = item.question.material
            return PaperQuestion(item: item, showsMaterial: isNew).value
        }
    }
}
