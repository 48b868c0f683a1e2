package import DataFiles
package import Diagnostics
import Schools

extension FieldName {
    static let title = FieldName("title", "标题", "题目", "题名")
    static let date = FieldName("date", "日期", "发布日期", "发布时间", "成文日期")
    static let updated = FieldName("updated", "更新", "更新日期", "修改日期")
    static let summary = FieldName("summary", "摘要", "简介", "内容提要")
    static let tags = FieldName("tags", "标签", "关键词")
    static let audience = FieldName("audience", "对象", "适用对象", "受众", "读者")
    static let stage = FieldName("stage", "学段", "适用学段")
    static let region = FieldName("region", "地区", "区域", "适用地区")
    static let source = FieldName("source", "来源", "出处")
    static let author = FieldName("author", "作者", "撰稿")
    static let draft = FieldName("draft", "草稿")
    static let publish = FieldName("publish", "发布", "公开日期", "publishDate")
    static let expire = FieldName("expire", "到期", "过期", "有效期", "有效期至", "失效日期", "expiryDate")
    static let weight = FieldName("weight", "排序", "顺序")
    static let aliases = FieldName("aliases", "旧址", "旧网址", "曾用网址", "alias")
    static let slug = FieldName("slug", "网址")
    static let cover = FieldName("cover", "封面", "封面图")
    static let coverAlternative = FieldName("coverAlt", "封面说明", "封面图说明", "coverAlternative")
    static let layout = FieldName("layout", "版式")
    static let implements = FieldName("implements", "落实", "五落实")
    static let reviewed = FieldName("reviewed", "复核", "复核日期")
    static let topic = FieldName("topic", "主题")
    static let room = FieldName("room", "展区")

    static let pageFields: [FieldName] = [
        .title, .date, .updated, .summary, .tags, .audience, .stage, .region, .source, .author, .draft, .publish,
        .expire, .weight, .aliases, .slug, .cover, .coverAlternative, .layout, .review, .implements, .reviewed, .topic,
        .room,
        .approval,
    ]
}

extension FrontMatter {
    /// Reads a block of front matter, which may be missing.
    package init(
        _ node: YAMLNode?, in source: SourceText, regions: RegionNames = RegionNames(), findings: inout [Finding]
    ) {
        self.init()
        guard let node else { return }
        var reader = FieldReader(node, in: source, kind: "网页", known: FieldName.pageFields)
        title = reader.string(.title).flatMap { $0.isEmpty ? nil : $0 }
        date = reader.date(.date)
        if date != nil { dateRange = reader.range(.date) }
        updated = reader.date(.updated)
        summary = reader.string(.summary).flatMap { $0.isEmpty ? nil : $0 }
        self.source = reader.string(.source)
        author = reader.string(.author)
        draft = reader.bool(.draft) ?? false
        if let place = reader.emptyPlace(.draft) { reader.report(.draftUndecided(at: place)) }
        publish = reader.date(.publish)
        expire = reader.date(.expire)
        weight = reader.integer(.weight) ?? 0
        reviewed = reader.dateOrMonth(.reviewed)
        if reviewed != nil { reviewedRange = reader.range(.reviewed) }
        topic = reader.string(.topic)
        room = reader.string(.room)
        if room != nil { roomRange = reader.range(.room) }
        readTerms(&reader, regions)
        readAddress(&reader)
        cover = reader.text(.cover)
        coverAlternative = reader.string(.coverAlternative)?.trimmingSpaces()
        layout = PageLayout.vocabulary.value(&reader) ?? .standard
        checkDates(&reader)
        findings += reader.finish()
    }

    /// What the page is sorted by.
    private mutating func readTerms(_ reader: inout FieldReader, _ regions: RegionNames) {
        tags = Self.unique(reader.strings(.tags))
        audience = Audience.vocabulary.values(&reader).uniqued()
        stage = Stage.vocabulary.values(&reader).uniqued()
        implements = Implementation.vocabulary.values(&reader).uniqued()
        self.regions = regions.vocabulary.values(&reader).uniqued()
    }

    private mutating func readAddress(_ reader: inout FieldReader) {
        aliases = reader.texts(.aliases)
        guard let text = reader.text(.slug) else { return }
        let segment = ContentPath.segment(text.text)
        slug = segment
        guard segment != text.text else { return }
        let isLong = text.text.utf8.count > ContentPath.longest
        let rule = isLong ? "网址最多 \(ContentPath.longest) 个字母" : "网址只能用英文字母、数字、“-”“_”“.”"
        reader.report(Finding(.slugNotASCII, at: reader.source.place(text.range), "\(rule)，已改用 \(segment)"))
    }

    /// Days that leave a page without a day on which it is public, or updated before it was there.
    private func checkDates(_ reader: inout FieldReader) {
        if let publish, let expire, expire < publish {
            reader.report(
                Finding(
                    .datesDisagree, at: reader.place(.expire),
                    "到期（\(expire)）早于发布（\(publish)），这一页永远不会公开", explanation: ["请核对这两个日期"]))
        }
        if let date, let updated, updated < date {
            reader.report(
                Finding(
                    .datesDisagree, at: reader.place(.updated),
                    "更新（\(updated)）早于日期（\(date)）", explanation: ["请核对这两个日期"]))
        }
    }

    /// The day of the review, unless it has not come yet.
    func reviewed(by day: CalendarDate) -> CalendarDate? { reviewed.flatMap { $0 <= day ? $0 : nil } }

    /// Nobody can have reviewed a page on a day that has not come.
    func reviewedLater(than day: CalendarDate, in source: SourceText) -> Finding? {
        guard let reviewed, day < reviewed else { return nil }
        return Finding(
            .datesDisagree, at: reviewedRange.map { source.place($0) }, "复核（\(reviewed)）晚于生成的日子（\(day)），当作没有复核过",
            explanation: ["请改成真正核对的那一天"])
    }

    /// A day that has not come, on a page that is public: its author may have meant it to wait.
    func datedLater(than day: CalendarDate, in source: SourceText) -> Finding? {
        guard let date, day < date, publish == nil else { return nil }
        return Finding(
            .datesDisagree, at: dateRange.map { source.place($0) }, "日期（\(date)）晚于生成的日子（\(day)），这一页现在就公开",
            explanation: ["要到那一天才公开的，另写一行 publish: \(date)；写错的请改正"])
    }

    /// Each text once; lists are short, and comparing bytes is faster than hashing.
    private static func unique(_ texts: [String]) -> [String] {
        var unique: [String] = []
        unique.reserveCapacity(texts.count)
        for text in texts where !unique.contains(where: { isSame($0, text) }) { unique.append(text) }
        return unique
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }
}

extension FindingCode {
    package static let datesDisagree = FindingCode(
        "page.dates-disagree", .warning, "两个日期互相矛盾",
        manual:
            "`expire`（到期）不能早于 `publish`（发布），否则这一页哪一天都不公开；`updated`（更新）不能早于 `date`（日期）；`reviewed`（复核）不能晚于生成的那一天，晚了就当作没有复核过。请核对年月日。"
    )
}
