package import DataFiles
package import Diagnostics
import Schools
package import Site

/// What `humen review` does, and what a build asks about reviews.
package struct ReviewDesk: Sendable {
    private let folder: SiteFolder
    package let configuration: SiteConfiguration
    package private(set) var findings: [Finding] = []

    /// A desk for one site; reads its `site.yaml`, which names the steps.
    package init(_ folder: SiteFolder) throws {
        self.folder = folder
        var ignored: [Finding] = []
        configuration = try SiteBuilder.configuration(of: folder, findings: &ignored)
    }

    init(_ folder: SiteFolder, configuration: SiteConfiguration) {
        self.folder = folder
        self.configuration = configuration
    }

    private var steps: [String] { configuration.reviewSteps }

    /// What stands on a day of every file of the site but drafts.
    package mutating func report(asOf: CalendarDate) throws -> ReviewReport {
        var pages: [ReviewReport.File] = []
        let seen = try SeenFiles(folder, configuration)
        for path in try paths() where Self.isPage(path) {
            var ignored: [Finding] = []
            let source = try SourceReader.read(folder.content.appending(path.path), findings: &ignored)
            let block = FrontMatter.split(source, findings: &ignored).block
            let node = block.flatMap { YAMLReader.read(source, range: $0, findings: &ignored) }
            if !FrontMatter(node, in: source, findings: &ignored).draft {
                let file = Self.file(source, at: path, steps: steps, asOf: asOf, findings: &findings) {
                    seen.shown(by: source, at: path)
                }
                pages.append(file)
            }
        }
        return try report(pages: pages, asOf: asOf)
    }

    /// What stands of these pages and of every other file that the site or a school gets something from.
    mutating func report(pages: [ReviewReport.File], asOf: CalendarDate) throws -> ReviewReport {
        var files = pages
        let seen = try SeenFiles(folder, configuration)
        for path in try paths() where !Self.isPage(path) {
            // Odd encodings are reported by whoever reads the file for its own sake.
            var ignored: [Finding] = []
            let source = try SourceReader.read(folder.content.appending(path.path), findings: &ignored)
            let file = Self.file(source, at: path, steps: steps, asOf: asOf, findings: &findings) {
                seen.shown(by: source, at: path)
            }
            files.append(file)
        }
        let digests = try seen.digests(files.flatMap(\.shown))
        return ReviewReport(steps: steps, files: files.map { $0.compared(with: digests) })
    }

    /// What stands of one file; `shown` tells which files it shows, and is asked only where there are records.
    static func file(
        _ source: SourceText, at path: ContentPath, steps: [String], asOf: CalendarDate, findings: inout [Finding],
        shown: () -> [ShownFile]
    ) -> ReviewReport.File {
        let sheet = ReviewSheet(
            source, steps: steps, isSettings: isSettings(path), asOf: asOf, findings: &findings)
        return ReviewReport.File(sheet, at: path, steps: steps, shown: shown)
    }

    private func paths() throws -> [ContentPath] {
        try Disk.files(below: folder.content).map(ContentPath.init).filter(Self.isReviewed)
    }

    static func isPage(_ path: ContentPath) -> Bool {
        path.suffix == "md" && !Column.reserved.contains(path.column)
    }

    /// Whether a file is the site's `site.yaml`: its words stand on every page.
    static func isSettings(_ path: ContentPath) -> Bool { ["site.yaml", "site.yml"].contains(path.path) }

    private static func isReviewed(_ path: ContentPath) -> Bool {
        switch path.column {
        case "" where path.suffix.hasPrefix("y"):
            isSettings(path) || ["calendar", "glossary", "slogans"].contains(String(path.stem))
        case "": ContentFiles.isPage(path)
        case "media": false
        case "statutes", "banks": ["md", "txt"].contains(path.suffix)
        default: ["md", "yaml", "yml"].contains(path.suffix)
        }
    }

    // MARK: Writing

    /// What is wrong with a role: a step, a person's name, a telephone number; nil for a post such as 宣传干事.
    package static func objection(toRole role: String) -> String? {
        let steps = SiteConfiguration.defaultReviewSteps
        if steps.contains(role) {
            return "--role 写的“\(role)”是步骤，步骤写在 --step 后面（\(steps.joined(separator: "、"))）；--role 写职务，如 --role 宣传干事"
        }
        let isNumber = role.filter(\.isNumber).count >= 7 || role.contains("@") || role.contains("＠")
        guard isNumber || AuthorName.namesPerson(role) else { return nil }
        return "--role 写职务，不写姓名、电话、邮箱和证件号码，如 --role 宣传干事"
    }

    /// Why a record was not written.
    package struct Refusal: Error, CustomStringConvertible {
        package let description: String
    }

    /// Records a step for each file as it is now, and returns the records: for all of them, or where one cannot take its
    /// record for none.
    package func record(
        _ files: [FilePath], step: String, role: String, date: CalendarDate
    ) throws -> [ReviewRecord] {
        let seen = try SeenFiles(folder, configuration)
        let sheets = try files.map { try signed($0, step: step, role: role, date: date, seen) }
        for sheet in sheets { try Disk.replace(sheet.path, with: sheet.bytes) }
        return sheets.map(\.record)
    }

    private struct SignedSheet {
        let path: FilePath
        let bytes: [UInt8]
        let record: ReviewRecord
    }

    private func signed(
        _ file: FilePath, step: String, role: String, date: CalendarDate, _ seen: SeenFiles
    ) throws -> SignedSheet {
        guard steps.contains(step) else {
            let near = NearMiss.best(for: step, among: steps).map { "，是不是想写“\($0)”？" } ?? ""
            throw Refusal(description: "没有“\(step)”这一步审核\(near)。本站的步骤：\(steps.joined(separator: "、"))")
        }
        var findings: [Finding] = []
        let inside = folder.content.appending(file.path)
        let path = Disk.isFile(file) || !Disk.isFile(inside) ? file : inside
        let source = try SourceReader.read(path, findings: &findings)
        guard findings.isEmpty else {
            throw Refusal(description: "\(path) 不是 UTF-8 编码，没有写入。请先用记事本另存为 UTF-8，再记审核")
        }
        let place = folder.contentPath(path)
        let isSettings = place.map(Self.isSettings) ?? false
        let sheet = ReviewSheet(source, steps: steps, isSettings: isSettings, findings: &findings)
        guard findings.isEmpty else {
            throw Refusal(description: "\(path) 里原有的审核记录写得不对，没有写入：\(findings[0].summary)。请先改正或删去")
        }
        let shown = place.map { seen.shown(by: source, at: $0) } ?? []
        let digests = try seen.digests(shown)
        let record = ReviewRecord(
            step: step, role: role, date: date, digest: sheet.text.digest,
            files: shown.map { String(digests[$0.path, default: ""].prefix(ReviewRecord.fileFigures)) })
        guard let bytes = bytes(of: sheet, with: record, isSettings), proves(bytes, record, at: path, isSettings)
        else {
            let words = "\(path) 里放不下审核记录："
            throw Refusal(
                description: isSettings
                    ? words + "请把 review 写成一行 review:，下面一行缩进两格写 steps: [\(steps.joined(separator: ", "))]，再记审核"
                    : words + "文本文件请改成 .md，YAML 文件最外层要是“键: 值”")
        }
        return SignedSheet(path: path, bytes: bytes, record: record)
    }

    /// The file with one more record; nil where it has no room for it.
    private func bytes(of sheet: ReviewSheet, with record: ReviewRecord, _ isSettings: Bool) -> [UInt8]? {
        if isSettings { return sheet.text.writing(record, amongSettings: steps) }
        let kept = sheet.records.filter { $0.step != record.step }
        let order = Dictionary(steps.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        return sheet.text.writing((kept + [record]).sorted { order[$0.step, default: 0] < order[$1.step, default: 0] })
    }

    /// Whether the file as it would be written has the record, and the text that was reviewed.
    private func proves(_ bytes: [UInt8], _ record: ReviewRecord, at path: FilePath, _ isSettings: Bool) -> Bool {
        let source = SourceText(path: path.path, bytes: bytes)
        var findings: [Finding] = []
        let sheet = ReviewSheet(source, steps: steps, isSettings: isSettings, findings: &findings)
        guard findings.isEmpty, sheet.text.digest == record.digest, sheet.records.contains(record) else { return false }
        guard isSettings else { return true }
        // Its steps are those that were there, too, and nothing of it is lost to whoever reads it as a whole.
        let written = SiteConfiguration(source, findings: &findings)
        return written.isReadable && written.reviewSteps == steps
            && findings.allSatisfy { $0.severity != .error && $0.code != .fieldRepeated }
    }
}
