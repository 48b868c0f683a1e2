import Print
import Schools
import Spreadsheets
import Theme
import WordFiles

/// Each report as its files.
extension CoverageDesk {
    func files(
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
            return lists + [
                ("\(label)/催报文字.txt", Array(("\u{FEFF}" + words).utf8)),
                ("\(label)/\(label).html", Self.missingPage(source, theme)),
            ]
        case .schools:
            return [("\(label).html", Self.schoolSheets(source.statuses.filter(\.isExpected), source, theme))]
        case .rectification:
            let cases = try rectificationCases(period: figures.records.period, asOf: figures.records.asOf)
            return [("\(label).xlsx", try source.rectification(cases).bytes())]
        case .distribution: return [("\(label).xlsx", try source.distribution.bytes())]
        case .contest: return [("\(label).xlsx", try source.contest.bytes())]
        case .ranking:
            let page = theme.render(ReportView(source.rankingDocument, theme: theme))
            return [("\(label).xlsx", try source.rankingWorkbook.bytes()), ("\(label).html", page)]
        }
    }

    static func wholeList(_ source: ReportSource) -> Reminder {
        Reminder(region: source.place, schools: source.missing, source: source)
    }

    static func missingPage(_ source: ReportSource, _ theme: SiteTheme) -> [UInt8] {
        theme.render(ReportView(source.missingDocument, theme: theme))
    }

    func summaryPage(_ source: ReportSource, _ theme: SiteTheme) throws -> [UInt8] {
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
