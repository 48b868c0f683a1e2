package import DataFiles
package import Diagnostics

/// One row of a roster, as it was written.
package struct RosterEntry: Sendable, Hashable {
    package let name: String
    /// What the ledger calls it, where that is another name or it stands in another region (原名称).
    var formerName: String?
    package let code: String?
    /// From the topmost region down to the school's own.
    package let regions: [Region]
    package var stages: [Stage]
    package var classes: Int?
    package var students: Int?
    package let opened: CalendarDate?
    package let closed: CalendarDate?
    package let place: Place
    /// The parts that rows of their own count; empty where one row is about the whole school.
    package var units: [SchoolUnit] = []
    /// The grades that the row names.
    var grades: [Grade] = []
    /// Whether it has five years of 小学 and four of 初中, where the row says so.
    var years: SchoolYears?

    /// The code of its own region.
    package var region: String { regions.last?.code ?? "" }

    /// Whether two rows are about two schools for sure: both have their code, and not the same.
    func isAnother(than other: RosterEntry) -> Bool {
        guard let code, let otherCode = other.code else { return false }
        return code != otherCode
    }

    /// Whether two rows differ in their place alone.
    func saysTheSame(as other: RosterEntry) -> Bool { differences(from: other).isEmpty }

    /// What the row itself counts.
    private var unit: SchoolUnit {
        let own = Set(grades.compactMap { $0.stage(among: stages) }).sorted()
        return SchoolUnit(
            stages: own.isEmpty ? stages : own, grade: grades.count == 1 ? grades[0] : nil, classes: classes,
            students: students)
    }

    /// The parts of the school that are known so far.
    private var parts: [SchoolUnit] { units.isEmpty ? [unit] : units }

    /// One school of several rows: its grades, or the stages of a 九年一贯制学校; nil where the rows are about the same part.
    func joined(with other: RosterEntry) -> RosterEntry? {
        let isOneSchool =
            !isAnother(than: other) && regions == other.regions && opened == other.opened && closed == other.closed
        guard isOneSchool, !parts.contains(where: { known in other.parts.contains { $0.overlaps(known) } }) else {
            return nil
        }
        var whole = self
        whole.units = parts + other.parts
        whole.stages = Set(stages + other.stages).sorted()
        whole.classes = Self.sum(whole.units.map(\.classes))
        whole.students = Self.sum(whole.units.map(\.students))
        if code == nil, other.code != nil { return whole.with(code: other.code) }
        return whole
    }

    /// A school of which a single row counts one grade has that part known apart; one of 五四制 has or has not 六年级.
    var settled: RosterEntry {
        var whole = self
        if units.isEmpty, grades.count == 1 { whole.units = [unit] }
        if let sixth = years?.unit(of: stages), !whole.units.contains(where: { $0.grade != nil }) {
            whole.units.append(sixth)
        }
        return whole
    }

    private func with(code: String?) -> RosterEntry {
        var entry = RosterEntry(
            name: name, formerName: formerName, code: code, regions: regions, stages: stages, classes: classes,
            students: students, opened: opened, closed: closed, place: place)
        entry.units = units
        entry.grades = grades
        entry.years = years
        return entry
    }

    private static func sum(_ figures: [Int?]) -> Int? {
        let known = figures.compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    /// The columns in which two rows differ, as headings.
    func differences(from other: RosterEntry) -> String {
        let columns = [
            ("学校名称", NameKey.of(name) == NameKey.of(other.name)), ("学校标识码", code == other.code),
            ("地区", regions == other.regions),
            ("学段", stages == other.stages), ("年级", grades == other.grades), ("班级数", classes == other.classes),
            ("学生数", students == other.students),
            ("开办日期", opened == other.opened), ("停办日期", closed == other.closed),
        ]
        return columns.filter { !$0.1 }.map(\.0).joined(separator: "、")
    }
}
