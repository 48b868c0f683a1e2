import DataFiles
package import Spreadsheets

extension ActivityBook {
    static let sumsName = "合计"

    /// The monthly sheet as a workbook: activities, new media and sums by kind; with room for more, and readable again by ``ActivityReader``.
    package func workbook(_ framework: Framework, month: String?, place: String) -> WorkbookDraft {
        let when = month.map { "（\($0.prefix(4))年\(Int($0.suffix(2)) ?? 0)月）" } ?? ""
        let title = framework.mark + place + "禁毒宣传活动台账" + when
        return WorkbookDraft(
            title: title,
            sheets: [
                activitySheet(framework, title), mediaSheet(framework.mark + place + "新媒体情况" + when, month),
                sumSheet(title),
            ])
    }

    /// How many rows there are to be filled in.
    private static let room = 30

    private static func sheet(
        _ name: String, _ title: String, _ note: String, _ columns: [(name: String, width: Double)]
    ) -> SheetDraft {
        var sheet = SheetDraft(name: name, widths: columns.map(\.width))
        sheet.rows = [
            ReportSource.title(title, width: columns.count),
            [.text(note, .note)] + Array(repeating: .empty(.note), count: columns.count - 1),
            columns.map { .text($0.name, .heading) },
        ]
        sheet.merges = [0, 1].map { .init(rows: $0...$0, columns: 0...columns.count - 1) }
        sheet.heights = [0: 32, 1: 30]
        sheet.frozenRows = 3
        sheet.footer = title
        return sheet
    }

    private static let open = CellStyle.plain.with { $0.wraps = true }

    private func activitySheet(_ framework: Framework, _ title: String) -> SheetDraft {
        var sheet = Self.sheet(
            "活动", title, "一场一行；人数、份数不知道的留空，空白不等于零；对象写人群，不写姓名。填好后用 humen coverage activity import 登记",
            [
                ("日期", 13), ("类型", 10), ("地点", 24), ("活动名称", 30), ("对象", 16), ("人数", 9), ("份数", 9),
                ("服务于", 16), ("来源", 20),
            ])
        func count(_ value: Int?) -> CellDraft { value.map { .count($0) } ?? .empty(.figure) }
        for activity in activities {
            let serves = activity.serves.map { framework.indicator($0)?.label ?? $0 }.joined(separator: "、")
            sheet.rows.append([
                .text(activity.heldOn.description, .center), .text(activity.kind, .center),
                .text(activity.place, Self.open),
                .text(activity.title, Self.open), .text(activity.audience, Self.open), count(activity.heads),
                count(activity.copies), .text(serves, Self.open), .text(activity.source, Self.open),
            ])
        }
        for _ in 0..<Self.room { sheet.rows.append((0..<9).map { .empty($0 < 2 ? .center : Self.open) }) }
        let rows = 3...sheet.rows.count - 1
        sheet.choices = [
            .init(.init(rows: rows, columns: 1...1), .list(Activity.kinds), message: "六进、七进中的哪一种"),
            .init(.init(rows: rows, columns: 5...6), .number(0...10_000_000), message: "只填一个数，不知道就留空"),
        ]
        return sheet
    }

    private func mediaSheet(_ title: String, _ month: String?) -> SheetDraft {
        var sheet = Self.sheet(
            "新媒体", title, "一个账号一个月一行；不知道的留空",
            [("月份", 11), ("平台", 12), ("账号", 28), ("发布数", 11), ("阅读量", 13), ("粉丝数", 13)])
        for count in media {
            sheet.rows.append(
                [.text(count.month, .center), .text(count.channel, .center), .text(count.account)]
                    + [count.posts, count.reads, count.followers].map { $0.map { .count($0) } ?? .empty(.figure) })
        }
        for _ in 0..<10 { sheet.rows.append((0..<6).map { .empty($0 < 2 ? .center : .plain) }) }
        return sheet
    }

    private func sumSheet(_ title: String) -> SheetDraft {
        var sheet = Self.sheet(
            Self.sumsName, title + "合计", "由“活动”一张表算出；没有写人数的场次不计入人次", [("类型", 24), ("场次", 16), ("人次", 18), ("份数", 18)])
        sheet.isLandscape = false
        let known = Dictionary(sums.map { ($0.kind, $0) }) { first, _ in first }
        let last = 3 + activities.count + Self.room
        for kind in Activity.kinds {
            let row = sheet.rows.count + 1
            let sum = known[kind]
            func add(_ column: String) -> String { "SUMIF(活动!B$4:B$\(last),A\(row),活动!\(column)$4:\(column)$\(last))" }
            sheet.rows.append([
                .text(kind, .center),
                CellDraft(.formula("COUNTIF(活动!B$4:B$\(last),A\(row))", Double(sum?.times ?? 0)), .figure),
                CellDraft(.formula(add("F"), Double(sum?.heads ?? 0)), .figure),
                CellDraft(.formula(add("G"), Double(sum?.copies ?? 0)), .figure),
            ])
        }
        let bold = CellStyle.figure.with { $0.isBold = true }
        let end = sheet.rows.count
        let total = known["合计"]
        let values = [total?.times ?? 0, total?.heads ?? 0, total?.copies ?? 0]
        sheet.rows.append(
            [.text("合计", CellStyle.center.with { $0.isBold = true })]
                + zip(["B", "C", "D"], values).map { column, value in
                    CellDraft(.formula("SUM(\(column)4:\(column)\(end))", Double(value)), bold)
                })
        return sheet
    }
}
