import DataFiles
import Diagnostics
import Law
import Markdown

/// Resolves the citations of every page and remembers who cites what.
struct CitationCollector {
    private let laws: LawLibrary
    private let edition: Edition
    private var unchecked = UncheckedLaws()
    private var findings: [Finding] = []
    /// Law id → anchor of the article → positions of pages, each once.
    private var citedBy: [String: [String: [Int]]] = [:]

    init(laws: LawLibrary, edition: Edition) {
        self.laws = laws
        self.edition = edition
    }

    /// The resolutions of a page's marks, by the position of their hole.
    mutating func resolve(_ page: Page, at index: Int) -> [Int: CitationResolution] {
        var positions: [Int] = []
        var marks: [CitationMark] = []
        for (position, hole) in page.fragment.holes.enumerated() {
            guard case .mark(let text) = hole.kind else { continue }
            positions.append(position)
            marks.append(CitationMark(text: text, range: hole.range))
        }
        guard !marks.isEmpty else { return [:] }
        let report = laws.resolve(
            marks,
            home: nil,
            asOf: edition.asOf,
            source: page.source,
            reviewed: page.front.reviewed,
            release: edition.release
        )
        findings += report.findings
        unchecked.merge(report.unchecked)
        for target in report.resolutions.compactMap(\.target) {
            let anchor = target.article.anchor
            if citedBy[target.statute]?[anchor]?.last != index {
                citedBy[target.statute, default: [:]][anchor, default: []].append(index)
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(positions, report.resolutions))
    }

    /// What a page cites, each provision once, in the order of first mention.
    func basis(_ cited: [Int: CitationResolution]) -> [CitationResolution] {
        var seen: Set<String> = []
        return cited.sorted { $0.key < $1.key }.map(\.value).filter { resolution in
            guard let target = resolution.target else { return false }
            return seen.insert(target.path).inserted
        }
    }

    /// A statute with its standing on the edition's day and the pages that cite it.
    func resolved(_ statute: Statute) -> ResolvedStatute {
        let current = laws.version(of: statute.id, asOf: edition.asOf)
        let isCurrent = current?.version == statute.version
        let status: ResolvedStatute.Status
        if let repealed = statute.repealed, repealed <= edition.asOf {
            status = .repealed
        } else if let since = statute.since, edition.asOf < since {
            status = .notYet
        } else if !isCurrent {
            status = .superseded
        } else {
            status = statute.since == nil ? .unknown : .inForce
        }
        return ResolvedStatute(
            statute: statute,
            isCurrent: isCurrent,
            status: status,
            citedBy: isCurrent ? citedBy[statute.id] ?? [:] : [:]
        )
    }

    consuming func finish() -> [Finding] { findings + unchecked.findings }
}

extension Statute {
    /// Every anchor of the law's page, in the order of the text.
    package var anchors: [String] {
        articles.flatMap { article -> [String] in
            [article.number.anchor]
                + article.paragraphs.enumerated().flatMap { number, paragraph -> [String] in
                    let anchor = "\(article.number.anchor).k\(number + 1)"
                    return [anchor] + paragraph.items.flatMap { $0.anchors(in: anchor) }
                }
        }
    }
}

extension Article.Item {
    fileprivate func anchors(in paragraph: String) -> [String] {
        let anchor = "\(paragraph).x\(number)"
        return [anchor] + subitems.map { "\(anchor).m\($0.number)" }
    }
}
