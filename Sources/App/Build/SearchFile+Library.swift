import Law
import Markdown
import Quiz
import Search
import Site
import Theme

extension SearchFile {
    /// How much is written at once.
    private static let part = 1 << 18

    /// `search/all.js` of a site, part by part: every page and column, every law with its articles and the questions about
    /// them, every day of the calendar, every word of the glossary, the practice packs, the table of the ledger.
    static func encode(
        _ library: ResolvedLibrary, coverage: CoverageTable?, words: [String: String], emit: ([UInt8]) throws -> Void
    ) rethrows {
        let statutes = library.statutes.filter(\.isCurrent)
        var writer = Writer(capacity: part * 5 / 4)
        for resolved in library.pages {
            writer.append(
                path: resolved.page.route.path, title: resolved.title, kind: resolved.page.kind == .qa ? .qa : .page,
                headings: SearchText.headings(of: resolved), text: SearchText.of(resolved))
            if let part = writer.take(atLeast: part) { try emit(part) }
        }
        for column in library.columns {
            let introduction = library.introductions[column.folder]
            writer.append(
                path: column.route().path, title: column.title, kind: column.kind == .qa ? .qa : .page,
                headings: introduction.map(SearchText.headings) ?? [], text: introduction.map(SearchText.of) ?? [])
        }
        for resolved in statutes {
            let statute = resolved.statute
            let around = statute.history + statute.preamble + statute.annexes.flatMap { [$0.title] + $0.lines }
            writer.append(
                path: resolved.route.path, title: statute.title, kind: .article,
                headings: statute.divisions.map { $0.label.isEmpty ? $0.title : "\($0.label) \($0.title)" },
                text: Array(around.joined(separator: "\n").utf8))
            for article in statute.articles {
                let stems = (resolved.questions[article.number.anchor] ?? []).map(\.stem)
                writer.append(
                    path: "\(resolved.route.path)#\(article.number.anchor)",
                    title: "\(statute.plainTitle)\(article.number.chinese)", kind: .article,
                    headings: SearchText.spellings(of: article.number).map { statute.plainTitle + $0 },
                    text: Array(([article.plainText] + stems).joined(separator: "\n").utf8))
            }
        }
        for event in library.calendar {
            let text = [event.summary, event.source ?? "", event.audience.joined(separator: "、")]
            writer.append(
                path: CalendarEvent.route.path, title: event.title, kind: .page, headings: [],
                text: Array(text.filter { !$0.isEmpty }.joined(separator: "\n").utf8))
        }
        for term in library.glossary.terms {
            let text = ([term.explanation] + term.aliases).joined(separator: "\n")
            writer.append(
                path: "\(Glossary.route.path)#\(term.anchor)", title: term.name, kind: .term, headings: term.aliases,
                text: Array(text.utf8))
        }
        writer.append(library.packs, title: words["navPacks"] ?? "")
        if let coverage { writer.append(coverage, title: words["navCoverage"] ?? "") }
        try emit(writer.finish())
    }
}

extension SearchFile.Writer {
    /// The page that lists the packs, and each pack with its questions and options; not what answers them.
    fileprivate mutating func append(_ packs: [PracticePack], title: String) {
        guard !packs.isEmpty else { return }
        let titles = packs.map { [$0.paper.content.title, $0.paper.content.subtitle ?? ""].joined(separator: "\n") }
        append(
            path: PracticePack.index.path, title: title, kind: .page, headings: [],
            text: Array(titles.joined(separator: "\n").utf8))
        for pack in packs {
            let content = pack.paper.content
            let texts = content.questions.flatMap { [$0.material ?? "", $0.stem] + $0.lefts + $0.options.map(\.text) }
            append(
                path: pack.route(.practice, variant: 0).path, title: content.title, kind: .page,
                headings: content.sections.map(\.title),
                text: Array(texts.filter { !$0.isEmpty }.joined(separator: "\n").utf8))
        }
    }

    /// The published table: regions, figures and notes.
    fileprivate mutating func append(_ table: CoverageTable, title: String) {
        let rows = table.rows.map { ([$0.region] + $0.cells.map(\.text) + [$0.total]).joined(separator: " ") }
        let text = [table.summary, table.period, table.columns.joined(separator: " ")] + rows + table.notes
        append(
            path: "coverage.html", title: title, kind: .page, headings: [table.framework],
            text: Array(text.joined(separator: "\n").utf8))
    }
}
