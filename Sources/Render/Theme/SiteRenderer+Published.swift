import DataFiles
import Site

/// What a site on the web has besides its pages.
extension SiteRenderer {
    /// How many pages the feed holds.
    private static let feedLength = 30

    /// `sitemap.xml` as sitemaps.org has it: the addresses, or for a long list its parts.
    func sitemap(part: Int?) -> [UInt8]? {
        guard let base = library.configuration.baseURL else { return nil }
        let listed = plan.outputs.filter { $0.content.isListed }
        let parts = Sitemap.parts(listed.count)
        var xml = HTML(trusted: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        if part == nil, parts > 1 {
            xml.append(trusted: "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
            for part in 1...parts {
                xml.append(trusted: "<sitemap>")
                xml.append(element: "loc", base.url(Sitemap.route(part: part)))
                xml.append(trusted: "</sitemap>\n")
            }
            xml.append(trusted: "</sitemapindex>\n")
            return xml.bytes
        }
        xml.append(trusted: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        let start = ((part ?? 1) - 1) * Sitemap.longest
        for output in listed.dropFirst(start).prefix(Sitemap.longest) {
            xml.append(trusted: "<url>")
            xml.append(element: "loc", base.url(output.route))
            if let day = lastModified(output) { xml.append(element: "lastmod", day.description) }
            xml.append(trusted: "</url>\n")
        }
        xml.append(trusted: "</urlset>\n")
        return xml.bytes
    }

    private func lastModified(_ output: Plan.Output) -> CalendarDate? {
        guard case .page(let index) = output.content else { return nil }
        return library.pages[index].page.front.lastChanged
    }

    /// `feed.xml`: the newest dated articles and questions of law, as RFC 4287 has it.
    func feed() -> [UInt8]? {
        let configuration = library.configuration
        guard let base = configuration.baseURL else { return nil }
        let newest = newest()
        let updated = newest.first?.page.front.lastChanged ?? library.edition.asOf
        var xml = HTML(trusted: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.append(trusted: "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n")
        xml.append(element: "title", configuration.title)
        xml.append(element: "id", base.description)
        xml.append(element: "updated", Self.moment(updated))
        xml.append(trusted: "<author>")
        xml.append(element: "name", configuration.office.isEmpty ? configuration.title : configuration.office)
        xml.append(trusted: "</author>\n")
        xml.append(link: base.url(Route("feed.xml")), relation: "self")
        xml.append(link: base.description, relation: "alternate")
        for page in newest { xml.append(entry(page, base)) }
        xml.append(trusted: "</feed>\n")
        return xml.bytes
    }

    private func entry(_ page: ResolvedPage, _ base: BaseURL) -> HTML {
        let url = base.url(page.page.route)
        let front = page.page.front
        var xml = HTML(trusted: "<entry>\n")
        xml.append(element: "title", page.title)
        xml.append(element: "id", url)
        if let day = front.lastChanged { xml.append(element: "updated", Self.moment(day)) }
        if let day = front.date { xml.append(element: "published", Self.moment(day)) }
        xml.append(link: url, relation: "alternate")
        xml.append(element: "summary", page.summary)
        xml.append(trusted: "</entry>\n")
        return xml
    }

    /// By the day of their last change, then by path.
    private func newest() -> [ResolvedPage] {
        let dated = library.pages.compactMap { page -> (day: CalendarDate, page: ResolvedPage)? in
            guard page.page.kind == .page || page.page.kind == .qa else { return nil }
            return page.page.front.lastChanged.map { ($0, page) }
        }
        let sorted = dated.sorted { left, right in
            left.day != right.day ? right.day < left.day : left.page.page.path < right.page.page.path
        }
        return sorted.prefix(Self.feedLength).map(\.page)
    }

    /// The beginning of a day in China.
    private static func moment(_ day: CalendarDate) -> String { "\(day)T00:00:00+08:00" }
}

extension FrontMatter {
    fileprivate var lastChanged: CalendarDate? {
        guard let date else { return updated }
        return updated.map { max($0, date) } ?? date
    }
}

/// XML is escaped as HTML is.
extension HTML {
    fileprivate mutating func append(element name: StaticString, _ text: String) {
        append(trusted: "<")
        append(trusted: name)
        append(trusted: ">")
        append(escaping: text.withoutControls)
        append(trusted: "</")
        append(trusted: name)
        append(trusted: ">\n")
    }

    fileprivate mutating func append(link address: String, relation: StaticString) {
        append(trusted: "<link rel=\"")
        append(trusted: relation)
        append(trusted: "\" href=\"")
        append(escaping: address)
        append(trusted: "\"/>\n")
    }
}

extension String {
    /// Without the characters that no XML may hold, such as the line break of Word (U+000B).
    fileprivate var withoutControls: String {
        let allowed = unicodeScalars.filter { scalar in
            scalar.value >= 0x20 ? scalar.value & 0xFFFE != 0xFFFE : scalar == "\t" || scalar == "\n" || scalar == "\r"
        }
        return allowed.count == unicodeScalars.count ? self : String(allowed)
    }
}
