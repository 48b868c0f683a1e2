import DataFiles
import Diagnostics
import Testing

@testable import Law

/// 修正案 and 关于修改……的决定.
struct AmendingTextTests {
    private static func statutes(_ front: String, _ body: String, path: String) -> [Statute] {
        StatuteCollection([SourceText(path: path, "---\nkind: statute\n\(front)---\n\(body)")]).statutes
    }

    private static let library = LawLibrary(
        statutes(
            "id: jia\ntitle: 中华人民共和国试验法\ntext: official\nextent: full\neffective: 2012-01-01\n",
            "第一条 甲。\n\n第二条 乙。\n", path: "a.md")
            + statutes(
                "id: jia\ntitle: 中华人民共和国试验法\ntext: official\nextent: full\neffective: 2026-01-01\n",
                "第一条 甲。\n\n第二条 丙。\n", path: "b.md")
            + statutes(
                "id: yi\ntitle: 关于修改《试验法》的决定\ntext: outline\nextent: full\n",
                "第一条 将《试验法》第二条改为第九条。\n\n第二条 《试验法》第八条是不是《试验法》第十条。\n", path: "c.md"))

    @Test(arguments: [
        "试验法修正案", "《中华人民共和国试验法》修正案", "刑法修正案（十一）", "中华人民共和国刑法修正案(十二)", "关于修改《试验法》的决定",
        "全国人民代表大会常务委员会关于修改《中华人民共和国治安管理处罚法》的决定", "《国务院关于修改和废止部分行政法规的决定》",
        "全国人民代表大会常务委员会关于修改〈试验法〉的决定（2012年10月26日）",
    ])
    func `a text that changes a law is known by its title`(title: String) {
        #expect(Self.library.isAmending(title))
    }

    @Test(arguments: [
        "试验法", "解读《刑法修正案（十一）》", "关于禁毒的决定", "解读全国人大常委会关于修改《试验法》的决定", "学习《关于修改〈试验法〉的决定》",
        "关于修改《试验法》的通知", "校规修正案", "某县关于开展宣传的决定",
    ])
    func `words about such a text are no such text`(title: String) {
        #expect(!Self.library.isAmending(title))
    }

    private func report(_ text: String, isAmending: Bool) throws -> CitationReport {
        let source = SourceText(path: "a.md", text)
        let marks = source.bytes.withUnsafeBufferPointer { Self.library.scanner.scan($0) }
            .map { CitationMark(text: source.text($0), range: $0) }
        return Self.library.resolve(
            marks, home: nil, asOf: try #require(CalendarDate("2026-06-26")), source: source,
            written: CalendarDate("2025-06-27"), isAmending: isAmending)
    }

    @Test func `what it makes and takes away is no mistake, and its old numbers lead nowhere`() throws {
        let text = "在《试验法》第一条后增加一条，作为第八条。将《试验法》第二条改为第九条，《试验法》第七条删去。\n\n《试验法》第零条。"
        let page = try report(text, isAmending: false)
        #expect(
            page.findings.map(\.code.id) == [
                "law.not-in-force", "law.unread", "law.article-missing", "law.article-missing", "law.malformed",
            ])
        let amendment = try report(text, isAmending: true)
        #expect(amendment.findings.map(\.code.id) == ["law.malformed", "law.amending-text"])
        #expect(amendment.findings.last?.summary == "这是修改法律的文件，里面的条号有改前的、有改后的，3 处对不上的没有逐条提示")
        #expect(amendment.findings.last?.severity == .note)
        #expect(
            amendment.resolutions.compactMap(\.target?.label) == [
                "《中华人民共和国试验法》第一条", "《中华人民共和国试验法》（2012年1月1日起的文本）第二条",
            ])
        #expect(amendment.changedSinceReview.isEmpty)
        #expect(try report("《试验法》第一条。", isAmending: true).findings.isEmpty)
    }

    @Test func `a gist of one is not checked against itself`() throws {
        let day = try #require(CalendarDate("2026-06-26"))
        let statute = try #require(Self.library.version(of: "yi", asOf: day))
        let links = Self.library.links(in: statute, scanner: Self.library.scanner, asOf: day)
        #expect(links.findings.allSatisfy { $0.code.id == "law.amending-text" })
    }
}
