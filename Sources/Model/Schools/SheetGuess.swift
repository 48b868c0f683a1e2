import Spreadsheets

/// What a sheet without our heading most likely is, so that whoever sent it to the wrong command is told the right one.
enum SheetGuess {
    /// Sentences of advice; none where nothing is recognised.
    static func words(_ sheet: Grid.Sheet) -> [String] {
        let rows = sheet.rows.filter { !$0.isBlank }.prefix(15)
        let keys = Set(rows.flatMap { $0.cells.map { NameKey.of($0.text) } })
        func holds(_ words: [String], atLeast count: Int) -> Bool { words.count(where: keys.contains) >= count }
        let firstColumn = Set(rows.compactMap { $0.cells.first { !$0.isBlank } }.map { NameKey.of($0.text) })
        if SchoolColumns.name.headings.contains(where: firstColumn.contains),
            ["教学计划", "学段", "课时", "班级数", "学生数", "乡镇", "区县"].count(where: firstColumn.contains) >= 2
        {
            return ["表好像横竖颠倒了：学校要一行一所，各项在上面一行。在 Excel 里复制，选择性粘贴，勾选“转置”"]
        }
        if holds(["活动名称", "活动类型", "活动内容", "活动时间", "参加人数", "活动地点", "六进"], atLeast: 2) {
            return ["像是活动台账：请用 humen coverage activity import 导入"]
        }
        if holds(["教学计划", "大纲", "师资", "课时", "教材"], atLeast: 2) {
            guard !keys.isDisjoint(with: SchoolColumns.name.headings) else {
                return ["表里没有“学校名称”一列：请加上，每一行写一所学校的名称；只有标识码的，也要写名称，两样对得上才登记"]
            }
            return ["像是五落实填报表：请用 humen coverage import 导入；名册要有“学段”“区县”这些列"]
        }
        if holds(["学段", "班级数", "学生数", "学校标识码", "办学类型", "乡镇"], atLeast: 2) {
            return ["像是学校名册：请用 humen coverage schools import 导入"]
        }
        return []
    }
}
