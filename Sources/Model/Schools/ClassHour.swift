package import DataFiles

/// One lesson that one class had: what stands behind it is a class's results or a sheet that its teacher signed.
///
/// Nothing that was merely printed is a lesson, and none counts before somebody has entered it.
package struct ClassHour: Sendable, Hashable {
    package let school: String
    package let grade: String
    package let classroom: String
    package let heldOn: CalendarDate
    package let amount: Amount
    package let basis: Basis
    /// The number of the paper, or the name of the sheet.
    package let source: String

    /// A lesson as it is offered or entered.
    package init(
        school: String, grade: String, classroom: String, heldOn: CalendarDate, amount: Amount, basis: Basis,
        source: String
    ) {
        self.school = school
        self.grade = grade
        self.classroom = classroom
        self.heldOn = heldOn
        self.amount = amount
        self.basis = basis
        self.source = source
    }

    /// What stands behind it.
    package enum Basis: String, Sendable, Hashable, CaseIterable {
        case tally
        case signed

        /// 班级答题汇总, 教师签字表.
        package var label: String { self == .tally ? "班级答题汇总" : "教师签字表" }
    }

    /// What makes it the same lesson: a class has one lesson for a paper, and one a day by a signed sheet.
    package var key: String {
        let what = basis == .tally ? source : heldOn.description
        return [school, classKey, basis.rawValue, what].joined(separator: "\n")
    }

    /// Its grade and class in one spelling: sheets and class lists write them in many.
    private var classKey: String {
        let one = ClassroomName(grade: grade, name: classroom, in: [])
        return NameKey.of(one.grade) + "\n" + NameKey.of(one.name)
    }

    /// The lessons of a school beside what it reports.
    package struct Line: Encodable, Sendable {
        package let school: String
        package let name: String
        /// Classes of which any lesson is entered, and all that the roster knows of.
        package let classes: Int
        package let allClasses: Int?
        /// The fewest hours of any class that has lessons entered.
        package let least: String
        /// What the school itself reports, or nothing.
        package let reported: String?
        /// In Chinese: how the two compare.
        package let remark: String
    }

    /// One line a school that has lessons entered, by name.
    package static func lines(_ hours: [ClassHour], _ statuses: [SchoolStatus], hoursCode: String) -> [Line] {
        let bySchool = Dictionary(grouping: hours, by: \.school)
        return statuses.compactMap { status -> Line? in
            guard let own = bySchool[status.school.uid] else { return nil }
            let byClass = Dictionary(grouping: own, by: \.classKey)
            let sums = byClass.values.map { $0.reduce(Amount(0)) { $0 + $1.amount } }
            let least = sums.min() ?? Amount(0)
            let figure = status.indicators.first { $0.indicator.code == hoursCode }?.stages.compactMap(\.figure).min()
            return Line(
                school: status.school.uid, name: status.school.name, classes: byClass.count,
                allClasses: status.school.classes, least: least.description, reported: figure?.description,
                remark: remark(least, figure, entered: byClass.count, of: status.school.classes))
        }
        .sorted { ($0.name, $0.school) < ($1.name, $1.school) }
    }

    private static func remark(_ least: Amount, _ reported: Amount?, entered: Int, of classes: Int?) -> String {
        guard let reported else { return "学校还没有填报课时" }
        if let classes, entered < classes { return "还有 \(classes - entered) 个班没有记录，不能证明全校每班的课时" }
        return least < reported ? "记录最少的班 \(least) 课时，少于填报的 \(reported)，请核对" : "与填报相符"
    }
}
