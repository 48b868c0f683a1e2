package import DataFiles
package import Diagnostics
import Law
import Packs
import Print
package import Quiz
import Site
import Theme

/// What `humen quiz …` does.
package struct QuizDesk: Sendable {
    private let site: SiteFolder
    package let shelf: BankShelf
    package private(set) var findings: [Finding]
    /// What the questions cite, in the order of the banks.
    let citations: [QuestionCitation]

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
        for file in files {
            let source = try SourceReader.read(file, findings: &findings)
            let bank = BankParser.parse(source)
            banks.append(bank)
            let report = laws.cite(source, asOf: day)
            citations += bank.citations(report)
            findings += report.findings
            unchecked.merge(report.unchecked)
        }
        shelf = BankShelf(banks)
        self.citations = citations
        self.findings = findings + unchecked.findings + banks.flatMap(\.findings) + shelf.findings
    }

    /// Whether every issued paper is still what it was when it was issued.
    func checkIssued() throws -> [Finding] {
        var findings: [Finding] = []
        guard Disk.isFolder(site.issued) else { return [] }
        for name in try Disk.files(below: site.issued) where name.hasSuffix(".json") {
            let source = try SourceReader.read(site.issued.appending(name), findings: &findings)
            _ = IssuedPaper.read(source, findings: &findings)
        }
        return findings
    }

    private static func isBank(_ path: FilePath) -> Bool { path.name.hasSuffix(".quiz.md") }

    /// An issued paper and where what was made of it stands.
    package struct Edition: Sendable {
        package let paper: IssuedPaper
        package let issued: FilePath
        package let files: [FilePath]
    }

    /// Composes the paper of a blueprint, freezes it in `issued/` and writes a practice pack of each variant.
    package mutating func pack(_ blueprint: FilePath, variants: [String]) async throws -> Edition? {
        try await edition(blueprint, variants: variants, folder: "packs", views: [PackView.self]) {
            paper, theme, office in
            paper.content.variants.compactMap { variant in
                PackView(paper, variant: variant.name, theme: theme, office: office).map {
                    (Self.name("practice", variant, of: paper), theme.render($0))
                }
            }
        }
    }

    /// Composes the paper of a blueprint, freezes it in `issued/` and writes each variant with its key as print HTML.
    package mutating func paper(_ blueprint: FilePath, variants: [String]) async throws -> Edition? {
        try await edition(blueprint, variants: variants, folder: "print", views: [PaperView.self, KeyView.self]) {
            paper, theme, office in
            paper.content.variants.flatMap { variant -> [(String, [UInt8])] in
                let paperView = PaperView(paper, variant: variant.name, theme: theme, office: office)
                let keyView = KeyView(paper, variant: variant.name, theme: theme, office: office)
                return [
                    paperView.map { (Self.name("paper", variant, of: paper), theme.render($0)) },
                    keyView.map { (Self.name("key", variant, of: paper), theme.render($0)) },
                ].compactMap { $0 }
            }
        }
    }

    private static func name(_ kind: String, _ variant: PaperContent.Variant, of paper: IssuedPaper) -> String {
        paper.content.variants.count == 1 ? "\(kind).html" : "\(kind)-\(ContentPath.segment(variant.name)).html"
    }

    private mutating func edition(
        _ path: FilePath, variants: [String], folder: String, views: [any TemplateView.Type],
        make: (IssuedPaper, SiteTheme, String?) -> [(String, [UInt8])]
    ) async throws -> Edition? {
        guard !findings.haveErrors else { return nil }
        let source = try SourceReader.read(path, findings: &findings)
        guard let blueprint = Blueprint.read(source, findings: &findings),
            let paper = Composer.compose(blueprint, from: shelf, variants: variants, findings: &findings)
        else { return nil }
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return nil }
        theme.check(views, words: [], findings: &findings)
        let office = configuration.office.isEmpty ? nil : configuration.office
        let pages = make(paper, theme, office)
        let output = OutputFolder(site.output.appending("\(folder)/\(blueprint.id)-\(paper.packID)"))
        inspect(pages, in: output)
        guard !findings.haveErrors else { return nil }
        let issued = try issue(paper)
        guard !findings.haveErrors else { return nil }
        try write(pages, to: output)
        return Edition(paper: paper, issued: issued, files: pages.map { output.folder.appending($0.0) })
    }

    /// The pages must work alone: what holds for a site holds for them.
    private mutating func inspect(_ pages: [(String, [UInt8])], in output: OutputFolder) {
        let gate = OfflineGate(routes: pages.map { Route($0.0) })
        let reports = pages.map { gate.inspect($0.1, at: Route($0.0)) }
        for (page, report) in zip(pages, reports) {
            let path = output.folder.appending(page.0).path
            let source = SourceText(path: path, bytes: page.1)
            for problem in report.problems + OfflineGate.deadAnchors(report, in: reports, bytes: { page.1 }) {
                findings.append(problem.finding(at: source.place(problem.range), in: path))
            }
        }
    }

    /// Freezes a paper: written once, never again.
    private mutating func issue(_ paper: IssuedPaper) throws -> FilePath {
        let file = site.issued.appending(paper.fileName)
        guard Disk.isFile(file) else {
            try Disk.makeFolder(site.issued)
            try Disk.replace(file, with: paper.bytes)
            return file
        }
        let known = try SourceReader.read(file, findings: &findings)
        _ = IssuedPaper.read(known, findings: &findings)
        return file
    }

    private func write(_ pages: [(String, [UInt8])], to output: OutputFolder) throws {
        output.cleanUp()
        do {
            var unchanged: [Route] = []
            for (name, bytes) in pages where try output.stage(bytes, at: Route(name)) == .unchanged {
                unchanged.append(Route(name))
            }
            _ = try output.commit(unchanged: unchanged, written: pages.count - unchanged.count)
        } catch {
            output.discard()
            throw error
        }
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
                    statute: $0.statute, article: $0.article, bank: title, number: question.number, stem: question.stem)
            }
        }
    }
}
