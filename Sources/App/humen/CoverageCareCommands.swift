import ArgumentParser
import Build
import Coverage
import DataFiles
import Diagnostics
import Schools

/// `humen coverage backup`.
struct CoverageBackup: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "备份台账：查过没有损坏，再复制成一个新文件。")
    @Option(name: .customShort("o"), help: ArgumentHelp("备份写到哪个文件，默认在台账旁边，名称带日期。", valueName: "文件"))
    var target: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let (file, head) = try options.anyDesk().backUp(to: target.map(FilePath.init), on: try options.day.day())
        if options.format.format == .json { return try options.format.print(["backup": file.path, "head": head]) }
        print("已备份到 \(file)，校验码 \(RollUp.grouped(head))。请把它复制到另一块硬盘或 U盘，和台账分开放")
    }
}

/// `humen coverage restore`.
struct CoverageRestore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "用备份换回台账；原来的文件改名留着。")
    @Argument(help: ArgumentHelp("备份文件。", valueName: "备份.db"))
    var backup: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let kept = try options.anyDesk().restore(FilePath(backup))
        if options.format.format == .json { return try options.format.print(["kept": kept?.path ?? ""]) }
        print("已用 \(backup) 恢复台账。" + (kept.map { "原来的文件改名为 \($0)，没有删" } ?? ""))
    }
}

/// `humen coverage audit`.
struct CoverageAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "检查台账有没有损坏、有没有被改动过，列出每一次登记。")
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let report = try options.anyDesk().audit()
        if options.format.format == .json {
            try options.format.print(
                Record(
                    head: report.head, faults: report.faults,
                    entries: report.entries.map {
                        Record.Entry(
                            sequence: $0.sequence, at: $0.at, by: $0.actor, action: $0.action, hash: $0.hash,
                            file: report.files[$0.object], undone: report.undone(by: $0) != nil,
                            undoneBy: report.undone(by: $0), undoes: report.undoes($0)?.number,
                            reason: report.undoes($0)?.reason ?? report.clearings[$0.object])
                    }))
        } else {
            let entries = report.entries.map { entry in
                let file = report.files[entry.object].map { $0.isEmpty ? "" : "（\($0)）" } ?? ""
                let by = report.undone(by: entry).map { "，已撤销（见第 \($0) 次）" } ?? ""
                let what = report.undoes(entry).map { "第 \($0.number) 次" + ($0.reason.isEmpty ? "" : "：\($0.reason)") }
                let mark = (what ?? report.clearings[entry.object].map { "：\($0)" } ?? "") + by
                return "\(entry.sequence)  \(entry.at)  \(entry.actor)  \(Self.words(entry.action))\(file)\(mark)\n"
            }
            print(entries.joined(), terminator: "")
            for fault in report.faults { print("有问题：\(fault)") }
            let verdict = report.faults.isEmpty ? "文件完好，没有被改动过" : "请换用备份（humen coverage restore），这个文件留着不要删"
            print("\(verdict)。共 \(report.entries.count) 次登记，校验码 \(RollUp.grouped(report.head))")
        }
        if !report.faults.isEmpty { throw ExitCode(1) }
    }

    private static func words(_ action: String) -> String {
        let known = [
            "init": "新建台账", "init sample": "新建示例台账", "import roster": "导入名册", "import sheet": "导入填报表",
            "import verdict": "导入核验结果", "import rectification": "整改或销号", "import name": "记住学校名称",
            "import activity": "导入活动", "import survey": "导入问卷调查", "import designation": "登记或摘去称号",
            "import evidence": "登记佐证", "import class hours": "登记课时记录", "import results": "导入答题结果",
            "import correction": "更正", "import undo": "撤销", "import clear": "清除答题结果",
            "sums": "记下成绩合计的校验值",
        ]
        return known[action] ?? action
    }

    private struct Record: Encodable {
        let head: String
        let faults: [String]
        let entries: [Entry]

        struct Entry: Encodable {
            let sequence: Int
            let at: String
            let by: String
            let action: String
            let hash: String
            let file: String?
            let undone: Bool
            let undoneBy: Int?
            let undoes: Int?
            let reason: String?
        }
    }
}

/// `humen coverage schools alias`.
struct SchoolAlias: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "alias", abstract: "记住一个名称指的是哪所学校，以后的表都认得。")
    @Argument(help: ArgumentHelp("表里写的名称。", valueName: "名称"))
    var name: String
    @Argument(help: ArgumentHelp("名册里的学校，全称或标识码。", valueName: "学校"))
    var school: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let found = try options.desk().remember(
            name, means: school, period: try options.thePeriod(), stamp: try options.stamp())
        if options.format.format == .json { return try options.format.print(["name": name, "school": found]) }
        print("记住了：“\(name)”就是“\(found)”")
    }
}
