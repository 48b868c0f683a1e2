import DataFiles
import GRDB
import Schools

/// On which day, and by which file, each value came in that schools have reported.
///
/// Only schools whose last report is not older than the sheet are looked into: for the others every value is older.
struct SubmissionHistories {
    private struct Revision {
        let submission: Submission
        let source: Ledger.Source
    }

    /// A report as it stood on a day, and its values with theirs.
    struct Known {
        let submission: Submission
        let values: [DatedClaims.Dated]
    }

    private let database: Database
    private let framework: String
    private let period: Period
    /// An import that is being taken back, as if it had not come.
    private var left: String?
    /// Imports that were taken back, and those that took them back, by their lines in the audit.
    private var passed: Set<Int> = []
    private var revisions: [String: [Revision]] = [:]
    private var said: [String: [Saying]] = [:]
    private var came: Set<String> = []
    /// The same with what was taken back.
    private var written: [String: [Saying]] = [:]

    private struct Saying {
        let revision: Int
        let indicator: String
        let part: String
        let on: CalendarDate
    }

    init(
        _ reports: [SchoolReport], _ last: [String: Submission], _ framework: String, _ period: Period,
        on day: CalendarDate, file sha256: String, _ database: Database
    ) throws {
        self.database = database
        self.framework = framework
        self.period = period
        guard !last.isEmpty else { return }
        try readSaid()
        try readCame(sha256)
        let schools = reports.map(\.school).filter { school in
            guard let before = last[school], !before.saysNothing else { return false }
            return day <= before.receivedOn || said[school] != nil
        }
        try readRevisions(of: schools)
    }

    /// What stands of some schools without an import that is to be taken back.
    init(
        of schools: [String], without undone: String, _ framework: String, _ period: Period, _ database: Database
    ) throws {
        self.database = database
        self.framework = framework
        self.period = period
        left = undone
        try readSaid()
        try readRevisions(of: schools)
    }

    private mutating func readRevisions(of schools: [String]) throws {
        guard !schools.isEmpty else { return }
        try readPassed()
        var reader = LedgerReader(database, asOf: nil)
        reader.only = schools
        let files = try files()
        let reasons = try reasons()
        for submission in try reader.recordedSubmissions(framework: framework, periods: [period]) {
            let key = "\(submission.school)\n\(submission.revision)"
            let file = files[key]
            let source = Ledger.Source(
                file: file?.name ?? "", number: file?.number ?? 0, author: submission.author,
                reason: file?.name == "" ? reasons[key] ?? "" : "")
            revisions[submission.school, default: []].append(Revision(submission: submission, source: source))
        }
        for school in revisions.keys {
            revisions[school]?.sort { $0.submission.revision < $1.submission.revision }
        }
    }

    private mutating func readPassed() throws {
        let sql = """
            SELECT seq FROM audit WHERE object IN (SELECT undone FROM undone) OR object IN (SELECT batch FROM undone)
                OR object = ?
            """
        passed = try Int.fetchSet(database, sql: sql, arguments: [left ?? ""])
    }

    /// The days after another on which anything of a school came in, in order.
    func days(of school: String, after day: CalendarDate) -> [CalendarDate] {
        let received = (revisions[school] ?? []).map(\.submission.receivedOn)
        guard !received.isEmpty else { return [] }
        return Set(received + (said[school] ?? []).map(\.on)).filter { $0 > day }.sorted()
    }

    /// The report of a school as it stood on a day; `below` is a revision from which on nothing counts.
    func known(_ school: String, on day: CalendarDate, below: Int = .max) -> Known? {
        let all = (revisions[school] ?? []).filter {
            $0.submission.receivedOn <= day && $0.submission.revision < below
        }
        guard let last = all.last?.submission else { return nil }
        let said = (said[school] ?? []).filter { $0.on <= day && $0.revision <= last.revision }
        return Known(submission: last, values: dated(last, all, said))
    }

    /// Whether every value of a school came in on the day of its revision.
    func isPlain(_ school: String) -> Bool { said[school] == nil }

    /// Whether the very same file was taken in for a school before, and not taken back.
    func came(_ school: String) -> Bool { came.contains(school) }

    private mutating func readCame(_ sha256: String) throws {
        let sql = """
            SELECT t.school FROM batch b JOIN submission t ON t.batch = b.uid
            WHERE b.file_sha256 = ?1 AND b.uid NOT IN (SELECT undone FROM undone) AND t.framework = ?2 AND t.period = ?3
            UNION SELECT t.school FROM batch b JOIN said t ON t.batch = b.uid
            WHERE b.file_sha256 = ?1 AND b.uid NOT IN (SELECT undone FROM undone) AND t.framework = ?2 AND t.period = ?3
            """
        let uids = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM batch WHERE file_sha256 = ?", arguments: [sha256])
        guard uids != 0 else { return }
        came = try String.fetchSet(database, sql: sql, arguments: [sha256, framework, period.id])
    }

