import Spreadsheets

/// What people write under a table: 填报日期：…, 校长签字：, 1.课时按每班计, 以下空白, and sums by many names.
///
/// A row is none of these where it may be a school whose name has a slip in it: that one is to be mended, not passed over.
struct RowsBelow {
    let table: SheetTable

    /// Whether a row behind the last school is no school.
    func holds(_ row: Grid.Row) -> Bool {
        guard let column = table.columns["name"], let cell = row.cells.first(where: { !$0.isBlank }) else {
            return false
        }
        let words = [cell.text.compact, row[column].text.compact].filter { !$0.isEmpty }
        if words.contains(where: Self.isSum) { return true }
        if words.contains(where: Self.isOfForm) { return true }
        let isFilled = table.columns.contains { id, column in
            id != "name" && !row[column].isBlank && (column != cell.column || id == "code")
        }
        return !isFilled && !words.contains(where: Self.maySchool)
    }

    /// 总数, 累计, 全县小学7所, 其中：民办.
    static func isSum(_ text: String) -> Bool {
        if ["总数", "累计", "汇总", "总和", "总共", "平均", "合计", "总计", "小计", "其中"].contains(text) { return true }
        if text.hasPrefix("其中:") || text.hasPrefix("其中,") { return true }
        if text.wholeMatch(of: #/全[省市州县区旗镇乡](?:合计|总计|共计|总数|累计|汇总|平均)?/#) != nil { return true }
        return text.wholeMatch(of: #/(?:全[省市州县区旗镇乡])?\p{Han}{0,10}(?:共|合计|总计|计)?[0-9]{1,5}[所校个](?:学校)?/#) != nil
            && text.contains { $0.isNumber } && text.hasPrefix("全")
    }

    /// Lines that end a form: they say so with their first words and a colon, or are one of a few.
    private static func isOfForm(_ text: String) -> Bool {
        if ["以下空白", "以下无正文", "以上", "无"].contains(text) { return true }
        guard let end = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: end) <= 14 else {
            return ["审批意见", "审核意见", "单位盖章", "(盖章)", "盖章", "校长签字", "领导签字", "填报日期", "填表日期"].contains {
                text.hasPrefix($0)
            }
        }
        let head = text[..<end]
        return forms.contains(where: head.contains)
    }

    private static let forms = [
        "日期", "时间", "签字", "签名", "签章", "盖章", "公章", "意见", "审批", "审核", "填报", "填表", "制表", "说明", "备注", "注", "附", "电话", "联系",
        "负责",
        "领导", "经办", "单位", "校长", "要求", "标准",
    ]

    /// Whether a text may be the name of a school, a slip in it or not.
    private static func maySchool(_ text: String) -> Bool {
        // A numbered sentence is a note; a school's name ends in one of a few words.
        let isNumbered = text.wholeMatch(of: #/[0-9]{1,2}[.、)].{5,}|[一二三四五六七八九十][、.].{5,}/#) != nil
        if isNumbered, !text.contains(where: { "(（".contains($0) }),
            !["学", "校", "园", "院", "中", "小", "点", "部"].contains(where: text.hasSuffix)
        {
            return false
        }
        return text.contains { "学校园院小中高职初附点部".contains($0) } && !text.contains("。")
    }
}
