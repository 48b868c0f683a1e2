/// Marks in a workbook that somebody handed in, which stays as it is otherwise: fonts, widths, formulas, other sheets and all.
///
/// ## Parsing behavior
/// - Only the parts that a mark touches are written again; of a sheet, only its marked cells change.
/// - Marks of an earlier round (comments that end in ``signature``) are taken out first, and their cells get their own fill back.
/// - Where cells are to be emptied, their texts leave the shared texts too, all other comments go, and a workbook with parts that
///   may hold copies of cells (pivot tables, drawings, links) is refused.
/// - Workbooks with macros and strict ones are refused: the caller draws the sheet anew.
package struct WorkbookMarks: Sendable {
    /// What is to be done to cells, by the name of their sheet.
    package var cells: [String: [Place: Change]] = [:]
    /// What may be typed into cells that were added, by the name of their sheet.
    package var choices: [String: SheetDraft.Choice] = [:]
    /// A sheet that is put in front; takes the place of one of its name.
    package let list: SheetDraft

    /// One cell: its row counted from 1, its column from 0, as in ``Grid``.
    package struct Place: Sendable, Hashable, Comparable {
        package let row: Int
        package let column: Int

        /// A cell.
        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }

        package static func < (left: Place, right: Place) -> Bool {
            (left.row, left.column) < (right.row, right.column)
        }
    }

    /// What is to be done to one cell.
    package struct Change: Sendable, Hashable {
        package var fill: UInt32?
        package var remark: String?
        /// Its words are taken out.
        package var isEmptied = false
        /// Words for a cell beside the table, which looks like its neighbour and can be typed in.
        package var added: String?

        /// Nothing yet.
        package init() {}
    }

    /// The end of every comment of a sheet given back, by which it is known when the sheet comes back.
    package static let signature = SheetNotes.signature

    /// No marks yet, and a list of them.
    package init(list: SheetDraft) { self.list = list }

    /// The workbook with its marks; throws where it cannot be patched.
    package func bytes(marking workbook: [UInt8]) throws(Grid.Problem) -> [UInt8] {
        do {
            var press = try MarkPress(workbook, self)
            return try press.bytes()
        } catch {
            throw Grid.Problem(description: "\(error)")
        }
    }
}
