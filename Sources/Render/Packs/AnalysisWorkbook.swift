package import Quiz
package import Spreadsheets

/// The figures of one paper as a workbook: what the report shows and nothing that it hides, to sort and to reckon with.
package struct AnalysisWorkbook {
    private let analysis: PaperAnalysis
    private let paired: PairedAnalysis?
    private let batches: Int
    private let mended: String?
    private let office: String?

    /// The workbook, with the change from another paper where one is given; `batches` is how many classes were counted in parts, `mended`
    /// names the questions whose key was mended since.
    package init(
        _ analysis: PaperAnalysis, paired: PairedAnalysis?, batches: Int = 0, mended: String? = nil, office: String?
    ) {
        self.analysis = analysis
        self.paired = paired
        self.batches = batches
        self.mended = mended
        self.office = office
    }

    private var hasMany: Bool { analysis.tally.count >= PaperStatistics.fewest }

    /// The sheets 整卷, 逐题, 选项, 知识点, 各班 and, where there is another paper, 前后测 and 知识点变化.
    package var draft: WorkbookDraft {
        var sheets = [whole]
        if analysis.isShown { sheets += [items, options, knowledge] }
        sheets.append(classes)
        if let paired { sheets += [pairs(paired), gains(paired)] }
        for index in sheets.indices {
            sheets[index].footer = [office, "卷号 \(analysis.paper.packID)"].compactMap { $0 }.joined(separator: "　")
        }
        return WorkbookDraft(title: "练习分析 \(analysis.paper.content.title)", sheets: sheets)
    }

    private var heldBack: String {
        let start = "一个班里这样的不到 10 人时不列"
        return analysis.heldBackWords.map { "\(start)，还有 \($0) 人" } ?? start
    }

    // MARK: Sheets

    private var whole: SheetDraft {
        let figures = analysis.statistics
        let isShown = analysis.isShown
        var sheet = SheetDraft(name: "整卷", widths: [22, 16, 60])
        let title = "练习分析：" + analysis.paper.content.title
        sheet.rows = [
            [.text(title, .title), .empty(.title), .empty(.title)],
            [.text("卷号"), .text(analysis.paper.packID, .center), .text("")],
            [
                .text("计入各题的人数"),
                analysis.isAllHeldBack ? .text(analysis.count, .center) : Self.people(analysis.tally.count), .text(""),
            ],
            [
                .text("只计总分的人数"), .count(analysis.totals.count),
                .text("交 16 字编码的，分几次导入、每次不到 10 份的；" + heldBack, .wrapped),
            ],
            [.text("满分"), .init(.number(analysis.paper.content.markedPoints), .figure), .text("不含要人批阅的题")],
            [.text("平均得分"), Self.decimal(isShown ? figures.mean : nil), .text("")],
            [.text("标准差"), Self.decimal(isShown ? figures.deviation : nil), .text("")],
            [.text("信度 α"), Self.decimal(hasMany ? figures.alpha : nil), .text("0.75 以上可以，0.64 以下不可靠")],
            [
                .text("KR-20"), Self.decimal(hasMany ? figures.kr20 : nil),
                .text(analysis.withoutKR20 ?? "各题分值相同、全对才给分", .wrapped),
            ],
            [.text("测量标准误"), Self.decimal(hasMany ? figures.standardError : nil), .text("")],
            [
                .text("不到 10 人的不显示，不到 20 人不列区分度和信度；不含任何学生的记录，不排名。", .note), .empty(.note), .empty(.note),
            ],
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...2), .init(rows: 10...10, columns: 0...2)]
        sheet.heights = [0: 30, 10: 30]
        if batches > 0 {
            let words =
                "有 \(batches) 个班的结果是分几次导入的，前 27% 和后 27% 按每次导入分别划定，区分度、评价和选项的分组只供参考；把这些班的全部结果文件一起再导入一次，就合在一起算。"
            sheet.rows.append([.text(words, .note), .empty(.note), .empty(.note)])
            sheet.merges.append(.init(rows: 11...11, columns: 0...2))
            sheet.heights[11] = 45
        }
        if let mended {
            let words = "\(mended)的答案后来在题库里改了，这里是按发卷时的答案计的：总分、等第、区分度和这些题的得分率请不要用。"
            sheet.merges.append(.init(rows: sheet.rows.count...sheet.rows.count, columns: 0...2))
            sheet.heights[sheet.rows.count] = 45
            sheet.rows.append([.text(words, .note), .empty(.note), .empty(.note)])
        }
        for note in paired?.notes ?? [] {
            sheet.rows.append([.text("前后测"), .text(""), .text(note, .wrapped)])
        }
        return sheet
    }

    private var items: SheetDraft {
        var sheet = SheetDraft(name: "逐题", widths: [7, 10, 52, 18, 8, 10, 10, 10, 10, 10, 10])
        sheet.rows = [Self.heading("题号", "题型", "题目", "知识点", "人数", "得分率", "区间下限", "区间上限", "区分度", "评价", "与其余题的相关")]
        for (number, question, item) in numbered {
            sheet.rows.append([
                .count(number, .center), .text(question.type.title, .center), .text(question.stem, .wrapped),
                .text(question.knowledge ?? "", .wrapped), .count(analysis.tally.count), Self.share(item.facility),
                Self.share(ShareInterval(item.facility, of: analysis.tally.count)?.low),
                Self.share(ShareInterval(item.facility, of: analysis.tally.count)?.high),
                Self.decimal(hasMany ? item.discrimination : nil),
                .text(hasMany ? item.rating?.rawValue ?? "–" : "–", .center),
                Self.decimal(hasMany ? item.correlation : nil),
            ])
        }
        return Self.table(sheet)
    }

    private var options: SheetDraft {
        var sheet = SheetDraft(name: "选项", widths: [7, 44, 8, 8, 10, 10, 10, 12, 12, 12])
        sheet.rows = [Self.heading("题号", "选项", "正确", "人数", "全体", "区间下限", "区间上限", "前27%", "中间", "后27%")]
        for (number, question, item) in numbered {
            for option in item.options {
                let words = question.option(option.id)?.text ?? (option.id == "true" ? "正确" : "错误")
                let hasGroups = hasMany && analysis.showsGroups(question.id)
                sheet.rows.append([
                    .count(number, .center), .text(words, .wrapped), .text(option.isRight ? "√" : "", .center),
                    .count(analysis.tally.count), Self.share(option.whole),
                    Self.share(ShareInterval(option.whole, of: analysis.tally.count)?.low),
                    Self.share(ShareInterval(option.whole, of: analysis.tally.count)?.high),
                    Self.share(hasGroups ? option.top : nil),
                    Self.share(hasGroups ? option.middle : nil), Self.share(hasGroups ? option.bottom : nil),
                ])
            }
        }
        return Self.table(sheet)
    }

    private var knowledge: SheetDraft {
        var sheet = SheetDraft(name: "知识点", widths: [40, 8, 8, 10, 10, 10])
        sheet.rows = [Self.heading("知识点", "题数", "人数", "得分率", "区间下限", "区间上限")]
        sheet.rows += analysis.knowledge.map {
            let interval = ShareInterval($0.share, of: analysis.tally.count)
            return [
                .text(($0.isPart ? "　" : "") + $0.name, .wrapped), .count($0.questions), .count(analysis.tally.count),
                Self.share($0.share), Self.share(interval?.low), Self.share(interval?.high),
            ]
        }
        return Self.table(sheet)
    }

    private var classes: SheetDraft {
        var sheet = SheetDraft(name: "各班", widths: [36, 14, 10, 10, 8, 8, 8, 8, 10, 10])
        sheet.rows = [Self.heading("班级", "学期", "人数", "得分率", "优", "良", "合格", "待提高", "区间下限", "区间上限")]
        for line in analysis.classes {
            let interval = ShareInterval(line.share.map { Double($0) / 1000 }, of: line.count)
            let bands = line.bands?.map { CellDraft.count($0) } ?? Array(repeating: .text("不显示", .center), count: 4)
            sheet.rows.append(
                [
                    .text(line.name, .wrapped), .text(line.term, .center),
                    Self.people(line.count),
                    line.share.map { Self.share(Double($0) / 1000) } ?? .text("不显示", .center),
                ] + bands + [Self.share(interval?.low), Self.share(interval?.high)])
        }
        return Self.table(sheet)
    }

    // MARK: Cells

    private var numbered: [(Int, IssuedQuestion, ItemStatistics)] {
        let numbers = analysis.numbers
        return zip(analysis.paper.content.questions, analysis.statistics.items).filter { $0.0.type != .short }
            .map { (numbers[$0.0.id] ?? 0, $0.0, $0.1) }.sorted { $0.0 < $1.0 }
    }

    static func heading(_ names: String...) -> [CellDraft] { names.map { .text($0, .heading) } }

    static func table(_ sheet: SheetDraft) -> SheetDraft {
        var sheet = sheet
        sheet.frozenRows = 1
        return sheet
    }

    /// A number of pupils as it may be seen.
    static func people(_ number: Int) -> CellDraft {
        (1..<PaperStatistics.smallest).contains(number) ? .text("少于 10", .center) : .count(number)
    }

    static func share(_ value: Double?) -> CellDraft {
        guard let value else { return .text("–", .center) }
        return CellDraft(.number((value * 1000).rounded() / 1000), CellStyle.percent.with { $0.format = "0.0%" })
    }

    static func decimal(_ value: Double?) -> CellDraft {
        guard let value else { return .text("–", .center) }
        return CellDraft(.number((value * 100).rounded() / 100), CellStyle.figure.with { $0.format = "0.00" })
    }
}
