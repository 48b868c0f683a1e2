import DataFiles
import GRDB
import Schools

/// Which stages and grades a school spoke of when it reported for the whole of itself.
///
/// A value without a stage is about the stages that the school had by the rosters when it came in. A stage that a roster added since was never
/// reported: the value stands for the others alone. A later roster that takes a stage away changes nothing, nor do names and regions. The
/// same holds for grades, where rosters count these (``AddedGrades``).
///
/// Everything is read from what the ledger has always kept, the versions of schools and the day and place of every import, so that old ledgers tell it
/// as well. Only schools that gained a stage or a grade are looked into; most ledgers have none.
struct FiledStages {
    /// When something was entered: the day, and its place in the audit among all of that day.
    struct Moment: Comparable {
        let day: String
        let turn: Int

        static func < (left: Moment, right: Moment) -> Bool { (left.day, left.turn) < (right.day, right.turn) }
    }

    private struct Version {
        let validFrom: String
        let entered: Moment
        /// When its roster was taken back.
        let undone: Moment?
        var stages: Set<Stage> = []
    }

    /// A report that stands, and was not taken back.
    private struct Revision {
        let submission: Submission
        let entered: Moment
    }

    private struct Saying {
        let revision: Int
        let subject: Claim.Subject?
        let said: Moment
    }

    /// A school in a period.
    private struct Key: Hashable {
        let school: String
        let period: Period
    }

    /// The versions of the schools that gained a stage, oldest first.
    private var versions: [String: [Version]] = [:]
    /// The stages that these have in the period that is asked about.
    private var present: [String: Set<Stage>] = [:]
    private var revisions: [Key: [Revision]] = [:]
    private var sayings: [Key: [Saying]] = [:]
    private var added = AddedGrades()

    /// Reads what is needed to judge the reports of some periods by the stages that schools have in one of them.
    init(_ reader: LedgerReader, framework: String, _ periods: [Period], in period: Period) throws {
        let restaged = try reader.restaged()
        let regraded = try AddedGrades.candidates(reader)
        guard !restaged.isEmpty || !regraded.isEmpty else { return }
        var reader = reader
        let turns = try reader.turns()
        let undone = try reader.undone(turns)
        reader.only = regraded
        added = try AddedGrades(reader, turns, undone, in: period)
        reader.only = restaged
        for (school, known) in try Self.versions(reader, turns, undone) {
            let standing = known.filter { $0.undone == nil }
            guard let present = Self.held(standing, period, reader.day),
                !known.allSatisfy({ present.isSubset(of: $0.stages) })
            else { continue }
            versions[school] = known
            self.present[school] = present
        }
        reader.only = Set(versions.keys).union(added.schools).sorted()
        guard reader.only?.isEmpty == false else { return }
        try readRevisions(reader, framework, periods, turns, passed: Set(undone.keys).union(try reader.undoings()))
    }

    /// The submission with each value for the stages that it was about, where these are not all that the school has.
    func scoped(_ submission: Submission) -> Submission {
        let staged = staged(submission)
        guard added.schools.contains(submission.school) else { return staged }
        var later: [Claim.Subject: Set<LaterGrade>] = [:]
        for claim in submission.claims where claim.grade == nil && !claim.value.isBlank {
            let said = said(claim, submission)
            let grades = added.grades(of: submission.school, submission.period, since: said)
            guard !grades.isEmpty else { continue }
            // A value of the whole school may have been taken apart by stages.
            for part in [claim] + staged.claims where part.grade == nil && claim.subject.covers(part.subject) {
                if part.subject == claim.subject || !submission.claims.contains(where: { $0.subject == part.subject }) {
                    later[part.subject] = grades
                }
            }
        }
        return later.isEmpty ? staged : staged.with(later: later)
    }

    /// The same without the grades.
    private func staged(_ submission: Submission) -> Submission {
        guard versions[submission.school] != nil else { return submission }
        var claims: [Claim] = []
        var filed: [String: [Stage]] = [:]
        for claim in submission.claims {
            guard let stages = stages(of: claim, in: submission) else {
                claims.append(claim)
                continue
            }
            filed[claim.indicator] = stages
            claims += claim.parted(stages).filter { part in
                !submission.claims.contains { $0.subject == part.subject }
            }
            claims += regained(beside: claim, in: submission).map(\.claim)
        }
        return filed.isEmpty ? submission : submission.with(claims, filedFor: filed)
    }

    /// The stages that a value was about; nil where it is about a part of the school, or about all that there is.
    func stages(of claim: Claim, in submission: Submission) -> [Stage]? {
        guard claim.stage == nil, let present = present[submission.school],
            let held = held(submission, at: said(claim, submission)), !present.isSubset(of: held)
        else { return nil }
        return held.sorted()
    }

