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
        commandName: "results", abstract: "学生交来的结果。", subcommands: [ResultsImport.self])
}

/// The ledger and the day of the commands that keep or read sums.
struct SumsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("台账文件，默认是站点里的 ledger.db。", valueName: "文件"))
    var ledger: String?
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func desk() throws -> ResultsDesk { try ResultsDesk(site: site.folder, ledger: ledger.map { FilePath($0) }) }
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
        let formatter = ISO8601DateFormatter()
        formatter.timeZone = .current
        let actor = try CoverageDesk.author(by) ?? ProcessInfo.processInfo.environment["USER"] ?? "未署名"
        let stamp = Ledger.Stamp(at: formatter.string(from: Date()), on: try options.day.pastDay(), actor: actor)
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
            let known = receipt.rows.count { $0.status == .duplicate }
            let word = preview ? "可以计入" : "已计入"
            print("\(word) \(receipt.counted) 人；以前计入过的 \(known) 份，没有改动；没有计入的 \(refused) 份")
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
                print("《\(figures.paper.content.title)》（\(figures.paper.packID)）：\(figures.count) 人")
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
