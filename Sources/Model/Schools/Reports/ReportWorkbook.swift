package import Spreadsheets

/// The workbooks of a period: the summary with its schools, what is missing, what to print, and the table of a contest.
extension ReportSource {
    // MARK: Summary

    /// 汇总表: by region, by school, and how it was worked out.
    ///
    /// Rates are formulas with their values.
    package var summary: WorkbookDraft {
        WorkbookDraft(title: "\(subject)\(framework.title)汇总表", sheets: [regions, schools, sources])
    }

    private var regions: SheetDraft {
        let labels = framework.indicators.map(\.label)
        let columns = ["地区", "应报", "已报", "上报率"] + labels + ["全部落实", "落实率", "覆盖率"]
        var sheet = SheetDraft(name: "汇总", widths: [24] + columns.dropFirst().map { _ in 10 })
        sheet.rows = [
            Self.title("\(subject)\(framework.title)汇总表", width: columns.count),
            columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        var rows = rollUp.rows.map {
            (String(repeating: "　", count: $0.depth) + $0.region.name, $0.count, $0.depth == 0)
        }
        if !rollUp.hasOneRoot { rows.append(("合计", rollUp.total, true)) }
        for (name, count, isWhole) in rows {
            let row = sheet.rows.count + 1
            let bold: (CellStyle) -> CellStyle = { style in style.with { $0.isBold = isWhole } }
            let covered = Self.letter(4 + labels.count)
            var cells: [CellDraft] = [
                .text(name, bold(.plain)), .count(count.expected, bold(.figure)), .count(count.reported, bold(.figure)),
                Self.share("C\(row)", "B\(row)", count.reportRate, bold(.percent)),
            ]
            cells += framework.indicators.map { .count(count.indicators[$0.code]?.covered ?? 0, bold(.figure)) }
            cells += [
                .count(count.covered, bold(.figure)),
                Self.share("\(covered)\(row)", "C\(row)", count.implementationRate, bold(.percent)),
                Self.share("\(covered)\(row)", "B\(row)", count.coverageRate, bold(.percent)),
            ]
            sheet.rows.append(cells)
        }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.frozenColumns = 1
        sheet.footer = origin
        return sheet
    }

    /// A rate as a formula, cut to hundredths of a per cent like everywhere else; a dash without a denominator.
    private static func share(_ part: String, _ whole: String, _ rate: Rate, _ style: CellStyle) -> CellDraft {
        guard let value = rate.hundredthsOfPercent else { return .text(rate.text, style) }
        return CellDraft(.formula("IF(\(whole)=0,\"—\",ROUNDDOWN(\(part)/\(whole),4))", Double(value) / 10_000), style)
    }

    private var schools: SheetDraft {
        let labels = framework.indicators.map(\.label)
        let columns = ["地区", "学校名称", "学校标识码", "学段", "上报"] + labels + ["全部落实"]
        var sheet = SheetDraft(name: "各校", widths: [18, 30, 14, 14, 8] + labels.map { _ in 11 } + [10])
        sheet.rows = [columns.map { .text($0, .heading) }]
        for status in statuses.filter(\.isExpected).sorted(by: order) {
            let school = status.school
            sheet.rows.append(
                [
                    .text(records.regions[school.region]?.name ?? school.region), .text(school.name),
                    .text(school.code ?? ""), .text(SchoolForm.stages(school.stages)),
                    .text(status.isReported ? "已报" : "未报", .center),
                ]
                    + status.indicators.map { indicator in
                        .text(indicator.status.label, Self.look(indicator.status))
                    } + [.text(status.isCovered ? "是" : "否", Self.look(status.isCovered ? .covered : .not))])
        }
        sheet.frozenRows = 1
        sheet.frozenColumns = 2
        sheet.filter = .init(rows: 0...max(1, sheet.rows.count - 1), columns: 0...columns.count - 1)
        sheet.footer = origin
        return sheet
    }

    /// The words tell it; the shade is for the eye.
    private static func look(_ status: CoverageStatus) -> CellStyle {
        CellStyle.center.with { style in
            switch status {
            case .covered: style.fill = 0xDD_EBDA
            case .partial: style.fill = 0xFF_F2CC
            case .not: style.fill = 0xF8_CBAD
            case .unknown: style.fill = 0xE7_E6E6
            case .na: break
            }
        }
    }

    private var sources: SheetDraft {
        var sheet = SheetDraft(name: "说明", widths: [100])
        var lines = [Self.method, "各项是落实这一项的学校数；有的学段不要求其中某几项，这样的学校不计。", origin, "规则："]
        lines += framework.rules.map { rule in
            let label = framework.indicator(rule.indicator)?.label ?? rule.indicator
            let stages = rule.stages.map(\.rawValue).joined(separator: "、")
            return "　\(rule.id)：\(label)（\(stages)\(rule.region.map { "，\($0)" } ?? "")），\(rule.authority)"
        }
        if rollUp.total.exempt > 0 { lines.append("另有 \(rollUp.total.exempt) 所不在本期应报之列。") }
        sheet.rows = lines.map { [.text($0, CellStyle.note.with { $0.size = 11 })] }
        return sheet
    }

    // MARK: Lists

    /// 未上报和未落实名单 of one place, with the words to send.
    package func list(_ reminder: Reminder) -> WorkbookDraft {
        var sheet = SheetDraft(name: "名单", widths: [6, 18, 32, 12, 40, 24])
        sheet.rows = [
            Self.title("\(reminder.region)\(records.period.title)未上报、未落实学校名单", width: 6),
            ["序号", "地区", "学校", "上报", "情况", "办理结果"].map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...5)]
        for (index, school) in reminder.schools.enumerated() {
            sheet.rows.append([
                .count(index + 1, .center), .text(school.region), .text(school.name),
                .text(school.reported ? "已报" : "未报", .center), .text(school.reason, .wrapped), .empty(),
            ])
        }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.footer = origin
        var message = SheetDraft(name: "催报文字", widths: [90])
        message.rows = reminder.text.split(separator: "\n").map {
            [.text(String($0), CellStyle.note.with { $0.size = 12 })]
        }
        return WorkbookDraft(title: "未上报名单 \(reminder.region)", sheets: [sheet, message])
    }

