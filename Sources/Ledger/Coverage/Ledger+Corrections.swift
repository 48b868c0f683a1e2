package import DataFiles
import GRDB
package import Schools

extension Ledger {
    /// What later reports of a period changed, in the order in which it was entered; for a school year that of its terms too.
    package func corrections(
        _ framework: Framework, period: Period, asOf day: CalendarDate, names: [String: String]
    ) throws(LedgerError) -> [CorrectionLine] {
        try Self.translating(path) {
            try queue.read { database in
                let sql = """
                    SELECT school, indicator, stage, old, new, recorded_on, reason FROM correction
                    WHERE framework = ? AND period IN (?, ?, ?) AND recorded_on <= ?
                    ORDER BY recorded_on, school, revision, indicator, stage
                    """
                let rows = try Row.fetchAll(
                    database, sql: sql,
                    arguments: [framework.id, period.id, period.id + "-1", period.id + "-2", day.description])
                return rows.compactMap { row -> CorrectionLine? in
                    let uid: String = row[0]
                    guard let name = names[uid] else { return nil }
                    let (code, stage): (String, String) = (row[1], row[2])
                    let label = framework.indicator(code)?.label ?? code
                    return CorrectionLine(
                        school: name, label: label + (stage.isEmpty ? "" : "（\(stage)）"), old: row[3], new: row[4],
                        day: row[5], reason: row[6])
                }
            }
        }
    }
}
