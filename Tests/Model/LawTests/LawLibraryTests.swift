import DataFiles
import Diagnostics
import Testing

@testable import Law

struct LawLibraryTests {
    private static func statute(_ front: String, _ body: String, path: String = "a.md") -> Statute {
        let collection = StatuteCollection([SourceText(path: path, "---\nkind: statute\n\(front)---\n\(body)")])
        #expect(collection.findings == [])
        return collection.statutes[0]
    }

    private static let full = statute(
        "id: jia\ntitle: 中华人民共和国试验法\nshort: [试验法, 实验法]\ntext: official\nextent: full\neffective: 2008-06-01\n",
        "第一条 甲。\n\n第二条 乙：\n\n（一）丙；\n\n1.丁；\n\n2.戊。\n\n（二）己。\n\n庚。\n\n第二条之一 辛。\n\n第三条 壬。\n"
    )
    private static let outlineLaw = statute(
        "id: yi\ntitle: 某省试验条例\ntext: outline\nextent: full\n",
        "第一条 甲。\n\n第二条 乙。\n"
    )
    private static let partial = statute(
        "id: bing\ntitle: 某市规定\ntext: official\nextent: partial\n",
        "第一条 甲。\n\n第五条 乙。\n"
    )
    private static let old = statute(
        "id: ding\ntitle: 处罚法\ntext: official\nextent: full\neffective: 2012-01-01\n",
        "第一条 甲。\n\n第二条 乙。\n",
        path: "old.md"
    )
    private static let new = statute(
        "id: ding\ntitle: 处罚法\ntext: official\nextent: full\neffective: 2026-01-01\nrenumbers: {2: 3, 8: 1}\n",
        "第一条 甲。\n\n第二条 丙。\n\n第三条 乙。\n",
        path: "new.md"
    )
    private static let repealed = statute(
        "id: wu\ntitle: 旧规定\nshort: [实验法]\ntext: official\nextent: full\nrepealed: 2020-01-01\n",
        "第一条 甲。\n"
    )
    private let library = LawLibrary([full, outlineLaw, partial, old, new, repealed])

    private func cite(
        _ text: String,
        home: Statute? = nil,
        asOf: String = "2026-06-26",
        reviewed: String? = nil,
        release: Bool = false
    ) throws -> (links: String, findings: String, report: CitationReport) {
        let source = SourceText(path: "a.md", text)
        let scanner = CitationScanner(names: library.names)
        let marks = source.bytes.withUnsafeBufferPointer { scanner.scan($0) }
            .map { CitationMark(text: source.text($0), range: $0) }
        let report = library.resolve(
            marks,
            home: home,
            asOf: try #require(CalendarDate(asOf)),
            source: source,
            reviewed: reviewed.flatMap { CalendarDate($0) },
            release: release
        )
        let links = report.resolutions.map { resolution in
            resolution.target.map { "\($0.version)#\($0.anchor)" } ?? "–"
        }
        let printer = FindingPrinter { $0.value < 0x300 ? 1 : 2 }
        let findings = (report.findings + report.unchecked.findings).map(printer.describe)
        return (links.joined(separator: " "), findings.joined(), report)
    }

    @Test(arguments: [
        ("《中华人民共和国试验法》第二条第一款第（一）项第2目", "jia@2008-06-01#a2.k1.x1.m2"),
        ("《试验法》第二条第（二）项", "jia@2008-06-01#a2.k1.x2"), ("试验法第二条第二款", "jia@2008-06-01#a2.k2"),
        ("《中华人民共和国试验法》第二条之一、第三条", "jia@2008-06-01#a2-1 jia@2008-06-01#a3"),
        ("《试验法》第二条第一款、第二款", "jia@2008-06-01#a2.k1 jia@2008-06-01#a2.k2"),
        ("《试验法》第一条。又，同法第三条", "jia@2008-06-01#a1 jia@2008-06-01#a3"),
        ("《试验法》第一条。本法第三条", "jia@2008-06-01#a1 jia@2008-06-01#a3"),
        ("《某省试验条例》第二条第一款", "yi#a2.k1"), ("《某市规定》第五条", "bing#a5"), ("《处罚法》第三条", "ding@2026-01-01#a3"),
    ])
    func `a citation that holds is linked to its deepest part`(text: String, links: String) throws {
        let result = try cite(text)
        #expect(result.links == links)
        #expect(result.findings == "")
    }

