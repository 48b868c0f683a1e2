import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Schools

/// `humen coverage import`.
struct CoverageImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "导入填好的五落实表：一个或几个文件，或者一个文件夹里的全部表格。",
        discussion: "每个文件各算一次导入，有错误的不登记、退回修改，其他的照常登记。收到的日期用 --as-of 写明，日期晚的为准。")
    @Argument(help: ArgumentHelp("表格文件或文件夹：xlsx 或 CSV（装了 LibreOffice 时也可以是 xls、et）。", valueName: "文件"))
    var files: [String]
    @Flag(help: "只看会怎样，不写台账。")
    var preview = false
    @Flag(help: "和同一天的另一张表说得不一样时，以这张为准。")
    var replace = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        var desk = try options.desk()
        let own = desk.findings
        let paths = try CoverageDesk.sheets(in: files.map { FilePath($0) })
        let outcomes = try desk.importSheets(
            paths, period: try options.thePeriod(), stamp: try options.stamp(), preview: preview, replaces: replace)
        if options.format.format == .json {
            try printRecord(outcomes, findings: desk.findings)
        } else {
            options.format.report(own)
            for outcome in outcomes { show(outcome, isOnly: outcomes.count == 1) }
            if outcomes.count > 1 { print(Self.total(outcomes, isPreview: preview)) }
        }
        try options.format.finish(desk.findings)
    }

    private func show(_ outcome: CoverageDesk.SheetOutcome, isOnly: Bool) {
        options.format.report(outcome.findings)
        print((isOnly ? "" : "\(outcome.file)：") + ImportOptions.words(Self.outcome(outcome), isPreview: preview))
        if outcome.isTaken, let receipt = outcome.receipt, let days = receipt.filledDays {
            print(Self.filled(receipt.filled, days))
        }
        ImportOptions.list(outcome.corrections)
        if let returned = outcome.returned { print(ImportOptions.words(returned, outcome.findings)) }
    }

    private func printRecord(_ outcomes: [CoverageDesk.SheetOutcome], findings: [Finding]) throws {
        if let only = outcomes.first, outcomes.count == 1 {
            return try options.format.print(
                ImportRecord(Self.outcome(only), findings: findings, returned: only.returned?.path))
        }
        try options.format.print(
            FilesRecord(
                files: outcomes.map { outcome in
                    FilesRecord.File(
                        file: outcome.file.path,
                        record: ImportRecord(
                            Self.outcome(outcome), findings: outcome.findings, returned: outcome.returned?.path))
                },
                diagnostics: findings.sortedByPlace().map(FindingRecord.init)))
    }

    private static func outcome(_ outcome: CoverageDesk.SheetOutcome) -> ImportOptions.Outcome? {
        guard outcome.isTaken, let receipt = outcome.receipt else { return nil }
        return ImportOptions.Outcome(
            isStored: receipt.isStored,
            counts: [
                ("new", "首次上报", receipt.new), ("revised", "更正", receipt.revised),
                ("unchanged", "没有变化", receipt.unchanged),
            ] + (receipt.filled > 0 ? [("filled", "补记以前的日子", receipt.filled)] : []),
            corrections: outcome.corrections)
    }

    /// What a sheet that came in late says of days that are over.
    private static func filled(_ count: Int, _ days: Range<CalendarDate>) -> String {
        "补记：\(count) 所学校从 \(days.lowerBound) 起、到 \(days.upperBound) 以前的数改按这张表，--as-of 写这些日子的统计会跟着变；以后的数照旧"
    }

    private static func total(_ outcomes: [CoverageDesk.SheetOutcome], isPreview: Bool) -> String {
        let taken = outcomes.filter(\.isTaken)
        let receipts = taken.compactMap(\.receipt)
        let words = [
            "首次上报 \(receipts.reduce(0) { $0 + $1.new }) 所", "更正 \(receipts.reduce(0) { $0 + $1.revised }) 所",
            "没有变化 \(receipts.reduce(0) { $0 + $1.unchanged }) 所",
        ]
        let rest = outcomes.count - taken.count
        return "共 \(outcomes.count) 个文件，\(isPreview ? "可以登记" : "登记了") \(taken.count) 个：\(words.joined(separator: "，"))"
            + (rest == 0 ? "" : "；有错误的 \(rest) 个没有写入台账")
    }

    private struct FilesRecord: Encodable {
        let files: [File]
        let diagnostics: [FindingRecord]

        struct File: Encodable {
            let file: String
            let record: ImportRecord
        }
    }
}

