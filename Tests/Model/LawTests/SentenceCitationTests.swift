import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Articles that nothing but their sentence gives to a law: a number that no text has is never passed over.
struct SentenceCitationTests {
    private static let library = LawLibrary(
        StatuteCollection([
            SourceText(
                path: "a.md",
                "---\nkind: statute\nid: jia\ntitle: 示例法\ntext: official\nextent: full\n---\n"
                    + (1...71).map { "第\($0)条 一句话。" }.joined(separator: "\n\n") + "\n")
        ]).statutes)

    private func cite(_ text: String) throws -> [String] {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        return report.resolutions.map { $0.targets.map { "a\($0.article.number)" }.joined(separator: "+") }
            + (report.findings + report.unchecked.findings).map(\.code.id)
    }

    @Test(arguments: [
        ("《示例法》第六十二条非法持有罪、第九百条包庇罪", ["a62", "", "law.unread"]),
        ("《示例法》第六十二条关于吸毒的规定、第九百条关于处罚的规定", ["a62", "", "law.unread"]),
        ("《示例法》第三条规定了责任，而第九十九条则规定了处罚", ["a3", "", "law.unread"]),
        ("《示例法》第三条规定了责任，另外第九十九条还规定了处罚", ["a3", "", "law.unread"]),
        ("《示例法》第三条（第九十九条除外）", ["a3", "", "law.unread"]),
        ("《示例法》第三条规定，第二款又规定", ["a3", "", "law.article-missing"]),
        ("《示例法》第三条规定，第九款同时明确要求", ["a3", "", "law.article-missing"]),
        ("《示例法》第1，260条", ["", "law.malformed"]), ("《示例法》第1,260条", ["", "law.malformed"]),
        ("《示例法》第1，260，1，259条", ["", "law.malformed"]), ("《示例法》第59，100条", ["a59", "law.article-missing"]),
        ("《示例法》规定：“一句话。”（第九百条）", ["", "law.unread"]),
    ])
    func `a number that the law does not have is told`(text: String, expected: [String]) throws {
        #expect(try cite(text) == expected)
    }

    @Test(arguments: [
        ("《示例法》第六十二条非法持有罪、第六十三条包庇罪", ["a62", "a63"]),
        ("《示例法》第三条规定了责任，而第四条则规定了处罚", ["a3", "a4"]), ("《示例法》第三条（第四条除外）", ["a3", "a4"]),
        ("《示例法》第三条规定，第一款又规定", ["a3", "a3"]), ("《示例法》第59，60条", ["a59+a60"]),
        ("《示例法》规定：“一句话。”（第三条）", ["a3"]), ("《示例法》明确规定，“一句话”（第3条）。", ["a3"]),
        ("《示例法》学习会上说：“人人都要学法。”（第三条）", []), ("“一句话。”（第三条）", []),
    ])
    func `what the law has is linked, and other people's words are not`(text: String, expected: [String]) throws {
        #expect(try cite(text) == expected)
    }
}
