package import Diagnostics
import Digests
import Law
import Markdown
import Quiz
import Search
package import Site
import Theme

/// The whole program as five verbs: discover and load, resolve, plan, render, write.
package struct SiteBuilder: Sendable {
    private let folder: SiteFolder
    private let edition: Edition
    private let workers: Workers

    /// A run for one site; `jobs` is how many files are worked on at once and changes no byte.
    package init(_ folder: SiteFolder, edition: Edition, jobs: Int) {
        self.folder = folder
        self.edition = edition
        workers = Workers(count: max(1, jobs))
    }

    /// What a run did.
    package struct Result: Sendable {
        package var findings: [Finding]
        package var pages = 0
        /// The pages that are not public on the day, each with the reason in words.
        package var hidden: [(path: String, why: String)] = []
        package var written = 0
        package var unchanged = 0
        package var bytes = 0
        /// Citations of law that lead to their article.
        package var citations = 0
        package var timings: Timings
        /// What the output was made of, for whoever wants to look at it, or to leave its end to that of the process.
        package var library: ResolvedLibrary?
        /// Whether the output was replaced or was already right.
        package var succeeded: Bool { !findings.haveErrors }
    }

    /// The site's content with every reference answered, and nothing rendered.
    package func resolve(findings: inout [Finding]) async throws -> ResolvedLibrary {
        let resolver = LibraryResolver(try await load(findings: &findings), edition: edition)
        let pages = await workers.map(resolver.positions) { resolver.resolve(at: $0) }
        return resolver.assemble(pages, findings: &findings)
    }

    /// Builds the site; `writes` off does everything but write.
    package func build(writes: Bool = true) async throws -> Result {
        var timings = Timings()
        var findings: [Finding] = []
        // Pages and theme know nothing of each other until pages are rendered.
        async let loadedTheme = checkedTheme()
        let library = try await load(findings: &findings)
        timings.finish("load")
        // What folders hold that are one elsewhere cannot be told from slips of every link.
        if findings.contains(where: { $0.code == .folderCase && $0.severity == .error }) {
            return Result(findings: findings, timings: timings)
        }
        async let reviewed = reviews(library, listsAll: !writes)
        let resolver = LibraryResolver(library, edition: edition)
        let pages = await workers.map(resolver.positions) { resolver.resolve(at: $0) }
        let resolved = resolver.assemble(pages, findings: &findings)
        findings += try await reviewed
        timings.finish("resolve")
        let themed = try await loadedTheme
        findings += themed.findings
        guard let theme = themed.theme else { return Result(findings: findings, timings: timings) }
        let coverage = try CoverageTable.published(by: folder, asOf: edition.asOf, findings: &findings)
        if !writes {
            findings += try FrameworkFiles.idleRules(
                library.files.filter { $0.path.hasPrefix("frameworks/") }, in: folder, asOf: edition.asOf,
                besides: coverage == nil ? nil : CoverageDesk.defaultFramework)
        }
        let plan = Plan(resolved, themeAssets: theme.siteAssets, hasCoverage: coverage != nil)
        findings += plan.collisions.map {
            RouteCollision(lost: $0.lost, kept: $0.kept, library: resolved, folder: folder).finding
        }
        timings.finish("plan")
        let output = try self.output(writes: writes)
        let pictures = try await PictureRoom(resolved, assets: library.assets, folder: folder, workers: workers)
        findings += pictures.findings
        findings += UnpublishedFiles.findings(resolved, assets: library.assets, in: folder.content)
        findings += await RecordingCheck.findings(resolved, folder: folder, workers: workers)
        let packs = PackRoom(resolved, theme: theme)
        findings += packs.findings
        let press = Press(
            library: resolved, plan: plan, theme: theme, folder: folder,
            renderer: SiteRenderer(
                resolved, plan: plan, theme: theme, coverage: coverage, pictures: pictures.sizes,
                packSizes: packs.sizes),
            pictures: pictures, packs: packs,
            output: writes && !findings.haveErrors ? output : nil
        )
        let print: Press.Result
        do {
            print = try await press.run(workers)
            findings += print.findings
            if edition.release { findings = ReleaseRules.harden(findings) }
            timings.finish("render+write")
            if writes, !findings.haveErrors {
                _ = try output.commit(unchanged: print.unchanged, written: print.written)
            } else {
                output.discard()
            }
            timings.finish("swap")
        } catch {
            output.discard()
            throw error
        }
        return Result(
            findings: findings, pages: resolved.pages.count,
            hidden: resolved.hidden.map { (folder.content.appending($0.path.path).path, $0.why) },
            written: findings.haveErrors ? 0 : print.written,
            unchanged: print.unchanged.count, bytes: print.bytes,
            citations: pages.prefix(resolved.pages.count).reduce(0) { $0 + $1.citations }, timings: timings,
            library: resolved
        )
    }

    /// Where the site goes: a folder that is ours and lies outside the content.
    private func output(writes: Bool) throws -> OutputFolder {
        let output = OutputFolder(folder.siteOutput, of: folder.output)
        guard writes else { return output }
        if folder.hasOutputInContent {
            throw DiskProblem("输出文件夹不能放在 Content 里，下一次生成会把它当成文章，请换一个：", folder.output, errno: nil)
        }
        try output.prepare()
        try output.refuseForeign(mark: "manifest.sha256")
        return output
    }

    /// What is wrong with the citations of a file that becomes no page.
    private func cited(_ source: SourceText, _ laws: LawLibrary) -> [Finding] {
        let report = laws.cite(source, asOf: edition.asOf, release: edition.release)
        return report.findings + report.unchecked.findings
    }

    /// The site's theme, with what is wrong with it.
    private func checkedTheme() async throws -> (theme: SiteTheme?, findings: [Finding]) {
        var reported: [Finding] = []
        let configuration = try Self.configuration(of: folder, findings: &reported)
        // What is wrong with the configuration is reported where the content is read.
        var findings: [Finding] = []
        let theme = try Self.theme(of: configuration, in: folder, findings: &findings)
        guard let theme else { return (nil, findings) }
        theme.check(SiteRenderer.views + PackRoom.handouts.filter(theme.offers), findings: &findings)
        findings += theme.assetNameFindings
        return (theme, findings)
    }

    /// What the reviews of all public files come to; `listsAll` names every file that lacks a step.
    private func reviews(_ library: Library, listsAll: Bool) throws -> [Finding] {
        let configuration = library.configuration
        var desk = ReviewDesk(folder, configuration: configuration)
        let report = try desk.report(pages: library.reviews, asOf: edition.asOf)
        let findings =
            desk.findings
            + report.findings(
                release: edition.release, asked: configuration.usesReviews, listsAll: listsAll)
        guard edition.release else { return findings }
        return findings + ReleaseRules.site(configuration, at: Place(file: folder.content.appending("site.yaml").path))
            + ReleaseRules.packs(library)
    }

    // MARK: Loading

    /// Reads every file of the content.
    func load(findings: inout [Finding]) async throws -> Library {
        let paths = try ContentLinks.files(of: folder.content, findings: &findings)
        findings += FolderCase.findings(paths, in: folder.content)
        let files = ContentFiles(paths)
        findings += UnpublishedFiles.findings(misplaced: files.misplaced, in: folder.content)
        let configuration = try Self.configuration(of: folder, findings: &findings)
        let laws = try loadLaws(files.statutes, findings: &findings)
        let calendar = try calendar(files.calendar, configuration, laws, findings: &findings)
        let glossary = try glossary(files.glossary, configuration, laws, findings: &findings)
        for path in files.cited {
            // What is odd about the file is told by whoever reads it for its own sake.
            var ignored: [Finding] = []
            findings += cited(try source(path, findings: &ignored), laws)
        }
        findings += try FrameworkFiles.findings(files.frameworks, in: folder.content)
        let desk = try QuizDesk([], site: folder, laws: laws, asOf: edition.asOf)
        findings += try desk.findings + desk.blueprintFindings()
        let issued = try desk.issuedPapers(findings: &findings)
        let packs = PracticePack.chosen(configuration.practice, from: issued, findings: &findings)
        findings += RunningTests(issued, in: folder).findings(packs, named: configuration.practice)
        findings += try desk.outdated(packs, named: configuration.practice)
        let loaded = try await pages(files, configuration, laws, findings: &findings)
        return Library(
            configuration: configuration, pages: loaded.compactMap(\.page), laws: laws, calendar: calendar,
            glossary: glossary, assets: files.assets, files: Set(paths.map(ContentPath.init)),
            questions: desk.shelf.questions,
            questionCitations: desk.citations, reviews: loaded.compactMap(\.review), packs: packs,
            emptyColumns: Set(
                configuration.columns.map(\.folder).filter { Disk.isFolder(folder.content.appending($0)) })
        )
    }

    private func calendar(
        _ path: ContentPath?, _ configuration: SiteConfiguration, _ laws: LawLibrary, findings: inout [Finding]
    ) throws -> [CalendarEvent] {
        guard let path else { return [] }
        let source = try source(path, findings: &findings)
        findings += cited(source, laws)
        return CalendarEvent.read(source, configuration: configuration, findings: &findings)
    }

    private func glossary(
        _ path: ContentPath?, _ configuration: SiteConfiguration, _ laws: LawLibrary, findings: inout [Finding]
    ) throws -> Glossary {
        guard let path else { return .empty }
        let source = try source(path, findings: &findings)
        findings += cited(source, laws)
        return Glossary(source, configuration: configuration, findings: &findings)
    }

    /// Reads the pages and holds their citations against the laws, on all cores.
    private func pages(
        _ files: ContentFiles, _ configuration: SiteConfiguration, _ laws: LawLibrary, findings: inout [Finding]
    ) async throws -> [Loaded] {
        let scanner = laws.scanner
        let reader = PageReader(
            parser: MarkdownParser(allowsHTML: configuration.allowsHTML) { scanner.scan($0) },
            configuration: configuration, laws: scanner)
        let content = folder.content
        let edition = edition
        let assets = files.assets
        let loaded = await workers.map(files.pages) { path -> Loaded in
            var findings: [Finding] = []
            do {
                let file = content.appending(path.path)
                let source = try SourceReader.read(file, findings: &findings)
                let page = reader.read(source, at: path, findings: &findings)
                // While the bytes are at hand: later they would have to be read again.
                let review =
                    page.front.isPublic(on: edition.asOf, drafts: false)
                    ? ReviewDesk.file(
                        source, at: path, steps: configuration.reviewSteps, asOf: edition.asOf, findings: &findings
                    ) { SeenFiles.shown(by: page, configuration, assets: assets) } : nil
                return Loaded(
                    page: page.citing(laws, edition) { SourceReader.again(file) }, review: review, findings: findings,
                    problem: nil)
            } catch {
                return Loaded(page: nil, review: nil, findings: findings, problem: error as? DiskProblem)
            }
        }
        if let problem = loaded.compactMap(\.problem).first { throw problem }
        findings += loaded.flatMap(\.findings)
        return loaded
    }

    private struct Loaded: Sendable {
        let page: Page?
        let review: ReviewReport.File?
        let findings: [Finding]
        let problem: DiskProblem?
    }

    private func source(_ path: ContentPath, findings: inout [Finding]) throws -> SourceText {
        try SourceReader.read(folder.content.appending(path.path), findings: &findings)
    }

    private func loadLaws(_ paths: [ContentPath], findings: inout [Finding]) throws -> LawLibrary {
        let sources = try paths.map { try source($0, findings: &findings) }
        let collection = StatuteCollection(sources)
        let laws = LawLibrary(collection.published, sources: sources)
        findings += collection.findings + collection.otherFindings + laws.findings
        return laws
    }

    /// The site's `site.yaml`, or the defaults.
    static func configuration(of folder: SiteFolder, findings: inout [Finding]) throws -> SiteConfiguration {
        let names = ["site.yaml", "site.yml"].map { folder.content.appending($0) }
        guard let file = names.first(where: { Disk.isFile($0) && ContentLinks.mayBeRead($0, in: folder.content) })
        else {
            return SiteConfiguration()
        }
        return SiteConfiguration(try SourceReader.read(file, findings: &findings), findings: &findings)
    }

    /// The theme that a site is set in; nil, with a finding, when there is none.
    static func theme(
        of configuration: SiteConfiguration,
        in folder: SiteFolder,
        findings: inout [Finding]
    ) throws -> SiteTheme? {
        let place = configuration.themePlace ?? Place(file: folder.content.appending("site.yaml").path)
        return try ThemeLoader(folder: folder).load(configuration.theme, at: place, findings: &findings)
    }
}
