import ArgumentParser
import Build
import ChineseText
import Diagnostics
import Foundation

/// `humen render`.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "把一个 Markdown 文件变成 HTML 片段，写到标准输出。")

    @Argument(help: ArgumentHelp("Markdown 文件；- 表示标准输入。", valueName: "文件|-"))
    var file: String
    @OptionGroup var format: FormatOption

    func run() throws {
        var findings: [Finding] = []
        let source: SourceText
        if file == "-" {
            let raw = Array(FileHandle.standardInput.readDataToEndOfFile())
            source = PlainRendering.source(raw, named: "（标准输入）", findings: &findings)
        } else {
            source = try PlainRendering.source(FilePath(file), findings: &findings)
        }
        let html = PlainRendering.html(of: source, findings: &findings)
        switch format.format {
        case .text: try Console.write(Data(html))
        case .json:
            try format.print(
                RenderRecord(html: String(decoding: html, as: UTF8.self), diagnostics: findings.map(FindingRecord.init))
            )
        }
        format.report(findings)
        try format.finish(findings)
    }

    private struct RenderRecord: Encodable {
        let html: String
        let diagnostics: [FindingRecord]
    }
}

/// `humen search`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search", abstract: "在已经生成的站点里查找，结果与网页上的搜索相同。")

    @Argument(help: ArgumentHelp("要找的词，几个词用空格隔开。", valueName: "词"))
    var query: [String]
    @OptionGroup var site: SiteOptions
    @OptionGroup var format: FormatOption

    func validate() throws {
        guard query.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else { return }
        throw ValidationError("要找的词是空的；写两个字以上，如 humen search 拒绝")
    }

    func run() throws {
        let record = try SiteSearch.run(query.joined(separator: " "), in: site.folder)
        guard format.format == .text else { return try format.print(record) }
        print("共 \(record.total) 条结果")
        for hit in record.hits.prefix(20) {
            let snippet = hit.snippet.replacing("\n", with: " ")
            print("\n\(hit.title)\n  \(hit.path)\n  \(snippet)")
        }
        if record.total > 20 { print("\n（只显示前 20 条，全部用 --format json）") }
    }
}

/// `humen doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doctor", abstract: "看看装了什么、缺什么、怎样装。")
    @OptionGroup var site: SiteOptions
    @OptionGroup var format: FormatOption

    func run() throws {
        let doctor = Doctor(site: site.folder, environment: ProcessInfo.processInfo.environment)
        switch format.format {
        case .text: print(doctor.text, terminator: "")
        case .json: try format.print(["checks": doctor.checks])
        }
        if !doctor.isWell { throw ExitCode(1) }
    }
}

/// `humen explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: "解释一个提示：什么意思，怎样改。不写代号就列出全部。")

    @Argument(help: ArgumentHelp("方括号里的代号，如 link.dead。", valueName: "代号"))
    var code: String?
    @OptionGroup var format: FormatOption

    func run() throws {
        if format.format == .json {
            let codes = FindingCatalogue.all.filter { code == nil || $0.id == code }
            if !codes.isEmpty { return try format.print(["codes": codes.map(CodeRecord.init)]) }
        }
        guard let code else { return print(FindingCatalogue.list, terminator: "") }
        guard let page = FindingCatalogue.page(code) else {
            let near = FindingCatalogue.nearest(code).map { "，是不是想查 \($0)？" } ?? "。不写代号会列出全部"
            throw StopRun("没有“\(code)”这个代号\(near)")
        }
        print(page, terminator: "")
    }
}

/// One code as `explain --format json` writes it.
struct CodeRecord: Encodable {
    let code: String
    let severity: String
    let title: String
    let manual: String

    init(_ code: FindingCode) {
        self.code = code.id
        severity = code.severity.rawValue
        title = code.title
        manual = code.manual
    }
}