    /// 印制清单 and 签收单: copies for every school, and where it signs.
    package var distribution: WorkbookDraft {
        var sheet = SheetDraft(name: "印制清单和签收单", widths: [6, 18, 32, 10, 10, 12, 14, 14, 16])
        let columns = ["序号", "地区", "学校", "班级数", "学生数", "每生份数", "应发份数", "实发份数", "签收人和日期"]
        sheet.rows = [Self.title("\(subject)材料印制清单和签收单", width: columns.count), columns.map { .text($0, .heading) }]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        let open = CellStyle.plain.with { $0.isOpen = true }
        let expected = statuses.filter(\.isExpected).sorted(by: order)
        for (index, status) in expected.enumerated() {
            let row = sheet.rows.count + 1
            let school = status.school
            sheet.rows.append([
                .count(index + 1, .center), .text(records.regions[school.region]?.name ?? school.region),
                .text(school.name),
                school.classes.map { .count($0) } ?? .empty(.input),
                school.students.map { .count($0) } ?? .empty(.input),
                .count(1, .input), CellDraft(.formula("E\(row)*F\(row)", Double(school.students ?? 0)), .figure),
                .empty(.input), .empty(open),
            ])
        }
        if !expected.isEmpty {
            let last = sheet.rows.count
            let bold = CellStyle.figure.with { $0.isBold = true }
            func sum(_ column: String, _ value: Int) -> CellDraft {
                CellDraft(.formula("SUM(\(column)3:\(column)\(last))", Double(value)), bold)
            }
            let students = expected.reduce(0) { $0 + ($1.school.students ?? 0) }
            sheet.rows.append([
                .text("", bold), .text("", bold), .text("合计", bold),
                sum("D", expected.reduce(0) { $0 + ($1.school.classes ?? 0) }),
                sum("E", students), .empty(bold), sum("G", students), sum("H", 0), .empty(bold),
            ])
        }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.footer = origin
        return WorkbookDraft(title: "印制清单和签收单", sheets: [sheet])
    }

