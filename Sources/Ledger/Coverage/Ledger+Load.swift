import Concurrent
package import DataFiles
import Foundation
import GRDB
package import Schools

extension Ledger {
    /// Everything that was known on a day about a framework and period, with the head of the audit at the same moment.
    ///
    /// With `region`, the code or name of a region, only of the schools inside it; an unknown region has none.
    package func load(
        framework: String,
        period: Period,
        asOf day: CalendarDate,
        region: String? = nil
    ) throws(LedgerError) -> (records: CoverageRecords, head: String) {
        try Self.translating(path) {
            let question = Question(framework: framework, period: period, day: day)
            if region == nil, let both = try loadAtOnce(question) { return both }
            return try queue.read { database in
                var reader = LedgerReader(database, asOf: day)
                let tree = RegionTree(try reader.regions())
                let inside = region.map { tree.inside($0) }
                if let inside { reader.only = try reader.schools(everIn: inside) }
                var roster = try reader.roster(question, tree)
                if let inside {
                    // One that moved away is read, and left out here.
                    roster.schools = roster.schools.filter { inside[$0.region] != nil }
                    reader.only = roster.schools.map(\.uid)
                }
                return (question.records(roster, try reader.reports(question)), roster.head)
            }
        }
    }

    /// The whole of a large ledger: the roster and the reports read side by side, through two connections; nil where that is not
    /// possible.
    private func loadAtOnce(_ question: Question) throws -> (records: CoverageRecords, head: String)? {
        guard queue.path == path,
            (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 > Self.small
        else { return nil }
        var configuration = Self.configuration()
        configuration.readonly = true
        // The first connection has repaired what a killed program left; where anything else stands in the way it reads both.
        guard let beside = try? DatabaseQueue(path: path, configuration: configuration) else { return nil }
        defer { try? beside.close() }
        let (roster, reports) = try concurrently(
            {
                try queue.read { database in
                    let reader = LedgerReader(database, asOf: question.day)
                    return try reader.roster(question, RegionTree(try reader.regions()))
                }
            },
            { try? beside.read { try LedgerReader($0, asOf: question.day).reports(question) } })
        // Somebody may have entered something between the beginnings of the two.
        guard let reports, reports.head == roster.head else { return nil }
        return (question.records(roster, reports), roster.head)
    }

    /// Four million bytes: what is read in a moment anyway.
    private static let small = 4_000_000

    /// Whether everything in a ledger is invented: a demonstration, whose figures must never be taken for real ones.
    package static func isSample(at path: String) throws(LedgerError) -> Bool {
        let ledger = try open(at: path, migrates: false)
        defer { try? ledger.close() }
        return try translating(path) {
            try ledger.queue.read {
                try String.fetchOne($0, sql: "SELECT action FROM audit WHERE seq = 1") == sampleAction
            }
        }
    }

    static let sampleAction = "init sample"
}

/// What is asked of a ledger.
private struct Question: Sendable {
    let framework: String
    let period: Period
    let day: CalendarDate

    var periods: [Period] { [period.schoolYear] + period.terms }
    /// A school year is asked of everybody who is on the list of either term.
    var asked: [Period] { period.term == nil ? periods : [period] }

    func records(_ roster: Roster, _ reports: Reports) -> CoverageRecords {
        var records = CoverageRecords(
            period: period, asOf: day, regions: roster.regions, schools: roster.schools, expected: roster.expected,
            submissions: reports.submissions, verdicts: reports.verdicts.filter { asked.contains($0.period) },
            evidence: reports.evidence, otherVerdicts: reports.verdicts.filter { !asked.contains($0.period) },
            earlierEvidence: reports.earlierEvidence, laterList: roster.later)
        records.framework = framework
        return records
    }
}

/// Who has to report, with the head of the audit when it was read.
private struct Roster: Sendable {
    let regions: RegionTree
    var schools: [School]
    let expected: Set<String>
    let later: CoverageRecords.LaterList?
    let head: String
}

/// What was reported, and what was found in whatever period, with the head of the audit when it was read.
private struct Reports: Sendable {
    let submissions: [Submission]
    let verdicts: [Verdict]
    let evidence: [EvidenceFile]
    let earlierEvidence: [EvidenceFile]
    let head: String
}

extension LedgerReader {
    fileprivate func roster(_ question: Question, _ regions: RegionTree) throws -> Roster {
        let head = try head()
        let schools = try schools(in: question.period)
        let expected: Set<String> = try question.asked.reduce(into: []) {
            $0.formUnion(try self.expected(framework: question.framework, period: $1))
        }
        let later = try laterList(question.framework, question.asked, beside: expected)
        return Roster(regions: regions, schools: schools, expected: expected, later: later, head: head)
    }

