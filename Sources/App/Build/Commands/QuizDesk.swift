import ChineseText
package import DataFiles
package import Diagnostics
import Law
package import Quiz
import Site

/// What `humen quiz …` does.
package struct QuizDesk: Sendable {
    let site: SiteFolder
    /// Every bank that was read.
    package let shelf: BankShelf
    /// What is wrong with the banks, and then with what was made of them.
    package internal(set) var findings: [Finding]

    /// What the questions cite, in the order of the banks.
    let citations: [QuestionCitation]
    /// The words of the articles that questions cite, by the question's id.
    let lawTexts: [String: String]

    /// A desk that prints issued papers again: they hold all that is needed.
    ///
    /// With a day, the site's banks are read as of it, to say where they differ by now; whatever is wrong with them does not matter.
    package init(reprintingFor site: SiteFolder, asOf day: CalendarDate? = nil) {
        self.site = site
        shelf = day.flatMap { try? QuizDesk([], site: site, asOf: $0).shelf } ?? BankShelf([])
        findings = []
        citations = []
        lawTexts = [:]
    }

    /// Reads the named banks and folders of banks, or the site's own when none is named, and looks up the laws that
    /// they cite in the site's statutes.
    package init(_ paths: [FilePath], site: SiteFolder, asOf day: CalendarDate) throws {
        let laws =
            Disk.isFolder(site.content.appending("statutes")) ? try LawDesk([], site: site).library : LawLibrary([])
        try self.init(paths, site: site, laws: laws, asOf: day)
    }

    /// The same with laws that are already read.
    init(_ paths: [FilePath], site: SiteFolder, laws: LawLibrary, asOf day: CalendarDate) throws {
        self.site = site
        var findings: [Finding] = []
        var unchecked = UncheckedLaws()
        let named = try paths.flatMap { path in
            Disk.isFolder(path) ? try Disk.files(below: path).map { path.appending($0) }.filter(Self.isBank) : [path]
        }
        let own = site.content.appending("banks")
        let files =
            paths.isEmpty && Disk.isFolder(own)
            ? try Disk.files(below: own).map { own.appending($0) }.filter(Self.isBank) : named
        var banks: [Bank] = []
        var citations: [QuestionCitation] = []
        var texts: [String: String] = [:]
        for file in files {
            let source = try BankSource.read(file, findings: &findings)
            let bank = try Self.filled(BankParser.parse(source), source, in: site, findings: &findings)
            banks.append(bank)
            if let remark = BankFormatting.remark(on: bank, readFrom: source) { findings.append(remark) }
            let report = laws.cite(source, asOf: day, keepsLinks: true)
            citations += bank.citations(report)
            texts.merge(bank.lawTexts(report, laws, day)) { first, _ in first }
            findings += report.findings
            findings += BasisCitations.findings(bank, source, report)
            findings += ReviewLint.findings(bank, citations: Self.dated(report, laws, day), asOf: day)
            unchecked.merge(report.unchecked)
        }
        shelf = BankShelf(banks)
        self.citations = citations
        lawTexts = texts
        findings += try Self.pictureFindings(banks, in: site.content)
        self.findings = findings + unchecked.findings + banks.flatMap(\.findings) + shelf.findings
    }

    /// The bank with the values of site.yaml where its texts name them; unknown names are errors.
    private static func filled(
        _ bank: Bank, _ source: SourceText, in site: SiteFolder, findings: inout [Finding]
    ) throws -> Bank {
        guard
            source.bytes.indices.dropLast().contains(where: { source.bytes[$0] == 0x7B && source.bytes[$0 + 1] == 0x7B }
            )
        else { return bank }
        var ignored: [Finding] = []
        let values = try SiteBuilder.configuration(of: site, findings: &ignored).variables
        var unknown: [Finding] = []
        let filled = bank.filled(with: values) { name, question in
            let near = NearMiss.best(for: name, among: values.keys.sorted())
            unknown.append(
                Finding(
                    .variableUnknown, at: question.place, "site.yaml 里没有“\(name)”这一项，或者它是空的",
                    explanation: [near.map { "是不是想写 {{\($0)}}？" } ?? "请在 site.yaml 里加一行“\(name): …”"]))
        }
        findings += unknown
        return filled
    }

    /// The cited laws with the day since which they have been as they are.
    private static func dated(
        _ report: CitationReport, _ laws: LawLibrary, _ day: CalendarDate
    ) -> [ReviewLint.Cited] {
        report.resolutions.flatMap { resolution in
            resolution.targets.compactMap { target in
                guard let law = laws.version(of: target.statute, asOf: day), let since = law.since else { return nil }
                let isOld = resolution.citation?.namesEdition ?? false || law.version != target.version
                return ReviewLint.Cited(
                    title: law.plainTitle, since: since, offset: resolution.mark.range.lowerBound,
                    changed: !isOld && laws.hasChanged(target.article, of: law) ? target.article.chinese : nil)
            }
        }
    }

    /// Every issued paper that is still what it was when it was issued; the others are reported.
    func issuedPapers(findings: inout [Finding]) throws -> [IssuedPaper] {
        guard Disk.isFolder(site.issued) else { return [] }
        return try Disk.files(below: site.issued).filter { $0.hasSuffix(".json") }.compactMap { name in
            let source = try SourceReader.read(site.issued.appending(name), findings: &findings)
            return IssuedPaper.read(source, findings: &findings)
        }
    }

    /// `.quiz.md`, and the `.txt` that teachers paste into.
    static func isBank(_ path: FilePath) -> Bool {
        path.name.hasSuffix(".quiz.md") || path.name.hasSuffix(".txt")
    }
}

extension Bank {
    /// Which of the questions cite which articles.
    fileprivate func citations(_ report: CitationReport) -> [QuestionCitation] {
        let starts = questions.map { $0.place.offset ?? 0 }
        return report.resolutions.flatMap { resolution -> [QuestionCitation] in
            guard let position = starts.lastIndex(where: { $0 <= resolution.mark.range.lowerBound }) else { return [] }
            let question = questions[position]
            return resolution.targets.map {
                QuestionCitation(
                    statute: $0.statute, version: $0.version, article: $0.article, bank: title, number: question.number,
                    stem: question.stem)
            }
        }
    }

    /// The words of what each question cites, with the name of the law; an outline says that it is one.
    fileprivate func lawTexts(
        _ report: CitationReport, _ laws: LawLibrary, _ day: CalendarDate
    ) -> [String: String] {
        let starts = questions.map { $0.place.offset ?? 0 }
        var texts: [String: [String]] = [:]
        for resolution in report.resolutions {
            guard let position = starts.lastIndex(where: { $0 <= resolution.mark.range.lowerBound }) else { continue }
            for target in resolution.targets {
                guard let law = laws.version(of: target.statute, asOf: day),
                    let article = law.article(target.article)
                else { continue }
                let kind = law.text == .outline ? "（要点，非法律原文）" : ""
                let text = "\(law.plainTitle.inTitleMarks)\(target.article.chinese)\(kind)：\(article.plainText)"
                let id = questions[position].id
                if texts[id]?.contains(text) != true { texts[id, default: []].append(text) }
            }
        }
        return texts.mapValues { $0.joined(separator: "；") }
    }
}
