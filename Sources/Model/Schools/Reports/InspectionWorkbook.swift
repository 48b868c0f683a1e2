import DataFiles
package import Spreadsheets

extension InspectionList {
    /// Sheets that stand beside the one that is filled in and handed in again.
    static let otherSheets = ["抽查名单", "到校记录"]

    /// The sheets to take along: what is asked of each school, who was drawn and why, and a page for each with room for 5 teachers and 15
    /// pupils.
    ///
    /// The first sheet is read by ``CheckReader`` when it comes back.
    package func workbook(
        _ framework: Framework, _ records: CoverageRecords, place: String, head: String
    ) -> WorkbookDraft {
        let source = Source(
            title: "\(framework.mark)\(place)\(records.period.title)\(framework.plainTitle)",
            origin:
                "种子 \(seed)；台账校验码 \(RollUp.grouped(head))；截至\(records.asOf.chinese)；已报 \(candidates) 所，抽 \(entries.count) 所。"
                + "同一本台账、同一个种子，谁来抽都是这一份。")
        return WorkbookDraft(
            title: source.title + "抽查表", sheets: [checks(source), drawn(source), visits(source)])
    }

    private struct Source {
        let title: String
        let origin: String
    }

    private static func top(_ title: String, _ note: String, _ columns: [String]) -> [[CellDraft]] {
        [
            ReportSource.title(title, width: columns.count),
            [.text(note, .note)] + Array(repeating: .empty(.note), count: columns.count - 1),
            columns.map { .text($0, .heading) },
        ]
    }

    // MARK: What is checked

    private func checks(_ source: Source) -> SheetDraft {
        let columns = ["学校名称", "学校标识码", "地区", "项目", "自报", "核验结果", "核验方式", "核验日期", "说明"]
        var sheet = SheetDraft(name: "抽查表", widths: [24, 12, 11, 10, 14, 10, 10, 12, 26])
        sheet.fitsWidth = false
        sheet.printScale = 75
        sheet.rows = Self.top(
            source.title + "抽查表", source.origin + "只填浅黄色的格子，没有核验到的留空；不要写任何人的姓名。", columns)
        sheet.merges = [0, 1].map { .init(rows: $0...$0, columns: 0...columns.count - 1) }
        sheet.heights = [0: 32, 1: 34]
        // A school stands whole on one page of paper: its name is printed once beside its rows.
        var onPage = 0
        for entry in entries {
            let first = sheet.rows.count
            let school = entry.status.school
            let count = entry.status.indicators.count(where: \.isToBeSeen)
            if onPage > 0, onPage + count > Self.rowsOfPage {
                sheet.pageBreaks.append(first)
                onPage = 0
            }
            onPage += count
            for indicator in entry.status.indicators where indicator.isToBeSeen {
                sheet.rows.append(
                    [
                        .text(school.name, .wrapped), .text(school.code ?? "", .center), .text(entry.region, .center),
                        .text(indicator.indicator.label, .center), .text(Self.claim(indicator), .center),
                    ] + (0..<3).map { _ in .empty(.input) } + [.empty(CellStyle.input.with { $0.wraps = true })])
            }
            for row in first..<sheet.rows.count { sheet.heights[row] = 16 }
            let rows = first...max(first, sheet.rows.count - 1)
            if rows.count > 1 { sheet.merges += (0...2).map { .init(rows: rows, columns: $0...$0) } }
        }
        sheet.frozenRows = 3
        sheet.frozenColumns = 1
        sheet.footer = source.origin
        guard sheet.rows.count > 3 else { return sheet }
        let rows = 3...sheet.rows.count - 1
        sheet.choices = [
            .init(.init(rows: rows, columns: 5...5), .list(["属实", "部分属实", "不属实"]), message: "没有核验到的留空"),
            .init(.init(rows: rows, columns: 6...6), .list(["查档", "实地", "提问", "抽测", "后台"]), message: "怎样核验的"),
        ]
        return sheet
    }

    static func claim(_ indicator: IndicatorStatus) -> String {
        let figure = indicator.stages.compactMap(\.figure).max()
        let words = figure.map { indicator.indicator.kind == .bool ? "" : "（\($0)\(indicator.indicator.unit)）" }
        return (indicator.claimed == .na && indicator.isExcused ? "自报不适用" : indicator.claimed.label) + (words ?? "")
    }

    /// Rows of this height below the headings on a page of A4 across.
    private static let rowsOfPage = 30

    // MARK: Who was drawn

