/// An entry of a list: the page in one line or card; rendered by itself, so that lists of any length have one shape.
struct CardView: TemplateView {
    static let templates = ["card"]
    static let schema: ViewFields = [
        "title": .text, "href": .text, "date": .text, "dateISO": .text, "summary": .text, "column": .text,
        "cover": .text,
    ]
    var template: String { "card" }
    let fields: ViewRecord
}

/// A page of text: an article, a question of law, a room of the exhibition, a story.
struct ArticleView: TemplateView {
    static let templates = ["page", "qa", "exhibit", "scenario"]
    static let schema = Frame.schema.with([
        "body": .html, "summary": .text, "date": .text, "dateISO": .text, "updated": .text, "author": .text,
        "source": .text, "cover": .text, "coverWidth": .text, "coverHeight": .text,
        "coverAlternative": .text, "coverCaption": .text, "layout": .text, "draft": .flag,
        "audience": .html, "implements": .html, "region": .html, "tags": .html,
        "toc": .list(.object(["id": .text, "title": .text, "level": .text])), "hasToc": .flag,
        "related": .list(.object(["title": .text, "href": .text, "column": .text])),
        "previous": .object(["title": .text, "href": .text]), "next": .object(["title": .text, "href": .text]),
        "basis": .list(
            .object(["label": .text, "href": .text, "law": .text, "text": .text, "outline": .flag])
        ),
        "hasBasis": .flag, "pendingReview": .text, "reviewed": .text, "isSigned": .flag,
        "story": .object(SiteRenderer.storyFields), "room": .object(SiteRenderer.roomFields),
    ])
    let template: String
    let fields: ViewRecord
}

/// The way through the pages of a list.
enum PagerView {
    static let schema: ViewFields = [
        "previous": .object(["href": .text]), "next": .object(["href": .text]),
        "numbers": .list(.object(["number": .text, "href": .text, "current": .flag])), "text": .text,
    ]
}

/// A list of pages: a column or a term, cut into list pages.
struct ListView: TemplateView {
    static let templates = ["column", "tag"]
    static let schema = Frame.schema.with([
        "summary": .text, "pages": .html, "count": .text, "pager": .object(PagerView.schema),
        "eyebrow": .text, "body": .html,
        "doors": .list(.object(SiteRenderer.door)), "hasDoors": .flag, "axes": AnswerIndexView.axes,
    ])
    let template: String
    let fields: ViewRecord
}

/// The first page of the site.
struct HomeView: TemplateView {
    static let templates = ["home"]
    /// A day or a campaign as it is announced.
    private static let announcement: ViewFields = [
        "title": .text, "text": .text, "dates": .text, "href": .text, "from": .text, "to": .text,
    ]
    static let schema = Frame.schema.with([
        "campaign": .object(
            announcement.with([
                "isNext": .flag, "hasOthers": .flag, "others": .list(.object(announcement)),
            ])),
        "laterCampaigns": .list(.object(announcement)),
        "doors": .list(.object(["kind": .text, "title": .text, "text": .text, "href": .text])),
        "sections": .list(
            .object(["title": .text, "href": .text, "summary": .text, "pages": .list(.object(CardView.schema))])
        ),
        "rooms": .list(.object(["title": .text, "href": .text, "summary": .text])),
        "laws": .list(.object(["title": .text, "href": .text, "note": .text])),
        "questions": .list(.object(["title": .text, "href": .text])),
        "scenarios": .list(.object(CardView.schema)),
        "roomsMore": .text, "lawsMore": .text, "questionsMore": .text, "scenariosMore": .text,
        "tagCloud": .list(.object(TagsView.tag)), "tagsMore": .text,
        "facets": .list(.object(["title": .text, "href": .text, "terms": .list(.object(TagsView.tag))])),
        "coverage": .object(["href": .text, "text": .text]),
        "packs": .list(.object(PacksView.pack)), "packsMore": .text,
    ])
    var template: String { "home" }
    let fields: ViewRecord
}

/// All terms of a taxonomy.
struct TagsView: TemplateView {
    static let tag: ViewFields = ["title": .text, "href": .text, "count": .text]
    static let templates = ["tags"]
    static let schema = Frame.schema.with(["tagCloud": .list(.object(tag))])
    var template: String { "tags" }
    let fields: ViewRecord
}

/// All statutes.
struct LawsView: TemplateView {
    static let templates = ["laws"]
    static let schema = Frame.schema.with([
        "laws": .list(
            .object([
                "title": .text, "href": .text, "note": .text, "articles": .text, "outline": .flag, "status": .text,
                "answers": AnswerIndexView.link,
            ])
        ),
        "axes": AnswerIndexView.axes,
    ])
    var template: String { "laws" }
    let fields: ViewRecord
}

/// The list of all files with their digests.
struct ManifestView: TemplateView {
    static let templates = ["manifest"]
    static let schema = Frame.schema.with([
        "rows": .html, "count": .text, "bytes": .text,
    ])
    var template: String { "manifest" }
    let fields: ViewRecord
}

/// One file of the manifest: a template of its own, so that the engine runs once and not once a file.
struct ManifestRowView: TemplateView {
    static let templates = ["manifest-row"]
    static let schema: ViewFields = ["path": .text, "bytes": .text, "sha256": .text]
    var template: String { "manifest-row" }
    let fields: ViewRecord
}

/// What a web server shows for an address that does not exist.
struct NotFoundView: TemplateView {
    static let templates = ["notfound"]
    /// `base` is the site's folder on its server, from which its links count however deep the wrong address is.
    static let schema = Frame.schema.with(["base": .text])
    var template: String { "notfound" }
    let fields: ViewRecord
}
