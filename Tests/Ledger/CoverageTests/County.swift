import ChineseText
import DataFiles
import Diagnostics
import Foundation
import Schools
import Spreadsheets
import Testing

@testable import Coverage

/// A ledger in a folder of its own, and the invented county of `Tests/Fixtures/coverage` to fill it with.
///
/// A class, so that the folder goes when the test ends.
final class County {
    let path: String
    let framework: Framework
    let period = Period(firstYear: 2026, term: 1)
    private let folder: URL

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "ledger.db").path
        var findings: [Finding] = []
        let yaml = try Array(Data(contentsOf: Self.root.appending(path: "Content/frameworks/wuluoshi.yaml")))
        let source = SourceText(path: "wuluoshi.yaml", bytes: yaml)
        framework = try #require(FrameworkReader.read(source, findings: &findings))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    static func stamp(_ day: String = "2026-11-21") throws -> Ledger.Stamp {
        Ledger.Stamp(at: day + "T09:00:00+08:00", on: try #require(CalendarDate(day)), actor: "示例县禁毒办")
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: root.appending(path: "Tests/Fixtures/coverage/\(name)")))
    }

    func create() throws -> Ledger { try Ledger.create(at: path, stamp: Self.stamp()) }

    /// As the command does it: decode, read, store.
    @discardableResult
    func importRoster(
        _ raw: [UInt8],
        into ledger: Ledger,
        day: String = "2026-11-21",
        period: Period? = nil,
        preview: Bool = false
    ) throws -> (receipt: Ledger.RosterReceipt, findings: [Finding]) {
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: "roster.csv", bytes: DecodedText(raw).bytes), findings: &findings)
        let entries = RosterReader.read(grid, county: "示例县", findings: &findings)
        let receipt = try ledger.store(
            roster: findings.haveErrors ? [] : entries,
            framework: framework.id,
            period: period ?? self.period,
            origin: Ledger.Origin(file: "roster.csv", bytes: raw),
            stamp: Self.stamp(day),
            preview: preview
        )
        return (receipt, findings + receipt.plan.findings)
    }

    /// As the command does it: nothing is stored when a finding is an error.
    @discardableResult
    func importSheet(
        _ raw: [UInt8],
        into ledger: Ledger,
        day: String = "2026-11-21",
        period: Period? = nil,
        preview: Bool = false,
        file: String = "sheet.csv",
        replaces: Bool = false
    ) throws -> (receipt: Ledger.SheetReceipt?, findings: [Finding]) {
        let period = period ?? self.period
        let known = try load(ledger, day: day, period: period)
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: "sheet.csv", bytes: DecodedText(raw).bytes), findings: &findings)
        let reports = ReportReader.read(grid, framework: framework, known: known, findings: &findings)
        if findings.haveErrors { return (nil, findings) }
        let receipt = try ledger.store(
            reports: reports,
            framework: framework,
            period: period,
            origin: Ledger.Origin(file: file, bytes: raw),
            stamp: Self.stamp(day),
            preview: preview,
            replaces: replaces
        )
        return (receipt, findings)
    }

    func load(_ ledger: Ledger, day: String = "2026-11-21", period: Period? = nil) throws -> CoverageRecords {
        let asOf = try #require(CalendarDate(day))
        return try ledger.load(framework: framework.id, period: period ?? self.period, asOf: asOf).records
    }

    /// Every figure of a day on one line a region.
    func figures(_ ledger: Ledger, day: String = "2026-11-21") throws -> [String] {
        let records = try load(ledger, day: day)
        let rollUp = RollUp(framework.derive(records), in: records.regions)
        return rollUp.rows.map { row in
            let indicators = framework.indicators.map { row.count.indicators[$0.code]?.covered ?? 0 }
            return "\(row.region.name) \(row.count.expected) \(row.count.reported) \(row.count.covered) \(indicators)"
        }
    }
}

extension Ledger.SheetReceipt {
    /// New, revised and unchanged schools.
    var counts: [Int] { [new, revised, unchanged] }
}
