import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Short names that a page gives to documents itself, and laws by a day or an edition.
struct DefinedNameTests {
    private static func statute(_ front: String, articles: Int, path: String) -> [Statute] {
        let body = (1...articles).map { "第\($0)条 一句话。" }.joined(separator: "\n\n")
        let source = SourceText(path: path, "---\nkind: statute\n\(front)text: official\n---\n\(body)\n")
        return StatuteCollection([source]).statutes
    }

    private static let library = LawLibrary(
        statute(
            "id: lu\ntitle: 山东省禁毒条例\nshort: [禁毒条例]\neffective: 2018-01-01\nextent: full\n", articles: 65, path: "a.md")
            + statute(
                "id: fa\ntitle: 处罚法\nadopted: 2012-10-26\neffective: 2013-01-01\nextent: full\n", articles: 90,
                path: "d.md")
            + statute(
                "id: fa\ntitle: 处罚法\nadopted: 2025-06-27\neffective: 2026-01-01\nextent: full\n", articles: 90,
                path: "e.md")
            + statute("id: jie\ntitle: 《中华人民共和国邮政法》摘录\nextent: full\n", articles: 3, path: "f.md"))

    private func links(_ text: String) throws -> [String] {
        let day = try #require(CalendarDate("2026-06-26"))
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: day)
        return report.resolutions.map { $0.targets.first.map { "\($0.version)#\($0.anchor)" } ?? "–" }
    }

    private func unchecked(_ text: String) throws -> [String] {
        let day = try #require(CalendarDate("2026-06-26"))
        return Self.library.cite(SourceText(path: "p.md", text), asOf: day).unchecked.findings.map(\.summary)
    }

    @Test(arguments: [
        ("《山东省禁毒条例》（以下简称《条例》）施行。《条例》第四条", ["lu@2018-01-01#a4"]),
        ("《山东省禁毒条例》（2018年1月1日施行，以下简称“条例”）。《条例》第四条", ["lu@2018-01-01#a4"]),
        ("山东省禁毒条例（下称《条例》）施行。《条例》第四条", ["lu@2018-01-01#a4"]),
        ("《山东省禁毒条例》，以下简称《条例》。《条例》第四条", ["lu@2018-01-01#a4"]),
        // The name of another law in this text, whatever the site calls so.
        ("《贵州省禁毒条例》（以下简称《禁毒条例》）施行。《禁毒条例》第四条", ["–"]),
        ("贵州省禁毒条例（以下简称《禁毒条例》）施行。《禁毒条例》第四条", ["–"]),
        ("《甲办法》《乙条例》（以下统称《禁毒条例》）。《禁毒条例》第四条", ["–"]),
        ("《禁毒条例》第四条", ["lu@2018-01-01#a4"]),
        // Before it is given, the name is nobody's.
        ("《条例》第四条。《山东省禁毒条例》（以下简称《条例》）", ["–"]),
        ("《处罚法》第二条、国家禁毒委员会（以下简称《条例》）。《条例》第四条", ["fa@2026-01-01#a2", "–"]),
        // The edition in the brackets.
        ("《处罚法》（2012年修正，以下简称《罚法》）。《罚法》第七十二条", ["fa@2013-01-01#a72"]),
        ("《处罚法》（2012年修正）（以下简称治罚法）。治罚法第七十二条", ["fa@2013-01-01#a72"]),
    ])
    func `a name that a page gives to a document means that document`(_ text: String, _ expected: [String]) throws {
        #expect(try links(text) == expected)
    }

    @Test func `the document behind a name that the site lacks is named`() throws {
        let found = try unchecked("《全国法院毒品案件审判工作会议纪要》（法〔2023〕108号，以下简称《纪要》）。《纪要》第三条")
        #expect(found.count == 1)
        #expect(found.first?.contains("《全国法院毒品案件审判工作会议纪要》") == true)
    }

    @Test(arguments: [
        ("fa@2013-01-01", "fa@2013-01-01"), ("处罚法@2020-05-01", "fa@2013-01-01"), ("处罚法@2020", "fa@2013-01-01"),
        ("处罚法@2026年", "fa@2026-01-01"), ("处罚法＠2026-03-01", "fa@2026-01-01"), ("《处罚法》（2012年修正）", "fa@2013-01-01"),
        ("处罚法（2012年通过）", "fa@2013-01-01"), ("处罚法@2012", "fa@2013-01-01"), ("处罚法", "fa@2026-01-01"),
        ("处罚法@1999", "–"), ("处罚法@某天", "–"), ("无名法@2020", "–"),
    ])
    func `a law is found by a day, a year or the words of an edition`(_ name: String, _ version: String) throws {
        let day = try #require(CalendarDate("2026-06-26"))
        #expect(Self.library.statute(named: name, asOf: day)?.version ?? "–" == version)
    }

    @Test func `an excerpt is the law of its title and never whole`() throws {
        let day = try #require(CalendarDate("2026-06-26"))
        let law = try #require(Self.library.statute(named: "邮政法", asOf: day))
        #expect(law.title == "中华人民共和国邮政法")
        #expect(law.extent == .partial)
        #expect(try links("《邮政法》第三条，《邮政法（节选）》第二条，《邮政法》第九条") == ["jie#a3", "jie#a2", "–"])
        #expect(ExcerptTitle.split("法律法规摘录").title == "法律法规摘录")
    }
}
