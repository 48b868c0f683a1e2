import DataFiles
import Diagnostics
import TestSupport
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
        ("《禁毒法》第三条，**《刑法》**第三百四十七条，同法第四条", "jin@2008#a3 – –", "law.unread law.cannot-check"),
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
        ("2020年《处罚法》第七十二条说", "–", "law.cannot-check"), ("原《处罚法》第七十二条", "fa@2013#a72", ""),
        ("依据旧《处罚法》第七十二条", "fa@2013#a72", ""), ("修订前的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（旧）第七十二条", "fa@2013#a72", ""), ("草原《处罚法》第七十二条", "fa@2026#a72", ""),
        ("《处罚法》（2005年）第七十二条", "–", "law.cannot-check"), ("原《禁毒法》第三条", "–", "law.cannot-check"),
        ("2012年修正的《禁毒法》第三条", "–", "law.cannot-check"),
        // Every way to name an edition leads to it, or says that the site lacks it.
        ("《处罚法》（2012修正）第七十二条", "fa@2013#a72", ""), ("《处罚法》（2012版）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（2012）第七十二条", "fa@2013#a72", ""), ("《处罚法》(2012)第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（2005修订）第七十二条", "–", "law.cannot-check"), ("《处罚法》（二〇一二年修正）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（失效）第七十二条", "fa@2013#a72", ""), ("《处罚法》（已废止）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》〔2012〕第七十二条", "fa@2013#a72", ""), ("《处罚法》[2005年版]第七十二条", "–", "law.cannot-check"),
        ("《处罚法》2012年修正版第七十二条", "fa@2013#a72", ""), ("《处罚法》（2012-10-26）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（2012.10.26修正）第七十二条", "fa@2013#a72", ""), ("《处罚法》旧版第七十二条", "fa@2013#a72", ""),
        ("《处罚法》修订前的第七十二条", "fa@2013#a72", ""), ("《处罚法》（２０１２年）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（2005年8月28日通过，2012年10月26日修正，自2013年3月1日起施行）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（2012年10月26日第十一届全国人民代表大会常务委员会第二十九次会议通过）第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（国办发〔2012〕7号）第七十二条", "fa@2026#a72", ""), ("《处罚法》（试行）第七十二条", "fa@2026#a72", ""),
        ("《处罚法（2012年修正）》第七十二条", "fa@2013#a72", ""), ("《处罚法(2012修正)》第七十二条", "fa@2013#a72", ""),
        ("《处罚法（2005年）》第七十二条", "–", "law.cannot-check"), ("2012版《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2012修正版《处罚法》第七十二条", "fa@2013#a72", ""), ("2012年修正后的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2012年修正的**《处罚法》第七十二条**", "fa@2013#a72", ""), ("2005年的《处罚法》第七十二条", "–", "law.cannot-check"),
        ("二〇〇五年《处罚法》第七十二条", "–", "law.cannot-check"), ("二〇一二年《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2006年3月1日起施行的《处罚法》第七十二条", "–", "law.cannot-check"),
        ("2026年1月1日起施行的《处罚法》第七十二条", "fa@2026#a72", ""), ("2013年1月1日施行的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2012年10月26日修正的《处罚法》第七十二条", "fa@2013#a72", ""), ("2012年10月修正的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2025年12月31日以前的《处罚法》第七十二条", "fa@2013#a72", ""), ("2010年以前的《处罚法》第七十二条", "–", "law.cannot-check"),
        ("当时有效的《处罚法》第七十二条", "–", "law.cannot-check"), ("老《处罚法》第七十二条", "fa@2013#a72", ""),
        ("未修订的《处罚法》第七十二条", "fa@2013#a72", ""), ("目前《处罚法》第七十二条", "fa@2026#a72", ""),
        ("新修订的《处罚法》第七十二条", "fa@2026#a72", ""), ("现行有效的《处罚法》第七十二条", "fa@2026#a72", ""),
        ("原处罚法第七十二条", "fa@2013#a72", ""), ("2012年处罚法第七十二条", "fa@2013#a72", ""),
        ("处罚法（2012）第七十二条", "fa@2013#a72", ""), ("草原处罚法第七十二条", "", ""),
        ("2020年《禁毒法》第三条", "jin@2008#a3", ""), ("2005年《禁毒法》第三条", "–", "law.cannot-check"),
        ("2012年修正的《处罚法》已经修订。该法第七十二条", "fa@2013#a72", ""),
        ("《处罚法（2012年修正）》已经修订。该法第七十二条", "fa@2013#a72", ""),
        ("2012年修正的《处罚法》第七十条、第七十二条，同法第八十条", "fa@2013#a70 fa@2013#a72 fa@2013#a80", ""),
        // A word for a law stands only for one that is called so.
        ("《禁毒法》第三条。该规定第五条", "jin@2008#a3 –", "law.no-referent"),
        ("根据《禁毒法》的规定，该办法第三条", "–", "law.no-referent"),
        ("《戒毒条例》第三条。该决定第五条", "tiao@2011#a3 –", "law.no-referent"),
        ("《戒毒条例》第三条。该条例第五条", "tiao@2011#a3 tiao@2011#a5", ""),
        // Ranges and numbers.
        ("禁毒法第三十四、八条", "–", "law.malformed"), ("《禁毒法》第六十、七十条", "jin@2008#a60+jin@2008#a70", ""),
        ("《禁毒法》第八、三条", "jin@2008#a8+jin@2008#a3", ""), ("《禁毒法》第三条，前款", "jin@2008#a3 –", "law.no-referent"),
        ("《禁毒法》第三条至五条", "jin@2008#a3+jin@2008#a4+jin@2008#a5", ""),
        ("《禁毒法》第三十条、三十二条", "jin@2008#a30+jin@2008#a32", ""), ("《禁毒法》第一条和三条意见", "jin@2008#a1", ""),
        ("《禁毒法》第3条第4条第5条", "jin@2008#a3 jin@2008#a4 jin@2008#a5", ""),
        ("《禁毒法》第1,001条", "–", "law.malformed"), ("《禁毒法》第３，００１条", "–", "law.malformed"),
        // What stands between a law and its provision, where it is certain.
        ("《禁毒法》（第三条）", "jin@2008#a3", ""), ("《禁毒法》(第99条)", "–", "law.article-missing"),
        ("《禁毒法》：第三条", "jin@2008#a3", ""), ("《禁毒法》——第三条", "jin@2008#a3", ""), ("《禁毒法》·第三条", "jin@2008#a3", ""),
        ("《禁毒法》总则第三条", "jin@2008#a3", ""), ("《禁毒法》附则第九十九条", "–", "law.article-missing"),
        ("《禁毒法》合同编第三条", "jin@2008#a3", ""), ("《禁毒法》法律责任一章第六十条", "jin@2008#a60", ""),
        ("《禁毒法》第三章禁毒宣传教育第九十九条", "–", "law.article-missing"), ("《禁毒法》第三编合同第六章第七节第三条", "jin@2008#a3", ""),
        ("《禁毒法》第三章“戒毒措施”第三条", "jin@2008#a3", ""), ("《禁毒法》规定的第3条", "jin@2008#a3", ""),
        ("《禁毒法》中规定的第九十九条", "–", "law.article-missing"), ("《禁毒法》里的第三条", "jin@2008#a3", ""),
        ("《禁毒法》中“第三条”", "jin@2008#a3", ""), ("《禁毒法》【第九十九条】", "–", "law.article-missing"),
        ("《禁毒法》（2007年12月29日第十届全国人民代表大会常务委员会第三十一次会议通过）第三条", "jin@2008#a3", ""),
        ("《处罚法》（2012年修正）第三章第七十二条", "fa@2013#a72", ""), ("《处罚法》（2012年修正）规定的第七十二条", "fa@2013#a72", ""),
        ("禁毒法（第九十九条）", "–", "law.article-missing"), ("禁毒法规定的第三条", "jin@2008#a3", ""), ("禁毒法总则第三条", "jin@2008#a3", ""),
        ("禁毒法：第三条", "jin@2008#a3", ""), ("《禁毒法》第三条。本法规定的第四条", "jin@2008#a3 jin@2008#a4", ""),
        ("《禁毒法》第三条。该法（第九十九条）", "jin@2008#a3 –", "law.article-missing"),
        // Numbers.
        ("《禁毒法》第玖拾玖条", "–", "law.article-missing"), ("《禁毒法》第贰拾玖条", "jin@2008#a29", ""),
        ("《禁毒法》第壹佰条", "–", "law.article-missing"),
        ("《禁毒法》第99999999999999999999999条", "–", "law.malformed"), ("《禁毒法》第　三　条", "jin@2008#a3", ""),
        ("《禁毒法》第五十九－六十一条", "jin@2008#a59+jin@2008#a60+jin@2008#a61", ""),
        (
            "《禁毒法》第五十九－九十二条",
            "jin@2008#a59+jin@2008#a60+jin@2008#a61+jin@2008#a62+jin@2008#a63+jin@2008#a64+jin@2008#a65+jin@2008#a66+jin@2008#a67+jin@2008#a68+jin@2008#a69+jin@2008#a70+jin@2008#a71",
            "law.article-missing"
        ),
        ("《禁毒法》第1～3条、5条和8条", "jin@2008#a1+jin@2008#a2+jin@2008#a3+jin@2008#a5+jin@2008#a8", ""),
        ("《禁毒法》第1～3条、5条和99条", "jin@2008#a1+jin@2008#a2+jin@2008#a3+jin@2008#a5", "law.article-missing"),
        ("《禁毒法》第五十三条和二十九条之二", "jin@2008#a53 –", "law.article-missing"),
        ("《禁毒法》第三、第四条第一、九款", "jin@2008#a3+jin@2008#a4.k1", "law.article-missing"),
        ("《禁毒法》第三条之一、之二", "–", "law.article-missing law.article-missing"),
        // What is not read with certainty is said, and never linked.
        ("《禁毒法》§99", "–", "law.unread"), ("《禁毒法》§§ 98-99", "–", "law.unread"), ("见§3", "", ""),
        ("《禁毒法》第1.5条", "–", "law.unread"), ("《禁毒法》第⑨条", "–", "law.unread"), ("《禁毒法》第 九 十 九 条", "–", "law.unread"),
        ("《禁毒法》，第九十九条", "–", "law.unread"), ("《禁毒法》、第九十九条", "–", "law.unread"), ("禁毒法，第九十九条", "–", "law.unread"),
        ("《禁毒法》关于吸毒的第九十九条", "–", "law.unread"), ("《禁毒法》及其第九十九条", "–", "law.unread"),
        ("《禁毒法》规定了很多，第三条说", "–", "law.unread"),
        ("第九十九条（《禁毒法》）", "–", "law.unread"), ("本规定第三条（《禁毒法》第五条）", "– jin@2008#a5", "law.no-referent"),
        ("《禁毒法》，第三条、第四条", "–", "law.unread"),
        ("《戒毒条例》第三条。《禁毒法》，第九条。同法第十条", "tiao@2011#a3 – jin@2008#a10", "law.unread"),
        ("《禁毒法》第 38 条 第 1 款", "jin@2008#a38.k1", ""), ("《禁毒法》第 38 条 第 6 款", "–", "law.article-missing"),
        ("《禁毒法》第 38 条 第 1 款 第 6 项", "–", "law.article-missing"), ("《禁毒法》第三条 第一款", "jin@2008#a3.k1", ""),
        ("《禁毒法》第38条1款", "jin@2008#a38.k1", ""), ("《禁毒法》第38条9款6项", "–", "law.article-missing"),
        ("《禁毒法》第三条第二款、之九", "– –", "law.article-missing law.unread"),
        // A list of its author's own, blanks of a question, and things that are counted are no citations.
        ("学习《禁毒法》。第二条，上街宣传", "", ""), ("《禁毒法》第几条规定了这件事", "", ""), ("《禁毒法》第____条", "", ""), ("《禁毒法》第X条", "", ""),
        ("《禁毒法》宣传的第三条措施", "", ""), ("《孟子》，第三条", "", ""), ("《禁毒法》；第三条", "", ""),
        // A bare article that is quoted goes on with the law of the sentences before it.
        ("《禁毒法》第三条很重要。会上学了原文。第四条规定：“", "jin@2008#a3 jin@2008#a4", ""),
        ("《禁毒法》第三条很重要。会上学了原文。第九十九条规定：“", "jin@2008#a3 –", "law.unread"),
        ("《禁毒法》第三条很重要。《戒毒条例》也是。第四条规定：“", "jin@2008#a3 tiao@2011#a4", ""),
        ("《禁毒法》第三条很重要。刑法另有说法。第四条规定：“", "jin@2008#a3 –", "law.unread"),
        ("《禁毒法》第三条很重要。厂规第四条规定：“", "jin@2008#a3", ""), ("《禁毒法》第三条很重要。会上学了原文。第四条规定了", "jin@2008#a3", ""),
    ])
    func `words around a citation decide its law and edition`(text: String, links: String, findings: String) throws {
        let result = try cite(text)
        #expect(result.links == links)
        #expect(result.findings.joined(separator: " ") == findings)
    }

    @Test(arguments: [
        ("《禁毒法》第七十条、七十二条", "七十二条"), ("《禁毒法》第98、99条", "第98 99条"), ("《禁毒法》第九十九条、第三条", "《禁毒法》第九十九条"),
        ("《禁毒法》第三十条第一、九款", "九款"), ("《禁毒法》第七十至七十二条", "七十二条"), ("《禁毒法》第七十条至七十三条", "七十三条"),
        ("《禁毒法》第72、73条至75条", "第72 73条 75条"), ("《禁毒法》第九十九条第一、二款", "第九十九条"),
        ("《禁毒法》第九十九条之一、之二", "《禁毒法》第九十九条之一、之二"),
    ])
    func `the finding of a list stands under the number that is wrong`(text: String, marked: String) throws {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        var places: [String] = []
        for place in report.findings.compactMap({ $0.place?.excerpt?.marked }) where places.last != place {
            places.append(place)
        }
        #expect(places.joined(separator: " ") == marked)
    }

    @Test func `a version named by its day is meant before its day has come`() throws {
        let asOf = try #require(CalendarDate("2025-12-31"))
        let text = "2026年1月1日起施行的《处罚法》第七十二条，2012年修正的《处罚法》第七十二条"
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: asOf)
        #expect(report.resolutions.map(\.target?.version) == ["fa@2026-01-01", "fa@2013-01-01"])
        #expect(report.findings.isEmpty)
    }

    @Test func `half a megabyte of bold names in one line is read in one pass`() {
        let source = SourceText(path: "a.md", String(repeating: "《禁毒法》**第三条", count: 25_000))
        let findings = expect(within: 2) { SplitCitation.findings(in: source) }
        #expect(findings.count == 1)
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
