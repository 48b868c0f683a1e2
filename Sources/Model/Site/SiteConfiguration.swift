import DataFiles
package import Diagnostics

/// `site.yaml`: who publishes the site and how it is put together.
///
/// A site without one has the defaults.
package struct SiteConfiguration: Sendable {
    package var title = "禁毒宣传教育网"
    package var office = ""
    package var county = ""
    package var region = ""
    package var hotlines: [Hotline] = [
        Hotline(name: "报警", number: "110"), Hotline(name: "青少年服务台", number: "12355"),
        Hotline(name: "心理援助热线", number: "12356"),
    ]
    package var theme = "civic"
    /// Where the theme is named.
    package var themePlace: Place?
    /// Folder and title, in the order of the navigation.
    package var columns: [ColumnTitle] = []
    /// The regions that pages may be about.
    package var regions = RegionNames()
    /// Where the site is published; nil for a site that is only handed on.
    package var baseURL: BaseURL?
    /// Whether the site gets the coverage table.
    package var publishesCoverage = false
    /// The steps of the 三审三校, in their order.
    package var reviewSteps = Self.defaultReviewSteps
    /// 三审三校.
    package static let defaultReviewSteps = ["初审", "复审", "终审", "一校", "二校", "三校"]
    /// Whether site.yaml speaks of reviews, so that missing ones are worth a note before any release.
    package var usesReviews = false
    /// The numbers of the issued papers that the site offers for practice.
    package var practice: [Named] = []
    /// Whether raw HTML in pages may pass as far as the rules let it, instead of being shown as text.
    package var allowsHTML = false
    /// Whether site.yaml could be read at all; if not, nothing is known about its variables.
    package var isReadable = true
    /// What `{{name}}` stands for in any text.
    package var variables: [String: String] = [:]

    /// A column as site.yaml names it.
    package struct ColumnTitle: Sendable {
        package let folder: String
        package let title: String
        /// Where it is written.
        package let place: Place
    }

    /// Something that site.yaml names, and where.
    package struct Named: Sendable {
        package let text: String
        package let place: Place
    }

    /// A number to call with its name.
    package struct Hotline: Sendable, Hashable {
        package let name: String
        package let number: String
    }

    /// The defaults of a site without `site.yaml`.
    package init() {
        variables = ["title": title, "hotline": "110", "office": office, "county": county]
    }
}

extension SiteConfiguration {
    private static let fields: [FieldName] = [
        .title, FieldName("office", "单位"), FieldName("county", "县区"), .region, FieldName("hotline", "热线"),
        FieldName("hotlines", "热线列表"), FieldName("theme", "主题"), FieldName("columns", "栏目"),
        FieldName("coverage", "五落实"), FieldName("baseURL", "网站地址"), .review,
        FieldName("regions", "地区列表"), FieldName("practice", "练习"),
        FieldName("html", "HTML"),
    ]