    /// Whether it is written down already that a value was said on a day; of all values of the revision without a subject.
    func knows(_ school: String, _ revision: Int, _ subject: Claim.Subject?, on day: CalendarDate) -> Bool {
        let part = (subject?.stage?.rawValue ?? "") + "/" + (subject?.grade?.id ?? "")
        return (written[school] ?? []).contains {
            $0.revision == revision && $0.indicator == subject?.indicator ?? "" && $0.part == part && $0.on == day
        }
    }

    private mutating func readSaid() throws {
        let sql = """
            SELECT school, revision, indicator, stage, grade, said_on, batch = ? OR batch IN (SELECT undone FROM undone)
            FROM said WHERE framework = ? AND period = ?
            """
        let rows = try RowStatement(sql, database, [.text(left ?? ""), .text(framework), .text(period.id)])
        while try rows.next() {
            guard let day = CalendarDate(rows.text(5)) else { continue }
            let saying = Saying(
                revision: rows.int(1), indicator: rows.text(2), part: rows.text(3) + "/" + rows.text(4), on: day)
            written[rows.text(0), default: []].append(saying)
            // What was taken back was not said.
            if rows.int(6) == 0 { said[rows.text(0), default: []].append(saying) }
        }
    }

    /// The file and the number of the import of each school and revision.
    private func files() throws -> [String: (name: String, number: Int)] {
        let sql = """
            SELECT s.school, s.revision, b.file, a.seq FROM submission s JOIN batch b ON b.uid = s.batch
            JOIN audit a ON a.object = b.uid WHERE s.framework = ? AND s.period = ?
            """
        let rows = try RowStatement(sql, database, [.text(framework), .text(period.id)])
        var files: [String: (name: String, number: Int)] = [:]
        while try rows.next() { files["\(rows.text(0))\n\(rows.int(1))"] = (rows.text(2), rows.int(3)) }
        return files
    }

    /// Why values were corrected, by school and revision.
    private func reasons() throws -> [String: String] {
        let sql = """
            SELECT DISTINCT c.school, c.revision, c.reason FROM correction c JOIN batch b ON b.uid = c.batch
            WHERE c.framework = ? AND c.period = ? AND b.file = ''
            """
        let rows = try RowStatement(sql, database, [.text(framework), .text(period.id)])
        var reasons: [String: String] = [:]
        while try rows.next() { reasons["\(rows.text(0))\n\(rows.int(1))"] = rows.text(2) }
        return reasons
    }

    /// The schools whose last revision came from the very same file.
    func sources(of sha256: String) throws -> Set<String> {
        let sql = """
            SELECT s.school FROM head h JOIN submission s ON s.school = h.school AND s.framework = h.framework
                AND s.period = h.period AND s.revision = h.revision JOIN batch b ON b.uid = s.batch
            WHERE h.framework = ? AND h.period = ? AND b.file_sha256 = ?
            """
        return try String.fetchSet(database, sql: sql, arguments: [framework, period.id, sha256])
    }

    /// The values of a school's last report with their days.
    func dated(_ last: Submission) -> [DatedClaims.Dated] {
        guard let all = revisions[last.school] else { return last.claims.map { .init($0, on: last.receivedOn) } }
        return dated(last, all, said[last.school] ?? [])
    }

    private func dated(_ last: Submission, _ all: [Revision], _ said: [Saying]) -> [DatedClaims.Dated] {
        let standing = standing(all)
        return last.claims.map { claim in
            let first = run(of: claim, in: standing).first
            let start = first?.submission.revision ?? last.revision
            let part = (claim.stage?.rawValue ?? "") + "/" + (claim.grade?.id ?? "")
            let days = said.filter { row in
                row.revision >= start && (row.indicator.isEmpty || row.indicator == claim.indicator && row.part == part)
            }
            let day = first?.submission.receivedOn ?? last.receivedOn
            let ownDays = days.filter { !$0.indicator.isEmpty }.map(\.on)
            let later = days.filter(\.indicator.isEmpty).map(\.on)
            return .init(claim, on: ((ownDays.isEmpty ? [day] : ownDays) + later).max() ?? day)
        }
    }

    /// Where a value of a school's last report came from.
    func source(_ last: Submission, _ claim: Claim) -> Ledger.Source {
        let standing = standing((revisions[last.school] ?? []).filter { $0.submission.revision <= last.revision })
        let whole = Claim(indicator: claim.indicator, value: claim.value, text: claim.text)
        // A part may have been said with the whole school.
        return run(of: claim, in: standing).first?.source ?? run(of: whole, in: standing).first?.source
            ?? Ledger.Source(file: "", number: 0, author: last.author, reason: "")
    }

    /// The revisions, oldest first, through which a value has stood without a break until now.
    private func run(of claim: Claim, in standing: [Revision]) -> [Revision] {
        let run = standing.reversed().prefix { revision in
            revision.submission.claims.contains { $0.subject == claim.subject && $0.value == claim.value }
        }
        return run.reversed()
    }

    /// The revisions that tell when a value came in: nothing that was taken back or took back, and of the days that one import went through the last.
    private func standing(_ all: [Revision]) -> [Revision] {
        all.filter { one in
            if one.source.number == 0 { return true }
            return !passed.contains(one.source.number)
                && !all.contains {
                    $0.source.number == one.source.number && $0.submission.revision > one.submission.revision
                }
        }
    }
}
