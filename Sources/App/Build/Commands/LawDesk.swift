import ChineseText
package import DataFiles
package import Diagnostics
package import Law
import Site

/// What `humen law …` does.
package struct LawDesk: Sendable {
    package let collection: StatuteCollection
    package let library: LawLibrary
    package let findings: [Finding]

    /// Reads the named files and folders, or the site's statutes when none is named.
    package init(_ paths: [FilePath], site: SiteFolder) throws {
        var findings: [Finding] = []
        var files: [FilePath] = []
        let roots = paths.isEmpty ? [site.content.appending("statutes")] : paths
        for root in roots {
            if Disk.isFolder(root) {
                files += try Disk.files(below: root).filter { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }
                    .map { root.appending($0) }
            } else if Disk.isFile(root) {
                files.append(root)
            } else {
                throw DiskProblem("找不到", root, errno: nil)
            }
        }
        let sources = try files.map { try SourceReader.read($0, findings: &findings) }
        collection = StatuteCollection(sources)
        library = LawLibrary(collection.statutes)
        self.findings = (findings + collection.findings + library.findings).sortedByPlace()
    }

    /// The citations of a text, looked up.
    package func cite(_ text: String, asOf: CalendarDate) -> CitationReport {
        library.cite(SourceText(path: "（输入）", text), asOf: asOf)
    }

    /// What looks like a citation in the text and was not understood.
    package func unread(_ text: String, _ report: CitationReport) -> [String] {
        library.unread(in: SourceText(path: "（输入）", text), besides: report)
    }

    /// A law or one of its articles as text; nil when there is none.
    package func show(_ name: String, article: String?, asOf: CalendarDate) -> String? {
        guard let statute = library.statute(named: name, asOf: asOf) else { return nil }
        let note = statute.text == .outline ? "要点（非法律原文）\n" : ""
        guard let article else {
            let articles = statute.articles.map { "\($0.number.chinese)　\($0.plainText)" }
            return "\(statute.title)（\(statute.version)）\n\(note)\n" + articles.joined(separator: "\n\n") + "\n"
        }
        guard let number = ArticleNumber(article), let found = statute.article(number) else { return nil }
        return "\(statute.title.inTitleMarks)\(found.number.chinese)\n\(note)\(found.plainText)\n"
    }

    /// The title of a law by its id, version or name.
    package func title(_ name: String) -> String? {
        let law = name.prefix { $0 != "@" }
        return library.id(named: String(law)).flatMap { library.versions(of: $0).last?.title }
    }

    /// A version by its name in the site (`jindufa@2008-06-01`), or the law of a file.
    package static func version(_ name: String, site: SiteFolder, asOf: CalendarDate) throws -> Statute {
        let path = FilePath(name)
        if Disk.isFile(path) || Disk.isFolder(path) {
            guard let statute = try LawDesk([path], site: site).collection.statutes.first else {
                throw LawProblem("\(name) 里没有读到条文")
            }
            return statute
        }
        let desk = try LawDesk([], site: site)
        guard let statute = desk.library.statute(named: name, asOf: asOf) else {
            let known = desk.library.statutes.map(\.version).joined(separator: "、")
            throw LawProblem("没有找到“\(name)”。站点收有：\(known)；也可以写文件名")
        }
        return statute
    }
}
