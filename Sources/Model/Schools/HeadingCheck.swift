package import Diagnostics
import Spreadsheets

/// What the title and the headings of a filled sheet say that would make every figure below them wrong.
struct HeadingCheck {
    let table: SheetTable
    let heading: Grid.Row
    let framework: Framework
    let grades: [GradeColumn]

    /// Whether the sheet may be read; false with findings.
    func passes(_ period: Period, _ findings: inout [Finding]) -> Bool {
        let wrongUnits = units(period)
        let times = PeriodCheck(table: table, heading: heading, use: .report).findings(than: period)
        var found = times + wrongUnits + splitColumns()
        if wrongUnits.isEmpty { found += qualifiers(period) }
        if !found.haveErrors { found += banners(period) }
        if !found.haveErrors { found += turnedTitles() + otherLessons(period) }
        if !found.haveErrors { found += turnedNames() }
        findings += found
        return !found.haveErrors
    }

    /// The columns that are read as indicators, with the grade that they are about.
    private var columns: [(indicator: Indicator, grade: Grade?, column: Int)] {
        framework.indicators.flatMap { indicator in
            let own = grades.filter { $0.indicator == indicator.code }.map { ($0.name.id, Optional($0.grade)) }
            return ([(indicator.code, nil)] + own).compactMap { id, grade in
                table.columns[id].map { (indicator, grade, $0) }
            }
        }
    }

    /// 教材（缺）, 教学计划（未落实的打√）: in brackets may stand what turns every figure below round.
    private func qualifiers(_ period: Period) -> [Finding] {
        // Below the heading a row may say in brackets how to fill in.
        let units = table.sheet.rows.first { $0.number > heading.number && !$0.isBlank }.flatMap { row in
            SheetRows.isUnits(row, table.columns["name"].map { row[$0].text.compact } ?? "") ? row : nil
        }
        return columns.compactMap { indicator, grade, column in
            let qualifier = HeadingQualifier(indicator: indicator, grade: grade, period: period)
            let names = [indicator.label] + indicator.aliases
            // Keys of names have no marks: （×） is looked at all the same.
            let isWhole =
                !heading[column].text.contains("×")
                && names.contains { NameKey.of($0) == NameKey.of(heading[column].text) }
            let cells = (isWhole ? [] : [heading[column]]) + (units.map { [$0[column]] } ?? [])
            for cell in cells {
                guard let words = qualifier.unknown(in: cell.text) else { continue }
                return Finding(
                    .headingUnclear, at: table.place(cell),
                    "列名“\(cell.text.compact)”的括号里写着“\(words.compact)”，不知道下面填的还是不是本期的\(indicator.label)，没有读取",
                    explanation: [
                        "列名请只写“\(indicator.label)”；括号里可以写单位（\(indicator.kind == .hours ? "课时、节" : "人、册")）、有/无、√/×、本学期、每班",
                        "填的是计划数、缺的、去年的，就不是要统计的数：请换成本期实际的，或删去这一列",
                    ])
            }
            return nil
        }
    }

    /// Words over several columns of indicators: 五落实情况 says nothing, 计划开展情况 everything.
    private func banners(_ period: Period) -> [Finding] {
        var seen: Set<String> = []
        var findings: [Finding] = []
        for (indicator, _, column) in columns {
            for row in bannerRows {
                guard let cell = banner(in: row, over: column), seen.insert(cell.address).inserted else { continue }
                let qualifier = HeadingQualifier(indicator: indicator, grade: nil, period: period)
                let bracket = qualifier.unknown(in: cell.text)
                let rest = HeadingBanner.rest(of: cell.text, framework)
                guard bracket != nil || !rest.isEmpty else { continue }
                let isGrave = bracket != nil || HeadingBanner.turnsRound(rest)
                findings.append(
                    Finding(
                        .headingUnclear, severity: isGrave ? .error : .warning, at: table.grid.place(cell),
                        "各项上面写着“\(cell.text.compact)”，不知道下面填的是不是本期的落实情况" + (isGrave ? "，没有读取" : "，按是的登记"),
                        explanation: ["填的就是本期实际的情况（有的打 √，没有的打 ×），请改成“五落实情况”再导入；是计划、缺口或以前的，请换成本期实际的"]))
            }
        }
        return findings
    }

