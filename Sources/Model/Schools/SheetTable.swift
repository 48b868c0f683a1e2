package import Diagnostics
import Spreadsheets

/// What a column of a sheet is about, with every heading that people give it.
struct ColumnName: Hashable {
    let id: String
    /// The heading that templates use.
    let label: String
    let headings: Set<String>
    /// Headings that may mean something else, and count only where no other column is this one.
    let vagueHeadings: Set<String>

    init(_ id: String, _ label: String, _ others: [String] = [], vaguely: [String] = []) {
        self.id = id
        self.label = label
        headings = Set(([label] + others).map(NameKey.of))
        vagueHeadings = Set(vaguely.map(NameKey.of))
    }

    /// Whether a heading names this column, with or without what it holds in brackets: 课时（节） is 课时.
    func matches(_ heading: String) -> Bool {
        headings.contains(NameKey.of(heading)) || headings.contains(NameKey.of(Self.withoutBrackets(heading)))
    }

    /// Whether a heading may be this column if no other is.
    func matchesVaguely(_ heading: String) -> Bool {
        vagueHeadings.contains(NameKey.of(Self.withoutBrackets(heading)))
    }

    private static func withoutBrackets(_ text: String) -> String {
        var depth = 0
        return String(
            text.compatible.filter { character in
                if "([【〔".contains(character) { depth += 1 }
                defer { if ")]】〕".contains(character) { depth -= 1 } }
                return depth == 0
            }
        )
    }
}

/// One sheet with its heading found and its columns named.
///
/// ## Parsing behavior
/// - The heading is the row, among the first 15 that hold anything, with the most known headings (two at least, the
///   school's name among them); what stands above it is a title.
/// - Blank rows and repeated headings are dropped; rows of totals (合计 小计 总计) and notes below the table (备注 说明 填表人 …)
///   are dropped and named in one note.
/// - Columns that nobody asked for are named in one note; columns of staff (校长, 电话 …) likewise.
struct SheetTable {
    let grid: Grid
    private(set) var columns: [String: Int] = [:]
    private(set) var rows: [Grid.Row] = []
    private(set) var findings: [Finding] = []
    private(set) var heading: Grid.Row?

    init(_ sheet: Grid.Sheet, of grid: Grid, names: [ColumnName], required: String) {
        self.grid = grid
        guard let heading = Self.heading(of: sheet, names: names, required: required) else {
            let place = sheet.rows.first { !$0.isBlank }.map(grid.place) ?? Place(file: grid.file)
            let label = names.first { $0.id == required }?.label ?? ""
            findings.append(
                Finding(
                    .headingMissing,
                    at: place,
                    "找不到表头：前 15 行里没有哪一行同时有“\(label)”和其他列名",
                    explanation: ["能识别的列名：" + names.map(\.label).joined(separator: "、")]
                )
            )
            return
        }
        self.heading = heading
        name(heading, names)
        keep(sheet.rows.drop { $0.number <= heading.number }, heading: heading)
    }

    /// The cell of a column in a row; nil when the sheet has no such column.
    func cell(_ column: String, in row: Grid.Row) -> Grid.Cell? { columns[column].map { row[$0] } }

    /// Where a cell stands, named by its column: `a.csv:2:11（第 H 列“课时”）`.
    func place(_ cell: Grid.Cell) -> Place { grid.place(cell, heading: heading?[cell.column].text.compact) }

    /// The text of a cell on one line; nil when there is none.
    ///
    /// White space stays, as one space, between Latin words only: in Chinese it is an accident of the table.
    func text(_ column: String, in row: Grid.Row) -> String? {
        guard let cell = cell(column, in: row) else { return nil }
        var text = ""
        for word in cell.text.unicodeScalars.split(whereSeparator: Self.isSpace) {
            if text.unicodeScalars.last?.isASCII == true, word.first?.isASCII == true { text += " " }
            text.unicodeScalars.append(contentsOf: word)
        }
        return text.isEmpty ? nil : text
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
            || scalar.properties.generalCategory == .control
    }

    private static func heading(of sheet: Grid.Sheet, names: [ColumnName], required: String) -> Grid.Row? {
        var best: (row: Grid.Row, score: Int)?
        for row in sheet.rows.filter({ !$0.isBlank }).prefix(15) {
            let found = Set(
                row.cells.compactMap { cell in
                    names.first { $0.matches(cell.text) || $0.matchesVaguely(cell.text) }?.id
                }
            )
            if found.contains(required), found.count >= 2, found.count > best?.score ?? 0 { best = (row, found.count) }
        }
        return best?.row
    }

