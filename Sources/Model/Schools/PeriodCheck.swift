import Diagnostics
import Spreadsheets

/// What a sheet says of the time that it is about: in its titles, its name, its file's name, and in columns such as 学期.
struct PeriodCheck {
    let table: SheetTable
    let heading: Grid.Row
    let use: Use

    /// What the sheet is read for.
    enum Use {
        case report
        case verification
        /// Of a school year; another one is only warned of.
        case roster
    }

    private var isRoster: Bool { if case .roster = use { true } else { false } }

    /// The columns that name a time.
    static let columns: [ColumnName] = [
        ColumnName("term", "学期", ["学年学期", "填报学期", "所属学期", "报送学期", "统计学期", "填报时段", "填报期", "期次"]),
        ColumnName("year", "学年", ["学年度", "年度", "年份", "填报年度", "报送年度", "统计年度", "所属年度", "所属学年", "填报学年"]),
    ]

    /// Everything that names another time than the period.
    func findings(than period: Period) -> [Finding] {
        let words = titles(than: period)
        return words.isEmpty ? rows(than: period) : words
    }

    /// One for titles, tab and file together.
    private func titles(than period: Period) -> [Finding] {
        let file = table.grid.file.split(separator: "/").last.map(String.init) ?? ""
        var told: [(what: String, text: String, place: Place)] = table.titles.flatMap { row in
            row.cells.filter { !$0.isBlank }.map { ("表头", $0.text, table.grid.place($0)) }
        }
        let top = table.grid.place(heading)
        told += [("表名（下面的标签）", table.sheet.name, top), ("文件名", file, top)]
        var isConfirmed = false
        for (what, text, place) in told {
            guard let time = NamedTime(in: text) else { continue }
            guard let distance = time.distance(from: period) else {
                // What stands on the sheet itself is nearer than what the file is called.
                if what == "表头", time.isTerm { isConfirmed = true }
                continue
            }
            if distance == .doubtful {
                if isConfirmed || isRoster || what == "文件名" { continue }
                return [doubtful(time, what, place, period)]
            }
            let isGrave = distance == .other && !(isConfirmed && what != "表头") && !isRoster
            let consequence = isGrave ? "，没有读取" : "，按\(period.title)登记"
            return [
                Finding(
                    .periodMismatch, severity: isGrave ? .error : .warning, at: place,
                    "\(what)写的是\(time.title)，现在登记的是\(period.title)" + consequence,
                    explanation: advice(time, what))
            ]
        }
        return []
    }

    /// 上学期 is the first term, or the one before this.
    private func doubtful(_ time: NamedTime, _ what: String, _ place: Place, _ period: Period) -> Finding {
        let isTab = what != "表头"
        return Finding(
            .periodMismatch, severity: isTab ? .error : .warning, at: place,
            "\(what)写的是\(time.title)，可能是第一学期，也可能是上一个学期" + (isTab ? "，没有读取" : "，按\(period.title)登记"),
            explanation: ["是\(period.title)的，请把\(what)改成“第一学期”；是上一个学期的，请不要登记到这一期"])
    }

    private func advice(_ time: NamedTime, _ what: String) -> [String] {
        if isRoster {
            return ["学校的名称、学段、班级数、学生数要是现在的：是旧名册的，请换成今年的；只是\(what)没有改的，不用管"]
        }
        let rename = what == "表头" ? "只是标题没有改的，请改好标题再导入" : "只是\(what)没有改的，请改好再导入"
        let which = time.period.map { "请加 --period \($0.id)" } ?? "请用 --period 写明是哪一期"
        if case .verification = use {
            return ["核验的是那一期的，\(which)（那一期还没有导入填报表的，先导入它）；" + rename]
        }
        return [(time.period == nil ? "补报以前的，\(which)；" : "补报那一期的，\(which)；") + rename]
    }

    /// Rows whose column 学期 or 学年 names another time; one finding a column.
    private func rows(than period: Period) -> [Finding] {
        Self.columns.compactMap { column in
            var wrong: [(cell: Grid.Cell, time: NamedTime)] = []
            var unclear: [Grid.Cell] = []
            for row in table.rows {
                guard let cell = table.cell(column.id, in: row), !cell.isBlank else { continue }
                guard let time = NamedTime(value: cell.text, isYear: column.id == "year") else {
                    unclear.append(cell)
                    continue
                }
                if let distance = time.distance(from: period), distance != .doubtful { wrong.append((cell, time)) }
            }
            if let first = wrong.first {
                let count = wrong.count > 1 ? "等 \(wrong.count) 行" : ""
                return Finding(
                    .periodMismatch, severity: isRoster ? .warning : .error, at: table.place(first.cell),
                    "“\(heading[first.cell.column].text.compact)”一列\(count)写的是\(first.time.title)，现在登记的是\(period.title)"
                        + (isRoster ? "，按\(period.title)登记" : "，没有读取"),
                    explanation: advice(first.time, "这一列"))
            }
            guard let first = unclear.first else { return nil }
            return Finding(
                .periodMismatch, severity: .warning, at: table.place(first),
                "“\(heading[first.column].text.compact)”一列写着“\(first.text.compact)”，看不出是哪一期，按\(period.title)登记",
                explanation: ["请写成 2026-2027学年第一学期 这样，或者删去这一列"])
        }
    }
}

extension Grid.Sheet {
    /// 作废, 备份, 样表, 示例（勿填）: a sheet that is not meant to be read.
    var isSetAside: Bool {
        let words = name.compact
        if ["作废", "勿填", "备份", "样表", "填表示例", "填写示例", "填报示例", "范例"].contains(where: words.contains) { return true }
        return words.wholeMatch(of: #/(?:示例|样例|例表|模板|参考|废|废表|旧|旧表|旧版|草稿|副本)(?:\([^)]*\))?[0-9]{0,2}/#) != nil
    }
}
