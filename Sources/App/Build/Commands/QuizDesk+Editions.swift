import DataFiles
import Diagnostics
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

    /// Writes each variant of a paper with its key as print HTML; `source` as for ``pack(_:variants:)``.
    package mutating func paper(_ source: FilePath, variants: [String]) throws -> Edition? {
        let views: [any TemplateView.Type] = [PaperView.self, KeyView.self]
        return try edition(
            source, variants: variants, views: views, folder: { ("print", $0.folderName) },
            make: { paper, theme, office in
                paper.content.variants.flatMap { variant -> [(String, [UInt8])] in
                    let paperView = PaperView(paper, variant: variant.name, theme: theme, office: office)
                    let keyView = KeyView(paper, variant: variant.name, theme: theme, office: office)
                    return [
                        paperView.map { (paper.fileName("paper", variant), theme.render($0)) },
                        keyView.map { (paper.fileName("key", variant), theme.render($0)) },
                    ].compactMap { $0 }
                }
            })
    }

    /// Freezes a paper and writes what `make` makes of it into a folder below the output.
    mutating func edition(
        _ source: FilePath, variants: [String], views: [any TemplateView.Type],
        folder: (IssuedPaper) -> (String, String),
        make: (IssuedPaper, SiteTheme, String?) throws -> [(String, [UInt8])]
    ) throws -> Edition? {
        let isIssued = Self.isIssued(source)
        guard let paper = isIssued ? try frozen(source) : try composed(source, variants: variants) else { return nil }
        if !isIssued { try Self.refuseTest(paper) }
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return nil }
        theme.check(views, words: [], findings: &findings)
        let office = configuration.office.isEmpty ? nil : configuration.office
        let pages = try make(paper, theme, office)
        let (room, name) = folder(paper)
        let output = OutputFolder(site.output.appending(room).appending(name))
        findings += try Handout.inspect(
            pages, marked: { try make(paper, theme.tracing, office) }, theme: theme, in: output)
        guard !findings.haveErrors else { return nil }
        let previous = isIssued ? nil : try previous(of: paper)
        let issued = isIssued ? source : try issue(paper)
        guard !findings.haveErrors else { return nil }
        try Handout.write(pages, to: output)
        let files = pages.map { output.folder.appending($0.0) }
        return Edition(paper: paper, issued: issued, files: files, previous: previous)
    }

    /// The paper of a blueprint.
    private mutating func composed(_ path: FilePath, variants: [String]) throws -> IssuedPaper? {
        guard !findings.haveErrors else { return nil }
        let source = try SourceReader.read(path, findings: &findings)
        guard let blueprint = Blueprint.read(source, findings: &findings) else { return nil }
        let exposure = blueprint.exposure == nil ? [:] : try exposure(besides: blueprint.id)
        return Composer.compose(
            blueprint, from: shelf, variants: variants, exposure: exposure, laws: lawTexts, pictures: try pictures(),
            findings: &findings)
    }

    /// A paper that was issued before, if nobody has changed its file.
    private mutating func frozen(_ path: FilePath) throws -> IssuedPaper? {
        IssuedPaper.read(try SourceReader.read(path, findings: &findings), findings: &findings)
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
}
