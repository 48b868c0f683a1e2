import DataFiles
import Diagnostics
import Foundation
import GRDB
import Schools
import Testing

@testable import Coverage

struct LedgerImportTests {
    private let whole = [
        "示例县 10 8 5 [8, 7, 7, 5, 8]", "城关镇 6 5 3 [5, 4, 5, 2, 5]", "柳河镇 2 2 1 [2, 2, 1, 2, 2]",
        "石桥镇 2 1 1 [1, 1, 1, 1, 1]",
    ]
    private let silent = [
        "示例县 10 0 0 [0, 0, 0, 0, 0]", "城关镇 6 0 0 [0, 0, 0, 0, 0]", "柳河镇 2 0 0 [0, 0, 0, 0, 0]",
        "石桥镇 2 0 0 [0, 0, 0, 0, 0]",
    ]

    @Test func `a roster and a sheet become figures that stand after the file is opened again`() throws {
        let county = try County()
        var ledger = try county.create()
        let roster = try county.importRoster(County.fixture("roster.csv"), into: ledger)
        #expect(roster.receipt.isStored)
        #expect(roster.receipt.plan.added.count == 12)
        #expect(roster.receipt.newlyExpected == 12)
        let sheet = try county.importSheet(County.fixture("reports.csv"), into: ledger)
        #expect(sheet.receipt?.counts == [8, 0, 0])
        #expect(sheet.receipt?.isStored == true)
        #expect(try county.figures(ledger) == whole)
        let head = try ledger.head()
        try ledger.close()

        ledger = try Ledger.open(at: county.path)
        #expect(try county.figures(ledger) == whole)
        #expect(try ledger.head() == head)
        #expect(try ledger.faults() == [])
        #expect(county.files == ["ledger.db"])
    }

    @Test func `the same roster in GB18030 is the same roster`() throws {
        let utf8 = try County.fixture("roster.csv")
        let converter = Process()
        converter.executableURL = URL(filePath: "/usr/bin/iconv")
        converter.arguments = ["-f", "UTF-8", "-t", "GB18030"]
        let input = Pipe()
        let output = Pipe()
        converter.standardInput = input
        converter.standardOutput = output
        try converter.run()
        try input.fileHandleForWriting.write(contentsOf: Data(utf8.dropFirst(3)))
        try input.fileHandleForWriting.close()
        let converted = Array(output.fileHandleForReading.readDataToEndOfFile())
        converter.waitUntilExit()
        #expect(converted.count > 500 && converted != Array(utf8.dropFirst(3)))

        let county = try County()
        let ledger = try county.create()
        try county.importRoster(utf8, into: ledger)
        let again = try county.importRoster(converted, into: ledger)
        #expect(again.receipt.plan.added.count == 0)
        #expect(again.receipt.plan.changed.count == 0)
        #expect(again.receipt.newlyExpected == 0)
        #expect(try ledger.audit().map(\.action) == ["init", "import roster"])
    }

