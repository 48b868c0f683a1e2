package import DataFiles
package import Diagnostics
import Schools

/// A day or a campaign of the year, from `calendar.yaml`.
package struct CalendarEvent: Sendable {
    package let title: String
    package let rule: CalendarRule
    package let summary: String
    package let isCampaign: Bool
    /// For whom it is: stages, then everybody else.
    package let audience: [String]
    /// The content file that tells more.
    package let page: ContentPath?
    package let source: String?
    /// The page of the calendar.
    package static let route = Route("calendar.html")

    /// Where the entry stands, and its page.
    let place: Place
    let pagePlace: Place

    /// The time that a day belongs to; a campaign may run over New Year.
    package func span(on day: CalendarDate) -> CalendarSpan? {
        [day.year - 1, day.year].compactMap { rule.span(startingIn: $0) }.first { $0.contains(day) }
    }

    /// When it next begins after a day.
    package func next(after day: CalendarDate) -> CalendarSpan? {
        (day.year...day.year + 1).compactMap { rule.span(startingIn: $0) }.first { day < $0.from }
    }
}

extension CalendarEvent {
    private static let id = FieldName("id", "编号")
    private static let date = FieldName("date", "日期")
    private static let from = FieldName("from", "开始")
    private static let to = FieldName("to", "结束")
    private static let kind = FieldName("kind", "类型")
    private static let page = FieldName("page", "页面")
    private static let fields: [FieldName] = [
        id, .title, date, from, to, kind, .summary, .audience, .stage, page, .source,
    ]

    private static let kinds = ["day", "campaign", "日子", "宣传月"]

    /// Reads `calendar.yaml`: a list, or a mapping with the list under `events`.
    ///
    /// ## File format
    ///     events:
    ///       - {title: 国际禁毒日, date: "06-26"}                  every year
    ///       - {title: 全民禁毒宣传月, from: "06-01", to: "06-30"}  every year, may run over New Year
    ///       - {title: 安全教育日, date: 3月最后一个星期一}          every year
    ///       - {title: 本年度演讲比赛, date: 2026-05-20}            once
    ///
    /// ## Parsing behavior
    /// - `6月26日`, `6-26` and `6/26` are `06-26`. What has `from` has `to`, and the other way round.
    /// - 29 February is 28 February in ordinary years, and said; so is the fifth weekday of a month, which many years lack.
    /// - Something that lasts longer than a day is a campaign, whatever its `kind`.
    /// - `audience` and `stage` hold the words that pages may use; others are reported and left out.
    /// - An entry without a title or a date that can be read is reported and left out.
    /// - With `configuration`, its values stand where `{{name}}` is written.
    package static func read(
        _ source: SourceText, configuration: SiteConfiguration? = nil, findings: inout [Finding]
    ) -> [CalendarEvent] {
        guard
            let node = YAMLReader.read(source, findings: &findings)?
                .filled(from: configuration, in: source, findings: &findings)
        else { return [] }
        let events = FieldName("events", "日历")
        let list = node.items(under: events, in: source, kind: "calendar.yaml", findings: &findings)
        var seen: [String: Place] = [:]
        var ids: [String: Place] = [:]
        var result: [CalendarEvent] = []
        for item in list {
            var reader = FieldReader(item, in: source, kind: "日历", known: fields)
            if let written = reader.text(id) {
                let place = source.place(written.range)
                if let first = ids[written.text] {
                    reader.report(
                        Finding(
                            .calendarID, at: place, "日历里有两项的 id 都是“\(written.text)”",
                            explanation: ["复制了一项再改的，请把 id 也改成另一个"], notes: [.init(at: first, "先写在这里")]))
                }
                ids[written.text] = ids[written.text] ?? place
            }
            if let event = event(&reader, at: source.place(item.range)) {
                let key = "\(event.title) \(event.rule)"
                if let first = seen[key] {
                    reader.report(
                        Finding(
                            .calendarRepeated, at: event.place, "“\(event.title)”在日历里写了两次",
                            notes: [.init(at: first, "先写在这里")]))
                } else {
                    seen[key] = event.place
                    result.append(event)
                }
            }
            findings += reader.finish()
        }
        return result
    }

    private static func event(_ reader: inout FieldReader, at place: Place) -> CalendarEvent? {
        let title = reader.string(.title)?.trimmingSpaces() ?? ""
        let rule = rule(&reader)
        if title.isEmpty {
            reader.report(Finding(.calendarDate, at: place, "日历的这一项没有标题 title"))
        }
        guard !title.isEmpty, let rule else { return nil }
        let kind = reader.string(kind)
        if let kind, !Self.kinds.contains(kind) {
            let near = NearMiss.best(for: kind, among: Self.kinds)
            reader.report(
                Finding(
                    .calendarKind, at: reader.place(Self.kind), "不认识的类型“\(kind)”，按\(rule.isLong ? "活动期间" : "一天")算",
                    explanation: [near.map { "是不是想写“\($0)”？" }, "写 day（一天）或 campaign（宣传月、活动期间）"].compactMap { $0 }))
        }
        return CalendarEvent(
            title: title, rule: rule, summary: reader.string(.summary) ?? "",
            isCampaign: kind == "campaign" || kind == "宣传月" || rule.isLong,
            audience: Stage.vocabulary.values(&reader).uniqued().map(\.rawValue)
                + Audience.vocabulary.values(&reader).uniqued().map(\.rawValue),
            page: reader.string(page).map(ContentPath.init),
            source: reader.string(.source), place: place, pagePlace: reader.place(page))
    }

