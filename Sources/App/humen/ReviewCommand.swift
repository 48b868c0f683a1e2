import ArgumentParser
import Build
import DataFiles
import Diagnostics
import Foundation
import Site

/// `humen review`.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "三审三校：列出每个文件做到哪一步；写上文件名就记一步。")

    @Argument(help: ArgumentHelp("刚审过的文件，可以写几个；不写就列出全部。", valueName: "文件"))
    var files: [String] = []
    @Option(help: ArgumentHelp("哪一步，如 初审。", valueName: "步骤"))
    var step: String?
    @Option(help: ArgumentHelp("谁审的：写职务，不写姓名。", valueName: "职务"))
    var role: String?
    @Option(help: ArgumentHelp("哪一天审的，默认今天。", valueName: "YYYY-MM-DD"))
    var date: CalendarDate?
    @OptionGroup var site: SiteOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard !files.isEmpty else {
            if step != nil || role != nil {
                throw ValidationError("要写刚审过的文件，如 humen review Content/articles/a.md --step 初审 --role 宣传干事")
            }
            return
        }
        guard step != nil, let role, !role.trimmingSpaces().isEmpty else {
            throw ValidationError("要写明 --step 哪一步 和 --role 职务，如 --step 初审 --role 宣传干事")
        }
        if let objection = ReviewDesk.objection(toRole: role.trimmingSpaces()) { throw ValidationError(objection) }
        if let date, date > (try DayOption.today()) {
            throw ValidationError("--date 写的 \(date) 还没有到，请写审完的那一天")
        }
    }

    func run() throws {
        let folder = try site.existing()
        var desk = try ReviewDesk(folder)
        guard let step, let role, !files.isEmpty else { return try list(&desk) }
        let day = try date ?? DayOption.today()
        let records = try desk.record(files.map { FilePath($0) }, step: step, role: role.trimmingSpaces(), date: day)
        let written = zip(files, records)
        if format.format == .json { return try format.print(["records": written.map { WrittenRecord(file: $0, $1) }]) }
        for (file, record) in written {
            let files = record.files.isEmpty ? "" : "　连同它用的 \(record.files.count) 个文件"
            print("\(file)　\(record.step)　\(record.role)　\(record.date)　\(record.digest.prefix(12))…\(files)")
        }
    }

    private func list(_ desk: inout ReviewDesk) throws {
        let report = try desk.report(asOf: DayOption.today())
        if format.format == .json { return try format.print(ReviewListRecord(report, diagnostics: desk.findings)) }
        for file in report.files where !file.isDone {
            let words = file.states.map { state -> String in
                switch state.standing {
                case .done: "\(state.step) √"
                case .outdated: "\(state.step) 后改过"
                case .missing: "\(state.step) —"
                }
            }
            print("\(file.path)　\(words.joined(separator: "　"))")
        }
        let done = report.files.count { $0.isDone }
        print("共 \(report.files.count) 个文件，做完的 \(done) 个，没做完的 \(report.files.count - done) 个")
        format.report(desk.findings)
        try format.finish(desk.findings)
    }
}

/// A record as `review FILE --format json` writes it.
private struct WrittenRecord: Encodable {
    let file: String
    let step: String
    let role: String
    let date: String
    let sha256: String
    let files: [String]

    init(file: String, _ record: ReviewRecord) {
        self.file = file
        step = record.step
        role = record.role
        date = record.date.description
        sha256 = record.digest
        files = record.files
    }
}

/// What `review --format json` writes.
private struct ReviewListRecord: Encodable {
    let steps: [String]
    let files: [File]
    let diagnostics: [FindingRecord]

    struct File: Encodable {
        let path: String
        let done: Bool
        let steps: [Step]
    }

    struct Step: Encodable {
        let step: String
        let state: String
        let role: String?
        let date: String?
    }

    init(_ report: ReviewReport, diagnostics: [Finding]) {
        steps = report.steps
        files = report.files.map { file in
            File(
                path: file.path.path, done: file.isDone,
                steps: file.states.map {
                    Step(
                        step: $0.step, state: $0.standing.rawValue, role: $0.record?.role,
                        date: $0.record?.date.description)
                })
        }
        self.diagnostics = diagnostics.sortedByPlace().map(FindingRecord.init)
    }
}
