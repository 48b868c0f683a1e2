import ArgumentParser
import Build
import ChineseText
import Diagnostics
import Foundation
import Law

/// `humen law …`.
struct LawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "law", abstract: "法律：列出、查看、核对引用，查谁引用了哪一条，比较两个版本。",
        subcommands: [LawList.self, LawShow.self, LawCite.self, LawCitedBy.self, LawDiff.self]
    )
}

/// `humen law list`.
struct LawList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出读到的法律，每部多少条。")

    @Argument(help: ArgumentHelp("法律文件或文件夹；不写就是站点的 Content/statutes。", valueName: "文件"))
    var paths: [String] = []
    @OptionGroup var site: SiteOptions
    @OptionGroup var format: FormatOption

    func run() throws {
        let desk = try LawDesk(paths.map(FilePath.init), site: site.folder)
        if format.format == .json {
            try format.print(LawListRecord(desk.collection, diagnostics: desk.findings))
        } else {
            for statute in desk.collection.statutes {
                let kind = statute.text == .outline ? "，要点（非法律原文）" : ""
                let since = statute.since.map { "　\($0)\(statute.isEffectUnknown ? "修改" : "起")" } ?? ""
                print("\(statute.id)　\(statute.title.inTitleMarks)　\(statute.articles.count) 条\(kind)\(since)")
                guard statute.files.count > 1 else { continue }
                for file in statute.files { print("　　\(file.path)　\(file.articles) 条") }
            }
            for other in desk.collection.others { print("\(other.path)　\(other.kind.label)") }
            format.report(desk.findings)
        }
        try format.finish(desk.findings)
    }
}

/// `humen law show`.
struct LawShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "显示一部法律或其中一条。")

    @Argument(
        help: ArgumentHelp(
            "法律的代号或名称，如 jindufa、禁毒法；旧版加上那时的日期或年份，如 禁毒法@2008-06-01，或写明文本，如 禁毒法（2007年通过）。", valueName: "法律"))
    var law: String
    @Argument(help: ArgumentHelp("条，如 59、a59、第五十九条。", valueName: "条"))
    var article: String?
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func run() throws {
        let desk = try LawDesk([], site: site.folder)
        let (law, article) = LawDesk.parts(law, article)
        guard let text = desk.show(law, article: article, asOf: try day.day()) else {
            if let reason = desk.reason(law, article: article, asOf: try day.day()) { throw StopRun(reason) }
            let known = desk.library.statutes.map { "\($0.version)（\($0.plainTitle)）" }.joined(separator: "、")
            throw StopRun("没有找到\(LawDesk.marked(law))。站点收有：\(known)")
        }
        if format.format == .json {
            return try format.print(desk.record(law, article: article, asOf: try day.day()))
        }
        print(text, terminator: "")
    }
}

/// `humen law cite`.
struct LawCite: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cite", abstract: "核对一段文字里的法条引用。")

    @Argument(help: ArgumentHelp("一段文字，如 “《禁毒法》第五十九条第一项”。", valueName: "文字"))
    var text: String
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func run() throws {
        let desk = try LawDesk([], site: site.folder)
        let report = desk.cite(text, asOf: try day.day())
        let unread = desk.unread(text, report)
        let findings = report.findings + report.unchecked.findings
        if format.format == .json {
            try format.print(LawCiteRecord(report, unread: unread))
        } else {
            for resolution in report.resolutions { show(resolution) }
            if report.resolutions.isEmpty { print("没有找到法条引用。引用的写法如《禁毒法》第五十九条") }
            for part in unread { print("没有看懂：\(part)") }
            format.report(findings)
        }
        try format.finish(findings)
    }

    private func show(_ resolution: CitationResolution) {
        if resolution.targets.isEmpty { print("\(resolution.mark.text)　未能核对") }
        for target in resolution.targets {
            let tag = target.isOutline ? "　要点（非法律原文）" : ""
            print("\(target.label)　\(target.path)\(tag)\n  \(target.excerpt.replacing("\n", with: "\n  "))")
        }
    }
}
