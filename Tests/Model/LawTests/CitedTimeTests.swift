import DataFiles
import Diagnostics
import TestSupport
import Testing

@testable import Law

/// Days and years beside a citation: today's text of an article that was another one never stands for that of the day.
struct CitedTimeTests {
    private static func statute(_ front: String, _ texts: [String], path: String) -> [Statute] {
        let body = texts.enumerated().map { "第\($0.offset + 1)条 \($0.element)" }.joined(separator: "\n\n")
        let source = SourceText(path: path, "---\nkind: statute\n\(front)text: official\nextent: full\n---\n\(body)\n")
        return StatuteCollection([source]).statutes
    }

    /// Of 处罚法 the second article changed, the first did not; 条例 moved its second to the third; 戒毒条例 keeps an old day of 施行.
    private static let library = LawLibrary(
        statute(
            "id: fa\ntitle: 处罚法\nadopted: 2012-10-26\neffective: 2013-01-01\n", ["总则。", "吸毒的，拘留。", "附则。"], path: "a.md")
            + statute(
                "id: fa\ntitle: 处罚法\nadopted: 2025-06-27\neffective: 2026-01-01\n", ["总则。", "扰乱秩序的，警告。", "吸毒的，拘留。"],
                path: "b.md")
            + statute(
                "id: li\ntitle: 禁毒条例\neffective: 2020-01-01\nrenumbers: {2: 3}\n", ["甲。", "乙。", "丙。", "丁。"],
                path: "c.md"))

