package import DataFiles
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
            try queue.read { database in
                let reader = LedgerReader(database, asOf: day)
                let year = period.schoolYear
                let periods = [
                    year, Period(firstYear: year.firstYear, term: 1), Period(firstYear: year.firstYear, term: 2),
                ]
                let tree = RegionTree(try reader.regions())
                var schools = try reader.schools(in: period)
                var chosen: Set<String>?
                if let region {
                    schools = schools.filter { tree.path(from: $0.region).contains { $0.isCalled(region) } }
                    chosen = Set(schools.map(\.uid))
                }
                let records = CoverageRecords(
                    period: period,
                    asOf: day,
                    regions: tree,
                    schools: schools,
                    expected: try reader.expected(framework: framework, period: period),
                    submissions: try reader.submissions(framework: framework, periods: periods, schools: chosen),
                    verdicts: try reader.verdicts(framework: framework, period: period),
                    evidence: try reader.evidence(framework: framework, period: period)
                )
                let sql = "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1"
                return (records, try String.fetchOne(database, sql: sql) ?? "")
            }
        }
    }

    /// Whether everything in it is invented: a demonstration, whose figures must never be taken for real ones.
    package func isSample() throws(LedgerError) -> Bool {
        try Self.translating(path) {
            try queue.read {
                try String.fetchOne($0, sql: "SELECT action FROM audit WHERE seq = 1") == Self.sampleAction
            }
        }
    }

    static let sampleAction = "init sample"
}

/// Reads rows into the values of `Schools`, leaving out what was entered after a day.
struct LedgerReader {
    let database: Database
    /// The last day that counts, or a text that sorts behind every day.
    let day: String

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
        try String.fetchSet(
            database,
            sql: "SELECT school FROM expected WHERE framework = ? AND period = ? AND recorded_on <= ?",
            arguments: [framework, period.id, day]
        )
    }

    /// Every revision of some periods, by school; `schools` nil for all.
    func submissions(framework: String, periods: [Period], schools: Set<String>? = nil) throws -> [Submission] {
        let fields = """
            SELECT s.rowid, s.school, s.period, s.revision, s.version, s.received_on, s.author,
                c.indicator, c.stage, c.truth, c.hundredths, c.missing, c.text
            FROM submission s LEFT JOIN claim c ON c.school = s.school AND c.framework = s.framework
                AND c.period = s.period AND c.revision = s.revision
            WHERE s.framework = ? AND s.period = ? AND s.received_on <= ?
            """
        var collector = SubmissionCollector(framework: framework)
        for period in periods {
            guard let schools else {
                let sql = fields + " ORDER BY s.school, s.revision"
                try collector.read(
                    try Row.fetchCursor(database, sql: sql, arguments: [framework, period.id, day]), period)
                continue
            }
            let statement = try database.makeStatement(sql: fields + " AND s.school = ? ORDER BY s.revision")
            for school in schools.sorted() {
                let arguments: StatementArguments = [framework, period.id, day, school]
                try collector.read(try Row.fetchCursor(statement, arguments: arguments), period)
            }
        }
        return collector.submissions
    }
}

/// Puts the rows of submissions and their claims together again.
private struct SubmissionCollector {
    let framework: String
    private(set) var submissions: [Submission] = []
    /// Thousands of rows bear the same day and author: each is made once.
    private var days: [String: CalendarDate] = [:]

    init(framework: String) { self.framework = framework }

    /// Rows of one submission must follow each other.
    mutating func read(_ rows: RowCursor, _ period: Period) throws {
        var open: (id: Int64, submission: Submission)?
        var claims: [Claim] = []
        while let row = try rows.next() {
            let id: Int64 = row[0]
            if open?.id != id {
                close(&open, &claims)
                let text: String = row[5]
                let day = days[text] ?? CalendarDate(text)
                guard let day else { continue }
                days[text] = day
                open = (
                    id,
                    Submission(
                        school: row[1], framework: framework, version: row[4], period: period, revision: row[3],
                        receivedOn: day, author: row[6], claims: [])
                )
            }
            if let claim = Self.claim(row) { claims.append(claim) }
        }
        close(&open, &claims)
    }

    private mutating func close(_ open: inout (id: Int64, submission: Submission)?, _ claims: inout [Claim]) {
        if let open { submissions.append(open.submission.with(claims)) }
        open = nil
        claims = []
    }

    private static func claim(_ row: Row) -> Claim? {
        guard let indicator: String = row[7] else { return nil }
        let truth: Bool? = row[9]
        let hundredths: Int? = row[10]
        let value: ClaimValue
        if let truth {
            value = .truth(truth)
        } else if let hundredths {
            value = .amount(Amount(hundredths: hundredths))
        } else {
            let missing: String? = row[11]
            value = .missing(missing.flatMap { ClaimValue.Missing(rawValue: $0) } ?? .unknown)
        }
        let stage: String = row[8]
        return Claim(
            indicator: indicator, stage: stage.isEmpty ? nil : Stage(rawValue: stage), value: value, text: row[12])
    }
}
