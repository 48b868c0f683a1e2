import DataFiles
package import Diagnostics
import Spreadsheets

/// The rows below a heading, made plain: merged keys filled down, totals and notes left out, and all that was done said.
struct SheetRows {
    private let table: SheetTable
    private let heading: SheetHeading
    private(set) var findings: [Finding] = []
    private var dropped: [Grid.Row] = []
    private var outside: [Int: (cell: Grid.Cell, count: Int)] = [:]

    /// Columns in which a merged cell means the same for every row that it covers.
    private static let keys = ["name", "code", "stages", "grade", "province", "city", "county", "town", "area"]

    init(table: SheetTable, heading: SheetHeading) {
        self.table = table
        self.heading = heading
    }

    mutating func read() -> [Grid.Row] {
        let headingKeys = heading.parts.map { $0.cells.map { NameKey.of($0.text) } }
        let merged = mergedKeys()
        var rows: [Grid.Row] = []
        for row in table.sheet.rows where row.number > heading.row.number && !row.isBlank {
            if headingKeys.contains(where: { repeats($0, row) }) { continue }
            if isTotalOrNote(row) {
                dropped.append(row)
            } else {
                rows.append(plain(row, merged[row.number] ?? [:]))
            }
        }
        let foot = RowsBelow(table: table)
        while let last = rows.last, foot.holds(last) { dropped.append(rows.removeLast()) }
        dropped.sort { $0.number < $1.number }
        reportDropped()
        reportOutside()
        reportHidden(rows)
        reportUnvalued(rows)
        reportWide(rows)
        reportRounded(rows)
        reportNumbers(rows)
        reportCut(rows)
        reportMarks(rows)
        return rows
    }

    /// Whether a row says the heading again.
    private func repeats(_ keys: [String], _ row: Grid.Row) -> Bool {
        keys.count == row.cells.count && zip(keys, row.cells).allSatisfy { key, cell in key == NameKey.of(cell.text) }
    }

    private mutating func reportCut(_ rows: [Grid.Row]) {
        if let cut = Self.cut(rows, of: table, heading: heading.row) { findings.append(cut) }
    }

    // MARK: Merged cells

    /// The texts that merged cells of key columns mean in the rows that they cover, by row and column.
    private mutating func mergedKeys() -> [Int: [Int: String]] {
        let keys = Set(Self.keys.compactMap { table.columns[$0] })
        let named = Set(table.columns.values)
        let merges = table.sheet.traits.merges.filter { area in
            area.rows.lowerBound > heading.row.number && area.rows.count > 1 && named.contains(area.columns.lowerBound)
        }
        guard !merges.isEmpty else { return [:] }
        let rows = Dictionary(table.sheet.rows.map { ($0.number, $0) }) { first, _ in first }
        var texts: [Int: [Int: String]] = [:]
        var values: [SheetTraits.Area] = []
        for area in merges {
            let column = area.columns.lowerBound
            guard let first = rows[area.rows.lowerBound], !first[column].isBlank else { continue }
            guard keys.contains(column) else {
                values.append(area)
                continue
            }
            for number in area.rows.dropFirst() where rows[number] != nil {
                texts[number, default: [:]][column] = first[column].text
            }
        }
        // A cell over the grades of one school holds for each of them.
        let name = table.columns["name"] ?? 0
        values.removeAll { area in
            let names = area.rows.compactMap { number in
                rows[number].map { NameKey.of(texts[number]?[name] ?? $0[name].text) }
            }
            guard Set(names).count == 1, let first = rows[area.rows.lowerBound] else { return false }
            let column = area.columns.lowerBound
            for number in area.rows.dropFirst() where rows[number] != nil {
                texts[number, default: [:]][column] = first[column].text
            }
            return true
        }
        if let area = values.first, let row = rows[area.rows.lowerBound] {
            let names = values.prefix(5).map(\.name).joined(separator: "、") + (values.count > 5 ? " 等" : "")
            findings.append(
                Finding(
                    .valueMerged, at: table.place(row[area.columns.lowerBound]),
                    "合并的单元格只算第一行的学校，下面几行按未填：\(names)", explanation: ["几所学校都是这样的，请取消合并，逐行填写"]))
        }
        return texts
    }

