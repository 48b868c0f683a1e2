import DataFiles

extension RollUp {
    /// What `coverage status` prints.
    package func statusTable(framework: Framework, records: CoverageRecords, head: String) -> String {
        let labels = framework.indicators.map(\.label)
        // What schools claim and what was seen stand beside what counts, as soon as anything was checked.
        let isChecked = total.checked + total.outdated > 0
        let checks = isChecked ? ["自报落实", "已核验", "核验属实"] : []
        let heading = ["地区", "应报", "已报", "上报率"] + labels + checks + ["全部落实", "落实率", "覆盖率"]
        var table = TextTable(heading, rightAligned: Set(1..<heading.count))
        for row in rows {
            table.rows.append(
                Self.cells(String(repeating: "  ", count: row.depth) + row.region.name, row.count, framework, isChecked)
            )
        }
        if !hasOneRoot { table.rows.append(Self.cells("合计", total, framework, isChecked)) }
        var text = "\(framework.title)  \(records.period.title)  截至\(records.asOf.chinese)\n\n" + table.text
        text += weightTable
        text += "\n上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；未报和不详按未落实计，百分数只舍不入。\n各项是落实这一项的学校数；有的学段不要求其中某几项，这样的学校不计。\n"
        if total.expected == 0 { text += records.nobodyExpected + "\n" }
        if total.expected > 0, let shorter = records.shorterList { text += shorter + "\n" }
        if total.exempt > 0 { text += "另有 \(total.exempt) 所不在本期应报之列（停办、未开办、学段不在要求范围或不在名册）。\n" }
        let onTheWay = framework.indicators.compactMap { indicator -> String? in
            let partial = total.indicators[indicator.code]?.partial ?? 0
            return partial == 0 ? nil : "\(indicator.label) \(partial) 所"
        }
        if !onTheWay.isEmpty {
            text += "进行中（第一学期已过半，学年内补足才算落实，表里没有计入）：\(onTheWay.joined(separator: "，"))。\n"
        }
        if total.excused > 0 {
            text += total.excusedWords + "：\n"
            text += ExcusedSchool.lines(excused, most: 20).map { "  \($0)\n" }.joined()
            if excused.count > 20 { text += "  全部名单见 humen coverage missing。\n" }
        }
        text += verificationLine
        text += "框架 \(framework.signature)，台账校验码 \(Self.grouped(head))\n"
        return text
    }

    /// The whole counted by levels, classes and students: nothing for a county without sizes and with one level.
    private var weightTable: String {
        var table = TextTable(["按什么计", "应报", "已报", "上报率", "全部落实", "落实率", "覆盖率"], rightAligned: Set(1...6))
        func add(_ name: String, _ expected: Int, _ reported: Int, _ covered: Int) {
            table.rows.append([
                name, String(expected), String(reported), Rate(reported, of: expected).text, String(covered),
                Rate(covered, of: reported).text, Rate(covered, of: expected).text,
            ])
        }
        if levels.count > 1 {
            for row in levels { add(row.level.rawValue + "（校）", row.expected, row.reported, row.covered) }
        }
        for (name, weight) in [("班级数", total.classes), ("学生数", total.students)] where weight.expected > 0 {
            add(name, weight.expected, weight.reported, weight.covered)
        }
        if table.rows.isEmpty { return "" }
        var text = "\n" + table.text
        if levels.count > 1 { text += "一所学校有几个学段的，在每个学段各算一所；上表按整校算，各段都落实才算落实。\n" }
        let unsized = max(total.classes.unsized, total.students.unsized)
        if total.students.expected > 0 || total.classes.expected > 0, unsized > 0 {
            text += "有 \(unsized) 所没有登记班级数或学生数，没有计入这两行。\n"
        }
        let undivided = max(total.classes.undivided, total.students.undivided)
        if undivided > 0 {
            text += "有 \(undivided) 所只报了部分学段，名册没有分学段写班级数、学生数，这两行里整校按没有上报计。\n"
        }
        return text
    }

    private var verificationLine: String {
        let unproven = total.unproven == 0 ? "" : "全部落实的学校里，\(total.unproven) 所缺少框架要求的佐证（自报·缺佐证）。\n"
        if total.checked + total.outdated == 0 { return "以上都是学校自报，还没有核验。\n" + unproven }
        let outdated = total.outdated == 0 ? "" : "\(total.outdatedWords)，名单见 humen coverage verify list。\n"
        return unproven
            + "学校自报全部落实 \(total.claimed) 所；核验过一项以上的 \(total.checked) 所。除去核验不属实的，计入全部落实 \(total.covered) 所，其中各项都经核验属实 \(total.confirmed) 所，其余没有核验或没有核验完。\n"
            + outdated
    }

    private static func cells(
        _ name: String, _ count: CoverageCount, _ framework: Framework, _ isChecked: Bool
    ) -> [String] {
        let checks = isChecked ? [count.claimed, count.checked, count.confirmed].map(String.init) : []
        let indicators = framework.indicators.map { String(count.indicators[$0.code]?.covered ?? 0) }
        return [name, String(count.expected), String(count.reported), count.reportRate.text] + indicators + checks
            + [String(count.covered), count.implementationRate.text, count.coverageRate.text]
    }

    /// The first 16 figures in groups of four, short enough to be compared by eye on paper.
    package static func grouped(_ head: String) -> String {
        let figures = Array(head.prefix(16))
        return stride(from: 0, to: figures.count, by: 4)
            .map { String(figures[$0..<min($0 + 4, figures.count)]) }
            .joined(separator: "-")
    }
}
