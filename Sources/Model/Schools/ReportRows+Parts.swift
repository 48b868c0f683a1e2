package import Diagnostics
import Spreadsheets

/// Which part of a school a row or a column is about, and what its cells say of it.
extension ReportRows {
    /// What a row is about; nil when that is wrong.
    mutating func parts(of school: School, _ row: Grid.Row, _ table: SheetTable) -> [Part]? {
        guard let stages = stages(of: school, row, table) else { return nil }
        guard let cell = table.cell(SchoolColumns.grade.id, in: row), !cell.isBlank else {
            return stages.map { Part(stage: $0) }
        }
        let own = stages.compactMap(\.self)
        let among = own.isEmpty ? school.stages : own
        let grades = SchoolColumns.readGrades(table, row, of: school.name, in: among, findings: &findings)
        return grades?.compactMap { grade in school.stage(of: grade, among: among).map { Part(stage: $0, grade: grade) }
        }
    }

    /// What the columns of single grades say; of grades that the school has not, they must be blank.
    mutating func gradeClaims(of school: School, _ row: Grid.Row, _ table: SheetTable) -> [Claim] {
        var claims: [Claim] = []
        for column in grades {
            guard let cell = table.cell(column.name.id, in: row), !cell.isBlank,
                let indicator = framework.indicator(column.indicator)
            else { continue }
            if ClaimReader.isNotApplicable(cell.text), !(isWithoutSixth && column.grade == .sixth) { continue }
            guard let stage = school.stage(of: column.grade) else {
                findings.append(
                    Finding(
                        .stageMismatch, at: table.place(cell),
                        "“\(school.name)”填了“\(column.name.label)”，它的学段是\(SchoolForm.stages(school.stages))，没有这个年级",
                        explanation: ["请删去这一格；确实有这个年级的，先在名册里改学段"]))
                continue
            }
            claims += self.claims(
                [Part(stage: stage, grade: column.grade)], indicator, cell, column.name.id, of: school, row, table)
        }
        return claims
    }

    /// A 小学 of five years says that it has no 六年级 with “/” in every cell about it: one warning, since nothing is asked of it then.
    mutating func reportAbsence(of school: School, _ parts: [Part], _ row: Grid.Row, _ table: SheetTable) {
        isWithoutSixth = false
        let mayLackIt =
            school.stages.contains(.upperPrimary) && !school.stages.contains(.juniorHigh)
            && !school.units.contains { $0.grade == .sixth && !$0.isOnlyNamed }
        guard mayLackIt else { return }
        var cells = grades.filter { $0.grade == .sixth }.map { table.cell($0.name.id, in: row) }
        if parts.count == 1, parts[0].isLeftOut {
            let columns = framework.indicators.filter { table.columns[$0.code] != nil }
            cells += columns.map { table.cell($0.code, in: row) }
        }
        guard let first = cells.first ?? nil, cells.allSatisfy({ ClaimReader.isNotApplicable($0?.text ?? "") }) else {
            return
        }
        isWithoutSixth = true
        findings.append(
            Finding(
                .valueNotApplicable, at: table.place(first), "“\(school.name)”的六年级都填“/”，按没有六年级（五四制）计，不要求六年级",
                explanation: ["有六年级的，请照实填；确实没有的，在名册的学段里写“小学（五四制）”，以后不再提醒"]))
    }

    /// The stages that a row is about: nil inside for the whole school, nil outside when they are wrong.
    private mutating func stages(
        of school: School,
        _ row: Grid.Row,
        _ table: SheetTable
    ) -> [Stage?]? {
        guard let text = table.text("stages", in: row) else { return [nil] }
        let own = school.stages.map(\.rawValue).joined(separator: "、")
        let place = table.cell("stages", in: row).map { table.place($0) } ?? Self.place(row, table)
        guard let stages = Stage.read(text) else {
            findings.append(
                Finding(
                    .stageUnclear,
                    at: place,
                    "“\(school.name)”的学段“\(text)”说不清是哪几段",
                    explanation: ["名册里它的学段：\(own)"]
                )
            )
            return nil
        }
        if Set(stages).isSuperset(of: school.stages) && Set(stages).subtracting(school.stages).isEmpty { return [nil] }
        guard Set(stages).isSubset(of: school.stages) else {
            findings.append(
                Finding(
                    .stageMismatch,
                    at: place,
                    "“\(school.name)”填了学段“\(text)”，与名册不符",
                    explanation: ["名册里它的学段：\(own)"]
                )
            )
            return nil
        }
        return stages
    }

