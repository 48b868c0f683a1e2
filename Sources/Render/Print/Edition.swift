import ChineseText
import Quiz
import Theme

/// What paper and key have in common: one variant of an issued paper, with the words of its head and headings.
struct Edition {
    let paper: IssuedPaper
    let variant: PaperContent.Variant
    let office: String?
    let style: HTML

    /// One 大题 of the variant.
    struct Section {
        let section: PaperContent.Section
        let items: [Item]

        var numeral: String { ChineseNumeral.text(section.number) }
        var title: String { section.title }

        /// What a question and the whole are worth: （每小题5分，共35分）.
        var worth: String {
            let points = PaperContent.text(section.points)
            let total = PaperContent.text(section.points * Double(items.count))
            return items.count == 1 ? "（本题\(total)分）" : "（每小题\(points)分，共\(total)分）"
        }
    }

    /// A question in its place, with what the key says.
    struct Item {
        let question: IssuedQuestion
        let placement: PaperContent.Placement
        let key: PaperContent.KeyEntry
    }

    init?(_ paper: IssuedPaper, variant: String, theme: SiteTheme, office: String?) {
        guard let variant = paper.content.variant(variant) else { return nil }
        self.paper = paper
        self.variant = variant
        self.office = office
        style = HTML(trusted: theme.assets["print/paper.css"] ?? [])
    }

    var sections: [Section] {
        zip(paper.content.sections, variant.sections).map { section, placements in
            let items = placements.compactMap { placement -> Item? in
                guard let question = paper.content.question(placement.question),
                    let key = variant.key.first(where: { $0.number == placement.number })
                else { return nil }
                return Item(question: question, placement: placement, key: key)
            }
            return Section(section: section, items: items)
        }
    }

    static let assets = ["style": "print/paper.css"]

    static let schema: ViewFields = [
        "title": .text, "subtitle": .text, "office": .text, "variant": .text, "stage": .text, "minutes": .text,
        "total": .text, "packID": .text, "hash": .text, "style": .html, "approval": .text,
    ]

    var fields: ViewRecord {
        let content = paper.content
        var fields: ViewRecord = [
            "title": .text(content.title),
            "total": .text(PaperContent.text(content.totalPoints)),
            "packID": .text(paper.packID),
            "hash": .text(String(paper.hash.prefix(16))),
            "style": .html(style),
        ]
        // A paper that has one form only is no 卷A.
        fields["variant"] = .text(content.variants.count > 1 ? variant.name : nil)
        fields["subtitle"] = .text(content.subtitle)
        fields["office"] = .text(office)
        fields["stage"] = .text(content.stage)
        fields["approval"] = .text(content.approval ?? content.contest)
        fields["minutes"] = content.minutes.map { .text(String($0)) }
        return fields
    }
}
