import DataFiles

/// The roster that a ledger holds, written as `RosterReader` reads it: importing it again changes nothing.
package enum RosterSheet {
    /// CSV with the levels of regions that occur, by region and name.
    package static func text(_ records: CoverageRecords) -> String {
        let tree = records.regions
        let paths = records.schools.map { tree.path(from: $0.region) }
        let levels = Region.Level.allCases.filter { level in paths.contains { $0.contains { $0.level == level } } }
        let hasParts = records.schools.contains { $0.units.contains { !$0.isEmpty && !$0.isOnlyNamed } }
        let columns = ["学段"] + (hasParts ? ["年级"] : []) + ["班级数", "学生数", "开办日期", "停办日期"]
        var rows = [["学校名称", "学校标识码"] + levels.map(\.label) + columns]
        let order = Dictionary(
            tree.ordered.enumerated().map { ($0.element.region.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let sorted = zip(records.schools, paths).sorted { left, right in
            (order[left.0.region] ?? .max, left.0.name, left.0.uid)
                < (order[right.0.region] ?? .max, right.0.name, right.0.uid)
        }
        for (school, path) in sorted {
            let regions = levels.map { level in path.first { $0.level == level }?.name ?? "" }
            let parts = school.units.filter { !$0.isEmpty && !$0.isOnlyNamed }
            let years = SchoolYears(school).map { "（\($0.label)）" } ?? ""
            let whole = SchoolUnit(
                stages: school.stages, grade: nil, classes: school.classes, students: school.students)
            for part in parts.isEmpty ? [whole] : parts {
                // A grade alone does not tell that a school has other stages.
                let stages = part.grade == nil ? part.stages : school.stages
                rows.append(
                    [school.name, school.code ?? ""] + regions + [stages.map(\.rawValue).joined(separator: "、") + years]
                        + (hasParts ? [part.grade?.label ?? ""] : []) + [
                            part.classes.map(String.init) ?? "", part.students.map(String.init) ?? "",
                            school.opened?.description ?? "", school.closed?.description ?? "",
                        ])
            }
        }
        return CSVText(rows).text
    }
}
