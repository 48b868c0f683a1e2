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
        guard let number = Self.number(article), let found = statute.article(number) else { return nil }
        let isCurrent = library.version(of: statute.id, asOf: asOf)?.version == statute.version
        let name = statute.citedAs(isCurrent: isCurrent, among: library.versions(of: statute.id))
        return "\(name)\(found.number.chinese)\n\(note)\(found.plainText)\n"
    }

    /// The same for programs, taken apart into 款, 项 and 目.
    package func record(_ name: String, article: String?, asOf: CalendarDate) -> LawShowRecord? {
        guard let text = show(name, article: article, asOf: asOf),
            let statute = library.statute(named: name, asOf: asOf)
        else { return nil }
        return LawShowRecord(statute, article: article.flatMap(Self.number), text: text)
    }

    /// The law and the article of 《禁毒法》第六十二条, where both were typed as one.
    package static func parts(_ law: String, _ article: String?) -> (law: String, article: String?) {
        guard article == nil, let citation = Citation(law), case .named(let name) = citation.law,
            let number = citation.article
        else { return (law, article) }
        // 《治安管理处罚法》（2012年修正）第七十二条: the words between say which text is meant.
        guard citation.namesEdition else { return (name, number.description) }
        let words = law.prefix { $0 != "第" }
        return (words.count == law.count ? name : String(words), number.description)
    }

    /// 62, a62, 第六十二条, 第六十二, and the article of 第六十二条第一款.
    package static func number(_ text: String) -> ArticleNumber? {
        let text = text.filter { !$0.isWhitespace }
        if let number = ArticleNumber(text) ?? ArticleNumber(text + "条") { return number }
        guard let citation = Citation(text), citation.law == .continued else { return nil }
        return citation.article
    }

    /// 《禁毒法》, whether it was typed with 《》 or not.
    package static func marked(_ name: String) -> String { name.hasPrefix("《") ? name : name.inTitleMarks }

    /// Why two versions are not to be compared, or what is odd about it.
    package static func doubt(comparing old: Statute, with new: Statute) throws -> String? {
        if old.version == new.version, old.title == new.title, old.files == new.files {
            throw LawProblem(
                "两边是同一个文本：\(new.title.inTitleMarks)\(new.version)。旧版要写明日期，如 \(new.id)@2012-01-01，用 humen law list 看有哪些")
        }
        if old.title != new.title { return "这是两部不同的法律：\(old.title.inTitleMarks)和\(new.title.inTitleMarks)" }
        guard let before = old.since, let after = new.since, after < before else { return nil }
        return "前面写的是较新的文本（\(before)），后面是较旧的（\(after)）：“新增”和“删去”正好相反"
    }

    /// The title of a law by its id, version or name.
    package func title(_ name: String) -> String? {
        library.idOfEdition(named: name).flatMap { library.versions(of: $0).last?.title }
    }

    /// Why there is nothing to show of a law that the site has: the edition or the article is not there.
    package func reason(_ name: String, article: String?, asOf: CalendarDate) -> String? {
        Self.reason(name, article: article, asOf: asOf, in: library)
    }

    static func reason(_ name: String, article: String?, asOf: CalendarDate, in library: LawLibrary) -> String? {
        guard let id = library.idOfEdition(named: name), let title = library.versions(of: id).last?.title else {
            return nil
        }
        guard let statute = library.statute(named: name, asOf: asOf) else {
            return "不能确定是\(title.inTitleMarks)的哪个文本：\(name)。\(Self.editions(library.versions(of: id)))"
        }
        guard let article else { return nil }
        let count = statute.extent == .full ? "全文共 \(statute.articles.count) 条" : "只收了 \(statute.articles.count) 条"
        return "\(title.inTitleMarks)（\(statute.version)）里没有“\(article)”这一条，\(count)。条号写作 59、a59 或第五十九条"
    }

    /// The texts of a law that the site has, with how to write each.
    private static func editions(_ versions: [Statute]) -> String {
        let names = versions.map { version in
            let words = version.citedAs(isCurrent: false, among: versions).dropFirst(version.title.inTitleMarks.count)
            return version.version + words
        }
        return "收有：\(names.joined(separator: "、"))，请写其中一个。"
            + "写日期的，那天它可能还没有施行、已经废止；写年份的，那一年可能先后有两个文本"
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
            if let reason = desk.reason(name, article: nil, asOf: asOf) { throw LawProblem(reason) }
            let known = desk.library.statutes.map(\.version).joined(separator: "、")
            throw LawProblem("没有找到“\(name)”。站点收有：\(known)；也可以写文件名")
        }
        return statute
    }
}
