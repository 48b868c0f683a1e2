import ChineseText
import DataFiles
package import Diagnostics
import Law
import Markdown

/// Answers every reference of a library: links, anchors, pictures, variables, citations.
///
/// Pages are resolved each by itself, in any order and by any number of workers, and then put together:
///
///     let resolver = LibraryResolver(library, edition: edition)
///     let pages = resolver.positions.map { resolver.resolve(at: $0) }
///     let resolved = resolver.assemble(pages, findings: &findings)
package struct LibraryResolver: Sendable {
    private let library: Library
    private let edition: Edition
    private let pages: [Page]
    /// The `index.md` of columns: no pages of a list, but resolved like them.
    private let introductions: [Page]
    private let columns: [Column]
    private let shelves: [TermShelf]
    private let related: RelatedPages
    private let links: LinkIndex
    private let terms: TermMarker
    private let findings: [Finding]

    /// Prepares what all pages share: routes, laws, values.
    package init(_ library: Library, edition: Edition) {
        self.library = library
        self.edition = edition
        let configuration = library.configuration
        let open = library.pages.filter { $0.front.isPublic(on: edition.asOf, drafts: edition.drafts) }
        var findings = ColumnCheck.findings(
            configuration.columns, folders: Set(library.pages.map(\.column)), empty: library.emptyColumns)
        findings += ColumnCheck.unnamed(open, titles: configuration.columns)
        pages = Self.withoutCollisions(open.filter { !$0.isIntroduction }, findings: &findings)
        introductions = open.filter(\.isIntroduction)
        terms = TermMarker(library.glossary, laws: library.laws.names)
        let rank = ColumnShelf.ranks(pages)
        columns = ColumnShelf(pages, intros: introductions, titles: configuration.columns, rank: rank).columns
        var sorter = TermSorter(pages, rank: rank, regions: configuration.regions)
        shelves = sorter.shelves()
        related = RelatedPages(shelves, rank: rank)
        self.findings = findings + sorter.findings
        let files = (pages + introductions).map { ($0.path, $0.route) } + Self.statutes(library.laws)
        let routes = Dictionary(files) { first, _ in first }
        var anchors = Self.anchors(pages, introductions, columns, shelves, library.laws)
        if !library.packs.isEmpty { anchors[PracticePack.index] = AnchorSet(ids: []) }
        links = LinkIndex(
            routes: routes, anchors: anchors,
            assets: library.assets, files: library.files, hidden: Self.hidden(library.pages, edition),
            moved: Self.moved(pages))
    }

    /// What is to be resolved.
    package var positions: [Int] { Array(0..<pages.count + introductions.count) }

    /// All pages together; `resolutions` are those of ``positions``.
    package func assemble(_ resolutions: [PageResolution], findings: inout [Finding]) -> ResolvedLibrary {
        findings += self.findings
        var unchecked = UncheckedLaws()
        var citedBy = CitedBy(library.questionCitations)
        var usedAssets: Set<ContentPath> = []
        for (index, resolution) in resolutions.enumerated() {
            findings += resolution.findings
            unchecked.merge(resolution.unchecked)
            usedAssets.formUnion(resolution.usedAssets)
            if index < pages.count { citedBy.add(resolution.page.citations.cited, page: index) }
        }
        findings += unchecked.findings
        findings += library.calendar.compactMap(pageMissing)
        let resolved = resolutions.prefix(pages.count).map(\.page)
        let introductions = resolutions.dropFirst(pages.count).map { ($0.page.page.column, $0.page) }
        let statutes = statutes(&citedBy, findings: &findings)
        return ResolvedLibrary(
            configuration: library.configuration, edition: edition, pages: resolved, columns: columns,
            introductions: Dictionary(introductions) { first, _ in first }, shelves: shelves, related: related,
            titles: TitleIndex(resolved, statutes), statutes: statutes,
            answers: AnswerIndex(resolved, columns: columns, statutes: statutes), calendar: library.calendar,
            glossary: library.glossary, usedAssets: usedAssets.sorted(), packs: library.packs,
            hidden: links.hidden.sorted { $0.key < $1.key }.map { (path: $0.key, why: $0.value) }, routes: links.routes
        )
    }

    /// Every law with what its words cite and who cites it.
    private func statutes(_ citedBy: inout CitedBy, findings: inout [Finding]) -> [ResolvedStatute] {
        let laws = library.laws
        let links = laws.statutes.map {
            laws.links(in: $0, scanner: laws.scanner, asOf: edition.asOf, sources: laws.sources)
        }
        for (index, statute) in laws.statutes.enumerated() {
            findings += links[index].findings
            if laws.version(of: statute.id, asOf: edition.asOf)?.version == statute.version {
                citedBy.add(links[index], of: statute, at: index)
            }
        }
        return zip(laws.statutes, links).map {
            citedBy.resolved($0, links: $1, laws: laws, asOf: edition.asOf)
        }
    }

    /// The files of laws and the pages that they become.
    private static func statutes(_ laws: LawLibrary) -> [(ContentPath, Route)] {
        (laws.statutes + laws.replaced).flatMap { statute in
            statute.files.compactMap { file in
                let parts = file.path.split(separator: "/")
                guard let folder = parts.lastIndex(of: "statutes") else { return nil }
                let path = ContentPath(parts[folder...].joined(separator: "/"))
                return (path, Route(["laws", statute.id], "index.html"))
            }
        }
    }

    /// An event of the calendar whose page is nowhere.
    private func pageMissing(_ event: CalendarEvent) -> Finding? {
        guard let page = event.page, links.routes[page] == nil, links.hidden[page] == nil else { return nil }
        let near = NearMiss.best(for: page.path, among: links.routes.keys.map(\.path).sorted())
        return Finding(
            .calendarPage, at: event.pagePlace, "“\(event.title)”指向的页面不存在：Content/\(page)",
            explanation: [near.map { "是不是想写 \($0)？" } ?? "从 Content 算起，如 notices/jinduyue-2026.md"])
    }

    /// Two pages must not be one file, nor differ only in case.
    private static func withoutCollisions(_ pages: [Page], findings: inout [Finding]) -> [Page] {
        var first: [String: Page] = [:]
        return pages.filter { page in
            let key = page.route.path.lowercased()
            guard let other = first[key] else {
                first[key] = page
                return true
            }
            findings.append(
                Finding(
                    .routeCollision,
                    at: Place(file: page.source.path),
                    "与另一个文件生成同一个网页 \(page.route)",
                    explanation: ["请改文件名，或在开头写 slug: 另一个英文名"],
                    notes: [.init(at: Place(file: other.source.path), "先占用这个网址的文件")]
                )
            )
            return false
        }
    }

    /// The pages that are not public, with the reason in words.
    private static func hidden(_ pages: [Page], _ edition: Edition) -> [ContentPath: String] {
        var hidden: [ContentPath: String] = [:]
        for page in pages where !page.front.isPublic(on: edition.asOf, drafts: edition.drafts) {
            let front = page.front
            if front.draft, !edition.drafts {
                hidden[page.path] = "还是草稿"
            } else if let publish = front.publish, edition.asOf < publish {
                hidden[page.path] = "到\(publish.chinese)才发布"
            } else {
                hidden[page.path] = "已经过期"
            }
        }
        return hidden
    }

    /// The pages that say that they once stood elsewhere, by the former address.
    private static func moved(_ pages: [Page]) -> [Route: ContentPath] {
        var moved: [Route: ContentPath] = [:]
        for page in pages {
            for alias in page.aliases { moved[alias.route] = page.path }
        }
        return moved
    }

    /// The anchors of every page that links may point at.
    private static func anchors(
        _ pages: [Page], _ introductions: [Page], _ columns: [Column], _ shelves: [TermShelf], _ laws: LawLibrary
    ) -> [Route: AnchorSet] {
        var anchors: [Route: AnchorSet] = [:]
        for column in columns { anchors[column.route()] = AnchorSet(ids: []) }
        for page in pages + introductions {
            anchors[page.route] = AnchorSet(
                ids: [], name: "《\(page.title)》（Content/\(page.path)）", headings: page.fragment.headings)
        }
        for statute in laws.statutes {
            anchors[Route(["laws", statute.id], "index.html")] = AnchorSet(
                ids: statute.anchors, name: statute.title.inTitleMarks, isLaw: true)
        }
        for shelf in shelves where !shelf.terms.isEmpty {
            anchors[shelf.taxonomy.route] = AnchorSet(ids: [])
            for term in shelf.terms { anchors[term.route()] = AnchorSet(ids: []) }
        }
        for name in [
            "index.html", "laws/index.html", CalendarEvent.route.path, Glossary.route.path, TitleIndex.route.path,
        ] {
            anchors[Route(name)] = AnchorSet(ids: [])
        }
        return anchors
    }

    /// One page with its holes answered.
    package func resolve(at position: Int) -> PageResolution {
        let page = position < pages.count ? pages[position] : introductions[position - pages.count]
        let cited = page.citations ?? PageCitations(page, laws: library.laws, edition: edition)
        var holes = HoleResolver(
            page, cited: cited, links: LinkResolver(links),
            variables: VariableResolver(library.configuration, source: page.source), questions: library.questions)
        let title = holes.variables.replace(in: page.title)
        // A summary that is the start of the text has its variables reported there.
        let summary = holes.variables.replace(in: page.summary, reports: page.front.summary != nil)
        let fillings = holes.fillings()
        let cover = holes.cover()
        let repeatsText = page.front.summary.map { PageSummary.repeatsStart($0, of: page.fragment) } ?? true
        let story = page.kind == .scenario ? Scenario(page, fillings: fillings) : nil
        var findings = holes.findings + Room.findings(page)
        findings += [
            page.front.reviewedLater(than: edition.asOf, in: page.source),
            page.front.datedLater(than: edition.asOf, in: page.source),
        ].compactMap { $0 }
        if page.kind == .scenario { findings += ScenarioCheck.findings(page, story: story) }
        let author = page.front.author.map { holes.variables.replace(in: $0) }
        let source = page.front.source.map { holes.variables.replace(in: $0) }
        return PageResolution(
            page: ResolvedPage(
                page: page, title: title, summary: summary, repeatsText: repeatsText,
                titleKey: PinyinOrder.key(title), cover: cover, author: author, source: source, fillings: fillings,
                citations: cited, changedLaws: cited.changedSinceReview, story: story,
                terms: terms.marks(page.fragment)),
            findings: findings + holes.variables.findings + holes.links.findings + cited.findings
                + holes.directives.findings,
            usedAssets: holes.links.usedAssets, unchecked: cited.unchecked, citations: holes.citations
        )
    }
}

/// What resolving one page came to.
package struct PageResolution: Sendable {
    let page: ResolvedPage
    let findings: [Finding]
    let usedAssets: Set<ContentPath>
    let unchecked: UncheckedLaws
    /// How many citations of law in the page lead to their article.
    package let citations: Int
}

extension FindingCode {
    package static let routeCollision = FindingCode(
        "site.route-collision",
        .error,
        "两个文件生成同一个网页",
        manual: "文件名转成网址后相同（或只差大小写，Windows 和 U 盘不区分大小写），后一个会盖掉前一个。请改其中一个的文件名或 `slug`。"
    )
    package static let alternativeMissing = FindingCode(
        "page.alternative-missing",
        .warning,
        "图片没有文字说明",
        manual: "看不见图片的人、图片没加载出来的电脑，都靠方括号里的说明：`![依托咪酯电子烟的外观](../media/yt.png)`。写“图片”“照片”或文件名（`IMG_2031.jpg`）等于没有写。"
    )
}
