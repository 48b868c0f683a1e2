package import Coverage
package import DataFiles
package import Diagnostics
package import Schools
import Site
import Spreadsheets
import Theme

/// What `humen coverage …` does: sheets in, figures out.
///
/// The store itself is ``Ledger``.
package struct CoverageDesk: Sendable {
    let site: SiteFolder
    let file: FilePath
    package let framework: Framework
    package internal(set) var findings: [Finding] = []
    /// The last sheet, given back with its mistakes marked: written where an error kept it out.
    package private(set) var returned: FilePath?

    /// Why nothing could be done.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// A desk for one framework of the site, by its id; the shipped frameworks stand behind the site's own.
    package init(site: SiteFolder, ledger: FilePath?, framework id: String) throws {
        self.site = site
        file = ledger ?? site.ledger
        var findings: [Finding] = []
        var known: [String] = []
        for folder in [site.content, site.share?.content].compactMap({ $0?.appending("frameworks") })
        where Disk.isFolder(folder) {
            for name in try Disk.files(below: folder) where name.hasSuffix(".yaml") {
                let source = try SourceReader.read(folder.appending(name), findings: &findings)
                guard let framework = FrameworkReader.read(source, findings: &findings) else { continue }
                known.append(framework.id)
                if framework.id == id {
                    self.framework = framework
                    self.findings = findings
                    return
                }
            }
        }
        let printed = known.uniqued().joined(separator: "、")
        throw Problem(
            description: "没有代号为“\(id)”的框架。\(known.isEmpty ? "Content/frameworks/ 里没有框架文件" : "可以用的：\(printed)")")
    }

    // MARK: In

    /// Makes a new ledger.
    package func initialise(stamp: Ledger.Stamp) throws -> FilePath {
        try Ledger.create(at: file.path, stamp: stamp).close()
        return file
    }

    /// Takes in a roster.
    package mutating func importRoster(
        _ path: FilePath, period: Period, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.RosterReceipt? {
        let (grid, origin) = try grid(path)
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        let county = configuration.county.isEmpty ? nil : configuration.county
        let entries = RosterReader.read(grid, county: county, findings: &findings)
        guard !findings.haveErrors else {
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let ledger = try open()
        let receipt = try ledger.store(
            roster: entries, framework: framework.id, period: period, origin: origin, stamp: stamp, preview: preview
        )
        try ledger.close()
        findings += receipt.plan.findings
        return receipt
    }

    /// Takes in a filled sheet.
    package mutating func importSheet(
        _ path: FilePath, period: Period, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.SheetReceipt? {
        let (grid, origin) = try grid(path)
        let ledger = try open()
        let known = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let reports = ReportReader.read(grid, framework: framework, known: known, findings: &findings)
        guard !findings.haveErrors else {
            try ledger.close()
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let receipt = try ledger.store(
            reports: reports, framework: framework, period: period, origin: origin, stamp: stamp, preview: preview
        )
        try ledger.close()
        return receipt
    }

    mutating func grid(_ path: FilePath) throws -> (Grid, Ledger.Origin) {
        let table = try TableSource(path, findings: &findings)
        return (table.grid, Ledger.Origin(file: path.name, bytes: table.bytes))
    }

    /// The ledger, if nothing in it is damaged or was changed behind the program's back.
    ///
    /// All rows of the ledger of a county are looked at each time. Above ``wholeCheckBytes``, a province's, only the chain of
    /// the audit is; `audit` and `backup` look at everything.
    func open() throws -> Ledger {
        let ledger = try Ledger.open(at: file.path)
        let faults = Disk.size(file) > Self.wholeCheckBytes ? try ledger.chainFaults() : try ledger.faults()
        guard faults.isEmpty else {
            try ledger.close()
            let words = faults.prefix(3).joined(separator: "；")
            throw Problem(description: "台账 \(file) 有损坏，没有使用：\(words)。请换用备份，损坏的文件留着不要删")
        }
        return ledger
    }

    /// Four million bytes: some 1,500 schools and terms, a moment's work.
    private static let wholeCheckBytes = 4_000_000

    // MARK: Out

    /// The figures of one period on one day.
    package struct Figures: Sendable {
        package let records: CoverageRecords
        package let statuses: [SchoolStatus]
        package let rollUp: RollUp
        package let head: String
    }

    /// The figures of a period as the ledger knew them on a day; nothing is written.
    ///
    /// With `region`, its code or name, only of the schools inside it.
    package func figures(period: Period, asOf day: CalendarDate, region: String? = nil) throws -> Figures {
        let ledger = try open()
        let (records, head) = try ledger.load(framework: framework.id, period: period, asOf: day, region: region)
        try ledger.close()
        if let region, records.schools.isEmpty {
            let known = records.regions.ordered.prefix(40).map(\.region.name).joined(separator: "、")
            throw Problem(description: "台账里没有“\(region)”这个地区。有：\(known)")
        }
        let statuses = framework.derive(records)
        let tree = region.map { records.regions.inside($0) } ?? records.regions
        return Figures(records: records, statuses: statuses, rollUp: RollUp(statuses, in: tree), head: head)
    }

    /// Why a school's indicator stands as it does.
    package func why(_ name: String, _ indicator: String, in figures: Figures) throws -> CoverageExplanation {
        guard let indicator = framework.indicator(named: indicator) else {
            let known = framework.indicators.map { "\($0.code)（\($0.label)）" }.joined(separator: "、")
            throw Problem(description: "没有“\(indicator)”这一项，可以用：\(known)")
        }
        let school = try Self.school(name, in: figures.records)
        guard let status = figures.statuses.first(where: { $0.school.uid == school.uid }) else {
            throw Problem(description: "名册里没有“\(name)”")
        }
        return framework.why(status, indicator, in: figures.records.period)
    }

    /// The one school that a name or official code means.
    static func school(_ name: String, in records: CoverageRecords) throws -> School {
        switch SchoolMatcher(records.schools, in: records.regions).find(name: name, code: name) {
        case .found(let school): return school
        case .ambiguous(let schools):
            let names = schools.map { "\($0.name)（\($0.code ?? $0.uid)）" }.joined(separator: "、")
            throw Problem(description: "叫“\(name)”的学校不止一所：\(names)。请用标识码")
        case .unknown(let near):
            let hint = near.isEmpty ? "" : "。名称相近的有：\(near.joined(separator: "、"))"
            throw Problem(description: "名册里没有“\(name)”\(hint)")
        }
    }
}

extension CoverageTable {
    /// The table page of the site: a row a region, a cell an indicator.
    ///
    /// No school is named.
    init(_ figures: CoverageDesk.Figures, framework: Framework) {
        let rollUp = figures.rollUp
        let count: (CoverageCount) -> [Cell] = { count in
            [Cell.count(count.expected), .count(count.reported), .rate(count.reportRate)]
                + framework.indicators.map { indicator in
                    let part = count.indicators[indicator.code]
                    return .rate(Rate(part?.covered ?? 0, of: part?.expected ?? 0), showsCounts: true)
                } + [.rate(count.implementationRate)]
        }
        var rows = rollUp.rows.map { row in
            Row(
                region: row.region.name, level: min(row.depth, 4), cells: count(row.count),
                total: row.count.coverageRate.text
            )
        }
        if !rollUp.hasOneRoot {
            rows.append(Row(region: "合计", level: 0, cells: count(rollUp.total), total: rollUp.total.coverageRate.text))
        }
        let total = rollUp.total
        self.init(
            framework: framework.title, period: figures.records.period.title, asOf: figures.records.asOf.chinese,
            columns: ["应报（所）", "已报（所）", "上报率"] + framework.indicators.map(\.label) + ["落实率"], rows: rows,
            notes: [
                "应报 \(total.expected) 所，已报 \(total.reported) 所，五项全部落实 \(total.covered) 所。",
                "上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；各项为落实这一项的学校÷应当落实这一项的学校（有的学段不要求其中某几项，不计入分母）。未报和不详按未落实计，百分数只舍不入。",
            ],
            head: RollUp.grouped(figures.head),
            summary: "\(figures.records.period.title)：应报 \(total.expected) 所，已报 \(total.reported) 所，"
                + "五项全部落实 \(total.covered) 所，覆盖率 \(total.coverageRate.text)。"
        )
    }
}

extension CoverageTable.Cell {
    fileprivate static func count(_ count: Int) -> CoverageTable.Cell {
        CoverageTable.Cell(text: String(count), share: "", state: "count")
    }

    fileprivate static func rate(_ rate: Rate, showsCounts: Bool = false) -> CoverageTable.Cell {
        let state = rate.whole == 0 ? "unknown" : rate.part == 0 ? "none" : rate.part == rate.whole ? "full" : "part"
        let share = rate.hundredthsOfPercent.map { String($0 / 100) } ?? ""
        let counts = showsCounts && rate.whole > 0 ? "（\(rate.part)/\(rate.whole)）" : ""
        return CoverageTable.Cell(text: rate.text + counts, share: share, state: state)
    }
}

extension CoverageTable {
    /// The table that a site publishes: nil unless its site.yaml opts in.
    ///
    /// The ledger that it asks for must be there; `period` is the one that contains the day.
    static func published(
        by site: SiteFolder, asOf day: CalendarDate, findings: inout [Finding]
    ) throws -> CoverageTable? {
        var ignored: [Finding] = []
        guard try SiteBuilder.configuration(of: site, findings: &ignored).publishesCoverage else { return nil }
        guard Disk.isFile(site.ledger) else {
            findings.append(
                Finding(
                    .coverageLedgerMissing, at: Place(file: site.content.appending("site.yaml").path),
                    "site.yaml 要求公布五落实，但没有台账 \(site.ledger)",
                    explanation: ["先运行 humen coverage init 并导入名册和填报表，或删去 coverage: publish"]
                )
            )
            return nil
        }
        let desk = try CoverageDesk(site: site, ledger: nil, framework: CoverageDesk.defaultFramework)
        findings += desk.findings
        return CoverageTable(
            try desk.figures(period: Period(containing: day), asOf: day), framework: desk.framework
        )
    }
}

extension CoverageDesk {
    /// 毒品预防教育“五落实”.
    package static let defaultFramework = "jindu.wuluoshi"
}

extension FindingCode {
    static let coverageLedgerMissing = FindingCode(
        "coverage.ledger-missing", .error, "要公布五落实，但没有台账",
        manual: """
            site.yaml 里写了 `coverage: {publish: true}`，站点要有“五落实”一页，数字来自站点文件夹里的 ledger.db。
            请先 `humen coverage init`，再 `humen coverage schools import 名册.csv`、`humen coverage import 填报表.csv`；不想公布就删去这一项。
            """
    )
    /// The codes of this desk.
    package static let deskCodes: [FindingCode] = [.coverageLedgerMissing]
}
