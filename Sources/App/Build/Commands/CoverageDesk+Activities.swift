package import Coverage
package import DataFiles
import Diagnostics
package import Schools
import Spreadsheets

/// The 活动台账: what was done, where, for whom.
extension CoverageDesk {
    /// Takes in a monthly sheet.
    package mutating func importActivities(
        _ path: FilePath, month: String? = nil, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.ActivityReceipt? {
        let (grid, origin) = try grid(path)
        let first = month.flatMap { CalendarDate($0 + "-01") }
        let book = ActivityReader.read(grid, framework: framework, month: first, on: stamp.on, findings: &findings)
        guard !findings.haveErrors else {
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let ledger = try open()
        findings += book.twins(in: try ledger.activities(asOf: stamp.on), of: grid)
        guard !findings.haveErrors else {
            try ledger.close()
            returned = preview ? nil : try giveBack(grid, of: path, findings)
            return nil
        }
        let receipt = try ledger.store(activities: book, origin: origin, stamp: stamp, preview: preview)
        try ledger.close()
        return receipt
    }

    /// Writes the activities of a month to be filled in, looked at or sent on; by the end of the name, a workbook or CSV.
    package func write(_ book: ActivityBook, month: String?, to file: FilePath) throws {
        guard file.isWorkbook else { return try write(book.sheet(framework), to: file) }
        let place = try configuration().county
        try writeNew(try book.workbook(framework, month: month, place: place).bytes(), to: file)
    }

    /// Everything that was done in a month, or ever.
    package func activities(month: String?, asOf day: CalendarDate) throws -> ActivityBook {
        let ledger = try open()
        let book = try ledger.activities(asOf: day)
        try ledger.close()
        return book.only(month: month)
    }
}