    private static func rule(_ reader: inout FieldReader) -> CalendarRule? {
        let first = reader.node(from) == nil ? date : from
        if first == from, let lost = reader.string(date) {
            reader.report(
                Finding(
                    .calendarDate, at: reader.place(date), "这一项既有 date 又有 from，不知道以哪个为准（date 是“\(lost)”）",
                    explanation: ["一天的只写 date，一段时间的只写 from 和 to"]))
        }
        if first == from, reader.node(to) == nil {
            reader.report(
                Finding(
                    .calendarDate, at: reader.place(from), "只写了开始 from，没有写结束 to",
                    explanation: ["一段时间补写 to；只有一天的写 date，不写 from"]))
        }
        guard let start = reader.string(first) else {
            let words = "日历的每一项要有日期：date: \"06-26\"，或 from 和 to"
            reader.report(Finding(.calendarDate, at: reader.place(first), words))
            return nil
        }
        let end = first == from ? reader.string(to) : nil
        guard let from = CalendarRule.Day(start) else {
            reader.report(.notADay(start, at: reader.place(first)))
            return nil
        }
        if let lapse = CalendarRule.lapse(of: from) { reader.report(.lapse(lapse, of: start, at: reader.place(first))) }
        guard let end else { return CalendarRule(from: from, to: from) }
        guard let last = CalendarRule.Day(end) else {
            reader.report(.notADay(end, at: reader.place(to)))
            return nil
        }
        if let lapse = CalendarRule.lapse(of: last) { reader.report(.lapse(lapse, of: end, at: reader.place(to))) }
        guard let rule = CalendarRule(from: from, to: last) else {
            reader.report(
                Finding(
                    .calendarDate, at: reader.place(to), "“\(end)”不能是“\(start)”的结束",
                    explanation: ["开始和结束要写成同一种：都写“月-日”（每年），或都写“年-月-日”（一次），结束不早于开始"]))
            return nil
        }
        return rule
    }
}

extension Finding {
    fileprivate static func notADay(_ text: String, at place: Place) -> Finding {
        Finding(
            .calendarDate, at: place, "“\(text)”不是一个日子",
            explanation: ["每年的日子写“06-26”，某一年的写“2026-06-26”，也可以写“3月最后一个星期一”"])
    }

    fileprivate static func lapse(_ lapse: CalendarRule.Lapse, of text: String, at place: Place) -> Finding {
        switch lapse {
        case .leapDay:
            Finding(.calendarLapse, severity: .note, at: place, "平年没有“\(text)”，那一年按 2 月 28 日列出")
        case .fifth:
            Finding(
                .calendarLapse, at: place, "不是每年都有“\(text)”，没有的年份网页上不列出",
                explanation: ["每年都要有的，写“最后一个”，如“5月最后一个星期日”"])
        }
    }
}

extension FindingCode {
    package static let calendarDate = FindingCode(
        "calendar.date",
        .error,
        "日历的日期写法不对",
        manual: """
            `calendar.yaml` 的每一项要有标题和日期。每年的日子写 `date: "06-26"`；一段时间写 `from: "06-01"` 和 `to: "06-30"`，可以跨年，两个都要写；
            按星期算的写 `date: 3月最后一个星期一`、`date: 5月第2个星期日`；只有一次的写全年份 `date: 2026-05-20`。没有的日子（如 02-30）会指出来。
            """
    )
    package static let calendarKind = FindingCode(
        "calendar.kind",
        .warning,
        "日历里有不认识的类型",
        manual: "`calendar.yaml` 的 `kind`（类型）写 `day`（一天的日子）或 `campaign`（宣传月、活动期间）；别的词不起作用。"
    )
    package static let calendarLapse = FindingCode(
        "calendar.not-every-year",
        .warning,
        "有的年份没有这个日子",
        manual: """
            一个月里不一定有第五个星期一：`5月第5个星期一` 有的年份没有，2月的几十年才有一次，没有的那一年网页上就不列出。
            多半是要写 `5月最后一个星期一`。2月29日平年没有，那一年按 2 月 28 日列出。
            """
    )
    package static let calendarRepeated = FindingCode(
        "calendar.repeated",
        .warning,
        "日历里同一项写了两次",
        manual: "标题和日期都相同的两项，网页上会重复出现。请删去一项。"
    )
    package static let calendarID = FindingCode(
        "calendar.id-repeated",
        .error,
        "日历里两项的 id 相同",
        manual: "`calendar.yaml` 里每一项的 `id`（编号）只能用一次。多半是复制了一项，改了标题和日期，忘了改 id。请改成另一个，或删去多余的一项。"
    )
    package static let calendarPage = FindingCode(
        "calendar.page-missing",
        .error,
        "日历指向的页面不存在",
        manual: "`calendar.yaml` 里的 `page` 写站内文件，从 Content 算起，如 `page: notices/jinduyue-2026.md`。请核对文件名和文件夹。"
    )
    /// Every code about the calendar.
    static let calendarCodes: [FindingCode] = [
        .calendarDate, .calendarKind, .calendarLapse, .calendarRepeated, .calendarID, .calendarPage,
    ]
}
