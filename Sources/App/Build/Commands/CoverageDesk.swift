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
    package internal(set) var returned: FilePath?
    /// What it wrote, so that nothing that somebody changed is lost.
    var ownFiles = OwnFiles()

    /// Why nothing could be done.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// A desk for one framework of the site, by its id or another of its names; the shipped frameworks stand behind the site's own.
    package init(site: SiteFolder, ledger: FilePath?, framework id: String) throws {
        self.site = site
        file = ledger ?? site.ledger
        var others: [Finding] = []
        var known: [String] = []
        for folder in [site.content, site.share?.content].compactMap({ $0?.appending("frameworks") })
        where Disk.isFolder(folder) {
            for name in try Disk.files(below: folder) where name.hasSuffix(".yaml") {
                // A mistake in another framework's file does not stand in the way of this one.
                var findings: [Finding] = []
                let source = try SourceReader.read(folder.appending(name), findings: &findings)
                let framework = FrameworkReader.read(source, findings: &findings)
                if let framework, framework.isCalled(id) {
                    let isSample = Disk.isFile(file) && (try? Ledger.isSample(at: file.path)) == true
                    self.framework = isSample ? framework.asSample : framework
                    self.findings = others + findings
                    return
                }
                if let framework { known.append(framework.id) }
                for var finding in findings {
                    finding.severity = .warning
                    others.append(finding)
                }
            }
        }
        let printed = known.uniqued().joined(separator: "、")
        let reason = others.first.map { "。读不懂的框架文件：\($0.place?.file ?? "")（\($0.summary)）" } ?? ""
        throw Problem(
            description: "没有代号为“\(id)”的框架。\(known.isEmpty ? "Content/frameworks/ 里没有框架文件" : "可以用的：\(printed)")\(reason)"
        )
    }

    // MARK: In

    /// Makes a new ledger.
    package func initialise(stamp: Ledger.Stamp) throws -> FilePath {
        try Ledger.create(at: file.path, stamp: stamp).close()
        return file
    }

    /// Takes in a roster; `stages` answers for schools whose names do not tell theirs.
    package mutating func importRoster(
        _ path: FilePath, period: Period, stamp: Ledger.Stamp, preview: Bool, stages: StageAnswers = .none,
        admitsLate: Bool = false
    ) throws -> Ledger.RosterReceipt? {
        let (grid, origin) = try grid(path)
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        let county = configuration.county.isEmpty ? nil : configuration.county
        let entries = RosterReader.read(grid, county: county, answers: stages, year: period, findings: &findings)
        guard !findings.haveErrors else {
            let asksForStages = findings.contains { $0.code == .stageUnclear }
            let columns = asksForStages ? StageColumn.proposed(for: grid) : []
            returned = preview ? nil : try giveBack(grid, of: path, findings, stages: columns)
            return nil
        }
        let ledger = try open()
        let receipt = try ledger.store(
            roster: entries, framework: framework.id, period: period, origin: origin, stamp: stamp, preview: preview,
            admitsLate: admitsLate
        )
        try ledger.close()
        findings += receipt.plan.findings
        if let first = receipt.late.first, let entry = entries.first(where: { $0.name == first.name }) {
            let names = receipt.late.prefix(5).map(\.name).joined(separator: "、") + (receipt.late.count > 5 ? " 等" : "")
            findings.append(
                Finding(
                    .rosterLate, at: entry.place,
                    "本期已经有学校上报，应报名单不再变：\(receipt.late.count) 所新列的学校已登记，没有列入本期应报：\(names)",
                    explanation: ["确实应当列入的，加上 --late 再导入一次；分母会变大，报表里要说明"]))
        }
        return receipt
    }

    /// The schools of a period, as a roster that can be filled in, changed and imported again.
    package func roster(period: Period, asOf day: CalendarDate, region: String?) throws -> (text: String, count: Int) {
        let ledger = try open()
        let records = try ledger.load(framework: framework.id, period: period, asOf: day, region: region).records
        try ledger.close()
        try Self.check(region, in: records)
        return (RosterSheet.text(records), records.schools.count)
    }

    mutating func grid(_ path: FilePath) throws -> (Grid, Ledger.Origin) {
        let table = try TableSource(path, findings: &findings)
        let origin = Ledger.Origin(file: path.name, bytes: table.bytes).withoutPersons
        findings += Self.nameKeptOut(path, origin)
        return (table.grid, origin)
    }

    /// The ledger, if nothing in it is damaged or was changed behind the program's back.
    ///
    /// All rows of the ledger of a county are looked at each time. Above ``wholeCheckBytes``, a province's, only the chain of
    /// the audit and the last reports of two hundred schools are; `audit` and `backup` look at everything.
    func open() throws -> Ledger {
        if !Disk.isFile(file), !Disk.isFolder(site.content) {
            throw Problem(
                description: "这里没有台账“\(file)”，也不是站点文件夹（没有 Content）。请到台账所在的文件夹里运行，或用 --ledger 指出台账文件")
        }
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
        /// The region that was asked for, nil for all.
        package let region: String?
    }

    /// Where every school stands in a period, without the sums.
    package struct Standings: Sendable {
        package let records: CoverageRecords
        package let statuses: [SchoolStatus]
        package let head: String
        package let region: String?

        /// The same with the sums of every region.
        package var figures: Figures {
            let tree = region.map { records.regions.inside($0) } ?? records.regions
            return Figures(
                records: records, statuses: statuses, rollUp: RollUp(statuses, in: tree), head: head, region: region)
        }
    }

    /// The figures of a period as the ledger knew them on a day; nothing is written.
    ///
    /// With `region`, its code or name, only of the schools inside it.
    package func figures(period: Period, asOf day: CalendarDate, region: String? = nil) throws -> Figures {
        try standings(period: period, asOf: day, region: region).figures
    }

    /// Where every school stands, for lists that show no sums: a province's take a seventh of the time.
    package func standings(period: Period, asOf day: CalendarDate, region: String? = nil) throws -> Standings {
        let ledger = try open()
        let (records, head) = try ledger.load(framework: framework.id, period: period, asOf: day, region: region)
        try ledger.close()
        try Self.check(region, in: records)
        let day = min(records.asOf, records.period.end ?? records.asOf)
        if let problem = framework.regionProblems(in: records.regions, on: day).first {
            throw Problem(description: "框架 \(framework.id) 的\(problem)")
        }
        return Standings(records: records, statuses: framework.derive(records), head: head, region: region)
    }

    /// Stops where a region was asked for that the ledger does not know, or knows more than one of.
    private static func check(_ region: String?, in records: CoverageRecords) throws {
        guard let region, let problem = records.regions.problem(with: region) else { return }
        if records.regions.ordered.isEmpty { throw Problem(description: records.nobodyExpected) }
        throw Problem(description: problem)
    }

    /// Why a school's indicator stands as it does.
    package func why(_ name: String, _ indicator: String, in figures: Figures) throws -> CoverageExplanation {
        guard let indicator = framework.indicator(named: indicator) else { throw unknown(indicator) }
        let school = try Self.school(name, in: figures.records)
        guard let status = figures.statuses.first(where: { $0.school.uid == school.uid }) else {
            throw Problem(description: "名册里没有“\(name)”")
        }
        return framework.why(status, indicator, in: figures.records.period)
    }

    /// The one school that a name or official code means.
    static func school(_ name: String, in records: CoverageRecords) throws -> School {
        if records.schools.isEmpty { throw Problem(description: records.nobodyExpected) }
        switch SchoolMatcher(records.schools, in: records.regions).find(name: name, code: name) {
        case .found(let school), .elsewhere(let school, _): return school
        case .ambiguous(let schools):
            let names = schools.map { "\($0.name)（\($0.code ?? $0.uid)）" }.joined(separator: "、")
            throw Problem(description: "叫“\(name)”的学校不止一所：\(names)。请用标识码")
        case .unknown(let near):
            let hint = near.isEmpty ? "" : "。名称相近的有：\(near.joined(separator: "、"))"
            throw Problem(description: "名册里没有“\(name)”\(hint)")
        }
    }
}

