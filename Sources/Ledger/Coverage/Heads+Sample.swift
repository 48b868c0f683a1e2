import GRDB
import Schools

extension Heads {
    /// Schools of which a sample is made, in each framework and period.
    private static let sampled = 200

    /// Whether the heads of some schools say what the records say: a moment's work, whatever the size of the ledger.
    ///
    /// Which schools are looked at follows from the head of the audit, so that others are after each entry. What was changed in a few schools alone
    /// is found by ``areTrue(_:)``.
    static func sampleIsTrue(_ database: Database) throws -> Bool {
        let last = try String.fetchOne(database, sql: "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1") ?? ""
        let start = "s" + last.prefix(12)
        let pairs = try Row.fetchAll(
            database,
            sql: "SELECT framework, period FROM submission UNION SELECT framework, period FROM head ORDER BY 1, 2")
        for pair in pairs {
            let (framework, written): (String, String) = (pair[0], pair[1])
            guard let period = Period(written) else { continue }
            let arguments: StatementArguments = [framework, written, start]
            let schools = try ["submission", "head"].flatMap { table in
                let sql = "FROM \(table) WHERE framework = ? AND period = ? AND school"
                let behind = try String.fetchAll(
                    database, sql: "SELECT DISTINCT school \(sql) >= ? ORDER BY school LIMIT \(sampled)",
                    arguments: arguments)
                let rest = sampled - behind.count
                return try behind
                    + String.fetchAll(
                        database, sql: "SELECT DISTINCT school \(sql) < ? ORDER BY school LIMIT \(rest)",
                        arguments: arguments)
            }
            var reader = LedgerReader(database, asOf: nil)
            reader.only = Set(schools).sorted()
            let recorded = try reader.last(of: reader.recordedSubmissions(framework: framework, periods: [period]))
            let (condition, list) = reader.chosen("school")
            var known: [String: [Field]] = [:]
            let rows = try RowStatement(
                "SELECT * FROM head WHERE framework = ? AND period = ?\(condition)", database,
                [.text(framework), .text(written)] + list)
            while try rows.next() { known[rows.text(2)] = fields(rows) }
            guard known.count == recorded.count, recorded.allSatisfy({ known[$0.school] == row($0) }) else {
                return false
            }
        }
        return true
    }
}
