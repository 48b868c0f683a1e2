import Quiz
import Spreadsheets

/// The sheets of what changed from one paper to another.
extension AnalysisWorkbook {
    func pairs(_ paired: PairedAnalysis) -> SheetDraft {
        var sheet = SheetDraft(
            name: "前后测", widths: [36, 24, 10, 10, 12, 12, 14, 10, 10] + paired.points.map { _ in 14 })
        let names = ["班级", "学期", "前测人数", "后测人数", "前测得分率", "后测得分率", "变化（百分点）", "区间下限", "区间上限"]
        sheet.rows = [(names + paired.points.map { $0 + "的变化" }).map { .text($0, .heading) }]
        for line in paired.classes {
            sheet.rows.append(
                [
                    .text(line.name, .wrapped), .text(line.terms, .center), Self.people(line.countBefore),
                    Self.people(line.countAfter),
                    Self.share(line.before), Self.share(line.after), Self.points(line.change),
                    Self.points(line.interval?.low), Self.points(line.interval?.high),
                ] + line.gains.map(Self.points))
        }
        return Self.table(sheet)
    }

    func gains(_ paired: PairedAnalysis) -> SheetDraft {
        var sheet = SheetDraft(name: "知识点变化", widths: [40, 8, 10, 10, 12, 12, 14, 10, 10, 12])
        sheet.rows = [
            Self.heading(
                "知识点", "题数", "前测人数", "后测人数", "前测得分率", "后测得分率", "变化（百分点）", "区间下限", "区间上限", "学会了多少")
        ]
        sheet.rows += paired.knowledge.map { point in
            [
                .text((point.isPart ? "　" : "") + point.name, .wrapped), .count(point.questions),
                .count(point.countBefore), .count(point.countAfter), Self.share(point.before), Self.share(point.after),
                Self.points(point.change), Self.points(point.interval?.low), Self.points(point.interval?.high),
                Self.decimal(point.normalised),
            ]
        }
        return Self.table(sheet)
    }

    /// A change in percentage points.
    private static func points(_ change: Double?) -> CellDraft {
        change.map { CellDraft(.number(($0 * 1000).rounded() / 10), .figure) } ?? .text("–", .center)
    }
}
