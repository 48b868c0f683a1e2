/// The index of all titles from A to Z: whole, its beginning, or one letter of a long one.
struct TitleIndexView: TemplateView {
    static let templates = ["titles"]
    static let schema = Frame.schema.with([
        "summary": .text,
        "letters": .list(.object(["name": .text, "href": .text, "count": .text, "current": .flag])),
        "groups": .list(.object(["name": .text, "id": .text, "entries": .html])),
        "pager": .object(PagerView.schema),
    ])
    var template: String { "titles" }
    let fields: ViewRecord
}

/// One entry of the index; rendered by itself, since an index may have thousands.
struct IndexEntryView: TemplateView {
    static let templates = ["indexentry"]
    static let schema: ViewFields = ["title": .text, "href": .text, "column": .text]
    var template: String { "indexentry" }
    let fields: ViewRecord
}

/// The link to a term; rendered once for all pages of one depth.
struct TermLinkView: TemplateView {
    static let templates = ["termlink"]
    static let schema: ViewFields = ["title": .text, "href": .text]
    var template: String { "termlink" }
    let fields: ViewRecord
}

/// The small page at an address that a page once had.
struct RedirectView: TemplateView {
    static let templates = ["redirect"]
    static let schema: ViewFields = ["lang": .text, "title": .text, "target": .text, "canonical": .text]
    var template: String { "redirect" }
    let fields: ViewRecord
}
