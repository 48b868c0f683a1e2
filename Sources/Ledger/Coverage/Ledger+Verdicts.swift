import DataFiles
import GRDB
import Schools

/// Verdicts with what they judged: the reports that had come in when they were entered, and on the day of the visit.
extension LedgerReader {
    /// The verdicts on some periods, by period, school, indicator, stage and revision; `reports` are the periods whose reports they judge,
    /// `filed` for which stages these were.
    func verdicts(
        framework: String, _ periods: [Period], reports: [Period], _ filed: FiledStages
    ) throws -> [Verdict] {
        let sql = """
            SELECT school, indicator, stage, revision, finding, method, visited_on, note, author, batch FROM verdict
            WHERE framework = ? AND period = ? AND recorded_on <= ?\(try kept("batch"))
            ORDER BY school, indicator, stage, revision
            """
        var entries: [(verdict: Verdict, batch: String)] = []
        for period in periods {
            entries += try Row.fetchAll(database, sql: sql, arguments: [framework, period.id, day]).compactMap { row in
                guard let finding = Verdict.Outcome(rawValue: row[4]), let visited = CalendarDate(row[6] as String)
                else {
                    return nil
                }
                let verdict = Verdict(
                    school: row[0], period: period, indicator: row[1], stage: Stage(rawValue: row[2]), revision: row[3],
                    finding: finding, method: row[5], visitedOn: visited, note: row[7], author: row[8])
                return (verdict, row[9])
            }
        }
        guard !entries.isEmpty else { return [] }
        let turns = try turns()
        let revisions = try revisions(framework, reports, turns)
        let sights = entries.map {
            sight(of: $0.verdict, turn: turns[$0.batch] ?? 0, revisions[$0.verdict.school] ?? [:])
        }
        let schools = Set(zip(entries, sights).filter { !$1.later.isEmpty }.map(\.0.verdict.school))
        guard !schools.isEmpty else { return entries.map(\.verdict) }
        var reader = self
        reader.only = schools.sorted()
        var submissions: [ReportKey: Submission] = [:]
        for submission in try reader.recordedSubmissions(framework: framework, periods: reports) {
            submissions[ReportKey(submission)] = filed.scoped(submission)
        }
        return zip(entries, sights).map { entry, sight in
            guard !sight.later.isEmpty else { return entry.verdict }
            var verdict = entry.verdict
            func reports(_ turns: [ReportTurn]) -> [Submission] {
                turns.compactMap { submissions[ReportKey($0, school: verdict.school)] }
            }
            verdict.sight = VerdictSight(seen: reports(sight.seen), later: reports(sight.later))
            return verdict
        }
    }

    /// Of each period the last report that had come in before the verdict and by the day of the visit; a visit before any of
    /// them judged the first.
    private func sight(
        of verdict: Verdict, turn: Int, _ revisions: [Period: [ReportTurn]]
    ) -> (seen: [ReportTurn], later: [ReportTurn]) {
        let visited = verdict.visitedOn.description
        var seen: [ReportTurn] = []
        var later: [ReportTurn] = []
        for (period, turns) in revisions where period.schoolYear == verdict.period.schoolYear {
            let before = turns.filter { $0.turn < turn }
            let own = before.last { $0.receivedOn <= visited } ?? before.first
            if let own { seen.append(own) }
            later += turns.filter { $0.revision > own?.revision ?? 0 }
        }
        return (seen, later.sorted { ($0.turn, $0.period) < ($1.turn, $1.period) })
    }

    /// Every revision of the schools that were checked, in order.
    private func revisions(
        _ framework: String, _ periods: [Period], _ turns: [String: Int]
    ) throws -> [String: [Period: [ReportTurn]]] {
        var revisions: [String: [Period: [ReportTurn]]] = [:]
        for period in periods {
            let rows = try RowStatement(
                """
                SELECT school, revision, batch, received_on FROM submission
                WHERE framework = ?1 AND period = ?2 AND received_on <= ?3
                    AND school IN (SELECT school FROM verdict WHERE framework = ?1) ORDER BY school, revision
                """,
                database, [.text(framework), .text(period.id), .text(day)])
            while try rows.next() {
                let turn = ReportTurn(
                    period: period, revision: rows.int(1), turn: turns[rows.text(2)] ?? 0, receivedOn: rows.text(3))
                var turns = revisions[rows.text(0), default: [:]][period, default: []]
                // Of the days that an import which came in late went through, the last alone.
                if turns.last?.turn == turn.turn { turns.removeLast() }
                revisions[rows.text(0), default: [:]][period] = turns + [turn]
            }
        }
        return revisions
    }
}

/// When a report came in: its place among all that was entered, and the day.
private struct ReportTurn {
    let period: Period
    let revision: Int
    let turn: Int
    let receivedOn: String
}

/// One revision of a school's report.
private struct ReportKey: Hashable {
    let school: String
    let period: Period
    let revision: Int

    init(_ submission: Submission) {
        school = submission.school
        period = submission.period
        revision = submission.revision
    }

    init(_ turn: ReportTurn, school: String) {
        self.school = school
        period = turn.period
        revision = turn.revision
    }
}
