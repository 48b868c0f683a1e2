import GRDB
import Schools

/// What was found and shown in other periods than the one that is asked: it does not end with its term.
extension LedgerReader {
    /// The periods in which anything was checked, whatever is asked.
    func judgedPeriods(framework: String) throws -> [Period] {
        try String.fetchAll(
            database, sql: "SELECT DISTINCT period FROM verdict WHERE framework = ? ORDER BY period",
            arguments: [framework]
        ).compactMap { Period($0) }
    }

    /// The files of the other periods of a school year that count in one of its terms: those before it, and those of the year.
    func earlierEvidence(framework: String, before period: Period) throws -> [EvidenceFile] {
        guard period.term != nil else { return [] }
        let others = [period.schoolYear] + period.terms.filter { $0 < period }
        return try others.flatMap { try evidence(framework: framework, period: $0) }
    }
}
