/// The index of all titles from A to Z: whole, its beginning, or one letter of a long one.
struct TitleIndexView: TemplateView {
    static let templates = ["titles"]
    static let schema = Frame.schema.with([
        "summary": .text,
        "letters": .html,
        "groups": .list(.object(["name": .text, "id": .text, "entries": .html])),
        "pager": .object(PagerView.schema),
    ])
    var template: String { "titles" }
    let fields: ViewRecord
}

/// The way to one letter of the index; rendered by itself, so that the pages of all letters have one shape.
struct IndexLetterView: TemplateView {
    static let templates = ["indexletter"]
    static let schema: ViewFields = ["name": .text, "href": .text, "count": .text, "current": .flag]
    var template: String { "indexletter" }
    let fields: ViewRecord
}

/// One entry of the index; rendered by itself, since an index may have thousands.
struct IndexEntryView: TemplateView {
    static let templates = ["indexentry"]
    static let schema: ViewFields = ["title": .text, "href": .text, "column": .text]
    var template: String { "indexentry" }
    let fields: ViewRecord
}

/// A link in a list that may be long, such as the pages that cite an article, or that many pages show, such as a term.
struct LinkItemView: TemplateView {
    static let templates = ["linkitem"]
    static let schema: ViewFields = ["title": .text, "href": .text]
    var template: String { "linkitem" }
    let fields: ViewRecord
}

/// The small page at an address that a page once had.
struct RedirectView: TemplateView {
    static let templates = ["redirect"]
    static let schema: ViewFields = ["lang": .text, "title": .text, "target": .text, "canonical": .text]
    var template: String { "redirect" }
    let fields: ViewRecord
}