    /// Cells that are merged over several columns: only the first of them has a value.
    private mutating func reportWide(_ rows: [Grid.Row]) {
        let keys = Set(Self.keys.compactMap { table.columns[$0] })
        let values = Set(table.columns.values).subtracting(keys)
        let kept = Dictionary(rows.map { ($0.number, $0) }) { first, _ in first }
        let wide = table.sheet.traits.merges.filter { area in
            area.columns.count > 1 && area.columns.dropFirst().contains(where: values.contains)
                && area.rows.contains { kept[$0] != nil }
                && kept[area.rows.lowerBound]?[area.columns.lowerBound].isBlank != true
        }
        guard let area = wide.first, let row = area.rows.lazy.compactMap({ kept[$0] }).first else { return }
        let names = wide.prefix(5).map(\.name).joined(separator: "、") + (wide.count > 5 ? " 等" : "")
        findings.append(
            Finding(
                .valueMerged, at: table.place(row[area.columns.lowerBound]),
                "横着合并的单元格只算第一列，其余各列按未填：\(names)", explanation: ["几列都是这样的，请取消合并，逐格填写"]))
    }

    /// A row with merged keys filled in, its errors and what stands outside the table reported.
    private mutating func plain(_ row: Grid.Row, _ merged: [Int: String]) -> Grid.Row {
        var cells = row.cells
        for (column, text) in merged where row[column].isBlank {
            while cells.count <= column { cells.append(row[cells.count]) }
            cells[column] = cells[column].with(text)
        }
        for (index, cell) in cells.enumerated() where !cell.text.isEmpty {
            if heading.row[cell.column].isBlank, !cell.isBlank {
                outside[cell.column] = (outside[cell.column]?.cell ?? cell, (outside[cell.column]?.count ?? 0) + 1)
            } else if FormulaError.isOne(cell.text.compact) {
                guard table.columns.values.contains(cell.column) else { continue }
                findings.append(
                    Finding(
                        .cellError, at: table.place(cell), "\(cell.address) 的公式出错，显示 \(cell.text)",
                        explanation: ["请在 Excel 里改正公式，或直接填写结果"]))
                cells[index] = cell.with("")
            }
        }
        return Grid.Row(number: row.number, cells: cells)
    }

    // MARK: Rows that are no schools

    private func isTotalOrNote(_ row: Grid.Row) -> Bool {
        var first = row.cells.first { !$0.isBlank }?.text.compact ?? ""
        var name = table.columns["name"].map { row[$0].text.compact } ?? ""
        if isSubtitle(row) || Self.isUnits(row, name) || isNumbering(row, name) { return true }
        // 城关镇合计（3所）, 全县合计（10所）.
        (first, name) = (Self.withoutBracketBehind(first), Self.withoutBracketBehind(name))
        // Nearly every row is a school's, and begins with none of these and ends otherwise.
        guard first.unicodeScalars.first.map(Self.starts.contains) == true || name.unicodeScalars.last == "计" else {
            return false
        }
        let totals = ["合计", "小计", "总计", "共计"]
        if RowsBelow.isSum(first) { return true }
        let rates = [
            "落实率", "达标率", "完成率", "上报率", "覆盖率", "平均", "占比", "比例", "百分比", "比率", "审核", "签字", "盖章", "填表", "应报", "实报",
        ]
        if (totals + rates).contains(where: first.hasPrefix), !first.hasSuffix("学"), !first.hasSuffix("校") {
            return true
        }
        let starts = [
            "备注", "说明", "注", "填表说明", "填表人", "填报人", "制表人", "审核人", "联系人", "填表日期", "填报单位", "单位盖章", "联系电话", "电话", "联系方式",
            "负责人", "单位负责人",
        ]
        let isNote = starts.contains { word in
            first.hasPrefix(word)
                && (first.count == word.count || ":1234567890.、".contains(first.dropFirst(word.count).prefix(1)))
        }
        if isNote { return true }
        return totals.contains(name) || totals.prefix(3).contains(where: name.hasSuffix)
    }

    private static func withoutBracketBehind(_ text: String) -> String {
        guard text.utf8.last == 0x29, let open = text.lastIndex(of: "("), open > text.startIndex else { return text }
        return String(text[..<open])
    }

    /// A second row of the heading that only says how to fill in: （是/否） （节） （册）.
    static func isUnits(_ row: Grid.Row, _ name: String) -> Bool {
        guard name.isEmpty else { return false }
        let cells = row.cells.filter { !$0.isBlank }.map(\.text.compact)
        return !cells.isEmpty && cells.allSatisfy { $0.hasPrefix("(") && $0.hasSuffix(")") && $0.count <= 12 }
    }

