package import DataFiles
package import Diagnostics
import Digests
package import Spreadsheets

/// One anti-drug activity: 进学校 on a day at a place, with the heads it reached and the copies handed out.
package struct Activity: Sendable, Hashable {
    package let heldOn: CalendarDate
    package let place: String
    /// 进学校, 进社区 and so on, of the six or seven (六进 / 七进).
    package let kind: String
    package let title: String
    package let audience: String
    package let heads: Int?
    package let copies: Int?
    /// Codes of the indicators that it serves.
    package let serves: [String]
    /// Where the record comes from: a photograph's number, a brief, a link.
    package let source: String

    /// An activity as it was entered.
    package init(
        heldOn: CalendarDate, place: String, kind: String, title: String, audience: String, heads: Int?, copies: Int?,
        serves: [String], source: String
    ) {
        self.heldOn = heldOn
        self.place = place
        self.kind = kind
        self.title = title
        self.audience = audience
        self.heads = heads
        self.copies = copies
        self.serves = serves
        self.source = source
    }

    /// What makes it the same activity in another sheet: day, place, kind and title.
    package var key: String {
        let fields = [heldOn.description, NameKey.of(place), kind, NameKey.of(title)].joined(separator: "\n")
        return String(SHA256Digest.hex(of: Array(fields.utf8)).prefix(16))
    }

    /// Whether another entry may be the same event under other names: of one day and kind, with the same heads and copies.
    package func mayBe(_ other: Activity) -> Bool {
        key != other.key && heldOn == other.heldOn && kind == other.kind && heads == other.heads
            && copies == other.copies && (heads ?? 0) > 0
    }

    /// 六进 and 七进 name these, differently from notice to notice.
    package static let kinds = ["进学校", "进社区", "进单位", "进家庭", "进场所", "进农村", "进工厂", "进企业", "进行业", "进网络", "进机关"]
}

/// What an account of the new media did in a month.
package struct MediaCount: Sendable, Hashable {
    /// `2026-11`.
    package let month: String
    /// 微信, 抖音 and so on.
    package let channel: String
    package let account: String
    package let posts: Int?
    package let reads: Int?
    package let followers: Int?

    /// Counts as they were entered.
    package init(month: String, channel: String, account: String, posts: Int?, reads: Int?, followers: Int?) {
        self.month = month
        self.channel = channel
        self.account = account
        self.posts = posts
        self.reads = reads
        self.followers = followers
    }
}

/// Everything that was done in a month, or in all time.
package struct ActivityBook: Sendable, Hashable {
    package let activities: [Activity]
    package let media: [MediaCount]

    /// Activities by day, counts by month.
    package init(activities: [Activity], media: [MediaCount]) {
        self.activities = activities.sorted {
            ($0.heldOn, $0.kind, $0.place, $0.title) < ($1.heldOn, $1.kind, $1.place, $1.title)
        }
        self.media = media.sorted { ($0.month, $0.channel, $0.account) < ($1.month, $1.channel, $1.account) }
    }

    /// Only of one month, such as `2026-11`.
    package func only(month: String?) -> ActivityBook {
        guard let month else { return self }
        return ActivityBook(
            activities: activities.filter { $0.heldOn.description.hasPrefix(month) },
            media: media.filter { $0.month == month })
    }

    /// How often, how many heads and how many copies, by kind.
    package struct Sum: Sendable, Hashable, Encodable {
        package let kind: String
        package let times: Int
        package let heads: Int
        package let copies: Int
        /// Of `times`, those for which nobody wrote down the heads.
        package let headsUnknown: Int
    }

    /// One line for each kind that occurs, then 合计.
    package var sums: [Sum] {
        func sum(_ kind: String, _ list: [Activity]) -> Sum {
            Sum(
                kind: kind, times: list.count, heads: list.compactMap(\.heads).reduce(0, +),
                copies: list.compactMap(\.copies).reduce(0, +), headsUnknown: list.count { $0.heads == nil })
        }
        let rows = Activity.kinds.compactMap { kind in
            let list = activities.filter { $0.kind == kind }
            return list.isEmpty ? nil : sum(kind, list)
        }
        return rows + [sum("合计", activities)]
    }
}

