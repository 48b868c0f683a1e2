import ChineseText
package import DataFiles
package import Diagnostics
package import Spreadsheets

/// Reads a monthly sheet of activities, or of what the accounts of the new media did.
///
/// ## File format
///     日期,类型,地点,活动名称,对象,人数,份数,服务于,来源
///     2026-11-20,进学校,示例县第一中学,主题班会,初二学生,240,300,课时、教材,照片3张
///
///     月份,平台,账号,发布数,阅读量,粉丝数
///     2026-11,微信,示例县禁毒,12,3.4万,5600
///
/// ## Parsing behavior
/// - Which of the two a sheet is, its heading tells: 日期 or 月份 with 平台.
/// - Personal data first (``PrivacyScan``): what it refuses is not read.
/// - Sheets of a workbook without such a heading are passed over where another has one, as is the sheet of sums.
/// - Sheets of the new media need no 月份 where `month` or a title says it.
/// - A day without its year (11月3日, 11.3, 3日) takes it from `month` or from a title such as 2026年11月; without either it is an error, as
///   is a day outside that month.
/// - A day or month after the day of entry is an error: the book says what was done.
/// - 类型 is one of 进学校 进社区 进单位 …, with or without 进. 服务于 names indicators of the framework; others are an error.
/// - A column of figures that nobody knows is an error: it may be the very one that was to be counted.
/// - Numbers may have thousands separators, 万, or a unit (240人); a blank is not known, never zero.
/// - A row that is there twice is an error: nobody can tell a copy from a second event of the same day.
package enum ActivityReader {
    /// What a file holds; `day` is the day of entry.
    package static func read(
        _ grid: Grid, framework: Framework, month: CalendarDate? = nil, on day: CalendarDate,
        findings: inout [Finding]
    ) -> ActivityBook {
        let scan = PrivacyScan(grid)
        findings += scan.findings
        if scan.refuses { return ActivityBook(activities: [], media: []) }
        var rows = ActivityRows(framework: framework, today: day)
        findings += SheetTable.setAside(grid.sheets.filter { !$0.isBlank }, in: grid)
        let own = [ActivityBook.sumsName, ReturnedSheet.listName]
        let sheets = grid.sheets.filter { !$0.isBlank && !$0.isSetAside && !own.contains($0.name) }
        let hasHeading = sheets.contains { Self.table($0, of: grid).table.heading != nil }
        for sheet in sheets {
            let (table, isMedia) = Self.table(sheet, of: grid)
            if table.heading == nil, hasHeading {
                let place = sheet.rows.first { !$0.isBlank }.map(grid.place)
                findings.append(
                    Finding(.sheetSkipped, severity: .note, at: place, "表“\(sheet.name)”没有读取：里面没有活动的表头"))
                continue
            }
            findings += table.findings
            guard let heading = table.heading else { continue }
            let asked: [ColumnName] =
                isMedia
                ? [.account] + (month == nil && Self.month(in: table.titles) == nil ? [.month] : [])
                : [.kind, .place, .title]
            for column in asked where table.columns[column.id] == nil {
                findings.append(Finding(.columnMissing, at: grid.place(heading), "活动表缺少“\(column.label)”一列"))
            }
            guard !findings.haveErrors else { continue }
            rows.month = month ?? Self.month(in: table.titles)
            for row in table.rows { isMedia ? rows.readMedia(row, table) : rows.readActivity(row, table) }
        }
        findings += rows.findings
        return ActivityBook(activities: rows.activities, media: rows.media)
    }

    private static func table(_ sheet: Grid.Sheet, of grid: Grid) -> (table: SheetTable, isMedia: Bool) {
        let isMedia = sheet.rows.prefix(15).contains { row in
            row.cells.contains { ColumnName.channel.matches($0.text) }
        }
        let names: [ColumnName] =
            isMedia
            ? [.month, .channel, .account, .posts, .reads, .followers]
            : [.day, .kind, .place, .title, .audience, .heads, .copies, .serves, .source]
        return (
            SheetTable(sheet, of: grid, names: names, required: isMedia ? "channel" : "day", unread: .error), isMedia
        )
    }

    /// The month that a title names: 2026年11月, 2026-11.
    private static func month(in titles: [Grid.Row]) -> CalendarDate? {
        for cell in titles.flatMap(\.cells) {
            guard let found = cell.text.compatible.firstMatch(of: #/(20\d\d)\s*[年.-]\s*(\d{1,2})/#),
                let year = Int(found.1), let month = Int(found.2),
                let date = CalendarDate(year: year, month: month, day: 1)
            else { continue }
            return date
        }
        return nil
    }
}

private struct ActivityRows {
    let framework: Framework
    /// The day of entry: nothing can have been held after it.
    let today: CalendarDate
    var findings: [Finding] = []
    /// The month of the sheet, as its first day, where anybody said it.
    var month: CalendarDate?
    private(set) var activities: [Activity] = []
    private(set) var media: [MediaCount] = []
    private var seen: [String: Place] = [:]

    init(framework: Framework, today: CalendarDate) {
        self.framework = framework
        self.today = today
    }

    mutating func readActivity(_ row: Grid.Row, _ table: SheetTable) {
        let place = table.grid.place(row)
        if let named = table.namedPupil(in: ["place", "title", "audience", "source"], of: row) {
            findings.append(named)
            return
        }
        guard let day = day(of: row, table) else { return }
        guard day <= today else {
            return report("活动日期 \(day) 在登记（\(today)）之后", "办过了再登记；日期写错的请改正", table, "day", row)
        }
        let several = kinds(in: table.text("kind", in: row) ?? "")
        guard several.count < 2 else {
            return report(
                "类型写了 \(several.count) 种：\(several.joined(separator: "、"))，一场只能记一种",
                "请只填最主要的一种，其余的写在活动名称里；确是几场的，一场一行，人数分开写",
                table, "kind", row)
        }
        guard let kind = kind(table.text("kind", in: row) ?? "") else {
            let known = Activity.kinds.joined(separator: "、")
            return report("类型“\(table.text("kind", in: row) ?? "")”不认识", "可以填：\(known)", table, "kind", row)
        }
        guard let held = table.text("place", in: row), let title = table.text("title", in: row) else {
            return report("没有写地点或活动名称", "两样都要写，才知道是哪一场", table, "place", row)
        }
        var serves: [String] = []
        for word in (table.text("serves", in: row) ?? "").split(whereSeparator: { "、,，;；/ ".contains($0) }) {
            guard let indicator = framework.indicator(named: String(word)) else {
                let known = framework.indicators.map(\.label).joined(separator: "、")
                return report("“\(word)”不是\(framework.title)的一项", "可以填：\(known)；没有就留空", table, "serves", row)
            }
            serves.append(indicator.code)
        }
        let activity = Activity(
            heldOn: day, place: held, kind: kind, title: title, audience: table.text("audience", in: row) ?? "",
            heads: number("heads", row, table), copies: number("copies", row, table), serves: serves,
            source: table.text("source", in: row) ?? "")
        if let first = seen[activity.key] {
            let note = Finding.Note(at: first, "第一次在这里")
            findings.append(
                Finding(
                    .activityUnclear, at: place, "\(day) 在“\(held)”的“\(title)”在表里出现了两次",
                    explanation: ["同一场请只留一行；真是两场的，在活动名称里写明上午、下午或班级"], notes: [note]))
            return
        }
        seen[activity.key] = place
        let twin = activities.first { $0.mayBe(activity) }
        if let twin, let first = seen[twin.key] {
            findings.append(
                Finding(
                    .activityUnclear, severity: .warning, at: place,
                    "\(day) 的“\(title)”（\(held)）和“\(twin.title)”（\(twin.place)）人数、份数都一样，按两场登记",
                    explanation: ["如果是同一场写了两种叫法，请只留一行，再导入；真是两场的不用改"],
                    notes: [Finding.Note(at: first, "另一场在这里")]))
        }
        activities.append(activity)
    }

    private mutating func day(of row: Grid.Row, _ table: SheetTable) -> CalendarDate? {
        guard let text = table.text("day", in: row) else {
            report("没有写日期", "请写成 2026-11-20；一场活动一行", table, "day", row)
            return nil
        }
        if case .exact(let day) = WrittenDate(text) { return day }
        guard let (named, number) = Self.dayWithoutYear(text) else {
            report("日期“\(text)”看不懂", "请写成 2026-11-20；一场活动一行", table, "day", row)
            return nil
        }
        guard let month else {
            report(
                "日期“\(text)”没有写年份", "请写成 2026-11-03；或者导入时加 --month 2026-11，或在标题里写明 2026年11月", table, "day", row)
            return nil
        }
        guard named ?? month.month == month.month,
            let day = CalendarDate(year: month.year, month: month.month, day: number)
        else {
            report("日期“\(text)”不在 \(month.year) 年 \(month.month) 月", "请核对日期，或者核对表的月份", table, "day", row)
            return nil
        }
        return day
    }

    /// 11月3日, 11.3, 11/3, 3日; nil for everything else.
    private static func dayWithoutYear(_ text: String) -> (month: Int?, day: Int)? {
        let text = text.compatible
        if let found = text.wholeMatch(of: #/(\d{1,2})\s*[月.\/-]\s*(\d{1,2})\s*[日号]?/#), let month = Int(found.1),
            let day = Int(found.2)
        {
            return (month, day)
        }
        guard let found = text.wholeMatch(of: #/(\d{1,2})\s*[日号]/#), let day = Int(found.1) else { return nil }
        return (nil, day)
    }

    mutating func readMedia(_ row: Grid.Row, _ table: SheetTable) {
        // A sheet of a month that is said above it, or to the command, needs no column of it.
        let text =
            table.text("month", in: row)
            ?? (table.columns["month"] == nil ? month.map { String($0.description.prefix(7)) } : nil) ?? ""
        var figures = text.split { !$0.isNumber }.compactMap { Int($0) }
        // 11月, in a sheet whose month somebody said.
        if figures.count == 1, figures[0] <= 12, let month {
            guard figures[0] == month.month else {
                return report("月份“\(text)”不是 \(month.year) 年 \(month.month) 月", "请核对月份，写成 2026-11", table, "month", row)
            }
            figures = [month.year, month.month]
        }
        guard figures.count >= 2, let first = CalendarDate(year: figures[0], month: figures[1], day: 1) else {
            return report("月份“\(text)”看不懂", "请写成 2026-11", table, "month", row)
        }
        guard first <= today else {
            return report("月份“\(text)”还没有到（登记日期 \(today)）", "请核对年份和月份", table, "month", row)
        }
        guard let channel = table.text("channel", in: row), let account = table.text("account", in: row) else {
            return report("没有写平台或账号", "两样都要写", table, "account", row)
        }
        media.append(
            MediaCount(
                month: String(first.description.prefix(7)), channel: channel, account: account,
                posts: number("posts", row, table), reads: number("reads", row, table),
                followers: number("followers", row, table)))
    }

    private func kind(_ text: String) -> String? {
        let key = NameKey.of(text).replacing("校园", with: "学校")
        return Activity.kinds.first { $0 == key || $0.dropFirst() == key || key.hasPrefix($0) }
    }

    /// Every kind that a cell names: 进学校、进社区; one or none where it names no more.
    private func kinds(in text: String) -> [String] {
        let key = text.compact.replacing("校园", with: "学校")
        let parts = key.split { "、,，/;；+和及与".contains($0) }.map(String.init)
        let named = Activity.kinds.filter { kind in
            key.contains(kind) || parts.count > 1 && parts.contains { $0 == kind.dropFirst() }
        }
        return named
    }

    private mutating func number(_ column: String, _ row: Grid.Row, _ table: SheetTable) -> Int? {
        guard let cell = table.cell(column, in: row), !cell.isBlank else { return nil }
        let text = cell.text.compact.filter { $0 != "," }
        if ["/", "-", "—"].contains(text) { return nil }
        if let value = CountText.value(text) { return value }
        let isRound = text.contains("余") || text.contains("多") || text.hasPrefix("约") || text.hasPrefix("近")
        if isRound, text.contains(where: \.isNumber) {
            report("“\(cell.text.compact)”是约数，汇总时加不起来", "请写签到或清点的实数；只有约数的留空，写在活动名称里", table, column, row)
            return nil
        }
        report("“\(cell.text.compact)”不是一个数", "请写 240、3.4万；不知道就留空", table, column, row)
        return nil
    }

    private mutating func report(
        _ words: String, _ advice: String, _ table: SheetTable, _ column: String, _ row: Grid.Row
    ) {
        let place = table.cell(column, in: row).map { table.place($0) } ?? table.grid.place(row)
        findings.append(Finding(.activityUnclear, at: place, words, explanation: [advice]))
    }
}

/// Reads `240`, `240人`, `3.4万`, `1.2亿`.
enum CountText {
    static func value(_ text: String) -> Int? {
        var text = text
        for unit in ["人次", "名", "人", "份", "册", "条", "次", "篇"] where text.hasSuffix(unit) {
            text = String(text.dropLast(unit.count))
            break
        }
        var factor = 1
        for (unit, value) in [("万", 10_000), ("亿", 100_000_000)] where text.hasSuffix(unit) {
            text = String(text.dropLast())
            factor = value
        }
        // Twelve figures are more than anybody has readers.
        if factor == 1, (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int(text)
        }
        if factor == 1 { return ChineseNumeral.quantity(text) }
        guard let amount = Amount(text) else { return nil }
        let (value, rest) = (amount.hundredths * factor).quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? value : nil
    }
}

extension ColumnName {
    fileprivate static let day = ColumnName("day", "日期", ["活动日期", "时间", "活动时间", "开展时间"])
    fileprivate static let kind = ColumnName("kind", "类型", ["活动类型", "活动类别", "六进", "七进", "类别"])
    fileprivate static let place = ColumnName("place", "地点", ["活动地点", "场所", "单位", "开展地点"])
    fileprivate static let title = ColumnName("title", "活动名称", ["活动", "活动内容", "主题", "内容", "活动主题"])
    fileprivate static let audience = ColumnName("audience", "对象", ["受众", "宣传对象", "活动对象", "参加对象", "参与对象", "受众对象"])
    fileprivate static let heads = ColumnName("heads", "人数", ["参加人数", "受教育人数", "覆盖人数", "人次", "参与人数"])
    fileprivate static let copies = ColumnName("copies", "份数", ["发放资料", "发放份数", "资料份数", "发放资料数", "宣传资料"])
    fileprivate static let serves = ColumnName("serves", "服务于", ["五落实", "对应项目", "服务项目"])
    fileprivate static let source = ColumnName("source", "来源", ["依据", "佐证", "材料来源"])
    fileprivate static let month = ColumnName("month", "月份", ["月", "统计月份"])
    fileprivate static let channel = ColumnName("channel", "平台", ["新媒体平台", "渠道"])
    fileprivate static let account = ColumnName("account", "账号", ["账号名称", "公众号", "名称"])
    fileprivate static let posts = ColumnName(
        "posts", "发布数", ["发布", "发稿数", "发布条数", "发布篇数", "发布量", "推送数", "推文数", "发文数", "篇数", "条数"])
    fileprivate static let reads = ColumnName(
        "reads", "阅读量", ["阅读", "播放量", "点击量", "阅读数", "阅读次数", "播放次数", "浏览量", "浏览数"])
    fileprivate static let followers = ColumnName("followers", "粉丝数", ["粉丝", "粉丝量", "关注数", "关注人数", "用户数"])
}

extension FindingCode {
    package static let activityUnclear = FindingCode(
        "coverage.activity-unclear",
        .error,
        "活动表里有一格看不懂",
        manual: """
            活动表一场一行：日期（2026-11-20，不能在登记之后）、类型（进学校、进社区、进单位、进家庭、进场所、进农村、进工厂、进企业、进行业、进网络、进机关；进校园就是进学校；一场只填一种）、地点、
            活动名称、对象、人数、份数、服务于（五落实里的哪一项，可以不写）、来源。人数写 240 或 3.4万，不写约数（300余人），不知道就留空，空白不等于零。
            同一天、同一类型、人数和份数都相同的两行，提示一句：多半是同一场写了两种叫法。
            新媒体表写 月份（2026-11）、平台、账号、发布数、阅读量、粉丝数。对象写“初二学生”这样的人群，不写姓名。
            """
    )
}
