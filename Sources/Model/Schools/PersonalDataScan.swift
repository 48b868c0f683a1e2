package import Diagnostics
package import Spreadsheets

/// Looks for personal data in a table before anything else reads it.
///
/// ## Parsing behavior
/// - A heading about pupils or parents (学籍号, 身份证号, 学生姓名, 家长电话 …), an identity number with a right check figure in
///   any cell, or a mobile number outside the columns of staff refuses the whole file.
/// - Columns of staff (校长, 联系人, 电话 …) are named in `staffColumns`; nobody reads them further.
/// - No finding repeats a value: their places have no excerpt.
package struct PersonalDataScan: Sendable {
    /// What was found; any error means that the file must not be read.
    package let findings: [Finding]
    /// Columns of staff by sheet number, counted from 0.
    package let staffColumns: [Int: Set<Int>]

    package var refuses: Bool { findings.haveErrors }

    package init(_ grid: Grid) {
        var findings: [Finding] = []
        var staffColumns: [Int: Set<Int>] = [:]
        for (index, sheet) in grid.sheets.enumerated() {
            let (staff, codes) = Self.columns(of: sheet)
            staffColumns[index] = Set(staff.keys)
            findings += Self.pupils(in: sheet, of: grid)
            findings += Self.numbers(in: sheet, of: grid, staff: Set(staff.keys), codes: codes)
            if !staff.isEmpty {
                let cells = staff.values.sorted { $0.column < $1.column }
                let names = cells.map { "“\($0.text.compact)”" }.joined(separator: "、")
                findings.append(
                    Finding(
                        .staffColumn,
                        at: cells.first.map { grid.place($0, showing: false) },
                        "\(names)是工作人员信息，没有读取"
                    )
                )
            }
        }
        let errors = findings.filter { $0.severity == .error }
        self.findings = errors.isEmpty ? findings : errors
        self.staffColumns = staffColumns
    }

    /// How many rows may stand above and in the heading.
    private static let headingRows = 10

    private static func columns(of sheet: Grid.Sheet) -> (staff: [Int: Grid.Cell], codes: Set<Int>) {
        var staff: [Int: Grid.Cell] = [:]
        var codes: Set<Int> = []
        for row in sheet.rows.prefix(headingRows) where row.cells.count(where: { !$0.isBlank }) > 1 {
            for cell in row.cells {
                let key = NameKey.of(cell.text)
                guard (2...12).contains(key.count) else { continue }
                if staffWords.contains(where: key.contains), staff[cell.column] == nil { staff[cell.column] = cell }
                if codeWords.contains(where: key.contains) { codes.insert(cell.column) }
            }
        }
        return (staff, codes)
    }

    private static func pupils(in sheet: Grid.Sheet, of grid: Grid) -> [Finding] {
        var findings: [Finding] = []
        for (index, row) in sheet.rows.enumerated() {
            for cell in row.cells where !cell.isBlank {
                let key = NameKey.of(cell.text)
                let isHeading = index < headingRows && key.count <= 12
                let word = pupilWords.first { isHeading ? key.contains($0) : key == $0 }
                guard let word = word ?? (key == "姓名" ? "姓名" : nil) else { continue }
                let advice =
                    word == "姓名"
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
        return findings
    }

    private static func numbers(
        in sheet: Grid.Sheet,
        of grid: Grid,
        staff: Set<Int>,
        codes: Set<Int>
    ) -> [Finding] {
        var first: [String: (cell: Grid.Cell, count: Int)] = [:]
        for row in sheet.rows {
            for cell in row.cells where cell.text.utf8.count >= 11 {
                let text = cell.text.compact
                var kind: String?
                if holdsIdentityNumber(text) {
                    kind = "身份证号码"
                } else if !staff.contains(cell.column), !codes.contains(cell.column), holdsMobileNumber(text) {
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

    /// Whether a run of exactly 18 figures has a date in it and the check figure of GB 11643.
    static func holdsIdentityNumber(_ text: String) -> Bool {
        let plain = text.filter { $0 != "-" }
        for run in plain.split(whereSeparator: { !isFigure($0) && $0 != "X" && $0 != "x" }) where run.count == 18 {
            let figures = run.compactMap { $0 == "X" || $0 == "x" ? 10 : $0.wholeNumberValue }
            guard figures.count == 18, !figures.dropLast().contains(10) else { continue }
            let month = figures[10] * 10 + figures[11]
            let day = figures[12] * 10 + figures[13]
            guard (1...12).contains(month), (1...31).contains(day), [1, 2].contains(figures[6]) else { continue }
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
            let sum = zip(figures, weights).reduce(0) { $0 + $1.0 * $1.1 }
            if (12 - sum % 11) % 11 == figures[17] { return true }
        }
        return false
    }

    static func holdsMobileNumber(_ text: String) -> Bool {
        text.filter { $0 != "-" }.split { !isFigure($0) }.contains { run in
            run.count == 11 && run.first == "1" && "3456789".contains(run.dropFirst().first ?? "0")
        }
    }

    private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static let pupilWords = [
        "学籍号", "学籍编号", "学籍辅号", "身份证", "公民身份号码", "证件号", "学生姓名", "学生名单", "学生电话", "学生手机", "学生联系", "家长姓名", "家长电话", "家长手机",
        "家长联系", "监护人", "家庭住址", "家庭地址", "出生日期", "出生年月", "座位号", "座号", "学号",
    ]
    private static let staffWords = [
        "校长", "联系人", "联系电话", "联系方式", "电话", "手机", "负责人", "填表人", "填报人", "经办人", "分管领导", "责任人", "教师姓名", "教师名单", "辅导员姓名",
        "邮箱",
    ]
    private static let codeWords = ["标识码", "代码", "编码", "编号"]
}

extension FindingCode {
    package static let personalData = FindingCode(
        "coverage.personal-data",
        .error,
        "表里有学生或家长的个人信息，整个文件不读取",
        manual: """
            台账只记学校，不记任何学生。表里只要有学籍号、身份证号、学生姓名、家长电话等列，或任何一格里有身份证号码、
            手机号码（工作人员的电话列除外），整个文件都不读取，也不会在提示里重复原文。

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
