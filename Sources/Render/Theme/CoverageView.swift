/// The coverage table of the site, as the ledger gives it.
package struct CoverageTable: Sendable {
    package let framework: String
    package let period: String
    package let asOf: String
    package let columns: [String]
    package let rows: [Row]
    package let notes: [String]
    /// The digest of the ledger's last audit record.
    package let head: String
    /// One sentence for the home page.
    package let summary: String

    /// The figures of one region.
    package struct Row: Sendable {
        package let region: String
        package let level: Int
        package let cells: [Cell]
        package let total: String

        /// A row; `level` indents its name.
        package init(region: String, level: Int, cells: [Cell], total: String) {
            self.region = region
            self.level = level
            self.cells = cells
            self.total = total
        }
    }

    /// One figure with what the style sheet needs to draw it.
    package struct Cell: Sendable {
        package let text: String
        /// Percent, for the bar behind the figure.
        package let share: String
        /// A word for the style sheet: full, part, none.
        package let state: String

        /// A cell from its parts.
        package init(text: String, share: String, state: String) {
            self.text = text
            self.share = share
            self.state = state
        }
    }

    /// A table whose figures are already in words.
    package init(
        framework: String,
        period: String,
        asOf: String,
        columns: [String],
        rows: [Row],
        notes: [String],
        head: String,
        summary: String
    ) {
        self.framework = framework
        self.period = period
        self.asOf = asOf
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.head = head
        self.summary = summary
    }
}

/// The page that shows it.
struct CoverageView: TemplateView {
    static let templates = ["coverage"]
    static let schema = Frame.schema.with([
        "framework": .text, "period": .text, "asOf": .text, "columns": .list(.text),
        "rows": .list(
            .object([
                "region": .text, "level": .text,
                "cells": .list(
                    .object(["text": .text, "rate": .text, "figures": .text, "share": .text, "state": .text])),
                "total": .text,
            ])
        ),
        "notes": .list(.text), "head": .text,
    ])
    var template: String { "coverage" }
    let fields: ViewRecord

    init(_ table: CoverageTable, frame: ViewRecord) {
        let own: ViewRecord = [
            "framework": .text(table.framework), "period": .text(table.period), "asOf": .text(table.asOf),
            "columns": .texts(table.columns), "rows": .list(table.rows.map(Self.row)), "notes": .texts(table.notes),
            "head": .text(table.head),
        ]
        fields = frame.adding(own)
    }

    private static func row(_ row: CoverageTable.Row) -> ViewValue {
        .object([
            "region": .text(row.region), "level": .text(String(row.level)), "total": .text(row.total),
            "cells": .list(row.cells.map(cell)),
        ])
    }

    /// A figure whole, and its rate and what it was counted from apart: they are set one below the other.
    private static func cell(_ cell: CoverageTable.Cell) -> ViewValue {
        let rate = cell.text.prefix { $0 != "（" }
        return .object([
            "text": .text(cell.text), "rate": .text(String(rate)),
            "figures": .text(String(cell.text.dropFirst(rate.count))), "share": .text(cell.share),
            "state": .text(cell.state),
        ])
    }
}
