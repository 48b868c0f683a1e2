import ChineseText
import DataFiles
import Law
import Schools
package import Site
package import Theme

/// A booklet as print HTML: cover, contents, pages by topic, and the cited articles in an annex.
package struct BookletView: TemplateView {
    private let booklet: Booklet
    private let theme: SiteTheme
    private let notes: PaperNotes

    /// `pictures` are those that ``Booklet/pictures`` names, as `data:` addresses.
    package init(_ booklet: Booklet, theme: SiteTheme, pictures: [Route: String]) {
        self.booklet = booklet
        self.theme = theme
        var articles: [String: Int] = [:]
        for law in booklet.annex {
            for (number, article) in law.articles {
                articles[PaperNotes.key(version: law.resolved.statute.version, article: article.number.anchor)] = number
            }
        }
        let pages = booklet.entries.map { ($0.page.page.route, $0.number) }
        notes = PaperNotes(
            articles: articles, pages: Dictionary(pages) { first, _ in first }, pictures: pictures)
    }

    package static let templates = ["print/booklet"]
    package static let assets = ["style": "print/booklet.css"]
    package var template: String { "print/booklet" }

    private static let entry: ViewFields = [
        "number": .text, "id": .text, "title": .text, "summary": .text, "body": .html, "reviewed": .text,
        "date": .text, "source": .text, "audience": .text, "pending": .text,
    ]
    package static let schema: ViewFields = [
        "title": .text, "office": .text, "sheet": .text, "asOf": .text, "style": .html,
        "hotlines": .list(.object(["name": .text, "number": .text])), "hasNotes": .flag,
        "chapters": .list(.object(["name": .text, "entries": .list(.object(entry))])),
        "laws": .list(
            .object([
                "title": .text, "since": .text, "outline": .flag,
                "articles": .list(
                    .object([
                        "number": .text, "id": .text, "label": .text, "lines": .list(.object(["text": .text])),
                    ])),
            ])
        ),
    ]

    package var fields: ViewRecord {
        let configuration = booklet.library.configuration
        return [
            "title": .text(booklet.title), "office": .text(configuration.office),
            "sheet": .text(booklet.sheet.rawValue.uppercased()),
            "asOf": .text(booklet.library.edition.asOf.chinese),
            "style": .html(HTML(trusted: theme.assets["print/booklet.css"] ?? [])),
            "hotlines": .list(
                configuration.hotlines.map { .object(["name": .text($0.name), "number": .text($0.number)]) }),
            "hasNotes": .flag(!booklet.annex.isEmpty),
            "chapters": .list(
                booklet.chapters.map { chapter in
                    .object(["name": .text(chapter.name), "entries": .list(chapter.entries.map(entry))])
                }),
            "laws": .list(booklet.annex.map(law)),
        ]
    }

    private func entry(_ entry: Booklet.Entry) -> ViewValue {
        let front = entry.page.page.front
        let hotlines = booklet.library.configuration.hotlines
        return .object([
            "number": .text(String(entry.number)), "id": .text("p\(entry.number)"), "title": .text(entry.page.title),
            "summary": .text(entry.page.repeatsText ? "" : entry.page.summary),
            "body": .html(notes.body(of: entry.page, number: entry.number, theme: theme, hotlines: hotlines)),
            "reviewed": .text(front.reviewed?.chinese), "date": .text((front.updated ?? front.date)?.chinese),
            "source": .text(entry.page.source),
            "audience": .text((front.stage.map(\.rawValue) + front.audience.map(\.rawValue)).joined(separator: "、")),
            "pending": .text(entry.page.changedLaws.joined(separator: "、")),
        ])
    }

    private func law(_ law: Booklet.AnnexLaw) -> ViewValue {
        let statute = law.resolved.statute
        let words = theme.strings[statute.statesEffect ? "bookletSince" : "bookletMade"] ?? ""
        let since = statute.since.map { words.replacing("{date}", with: $0.chinese) }
        return .object([
            "title": .text(statute.title.inTitleMarks), "since": .text(since),
            "outline": .flag(statute.text == .outline),
            "articles": .list(
                law.articles.map { number, article in
                    .object([
                        "number": .text(String(number)), "id": .text("law-\(number)"),
                        "label": .text(article.number.chinese),
                        "lines": .list(
                            article.plainText.split(separator: "\n").map { .object(["text": .text(String($0))]) }),
                    ])
                }),
        ])
    }
}
