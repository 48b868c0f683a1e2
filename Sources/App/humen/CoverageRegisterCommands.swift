import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Schools

/// `humen coverage survey …`.
struct CoverageSurvey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "问卷调查（知晓率、满意率）：单独列，不与填报的数字合并。",
        subcommands: [SurveyImport.self, SurveyList.self])
}

/// `humen coverage survey import`.
struct SurveyImport: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入调查表：样本数和肯定数都要有。")
    @OptionGroup var options: ImportOptions

    func run() throws {
        try options.run { desk, file, _, stamp in
            try desk.importSurveys(file, stamp: stamp, preview: options.preview).map { $0.outcome("次") }
        }
    }
}

/// `humen coverage survey list`.
struct SurveyList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出问卷调查。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let surveys = try options.desk().surveys(asOf: try options.day.day())
        if options.format.format == .json { return try options.format.print(["surveys": surveys]) }
        print(Survey.table(surveys), terminator: "")
    }
}

/// `humen coverage designate …`.
struct CoverageDesignate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "designate", abstract: "示范学校等称号：命名、摘牌、在册名单。",
        subcommands: [DesignateAdd.self, DesignateWithdraw.self, DesignateList.self])
}

/// `humen coverage designate add`.
struct DesignateAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "登记一个称号。")
    @Argument(help: ArgumentHelp("学校的名称或标识码。", valueName: "学校"))
    var school: String
    @Argument(help: ArgumentHelp("称号，如 示范学校。", valueName: "称号"))
    var kind: String
    @Option(help: ArgumentHelp("级别：国家级、省级、市级、县级。", valueName: "级别"))
    var level = "县级"
    @Option(help: ArgumentHelp("哪一天命名的，默认今天。", valueName: "YYYY-MM-DD"))
    var from: CalendarDate?
    @Option(help: ArgumentHelp("命名文件的文号。", valueName: "文号"))
    var document = ""
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let stamp = try options.stamp()
        let school = try options.desk().designate(
            school, kind: kind, level: level, from: from ?? stamp.on, document: document,
            period: try options.thePeriod(), stamp: stamp)
        if options.format.format == .json { return try options.format.print(["school": school.name, "kind": kind]) }
        print("已登记：\(school.name)，\(level)\(kind)，\(from ?? stamp.on) 起")
    }
}

/// `humen coverage designate withdraw`.
struct DesignateWithdraw: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "登记摘牌；名单里两个日期都留着。")
    @Argument(help: ArgumentHelp("学校的名称或标识码。", valueName: "学校"))
    var school: String
    @Argument(help: ArgumentHelp("称号，如 示范学校。", valueName: "称号"))
    var kind: String
    @Option(help: ArgumentHelp("级别；同一个称号有几级时才要写。", valueName: "级别"))
    var level: String?
    @Option(help: ArgumentHelp("哪一天摘牌的，默认今天。", valueName: "YYYY-MM-DD"))
    var on: CalendarDate?
    @Option(help: ArgumentHelp("摘牌文件的文号。", valueName: "文号"))
    var document = ""
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let stamp = try options.stamp()
        let school = try options.desk().withdraw(
            school, kind: kind, level: level, on: on ?? stamp.on, document: document, period: try options.thePeriod(),
            stamp: stamp)
        if options.format.format == .json { return try options.format.print(["school": school.name, "kind": kind]) }
        print("已登记：\(school.name)的\(kind)，\(on ?? stamp.on) 摘牌")
    }
}

/// `humen coverage designate list`.
struct DesignateList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "称号的名单，在册的和摘牌的。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let day = try options.day.day()
        let lines = try options.desk().designations(period: try options.thePeriod(), asOf: day)
        if options.format.format == .json { return try options.format.print(["designations": lines]) }
        print(Designation.table(lines, asOf: day), terminator: "")
    }
}

/// `humen coverage evidence …`.
struct CoverageEvidence: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "佐证：文件留在原处，台账记它的校验码和一句说明。",
        subcommands: [EvidenceAdd.self, EvidenceList.self])
}

/// `humen coverage evidence add`.
struct EvidenceAdd: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "给一所学校的一项登记一个佐证文件。")
    @OptionGroup var subject: SubjectArguments
    @Argument(help: ArgumentHelp("佐证文件，如课表、照片、聘书的扫描件。", valueName: "文件"))
    var file: String
    @Option(help: ArgumentHelp("它说明什么，一句话，不要写人名。", valueName: "文字"))
    var note = ""
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let entry = try options.desk().addEvidence(
            FilePath(file), for: subject.school, subject.indicator, note: note, period: try options.thePeriod(),
            stamp: try options.stamp())
        if options.format.format == .json {
            return try options.format.print([
                "school": entry.school.name, "sha256": entry.sha256, "note": entry.receipt.note,
                "earlierNote": entry.receipt.earlierNote,
            ])
        }
        let verb = entry.receipt.isNew ? "已登记佐证" : "这个文件已经登记过"
        print("\(verb)：\(entry.school.name)的\(entry.label)，校验码 \(RollUp.grouped(entry.sha256))。文件请留在原处，不要改动")
        let (earlier, note) = (entry.receipt.earlierNote, entry.receipt.note)
        guard !earlier.isEmpty else { return }
        print(earlier == note ? "说明还是“\(note)”" : "说明原来是“\(earlier)”，已改为“\(note)”；要改回来的，请用 --note 写上原来的说明再登记一次")
    }
}

/// `humen coverage evidence list`.
struct EvidenceList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出佐证，并看文件还在不在、有没有改动。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let lines = try options.desk().evidence(period: try options.thePeriod(), asOf: try options.day.day())
        if options.format.format == .json { return try options.format.print(["evidence": lines]) }
        if lines.isEmpty { return print("本期没有登记佐证。") }
        for line in lines {
            let note = line.note.isEmpty ? "" : "：\(line.note)"
            print("\(line.name)  \(line.label)  \(line.file)  \(RollUp.grouped(line.sha256))  \(line.state)\(note)")
        }
    }
}

extension Ledger.ListReceipt {
    /// The counts as imports print them.
    func outcome(_ unit: String) -> ImportOptions.Outcome {
        ImportOptions.Outcome(
            isStored: isStored,
            counts: [("new", "新登记", new), ("revised", "更正", revised), ("unchanged", "没有变化", unchanged)], unit: unit)
    }
}
