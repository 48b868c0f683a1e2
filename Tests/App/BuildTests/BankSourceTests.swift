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

    @Test(.enabled(if: ProgramRun.find("soffice") != nil, "LibreOffice is not installed"))
    func `old workbooks and documents are turned first`() throws {
        let folder = try TemporaryFolder()
        let rows = [["题目", "选项A", "选项B", "答案"], ["甲（ ）", "一", "二", "B"]]
        let draft = WorkbookDraft(
            title: "题库", sheets: [SheetDraft(name: "题", rows: rows.map { $0.map { CellDraft(.text($0)) } })])
        try Disk.replace(FilePath(folder.url.appending(path: "a.xlsx").path), with: draft.bytes())
        try Data("1.甲（B）\nA.一\nB.二\n".utf8).write(to: folder.url.appending(path: "b.txt"))
        let office = try #require(ProgramRun.find("soffice"))
        for (name, filter) in [("a.xlsx", "xls"), ("b.txt", "doc")] {
            let run = Process()
            run.executableURL = office
            run.currentDirectoryURL = folder.url
            run.arguments = [
                "-env:UserInstallation=" + folder.url.appending(path: "profile").absoluteString, "--headless",
                "--convert-to", filter, name,
            ]
            run.standardOutput = FileHandle.nullDevice
            run.standardError = FileHandle.nullDevice
            try run.run()
            run.waitUntilExit()
        }
        for name in ["a.xls", "b.doc"] {
            var findings: [Finding] = []
            let file = FilePath(folder.url.appending(path: name).path)
            let bank = BankParser.parse(try BankSource.read(file, findings: &findings))
            #expect(findings.map(\.summary) == [])
            #expect(bank.questions.map(\.answer) == [.choice(["b"])])
            #expect(bank.questions.first?.options.map(\.text) == ["一", "二"])
        }
    }
}