extension ActivityBook {
    /// Activities that most likely stand in the ledger already, under other names; one warning for all.
    package func twins(in known: ActivityBook, of grid: Grid) -> [Finding] {
        let own = Set(activities.map(\.key))
        let others = Dictionary(grouping: known.activities.filter { !own.contains($0.key) }, by: \.heldOn)
        let clashes = otherClasses(than: known, of: grid)
        if !clashes.isEmpty { return clashes }
        let known = Set(known.activities.map(\.key))
        let pairs = activities.filter { !known.contains($0.key) }.compactMap { one in
            others[one.heldOn]?.first { one.mayBe($0) }.map { (one, $0) }
        }
        guard !pairs.isEmpty else { return [] }
        let lines = pairs.prefix(3).map { one, other in
            "\(one.heldOn) 的“\(one.title)”（\(one.place)）和已登记的“\(other.title)”（\(other.place)）"
        }
        return [
            Finding(
                .activityUnclear, severity: .warning, at: Place(file: grid.file),
                lines.joined(separator: "；") + (pairs.count > 3 ? " 等 \(pairs.count) 场" : "") + "人数、份数都一样，按两场登记",
                explanation: ["如果是同一场写了两种叫法，人次会算两遍；真是两场的不用改"])
        ]
    }

    /// Entries that would take the place of one of the same day, place and title for another class.
    private func otherClasses(than known: ActivityBook, of grid: Grid) -> [Finding] {
        let entered = Dictionary(known.activities.map { ($0.key, $0) }) { first, _ in first }
        return activities.compactMap { one in
            guard let other = entered[one.key], NameKey.of(one.audience) != NameKey.of(other.audience),
                one.audience.contains("班"), other.audience.contains("班")
            else { return nil }
            return Finding(
                .activityUnclear, at: Place(file: grid.file),
                "\(one.heldOn) 在“\(one.place)”的“\(one.title)”已登记过，对象是“\(other.audience)”，这张表写的是“\(one.audience)”，不知道是另一场还是更正",
                explanation: ["是另一个班的另一场，请在活动名称里写明班级；是更正对象的，请先撤销那一次导入（coverage undo），再导入这张"])
        }
    }

    /// The monthly sheet, as it is filled in and sent on; empty when nothing was entered, but for its heading.
    package func sheet(_ framework: Framework) -> String {
        var rows = [["日期", "类型", "地点", "活动名称", "对象", "人数", "份数", "服务于", "来源"]]
        for activity in activities {
            let serves = activity.serves.map { framework.indicator($0)?.label ?? $0 }.joined(separator: "、")
            rows.append([
                activity.heldOn.description, activity.kind, activity.place, activity.title, activity.audience,
                activity.heads.map(String.init) ?? "", activity.copies.map(String.init) ?? "", serves, activity.source,
            ])
        }
        return CSVText(rows).text
    }

    /// What `coverage activity list` prints.
    package func text(_ framework: Framework, month: String?) -> String {
        var text = "禁毒宣传活动台账  \(month ?? "全部")\n\n"
        if activities.isEmpty {
            text += "没有登记活动。\n"
        } else {
            var table = TextTable(["日期", "类型", "地点", "活动", "人数", "份数", "服务于"], rightAligned: [4, 5])
            table.rows = activities.map { activity in
                [
                    activity.heldOn.description, activity.kind, activity.place, activity.title,
                    activity.heads.map(String.init) ?? "—", activity.copies.map(String.init) ?? "—",
                    activity.serves.map { framework.indicator($0)?.label ?? $0 }.joined(separator: "、"),
                ]
            }
            var totals = TextTable(["类型", "场次", "人次", "份数"], rightAligned: [1, 2, 3])
            totals.rows = sums.map { [$0.kind, String($0.times), String($0.heads), String($0.copies)] }
            text += table.text + "\n" + totals.text
            if let unknown = sums.last?.headsUnknown, unknown > 0 { text += "有 \(unknown) 场没有写人数，没有计入人次。\n" }
        }
        if media.isEmpty { return text }
        var table = TextTable(["月份", "平台", "账号", "发布", "阅读", "粉丝"], rightAligned: [3, 4, 5])
        table.rows = media.map { count in
            [count.month, count.channel, count.account]
                + [count.posts, count.reads, count.followers].map { $0.map(String.init) ?? "—" }
        }
        return text + "\n新媒体\n" + table.text
    }
}
