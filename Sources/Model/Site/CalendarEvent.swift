package import DataFiles
package import Diagnostics

/// A day or a campaign of the year, from `calendar.yaml`.
package struct CalendarEvent: Sendable {
    package let title: String
    /// Month and day, every year.
    package let from: MonthDay
    package let to: MonthDay
    package let summary: String
    package let isCampaign: Bool
    /// The content file that tells more.
    package let page: ContentPath?
    package let source: String?

    /// A day of every year, `06-26`.
    package struct MonthDay: Sendable, Hashable, Comparable {
        package let month: Int
        package let day: Int

        /// Reads `06-26` (or `6-26`, `6月26日`).
        package init?(_ text: String) {
            guard let date = CalendarDate("2000-" + text.replacingChinese()) else { return nil }
            month = date.month
            day = date.day
        }

        package static func < (left: MonthDay, right: MonthDay) -> Bool {
            (left.month, left.day) < (right.month, right.day)
        }
    }

    /// Whether it is on; a campaign may run over New Year.
    package func isOn(_ date: CalendarDate) -> Bool {
        guard let today = MonthDay("\(date.month)-\(date.day)") else { return false }
        return from <= to ? from <= today && today <= to : today >= from || today <= to
    }

    /// `6月1日—6月30日`, or one day.
    package var dates: String {
        let start = "\(from.month)月\(from.day)日"
        return from == to ? start : "\(start)—\(to.month)月\(to.day)日"
    }

    private static let fields: [FieldName] = [
        FieldName("id"), .title, FieldName("date", "日期"), FieldName("from", "开始"), FieldName("to", "结束"),
        FieldName("kind", "类型"), .summary, .audience, FieldName("page", "页面"), .source,
    ]

    /// Reads `calendar.yaml`: a list, or a mapping with the list under `events`.
    package static func read(_ source: SourceText, findings: inout [Finding]) -> [CalendarEvent] {
        guard let node = YAMLReader.read(source, findings: &findings) else { return [] }
        let list = node.items ?? node.entries?.first { $0.key == "events" || $0.key == "日历" }?.value.items ?? []
        return list.compactMap { item in
            var reader = FieldReader(item, in: source, kind: "日历", known: fields)
            let event = event(&reader)
            if event == nil {
                reader.report(
                    Finding(.fieldType, at: source.place(item.range), "日历的每一项要有 title 和 date（如 \"06-26\"），或 from 和 to")
                )
            }
            findings += reader.finish()
            return event
        }
        .sorted { ($0.from, $0.to, $0.title) < ($1.from, $1.to, $1.title) }
    }

    private static func event(_ reader: inout FieldReader) -> CalendarEvent? {
        let day = reader.string(fields[2])
        guard let title = reader.string(.title), let from = (reader.string(fields[3]) ?? day).flatMap(MonthDay.init)
        else { return nil }
        let to = (reader.string(fields[4]) ?? day).flatMap(MonthDay.init) ?? from
        let kind = reader.string(fields[5])
        return CalendarEvent(
            title: title,
            from: from,
            to: to,
            summary: reader.string(.summary) ?? "",
            isCampaign: kind == "campaign" || kind == "宣传月" || from != to,
            page: reader.string(fields[8]).map(ContentPath.init),
            source: reader.string(.source)
        )
    }
}

extension String {
    /// `6月26日` as `6-26`.
    fileprivate func replacingChinese() -> String {
        String(compactMap { $0 == "月" ? "-" : $0 == "日" ? nil : $0 })
    }
}
