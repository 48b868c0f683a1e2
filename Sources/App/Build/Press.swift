import Diagnostics
import Digests
import Law
import Markdown
import Search
import Site
import Theme

/// Renders, inspects and stages every output of a plan.
///
/// A class because every output passes through it: as a value, all that it knows would be counted anew for each of them.
final class Press: Sendable {
    let library: ResolvedLibrary
    let plan: Plan
    let theme: SiteTheme
    let folder: SiteFolder
    let renderer: SiteRenderer
    let pictures: PictureRoom
    let packs: PackRoom
    /// Nil when nothing is to be written.
    let output: OutputFolder?

    init(
        library: ResolvedLibrary, plan: Plan, theme: SiteTheme, folder: SiteFolder, renderer: SiteRenderer,
        pictures: PictureRoom, packs: PackRoom, output: OutputFolder?
    ) {
        self.library = library
        self.plan = plan
        self.theme = theme
        self.folder = folder
        self.renderer = renderer
        self.pictures = pictures
        self.packs = packs
        self.output = output
    }

    /// What all outputs came to.
    struct Result: Sendable {
        var findings: [Finding] = []
        var unchanged: [Route] = []
        var written = 0
        var bytes = 0
    }

    /// What one output came to.
    private struct Sheet: Sendable {
        /// Where it stands among the plan's outputs.
        let position: Int
        let route: Route
        var size = 0
        var digest = ""
        var change = OutputFolder.Change.unchanged
        var report = OfflineGate.Report()
        var problem: DiskProblem?
    }

    func run(_ workers: Workers) async throws -> Result {
        let gate = OfflineGate(plan, baseURL: library.configuration.baseURL)
        // What takes longest comes first, so that no worker is left with it at the end.
        let search = plan.outputs.indices.filter { Self.isSearch(plan.outputs[$0]) }
        let others = plan.outputs.indices.filter {
            !Self.isManifest(plan.outputs[$0]) && !Self.isSearch(plan.outputs[$0])
        }
        var sheets = await workers.map(search + others, memory: GateMemo.init) { self.sheet($1, gate: gate, &$0) }
        let files = sheets.map { (route: $0.route, bytes: $0.size, digest: $0.digest) }.sorted { $0.route < $1.route }
        for position in plan.outputs.indices where Self.isManifest(plan.outputs[position]) {
            var memo = GateMemo()
            // The page lists every file but the two lists; the sums are of the page too.
            let listed =
                files + sheets[others.count + search.count..<sheets.count].map { ($0.route, $0.size, $0.digest) }
            sheets.append(press(manifest(plan.outputs[position].route, listed), position, gate: gate, &memo))
        }
        if let problem = sheets.compactMap(\.problem).first { throw problem }
        var result = Result()
        result.findings = findings(sheets, files)
        for sheet in sheets {
            result.bytes += sheet.size
            switch sheet.change {
            case .unchanged: result.unchanged.append(sheet.route)
            case .written: result.written += 1
            }
        }
        return result
    }

    /// What a list of files names: its page every file but the two lists, the sums every file but their own.
    private typealias ListedFile = (route: Route, bytes: Int, digest: String)

    private static func isManifest(_ output: Plan.Output) -> Bool {
        if case .manifest = output.content { return true }
        return false
    }

    private static func isSearch(_ output: Plan.Output) -> Bool {
        if case .search = output.content { return true }
        return false
    }

    private func sheet(_ position: Int, gate: OfflineGate, _ memo: inout GateMemo) -> Sheet {
        let output = plan.outputs[position]
        do {
            if Self.isSearch(output) { return try search(position) }
            return press(try bytes(output, files: []), position, gate: gate, &memo)
        } catch {
            return Sheet(position: position, route: output.route, problem: error as? DiskProblem)
        }
    }

