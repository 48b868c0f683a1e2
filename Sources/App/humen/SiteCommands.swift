import ArgumentParser
import Build
import Diagnostics
import Foundation
import Site

/// `humen new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "new", abstract: "新建一个可以直接生成的站点。")

    @Argument(help: ArgumentHelp("新站点的文件夹。", valueName: "文件夹"))
    var folder: String
    @Flag(help: "不放示例文章、题库和试卷，只放法律、指标、名词、日历和站点设置。")
    var withoutSamples = false

    @OptionGroup var format: FormatOption

    func run() throws {
        let share = ShareFolder(environment: ProcessInfo.processInfo.environment)
        let count = try NewSite.make(in: FilePath(folder), share: share, samples: !withoutSamples)
        if format.format == .json {
            return try format.print(NewRecord(folder: folder, content: "\(folder)/Content", files: count))
        }
        // A name with a space has to be quoted in the shell, and one with a quotation mark too.
        let isPlain = folder.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
        let quoted = isPlain ? folder : "'" + folder.replacingOccurrences(of: "'", with: "'\\''") + "'"
        if withoutSamples {
            print(
                """
                已在 \(folder)/Content 放好 \(count) 个文件，没有示例文章。下一步：
                  1. 打开 \(folder)/Content/site.yaml，把站名、单位、县名和区划代码改成自己的
                  2. 在 \(folder)/Content/articles 里写第一篇文章（一个 .md 文件）；还没有文章的栏目先不出现在导航里
                  3. cd \(quoted)，再运行 humen build
                """)
            return
        }
        print(
            "已在 \(folder)/Content 放好 \(count) 个示例文件。下一步：\n  cd \(quoted)\n  humen build\n再用浏览器打开 Output/site/index.html"
        )
    }
}

/// What `humen new --format json` prints.
private struct NewRecord: Encodable {
    let folder: String
    let content: String
    let files: Int
}

/// The options that `build` and `check` share.
struct EditionOptions: ParsableArguments {
    @OptionGroup var site: SiteOptions
    @OptionGroup var day: DayOption
    @OptionGroup var format: FormatOption

    @Flag(help: "按正式发布的要求检查。")
    var release = false

    @Flag(help: "连草稿一起生成。")
    var drafts = false

    @Option(help: ArgumentHelp("同时做几件事，默认等于处理器核数；结果与它无关。", valueName: "个数"))
    var jobs: Int?

    @Flag(help: "列出各步骤用的时间。")
    var timings = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs 要是 1 或更大的整数，这里写的是 \(jobs)") }
    }

    func run(writes: Bool) async throws {
        if release, drafts { throw ValidationError("正式发布不带草稿：--release 和 --drafts 不能一起用") }
        let folder = try site.existing()
        let edition = Edition(asOf: try day.day(), drafts: drafts, release: release)
        let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let result = try await SiteBuilder(folder, edition: edition, jobs: jobs).build(writes: writes)
        // The process ends with this command: to give ten thousand pages back one by one would take a while.
        _ = Unmanaged.passRetained(Kept(result))
        if timings { Console.note(result.timings.table) }
        switch format.format {
        case .json: try format.print(BuildRecord(result))
        case .text:
            format.report(result.findings)
            if result.succeeded { print(summary(result, folder, writes: writes)) }
        }
        if !result.succeeded, format.format == .text {
            let words =
                !writes ? "有错误" : folder.hasOutput ? "有错误，没有写入；上一次的 \(folder.siteOutput) 保持原样" : "有错误，没有写入"
            Console.note(words + "\n")
        }
        try format.finish(result.findings)
    }

    private func summary(_ result: SiteBuilder.Result, _ folder: SiteFolder, writes: Bool) -> String {
        let seconds = String(format: "%.1f", result.timings.total)
        let hidden = Self.hidden(result.hidden)
        guard writes else { return "检查完毕：\(result.pages) 个页面，没有错误（\(seconds) 秒）\(hidden)" }
        return
            "\(result.pages) 个页面：写入 \(result.written) 个文件，\(result.unchanged) 个没有变化（\(seconds) 秒）\(hidden)\n打开 \(folder.siteOutput)/index.html"
    }

    /// A line on the pages that readers do not see, so that nobody looks for them in vain.
    private static func hidden(_ pages: [(path: String, why: String)]) -> String {
        guard !pages.isEmpty else { return "" }
        let some = pages.prefix(5).map { "\($0.path) \($0.why)" }.joined(separator: "；")
        return "\n另有 \(pages.count) 篇没有公开：\(some)\(pages.count > 5 ? "……" : "")"
    }
}

/// Something that stays until the process ends.
private final class Kept<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }
}

/// `humen build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build", abstract: "生成离线网站，写到 Output/site。")
    @OptionGroup var options: EditionOptions

    func run() async throws { try await options.run(writes: true) }
}

/// `humen check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "做 build 的全部检查，不写任何文件。")
    @OptionGroup var options: EditionOptions

    func run() async throws { try await options.run(writes: false) }
}

/// What `build --format json` writes.
struct BuildRecord: Encodable {
    let pages: Int
    let hidden: [Hidden]
    let written: Int
    let unchanged: Int
    let bytes: Int
    /// Citations of law that were found and lead to their article.
    let citations: Int
    let seconds: Double
    let stages: [String: Double]
    let diagnostics: [FindingRecord]

    /// A page that is not public, and why.
    struct Hidden: Encodable {
        let path: String
        let why: String
    }

    init(_ result: SiteBuilder.Result) {
        pages = result.pages
        hidden = result.hidden.map { Hidden(path: $0.path, why: $0.why) }
        written = result.written
        unchanged = result.unchanged
        bytes = result.bytes
        citations = result.citations
        seconds = result.timings.total
        stages = Dictionary(uniqueKeysWithValues: result.timings.stages.map { ($0.name, $0.wall) })
        diagnostics = result.findings.sortedByPlace().map(FindingRecord.init)
    }
}
