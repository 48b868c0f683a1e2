import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Schools

/// `humen coverage verify …`.
struct CoverageVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核验：抽查、登记结果、整改到销号。",
        subcommands: [VerifyDraw.self, VerifyImport.self, VerifyRectify.self, VerifyList.self])
}

/// `humen coverage verify draw`.
struct VerifyDraw: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "draw", abstract: "抽出要核验的学校，一半按风险，一半随机。")
    @Option(help: ArgumentHelp("抽几所。", valueName: "个数"))
    var count = 10
    @Option(help: ArgumentHelp("抽签的种子，任意文字；同一个种子抽出同一份名单。", valueName: "文字"))
    var seed: String?
    @Option(
        name: .customShort("o"),
        help: ArgumentHelp("把抽查表写到这个文件，带到学校填；.xlsx 另有名单和每校一页的到校记录（5 名教师、15 名学生）。", valueName: "文件.xlsx"))
    var target: String?
    @OptionGroup var options: LedgerOptions

    func validate() throws {
        if count < 1 { throw ValidationError("--count 至少是 1") }
    }

    func run() throws {
        let desk = try options.desk()
        let figures = try desk.figures(period: try options.thePeriod(), asOf: try options.day.day())
        let list = desk.draw(count, seed: seed, from: figures)
        if let target { try desk.write(list, figures, to: FilePath(target)) }
        if options.format.format == .json { return try options.format.print(Record(list, head: figures.head)) }
        print(list.text(desk.framework, figures.records, head: figures.head), terminator: "")
        if let target { print("抽查表已写到 \(target)，填好后用 humen coverage verify import \(target) 登记") }
    }

    private struct Record: Encodable {
        let seed: String
        let head: String
        let candidates: Int
        let schools: [School]

        struct School: Encodable {
            let school: String
            let name: String
            let region: String
            let score: Int
            let byRisk: Bool
            let reasons: [String]
        }

        init(_ list: InspectionList, head: String) {
            seed = list.seed
            self.head = head
            candidates = list.candidates
            schools = list.entries.map {
                School(
                    school: $0.status.school.uid, name: $0.status.school.name, region: $0.region, score: $0.score,
                    byRisk: $0.isByRisk, reasons: $0.reasons)
            }
        }
    }
}

/// `humen coverage verify import`.
struct VerifyImport: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入填好的抽查表；核验的人不能是登记填报的人。")
    @OptionGroup var options: ImportOptions

    func run() throws {
        try options.run { desk, file, period, stamp in
            let receipt = try desk.importChecks(file, period: period, stamp: stamp, preview: options.preview)
            if let receipt, receipt.outdated > 0 {
                Console.note(
                    "有 \(receipt.outdated) 项和以前登记的核验完全相同，而核验以后填报改过，没有当作重新核验。重新看过的，请写上这一次的核验日期再导入；核验的单位自己改过填报的，由另一个单位核验。\n"
                )
            }
            if let receipt, receipt.unsigned > 0 {
                Console.note(
                    "有 \(receipt.unsigned) 所学校的填报没有写是谁登记的（导入时没有写 --by），不知道是不是由另一个科室核验的；以后导入填报表请写上 --by\n")
            }
            return receipt.map { receipt in
                ImportOptions.Outcome(
                    isStored: receipt.isStored,
                    counts: [("new", "核验结果", receipt.new), ("unchanged", "没有变化", receipt.unchanged)], unit: "项")
            }
        }
    }
}

/// `humen coverage verify rectify`.
struct VerifyRectify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rectify", abstract: "核验不属实的，发出整改；复核属实后，销号。")
    @OptionGroup var subject: SubjectArguments
    @Flag(help: "销号。没有这个就是发出整改。")
    var close = false
    @Option(help: ArgumentHelp("整改期限。", valueName: "YYYY-MM-DD"))
    var due: CalendarDate?
    @Option(help: ArgumentHelp("整改通知的文号。", valueName: "文号"))
    var document = ""
    @Option(help: ArgumentHelp("说明，不要写人名。", valueName: "文字"))
    var note = ""
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let result = try options.desk().rectify(
            subject.school, subject.indicator, step: close ? .closed : .issued, due: due, document: document,
            note: note,
            period: try options.thePeriod(), stamp: try options.stamp())
        if options.format.format == .json { return try options.format.print(result) }
        print("已登记：\(result.name)的\(result.label)，\(result.state.rawValue)" + (result.due.map { "，期限 \($0)" } ?? ""))
    }
}

/// `humen coverage verify list`.
struct VerifyList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "整改台账：核验出的问题，改到哪一步。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let desk = try options.desk()
        let cases = try desk.rectificationCases(period: try options.thePeriod(), asOf: try options.day.day())
        if options.format.format == .json { return try options.format.print(["cases": cases]) }
        print(RectificationCase.table(cases), terminator: "")
    }
}