    /// The stages that a school had by the rosters when something was said of it.
    private func held(_ submission: Submission, at said: Moment) -> Set<Stage>? {
        guard let versions = versions[submission.school] else { return nil }
        let known = versions.filter { version in
            version.entered < said && !(version.undone.map { $0 < said } ?? false)
        }
        let end = submission.period.end?.description ?? said.day
        // What came in before any roster is taken as said of the school as it was first entered.
        return Self.held(known, submission.period, end) ?? versions.first?.stages
    }

    /// What was said last of the stages that a value of the whole school is not about: the school lost them before it came in, and has them again.
    ///
    /// A sheet says nothing of a stage that its school has not, so that it takes nothing back of it either.
    func regained(beside claim: Claim, in submission: Submission) -> [DatedClaims.Dated] {
        guard let held = stages(of: claim, in: submission), let present = present[submission.school] else { return [] }
        let spoken = submission.claims.filter { $0.indicator == claim.indicator }.compactMap(\.stage)
        let missing = present.subtracting(held).subtracting(spoken).sorted()
        let key = Key(school: submission.school, period: submission.period)
        let earlier = (revisions[key] ?? []).map(\.submission).filter { $0.revision <= submission.revision }
        return missing.flatMap { stage in
            earlier.reversed().lazy.map { told(of: stage, claim.indicator, in: $0) }.first { !$0.isEmpty } ?? []
        }
    }

    /// What a report says of a stage that the school had then.
    private func told(of stage: Stage, _ indicator: String, in submission: Submission) -> [DatedClaims.Dated] {
        submission.claims.filter { $0.indicator == indicator && !$0.value.isBlank }.flatMap { claim in
            let moments = moments(claim, submission)
            guard claim.stage == nil else {
                return claim.stage == stage ? dated([claim], moments.max(), submission) : []
            }
            let about = moments.filter { held(submission, at: $0)?.contains(stage) ?? false }
            return about.isEmpty ? [] : dated(claim.parted([stage]), about.max(), submission)
        }
    }

    private func dated(_ claims: [Claim], _ said: Moment?, _ submission: Submission) -> [DatedClaims.Dated] {
        let day = said.flatMap { CalendarDate($0.day) } ?? submission.receivedOn
        return claims.map { DatedClaims.Dated($0, on: day) }
    }

    /// When a value came in that stands in a report: through revisions that say the same it is as old as the first, unless it was said again.
    private func said(_ claim: Claim, _ submission: Submission) -> Moment {
        moments(claim, submission).max() ?? Moment(day: submission.receivedOn.description, turn: .max)
    }

    /// The times at which it was said.
    private func moments(_ claim: Claim, _ submission: Submission) -> [Moment] {
        let key = Key(school: submission.school, period: submission.period)
        let earlier = (revisions[key] ?? []).filter { $0.submission.revision <= submission.revision }
        let run = earlier.reversed().prefix { revision in
            revision.submission.claims.contains { $0.subject == claim.subject && $0.value == claim.value }
        }
        guard let first = run.last else { return [] }
        let own = (sayings[key] ?? []).filter { saying in
            saying.revision >= first.submission.revision && saying.revision <= submission.revision
                && (saying.subject == nil || saying.subject == claim.subject)
        }
        let exact = own.filter { $0.subject != nil }.map(\.said)
        let again = own.filter { $0.subject == nil }.map(\.said)
        return (exact.isEmpty ? [first.entered] : exact) + again
    }

    /// The stages of the version that held at the end of a period, or of the first where none did; as `LedgerReader.schools` chooses it.
    private static func held(_ versions: [Version], _ period: Period, _ day: String) -> Set<Stage>? {
        let end = min(day, period.end?.description ?? day)
        var held: Version?
        for version in versions {
            guard let last = held else {
                held = version
                continue
            }
            let isLater = version.validFrom >= last.validFrom
            switch (last.validFrom <= end, version.validFrom <= end) {
            case (true, true): held = isLater ? version : last
            case (false, true): held = version
            case (true, false): break
            case (false, false): held = version.validFrom <= last.validFrom ? version : last
            }
        }
        return held?.stages
    }

    private static func versions(
        _ reader: LedgerReader, _ turns: [String: Int], _ undone: [String: Moment]
    ) throws -> [String: [Version]] {
        let (condition, list) = reader.chosen("v.school")
        let rows = try RowStatement(
            """
            SELECT v.school, v.valid_from, v.batch, b.recorded_on, s.stage, v.revision
            FROM school_version v JOIN batch b ON b.uid = v.batch
            JOIN school_stage s ON s.school = v.school AND s.revision = v.revision
            WHERE b.recorded_on <= ?\(condition) ORDER BY v.school, v.revision
            """, reader.database, [.text(reader.day)] + list)
        var versions: [String: [Version]] = [:]
        var last: (school: String, revision: Int)?
        while try rows.next() {
            let school = rows.text(0)
            let batch = rows.text(2)
            if last?.school != school || last?.revision != rows.int(5) {
                last = (school, rows.int(5))
                let entered = Moment(day: rows.text(3), turn: turns[batch] ?? 0)
                versions[school, default: []].append(
                    Version(validFrom: rows.text(1), entered: entered, undone: undone[batch]))
            }
            guard let stage = Stage(rawValue: rows.text(4)), let count = versions[school]?.count else { continue }
            versions[school]?[count - 1].stages.insert(stage)
        }
        return versions
    }