    /// The search file, which is as long as all pages together and so is never whole in memory; the gate has nothing to
    /// look for in it.
    private func search(_ position: Int) throws -> Sheet {
        let route = plan.outputs[position].route
        var sheet = Sheet(position: position, route: route)
        let parts: OutputFolder.Parts = { emit in
            try SearchFile.encode(self.library, coverage: self.renderer.coverage, words: self.theme.strings, emit: emit)
        }
        let digest: SHA256Digest
        if let output {
            (sheet.change, sheet.size, digest) = try output.stage(at: route, parts)
        } else {
            (sheet.size, digest) = try OutputFolder.measure(parts)
        }
        sheet.digest = digest.hex
        return sheet
    }

    private func press(
        _ bytes: [UInt8], _ position: Int, gate: OfflineGate, _ memo: inout GateMemo
    ) -> Sheet {
        let route = plan.outputs[position].route
        var sheet = Sheet(position: position, route: route)
        sheet.size = bytes.count
        sheet.digest = SHA256Digest.hex(of: bytes)
        sheet.report = gate.inspect(
            bytes, at: route, repeated: renderer.surroundings(of: route), memo: &memo)
        do {
            if let output { sheet.change = try output.stage(bytes, at: route) }
        } catch {
            sheet.problem = error as? DiskProblem
        }
        return sheet
    }

    /// The bytes of an output; `files` is what the manifest lists.
    private func bytes(_ output: Plan.Output, files: [ListedFile]) throws -> [UInt8] {
        switch output.content {
        case .manifest: manifest(output.route, files)
        case .asset(let path): try pictures.bytes(path)
        case .pack: packs.pages[output.route] ?? []
        case .themeAsset(let name): theme.assets[name] ?? []
        case .search: []
        default: renderer.render(output) ?? []
        }
    }

    private func manifest(_ route: Route, _ files: [ListedFile]) -> [UInt8] {
        if route.path.hasSuffix(".html") { return renderer.manifest(files) }
        return Array(files.map { "\($0.digest)  \($0.route.path)\n" }.joined().utf8)
    }

    // MARK: Findings

    private func findings(_ sheets: [Sheet], _ files: [ListedFile]) -> [Finding] {
        var reports = [OfflineGate.Report](repeating: .init(), count: plan.outputs.count)
        for sheet in sheets { reports[sheet.position] = sheet.report }
        var findings: [Finding] = []
        var reported: Set<Finding> = []
        var tracing: SiteRenderer?
        for (position, output) in plan.outputs.enumerated() {
            let report = reports[position]
            let again = { (try? self.bytes(output, files: files)) ?? [] }
            let problems = report.problems + OfflineGate.deadAnchors(report, in: reports, bytes: again)
            guard !problems.isEmpty else { continue }
            let renderer = tracing ?? self.renderer.tracing
            tracing = renderer
            let locator = locator(of: output, bytes: again(), marked: marked(output, renderer, files))
            for problem in problems {
                let finding = locator.finding(problem)
                // The same tag of a template is wrong on every page: once is enough.
                if reported.insert(finding.withoutOutput).inserted { findings.append(finding) }
            }
        }
        return findings
    }
}

extension Press {
    /// A page with its marks; nil for what no template makes.
    private func marked(_ output: Plan.Output, _ renderer: SiteRenderer, _ files: [ListedFile]) -> [UInt8]? {
        switch output.content {
        case .manifest: output.route.path.hasSuffix(".html") ? renderer.manifest(files) : nil
        case .pack(let index, let sheet, let variant):
            packs.page(library.packs[index], sheet, variant: variant, theme: theme.tracing)
        case .themeAsset(let name): TracedPage.marked(theme.assets[name] ?? [], asset: name)
        default: renderer.render(output)
        }
    }

    private func locator(of output: Plan.Output, bytes: [UInt8], marked: [UInt8]?) -> ProblemLocator {
        var path = folder.siteOutput.appending(output.route.path).path
        var source: SourceText?
        switch output.content {
        case .asset(let asset): path = folder.content.appending(asset.path).path
        case .page(let index): source = library.pages[index].page.source
        default: break
        }
        return ProblemLocator(marked: marked, theme: theme, bytes: bytes, path: path, source: source)
    }
}

extension Finding {
    /// The finding without the output in which it was seen, to tell repeats.
    fileprivate var withoutOutput: Finding {
        Finding(code, severity: severity, at: place, place == nil ? summary : "")
    }
}