    /// Reads `site.yaml`.
    ///
    /// ## Parsing behavior
    /// - Other keys with a plain value are the office's own variables, unless they look like a slip of a known key.
    package init(_ source: SourceText, findings: inout [Finding]) {
        self.init()
        let node = YAMLReader.read(source, findings: &findings)
        var reader = FieldReader(node, in: source, kind: "site.yaml", known: Self.fields, allowsOthers: true)
        title = reader.string(.title)?.trimmingSpaces() ?? title
        office = reader.string(Self.fields[1])?.trimmingSpaces() ?? office
        county = reader.string(Self.fields[2])?.trimmingSpaces() ?? county
        region = reader.string(.region)?.trimmingSpaces() ?? region
        if let named = reader.string(Self.fields[6]) {
            theme = named
            themePlace = reader.place(Self.fields[6])
        }
        allowsHTML = Self.allowsHTML(&reader)
        // Its words stand among the variables; here only that it is a text.
        _ = reader.string(Self.fields[4])
        if let node = reader.node(Self.fields[5]) {
            hotlines = Self.hotlines(node.items ?? [node], &reader)
        }
        if let node = reader.node(Self.fields[7]) {
            let how = "columns 要一行一个文件夹和它的名称，如 articles: 文章"
            if node.entries == nil { reader.report(Finding(.fieldType, at: source.place(node.range), how)) }
            columns = (node.entries ?? []).map {
                ColumnTitle(folder: $0.key, title: $0.value.text ?? $0.key, place: source.place($0.keyRange))
            }
        }
        if let coverage = reader.node(Self.fields[8]) {
            let publish = FieldName("publish", "公布", "发布", "公开")
            var inner = FieldReader(coverage, in: source, kind: "coverage", known: [publish])
            publishesCoverage = inner.bool(publish) ?? false
            findings += inner.finish()
        }
        baseURL = BaseURL.read(Self.fields[9], &reader)
        practice = reader.texts(Self.fields[12]).map { Named(text: $0.text, place: source.place($0.range)) }
        regions = readRegions(reader.node(Self.fields[11]), &reader)
        if let review = reader.node(.review) { readReview(review, in: source, findings: &findings) }
        isReadable = node?.entries != nil || node == nil && source.bytes.isEmpty
        for entry in node?.entries ?? [] {
            if let text = entry.value.text?.trimmingSpaces() {
                variables[entry.key] = text
            } else if entry.value.isNull, variables[entry.key] == nil {
                variables[entry.key] = ""
            }
        }
        variables["title"] = title
        variables["office"] = office
        variables["county"] = county
        findings += reader.finish()
    }

    /// `review: {steps: [初审, 终审]}`, or the list alone; the records beside them are read by ``ReviewSheet``.
    private mutating func readReview(_ node: YAMLNode, in source: SourceText, findings: inout [Finding]) {
        usesReviews = true
        let steps = FieldName("steps", "步骤")
        var named: [String]
        if let items = node.items {
            named = items.compactMap(\.text)
        } else {
            var inner = FieldReader(node, in: source, kind: "review", known: [steps, SettingsRecords.key])
            named = inner.strings(steps)
            findings += inner.finish()
        }
        named = named.uniqued().filter { !$0.isEmpty }
        if !named.isEmpty { reviewSteps = named }
    }

    /// `html: allow`, and no other word.
    private static func allowsHTML(_ reader: inout FieldReader) -> Bool {
        guard let field = fields.last, let value = reader.string(field) else { return false }
        if ["allow", "允许"].contains(value) { return true }
        reader.report(Finding(.fieldType, at: reader.place(field), "html 只能写 allow（允许安全的标签）；不允许就删去这一行"))
        return false
    }

    /// The county itself, then `regions`: code and name a line, or a list of names.
    private func readRegions(_ node: YAMLNode?, _ reader: inout FieldReader) -> RegionNames {
        var regions = RegionNames()
        regions.add(code: region, name: county)
        for entry in node?.entries ?? [] {
            guard let name = entry.value.text else {
                let place = reader.source.place(entry.keyRange)
                reader.report(Finding(.fieldType, at: place, "地区“\(entry.key)”要写名称，如 \"632522\": 同德县"))
                continue
            }
            regions.add(code: entry.key, name: name)
        }
        for name in (node?.items ?? []).compactMap(\.text) { regions.add(code: "", name: name) }
        if let node, node.entries == nil, node.items == nil {
            let how = "regions 要写一个列表，如 [同德县, 共和县]，或者一行一个代码和名称"
            reader.report(Finding(.fieldType, at: reader.source.place(node.range), how))
        }
        return regions
    }

    private static func hotlines(_ list: [YAMLNode], _ reader: inout FieldReader) -> [Hotline] {
        list.compactMap { item in
            let name = item.entries?.first { $0.key == "name" || $0.key == "名称" }?.value.text?.trimmingSpaces() ?? ""
            let number =
                item.entries?.first { $0.key == "number" || $0.key == "号码" }?.value.text?.trimmingSpaces() ?? ""
            guard !name.isEmpty, !number.isEmpty else {
                reader.report(
                    Finding(.fieldType, at: reader.source.place(item.range), "热线要写名称和号码，如 {name: 报警, number: \"110\"}")
                )
                return nil
            }
            return Hotline(name: name, number: number)
        }
    }
}
