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
    private var report = CitationReport()

    /// The law of the citation before.
    private var last: Law?
    private var lastArticle: ArticleNumber?
    private var lastParagraph: Int?
    /// What the names used so far mean.
    private var known: [String: Law] = [:]
    /// Laws named so far, for 本法 on a page.
    private var named: [String: Law] = [:]
    /// Laws already reported as not in force.
    private var outdated: Set<String> = []
    private var unreferred: [String: (mark: CitationMark, count: Int)] = [:]

    enum Law {
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
    private mutating func law(of citation: Citation, _ mark: CitationMark) -> Law? {
        switch citation.law {
        case .named(let name): return look(up: name, mark)
        case .continued: return last
        case .home(let noun):
            if let home { return .statute(home, isHome: true) }
            let fitting = named.filter { $0.key.hasSuffix(noun) }
            if fitting.count == 1, let law = fitting.first?.value { return law }
            return missingReferent("本" + noun, mark)
        case .same(let noun):
            return last ?? missingReferent("同" + noun, mark)
        }
    }

    private mutating func missingReferent(_ word: String, _ mark: CitationMark) -> Law? {
        unreferred[word] = unreferred[word].map { ($0.mark, $0.count + 1) } ?? (mark, 1)
        return nil
    }

    private mutating func look(up name: String, _ mark: CitationMark) -> Law {
        if let law = known[name] { return law }
        switch library.look(up: name) {
        case .law(let id):
            guard let statute = library.version(of: id, asOf: asOf) else { return .absent(Statute.plain(name)) }
            let law = Law.statute(statute, isHome: false)
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
                    "“\(name)”可以指\(titles.count)部法律，请写全称",
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
        // The 款 and 项 of an outline are ours, not the law's.
        if let problem = part.problem, statute.text == .official {
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
            anchor: isOutline ? number.anchor : part.anchor,
            label: "《\(statute.title)》\(citation.provisionText)",
            excerpt: isOutline ? article.plainText : part.excerpt,
            isOutline: isOutline,
            article: number
        )
    }
}

extension CitationResolver {
    private mutating func reportMissing(
        _ number: ArticleNumber,
        _ citation: Citation,
        in statute: Statute,
        _ mark: CitationMark
    ) {
        var summary = "《\(statute.plainTitle)》没有\(number.chinese)"
        if let last = statute.articles.lazy.map(\.number).max(), number > last {
            summary += "，全文共\(last.chinese.dropFirst())"
        }
        report.findings.append(
            Finding(
                .lawArticleMissing,
                at: source.place(mark.range),
                summary,
                explanation: renumberingNotes(citation, in: statute),
                fixes: renumberingFixes(citation, in: statute, mark)
            )
        )
    }

    /// Offered only where the renumbering is on record and no 款 or 项 might have moved with it.
    private func renumberingFixes(_ citation: Citation, in statute: Statute, _ mark: CitationMark) -> [Finding.Fix] {
        guard citation.paragraph == nil, citation.item == nil, let number = citation.article,
            let new = statute.renumbers[number], statute.article(new) != nil,
            let old = mark.text.range(ofProvision: number)
        else { return [] }
        let replacement = mark.text.replacingCharacters(in: old, with: new.chinese)
        return [Finding.Fix("改为现行条号\(new.chinese)", replacement: replacement)]
    }

    private func renumberingNotes(_ citation: Citation, in statute: Statute) -> [String] {
        guard let number = citation.article, let new = statute.renumbers[number] else { return [] }
        let since = statute.since.map { "\($0) 起，" } ?? ""
        return ["请核对：《\(statute.plainTitle)》\(new.chinese)（\(since)原\(number.chinese)）"]
    }

    /// Repealed, not yet in force, or changed since the page was reviewed: once a document and law.
    private mutating func checkForce(_ statute: Statute, _ citation: Citation, _ mark: CitationMark) {
        var summary: String?
        var explanation: [String] = []
        var fixes: [Finding.Fix] = []
        let title = "《\(statute.plainTitle)》"
        if let repealed = statute.repealed, repealed <= asOf {
            summary = "\(title)已于\(repealed.chinese)废止"
        } else if let since = statute.since, since > asOf {
            summary = "\(title)自\(since.chinese)起施行，到\(asOf.chinese)还没有生效"
        } else if let reviewed, let since = statute.since, reviewed < since, library.versions(of: statute.id).count > 1
        {
            summary = "\(title)在本页审核（\(reviewed)）之后有了新版本（\(since) 起），引用需要复核"
            explanation = renumberingNotes(citation, in: statute)
            fixes = renumberingFixes(citation, in: statute, mark)
        }
        guard let summary, outdated.insert(statute.version).inserted || !fixes.isEmpty else { return }
        report.findings.append(
            Finding(
                .lawNotInForce,
                severity: release ? .error : .warning,
                at: source.place(mark.range),
                summary,
                explanation: explanation,
                fixes: fixes
            )
        )
    }
}

extension FindingCode {
    package static let lawArticleMissing = FindingCode(
        "law.article-missing",
        .error,
        "引用的条、款、项不存在",
        manual: """
            文中引用的条文在这部法律的全文（`extent: full`）里找不到：条号超出了全文，或者这一条没有那一款、那一项。
            印出去就是错的，所以不生成站点。

            怎样改：对照法律原文改正条号。Humen 不按数字接近与否猜测应该是哪一条；只有记录在案的条号变动（`renumbers`）才给出改法。
            若是法律文件本身没有收全，请把它改为 `extent: partial`。
            """
    )
    package static let lawAmbiguous = FindingCode(
        "law.ambiguous",
        .error,
        "简称对应两部以上的法律",
        manual: "站点里有两部法律用同一个简称，不能判断引用的是哪一部。请在引用处写法律的全称，或者改掉其中一部的 `short`。"
    )
    package static let lawNotInForce = FindingCode(
        "law.not-in-force",
        .warning,
        "引用的法律已经废止、尚未生效或已有新版本",
        manual: """
            引用的法律在 `--as-of` 那一天（默认今天）已经废止或还没有施行；或者页面审核之后法律有了新版本，条号可能变了。

            怎样改：对照现行版本改正引用并重新审核。用 `--release` 发布时这是错误。
            """
    )
    package static let lawNoReferent = FindingCode(
        "law.no-referent",
        .warning,
        "看不出“本法”“同法”指哪部法律",
        manual: """
            “本法”“本条例”只在法律自己的页面里，或者在只提到一部法律的页面里才有所指；“同法”“该法”指前面刚引用过的那一部。
            上文没有提到时，请写出法律的名称。
            """
    )
}
