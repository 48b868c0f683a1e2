import DataFiles
import Diagnostics
import Spreadsheets

/// Holds the figures and dates of a roster's row against each other.
struct RosterCheck {
    let table: SheetTable
    let row: Grid.Row
    let county: String?

    /// What cannot be, or is hardly possible.
    func findings(_ entry: RosterEntry) -> [Finding] {
        sizes(entry) + dates(entry) + otherCounty(entry)
    }

    private func sizes(_ entry: RosterEntry) -> [Finding] {
        guard let classes = entry.classes, let students = entry.students else { return [] }
        var words: String?
        if classes > students, classes > 0 {
            words = "班级数 \(classes) 比学生数 \(students) 还多"
        } else if classes > 0, students > classes * 100 {
            words = "平均每班 \(students / classes) 人"
        } else if classes == 0, students > 0 {
            words = "有学生 \(students) 人，班级数却是 0"
        }
        guard let words else { return [] }
        return [Finding(.valueSuspect, at: place("students"), "“\(entry.name)”\(words)", explanation: ["请核对班级数和学生数两格"])]
    }

    private func dates(_ entry: RosterEntry) -> [Finding] {
        guard let opened = entry.opened, let closed = entry.closed, closed <= opened else { return [] }
        return [
            Finding(
                .cellUnclear, severity: .error, at: place("closed"), "“\(entry.name)”停办（\(closed)）早于开办（\(opened)）",
                explanation: ["请核对两个日期"])
        ]
    }

    private func otherCounty(_ entry: RosterEntry) -> [Finding] {
        guard let county, let own = entry.regions.first(where: { $0.level == .county })?.name,
            NameKey.of(own) != NameKey.of(county)
        else { return [] }
        return [
            Finding(
                .regionMissing, severity: .warning, at: place("county"), "“\(entry.name)”的区县是“\(own)”，不是本县“\(county)”",
                explanation: ["别的县的学校请从名册里删去；本来就管几个区县的，请在 site.yaml 里删去 county"])
        ]
    }

    private func place(_ column: String) -> Place {
        table.cell(column, in: row).map { table.place($0) } ?? table.grid.place(row)
    }

    /// Whether a row is a kindergarten, and not a school that has one.
    static func isKindergarten(_ name: String, _ stages: String) -> Bool {
        if ["小学", "初中", "中学", "学校"].contains(where: stages.contains) || Stage.read(stages) != nil { return false }
        return stages.contains("幼儿园") || stages.contains("学前") || name.hasSuffix("幼儿园")
    }

    /// The town that a sheet's own name is, in a workbook with a sheet for every town.
    static func town(of table: SheetTable) -> String? {
        let name = table.sheet.name.compact
        guard table.columns["town"] == nil, table.columns["area"] == nil, (2...8).contains(name.count) else {
            return nil
        }
        return ["镇", "乡", "街道", "学区", "苏木"].contains(where: name.hasSuffix) ? name : nil
    }
}
