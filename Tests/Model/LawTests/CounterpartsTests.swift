import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Where an article stands in the other versions of its law.
struct CounterpartsTests {
    private func version(_ year: Int, _ renumbers: String, _ articles: [String]) -> Statute {
        let body = articles.enumerated().map { "第\($0 + 1)条 \($1)。" }.joined(separator: "\n\n")
        let head =
            "---\nkind: statute\nid: jia\ntitle: 甲法\neffective: \(year)-01-01\n\(renumbers)text: official\nextent: full\n---\n"
        return StatuteCollection([SourceText(path: "\(year).md", head + body + "\n")]).statutes[0]
    }

    @Test(arguments: [
        (2026, 1, ["jia@2006-01-01": 1, "jia@2013-01-01": 1]), (2026, 4, ["jia@2013-01-01": 2]),
        (2026, 2, [:]), (2026, 3, [:]), (2013, 2, ["jia@2026-01-01": 4]),
        (2006, 1, ["jia@2013-01-01": 1, "jia@2026-01-01": 1]), (2006, 3, ["jia@2013-01-01": 3]),
    ])
    func `only recorded numbers and unchanged words lead from one version to another`(
        year: Int, number: Int, expected: [String: Int]
    ) {
        let versions = [
            version(2006, "", ["总则", "旧话", "附则"]), version(2013, "", ["总则", "吸毒", "附则"]),
            version(2026, "renumbers: {2: 4}\n", ["总则", "新增", "另增", "吸食毒品", "附则"]),
        ]
        let statute = versions.first { $0.version == "jia@\(year)-01-01" }
        let found = statute?.counterparts(of: ArticleNumber(number), among: versions.reversed())
        #expect(found == expected.mapValues { ArticleNumber($0) })
    }

    @Test(arguments: [
        ("《甲法》第二十条之一至第二十条之三", "a20-1 a20-2+a20-3"), ("《甲法》第二十条至第二十条之二", "a20 a20-1+a20-2"),
        ("《甲法》第十九条至第二十一条", "a19 a20+a20-1+a20-2+a20-3+a21"), ("《甲法》第二十条之一、之三", "a20-1+a20-3"),
        ("《甲法》第二十条之二到第二十一条", "a20-2 a20-3+a21"), ("《甲法》第二十条之三至第二十条之一", "a20-3 a20-1 law.malformed"),
        ("《甲法》第二十条之一至之三", "a20-1+a20-2+a20-3"),
        ("《甲法》第20条之一—第20条之三", "a20-1 a20-2+a20-3"), ("《甲法》第二十条之一至第二十条之九", "a20-1 a20-2+a20-3 law.article-missing"),
    ])
    func `ranges hold the articles that were inserted`(text: String, links: String) throws {
        let numbers = (1...21).map { "第\($0)条" } + ["第20条之一", "第20条之二", "第20条之三"]
        let sorted = numbers[..<20] + numbers[21...] + [numbers[20]]
        let head =
            "---\nkind: statute\nid: jia\ntitle: 甲法\neffective: 2026-01-01\ntext: official\nextent: full\n---\n"
        let body = sorted.map { "\($0) 有下列。" }.joined(separator: "\n\n")
        let library = LawLibrary(StatuteCollection([SourceText(path: "jia.md", head + body + "\n")]).statutes)
        let report = library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        let found = report.resolutions.map { resolution in
            resolution.citation == nil
                ? "?" : resolution.targets.isEmpty ? "–" : resolution.targets.map(\.anchor).joined(separator: "+")
        }
        #expect((found + report.findings.map(\.code.id)).joined(separator: " ") == links)
    }
}
