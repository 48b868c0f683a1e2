package import DataFiles
package import Law

/// Everything that was read, each file by itself; nothing refers to anything yet.
package struct Library: Sendable {
    package let configuration: SiteConfiguration
    /// In the order of their paths.
    package let pages: [Page]
    package let laws: LawLibrary
    package let calendar: [CalendarEvent]
    /// Files that pages may show or link to: pictures, tables, documents.
    package let assets: Set<ContentPath>

    /// Everything that was read, not yet resolved.
    package init(
        configuration: SiteConfiguration,
        pages: [Page],
        laws: LawLibrary,
        calendar: [CalendarEvent],
        assets: Set<ContentPath>
    ) {
        self.configuration = configuration
        self.pages = pages.sorted { $0.path < $1.path }
        self.laws = laws
        self.calendar = calendar
        self.assets = assets
    }
}

/// Which day it is for the site, and what belongs to it.
package struct Edition: Sendable {
    package let asOf: CalendarDate
    package let drafts: Bool
    package let release: Bool

    /// The site as of a day; drafts are left out unless asked for.
    package init(asOf: CalendarDate, drafts: Bool = false, release: Bool = false) {
        self.asOf = asOf
        self.drafts = drafts
        self.release = release
    }
}

/// The library of one edition, with every reference answered.
package struct ResolvedLibrary: Sendable {
    package let configuration: SiteConfiguration
    package let edition: Edition
    /// The public pages, in the order of their paths.
    package let pages: [ResolvedPage]
    /// In the order of the navigation.
    package let columns: [Column]
    /// By how many pages bear them, then by name.
    package let tags: [Tag]
    package let statutes: [ResolvedStatute]
    package let calendar: [CalendarEvent]
    /// The files that pages show or link to.
    package let usedAssets: [ContentPath]

    /// The route of a page by its file.
    package func route(of path: ContentPath) -> Route? { routes[path] }

    let routes: [ContentPath: Route]
}

/// A page with its holes answered.
package struct ResolvedPage: Sendable {
    package let page: Page
    package let title: String
    package let summary: String
    package let author: String?
    package let source: String?
    /// One for every hole of the fragment.
    package let fillings: [Filling]
    /// The provisions that the page cites, each once, in the order of first mention.
    package let basis: [CitationResolution]
    /// The scenes of a page of `scenarios/`.
    package let story: Scenario?
}

/// A statute with what the site knows about it.
package struct ResolvedStatute: Sendable {
    package let statute: Statute
    /// Whether it is the version that counts on the edition's day.
    package let isCurrent: Bool
    package let status: Status
    /// The pages that cite each article, by anchor: positions in `ResolvedLibrary.pages`.
    package let citedBy: [String: [Int]]

    /// Whether a version of a law is in force on the edition's day.
    package enum Status: Sendable, Hashable {
        case inForce, notYet, repealed, superseded, unknown
    }

    /// The current version is the law's index page; the others stand beside it.
    package var route: Route {
        let date = statute.since.map(\.description) ?? "undated"
        return Route(["laws", statute.id], isCurrent ? "index.html" : "v\(date).html")
    }
}
