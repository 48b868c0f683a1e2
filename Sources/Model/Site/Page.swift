import ChineseText
import DataFiles
package import Diagnostics
package import Law
package import Markdown

/// One Markdown file that becomes a page of the site.
///
/// A class because every stage hands ten thousand of them on: as a value each would be copied, with all that it holds, a
/// dozen times. Nothing in it changes.
package final class Page: Sendable {
    package let path: ContentPath
    package let route: Route
    package let kind: Kind
    package let front: FrontMatter
    package let title: String
    package let fragment: Fragment
    /// Former addresses, which lead here.
    package let aliases: [Alias]
    /// Where in the file the front matter stands that may cite a law; nil where it names no article.
    let citingFront: Range<Int>?
    /// The file as it was read, for the places of findings.
    package let source: SourceText
    /// What its citations of law lead to, where that has been found out while the source was in memory.
    let citations: PageCitations?

    init(
        path: ContentPath, route: Route, kind: Kind, front: FrontMatter, title: String, fragment: Fragment,
        aliases: [Alias], source: SourceText, citingFront: Range<Int>? = nil, citations: PageCitations? = nil
    ) {
        self.path = path
        self.route = route
        self.kind = kind
        self.front = front
        self.title = title
        self.fragment = fragment
        self.aliases = aliases
        self.source = source
        self.citingFront = citingFront
        self.citations = citations
    }

    /// What a page is, by the folder that it stands in.
    package enum Kind: String, Sendable {
        /// A page of a column.
        case page
        /// An interpretation item (解读).
        case qa
        case exhibit
        case scenario

        /// What a file of a top folder becomes.
        package init(column: String) {
            switch column {
            case "qa": self = .qa
            case "exhibits": self = .exhibit
            case "scenarios": self = .scenario
            default: self = .page
            }
        }
    }

    /// The same page with its citations of law looked up, and its source no longer in memory: `reload` reads it again
    /// whenever a place in it is asked for.
    package func citing(
        _ laws: LawLibrary, _ edition: Edition, reload: @escaping @Sendable () -> [UInt8]
    ) -> Page {
        Page(
            path: path, route: route, kind: kind, front: front, title: title, fragment: fragment, aliases: aliases,
            source: source.released(reload), citingFront: citingFront,
            citations: PageCitations(self, laws: laws, edition: edition))
    }

    /// The top folder; that of loose pages where it stands beside the folders.
    package var column: String { path.column.isEmpty ? Column.loose : path.column }

    /// The front matter's summary, or the first sentences of the text.
    package var summary: String { front.summary ?? PageSummary.derive(from: fragment) }

    /// Whether the page is the introduction of its column, which stands at the head of the column's list.
    package var isIntroduction: Bool { path.name == "index.md" && path.folders.count == 1 }
}

/// Reads Markdown files into pages.
package struct PageReader: Sendable {
    private let parser: MarkdownParser
    private let regions: RegionNames
    private let laws: CitationScanner
    private let configuration: SiteConfiguration
    private static let article = Array("条".utf8)
    private static let mark = Array("<!--".utf8)

    /// A reader for pages that may be about these regions, and name these laws.
    package init(
        parser: MarkdownParser, configuration: SiteConfiguration = SiteConfiguration(),
        laws: CitationScanner = CitationScanner(names: [])
    ) {
        self.parser = parser
        self.configuration = configuration
        self.laws = laws
        regions = configuration.regions
    }

    /// Says that `<!--` begins no comment in what front matter shows.
    private static func comment(in front: FrontMatter, _ block: Range<Int>, _ source: SourceText) -> Finding? {
        guard let place = source.bytes[block].range(of: mark).map({ source.place($0) }),
            ([front.title ?? "", front.summary ?? ""] + front.tags).contains(where: { $0.contains("<!--") })
        else { return nil }
        return Finding(
            .lookalike, at: place, "“<!--”在文件开头的信息里不是注释，原样显示了",
            explanation: ["这里的注释用 # 写，前面空一格，如 title: 标题 # 待核实"])
    }

    /// Reads one file: front matter, then the text behind it.
    package func read(_ source: SourceText, at path: ContentPath, findings: inout [Finding]) -> Page {
        let before = findings.count
        let (block, body) = FrontMatter.split(source, findings: &findings)
        if findings.count == before,
            let finding = FrontMatter.misplaced(
                source, body: body, isSecond: block.map { !source.bytes[$0].allSatisfy { $0 <= 0x20 } } ?? false)
        {
            findings.append(finding)
        }
        let node = block.flatMap { YAMLReader.read(source, range: $0, findings: &findings) }
        var front = FrontMatter(node, in: source, regions: regions, findings: &findings)
        if front.tags.contains(where: { $0.utf8.contains(UInt8(ascii: "{")) && $0.contains("{{") }) {
            var variables = VariableResolver(configuration, source: source)
            front.tags = front.tags.map { variables.replace(in: $0) }
            findings += variables.findings
        }
        if let finding = block.flatMap({ Self.comment(in: front, $0, source) }) { findings.append(finding) }
        // A title that could not be read is not missing.
        let isReadable = !findings[before...].haveErrors
        let leading = front.title.map { MarkdownParser.LeadingHeading.dropIfEqual($0) } ?? .take
        // 以下简称“条例”: names that count in this page only.
        let own = laws.knowing(namesIn: source)
        var marks: MarkdownParser.Scanner?
        if let own { marks = { own.scan($0) } }
        let fragment = parser.parse(source, body: body, leading: leading, marks: marks, findings: &findings)
        findings += PersonalNumbers.findings(fragment, in: source)
        findings += Placeholders.findings(fragment, front, in: source, isAccount: path.column == "cases")
        findings += SplitCitation.findings(in: source, scanner: own ?? laws)
        let title = front.title ?? fragment.takenTitle ?? fragment.headings.first?.title
        if title == nil, isReadable {
            findings.append(
                Finding(
                    .titleMissing, at: Place(file: source.path), "没有标题，暂用文件名“\(path.stem)”",
                    explanation: ["在文件开头写 title: 标题，或以“# 标题”开头"]))
        }
        return Page(
            path: path,
            route: path.route(slug: front.slug),
            kind: Page.Kind(column: path.column),
            front: front,
            title: title ?? String(path.stem),
            fragment: fragment,
            aliases: Alias.read(front.aliases, of: path, source, findings: &findings),
            source: source,
            citingFront: block.flatMap { source.bytes[$0].range(of: Self.article) == nil ? nil : $0 }
        )
    }
}

extension FindingCode {
    package static let titleMissing = FindingCode(
        "page.title-missing",
        .warning,
        "页面没有标题",
        manual: "请在文件开头写 `title: 标题`，或者让正文以 `# 标题` 开头。没有标题的页面在目录和搜索里只能显示文件名。"
    )
}
