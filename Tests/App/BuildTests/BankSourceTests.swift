import Diagnostics
import Foundation
import Quiz
import Spreadsheets
import TestSupport
import Testing

@testable import Build

/// Banks that are workbooks.
struct BankSourceTests {
    @Test func `a workbook is read like the text that is copied from it`() throws {
        let heading = ["题号", "题型", "题目", "选项A", "选项B", "答案", "解析"]
        let rows: [[String]] = [
            ["禁毒题库"], heading, ["1", "单选题", "甲（ ）", "一", "二", "B", "第一行\n第二行"], [],
            ["2", "判断题", "吸毒违法", "", "", "√", ""],
        ]
        let folder = try TemporaryFolder()
        let draft = WorkbookDraft(
            title: "题库",
            sheets: [
                SheetDraft(name: "说明", rows: [[CellDraft(.text("填写说明"))]]),
                SheetDraft(name: "题", rows: rows.map { $0.map { CellDraft(.text($0)) } }),
            ])
        let file = FilePath(folder.url.appending(path: "tiku.xlsx").path)
        try Disk.replace(file, with: draft.bytes())
        var findings: [Finding] = []
        let bank = BankParser.parse(try BankSource.read(file, findings: &findings))
        #expect(findings.map(\.summary) == ["没有读：工作表“说明”"])
        #expect(bank.findings == [])
        #expect(bank.questions.map(\.stem) == ["甲（ ）", "吸毒违法"])
        #expect(bank.questions.map(\.answer) == [.choice(["b"]), .judge(true)])
        #expect(bank.questions.first?.explanation == "第一行\n第二行")
    }
}
