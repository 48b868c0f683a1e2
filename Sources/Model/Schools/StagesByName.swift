import Diagnostics
package import Spreadsheets

/// What the names of schools told about their stages while a roster was read, to be said in two findings.
struct StagesByName {
    let answers: StageAnswers
    private var told: [String: (names: [String], count: Int)] = [:]
    private var first: Grid.Row?
    private var asked: [String: (names: [String], count: Int)] = [:]
    private var firstAsked: Grid.Row?

    init(answers: StageAnswers) { self.answers = answers }

    /// What is wrong with the stages that a roster gives a school, by the school's own name; nil where they may be.
    func contradiction(of name: String, with stages: [Stage]) -> StageContradiction? {
        guard let own = NamedStages.contradicted(by: stages, of: name), !answers.confirms(stages, for: name) else {
            return nil
        }
        return StageContradiction(name: name, own: own, stages: stages)
    }

    /// The stages of a school by its name, or by what was said about such names; nil when neither tells.
    mutating func stages(of name: String, in row: Grid.Row) -> [Stage]? {
        switch NamedStages(of: name) {
        case .stages(let stages):
            note(name, as: SchoolForm.stages(stages), in: row)
            return stages
        case .unclear(let kind):
            if let stages = answers.stages(of: name) {
                note(name, as: SchoolForm.stages(stages) + "（按 --stage）", in: row)
                return stages
            }
            if firstAsked == nil { firstAsked = row }
            Self.count(name, kind, &asked)
            return nil
        case .kindergarten: return nil
        }
    }

    private mutating func note(_ name: String, as stages: String, in row: Grid.Row) {
        if first == nil { first = row }
        Self.count(name, stages, &told)
    }

    private static func count(_ name: String, _ kind: String, _ counts: inout [String: (names: [String], count: Int)]) {
        var entry = counts[kind] ?? ([], 0)
        if entry.names.count < 3 { entry.names.append(name) }
        entry.count += 1
        counts[kind] = entry
    }

    /// What was read from names, and, for a sheet without a column 学段, what could not be.
    func findings(in table: SheetTable) -> [Finding] {
        var findings: [Finding] = []
        if let first {
            let total = told.values.reduce(0) { $0 + $1.count }
            findings.append(
                Finding(
                    .stageFromName, at: table.grid.place(first),
                    "\(total) 所学校没有填学段，从校名看：\(Self.words(told))", explanation: ["请核对；不对的在名册里填上学段，再导入一次"]))
        }
        if let firstAsked, table.columns["stages"] == nil {
            let total = asked.values.reduce(0) { $0 + $1.count }
            findings.append(
                Finding(
                    .stageUnclear, at: table.grid.place(firstAsked),
                    "名册没有“学段”一列，\(total) 所学校从校名看不出学段：\(Self.words(asked))",
                    explanation: [
                        "请加一列“学段”填上（退回的表里已经加好，只填红色的格子）。可填：" + Stage.known,
                        "同一类都一样时，也可以导入时写明，如 --stage 中学=初中 --stage 学校=九年一贯制；--stage 初中 用于其余全部",
                    ]))
        }
        return findings
    }

    /// The kinds, the most frequent first, each with a few names.
    private static func words(_ counts: [String: (names: [String], count: Int)]) -> String {
        counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { kind, entry in
            let names = entry.names.joined(separator: "、") + (entry.count > entry.names.count ? " 等" : "")
            return "\(kind) \(entry.count) 所（\(names)）"
        }
        .joined(separator: "，")
    }
}

/// A column 学段 to be put beside a roster that has none: what names tell, and red cells where they do not.
package struct StageColumn: Sendable, Hashable {
    /// The sheet among those of the grid, counted from 0.
    let sheet: Int
    /// The row of the heading, counted from 1, and the column, counted from 0.
    let headingRow: Int
    let column: Int
    /// By the number of the row; nil where the name does not tell.
    let values: [Int: String?]

    static let choices = ["小学", "初中", "高中", "完全中学", "九年一贯制", "十二年一贯制", "中职", "高校", "小低", "小高"]

    /// One for every roster in a file that lacks it; none where personal data keeps the file unread.
    ///
    /// A school's row keeps its place; kindergartens are marked as such.
    package static func proposed(for grid: Grid) -> [StageColumn] {
        guard !PrivacyScan(grid).refuses else { return [] }
        var ignored: [Finding] = []
        let tables = SheetTable.all(in: grid, names: RosterReader.names, required: "name", findings: &ignored)
        return tables.compactMap { table in
            guard table.columns["stages"] == nil, let heading = table.heading,
                let sheet = grid.sheets.firstIndex(where: { $0.name == table.sheet.name })
            else { return nil }
            var values: [Int: String?] = [:]
            for row in table.rows {
                guard let name = table.text("name", in: row) else { continue }
                switch NamedStages(of: name) {
                case .stages(let stages): values.updateValue(SchoolForm.stages(stages), forKey: row.number)
                case .unclear: values.updateValue(nil, forKey: row.number)
                case .kindergarten: values.updateValue("幼儿园", forKey: row.number)
                }
            }
            let width = table.sheet.rows.map(\.cells.count).max() ?? heading.cells.count
            return StageColumn(sheet: sheet, headingRow: heading.number, column: width, values: values)
        }
    }
}
