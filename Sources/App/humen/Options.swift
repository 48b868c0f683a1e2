import ArgumentParser
import Build
import ChineseText
import DataFiles
import Diagnostics
import Foundation
import Glibc

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument {
    case text, json
}

/// `--format`, and how findings and results leave the program.
struct FormatOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("输出格式：text（给人看）或 json（给程序用）。", valueName: "text|json"))
    var format = OutputFormat.text

    /// Prints findings for people to stderr; JSON carries them in its document.
    func report(_ findings: [Finding]) {
        guard format == .text, !findings.isEmpty else { return }
        let printer = FindingPrinter { EastAsianWidth.cells($0) }
        Console.note(printer.print(findings))
    }

    /// Prints a document to stdout: an object, whose `diagnostics` are empty where it brings none.
    func print(_ document: some Encodable) throws { try Self.print(document) }

    static func print(_ document: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Console.write(try encoder.encode(Document(content: document)) + Data([10]))
    }

    /// Every document has `diagnostics`; the content's own take the place of the empty ones.
    private struct Document<Content: Encodable>: Encodable {
        let content: Content

        private enum Keys: CodingKey { case diagnostics }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode([FindingRecord](), forKey: .diagnostics)
            try content.encode(to: encoder)
        }
    }

    /// Whether a command line asks for JSON, for runs that end before it is understood.
    static func isJSON(_ arguments: [String]) -> Bool {
        let options = arguments.prefix { $0 != "--" }
        return options.contains("--format=json")
            || zip(options, options.dropFirst()).contains { $0 == ("--format", "json") }
    }

    /// Exit code 1 when anything is an error.
    func finish(_ findings: [Finding]) throws {
        if findings.haveErrors { throw ExitCode(1) }
    }
}

/// `--site` and `--output`.
struct SiteOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("站点所在的文件夹（里面有 Content/）。", valueName: "文件夹"))
    var site = "."

    @Option(name: .long, help: ArgumentHelp("写到哪个文件夹；不写就是站点的 Output/。", valueName: "文件夹"))
    var output: String?

    var folder: SiteFolder {
        let share = ShareFolder(environment: ProcessInfo.processInfo.environment)
        return SiteFolder(FilePath(site), output: output.map(FilePath.init), share: share)
    }

    /// The site; stops the run when there is none.
    func existing() throws -> SiteFolder {
        let folder = folder
        guard folder.exists else {
            throw StopRun("\(folder.path) 里没有 Content 文件夹。请到站点文件夹里运行，或用 --site 指出它；新建站点用 humen new 文件夹名")
        }
        return folder
    }
}

/// `--as-of`.
struct DayOption: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("按哪一天算：法律效力、发布和到期看当天，报表截至当天，导入的表算当天收到；默认今天。", valueName: "YYYY-MM-DD"))
    var asOf: CalendarDate?

    /// The day that was named, else today in the computer's time zone.
    func day() throws -> CalendarDate {
        if let asOf { return asOf }
        return try Self.today()
    }

    /// The day of which figures are only looked at; one that is still to come is told, since what happens until then is not in them.
    func shownDay() throws -> CalendarDate {
        let day = try day()
        let today = try Self.today()
        if day > today { Console.note("注意：--as-of 写的 \(day) 还没有到（电脑的日期是 \(today)），下面只有到今天为止登记的；请核对年月日\n") }
        return day
    }

    /// The day on which something came in or is reported: one that is still to come is a slip, and would win over every later one.
    func pastDay() throws -> CalendarDate {
        let today = try Self.today()
        let day = asOf ?? today
        guard day <= today else {
            throw StopRun("--as-of 写的 \(day) 还没有到（电脑的日期是 \(today)），没有往下做；请核对年月日，电脑的日期不对的，先把它改对")
        }
        return day
    }

    /// Today in the computer's time zone.
    static func today() throws -> CalendarDate {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        let today = CalendarDate(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
        guard let today else { throw StopRun("电脑的日期读不出来，请用 --as-of YYYY-MM-DD 指明") }
        return today
    }
}

extension CalendarDate: ExpressibleByArgument {
    /// Reads a date as ``CalendarDate`` does.
    public init?(argument: String) { self.init(argument) }
}

/// Something that stops the run, in words.
struct StopRun: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