    private mutating func name(_ heading: Grid.Row, _ names: [ColumnName]) {
        var ignored: [Grid.Cell] = []
        var staff: [Grid.Cell] = []
        let certain = Set(heading.cells.compactMap { cell in names.first { $0.matches(cell.text) }?.id })
        for cell in heading.cells where !cell.isBlank {
            let vague = names.first { !certain.contains($0.id) && $0.matchesVaguely(cell.text) }
            guard let name = names.first(where: { $0.matches(cell.text) }) ?? vague else {
                if PrivacyScan.isStaffHeading(cell.text) {
                    staff.append(cell)
                } else if !["序号", "编号", "备注", "no"].contains(NameKey.of(cell.text)) {
                    ignored.append(cell)
                }
                continue
            }
            guard let earlier = columns[name.id] else {
                columns[name.id] = cell.column
                continue
            }
            findings.append(
                Finding(
                    .columnRepeated,
                    at: grid.place(cell),
                    "“\(cell.text.compact)”与“\(heading[earlier].text.compact)”两列都是“\(name.label)”，不知以哪列为准",
                    explanation: ["请只留一列"]
                )
            )
        }
        reportUnread(staff, ignored, names)
    }

    private mutating func reportUnread(_ staff: [Grid.Cell], _ ignored: [Grid.Cell], _ names: [ColumnName]) {
        if let first = staff.first {
            let words = staff.map { "“\($0.text.compact)”" }.joined(separator: "、")
            findings.append(Finding(.staffColumn, at: grid.place(first), "\(words)是工作人员信息，没有读取"))
        }
        guard let first = ignored.first else { return }
        let words = ignored.map { "“\($0.text.compact)”" }.joined(separator: "、")
        findings.append(
            Finding(
                .columnIgnored,
                at: grid.place(first),
                "不认识的列没有采用：\(words)",
                explanation: ["能识别的列名：" + names.map(\.label).joined(separator: "、")]
            )
        )
    }

    private mutating func keep(_ candidates: some Sequence<Grid.Row>, heading: Grid.Row) {
        let headingKeys = heading.cells.map { NameKey.of($0.text) }
        var dropped: [Grid.Row] = []
        for row in candidates where !row.isBlank {
            if row.cells.map({ NameKey.of($0.text) }) == headingKeys { continue }
            if isTotalOrNote(row) { dropped.append(row) } else { rows.append(row) }
        }
        guard let first = dropped.first else { return }
        let numbers = dropped.map { String($0.number) }.joined(separator: "、")
        findings.append(Finding(.rowSkipped, at: grid.place(first), "合计、说明等行没有当作学校：第 \(numbers) 行"))
    }

    private func isTotalOrNote(_ row: Grid.Row) -> Bool {
        let first = row.cells.first { !$0.isBlank }?.text.compact ?? ""
        let isTotal = ["合计", "小计", "总计", "共计"].contains { first.hasPrefix($0) }
        if isTotal { return true }
        let starts = [
            "备注", "说明", "注", "填表说明", "填表人", "填报人", "制表人", "审核人", "联系人", "填表日期", "填报单位", "单位盖章", "联系电话", "电话", "联系方式",
            "负责人", "单位负责人",
        ]
        let isNote = starts.contains { word in
            first.hasPrefix(word)
                && (first.count == word.count || ":1234567890.、".contains(first.dropFirst(word.count).prefix(1)))
        }
        if isNote { return true }
        let name = columns["name"].map { row[$0].text.compact } ?? ""
        return ["合计", "小计", "总计", "共计"].contains(name)
    }
}

extension FindingCode {
    package static let headingMissing = FindingCode(
        "coverage.no-heading",
        .error,
        "找不到表头",
        manual: """
            表里要有一行列名（表头），其中有“学校名称”和至少另一列。表头上面可以有标题行，下面可以有合计行。
            合并的单元格、两行的表头会使程序认不出列名，请改成一行。
            """
    )
    package static let columnMissing = FindingCode(
        "coverage.column-missing",
        .error,
        "缺少必要的列",
        manual: """
            名册要有“学校名称”“学段”，以及“区县”（或在 site.yaml 里写明本县）。
            五落实表要有“学校名称”和至少一个指标列：教学计划、大纲、师资、课时、教材。
            """
    )
    package static let columnRepeated = FindingCode(
        "coverage.column-repeated",
        .error,
        "两列是同一个意思",
        manual: "同一个表里有两列的列名是同一个意思（如“课时”和“学时”），程序不猜以哪列为准。请只留一列。"
    )
    package static let columnIgnored = FindingCode(
        "coverage.column-ignored",
        .note,
        "有的列没有采用",
        manual: "这些列名不认识，内容没有读取。如果其实是要统计的列，请把列名改成提示里列出的名称。"
    )
    package static let rowSkipped = FindingCode(
        "coverage.row-skipped",
        .note,
        "合计、说明等行没有当作学校",
        manual: "以“合计”“小计”“备注”“填表人”等开头的行不是学校，跳过不读。如果其中有学校，请改正它的名称。"
    )
}
