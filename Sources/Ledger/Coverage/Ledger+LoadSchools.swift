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
        let (condition, list) = chosen("v.school")
        let isLater =
            try Int.fetchOne(database, sql: "SELECT 1 FROM batch WHERE recorded_on > ?", arguments: [day]) != nil
        let known = isLater ? "JOIN batch b ON b.uid = v.batch WHERE b.recorded_on <= ?" : "WHERE ? <> ''"
        let sql = """
            SELECT v.school, v.revision, v.valid_from, v.code, v.name, v.region, v.opened, v.closed
            FROM school_version v \(known)\(condition)\(try kept("v.batch")) ORDER BY v.school, v.revision
            """
        let end = min(day, period.end?.description ?? day)
        let names = try names()
        let stages = try StageRows(self)
        let sizes = try SizeRows(self, until: period)
        var schools: [School] = []
        var open: Version?
        func close() throws {
            guard let open else { return }
            let uid = open.school
            let size = try sizes.size(of: uid)
            schools.append(
                School(
                    uid: uid,
                    code: open.code,
                    name: open.name,
                    formerNames: names.isEmpty ? [] : (names[uid] ?? []).filter { $0 != open.name },
                    region: open.region,
                    stages: try stages.stages(of: uid, revision: open.revision),
                    classes: size?.classes,
                    students: size?.students,
                    units: size?.units ?? [],
                    opened: open.opened.flatMap { CalendarDate($0) },
                    closed: open.closed.flatMap { CalendarDate($0) }
                )
            )
        }
        let rows = try RowStatement(sql, database, [.text(day)] + list)
        while try rows.next() {
            if let known = open, rows.order(0, known.school) == 0 {
                open?.follow(Version(rows, school: known.school), end: end)
            } else {
                try close()
                open = Version(rows, school: rows.text(0))
            }
        }
        try close()
        return schools
    }

    /// The schools that any version puts into one of some regions.
    func schools(everIn tree: RegionTree) throws -> [String] {
        let codes = try String.fetchAll(database, sql: "SELECT DISTINCT region FROM school_version")
            .filter { tree[$0] != nil }
        var schools: Set<String> = []
        let statement = try database.makeStatement(sql: "SELECT school FROM school_version WHERE region = ?")
        for code in codes { schools.formUnion(try String.fetchAll(statement, arguments: [code])) }
        return schools.sorted()
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

        init(_ rows: RowStatement, school: String) {
            self.school = school
            revision = rows.int(1)
            validFrom = rows.text(2)
            code = rows.optionalText(3)
            name = rows.text(4)
            region = rows.text(5)
            opened = rows.optionalText(6)
            closed = rows.optionalText(7)
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

    /// The classes and pupils of a school.
    struct Size {
        var classes: Int?
        var students: Int?
        var units: [SchoolUnit] = []
    }

    /// What was entered last for one period, whatever the day, by school and part; what a roster brought that was taken back counts for
    /// the number of the revision alone.
    func sizeRevisions(in period: Period) throws -> [String: [String: (revision: Int, unit: SchoolUnit?)]] {
        let undone = try String.fetchSet(database, sql: "SELECT undone FROM undone")
        let rows = try RowStatement(
            """
            SELECT school, stage, grade, revision, classes, students, batch FROM school_size
            WHERE period = ? ORDER BY school, stage, grade, revision
            """, database, [.text(period.id)])
        var sizes: [String: [String: (revision: Int, unit: SchoolUnit?)]] = [:]
        while try rows.next() {
            let unit = SchoolUnit(rows, stage: 1, classes: 4)
            let isKept = undone.isEmpty || !undone.contains(rows.text(6))
            let key = unit.key
            let earlier = sizes[rows.text(0)]?[key]?.unit
            sizes[rows.text(0), default: [:]][key] = (rows.int(3), isKept ? unit : earlier)
        }
        return sizes
    }

    /// Names that a school bore, and names that people matched to it; nothing for a school that has but its one name.
    private func names() throws -> [String: [String]] {
        var names: [String: [String]] = [:]
        let (condition, list) = chosen("school")
        let sql = """
            SELECT school, name FROM school_name WHERE valid_from <= ?\(condition)\(try kept("batch")) AND school IN (
                SELECT school FROM school_name GROUP BY school HAVING count(*) > 1
            ) ORDER BY school, valid_from, name
            """
        let rows = try RowStatement(sql, database, [.text(day)] + list)
        while try rows.next() { names[rows.text(0), default: []].append(rows.text(1)) }
        for decision in try nameDecisions() { names[decision.school, default: []].append(decision.name) }
        return names
    }
}

/// The stages of schools that are asked for in the order of their uids: both tables are read straight through.
///
/// A class, because the reading goes on from one question to the next.
private final class StageRows {
    private let rows: RowStatement
    private var isOpen: Bool

    init(_ reader: LedgerReader) throws {
        let (condition, list) = reader.chosen("school")
        rows = try RowStatement(
            "SELECT school, revision, stage FROM school_stage WHERE 1\(condition) ORDER BY school, revision, stage",
            reader.database, list)
        isOpen = try rows.next()
    }

    func stages(of school: String, revision: Int) throws -> [Stage] {
        var stages: [Stage] = []
        while isOpen {
            let order = rows.order(0, school)
            if order > 0 { break }
            if order == 0, rows.int(1) == revision, let stage = Stage(rawValue: rows.text(2)) { stages.append(stage) }
            isOpen = try rows.next()
        }
        return stages.count > 1 ? stages.sorted() : stages
    }
}

/// The sizes of schools that are asked for in the order of their uids: those of a period, or of the nearest one before it.
///
/// A class, because the reading goes on from one question to the next.
private final class SizeRows {
    private let rows: RowStatement
    private var isOpen: Bool

    init(_ reader: LedgerReader, until period: Period) throws {
        let (condition, list) = reader.chosen("school")
        // The sizes of a school year are those of its last term.
        let last = period.term == nil ? period.id + "-2" : period.id
        rows = try RowStatement(
            """
            SELECT school, period, stage, grade, classes, students FROM school_size
            WHERE +period <= ? AND recorded_on <= ?\(condition)\(try reader.kept("batch"))
            ORDER BY school, period, stage, grade, revision
            """, reader.database, [.text(last), .text(reader.day)] + list)
        isOpen = try rows.next()
    }

    func size(of school: String) throws -> LedgerReader.Size? {
        var size: LedgerReader.Size?
        var units: [String: SchoolUnit] = [:]
        while isOpen {
            let order = rows.order(0, school)
            if order > 0 { break }
            if order == 0 {
                if rows.isEmpty(2) {
                    size = .init(classes: rows.optionalInt(4), students: rows.optionalInt(5))
                } else {
                    let unit = SchoolUnit(rows, stage: 2, classes: 4)
                    units[unit.key] = unit
                }
            }
            isOpen = try rows.next()
        }
        if units.isEmpty { return size }
        size = size ?? .init()
        size?.units = units.values.sorted { $0.key < $1.key }
        return size
    }
}

extension SchoolUnit {
    /// A row of sizes: its stages and its grade side by side, and so its classes and pupils.
    init(_ rows: RowStatement, stage: Int32, classes: Int32) {
        self.init(
            stages: rows.text(stage).split(separator: "、").compactMap { Stage(rawValue: String($0)) },
            grade: Grade(id: rows.text(stage + 1)), classes: rows.optionalInt(classes),
            students: rows.optionalInt(classes + 1))
    }

    /// The columns that say what it is part of.
    var columns: [Field] { [.text(stages.map(\.rawValue).joined(separator: "、")), .text(grade?.id ?? "")] }
}
