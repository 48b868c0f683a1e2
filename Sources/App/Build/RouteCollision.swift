import Diagnostics
import Law
import Site

/// Two outputs that want to be one file: what is to be renamed, in words that work for what it is.
struct RouteCollision {
    let lost: Plan.Output
    let kept: Plan.Output
    let library: ResolvedLibrary
    let folder: SiteFolder

    /// The finding, at whichever of the two its author can move most easily.
    var finding: Finding {
        let isLost = Self.ease(lost.content) <= Self.ease(kept.content)
        let (moved, other) = isLost ? (lost, kept) : (kept, lost)
        return Finding(
            .routeCollision, at: place(of: moved), summary(moved, other), explanation: [advice(moved)],
            notes: [.init(at: place(of: other), isLost ? "先占用这个网址" : "也要用这个网址")])
    }

    /// How little is changed by moving an output, least first; what Humen makes by itself cannot be moved at all.
    private static func ease(_ content: Plan.Content) -> Int {
        switch content {
        case .alias: 0
        case .asset: 1
        case .page: 2
        case .column: 3
        case .statute, .statuteArticle, .statuteChanges: 4
        case .term: 5
        default: 6
        }
    }

    private func summary(_ moved: Plan.Output, _ other: Plan.Output) -> String {
        if case .alias = moved.content { return "旧址 \(moved.route) 上已经有别的网页" }
        if case .column(_, number: 1) = moved.content, Self.ease(other.content) == 6 {
            return "栏目文件夹不能用这个名称：Humen 自己要在那里生成 \(other.route)"
        }
        return "与另一样东西生成同一个文件 \(moved.route)"
    }

    private func advice(_ moved: Plan.Output) -> String {
        switch moved.content {
        case .alias: "请删去这个旧址；要让它转到本页，先给那个网页改名"
        case .asset: "请给这个文件改名，并改用到它的链接"
        case .column(let index, _):
            "请给文件夹改名，如 \(library.columns[index].folder)-1；site.yaml 的 columns 和指向里面的链接一起改"
        case .statute, .statuteArticle, .statuteChanges: "请改这部法律的 id"
        case .term: "请把这个标签换一种写法"
        default: "请改文件名，或在文件开头写 slug: 另一个英文名"
        }
    }

    /// The file or folder that an output comes from.
    private func place(of output: Plan.Output) -> Place {
        switch output.content {
        case .page(let index): Place(file: library.pages[index].page.source.path)
        case .column(let index, _): Place(file: folder.content.appending(library.columns[index].folder).path)
        case .asset(let path): Place(file: folder.content.appending(path.path).path)
        case .statute(let index), .statuteArticle(let index, _), .statuteChanges(let index):
            Place(file: library.statutes[index].statute.files.first?.path ?? "Content/statutes")
        case .term(let taxonomy, let index, _): Place(file: "标签“\(library.terms(taxonomy)[index].name)”")
        case .alias(let page, let number):
            library.pages[page].page.source.place(library.pages[page].page.aliases[number].range)
        default: Place(file: "主题或 Humen 自己的 \(output.route)")
        }
    }
}
