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

    /// A law or one of its articles as text; nil when there is none.
    package func show(_ name: String, article: String?, asOf: CalendarDate) -> String? {
        guard case .law(let id) = lookUp(name), let statute = library.version(of: id, asOf: asOf) else { return nil }
        let note = statute.text == .outline ? "要点（非法律原文）\n" : ""
        guard let article else {
            let articles = statute.articles.map { "\($0.number.chinese)　\($0.plainText)" }
            return "\(statute.title)（\(statute.version)）\n\(note)\n" + articles.joined(separator: "\n\n") + "\n"
        }
        guard let number = ArticleNumber(article), let found = statute.article(number) else { return nil }
        return "《\(statute.title)》\(found.number.chinese)\n\(note)\(found.plainText)\n"
    }

    private func lookUp(_ name: String) -> LawLibrary.Lookup {
        if !library.versions(of: name).isEmpty { return .law(name) }
        return library.look(up: name)
    }
}