    /// The rows of the heading above its last, and one above it that does not begin where a title would.
    private var bannerRows: [Grid.Row] {
        let first = table.headingParts.first?.number ?? heading.number
        let above = table.titles.last { $0.number < first && !$0.isBlank }
        return ([above].compactMap(\.self) + table.headingParts).filter { row in
            guard let cell = row.cells.first(where: { !$0.isBlank }) else { return false }
            return cell.column > (table.columns["name"] ?? 0) || heading.cells.contains { $0.text == cell.text }
        }
    }

    /// What stands in a row over a column, merged with others or to the left of it, and is no name of a column.
    private func banner(in row: Grid.Row, over column: Int) -> Grid.Cell? {
        let merged = table.sheet.traits.merges.first { $0.rows.contains(row.number) && $0.columns.contains(column) }
        let cell =
            merged.map { row[$0.columns.lowerBound] } ?? row.cells.prefix(column + 1).last { !$0.isBlank }
        guard let cell, !cell.isBlank, cell.text != heading[column].text,
            !heading.cells.contains(where: { $0.column <= column && $0.text == cell.text })
        else { return nil }
        return cell
    }

    /// 未落实的打√ in a title, √表示未落实 below the table.
    private func turnedTitles() -> [Finding] {
        for line in lines {
            guard let turned = SheetLegend.turned(in: line.text) else { continue }
            return [
                Finding(
                    .headingUnclear, at: table.grid.place(line.cell), "表里写着“\(turned)”，和通常的填法正好相反，没有读取",
                    explanation: ["请改成有的打 √、没有的打 ×，把这句话也改过来，再导入"])
            ]
        }
        return []
    }

    /// What stands above the heading, below the table and in comments; a line above in several cells also as a whole.
    private var lines: [(text: String, cell: Grid.Cell)] {
        let read = Set(table.rows.map(\.number) + [heading.number])
        var lines: [(text: String, cell: Grid.Cell)] = []
        // Sums below every town say the same over and over.
        var seen: Set<String> = []
        func add(_ text: String, _ cell: Grid.Cell) {
            if seen.insert(text).inserted { lines.append((text, cell)) }
        }
        for row in table.sheet.rows where !read.contains(row.number) {
            let cells = row.cells.filter { !$0.isBlank }
            for cell in cells { add(cell.text, cell) }
            guard cells.count > 1, row.number < heading.number else { continue }
            add(cells.map(\.text).joined(separator: " "), cells[0])
        }
        for remark in table.sheet.traits.remarks { add(remark.text, remark) }
        return lines
    }

    /// 单位：分钟 above the table, 课时为全校合计 below it.
    private func otherLessons(_ period: Period) -> [Finding] {
        let labels = framework.indicators.filter { indicator in
            indicator.kind == .hours && columns.contains { $0.indicator.code == indicator.code }
        }.map(\.label)
        guard let label = labels.first else { return [] }
        for line in lines {
            guard let word = SheetLegend.otherLessons(in: line.text, isWholeYear: period.term == nil) else { continue }
            return [
                Finding(
                    .valueUnclear, at: table.grid.place(line.cell),
                    "表里写着“\(line.text.compact)”，其中有“\(word)”，要填的是本期每个班上了几课时，没有读取",
                    explanation: ["请换算成每班实际上的课时数，把这句话改成“\(label)：每班课时数”或者删去，再导入"])
            ]
        }
        return []
    }

