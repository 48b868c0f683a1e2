import ArgumentParser
import Build
import Diagnostics
import Foundation
import Quiz

/// `humen quiz …`.
struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz", abstract: "题库：列出、检查，出练习包和试卷。",
        subcommands: [
            QuizList.self, QuizCheck.self, QuizFormat.self, QuizPack.self, QuizPaper.self, QuizWhere.self,
            QuizResults.self, QuizAnalyze.self,
        ]
    )
}

/// The banks that a command reads.
struct BankOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("题库文件或文件夹；不写就是站点的 Content/banks。", valueName: "题库"))
    var paths: [String] = []
    @OptionGroup var site: SiteOptions
    @OptionGroup var format: FormatOption

    @OptionGroup var day: DayOption

    func desk() throws -> QuizDesk {
        let folder = paths.isEmpty ? try site.existing() : site.folder
        return try QuizDesk(paths.map(FilePath.init), site: folder, asOf: try day.day())
    }
}

/// `humen quiz list`.
struct QuizList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出题库里读到的题。")
    @OptionGroup var options: BankOptions

    func run() throws {
        let desk = try options.desk()
        if options.format.format == .json {
            try options.format.print(QuizListRecord(desk.shelf, diagnostics: desk.findings))
        } else {
            if desk.shelf.banks.isEmpty { print("没有题库；题库是 Content/banks 里的 .quiz.md 文件") }
            for bank in desk.shelf.banks {
                print("\(bank.file)　\(bank.title)：读入 \(bank.read) 题，识别 \(bank.recognized) 题，存疑 \(bank.doubtful) 题")
                for question in bank.questions {
                    print("  \(question.id)　\(question.type.title)　\(question.stem.replacing("\n", with: " "))")
                }
            }
            options.format.report(desk.findings)
        }
        try options.format.finish(desk.findings)
    }
}

/// What `quiz list --format json` writes.
struct QuizListRecord: Encodable {
    let banks: [BankRecord]
    let diagnostics: [FindingRecord]

    init(_ shelf: BankShelf, diagnostics: [Finding]) {
        banks = shelf.banks.map(BankRecord.init)
        self.diagnostics = diagnostics.sortedByPlace().map(FindingRecord.init)
    }
}

/// `humen quiz check`.
struct QuizCheck: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "检查题库，只报告问题。")
    @OptionGroup var options: BankOptions

    func run() throws {
        let desk = try options.desk()
        let findings = try desk.findings + (options.paths.isEmpty ? desk.blueprintFindings() : [])
        if options.format.format == .json {
            try options.format.print(["diagnostics": findings.sortedByPlace().map(FindingRecord.init)])
        } else {
            options.format.report(findings)
            let read = desk.shelf.banks.reduce(0) { $0 + $1.read }
            let doubtful = desk.shelf.banks.reduce(0) { $0 + $1.doubtful }
            print("读入 \(read) 题，识别 \(read - doubtful) 题，存疑 \(doubtful) 题")
        }
        try options.format.finish(findings)
    }
}

/// `humen quiz format`.
struct QuizFormat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format", abstract: "把题库整理成规范格式，一题不多，一题不少。")

    @Argument(help: ArgumentHelp("一个题库文件，如 .quiz.md、粘贴来的 .txt，或从 Excel 另存的 .csv。", valueName: "题库"))
    var path: String
    @Option(name: .customShort("o"), help: ArgumentHelp("写到这个文件；不写就输出到屏幕。", valueName: "文件"))
    var output: String?
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard let output, ["docx", "doc", "xlsx", "pdf"].contains(output.lowercased().split(separator: ".").last ?? "")
        else { return }
        throw ValidationError("-o 写的是 Markdown 文本，文件名请以 .quiz.md 结尾")
    }

    func run() throws {
        let result = try QuizFormatting.run(FilePath(path), to: output.map { FilePath($0) })
        if format.format == .json {
            try format.print(Record(text: result.text, diagnostics: result.findings.map(FindingRecord.init)))
        } else {
            format.report(result.findings)
            if let output, result.text != nil {
                print("已写好 \(output)")
            } else if let text = result.text {
                print(text, terminator: "")
            }
        }
        try format.finish(result.findings)
    }

    private struct Record: Encodable {
        let text: String?
        let diagnostics: [FindingRecord]
    }
}

