import ArgumentParser
import Build
import Diagnostics
import Schools

/// `humen coverage why`.
struct CoverageWhy: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "一所学校的一项为什么是这样；不写哪一项就列出全部。")

    @Argument(help: ArgumentHelp("学校的名称或标识码。", valueName: "学校"))
    var school: String
    @Argument(help: ArgumentHelp("哪一项，如 HOURS 或 课时；不写就是全部。", valueName: "项"))
    var indicator: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let desk = try options.desk()
        let figures = try desk.figures(period: try options.thePeriod(), asOf: try options.day.shownDay())
        if options.format.format != .json { options.format.report(desk.framework.idleRules(figures.records)) }
        guard let indicator else {
            let all = try desk.framework.indicators.map { try desk.why(school, $0.code, in: figures) }
            if options.format.format == .json { return try options.format.print(["indicators": all]) }
            return print(all.map(\.text).joined(separator: "\n"), terminator: "")
        }
        let explanation = try desk.why(school, indicator, in: figures)
        if options.format.format == .json { return try options.format.print(explanation) }
        print(explanation.text, terminator: "")
    }
}

/// `humen coverage schools list`.
struct SchoolsList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "看台账里的学校：地区、学段、班级数、学生数、是否应报。")
    @Option(help: ArgumentHelp("只看一个地区（区县、乡镇）里的学校。", valueName: "地区"))
    var region: String?
    @Option(name: .short, help: ArgumentHelp("写成文件：.xlsx 或 .csv。", valueName: "文件"))
    var outputFile: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        var desk = try options.desk()
        let figures = try desk.figures(
            period: try options.thePeriod(), asOf: try options.day.shownDay(), region: region)
        let list = try desk.schoolList(figures)
        if let outputFile {
            try desk.write(list, asFile: FilePath(outputFile))
            return try options.finish([FilePath(outputFile)])
        }
        if options.format.format == .json {
            return try options.format.print(Record(schools: list.lines, note: list.note))
        }
        print(list.text, terminator: "")
    }

    private struct Record: Encodable {
        let schools: [SchoolList.Line]
        let note: String?
    }
}
