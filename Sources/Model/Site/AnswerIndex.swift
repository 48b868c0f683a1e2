import ChineseText
import DataFiles
package import Law

/// The questions and answers of a site by topic, by what they cite and by whom they are for.
package struct AnswerIndex: Sendable {
    /// A way to look an answer up; each has a page with its groups, and each group a page with its answers.
    package enum Axis: String, Sendable, Hashable, CaseIterable {
        case topic, law, audience

        /// The page that lists the groups.
        package var route: Route { Route([AnswerIndex.folder], "by-\(rawValue).html") }
    }

    /// The answers of one topic, one law or one audience.
    package struct Group: Sendable {
        package let axis: Axis
        package let name: String
        let slug: String
        /// Positions in `ResolvedLibrary.pages`, in the order of the column.
        package let pages: [Int]
        /// Of a law: its position in `ResolvedLibrary.statutes`, and who cites each article.
        package let law: (statute: Int, articles: [(number: ArticleNumber, pages: [Int])])?

        /// The group's first page, or a further one.
        package func route(page number: Int = 1) -> Route {
            Route([folder], "\(axis.rawValue)-\(slug)" + (number == 1 ? ".html" : "-page-\(number).html"))
        }
    }

    /// The folder of the column whose pages are answers.
    static let folder = "qa"

    /// The groups of every way that has any.
    private let groups: [Axis: [Group]]

    /// The ways that there are.
    package var axes: [Axis] { Axis.allCases.filter { !groups($0).isEmpty } }

    /// The groups of one way: topics by how many answers they have, laws in the order of the laws, audiences in their own.
    package func groups(_ axis: Axis) -> [Group] { groups[axis] ?? [] }

    /// The group of the law at a position in `ResolvedLibrary.statutes`.
    package func group(ofLaw statute: Int) -> Group? { groups(.law).first { $0.law?.statute == statute } }

    init(_ pages: [ResolvedPage], columns: [Column], statutes: [ResolvedStatute]) {
        let answers = columns.filter { $0.kind == .qa }.flatMap(\.pages)
        let rank = Dictionary(answers.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        var topics: [String: [Int]] = [:]
        var audiences: [Audience: [Int]] = [:]
        for answer in answers {
            let front = pages[answer].page.front
            if let topic = front.topic, !topic.isEmpty { topics[topic, default: []].append(answer) }
            for audience in front.audience { audiences[audience, default: []].append(answer) }
        }
        let byNumber = topics.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        let slugs = Self.slugs(topics.keys.sorted())
        groups = [
            .topic: byNumber.map { name, pages in
                Group(axis: .topic, name: name, slug: slugs[name] ?? "", pages: pages, law: nil)
            },
            .audience: Audience.allCases.compactMap { audience in
                audiences[audience].map {
                    Group(
                        axis: .audience, name: audience.rawValue, slug: Pinyin.slug(audience.rawValue), pages: $0,
                        law: nil)
                }
            },
            .law: statutes.indices.compactMap { Self.group(ofLaw: $0, statutes, rank: rank) },
        ]
    }

    /// Of a law that is cited in an older text too, each text has a group of its own.
    private static func group(ofLaw index: Int, _ statutes: [ResolvedStatute], rank: [Int: Int]) -> Group? {
        let resolved = statutes[index]
        guard !resolved.citedBy.isEmpty else { return nil }
        var seen: Set<ArticleNumber> = []
        let articles = resolved.statute.articles.compactMap { article -> (number: ArticleNumber, pages: [Int])? in
            let number = article.number
            guard seen.insert(number).inserted else { return nil }
            let pages = (resolved.citedBy[number.anchor] ?? []).filter { rank[$0] != nil }
            return pages.isEmpty ? nil : (number, pages.sorted { rank[$0, default: 0] < rank[$1, default: 0] })
        }
        guard !articles.isEmpty else { return nil }
        let pages = Set(articles.flatMap(\.pages)).sorted { rank[$0, default: 0] < rank[$1, default: 0] }
        let statute = resolved.statute
        guard !resolved.isCurrent else {
            return Group(axis: .law, name: statute.title, slug: statute.id, pages: pages, law: (index, articles))
        }
        let versions = statutes.map(\.statute).filter { $0.id == statute.id }
        return Group(
            axis: .law, name: statute.citedAs(isCurrent: false, among: versions),
            slug: "\(statute.id)-\(statute.since?.description ?? "undated")", pages: pages, law: (index, articles))
    }

    /// An address for every topic; of two that sound the same, the later one by name gets figures of its own.
    private static func slugs(_ names: [String]) -> [String: String] {
        var taken: Set<String> = []
        return names.reduce(into: [:]) { slugs, name in
            let slug = Pinyin.slug(name)
            slugs[name] = taken.insert(slug).inserted ? slug : slug + "-" + Pinyin.hexadecimal(name)
        }
    }
}
