package import DataFiles
import GRDB
package import Schools

extension LedgerReader {
    func evidence(framework: String, period: Period) throws -> [EvidenceFile] {
        let sql = """
            SELECT l.school, l.indicator, e.file, e.sha256, coalesce((
                SELECT note FROM evidence_note n WHERE n.school = l.school AND n.framework = l.framework
                    AND n.period = l.period AND n.indicator = l.indicator AND n.sha256 = l.sha256
                    AND n.recorded_on <= l2.day AND n.batch NOT IN (SELECT undone FROM undone)
                ORDER BY revision DESC LIMIT 1
            ), '') FROM evidence_link l JOIN evidence e ON e.sha256 = l.sha256 JOIN (SELECT ? AS day) l2
            WHERE l.framework = ? AND l.period = ? AND l.recorded_on <= l2.day AND (
                l.batch NOT IN (SELECT undone FROM undone) OR EXISTS (
                    SELECT 1 FROM evidence_note n WHERE n.school = l.school AND n.framework = l.framework
                        AND n.period = l.period AND n.indicator = l.indicator AND n.sha256 = l.sha256
                        AND n.recorded_on <= l2.day
                        AND n.batch NOT IN (SELECT undone FROM undone)))
            ORDER BY l.school, l.indicator, e.sha256
            """
        return try Row.fetchAll(database, sql: sql, arguments: [day, framework, period.id]).map { row in
            EvidenceFile(school: row[0], indicator: row[1], file: row[2], sha256: row[3], note: row[4])
        }
    }

    /// The last decision on every name.
    func nameDecisions() throws -> [(name: String, school: String)] {
        let sql = """
            SELECT name, school FROM name_decision d WHERE recorded_on <= ?1 AND revision = (
                SELECT max(e.revision) FROM name_decision e
                WHERE e.name_key = d.name_key AND e.region = d.region AND e.recorded_on <= ?1
                    AND e.batch NOT IN (SELECT undone FROM undone)
            ) ORDER BY name_key, region
            """
        return try Row.fetchAll(database, sql: sql, arguments: [day]).map { (name: $0[0], school: $0[1]) }
    }

    /// Of every period: a case stays open until it is closed, whichever term that is.
    func rectifications(framework: String) throws -> [Rectification] {
        let sql = """
            SELECT school, indicator, stage, revision, step, due, document, note, author, recorded_on FROM rectification
            WHERE framework = ? AND recorded_on <= ?\(try kept("batch"))
            ORDER BY school, indicator, stage, recorded_on, period, revision
            """
        return try Row.fetchAll(database, sql: sql, arguments: [framework, day]).compactMap { row in
            guard let step = Rectification.Step(rawValue: row[4]), let on = CalendarDate(row[9] as String) else {
                return nil
            }
            let due: String? = row[5]
            return Rectification(
                school: row[0], indicator: row[1], step: step, due: due.flatMap { CalendarDate($0) },
                document: row[6], note: row[7], author: row[8], on: on)
        }
    }
}

extension Ledger {
    /// What storing checks did.
    package struct VerdictReceipt: Sendable, Hashable {
        package let new: Int
        package let unchanged: Int
        /// Of the unchanged, those about figures that were reported otherwise since: looking at them again is another day's finding.
        package let outdated: Int
        package let isStored: Bool
        /// The schools of which nobody knows who entered their reports.
        package internal(set) var unsigned = 0
    }

