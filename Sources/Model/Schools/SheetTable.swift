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

    /// Whether a heading names this column, with or without what it holds in brackets and its number: 4.课时（节） is 课时.
    ///
    /// What the brackets of an indicator hold is looked at by ``HeadingCheck``.
    func matches(_ heading: String) -> Bool {
        isWhole(heading) || headings.contains(NameKey.of(Self.plain(heading)))
    }

    /// Whether a heading is one of the column's own, brackets included.
    func isWhole(_ heading: String) -> Bool { headings.contains(NameKey.of(heading)) }

    /// Whether a heading may be this column if no other is.
    func matchesVaguely(_ heading: String) -> Bool {
        vagueHeadings.contains(NameKey.of(Self.plain(heading)))
    }

    /// A heading without brackets and the number in front: 教学计划 of 1.教学计划（有/无）, ①教学计划, 一、教学计划.
    static func plain(_ heading: String) -> String {
        let marks = heading.unicodeScalars.drop { $0.properties.isWhitespace }
        // NFKC makes a plain figure of it.
        let isCircled = marks.first.map { (0x2460...0x2473).contains($0.value) } ?? false
        let text = withoutBrackets(isCircled ? String(marks.dropFirst()) : heading).compact
        let number = #/(?:[0-9]{1,2}[.、:]|[一二三四五六七八九十]{1,2}[、.])/#
        return withoutQuestion(text.prefixMatch(of: number).map { String(text[$0.range.upperBound...]) } ?? text)
    }

    /// 教学计划 of 教学计划是否落实, 是否有教学计划, 有无教学计划: what is filled in is the answer, as it is without the words.
    private static func withoutQuestion(_ text: String) -> String {
        guard text.contains("是否") || text.contains("有无") || text.contains("有没有") else { return text }
        let words = #/(?:是否)(?:已经?)?(?:有|制定|落实|到位|配备|配齐|开设|开齐|发放|达标|完成)?|有无|有没有/#
        let short = text.replacing(words, with: "")
        return short.isEmpty ? text : short
    }

    /// What a heading holds in brackets, each by itself; brackets in brackets are part of the outer ones.
    static func brackets(of text: String) -> [String] {
        var depth = 0
        var found: [String] = []
        for character in text.compatible {
            if ")]】〕".contains(character) { depth = max(0, depth - 1) }
            if depth > 0 { found[found.count - 1].append(character) }
            if "([【〔".contains(character) {
                if depth == 0 { found.append("") }
                depth += 1
            }
        }
        return found
    }

    /// A heading without what it holds in brackets.
    static func withoutBrackets(_ text: String) -> String {
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
///   school's name among them); what stands above it is a title. A heading may take up to three rows (``SheetHeading``).
/// - A cell of a key column (the school, its code, its region) that is merged with those below it holds for all of them; one of
///   another column holds for its first row, with a warning, as one over several columns does for the first of them.
/// - Blank rows and repeated headings are dropped; rows of totals (合计 小计 总计) and notes below the table (备注 说明 填表人 …)
///   are dropped and named in one note.
/// - Rows with words in 备注 are named in a note. Columns that nobody asked for are named in one note, those that hold figures in a warning or an error; columns of staff (校长, 电话 …) in a note; cells in columns without a
///   heading in a warning.
/// - Hidden rows and columns count, and are named, as are comments and words that are struck out. A cell that shows an error of the spreadsheet program is an error.
struct SheetTable {
    let grid: Grid
    let sheet: Grid.Sheet
    private(set) var columns: [String: Int] = [:]
    private(set) var rows: [Grid.Row] = []
    private(set) var findings: [Finding] = []
    private(set) var heading: Grid.Row?
    /// The rows that the heading was made of.
    private(set) var headingParts: [Grid.Row] = []
    /// What stands above the last row of the heading.
    private(set) var titles: [Grid.Row] = []
    /// Headings that mean nothing to us, neither staff nor numbers of rows.
    private(set) var unknown: [Grid.Cell] = []
    /// 序号 and 备注: their headings need not be told.
    private(set) var passed: [Grid.Cell] = []

    /// `unread` is how grave a column of figures is that nobody knows.
    init(
        _ sheet: Grid.Sheet, of grid: Grid, names: [ColumnName], required: String, unread: Severity = .warning
    ) {
        self.grid = grid
        self.sheet = sheet
        if let row = Self.regionHeading(of: sheet) {
            findings.append(
                Finding(
                    .headingMissing, at: grid.place(row), "这是一张行政区划表，里面没有学校",
                    explanation: ["要导入的是学校名册：每行一所学校，写明它在哪个区县、乡镇；区划由名册里的地区名称定，不必另外导入"]))
            return
        }
        guard let heading = SheetHeading(of: sheet, names: names, required: required) else {
            let place = sheet.rows.first { !$0.isBlank }.map(grid.place) ?? Place(file: grid.file)
            let label = names.first { $0.id == required }?.label ?? ""
            findings.append(
                Finding(
                    .headingMissing,
                    at: place,
                    "找不到表头：前 15 行里没有哪一行同时有“\(label)”和其他列名",
                    explanation: SheetGuess.words(sheet) + ["能识别的列名：" + names.map(\.label).joined(separator: "、")]
                )
            )
            return
        }
        self.heading = heading.row
        headingParts = heading.parts
        titles = sheet.rows.filter { $0.number < heading.row.number }
        let staff = name(heading.row, names)
        var rows = SheetRows(table: self, heading: heading)
        self.rows = rows.read()
        findings += unreadColumns(staff, names, figures: unread) + rows.findings
    }

    /// The heading of a table of regions and their codes, which people take for a roster.
    private static func regionHeading(of sheet: Grid.Sheet) -> Grid.Row? {
        guard let row = sheet.rows.first(where: { !$0.isBlank }) else { return nil }
        let keys = row.cells.map { NameKey.of($0.text) }
        let isOfRegions = keys.contains { ["区划代码", "行政区划代码", "citycode", "provincecode"].contains($0) }
        let isOfCodes = Set(keys) == ["code", "name"] || Set(keys) == ["code", "学校名称"]
        return (isOfRegions && !keys.contains("学校")) || isOfCodes ? row : nil
    }

    /// Sheets that ``SchoolForm`` and ``ReturnedSheet`` put beside the one that is filled in.
    private static let ownSheets = [SchoolForm.instructionsName, ReturnedSheet.listName]

    /// The tables of a file.
    ///
    /// Where one sheet has a heading, those without are passed over with a note, and hidden ones beside it with a warning; a file in
    /// which none has is an error, as is a file without any cell or any row below its heading.
    static func all(in grid: Grid, names: [ColumnName], required: String, findings: inout [Finding]) -> [SheetTable] {
        let all = grid.sheets.filter { !$0.isBlank }
        guard !all.isEmpty else {
            findings.append(Finding(.sheetEmpty, at: Place(file: grid.file), "表里什么也没有"))
            return []
        }
        let filled = all.filter { !$0.isSetAside }
        findings += setAside(all, in: grid)
        let tables = filled.map { SheetTable($0, of: grid, names: names, required: required) }
        let whole = tables.filter { $0.heading != nil }
        if whole.isEmpty { findings += tables.flatMap(\.findings) }
        // Last year's list behind a sheet that is seen is none of this year's.
        let seen = whole.filter { !$0.sheet.traits.isHidden }
        let found = seen.isEmpty ? whole : seen
        for table in whole where !seen.isEmpty && table.sheet.traits.isHidden {
            findings.append(
                Finding(
                    .sheetSkipped, at: table.heading.map(grid.place), "隐藏的表“\(table.sheet.name)”没有读取",
                    explanation: ["里面有要导入的学校时，请在 Excel 里取消隐藏，另存后再导入"]))
        }
        for table in found where table.rows.isEmpty && !table.findings.haveErrors {
            findings.append(Finding(.sheetEmpty, at: table.heading.map(grid.place), "只有表头，下面一所学校也没有"))
        }
        for table in tables where table.heading == nil && !whole.isEmpty && !ownSheets.contains(table.sheet.name) {
            // Sheets of instructions and of the words of drop-downs belong to a form.
            let isForm =
                table.sheet.traits.isHidden
                || ["说明", "封面", "目录", "选项", "字典"].contains(where: table.sheet.name.contains)
            let place = table.sheet.rows.first { !$0.isBlank }.map(grid.place)
            findings.append(
                Finding(
                    .sheetSkipped, severity: isForm ? .note : .warning, at: place,
                    "表“\(table.sheet.name)”没有读取：里面没有学校的表头"))
        }
        return found
    }

    /// Sheets named 作废 or 样表: left out beside others, an error where there is nothing else.
    static func setAside(_ sheets: [Grid.Sheet], in grid: Grid) -> [Finding] {
        let aside = sheets.filter(\.isSetAside)
        guard let first = aside.first else { return [] }
        let isAlone = aside.count == sheets.count
        let names = aside.map { "“\($0.name)”" }.joined(separator: "、")
        return [
            Finding(
                .sheetSkipped, severity: isAlone ? .error : .warning,
                at: first.rows.first { !$0.isBlank }.map(grid.place),
                "表\(names)没有读取：从名称看不是要登记的" + (isAlone ? "，文件里又没有别的表" : ""),
                explanation: ["确是要登记的，请在 Excel 下面的标签上改名，再导入"])
        ]
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
        if cell.text.isVisible { return cell.text.isEmpty ? nil : cell.text }
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

    /// Finds the columns; gives the headings of staff.
    private mutating func name(_ heading: Grid.Row, _ names: [ColumnName]) -> [Grid.Cell] {
        var staff: [Grid.Cell] = []
        let certain = Set(heading.cells.compactMap { cell in names.first { $0.matches(cell.text) }?.id })
        for cell in heading.cells where !cell.isBlank {
            let vague = names.first { !certain.contains($0.id) && $0.matchesVaguely(cell.text) }
            guard let name = names.first(where: { $0.matches(cell.text) }) ?? vague else {
                if PrivacyScan.isStaffHeading(cell.text) {
                    staff.append(cell)
                } else if ["序号", "编号", "备注", "no"].contains(NameKey.of(cell.text)) {
                    passed.append(cell)
                } else {
                    unknown.append(cell)
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
                    explanation: [
                        name.id == "name" ? "左右并排有两块的，请把右边的移到左边一块的下面，只留一行表头；不是的，请只留一列" : "请只留一列"
                    ]
                )
            )
        }
        return staff
    }
}

extension FindingCode {
    package static let headingMissing = FindingCode(
        "coverage.no-heading",
        .error,
        "找不到表头",
        manual: """
            表里要有一行列名（表头），其中有“学校名称”和至少另一列。表头上面可以有标题行，下面可以有合计行。
            表头可以占两三行（“五落实情况”下面再分“教学计划”等），程序取最下面认得出的列名。
            """
    )
    package static let columnMissing = FindingCode(
        "coverage.column-missing",
        .error,
        "缺少必要的列",
        manual: """
            名册要有“学校名称”，以及“区县”（或在 site.yaml 里写明本县）；最好有“学段”，没有时从校名看。
            五落实表要有“学校名称”和至少一个指标列：教学计划、大纲、师资、课时、教材。
            缺了指标列，而表里又有认不出的列名，多半是同一列换了叫法：请改成提示里的名称，或删去用不着的列。
            CSV 里有几行比别的行短，多半是断掉了，后面的列按没有填，警告写明是哪几行。
            """
    )
    package static let columnRepeated = FindingCode(
        "coverage.column-repeated",
        .error,
        "两列是同一个意思",
        manual: "同一个表里有两列的列名是同一个意思（如“课时”和“学时”），程序不猜以哪列为准。请只留一列。"
    )
    package static let rowSkipped = FindingCode(
        "coverage.row-skipped",
        .note,
        "合计、说明等行没有当作学校",
        manual: "以“合计”“小计”“备注”“填表人”等开头的行不是学校，跳过不读。如果其中有学校，请改正它的名称。"
    )
    package static let sheetEmpty = FindingCode(
        "coverage.sheet-empty",
        .error,
        "表里什么也没有",
        manual: "文件里没有一个填了内容的格子。请看看是不是导出时选错了表，或者文件没有保存；再导入一次。"
    )
    package static let sheetSkipped = FindingCode(
        "coverage.sheet-skipped",
        .warning,
        "工作簿里有的表没有读取",
        manual: """
            工作簿里有几张表：有“学校名称”等表头的都读，没有的跳过，并在这里写出来。如果跳过的表里其实有学校，请给它加上一行表头。
            名称里有“说明”“封面”“选项”的表和隐藏的表只作一条提示。
            名称是“作废”“备份”“样表”“示例（勿填）”的表不读；文件里只有这样的表，是错误。
            """
    )
}
