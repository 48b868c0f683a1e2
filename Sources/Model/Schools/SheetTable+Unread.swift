package import Diagnostics
import Spreadsheets

/// What is said about columns that nobody reads.
extension SheetTable {
    /// Columns of staff, and those that nobody knows: a note, but for columns of figures, which may be the very ones that were
    /// to be counted under another name.
    func unreadColumns(_ staff: [Grid.Cell], _ names: [ColumnName], figures severity: Severity) -> [Finding] {
        var findings: [Finding] = []
        if let first = staff.first {
            let words = staff.map { "“\($0.text.compact)”" }.joined(separator: "、")
            findings.append(Finding(.staffColumn, at: grid.place(first), "\(words)是工作人员信息，没有读取"))
        }
        let numbered = (passed + unknown).filter { heading in
            rows.contains {
                $0[heading.column].text.utf8.count >= 11 && PrivacyScan.number(in: $0[heading.column].text) != nil
            }
        }
        if let first = numbered.first {
            findings.append(
                Finding(
                    .staffColumn, at: grid.place(first), "\(Self.words(numbered))里有工作人员的电话号码，没有读取",
                    explanation: ["这一列不登记；学生、家长的号码请从表里删去"]))
        }
        for heading in passed
        where NameKey.of(heading.text) == "备注" && !numbered.contains(where: { $0.column == heading.column }) {
            let written = rows.filter { !$0[heading.column].isBlank }
            guard !written.isEmpty else { continue }
            let numbers = written.prefix(10).map { String($0.number) }.joined(separator: "、")
            findings.append(
                Finding(
                    .columnIgnored, at: grid.place(heading),
                    "“\(heading.text.compact)”里写着话的有 \(written.count) 行（第 \(numbers)\(written.count > 10 ? " 等" : "") 行），没有登记",
                    explanation: ["里面说到要改的数、停办撤并的，请改在各自的格子里，再导入；填“/”的，只看备注里有没有理由"]))
        }
        let known = "能识别的列名：" + names.map(\.label).joined(separator: "、")
        let figures = unknown.filter(holdsFigures)
        if let first = figures.first {
            let advice = severity == .error ? "要统计的，请改成能识别的列名；用不着的，请删去这一列，再导入" : "要统计的，请改成能识别的列名，再导入一次"
            findings.append(
                Finding(
                    .columnIgnored, severity: severity, at: grid.place(first),
                    "填着数的列不认识，没有采用：\(Self.words(figures))", explanation: [advice, known]))
        }
        let rest = unknown.filter { cell in !figures.contains { $0.column == cell.column } }
        if let first = rest.first {
            findings.append(
                Finding(.columnIgnored, at: grid.place(first), "不认识的列没有采用：\(Self.words(rest))", explanation: [known]))
        }
        return findings
    }

    /// What stands in 备注, which is read only to see why something does not apply.
    func remark(in row: Grid.Row) -> Grid.Cell? {
        passed.first { NameKey.of($0.text) == "备注" }.map { row[$0.column] }.flatMap { $0.isBlank ? nil : $0 }
    }

    /// Refuses words of a row that are to be kept and name a pupil or parent; they are not repeated.
    func namedPupil(in columns: [String], of row: Grid.Row, alone: Bool = false) -> Finding? {
        for column in columns {
            guard let cell = cell(column, in: row), PrivacyScan.namedPupil(in: cell.text, alone: alone) != nil else {
                continue
            }
            return Finding(
                .personalData, at: grid.place(cell, showing: false),
                "\(cell.address) 里像是有学生或家长的姓名，这一格要登记进台账，整个文件没有读取",
                explanation: ["不写姓名，请改成“一名学生”“初二一名学生”这样来说，再导入；这里不显示原文"])
        }
        return nil
    }

    /// The headings that mean nothing to us, in quotation marks.
    var unknownWords: String { Self.words(unknown) }

    private static func words(_ headings: [Grid.Cell]) -> String {
        headings.map { "“\($0.text.compact)”" }.joined(separator: "、")
    }

    /// Whether at least half of what is filled in below a heading are figures: 12, 1,200, 3.4万, 约500, 12篇.
    ///
    /// Dates and long numbers such as codes are none.
    private func holdsFigures(_ heading: Grid.Cell) -> Bool {
        let cells = rows.map { $0[heading.column] }.filter { !$0.isBlank }
        let figures = cells.count { cell in
            cell.text.utf8.count <= 30
                && cell.text.compact.wholeMatch(of: #/[约近共≈]?[0-9][0-9,]{0,9}(\.[0-9]{1,4})?%?\p{Han}{0,3}\+?/#) != nil
                && cell.text.utf8.count { (0x30...0x39).contains($0) } <= 9
        }
        return figures > 0 && figures * 2 >= cells.count
    }
}

extension FindingCode {
    package static let columnIgnored = FindingCode(
        "coverage.column-ignored",
        .note,
        "有的列没有采用",
        manual: """
            这些列名不认识，内容没有读取。如果其实是要统计的列，请把列名改成提示里列出的名称。
            “备注”里写的话不登记（只有填“/”的，看备注里有没有理由），写了话的行在这里列出来：说到要改的数、停办撤并的，请改在各自的格子里。
            列里填的是数的，多半是要统计的换了叫法（如“发布篇数”写成“推送量”）：名册、填报表里给一条警告；活动表、新媒体表里是错误，整个文件不登记，
            请改成认得的列名，或删去这一列，再导入。
            """
    )
}
