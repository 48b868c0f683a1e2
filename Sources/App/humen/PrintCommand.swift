import ArgumentParser
import Build
import Diagnostics
import Foundation
import Print
import Site

extension Booklet.Sheet: ExpressibleByArgument {}

/// `humen print`.
struct PrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "把几篇网页或整个栏目做成可以打印的小册子，附引用的法律条文。")

    @Argument(help: ArgumentHelp("Content 里的文件，如 qa/zhudong-jiedu.md。", valueName: "网页"))
    var pages: [String] = []
    @Option(help: ArgumentHelp("整个栏目，写文件夹名或栏目名，如 qa；可以写几次。", valueName: "栏目"))
    var section: [String] = []
    @Option(help: ArgumentHelp("只要这个主题（topic）的。", valueName: "主题"))
    var topic: String?
    @Option(help: ArgumentHelp("封面上的标题；不写就用栏目或主题的名称。", valueName: "标题"))
    var title: String?
    @Option(help: ArgumentHelp("纸张：a5（默认，可骑马订）或 a4。", valueName: "a5|a4"))
    var paper = Booklet.Sheet.a5
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func validate() throws {
        if pages.isEmpty, section.isEmpty { throw ValidationError("请写要印的网页，或用 --section 写栏目，如 --section qa") }
    }

    func run() async throws {
        let request = BookletDesk.Request(
            pages: pages, sections: section, topic: topic, title: title, sheet: paper)
        let desk = try await BookletDesk(
            request, site: try site.existing(), edition: Edition(asOf: try day.day()),
            jobs: ProcessInfo.processInfo.activeProcessorCount)
        if format.format == .json {
            try format.print(PrintRecord(desk))
        } else {
            format.report(desk.findings)
            if let file = desk.file { print("\(desk.pages) 篇\n打开 \(file)，按打印；双面打印 A5 小册子，在打印对话框里选“小册子”") }
        }
        try format.finish(desk.findings)
    }
}

/// The document that `humen print --format json` writes.
private struct PrintRecord: Encodable {
    let file: String?
    let pages: Int
    let diagnostics: [FindingRecord]

    init(_ desk: BookletDesk) {
        file = desk.file?.path
        pages = desk.pages
        diagnostics = desk.findings.map(FindingRecord.init)
    }
}
