package import Diagnostics
import Spreadsheets

/// What is said once of a whole sheet.
extension ReportRows {
    /// A sheet in which nearly all schools say the very same was most likely filled by copying.
    mutating func reportCopies(in grid: Grid) {
        let total = copies.values.reduce(0, +)
        guard total >= 6, !findings.haveErrors, let most = copies.max(by: { $0.value < $1.value }),
            most.value * 20 >= total * 19,
            let row = firsts[most.key]
        else { return }
        findings.append(
            Finding(
                .valuesCopied, at: grid.place(row), "\(total) 所学校里有 \(most.value) 所填得一模一样，疑似复制",
                explanation: ["已照填报登记；抽查时请先看这些学校"]))
    }

    /// Schools that stand in the sheet with nothing filled in, in one note a sheet.
    mutating func reportEmpty(in grid: Grid) {
        // One of several rows of a school may be filled.
        empty.removeAll { indexes[$0.school] != nil }
        guard let first = empty.first else { return }
        let more = empty.count > 5 ? " 等" : ""
        let names = empty.prefix(5).map(\.name).joined(separator: "、") + more
        let summary = "\(empty.count) 所学校一项也没有填，按未上报处理：\(names)"
        findings.append(Finding(.rowEmpty, at: grid.place(first.row), summary))
        empty = []
    }

    /// Schools of one row without their town or county in front, in one note.
    mutating func reportShortNames(in grid: Grid) {
        guard let first = short.first, !findings.haveErrors else { return }
        let names = short.prefix(5).map { "“\($0.name)”是“\($0.school)”" }.joined(separator: "、")
        findings.append(
            Finding(
                .schoolShort, at: grid.place(first.row),
                "\(short.count) 所学校的名称不全，按唯一对得上的登记：\(names)\(short.count > 5 ? " 等" : "")",
                explanation: ["不对的，请改成名册里的全称再导入"]))
        short = []
    }
}

extension FindingCode {
    package static let schoolShort = FindingCode(
        "coverage.school-short",
        .note,
        "学校名称省了前面的县名、镇名",
        manual: """
            表里写“第一小学”，名册里只有一所“示例县第一小学”（或“城关镇第一小学”）对得上，就登记到这一所名下，并在这里写出来。
            有两所对得上的不登记，要求写全称。请看一眼；不对的，改成全称再导入。
            """
    )
    package static let rowEmpty = FindingCode(
        "coverage.row-empty",
        .note,
        "有的学校一项也没有填，按未上报处理",
        manual: "表里有这所学校，但各项都是空的。空白不是“无”，也不是零，所以这所学校仍算未上报。请催报后再导入。"
    )
    package static let valuesCopied = FindingCode(
        "coverage.values-copied",
        .warning,
        "几乎所有学校填得一模一样",
        manual: """
            六所以上的学校，有百分之九十五以上各项完全相同，多半是填好一行往下拖出来的，不一定假，但不可靠。
            程序照填报登记，只提醒一句；抽查、核验时请先看这些学校。
            """
    )
}
