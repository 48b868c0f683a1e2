import DataFiles
import Diagnostics
import Packs
import Print
package import Quiz
import Site
import Theme

/// From a blueprint, or from a paper that was issued before, to the files that are handed out.
extension QuizDesk {
    /// An issued paper and where what was made of it stands.
    package struct Edition: Sendable {
        /// The paper as it was frozen.
        package let paper: IssuedPaper
        /// The frozen file below `issued/`.
        package let issued: FilePath
        /// What to open, in the order of the variants.
        package let files: [FilePath]
        /// The paper of the same blueprint that was issued before, and what is different now; nil for the first one.
        package let previous: (packID: String, differences: [String])?
    }

    /// Why nothing could be made, in Chinese.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// Whether a file names a paper that was issued, and not a blueprint.
    package static func isIssued(_ path: FilePath) -> Bool { path.name.hasSuffix(".json") }

    /// Writes a practice pack of each variant of a paper.
    ///
    /// `source` is a blueprint, whose paper is composed and frozen in `issued/`, or such a frozen file: the same file gives
    /// the same bytes whatever became of the banks.
    package mutating func pack(_ source: FilePath, variants: [String]) throws -> Edition? {
        try edition(source, variants: variants, folder: "packs", views: [PackView.self]) { paper, theme, office in
            guard paper.content.mode == .practice else {
                throw Problem(description: "试卷 \(paper.packID) 的方式是\(paper.content.mode.title)，现在只做练习包")
            }
            return paper.content.variants.compactMap { variant in
                PackView(paper, variant: variant.name, theme: theme, office: office).map {
                    (Self.name("practice", variant, of: paper), theme.render($0))
                }
            }
        }
    }

    /// Writes each variant of a paper with its key as print HTML; `source` as for ``pack(_:variants:)``.
    package mutating func paper(_ source: FilePath, variants: [String]) throws -> Edition? {
        try edition(source, variants: variants, folder: "print", views: [PaperView.self, KeyView.self]) {
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
        _ source: FilePath, variants: [String], folder: String, views: [any TemplateView.Type],
        make: (IssuedPaper, SiteTheme, String?) throws -> [(String, [UInt8])]
    ) throws -> Edition? {
        let isIssued = Self.isIssued(source)
        guard let paper = isIssued ? try frozen(source) : try composed(source, variants: variants) else { return nil }
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return nil }
        theme.check(views, words: [], findings: &findings)
        let office = configuration.office.isEmpty ? nil : configuration.office
        let pages = try make(paper, theme, office)
        let name = "\(ContentPath.segment(paper.content.blueprint))-\(paper.packID)"
        let output = OutputFolder(site.output.appending(folder).appending(name))
        try inspect(pages, marked: { try make(paper, theme.tracing, office) }, theme: theme, in: output)
        guard !findings.haveErrors else { return nil }
        let previous = isIssued ? nil : try previous(of: paper)
        let issued = isIssued ? source : try issue(paper)
        guard !findings.haveErrors else { return nil }
        try write(pages, to: output)
        let files = pages.map { output.folder.appending($0.0) }
        return Edition(paper: paper, issued: issued, files: files, previous: previous)
    }

    /// The paper of a blueprint.
    private mutating func composed(_ path: FilePath, variants: [String]) throws -> IssuedPaper? {
        guard !findings.haveErrors else { return nil }
        let source = try SourceReader.read(path, findings: &findings)
        guard let blueprint = Blueprint.read(source, findings: &findings) else { return nil }
        let exposure = blueprint.exposure == nil ? [:] : try exposure(besides: blueprint.id)
        return Composer.compose(blueprint, from: shelf, variants: variants, exposure: exposure, findings: &findings)
    }

    /// A paper that was issued before, if nobody has changed its file.
    private mutating func frozen(_ path: FilePath) throws -> IssuedPaper? {
        IssuedPaper.read(try SourceReader.read(path, findings: &findings), findings: &findings)
    }

    /// The pages must work alone: what holds for a site holds for them.
    ///
    /// `marked` makes the pages again with marks, which say what file of the theme a problem comes from.
    mutating func inspect(
        _ pages: [(String, [UInt8])], marked: () throws -> [(String, [UInt8])], theme: SiteTheme,
        in output: OutputFolder
    ) throws {
        let gate = OfflineGate(routes: pages.map { Route($0.0) })
        let reports = pages.map { gate.inspect($0.1, at: Route($0.0)) }
        var seen: Set<Place> = []
        for (index, page) in pages.enumerated() {
            let problems = reports[index].problems + OfflineGate.deadAnchors(reports[index], in: reports) { page.1 }
            guard !problems.isEmpty else { continue }
            let locator = ProblemLocator(
                marked: try marked()[index].1, theme: theme, bytes: page.1,
                path: output.folder.appending(page.0).path, source: nil)
            // Paper and key, and all variants, share templates and styles: once is enough.
            findings += problems.map(locator.finding).filter { $0.place.map { seen.insert($0).inserted } ?? true }
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

    func write(_ pages: [(String, [UInt8])], to output: OutputFolder) throws {
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
