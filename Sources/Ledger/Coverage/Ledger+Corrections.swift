package import DataFiles
import GRDB
package import Schools

extension Ledger {
    /// （小学） for a half of it, （五年级） for a grade.
    private static func part(_ written: String) -> String {
        let parts = written.split(separator: "·").map(String.init)
        if parts.count == 2 { return "（\(parts[1])）" }
        return parts.first.map { part in "（\(Stage(rawValue: part).map { SchoolLevel($0).rawValue } ?? part)）" } ?? ""
    }

    /// What later reports of a period changed, by day, school and item; for a school year that of its terms too.
    ///
    /// Corrections of one day stand in the same order whichever was entered first, unless they are of one value.
    package func corrections(
        _ framework: Framework, period: Period, asOf day: CalendarDate, names: [String: String]
    ) throws(LedgerError) -> [CorrectionLine] {
        try Self.translating(path) {
            try queue.read { database in
                let sql = """
                    SELECT school, indicator, stage, old, new, recorded_on, reason FROM correction
                    WHERE framework = ? AND period IN (?, ?, ?) AND recorded_on <= ?
                    ORDER BY recorded_on, school, indicator, stage, revision
                    """
                let rows = try Row.fetchAll(
                    database, sql: sql,
                    arguments: [framework.id, period.id, period.id + "-1", period.id + "-2", day.description])
                var lines: [CorrectionLine] = []
                /// What changed in the lower half of a 小学 and may have changed alike in the upper one.
                var halves: [CorrectionLine: Int] = [:]
                for row in rows {
                    guard let name = names[row[0] as String] else { continue }
                    let (code, part): (String, String) = (row[1], row[2])
                    let label = framework.indicator(code)?.label ?? code
                    let line = CorrectionLine(
                        uid: row[0], school: name, label: label + Self.part(part), old: row[3], new: row[4],
                        day: row[5],
                        reason: row[6])
                    if part == Stage.lowerPrimary.rawValue { halves[line, default: 0] += 1 }
                    if part == Stage.upperPrimary.rawValue, let count = halves[line], count > 0 {
                        halves[line] = count - 1
                        continue
                    }
                    lines.append(line)
                }
                return lines
            }
        }
    }
}