    @Test func `an error in row 9 stores nothing of the sheet`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        let head = try ledger.head()
        let text = String(decoding: try County.fixture("reports.csv"), as: UTF8.self)
        let broken = text.replacing("示例县第二中学,,,,,", with: "示例县第二中学,√,√,√,2节×36班,√")
        let (receipt, findings) = try county.importSheet(Array(broken.utf8), into: ledger)
        #expect(receipt == nil)
        #expect(findings.map { $0.place?.line } == [9])
        #expect(try ledger.head() == head)
        #expect(try county.figures(ledger) == silent)
    }

    @Test func `a failure in the middle of storing leaves nothing behind`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        let head = try ledger.head()
        let known = try county.load(ledger).schools
        let claim = Claim(indicator: "PLAN", value: .truth(true), text: "√")
        let reports = known.map { SchoolReport(school: $0.uid, claims: [claim]) }
        // The last of them is a school that the ledger does not know: the foreign key fails after eleven rows.
        let broken = reports + [SchoolReport(school: "s-unknown", claims: [claim])]
        #expect(throws: LedgerError.self) {
            try ledger.store(
                reports: broken,
                framework: county.framework,
                period: county.period,
                origin: Ledger.Origin(file: "x.csv", bytes: []),
                stamp: County.stamp()
            )
        }
        #expect(try ledger.head() == head)
        #expect(try county.figures(ledger) == silent)
        #expect(try ledger.faults() == [])
    }

    @Test func `a preview tells the same and stores nothing`() throws {
        let county = try County()
        let ledger = try county.create()
        let bytes = try County.fixture("roster.csv")
        let preview = try county.importRoster(bytes, into: ledger, preview: true)
        #expect(preview.receipt.plan.added.count == 12)
        #expect(preview.receipt.newlyExpected == 12)
        #expect(!preview.receipt.isStored)
        #expect(try county.load(ledger).schools == [])
        try county.importRoster(bytes, into: ledger)
        let sheet = try county.importSheet(County.fixture("reports.csv"), into: ledger, preview: true)
        #expect(sheet.receipt?.counts == [8, 0, 0])
        #expect(sheet.receipt?.isStored == false)
        #expect(try county.figures(ledger) == silent)
    }

    @Test func `the order of sheets does not matter, nor does a sheet that comes twice`() throws {
        let heading = "学校名称,教学计划,大纲,师资,课时,教材\n"
        let sheets = [
            heading + "示例县第一小学,√,√,√,2,√\n示例县第二小学,√,√,,,\n",
            "学校名称,师资,课时,教材\n示例县第二小学,√,2,√\n柳河镇中心小学,√,2,×\n",
            heading + "示例县第一中学,√,√,√,0,√\n柳河镇中心小学,√,√,√,,\n",
        ]
        var results: Set<[String]> = []
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 1, 2, 0, 2, 1]] {
            let county = try County()
            let ledger = try county.create()
            try county.importRoster(County.fixture("roster.csv"), into: ledger)
            for index in order { try county.importSheet(Array(sheets[index].utf8), into: ledger) }
            results.insert(try county.figures(ledger))
            #expect(try ledger.audit().count == 5)
        }
        #expect(results.count == 1)
        #expect(results.first?.first == "示例县 10 4 2 [4, 4, 4, 3, 3]")
    }

    @Test func `a correction is a new revision and the day before it still shows what was known then`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2026-11-01")
        try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2026-11-10")
        let text = "学校名称,课时\n示例县第一中学,2\n示例县第一小学,2\n"
        let sheet = try county.importSheet(Array(text.utf8), into: ledger, day: "2026-11-20")
        #expect(sheet.receipt?.counts == [0, 1, 1])
        #expect(sheet.receipt?.isStored == true)
        let corrections = try ledger.queue.read {
            try Row.fetchAll($0, sql: "SELECT indicator, old, new, reason FROM correction")
                .map { "\($0[0] as String) \($0[1] as String) \($0[2] as String) \($0[3] as String)" }
        }
        #expect(corrections == ["HOURS 0课时 2课时 重新导入 sheet.csv"])
        #expect(try ledger.faults() == [])
        #expect(try county.figures(ledger, day: "2026-11-09") == silent)
        #expect(try county.figures(ledger, day: "2026-11-19") == whole)
        #expect(try county.figures(ledger, day: "2026-11-20").first == "示例县 10 8 6 [8, 7, 7, 6, 8]")
        #expect(try county.figures(ledger, day: "2026-10-31") == [])
    }

    @Test func `a renamed school keeps what it reported and a school left out stays expected`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        let text = "学校名称,学校标识码,区县,乡镇,学段\n示例县育红小学,2199000001,示例县,城关镇,小学\n"
        let roster = try county.importRoster(Array(text.utf8), into: ledger, day: "2026-11-22")
        #expect(roster.receipt.plan.added.count == 0)
        #expect(roster.receipt.plan.changed.count == 1)
        #expect(
            roster.findings.map(\.summary) == [
                "台账里已有的学校，这份名册有改动：改名 1 所：示例县第一小学→示例县育红小学",
                "这份名册里没有台账已有的 10 所学校，它们保持不变：示例县实验小学、示例县第一中学、示例县第二中学、示例县第二小学、示例县职业高中 等",
            ]
        )
        #expect(try county.figures(ledger, day: "2026-11-22") == whole)
        let renamed = try county.load(ledger, day: "2026-11-22").schools.first { $0.code == "2199000001" }
        #expect(renamed?.name == "示例县育红小学")
        #expect(renamed?.formerNames == ["示例县第一小学"])
        #expect(renamed?.students == 810)
        let byOldName = try county.importSheet(Array("学校名称,课时\n示例县第一小学,3\n".utf8), into: ledger, day: "2026-11-23")
        #expect(byOldName.receipt?.revised == 1)
    }

    @Test func `a period without a roster takes no sheet`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        let expected = LedgerError.refused("2026-2027学年第二学期还没有应报名单，请先用 humen coverage schools import 导入名册")
        #expect(throws: expected) {
            try county.importSheet(
                County.fixture("reports.csv"),
                into: ledger,
                period: Period(firstYear: 2026, term: 2)
            )
        }
    }
}
