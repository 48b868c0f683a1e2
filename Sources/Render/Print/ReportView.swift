package import Schools
package import Theme

/// A report of the ledger as print HTML that also reads well on a screen: charts first, then words and tables.
package struct ReportView: TemplateView {
    private let document: ReportDocument
    private let charts: [String]
    private let style: HTML

    /// A page for a report; `charts` are SVG.
    package init(_ document: ReportDocument, charts: [String] = [], theme: SiteTheme) {
        self.document = document
        self.charts = charts
        style = HTML(trusted: theme.assets["print/report.css"] ?? [])
    }

    package static let templates = ["print/report"]
    package static let assets = ["print/report.css"]
    package var template: String { "print/report" }

    package static let schema: ViewFields = [
        "title": .text, "isWhole": .flag, "style": .html, "charts": .list(.object(["picture": .html])),
        "blocks": .list(
            .object([
                "h1": .text, "h2": .text, "h3": .text, "class": .text,
                "runs": .list(.object(["text": .text, "isSlot": .flag])),
                "table": .object([
                    "caption": .text, "label": .text, "columns": .list(.object(["name": .text])),
                    "rows": .list(.object(["cells": .list(.object(["text": .text, "isName": .flag]))])),
                ]),
                "isBreak": .flag,
            ])),
    ]

    package var fields: ViewRecord {
        [
            "title": .text(document.title), "isWhole": .flag(!isOfPages), "style": .html(style),
            "charts": .list(charts.map { .object(["picture": .html(HTML(trusted: Array($0.utf8)))]) }),
            "blocks": .list(zip(document.blocks, labels).map(Self.block)),
        ]
    }

    /// Whether every page has a title of its own, so that the document needs none.
    private var isOfPages: Bool {
        if case .banner = document.blocks.first { return true }
        return false
    }

    /// What a table is called on the page: its page's title and its caption, and a number where both stand twice.
    private var labels: [String] {
        var page = ""
        var seen: [String: Int] = [:]
        return document.blocks.map { block in
            if case .banner(let text) = block { page = text }
            guard case .table(let table) = block else { return "" }
            let name = page.isEmpty ? table.caption : "\(page) \(table.caption)"
            let count = seen[name, default: 0] + 1
            seen[name] = count
            return count == 1 ? name : "\(name) \(count)"
        }
    }

    private static func block(_ block: ReportDocument.Block, label: String) -> ViewValue {
        switch block {
        case .heading(let level, let text): return .object([level == 1 ? "h2" : "h3": .text(text)])
        case .paragraph(let runs): return words(runs, "text")
        case .recipients(let runs): return words(runs, "recipients")
        case .signature(let runs): return words(runs, "signature")
        case .note(let text): return words([.text(text)], "note")
        case .pageBreak: return .object(["isBreak": .flag(true)])
        case .banner(let text): return .object(["h1": .text(text)])
        case .table(let table): return .object(["table": self.table(table, label: label)])
        }
    }

    private static func words(_ runs: [ReportDocument.Run], _ name: String) -> ViewValue {
        let runs = runs.map { run -> ViewValue in
            switch run {
            case .text(let text): .object(["text": .text(text)])
            case .slot(let text): .object(["text": .text(text), "isSlot": .flag(true)])
            }
        }
        return .object(["class": .text(name), "runs": .list(runs)])
    }

    private static func table(_ table: ReportDocument.Table, label: String) -> ViewValue {
        let rows = table.rows.map { row -> ViewValue in
            let cells = row.enumerated().map { index, text -> ViewValue in
                .object(["text": .text(text), "isName": .flag(index == 0)])
            }
            return .object(["cells": .list(cells)])
        }
        return .object([
            "caption": .text(table.caption), "label": .text(label),
            "columns": .list(table.columns.map { .object(["name": .text($0)]) }),
            "rows": .list(rows),
        ])
    }
}
