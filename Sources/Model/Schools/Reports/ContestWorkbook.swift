package import Spreadsheets

extension ReportSource {
    /// The table of a knowledge contest in the eleven columns of the national notice of 2019.
    ///
    /// What results in the ledger tell stands in it; the rest is to be filled in for the smallest places. Sums and rates follow by
    /// themselves, and stay empty until then. A part beyond its whole says so instead of counting as 100 %. The weights of 总分 stand in
    /// cells of their own: nobody published them. It calls itself a contest only with the number of its approval.
    package var contest: WorkbookDraft {
        let columns = ["地区", "参与学校数", "学校总数", "学校参与率", "参与学生数", "学生总数", "学生参与率", "及格率", "满分率", "平均分", "总分"]
        let kind = contestResults?.approval == nil ? "答题" : "竞赛"
        var sheet = SheetDraft(name: kind, widths: [22] + columns.dropFirst().map { _ in 12 })
        let note = CellDraft.empty(.note)
        let weights = [0.35, 0.1, 0.1, 0.1].map { CellDraft(.number($0), .input) }
        sheet.rows = [
            Self.title("\(mark)\(subject)禁毒知识\(kind)情况表", width: columns.count),
            [.text("权重（可改，没有公布过官方权重）", .note), note, note, .init(.number(0.35), .input), note, note] + weights + [note],
            columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1), .init(rows: 1...1, columns: 0...2)]
        let depths = rollUp.rows.map(\.depth)
        let lines = contestLines(depths)
        for (index, row) in rollUp.rows.enumerated() {
            let parts = Self.parts(of: index, in: depths).map { $0 + 4 }
            let name = String(repeating: "　", count: row.depth) + row.region.name
            let press = ContestRow(number: sheet.rows.count + 1, parts: parts, line: lines[index])
            sheet.rows.append(press.cells(name, row.count))
        }
        sheet.heights = [0: 30, 1: 24]
        for line in contestNotes(lines) {
            sheet.merges.append(.init(rows: sheet.rows.count...sheet.rows.count, columns: 0...10))
            sheet.heights[sheet.rows.count] = Double(20 * (1 + line.count / 75))
            sheet.rows.append([.text(line, .note)] + Array(repeating: note, count: 10))
        }
        sheet.frozenRows = 3
        sheet.frozenColumns = 1
        sheet.footer = footer
        return WorkbookDraft(title: "\(mark)\(kind)情况表", sheets: [sheet])
    }

    private func contestNotes(_ lines: [ContestLine]) -> [String] {
        var notes: [String] = []
        if let results = contestResults {
            notes.append("参与学校数、参与学生数、及格率、平均分按台账里\(results.paper)的结果算出；平均分按百分计，及格是六成以上。")
            notes += results.notes
        }
        notes.append("浅黄色的格子可以填、可以改；台账只存各分数段的人数和总和，不知道满分的人数，满分率请按平台或阅卷的数填写，填了才有总分。")
        if lines.contains(where: \.isHidden) {
            notes.append("＊ 参加的不足 \(ContestResults.least) 人，不单列，也不计入合计的学生数。")
        }
        notes.append(
            contestResults?.approval.map { "批准文号：\($0)" }
                ?? "没有竞赛的批准文号，不称竞赛。经批准的，把文号写在试卷配方的“竞赛”（contest）里，重新印发试卷；“批准文号”（approval）是送审的文号，不是它。")
        return notes
    }

    private func contestLines(_ depths: [Int]) -> [ContestLine] {
        guard let results = contestResults else { return depths.map { _ in ContestLine() } }
        var byRegion: [String: [ContestResults.Part]] = [:]
        var own: [String: [ContestResults.Part]] = [:]
        for status in statuses where status.isExpected {
            guard let part = results.schools[status.school.uid] else { continue }
            own[status.school.region, default: []].append(part)
            for region in records.regions.path(from: status.school.region) {
                byRegion[region.code, default: []].append(part)
            }
        }
        var lines = depths.map { _ in ContestLine() }
        for index in depths.indices.reversed() {
            let parts = Self.parts(of: index, in: depths)
            let region = rollUp.rows[index].region
            let isRegion = records.regions[region.code] != nil
            lines[index] =
                parts.isEmpty
                ? ContestLine((isRegion ? byRegion[region.code] : own[region.parent ?? ""]) ?? [])
                : ContestLine(sumOf: parts.map { lines[$0] })
        }
        return lines
    }
}