    /// `passed` are imports that were taken back, and those that took them back: what stands is as old as it was before both.
    private mutating func readRevisions(
        _ reader: LedgerReader, _ framework: String, _ periods: [Period], _ turns: [String: Int], passed: Set<String>
    ) throws {
        var batches: [Key: [Int: String]] = [:]
        let (condition, list) = reader.chosen("school")
        let rows = try RowStatement(
            "SELECT school, period, revision, batch FROM submission WHERE framework = ?\(condition)", reader.database,
            [.text(framework)] + list)
        while try rows.next() {
            guard let period = Period(rows.text(1)) else { continue }
            batches[Key(school: rows.text(0), period: period), default: [:]][rows.int(2)] = rows.text(3)
        }
        for submission in try reader.recordedSubmissions(framework: framework, periods: periods) {
            let key = Key(school: submission.school, period: submission.period)
            guard let batch = batches[key]?[submission.revision], !passed.contains(batch) else { continue }
            let entered = Moment(day: submission.receivedOn.description, turn: turns[batch] ?? 0)
            revisions[key, default: []].append(Revision(submission: submission, entered: entered))
        }
        for (key, all) in revisions {
            // Of the days that an import which came in late went through, the last alone.
            revisions[key] = all.sorted { $0.submission.revision < $1.submission.revision }.filter { one in
                !all.contains {
                    $0.entered.turn == one.entered.turn && $0.submission.revision > one.submission.revision
                }
            }
        }
        let said = try RowStatement(
            """
            SELECT school, period, revision, indicator, stage, grade, said_on, batch FROM said
            WHERE framework = ? AND said_on <= ?\(condition)
            """, reader.database, [.text(framework), .text(reader.day)] + list)
        while try said.next() {
            guard let period = Period(said.text(1)), !passed.contains(said.text(7)) else { continue }
            let subject = Claim.Subject(
                indicator: said.text(3), stage: Stage(rawValue: said.text(4)), grade: Grade(id: said.text(5)))
            sayings[Key(school: said.text(0), period: period), default: []].append(
                Saying(
                    revision: said.int(2), subject: said.isEmpty(3) ? nil : subject,
                    said: Moment(day: said.text(6), turn: turns[said.text(7)] ?? 0)))
        }
    }
}

extension LedgerReader {
    /// The schools of which some versions have a stage that others have not.
    fileprivate func restaged() throws -> [String] {
        let (condition, list) = chosen("s.school")
        let rows = try RowStatement(
            """
            SELECT DISTINCT s.school FROM (
                SELECT school, max(revision) AS versions FROM school_version GROUP BY school HAVING count(*) > 1
            ) v JOIN (SELECT school, stage, count(*) AS times FROM school_stage GROUP BY school, stage) s
                ON s.school = v.school
            WHERE s.times < v.versions\(condition) ORDER BY s.school
            """, database, list)
        var schools: [String] = []
        while try rows.next() { schools.append(rows.text(0)) }
        return schools
    }

    /// The place of every import in the audit.
    func turns() throws -> [String: Int] {
        let rows = try RowStatement("SELECT object, seq FROM audit WHERE object <> ''", database)
        var turns: [String: Int] = [:]
        while try rows.next() { turns[rows.text(0)] = rows.int(1) }
        return turns
    }

    /// The imports that were taken back, and when.
    func undone(_ turns: [String: Int]) throws -> [String: FiledStages.Moment] {
        let rows = try RowStatement(
            "SELECT undone, recorded_on, batch FROM undone", database)
        var undone: [String: FiledStages.Moment] = [:]
        while try rows.next() {
            undone[rows.text(0)] = FiledStages.Moment(day: rows.text(1), turn: turns[rows.text(2)] ?? 0)
        }
        return undone
    }

    /// The imports that took others back.
    func undoings() throws -> Set<String> {
        try String.fetchSet(database, sql: "SELECT batch FROM undone")
    }
}

extension Claim {
    /// The same value for each of some stages.
    func parted(_ stages: [Stage]) -> [Claim] {
        stages.map { Claim(indicator: indicator, stage: $0, value: value, text: text) }
    }
}
