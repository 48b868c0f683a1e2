import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Foundation
import Schools

/// `humen coverage …`.
struct CoverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "五落实台账：名册、填报、落实情况。",
        subcommands: [
            CoverageInit.self, CoverageSchools.self, CoverageTemplate.self, CoverageImport.self,
            CoverageCorrect.self, CoverageUndo.self, CoverageStatusCommand.self,
            CoverageMissing.self,
            CoverageReport.self, CoverageWhy.self, CoverageVerify.self, CoverageActivity.self,
            CoverageTally.self, CoverageEvidence.self, CoverageDesignate.self, CoverageSurvey.self,
            CoverageBackup.self, CoverageRestore.self, CoverageAudit.self, CoverageDemo.self,
        ]
    )
}

/// The options that every `coverage` command shares.
struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("台账文件，默认是站点里的 ledger.db。", valueName: "文件"))
    var ledger: String?
    @Option(help: ArgumentHelp("框架的代号。", valueName: "代号"))
    var framework = CoverageDesk.defaultFramework
    @Option(help: ArgumentHelp("学年或学期，如 2026-2027、2026-2027-1，默认是今天所在的学期。", valueName: "学期"))
    var period: Period?
    @Option(help: ArgumentHelp("谁在登记，写进台账的记录。", valueName: "科室或岗位"))
    var by: String?
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    /// The desk for the framework; one whose file has errors ends the run: nothing is counted by half of its rules.
    func desk() throws -> CoverageDesk {
        let desk = try anyDesk()
        guard desk.findings.haveErrors else { return desk }
        if format.format == .json {
            try format.print(["diagnostics": desk.findings.sortedByPlace().map { FindingRecord($0) }])
        } else {
            format.report(desk.findings)
            print("框架文件有错误，没有往下做；改好再来")
        }
        throw ExitCode(1)
    }

    /// The desk for what asks nothing of the framework: the ledger itself, made, copied, looked through.
    func anyDesk() throws -> CoverageDesk {
        try CoverageDesk(site: site.folder, ledger: ledger.map(FilePath.init), framework: framework)
    }

    func thePeriod() throws -> Period { try period ?? Period(containing: day.day()) }

    func stamp() throws -> Ledger.Stamp {
        let formatter = ISO8601DateFormatter()
        formatter.timeZone = .current
        let actor = try CoverageDesk.author(by) ?? ProcessInfo.processInfo.environment["USER"] ?? "未署名"
        return Ledger.Stamp(at: formatter.string(from: Date()), on: try day.pastDay(), actor: actor)
    }
}

/// Which school and which of its indicators a command is about.
struct SubjectArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("学校的名称或标识码。", valueName: "学校"))
    var school: String
    @Argument(help: ArgumentHelp("哪一项，如 HOURS 或 课时。", valueName: "项"))
    var indicator: String
}

extension Period: ExpressibleByArgument {
    /// Reads a school year or a term as ``Period`` does.
    public init?(argument: String) { self.init(argument) }
}

/// `humen coverage init`.
struct CoverageInit: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "新建一本空的台账。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let file = try options.anyDesk().initialise(stamp: try options.stamp())
        if options.format.format == .json { return try options.format.print(["ledger": file.path]) }
        print("已新建台账 \(file)。下一步：humen coverage schools import 名册.csv")
    }
}

/// `humen coverage schools …`.
struct CoverageSchools: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schools", abstract: "学校名册。",
        subcommands: [RosterImport.self, RosterExport.self, SchoolsList.self, SchoolAlias.self]
    )
}

/// The file and the switch of imports, and all that they have in common.
struct ImportOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("表格文件：xlsx 或 CSV（装了 LibreOffice 时也可以是 xls、et）。", valueName: "文件"))
    var file: String
    @Flag(help: "只看会怎样，不写台账。")
    var preview = false
    @OptionGroup var ledger: LedgerOptions

    /// What an import did, or would do: each count with its name in JSON and its words.
    struct Outcome {
        let isStored: Bool
        let counts: [(name: String, words: String, count: Int)]
        /// What is counted.
        var unit = "所"
        /// The values that change, before and after.
        var corrections: [CoverageDesk.Correction] = []
    }

    /// Runs an import and prints what became of it; `take` gives nil when an error kept everything out.
    func run(
        _ take: (inout CoverageDesk, FilePath, Period, Ledger.Stamp) throws -> Outcome?
    ) throws {
        var desk = try ledger.desk()
        let outcome = try take(&desk, FilePath(file), try ledger.thePeriod(), try ledger.stamp())
        if ledger.format.format == .json {
            try ledger.format.print(ImportRecord(outcome, findings: desk.findings, returned: desk.returned?.path))
        } else {
            ledger.format.report(desk.findings)
            print(Self.words(outcome, isPreview: preview))
            Self.list(outcome?.corrections ?? [])
            if let returned = desk.returned { print(Self.words(returned, desk.findings)) }
        }
        try ledger.format.finish(desk.findings)
    }

    private static let mostCorrections = 50

    /// Each value that changes, before and after.
    static func list(_ corrections: [CoverageDesk.Correction]) {
        for correction in corrections.prefix(mostCorrections) {
            let word = correction.old == "未填" ? "补填" : "更正"
            print("\(word)：\(correction.school)的\(correction.label)，\(correction.old) → \(correction.new)")
        }
        let rest = corrections.count - mostCorrections
        if rest > 0 { print("另有 \(rest) 处更正，全部的见 --format json") }
    }

    static func words(_ returned: FilePath, _ findings: [Finding]) -> String {
        let errors = findings.count { $0.severity == .error }
        let all = errors > FindingPrinter.mostOfOneKind ? "（\(errors) 个错误全部标在里面）" : ""
        return "错的格子标了颜色、写了批注，可以退回修改：\(returned)\(all)"
    }

    static func words(_ outcome: Outcome?, isPreview: Bool) -> String {
        guard let outcome else { return "有错误，没有写入台账" }
        let verb = outcome.isStored ? "已登记" : isPreview ? "将登记" : "没有登记"
        return "\(verb)：" + outcome.counts.map { "\($0.words) \($0.count) \(outcome.unit)" }.joined(separator: "，")
    }
}

