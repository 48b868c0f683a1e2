import DataFiles
import Diagnostics
import TestSupport
import Testing

@testable import Law

/// Recorded renumberings: a new number is offered only where it is proven, and otherwise named.
struct RenumberingFixTests {
    private static func statute(_ front: String, _ texts: [String]) -> [Statute] {
        let body = texts.enumerated().map { "第\($0.offset + 1)条 \($0.element)" }.joined(separator: "\n\n")
        let head = "---\nkind: statute\nid: fa\ntitle: 处罚法\n\(front)text: official\nextent: full\n---\n"
        return StatuteCollection([SourceText(path: "a.md", head + body + "\n")]).statutes
    }

    /// 第二条 became 第三条, and 第三条 the fourth.
    private static let library = LawLibrary(
        statute("adopted: 2012-10-26\neffective: 2013-01-01\n", ["总则。", "吸毒的，拘留。", "种毒的，罚款。"])
            + statute(
                "adopted: 2025-06-27\neffective: 2026-01-01\nrenumbers: {2: 3, 3: 4, 9: 4}\n",
                ["总则。", "扰乱秩序的，警告。", "吸毒的，拘留。", "种毒的，罚款。"]))

    private func findings(_ text: String, written: String = "2024-05-01") throws -> [Finding] {
        let source = SourceText(path: "p.md", text)
        let asOf = try #require(CalendarDate("2026-11-01"))
        let marks = source.bytes.withUnsafeBufferPointer { Self.library.scanner.scan($0) }
            .map { CitationMark(text: source.text($0), range: $0) }
        let report = Self.library.resolve(
            marks, home: nil, asOf: asOf, source: source, written: CalendarDate(written))
        return report.findings
    }

    private func replacements(_ text: String, written: String = "2024-05-01") throws -> [String] {
        try findings(text, written: written).flatMap(\.fixes).compactMap(\.replacement)
    }

    @Test(arguments: [
        ("《处罚法》第二条", ["《处罚法》第三条"]), ("依照《处罚法》第三条处罚。", ["《处罚法》第四条"]),
        ("2019年，依照《处罚法》第二条处罚", ["《处罚法》第三条"]), ("《处罚法》第九条", ["《处罚法》第四条"]),
        ("《处罚法》第一条。同法第二条。", ["同法第三条"]), ("《处罚法》第二条。《处罚法》第三条。", ["《处罚法》第三条", "《处罚法》第四条"]),
    ])
    func `one number that stands by itself on a page from before is offered its new one`(
        text: String, expected: [String]
    ) throws {
        #expect(try replacements(text) == expected)
    }

    @Test(arguments: [
        "《处罚法》第二条、第三条", "《处罚法》第二、三条", "《处罚法》第二条至第三条", "《处罚法》第二条至三条", "《处罚法》第一条至第三条", "《处罚法》第一条、第二条",
        "《处罚法》第二条（吸毒）、第三条", "《处罚法》第二条；第三条", "《处罚法》第九条、第二条", "《处罚法》第二条第一款",
        "2026年1月1日起，吸毒的，依照《处罚法》第三条处罚。", "依照《处罚法》第三条处罚，那是2026年。", "2025年，常委会修订了法律。\n\n吸毒的，看《处罚法》第三条。",
        "《处罚法》第三条规定：“吸毒的，拘留。”", "《处罚法》第三条规定：\n\n> 吸毒的，拘留。", "新修订的《处罚法》第三条",
    ])
    func `no number is offered in a list, nor where the present one may be meant`(text: String) throws {
        #expect(try replacements(text) == [])
    }

    @Test(arguments: ["2025-06-27", "2025-07-05", "2025-12-20", "2011-05-01"])
    func `no number is offered on a page from between the two texts or from before both`(day: String) throws {
        let found = try findings("《处罚法》第三条", written: day)
        #expect(found.flatMap(\.fixes) == [])
        #expect(found.map(\.code) == [.lawNotInForce])
        #expect(
            found.first?.explanation == [
                "请核对：《处罚法》第四条（2026-01-01 起，原第三条）", "这里若已经按新文本写，条号不用改",
                "对照现行文本核对以后，在文件开头写 reviewed: 核对的日期",
            ])
    }

    @Test func `every moved number of a list is named`() throws {
        let found = try findings("《处罚法》第一、二、三条")
        #expect(
            found.first?.explanation.prefix(2) == [
                "请核对：《处罚法》第三条（2026-01-01 起，原第二条）", "请核对：《处罚法》第四条（2026-01-01 起，原第三条）",
            ])
        #expect(try findings("《处罚法》第一条。《处罚法》第二条、第三条。").count == 3)
    }
}