    /// The schools that were put on the lists of some periods after the day, and were not taken off again.
    private func laterList(
        _ framework: String, _ periods: [Period], beside expected: Set<String>
    ) throws -> CoverageRecords.LaterList? {
        let sql = "SELECT 1 FROM batch WHERE recorded_on > ? LIMIT 1"
        guard try Int.fetchOne(database, sql: sql, arguments: [day]) != nil else { return nil }
        // Before any roster no region is known, and no school of one.
        let (condition, list) = only?.isEmpty == true ? ("", []) : chosen("school")
        var days: Set<String> = []
        var schools: Set<String> = []
        for (period, table) in periods.flatMap({ period in ["expected", "expected_again"].map { (period, $0) } }) {
            let rows = try RowStatement(
                """
                SELECT school, recorded_on FROM \(table) WHERE framework = ? AND period = ? AND recorded_on > ?
                    AND batch NOT IN (SELECT undone FROM undone)\(condition)
                """, database, [.text(framework), .text(period.id), .text(day)] + list)
            while try rows.next() {
                guard !expected.contains(rows.text(0)) else { continue }
                schools.insert(rows.text(0))
                days.insert(rows.text(1))
            }
        }
        guard let first = days.min().flatMap({ CalendarDate($0) }) else { return nil }
        return CoverageRecords.LaterList(on: first, count: schools.count)
    }

    fileprivate func reports(_ question: Question) throws -> Reports {
        let head = try head()
        let framework = question.framework
        let filed = try FiledStages(self, framework: framework, question.periods, in: question.period)
        return Reports(
            // A report of which nothing is left was taken back.
            submissions: try submissions(framework: framework, periods: question.periods)
                .filter { !$0.saysNothing }.map { filed.scoped($0) },
            verdicts: try verdicts(
                framework: framework, try judgedPeriods(framework: framework), reports: question.periods, filed),
            evidence: try question.asked.flatMap { try evidence(framework: framework, period: $0) },
            earlierEvidence: try earlierEvidence(framework: framework, before: question.period),
            head: head)
    }

    private func head() throws -> String {
        try String.fetchOne(database, sql: "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1") ?? ""
    }
}

/// Reads rows into the values of `Schools`, leaving out what was entered after a day.
struct LedgerReader {
    let database: Database
    /// The last day that counts, or a text that sorts behind every day.
    let day: String
    /// The schools to read, or nil for all.
    var only: [String]?

    init(_ database: Database, asOf day: CalendarDate?) {
        self.database = database
        self.day = day?.description ?? "9999-99-99"
    }

    func regions() throws -> [Region] {
        let sql = "SELECT code, name, level, parent FROM region WHERE valid_from <= ? ORDER BY code, valid_from"
        return try Row.fetchAll(database, sql: sql, arguments: [day]).compactMap { row in
            Region.Level(rawValue: row["level"]).map {
                Region(code: row["code"], name: row["name"], level: $0, parent: row["parent"])
            }
        }
    }

    func expected(framework: String, period: Period) throws -> Set<String> {
        let kept = try kept("batch")
        var schools: Set<String> = []
        for table in ["expected", "expected_again"] {
            let rows = try RowStatement(
                "SELECT school FROM \(table) WHERE framework = ? AND period = ? AND recorded_on <= ?\(kept)", database,
                [.text(framework), .text(period.id), .text(day)])
            while try rows.next() { schools.insert(rows.text(0)) }
        }
        return schools
    }

    /// What stands for the chosen schools in SQL: a condition and its argument, or nothing for all.
    func chosen(_ column: String) -> (sql: String, arguments: [Field]) {
        guard let only else { return ("", []) }
        let list = "[" + only.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        return (" AND \(column) IN (SELECT value FROM json_each(?))", [.text(list)])
    }

    /// The last revision that was known on the day, of each school and period; by period and school.
    func submissions(framework: String, periods: [Period]) throws -> [Submission] {
        var submissions: [Submission] = []
        for period in periods {
            if let heads = try heads(framework, period) {
                submissions += heads
            } else {
                submissions += last(of: try recordedSubmissions(framework: framework, periods: [period]))
            }
        }
        return submissions
    }

