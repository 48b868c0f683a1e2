import ChineseText
import DataFiles
import Diagnostics
import Law
import TestSupport
import Testing

/// What a page of nothing but citations must not do: take longer for each of them.
struct ManyCitationsTests {
    @Test func `a hundred thousand citations on one page are found and looked up one by one`() throws {
        let statute = SourceText(
            path: "a.md",
            "---\nkind: statute\nid: jia\ntitle: 甲法\ntext: official\nextent: full\neffective: 2020-01-01\n---\n"
                + (1...300).map { "第\(ChineseNumeral.text($0))条 一句话。" }.joined(separator: "\n\n"))
        let library = LawLibrary(StatuteCollection([statute]).statutes)
        let text = String(repeating: "依照《甲法》第三条、第七条至第九条和《甲法》第二百条处理。\n\n", count: 25_000)
        let page = SourceText(path: "b.md", text).released { Array(text.utf8) }
        let day = try #require(CalendarDate("2026-06-26"))
        let report = expect(within: 120) { library.cite(page, asOf: day) }
        #expect(report.resolutions.count == 100_000)
        #expect(report.resolutions.allSatisfy { $0.target != nil })
        // What the range passes over, 第八条, counts once.
        #expect(report.resolutions.reduce(0) { $0 + $1.targets.count } == 100_001)
        #expect(report.findings.isEmpty)
    }
}
