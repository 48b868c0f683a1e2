import DataFiles
import Law
import Markdown
import Pictures
import Site

/// Writes the fillings of a page's holes as the site shows them.
struct SiteFilling {
    let route: Route
    let strings: Words
    let hotlines: [SiteConfiguration.Hotline]

    /// The words that the site explains; none where the theme shows no glossary.
    var glossary = Glossary.empty
    /// What stands for links on paper; nil on the site.
    var paper: PaperNotes?
    /// The sizes of pictures, so that a page does not jump while they load.
    var pictures: [Route: Picture.Size] = [:]

    func body(_ page: ResolvedPage) -> HTML {
        let fragment = page.page.fragment
        guard !page.terms.isEmpty, !glossary.terms.isEmpty else {
            return HTML(trusted: fragment.filled { index, _ in bytes(page.fillings[index]) })
        }
        let whole = 0..<fragment.html.count
        return HTML(
            trusted: fragment.filled(whole, holes: 0..<fragment.holes.count, inserting: terms(of: page, in: whole)) {
                index, _ in bytes(page.fillings[index])
            })
    }

    /// The tags around the words of a part that the glossary explains, with the explanations.
    private func terms(of page: ResolvedPage, in part: Range<Int>) -> [(offset: Int, closes: Bool, bytes: [UInt8])] {
        guard !glossary.terms.isEmpty else { return [] }
        return page.terms.enumerated().filter { part.contains($0.element.range.lowerBound) }.flatMap { number, mark in
            let term = glossary.terms[mark.term]
            var start = HTML(trusted: "<span class=\"term\"><a href=\"")
            start.append(escaping: route.link(to: Glossary.route, anchor: term.anchor))
            start.append(trusted: "\" aria-describedby=\"term-note-")
            start.append(escaping: String(number + 1))
            start.append(trusted: "\">")
            var end = HTML(trusted: "</a><span class=\"term-note\" role=\"tooltip\" id=\"term-note-")
            end.append(escaping: String(number + 1))
            end.append(trusted: "\">")
            end.append(escaping: term.explanation)
            end.append(trusted: "</span></span>")
            return [
                (offset: mark.range.lowerBound, closes: false, bytes: start.bytes),
                (offset: mark.range.upperBound, closes: true, bytes: end.bytes),
            ]
        }
    }

    /// A part of a story, where each link to a scene says on which card it stands.
    func part(_ part: Scenario.Part, of page: ResolvedPage, _ story: Scenario) -> HTML {
        HTML(
            trusted: page.page.fragment.filled(
                part.html, holes: part.holes, inserting: terms(of: page, in: part.html)
            ) { index, _ in
                guard let card = story.cardOfLink[index] else { return bytes(page.fillings[index]) }
                var html = HTML(trusted: bytes(page.fillings[index]))
                html.append(trusted: "<span class=\"card-to\">")
                html.append(escaping: strings["cardTo"].replacing("{n}", with: String(card + 1)))
                html.append(trusted: "</span>")
                return html.bytes
            })
    }

    private func bytes(_ filling: Filling) -> [UInt8] {
        var html = HTML()
        switch filling {
        case .linkStart(let target, let title): linkStart(target, title, &html)
        case .linkEnd(let target): linkEnd(target, &html)
        case .image(let picture, let alternative, let title):
            image(picture, alternative: alternative, title: title, &html)
            if title.contains("审图号") {
                html.append(trusted: "<span class=\"map-number\">")
                html.append(escaping: title)
                html.append(trusted: "</span>")
            }
        case .text(let text): html.append(escaping: text)
        case .citation(let resolution): citation(resolution, &html)
        case .directiveStart(let directive): directiveStart(directive, &html)
        case .directiveEnd(let directive): directiveEnd(directive, &html)
        }
        return html.bytes
    }

    /// Ends the attribute before and opens another one, left open; nothing for an empty value.
    private func attribute(_ name: StaticString, _ value: String, _ html: inout HTML) {
        guard !value.isEmpty else { return }
        html.append(trusted: "\" ")
        html.append(trusted: name)
        html.append(trusted: "=\"")
        html.append(escaping: value)
    }

    private func linkStart(_ target: LinkTarget, _ title: String, _ html: inout HTML) {
        guard paper == nil else { return }
        switch target {
        case .output(let other, let anchor):
            html.append(trusted: "<a href=\"")
            html.append(escaping: route.link(to: other, anchor: anchor))
            attribute("title", title, &html)
            html.append(trusted: "\">")
        case .direct(let address):
            html.append(trusted: "<a href=\"")
            html.append(escaping: address)
            html.append(trusted: "\">")
        case .outside, .dead: break
        }
    }