/// The paper and the options that `pack` and `paper` share.
struct PaperOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "试卷的配方，如 Content/papers/lianxi.yaml；或者已经发出的卷，如 issued/卷号.json，照原样重印。", valueName: "配方.yaml|卷号.json"))
    var source: String
    @Option(help: ArgumentHelp("卷型，用逗号隔开，如 A,B；不写就只出一种卷，不分 A、B 卷。", valueName: "A,B"))
    var variants: String?
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    private var names: [String] {
        (variants ?? "A").split { $0 == "," || $0 == "，" || $0 == "、" || $0.isWhitespace }.map(String.init)
    }

    func validate() throws {
        let isPlain = names.allSatisfy { $0.count <= 4 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        guard !names.isEmpty, isPlain, Set(names.map { $0.uppercased() }).count == names.count else {
            throw ValidationError("--variants 要写不重复的卷型，只用英文字母和数字，如 A,B")
        }
        if variants != nil, QuizDesk.isIssued(FilePath(source)) {
            throw ValidationError("重印已经发出的卷不能写 --variants，卷型照原样")
        }
    }

    func run(_ make: (inout QuizDesk, FilePath, [String]) throws -> QuizDesk.Edition?) throws {
        let site = try site.existing()
        let file = FilePath(source)
        var desk =
            try QuizDesk.isIssued(file)
            ? QuizDesk(reprintingFor: site, asOf: day.day()) : QuizDesk([], site: site, asOf: day.day())
        let edition = try make(&desk, file, names)
        if format.format == .json {
            try format.print(EditionRecord(edition, diagnostics: desk.findings))
        } else {
            format.report(desk.findings)
            if let edition {
                print("试卷编号 \(edition.paper.packID)，校验码 \(edition.paper.hash.prefix(16))")
                print("已存档 \(edition.issued)（请和内容一起保存，不要改动）")
                if let previous = edition.previous {
                    print("与以前发的 \(previous.packID) 不是同一份卷：")
                    for line in previous.differences { print("  \(line)") }
                }
                for file in edition.files { print("打开 \(file)") }
            }
        }
        try format.finish(desk.findings)
    }

    private struct EditionRecord: Encodable {
        let packId: String?
        let hash: String?
        let issued: String?
        let files: [String]
        /// The earlier paper of the same blueprint, and what is different.
        let previous: String?
        let differences: [String]
        let diagnostics: [FindingRecord]

        init(_ edition: QuizDesk.Edition?, diagnostics: [Finding]) {
            packId = edition?.paper.packID
            hash = edition?.paper.hash
            issued = edition?.issued.path
            files = edition?.files.map(\.path) ?? []
            previous = edition?.previous?.packID
            differences = edition?.previous?.differences ?? []
            self.diagnostics = diagnostics.sortedByPlace().map(FindingRecord.init)
        }
    }
}

/// `humen quiz pack`.
struct QuizPack: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pack", abstract: "做成学生包（练习、测评、考核、抢答）：一个离线网页文件。")

    @OptionGroup var options: PaperOptions
    @Option(
        help: ArgumentHelp(
            "用途：practice 练习、test 测评（解锁码）、exam 考核（不带答案）、buzz 抢答；不写就照配方。", valueName: "practice|test|exam|buzz"))
    var mode: PackMode?
    @Option(help: ArgumentHelp("班级名单（学校、年级、班级、学期），给每个班发一个班级码。", valueName: "c.csv"))
    var classes: String?
    @Flag(help: "每个卷型单独一个文件；不写就是几个卷型在一个文件里，学生按座号领、抽签领或者照老师说的领。")
    var apart = false

    func run() throws {
        let order = QuizDesk.PackOrder(
            mode: mode, classes: classes.map { FilePath($0) }, asOf: try options.day.day(), isApart: apart)
        try options.run { try $0.pack($1, variants: $2, order: order) }
    }
}

extension PackMode: ExpressibleByArgument {
    /// practice or 练习, and so on.
    public init?(argument: String) {
        guard let mode = Self.allCases.first(where: { $0.rawValue == argument || $0.title == argument }) else {
            return nil
        }
        self = mode
    }
}

/// `humen quiz paper`.
struct QuizPaper: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "paper", abstract: "做成可以打印的试卷和答案。")
    @OptionGroup var options: PaperOptions

    func run() throws { try options.run { try $0.paper($1, variants: $2) } }
}

/// `humen quiz where`.
struct QuizWhere: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "where", abstract: "一道题印在哪些卷的第几题；发现错题时做勘误单。")

    @Argument(help: ArgumentHelp("题的编号，如 fd-cz-003；或者题干里的几个字。", valueName: "题"))
    var question: String
    @Flag(help: "做一张可以打印的勘误单：先在题库里改好这道题，或者删去它。")
    var errata = false
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    func run() throws {
        let site = try site.existing()
        var desk = errata ? try QuizDesk([], site: site, asOf: try day.day()) : QuizDesk(reprintingFor: site)
        var found = try desk.whereabouts(of: question)
        let sheet = errata ? try desk.errata(of: question) : nil
        let unissued = found.isEmpty ? try QuizDesk([], site: site, asOf: day.day()).unissued(question, desk) : nil
        if let unissued { found = unissued.found }
        if format.format == .json {
            let record = Record(
                questions: found, errata: sheet?.sheet.path,
                diagnostics: desk.findings.sortedByPlace().map(FindingRecord.init))
            try format.print(record)
        } else {
            format.report(desk.findings)
            if let unissued { print(unissued.words) }
            for one in found { print(Self.words(one), terminator: "") }
            for reason in sheet?.void ?? [] { print(reason) }
            if let sheet { print("打开 \(sheet.sheet)") }
            if !errata, !found.isEmpty { print("答案印错了的：先在题库里改好，再加 --errata 做勘误单，那时会说明已经计过的分怎么办") }
        }
        try format.finish(desk.findings)
    }

    private static func words(_ found: Whereabouts) -> String {
        var text = "\(found.question)　\(found.stem.replacing("\n", with: " "))\n"
        for paper in found.papers {
            let places = paper.variants.map { variant in
                let name = paper.variants.count > 1 ? variant.name + "卷" : ""
                return "\(name)第 \(variant.number) 题（答案 \(variant.answer.joined(separator: " "))）"
            }
            text += "  \(paper.packId)《\(paper.title)》　\(places.joined(separator: "，"))　\(paper.file)\n"
        }
        return text
    }

    private struct Record: Encodable {
        let questions: [Whereabouts]
        let errata: String?
        let diagnostics: [FindingRecord]
    }
}
