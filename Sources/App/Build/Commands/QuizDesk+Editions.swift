import DataFiles
package import Diagnostics
import Print
package import Quiz
import Site
import Theme

/// From a blueprint, or from a paper that was issued before, to the files that are handed out.
extension QuizDesk {
    /// An issued paper and where what was made of it stands.
    package struct Edition: Sendable {
        /// The paper as it was frozen.
        package let paper: IssuedPaper
        /// The frozen file below `issued/`.
        package let issued: FilePath
        /// What to open, in the order of the variants.
        package let files: [FilePath]
        /// The paper of the same blueprint that was issued before, and what is different now; nil for the first one.
        package let previous: (packID: String, differences: [String])?
    }

    /// Why nothing could be made, in Chinese.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// Whether a file names a paper that was issued, and not a blueprint.
    package static func isIssued(_ path: FilePath) -> Bool { path.name.hasSuffix(".json") }

    /// Writes each variant of a paper with its key as print HTML; `source` as for ``pack(_:variants:)``.
    package mutating func paper(_ source: FilePath, variants: [String]) throws -> Edition? {
        try Disk.locked(site.path, for: "发卷") { try papered(source, variants: variants) }
    }

    private mutating func papered(_ source: FilePath, variants: [String]) throws -> Edition? {
        let views: [any TemplateView.Type] = [PaperView.self, KeyView.self]
        return try edition(
            source, variants: variants, views: views, folder: { ("print", $0.folderName) },
            make: { paper, theme, office in
                paper.content.variants.flatMap { variant -> [Handout.Page] in
                    let paperView = PaperView(paper, variant: variant.name, theme: theme, office: office)
                    let keyView = KeyView(paper, variant: variant.name, theme: theme, office: office)
                    return [
                        paperView.map { view in
                            Handout.Page(name: paper.fileName("paper", variant)) { theme.render(view) }
                        },
                        keyView.map { view in
                            Handout.Page(name: paper.fileName("key", variant)) { theme.render(view) }
                        },
                    ].compactMap { $0 }
                }
            })
    }

    /// Freezes a paper and writes what `make` makes of it into a folder below the output; `check` may refuse it.
    mutating func edition(
        _ source: FilePath, variants: [String], views: [any TemplateView.Type],
        folder: (IssuedPaper) -> (String, String), check: (IssuedPaper) -> [Finding] = { _ in [] },
        make: (IssuedPaper, SiteTheme, String?) throws -> [Handout.Page]
    ) throws -> Edition? {
        let isIssued = Self.isIssued(source)
        guard var paper = isIssued ? try frozen(source) : try composed(source, variants: variants) else { return nil }
        var known: [IssuedPaper] = []
        if isIssued, let finding = try outdated(paper, at: source) { findings.append(finding) }
        if !isIssued {
            try refuseTest(paper)
            known = try issuedPapers().map(\.paper)
            // What is altered among the issued ones stops this one as well.
            guard !findings.haveErrors else { return nil }
            paper = Self.numbered(paper, among: known)
        }
        findings += check(paper)
        guard !findings.haveErrors else { return nil }
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return nil }
        theme.check(views, words: [], findings: &findings)
        if paper.content.contest == nil, let word = ContestWord.first(in: [configuration.office]) {
            findings.append(
                Finding(
                    .paperContest, at: Place(file: site.content.appending("site.yaml").path),
                    "单位名称里有“\(word)”，会印在卷上，这份卷却没有批准文号",
                    explanation: ["经批准的，在蓝图里加一行 contest: 批准文号；没有批准的，office 请写主办单位的名称"]))
        }
        let office = configuration.office.isEmpty ? nil : configuration.office
        let pages = try make(paper, theme, office)
        let (room, name) = folder(paper)
        let output = OutputFolder(site.output.appending(room).appending(name), of: site.output)
        let staged = try Handout.stage(
            pages, marked: { try make(paper, theme.tracing, office) }, theme: theme, in: output)
        var isDone = false
        defer { if !isDone { output.discard() } }
        findings += staged.findings
        guard !findings.haveErrors else { return nil }
        let previous = isIssued ? nil : Self.previous(of: paper, among: known)
        let issued = isIssued ? source : try issue(paper)
        guard !findings.haveErrors else { return nil }
        try Handout.commit(staged, to: output)
        isDone = true
        let files = pages.map { output.folder.appending($0.name) }
        return Edition(paper: paper, issued: issued, files: files, previous: previous)
    }

    /// The paper of a blueprint.
    private mutating func composed(_ path: FilePath, variants: [String]) throws -> IssuedPaper? {
        var reading: [Finding] = []
        let source = try SourceReader.read(path, findings: &reading)
        let blueprint = Blueprint.read(source, findings: &reading)
        if let blueprint { passOverBanks(beside: blueprint) }
        let isReady = !findings.haveErrors
        findings += reading
        guard isReady, let blueprint else { return nil }
        let exposure = blueprint.exposure == nil ? [:] : try exposure(besides: blueprint.id)
        return Composer.compose(
            blueprint, from: shelf, variants: variants, exposure: exposure, laws: lawTexts, pictures: try pictures(),
            findings: &findings)
    }

    /// What is wrong in banks that a blueprint does not draw from stops nothing: one line names each such file.
    private mutating func passOverBanks(beside blueprint: Blueprint) {
        guard !blueprint.banks.isEmpty else { return }
        let used = Set(blueprint.banks.compactMap { shelf.bank(named: $0)?.file })
        let beside = Set(shelf.banks.map(\.file)).subtracting(used)
        var errors: [String: Int] = [:]
        findings.removeAll { finding in
            guard finding.severity == .error, let file = finding.place?.file, beside.contains(file),
                !finding.notes.contains(where: { $0.place.map { used.contains($0.file) } ?? false })
            else { return false }
            errors[file, default: 0] += 1
            return true
        }
        findings += errors.sorted { $0.key < $1.key }.map { file, count in
            Finding(.quizBankPassedOver, at: Place(file: file), "这个题库有 \(count) 处错误；这份卷没有用到它，照常出卷")
        }
    }

    /// A paper that was issued before, if nobody has changed its file.
    private mutating func frozen(_ path: FilePath) throws -> IssuedPaper? {
        IssuedPaper.read(try SourceReader.read(path, findings: &findings), findings: &findings)
    }

    /// Freezes a paper: written once, never again.
    private mutating func issue(_ paper: IssuedPaper) throws -> FilePath {
        let file = site.issued.appending(paper.fileName)
        guard Disk.isFile(file) else {
            try Disk.makeFolder(site.issued)
            try Disk.replace(file, with: paper.bytes)
            return file
        }
        let known = try SourceReader.read(file, findings: &findings)
        _ = IssuedPaper.read(known, findings: &findings)
        return file
    }
}

extension FindingCode {
    package static let quizBankPassedOver = FindingCode(
        "quiz.bank-passed-over",
        .warning,
        "没有用到的题库里有错误",
        manual: """
            配方的 `banks` 写明用哪些题库时，别的题库里的错误不妨碍出这份卷，只用一行写明是哪个文件。用 `humen quiz check 题库` 看是什么错误，有空时改好。
            配方没有写 `banks`，就是从全部题库里抽，哪个题库有错误都要先改好。
            """
    )
    static let quizDeskCodes: [FindingCode] = [
        .quizBankPassedOver, .quizKeyPublic, .quizTestRunning, .quizStageUnsaid, .quizCodeShared,
        .quizPackUnsalted, .quizPaperOutdated,
    ]
}
