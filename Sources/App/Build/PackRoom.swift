import Diagnostics
import Packs
import Print
import Quiz
import Site
import Theme

/// The practice pages and the sheets to print that the site has, from papers as they were issued.
///
/// They are rendered before all other outputs, since the page that lists them says how large they are.
struct PackRoom: Sendable {
    /// What other commands make with a theme: a slip in it is told where the theme is checked, not when 40 papers are wanted.
    static let handouts: [any TemplateView.Type] = [
        PackView.self, ClassCodesView.self, AnalysisView.self, TallyView.self, PaperView.self, KeyView.self,
        ErrataView.self, ReportView.self, BookletView.self,
    ]

    private let office: String?
    let pages: [Route: [UInt8]]
    /// What the theme lacks for them.
    let findings: [Finding]

    init(_ library: ResolvedLibrary, theme: SiteTheme) {
        office = library.configuration.office.isEmpty ? nil : library.configuration.office
        var findings: [Finding] = []
        if !library.packs.isEmpty {
            // What the theme does bring has been checked with the rest of it.
            let lacking = ([PackView.self, PaperView.self] as [any TemplateView.Type]).filter { !theme.offers($0) }
            theme.check(SiteRenderer.packViews + lacking, words: [], findings: &findings)
        }
        self.findings = findings
        var pages: [Route: [UInt8]] = [:]
        for pack in library.packs where !findings.haveErrors {
            for variant in pack.paper.content.variants.indices {
                for sheet in PracticePack.Sheet.allCases {
                    pages[pack.route(sheet, variant: variant)] = Self.page(
                        pack, sheet, variant: variant, theme: theme, office: office)
                }
            }
        }
        self.pages = pages
    }

    /// How many bytes each page has.
    var sizes: [Route: Int] { pages.mapValues(\.count) }

    /// A page made again, with the marks of a tracing theme.
    func page(_ pack: PracticePack, _ sheet: PracticePack.Sheet, variant: Int, theme: SiteTheme) -> [UInt8]? {
        Self.page(pack, sheet, variant: variant, theme: theme, office: office)
    }

    private static func page(
        _ pack: PracticePack, _ sheet: PracticePack.Sheet, variant: Int, theme: SiteTheme, office: String?
    ) -> [UInt8]? {
        let name = pack.paper.content.variants[variant].name
        switch sheet {
        case .practice:
            return PackView(pack.paper, variants: [name], theme: theme, office: office).map { theme.render($0) }
        case .paper:
            return PaperView(pack.paper, variant: name, theme: theme, office: office).map { theme.render($0) }
        }
    }
}