    /// A row of numbers for the columns: (1) (2) (3), or 甲 1 2 3, where schools would stand.
    private func isNumbering(_ row: Grid.Row, _ name: String) -> Bool {
        // A school's name is longer: its row is not looked at any further.
        guard name.utf8.count <= 8, row.cells.allSatisfy({ $0.text.utf8.count <= 12 }) else { return false }
        let label = #/[(]?(?:([0-9]{1,2})|[甲乙丙丁戊己庚辛A-Za-z])[)]?栏?/#
        guard name.isEmpty || name.wholeMatch(of: label) != nil else { return false }
        let cells = row.cells.filter { !$0.isBlank }.map { $0.text.compact.wholeMatch(of: label)?.output }
        guard cells.count >= 3, !cells.contains(where: { $0 == nil }) else { return false }
        let numbers = cells.compactMap { $0?.1 }.compactMap { Int($0) }
        return numbers.count >= 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// The name of a town alone in its row, above its schools.
    private func isSubtitle(_ row: Grid.Row) -> Bool {
        guard let first = row.cells.first(where: { !$0.isBlank }),
            !row.cells.contains(where: { $0.column > first.column && !$0.isBlank }), first.text.utf8.count <= 80
        else { return false }
        // 城关镇（3所）, 城关镇3所.
        var words = first.text.compact[...]
        if words.hasSuffix(")"), let open = words.lastIndex(of: "(") { words = words[..<open] }
        let stages =
            #/(?:[一二三四五六七八九十]{1,2}、|[(][一二三四五六七八九十]{1,2}[)])?(?:(?:农村|城区|普通|公办|民办)?(?:小学|初中|高中|中学|中职|普通高中|初级中学|高级中学|完全中学|九年一贯制|十二年一贯制|职业学校|职业高中|中等职业学校|特殊教育|幼儿园|民办|公办)(?:学校|阶段|学段|部|类|组)?)/#
        if words.wholeMatch(of: stages) != nil { return true }
        return ["镇", "乡", "街道", "街道办", "学区", "片区", "办事处", "县直", "区直", "市直"].contains(where: words.hasSuffix)
    }

    /// The first characters of words for totals and notes.
    private static let starts: Set<Unicode.Scalar> = [
        "合", "小", "总", "共", "备", "说", "注", "填", "制", "审", "联", "单", "电", "负", "落", "达", "完", "上", "覆", "平", "占", "比",
        "百", "签", "盖", "应", "实", "全", "其", "累", "汇",
    ]

    // MARK: What was done

    private mutating func reportDropped() {
        guard let first = dropped.first else { return }
        let numbers = dropped.map { String($0.number) }.joined(separator: "、")
        findings.append(Finding(.rowSkipped, at: table.grid.place(first), "合计、说明等行没有当作学校：第 \(numbers) 行"))
    }

    private mutating func reportOutside() {
        guard let first = outside.min(by: { $0.key < $1.key })?.value.cell else { return }
        let words = outside.sorted { $0.key < $1.key }.map { column, found in
            "\(Grid.Cell.letters(column)) 列 \(found.count) 格"
        }
        findings.append(
            Finding(
                .cellOutside, at: table.grid.place(first), "有内容的列没有列名，没有读取：\(words.joined(separator: "、"))",
                explanation: ["请补上列名；用不着的请删去"]))
    }

    private mutating func reportHidden(_ rows: [Grid.Row]) {
        let traits = table.sheet.traits
        var words: [String] = []
        if traits.isHidden { words.append("整张表") }
        let hidden = rows.filter { traits.hiddenRows.contains($0.number) }
        if !hidden.isEmpty {
            let numbers = hidden.prefix(10).map { String($0.number) }.joined(separator: "、")
            words.append("第 \(numbers)\(hidden.count > 10 ? " 等 \(hidden.count)" : "") 行")
        }
        let columns = table.columns.values.filter(traits.hiddenColumns.contains).sorted()
        if !columns.isEmpty { words.append(columns.map(Grid.Cell.letters).joined(separator: "、") + " 列") }
        guard !words.isEmpty else { return }
        let place = (hidden.first ?? heading.parts.first).map(table.grid.place)
        findings.append(
            Finding(
                .hiddenRead, at: place, "隐藏的内容也读进来了：\(words.joined(separator: "，"))",
                explanation: ["不该读的请在原表里删去，隐藏和筛选挡不住"]))
    }

    /// Comments are not read, what is struck out counts, and what another file says now is not looked up: whoever hands a sheet in may mean
    /// something by them.
    private mutating func reportMarks(_ rows: [Grid.Row]) {
        let kept = Set(rows.map(\.number))
        let kinds = [
            (table.sheet.traits.remarks, "有批注，批注没有读", "请看看批注里有没有要改的数"),
            (table.sheet.traits.struck, "画了删除线，照样读了", "不要的行请删去；撤并的学校请在名册里填停办日期"),
            (table.sheet.traits.linked, "的公式取自别的文件，按表里存着的值读，没有去取", "请核对存着的是不是最新的，再复制、选择性粘贴成数值"),
        ]
        for (cells, words, advice) in kinds {
            let found = cells.filter { kept.contains($0.row) }
            guard let first = found.first else { continue }
            let names =
                found.prefix(5).map(\.address).joined(separator: "、") + (found.count > 5 ? " 等 \(found.count) 格" : "")
            findings.append(
                Finding(
                    .markUnread, at: table.grid.place(first, showing: false), "\(names) \(words)", explanation: [advice]
                ))
        }
    }

    /// A number of which fewer decimals are seen than it has: whoever filled it in believes what is seen.
    private mutating func reportRounded(_ rows: [Grid.Row]) {
        if table.sheet.traits.rounded.isEmpty { return }
        let kept = Set(rows.map(\.number))
        let found = table.sheet.traits.rounded.filter { rounded in
            kept.contains(rounded.cell.row) && table.columns.values.contains(rounded.cell.column)
        }
        guard let first = found.first else { return }
        let words = found.prefix(5).map { "\($0.cell.address) 看到的是 \($0.shown)，存的是 \($0.cell.text)" }
        findings.append(
            Finding(
                .valueApproximate, at: table.place(first.cell),
                "格子里存的数和看到的不一样，按存的登记：\(words.joined(separator: "；"))" + (found.count > 5 ? " 等 \(found.count) 格" : ""),
                explanation: ["多半是 Excel 把小数显示成了整数：请点开格子看一看，填上真正的数"]))
    }

    /// Cells of columns that are read and kept must hold no number of a person, not even one of staff.
    private mutating func reportNumbers(_ rows: [Grid.Row]) {
        let columns = Set(table.columns.filter { $0.key != "code" }.values)
        for row in rows {
            for cell in row.cells where cell.text.utf8.count >= 11 && columns.contains(cell.column) {
                guard let kind = PrivacyScan.number(in: cell.text) else { continue }
                findings.append(
                    Finding(
                        .personalData, at: table.grid.place(cell, showing: false),
                        "\(cell.address) 疑似\(kind)，这一列要登记进台账，整个文件没有读取", explanation: ["请删去号码后再导入；这里不显示原文"]))
                return
            }
        }
    }

    private mutating func reportUnvalued(_ rows: [Grid.Row]) {
        if table.sheet.traits.unvalued.isEmpty { return }
        let kept = Set(rows.map(\.number))
        let cells = table.sheet.traits.unvalued.filter { cell in
            kept.contains(cell.row) && table.columns.values.contains(cell.column)
        }
        guard let first = cells.first else { return }
        let names =
            cells.prefix(5).map(\.address).joined(separator: "、") + (cells.count > 5 ? " 等 \(cells.count) 格" : "")
        findings.append(
            Finding(
                .cellError, at: table.place(first), "公式没有算出结果：\(names)",
                explanation: ["请用 Excel 或 WPS 打开这个文件，保存一次，再导入"]))
    }
}

extension FindingCode {
    package static let valueMerged = FindingCode(
        "coverage.value-merged",
        .warning,
        "指标列里有合并的单元格",
        manual: """
            学校名称、区县、乡镇列里合并的单元格，每一行都算同样的内容。指标列里合并的，不知道是几所学校都一样，还是只填了一格，
            所以只算第一行，下面几行按未填。几所学校都一样的，请取消合并，逐行填写。
            横着跨几列合并的也一样：只算第一列，其余各列按未填。几列都一样的，请取消合并，逐格填写。
            """
    )
    package static let cellError = FindingCode(
        "coverage.cell-error",
        .error,
        "格子里的公式出错或没有结果",
        manual: """
            格子里显示 #REF!、#N/A、#DIV/0! 等，是公式引用的内容没有了（常见于从别的表复制过来）。程序不猜原来是多少。
            请在 Excel 里改正公式，或直接填写结果。由别的软件生成、从未用 Excel 打开过的文件，公式可能还没有结果：打开保存一次即可。
            """
    )
    package static let cellOutside = FindingCode(
        "coverage.cell-outside",
        .warning,
        "有内容的列没有列名",
        manual: "表头里没有列名的列，不知道填的是什么，没有读取。请在表头补上列名；用不着的请删去，免得漏了要紧的内容。"
    )
    package static let hiddenRead = FindingCode(
        "coverage.hidden-read",
        .note,
        "隐藏的行、列、表也读进来了",
        manual: "筛选或隐藏只是看不见，内容还在文件里，统计时一样要算，所以都读。如果其中有不该报的学校，请在原表里删去那些行。"
    )
    package static let markUnread = FindingCode(
        "coverage.mark-unread",
        .warning,
        "表里有批注、删除线或取自别的文件的公式",
        manual: """
            有人在格子上写了批注，或者把字（有时只是一格里的几个字）画了删除线。程序不读批注，画了删除线的照样算，只在这里写出是哪几格：
            请打开原表看看，要改的数改在格子里，不要的行删去；撤并的学校在名册里填停办日期。
            公式取自别的工作簿的（='[台账.xlsx]Sheet1'!B2），按表里存着的值读，那个文件不打开：它后来改过的，这里不知道。请核对后粘贴成数值。
            """
    )
}
