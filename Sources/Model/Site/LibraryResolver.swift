import ChineseText
package import Diagnostics
import Law
import Markdown

/// Answers every reference of a library: links, anchors, pictures, variables, citations.
package struct LibraryResolver {
    private let library: Library
    private let edition: Edition

    package init(_ library: Library, edition: Edition) {
        self.library = library
        self.edition = edition
    }

    package func resolve(findings: inout [Finding]) -> ResolvedLibrary {
        let isIndex: (Page) -> Bool = { $0.path.name == "index.md" && $0.path.folders.count == 1 }
        let open = library.pages.filter { $0.front.isPublic(on: edition.asOf, drafts: edition.drafts) }
        let pages = withoutCollisions(open.filter { !isIndex($0) }, findings: &findings)
        let routes = Dictionary(pages.map { ($0.path, $0.route) }) { first, _ in first }
        let columns = columns(pages, intros: open.filter(isIndex))
        var links = LinkResolver(routes: routes, anchors: anchors(pages, columns), assets: library.assets)
        var citations = CitationCollector(laws: library.laws, edition: edition)
        let resolved = pages.enumerated().map { index, page in
            resolve(page, at: index, links: &links, citations: &citations, findings: &findings)
        }
        let statutes = library.laws.statutes.map { citations.resolved($0) }
        findings += links.findings + citations.finish()
        return ResolvedLibrary(
            configuration: library.configuration,
            edition: edition,
            pages: resolved,
            columns: columns,
            tags: tags(pages, findings: &findings),
            statutes: statutes,
            calendar: library.calendar,
            usedAssets: links.usedAssets.sorted(),
            routes: routes
        )
    }

    /// Two pages must not be one file, nor differ only in case.
    private func withoutCollisions(_ pages: [Page], findings: inout [Finding]) -> [Page] {
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

    /// The anchors of every page that links may point at.
    private func anchors(_ pages: [Page], _ columns: [Column]) -> [Route: AnchorSet] {
        var anchors: [Route: AnchorSet] = [:]
        for page in pages { anchors[page.route] = AnchorSet(ids: [], headings: page.fragment.headings) }
        for column in columns { anchors[column.route()] = AnchorSet(ids: []) }
        for statute in library.laws.statutes {
            anchors[Route(["laws", statute.id], "index.html")] = AnchorSet(ids: statute.anchors)
        }
        for name in ["index.html", "laws/index.html", "tags/index.html", "calendar.html"] {
            anchors[Route(name)] = AnchorSet(ids: [])
        }
        return anchors
    }

    private func resolve(
        _ page: Page,
        at index: Int,
        links: inout LinkResolver,
        citations: inout CitationCollector,
        findings: inout [Finding]
    ) -> ResolvedPage {
        var variables = VariableResolver(library.configuration.variables, source: page.source)
        let title = variables.replace(in: page.title)
        let summary = variables.replace(in: page.summary)
        let cited = citations.resolve(page, at: index)
        var fillings: [Filling] = []
        fillings.reserveCapacity(page.fragment.holes.count)
        var open: [LinkTarget] = []
        for (number, hole) in page.fragment.holes.enumerated() {
            switch hole.kind {
            case .linkStart(let destination, let title, let text):
                let destination = variables.replace(in: destination, at: hole.range)
                let target = links.target(destination, text: text, range: hole.range, in: page)
                open.append(target)
                fillings.append(.linkStart(target, title: title))
            case .linkEnd: fillings.append(.linkEnd(open.popLast() ?? .dead))
            case .image(let source, let alternative, let title):
                if alternative.isEmpty { findings.append(alternativeMissing(source, hole, page)) }
                let route = links.image(source, range: hole.range, in: page)
                fillings.append(route.map { .image($0, alternative: alternative, title: title) } ?? .text(alternative))
            case .mark(let text): fillings.append(cited[number].map { .citation($0) } ?? .text(text))
            case .variable(let name): fillings.append(.text(variables.value(name, at: hole.range)))
            case .directiveStart(let name, let argument):
                fillings.append(.directiveStart(name: name, title: variables.replace(in: argument, at: hole.range)))
            case .directiveEnd(let name): fillings.append(.directiveEnd(name: name))
            }
        }
        findings += variables.findings
        return ResolvedPage(
            page: page,
            title: title,
            summary: summary,
            fillings: fillings,
            basis: citations.basis(cited)
        )
    }

    private func alternativeMissing(_ source: String, _ hole: Hole, _ page: Page) -> Finding {
        Finding(
            .alternativeMissing,
            at: page.source.place(hole.range),
            "图片“\(source)”没有文字说明",
            explanation: ["在方括号里写图片内容：![五落实流程图](\(source))，看不见图片的人靠它"]
        )
    }

    // MARK: Columns and tags

    private func columns(_ pages: [Page], intros: [Page]) -> [Column] {
        var byFolder: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() { byFolder[page.column, default: []].append(index) }
        let configured = library.configuration.columns.map(\.folder)
        let others = byFolder.keys.filter { !configured.contains($0) }.sorted { rank($0) < rank($1) }
        let intro = Dictionary(intros.map { ($0.column, $0) }) { first, _ in first }
        return (configured + others).compactMap { folder in
            guard let members = byFolder[folder], !folder.isEmpty else { return nil }
            let title =
                library.configuration.columns.first { $0.folder == folder }?.title
                ?? intro[folder]?.title ?? Column.defaultTitles[folder] ?? folder
            return Column(
                folder: folder,
                title: title,
                summary: intro[folder]?.summary ?? "",
                kind: Page.Kind(column: folder),
                pages: members.sorted { listed(pages[$0], before: pages[$1]) }
            )
        }
    }

    /// Ordinary columns by name, then questions of law, exhibits and stories.
    private func rank(_ folder: String) -> String {
        switch folder {
        case "qa": "~1"
        case "exhibits": "~2"
        case "scenarios": "~3"
        default: folder
        }
    }

    /// By weight, then the newest first, then by path.
    private func listed(_ left: Page, before right: Page) -> Bool {
        if left.front.weight != right.front.weight { return left.front.weight < right.front.weight }
        if left.front.date != right.front.date {
            guard let leftDate = left.front.date else { return false }
            guard let rightDate = right.front.date else { return true }
            return leftDate > rightDate
        }
        return left.path < right.path
    }

    private func tags(_ pages: [Page], findings: inout [Finding]) -> [Tag] {
        var members: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() {
            for tag in page.front.tags { members[tag, default: []].append(index) }
        }
        var taken: Set<String> = ["index"]
        return members.keys.sorted().map { name in
            let wanted = Pinyin.slug(name)
            var slug = wanted
            var number = 2
            while !taken.insert(slug).inserted {
                slug = "\(wanted)-\(number)"
                number += 1
            }
            return Tag(
                name: name,
                slug: slug,
                pages: (members[name] ?? []).sorted { listed(pages[$0], before: pages[$1]) }
            )
        }
        .sorted { ($1.pages.count, $0.name) < ($0.pages.count, $1.name) }
    }
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
        manual: "看不见图片的人、图片没加载出来的电脑，都靠方括号里的说明：`![依托咪酯电子烟的外观](../media/yt.png)`。"
    )
}
