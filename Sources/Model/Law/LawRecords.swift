package import DataFiles
package import Diagnostics

/// A law as `humen law list --format json` writes it.
///
/// The field names are a contract; more may come. Article numbers are whole numbers, or texts such as `133-2`.
package struct LawRecord: Encodable, Sendable {
    package let id: String
    package let title: String
    package let version: String
    package let text: Statute.Text
    package let extent: Statute.Extent
    package let files: [FileRecord]
    package let parts: Int
    package let chapters: Int
    package let sections: Int
    package let articles: Int
    package let firstArticle: ArticleNumber?
    package let lastArticle: ArticleNumber?
    package let gaps: [ArticleNumber]
    package let repeats: [ArticleNumber]

    /// One file of a law and how many articles it holds.
    package struct FileRecord: Encodable, Sendable {
        package let path: String
        package let articles: Int
    }

    /// A law with its counts, its gaps and its repeats.
    package init(_ statute: Statute) {
        id = statute.id
        title = statute.title
        version = statute.version
        text = statute.text
        extent = statute.extent
        files = statute.files.map { FileRecord(path: $0.path, articles: $0.articles) }
        parts = statute.count(.part)
        chapters = statute.count(.chapter)
        sections = statute.count(.section)
        articles = statute.articles.count
        firstArticle = statute.articles.first?.number
        lastArticle = statute.articles.last?.number
        gaps = statute.gaps
        repeats = statute.repeats
    }
}

extension Statute {
    /// How many divisions of a level there are; of headings without a number only 总则 and ……编 on the level of 编 count.
    package func count(_ level: Division.Level) -> Int {
        divisions.count { division in
            guard division.level == level else { return false }
            return !division.label.isEmpty
                || level == .part && (division.title == "总则" || division.title.hasSuffix("编"))
        }
    }
}

/// A file without articles, as `law list` writes it.
package struct OtherFileRecord: Encodable, Sendable {
    package let path: String
    package let kind: StatuteFile.OtherKind

    /// A file that is no law, and what it is instead.
    package init(_ file: StatuteCollection.OtherFile) {
        path = file.path
        kind = file.kind
    }
}

/// A citation as `humen law cite --format json` writes it: one a place, so that 第三、四条 are two.
///
/// `law` is the id of a law that the site has, and null for one that it lacks; `name` is what the text calls it. What is
/// not there is null, never left out.
package struct CitationRecord: Encodable, Sendable {
    package let text: String
    package let law: String?
    /// The name as cited; null for 本法, 前款 and the like.
    package let name: String?
    package let place: CitedPlace?
    package let target: CitationResolution.Target?

    private init(_ resolution: CitationResolution, _ place: CitedPlace?, _ target: CitationResolution.Target?) {
        text = resolution.mark.text
        law = target?.statute ?? resolution.statute
        if case .named(let name) = resolution.citation?.law { self.name = name } else { name = nil }
        self.place = target?.place ?? place
        self.target = target
    }

    static func all(_ resolution: CitationResolution) -> [CitationRecord] {
        guard resolution.targets.isEmpty else {
            return resolution.targets.map { CitationRecord(resolution, nil, $0) }
        }
        return [CitationRecord(resolution, resolution.citation?.place, nil)]
    }

    private enum Key: String, CodingKey {
        case text, law, name, article, paragraph, item, subitem, resolved, path, label, excerpt, outline
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(text, forKey: .text)
        try container.encode(law, forKey: .law)
        try container.encode(name, forKey: .name)
        try container.encode(place?.article, forKey: .article)
        try container.encode(place?.paragraph, forKey: .paragraph)
        try container.encode(place?.item, forKey: .item)
        try container.encode(place?.subitem, forKey: .subitem)
        try container.encode(target != nil, forKey: .resolved)
        try container.encode(target?.path, forKey: .path)
        try container.encode(target?.label, forKey: .label)
        try container.encode(target?.excerpt, forKey: .excerpt)
        try container.encode(target?.isOutline ?? false, forKey: .outline)
    }
}

/// The document that `humen law list --format json` writes.
package struct LawListRecord: Encodable, Sendable {
    package let laws: [LawRecord]
    package let others: [OtherFileRecord]
    package let diagnostics: [FindingRecord]

    /// All laws and other files of a collection.
    package init(_ collection: StatuteCollection, diagnostics: [Finding]) {
        laws = collection.statutes.map { LawRecord($0) }
        others = collection.others.map { OtherFileRecord($0) }
        self.diagnostics = diagnostics.sortedByPlace().map { FindingRecord($0) }
    }
}

/// The document that `humen law cite --format json` writes.
package struct LawCiteRecord: Encodable, Sendable {
    package let citations: [CitationRecord]
    /// What looks like a citation and was not understood.
    package let unread: [String]
    package let diagnostics: [FindingRecord]

    /// All citations of one text, and what was not understood.
    package init(_ report: CitationReport, unread: [String]) {
        citations = report.resolutions.flatMap { CitationRecord.all($0) }
        self.unread = unread
        diagnostics = (report.findings + report.unchecked.findings).sortedByPlace().map { FindingRecord($0) }
    }
}

extension LawLibrary {
    /// Scans and looks up the citations of a whole text, or of a range of it: what `humen law cite "…"` does.
    package func cite(
        _ source: SourceText, in range: Range<Int>? = nil, asOf: CalendarDate, release: Bool = false,
        keepsLinks: Bool = false
    ) -> CitationReport {
        let bytes = source.bytes
        let part = range ?? 0..<bytes.count
        let scanner = scanner.knowing(namesIn: source, range) ?? scanner
        let ranges = bytes.withUnsafeBufferPointer { scanner.scan(UnsafeBufferPointer(rebasing: $0[part])) }
            .map { $0.lowerBound + part.lowerBound..<$0.upperBound + part.lowerBound }
        let marks = ranges.map { CitationMark(text: String(decoding: bytes[$0], as: UTF8.self), range: $0) }
        return resolve(marks, home: nil, asOf: asOf, source: source, release: release, keepsLinks: keepsLinks)
    }
}

extension FindingCode {
    /// Every code of this module, in the order of the manual.
    package static let lawCodes: [FindingCode] = [
        .lawArticleMissing, .lawCannotCheck, .lawAmbiguous, .lawMalformed, .lawUnread, .lawLoneParagraph,
        .lawNotInForce, .lawAmendingText, .lawQuoteDiffers,
        .lawQuoteUnchecked, .lawNoReferent, .lawSplit, .lawEditionDoubtful, .lawEffectUnknown,
        .lawArticleGap,
        .lawArticleRepeated, .lawArticleOrder, .lawItemOrder, .lawNoEnd, .lawOtherFile, .lawNoArticles, .lawRepeated,
        .lawTextUndeclared, .lawBadID, .lawBadRenumbering,
    ]
}
