package import Quiz
package import Theme

/// The class codes to print and cut apart: a row a class, each with the words that a teacher needs.
package struct ClassCodesView: TemplateView {
    private let classrooms: [Classroom]
    private let paper: IssuedPaper
    private let office: String?
    private let style: HTML

    /// The list for one paper; the codes serve every paper of the term.
    package init(_ classrooms: [Classroom], paper: IssuedPaper, theme: SiteTheme, office: String?) {
        self.classrooms = classrooms
        self.paper = paper
        self.office = office
        style = HTML(trusted: theme.assets["sums.css"] ?? [])
    }

    package static let templates = ["classcodes"]
    package static let assets = ["style": "sums.css"]
    package var template: String { "classcodes" }

    package static let schema: ViewFields = [
        "title": .text, "packID": .text, "office": .text, "style": .html,
        "classes": .list(.object(["code": .text, "school": .text, "name": .text, "term": .text])),
    ]

    package var fields: ViewRecord {
        var fields: ViewRecord = [
            "title": .text(paper.content.title), "packID": .text(paper.packID), "style": .html(style),
            "classes": .list(
                classrooms.map { one in
                    .object([
                        "code": .text(one.code.description), "school": .text(one.school),
                        "name": .text([one.grade, one.name].filter { !$0.isEmpty }.joined(separator: " ")),
                        "term": .text(one.term),
                    ])
                }),
        ]
        fields["office"] = .text(office)
        return fields
    }
}
