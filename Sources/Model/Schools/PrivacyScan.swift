package import Diagnostics
package import Spreadsheets

/// Looks for personal data in a table before anything else reads it.
///
/// ## Parsing behavior
/// - A heading about pupils or parents (学籍号, 身份证号, 学生姓名, 家长电话 …) or about names of anybody but staff (留守儿童姓名), an identity number with a right check figure in
///   any cell, or a mobile number refuses the whole file.
/// - Mobile numbers of staff are let pass, in a column of theirs (校长, 联系人, 电话 …) or beside such a word (the line 填表人：…
///   电话：… below a table): nobody reads those cells.
/// - So does a column headed 学生, 家长, 参加人员 … that holds people's names, or 名单.
/// - Comments are looked through like cells.
/// - An identity number that Excel took for a number (1.10105199912E+17) is one all the same.
/// - No finding repeats a value: their places have no excerpt.
package struct PrivacyScan: Sendable {
    /// What was found; nothing of the file may be read unless it is empty.
    package let findings: [Finding]

    /// Whether the whole file is to be left unread.
    package var refuses: Bool { !findings.isEmpty }

    /// One cell of a grid: row counted from 1, column and sheet from 0.
    package struct CellPlace: Sendable, Hashable {
        package let sheet: Int
        package let row: Int
        package let column: Int
    }

    /// Every cell that holds personal data or may: what must not leave again.
    static func cells(of grid: Grid) -> Set<CellPlace> { Set(grid.sheets.flatMap(personalCells)) }

    /// Looks through every heading and cell.
    package init(_ grid: Grid) {
        findings = grid.sheets.flatMap { Self.pupils(in: $0, of: grid) + Self.numbers(in: $0, of: grid) }
    }

    /// Whether a heading names a column of staff, which is skipped.
    static func isStaffHeading(_ heading: String) -> Bool {
        let key = NameKey.of(heading)
        return (2...12).contains(key.count) && staffWords.contains(where: key.contains)
    }

    /// How many rows may stand above and in the heading.
    private static let headingRows = 10

    private static func pupils(in sheet: Grid.Sheet, of grid: Grid) -> [Finding] {
        var findings: [Finding] = []
        for (index, row) in sheet.rows.enumerated() {
            // A line of its own is a title or an instruction, such as 请勿填写身份证号.
            let mayBeHeading = index < headingRows && row.cells.count(where: { !$0.isBlank }) > 1
            for cell in row.cells where !cell.isBlank {
                if index >= headingRows, cell.text.utf8.count < shortestWord { continue }
                let key = NameKey.of(cell.text)
                let isHeading = mayBeHeading && key.count <= 12
                let word =
                    isHeading ? pupilWords.first { key.contains($0) } : wholeWords.contains(ExactText(key)) ? key : nil
                let name = key == "姓名" || isHeading && isNameOfAnybody(key) ? key : nil
                guard let word = word ?? name else { continue }
                let isOfPupils = ["学生", "儿童", "孩子", "子女", "少年", "家长", "家庭", "监护"].contains(where: key.contains)
                let advice =
                    word == name && !isOfPupils
                    ? "如果是老师的姓名，请把表头改成“负责人姓名”，该列会跳过不读" : "请删去这一列后再导入；统计只需要学校的数，不需要任何学生"
                findings.append(
                    Finding(
                        .personalData,
                        at: grid.place(cell, showing: false),
                        "表里有“\(word)”，属于个人信息，整个文件没有读取",
                        explanation: [advice]
                    )
                )
            }
        }
        return findings + names(in: sheet, of: grid)
    }

    /// A column that is headed 学生, 家长 or 参加人员 and holds names: figures would be fine there.
    private static func names(in sheet: Grid.Sheet, of grid: Grid) -> [Finding] {
        var columns: [Int: Grid.Cell] = [:]
        var findings: [Finding] = []
        let last = lastHeading(of: sheet)
        for (index, row) in sheet.rows.enumerated() {
            for cell in row.cells where !cell.isBlank {
                if index <= last, isOfPeople(cell.text) {
                    columns[cell.column] = cell
                } else if let heading = columns[cell.column], PersonName.isLikely(cell.text.compact) {
                    columns[cell.column] = nil
                    findings.append(
                        Finding(
                            .personalData, at: grid.place(heading, showing: false),
                            "“\(heading.text.compact)”一列里像是人名，属于个人信息，整个文件没有读取",
                            explanation: ["请删去这一列后再导入；统计只需要学校的数，不需要任何学生"]
                        )
                    )
                }
            }
        }
        return findings
    }

    /// The row, from 0, that ends the heading: the first as wide as the table, and the one below it where cells of it are merged.
    ///
    /// Below it 家长 and 学生 are what somebody filled in.
    private static func lastHeading(of sheet: Grid.Sheet) -> Int {
        let rows = sheet.rows.prefix(headingRows)
        let counts = rows.map { row in row.cells.count { !$0.isBlank } }
        let most = counts.max() ?? 0
        guard let first = counts.firstIndex(where: { $0 >= 1 && $0 * 5 >= most * 3 }) else { return -1 }
        let number = rows[rows.startIndex + first].number
        let isDouble = sheet.traits.merges.contains { $0.rows.contains(number) && $0.rows.lowerBound >= number }
        return first + (isDouble ? 1 : 0)
    }

    /// Whether people's names may stand below a heading: 学生, 参加学生, 家长（签名）, not 学生数 or 家长会次数.
    static func isOfPeople(_ heading: String) -> Bool {
        let key = NameKey.of(heading)
        guard (1...8).contains(key.count),
            !["数", "率", "次", "量", "会", "信", "书", "比例", "情况"].contains(where: key.contains)
        else {
            return false
        }
        return ["学生", "家长", "参加人", "参赛", "获奖", "人员", "名单", "成员"].contains(where: key.contains)
    }

    private static func numbers(in sheet: Grid.Sheet, of grid: Grid) -> [Finding] {
        var first: [String: (cell: Grid.Cell, count: Int)] = [:]
        // Columns below a heading of staff or of codes, as far as the rows have been seen.
        var exempt: Set<Int> = []
        let remarks = sheet.traits.remarks.map { Grid.Row(number: $0.row, cells: [$0]) }
        for (index, row) in (sheet.rows + remarks).enumerated() {
            for cell in row.cells where !cell.isBlank {
                if index < headingRows, isStaffHeading(cell.text) || isCodeHeading(cell.text) {
                    exempt.insert(cell.column)
                }
                guard cell.text.utf8.count >= 11 else { continue }
                let text = cell.text.compact
                var kind: String?
                if holdsIdentityNumber(text, checked: exempt.contains(cell.column)) {
                    kind = "身份证号码"
                } else if holdsMobileNumber(text), !exempt.contains(cell.column), !isOfStaff(cell, in: row) {
                    kind = "手机号码"
                }
                guard let kind else { continue }
                first[kind] = (first[kind]?.cell ?? cell, (first[kind]?.count ?? 0) + 1)
            }
        }
        return first.sorted { $0.key < $1.key }.map { kind, found in
            Finding(
                .personalData,
                at: grid.place(found.cell, showing: false),
                "\(found.cell.address) 等 \(found.count) 格疑似\(kind)，属于个人信息，整个文件没有读取",
                explanation: ["请删去后再导入；这里不显示原文"]
            )
        }
    }

    /// The cells below headings of pupils, parents and staff, and those that hold a number of a person.
    private static func personalCells(of sheet: Grid.Sheet) -> [CellPlace] {
        var columns: Set<Int> = []
        var cells: [CellPlace] = []
        let last = lastHeading(of: sheet)
        for (index, row) in sheet.rows.enumerated() {
            let mayBeHeading = index < headingRows && row.cells.count(where: { !$0.isBlank }) > 1
            for cell in row.cells where !cell.isBlank {
                let key = NameKey.of(cell.text)
                let isWord =
                    key.count <= 12 && (pupilWords.contains(where: key.contains) || isNameOfAnybody(key))
                if mayBeHeading,
                    isWord || key == "姓名" || isStaffHeading(cell.text) || index <= last && isOfPeople(cell.text)
                {
                    columns.insert(cell.column)
                    continue
                }
                let text = cell.text.compact
                guard columns.contains(cell.column) || holdsIdentityNumber(text) || holdsMobileNumber(text) else {
                    continue
                }
                cells.append(CellPlace(sheet: cell.sheet, row: cell.row, column: cell.column))
            }
        }
        return cells
    }

    /// Whether a heading asks for names and does not say that they are those of staff: 留守儿童姓名, not 校长姓名.
    private static func isNameOfAnybody(_ key: String) -> Bool {
        key.hasSuffix("姓名") && key.count > 2 && !namedStaff.contains(where: key.contains)
            && !staffWords.contains(where: key.contains)
    }

    private static func isCodeHeading(_ heading: String) -> Bool {
        let key = NameKey.of(heading)
        return key.count <= 12 && ["标识码", "代码", "编码", "编号"].contains(where: key.contains)
    }

    /// Whether a number is said to be that of staff, by its own cell or the one before it: 填表人：某某 电话：….
    private static func isOfStaff(_ cell: Grid.Cell, in row: Grid.Row) -> Bool {
        let before = row.cells.prefix(cell.column).last { !$0.isBlank }
        let words = [cell.text, before?.text ?? ""].joined(separator: " ").compact
        return staffWords.contains(where: words.contains) && !pupilWords.contains(where: words.contains)
    }

    /// Whether a run of exactly 18 figures has a date in it and, if `checked`, the check figure of GB 11643.
    ///
    /// A number with a slip in it is a person's number all the same; only among codes does the check figure decide.
    package static func holdsIdentityNumber(_ text: String, checked: Bool = false) -> Bool {
        if isRoundedIdentityNumber(text) || !checked && holdsOldIdentityNumber(text) { return true }
        guard holdsFigures(text, 17) else { return false }
        let plain = text.filter { $0 != "-" }
        for run in plain.split(whereSeparator: { !isFigure($0) && $0 != "X" && $0 != "x" }) where run.count == 18 {
            let figures = run.compactMap { $0 == "X" || $0 == "x" ? 10 : $0.wholeNumberValue }
            guard figures.count == 18, !figures.dropLast().contains(10) else { continue }
            let month = figures[10] * 10 + figures[11]
            let day = figures[12] * 10 + figures[13]
            guard (1...12).contains(month), (1...31).contains(day), [1, 2].contains(figures[6]) else { continue }
            if !checked { return true }
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            let sum = zip(figures, weights).reduce(0) { $0 + $1.0 * $1.1 }
            if (12 - sum % 11) % 11 == figures[17] { return true }
        }
        return false
    }

    /// Whether a run of exactly 15 figures is an identity number as they were before 1999: province, 6 figures of a date.
    private static func holdsOldIdentityNumber(_ text: String) -> Bool {
        guard holdsFigures(text, 15) else { return false }
        return text.filter { $0 != "-" }.split { !isFigure($0) }.contains { run in
            let figures = run.compactMap(\.wholeNumberValue)
            guard figures.count == 15, provinces.contains(figures[0] * 10 + figures[1]) else { return false }
            return (1...12).contains(figures[8] * 10 + figures[9]) && (1...31).contains(figures[10] * 10 + figures[11])
        }
    }

    private static let provinces = Set(
        Array(11...15) + Array(21...23) + Array(31...37) + Array(41...46) + Array(50...54) + Array(61...65)
            + [71, 81, 82])

    /// Whether Excel made 18 figures with a plausible year into a number, whose last figures are lost: 1.10105199912310E+17.
    private static func isRoundedIdentityNumber(_ text: String) -> Bool {
        guard text.hasSuffix("E+17") else { return false }
        let figures = text.dropLast(4).filter { $0 != "." }
        guard figures.count >= 10, figures.allSatisfy(isFigure), let place = Int(figures.prefix(2)),
            let year = Int(figures.dropFirst(6).prefix(4))
        else { return false }
        return (11...82).contains(place) && (1930...2030).contains(year)
    }

    /// Whether a run of exactly 11 figures begins as mobile numbers do.
    package static func holdsMobileNumber(_ text: String) -> Bool {
        guard holdsFigures(text, 11) else { return false }
        return text.filter { $0 != "-" }.split { !isFigure($0) }.contains { run in
            // +86 and 0086 in front are part of the run.
            let prefix = run.count == 13 ? "86" : run.count == 15 ? "0086" : ""
            let own = run.dropFirst(prefix.count)
            return run.hasPrefix(prefix) && own.count == 11 && own.first == "1"
                && "3456789".contains(own.dropFirst().first ?? "0")
        }
    }

    /// Whether a text has as many figures as a number of a person: nearly no cell has.
    private static func holdsFigures(_ text: String, _ least: Int) -> Bool {
        text.utf8.count { (0x30...0x39).contains($0) } >= least
    }

    private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static let pupilWords = [
        "学籍号", "学籍编号", "学籍辅号", "身份证", "公民身份号码", "证件号", "学生姓名", "学生名单", "学生电话", "学生手机", "学生联系", "家长姓名", "家长电话", "家长手机",
        "家长联系", "监护人", "家庭住址", "家庭地址", "出生日期", "出生年月", "座位号", "座号", "学号",
        "家委会姓名", "家委会电话", "家委会手机", "家委会联系", "家长委员会姓名", "家长委员会电话", "家长委员会手机", "家长委员会联系", "儿童电话", "子女电话", "孩子电话",
    ]
    private static let wholeWords = Set(pupilWords.map(ExactText.init))
    /// The fewest bytes that one of the words has, 姓名 included.
    private static let shortestWord = 6
    private static let namedStaff = [
        "教师", "老师", "讲师", "师资", "园长", "科长", "部长", "处长", "所长", "站长", "主任", "领导", "书记", "干事", "干部", "专干", "专员", "辅导员",
        "联络员", "安全员",
        "管理员", "宣传员", "宣讲", "主讲", "授课", "任课", "工作人员", "志愿者", "民警", "警官", "社工", "法治", "经手", "审核", "制表", "统计员",
    ]
    private static let staffWords = [
        "校长", "联系人", "联系电话", "联系方式", "电话", "手机", "负责人", "填表人", "填报人", "经办人", "分管领导", "责任人", "教师姓名", "教师名单", "辅导员姓名",
        "邮箱",
    ]
}

extension FindingCode {
    package static let personalData = FindingCode(
        "coverage.personal-data",
        .error,
        "表里有学生或家长的个人信息，整个文件不读取",
        manual: """
            台账只记学校，不记任何学生。表里只要有学籍号、身份证号、学生姓名、家长电话等列，或任何一格里有身份证号码、
            手机号码（工作人员的电话列除外），整个文件都不读取，也不会在提示里重复原文。列名以“姓名”结尾而看不出是老师的（留守儿童姓名）也算。

            请在原表里删去这些列，另存后再导入。校长、联系人、电话这类工作人员的列不必删，会自动跳过。
            """
    )
    package static let staffColumn = FindingCode(
        "coverage.staff-column",
        .note,
        "工作人员信息的列没有读取",
        manual: "校长、联系人、电话等列是工作人员信息，台账用不着，导入时跳过，不存入台账。不需要改动。"
    )
}
