/// The articles of one text that only the text itself can tell: those that were inserted, and how far it goes.
struct ArticleRow {
    let inserted: [ArticleNumber]
    let last: Int
    /// Ranges that were asked for before.
    var seen: Set<ArticleRange> = []

    init(_ statute: Statute) {
        inserted = statute.articles.map(\.number).filter { $0.insertion != nil }.sorted()
        last = statute.articles.map(\.number.number).max() ?? 0
    }
}

/// What lies between the ends of a range.
extension CitationResolver {
    /// The articles of a law inside ranges that counting from one number to the other does not name: 第三百五十五条之一 of
    /// 第三百四十七条至第三百五十七条, all between 第一百二十条之一 and 第一百二十条之六, and the middle of a very long range.
    mutating func articles(
        of statute: Statute, inside ranges: [ArticleRange], besides named: [CitedPlace]
    ) -> [CitedPlace] {
        guard !ranges.isEmpty else { return [] }
        var row = numbers[statute.version] ?? ArticleRow(statute)
        defer { numbers[statute.version] = row }
        var found: [ArticleNumber] = []
        for range in ranges where row.seen.insert(range).inserted {
            let isCounted = range.from.insertion == nil && range.to.insertion == nil
            var inside = row.inserted
            if !isCounted || range.to.number - range.from.number > NumberList.longest {
                let end = min(range.to.number, row.last)
                if range.from.number < end { inside += (range.from.number + 1...end).map { ArticleNumber($0) } }
            }
            found += inside.filter { $0 > range.from && $0 < range.to }
        }
        return found.sorted().map { CitedPlace(article: $0) }.filter { !named.contains($0) }
    }
}
