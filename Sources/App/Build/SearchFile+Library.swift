import Law
import Markdown
import Search
import Site

extension SearchFile {
    /// How much is written at once.
    private static let part = 1 << 18

    /// `search/all.js` of a site, part by part: every page and column, every article of a law, every word of the glossary.
    static func encode(_ library: ResolvedLibrary, emit: ([UInt8]) throws -> Void) rethrows {
        let statutes = library.statutes.filter(\.isCurrent)
        var writer = Writer(capacity: part * 5 / 4)
        for resolved in library.pages {
            let fragment = resolved.page.fragment
            writer.append(
                path: resolved.page.route.path, title: resolved.title, kind: resolved.page.kind == .qa ? .qa : .page,
                headings: fragment.headings.map(\.title), text: fragment.plainText)
            if let part = writer.take(atLeast: part) { try emit(part) }
        }
        for column in library.columns {
            let fragment = library.introductions[column.folder]?.page.fragment
            writer.append(
                path: column.route().path, title: column.title, kind: column.kind == .qa ? .qa : .page,
                headings: fragment?.headings.map(\.title) ?? [], text: fragment?.plainText ?? [])
        }
        for resolved in statutes {
            let statute = resolved.statute
            for article in statute.articles {
                writer.append(
                    path: "\(resolved.route.path)#\(article.number.anchor)",
                    title: "\(statute.plainTitle) \(article.number.chinese)", kind: .article, headings: [],
                    text: Array(article.plainText.utf8))
            }
        }
        for term in library.glossary.terms {
            let text = ([term.explanation] + term.aliases).joined(separator: "\n")
            writer.append(
                path: "\(Glossary.route.path)#\(term.anchor)", title: term.name, kind: .term, headings: term.aliases,
                text: Array(text.utf8))
        }
        try emit(writer.finish())
    }
}
