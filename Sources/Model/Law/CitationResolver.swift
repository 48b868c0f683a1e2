package import DataFiles
package import Diagnostics

extension LawLibrary {
    /// Looks up the citations of one document, in its order.
    ///
    /// `home` is the law in which they stand (本法); nil on an ordinary page. `reviewed` is the day on which somebody last
    /// checked the page: what changed since is reported. With `release`, `law.not-in-force` is an error.
    package func resolve(
        _ marks: [CitationMark],
        home: Statute?,
        asOf: CalendarDate,
        source: SourceText,
        reviewed: CalendarDate? = nil,
        release: Bool = false
    ) -> CitationReport {
        var resolver = CitationResolver(
            library: self,
            home: home,
            asOf: asOf,
            source: source,
            reviewed: reviewed,
            release: release
        )
        for mark in marks { resolver.resolve(mark) }
        return resolver.finish()
    }
}

/// One walk through the citations of a document: remembers what 同法 and a list refer to.
struct CitationResolver {
    let library: LawLibrary
    let home: Statute?
    let asOf: CalendarDate
    let source: SourceText
    let reviewed: CalendarDate?
    let release: Bool
    var report = CitationReport()

    /// The law of the citation before.
    private var last: Referent?
    private var lastArticle: ArticleNumber?
    private var lastParagraph: Int?
    /// What the names used so far mean.
    private var known: [String: Referent] = [:]
    /// Laws named so far, for 本法 on a page.
    private var named: [String: Referent] = [:]
    /// Laws already reported as not in force.
    var outdated: Set<String> = []
    private var unreferred: [String: (mark: CitationMark, count: Int)] = [:]

    enum Referent {
        case statute(Statute, isHome: Bool)
        case absent(String)
        case ambiguous
    }

    init(
        library: LawLibrary,
        home: Statute?,
        asOf: CalendarDate,
        source: SourceText,
        reviewed: CalendarDate?,
        release: Bool
    ) {
        self.library = library
        self.home = home
        self.asOf = asOf
        self.source = source
        self.reviewed = reviewed
        self.release = release
    }

    mutating func resolve(_ mark: CitationMark) {
        guard let parsed = Citation(mark.text) else {
            report.resolutions.append(CitationResolution(mark: mark, citation: nil, target: nil))
            return
        }
        let citation = parsed.continuing(article: lastArticle, paragraph: lastParagraph)
        lastArticle = citation.article
        lastParagraph = citation.paragraph
        let law = law(of: citation, mark)
        last = law
        var target: CitationResolution.Target?
        switch law {
        case .statute(let statute, let isHome):
            if !isHome { checkForce(statute, citation, mark) }
            target = find(citation, in: statute, mark)
        case .absent(let title): report.unchecked.add(title, .absent, at: { source.place(mark.range) })
        case .ambiguous, nil: break
        }
        report.resolutions.append(CitationResolution(mark: mark, citation: citation, target: target))
    }

    consuming func finish() -> CitationReport {
        for (word, entry) in unreferred {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            report.findings.append(
                Finding(
                    .lawNoReferent,
                    at: source.place(entry.mark.range),
                    "看不出“\(word)”指哪部法律\(times)",
                    explanation: ["请写出法律的名称，如《禁毒法》第三条"]
                )
            )
        }
        report.findings = report.findings.sortedByPlace()
        return report
    }

    /// What the citation's law is; nil when nothing says so.
    private mutating func law(of citation: Citation, _ mark: CitationMark) -> Referent? {
        switch citation.law {
        case .named(let name): return look(up: name, mark)
        case .continued: return last
        case .home(let noun):
            if let home { return .statute(home, isHome: true) }
            let fitting = named.filter { $0.key.hasSuffix(noun) }
            // The one law of that name is only a guess here: one that lacks the place is not what was meant.
            if fitting.count == 1, let law = fitting.first?.value, !lacks(citation, law) { return law }
            return missingReferent("本" + noun, mark)
        case .same(let noun):
            return last ?? missingReferent("同" + noun, mark)
        }
    }

    private func lacks(_ citation: Citation, _ law: Referent) -> Bool {
        guard case .statute(let statute, _) = law, let number = citation.article, statute.extent == .full else {
            return false
        }
        guard let article = statute.article(number) else { return true }
        return article.part(of: citation).problem != nil
    }

    private mutating func missingReferent(_ word: String, _ mark: CitationMark) -> Referent? {
        unreferred[word] = unreferred[word].map { ($0.mark, $0.count + 1) } ?? (mark, 1)
        return nil
    }

    private mutating func look(up name: String, _ mark: CitationMark) -> Referent {
        if let law = known[name] { return law }
        switch library.look(up: name) {
        case .law(let id):
            guard let statute = library.version(of: id, asOf: asOf) else { return .absent(Statute.plain(name)) }
            let law = Referent.statute(statute, isHome: false)
            named[statute.title] = law
            known[name] = law
            return law
        case .unknown:
            let title = Statute.plain(name)
            named[title] = .absent(title)
            known[name] = .absent(title)
            return .absent(title)
        case .ambiguous(let ids):
            let titles = ids.compactMap { library.version(of: $0, asOf: asOf)?.title }
            report.findings.append(
                Finding(
                    .lawAmbiguous,
                    at: source.place(mark.range),
                    "“\(name)”可以指\(titles.count.counted)部法律，请写全称",
                    explanation: titles.map { "《\($0)》" }
                )
            )
            return .ambiguous
        }
    }

    private mutating func find(
        _ citation: Citation,
        in statute: Statute,
        _ mark: CitationMark
    ) -> CitationResolution.Target? {
        guard let number = citation.article else { return nil }
        guard let article = statute.article(number) else {
            if statute.extent == .full {
                reportMissing(number, citation, in: statute, mark)
            } else {
                report.unchecked.add(statute.plainTitle, .partial, at: { source.place(mark.range) })
            }
            return nil
        }
        let part = article.part(of: citation)
        if let problem = part.problem {
            guard statute.extent == .full else {
                report.unchecked.add(statute.plainTitle, .partial, at: { source.place(mark.range) })
                return nil
            }
            report.findings.append(
                Finding(.lawArticleMissing, at: source.place(mark.range), "《\(statute.plainTitle)》\(problem)")
            )
            return nil
        }
        let isOutline = statute.text == .outline
        return CitationResolution.Target(
            statute: statute.id,
            version: statute.version,
            anchor: part.anchor,
            label: "《\(statute.title)》\(citation.provisionText)",
            excerpt: part.excerpt,
            isOutline: isOutline,
            article: number
        )
    }
}
