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
        let found = otherPeriod(than: period) + units() + splitColumns()
        findings += found
        return !found.haveErrors
    }

    /// A form of last year, or one whose title nobody changed.
    private func otherPeriod(than period: Period) -> [Finding] {
        for row in table.titles {
            for cell in row.cells where !cell.isBlank {
                guard let other = Period.mentioned(in: cell.text), !other.agrees(with: period) else { continue }
                return [
                    Finding(
                        .periodMismatch, at: table.grid.place(cell),
                        "表头写的是\(other.title)，现在登记的是\(period.title)，没有读取",
                        explanation: ["补报那一期的，请加 --period \(other.id)；只是标题没有改的，请改好标题再导入"])
                ]
            }
        }
        return []
    }

    /// 课时（分钟）, 总课时（全校）, 每周课时: the figures below are no lessons of a class.
    private func units() -> [Finding] {
        let hours = framework.indicators.filter { $0.kind == .hours }
        let columns = hours.flatMap { indicator in
            let ids = [indicator.code] + grades.filter { $0.indicator == indicator.code }.map(\.name.id)
            return ids.compactMap { table.columns[$0] }.map { (indicator, $0) }
        }
        return columns.compactMap { indicator, column in
            let words = heading[column].text.compact
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

extension Period {
    /// The school year or term that a title names: 2025-2026学年第一学期, 2025年秋季.
    static func mentioned(in title: String) -> Period? {
        let text = title.compact
        if let found = text.firstMatch(of: #/(20[0-9]{2})[-—–~至](20[0-9]{2})学年度?(第?[一二12]学期|[上下]学期)?/#) {
            let term = found.output.3.map { words in
                words.contains("一") || words.contains("1") || words.contains("上") ? 1 : 2
            }
            guard let first = Int(found.output.1), Int(found.output.2) == first + 1 else { return nil }
            return Period(firstYear: first, term: term)
        }
        guard let found = text.firstMatch(of: #/(20[0-9]{2})年?[秋春]/#) else { return nil }
        return Period(String(found.output.0))
    }

    /// Whether two are the same as far as both say.
    func agrees(with other: Period) -> Bool {
        firstYear == other.firstYear && (term == nil || other.term == nil || term == other.term)
    }
}

extension FindingCode {
    package static let periodMismatch = FindingCode(
        "coverage.period-mismatch",
        .error,
        "表头写的学期和登记的学期不同",
        manual: """
            填报表的标题写着一个学期（如“2025-2026学年第一学期”），而现在登记的是另一个学期：多半是去年的表又交了上来。记错学期，两期的数都不对，
            所以整张表没有读。补报那一期的，加 `--period 2025-2026-1`；只是标题忘了改的，改好标题再导入。
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
