package import Spreadsheets

/// The workbooks of a period: the summary with its schools, what is missing, and what is to be mended.
extension ReportSource {
    // MARK: Summary

    /// 汇总表: by region, by school, and how it was worked out.
    ///
    /// Rates are formulas with their values.
    package var summary: WorkbookDraft {
        WorkbookDraft(title: "\(mark)\(subject)\(title)汇总表", sheets: [regions, schools, sources])
    }

    private var regions: SheetDraft {
        let hasPartial = framework.indicators.map { partial($0, in: rollUp.total) > 0 }
        var columns = ["地区", "应报", "已报", "上报率"]
        for (indicator, hasPartial) in zip(framework.indicators, hasPartial) {
            columns += [indicator.label] + (hasPartial ? ["\(indicator.label)进行中"] : [])
        }
        columns += ["全部落实", "落实率", "覆盖率", "自报全部落实", "已核验", "核验全部属实"] + (hasOutdated ? ["核验后改过"] : [])
        var sheet = SheetDraft(name: "汇总", widths: [24] + columns.dropFirst().map { _ in 10 })
        sheet.rows = [
            Self.title("\(mark)\(subject)\(title)汇总表", width: columns.count),
            columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        var line = SummaryLine(framework: framework, hasPartial: hasPartial, hasOutdated: hasOutdated)
        let depths = rollUp.rows.map(\.depth)
        for (index, row) in rollUp.rows.enumerated() {
            line.parts = Self.parts(of: index, in: depths).map { $0 + 3 }
            let name = String(repeating: "　", count: row.depth) + row.region.name
            sheet.rows.append(line.cells(name, row.count, isWhole: row.depth == 0, row: sheet.rows.count + 1))
        }
        if !rollUp.hasOneRoot {
            line.parts = rollUp.rows.indices.filter { rollUp.rows[$0].depth == 0 }.map { $0 + 3 }
            sheet.rows.append(line.cells("合计", rollUp.total, isWhole: true, row: sheet.rows.count + 1))
        }
        addCheck(to: &sheet, depths)
        sheet.heights = [0: 30, 1: 34]
        sheet.frozenRows = 2
        sheet.frozenColumns = 1
        sheet.footer = footer
        return sheet
    }

    /// 合计核对: whether the whole is the sum of the places that have no others below them, in words that follow every change.
    private func addCheck(to sheet: inout SheetDraft, _ depths: [Int]) {
        let leaves = depths.indices.filter { $0 + 1 == depths.count || depths[$0 + 1] <= depths[$0] }.map { $0 + 3 }
        // A formula takes 255 arguments at most, and a sheet of one place has nothing to check.
        guard leaves.count > 1, leaves.count <= 2_000 else { return }
        let whole = rollUp.hasOneRoot ? 3 : depths.count + 3
        let style = CellStyle.center.with { $0.isBold = true }
        sheet.rows.append(
            sheet.rows[2].enumerated().map { column, cell in
                if column == 0 { return .text("合计核对", style.with { $0.alignment = .start }) }
                if cell.style.format == "0.00%" { return .empty(style) }
                let letter = Self.letter(column)
                let sum = SummaryLine.sum(of: leaves, in: letter)
                guard sum.split(separator: ",").count <= 250 else { return .empty(style) }
                return CellDraft(.textFormula("IF(\(letter)\(whole)=\(sum),\"相符\",\"不符\")", "相符"), style)
            })
    }

    /// The rows right below a row, by their index: those that it is the sum of.
    static func parts(of index: Int, in depths: [Int]) -> [Int] {
        let below = depths.indices.dropFirst(index + 1).prefix { depths[$0] > depths[index] }
        return below.filter { depths[$0] == depths[index] + 1 }
    }

    private var schools: SheetDraft {
        let labels = framework.indicators.map(\.label)
        let columns = ["地区", "学校名称", "学校标识码", "学段", "上报"] + labels + ["全部落实"]
        var sheet = SheetDraft(name: "各校", widths: [18, 30, 14, 14, 8] + labels.map { _ in 11 } + [10])
        sheet.rows = [
            Self.title("\(mark)\(subject)各校\(title)情况", width: columns.count), columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        sheet.heights[0] = 30
        for status in statuses.filter(\.isExpected).sorted(by: order) {
            let school = status.school
            sheet.rows.append(
                [
                    .text(records.regions.label(of: school.region)), .text(school.name),
                    .text(school.code ?? ""), .text(SchoolForm.stages(school.stages)),
                    .text(status.isReported ? "已报" : "未报", .center),
                ]
                    + status.indicators.map { indicator in
                        .text(indicator.label, Self.look(indicator.status))
                    } + [Self.whole(status)])
        }
        sheet.frozenRows = 2
        sheet.frozenColumns = 2
        sheet.filter = .init(rows: 1...max(2, sheet.rows.count - 1), columns: 0...columns.count - 1)
        sheet.footer = footer
        return sheet
    }

    /// 全部落实, or everything in place or on its way: that is no “否”.
    private static func whole(_ status: SchoolStatus) -> CellDraft {
        if status.isCovered { return .text("是", look(.covered)) }
        return onTrack([status]) == 1 ? .text("进行中", look(.partial)) : .text("否", look(.not))
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
        var lines = [Self.method] + [progress].compactMap(\.self) + quality + [origin, "规则："]
        lines += framework.rules.map { rule in
            let label = framework.indicator(rule.indicator)?.label ?? rule.indicator
            let stages = rule.stages.map(\.rawValue).joined(separator: "、")
            return "　\(rule.id)：\(label)（\(stages)\(rule.region.map { "，\($0)" } ?? "")），\(rule.authority)"
        }
        sheet.rows = lines.map { [.text($0, CellStyle.note.with { $0.size = 11 })] }
        return sheet
    }

    // MARK: Lists

    /// 未上报和未落实名单 of one place, with the words to send.
    package func list(_ reminder: Reminder) -> WorkbookDraft {
        var sheet = SheetDraft(name: "名单", widths: [6, 18, 32, 12, 40, 24])
        sheet.rows = [
            Self.title("\(mark)\(reminder.region)\(records.period.title)未上报、未落实学校名单", width: 6),
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
        sheet.footer = footer
        var message = SheetDraft(name: "催报文字", widths: [90])
        for line in reminder.text.split(separator: "\n") {
            message.heights[message.rows.count] = Double(20 * (1 + line.count / 42))
            message.rows.append([.text(String(line), CellStyle.note.with { $0.size = 12 })])
        }
        return WorkbookDraft(title: "未上报名单 \(reminder.region)", sheets: [sheet, message])
    }

    /// 整改台账: what was found not to be so, by when it is to be mended, and how far it is.
    package func rectification(_ cases: [RectificationCase]) -> WorkbookDraft {
        var sheet = SheetDraft(name: "整改台账", widths: [6, 18, 30, 12, 34, 24, 14, 12, 20])
        let columns = ["序号", "地区", "学校", "项目", "发现的问题", "依据文件", "期限", "状态", "备注"]
        sheet.rows = [
            Self.title("\(mark)\(subject)\(title)整改台账", width: columns.count), columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        for (index, item) in cases.enumerated() {
            sheet.rows.append([
                .count(index + 1, .center), .text(item.region), .text(item.name), .text(item.label, .center),
                .text(item.found, .wrapped), .text(item.document, .wrapped), .text(item.due ?? "", .center),
                .text(item.state.rawValue, .center), .empty(),
            ])
            sheet.heights[sheet.rows.count - 1] = Double(
                18 * (1 + max(item.found.count / 16, item.document.count / 11)))
        }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.footer = footer
        return WorkbookDraft(title: "整改台账", sheets: [sheet])
    }

    // MARK: Pieces

    static func title(_ text: String, width: Int) -> [CellDraft] {
        [.text(text, .title)] + Array(repeating: .empty(.title), count: width - 1)
    }

    static func letter(_ column: Int) -> String { Grid.Cell.letters(column) }

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
