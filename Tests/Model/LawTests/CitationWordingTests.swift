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

    private func cite(_ text: String, in laws: LawLibrary = library) throws -> (links: String, findings: [String]) {
        let report = laws.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        let links = report.resolutions.map { resolution in
            resolution.targets.isEmpty
                ? "–"
                : resolution.targets.map { "\($0.version.prefix { $0 != "-" })#\($0.anchor)" }.joined(separator: "+")
        }
        return (links.joined(separator: " "), (report.findings + report.unchecked.findings).map(\.code.id))
    }

    @Test(arguments: [
        ("2013年1月1日起施行的新修订《处罚法》第七十二条", "fa@2013#a72", ""), ("2013年1月1日起施行的新修订的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2013年1月1日起施行的修订后的《处罚法》第七十二条", "fa@2013#a72", ""), ("2012年修正的新《处罚法》第七十二条", "fa@2013#a72", ""),
        ("2013年施行的新版《处罚法》第七十二条", "fa@2013#a72", ""), ("2012年10月26日修正的新修改的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("1994年修正的新《处罚法》第七十二条", "–", "law.cannot-check"), ("2006年3月1日起施行的修正后《处罚法》第七十二条", "–", "law.cannot-check"),
        ("2026年1月1日起施行的新《处罚法》第七十二条", "fa@2026#a72", ""), ("新修订的《处罚法》第七十二条", "fa@2026#a72", ""),
    ])
    func `a day says more than 新 behind it`(text: String, links: String, codes: String) throws {
        let found = try cite(text)
        #expect(found.links == links)
        #expect(found.findings.joined(separator: " ") == codes)
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
        ("处罚法（2012）第七十二条", "fa@2013#a72", ""), ("草原处罚法第七十二条", "–", "law.unread"),
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
        ("依据第九十九条《禁毒法》处理", "–", "law.unread"), ("按第三条、第99条《禁毒法》的规定", "–", "law.unread"),
        ("第三条《禁毒法》所称毒品", "", ""), ("本办法第三条《禁毒法》第五条", "– jin@2008#a5", "law.no-referent"),
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
        ("《禁毒法》第三条很重要。会上学了原文。第四条规定：“", "jin@2008#a3 jin@2008#a4", "law.quote-unchecked"),
        ("《禁毒法》第三条很重要。会上学了原文。第九十九条规定：“", "jin@2008#a3 –", "law.unread"),
        ("《禁毒法》第三条很重要。《戒毒条例》也是。第四条规定：“", "jin@2008#a3 tiao@2011#a4", "law.quote-unchecked"),
        ("《禁毒法》第三条很重要。刑法另有说法。第四条规定：“", "jin@2008#a3 –", "law.unread"),
        ("《禁毒法》第三条很重要。厂规第四条规定：“", "jin@2008#a3", ""), ("《禁毒法》第三条很重要。会上学了原文。第四条规定了", "jin@2008#a3", ""),
    ])
    func `words around a citation decide its law and edition`(text: String, links: String, findings: String) throws {
        let result = try cite(text)
        #expect(result.links == links)
        #expect(result.findings.joined(separator: " ") == findings)
    }

    private static let more = LawLibrary(
        library.statutes
            + ["2010", "2015", "2020"].flatMap { year in
                statute("id: san\ntitle: 三次条例\neffective: \(year)-01-01\n", articles: 9, path: "\(year).md")
            }
            + statute("id: ling\ntitle: 有令法\neffective: 2010-01-01\nsource: 主席令第二十号\n", articles: 9, path: "f.md")
            + statute("id: ling\ntitle: 有令法\neffective: 2020-01-01\nsource: 主席令第61号\n", articles: 9, path: "g.md")
            + statute(
                "id: yuan\ntitle: 有源法\neffective: 2011-06-26\nsource: 2011年6月26日公布，2018年9月18日修订\n", articles: 9,
                path: "i.md")
            + statute("id: gang\ntitle: 戒赌条例\njurisdiction: 香港\neffective: 2020-01-01\n", articles: 9, path: "h.md"))

    @Test(arguments: [
        // Two editions side by side: each goes to its own.
        ("2012年修正的《处罚法》第七十二条，2025年修订后的该法第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("2012年修正的《处罚法》第七十二条，现行的该法第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("2012年修正的《处罚法》第七十二条，修订后的该法第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("2012年修正的《处罚法》第七十二条，新法第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("2012年修正的《处罚法》第七十二条，本次修订后的第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("2012年修正的《处罚法》第七十二条，修订后为第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第八十四条与旧法第七十二条相比", "fa@2026#a84 fa@2013#a72", ""),
        ("《处罚法》第八十四条（对应旧法第七十二条）", "fa@2026#a84 fa@2013#a72", ""),
        ("《处罚法》第八十四条（原第七十二条）、第八十五条", "fa@2026#a84 fa@2013#a72 fa@2026#a85", ""),
        ("《处罚法》第七十二条（现第八十四条）", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第七十二条调整为第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第七十二条已修改为第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第七十二条，现已改为第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第七十二条【现第八十四条】", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第七十二条（现《处罚法》第八十四条）", "fa@2013#a72 fa@2026#a84", ""),
        ("《处罚法》第七十二条（新84条）", "fa@2013#a72 fa@2026#a84", ""), ("《处罚法》第七十二条（2012）", "fa@2013#a72", ""),
        ("《处罚法》第七十二条（已被第八十四条取代）", "–", "law.cannot-check"), ("《处罚法》第七十二条的旧规定", "fa@2013#a72", ""),
        ("《处罚法》旧条文第七十二条", "fa@2013#a72", ""), ("《处罚法》（台湾）第三条", "–", "law.cannot-check"),
        ("《处罚法》第七十二条（新冠期间）", "fa@2026#a72", ""),
        ("《处罚法》第七十二条→第八十四条", "fa@2013#a72 fa@2026#a84", ""),
        ("原《处罚法》第七十条、第七十二条合并为第八十四条", "fa@2013#a70 fa@2013#a72 fa@2026#a84", ""),
        ("原《处罚法》第七十二条等几条，第八十四条", "fa@2013#a72 –", "law.unread"),
        ("旧法第七十二条", "–", "law.no-referent"), ("根据方法第三条", "", ""),
        // Words behind the citation.
        ("《处罚法》第七十二条（2012年修正）", "fa@2013#a72", ""), ("《处罚法》第七十二条【2012年修正】", "fa@2013#a72", ""),
        ("《处罚法》第七十二条（已失效）", "fa@2013#a72", ""), ("《处罚法》第七十二条（旧法）", "fa@2013#a72", ""),
        ("《处罚法》第七十二条（已修订）", "fa@2013#a72", ""), ("《处罚法》第七十二条，2012年修正。", "fa@2013#a72", ""),
        ("《处罚法》第七十二条（2012年修正）、第七十三条", "fa@2013#a72 fa@2013#a73", ""),
        ("《处罚法》第七十二条、第七十三条（2012年修正）", "– fa@2013#a73", "law.cannot-check"),
        ("《处罚法》第七十二条（吸毒）", "fa@2026#a72", ""), ("《处罚法》第七十二条（自2026年1月1日起施行）", "fa@2026#a72", ""),
        ("《处罚法》第七十二条（草案）", "–", "law.cannot-check"),
        // Words before it.
        ("（旧）《处罚法》第七十二条", "fa@2013#a72", ""), ("（2012年修正）《处罚法》第七十二条", "fa@2013#a72", ""),
        ("《处罚法》（旧法）第七十二条", "fa@2013#a72", ""), ("《处罚法》（该法已废止）第七十二条", "fa@2013#a72", ""),
        ("2026年1月1日废止的《处罚法》第七十二条", "fa@2013#a72", ""), ("《处罚法》（2026年1月1日起废止）第七十二条", "fa@2013#a72", ""),
        ("行为时的《处罚法》第七十二条", "–", "law.cannot-check"), ("案发时有效的《处罚法》第七十二条", "–", "law.cannot-check"),
        ("行为发生时施行的《处罚法》第七十二条", "–", "law.cannot-check"), ("行为时的《禁毒法》第三条", "jin@2008#a3", ""),
        ("过去的《处罚法》第七十二条", "fa@2013#a72", ""), ("上一版《处罚法》第七十二条", "fa@2013#a72", ""),
        ("修法前的《处罚法》第七十二条", "fa@2013#a72", ""), ("不再适用的《处罚法》第七十二条", "fa@2013#a72", ""),
        ("97处罚法第七十二条", "–", "law.cannot-check"), ("12年《处罚法》第七十二条", "fa@2013#a72", ""),
        ("12《处罚法》第七十二条", "fa@2026#a72", ""), ("《处罚法》新增的第八十四条", "fa@2026#a84", ""),
        ("《有源法》（2018年修订）第三条", "yuan@2011#a3", ""),
        ("发现《处罚法》第七十二条", "fa@2026#a72", ""), ("同时《处罚法》第七十二条", "fa@2026#a72", ""),
        ("即将施行的新《处罚法》第八十四条", "fa@2026#a84", ""), ("拟修订的《处罚法》第八十四条", "–", "law.cannot-check"),
        ("修订前的《三次条例》第七条", "–", "law.cannot-check"), ("2020年修订前的《三次条例》第七条", "san@2015#a7", ""),
        // Decrees.
        ("主席令第67号《处罚法》第七十二条", "–", "law.cannot-check"), ("主席令第20号《有令法》第三条", "ling@2010#a3", ""),
        ("《有令法》（主席令第六十一号）第三条", "ling@2020#a3", ""), ("主席令第5号《有令法》第三条", "–", "law.cannot-check"),
        ("国务院令第597号《戒毒条例》第七条", "tiao@2011#a7", ""),
        // Across the end of a line, behind a footnote, and beside marks of emphasis.
        ("《处罚法》第七十二条\n  （2012年修正）", "fa@2013#a72", ""), ("2012年修正的\n《处罚法》第七十二条", "fa@2013#a72", ""),
        ("《处罚法》第七十二条[^1]（2012年修正）", "fa@2013#a72", ""), ("**《处罚法》第七十二条**（2012年修正）", "fa@2013#a72", ""),
        ("**旧**《处罚法》第七十二条", "fa@2013#a72", ""), ("日本\n《处罚法》第七十二条", "–", "law.cannot-check"),
        ("旧\n\n《处罚法》第七十二条", "fa@2026#a72", ""), ("《禁毒法》第三条、\n第九十九条", "jin@2008#a3 –", "law.article-missing"),
        // A longer name is never taken for the law whose name is its end.
        ("兽用处罚法第七十二条", "–", "law.unread"), ("网络数据处罚法第七十二条", "–", "law.unread"),
        ("依照食品和处罚法第七十二条", "–", "law.unread"), ("综合禁毒法第三条", "–", "law.unread"),
        ("适用处罚法第七十二条", "fa@2026#a72", ""), ("禁毒法和处罚法第七十二条", "fa@2026#a72", ""),
        ("行为处罚法第七十二条", "–", "law.unread"), ("依据处罚法第七十二条", "fa@2026#a72", ""),
        // Drafts, and what is beside the law.
        ("《处罚法》（草案）第七十二条", "–", "law.cannot-check"), ("《处罚法》（修订草案）第七十二条", "–", "law.cannot-check"),
        ("《处罚法（征求意见稿）》第七十二条", "–", "law.cannot-check"), ("《处罚法》（送审稿）第七十二条", "–", "law.cannot-check"),
        ("《处罚法》修订草案第七十二条", "–", "law.cannot-check"), ("处罚法修订草案第七十二条", "–", "law.cannot-check"),
        ("《禁毒法》（实施细则）第三条", "–", "law.cannot-check"),
        // Other countries and places.
        ("新加坡《处罚法》第三条", "–", "law.cannot-check"), ("日本的《禁毒法》第三条", "–", "law.cannot-check"),
        ("我国台湾地区的《处罚法》第三条", "–", "law.cannot-check"), ("香港《戒毒条例》第三条", "–", "law.cannot-check"),
        ("香港《戒赌条例》第三条", "gang@2020#a3", ""), ("我国《处罚法》第三条", "fa@2026#a3", ""),
        ("香港青少年学习《禁毒法》第三条", "jin@2008#a3", ""), ("在日本，也要遵守《禁毒法》第三条", "jin@2008#a3", ""),
        ("青海省《禁毒条例》第三条", "qing@2020#a3", ""), ("青海《禁毒条例》第三条", "qing@2020#a3", ""),
        ("云南省《戒毒条例》第三条", "–", "law.cannot-check"), ("云南省《禁毒法》第三条", "jin@2008#a3", ""),
        // A list loses nothing.
        ("《禁毒法》第三条（三）项、（九）项", "–", "law.article-missing law.article-missing"),
        ("《禁毒法》第十三条；第99条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第13条, 第99条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第十三条 第九十九条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第十三条/第九十九条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第十三条及其第九十九条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第十三条（宣传）、第九十九条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第十三条【宣传】、第九十九条", "jin@2008#a13 –", "law.article-missing"),
        ("《禁毒法》第13条、99", "jin@2008#a13 –", "law.unread"), ("《禁毒法》第13、99", "–", "law.unread"),
        ("《禁毒法》第六条、第九十九", "jin@2008#a6 –", "law.unread"), ("《禁毒法》第347", "–", "law.unread"),
        ("《禁毒法》第六条、第七条等，第九十九条", "jin@2008#a6 jin@2008#a7 –", "law.unread"),
        ("《禁毒法》第13条：宣传；第14条：教育；第99条", "jin@2008#a13 jin@2008#a14 –", "law.unread"),
        ("《禁毒法》第三条、2个方面", "jin@2008#a3", ""), ("《禁毒法》第三条、第一，要宣传", "jin@2008#a3", ""),
        ("《禁毒法》第三条；第二条，上街宣传", "jin@2008#a3", ""), ("《禁毒法》第三条；第二条措施", "jin@2008#a3", ""),
        ("《禁毒法》57—59条", "jin@2008#a57+jin@2008#a58+jin@2008#a59", ""), ("禁毒法3、5条", "jin@2008#a3+jin@2008#a5", ""),
        ("《禁毒法》第59条1至3项", "jin@2008#a59 –", "law.unread"), ("《禁毒法》第59条①③项", "jin@2008#a59 –", "law.unread"),
        ("《禁毒法》第五十九条一、三项", "jin@2008#a59 –", "law.unread"), ("《禁毒法》第三条3项要求", "jin@2008#a3", ""),
        ("《禁毒法》第59條", "–", "law.unread"),
        ("禁毒法第五十九條", "–", "law.unread"), ("禁毒法59條", "–", "law.unread"), ("《禁毒法》59條", "–", "law.unread"),
        ("違反禁毒法第五十九條第（三）項", "–", "law.unread"), ("第五十九條", "", ""), ("三條建议", "", ""),
        ("原72条，现84条（《处罚法》）", "–", "law.unread"),
        ("《禁毒法》第一、二章", "", ""), ("《禁毒法》第一，要宣传", "", ""),
        // 本法 and 同法 keep the edition.
        ("2012年修正的《处罚法》第七十二条。本法第七十三条", "fa@2013#a72 fa@2013#a73", ""),
        ("《处罚法》（2012年修正）第七十二条。同法第七十三条", "fa@2013#a72 fa@2013#a73", ""),
        ("2012年修正的《处罚法》第七十二条，现行《处罚法》第八十四条。本法第七十三条", "fa@2013#a72 fa@2026#a84 –", "law.no-referent"),
    ])
    func `words that mean another text never lead to today's`(text: String, links: String, findings: String) throws {
        let result = try cite(text, in: Self.more)
        #expect(result.links == links)
        #expect(result.findings.joined(separator: " ") == findings)
    }

    @Test func `a law that is new before its day is linked and said not to be in force`() throws {
        let asOf = try #require(CalendarDate("2025-12-31"))
        let text = SourceText(path: "p.md", "新修订的《处罚法》第八十四条，现行《处罚法》第七十二条")
        let report = Self.library.cite(text, asOf: asOf)
        #expect(report.resolutions.map(\.target?.version) == ["fa@2026-01-01", "fa@2013-01-01"])
        #expect(report.findings.map(\.code.id) == ["law.not-in-force"])
    }

    @Test(
        arguments: [
            (nil, "2025-06-01", "《处罚法》在本页的日期（2025-06-01）之后有了新版本（2026-01-01 起），引用待复核"),
            ("2025-12-01", "2026-02-01", "《处罚法》在本页审核（2025-12-01）之后有了新版本（2026-01-01 起），引用待复核"),
            ("2026-02-01", "2025-06-01", ""), (nil, "2026-02-01", ""), (nil, nil, ""),
        ] as [(String?, String?, String)])
    func `a page from before a version has to be looked at again`(
        reviewed: String?, written: String?, summary: String
    )
        throws
    {
        let text = "《处罚法》第七十二条，2012年修正的《处罚法》第七十二条"
        let bytes = Array(text.utf8)
        let marks = bytes.withUnsafeBufferPointer { Self.library.scanner.scan($0) }
            .map { CitationMark(text: String(decoding: bytes[$0], as: UTF8.self), range: $0) }
        let report = Self.library.resolve(
            marks, home: nil, asOf: try #require(CalendarDate("2026-06-26")), source: SourceText(path: "p.md", text),
            reviewed: reviewed.flatMap { CalendarDate($0) }, written: written.flatMap { CalendarDate($0) })
        #expect(report.findings.map(\.summary).joined() == summary)
        #expect(report.changedSinceReview == (summary.isEmpty ? [] : ["《处罚法》"]))
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
        ("**《禁毒法》第三条**、**第四条**", 1), ("**《禁毒法》第三条**、第四条", 1), ("*《禁毒法》第3条*，*第4条和第5条*", 1),
        // Links, tags, cells, blocks, and marks inside the number.
        ("[《禁毒法》](x.md)第六条", 1), ("[禁毒法](https://a.cn)第六条", 1), ("见《禁毒法》[第六条](x.md)", 1), ("[《禁毒法》第六条](x.md)", 0),
        ("**禁毒法**第三条", 1), ("**方法**第三条", 0), ("<b>《禁毒法》</b>第三条", 1), ("《禁毒法》<!-- 注 -->第三条", 1),
        ("| 《禁毒法》 | 第三条 |", 1), ("| 《孟子》 | 第三条 |", 0), ("《禁毒法》第**三**条", 1), ("**《禁毒法》第**三条", 1),
        ("《<b>禁毒法</b>》第三条", 1), ("第**三**条", 0), ("《禁毒法》：\n\n- 第三条\n- 第四条", 1), ("依据《禁毒法》\n\n第三条 内容", 1),
        ("《示例村禁毒公约》\n\n第一条 内容", 0), ("1. 《禁毒法》第三条\n2. 第四条", 1), ("1. 《禁毒法》第三条\n2. 第四条建议", 0),
        ("《禁毒法》第三条、\n\n第四条", 1), ("《禁毒法》第三条。\n\n第四条", 0), ("《禁毒法》第三条  \n第四条", 1), ("分组活动：\n\n- 第一条", 0),
        ("《禁毒法》第三条、<br>第四条", 1), ("《禁毒法》第三条、<br/>\n第四条", 1), ("《禁毒法》第三条、  \n第四条", 1),
        ("《禁毒法》第三条、  \n   第四条", 1), ("《禁毒法》第三条、\\\n第四条", 1), ("《禁毒法》<BR />第三条", 1), ("《禁毒法》  \n第三条", 1),
        ("《禁毒法》第三条、\n第四条", 0), ("《禁毒法》\n第三条", 0), ("《禁毒法》第三条。<br>第四条", 0), ("分组<br>第三条", 0),
        ("《禁毒法》第三条、**第四条**", 1), ("《禁毒法》**（2012年修正）**第三条", 1), ("**《孟子》第三条**、**第四条**", 0), ("《禁毒法》第三条、第四条", 0),
        ("**第一条**、**第二条**", 0), ("**《孟子》**第三条", 0), ("甲*乙*第三条", 0),
        // A part that is cut from its article.
        ("《刑法》第一百三十三条**之一**", 1), ("**《刑法》第一百三十三条**之一", 1), ("《禁毒法》第五十九条**第七项**", 1), ("**《禁毒法》第三十八条**第一款", 1),
        ("禁毒法第五十九条**第七项**", 1), ("《禁毒法》第五十九条第**九**项", 1), ("《禁毒法》第三条（**重点**）、第八十条", 1), ("《禁毒法》第三条（重点）、第八十条", 0),
        ("《孟子》第三条**第七项**", 0), ("第五十九条**第七项**", 0), ("《禁毒法》第五十九条**第七项任务**", 1), ("禁毒法第三条、**第四条**", 1),
        ("<code>《禁毒法》</code>第三条", 0), ("三分**之一**", 0),
        // Word's bold over a part of the number, or of the title.
        ("《禁毒法》第十三条、**第九十四**条", 1), ("《禁毒法》**第九十六**条", 1), ("**《禁毒法》**的第九十七条", 1), ("《禁毒法》的第九十七条", 0),
        ("《禁毒法》第十三条，以及**第九十八条**", 1), ("《禁毒法》第十三条、第**九十七条**", 1), ("**《禁毒**法》第九十四条", 1),
        ("**《孟子》**的第三条", 0), ("第**九十四**条", 0),
    ])
    func `a citation that marks cut in two is reported`(text: String, count: Int) {
        #expect(SplitCitation.findings(in: SourceText(path: "a.md", text)).count == count)
    }
}
