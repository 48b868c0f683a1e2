import DataFiles
import Diagnostics
import Foundation
import Spreadsheets
import Testing

@testable import Schools

/// Every finding of this module is shown by a folder of `Tests/Fixtures/invalid`.
struct SchoolsCodesTests {
    @Test func `every code has its own name and a manual page`() {
        let codes = FindingCode.schoolsCodes
        #expect(Set(codes.map(\.id)).count == codes.count)
        #expect(codes.filter { $0.manual.count < 30 }.map(\.id) == [])
    }

    @Test(arguments: FindingCode.schoolsCodes.map(\.id))
    func `its fixture shows it`(code: String) throws {
        let folder = "Tests/Fixtures/invalid/\(code)/"
        var findings: [Finding] = []
        if code.hasPrefix("framework.") {
            let path = folder + "Content/frameworks/shili.yaml"
            _ = FrameworkReader.read(SourceText(path: path, bytes: try Sample.bytes(path)), findings: &findings)
            #expect(findings.contains { $0.code.id == code })
            return
        }
        let command = String(decoding: try Sample.bytes(folder + "command.txt"), as: UTF8.self)
        let framework = try Sample.framework()
        let day = try #require(Sample.day)
        if command.contains("activities.csv") {
            _ = ActivityReader.read(
                try grid(folder + "activities.csv"), framework: framework, on: day, findings: &findings)
            #expect(findings.contains { $0.code.id == code })
            return
        }
        if command.contains("surveys.csv") {
            _ = SurveyReader.read(
                try grid(folder + "surveys.csv"),
                regions: RegionTree([Region(code: "示例县", name: "示例县", level: .county, parent: nil)]), on: day,
                findings: &findings)
            #expect(findings.contains { $0.code.id == code })
            return
        }
        let roster = RosterReader.read(try grid(folder + "roster.csv"), county: nil, findings: &findings)
        let plan = RosterPlan(roster, known: [], on: day)
        findings += plan.findings
        if command.contains("newer.csv") {
            let newer = RosterReader.read(try grid(folder + "newer.csv"), county: nil, findings: &findings)
            findings += RosterPlan(newer, known: plan.added, on: day).findings
        } else if command.contains("sheet.") || command.contains("checks.csv") || command.contains("signed.csv") {
            #expect(!findings.haveErrors)
            let known = CoverageRecords(
                period: Sample.period,
                asOf: day,
                regions: RegionTree(plan.regions),
                schools: plan.added,
                expected: Set(plan.added.map(\.uid)),
                submissions: []
            )
            if command.contains("signed.csv") {
                _ = SignedSheetReader.read(
                    try grid(folder + "signed.csv"), known: known, on: day, findings: &findings)
                #expect(findings.contains { $0.code.id == code })
                return
            }
            let sheet = try grid(folder + (command.contains("sheet.xlsx") ? "sheet.xlsx" : "sheet.csv"))
            let reports = ReportReader.read(sheet, framework: framework, known: known, findings: &findings)
            let earlier = RepeatedValues(
                reports.map {
                    Submission(
                        school: $0.school, framework: framework.id, version: "", period: Sample.period.previous,
                        revision: 1,
                        receivedOn: day, author: "", claims: $0.claims)
                }, period: Sample.period.previous)
            findings += earlier.findings(reports, in: sheet)
            if command.contains("checks.csv") {
                _ = CheckReader.read(
                    try grid(folder + "checks.csv"), framework: framework, known: known, on: day, findings: &findings)
            }
        }
        #expect(findings.contains { $0.code.id == code })
    }

    private func grid(_ path: String) throws -> Grid {
        if path.hasSuffix(".xlsx") { return try Grid(workbook: try Sample.bytes(path), file: path) }
        return Sample.grid(String(decoding: try Sample.bytes(path), as: UTF8.self), path: path)
    }
}
