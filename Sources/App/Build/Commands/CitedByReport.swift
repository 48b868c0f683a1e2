import ChineseText
package import DataFiles
import Diagnostics
package import Law
import Site

/// Who cites a law or one of its articles: what `humen law cited-by` prints.
package struct CitedByReport: Encodable, Sendable {
    package let law: String
    package let title: String
    /// `jindufa@2008-06-01`.
    package let version: String
    /// 2013年1月1日起的文本; null for the text that counts on the day.
    package let edition: String?
    /// In the order of the law; only what is cited.
    package let articles: [Entry]

    /// One article and everything that cites it.
    package struct Entry: Encodable, Sendable {
        package let article: ArticleNumber
        package let label: String
        package let pages: [CitingPage]
        package let questions: [CitingQuestion]
    }

    /// A page of the site that cites an article.
    package struct CitingPage: Encodable, Sendable {
        package let title: String
        package let file: String
        package let path: String
    }

    /// A question of a bank that cites an article.
    package struct CitingQuestion: Encodable, Sendable {
        package let bank: String
        package let number: Int
        package let stem: String
    }

    /// Resolves the site as a build would and looks the citations up.
    package init(_ name: String, article: String?, site: SiteFolder, asOf: CalendarDate) async throws {
        var findings: [Finding] = []
        let edition = Edition(asOf: asOf)
        let library = try await SiteBuilder(site, edition: edition, jobs: 2).resolve(findings: &findings)
        let laws = LawLibrary(library.statutes.map(\.statute))
        let (name, article) = LawDesk.parts(name, article)
        guard let statute = laws.statute(named: name, asOf: asOf),
            let resolved = library.statutes.first(where: { $0.statute.version == statute.version })
        else {
            let reason = LawDesk.reason(name, article: nil, asOf: asOf, in: laws)
            throw LawProblem(reason ?? "站点没有收\(LawDesk.marked(name))")
        }
        law = statute.id
        title = statute.title
        version = statute.version
        self.edition = resolved.isCurrent ? nil : statute.since.map { "\($0.chinese)起的文本" }
        let wanted = try article.map { text in
            guard let number = LawDesk.number(text), statute.article(number) != nil else {
                throw LawProblem("\(statute.title.inTitleMarks)里没有“\(text)”这一条。条号写作 59、a59 或第五十九条")
            }
            return number
        }
        var seen: Set<ArticleNumber> = []
        articles = statute.articles.map(\.number).filter { seen.insert($0).inserted }
            .filter { wanted == nil || wanted == $0 }
            .map { Self.entry($0, resolved, library) }
            .filter { !$0.pages.isEmpty || !$0.questions.isEmpty }
    }

    private static func entry(_ number: ArticleNumber, _ law: ResolvedStatute, _ library: ResolvedLibrary) -> Entry {
        Entry(
            article: number, label: number.chinese,
            pages: (law.citedBy[number.anchor] ?? []).map { library.pages[$0] }
                .map { CitingPage(title: $0.title, file: $0.page.source.path, path: $0.page.route.path) },
            questions: (law.questions[number.anchor] ?? [])
                .map { CitingQuestion(bank: $0.bank, number: $0.number, stem: $0.stem) })
    }
}

/// What stops a command about laws, in words.
package struct LawProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
