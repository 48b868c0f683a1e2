import ChineseText
import Law

/// Every page and law by the pinyin of its title, from A to Z.
package struct TitleIndex: Sendable {
    /// Up to so many entries stand on one page; beyond, every letter has pages of its own.
    package static let longest = 600

    package let letters: [Letter]
    package let count: Int

    /// Whether all letters stand on one page.
    package var isOnePage: Bool { count <= Self.longest }

    /// The titles under one letter.
    package struct Letter: Sendable {
        /// `A` … `Z`, or `#` for all others.
        package let name: String
        /// For addresses and anchors: `a` … `z`, or `other`.
        package let slug: String
        package let entries: [Entry]

        /// The page of this letter, where it has one.
        package func route(page number: Int = 1) -> Route {
            Route(["all"], number == 1 ? "\(slug).html" : "\(slug)-page-\(number).html")
        }

        /// How many pages it fills.
        package var pages: Int { max(1, (entries.count + TitleIndex.longest - 1) / TitleIndex.longest) }

        /// The entries of one of its pages, counted from 1.
        package func entries(page number: Int) -> ArraySlice<Entry> {
            entries[
                min((number - 1) * TitleIndex.longest, entries.count)..<min(number * TitleIndex.longest, entries.count)]
        }
    }

    /// One line of the index: a page or a law.
    package struct Entry: Sendable {
        package let title: String
        package let route: Route
        /// The folder of the page's column; nil for a law.
        package let column: String?
    }

    /// The page with which the index begins.
    package static let route = Route(["all"], "index.html")

    init(_ pages: [ResolvedPage], _ statutes: [ResolvedStatute]) {
        var all = pages.map { page in
            (key: page.titleKey, entry: Entry(title: page.title, route: page.page.route, column: page.page.column))
        }
        for statute in statutes where statute.isCurrent {
            let title = statute.statute.title
            all.append((PinyinOrder.key(title), Entry(title: title, route: statute.route, column: nil)))
        }
        all.sort { left, right in
            if left.key != right.key { return left.key.lexicographicallyPrecedes(right.key) }
            if left.entry.title != right.entry.title { return left.entry.title < right.entry.title }
            return left.entry.route < right.entry.route
        }
        var letters: [Letter] = []
        var others: [Entry] = []
        var current: (letter: Character, entries: [Entry])?
        for (key, entry) in all {
            guard let letter = PinyinOrder.letter(of: key) else {
                others.append(entry)
                continue
            }
            if current?.letter != letter {
                if let current { letters.append(Self.letter(String(current.letter), current.entries)) }
                current = (letter, [])
            }
            current?.entries.append(entry)
        }
        if let current { letters.append(Self.letter(String(current.letter), current.entries)) }
        if !others.isEmpty { letters.append(Letter(name: "#", slug: "other", entries: others)) }
        self.letters = letters
        count = all.count
    }

    private static func letter(_ name: String, _ entries: [Entry]) -> Letter {
        Letter(name: name, slug: name.lowercased(), entries: entries)
    }
}
