import DataFiles
import Diagnostics
import Testing

@testable import Law

/// 编, 章 and 节 that are cited without an article.
struct BareDivisionTests {
    private static func statutes(_ front: String, _ body: String, path: String) -> [Statute] {
        StatuteCollection([SourceText(path: path, "---\nkind: statute\ntext: official\n\(front)---\n\(body)")]).statutes
    }

    private static let library = LawLibrary(
        statutes(
            "id: jia\ntitle: 试验法\nextent: full\n",
            "## 第一章 总则\n\n第一条 甲。\n\n## 第二章 处罚\n\n### 第一节 种类\n\n第二条 乙。\n\n### 第二节 适用\n\n第三条 丙。\n", path: "a.md")
            + statutes(
                "id: yi\ntitle: 大法\nextent: full\n",
                "# 第一编 总则\n\n## 第一章 甲\n\n第一条 甲。\n\n# 第二编 分则\n\n## 第一章 乙\n\n第二条 乙。\n\n## 第二章 丙\n\n第三条 丙。\n",
                path: "b.md")
            + statutes("id: bing\ntitle: 小规定\nextent: full\n", "第一条 甲。\n\n第二条 乙。\n", path: "c.md")
            + statutes(
                "id: wu\ntitle: 法典\nextent: full\n",
                "# 总则\n\n## 第一章 甲\n\n第一条 甲。\n\n# 婚姻家庭编\n\n## 第一章 乙\n\n第二条 乙。\n\n# 附则\n\n第三条 丙。\n", path: "e.md")
            + statutes("id: ding\ntitle: 半部法\nextent: partial\n", "## 第一章 总则\n\n第一条 甲。\n", path: "d.md"))

    private func report(_ text: String) throws -> CitationReport {
        Self.library.cite(SourceText(path: "a.md", text), asOf: try #require(CalendarDate("2026-06-26")))
    }

    @Test(arguments: [
        ("《试验法》第三章规定了责任", "《试验法》没有第三章，全文共两章"), ("《试验法》第8章", "《试验法》没有第8章，全文共两章"),
        ("《试验法》第二章第三节", "《试验法》第二章没有第三节，第二章共两节"), ("《试验法》第一章至第四章", "《试验法》没有第四章，全文共两章"),
        ("《试验法》第一章第一节", "《试验法》第一章没有第一节"), ("《试验法》（2020年修正）第三章", nil),
        ("《大法》第三编", "《大法》没有第三编，全文共两编"), ("《大法》第一编第二章", "《大法》第一编没有第二章，第一编共一章"),
        ("《大法》第三章", "《大法》没有第三章"), ("《试验法》第三章第三条", "《试验法》第三章没有第三条，第三条在第二章"),
        ("《法典·婚姻家庭编》第一条", "《法典》婚姻家庭编没有第一条，第一条在总则第一章"), ("《法典·婚姻家庭编》第九条", "《法典》没有第九条，全文共三条"),
    ])
    func `a chapter that a whole law does not have is an error`(text: String, summary: String?) throws {
        let report = try report(text)
        #expect(report.findings.map(\.summary) == (summary.map { [$0] } ?? []))
        #expect(report.findings.map(\.code.id) == (summary.map { _ in ["law.article-missing"] } ?? []))
    }

    @Test(arguments: [
        "《试验法》第二章", "《试验法》第一章、第二章", "《试验法》第二章第一节", "《大法》第一章", "《大法》第二章", "《大法》第二编第二章",
        "《试验读本》第九章", "《法典》第一编第一条", "《法典》第二编第二条", "《法典》第二编第一章第二条", "《法典·婚姻家庭编》第二条", "《法典（婚姻家庭编）》第2条", "《法典•婚姻家庭篇》第2条",
        "《试验法》共三章",
        "《试验法》第二章第三条", "第九章", "本法第九章",
    ])
    func `a chapter that is there says nothing`(text: String) throws {
        let report = try report(text)
        #expect(report.findings.isEmpty)
        #expect(report.unchecked.isEmpty)
    }

    @Test(arguments: [
        ("《小规定》第二章", "《小规定》的文本里没有这样的编、章、节标题，引用的编、章、节无法核对（引用了 1 次）"),
        ("《大法》第一节", "《大法》的文本里没有这样的编、章、节标题，引用的编、章、节无法核对（引用了 1 次）"),
        ("《法典》第一编第二条", "《法典》的文本里没有这样的编、章、节标题，引用的编、章、节无法核对（引用了 1 次）"),
        ("《法典》第三编第三条", "《法典》的文本里没有这样的编、章、节标题，引用的编、章、节无法核对（引用了 1 次）"),
        ("《半部法》第五章", "《半部法》只收了一部分，有的条文无法核对（引用了 1 次）"),
        ("《没收的法》第五章", "站点没有收《没收的法》，引用的条文无法核对（引用了 1 次）"),
    ])
    func `a chapter that cannot be looked up is a warning`(text: String, summary: String) throws {
        let report = try report(text)
        #expect(report.findings.isEmpty)
        #expect(report.unchecked.findings.map(\.summary) == [summary])
        #expect(report.unchecked.findings.map(\.severity) == [.warning])
    }

    @Test func `a list goes on behind a chapter with the law before it`() throws {
        let report = try report("《试验法》第一条、《大法》第二章和第三条")
        #expect(report.resolutions.compactMap(\.target?.label) == ["《试验法》第一条", "《大法》第三条"])
    }
}
