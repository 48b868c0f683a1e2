import ArgumentParser
import Build
import Diagnostics
import Schools

/// `humen coverage report`.
struct CoverageReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "汇总表、情况通报、情况报告、未上报名单、学校一页纸等。",
        discussion: "写到 Output/reports/ 里本学期的文件夹；同一本台账、同一天，重新生成的文件完全相同。"
    )

    @Argument(
        help: ArgumentHelp(
            "要哪几样：summary（汇总表）、notice（情况通报）、upward（情况报告）、missing（未上报名单）、schools（学校一页纸）、"
                + "rectification（整改台账）、distribution（印制清单和签收单）、contest（竞赛情况表）、ranking（排名表）；不写就是全部。",
            valueName: "报表"))
    var reports: [CoverageDesk.Report] = []
    @Option(help: ArgumentHelp("只写一个地区（区县、乡镇）的。", valueName: "地区"))
    var region: String?
    @Option(name: .short, help: ArgumentHelp("写到哪个文件夹；只要一样时也可以是文件，如 通报.docx。", valueName: "文件夹或文件"))
    var outputFolder: String?
    @Option(help: ArgumentHelp("交表的期限，写进催报文字和一页纸，如“12月20日”。", valueName: "日期"))
    var due: String?
    @Option(help: ArgumentHelp("竞赛情况表按哪份卷的结果填，写卷号；只有一份卷有结果时不用写。", valueName: "卷号"))
    var paper: String?
    @Flag(help: "网页也做成 PDF（要装有 WeasyPrint 或 Chromium）。")
    var pdf = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        var desk = try options.desk()
        let figures = try desk.figures(period: try options.thePeriod(), asOf: try options.day.pastDay(), region: region)
        let chosen = CoverageDesk.Report.allCases.filter { reports.isEmpty || reports.contains($0) }
        let target = outputFolder.map { FilePath($0) }
        let due = try CoverageDesk.due(due, asOf: try options.day.day())
        let files = try desk.write(chosen, figures, to: target, due: due, paper: paper, pdf: pdf)
        try options.finish(files, desk.findings)
        try options.format.finish(desk.findings)
    }
}

extension CoverageDesk.Report: ExpressibleByArgument {
    /// Takes the English name or the Chinese one: `summary`, 汇总表.
    public init?(argument: String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == argument || $0.label == argument }) else {
            return nil
        }
        self = found
    }
}
