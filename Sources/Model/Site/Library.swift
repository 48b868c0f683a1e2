package import DataFiles
package import Law
package import Quiz

/// Everything that was read, each file by itself; nothing refers to anything yet.
package struct Library: Sendable {
    package let configuration: SiteConfiguration
    /// In the order of their paths.
    package let pages: [Page]
    package let laws: LawLibrary
    package let calendar: [CalendarEvent]
    package let glossary: Glossary
    /// Files that pages may show or link to: pictures, tables, documents.
    package let assets: Set<ContentPath>
    /// Every content file; those that are neither pages nor assets nor statutes have no page of their own.
    package let files: Set<ContentPath>
    /// The questions of the banks, by id.
    package let questions: [String: Question]
    /// What the questions of the banks cite.
    package let questionCitations: [QuestionCitation]
    /// What stands of the reviews of the public pages.
    package let reviews: [ReviewReport.File]
    /// The issued papers that the site offers.
    package let packs: [PracticePack]
    /// Folders of columns that are there and hold no page yet.
    package let emptyColumns: Set<String>

    /// Everything that was read, not yet resolved.
    package init(
        configuration: SiteConfiguration,
        pages: [Page],
        laws: LawLibrary,
        calendar: [CalendarEvent],
        glossary: Glossary = .empty,
        assets: Set<ContentPath>,
        files: Set<ContentPath> = [],
        questions: [String: Question] = [:],
        questionCitations: [QuestionCitation] = [],
        reviews: [ReviewReport.File] = [],
        packs: [PracticePack] = [],
        emptyColumns: Set<String> = []
    ) {
        self.configuration = configuration
        self.pages = pages.sorted { $0.path < $1.path }
        self.laws = laws
        self.calendar = calendar
        self.glossary = glossary
        self.assets = assets
        self.files = files
        self.questions = questions
        self.questionCitations = questionCitations
        self.reviews = reviews
        self.packs = packs
        self.emptyColumns = emptyColumns
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
    /// The text that introduces a column, by its folder.
    package let introductions: [String: ResolvedPage]
    /// One for every taxonomy, in the order of ``Taxonomy``.
    package let shelves: [TermShelf]
    package let related: RelatedPages
    package let titles: TitleIndex
    package let statutes: [ResolvedStatute]
    package let answers: AnswerIndex
    package let calendar: [CalendarEvent]
    package let glossary: Glossary
    /// The files that pages show or link to.
    package let usedAssets: [ContentPath]
    /// The issued papers that the site offers, in the order of site.yaml.
    package let packs: [PracticePack]

    /// The pages that are not public, by path, each with the reason in words.
    package let hidden: [(path: ContentPath, why: String)]

    /// The route of a page by its file.
    package func route(of path: ContentPath) -> Route? { routes[path] }

    /// The terms of a taxonomy.
    package func terms(_ taxonomy: Taxonomy) -> [Term] { shelves.first { $0.taxonomy == taxonomy }?.terms ?? [] }

    let routes: [ContentPath: Route]
}

/// A page with its holes answered.
///
/// A class for the reason that ``Page`` is one.
package final class ResolvedPage: Sendable {
    package let page: Page
    package let title: String
    package let summary: String
    /// Whether the summary only says again what the text begins with.
    package let repeatsText: Bool
    /// By what the page is sorted in an index from A to Z.
    package let titleKey: [UInt8]
    /// The picture that stands for the page.
    package let cover: PageCover?
    package let author: String?
    package let source: String?
    /// One for every hole of the fragment.
    package let fillings: [Filling]
    let citations: PageCitations
    /// Titles of cited laws that changed after the page was reviewed: 待复核.
    package let changedLaws: [String]
    /// The scenes of a page of `scenarios/`.
    package let story: Scenario?
    /// Where the page first says each word of the glossary, in the order of the places.
    package let terms: [TermMark]

    init(
        page: Page, title: String, summary: String, repeatsText: Bool, titleKey: [UInt8], cover: PageCover?,
        author: String?, source: String?, fillings: [Filling], citations: PageCitations,
        changedLaws: [String], story: Scenario?, terms: [TermMark]
    ) {
        self.page = page
        self.title = title
        self.summary = summary
        self.repeatsText = repeatsText
        self.titleKey = titleKey
        self.cover = cover
        self.author = author
        self.source = source
        self.fillings = fillings
        self.citations = citations
        self.changedLaws = changedLaws
        self.story = story
        self.terms = terms
    }

    /// The provisions that the page cites, each once, in the order of first mention.
    package var basis: [CitationResolution.Target] { citations.basis }
}

/// A statute with what the site knows about it.
package struct ResolvedStatute: Sendable {
    package let statute: Statute
    /// Whether it is the version that counts on the edition's day.
    package let isCurrent: Bool
    package let status: Status
    /// The pages that cite each article, by anchor: positions in `ResolvedLibrary.pages`.
    package let citedBy: [String: [Int]]
    /// The questions that cite each article, by anchor.
    package let questions: [String: [QuestionCitation]]
    /// What its own words cite.
    package let links: StatuteLinks
    /// The articles of laws whose words cite each article, by anchor, in the order of the laws.
    package let citedByArticles: [String: [CitingArticle]]

    /// An article that cites another one.
    package struct CitingArticle: Sendable, Hashable {
        /// A position in `ResolvedLibrary.statutes`.
        package let statute: Int
        package let number: ArticleNumber
    }

    /// Whether a version of a law is in force on the edition's day.
    package enum Status: Sendable, Hashable {
        case inForce, notYet, repealed, superseded, unknown
    }

    /// The current version is the law's index page; the others stand beside it.
    package var route: Route {
        Route(["laws", statute.id], isCurrent ? "index.html" : statute.versionPage)
    }
}

/// A question of a bank that cites an article of law.
package struct QuestionCitation: Sendable, Hashable {
    package let statute: String
    /// `jindufa@2008-06-01`.
    package let version: String
    package let article: ArticleNumber
    package let bank: String
    /// The number that its author wrote.
    package let number: Int
    package let stem: String

    /// A question of a bank and one article that it cites.
    package init(statute: String, version: String, article: ArticleNumber, bank: String, number: Int, stem: String) {
        self.statute = statute
        self.version = version
        self.article = article
        self.bank = bank
        self.number = number
        self.stem = stem
    }
}
