package import DataFiles
import GRDB
import Schools

/// Terms whose results are no longer taken: what was counted of them is no longer known by its digest, and would be counted again.
///
/// A term is closed when the term after it is over, so that late results find their class. `result_seen.until` is the last day of
/// the term itself.
extension Ledger {
    /// Which of some terms take no more results on a day.
    ///
    /// They are those whose following term is over, and those of which there are sums and no digests any more: an import on a later
    /// day has dropped them.
    package func closedTerms(among terms: Set<String>, on day: CalendarDate) throws(LedgerError) -> Set<String> {
        try Self.translating(path) { try queue.read { try Self.closedTerms(among: terms, on: day, $0) } }
    }

    static func closedTerms(
        among terms: Set<String>, on day: CalendarDate, _ database: Database
    ) throws -> Set<String> {
        let sql = "SELECT DISTINCT term FROM classroom JOIN tally ON class = code WHERE pupils + codes > 0"
        let counted = Set(try String.fetchAll(database, sql: sql).map(Self.end))
        let known = Set(try String.fetchAll(database, sql: "SELECT DISTINCT until FROM result_seen"))
        let gone = counted.subtracting(known)
        return terms.filter { term in
            if let last = Period(term)?.following.end, last < day { return true }
            return gone.contains(Self.end(of: term))
        }
    }

    /// Drops the digests of terms that are closed on a day.
    static func forget(before day: CalendarDate, _ database: Database) throws {
        guard let kept = Period(containing: day).preceding.end else { return }
        try database.execute(sql: "DELETE FROM result_seen WHERE until < ?", arguments: [kept.description])
    }

    /// The last day of a term; a term that nobody can read never ends.
    static func end(of term: String) -> String { Period(term)?.end?.description ?? "9999-12-31" }
}
