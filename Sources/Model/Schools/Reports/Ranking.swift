package import Spreadsheets

/// Regions of one level beside each other, by how much has been reported and is in place; never schools, classes or pupils.
///
/// Equal scores share a rank, and the next one follows without a gap. Regions of fewer than ``least`` schools and those that
/// reported nothing stand in lists of their own, not at the bottom.
package struct Ranking: Sendable {
    package let level: String
    package let rows: [Row]
    /// Regions from which nothing came, with their schools.
    package let silent: [String]
    /// Regions with too few schools to be compared.
    package let small: [String]

    /// How many schools a region has to have.
    package static let least = 3
    /// What the share of reports and the share of schools in place count, in per cent; cells of the workbook.
    static let weights = (report: 30, done: 70)

    /// One region.
    package struct Row: Sendable {
        let code: String
        package let name: String
        let expected: Int
        let reported: Int
        /// Everything in place, or on its way where a rule is by school year.
        let done: Int
        package let rank: Int
        /// How many ranks it rose since the term before; nil where it had none.
        package var change: Int?

        var reportRate: Rate { Rate(reported, of: expected) }
        var doneRate: Rate { Rate(done, of: expected) }

        /// In hundredths of a point.
        var score: Int { Ranking.score(reportRate, doneRate) }

        /// ↑2, ↓1, 持平, or 新.
        var changeText: String {
            guard let change else { return "新" }
            return change == 0 ? "持平" : change > 0 ? "↑\(change)" : "↓\(-change)"
        }
    }

    private static func score(_ report: Rate, _ done: Rate) -> Int {
        ((report.hundredthsOfPercent ?? 0) * weights.report + (done.hundredthsOfPercent ?? 0) * weights.done) / 100
    }

    /// One for every level that has several regions, the higher first.
    static func all(_ rollUp: RollUp, _ statuses: [SchoolStatus], in tree: RegionTree) -> [Ranking] {
        var done: [String: Int] = [:]
        for status in statuses where ReportSource.onTrack([status]) == 1 {
            for region in tree.path(from: status.school.region) { done[region.code, default: 0] += 1 }
        }
        let deepest = rollUp.rows.map(\.depth).max() ?? 0
        return (0...deepest).compactMap { depth in
            // What belongs to no region below stands in a row of its own, whose code is no region's.
            let regions = rollUp.rows.filter {
                $0.depth == depth && tree[$0.region.code] != nil && $0.count.expected > 0
            }
            return regions.count > 1 ? Ranking(regions, done, tree) : nil
        }
    }

    private init(_ regions: [RollUp.Row], _ done: [String: Int], _ tree: RegionTree) {
        level = regions[0].region.level.label
        func named(_ row: RollUp.Row) -> String { "\(tree.label(of: row.region.code))（应报 \(row.count.expected) 所）" }
        let large = regions.filter { $0.count.expected >= Self.least }
        let scored = large.filter { $0.count.reported > 0 }
        func score(_ row: RollUp.Row) -> Int {
            Self.score(row.count.reportRate, Rate(done[row.region.code] ?? 0, of: row.count.expected))
        }
        let scores = Set(scored.map(score)).sorted(by: >)
        rows = scored.enumerated().map { index, row in
            let rank = (scores.firstIndex(of: score(row)) ?? 0) + 1
            return (
                index,
                Row(
                    code: row.region.code, name: tree.label(of: row.region.code), expected: row.count.expected,
                    reported: row.count.reported, done: done[row.region.code] ?? 0, rank: rank)
            )
        }
        .sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }.map(\.1)
        silent = large.filter { $0.count.reported == 0 }.map(named)
        small = regions.filter { $0.count.expected < Self.least }.map(named)
    }

    private init(_ ranking: Ranking, before: Ranking?) {
        level = ranking.level
        silent = ranking.silent
        small = ranking.small
        let ranks = Dictionary((before?.rows ?? []).map { ($0.code, $0.rank) }) { first, _ in first }
        rows = ranking.rows.map { row in
            var row = row
            row.change = ranks[row.code].map { $0 - row.rank }
            return row
        }
    }

    /// The same with what changed since an earlier term.
    func compared(with earlier: [Ranking]) -> Ranking {
        Ranking(self, before: earlier.first { $0.level == level })
    }

    /// What stands below the table.
    var notes: [String] {
        var notes: [String] = []
        if !silent.isEmpty { notes.append("没有上报，不排名：\(silent.joined(separator: "、"))。") }
        if !small.isEmpty { notes.append("应报不足 \(Self.least) 所，不排名：\(small.joined(separator: "、"))。") }
        return notes
    }
}

extension ReportSource {
    /// The rankings of every level that has several regions.
    package var rankings: [Ranking] {
        let before = earlier.last.map { Ranking.all(RollUp($0.statuses, in: tree), $0.statuses, in: tree) } ?? []
        return Ranking.all(rollUp, statuses, in: tree).map { $0.compared(with: before) }
    }

