import DataFiles
package import Law

extension ResolvedStatute {
    /// The articles that have a page of their own, by position: those of the version that counts, the first of a
    /// repeated number.
    package var ownPages: [Int] {
        guard isCurrent else { return [] }
        var seen: Set<ArticleNumber> = []
        return statute.articles.indices.filter { seen.insert(statute.articles[$0].number).inserted }
    }

    /// `laws/jindufa/a29.html`.
    package func route(article position: Int) -> Route { route(article: statute.articles[position].number) }

    /// `laws/jindufa/a29.html`.
    package func route(article number: ArticleNumber) -> Route {
        Route(["laws", statute.id], "\(number.anchor).html")
    }

    /// The way to an article: to its own page, or into the page of a version whose articles have none.
    package func link(article number: ArticleNumber, from route: Route) -> String {
        isCurrent ? route.link(to: self.route(article: number)) : route.link(to: self.route, anchor: number.anchor)
    }

    /// `laws/zhian/changes-2026-01-01.html`: what this version changed.
    package var changesRoute: Route {
        Route(["laws", statute.id], "changes-\(statute.since.map(\.description) ?? "undated").html")
    }
}

extension ResolvedLibrary {
    /// The version before this one, where both are the law's own words, so that they can be compared.
    package func predecessor(of index: Int) -> ResolvedStatute? {
        guard index > 0 else { return nil }
        let (old, new) = (statutes[index - 1], statutes[index])
        guard old.statute.id == new.statute.id, old.statute.text == .official, new.statute.text == .official else {
            return nil
        }
        return old
    }

    /// Every version of the law that a version belongs to, the newest first.
    package func versions(of statute: ResolvedStatute) -> [(index: Int, statute: ResolvedStatute)] {
        statutes.indices.reversed().filter { statutes[$0].statute.id == statute.statute.id }.map { ($0, statutes[$0]) }
    }
}
