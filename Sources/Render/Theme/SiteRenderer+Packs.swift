import Quiz
import Site

/// The page that lists the practice packs, each with the ways to do it, to print it and to hand it on.
struct PacksView: TemplateView {
    static let templates = ["packs"]
    /// A form of a pack: A, B …, or the only one, which has no name.
    static let form: ViewFields = ["name": .text, "href": .text, "printHref": .text, "file": .text, "size": .text]
    static let pack: ViewFields = [
        "title": .text, "subtitle": .text, "stage": .text, "count": .text, "minutes": .text, "href": .text,
        "packID": .text, "forms": .list(.object(form)),
    ]
    static let schema = Frame.schema.with(["packs": .list(.object(pack))])
    var template: String { "packs" }
    let fields: ViewRecord
}

extension SiteRenderer {
    func packs(_ route: Route) -> [UInt8] {
        let own: ViewRecord = ["packs": .list(library.packs.map { pack($0, from: route) })]
        return theme.render(PacksView(fields: framed(route, "packs", words["navPacks"], own)))
    }

    /// A pack with all its forms.
    func pack(_ pack: PracticePack, from route: Route) -> ViewValue {
        let content = pack.paper.content
        let forms = content.variants.indices.map { variant -> ViewValue in
            let practice = pack.route(.practice, variant: variant)
            return .object([
                "name": .text(content.variants.count > 1 ? content.variants[variant].name : ""),
                "href": .text(route.link(to: practice)),
                "printHref": .text(route.link(to: pack.route(.paper, variant: variant))),
                "file": .text(practice.path), "size": .text(FileSize(packSizes[practice] ?? 0).text),
            ])
        }
        return .object([
            "title": .text(content.title), "subtitle": .text(content.subtitle), "stage": .text(content.stage),
            "count": .text(String(content.questions.count)), "minutes": .text(content.minutes.map(String.init)),
            "href": .text(route.link(to: pack.route(.practice, variant: 0))), "packID": .text(pack.paper.packID),
            "forms": .list(forms),
        ])
    }
}
