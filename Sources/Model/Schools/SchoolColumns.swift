import DataFiles
package import Diagnostics
import Spreadsheets

/// The columns that say which school a row is about, in rosters and in filled sheets.
enum SchoolColumns {
    static let name = ColumnName("name", "学校名称", ["学校", "校名", "学校全称", "单位名称", "学校名", "填报学校"])
    static let code = ColumnName("code", "学校标识码", ["标识码", "学校代码", "学校编码", "学校(机构)标识码", "机构标识码", "机构代码", "学校识别码"])
    static let stages = ColumnName("stages", "学段", ["办学学段"], vaguely: ["办学类型", "学校类别", "学校类型", "办学层次", "类别"])
    static let grade = ColumnName("grade", "年级", ["年级名称", "所在年级", "授课年级"])
    static let regions: [(level: Region.Level, column: ColumnName)] = [
        (.province, ColumnName("province", "省份", ["省", "省(区、市)", "省级"])),
        (.city, ColumnName("city", "城市", ["市", "地市", "市州", "地级市", "设区市"])),
        (
            .county,
            ColumnName(
                "county",
                "区县",
                ["县区", "区(县)", "县(区)", "县(市、区)", "县市区", "市县区", "所属区县", "所在区县", "所在县区", "所属县区", "县", "区"]
            )
        ),
        (.town, ColumnName("town", "乡镇", ["镇街", "乡镇街道", "乡镇(街道)", "镇(街)", "街道", "学区", "所属乡镇", "所在乡镇"])),
    ]

    /// A column that may be of any level: what stands in it decides (``AreaColumn``).
    static let area = ColumnName("area", "地区", ["所属地区", "所在地区", "区域", "所属区域"])

    /// The grades that a row names: nil where it names none, or with a finding.
    static func readGrades(
        _ table: SheetTable, _ row: Grid.Row, of school: String, in stages: [Stage], findings: inout [Finding]
    ) -> [Grade]? {
        guard let cell = table.cell(grade.id, in: row), !cell.isBlank else { return nil }
        let text = cell.text.compact
        guard let grades = Grade.read(text, in: stages) else {
            findings.append(
                Finding(
                    .gradeUnclear, at: table.place(cell), "“\(school)”的年级“\(text)”看不懂",
                    explanation: ["写成 五年级、初二、高一、职一；几个年级写 五、六年级 或 7-9年级；全校一起填的请留空"]))
            return nil
        }
        if let wrong = grades.first(where: { $0.stage(among: stages) == nil }), !stages.isEmpty {
            let own = SchoolForm.stages(stages)
            findings.append(
                Finding(
                    .stageMismatch, at: table.place(cell), "“\(school)”填了年级“\(wrong.label)”，它的学段是\(own)，没有这个年级",
                    explanation: ["请核对年级和学段两格，改正填错的一格"]))
            return nil
        }
        return grades
    }

    /// The official code in a row: ten figures, or a finding.
    static func readCode(_ table: SheetTable, _ row: Grid.Row, findings: inout [Finding]) -> String? {
        guard let cell = table.cell(code.id, in: row), !cell.isBlank else { return nil }
        // ="2143000101" is how a CSV keeps Excel from making a number of it.
        let text = String(cell.text.compact.drop { "'=\"".contains($0) }.prefix { $0 != "\"" })
        if text.utf8.count == 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return text }
        let isScientific = text.uppercased().contains("E+")
        let advice = isScientific ? "Excel 把它变成了科学计数，尾数已经丢失；请把该列设为文本，从原始名册重新导出" : "不知道标识码时请留空"
        findings.append(
            Finding(.schoolCode, at: table.place(cell), "学校标识码应当是 10 位数字", explanation: [advice])
        )
        return nil
    }
}

extension FindingCode {
    package static let gradeUnclear = FindingCode(
        "coverage.grade-unclear",
        .error,
        "年级看不懂",
        manual: """
            “年级”一列写一个年级或几个：五年级、初二、八年级、高一、职一；几个年级写“五、六年级”“7-9年级”。全校一起填的一行，年级留空。
            只写“一年级”的，在初中的行里算七年级，在高中的行里算高一。写班级、届别（2026届）的请改成年级。
            """
    )
    package static let schoolCode = FindingCode(
        "coverage.school-code",
        .error,
        "学校标识码不是 10 位数字",
        manual: """
            学校标识码是教育部门编的 10 位数字。在 Excel 里若不设成文本，会变成 2.14E+09 这样的科学计数，尾数丢失，无法恢复。
            请从原始名册以文本格式重新导出；不知道标识码时，这一格留空即可。
            标识码的第 3、4 位是省码。和名册里写的省不同，或者和表里绝大多数学校不同的，给一条警告，请核对。
            """
    )
    package static let nameMissing = FindingCode(
        "coverage.name-missing",
        .error,
        "有数据的行没有学校名称",
        manual: "这一行填了数据，却没有学校名称，不知道是哪所学校。合并的单元格请先取消合并，每行都写学校名称；不是学校的行请删去。"
    )
    package static let schoolRepeated = FindingCode(
        "coverage.school-repeated",
        .error,
        "同一所学校在表里出现两次",
        manual: """
            同一个表里同一所学校（同一学段）只能有一行，否则不知以哪行为准。请删去重复的行；
            如果是两所不同的学校，请写全称或填学校标识码。
            """
    )
}