    /// Takes in what was found on a check: all of it or nothing.
    ///
    /// The same again changes nothing. Whoever reported a school cannot check it, nor what counts a figure that was reported in another
    /// term by the same hand: that stops the whole import with the school's name.
    package func store(
        findings: [CheckFinding],
        framework: Framework,
        period: Period,
        origin: Origin,
        stamp: Stamp,
        preview: Bool = false
    ) throws(LedgerError) -> VerdictReceipt {
        try Self.translating(path) {
            func changes(_ database: Database) throws -> VerdictChanges {
                try Self.refuseOwn(findings, framework, period, stamp, database)
                let reader = LedgerReader(database, asOf: nil)
                let reports = [period.schoolYear] + period.terms
                let filed = try FiledStages(reader, framework: framework.id, reports, in: period)
                let known = try reader.verdicts(framework: framework.id, [period], reports: reports, filed)
                let last = Dictionary(known.map { ($0.subject, $0) }) { $1 }
                let revisions = try Self.verdictRevisions(framework.id, period, database)
                var changes = VerdictChanges()
                for finding in findings {
                    let before = last[finding.subject]
                    if let before, finding.isSame(as: before, by: stamp.actor) {
                        if before.isFollowedByOther { changes.outdated += 1 }
                    } else {
                        changes.list.append((finding, (revisions[finding.subject] ?? 0) + 1))
                    }
                }
                changes.unsigned = try Self.unsigned(findings, framework.id, period, database)
                return changes
            }
            func receipt(_ changes: VerdictChanges, isStored: Bool) -> VerdictReceipt {
                VerdictReceipt(
                    new: changes.list.count, unchanged: findings.count - changes.list.count,
                    outdated: changes.outdated, isStored: isStored, unsigned: changes.unsigned)
            }
            if preview { return try queue.read { receipt(try changes($0), isStored: false) } }
            return try commit { database in
                let changes = try changes(database)
                let batch = try Batch("verdict", origin, stamp, database)
                for (finding, revision) in changes.list {
                    try batch.insert(
                        "verdict",
                        [
                            finding.school, framework.id, period.id, finding.indicator,
                            finding.stage?.rawValue ?? "", revision, finding.finding.rawValue, finding.method,
                            finding.visitedOn.description,
                            finding.note, stamp.actor, stamp.on.description,
                        ])
                }
                try batch.seal()
                return receipt(changes, isStored: true)
            }
        }
    }

    /// The last revision of every verdict, with those that were taken back.
    private static func verdictRevisions(
        _ framework: String, _ period: Period, _ database: Database
    ) throws -> [CheckFinding.Subject: Int] {
        let sql = """
            SELECT school, indicator, stage, max(revision) FROM verdict WHERE framework = ? AND period = ?
            GROUP BY school, indicator, stage
            """
        let rows = try Row.fetchAll(database, sql: sql, arguments: [framework, period.id])
        return Dictionary(
            rows.map {
                (CheckFinding.Subject(school: $0[0], indicator: $0[1], stage: Stage(rawValue: $0[2])), $0[3])
            }
        ) { $1 }
    }

    /// What of some findings is new.
    private struct VerdictChanges {
        var list: [(finding: CheckFinding, revision: Int)] = []
        var outdated = 0
        var unsigned = 0
    }

    /// How many of the schools were reported by nobody knows whom.
    private static func unsigned(
        _ findings: [CheckFinding], _ framework: String, _ period: Period, _ database: Database
    ) throws -> Int {
        let rows = try Row.fetchAll(
            database, sql: "SELECT DISTINCT school, author FROM submission WHERE framework = ? AND period = ?",
            arguments: [framework, period.id])
        let schools = Set(rows.filter { AuthorName.isUnsigned($0[1]) }.map { $0[0] as String })
        return schools.intersection(findings.map(\.school)).count
    }