    private func drawn(_ source: Source) -> SheetDraft {
        let columns = ["序号", "学校名称", "地区", "怎样抽到", "风险分", "为什么"]
        var sheet = SheetDraft(name: Self.otherSheets[0], widths: [6, 32, 16, 11, 9, 60])
        sheet.rows = Self.top(source.title + "抽查名单", source.origin + "一半按风险从高到低，一半随机。", columns)
        sheet.merges = [0, 1].map { .init(rows: $0...$0, columns: 0...columns.count - 1) }
        sheet.heights = [0: 32, 1: 34]
        for (index, entry) in entries.enumerated() {
            sheet.rows.append([
                .count(index + 1, .center), .text(entry.status.school.name), .text(entry.region, .center),
                .text(entry.isByRisk ? "按风险" : "随机", .center), .count(entry.score, .center),
                .text(entry.reasons.joined(separator: "；"), .wrapped),
            ])
        }
        sheet.frozenRows = 3
        sheet.footer = source.origin
        return sheet
    }

    // MARK: A page for each school

    /// How many questions each teacher and pupil is asked.
    private static let questions = 5

    private func visits(_ source: Source) -> SheetDraft {
        var sheet = SheetDraft(name: Self.otherSheets[1], widths: [5, 13] + [7, 7, 7, 7, 7] + [9])
        sheet.isLandscape = false
        sheet.fitsWidth = false
        for (index, entry) in entries.enumerated() {
            if index > 0 { sheet.pageBreaks.append(sheet.rows.count) }
            page(entry, "\(index + 1)／\(entries.count)", source, &sheet)
        }
        sheet.footer = "种子 \(seed)"
        return sheet
    }

    private func page(_ entry: Entry, _ number: String, _ source: Source, _ sheet: inout SheetDraft) {
        let width = Self.questions + 3
        func line(_ text: String, _ style: CellStyle, height: Double = 20) {
            sheet.merges.append(.init(rows: sheet.rows.count...sheet.rows.count, columns: 0...width - 1))
            sheet.heights[sheet.rows.count] = height
            sheet.rows.append([.text(text, style)] + Array(repeating: .empty(style), count: width - 1))
        }
        let note = CellStyle.note.with { $0.size = 11 }
        let school = entry.status.school
        line("到校核验记录（\(number)）", .title, height: 32)
        line("学校：\(school.name)　　地区：\(entry.region)　　标识码：\(school.code ?? "—")", note)
        line("抽到：\(entry.isByRisk ? "按风险" : "随机")。\(entry.reasons.joined(separator: "；"))", note, height: 34)
        let claims = entry.status.indicators.filter(\.isToBeSeen)
            .map { "\($0.indicator.label) \(Self.claim($0))" }.joined(separator: "；")
        line("自报：\(claims)", note, height: 34)
        line("一、教师 5 名：问课怎么上、教材怎么用。答对画 √，答错画 ×；只记任教年级，不记姓名。", note, height: 24)
        table("任教年级", 5, &sheet)
        line("二、学生 15 名：问毒品的危害、怎样拒绝、向谁求助。只记年级和班，不记姓名、学号。", note, height: 24)
        let pupils = table("年级、班", 15, &sheet)
        let last = Grid.Cell.letters(width - 1)
        let marks = "\(last)\(pupils.lowerBound):\(last)\(pupils.upperBound)"
        let formula = "IF(COUNT(\(marks))=0,\"\",COUNTIF(\(marks),\">=3\"))"
        sheet.rows.append(
            [.text("", .center), .text("答对 3 题以上的学生", .center)] + Array(repeating: .empty(.center), count: width - 3)
                + [CellDraft(.textFormula(formula, ""), .center)])
        sheet.merges.append(.init(rows: sheet.rows.count - 1...sheet.rows.count - 1, columns: 1...width - 2))
        line("看到的材料（计划、课表、教案、教材发放清单、照片）：", note, height: 60)
        line("核验单位：＿＿＿＿＿＿＿＿　　学校（盖章）：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿", note, height: 30)
    }

    /// A table to be filled in by hand; gives the numbers of its rows, counted from 1.
    @discardableResult
    private func table(_ label: String, _ count: Int, _ sheet: inout SheetDraft) -> ClosedRange<Int> {
        let headings = ["序号", label] + (1...Self.questions).map { "第 \($0) 题" } + ["答对（题）"]
        sheet.rows.append(headings.map { .text($0, .heading) })
        let first = sheet.rows.count + 1
        let end = Grid.Cell.letters(Self.questions + 1)
        for number in 1...count {
            let row = sheet.rows.count + 1
            sheet.rows.append(
                [.count(number, .center)] + (0...Self.questions).map { _ in .empty(.center) }
                    + [
                        CellDraft(
                            .textFormula(
                                "IF(COUNTA(C\(row):\(end)\(row))=0,\"\",COUNTIF(C\(row):\(end)\(row),\"√\"))", ""),
                            .center)
                    ])
        }
        return first...sheet.rows.count
    }
}

extension Framework {
    /// 【示例数据】 before everything that shows invented figures, else nothing.
    package var mark: String { title.hasPrefix(ReportSource.sampleMark) ? ReportSource.sampleMark : "" }
    /// The title without that mark: it stands in the middle of sentences.
    package var plainTitle: String { String(title.dropFirst(mark.count)) }
}
