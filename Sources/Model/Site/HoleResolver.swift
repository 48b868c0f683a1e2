import DataFiles
import Diagnostics
import Law
import Markdown
import Quiz

/// Answers the holes of one page: links, pictures, citations, variables and directives.
struct HoleResolver {
    let page: Page
    let cited: PageCitations
    var links: LinkResolver
    var variables: VariableResolver
    var directives: DirectiveResolver
    /// What is wrong with pictures; links, variables and directives keep their own.
    private(set) var findings: [Finding] = []
    /// How many marks lead to an article.
    private(set) var citations = 0
    /// The links that are open where the next hole stands.
    private var open: [LinkTarget] = []

    init(
        _ page: Page, cited: PageCitations, links: LinkResolver, variables: VariableResolver,
        questions: [String: Question]
    ) {
        self.page = page
        self.cited = cited
        self.links = links
        self.variables = variables
        directives = DirectiveResolver(page, questions: questions)
    }

    /// One for each hole, in the order of the text.
    mutating func fillings() -> [Filling] {
        var fillings: [Filling] = []
        fillings.reserveCapacity(page.fragment.holes.count)
        for (number, hole) in page.fragment.holes.enumerated() { fillings.append(filling(of: hole, at: number)) }
        return fillings
    }

    private mutating func filling(of hole: Hole, at number: Int) -> Filling {
        switch hole.kind {
        case .linkStart(let destination, let title, let text):
            let destination = variables.replace(in: destination, at: hole.range)
            let target = links.target(destination, text: text, range: hole.range, in: page)
            open.append(target)
            return .linkStart(target, title: variables.replace(in: title, at: hole.range))
        case .linkEnd: return .linkEnd(open.popLast() ?? .dead)
        case .image(let source, let alternative, let title):
            return picture(
                source, alternative: variables.replace(in: alternative, at: hole.range),
                title: variables.replace(in: title, at: hole.range), hole)
        case .mark(let text):
            guard let resolution = cited.resolution(ofHole: number) else { return .text(text) }
            if resolution.target != nil { citations += 1 }
            return .citation(resolution)
        case .variable(let name): return .text(variables.value(name, at: hole.range))
        case .directiveStart(let directive):
            let title = variables.replace(in: directive.title, at: hole.range)
            return .directiveStart(directives.start(directive, title: title, at: number, cited: cited, links: &links))
        case .directiveEnd: return .directiveEnd(directives.end())
        }
    }

    private mutating func picture(
        _ source: String, alternative: String, title: String, _ hole: Hole
    ) -> Filling {
        if let flaw = AlternativeText.flaw(of: alternative, picture: source) {
            findings.append(alternativeMissing(source, flaw, hole))
        }
        let map = MapPicture(alternative: alternative, title: title, caption: directives.caption)
        if map.isMap, !map.hasNumber {
            findings.append(MapPicture.numberMissing(source, at: page.source.place(hole.range)))
        }
        guard let route = links.image(source, range: hole.range, in: page) else { return .text(alternative) }
        return .image(route, alternative: alternative, title: map.title)
    }

    private func alternativeMissing(_ source: String, _ flaw: String, _ hole: Hole) -> Finding {
        Finding(
            .alternativeMissing,
            at: page.source.place(hole.range),
            "图片“\(source)”\(flaw)",
            explanation: ["在方括号里写图片内容，如 ![五落实流程图](../media/liucheng.svg)，看不见图片的人靠它"]
        )
    }

    /// The picture of the page in lists, where it has one that can be shown.
    mutating func cover() -> PageCover? {
        let route = page.front.cover.flatMap { links.image($0.text, range: $0.range, in: page) }
        let text = page.front.coverAlternative.map { variables.replace(in: $0) } ?? ""
        if let written = page.front.cover {
            findings += PageCover.findings(written, alternative: text, in: page.source)
        }
        return route.map { PageCover(route: $0, alternative: text) }
    }
}