/// `humen coverage correct`.
struct CoverageCorrect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "更正一所学校的一项，写明原因；原来的数留在台账里。")
    @OptionGroup var subject: SubjectArguments
    @Argument(help: ArgumentHelp("改成什么，写法和填报表里一样，如 2、√、×、不详。", valueName: "值"))
    var value: String
    @Option(help: ArgumentHelp("为什么更正，记在台账里，必须写。", valueName: "原因"))
    var reason: String
    @Option(help: ArgumentHelp("只改一个学段或年级，如 初中、五年级。", valueName: "学段或年级"))
    var part: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let desk = try options.desk()
        let corrections = try desk.correct(
            subject.school, subject.indicator, to: value, part: part, reason: reason, period: try options.thePeriod(),
            stamp: try options.stamp())
        if options.format.format == .json { return try options.format.print(["corrections": corrections]) }
        ImportOptions.list(corrections)
        print(corrections.isEmpty ? "台账里本来就是这样，没有改动" : "已登记更正，原因：\(reason)")
    }
}

/// `humen coverage undo`.
struct CoverageUndo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "撤销一次登记（名册、填报表、活动、调查、签字表、称号、佐证、名称、核验、整改）：恢复到登记以前，记录都留着。",
        discussion: "号码看 humen coverage audit 每行最前面的数。后来的登记用到了它带来的内容时不能撤销，会说明是哪一次。")
    @Argument(help: ArgumentHelp("第几次登记。", valueName: "号"))
    var number: Int
    @Option(help: ArgumentHelp("为什么撤销，记在台账里。", valueName: "原因"))
    var reason = ""
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let receipt = try options.desk().undo(number: number, reason: reason, stamp: try options.stamp())
        if options.format.format == .json {
            return try options.format.print(
                Record(
                    undone: receipt.number, kind: receipt.kind, file: receipt.file, restored: receipt.restored,
                    withdrawn: receipt.withdrawn))
        }
        let file = receipt.file.isEmpty ? "" : "（\(receipt.file)）"
        var words = "\(receipt.restored) 所恢复到这次导入以前，\(receipt.withdrawn) 所回到未上报"
        if receipt.kind == "roster" {
            words = "新增的 \(receipt.withdrawn) 所不再算，改过的 \(receipt.restored) 所恢复原样"
        } else if let list = Self.lists[receipt.kind] {
            words = "\(list)不再算，以前登记过的仍然算"
            if receipt.kind == "name" { words += "。用这个叫法导入过的表不会跟着改，请核对那几所学校的填报" }
        } else if receipt.restored + receipt.withdrawn == 0 {
            words = "它填的与另一张表相同，数没有变"
        }
        print("已撤销第 \(receipt.number) 次登记\(file)：\(words)。原来的记录都留着，写对以后可以再导入")
    }

    /// What an entry of a list was about.
    private static let lists = [
        "activity": "这次登记的活动、新媒体数", "survey": "这次登记的调查", "class hours": "这次登记的课", "designation": "这次登记的称号（或摘牌）",
        "evidence": "这次登记的佐证", "name": "这次记住的名称", "verdict": "这次登记的核验结果", "rectification": "这次登记的整改或销号",
    ]

    private struct Record: Encodable {
        let undone: Int
        let kind: String
        let file: String
        let restored: Int
        let withdrawn: Int
    }
}
