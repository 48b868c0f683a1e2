import GRDB
import Schools

/// The grades that rosters added to schools, and when.
///
/// A grade was not there where the roster of the time said so: it counted the grades of the stage without it, or with nobody in it. A roster that
/// counts grades for the first time adds none.
struct AddedGrades {
    private typealias Moment = FiledStages.Moment

    /// What one roster says of one grade.
    private struct Row {
        let period: Period
        let revision: Int
        let entered: Moment
        /// When its roster was taken back.
        let undone: Moment?
        let unit: SchoolUnit
    }

    /// Of the schools that gained a grade.
    private var rows: [String: [Row]] = [:]
    private var present: [String: [SchoolUnit]] = [:]

    /// No grades at all.
    init() {}

    /// The schools of which several rosters count grades.
    static func candidates(_ reader: LedgerReader) throws -> [String] {
        let (condition, list) = reader.chosen("school")
        let sql = """
            SELECT school FROM school_size WHERE grade <> ''\(condition)
            GROUP BY school HAVING min(batch) <> max(batch) ORDER BY school
            """
        let rows = try RowStatement(sql, reader.database, list)
        var schools: [String] = []
        while try rows.next() { schools.append(rows.text(0)) }
        return schools
    }

    /// Reads what rosters said of the grades of some schools by the end of a period.
    init(
        _ reader: LedgerReader, _ turns: [String: Int], _ undone: [String: FiledStages.Moment], in period: Period
    ) throws {
        guard reader.only?.isEmpty == false else { return }
        let (condition, list) = reader.chosen("school")
        let read = try RowStatement(
            """
            SELECT school, stage, grade, classes, students, period, revision, recorded_on, batch FROM school_size
            WHERE grade <> '' AND recorded_on <= ?\(condition) ORDER BY school
            """, reader.database, [.text(reader.day)] + list)
        var known: [String: [Row]] = [:]
        while try read.next() {
            guard let of = Period(read.text(5)), of <= Self.last(period) else { continue }
            let batch = read.text(8)
            let row = Row(
                period: of, revision: read.int(6),
                entered: Moment(day: read.text(7), turn: turns[batch] ?? 0), undone: undone[batch],
                unit: SchoolUnit(read, stage: 1, classes: 3))
            known[read.text(0), default: []].append(row)
        }
        for (school, rows) in known {
            let now = Self.units(rows.filter { $0.undone == nil }, until: period)
            let moments = Set(rows.map(\.entered.turn)).count
            guard moments > 1, rows.contains(where: { Self.isNew(in: now, before: $0, rows, period) }) else { continue }
            self.rows[school] = rows
            present[school] = now
        }
    }

    /// The schools that gained a grade.
    var schools: Set<String> { Set(rows.keys) }

    /// The grades that a school has, and by the roster had not when something was said of it.
    func grades(of school: String, _ period: Period, since said: FiledStages.Moment) -> Set<LaterGrade> {
        guard let rows = rows[school], let now = present[school] else { return [] }
        let known = rows.filter { row in row.entered < said && !(row.undone.map { $0 < said } ?? false) }
        return SchoolUnit.added(to: Self.units(known, until: period), by: now)
    }

    private static func isNew(in now: [SchoolUnit], before row: Row, _ rows: [Row], _ period: Period) -> Bool {
        let earlier = units(rows.filter { $0.entered <= row.entered }, until: period)
        return !SchoolUnit.added(to: earlier, by: now).isEmpty
    }

    /// The last that is known of every grade.
    private static func units(_ rows: [Row], until period: Period) -> [SchoolUnit] {
        var last: [String: Row] = [:]
        for row in rows where row.period <= Self.last(period) {
            if let known = last[row.unit.key], (known.period, known.revision) > (row.period, row.revision) { continue }
            last[row.unit.key] = row
        }
        return last.values.map(\.unit)
    }

    /// The sizes of a school year are those of its last term.
    private static func last(_ period: Period) -> Period { period.term == nil ? period.terms[1] : period }
}