/// What an import prints as JSON.
struct ImportRecord: Encodable {
    let stored: Bool
    let counts: [String: Int]
    /// The sheet with its mistakes marked, where an error kept it out.
    let returned: String?
    let corrections: [CoverageDesk.Correction]
    let diagnostics: [FindingRecord]

    init(_ outcome: ImportOptions.Outcome?, findings: [Finding], returned: String?) {
        self.returned = returned
        corrections = outcome?.corrections ?? []
        stored = outcome?.isStored ?? false
        counts = Dictionary((outcome?.counts ?? []).map { ($0.name, $0.count) }) { first, _ in first }
        diagnostics = findings.sortedByPlace().map(FindingRecord.init)
    }
}

/// `humen coverage schools import`.
struct RosterImport: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入学校名册，定下本期应报的学校。")
    @Option(help: ArgumentHelp("名册没有学段、校名也看不出时算什么，如 中学=初中；可写几次。", valueName: "学段"))
    var stage: [String] = []
    @Flag(help: "已经有学校上报后，仍把新列的学校列入本期应报。")
    var late = false
    @OptionGroup var options: ImportOptions

    func run() throws {
        let stages = try StageAnswers(stage)
        try options.run { desk, file, period, stamp in
            try desk.importRoster(
                file, period: period, stamp: stamp, preview: options.preview, stages: stages, admitsLate: late
            ).map { receipt in
                ImportOptions.Outcome(
                    isStored: receipt.isStored,
                    counts: [
                        ("added", "新增学校", receipt.plan.added.count), ("changed", "变更", receipt.plan.changed.count),
                        ("expected", "列入本期应报", receipt.newlyExpected),
                    ]
                )
            }
        }
    }
}

/// `humen coverage schools export`.
struct RosterExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "把台账里的学校写成名册，改好可以再导入。")
    @Option(help: ArgumentHelp("只要一个地区（区县、乡镇）的。", valueName: "地区"))
    var region: String?
    @Option(name: .short, help: ArgumentHelp("写到这个文件；不写就打印出来。", valueName: "文件.xlsx"))
    var outputFile: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let desk = try options.desk()
        let (text, count) = try desk.roster(
            period: try options.thePeriod(), asOf: try options.day.day(), region: region)
        guard let outputFile else { return print(text, terminator: "") }
        try desk.write(text, to: FilePath(outputFile))
        if options.format.format == .json { return try options.format.print(["file": outputFile]) }
        print("已写出 \(outputFile)：\(count) 所学校")
    }
}

/// `--region` of the commands that print figures.
private let regionHelp = ArgumentHelp("只看一个地区（区县、乡镇）里的学校。", valueName: "地区")

/// `-o` of the commands that print figures.
private let fileHelp = ArgumentHelp("写成文件：.xlsx（公式带数值）、.html（带图）、.pdf 或 .csv。", valueName: "文件")

/// `humen coverage status`.
struct CoverageStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "各地区的上报率、落实率、覆盖率。")
    @Option(help: regionHelp)
    var region: String?
    @Option(name: .short, help: fileHelp)
    var outputFile: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        var desk = try options.desk()
        let figures = try desk.figures(
            period: try options.thePeriod(), asOf: try options.day.shownDay(), region: region)
        if let outputFile {
            try desk.write(.summary, figures, asFile: FilePath(outputFile))
            return try options.finish([FilePath(outputFile)], desk.findings)
        }
        let findings = desk.findings + desk.framework.idleRules(figures.records, only: region)
        if options.format.format == .json {
            let record = CoverageStatusRecord(
                figures.rollUp, framework: desk.framework, records: figures.records, head: figures.head,
                findings: findings
            )
            try options.format.print(record)
        } else {
            let table = figures.rollUp.statusTable(
                framework: desk.framework, records: figures.records, head: figures.head
            )
            print(table, terminator: "")
            options.format.report(findings)
        }
        try options.format.finish(findings)
    }
}

/// `humen coverage missing`.
struct CoverageMissing: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "missing", abstract: "未上报和未落实的学校。")
    @Option(help: regionHelp)
    var region: String?
    @Option(name: .short, help: fileHelp)
    var outputFile: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        var desk = try options.desk()
        let figures = try desk.standings(
            period: try options.thePeriod(), asOf: try options.day.shownDay(), region: region)
        if let outputFile {
            try desk.write(.missing, figures.figures, asFile: FilePath(outputFile))
            return try options.finish([FilePath(outputFile)], desk.findings)
        }
        let findings = desk.findings + desk.framework.idleRules(figures.records, only: region)
        let missing = desk.framework.missing(figures.statuses, in: figures.records.regions)
        let excused = ExcusedSchool.all(figures.statuses, in: figures.records.regions)
        if options.format.format == .json {
            try options.format.print(
                MissingRecord(
                    schools: missing, excused: excused, note: figures.records.note,
                    diagnostics: findings.map { FindingRecord($0) }))
        } else {
            print(
                desk.framework.missingTable(missing, excused: excused, records: figures.records), terminator: "")
            options.format.report(findings)
        }
    }

    private struct MissingRecord: Encodable {
        let schools: [MissingSchool]
        let excused: [ExcusedSchool]
        let note: String?
        let diagnostics: [FindingRecord]
    }
}
