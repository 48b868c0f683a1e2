import Coverage
import DataFiles
import Diagnostics
import Print
import Schools
import Site
import Spreadsheets
import Theme
import WordFiles

/// Everything that is printed, sent and kept about a period: Excel, Word, pages.
///
/// The same ledger and day give the same files, to the byte.
extension CoverageDesk {
    /// What can be written.
    package enum Report: String, Sendable, CaseIterable {
        case summary
        case notice
        case upward
        case missing
        case schools
        case rectification
        case distribution
        case contest
        case ranking

        /// As files and people call it.
        package var label: String {
            switch self {
            case .summary: "汇总表"
            case .notice: "情况通报"
            case .upward: "情况报告"
            case .missing: "未上报名单"
            case .schools: "学校一页纸"
            case .rectification: "整改台账"
            case .distribution: "印制清单和签收单"
            case .contest: "竞赛情况表"
            case .ranking: "排名表"
            }
        }
    }

    /// Writes reports into a folder, `Output/reports/<period>/` unless named; gives the files, in order.
    ///
    /// One report may be written to a file of its own, by the end of its name. `due` is until when schools were to hand in, in words;
    /// `paper` is the issued paper whose results fill the table of a contest; with `pdf` every page becomes a PDF too, where a program
    /// for that is there.
    package mutating func write(
        _ reports: [Report], _ figures: Figures, to target: FilePath?, due: String = "", paper: String? = nil,
        pdf: Bool = false
    ) throws -> [FilePath] {
        try Self.checkExpected(figures)
        findings += framework.idleRules(figures.records, only: figures.region)
        let looksBack: Set<Report> = [.summary, .schools, .ranking]
        var source = try reportSource(figures, due: due, looksBack: reports.contains(where: looksBack.contains))
        if reports.contains(.contest) { source.contestResults = try contestResults(figures, pack: paper) }
        let tellsChanges: Set<Report> = [.notice, .upward, .summary]
        if reports.contains(where: tellsChanges.contains) { source.corrections = try corrections(figures) }
        let press = pdf ? try PDFPress() : nil
        let theme = try reportTheme()
        guard let theme, !findings.haveErrors else { return [] }
        let folder = target ?? self.reports.appending(figures.records.period.id)
        if let target, let ending = Self.ending(of: target) {
            let files = try reports.flatMap { try self.files($0, source, figures, theme) }
            return [try self.write(files, ofOne: reports.count == 1, as: ending, on: figures.records.asOf, to: target)]
        }
        var written: [FilePath] = []
        let day = figures.records.asOf
        func write(_ name: String, _ bytes: [UInt8]) throws {
            let path = folder.appending(name)
            try put(bytes, to: path, on: day)
            written.append(path)
            guard let press, path.path.hasSuffix(".html") else { return }
            let printed = FilePath(String(path.path.dropLast(5)) + ".pdf")
            try put(try press.print(bytes, on: day), to: printed, on: day)
            written.append(printed)
        }
        // Each as soon as it is made: those of a province would fill the memory together.
        for report in reports {
            if report == .schools, let parts = Self.parts(of: source) {
                for part in parts {
                    try write("\(report.label)/\(part.name).html", Self.schoolSheets(part.schools, source, theme))
                }
            } else {
                for file in try self.files(report, source, figures, theme) { try write(file.name, file.bytes) }
            }
        }
        return written
    }

    /// A report about nobody would look like one.
    private static func checkExpected(_ figures: Figures) throws {
        guard figures.statuses.contains(where: \.isExpected) else {
            throw Problem(description: figures.records.nobodyExpected)
        }
    }

    /// What the name of a file says that it is; nil for a folder.
    private static func ending(of path: FilePath) -> String? {
        guard let last = path.name.split(separator: ".").last?.lowercased(), path.name.contains(".") else { return nil }
        return ["xlsx", "docx", "html", "htm", "pdf", "csv", "txt", "xls", "doc"].contains(last) ? last : nil
    }

    /// The one file of a report that is of a kind.
    private mutating func write(
        _ files: [(name: String, bytes: [UInt8])], ofOne isOne: Bool, as ending: String, on day: CalendarDate,
        to target: FilePath
    ) throws -> FilePath {
        let kind = ending == "pdf" ? "html" : ending
        let fitting = files.filter { $0.name.hasSuffix("." + kind) }
        guard isOne, fitting.count == 1, let file = fitting.first else {
            let known = Set(files.compactMap { $0.name.split(separator: ".").last.map(String.init) }).sorted()
            let advice =
                isOne
                ? "这一样写得出 \(known.map { "." + $0 }.joined(separator: "、"))"
                    + (fitting.count > 1 ? "，这种有好几个文件，请写一个文件夹" : "")
                : "一个文件只能放一样报表；几样一起写的，-o 请写文件夹"
            throw Problem(description: "\(target)：\(advice)")
        }
        try ownFiles.write(ending == "pdf" ? try PDFPress().print(file.bytes, on: day) : file.bytes, to: target)
        return target
    }

