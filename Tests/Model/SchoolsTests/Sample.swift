import DataFiles
import Diagnostics
import Foundation
import Spreadsheets
import Testing

@testable import Schools

/// The invented county of `Tests/Fixtures/coverage`, and short cuts to read sheets.
enum Sample {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized

    static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: root.appending(path: path)))
    }

    static func framework() throws -> Framework {
        var findings: [Finding] = []
        let source = SourceText(path: "wuluoshi.yaml", bytes: try bytes("Content/frameworks/wuluoshi.yaml"))
        let framework = FrameworkReader.read(source, findings: &findings)
        #expect(findings.isEmpty)
        return try #require(framework)
    }

    static func grid(_ text: String, path: String = "a.csv") -> Grid {
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: path, text), findings: &findings)
        #expect(findings.isEmpty)
        return grid
    }

    static func fixture(_ name: String) throws -> Grid {
        let text = String(decoding: try bytes("Tests/Fixtures/coverage/\(name)"), as: UTF8.self)
        return grid(text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text, path: name)
    }

    static let day = CalendarDate(year: 2026, month: 11, day: 21)
    static let period = Period(firstYear: 2026, term: 1)

    /// The schools of the fixture's roster.
    static func plan() throws -> RosterPlan {
        var findings: [Finding] = []
        let entries = RosterReader.read(try fixture("roster.csv"), county: nil, findings: &findings)
        #expect(!findings.haveErrors)
        return RosterPlan(entries, known: [], on: try #require(day))
    }

    /// Reads a filled sheet against the fixture's roster.
    static func read(_ grid: Grid) throws -> (reports: [SchoolReport], findings: [Finding]) {
        var findings: [Finding] = []
        let known = try records([])
        let reports = ReportReader.read(grid, framework: try framework(), known: known, findings: &findings)
        return (reports, findings)
    }

    static func records(
        _ sheets: [(period: Period, reports: [SchoolReport])],
        period: Period = period,
        asOf: CalendarDate? = day
    ) throws -> CoverageRecords {
        let plan = try plan()
        let framework = try framework()
        let received = try #require(day)
        let submissions = sheets.flatMap { sheet in
            sheet.reports.map {
                Submission(
                    school: $0.school,
                    framework: framework.id,
                    version: framework.version,
                    period: sheet.period,
                    revision: 1,
                    receivedOn: received,
                    author: "示例县禁毒办",
                    claims: $0.claims
                )
            }
        }
        return CoverageRecords(
            period: period,
            asOf: try #require(asOf),
            regions: RegionTree(plan.regions),
            schools: plan.added,
            expected: Set(plan.added.map(\.uid)),
            submissions: submissions
        )
    }
}

extension [Finding] {
    /// One line each, for comparison as a whole.
    var lines: [String] { sortedByPlace().map { "\($0.place?.label ?? "") \($0.summary) [\($0.code.id)]" } }
}