    mutating func claims(
        of school: School,
        _ parts: [Part],
        _ row: Grid.Row,
        _ table: SheetTable
    ) -> [Claim] {
        var claims: [Claim] = []
        for indicator in framework.indicators {
            guard let cell = table.cell(indicator.code, in: row) else { continue }
            // Beside columns for single grades, a blank one for all of them says nothing.
            if cell.isBlank, grades.contains(where: { $0.indicator == indicator.code }) { continue }
            claims += self.claims(parts, indicator, cell, indicator.code, of: school, row, table)
        }
        return claims
    }

    /// What one cell says, of each part that it is about.
    private mutating func claims(
        _ parts: [Part], _ indicator: Indicator, _ cell: Grid.Cell, _ column: String, of school: School,
        _ row: Grid.Row, _ table: SheetTable
    ) -> [Claim] {
        var (value, doubt) = reading(cell.text, as: indicator, below: table.heading?[cell.column].text ?? "")
        var text = table.text(column, in: row) ?? ""
        if value == .missing(.na),
            let reason = table.remark(in: row).flatMap({ ClaimReader.reason(inRemark: $0.text, of: indicator) })
        {
            (value, doubt) = (.missing(.excused), .excused(reason))
            text = "/（\(reason)）"
        }
        if case .excused(let reason) = doubt,
            PrivacyScan.namedPupil(in: reason) != nil || PrivacyScan.number(in: reason) != nil
        {
            let summary = "\(cell.address) 的理由里像是有学生或家长的姓名、号码，整个文件没有读取"
            findings.append(
                Finding(
                    .personalData, at: table.grid.place(cell, showing: false), summary,
                    explanation: ["不写姓名，请改成“一名学生”这样来说，再导入；这里不显示原文"]))
            return []
        }
        // “/” in 六年级 of a 初中 that has none is what it ought to be, and where no rule asks it of the stage.
        let isOfNobody =
            parts.allSatisfy(\.isUnusual) || isWithoutSixth && parts.allSatisfy(\.isLeftOut)
            || parts.allSatisfy { !isAsked(indicator, of: $0.stage.map { [$0] } ?? school.stages) }
        if let doubt, !value.isNotApplicable || !isOfNobody {
            let part = parts.compactMap(\.grade).map(\.label).joined(separator: "、")
            let thing = "“\(school.name)”\(part)的\(indicator.label)“\(cell.text.compact)”"
            findings.append(doubt.finding(about: thing, at: table.place(cell)))
        }
        findings += ClaimCheck(school: school, table: table, row: row).findings(indicator, value, cell)
        return parts.map {
            Claim(indicator: indicator.code, stage: $0.stage, grade: $0.grade, value: value, text: text)
        }
    }

    /// What nobody can read in a row that cannot be taken in for another reason: all its mistakes are to be mended at once.
    mutating func reportCells(of thing: String, _ row: Grid.Row, _ table: SheetTable) {
        let columns =
            framework.indicators.map { ($0, $0.code, $0.label) }
            + grades.compactMap { grade in
                framework.indicator(grade.indicator).map { ($0, grade.name.id, grade.name.label) }
            }
        for (indicator, column, label) in columns {
            guard let cell = table.cell(column, in: row), !cell.isBlank else { continue }
            switch reading(cell.text, as: indicator, below: table.heading?[cell.column].text ?? "").1 {
            case .unclear(let hint):
                let doubt = ClaimReader.Doubt.unclear(hint: hint)
                findings.append(doubt.finding(about: "\(thing)的\(label)“\(cell.text.compact)”", at: table.place(cell)))
            case .tooMuch(let most, let isRatio):
                let doubt = ClaimReader.Doubt.tooMuch(most, isRatio: isRatio)
                findings.append(doubt.finding(about: "\(thing)的\(label)“\(cell.text.compact)”", at: table.place(cell)))
            case nil, .approximate, .notApplicable, .excused: continue
            }
        }
    }

    /// Whether any rule, of whatever region and day, asks an indicator of one of some stages.
    private func isAsked(_ indicator: Indicator, of stages: [Stage]) -> Bool {
        framework.rules.contains { $0.indicator == indicator.code && !Set($0.stages).isDisjoint(with: stages) }
    }

    mutating func reading(
        _ text: String, as indicator: Indicator, below heading: String
    ) -> (ClaimValue, ClaimReader.Doubt?) {
        let key = Reading(indicator: indicator.code, heading: ExactText(heading), text: ExactText(text))
        if let known = readings[key] { return known }
        let reading = ClaimReader(indicator: indicator, heading: heading, period: period).read(text)
        readings[key] = reading
        return reading
    }
}

extension FindingCode {
    package static let stageMismatch = FindingCode(
        "coverage.stage-mismatch",
        .error,
        "填报的学段与名册不符",
        manual: "表里填的学段，名册里这所学校没有（如小学填了高中）。请核对是填错了学段，还是名册需要更新。"
    )
}
