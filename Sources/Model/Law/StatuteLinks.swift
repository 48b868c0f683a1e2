import ChineseText
package import DataFiles
package import Diagnostics

/// Where the words of a law cite articles, its own or another law's.
///
///     第十一条第二款：依照前款、本法第五条和《行政处罚法》第九条 → 前款 a11.k1 | 本法第五条 a5 | 《行政处罚法》第九条 …/a9
package struct StatuteLinks: Sendable {
    /// By the position of the article, then by the anchor of the 款, 项 or 目; ranges count in its text.
    private var links: [Int: [String: [CitationResolution]]] = [:]
    /// What is wrong in a gist, whose words are our own; the law's own words are nobody's to mend.
    package private(set) var findings: [Finding] = []

    /// No citations at all.
    package init() {}

    /// The citations in a piece of text, in its order.
    package func citations(article: Int, anchor: String) -> [CitationResolution] { links[article]?[anchor] ?? [] }

    /// Every provision that an article cites, each once, in the order of the text.
    package func cited(by article: Int, of statute: Statute) -> [CitationResolution.Target] {
        guard let found = links[article] else { return [] }
        var seen: Set<String> = []
        return statute.articles[article].pieces.flatMap { found[$0.anchor] ?? [] }.flatMap(\.targets)
            .filter { !$0.isBetween && seen.insert($0.path).inserted }
    }

    /// The positions of the articles that cite something, in their order.
    package var articles: [Int] { links.keys.sorted() }

    /// Says once that a gist of a text that changes laws was not checked.
    fileprivate mutating func dropChecks(_ statute: Statute) {
        let kept = findings.filter { !LawLibrary.unchecked.contains($0.code.id) }
        guard kept.count < findings.count, let path = statute.files.first?.path else { return }
        findings = kept + [LawLibrary.amending(findings.count - kept.count, Place(file: path))]
    }

    fileprivate mutating func add(_ report: CitationReport, _ resolutions: [CitationResolution], _ piece: TextPiece) {
        links[piece.article, default: [:]][piece.anchor] = resolutions
        findings += report.findings
    }
}

/// A 款, 项 or 目 of an article by itself.
struct TextPiece {
    var article = 0
    let anchor: String
    let place: CitedPlace
    let text: String
    let span: SourceSpan
}

extension Article {
    /// Its 款, 项 and 目 with their anchors, in the order of the text.
    var pieces: [TextPiece] {
        paragraphs.enumerated().flatMap { offset, paragraph -> [TextPiece] in
            let anchor = "\(number.anchor).k\(offset + 1)"
            var place = CitedPlace(article: number, paragraph: offset + 1)
            let own = TextPiece(anchor: anchor, place: place, text: paragraph.text, span: paragraph.span)
            return [own]
                + paragraph.items.flatMap { item -> [TextPiece] in
                    let anchor = "\(anchor).x\(item.number)"
                    place.item = item.number
                    return [TextPiece(anchor: anchor, place: place, text: item.text, span: item.span)]
                        + item.subitems.map { subitem in
                            TextPiece(
                                anchor: "\(anchor).m\(subitem.number)", place: place, text: subitem.text,
                                span: subitem.span)
                        }
                }
        }
    }
}

extension Statute {
    /// Every anchor of the law's page, in the order of the text.
    package var anchors: [String] {
        articles.flatMap { [$0.number.anchor] + $0.pieces.map(\.anchor) }
    }
}

extension LawLibrary {
    /// The citations in the words of one of the laws.
    ///
    /// `sources` are the files of laws by path, for the places of findings. Amendments speak of the law that they amend
    /// when they say 第三条: in them only citations with a law's name count.
    package func links(
        in statute: Statute, scanner: CitationScanner, asOf: CalendarDate, sources: [String: SourceText] = [:]
    ) -> StatuteLinks {
        var links = StatuteLinks()
        let isAmendment = statute.title.contains("修正案") || statute.title.contains("决定")
        for (position, article) in statute.articles.enumerated() {
            for var piece in article.pieces {
                var text = piece.text
                let ranges = text.withUTF8 { scanner.scan($0, isLaw: !isAmendment) }
                guard !ranges.isEmpty else { continue }
                piece.article = position
                let source = statute.text == .outline ? sources[piece.span.path] : nil
                resolve(piece, ranges, in: statute, asOf: asOf, source: source, &links)
            }
        }
        if isAmending(statute.title) { links.dropChecks(statute) }
        return links
    }

    private func resolve(
        _ piece: TextPiece, _ ranges: [Range<Int>], in statute: Statute, asOf: CalendarDate, source: SourceText?,
        _ links: inout StatuteLinks
    ) {
        let text = Array(piece.text.utf8)
        // In the file the words may be broken by a line end or marks of emphasis: then they have no place.
        let start = source.flatMap { $0.bytes[piece.span.range].range(of: text)?.lowerBound }
        let offset = start ?? 0
        var resolver = CitationResolver(
            library: self, home: statute, asOf: asOf,
            source: start == nil ? SourceText(path: piece.span.path, bytes: text) : source ?? SourceText(path: "", ""),
            reviewed: nil, release: false)
        resolver.here = piece.place
        for range in ranges {
            let words = String(decoding: text[range], as: UTF8.self)
            resolver.resolve(
                CitationMark(text: words, range: range.lowerBound + offset..<range.upperBound + offset))
        }
        var report = resolver.finish()
        if start == nil { report.findings = [] }
        let resolutions = zip(report.resolutions, ranges).map { resolution, range in
            CitationResolution(
                mark: CitationMark(text: resolution.mark.text, range: range), citation: resolution.citation,
                statute: resolution.statute, targets: resolution.targets)
        }
        links.add(report, resolutions, piece)
    }
}
