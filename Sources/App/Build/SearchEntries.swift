import Law
import Markdown
import Search
import Site

/// What the site's search finds: every page, every article of a law, every word of the glossary.
struct SearchEntries {
    let all: [SearchEntry]

    init(_ library: ResolvedLibrary) {
        let pages = library.pages.map { resolved in
            let fragment = resolved.page.fragment
            return SearchEntry(
                path: resolved.page.route.path, title: resolved.title, kind: resolved.page.kind == .qa ? .qa : .page,
                headings: fragment.headings.map(\.title),
                text: String(decoding: fragment.plainText, as: UTF8.self)
            )
        }
        let articles = library.statutes.filter(\.isCurrent).flatMap { resolved -> [SearchEntry] in
            let statute = resolved.statute
            return statute.articles.map { article in
                SearchEntry(
                    path: "\(resolved.route.path)#\(article.number.anchor)",
                    title: "\(statute.plainTitle) \(article.number.chinese)", kind: .article, headings: [],
                    text: article.plainText
                )
            }
        }
        let terms = library.glossary.terms.map { term in
            SearchEntry(
                path: "\(Glossary.route.path)#\(term.anchor)", title: term.name, kind: .term, headings: term.aliases,
                text: ([term.explanation] + term.aliases).joined(separator: "\n"))
        }
        all = pages + articles + terms
    }
}
