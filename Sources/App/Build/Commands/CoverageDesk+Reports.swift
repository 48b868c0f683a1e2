import Charts
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
    package mutating func write(
        _ reports: [Report], _ figures: Figures, to target: FilePath?
    ) throws -> [FilePath] {
        let source = try reportSource(figures)
        let theme = try reportTheme()
        guard let theme, !findings.haveErrors else { return [] }
        let folder = target ?? self.reports.appending(figures.records.period.id)
        var files: [(name: String, bytes: [UInt8])] = []
        for report in reports { files += try self.files(report, source, figures, theme) }
        var written: [FilePath] = []
        for file in files {
            let path = folder.appending(file.name)
            try Disk.makeFolder(path.parent)
            try Disk.replace(path, with: file.bytes)
            written.append(path)
        }
        return written
    }

    /// One table in one file, by the end of its name: xlsx, html or csv.
    package mutating func write(_ report: Report, _ figures: Figures, asFile file: FilePath) throws {
        let source = try reportSource(figures)
        let suffix = file.name.split(separator: ".").last?.lowercased() ?? ""
        let bytes: [UInt8]
        switch (suffix, report) {
        case ("xlsx", .missing): bytes = try source.list(Self.wholeList(source)).bytes()
        case ("xlsx", _): bytes = try source.summary.bytes()
        case ("csv", .missing):
            bytes = Array(
                CSVText([["地区", "学校", "情况"]] + source.missing.map { [$0.region, $0.name, $0.reason] }).text.utf8)
        case ("csv", _): bytes = Array(CSVText([source.regionTable.columns] + source.regionTable.rows).text.utf8)
        case ("html", _), ("htm", _):
            guard let theme = try reportTheme() else { return }
            bytes = report == .missing ? Self.missingPage(source, theme) : try summaryPage(source, theme)
        default: throw Problem(description: "\(file)：文件名要以 .xlsx、.html 或 .csv 结尾")
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
            let sheets = source.schoolSheets(source.statuses.filter(\.isExpected).sorted(by: source.order))
            return [("\(label).html", theme.render(ReportView(sheets, theme: theme)))]
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
        var document = ReportDocument(title: "\(source.subject)未上报、未落实学校名单")
        let rows = source.missing.map { [$0.region, $0.name, $0.reason] }
        document.blocks = [
            .table(.init(caption: "未上报、未落实学校", columns: ["地区", "学校", "情况"], rows: rows)), .note(source.origin),
        ]
        return theme.render(ReportView(document, theme: theme))
    }

    private func summaryPage(_ source: ReportSource, _ theme: SiteTheme) throws -> [UInt8] {
        var document = ReportDocument(title: "\(source.subject)\(framework.title)情况")
        let total = source.rollUp.total
        document.blocks = [
            .paragraph([
                .text(
                    "应报 \(total.expected) 所，已报 \(total.reported) 所（\(total.reportRate.text)）；全部落实 \(total.covered) 所，"
                        + "落实率 \(total.implementationRate.text)，覆盖率 \(total.coverageRate.text)。")
            ]), .table(source.regionTable), .note(ReportSource.method), .note(source.origin),
        ]
        return theme.render(ReportView(document, charts: try charts(source), theme: theme))
    }

    // MARK: Charts

    private func charts(_ source: ReportSource) throws -> [String] {
        let total = source.rollUp.total
        let bars = framework.indicators.map { Self.share($0.label, source.rate($0, in: total)) }
        let deepest = source.rollUp.rows.map(\.depth).max() ?? 0
        let places = source.rollUp.rows.filter { $0.depth == deepest }.prefix(60)
        var charts = [BarChart.svg(bars, title: "各项落实的学校占应落实学校的比例")]
        guard places.count > 1 else { return charts + (try trend(source)) }
        charts.append(
            TileGrid.svg(places.map { Self.share($0.region.name, $0.count.coverageRate) }, title: "各地覆盖率（方格不代表地理位置）"))
        let rows = places.prefix(30).map { place in
            HeatTable.Row(
                place.region.name,
                [Self.share("上报", place.count.reportRate)]
                    + framework.indicators.map { Self.share($0.label, source.rate($0, in: place.count)) })
        }
        charts.append(
            HeatTable.svg(Array(rows), columns: ["上报"] + framework.indicators.map(\.label), title: "各地各项落实比例"))
        return charts + (try trend(source))
    }

    private static func share(_ name: String, _ rate: Rate) -> Share {
        Share(name, part: rate.part, whole: rate.whole, text: rate.text)
    }

    /// The rates of the last four terms for which there is a list of schools; nothing where there is only one.
    private func trend(_ source: ReportSource) throws -> [String] {
        let period = source.records.period
        guard let term = period.term else { return [] }
        let terms = (0..<4).reversed().map { back -> Period in
            let count = period.firstYear * 2 + term - 1 - back
            return Period(firstYear: count / 2, term: count % 2 + 1)
        }
        let known = try terms.map {
            $0 == period ? source.rollUp : try figures(period: $0, asOf: source.records.asOf).rollUp
        }
        let filled = zip(terms, known).filter { $0.1.total.expected > 0 }
        guard filled.count > 1 else { return [] }
        let rates: [(String, (CoverageCount) -> Rate)] = [
            ("上报率", \.reportRate), ("落实率", \.implementationRate), ("覆盖率", \.coverageRate),
        ]
        let lines = rates.map { name, rate in
            TrendChart.Line(name, filled.map { Self.share(name, rate($0.1.total)) })
        }
        return [TrendChart.svg(lines, terms: filled.map(\.0.id), title: "各学期上报率、落实率、覆盖率")]
    }

    // MARK: Sources

    private func reportSource(_ figures: Figures) throws -> ReportSource {
        let configuration = try configuration()
        return ReportSource(
            framework: framework, records: figures.records, statuses: figures.statuses, rollUp: figures.rollUp,
            head: figures.head, office: configuration.office, county: configuration.county)
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