    private func cite(_ text: String, keepsLinks: Bool = false) throws -> (links: String, findings: [Finding]) {
        let asOf = try #require(CalendarDate("2026-06-26"))
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: asOf, keepsLinks: keepsLinks)
        let links = report.resolutions.map {
            $0.target.map { "\($0.version.prefix { $0 != "-" })#\($0.anchor)" } ?? "–"
        }
        return (links.joined(separator: " "), report.findings + report.unchecked.findings)
    }

    @Test(arguments: [
        "2019年，小王吸毒被查，依照《处罚法》第二条处罚", "2019年3月5日，小王吸毒。公安机关依照《处罚法》第二条处以拘留。", "二〇一九年，小王依照《处罚法》第二条被拘留",
        "２０１９年，小王依照《处罚法》第二条被拘留", "2019-03-05，小王依照《处罚法》第二条被拘留", "小王依照《处罚法》第二条被拘留，那是2019年",
        "2019年的案子，依照处罚法第二条处理", "2019年，小王依照《处罚法》第一条、《处罚法》第二条处理", "2025年12月31日，小王被依照《处罚法》第二条处罚",
        "2026年1月1日以前，即2019年，小王依照《处罚法》第二条处理", "| 2019年 | 小王 | 《处罚法》第二条 |",
        "《处罚法》第二条说的（2012年修正）是吸毒", "2012年修正后，《处罚法》第二条规定拘留", "根据2012年10月26日的修正，《处罚法》第二条是这样的",
        "2012年10月26日，常委会修正了法律，《处罚法》第二条规定拘留", "2019年，小王因公布他人隐私，依照《处罚法》第二条处罚",
        "2013年1月1日起施行，《处罚法》第二条规定拘留", "2019年前，《处罚法》第二条管的是吸毒", "2019年至2021年，依照《处罚法》第二条查处十人",
    ])
    func `today's text beside an earlier day is said once where the article was another one`(text: String) throws {
        let result = try cite(text)
        #expect(result.links.hasSuffix("fa@2026#a2"))
        #expect(result.findings.map(\.code.id) == ["law.edition-doubtful"])
        #expect(result.findings.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "2026年3月，小王依照《处罚法》第二条被处罚", "2026年，依照《处罚法》第二条处罚", "2019年，小王依照《处罚法》第一条处罚", "2019年，小王被依照现行《处罚法》第二条处罚",
        "2019年以来，依照《处罚法》第二条查处十人", "自2019年起，民警常讲《处罚法》第二条", "2019年《毒情报告》说，《处罚法》第二条管秩序",
        "2025年6月27日，常委会修订了法律，《处罚法》第二条管秩序", "《处罚法》第二条，2012年修正的《处罚法》第二条",
        "《处罚法》第二条，2012年修正的该法第二条", "2008年修订其他法律，《处罚法》第二条",
        "2025年6月27日修订的《处罚法》第二条", "2025年6月27日修订通过，《处罚法》第二条管秩序", "《处罚法》第二条，2026年1月1日起施行。", "2012年修正的《诉讼法》和《处罚法》第二条",
        "2019年，我县开展宣传。后来，大家学习《处罚法》第二条。", "2019年，小王被处罚。\n\n《处罚法》第二条管秩序。", "- 2019年，小王被处罚\n- 《处罚法》第二条管秩序",
        "| 2019年 | 小王被处罚 |\n| 现在 | 《处罚法》第二条 |", "---\ndate: 2019-03-05\n---\n《处罚法》第二条，民警",
        "2019年，小王被查；2026年3月又被查，依照《处罚法》第二条处罚",
        "《2019年公安机关查处要点》提到《处罚法》第二条", "电话2019年内不变，号码20190305，《禁毒条例》第一条", "1839年，虎门销烟，《处罚法》第二条",
    ])
    func `no day of the past beside the citation, or the same words then, say nothing`(text: String) throws {
        let codes = try cite(text).findings.filter { $0.severity > .note }.map(\.code.id)
        #expect(codes.filter { $0 == "law.edition-doubtful" }.isEmpty)
    }

    @Test func `the finding says which text is linked and how to write either`() throws {
        let finding = try #require(
            try cite("2019年，小王依照《处罚法》第二条处罚；2019年，小李依照《处罚法》第一条、第三条处罚").findings.first)
        #expect(finding.summary == "旁边说的是2019年的事，这里链接的却是《处罚法》2026年1月1日起的文本，第二条那时的内容不同（共 2 处）")
        #expect(finding.explanation == ["指那时的文本，请写：2013年1月1日起施行的《处罚法》第二条", "指现行文本，请写：现行《处罚法》第二条"])
        #expect(try cite("2019年，小王依照2013年1月1日起施行的《处罚法》第二条处罚").links == "fa@2013#a2")
        #expect(try cite("2019年，小王依照现行《处罚法》第二条处罚").links == "fa@2026#a2")
    }

    @Test(arguments: [
        ("以前，吸毒的依照《处罚法》第二条处罚", "以前"), ("过去，吸毒的依照《处罚法》第二条拘留。", "过去"), ("新法施行前，依照《处罚法》第二条处罚", "施行前"),
        ("修订前，吸毒的按《处罚法》第二条处理", "修订前"), ("2026年以前，依照《处罚法》第二条处理", "以前"), ("去年底，小王吸毒，依照《处罚法》第二条被罚", "去年"),
        ("那时依照《处罚法》第二条处罚", "那时"), ("2026年1月1日之前，依照《处罚法》第二条处理", "之前"), ("在过去，依照《禁毒条例》第二条处理", "过去"),
    ])
    func `words that speak of an earlier time are told where the article was another one`(
        text: String, word: String
    ) throws {
        let result = try cite(text)
        #expect(result.findings.map(\.code.id) == ["law.edition-doubtful"])
        #expect(result.findings.first?.summary.contains("“\(word)”") == true)
    }

    @Test(arguments: [
        "以前，吸毒的依照《处罚法》第一条处罚", "开学之前，学习《处罚法》第二条", "十八岁以前，要懂《处罚法》第二条", "以前很少讲。现在，依照《处罚法》第二条处罚",
        "以前很少讲，现在依照《处罚法》第二条处罚", "过去的一年，大家学了法。《处罚法》第二条管秩序", "去年，小王依照现行《处罚法》第二条处罚",
        "以前，依照《禁毒条例》第一条处理", "2026年1月1日起依照《处罚法》第二条处理", "复核：2019-05-01\n\n《处罚法》第二条", "（复核：2019年5月1日）《处罚法》第二条管秩序",
    ])
    func `words of time that say nothing of an earlier text are left alone`(text: String) throws {
        #expect(try cite(text).findings.isEmpty)
    }

    @Test(arguments: [
        ("《处罚法》第三条（2012年修正的为第二条）", "fa@2026#a3 fa@2013#a2"),
        ("《处罚法》第三条（2012年修正的是第二条）。同法第一条", "fa@2026#a3 fa@2013#a2 fa@2026#a1"),
        ("《处罚法》第二条（2026年起为第三条）", "fa@2013#a2 fa@2026#a3"),
    ])
    func `a number that another text gives to an article leads into that text`(text: String, links: String) throws {
        let result = try cite(text)
        #expect(result.links == links)
        #expect(result.findings.isEmpty)
    }

    @Test(arguments: [
        ("2019年，小王依照《禁毒条例》第一条处理", "提示"), ("2019年，小王依照《禁毒条例》第二条处理", "警告"), ("2019年，小王依照《禁毒条例》第三条处理", "警告"),
        ("2011年，小王依照《处罚法》第一条处理", "提示"),
    ])
    func `where the site lacks the text of that day it asks for a look`(text: String, severity: String) throws {
        #expect(try cite(text).findings.map { "\($0.severity.label)" } == [severity])
    }

    @Test(arguments: [
        // Real dating: the text of that time is meant, and nobody can say which it is.
        ("当时的《处罚法》第二条", "–"), ("案发时的《处罚法》第二条", "–"), ("行为发生时的《处罚法》第二条", "–"), ("处罚时的《处罚法》第二条", "–"),
        ("作出决定时有效的《处罚法》第二条", "–"), ("小王被查时施行的《处罚法》第二条", "–"), ("判决时的《处罚法》第二条", "–"), ("考试时有效的《处罚法》第二条", "–"),
        // No dating.
        ("学习时的《处罚法》第二条", "fa@2026#a2"), ("上课时的《处罚法》第二条", "fa@2026#a2"), ("同时《处罚法》第二条", "fa@2026#a2"),
        ("同时施行的《处罚法》第二条", "fa@2026#a2"), ("考试时《处罚法》第二条", "fa@2026#a2"), ("宣传时要讲的《处罚法》第二条", "fa@2026#a2"),
        ("及时修订的《处罚法》第二条", "fa@2026#a2"), ("平时适用的《处罚法》第二条", "fa@2026#a2"), ("随时学习的《处罚法》第二条", "fa@2026#a2"),
    ])
    func `words of time mean the text of a time only where something happened then`(text: String, link: String) throws {
        #expect(try cite(text).links == link)
    }

    @Test(arguments: [
        "《处罚法》第二条（12年版）", "《处罚法》第二条（12版）", "《处罚法》第二条（12年修正）", "12年修正的《处罚法》第二条", "《处罚法》12年版第二条", "《处罚法（12年修正）》第二条",
        "一二年版《处罚法》第二条", "１２年版《处罚法》第二条", "《处罚法》第二条，（2012年修正）", "《处罚法》第二条,(2012年修正)", "《处罚法》第二条的规定（2012年修正）。",
        "《处罚法》第二条规定（2012年修正），拘留", "《处罚法》第二条。（2012年修正）", "《处罚法》第二条之规定（旧）",
    ])
    func `an edition in a short form or behind a comma is that edition`(text: String) throws {
        let result = try cite(text)
        #expect(result.links == "fa@2013#a2")
        #expect(result.findings.isEmpty)
    }

    @Test(arguments: [
        ("第12版《处罚法》第二条", "fa@2026#a2"), ("12年前的《处罚法》第二条", "–"), ("十年前的《处罚法》第二条", "–"), ("《处罚法》第二条（12年）", "fa@2026#a2"),
        ("《处罚法》第二条，（2012年修正）《处罚法》第三条", "fa@2026#a2 fa@2013#a3"), ("《处罚法》第二条，（吸毒）", "fa@2026#a2"),
    ])
    func `figures that are no year of an edition change nothing`(text: String, links: String) throws {
        #expect(try cite(text).links == links)
    }

    @Test(arguments: [
        "《处罚法》原2条，现3条", "《处罚法》原第2条，现为3条", "《处罚法》2条（现3条）", "《处罚法》第二条（新3条）", "《处罚法》2条→3条", "《处罚法》旧2条、新3条",
        "《处罚法》原第二条（现第三条）", "《处罚法》第二条（2026年起为第三条）", "原《处罚法》第二条，新《处罚法》第三条",
    ])
    func `an old number and its new one are each linked to their text`(text: String) throws {
        #expect(try cite(text).links == "fa@2013#a2 fa@2026#a3")
    }

    @Test(arguments: [
        "《处罚法》3条（旧法2条）", "《处罚法》第3条（原2条）", "《处罚法》第三条（即原第二条）", "《处罚法》第三条/原第二条", "《处罚法》第三条（2026年前为第二条）",
    ])
    func `a new number and its old one are each linked to their text`(text: String) throws {
        #expect(try cite(text).links == "fa@2026#a3 fa@2013#a2")
    }

    @Test func `in a bank a day of force that no text has keeps the link and says what is uncertain`() throws {
        let text = "依据：《处罚法》第二条（2006-03-01施行）"
        #expect(try cite(text).links == "–")
        let kept = try cite(text, keepsLinks: true)
        #expect(kept.links == "fa@2026#a2")
        #expect(
            kept.findings.map(\.summary) == ["引用旁边写的2006年3月1日施行，和站点收的《处罚法》对不上，链接的是2026年1月1日起的文本"])
        #expect(try cite("依据：《处罚法》第二条（2013-01-01施行）", keepsLinks: true).links == "fa@2013#a2")
        #expect(try cite("依据：《没有的法》第二条（2006-03-01施行）", keepsLinks: true).links == "–")
    }

    @Test func `a page of ten thousand citations and days is read in one pass`() throws {
        let text = String(repeating: "2019年，小王依照《处罚法》第二条处罚。\n", count: 10_000)
        let source = SourceText(path: "p.md", text)
        let asOf = try #require(CalendarDate("2026-06-26"))
        let report = expect(within: 10) { Self.library.cite(source, asOf: asOf) }
        #expect(report.resolutions.count == 10_000)
        #expect(report.findings.count == 1)
    }
}
