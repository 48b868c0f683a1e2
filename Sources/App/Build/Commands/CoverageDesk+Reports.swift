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
            }
        }
    }

    /// Writes reports into a folder, `Output/reports/<period>/` unless named; gives the files, in order.
    ///
    /// `due` is until when schools were to hand in, in words; with `pdf` every page becomes a PDF too, where a program for that is there.
    package mutating func write(
        _ reports: [Report], _ figures: Figures, to target: FilePath?, due: String = "", pdf: Bool = false
    ) throws -> [FilePath] {
        let source = try reportSource(
            figures, due: due, looksBack: reports.contains { $0 == .summary || $0 == .schools })
        let press = pdf ? try PDFPress() : nil
        let theme = try reportTheme()
        guard let theme, !findings.haveErrors else { return [] }
        let folder = target ?? self.reports.appending(figures.records.period.id)
        var written: [FilePath] = []
        func write(_ name: String, _ bytes: [UInt8]) throws {
            let path = folder.appending(name)
            try Disk.makeFolder(path.parent)
            try Disk.replace(path, with: bytes)
            written.append(path)
            if let press, path.path.hasSuffix(".html") { written.append(try press.print(path)) }
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

    private static func schoolSheets(
        _ schools: [SchoolStatus], _ source: ReportSource, _ theme: SiteTheme
    ) -> [UInt8] {
        theme.render(ReportView(source.schoolSheets(schools.sorted(by: source.order)), theme: theme))
    }

    /// One table in one file, by the end of its name: xlsx, html, pdf or csv.
    package mutating func write(_ report: Report, _ figures: Figures, asFile file: FilePath) throws {
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
            bytes = try PDFPress().print(page)
        default: throw Problem(description: "\(file)：文件名要以 .xlsx、.html、.pdf 或 .csv 结尾")
        }
        try Disk.makeFolder(file.parent)
        try Disk.replace(file, with: bytes)
    }

    // MARK: Files

    private func files(
        _ report: Report, _ source: ReportSource, _ figures: Figures, _ theme: SiteTheme
    ) throws -> [(name: String, bytes: [UInt8])] {
        let label = report.label
        switch report {
        case .summary:
            return [("\(label).xlsx", try source.summary.bytes()), ("\(label).html", try summaryPage(source, theme))]
        case .notice, .upward:
            let document = (report == .notice ? Bulletin.notice : .report).document(source)
            let page = theme.render(ReportView(document, theme: theme))
            return [("\(label).docx", DocxDraft(document).bytes()), ("\(label).html", page)]
        case .missing:
            let reminders = Reminder.all(source)
            let lists = try reminders.map { reminder in
                ("\(label)/\(Self.fileName(reminder.region)).xlsx", try source.list(reminder).bytes())
            }
            let words = reminders.map(\.text).joined(separator: "\n")
            return lists + [("\(label)/催报文字.txt", Array(("\u{FEFF}" + words).utf8))]
        case .schools:
            return [("\(label).html", Self.schoolSheets(source.statuses.filter(\.isExpected), source, theme))]
        case .rectification:
            let cases = try rectificationCases(period: figures.records.period, asOf: figures.records.asOf)
            return [("\(label).xlsx", try source.rectification(cases).bytes())]
        case .distribution: return [("\(label).xlsx", try source.distribution.bytes())]
        case .contest: return [("\(label).xlsx", try source.contest.bytes())]
        }
    }

    private static func wholeList(_ source: ReportSource) -> Reminder {
        Reminder(region: source.place, schools: source.missing, source: source)
    }

    private static func missingPage(_ source: ReportSource, _ theme: SiteTheme) -> [UInt8] {
        var document = ReportDocument(title: "\(source.mark)\(source.subject)未上报、未落实学校名单")
        let rows = source.missing.map { [$0.region, $0.name, $0.reason] }
        document.blocks = [
            .table(.init(caption: "未上报、未落实学校", columns: ["地区", "学校", "情况"], rows: rows)), .note(source.origin),
        ]
        return theme.render(ReportView(document, theme: theme))
    }

    private func summaryPage(_ source: ReportSource, _ theme: SiteTheme) throws -> [UInt8] {
        var document = ReportDocument(title: "\(source.mark)\(source.subject)\(source.title)情况")
        let total = source.rollUp.total
        let charts = ReportCharts(source: source)
        document.blocks = [
            .paragraph([
                .text(
                    "应报 \(total.expected) 所，已报 \(total.reported) 所（\(total.reportRate.text)）；全部落实 \(total.covered) 所，"
                        + "落实率 \(total.implementationRate.text)，覆盖率 \(total.coverageRate.text)。")
            ]), .table(source.regionTable),
        ]
        document.blocks += [source.verificationTable, charts.table].compactMap(\.self).map { .table($0) }
        for line in [ReportSource.method] + [source.progress].compactMap(\.self) + source.quality + [source.origin] {
            document.blocks.append(.note(line))
        }
        return theme.render(ReportView(document, charts: charts.pictures, theme: theme))
    }

    // MARK: Sources

    private func reportSource(_ figures: Figures, due: String = "", looksBack: Bool) throws -> ReportSource {
        let configuration = try configuration()
        return ReportSource(
            framework: framework, records: figures.records, statuses: figures.statuses, rollUp: figures.rollUp,
            head: figures.head, office: configuration.office, county: configuration.county, due: due,
            earlier: looksBack ? earlier(than: figures) : [])
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

extension DocxDraft {
    /// A report as Word, without its charts.
    init(_ document: ReportDocument) {
        self.init(title: document.title)
        blocks = document.blocks.map { block in
            switch block {
            case .heading(let level, let text): .heading(level, text)
            case .paragraph(let runs): .paragraph(runs.map(Run.init))
            case .recipients(let runs): .recipients(runs.map(Run.init))
            case .signature(let runs): .signature(runs.map(Run.init))
            case .note(let text): .note(text)
            case .pageBreak: .pageBreak
            case .banner(let text): .banner(text)
            case .table(let table): .table(columns: table.columns, rows: table.rows)
            }
        }
    }
}

extension DocxDraft.Run {
    fileprivate init(_ run: ReportDocument.Run) {
        switch run {
        case .text(let text): self = .text(text)
        case .slot(let text): self = .slot(text)
        }
    }
}
