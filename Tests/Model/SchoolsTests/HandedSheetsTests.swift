import DataFiles
import Diagnostics
import Foundation
import Spreadsheets
import TestSupport
import Testing

@testable import Schools

/// Workbooks as people hand them in, made with openpyxl and LibreOffice by somebody who did not write the reader
/// (`Tests/Fixtures/coverage/handed`; what each does wrong stands in `docs/sheets.md`): what is read and what is said, to the letter.
struct HandedSheetsTests {
    private static let folder = "Tests/Fixtures/coverage/handed"

    static var names: [String] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: Sample.root.appending(path: folder).path)) ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.sorted()
    }

    private static func grid(_ name: String) throws -> Grid {
        try Grid(workbook: try Sample.bytes("\(folder)/\(name)"), file: name)
    }

    /// The eight schools of the clean roster.
    private static func known() throws -> CoverageRecords {
        var findings: [Finding] = []
        let entries = RosterReader.read(try grid("r39a-base.xlsx"), county: "示例县", findings: &findings)
        let day = try #require(Sample.day)
        let plan = RosterPlan(entries, known: [], on: day)
        return CoverageRecords(
            period: Sample.period, asOf: day, regions: RegionTree(plan.regions), schools: plan.added,
            expected: Set(plan.added.map(\.uid)), submissions: [])
    }

    private static func roster(_ grid: Grid, _ known: CoverageRecords) throws -> String {
        var findings: [Finding] = []
        let entries = RosterReader.read(grid, county: "示例县", findings: &findings)
        if grid.file.hasPrefix("r6") || grid.file.hasPrefix("t18") {
            findings += RosterPlan(entries, known: known.schools, on: known.asOf).findings
        }
        let towns = entries.count { $0.regions.last?.level == .town }
        return "\(entries.count) 所，\(towns) 所有乡镇\n" + lines(findings)
    }

    private static func sheet(_ grid: Grid, _ known: CoverageRecords) throws -> String {
        var findings: [Finding] = []
        let framework = try Sample.framework()
        let reports = ReportReader.read(grid, framework: framework, known: known, findings: &findings)
        if grid.file.hasPrefix("s19") || grid.file.hasPrefix("t20") {
            var ignored: [Finding] = []
            let last = Sample.period.previous
            let earlier = ReportReader.read(
                try Self.grid("s19-copied-last-term.xlsx"), framework: framework, known: known, findings: &ignored
            ).map {
                Submission(
                    school: $0.school, framework: framework.id, version: "", period: last, revision: 1,
                    receivedOn: known.asOf, author: "", claims: $0.claims)
            }
            findings += RepeatedValues(earlier, period: last).findings(reports, in: grid)
        }
        return "\(reports.count) 所\n" + lines(findings)
    }

    private static func lines(_ findings: [Finding]) -> String {
        findings.sortedByPlace().map { "  \($0.severity.label) " + [$0].lines.joined() + "\n" }.joined()
    }

    @Test func `each is read, or refused, with the same words every time`() throws {
        let known = try Self.known()
        var text = ""
        for name in Self.names {
            let isRoster = name.hasPrefix("r") || ["s38", "t01", "t18"].contains { name.hasPrefix($0) }
            text += "== \(name)\n"
            do {
                let grid = try Self.grid(name)
                text += isRoster ? try Self.roster(grid, known) : try Self.sheet(grid, known)
            } catch let problem as Grid.Problem {
                text += "读不了：\(problem)\n"
            }
        }
        Golden.expect(text)
        #expect(Self.names.count == 100)
    }
}