    @Test func `a target carries label, excerpt and whether it is a gist`() throws {
        let report = try cite("《试验法》第二条第一款第（一）项；《某省试验条例》第二条").report
        let targets = report.resolutions.compactMap(\.target)
        #expect(
            targets.map { "\($0.path)｜\($0.label)｜\($0.excerpt)｜\($0.isOutline)" } == [
                "laws/jia/index.html#a2.k1.x1｜《中华人民共和国试验法》第二条第一款第（一）项｜（一）丙；\n1.丁；\n2.戊。｜false",
                "laws/yi/index.html#a2｜《某省试验条例》第二条｜乙。｜true",
            ]
        )
    }

    @Test(arguments: [
        ("《试验法》第四条", "《试验法》没有第四条，全文到第三条为止"), ("《试验法》第二条之二", "《试验法》没有第二条之二"),
        ("《试验法》第三条第二款", "《试验法》第三条没有第二款，该条共一款"),
        ("《试验法》第二条第一款第（三）项", "《试验法》第二条第一款没有第（三）项，该款共两项"),
        ("《试验法》第三条第（一）项", "《试验法》第三条没有第（一）项，该条不分项"),
        ("《试验法》第二条第（一）项第3目", "《试验法》第二条第（一）项没有第3目"),
        ("《某省试验条例》第三条", "《某省试验条例》没有第三条，全文共两条"),
    ])
    func `what a whole law does not have is an error`(text: String, summary: String) throws {
        let result = try cite(text)
        #expect(result.links == "–")
        #expect(result.report.findings.map(\.summary) == [summary])
        #expect(result.report.findings.map(\.severity) == [.error])
        #expect(result.report.findings.flatMap(\.fixes) == [])
    }

    @Test func `a law that is absent or partial is one warning with its count`() throws {
        let result = try cite("《某市规定》第二条、第三条\n《没收的法》第一条\n《中华人民共和国没收的法》第二条")
        #expect(result.links == "– – – –")
        #expect(
            result.findings == """
                a.md:1:1：警告：《某市规定》只收了一部分，有的条文无法核对（引用了 2 次，第一次在这里） [law.cannot-check]
                  |
                1 | 《某市规定》第二条、第三条
                  | ^^^^^^^^^^^^^^^^^^
                  = 请对照原文核对，或把全文放进 statutes/，写明 extent: full
                a.md:2:1：警告：站点没有收《没收的法》，引用的条文无法核对（引用了 2 次，第一次在这里） [law.cannot-check]
                  |
                2 | 《没收的法》第一条
                  | ^^^^^^^^^^^^^^^^^^
                  = 把这部法律放进 statutes/，引用就会逐条核对并变成链接

                """
        )
    }

    @Test func `unchecked laws merge the same in any order`() throws {
        let reports = try ["《没收的法》第一条", "《某市规定》第二条", "甲\n《没收的法》第一条"].map { try cite($0).report.unchecked }
        var forward = UncheckedLaws()
        for unchecked in reports { forward.merge(unchecked) }
        var backward = UncheckedLaws()
        for unchecked in reports.reversed() { backward.merge(unchecked) }
        #expect(forward.findings == backward.findings)
        #expect(forward.counts == ["没收的法": 2, "某市规定": 1])
    }

    @Test func `a short name of two laws is an error that lists both`() throws {
        let result = try cite("《实验法》第一条")
        #expect(
            result.findings == """
                a.md:1:1：错误：“实验法”可以指两部法律，请写全称 [law.ambiguous]
                  |
                1 | 《实验法》第一条
                  | ^^^^^^^^^^^^^^^^
                  = 《中华人民共和国试验法》
                  = 《旧规定》

                """
        )
    }

    @Test(arguments: [
        ("第一条第（二）项", "a1.k1 （二）乙；", ""), ("第一条第一款第（三）项", "a1.k1 （三）丙。", ""),
        ("第一条第（四）项", "", "《一行法》第一条没有第（四）项，该条不分项"), ("第二条第（二）项", "a2.k1 （二）社区。", ""),
        ("第二条第（三）项", "", "《一行法》第二条没有第（三）项，该条共一项"), ("第三条第（一）项", "", "《一行法》第三条没有第（一）项，该条不分项"),
    ])
    func `items that a law writes in one line can be cited`(place: String, found: String, problem: String) throws {
        let law = Self.statute(
            "id: hang\ntitle: 一行法\ntext: official\nextent: full\neffective: 2020-01-01\n",
            "第一条 有下列情形的：（一）甲；（二）乙；（三）丙。\n\n第二条 下列单位：\n\n（一）学校；（二）社区。\n\n第三条 依照第一条第（一）项、第（二）项。\n")
        let report = LawLibrary([law]).cite(
            SourceText(path: "a.md", "《一行法》\(place)"), asOf: try #require(CalendarDate("2026-06-26")))
        #expect(report.resolutions.flatMap(\.targets).map { "\($0.anchor) \($0.excerpt)" }.joined() == found)
        #expect(report.findings.map(\.summary).joined() == problem)
    }

    @Test func `a recorded renumbering is the only fix that is offered`() throws {
        let result = try cite("依据：《处罚法》第八条")
        #expect(
            result.findings == """
                a.md:1:4：错误：《处罚法》没有第八条，全文共三条 [law.article-missing]
                  |
                1 | 依据：《处罚法》第八条
                  |       ^^^^^^^^^^^^^^^^
                  = 请核对：《处罚法》第一条（2026-01-01 起，原第八条）
                  = 改法：改为现行条号第一条：《处罚法》第一条

                """
        )
        #expect(try cite("《处罚法》第八条第一款").report.findings.flatMap(\.fixes) == [])
    }

    @Test(arguments: [
        ("《旧规定》第一条", "2026-01-01", "《旧规定》已于2020年1月1日废止"), ("《旧规定》第一条", "2019-12-31", ""),
        ("《试验法》第一条", "2008-05-31", "《试验法》自2008年6月1日起施行，到2008年5月31日还没有生效"),
        ("《试验法》第一条", "2008-06-01", ""), ("《处罚法》第二条", "2025-12-31", ""),
    ])
    func `a law counts from the day it takes effect to the day it is repealed`(
        text: String,
        asOf: String,
        summary: String
    ) throws {
        let findings = try cite(text, asOf: asOf).report.findings
        #expect(findings.map(\.summary).joined() == summary)
        #expect(findings.allSatisfy { $0.code == .lawNotInForce && $0.severity == .warning })
        #expect(try cite(text, asOf: asOf, release: true).report.findings.allSatisfy { $0.severity == .error })
    }

    @Test func `the version of the day is cited, and what changed since the review is reported with its fix`() throws {
        #expect(try cite("《处罚法》第二条", asOf: "2025-12-31", reviewed: "2025-01-01").links == "ding@2012-01-01#a2")
        let result = try cite("《处罚法》第二条", reviewed: "2023-01-01")
        #expect(result.links == "ding@2026-01-01#a2")
        #expect(
            result.findings == """
                a.md:1:1：警告：《处罚法》在本页审核（2023-01-01）之后有了新版本（2026-01-01 起），引用待复核 [law.not-in-force]
                  |
                1 | 《处罚法》第二条
                  | ^^^^^^^^^^^^^^^^
                  = 请核对：《处罚法》第三条（2026-01-01 起，原第二条）
                  = 改法：改为现行条号第三条：《处罚法》第三条

                """
        )
        #expect(try cite("《处罚法》第二条", reviewed: "2026-02-01").findings == "")
    }

    @Test func `every article of the page that may have changed is named`() throws {
        let found = try cite("《处罚法》第二条，第三条，又见《处罚法》第一条", reviewed: "2023-01-01").report.findings
        let words: [String] = found.flatMap { $0.explanation }
        let all = words.filter { $0.contains("都要核对") }
        #expect(found.count == 1)
        #expect(all == ["本页引用的这几条都要核对：第二条、第三条"])
    }

    @Test func `in a law 本法 is that version of it, repealed or not`() throws {
        #expect(try cite("本法第二条", home: Self.old).links == "ding@2012-01-01#a2")
        #expect(try cite("本规定第一条", home: Self.repealed).findings == "")
    }

    @Test func `a pronoun without a law before it is one warning`() throws {
        let result = try cite("本条例第三条、第四条。本条例第五条。")
        #expect(result.links == "– – –")
        #expect(result.report.findings.map(\.summary) == ["看不出“本条例”指哪部法律（共 2 处）"])
        #expect(try cite("《试验法》第一条、《处罚法》第一条；本法第二条").report.findings.map(\.code) == [.lawNoReferent])
    }

    @Test func `the same version twice is reported and the first stands`() {
        let library = LawLibrary([Self.old, Self.new, Self.old])
        #expect(library.statutes.map(\.version) == ["ding@2012-01-01", "ding@2026-01-01"])
        #expect(library.findings.map(\.summary) == ["《处罚法》（ding@2012-01-01）已经有一份"])
    }

    @Test func `an official text without front matter takes the place of the gist of the same law and keeps its names`()
    {
        let gist = SourceText(
            path: "gist.md",
            "---\nkind: statute\nid: jia\ntitle: 某市规定\nshort: [市规]\neffective: 2020-01-01\ntext: outline\n---\n第一条 大意。\n"
        )
        let official = SourceText(
            path: "z/official.md", "# 某市规定\n\n第一条 原话。\n\n第二条 本规定自2020年1月1日起施行。\n")
        let library = LawLibrary(StatuteCollection([official, gist]).statutes)
        #expect(
            library.statutes.map { "\($0.version) \($0.text)" } == [
                "jia@2020-01-01 official"
            ])
        #expect(library.replaced.flatMap(\.files).map(\.path) == ["gist.md"])
        #expect(library.look(up: "市规") == .law("jia"))
        #expect(library.findings.map { "\($0.severity) \($0.summary)" } == ["note 《某市规定》已有原文，这份要点不再使用"])
    }

    @Test(arguments: [
        ("2011-06-26", "", ["jia@2018-09-18 official"]), ("2018-09-18", "", ["jia@2018-09-18 official"]),
        // The law has changed since, or somebody wrote its versions down one by one.
        ("2026-01-01", "", ["jia@2018-09-18 official", "jia@2026-01-01 outline"]),
        ("2011-06-26", "2018-09-18", ["jia@2011-06-26 outline", "jia@2018-09-18 official"]),
    ])
    func `a gist of another day gives way to the words of its law, unless it is younger`(
        day: String, next: String, expected: [String]
    ) throws {
        let gists = [day, next].filter { !$0.isEmpty }.map {
            SourceText(
                path: "gist-\($0).md",
                "---\nkind: statute\nid: jia\ntitle: 某条例\neffective: \($0)\ntext: outline\nextent: full\n---\n第一条 大意。\n"
            )
        }
        let official = SourceText(
            path: "某条例(2018-09-18).md",
            "# 某条例\n\n2011年6月26日 国务院令第597号公布\n\n<!-- INFO END -->\n\n第一条 原话。\n\n第二条 本条例自公布之日起施行。\n")
        let library = LawLibrary(StatuteCollection(gists + [official]).statutes)
        #expect(library.statutes.map { "\($0.version) \($0.text)" } == expected)
        let asOf = try #require(CalendarDate("2026-06-26"))
        let cited = library.cite(SourceText(path: "-", "《某条例》（2018年修订）第二条、《某条例》（2018年9月18日修订）第二条"), asOf: asOf)
        #expect(cited.resolutions.compactMap(\.target?.version) == ["jia@2018-09-18", "jia@2018-09-18"])
    }

    @Test func `two laws under one id are an error and not two versions`() {
        let other = Self.statute(
            "id: ding\ntitle: 另一部法\ntext: official\nextent: full\neffective: 2020-01-01\n", "第一条 甲。\n", path: "other.md"
        )
        let findings = LawLibrary([Self.old, other]).findings
        #expect(findings.map(\.summary) == ["《另一部法》与《处罚法》的 id 都是“ding”"])
        #expect(findings.map(\.severity) == [.error])
    }
}
