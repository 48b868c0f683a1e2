import DataFiles
import Diagnostics
import Law
import Testing

struct StatuteLinksTests {
    private static func library(_ texts: String...) -> LawLibrary {
        let sources = texts.enumerated().map { SourceText(path: "laws/\($0.offset).md", $0.element) }
        return LawLibrary(StatuteCollection(sources).statutes, sources: sources)
    }

    private static func links(in library: LawLibrary, of id: String) throws -> StatuteLinks {
        let statute = library.versions(of: id)[0]
        let scanner = CitationScanner(names: library.names)
        return library.links(
            in: statute, scanner: scanner, asOf: try #require(CalendarDate("2026-11-22")), sources: library.sources)
    }

    /// Every mark of a law with the anchors that it leads to, one a line.
    private static func described(_ library: LawLibrary, _ id: String) throws -> [String] {
        let statute = library.versions(of: id)[0]
        let links = try links(in: library, of: id)
        return statute.articles.enumerated().flatMap { position, article in
            statute.anchors.filter { $0.hasPrefix("\(article.number.anchor).") }.flatMap { anchor in
                links.citations(article: position, anchor: anchor).map { citation in
                    let targets = citation.targets.map { $0.statute == id ? $0.anchor : "\($0.statute)#\($0.anchor)" }
                    return "\(anchor) \(citation.mark.text) → \(targets.joined(separator: " "))"
                }
            }
        }
    }

    private static let own = """
        ---
        kind: statute
        id: ben
        title: 样例法
        text: official
        extent: full
        effective: 2026-01-01
        ---
        第一条 有本法第二条规定情形的，依照《另例法》第三条处理。

        违反前款规定的，适用第一款；情节较重的，依照本条第一款从重。

        第二条 有下列情形之一的，适用前条：

        （一）违反第一条、第三条的；

        （二）违反前项规定，或者依照另例法第一条第二款处理的；

        （三）有远方基本法第三条行为的，或者依照公约第一条、第二条的。

        第三条 依照前两条处理，也适用《没有收的法》第五条和第二款。

        第四条 依照第一条至第三条处理的，按前款办理。
        """
    private static let other = """
        ---
        kind: statute
        id: ling
        title: 另例法
        text: official
        extent: full
        effective: 2026-01-01
        ---
        第一条 甲。

        乙。

        第二条 丙。

        第三条 依照《样例法》第二条第（二）项处理。
        """

    @Test func `the words of a law lead to the articles that they mean`() throws {
        let library = Self.library(Self.own, Self.other)
        let found = try Self.described(library, "ben")
        #expect(
            found == [
                "a1.k1 本法第二条 → a2",
                "a1.k1 《另例法》第三条 → ling#a3",
                "a1.k2 前款 → a1.k1",
                "a1.k2 第一款 → a1.k1",
                "a1.k2 本条第一款 → a1.k1",
                "a2.k1 前条 → a1",
                "a2.k1.x1 第一条 → a1",
                "a2.k1.x1 第三条 → a3",
                "a2.k1.x2 前项 → a2.k1.x1",
                "a2.k1.x2 另例法第一条第二款 → ling#a1.k2",
                "a3.k1 前两条 → a1 a2",
                "a3.k1 《没有收的法》第五条 → ",
                "a3.k1 第二款 → ",
                "a4.k1 第一条 → a1",
                "a4.k1 第三条 → a2 a3",
                "a4.k1 前款 → ",
            ])
    }

    @Test func `two laws that cite each other in a circle know each other's articles`() throws {
        let library = Self.library(Self.own, Self.other)
        #expect(try Self.described(library, "ling") == ["a3.k1 《样例法》第二条第（二）项 → ben#a2.k1.x2"])
        let statute = library.versions(of: "ben")[0]
        let links = try Self.links(in: library, of: "ben")
        #expect(
            links.cited(by: 0, of: statute).map(\.path) == [
                "laws/ben/index.html#a2", "laws/ling/index.html#a3", "laws/ben/index.html#a1.k1",
            ])
    }

    @Test func `an official text is not blamed for what it cites, a gist is, at its place`() throws {
        let gist = """
            ---
            kind: statute
            id: gist
            title: 要点法
            text: outline
            extent: full
            ---
            第一条 讲目的。

            第二条 违反第一条和《样例法》第九条的，按本法第七条办。
            """
        let library = Self.library(Self.own, Self.other, gist)
        #expect(try Self.links(in: library, of: "ben").findings.isEmpty)
        let links = try Self.links(in: library, of: "gist")
        #expect(
            links.findings.map { "\($0.place?.label ?? "")：\($0.summary)" } == [
                "laws/2.md:10:11：《样例法》没有第九条，全文共四条",
                "laws/2.md:10:22：《要点法》没有第七条，全文共两条",
            ])
    }

    @Test func `an amendment speaks of the law that it amends`() throws {
        let amendment = """
            ---
            kind: statute
            id: xiu
            title: 样例法修正案
            text: official
            extent: partial
            ---
            第一条 将第二条修改为：依照前款和本法第一条，见《样例法》第三条。

            第二条 乙。
            """
        let library = Self.library(Self.own, Self.other, amendment)
        #expect(try Self.described(library, "xiu") == ["a1.k1 本法第一条 → a1", "a1.k1 《样例法》第三条 → ben#a3"])
    }
}