    private var tree: RegionTree { records.regions }
    private var doneLabel: String { hasPartial ? "落实或进行中" : "全部落实" }

    private var rankingNotes: [String] {
        [
            "综合分＝上报率×\(Ranking.weights.report)＋（\(doneLabel)÷应报）×\(Ranking.weights.done)，满分 100，只舍不入；分数相同的并列，下一名不跳号。权重是本程序的示例，没有官方规定，可在 Excel 表里改。",
            "只排地区，不排学校、班级和学生。"
                + (earlier.last.map { "“比上期”与\($0.period.title)的名次相比。" } ?? "没有上期可比。"),
        ]
    }

    /// 排名表 as a page.
    package var rankingDocument: ReportDocument {
        var document = ReportDocument(title: "\(mark)\(subject)\(title)排名表")
        let rankings = rankings
        if rankings.isEmpty { document.say("只有一个地区，没有可以排名的。") }
        for ranking in rankings {
            document.head(1, "各\(ranking.level)")
            let rows = ranking.rows.map { row in
                [
                    String(row.rank), row.name, String(row.expected), String(row.reported), row.reportRate.text,
                    String(row.done), row.doneRate.text, Self.points(row.score), row.changeText,
                ]
            }
            document.blocks.append(
                .table(
                    .init(
                        caption: "\(mark)各\(ranking.level)排名",
                        columns: ["名次", "地区", "应报", "已报", "上报率", doneLabel, "占应报", "综合分", "比上期"], rows: rows)))
            for note in ranking.notes { document.say(note) }
        }
        for line in rankingNotes + [origin] { document.blocks.append(.note(line)) }
        return document
    }

    private static func points(_ score: Int) -> String {
        "\(score / 100).\(score % 100 < 10 ? "0" : "")\(score % 100)"
    }

    /// 排名表 as a workbook: a sheet a level, ranks and scores as formulas over weights that may be changed.
    package var rankingWorkbook: WorkbookDraft {
        var sheets = rankings.map(rankingSheet)
        if sheets.isEmpty {
            var sheet = SheetDraft(name: "排名", widths: [80])
            sheet.rows = [[.text("\(mark)\(subject)\(title)排名表", .title)], [.text("只有一个地区，没有可以排名的。", .note)]]
            sheets = [sheet]
        }
        return WorkbookDraft(title: "\(mark)排名表", sheets: sheets)
    }

    private func rankingSheet(_ ranking: Ranking) -> SheetDraft {
        let columns = ["名次", "地区", "应报", "已报", "上报率", doneLabel, "占应报", "综合分", "比上期"]
        var sheet = SheetDraft(name: "各\(ranking.level)排名", widths: [8, 26, 9, 9, 11, 14, 11, 11, 10])
        let weight = CellStyle.input.with { $0.format = "0%" }
        let note = CellDraft.empty(.note)
        sheet.rows = [
            Self.title("\(mark)\(subject)\(title)各\(ranking.level)排名表", width: columns.count),
            [
                .text("权重（可改）", .note), note, note, note,
                .init(.number(Double(Ranking.weights.report) / 100), weight), note,
                .init(.number(Double(Ranking.weights.done) / 100), weight), note, note,
            ],
            columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1), .init(rows: 1...1, columns: 0...3)]
        let last = 3 + ranking.rows.count
        for (index, row) in ranking.rows.enumerated() {
            let number = index + 4
            func share(_ column: String, _ rate: Rate) -> CellDraft {
                let formula = "IF(C\(number)=0,0,ROUNDDOWN(\(column)\(number)/C\(number),4))"
                return CellDraft(.formula(formula, Double(rate.hundredthsOfPercent ?? 0) / 10_000), .percent)
            }
            let scores = "H$4:H$\(last)"
            let rank = "ROUND(SUMPRODUCT((\(scores)>H\(number))/COUNTIF(\(scores),\(scores))),0)+1"
            let score = "ROUNDDOWN(ROUND(100*(E\(number)*E$2+G\(number)*G$2),6),2)"
            sheet.rows.append([
                CellDraft(.formula(rank, Double(row.rank)), .center), .text(row.name), .count(row.expected),
                .count(row.reported), share("D", row.reportRate), .count(row.done), share("F", row.doneRate),
                CellDraft(.formula(score, Double(row.score) / 100), CellStyle.figure.with { $0.format = "0.00" }),
                .text(row.changeText, .center),
            ])
        }
        for line in ranking.notes + rankingNotes {
            sheet.merges.append(.init(rows: sheet.rows.count...sheet.rows.count, columns: 0...columns.count - 1))
            sheet.heights[sheet.rows.count] = Double(18 * (1 + line.count / 60))
            sheet.rows.append([.text(line, .note)] + Array(repeating: note, count: columns.count - 1))
        }
        sheet.heights[0] = 32
        sheet.frozenRows = 3
        sheet.footer = footer
        return sheet
    }
}