    /// The heads of a period; nil where one of them came in after the day.
    private func heads(_ framework: String, _ period: Period) throws -> [Submission]? {
        let (condition, list) = chosen("school")
        let rows = try RowStatement(
            """
            SELECT school, revision, version, received_on, author, claims FROM head
            WHERE framework = ? AND period = ?\(condition) ORDER BY school
            """,
            database, [.text(framework), .text(period.id)] + list)
        var code = ClaimsCode()
        var received: (text: String, day: CalendarDate)?
        var submissions: [Submission] = []
        while try rows.next() {
            if received.map({ rows.order(3, $0.text) != 0 }) ?? true {
                let text = rows.text(3)
                guard text <= day, let day = CalendarDate(text) else { return nil }
                received = (text, day)
            }
            guard let received, let claims = code.claims(rows.text(5)) else { return nil }
            submissions.append(
                Submission(
                    school: rows.text(0), framework: framework, version: rows.text(2), period: period,
                    revision: rows.int(1), receivedOn: received.day, author: rows.text(4), claims: claims))
        }
        return submissions
    }

    /// The last revision of each school among the revisions of one period, by school.
    func last(of submissions: [Submission]) -> [Submission] {
        var last: [String: Submission] = [:]
        for submission in submissions where submission.revision > last[submission.school]?.revision ?? 0 {
            last[submission.school] = submission
        }
        return last.values.sorted { $0.school < $1.school }
    }

    /// Every revision of some periods, from the records themselves.
    func recordedSubmissions(framework: String, periods: [Period]) throws -> [Submission] {
        var collector = SubmissionCollector(framework: framework)
        for period in periods {
            if let only {
                try collector.read(try joined(framework, period, only), period)
            } else {
                try readWhole(framework, period, into: &collector)
            }
        }
        return collector.submissions
    }

    /// The rows of some schools, found by their key.
    private func joined(_ framework: String, _ period: Period, _ schools: [String]) throws -> RowCursor {
        let (condition, list) = chosen("s.school")
        let chosen = StatementArguments(list.map { if case .text(let text) = $0 { text } else { "" } })
        let sql = """
            SELECT s.rowid, s.school, s.revision, s.version, s.received_on, s.author,
                c.indicator, c.stage, c.truth, c.hundredths, c.missing, c.text, c.grade
            FROM submission s LEFT JOIN claim c ON c.school = s.school AND c.framework = s.framework
                AND c.period = s.period AND c.revision = s.revision
            WHERE s.framework = ? AND s.period = ? AND s.received_on <= ?\(condition) ORDER BY s.rowid
            """
        return try Row.fetchCursor(database, sql: sql, arguments: [framework, period.id, day] + chosen)
    }

    /// The rows of all schools, import by import: an import wrote each submission and then its claims, so that both tables
    /// are read straight through instead of looking for every claim by its key.
    private func readWhole(_ framework: String, _ period: Period, into collector: inout SubmissionCollector) throws {
        let batches = try String.fetchAll(
            database, sql: "SELECT DISTINCT batch FROM submission WHERE framework = ? AND period = ? ORDER BY batch",
            arguments: [framework, period.id])
        for batch in batches {
            let submissions = try Row.fetchCursor(
                database,
                sql: """
                    SELECT rowid, school, revision, version, received_on, author FROM submission
                    WHERE batch = ? AND framework = ? AND period = ? AND received_on <= ? ORDER BY rowid
                    """,
                arguments: [batch, framework, period.id, day])
            try collector.open(submissions, period)
            let first = try Int64.fetchOne(
                database, sql: "SELECT min(rowid) FROM claim WHERE batch = ?", arguments: [batch])
            let last = try Int64.fetchOne(
                database, sql: "SELECT max(rowid) FROM claim WHERE batch = ?", arguments: [batch])
            if let first, let last {
                let claims = try Row.fetchCursor(
                    database,
                    sql: """
                        SELECT school, revision, NULL, NULL, NULL, NULL,
                            indicator, stage, truth, hundredths, missing, text, grade
                        FROM claim WHERE rowid BETWEEN ? AND ? AND +batch = ? AND framework = ? AND period = ?
                        ORDER BY rowid
                        """,
                    arguments: [first, last, batch, framework, period.id])
                try collector.fill(claims)
            }
            collector.closeAll()
        }
    }
}
