import DataFiles
import Diagnostics
import Law
import Markdown

@testable import Site

/// A small site made of texts, for the tests of this module.
struct SiteSample {
    var files: [(path: String, text: String)] = []
    var configuration = SiteConfiguration()
    var edition = Edition(asOf: SiteSample.day("2026-06-26"))
    var assets: Set<ContentPath> = []

    /// A day that is known to be one.
    static func day(_ text: String) -> CalendarDate {
        guard let day = CalendarDate(text) else { preconditionFailure("no day: \(text)") }
        return day
    }

    /// Adds a file.
    mutating func add(_ path: String, _ front: String, _ body: String = "一段文字。\n") {
        files.append((path, "---\n\(front)\n---\n\n\(body)"))
    }

    /// The site with every reference answered, and what is wrong with it.
    func resolve() -> (library: ResolvedLibrary, findings: [Finding]) {
        var findings: [Finding] = []
        let reader = PageReader(parser: MarkdownParser { _ in [] }, configuration: configuration)
        let pages = files.map { file in
            reader.read(SourceText(path: file.path, file.text), at: ContentPath(file.path), findings: &findings)
        }
        let library = Library(
            configuration: configuration, pages: pages, laws: LawLibrary([]), calendar: [], assets: assets)
        let resolver = LibraryResolver(library, edition: edition)
        let resolutions = resolver.positions.map { resolver.resolve(at: $0) }
        return (resolver.assemble(resolutions, findings: &findings), findings)
    }

    /// The routes of the site's pages.
    func routes() -> [String] {
        Plan(resolve().library, themeAssets: [], hasCoverage: false).outputs.map(\.route.path)
    }
}