    /// What was corrected in the schools of these figures.
    private func corrections(_ figures: Figures) throws -> [CorrectionLine] {
        let names = Dictionary(figures.records.schools.map { ($0.uid, $0.name) }) { first, _ in first }
        let ledger = try open()
        let lines = try ledger.corrections(
            framework, period: figures.records.period, asOf: figures.records.asOf, names: names)
        try ledger.close()
        return lines
    }

    /// More pages than this in one file open slowly in any browser, and take much memory to make.
    private static let mostSheets = 1_000

    /// The schools of a large place by their regions, each for a file of its own; nil where one file will do.
    private static func parts(of source: ReportSource) -> [(name: String, schools: [SchoolStatus])]? {
        let schools = source.statuses.filter(\.isExpected)
        guard schools.count > mostSheets else { return nil }
        var groups: [String: [SchoolStatus]] = [:]
        for status in schools {
            let path = source.records.regions.path(from: status.school.region)
            groups[(path.first { $0.level == .county } ?? path.last)?.code ?? "", default: []].append(status)
        }
        return groups.sorted { $0.key < $1.key }.map { code, schools in
            (fileName(code.isEmpty ? "其他" : code.replacing("/", with: "")), schools)
        }
    }

    static func schoolSheets(
        _ schools: [SchoolStatus], _ source: ReportSource, _ theme: SiteTheme
    ) -> [UInt8] {
        theme.render(ReportView(source.schoolSheets(schools.sorted(by: source.order)), theme: theme))
    }

    /// One table in one file, by the end of its name: xlsx, html, pdf or csv.
    package mutating func write(_ report: Report, _ figures: Figures, asFile file: FilePath) throws {
        try Self.checkExpected(figures)
        findings += framework.idleRules(figures.records, only: figures.region)
        let source = try reportSource(figures, looksBack: true)
        let suffix = file.name.split(separator: ".").last?.lowercased() ?? ""
        let bytes: [UInt8]
        switch (suffix, report) {
        case ("xlsx", .missing): bytes = try source.list(Self.wholeList(source)).bytes()
        case ("xlsx", _): bytes = try source.summary.bytes()
        case ("csv", .missing):
            bytes = Array(
                CSVText([["地区", "学校", "情况"]] + source.missing.map { [$0.region, $0.name, $0.reason] }).text.utf8)
        case ("csv", _): bytes = Array(CSVText(source.wholeTable).text.utf8)
        case ("html", _), ("htm", _):
            guard let theme = try reportTheme() else { return }
            bytes = report == .missing ? Self.missingPage(source, theme) : try summaryPage(source, theme)
        case ("pdf", _):
            guard let theme = try reportTheme() else { return }
            let page = report == .missing ? Self.missingPage(source, theme) : try summaryPage(source, theme)
            bytes = try PDFPress().print(page, on: figures.records.asOf)
        default: throw Problem(description: "\(file)：文件名要以 .xlsx、.html、.pdf 或 .csv 结尾")
        }
        try ownFiles.write(bytes, to: file)
    }

    // MARK: Sources

    func reportSource(_ figures: Figures, due: String = "", looksBack: Bool) throws -> ReportSource {
        let configuration = try configuration()
        var source = ReportSource(
            framework: framework, records: figures.records, statuses: figures.statuses, rollUp: figures.rollUp,
            head: figures.head, office: configuration.office, county: configuration.county, due: due,
            earlier: looksBack ? earlier(than: figures) : [])
        source.idleRules = framework.idleRules(figures.records, only: figures.region).map(\.summary)
        return source
    }

    /// The three terms before for which there is a list of schools, the oldest first; of the same region.
    private func earlier(than figures: Figures) -> [(period: Period, statuses: [SchoolStatus])] {
        var periods: [Period] = []
        for _ in 0..<3 { periods.append((periods.last ?? figures.records.period).previous) }
        return periods.reversed().compactMap { period in
            // A region may be younger than the term.
            guard let known = try? self.figures(period: period, asOf: figures.records.asOf, region: figures.region)
            else {
                return nil
            }
            return known.statuses.contains(where: \.isExpected) ? (period, known.statuses) : nil
        }
    }

    private mutating func reportTheme() throws -> SiteTheme? {
        let configuration = try SiteBuilder.configuration(of: site, findings: &findings)
        guard let theme = try SiteBuilder.theme(of: configuration, in: site, findings: &findings) else { return nil }
        theme.check([ReportView.self], words: [], findings: &findings)
        return theme
    }
}
