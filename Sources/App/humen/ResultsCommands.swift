import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Foundation
import Quiz

/// `humen quiz results …`.
struct QuizResults: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results", abstract: "学生交来的结果。", subcommands: [ResultsImport.self, ResultsClear.self])
}

/// The ledger and the day of the commands that keep or read sums.
struct SumsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("台账文件，默认是站点里的 ledger.db。", valueName: "文件"))
    var ledger: String?
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func desk() throws -> ResultsDesk { try ResultsDesk(site: site.folder, ledger: ledger.map { FilePath($0) }) }

    func stamp(_ by: String?) throws -> Ledger.Stamp {
        let formatter = ISO8601DateFormatter()
        formatter.timeZone = .current
        let actor = try CoverageDesk.author(by) ?? ProcessInfo.processInfo.environment["USER"] ?? "未署名"
        return Ledger.Stamp(at: formatter.string(from: Date()), on: try day.pastDay(), actor: actor)
    }
}

/// `humen quiz results import`.
struct ResultsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入结果文件、班级汇总、二维码文字和 16 字编码，只存合计。")

    @Argument(help: ArgumentHelp("结果文件（.jdr）、班级汇总（.json）、一行一个二维码文字或编码的文本文件，或者放着它们的文件夹。", valueName: "文件"))
    var files: [String]
    @Option(name: .customLong("class"), help: ArgumentHelp("结果里没有班级码时，算哪个班的。", valueName: "班级码"))
    var classroom: String?
    @Flag(help: "只看会怎样，不写台账。")
    var preview = false
    @Option(help: ArgumentHelp("谁在登记，写进台账的记录。", valueName: "科室或岗位"))
    var by: String?
    @OptionGroup var options: SumsOptions

    func run() throws {
        var desk = try options.desk()
        let stamp = try options.stamp(by)
        let receipt = try desk.take(
            files.map { FilePath($0) }, classroom: classroom, stamp: stamp, preview: preview)
        if options.format.format == .json {
            try options.format.print(
                Record(
                    results: receipt.rows, counted: receipt.counted, isStored: receipt.isStored,
                    diagnostics: desk.findings.sortedByPlace().map(FindingRecord.init)))
        } else {
            options.format.report(desk.findings)
            let refused = receipt.rows.count { $0.status == .refused }
            let word = preview ? "可以计入" : "已计入"
            print("\(word) \(receipt.counted) 人；\(receipt.knownWords)；没有计入的 \(refused) 份")
        }
        try options.format.finish(desk.findings)
    }

    private struct Record: Encodable {
        let results: [ResultsDesk.Row]
        let counted: Int
        let isStored: Bool
        let diagnostics: [FindingRecord]
    }
}

/// `humen quiz results clear`.
struct ResultsClear: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear", abstract: "导错了结果：清除一个班一份卷已经计入的合计，再把对的文件导入。",
        discussion: "一个班的合计合在一起存放，不能只退回一次导入。清除了什么、为什么，记在台账里；这个班的结果文件请留着，清除以后全部重新导入。")

    @Argument(help: ArgumentHelp("卷号。", valueName: "卷号"))
    var pack: String
    @Option(name: .customLong("class"), help: ArgumentHelp("清除哪个班的。", valueName: "班级码"))
    var classroom: String?
    @Flag(help: "清除这份卷所有班的。")
    var allClasses = false
    @Option(help: ArgumentHelp("为什么清除，记在台账里。", valueName: "原因"))
    var reason: String
    @Flag(help: "只看会清除什么，不写台账。")
    var preview = false
    @Option(help: ArgumentHelp("谁在登记，写进台账的记录。", valueName: "科室或岗位"))
    var by: String?
    @OptionGroup var options: SumsOptions

    func validate() throws {
        guard (classroom != nil) != allClasses else {
            throw ValidationError("请用 --class 班级码 写明清除哪个班的；所有的班都清除，写 --all-classes")
        }
    }

    func run() throws {
        var desk = try options.desk()
        let stamp = try options.stamp(by)
        let cleared = try desk.clear(pack, classroom: classroom, reason: reason, stamp: stamp, preview: preview)
        if options.format.format == .json {
            try options.format.print(
                Record(
                    packId: pack,
                    cleared: cleared.map {
                        .init(classCode: $0.classroom.code.description, title: $0.classroom.title, count: $0.pupils)
                    },
                    isStored: !preview && !cleared.isEmpty,
                    diagnostics: desk.findings.sortedByPlace().map(FindingRecord.init)))
        } else {
            options.format.report(desk.findings)
            for one in cleared {
                print("\(preview ? "可以清除" : "已清除")：\(one.classroom.title)（\(one.classroom.code)），\(one.pupils) 人")
            }
            if !preview, !cleared.isEmpty {
                print("卷 \(pack) 的这些结果不再计入，凭它们可以登记的课时也不再列出。请把对的结果文件全部再导入一次，重新写分析报告；以前的报告请收回：新旧两份一减，可能看出几个人的成绩")
            }
        }
        try options.format.finish(desk.findings)
    }

    private struct Record: Encodable {
        let packId: String
        let cleared: [Sums]
        let isStored: Bool
        let diagnostics: [FindingRecord]

        struct Sums: Encodable {
            let classCode: String
            let title: String
            let count: Int
        }
    }
}

/// `humen quiz analyze`.
struct QuizAnalyze: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "分析题目和知识点，写成报告；不含任何学生的记录，不排名。")

    @Argument(help: ArgumentHelp("卷号；不写就是台账里有结果的每一份卷。", valueName: "卷号"))
    var packs: [String] = []
    @Option(help: ArgumentHelp("前测的卷号，与它相同的题比一比。", valueName: "卷号"))
    var before: String?
    @OptionGroup var options: SumsOptions

    func run() throws {
        var desk = try options.desk()
        let analyses = try desk.analyses(packs, before: before, asOf: try options.day.day())
        let files = try desk.report(analyses)
        if options.format.format == .json {
            try options.format.print(
                Record(
                    papers: analyses.map { AnalysisRecord($0.figures, paired: $0.paired) }, files: files.map(\.path),
                    diagnostics: desk.findings.sortedByPlace().map(FindingRecord.init)))
        } else {
            options.format.report(desk.findings)
            for analysis in analyses {
                let figures = analysis.figures
                print("《\(figures.paper.content.title)》（\(figures.paper.packID)）：\(figures.people)")
            }
            for file in files { print("打开 \(file)") }
        }
        try options.format.finish(desk.findings)
    }

    private struct Record: Encodable {
        let papers: [AnalysisRecord]
        let files: [String]
        let diagnostics: [FindingRecord]
    }
}