    private static func refuseOwn(
        _ findings: [CheckFinding], _ framework: Framework, _ period: Period, _ stamp: Stamp, _ database: Database
    ) throws {
        let key = AuthorName.key(stamp.actor)
        if key.isEmpty, !findings.isEmpty { throw LedgerError.refused("核验要写明是谁核验的，请用 --by 写科室或岗位") }
        let authors = try String.fetchAll(
            database, sql: "SELECT DISTINCT author FROM submission WHERE framework = ? AND period = ?",
            arguments: [framework.id, period.id])
        // Whoever leaves out the name may be the one who entered the sheet.
        let isUnsigned = AuthorName.isUnsigned(stamp.actor)
        for author in authors
        where AuthorName.areSame(author, stamp.actor) || isUnsigned && !AuthorName.isUnsigned(author) {
            let own = try String.fetchSet(
                database, sql: "SELECT school FROM submission WHERE framework = ? AND period = ? AND author = ?",
                arguments: [framework.id, period.id, author])
            guard let first = findings.first(where: { own.contains($0.school) }) else { continue }
            if !AuthorName.areSame(author, stamp.actor) {
                throw LedgerError.refused(
                    "“\(first.name)”的填报是“\(author)”登记的，这次核验没有写是谁核验的，不知道是不是自己核验自己；请用 --by 写明核验的科室或岗位，如 --by 督查组")
            }
            throw LedgerError.refused(
                "“\(first.name)”的填报就是“\(author)”登记的，不能自己核验自己；请由另一个科室核验，用 --by 写明（两个单位都有这个科室的，写上单位）")
        }
        for counted in try CountedFigures.all(findings, framework, period, database) {
            guard let label = framework.indicator(counted.finding.indicator)?.label else { continue }
            if isUnsigned, !AuthorName.isUnsigned(counted.author) {
                throw LedgerError.refused(
                    "“\(counted.finding.name)”的\(label)，\(counted.period.title)的数是“\(counted.author)”登记的，核验\(period.title)时也算在内；这次核验没有写是谁核验的，不知道是不是自己核验自己，请用 --by 写明核验的科室或岗位，如 --by 督查组"
                )
            }
            guard AuthorName.areSame(counted.author, stamp.actor) else { continue }
            throw LedgerError.refused(
                "“\(counted.finding.name)”的\(label)，\(counted.period.title)的数是“\(counted.author)”登记的，核验\(period.title)时也算在内，不能自己核验自己；请由另一个科室核验，用 --by 写明"
            )
        }
    }

    /// Everything about the mending of what was found not to be so, oldest first.
    package func rectifications(
        framework: String, asOf day: CalendarDate
    ) throws(LedgerError) -> [Rectification] {
        try Self.translating(path) {
            try queue.read { try LedgerReader($0, asOf: day).rectifications(framework: framework) }
        }
    }

    /// Adds a step of mending.
    package func store(
        _ step: Rectification, framework: String, period: Period, stamp: Stamp
    ) throws(LedgerError) {
        try Self.translating(path) {
            try commit { database in
                let sql = """
                    SELECT max(revision) FROM rectification
                    WHERE school = ? AND framework = ? AND period = ? AND indicator = ? AND stage = ''
                    """
                let last = try Int.fetchOne(
                    database, sql: sql, arguments: [step.school, framework, period.id, step.indicator])
                let batch = try Batch("rectification", Origin(file: "", bytes: []), stamp, database)
                try batch.insert(
                    "rectification",
                    [
                        step.school, framework, period.id, step.indicator, "", (last ?? 0) + 1, step.step.rawValue,
                        step.due?.description, step.document, step.note, stamp.actor, stamp.on.description,
                    ])
                try batch.seal()
            }
        }
    }

    /// Remembers that a name means a school, for every sheet from now on.
    package func store(name: String, means school: School, stamp: Stamp) throws(LedgerError) {
        try Self.translating(path) {
            try commit { database in
                let key = NameKey.of(name)
                let sql = "SELECT max(revision) FROM name_decision WHERE name_key = ? AND region = ?"
                let last = try Int.fetchOne(database, sql: sql, arguments: [key, school.region])
                let batch = try Batch("name", Origin(file: "", bytes: []), stamp, database)
                try batch.insert(
                    "name_decision", [key, school.region, (last ?? 0) + 1, name, school.uid, stamp.on.description])
                try batch.seal()
            }
        }
    }
}