/// One row of the table, its formulas with the values that they have now.
private struct ContestRow {
    let number: Int
    /// The rows that it is the sum of; none for one that is filled in.
    let parts: [Int]
    let line: ContestLine

    func cells(_ name: String, _ count: CoverageCount) -> [CellDraft] {
        let percent = CellStyle.input.with { $0.format = "0.00%" }
        let all = "D\(number),G\(number),H\(number),I\(number),J\(number)"
        let sum = "100*(D\(number)*D$2+G\(number)*G$2+H\(number)*H$2+I\(number)*I$2)+J\(number)*J$2"
        let students = count.students.expected
        return [
            .text(name), self.sum("B", line.schools), .count(count.expected),
            rate("B", "C", line.schools, count.expected),
            line.isHidden ? .text("＊", .input) : self.sum("E", line.pupils), .count(students),
            rate("E", "F", line.pupils, students), mean("H", line.passRate, percent, "ROUNDDOWN", 4),
            mean("I", nil, percent, "ROUNDDOWN", 4), mean("J", line.mean, .input, "ROUNDDOWN", 2),
            CellDraft(.textFormula("IF(COUNT(\(all))<5,\"\",ROUND(\(sum),2))", ""), .figure),
        ]
    }

    private func sum(_ column: String, _ value: Int?) -> CellDraft {
        if parts.isEmpty { return value.map { .count($0, .input) } ?? .empty(.input) }
        let sum = SummaryLine.sum(of: parts, in: column)
        let formula = "IF(COUNT\(sum.dropFirst(3))=0,\"\",\(sum))"
        return formulaCell(formula, value.map(Double.init), .figure)
    }

    private func rate(_ part: String, _ whole: String, _ value: Int?, _ all: Int) -> CellDraft {
        let (part, whole) = ("\(part)\(number)", "\(whole)\(number)")
        let formula =
            "IF(OR(NOT(ISNUMBER(\(part))),\(whole)=0),\"\",IF(\(part)>\(whole),\"多于总数\",ROUNDDOWN(\(part)/\(whole),4)))"
        guard let value, all > 0 else { return formulaCell(formula, nil, .percent) }
        if value > all { return CellDraft(.textFormula(formula, "多于总数"), .percent) }
        return formulaCell(formula, Double(Rate(value, of: all).hundredthsOfPercent ?? 0) / 10_000, .percent)
    }

    /// A figure for each pupil: filled in for the smallest places, above them the mean by pupils.
    private func mean(
        _ column: String, _ value: Double?, _ style: CellStyle, _ cut: String, _ places: Int
    ) -> CellDraft {
        if parts.isEmpty { return value.map { CellDraft(.number($0), style) } ?? .empty(style) }
        let shown = style.with {
            $0.fill = nil
            $0.alignment = .end
        }
        let cells = parts.map { "\(column)\($0)" }
        // Some hundred places make a formula that is too long for some programs: then the cell is filled in by hand.
        guard parts.count <= 150 else { return value.map { CellDraft(.number($0), style) } ?? .empty(style) }
        let sum = parts.map { "N(\(column)\($0))*N(E\($0))" }.joined(separator: "+")
        let weight = parts.map { "N(E\($0))*ISNUMBER(\(column)\($0))" }.joined(separator: "+")
        let count = "COUNT(\(cells.joined(separator: ",")))"
        let formula = "IF(\(count)=0,\"\",IF((\(weight))=0,\"\",\(cut)(ROUND((\(sum))/(\(weight)),8),\(places))))"
        return formulaCell(formula, value, shown)
    }

    private func formulaCell(_ formula: String, _ value: Double?, _ style: CellStyle) -> CellDraft {
        value.map { CellDraft(.formula(formula, $0), style) } ?? CellDraft(.textFormula(formula, ""), style)
    }
}
