import ChineseText
package import Coverage
package import Diagnostics
import Digests
import Quiz
import Site

/// What `humen quiz results …` does: results in, sums into the ledger.
package struct ResultsDesk: Sendable {
    let site: SiteFolder
    let file: FilePath
    let papers: [String: IssuedPaper]
    let classes: ClassList
    package internal(set) var findings: [Finding] = []

    /// A desk for the papers and classes that the site has issued.
    package init(site: SiteFolder, ledger: FilePath?) throws {
        self.site = site
        file = ledger ?? site.ledger
        var desk = QuizDesk(reprintingFor: site)
        let issued = try desk.issuedPapers().map(\.paper)
        papers = Dictionary(issued.map { ($0.packID, $0) }, uniquingKeysWith: { first, _ in first })
        classes = try desk.classList()
        findings = desk.findings
    }

    /// What became of one file, or of one line of it.
    package struct Row: Sendable, Hashable, Encodable {
        package let file: String
        package let line: Int?
        package internal(set) var status: Status
        package internal(set) var reason: String?
        package internal(set) var packId: String?
        package internal(set) var classCode: String?
        /// How many pupils it holds.
        package internal(set) var count: Int
        /// Whether it was counted before and the sums were made anew with it.
        package internal(set) var recounted = false

        /// Whether it was counted.
        package enum Status: String, Sendable, Hashable, Encodable {
            case imported, duplicate, refused
        }
    }

    /// Everything that one import did, or would do.
    package struct Receipt: Sendable {
        package internal(set) var rows: [Row] = []
        package internal(set) var isStored = false

        /// How many pupils were counted.
        package var counted: Int { rows.filter { $0.status == .imported }.reduce(0) { $0 + $1.count } }

        /// What was counted before: how many there are, and whether the sums changed with them.
        package var knownWords: String {
            let known = rows.count { $0.status == .duplicate }
            let again = rows.count(where: \.recounted)
            guard again > 0 else { return "以前计入过的 \(known) 份，没有改动" }
            let which = again == known ? "" : "其中 \(again) 份"
            return "以前计入过的 \(known) 份，\(which)和全班的一起重新算，合计\(isStored ? "有" : "会有")改动"
        }
    }

    /// Reads files and stores their sums in one transaction.
    ///
    /// What cannot be counted is refused row by row, with the reason; the rest is counted. `classroom` is the class of results
    /// that carry none themselves and have none in their file's name.
    package mutating func take(
        _ files: [FilePath], classroom: String?, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Receipt {
        guard !findings.haveErrors else { return Receipt() }
        var named: ClassCode?
        if let classroom {
            guard let code = ClassCode(classroom), classes.classroom(code) != nil else {
                throw QuizDesk.Problem(description: "“\(classroom)”不是本站发的班级码，请看 issued/classes.csv")
            }
            named = code
        }
        let ledger = try CoverageDesk.opened(file)
        defer { try? ledger.close() }
        let sealed = papers.values.filter { Disk.isFile(QuizDesk.codeFile($0, in: site)) }.map(\.packID)
        let closed = try ledger.closedTerms(among: Set(classes.classrooms.map(\.term)), on: stamp.on)
        var intake = ResultsIntake(
            papers: papers, classes: classes, fallback: named, sealed: Set(sealed), closed: closed)
        var digest = SHA256Stream()
        let paths = try files.flatMap(Self.resultFiles)
        for path in paths {
            guard Disk.size(path) <= ResultsIntake.largest else {
                intake.refuse(file: path.path)
                continue
            }
            let bytes = try Disk.read(path)
            digest.add(bytes)
            intake.add(bytes, name: path.name, path: path.path)
        }
        let known = try ledger.counted(among: intake.traces)
        intake.homes = try ledger.classesCounted(among: intake.pending.flatMap(\.traces.own).filter(known.contains))
        let settled = intake.settle(known: known, counts: try ledger.classCounts())
        let isNew = !settled.isEmpty
        findings += intake.findings
        if isNew, !preview {
            let origin = Ledger.Origin(file: Self.words(of: paths, intake.rows), digest: digest.finish())
            try ledger.store(settled, origin: origin, stamp: stamp)
        }
        return Receipt(rows: intake.rows, isStored: !preview && isNew)
    }

    /// What was imported, as the ledger remembers it: how many files of which kind, of which papers and classes.
    ///
    /// Not their names: pupils write their own into them.
    private static func words(of files: [FilePath], _ rows: [Row]) -> String {
        func listed(_ names: [String?]) -> String {
            Set(names.compactMap { $0 }).sorted().listed(atMost: 6, unit: "个")
        }
        let kinds = Dictionary(grouping: files) { file in
            [".jdr", ".json", ".txt", ".csv"].first { file.name.lowercased().hasSuffix($0) } ?? "其他"
        }
        let counts = kinds.sorted { $0.key < $1.key }.map { "\($0.value.count) 个 \($0.key) 文件" }
        let counted = rows.filter { $0.status == .imported || $0.recounted }
        return counts.joined(separator: "、") + "，卷 " + listed(counted.map(\.packId)) + "，班 "
            + listed(counted.map(\.classCode))
    }

    /// A file as it is; of a folder the files in it and below, by their names.
    private static func resultFiles(_ path: FilePath) throws -> [FilePath] {
        guard Disk.isFolder(path) else { return [path] }
        let files = try Disk.files(below: path).sorted().filter { !$0.hasPrefix(".") && !$0.contains("/.") }
        guard !files.isEmpty else { throw QuizDesk.Problem(description: "文件夹 \(path) 里没有文件") }
        return files.map { path.appending($0) }
    }
}

extension CoverageDesk {
    /// The ledger, if nothing in it is damaged or was changed behind the program's back.
    static func opened(_ file: FilePath) throws -> Ledger {
        let ledger = try Ledger.open(at: file.path)
        let faults = try ledger.faults()
        guard faults.isEmpty else {
            try ledger.close()
            let words = faults.prefix(3).joined(separator: "；")
            throw Problem(description: "台账 \(file) 有损坏，没有使用：\(words)。请换用备份，损坏的文件留着不要删")
        }
        return ledger
    }
}