    /// 课时（分钟）, 总课时（全校）, 每周课时: the figures below are no lessons of a class.
    private func units(_ period: Period) -> [Finding] {
        let hours = framework.indicators.filter { $0.kind == .hours }
        let columns = hours.flatMap { indicator in
            let ids = [indicator.code] + grades.filter { $0.indicator == indicator.code }.map(\.name.id)
            return ids.compactMap { table.columns[$0] }.map { (indicator, $0) }
        }
        return columns.compactMap { indicator, column in
            let words = heading[column].text.compact
            if period.term != nil, ColumnName.withoutBrackets(heading[column].text).contains("学年") {
                return Finding(
                    .valueUnclear, at: table.place(heading[column]), "列名“\(words)”是全学年的数，要填的是本学期每个班上了几课时",
                    explanation: [
                        "是全学年的数，请加 --period \(period.schoolYear.id) 按学年登记；是本学期的，请把列名改成“\(indicator.label)”，再导入"
                    ])
            }
            let wrong = ["分钟", "小时", "全校", "合计", "总计", "每周", "周课时"].first(where: words.contains)
            guard let wrong else { return nil }
            return Finding(
                .valueUnclear, at: table.place(heading[column]), "列名“\(words)”里有“\(wrong)”，要填的是每个班上了几课时",
                explanation: ["请换算成每班课时数，把列名改成“\(indicator.label)”，再导入"])
        }
    }

    /// One heading above two columns: 课时 over 上学期 and 下学期.
    private func splitColumns() -> [Finding] {
        framework.indicators.compactMap { indicator in
            guard let column = table.columns[indicator.code],
                let area = table.sheet.traits.merges.first(where: { area in
                    area.rows.contains(heading.number) && area.columns.count > 1 && area.columns.contains(column)
                })
            else { return nil }
            return Finding(
                .columnRepeated, at: table.place(heading[column]),
                "“\(heading[column].text.compact)”下面有 \(area.columns.count) 列（\(Grid.Cell.letters(area.columns.lowerBound)) 到 \(Grid.Cell.letters(area.columns.upperBound))），不知以哪列为准",
                explanation: ["请只留本期的一列，列名写“\(indicator.label)”"])
        }
    }
}

extension FindingCode {
    package static let headingUnclear = FindingCode(
        "coverage.heading-unclear",
        .error,
        "列名里的话可能把意思反过来",
        manual: """
            列名的括号里（或者几列上面的大标题里）写着别的话，如“教材（缺）”“教学计划（未落实的打√）”“课时（计划）”“课时（去年）”：下面的勾和数就不是
            本期实际的情况，照着登记，有的会变成没有，没有的会变成有。所以认不出的话不猜，整张表不读取。
            标题、表下的说明和批注里写着“打√的为未落实项目”“√表示未落实”“1为未落实”这类话的，同样整张表不读取。
            标题、下面的标签和文件名写着“未落实学校名单”“存在问题清单”“工作计划表”“整改前情况”“拟落实”，或者“样表（勿填）”“测试数据”，或者别的框架
            （如登记五落实时写着“五个一”）的，也不读取。

            列名只写指标的名称即可：教学计划、大纲、师资、课时、教材。括号里可以写单位（节、课时、人、册、本）、有/无、是/否、√/×、有的打√、填数字、本学期、
            每班、必填这些话。填的确实是计划数、缺口或去年的，不要导入这一列，请换成本期实际的。大标题认不出、又看不出相反意思的，只给警告。
            """
    )
    package static let periodMismatch = FindingCode(
        "coverage.period-mismatch",
        .error,
        "表头写的学期和登记的学期不同",
        manual: """
            填报表的标题写着一个学期（如“2025-2026学年第一学期”），而现在登记的是另一个学期：多半是去年的表又交了上来。记错学期，两期的数都不对，
            所以整张表没有读。补报那一期的，加 `--period 2025-2026-1`；只是标题忘了改的，改好标题再导入。

            文件名、下面的标签（去年、第二学期、25年秋）和“学期”“学年”“年度”这些列也这样核对；“截至2026年6月30日”按那一天看。抽查核验表写着另一期、
            或者核验日期不在登记的这一期里的，同样不读：核验的是那一期的，加 `--period`；那一期还没有填报的，先导入它的填报表。
            名册写着别的学年的，只提醒一句。
            """
    )
    package static let codeMismatch = FindingCode(
        "coverage.code-mismatch",
        .error,
        "标识码和名称指两所学校",
        manual: """
            这一行的学校标识码是一所学校的，名称是另一所学校的，不知道该记在谁名下。多半是复制行时漏改了一格。请核对后改正。
            标识码在名册里没有、或与名册里这所学校的不同时，按名称登记，只提醒一句：请核对是表里的码错了，还是名册要更新。
            """
    )
}
