package import DataFiles
package import Diagnostics

/// One step of the 三审三校 as it was done: which, by whom in office, on which day, and for which text.
package struct ReviewRecord: Sendable, Hashable {
    package let step: String
    /// An office (宣传干事), never a person's name.
    package let role: String
    package let date: CalendarDate
    /// The start of the text's SHA-256, at least 12 figures.
    package let digest: String
    /// The same of each file that was seen with the text, in the order of the text.
    package let files: [String]

    /// How many figures are written for each file: a page may show many.
    package static let fileFigures = 12

    /// One step that somebody has signed.
    package init(step: String, role: String, date: CalendarDate, digest: String, files: [String] = []) {
        self.step = step
        self.role = role
        self.date = date
        self.digest = digest
        self.files = files
    }

    /// Whether the text is still the one that was read.
    package func matches(_ digest: String) -> Bool { digest.hasPrefix(self.digest) }

    /// Those of the files shown now that are not what was seen: all, where their number is another or none was noted.
    func exchanged(_ shown: [ShownFile], _ digests: [ContentPath: String]) -> [ShownFile] {
        guard files.count == shown.count else { return shown }
        return zip(shown, files).filter { file, seen in digests[file.path]?.hasPrefix(seen) != true }.map(\.0)
    }

    /// The record as a line of YAML.
    package var yaml: String {
        let files = files.isEmpty ? "" : ", files: \(files.joined(separator: "-"))"
        return "{step: \(Self.scalar(step)), role: \(Self.scalar(role)), date: \(date), sha256: \(digest)\(files)}"
    }

    private static func scalar(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
        if isPlain { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
    }
}

/// The review records of one file.
///
/// ## File format
///     review:
///       - {step: 初审, role: 宣传干事, date: 2026-11-21, sha256: 3f2a…, files: 9c1b…-77aa…}
///
/// `files` stands where the page shows or links to files: the start of the digest of each, in the order of the text.
///
/// In `site.yaml`, where `review:` also names the steps, the list stands below `records:`.
///
/// ## Parsing behavior
/// - Keys may be Chinese: 审核 (审校 in banks); 步骤 职务 日期 校验值 附件; 记录 for `records`.
/// - In `site.yaml` records may also be items of the list itself; texts in it are steps.
/// - A record that is not whole, whose step the site does not have, or whose day has not come is reported and left out.
package struct ReviewSheet: Sendable {
    package let text: ReviewedText
    package let records: [ReviewRecord]

    private static let step = FieldName("step", "步骤")
    private static let role = FieldName("role", "职务")
    private static let date = FieldName("date", "日期")
    private static let digest = FieldName("sha256", "校验值")
    private static let files = FieldName("files", "附件")

    /// Reads the records of a file; `steps` are those that the site has, `isSettings` means its `site.yaml`.
    ///
    /// A record of a day after `asOf` is reported and left out; nil asks for no day.
    package init(
        _ source: SourceText, steps: [String], isSettings: Bool = false, asOf: CalendarDate? = nil,
        findings: inout [Finding]
    ) {
        text = ReviewedText(source)
        guard let range = text.records else {
            records = []
            return
        }
        // What is wrong with the YAML as such is reported by whoever reads the file as a whole.
        var ignored: [Finding] = []
        let node = YAMLReader.read(source, range: range, findings: &ignored)?.entries?.first?.value
        var records: [ReviewRecord] = []
        let wrong = node.flatMap { $0.isNull || $0.items != nil ? nil : $0 }
        let list = isSettings ? node.map(SettingsRecords.items) : (items: node?.items ?? [], wrong: wrong)
        if let wrong = list?.wrong {
            let finding = Finding(
                .reviewRecord, at: source.place(wrong.range), "审核记录应当是一个列表，一步一行",
                explanation: ["用 humen review 文件 --step 步骤 --role 职务 来写，不必手写"])
            findings.append(finding)
        }
        for item in list?.items ?? [] {
            if let record = Self.record(item, in: source, steps: steps, asOf: asOf, findings: &findings) {
                records.append(record)
            }
        }
        self.records = records
    }

    private static func record(
        _ node: YAMLNode, in source: SourceText, steps: [String], asOf: CalendarDate?, findings: inout [Finding]
    ) -> ReviewRecord? {
        var reader = FieldReader(node, in: source, kind: "审核记录", known: [step, role, date, digest, files])
        let name = reader.string(step)
        let role = reader.string(role).flatMap { $0.trimmingSpaces().isEmpty ? nil : $0 }
        let day = reader.date(date)
        let text = reader.string(digest)?.lowercased()
        let isDigest = text.map(Self.isDigest) ?? false
        let seen = reader.string(files)?.lowercased().split(separator: "-").map(String.init) ?? []
        let areDigests = seen.allSatisfy(Self.isDigest)
        if let name, !steps.contains(name) {
            let near = NearMiss.best(for: name, among: steps).map { "是不是想写“\($0)”？" }
            let known = "本站的步骤：\(steps.joined(separator: "、"))；要改，写在 site.yaml 的 review 里"
            reader.report(
                Finding(
                    .reviewRecord, at: reader.place(step), "没有“\(name)”这一步审核",
                    explanation: [near, known].compactMap { $0 }))
        }
        let words = [
            name == nil ? "步骤 step" : nil, role == nil ? "职务 role" : nil, day == nil ? "日期 date" : nil,
            isDigest ? nil : "校验值 sha256", areDigests ? nil : "附件的校验值 files",
        ].compactMap { $0 }
        if !words.isEmpty {
            reader.report(
                Finding(
                    .reviewRecord, at: source.place(node.range), "审核记录缺少\(words.joined(separator: "、"))，或写得不对，不能算数",
                    explanation: ["用 humen review 文件 --step 步骤 --role 职务 来写，不必手写"]))
        }
        // Nobody can have read a text on a day that has not come.
        let isLater = day.flatMap { day in asOf.map { $0 < day } } ?? false
        if isLater, let day, let asOf {
            reader.report(
                Finding(
                    .reviewRecord, at: reader.place(date), "\(name ?? "审核")的日期（\(day)）晚于生成的日子（\(asOf)），不能算数",
                    explanation: ["请改成真正审完的那一天；还没有审的，删去这一行"]))
        }
        findings += reader.finish()
        guard !isLater, let name, steps.contains(name), let role, let day, let text, isDigest, areDigests else {
            return nil
        }
        return ReviewRecord(step: name, role: role, date: day, digest: text, files: seen)
    }

    private static func isDigest(_ text: String) -> Bool {
        (12...64).contains(text.count) && text.allSatisfy(\.isHexDigit)
    }

    /// What stands of each step, in the order of the steps.
    package func states(_ steps: [String]) -> [ReviewState] {
        // Most files have no records yet, and then nothing has to be compared.
        let digest = records.isEmpty ? "" : text.digest
        return steps.map { step in
            let own = records.filter { $0.step == step }
            if let current = own.last(where: { $0.matches(digest) }) {
                return ReviewState(step: step, standing: .done, record: current)
            }
            if let old = own.last { return ReviewState(step: step, standing: .outdated, record: old) }
            return ReviewState(step: step, standing: .missing, record: nil)
        }
    }
}

/// What stands of one step of one file.
package struct ReviewState: Sendable, Hashable {
    package let step: String
    package let standing: Standing
    package let record: ReviewRecord?
    /// Files that were not seen as they are now, beside a text that was.
    package var exchanged: [ShownFile] = []

    /// Whether a step is done for the text as it is now.
    package enum Standing: String, Sendable {
        case done
        /// The text, or a file that it shows, was changed afterwards.
        case outdated
        case missing
    }
}

extension FindingCode {
    package static let reviewRecord = FindingCode(
        "review.record",
        .warning,
        "审核记录写得不对",
        manual: """
            审核记录写在文件开头的 `review:` 下面，一步一行：

                review:
                  - {step: 初审, role: 宣传干事, date: 2026-11-21, sha256: 正文的校验值}

            页面上有图片、视频或者附件的，后面还有一项 `files`，是这些文件的校验值，按它们在文中的先后。

            步骤要是本站有的（默认是初审、复审、终审、一校、二校、三校；可以在 site.yaml 里改），职务写岗位，不写姓名。
            校验值由 Humen 算出，请用 `humen review 文件 --step 初审 --role 宣传干事` 来写，不必手写。写得不对的记录不算数，日期晚于生成那一天（`--as-of`，默认今天）的也不算数。
            """
    )
}
