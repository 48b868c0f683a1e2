import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Pages without a date that cite what has changed.
struct UndatedCitationTests {
    private static func statutes(_ front: String, _ body: String, path: String) -> [Statute] {
        StatuteCollection([SourceText(path: path, "---\nkind: statute\nid: ding\ntitle: 处罚法\n\(front)---\n\(body)")])
            .statutes
    }

    private static let new = "extent: full\neffective: 2026-01-01\nrenumbers: {2: 3}\n"
    private static let newBody = "第一条 甲。\n\n第二条 丙。\n\n第三条 乙。\n"
    private static let both =
        statutes(
            "text: official\nextent: full\neffective: 2012-01-01\n", "第一条 甲。\n\n第二条 乙。\n", path: "old.md")
        + statutes("text: official\n" + new, newBody, path: "new.md")

    private func report(
        _ text: String, _ statutes: [Statute] = both, asOf: String = "2026-06-26", isUndated: Bool = true,
        release: Bool = false
    ) throws -> CitationReport {
        let library = LawLibrary(statutes)
        let source = SourceText(path: "a.md", text)
        let marks = source.bytes.withUnsafeBufferPointer { library.scanner.scan($0) }
            .map { CitationMark(text: source.text($0), range: $0) }
        return library.resolve(
            marks, home: nil, asOf: try #require(CalendarDate(asOf)), source: source, release: release,
            isUndated: isUndated)
    }

    @Test func `a page without a date is told where its article has changed`() throws {
        let found = try report("《处罚法》第一条、第二条和第三条，又，《处罚法》第二条。")
        #expect(
            found.findings.map(FindingPrinter { $0.value < 0x300 ? 1 : 2 }.describe).joined() == """
                a.md:1:10：警告：《处罚法》自2026年1月1日起换了文本，第二条、第三条的内容或条号变过，本页没有日期，看不出是照哪一个文本写的 [law.not-in-force]
                  |
                1 | 《处罚法》第一条、第二条和第三条，又，《处罚法》第二条。
                  |                   ^^^^^^
                  = 请核对：原第二条现在是《处罚法》第三条（2026-01-01 起）
                  = 对照现行文本核对以后，在文件开头写 reviewed: 核对的日期；指旧文本的，在引用前面写明哪一年修正的

                """)
        #expect(found.changedSinceReview.isEmpty)
        #expect(try report("《处罚法》第二条", release: true).findings.map(\.severity) == [.error])
    }

    @Test(arguments: [
        "《处罚法》第一条", "现行《处罚法》第二条", "《处罚法》（2012年修正）第二条", "新修订的《处罚法》第三条规定……。《处罚法》第二条",
        "该法自2026年1月1日起施行。\n\n《处罚法》第二条",
    ])
    func `nothing is said of what is as it was, nor where the edition is named`(text: String) throws {
        let found = try report(text).findings.filter { $0.summary.contains("本页没有日期") }
        #expect(found.isEmpty)
    }

    @Test func `a dated page, a law in one text and one that has not come are left alone`() throws {
        #expect(try report("《处罚法》第二条", isUndated: false).findings.isEmpty)
        #expect(try report("《处罚法》第二条", [Self.both[0]]).findings.isEmpty)
        #expect(try report("《处罚法》第二条", asOf: "2025-06-26").findings.isEmpty)
    }

    @Test func `of gists only what is on record counts`() throws {
        let gists = Self.statutes(
            "text: outline\nextent: full\neffective: 2012-01-01\n", "第一条 甲。\n\n第二条 乙。\n\n第三条 丁。\n", path: "old.md")
        let law = gists + Self.statutes("text: outline\n" + Self.new, Self.newBody, path: "new.md")
        #expect(try report("《处罚法》第三条", law).findings.isEmpty)
        #expect(try report("《处罚法》第二条", law).findings.count == 1)
    }
}
