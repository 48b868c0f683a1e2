package import DataFiles
package import Diagnostics
package import Spreadsheets

/// Reads a sheet of surveys.
///
/// ## File format
///     日期,地区,项目,样本数,肯定数,方式,组织单位
///     2026-11-10,示例县,知晓率,500,462,入户,县统计局
///
/// ## Parsing behavior
/// - Personal data first (``PrivacyScan``): what it refuses is not read.
/// - Sample and positive answers are whole numbers with the first not below the second; a share alone (92.4%) is an error, since
///   nobody can add shares up.
/// - A region that the ledger does not know, or knows more than one of by that name, is an error.
/// - A survey that stands twice is an error, as is one of a day to come.
package enum SurveyReader {
    /// What a file holds.
    ///
    /// `regions` are those of the ledger, and `day` is the day of entry.
    package static func read(
        _ grid: Grid, regions: RegionTree, on day: CalendarDate, findings: inout [Finding]
    ) -> [Survey] {
        let scan = PrivacyScan(grid)
        findings += scan.findings
        if scan.refuses { return [] }
        var surveys: [Survey] = []
        let names: [ColumnName] = [.held, .surveyed, .kind, .sample, .positive, .method, .organiser]
        for table in SheetTable.all(in: grid, names: names, required: "sample", findings: &findings) {
            findings += table.findings
            guard let heading = table.heading else { continue }
            for column in [ColumnName.held, .surveyed, .kind, .positive] where table.columns[column.id] == nil {
                findings.append(Finding(.columnMissing, at: grid.place(heading), "调查表缺少“\(column.label)”一列"))
            }
            guard !findings.haveErrors else { continue }
            for row in table.rows {
                guard let survey = survey(row, table, regions, on: day, &findings) else { continue }
                if surveys.contains(where: { $0.key == survey.key }) {
                    report("\(survey.heldOn) \(survey.region)的\(survey.kind)在表里出现了两次", "请只留一行", row, table, &findings)
                } else {
                    surveys.append(survey)
                }
            }
        }
        return surveys
    }

    private static func survey(
        _ row: Grid.Row, _ table: SheetTable, _ regions: RegionTree, on today: CalendarDate, _ findings: inout [Finding]
    ) -> Survey? {
        guard case .exact(let day) = WrittenDate((table.text("held", in: row) ?? "").compact) else {
            report("日期“\(table.text("held", in: row) ?? "")”看不懂", "请写成 2026-11-10", row, table, &findings)
            return nil
        }
        guard day <= today else {
            report("调查日期 \(day) 在登记（\(today)）之后", "请写调查做完的那一天", row, table, &findings)
            return nil
        }
        guard let region = table.text("surveyed", in: row), let kind = table.text("kind", in: row) else {
            report("没有写地区或项目", "项目写 知晓率、满意率 等", row, table, &findings)
            return nil
        }
        guard let sample = count("sample", row, table), let positive = count("positive", row, table), sample > 0 else {
            report("样本数和肯定数要写人数", "例如样本 500、肯定 462；只有百分比的，请向组织单位要人数", row, table, &findings)
            return nil
        }
        guard positive <= sample else {
            report("肯定数 \(positive) 多于样本数 \(sample)", "请核对两个数", row, table, &findings)
            return nil
        }
        guard case .found(let place) = regions.find(region) else {
            let words = regions.ordered.isEmpty ? "台账里还没有任何地区" : regions.problem(with: region) ?? ""
            var advice = "先用 humen coverage schools import 导入名册；名册里没有的地区，调查结果不登记"
            if case .ambiguous = regions.find(region) { advice = "写全了才知道是哪一个，不会记到别的地区名下" }
            report(words, advice, row, table, &findings)
            return nil
        }
        return Survey(
            region: regions.shortName(of: place), kind: kind, heldOn: day, sample: sample, positive: positive,
            method: table.text("method", in: row) ?? "", organiser: table.text("organiser", in: row) ?? "")
    }

    private static func count(_ column: String, _ row: Grid.Row, _ table: SheetTable) -> Int? {
        CountText.value((table.text(column, in: row) ?? "").compact.filter { $0 != "," })
    }

    private static func report(
        _ words: String, _ advice: String, _ row: Grid.Row, _ table: SheetTable, _ findings: inout [Finding]
    ) {
        findings.append(Finding(.surveyUnclear, at: table.grid.place(row), words, explanation: [advice]))
    }
}

extension ColumnName {
    fileprivate static let held = ColumnName("held", "日期", ["调查日期", "时间", "调查时间"])
    fileprivate static let surveyed = ColumnName("surveyed", "地区", ["调查地区", "区县", "县区", "范围"])
    fileprivate static let kind = ColumnName("kind", "项目", ["调查项目", "指标", "内容"])
    fileprivate static let sample = ColumnName("sample", "样本数", ["样本", "样本量", "调查人数", "有效问卷", "有效样本"])
    fileprivate static let positive = ColumnName("positive", "肯定数", ["知晓人数", "满意人数", "肯定人数", "正确人数"])
    fileprivate static let method = ColumnName("method", "方式", ["调查方式"])
    fileprivate static let organiser = ColumnName("organiser", "组织单位", ["调查单位", "实施单位", "第三方"])
}

extension FindingCode {
    package static let surveyUnclear = FindingCode(
        "coverage.survey-unclear",
        .error,
        "调查表里有一行看不懂",
        manual: """
            问卷调查表一次一行：日期（2026-11-10，调查做完的那一天，不能在登记之后）、地区、项目（知晓率、满意率）、样本数、肯定数、方式、组织单位。样本数和肯定数写人数：
            只有百分比的不收，因为比例不能相加，也看不出问了多少人。调查是抽样，和各校填报的数字分开列，从不合并计算。
            地区要是名册里有的：名册里没有的、或者有几个同名的，不登记；同名的写全，如 示例市/示例县。
            """
    )
}