extension CoverageDesk {
    /// 毒品预防教育“五落实”.
    package static let defaultFramework = Framework.usual
}

extension FindingCode {
    static let coverageLedgerMissing = FindingCode(
        "coverage.ledger-missing", .error, "要公布五落实，但没有台账",
        manual: """
            site.yaml 里写了 `coverage: {publish: true}`，站点要有“五落实”一页，数字来自站点文件夹里的 ledger.db。
            请先 `humen coverage init`，再 `humen coverage schools import 名册.csv`、`humen coverage import 填报表.csv`；不想公布就删去这一项。
            """
    )
    static let rosterLate = FindingCode(
        "coverage.roster-late", .warning, "应报名单已经定了，新列的学校没有列入本期应报",
        manual: """
            一个学期里第一所学校上报以后，应报名单就不再变：覆盖率的分母不能一边报一边改。之后导入的名册里新出现的学校照样登记，下个学期再导入
            名册时自然列入。确实是本期漏列的，用 `humen coverage schools import 名册.csv --late` 再导入一次，并在通报里说明分母为什么变了。
            """
    )
    /// The codes of this desk.
    package static let deskCodes: [FindingCode] =
        [.coverageLedgerMissing, .rosterLate, .fileKept, .fileNamed] + sheetCodes
}
