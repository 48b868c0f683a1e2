import DataFiles
import Law
package import Site

/// Pages of a site as a booklet: what stands in it, in which order and under which numbers.
package struct Booklet: Sendable {
    package let title: String
    package let library: ResolvedLibrary
    package let sheet: Sheet
    let chapters: [Chapter]
    let annex: [AnnexLaw]

    /// The paper that it is printed on.
    package enum Sheet: String, Sendable, CaseIterable {
        case a5, a4
    }

    /// The pages of one topic; without a name for pages that have none.
    struct Chapter: Sendable {
        let name: String?
        let entries: [Entry]
    }

    /// A page and its number in the booklet.
    struct Entry: Sendable {
        let number: Int
        let page: ResolvedPage
    }

    /// The cited articles of one law.
    struct AnnexLaw: Sendable {
        let resolved: ResolvedStatute
        let articles: [(number: Int, article: Article)]
    }

    /// The booklet of these pages (positions in the library), by topic where they have topics.
    package init(_ pages: [Int], title: String, sheet: Sheet, of library: ResolvedLibrary) {
        self.title = title
        self.sheet = sheet
        self.library = library
        var topics: [String?] = []
        var members: [String?: [Int]] = [:]
        for page in pages {
            let topic = library.pages[page].page.front.topic
            if members[topic] == nil { topics.append(topic) }
            members[topic, default: []].append(page)
        }
        // Pages without a topic come last: a heading above them would be somebody else's.
        let order = topics.filter { $0 != nil } + topics.filter { $0 == nil }
        var number = 0
        chapters = order.map { topic in
            let entries = (members[topic] ?? []).map { page -> Entry in
                number += 1
                return Entry(number: number, page: library.pages[page])
            }
            return Chapter(name: topic, entries: entries)
        }
        annex = Self.annex(chapters.flatMap(\.entries), library)
    }

    /// Its pages, in the order of their numbers.
    var entries: [Entry] { chapters.flatMap(\.entries) }

    /// The pictures that its pages show.
    package var pictures: [Route] {
        let shown = entries.flatMap { entry in
            entry.page.fillings.flatMap { filling -> [Route] in
                switch filling {
                case .image(let route, _, _): [route]
                case .directiveStart(.figure(let route, _)): [route].compactMap { $0 }
                default: []
                }
            }
        }
        return Set(shown).sorted()
    }

    /// The laws by the order in which they are first cited, their articles in the order of the law.
    private static func annex(_ entries: [Entry], _ library: ResolvedLibrary) -> [AnnexLaw] {
        var laws: [String] = []
        var cited: [String: Set<ArticleNumber>] = [:]
        for target in entries.flatMap(\.page.basis) {
            if cited[target.version] == nil { laws.append(target.version) }
            cited[target.version, default: []].insert(target.article)
        }
        var number = 0
        return laws.compactMap { version in
            guard let resolved = library.statutes.first(where: { $0.statute.version == version }) else { return nil }
            let numbers = cited[version, default: []].sorted()
            return AnnexLaw(
                resolved: resolved,
                articles: numbers.compactMap { resolved.statute.article($0) }.map { article in
                    number += 1
                    return (number, article)
                })
        }
    }
}