    private func linkEnd(_ target: LinkTarget, _ html: inout HTML) {
        switch target {
        case .output where paper != nil: paper.map { paperLinkEnd(target, $0, &html) }
        case .direct where paper != nil: break
        case .output, .direct: html.append(trusted: "</a>")
        case .outside(_, isShown: true), .dead: break
        case .outside(let address, isShown: false):
            html.append(trusted: "<span class=\"address\">（")
            html.append(escaping: address)
            html.append(trusted: "）</span>")
        }
    }

    func image(_ picture: Route, alternative: String, title: String = "", _ html: inout HTML) {
        if let paper, paper.pictures[picture] == nil { return html.append(escaping: alternative) }
        html.append(trusted: "<img src=\"")
        html.append(escaping: paper?.pictures[picture] ?? route.link(to: picture))
        html.append(trusted: "\" alt=\"")
        html.append(escaping: alternative)
        attribute("title", title, &html)
        if let size = pictures[picture] {
            attribute("width", String(size.width), &html)
            attribute("height", String(size.height), &html)
        }
        html.append(trusted: "\" loading=\"lazy\">")
    }

    /// A citation as a link, in the words of the text unless others are given; `pointer` shows the article to a pointer.
    func citation(
        _ resolution: CitationResolution, words: String? = nil, pointer: Bool = true, _ html: inout HTML
    ) {
        guard let target = resolution.target else { return html.append(escaping: resolution.mark.text) }
        if let paper { return note(resolution, words: words, paper, &html) }
        let law = Route(["laws", target.statute], target.page)
        html.append(trusted: "<a class=\"cite\" href=\"")
        html.append(escaping: route.link(to: law, anchor: target.anchor))
        let also = resolution.targets.filter { $0 != target }
        if !also.isEmpty {
            html.append(trusted: "\" data-also=\"")
            let links = also.map {
                route.link(to: Route(["laws", $0.statute], $0.page), anchor: $0.anchor)
            }
            html.append(escaping: links.joined(separator: " "))
        }
        if pointer {
            html.append(trusted: "\" title=\"")
            html.append(escaping: title(target))
        }
        html.append(trusted: "\">")
        html.append(escaping: words ?? resolution.mark.text)
        html.append(trusted: "</a>")
    }

    /// The article's words for a pointer that rests on the citation; a gist says that it is one.
    private func title(_ target: CitationResolution.Target) -> String {
        // Scalars, not characters: this runs for every citation, and a Chinese character is one scalar.
        let scalars = target.excerpt.unicodeScalars
        let isLong = target.excerpt.utf8.count > 120 && scalars.count > 120
        let start = isLong ? String(scalars.prefix(118)) + "……" : target.excerpt
        return "\(target.label)\(target.isOutline ? strings["outlineTag"] : "")：\(start)"
    }
}

/// The theme's words as code uses them.
struct Words: Sendable {
    let strings: [String: String]

    subscript(key: String) -> String { strings[key] ?? "" }

    /// What tells a version of a law from the others: since when it counts.
    func version(_ statute: Statute) -> String {
        let text = statute.isEffectUnknown ? strings["lawVersionMade"] : nil
        return (text ?? self["lawVersion"]).replacing("{date}", with: statute.since?.chinese ?? "")
    }

    /// Every key that code asks for; a theme that lacks one is reported.
    static let required = [
        "navHome", "navLaws", "navCalendar", "navCoverage", "navManifest", "navTitles", "titlesText", "pageNumber",
        "terms-tags", "terms-stage", "terms-audience", "terms-implements", "terms-region", "term-tags", "term-stage",
        "term-audience", "term-implements", "term-region", "notFound", "outlineTag",
        "directive-note", "directive-warning", "directive-case", "directive-hotline", "directive-quiz",
        "showAnswer", "answer", "explanation", "questionBasis", "transcript", "mediaFallback", "outline",
        "statusInForce", "statusNotYet",
        "statusRepealed", "statusSuperseded", "statusUnknown", "factJurisdiction", "factAdopted", "factEffective",
        "factAmended", "factRepealed", "factArticles", "factExtentPartial", "articlesCount", "pagerText", "door-qa",
        "door-exhibit", "door-scenario", "door-laws",
    ]

    /// Keys that code asks for and a theme may lack: what they say is then left out.
    static let optional = [
        "cardTo", "cardNumber", "navGlossary", "navPacks", "calendarText", "lawQuestion", "lawVersion",
        "lawVersionMade", "articlesPartial", "changeMoved",
        "changeChanged", "changeAdded", "changeRemoved", "changesTitle", "changesCount", "changesPresumed",
        "changesPresumedNote", "citingQuestions", "citingAll",
        "answers-topic", "answers-law", "answers-audience", "answersOfLaw", "answersMore", "bookletSee", "bookletSince",
        "bookletMade",
    ]
}
