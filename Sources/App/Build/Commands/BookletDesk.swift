package import Diagnostics
import Foundation
import Pictures
package import Print
package import Site
import Theme

/// What `humen print` does: pages of the site as one booklet.
package struct BookletDesk: Sendable {
    /// What is to be printed.
    package struct Request: Sendable {
        /// Files of pages, from `Content/` on or as paths.
        package let pages: [String]
        /// Folders of columns, such as `qa`.
        package let sections: [String]
        package let topic: String?
        package let title: String?
        package let sheet: Booklet.Sheet

        /// Pages and whole columns; with a topic only those about it.
        package init(
            pages: [String], sections: [String], topic: String? = nil, title: String? = nil, sheet: Booklet.Sheet = .a5
        ) {
            self.pages = pages
            self.sections = sections
            self.topic = topic
            self.title = title
            self.sheet = sheet
        }
    }

    package let findings: [Finding]
    /// The file to open; nil when something was an error.
    package let file: FilePath?
    package let pages: Int

    /// Resolves the site as a build would, and writes the booklet to `print/` of the output.
    package init(_ request: Request, site: SiteFolder, edition: Edition, jobs: Int) async throws {
        var findings: [Finding] = []
        let library = try await SiteBuilder(site, edition: edition, jobs: jobs).resolve(findings: &findings)
        let chosen = try Self.choose(request, in: library)
        guard let theme = try SiteBuilder.theme(of: library.configuration, in: site, findings: &findings) else {
            self.init(findings: findings, pages: 0)
            return
        }
        theme.check([BookletView.self], words: [], findings: &findings)
        let booklet = Booklet(
            chosen, title: request.title ?? Self.title(request, library), sheet: request.sheet, of: library)
        let pictures = try Self.pictures(booklet, site)
        let output = OutputFolder(
            site.output.appending("print").appending("booklet-\(Self.name(request))"), of: site.output)
        let make: (SiteTheme) -> [(String, [UInt8])] = { theme in
            [("booklet.html", theme.render(BookletView(booklet, theme: theme, pictures: pictures)))]
        }
        let rendered = make(theme)
        findings += Handout.inspect(rendered, marked: { make(theme.tracing) }, theme: theme, in: output)
        guard !findings.haveErrors else {
            self.init(findings: findings, pages: chosen.count)
            return
        }
        try Handout.write(rendered, to: output)
        self.init(findings: findings, file: output.folder.appending("booklet.html"), pages: chosen.count)
    }

    private init(findings: [Finding], file: FilePath? = nil, pages: Int) {
        self.findings = findings.sortedByPlace()
        self.file = file
        self.pages = pages
    }

    /// The pages that are meant, each once: columns in their order, then single pages as they are named.
    private static func choose(_ request: Request, in library: ResolvedLibrary) throws -> [Int] {
        var chosen: [Int] = []
        for section in request.sections {
            guard let column = library.columns.first(where: { $0.folder == section || $0.title == section }) else {
                let known = library.columns.map { "\($0.folder)（\($0.title)）" }.joined(separator: "、")
                throw BookletProblem("没有栏目“\(section)”。有：\(known)")
            }
            chosen += column.pages
        }
        for name in request.pages {
            let path = name.range(of: "Content/").map { String(name[$0.upperBound...]) } ?? name
            guard let index = library.pages.firstIndex(where: { $0.page.path.path == path }) else {
                let hidden = library.hidden.first { $0.path.path == path }.map { "这一篇\($0.why)，没有公开" }
                throw BookletProblem("没有网页 \(name)。\(hidden ?? "请写 Content 里的文件，如 qa/zhudong-jiedu.md")")
            }
            chosen.append(index)
        }
        var seen: Set<Int> = []
        chosen = chosen.filter { seen.insert($0).inserted }
        if let topic = request.topic { chosen = chosen.filter { library.pages[$0].page.front.topic == topic } }
        guard !chosen.isEmpty else {
            throw BookletProblem(request.topic.map { "没有主题是“\($0)”的网页" } ?? "没有可印的网页")
        }
        return chosen
    }

    private static func title(_ request: Request, _ library: ResolvedLibrary) -> String {
        if let topic = request.topic { return topic }
        let column = request.sections.first.flatMap { name in
            library.columns.first { $0.folder == name || $0.title == name }
        }
        return column?.title ?? library.configuration.title
    }

    /// An ASCII name for the folder of the booklet.
    private static func name(_ request: Request) -> String {
        let parts = request.sections + [request.topic].compactMap { $0 }
        let words = parts.isEmpty ? request.pages.prefix(1).map { String($0.split(separator: "/").last ?? "") } : parts
        return words.map { ContentPath.segment($0.replacing(".md", with: "")) }.joined(separator: "-")
    }

    /// The pictures without what their camera wrote into them, in the page itself.
    private static func pictures(_ booklet: Booklet, _ site: SiteFolder) throws -> [Route: String] {
        var pictures: [Route: String] = [:]
        for route in booklet.pictures {
            let bytes = try Disk.read(site.content.appending(route.path))
            let picture = Picture(bytes)
            guard let type = picture.mediaType else { continue }
            pictures[route] = "data:\(type);base64,\(Data(picture.cleaned(bytes)).base64EncodedString())"
        }
        return pictures
    }
}

/// What stops a booklet, in words.
package struct BookletProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
