import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Schools

/// `humen coverage activity …`.
struct CoverageActivity: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activity", abstract: "活动台账：六进、七进活动和新媒体的数。",
        subcommands: [ActivityImport.self, ActivityList.self])
}

/// `humen coverage activity import`.
struct ActivityImport: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "导入一个月的活动表或新媒体表。")
    @Option(help: ArgumentHelp("表是哪一个月的，如 2026-11；日期只写了“11月3日”时用得着。", valueName: "YYYY-MM"))
    var month: String?
    @OptionGroup var options: ImportOptions

    func validate() throws { try ActivityList.validate(month) }

    func run() throws {
        try options.run { desk, file, _, stamp in
            try desk.importActivities(file, month: month, stamp: stamp, preview: options.preview).map { receipt in
                ImportOptions.Outcome(
                    isStored: receipt.isStored,
                    counts: [
                        ("new", "新登记", receipt.new), ("revised", "更正", receipt.revised),
                        ("unchanged", "没有变化", receipt.unchanged),
                    ], unit: "条")
            }
        }
    }
}

/// `humen coverage activity list`.
struct ActivityList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出活动和合计；可以写成月报表。")
    @Option(help: ArgumentHelp("只看哪一个月，如 2026-11。", valueName: "YYYY-MM"))
    var month: String?
    @Option(name: .customShort("o"), help: ArgumentHelp("把活动表写到这个文件（.xlsx 或 .csv）；还没有活动时是一张空表。", valueName: "文件.xlsx"))
    var target: String?
    @OptionGroup var options: LedgerOptions

    func validate() throws { try Self.validate(month) }

    static func validate(_ month: String?) throws {
        guard let month else { return }
        if CalendarDate(month + "-01") == nil { throw ValidationError("--month 要写成 2026-11 这样") }
    }

    func run() throws {
        let desk = try options.desk()
        let book = try desk.activities(month: month, asOf: try options.day.day())
        if let target { try desk.write(book, month: month, to: FilePath(target)) }
        if options.format.format == .json { return try options.format.print(Record(book)) }
        print(book.text(desk.framework, month: month), terminator: "")
        if let target { print("活动表已写到 \(target)") }
    }

    private struct Record: Encodable {
        let activities: [Entry]
        let sums: [ActivityBook.Sum]
        let media: [Media]

        struct Entry: Encodable {
            let date: String
            let kind: String
            let place: String
            let title: String
            let audience: String
            let heads: Int?
            let copies: Int?
            let serves: [String]
            let source: String
        }

        struct Media: Encodable {
            let month: String
            let channel: String
            let account: String
            let posts: Int?
            let reads: Int?
            let followers: Int?
        }

        init(_ book: ActivityBook) {
            activities = book.activities.map {
                Entry(
                    date: $0.heldOn.description, kind: $0.kind, place: $0.place, title: $0.title,
                    audience: $0.audience, heads: $0.heads, copies: $0.copies, serves: $0.serves, source: $0.source)
            }
            sums = book.sums
            media = book.media.map {
                Media(
                    month: $0.month, channel: $0.channel, account: $0.account, posts: $0.posts, reads: $0.reads,
                    followers: $0.followers)
            }
        }
    }
}
