import DataFiles
package import Spreadsheets

/// The schools that a ledger knows in a period, for a terminal, as a workbook, and for machines.
package struct SchoolList: Sendable {
    /// One school as lists show it.
    package struct Line: Sendable, Encodable {
        package let uid: String
        package let name: String
        package let code: String?
        package let region: String
        package let stages: [String]
        package let grades: [String]
        package let classes: Int?
        package let students: Int?
        /// 应报, or why it does not have to report.
        package let state: String
        package let formerNames: [String]
        fileprivate let level: String
    }

    package let lines: [Line]
    /// What the list of the day leaves out; nil where nothing is.
    package let note: String?
    private let title: String

    /// By region and name, as rosters are.
    package init(_ framework: Framework, _ records: CoverageRecords, _ statuses: [SchoolStatus], place: String) {
        let order = Dictionary(
            records.regions.ordered.enumerated().map { ($0.element.region.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let sorted = statuses.sorted { left, right in
            (order[left.school.region] ?? .max, left.school.name, left.school.uid)
                < (order[right.school.region] ?? .max, right.school.name, right.school.uid)
        }
        lines = sorted.map { status in
            let school = status.school
            return Line(
                uid: school.uid, name: school.name, code: school.code,
                region: records.regions.path(from: school.region).reversed().map(\.name).joined(separator: "/"),
                stages: school.stages.map(\.rawValue),
                grades: Set(school.units.filter { !$0.isEmpty }.compactMap(\.grade)).sorted().map(\.label),
                classes: school.classes, students: school.students, state: status.exemption?.rawValue ?? "应报",
                formerNames: school.formerNames, level: SchoolForm.stages(school.stages))
        }
        note = lines.isEmpty ? records.nobodyExpected : records.shorterList
        title = "\(place)学校名册（\(records.period.title)，截至\(records.asOf.chinese)，框架\(framework.title)）"
    }

    private static let columns = ["地区", "学校名称", "学校标识码", "学段", "年级", "班级数", "学生数", "应报", "曾用名"]

    private static func cells(_ line: Line) -> [String] {
        [
            line.region, line.name, line.code ?? "", line.level, line.grades.joined(separator: "、"),
            line.classes.map(String.init) ?? "", line.students.map(String.init) ?? "", line.state,
            line.formerNames.joined(separator: "、"),
        ]
    }

    /// What `coverage schools list` prints.
    package var text: String {
        let note = note.map { $0 + "\n" } ?? ""
        if lines.isEmpty { return "\(title)\n\n没有学校。\n\(note)" }
        // Columns in which nothing stands only take room.
        let rows = lines.map(Self.cells)
        let used = Self.columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        var table = TextTable(used.map { Self.columns[$0] })
        table.rows = rows.map { row in used.map { row[$0] } }
        let expected = lines.count { $0.state == "应报" }
        return "\(title)\n\n\(table.text)\n共 \(lines.count) 所，本期应报 \(expected) 所。\n\(note)"
    }

    /// The same as a sheet with a filter.
    package var csv: String { CSVText([Self.columns] + lines.map(Self.cells)).text }

    /// The same as a workbook.
    package var draft: WorkbookDraft {
        var sheet = SheetDraft(name: "学校名册", widths: [24, 30, 14, 14, 20, 8, 8, 14, 24])
        let width = Self.columns.count
        sheet.rows = [
            [.text(title, .title)] + Array(repeating: .empty(.title), count: width - 1),
            Self.columns.map { .text($0, .heading) },
        ]
        for line in lines {
            var cells = Self.cells(line).map { CellDraft.text($0) }
            if let classes = line.classes { cells[5] = .count(classes, .figure) }
            if let students = line.students { cells[6] = .count(students, .figure) }
            sheet.rows.append(cells)
        }
        sheet.merges = [.init(rows: 0...0, columns: 0...width - 1)]
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.frozenColumns = 2
        sheet.filter = .init(rows: 1...max(2, sheet.rows.count - 1), columns: 0...width - 1)
        return WorkbookDraft(title: title, sheets: [sheet])
    }
}
