package import DataFiles

/// What is known about a law besides its text.
package struct StatuteHeader: Sendable {
    package var id: String
    package var title: String
    package var shortNames: [String] = []
    package var jurisdiction: String?
    package var adopted: CalendarDate?
    package var effective: CalendarDate?
    package var repealed: CalendarDate?
    package var amended: CalendarDate?
    package var text: Statute.Text = .official
    package var extent: Statute.Extent = .partial
    package var renumbers: [ArticleNumber: ArticleNumber] = [:]
    package var history: [String] = []
    /// Where the text comes from, as its file says.
    package var origin: String?
    var numbering = ArticleNumbering()

    /// A header with everything else unknown.
    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }
}

/// The text of a law, or of one of its files.
package struct StatuteBody: Sendable {
    package var preamble: [String] = []
    package var divisions: [Division] = []
    package var articles: [Article] = []
    package var annexes: [Annex] = []

    /// A text with nothing in it yet.
    package init() {}

    /// How many articles its annexes have of their own.
    var annexArticles: Int { annexes.reduce(0) { $0 + $1.articles } }

    /// Adds the text of the next file.
    mutating func append(_ next: StatuteBody) {
        let offset = articles.count
        preamble += next.preamble
        for var division in next.divisions {
            division.articles = division.articles.lowerBound + offset..<division.articles.upperBound + offset
            divisions.append(division)
        }
        articles += next.articles
        annexes += next.annexes
        closeDivisions()
    }

    /// Lets every division end where the next of its level or above begins.
    mutating func closeDivisions() {
        for index in divisions.indices {
            let next = divisions[(index + 1)...].first { $0.level <= divisions[index].level }
            let start = divisions[index].articles.lowerBound
            divisions[index].articles = start..<max(start, next?.articles.lowerBound ?? articles.count)
        }
    }
}

/// Which numbers are missing and which occur twice.
struct ArticleNumbering: Sendable {
    struct Gap: Sendable {
        /// The missing numbers, in order.
        let missing: [ArticleNumber]
        /// The position of the article behind the gap.
        let next: Int
    }

    private(set) var gaps: [Gap] = []
    private(set) var repeats: [ArticleNumber] = []
    /// Positions of the repeated articles, with the position of the first of that number.
    private(set) var repeated: [(position: Int, first: Int)] = []
    /// Positions of articles whose number is below one before them, without being repeated.
    private(set) var disordered: [Int] = []

    init() {}

    init(_ articles: [Article]) {
        var seen: [ArticleNumber: Int] = [:]
        for (position, article) in articles.enumerated() {
            if let first = seen[article.number] {
                repeated.append((position, first))
                repeats.append(article.number)
            } else {
                seen[article.number] = position
            }
        }
        var highest: ArticleNumber?
        for (position, article) in articles.enumerated() where seen[article.number] == position {
            if let highest, article.number < highest {
                disordered.append(position)
                continue
            }
            let missing = Self.between(highest, article.number).filter { seen[$0] == nil }
            if !missing.isEmpty { gaps.append(Gap(missing: missing, next: position)) }
            highest = article.number
        }
    }

    /// The numbers that should stand between two neighbours; the first article of a text may bear any number.
    private static func between(_ last: ArticleNumber?, _ next: ArticleNumber) -> [ArticleNumber] {
        guard let last else { return [] }
        var missing: [ArticleNumber] = []
        if next.number > last.number + 1 {
            missing = (last.number + 1..<next.number).map { ArticleNumber($0) }
        }
        guard let insertion = next.insertion else { return missing }
        if next.number > last.number { missing.append(ArticleNumber(next.number)) }
        let first = next.number == last.number ? (last.insertion ?? 0) + 1 : 1
        if first < insertion {
            missing += (first..<insertion).map { ArticleNumber(next.number, insertion: $0) }
        }
        return missing
    }
}
