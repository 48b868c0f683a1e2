package import DataFiles
import GRDB
package import Schools

extension Ledger {
    /// Everything that was known on a day about a framework and period, with the head of the audit at the same moment.
    package func load(
        framework: String,
        period: Period,
        asOf day: CalendarDate
    ) throws(LedgerError) -> (records: CoverageRecords, head: String) {
        try Self.translating(path) {
            try queue.read { database in
                let reader = LedgerReader(database, asOf: day)
                let year = period.schoolYear
                let periods = [
                    year, Period(firstYear: year.firstYear, term: 1), Period(firstYear: year.firstYear, term: 2),
                ]
                let records = CoverageRecords(
                    period: period,
                    asOf: day,
                    regions: RegionTree(try reader.regions()),
                    schools: try reader.schools(in: period),
                    expected: try reader.expected(framework: framework, period: period),
                    submissions: try reader.submissions(framework: framework, periods: periods)
                )
                let sql = "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1"
                return (records, try String.fetchOne(database, sql: sql) ?? "")
            }
        }
    }
}

/// Reads rows into the values of `Schools`, leaving out what was entered after a day.
struct LedgerReader {
    private let database: Database
    /// The last day that counts, or a text that sorts behind every day.
    private let day: String

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

    func schools(in period: Period) throws -> [School] {
        let sql = """
            SELECT v.* FROM school_version v WHERE v.revision = (
                SELECT max(w.revision) FROM school_version w WHERE w.school = v.school AND w.valid_from <= ?
            ) ORDER BY v.school
            """
        let stages = try stages()
        let names = try names()
        let sizes = try sizes(until: period)
        return try Row.fetchAll(database, sql: sql, arguments: [day]).map { row in
            let uid: String = row["school"]
            let name: String = row["name"]
            let revision: Int = row["revision"]
            let opened: String? = row["opened"]
            let closed: String? = row["closed"]
            return School(
                uid: uid,
                code: row["code"],
                name: name,
                formerNames: (names[uid] ?? []).filter { $0 != name },
                region: row["region"],
                stages: (stages["\(uid) \(revision)"] ?? []).sorted(),
                classes: sizes[uid]?.classes,
                students: sizes[uid]?.students,
                opened: opened.flatMap { CalendarDate($0) },
                closed: closed.flatMap { CalendarDate($0) }
            )
        }
    }

    struct Size {
        let revision: Int
        let classes: Int?
        let students: Int?
    }

    /// The last sizes entered for one period, whatever the day.
    func sizeRevisions(in period: Period) throws -> [String: Size] {
        let sql = "SELECT * FROM school_size WHERE period = ? AND stage = '' AND grade = '' ORDER BY revision"
        return try sizes(sql, [period.id])
    }

    func expected(framework: String, period: Period) throws -> Set<String> {
        try String.fetchSet(
            database,
            sql: "SELECT school FROM expected WHERE framework = ? AND period = ? AND recorded_on <= ?",
            arguments: [framework, period.id, day]
        )
    }

    func submissions(framework: String, periods: [Period]) throws -> [Submission] {
        try periods.flatMap { period -> [Submission] in
            let claims = try claims(framework, period)
            let sql = """
                SELECT * FROM submission WHERE framework = ? AND period = ? AND received_on <= ?
                ORDER BY school, revision
                """
            return try Row.fetchAll(database, sql: sql, arguments: [framework, period.id, day]).compactMap {
                row -> Submission? in
                guard let received = CalendarDate(row["received_on"] as String) else { return nil }
                let school: String = row["school"]
                let revision: Int = row["revision"]
                return Submission(
                    school: school,
                    framework: framework,
                    version: row["version"],
                    period: period,
                    revision: revision,
                    receivedOn: received,
                    author: row["author"],
                    claims: claims["\(school) \(revision)"] ?? []
                )
            }
        }
    }

    private func claims(_ framework: String, _ period: Period) throws -> [String: [Claim]] {
        let sql = "SELECT * FROM claim WHERE framework = ? AND period = ?"
        var claims: [String: [Claim]] = [:]
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [framework, period.id])
        while let row = try rows.next() {
            let truth: Bool? = row["truth"]
            let hundredths: Int? = row["hundredths"]
            let missing: String? = row["missing"]
            let value =
                truth.map { ClaimValue.truth($0) } ?? hundredths.map { .amount(Amount(hundredths: $0)) }
                ?? .missing(missing.flatMap { ClaimValue.Missing(rawValue: $0) } ?? .unknown)
            let school: String = row["school"]
            let revision: Int = row["revision"]
            claims["\(school) \(revision)", default: []].append(
                Claim(
                    indicator: row["indicator"],
                    stage: Stage(rawValue: row["stage"]),
                    value: value,
                    text: row["text"]
                )
            )
        }
        return claims
    }

    private func stages() throws -> [String: [Stage]] {
        var stages: [String: [Stage]] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT school, revision, stage FROM school_stage")
        while let row = try rows.next() {
            let school: String = row["school"]
            let revision: Int = row["revision"]
            if let stage = Stage(rawValue: row["stage"]) { stages["\(school) \(revision)", default: []].append(stage) }
        }
        return stages
    }

    private func names() throws -> [String: [String]] {
        var names: [String: [String]] = [:]
        let sql = "SELECT school, name FROM school_name WHERE valid_from <= ? ORDER BY school, valid_from, name"
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [day])
        while let row = try rows.next() { names[row["school"], default: []].append(row["name"]) }
        return names
    }

    /// The sizes of the period, or of the nearest one before it.
    private func sizes(until period: Period) throws -> [String: Size] {
        let sql = """
            SELECT * FROM school_size WHERE period <= ? AND stage = '' AND grade = '' AND recorded_on <= ?
            ORDER BY period, revision
            """
        return try sizes(sql, [period.id, day])
    }

    private func sizes(_ sql: String, _ arguments: StatementArguments) throws -> [String: Size] {
        var sizes: [String: Size] = [:]
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            sizes[row["school"]] = Size(revision: row["revision"], classes: row["classes"], students: row["students"])
        }
        return sizes
    }
}
