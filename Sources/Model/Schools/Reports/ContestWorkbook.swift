package import Spreadsheets

extension ReportSource {
    /// The table of a knowledge contest in the eleven columns of the national notice of 2019.
    ///
    /// What took part is to be filled in for the smallest places; sums and rates follow by themselves, and stay empty until then. A part
    /// beyond its whole says so instead of counting as 100 %. The weights of 总分 stand in cells of their own: nobody published them.
    package var contest: WorkbookDraft {
        let columns = ["地区", "参与学校数", "学校总数", "学校参与率", "参与学生数", "学生总数", "学生参与率", "及格率", "满分率", "平均分", "总分"]
        var sheet = SheetDraft(name: "竞赛", widths: [22] + columns.dropFirst().map { _ in 12 })
        let note = CellDraft.empty(.note)
        let weights = [0.35, 0.1, 0.1, 0.1].map { CellDraft(.number($0), .input) }
        sheet.rows = [
            Self.title("\(mark)\(subject)禁毒知识竞赛情况表", width: columns.count),
            [.text("权重（可改，没有公布过官方权重）", .note), note, note, .init(.number(0.35), .input), note, note] + weights + [note],
            columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1), .init(rows: 1...1, columns: 0...2)]
        let depths = rollUp.rows.map(\.depth)
        for (index, row) in rollUp.rows.enumerated() {
            let parts = Self.parts(of: index, in: depths).map { $0 + 4 }
            let name = String(repeating: "　", count: row.depth) + row.region.name
            sheet.rows.append(Self.line(name, row.count, number: sheet.rows.count + 1, parts))
        }
        sheet.rows.append([.text("浅黄色的格子要填；竞赛的组织和名称须经批准，批准文号：", .note)] + Array(repeating: note, count: 10))
        sheet.merges.append(.init(rows: sheet.rows.count - 1...sheet.rows.count - 1, columns: 0...10))
        sheet.heights = [0: 30, 1: 24, sheet.rows.count - 1: 30]
        sheet.frozenRows = 3
        sheet.frozenColumns = 1
        sheet.footer = origin
        return WorkbookDraft(title: "\(mark)竞赛情况表", sheets: [sheet])
    }

    private static func line(_ name: String, _ count: CoverageCount, number: Int, _ parts: [Int]) -> [CellDraft] {
        func input(_ column: String) -> CellDraft {
            if parts.isEmpty { return .empty(.input) }
            let cells = parts.map { "\(column)\($0)" }.joined(separator: ",")
            return CellDraft(.textFormula("IF(COUNT(\(cells))=0,\"\",SUM(\(cells)))", ""), .figure)
        }
        func rate(_ part: String, _ whole: String) -> CellDraft {
            let (part, whole) = ("\(part)\(number)", "\(whole)\(number)")
            let formula =
                "IF(OR(\(part)=\"\",\(whole)=0),\"\",IF(\(part)>\(whole),\"多于总数\",ROUNDDOWN(\(part)/\(whole),4)))"
            return CellDraft(.textFormula(formula, ""), .percent)
        }
        let percent = CellStyle.input.with { $0.format = "0.00%" }
        let all = "D\(number),G\(number),H\(number),I\(number),J\(number)"
        let sum = "100*(D\(number)*D$2+G\(number)*G$2+H\(number)*H$2+I\(number)*I$2)+J\(number)*J$2"
        return [
            .text(name), input("B"), .count(count.expected), rate("B", "C"), input("E"),
            .count(count.students.expected), rate("E", "F"), .empty(percent), .empty(percent), .empty(.input),
            CellDraft(.textFormula("IF(COUNT(\(all))<5,\"\",ROUND(\(sum),2))", ""), .figure),
        ]
    }
}
