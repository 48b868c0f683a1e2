import ArgumentParser
import Build
import Diagnostics
import Foundation
import Schools

/// `humen coverage template`.
struct CoverageTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "空白填报表：学校已填好并锁定，各项有下拉框。",
        discussion: "写到 Output/reports/ 里；-o 可以写别的文件夹，只有一张表时也可以写文件名。"
    )

    @Argument(help: ArgumentHelp("只要这个乡镇、区县或学校的；不写就是全部应报的学校。", valueName: "地区或学校"))
    var place: String?
    @Option(help: ArgumentHelp("几张表：all（合在一张）、town（每个乡镇一张）、school（每所学校一张）。", valueName: "all|town|school"))
    var each = CoverageDesk.FormSplit.all
    @Option(help: ArgumentHelp("交表的期限，写在表头，如“12月20日”。", valueName: "日期"))
    var due: String?
    @Flag(help: "每个年级一行（只列框架要求的年级），课时等按年级填。")
    var grades = false
    @Option(name: .short, help: ArgumentHelp("写到哪里。", valueName: "文件夹或文件"))
    var outputFile: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        var desk = try options.desk()
        let figures = try desk.figures(period: try options.thePeriod(), asOf: try options.day.day())
        let due = try CoverageDesk.due(due, asOf: try options.day.day())
        let files = try desk.forms(
            figures, split: each, only: place, due: due, byGrade: grades, to: outputFile.map { FilePath($0) })
        options.format.report(desk.findings)
        try options.finish(files)
    }
}

extension CoverageDesk.FormSplit: ExpressibleByArgument {}

extension LedgerOptions {
    /// Names the files that were written, with what is to be said about what stands in them.
    func finish(_ files: [FilePath], _ findings: [Finding] = []) throws {
        if format.format == .json {
            return try format.print(
                Written(
                    files: files.map(\.path), diagnostics: findings.isEmpty ? nil : findings.map { FindingRecord($0) }))
        }
        for file in files { print("已写出 \(file)") }
        format.report(findings)
    }

    private struct Written: Encodable {
        let files: [String]
        let diagnostics: [FindingRecord]?
    }
}
