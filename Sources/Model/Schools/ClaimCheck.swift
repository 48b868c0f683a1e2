package import Diagnostics
import Spreadsheets

/// Holds what a school filled in against what else is known of it: its pupils, its classes, its staff.
///
/// The figures of the same row come first, else those of the roster.
struct ClaimCheck {
    let school: School
    let table: SheetTable
    let row: Grid.Row

    /// What is wrong or odd about a value that was understood.
    func findings(_ indicator: Indicator, _ value: ClaimValue, _ cell: Grid.Cell) -> [Finding] {
        let whole = indicator.whole.flatMap { part(of: $0, indicator, cell) }
        guard indicator.kind == .hours, case .amount(let hours) = value, hours > Amount(0) else {
            return whole.map { [$0] } ?? []
        }
        return [withoutPupils(indicator, cell), addedUp(hours, indicator, cell), whole].compactMap(\.self)
    }

    private func withoutPupils(_ indicator: Indicator, _ cell: Grid.Cell) -> Finding? {
        for (column, words) in [(ColumnName.students, "学生数"), (.classes, "班级数")] where number(column) == 0 {
            return Finding(
                .valueUnclear, at: table.place(cell),
                "“\(school.name)”这一行的\(words)是 0，却填了\(indicator.label)“\(cell.text.compact)”",
                explanation: ["请核对这两格：没有学生、没有班，就没有课时；填错的改正后再导入"])
        }
        // The sheet is newer than the roster.
        guard school.students == 0, number(.students) ?? 0 == 0 else { return nil }
        return Finding(
            .valueUnclear, at: table.place(cell), "“\(school.name)”在名册里没有学生，却填了\(indicator.label)",
            explanation: ["请核对名册里的学生数；已停办的学校请在名册里填停办日期"])
    }

    /// 24 in a school of 12 classes is most likely 2 in each.
    private func addedUp(_ hours: Amount, _ indicator: Indicator, _ cell: Grid.Cell) -> Finding? {
        guard let classes = number(.classes) ?? school.classes, classes > 1, hours > Amount(6),
            hours.hundredths % (classes * 100) == 0, (1...4).contains(hours.hundredths / 100 / classes)
        else { return nil }
        return Finding(
            .valueSuspect, at: table.place(cell),
            "“\(school.name)”的\(indicator.label)“\(cell.text.compact)”正好是 \(classes) 个班、每班 \(hours.hundredths / 100 / classes) 课时之和",
            explanation: ["应填每班课时数；如果每班真的上了 \(hours) 课时，不用改"])
    }

    /// A school whose pupils are more than double or less than half of those of the roster: most likely another school's row.
    func sizeFindings() -> [Finding] {
        guard let cell = table.cell(ColumnName.students.id, in: row), let written = number(.students), written > 0,
            let known = school.students, known > 0, written > known * 2 || written * 2 < known
        else { return [] }
        return [
            Finding(
                .valueSuspect, at: table.place(cell), "“\(school.name)”的学生数填了 \(written)，名册里是 \(known)，相差一倍以上",
                explanation: ["请核对是不是填错了行、写错了位数，或者填了另一所学校；名册旧了的，请更新名册"])
        ]
    }

    private func part(of whole: Indicator.Whole, _ indicator: Indicator, _ cell: Grid.Cell) -> Finding? {
        guard let count = ClaimReader.count(in: cell.text) else { return nil }
        let thing = "“\(school.name)”的\(indicator.label)“\(cell.text.compact)”"
        switch whole {
        case .staff:
            let staff = number(.staff)
            // Two or three teach it, in a large school ten: as many as all of the staff is another column.
            if let staff, staff > 10, count <= Amount(staff), count + count > Amount(staff) {
                return Finding(
                    .valueSuspect, at: table.place(cell), thing + "和教职工数 \(staff) 差不多，像是全校教师数，按有\(indicator.label)登记",
                    explanation: ["要填的是从事毒品预防教育的专兼职教师；一个也没有的填 ×"])
            }
            if staff == nil, Amount(20) < count {
                return Finding(
                    .valueSuspect, at: table.place(cell), thing + "像是全校教师数，按有\(indicator.label)登记",
                    explanation: ["要填的是从事毒品预防教育的专兼职教师，一般是几个人；一个也没有的填 ×"])
            }
            guard let staff, Amount(staff) < count else { return nil }
            return Finding(
                .valueBeyond, at: table.place(cell), thing + "比教职工数 \(staff) 还多", explanation: ["请核对这两格，改正填错的一格"])
        case .students:
            guard let students = number(.students) ?? school.students, students > 0 else { return nil }
            // One book for a pupil, or one for each class to share; √ and 1 say only that there are some.
            let fewest = max(2, (number(.classes) ?? school.classes ?? students / 50) / 2)
            if count > Amount(1), count < Amount(fewest), count.hundredths / 100 * 20 < students {
                return Finding(
                    .valueSuspect, at: table.place(cell), thing + "只有学生数 \(students) 的几十分之一，按有\(indicator.label)登记",
                    explanation: ["每个班分不到一套的，请问清学校有没有发到班；没有发的填 ×"])
            }
            guard Amount(students * 3) < count else { return nil }
            return Finding(
                .valueSuspect, at: table.place(cell),
                thing + "是学生数 \(students) 的 \(count.hundredths / 100 / students) 倍",
                explanation: ["多半是多写了一位，或者填的是全镇、全县的数；请向学校问清"])
        }
    }

    private func number(_ column: ColumnName) -> Int? {
        table.cell(column.id, in: row).flatMap { RosterRows.number($0.text) }
    }
}

extension FindingCode {
    package static let valueBeyond = FindingCode(
        "coverage.value-beyond",
        .error,
        "部分比整体还大",
        manual: "禁毒师资不可能比全校教职工还多。两格里有一格填错了：请向学校问清，改正后再导入。对照的是同一行的“教职工数”一列，没有这一列时不对照。"
    )
    package static let valueSuspect = FindingCode(
        "coverage.value-suspect",
        .warning,
        "数值不像真的",
        manual: """
            课时正好等于“班级数×每班课时”，多半填了各班之和，应填每班课时数；教材份数超过学生数的三倍，多半是多写了一位，或者填了全镇的数；师资填了几十人，多半是全校教师数。
            班级数、学生数看同一行的那一列，没有时看名册。程序照填报登记，只提醒；请向学校问清，错了的改正后再导入一次。
            """
    )
}
