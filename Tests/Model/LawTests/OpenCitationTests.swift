import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Citations of nothing that the site has, and what a quotation beside them proves.
struct OpenCitationTests {
    private static func statute(_ front: String, _ articles: [String], path: String = "a.md") -> [Statute] {
        let body = articles.enumerated().map { "第\($0.offset + 1)条 \($0.element)" }.joined(separator: "\n\n")
        let head = "---\nkind: statute\n\(front)extent: full\n---\n"
        return StatuteCollection([SourceText(path: path, head + body + "\n")]).statutes
    }

    private static let library = LawLibrary(
        statute(
            "id: jia\ntitle: 示例法\ntext: official\n",
            ["学校应当每学年安排两课时的禁毒教育。", "吸毒人员主动登记的，不予处罚。", "家长应当配合学校。", "家长应当配合学校。"])
            + statute("id: yi\ntitle: 甲县宣传办法\nshort: [宣传办法]\ntext: official\n", ["每年六月为宣传月。", "学校设宣传栏一处。"])
            + statute("id: bing\ntitle: 乙县宣传办法\nshort: [宣传办法]\ntext: official\n", ["每年五月为宣传月。", "村里设宣传栏两处。"]))

    private func findings(_ text: String, _ library: LawLibrary = library) throws -> [Finding] {
        library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26"))).findings
    }

    @Test(arguments: [
        ("《示例法》第八十条规定：“吸毒人员主动登记的，不予处罚。”", ["《示例法》第二条"]),
        ("“吸毒人员主动登记的，不予处罚。”（《示例法》第八十条）", ["《示例法》第二条"]),
        ("《示例法》第八十条第一款规定：“吸毒人员主动登记的，不予处罚。”", []),
        ("《示例法》第八十条规定：“家长应当配合学校。”", []), ("《示例法》第八十条规定：“吸毒的人都是病人，要关怀。”", []),
        ("《示例法》第八十条、第九十条规定：“吸毒人员主动登记的，不予处罚。”", []),
        ("《宣传办法》第二条规定：“学校设宣传栏一处。”", ["《甲县宣传办法》第二条"]),
        ("宣传办法第二条第一款规定：“村里设宣传栏两处。”", ["《乙县宣传办法》第二条第一款"]),
        ("《宣传办法》第一条规定：“学校设宣传栏一处。”", []), ("《宣传办法》第一条规定：“宣传月里学校放假。”", []),
    ])
    func `a quotation that stands in one place names it`(text: String, fixes: [String]) throws {
        let found = try findings(text)
        let offered: [String] = found.flatMap { $0.fixes }.compactMap { $0.replacement }
        #expect(offered == fixes)
        let code = try #require(found.first?.code)
        #expect(code == .lawArticleMissing || code == .lawAmbiguous)
    }

    @Test func `the finding says where the quotation stands`() throws {
        let found = try findings("《示例法》第八十条规定：“家长应当配合学校。”")
        #expect(found.map(\.explanation) == [["这段引文在《示例法》第三条、《示例法》第四条"]])
        let single = try findings("《示例法》第八十条规定：“吸毒人员主动登记的，不予处罚。”")
        #expect(single.first?.place?.excerpt?.marked == "《示例法》第八十条")
        #expect(single.first?.explanation == ["这段引文在《示例法》第二条"])
    }

    @Test func `two files of one title are named once, with what is to be done`() throws {
        let twice = LawLibrary(
            Self.statute("id: jia\ntitle: 示例法\ntext: outline\n", ["说明目的。"], path: "要点.md")
                + Self.statute("id: shi-li-fa\ntitle: 示例法\ntext: official\n", ["为了示例。"], path: "原文.md"))
        let found = try findings("《示例法》第一条，《示例法》第一条；示例法第一条", twice)
        #expect(found.map(\.summary) == ["《示例法》有两个文件，id 不一样，成了两部法律，引用它的地方都没有核对"])
        #expect(found.first?.code == .lawAmbiguous)
        #expect(
            found.first?.explanation == [
                "要点.md　id: jia（要点）", "原文.md　id: shi-li-fa", "重复的，删去一个；是同一部法律的不同版本，或者一份要点、一份原文，把 id 改成一样",
            ])
    }
}
