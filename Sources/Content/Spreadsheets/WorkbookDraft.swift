/// A workbook to be written: sheets of cells with their looks, widths, choices and comments.
///
///     WorkbookDraft(title: "汇总表", sheets: [SheetDraft(name: "汇总", rows: [[.text("地区", .heading)]])]).bytes()
package struct WorkbookDraft: Sendable {
    package var title: String
    package var sheets: [SheetDraft]

    /// A workbook; its creation date is always the same, so that the same values give the same bytes.
    package init(title: String, sheets: [SheetDraft]) {
        self.title = title
        self.sheets = sheets
    }
}

/// One sheet to be written; rows and columns are counted from 0 here.
package struct SheetDraft: Sendable {
    package var name: String
    package var rows: [[CellDraft]]
    /// In characters of half width.
    package var widths: [Double]
    /// Heights in points of rows that need more than a line.
    package var heights: [Int: Double] = [:]
    package var frozenRows = 0
    package var frozenColumns = 0
    package var merges: [Span] = []
    package var choices: [Choice] = []
    /// Cells that are not marked open cannot be typed in; there is no password.
    package var isLocked = false
    package var isHidden = false
    package var isLandscape = true
    /// Whether a printed page is as wide as the sheet.
    ///
    /// Pages of a sheet with breaks are not: Excel would overlook these.
    package var fitsWidth = true
    /// How large it is printed where pages are not fitted, in per cent.
    package var printScale = 100
    /// Rows that begin a new page.
    package var pageBreaks: [Int] = []
    /// What every printed page has at its foot, beside its number.
    package var footer = ""
    /// Rows from the first to the last that have a filter.
    package var filter: Span?

    /// A sheet with its rows from the top.
    package init(name: String, rows: [[CellDraft]] = [], widths: [Double] = []) {
        self.name = name
        self.rows = rows
        self.widths = widths
    }

    /// A rectangle of cells.
    package struct Span: Sendable, Hashable {
        package let rows: ClosedRange<Int>
        package let columns: ClosedRange<Int>

        /// A rectangle; both ranges are counted from 0.
        package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
            self.rows = rows
            self.columns = columns
        }
    }

    /// What may be typed into some cells.
    package struct Choice: Sendable {
        package let span: Span
        package let rule: Rule
        /// What the program shows beside the cell, at most 255 characters.
        package let message: String

        /// A rule for a rectangle of cells.
        package init(_ span: Span, _ rule: Rule, message: String) {
            self.span = span
            self.rule = rule
            self.message = message
        }

        /// The kinds of rules.
        package enum Rule: Sendable {
            /// One of these, from a list that drops down.
            case list([String])
            case number(ClosedRange<Double>)
        }
    }
}

/// One cell to be written.
package struct CellDraft: Sendable {
    package var value: Value
    package var style: CellStyle
    /// A comment that opens beside the cell.
    package var remark: String?

    /// What a cell holds.
    package enum Value: Sendable, Hashable {
        case empty
        case text(String)
        case number(Double)
        /// A formula with the value it has now, since many programs show that without working it out.
        case formula(String, Double)
        case textFormula(String, String)
    }

    /// A cell.
    package init(_ value: Value, _ style: CellStyle = .plain, remark: String? = nil) {
        self.value = value
        self.style = style
        self.remark = remark
    }

    /// A cell with words.
    package static func text(_ text: String, _ style: CellStyle = .plain) -> CellDraft { .init(.text(text), style) }

    /// A cell with a whole number.
    package static func count(_ count: Int, _ style: CellStyle = .figure) -> CellDraft {
        .init(.number(Double(count)), style)
    }

    /// An empty cell, with or without a frame.
    package static func empty(_ style: CellStyle = .plain) -> CellDraft { .init(.empty, style) }
}

/// How a cell looks.
package struct CellStyle: Sendable, Hashable {
    package var isBold = false
    package var size: Double = 11
    /// 0xRRGGBB.
    package var fill: UInt32?
    package var color: UInt32?
    package var alignment = Alignment.start
    /// A number format such as `0.00%`.
    package var format = ""
    package var hasBorder = true
    package var wraps = false
    /// Whether it can be typed in on a locked sheet.
    package var isOpen = false

    /// Where the content stands between left and right.
    package enum Alignment: Sendable, Hashable { case start, center, end }

    /// The usual look: a frame, nothing else.
    package init() {}

    /// A frame, nothing else.
    package static let plain = CellStyle()
    /// The title of a sheet: large, in the middle, no frame.
    package static let title = CellStyle { style in
        style.isBold = true
        style.size = 16
        style.alignment = .center
        style.hasBorder = false
    }
    /// A line of words below a title or a table.
    package static let note = CellStyle { style in
        style.hasBorder = false
        style.wraps = true
        style.size = 10
        style.color = 0x44_4444
    }
    /// The names of columns.
    package static let heading = CellStyle { style in
        style.isBold = true
        style.fill = 0xD9_E2EC
        style.alignment = .center
        style.wraps = true
    }
    /// A short word in the middle.
    package static let center = CellStyle { $0.alignment = .center }
    /// Words of several lines.
    package static let wrapped = CellStyle { $0.wraps = true }
    /// A number, at the right.
    package static let figure = CellStyle { $0.alignment = .end }
    /// A share that never promises more than there is: its value is cut, not rounded, before it is written.
    package static let percent = CellStyle { style in
        style.alignment = .end
        style.format = "0.00%"
    }
    /// A cell to be filled in.
    package static let input = CellStyle { style in
        style.isOpen = true
        style.fill = 0xFF_FBE6
        style.alignment = .center
    }

    private init(_ change: (inout CellStyle) -> Void) { change(&self) }

    /// The same look with a change.
    package func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var style = self
        change(&style)
        return style
    }
}
