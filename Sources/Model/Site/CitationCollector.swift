import ChineseText
import DataFiles
import Diagnostics
import Law
import Markdown

/// The citations of one page.
final class PageCitations: Sendable {
    /// The holes of the page's marks, ascending, and what each mark leads to.
    private let positions: [Int]
    private let resolutions: [CitationResolution]
    /// What the words of links cite, where no other link can stand.
    private let linkedTargets: [CitationResolution.Target]
    let findings: [Finding]
    let unchecked: UncheckedLaws
    /// Titles of laws that changed after the page was reviewed.
    let changedSinceReview: [String]

    init(_ page: Page, laws: LawLibrary, edition: Edition) {
        var positions: [Int?] = []
        var marks: [CitationMark] = []
        var linked = page.fragment.linkedMarks[...]
        func takeLinked(before offset: Int) {
            while let mark = linked.first, mark.range.lowerBound < offset {
                positions.append(nil)
                marks.append(CitationMark(text: mark.text, range: mark.range))
                linked = linked.dropFirst()
            }
        }
        for (position, hole) in page.fragment.holes.enumerated() {
            let text: String
            switch hole.kind {
            case .mark(let mark): text = mark
            case .directiveStart(let directive):
                guard let citation = directive.citation else { continue }
                text = citation
            default: continue
            }
            takeLinked(before: hole.range.lowerBound)
            positions.append(position)
            marks.append(CitationMark(text: text, range: hole.range))
        }
        takeLinked(before: .max)
        let front = page.citingFront.map {
            laws.cite(page.source, in: $0, asOf: edition.asOf, release: edition.release)
        }
        guard !marks.isEmpty else {
            self.positions = []
            resolutions = []
            linkedTargets = []
            findings = front?.findings ?? []
            unchecked = front?.unchecked ?? UncheckedLaws()
            changedSinceReview = []
            between = [:]
            return
        }
        let report = laws.resolve(
            marks, home: nil, asOf: edition.asOf, source: page.source, reviewed: page.front.reviewed(by: edition.asOf),
            written: page.front.date ?? page.front.updated, release: edition.release,
            mayQuote: Self.hasQuotationMark(page.fragment.plainText),
            isUndated: page.front.reviewed == nil && page.front.updated == nil && page.front.date == nil,
            isAmending: laws.isAmending(page.title)
        )
        findings = (front?.findings ?? []) + report.findings
        var unchecked = report.unchecked
        if let front { unchecked.merge(front.unchecked) }
        self.unchecked = unchecked
        changedSinceReview = report.changedSinceReview
        self.positions = positions.compactMap(\.self)
        resolutions = zip(positions, report.resolutions).compactMap { $0 == nil ? nil : $1 }
        linkedTargets = zip(positions, report.resolutions).flatMap { $0 == nil ? $1.targets : [] }
        between = report.resolutions.lazy.flatMap(\.targets).reduce(into: [:]) { counts, target in
            if target.isBetween { counts[target.statute, default: 0] += 1 }
        }
    }

    /// What the mark of a hole leads to.
    func resolution(ofHole position: Int) -> CitationResolution? {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low < positions.count && positions[low] == position ? resolutions[low] : nil
    }

    /// Whether a quotation may stand in a text: “ ‘ 「 『 \", or a block below a colon.
    private static func hasQuotationMark(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            if text.next(0x22) < text.count { return true }
            var index = text.next(0xE2)
            while index + 2 < text.count {
                if text[index + 1] == 0x80, text[index + 2] == 0x9C || text[index + 2] == 0x98 { return true }
                index = text.next(0xE2, from: index + 1)
            }
            index = text.next(0x0A)
            while index < text.count {
                if index > 2, text[index - 1] == 0x3A || text[index - 1] == 0x9A && text[index - 2] == 0xBC {
                    return true
                }
                index = text.next(0x0A, from: index + 1)
            }
            index = text.next(0x80)
            while index + 1 < text.count {
                if index > 0, text[index - 1] == 0xE3, text[index + 1] == 0x8C || text[index + 1] == 0x8E {
                    return true
                }
                index = text.next(0x80, from: index + 1)
            }
            return false
        }
    }

    /// What the page cites, each provision once, in the order of first mention; what long ranges only pass over is not
    /// among it.
    var basis: [CitationResolution.Target] {
        if resolutions.isEmpty, linkedTargets.isEmpty { return [] }
        var seen: Set<Shown> = []
        return cited.filter { target in
            let isShown = !target.isBetween || between[target.statute, default: 0] <= Self.shownBetween
            return isShown && seen.insert(Shown(page: target.page, law: target.statute, anchor: target.anchor)).inserted
        }
    }

    private struct Shown: Hashable {
        let page: String
        let law: String
        let anchor: String
    }

    /// Every provision that the page cites.
    var cited: [CitationResolution.Target] { resolutions.flatMap(\.targets) + linkedTargets }

    /// How many provisions of each law only ranges name.
    private let between: [String: Int]

    private static let shownBetween = 12
}

/// Who cites what in the whole site.
struct CitedBy {
    /// Version of a law → anchor of the article → positions of pages, each once.
    private var pages: [String: [String: [Int]]] = [:]
    /// Version of a law → anchor of the article → questions, each once.
    private var questions: [String: [String: [QuestionCitation]]] = [:]

    init(_ questions: [QuestionCitation]) {
        for question in questions.uniqued() {
            self.questions[question.version, default: [:]][question.article.anchor, default: []].append(question)
        }
    }

    /// Adds the provisions that a page cites; pages come in the order of their positions.
    mutating func add(_ cited: [CitationResolution.Target], page: Int) {
        for target in cited {
            let anchor = target.article.anchor
            if pages[target.version]?[anchor]?.last != page {
                pages[target.version, default: [:]][anchor, default: []].append(page)
            }
        }
    }

    /// Version of a law → anchor of the article → articles of laws, each once.
    private var articles: [String: [String: [ResolvedStatute.CitingArticle]]] = [:]

    /// Adds what the words of a law cite; `index` is its position among the resolved laws.
    mutating func add(_ links: StatuteLinks, of statute: Statute, at index: Int) {
        for position in links.articles {
            let number = statute.articles[position].number
            let citing = ResolvedStatute.CitingArticle(statute: index, number: number)
            for target in links.cited(by: position, of: statute) {
                let anchor = target.article.anchor
                let isItself = target.statute == statute.id && target.article == number
                if !isItself, articles[target.version]?[anchor]?.last != citing {
                    articles[target.version, default: [:]][anchor, default: []].append(citing)
                }
            }
        }
    }

    /// A statute with its standing on the edition's day and the pages that cite it.
    func resolved(
        _ statute: Statute, links: StatuteLinks, laws: LawLibrary, asOf day: CalendarDate
    ) -> ResolvedStatute {
        let isCurrent = laws.version(of: statute.id, asOf: day)?.version == statute.version
        let status: ResolvedStatute.Status
        if let repealed = statute.repealed, repealed <= day {
            status = .repealed
        } else if let since = statute.since, day < since {
            status = .notYet
        } else if !isCurrent {
            status = .superseded
        } else {
            status = statute.since == nil ? .unknown : .inForce
        }
        return ResolvedStatute(
            statute: statute, isCurrent: isCurrent, status: status, citedBy: pages[statute.version] ?? [:],
            questions: questions[statute.version] ?? [:], links: links,
            citedByArticles: articles[statute.version] ?? [:]
        )
    }
}
