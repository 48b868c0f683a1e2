package import Coverage
package import DataFiles
import Diagnostics
package import Schools
import Spreadsheets

/// The 活动台账: what was done, where, for whom.
extension CoverageDesk {
    /// Takes in a monthly sheet.
    package mutating func importActivities(
        _ path: FilePath, stamp: Ledger.Stamp, preview: Bool
    ) throws -> Ledger.ActivityReceipt? {
        let (grid, origin) = try grid(path)
        let book = ActivityReader.read(grid, framework: framework, findings: &findings)
        guard !findings.haveErrors else { return nil }
        let ledger = try open()
        let receipt = try ledger.store(activities: book, origin: origin, stamp: stamp, preview: preview)
        try ledger.close()
        return receipt
    }

    /// Everything that was done in a month, or ever.
    package func activities(month: String?, asOf day: CalendarDate) throws -> ActivityBook {
        let ledger = try open()
        let book = try ledger.activities(asOf: day)
        try ledger.close()
        return book.only(month: month)
    }
}
