import ArgumentParser
import Build
import Coverage
import Diagnostics
import Schools

/// `humen coverage tally …`.
struct CoverageTally: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally", abstract: "上过的课：班级答题汇总和教师签字表可以登记成课时记录，只印了材料的不算。",
        subcommands: [TallyList.self, TallyEnter.self, TallyImport.self])
}

/// `humen coverage tally list`.
struct TallyList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "可以登记的课时记录，和已登记的与学校填报的对照。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let desk = try options.desk()
        let figures = try desk.figures(period: try options.thePeriod(), asOf: try options.day.day())
        let report = try desk.lessons(figures)
        if options.format.format == .json {
            return try options.format.print(Record(report))
        }
        if report.offered.isEmpty { print("没有可以登记的课时记录：先导入班级答题结果（humen quiz results import）或教师签字表。") }
        for hour in report.offered {
            print(
                "可登记：\(report.names[hour.school] ?? hour.school) \(hour.grade) \(hour.classroom)，\(hour.amount) 课时，\(hour.basis.label)，试卷 \(hour.source)"
            )
        }
        if !report.offered.isEmpty { print("核对后用 humen coverage tally enter 登记。") }
        for name in report.unknown { print("名册里没有“\(name)”，它的班级没有列出；名称不同的，先用 humen coverage schools alias 记住") }
        for line in report.lines {
            let all = line.allClasses.map { "/\($0)" } ?? ""
            print(
                "已登记：\(line.name)，\(line.classes)\(all) 个班，最少的班 \(line.least) 课时；填报 \(line.reported ?? "—")。\(line.remark)"
            )
        }
        print("课时记录只作对照，不自动改变学校填报的数字。")
    }

    private struct Record: Encodable {
        let offered: [Offer]
        let unknown: [String]
        let schools: [ClassHour.Line]

        struct Offer: Encodable {
            let school: String
            let grade: String
            let classroom: String
            let hours: String
            let basis: String
            let source: String
        }

        init(_ report: CoverageDesk.LessonReport) {
            offered = report.offered.map {
                Offer(
                    school: report.names[$0.school] ?? $0.school, grade: $0.grade, classroom: $0.classroom,
                    hours: $0.amount.description, basis: $0.basis.rawValue, source: $0.source)
            }
            unknown = report.unknown
            schools = report.lines
        }
    }
}

/// `humen coverage tally enter`.
struct TallyEnter: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enter", abstract: "把班级答题汇总提出的课时记录登记下来。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let desk = try options.desk()
        let period = try options.thePeriod()
        let figures = try desk.figures(period: period, asOf: try options.day.day())
        let receipt = try desk.enter(try desk.lessons(figures).offered, period: period, stamp: try options.stamp())
        if options.format.format == .json { return try options.format.print(["new": receipt.new]) }
        print(receipt.new == 0 ? "没有可以登记的课时记录" : "已登记课时记录 \(receipt.new) 条")
    }
}

/// `humen coverage tally import`.
struct TallyImport: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入教师签字表；没有签字的行不登记。")
    @OptionGroup var options: ImportOptions

    func run() throws {
        try options.run { desk, file, period, stamp in
            try desk.importSigned(file, period: period, stamp: stamp, preview: options.preview)
                .map { $0.outcome("条") }
        }
    }
}
