import DataFiles

/// What a law has at a place.
struct FoundPlace {
    let statute: Statute
    /// Nil where the article is missing.
    let part: Article.Part?

    /// What the article lacks, as a sentence.
    var problem: String? { part?.problem }

    func target(_ resolver: CitationResolver, _ place: CitedPlace, isBetween: Bool) -> CitationResolution.Target? {
        guard let part, part.problem == nil, let number = place.article else { return nil }
        let page = resolver.library.page(of: statute, asOf: resolver.asOf)
        // A text that does not count today says so wherever its words stand, on paper too.
        let edition = page == "index.html" ? "" : statute.since.map { "（\($0.chinese)起的文本）" } ?? ""
        return CitationResolution.Target(
            statute: statute.id,
            version: statute.version,
            anchor: part.anchor,
            label: "\(statute.markedTitle)\(edition)\(place.chinese)",
            excerpt: part.excerpt,
            isOutline: statute.text == .outline,
            place: place,
            article: number,
            isBetween: isBetween,
            page: page
        )
    }
}

extension Statute {
    /// What stands at a place.
    func find(_ place: CitedPlace) -> FoundPlace {
        FoundPlace(statute: self, part: place.article.flatMap { article($0) }?.part(of: place))
    }
}
