import DataFiles
import GRDB
import Schools

extension LedgerReader {
    /// The schools as they were in a period, as far as that was known on the day.
    ///
    /// Name, region and stages are those of the last version that held at the end of the period; where the school was
    /// entered only afterwards, those of its first. The days on which it opened and closed, and its official code, are the
    /// last known: they carry their own date.
    func schools(in period: Period) throws -> [School] {
        let sql = """
            SELECT v.school, v.revision, v.valid_from, v.code, v.name, v.region, v.opened, v.closed
            FROM school_version v JOIN batch b ON b.uid = v.batch
            WHERE b.recorded_on <= ? ORDER BY v.school, v.revision
            """
        let end = min(day, period.end?.description ?? day)
        let stages = try stages()
        let names = try names()
        let sizes = try sizes(until: period)
        var schools: [School] = []
        var open: Version?
        func close() {
            guard let open else { return }
            let uid = open.school
            schools.append(
                School(
                    uid: uid,
                    code: open.code,
                    name: open.name,
                    formerNames: (names[uid] ?? []).filter { $0 != open.name },
                    region: open.region,
                    stages: stages[uid]?[open.revision] ?? [],
                    classes: sizes[uid]?.classes,
                    students: sizes[uid]?.students,
                    opened: open.opened.flatMap { CalendarDate($0) },
                    closed: open.closed.flatMap { CalendarDate($0) }
                )
            )
        }
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [day])
        while let row = try rows.next() {
            let version = Version(row)
            if open?.school == version.school {
                open?.follow(version, end: end)
            } else {
                close()
                open = version
            }
        }
        close()
        return schools
    }

    /// One version of a school while its later ones are still being read.
    private struct Version {
        let school: String
        var revision: Int
        var validFrom: String
        var code: String?
        var name: String
        var region: String
        var opened: String?
        var closed: String?

        init(_ row: Row) {
            school = row[0]
            revision = row[1]
            validFrom = row[2]
            code = row[3]
            name = row[4]
            region = row[5]
            opened = row[6]
            closed = row[7]
        }

        mutating func follow(_ next: Version, end: String) {
            code = next.code
            opened = next.opened
            closed = next.closed
            let takes =
                switch (validFrom <= end, next.validFrom <= end) {
                case (true, true): next.validFrom >= validFrom
                case (false, true): true
                case (true, false): false
                // None held before the end of the period: the first stands for it.
                case (false, false): next.validFrom <= validFrom
                }
            guard takes else { return }
            revision = next.revision
            validFrom = next.validFrom
            name = next.name
            region = next.region
        }
    }

    struct Size {
        let revision: Int
        let classes: Int?
        let students: Int?
    }

    /// The last sizes entered for one period, whatever the day.
    func sizeRevisions(in period: Period) throws -> [String: Size] {
        let sql = """
            SELECT school, revision, classes, students FROM school_size
            WHERE period = ? AND stage = '' AND grade = '' ORDER BY revision
            """
        return try sizes(sql, [period.id])
    }

    private func stages() throws -> [String: [Int: [Stage]]] {
        var stages: [String: [Int: [Stage]]] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT school, revision, stage FROM school_stage")
        while let row = try rows.next() {
            let school: String = row[0]
            let revision: Int = row[1]
            if let stage = Stage(rawValue: row[2]) { stages[school, default: [:]][revision, default: []].append(stage) }
        }
        return stages.mapValues { $0.mapValues { $0.sorted() } }
    }

    /// Names that a school bore, and names that people matched to it.
    private func names() throws -> [String: [String]] {
        var names: [String: [String]] = [:]
        let sql = "SELECT school, name FROM school_name WHERE valid_from <= ? ORDER BY school, valid_from, name"
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [day])
        while let row = try rows.next() { names[row[0], default: []].append(row[1]) }
        for decision in try nameDecisions() { names[decision.school, default: []].append(decision.name) }
        return names
    }

    /// The sizes of the period, or of the nearest one before it.
    private func sizes(until period: Period) throws -> [String: Size] {
        let sql = """
            SELECT school, revision, classes, students FROM school_size
            WHERE period <= ? AND stage = '' AND grade = '' AND recorded_on <= ? ORDER BY period, revision
            """
        return try sizes(sql, [period.id, day])
    }

    private func sizes(_ sql: String, _ arguments: StatementArguments) throws -> [String: Size] {
        var sizes: [String: Size] = [:]
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            sizes[row[0]] = Size(revision: row[1], classes: row[2], students: row[3])
        }
        return sizes
    }
}
