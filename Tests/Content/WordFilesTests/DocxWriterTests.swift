import Foundation
import TestSupport
import Testing

@testable import WordFiles

/// Documents that are written are read back: by ourselves, and by a program that is none of ours.
struct DocxWriterTests {
    private func draft() -> DocxDraft {
        var draft = DocxDraft(title: "关于情况的通报")
        draft.blocks = [
            .recipients([.slot("主送"), .text("：")]), .heading(1, "一、总体情况"), .heading(2, "（一）上报"),
            .paragraph([.text("已报 8 所 <80%> & 其他，于"), .slot("日期"), .text("前补报。")]),
            .table(columns: ["地区", "应报"], rows: [["城关镇", "6"], ["柳河镇", "2"]]), .signature([.text("示例县禁毒办")]),
            .note("台账校验码"), .pageBreak,
        ]
        return draft
    }

    @Test func `the same document is the same bytes, and its text is read back`() throws {
        let bytes = draft().bytes()
        #expect(bytes == draft().bytes())
        let text = try #require(try DocumentText.read(bytes, name: "a.docx"))
        #expect(
            text.lines == [
                "关于情况的通报", "［主送］：", "一、总体情况", "（一）上报", "已报 8 所 <80%> & 其他，于［日期］前补报。", "地区\u{3000}应报", "城关镇\u{3000}6",
                "柳河镇\u{3000}2", "示例县禁毒办", "台账校验码",
            ])
    }

    @Test(.python("docx")) func `python-docx reads styles, slots and tables`() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "a.docx")
        try Data(draft().bytes()).write(to: file)
        let run = try Python.run(
            """
            import docx, sys
            document = docx.Document(sys.argv[1])
            for paragraph in document.paragraphs[:5]:
                print(paragraph.style.name, paragraph.text, [r.text for r in paragraph.runs if r.font.highlight_color])
            print([[c.text for c in row.cells] for row in document.tables[0].rows])
            section = document.sections[0]
            print(round(section.page_width.mm), round(section.top_margin.mm), round(section.left_margin.mm), section.footer.paragraphs[0].text)
            """, file.path)
        #expect(run.stderr == "")
        #expect(
            run.stdout == """
                Title 关于情况的通报 []
                Recipients ［主送］： ['［主送］']
                Heading 1 一、总体情况 []
                Heading 2 （一）上报 []
                Normal 已报 8 所 <80%> & 其他，于［日期］前补报。 ['［日期］']
                [['地区', '应报'], ['城关镇', '6'], ['柳河镇', '2']]
                210 37 28 — 1 —

                """)
    }
}
