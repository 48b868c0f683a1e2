import DataFiles
import Diagnostics
import Testing

@testable import Law

/// What the words around a citation say about its law and its edition: a link to another law is worse than none.
struct CitationWordingTests {
    private static func statute(_ front: String, articles: Int, path: String) -> [Statute] {
        let body = (1...articles).map { "第\($0)条 一句话。" }.joined(separator: "\n\n")
        let source = SourceText(path: path, "---\nkind: statute\n\(front)text: official\nextent: full\n---\n\(body)\n")
        return StatuteCollection([source]).statutes
    }

    private static let library = LawLibrary(
        statute("id: jin\ntitle: 中华人民共和国禁毒法\nshort: [禁毒法]\neffective: 2008-06-01\n", articles: 71, path: "a.md")
            + statute("id: tiao\ntitle: 戒毒条例\neffective: 2011-06-26\n", articles: 46, path: "b.md")
            + statute("id: qing\ntitle: 青海省禁毒条例\neffective: 2020-01-01\n", articles: 50, path: "c.md")
            + statute("id: fa\ntitle: 处罚法\nadopted: 2012-10-26\neffective: 2013-01-01\n", articles: 90, path: "d.md")
            + statute("id: fa\ntitle: 处罚法\nadopted: 2025-06-27\neffective: 2026-01-01\n", articles: 90, path: "e.md"))

    private func cite(_ text: String) throws -> (links: String, findings: [String]) {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        let links = report.resolutions.map { resolution in
            resolution.targets.isEmpty
                ? "–"
                : resolution.targets.map { "\($0.version.prefix { $0 != "-" })#\($0.anchor)" }.joined(separator: "+")
        }
        return (links.joined(separator: " "), (report.findings + report.unchecked.findings).map(\.code.id))
    }

    @Test(arguments: [
        // The last law that is named counts, not the last that is cited with an article.
        ("《禁毒法》第三条。《戒毒条例》也有规定，该条例第十四条", "jin@2008#a3 tiao@2011#a14", ""),
        ("《禁毒法》第三条。《未成年人保护法》于2021年施行，该法第十七条", "jin@2008#a3 –", "law.cannot-check"),
        ("《禁毒法》第三条。《民法总则》第五条，同法第六条", "jin@2008#a3 – –", "law.cannot-check"),
        ("《禁毒法》第三条，**《刑法》**第三百四十七条，同法第四条", "jin@2008#a3 –", "law.cannot-check"),
        ("《禁毒法》第三条。《刑法》总则另有规定。同法第二十条", "jin@2008#a3 –", "law.cannot-check"),
        ("《禁毒法》第三条。刑法另有规定的，同法第二十条", "jin@2008#a3 –", "law.no-referent"),
        ("《禁毒法》第三条。禁毒法还规定，同法第二十条", "jin@2008#a3 jin@2008#a20", ""),
        ("《禁毒法》已经施行。同法第二十条", "jin@2008#a20", ""),
        ("《戒毒条例》第三条。《青海省禁毒条例》自2020年起施行，本条例第五条", "tiao@2011#a3 qing@2020#a5", ""),
        ("看过《孟子》，依照《禁毒法》第三条、同法第四条", "jin@2008#a3 jin@2008#a4", ""),
        // Editions.
        ("《处罚法》第七十二条", "fa@2026#a72", ""), ("《处罚法》（2012年修正）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》(2012年修正)第七十二条", "fa@2013#a72", ""), ("2012年修正的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2012年《处罚法》第七十二条", "fa@2013#a72", ""), ("2025年修订的《处罚法》第七十二条", "fa@2026#a72", ""),
        ("2020年《处罚法》第七十二条说", "fa@2026#a72", ""), ("原《处罚法》第七十二条", "fa@2013#a72", ""),
        ("依据旧《处罚法》第七十二条", "fa@2013#a72", ""), ("修订前的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（旧）第七十二条", "fa@2013#a72", ""), ("草原《处罚法》第七十二条", "fa@2026#a72", ""),
        ("《处罚法》（2005年）第七十二条", "–", "law.cannot-check"), ("原《禁毒法》第三条", "–", "law.cannot-check"),
        ("2012年修正的《禁毒法》第三条", "–", "law.cannot-check"),
        // Ranges and numbers.
        ("《禁毒法》第三条至五条", "jin@2008#a3+jin@2008#a4+jin@2008#a5", ""),
        ("《禁毒法》第三十条、三十二条", "jin@2008#a30+jin@2008#a32", ""), ("《禁毒法》第一条和三条意见", "jin@2008#a1", ""),
        ("《禁毒法》第3条第4条第5条", "jin@2008#a3 jin@2008#a4 jin@2008#a5", ""),
        ("《禁毒法》第1,001条", "–", "law.malformed"), ("《禁毒法》第３，００１条", "–", "law.malformed"),
    ])
    func `words around a citation decide its law and edition`(text: String, links: String, findings: String) throws {
        let result = try cite(text)
        #expect(result.links == links)
        #expect(result.findings.joined(separator: " ") == findings)
    }

    @Test(arguments: [
        ("**《禁毒法》**第三条", 1), ("《**禁毒法**》第十五条", 1), ("《禁毒法》**第九十九条**", 1), ("《禁毒法》[^1]第九十七条", 1),
        ("《禁毒法》\\\n第九十六条", 1), ("**《禁毒法》第三条**", 0), ("《禁毒法》第三条[^1]", 0), ("`**《禁毒法》**第三条`", 0),
        ("**《孟子》**第三条", 0), ("甲*乙*第三条", 0),
    ])
    func `a citation that marks cut in two is reported`(text: String, count: Int) {
        #expect(SplitCitation.findings(in: SourceText(path: "a.md", text)).count == count)
    }
}
