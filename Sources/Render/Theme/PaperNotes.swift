import Law
package import Site

/// How a booklet on paper writes what leads elsewhere on the site: as numbers that stand in the booklet.
package struct PaperNotes: Sendable {
    /// The numbers of the articles in the annex, by version of the law and anchor: `jindufa@2008-06-01#a29`.
    let articles: [String: Int]
    /// The numbers of the pages that stand in the booklet.
    let pages: [Route: Int]
    /// The pictures as `data:` addresses, so that the booklet is one file.
    let pictures: [Route: String]

    /// The numbers that a booklet gives; what has none is written without a note.
    package init(articles: [String: Int], pages: [Route: Int], pictures: [Route: String]) {
        self.articles = articles
        self.pages = pages
        self.pictures = pictures
    }

    /// The key of an article in ``articles``.
    ///
    /// A page may cite two texts of one law, in which the same number is another article.
    package static func key(version: String, article anchor: String) -> String { "\(version)#\(anchor)" }
}

extension SiteFilling {
    /// The cited words, and the numbers under which the articles stand in the annex.
    func note(_ resolution: CitationResolution, words: String?, _ notes: PaperNotes, _ html: inout HTML) {
        html.append(escaping: words ?? resolution.mark.text)
        var numbers: [Int] = []
        for target in resolution.targets where !target.isBetween {
            let number = notes.articles[PaperNotes.key(version: target.version, article: target.article.anchor)]
            if let number, !numbers.contains(number) { numbers.append(number) }
        }
        for number in numbers {
            html.append(trusted: "<sup class=\"note\"><a href=\"#:law-")
            html.append(escaping: String(number))
            html.append(trusted: "\">〔")
            html.append(escaping: String(number))
            html.append(trusted: "〕</a></sup>")
        }
    }

    /// Where a link ends that leads to a page of the booklet, its number; other links leave nothing.
    func paperLinkEnd(_ target: LinkTarget, _ notes: PaperNotes, _ html: inout HTML) {
        guard case .output(let route, _) = target, let number = notes.pages[route], route != self.route else { return }
        html.append(escaping: strings["bookletSee"].replacing("{n}", with: String(number)))
    }
}

extension PaperNotes {
    /// The text of a page for a booklet, with anchors that are its own: `id="p3-…"`.
    package func body(
        of page: ResolvedPage, number: Int, theme: SiteTheme, hotlines: [SiteConfiguration.Hotline]
    ) -> HTML {
        var filling = SiteFilling(route: page.page.route, strings: Words(strings: theme.strings), hotlines: hotlines)
        filling.paper = self
        let text = String(decoding: filling.body(page).bytes, as: UTF8.self)
            .replacing(" id=\"", with: " id=\"p\(number)-").replacing("href=\"#", with: "href=\"#p\(number)-")
            .replacing("href=\"#p\(number)-:", with: "href=\"#")
        return HTML(trusted: text)
    }
}