    /// 整改台账: what was found not to be so, by when it is to be mended, and how far it is.
    package func rectification(_ cases: [RectificationCase]) -> WorkbookDraft {
        var sheet = SheetDraft(name: "整改台账", widths: [6, 18, 30, 12, 34, 24, 14, 12, 20])
        let columns = ["序号", "地区", "学校", "项目", "发现的问题", "依据文件", "期限", "状态", "备注"]
        sheet.rows = [
            Self.title("\(subject)\(framework.title)整改台账", width: columns.count), columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        for (index, item) in cases.enumerated() {
            sheet.rows.append([
                .count(index + 1, .center), .text(item.region), .text(item.name), .text(item.label, .center),
                .text(item.found, .wrapped), .text(item.document, .wrapped), .text(item.due ?? "", .center),
                .text(item.state.rawValue, .center), .empty(),
            ])
        }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.footer = origin
        return WorkbookDraft(title: "整改台账", sheets: [sheet])
    }

    /// The table of a knowledge contest in the eleven columns of the national notice of 2019.
    ///
    /// What took part is to be filled in, the rates follow by themselves. The weights of 总分 stand in cells of their own: nobody
    /// published them.
    package var contest: WorkbookDraft {
        let columns = ["地区", "参与学校数", "学校总数", "学校参与率", "参与学生数", "学生总数", "学生参与率", "及格率", "满分率", "平均分", "总分"]
        var sheet = SheetDraft(name: "竞赛", widths: [22] + columns.dropFirst().map { _ in 12 })
        sheet.rows = [
            Self.title("\(subject)禁毒知识竞赛情况表", width: columns.count),
            [.text("权重（可改，没有公布过官方权重）", .note)] + Array(repeating: .empty(.note), count: 2) + [
                .init(.number(0.35), .input)
            ]
                + Array(repeating: .empty(.note), count: 2)
                + [0.35, 0.1, 0.1, 0.1].map { CellDraft(.number($0), .input) } + [.empty(.note)],
            columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1), .init(rows: 1...1, columns: 0...2)]
        for row in rollUp.rows {
            let number = sheet.rows.count + 1
            func rate(_ part: String, _ whole: String) -> CellDraft {
                CellDraft(
                    .formula("IF(\(whole)\(number)=0,0,ROUNDDOWN(MIN(1,\(part)\(number)/\(whole)\(number)),4))", 0),
                    .percent)
            }
            let percentInput = CellStyle.input.with { $0.format = "0.00%" }
            let score = "ROUND(100*(D\(number)*D$2+G\(number)*G$2+H\(number)*H$2+I\(number)*I$2)+J\(number)*J$2,2)"
            sheet.rows.append([
                .text(String(repeating: "　", count: row.depth) + row.region.name), .empty(.input),
                .count(row.count.expected),
                rate("B", "C"), .empty(.input), .count(row.count.students.expected), rate("E", "F"),
                .empty(percentInput),
                .empty(percentInput), .empty(.input), CellDraft(.formula(score, 0), .figure),
            ])
        }
        sheet.heights = [0: 30, 1: 24]
        sheet.frozenRows = 3
        sheet.frozenColumns = 1
        sheet.footer = origin
        return WorkbookDraft(title: "竞赛情况表", sheets: [sheet])
    }

    // MARK: Pieces

    private static func title(_ text: String, width: Int) -> [CellDraft] {
        [.text(text, .title)] + Array(repeating: .empty(.title), count: width - 1)
    }

    private static func letter(_ column: Int) -> String { Grid.Cell.letters(column) }

    /// By region as the tables show them, then by name.
    package var order: (SchoolStatus, SchoolStatus) -> Bool {
        let ranks = Dictionary(
            records.regions.ordered.enumerated().map { ($0.element.region.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return { left, right in
            (ranks[left.school.region] ?? .max, left.school.name, left.school.uid)
                < (ranks[right.school.region] ?? .max, right.school.name, right.school.uid)
        }
    }
}
