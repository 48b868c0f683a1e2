import Diagnostics
import Digests
import Markdown
import Quiz
import Site

/// The files that pages and questions show, for the records of reviews.
struct SeenFiles {
    private let content: FilePath
    private let themes: OwnThemes
    private let configuration: SiteConfiguration
    private let assets: Set<ContentPath>
    private let reader: PageReader

    init(_ folder: SiteFolder, _ configuration: SiteConfiguration) throws {
        content = folder.content
        themes = OwnThemes(folder, configuration)
        self.configuration = configuration
        // A link that leads out of the content is reported by the build.
        var ignored: [Finding] = []
        assets = ContentFiles(try ContentLinks.files(of: content, findings: &ignored)).assets
        reader = PageReader(
            parser: MarkdownParser(allowsHTML: configuration.allowsHTML), configuration: configuration)
    }

    /// What a file of the content shows: a page its pictures, films and documents, a bank the pictures of its questions,
    /// site.yaml the site's own theme.
    func shown(by source: SourceText, at path: ContentPath) -> [ShownFile] {
        var ignored: [Finding] = []
        if ReviewDesk.isPage(path) {
            return Self.shown(
                by: reader.read(source, at: path, findings: &ignored), configuration, assets: assets)
        }
        if ReviewDesk.isSettings(path) { return themes.shown }
        guard path.column == "banks" else { return [] }
        var seen: Set<ContentPath> = []
        return BankParser.parse(source).questions.compactMap { question in
            guard let path = question.picture.map({ ContentPath($0.path) }), assets.contains(path) else { return nil }
            return seen.insert(path).inserted ? ShownFile(path: path, place: question.place) : nil
        }
    }

    /// What a page shows that has been read already.
    static func shown(
        by page: Page, _ configuration: SiteConfiguration, assets: Set<ContentPath>
    ) -> [ShownFile] {
        page.shownFiles(configuration) { assets.contains($0) }
    }

    /// The SHA-256 of every file that is there.
    func digests(_ files: [ShownFile]) throws -> [ContentPath: String] {
        var digests: [ContentPath: String] = [:]
        for path in Set(files.map(\.path)).sorted() {
            digests[path] =
                try themes.digest(of: path) ?? SHA256Digest.hex(of: try Disk.read(content.appending(path.path)))
        }
        return digests
    }
}

extension SiteFolder {
    /// The place in the content of a file on disk; nil for one that stands elsewhere.
    func contentPath(_ file: FilePath) -> ContentPath? {
        for (file, content) in [(file, content), (Disk.resolved(file), Disk.resolved(content))] {
            guard let file, let content, file.path.hasPrefix(content.path + "/") else { continue }
            return ContentPath(String(file.path.dropFirst(content.path.count + 1)))
        }
        return nil
    }
}
