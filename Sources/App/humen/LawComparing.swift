import ArgumentParser
import Build
import ChineseText
import Diagnostics
import Foundation
import Law

/// `humen law cited-by`.
struct LawCitedBy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cited-by", abstract: "哪些网页、解读和题目引用了这部法律或这一条。")

    @Argument(help: ArgumentHelp("法律的代号或名称，如 jindufa、禁毒法。", valueName: "法律"))
    var law: String
    @Argument(help: ArgumentHelp("条，如 59、a59、第五十九条；不写就列出这部法律的每一条。", valueName: "条"))
    var article: String?
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func run() async throws {
        let report = try await CitedByReport(
            law, article: article, site: try site.existing(), asOf: try day.day())
        if format.format == .json { return try format.print(report) }
        let edition = report.edition.map { "（\($0)）" } ?? ""
        for entry in report.articles {
            print("\(report.title.inTitleMarks)\(edition)\(entry.label)")
            for page in entry.pages { print("  网页　\(page.title)　\(page.file)") }
            for question in entry.questions { print("  题目　\(question.bank)第 \(question.number) 题　\(question.stem)") }
        }
        if report.articles.isEmpty { print("没有网页或题目引用它") }
    }
}

/// `humen law diff`.
struct LawDiff: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "diff", abstract: "逐条比较一部法律的两个版本，并提出条号对照（renumbers）。")

    @Argument(help: ArgumentHelp("旧版：jindufa@2008-06-01，或者文件。", valueName: "旧版"))
    var old: String
    @Argument(help: ArgumentHelp("新版，写法相同。", valueName: "新版"))
    var new: String
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func run() throws {
        let asOf = try day.day()
        let versions = try [old, new].map { try LawDesk.version($0, site: site.folder, asOf: asOf) }
        let doubt = try LawDesk.doubt(comparing: versions[0], with: versions[1])
        let comparison = StatuteComparison(versions[0], versions[1])
        if format.format == .json { return try format.print(ComparisonRecord(comparison, doubt: doubt)) }
        if let doubt { print("注意：\(doubt)\n") }
        print("\(comparison.new.title.inTitleMarks)\(comparison.old.version) → \(comparison.new.version)\n")
        for entry in comparison.entries where entry.change != .same { print(entry.described + "\n") }
        let counts = comparison.counts
        print(
            "改动 \(counts.changed) 条，只换条号 \(counts.moved) 条，新增 \(counts.added) 条，删去 \(counts.removed) 条，其余 \(counts.same) 条没有变"
        )
        guard !comparison.renumbers.isEmpty else { return }
        print("\n条号对照（按文字相近程度提出，请人工核对后写进新版文件的开头）：\n\(comparison.proposal)")
    }
}
