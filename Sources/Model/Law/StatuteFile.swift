package import Diagnostics

/// One file of laws, read but not yet joined with the others of its law.
package struct StatuteFile: Sendable {
    package let source: SourceText
    /// What it is, when it holds no law.
    package let other: OtherKind?
    /// The title of the law; nil in a part such as 第二编, which takes it from the folder.
    package let title: String?
    /// Whether the title says that the text is not whole: 反洗钱法（节选）.
    let isExcerpt: Bool
    /// The first heading, when it names a part and not a law.
    let partTitle: String?
    let declaration: StatuteDeclaration?
    let history: [String]
    package let body: StatuteBody
    /// Lines between articles that belong to none of them.
    package let unread: [SourceSpan]
    /// Whether the front matter of a public collection keeps it from readers: `bookHidden: true`, as its templates have.
    let isHidden: Bool

    /// Files that hold no articles are named, never lost.
    package enum OtherKind: String, Sendable, Encodable, CaseIterable {
        case readme, index, preamble, `case`, amendment, decision, interpretation, other

        /// The name in Chinese.
        package var label: String {
            switch self {
            case .readme: "说明"
            case .index: "目录"
            case .preamble: "序言"
            case .case: "案例"
            case .amendment: "修正案"
            case .decision: "决定"
            case .interpretation: "解释"
            case .other: "其他"
            }
        }
    }

    /// Reads one file.
    ///
    /// ## File format
    /// Ours, with front matter (see `StatuteDeclaration`), and those of public collections:
    ///
    ///     # 中华人民共和国禁毒法            # 第二编　分则
    ///     2007年12月29日 … 通过            ## 第一章　危害国家安全罪
    ///     <!-- INFO END -->               **第一百零二条**　……
    ///     ## 第一章 总则
    ///     第一条 ……
    ///     （一）……
    ///
    /// ## Parsing behavior
    /// See `StatuteLines`.
    package init(_ source: SourceText, findings: inout [Finding]) {
        self.source = source
        var start = 0
        var declaration: StatuteDeclaration?
        if let front = StatuteDeclaration.frontMatter(source) {
            declaration = StatuteDeclaration(source, content: front.content, findings: &findings)
            start = front.end
            isHidden = declaration == nil && source.text(front.content).contains("bookHidden: true")
        } else {
            isHidden = false
        }
        var lines = StatuteLines(source: source, isTitled: declaration?.title != nil)
        lines.read(from: start)
        self.declaration = declaration
        history = lines.history
        body = lines.body
        unread = lines.unread
        partTitle = lines.partTitle
        (title, isExcerpt) = ExcerptTitle.split(declaration?.title ?? lines.title)
        if body.articles.isEmpty, declaration == nil {
            other = Self.classify(source.path, title: lines.title ?? lines.partTitle ?? "", lines: lines)
        } else {
            other = nil
        }
        if declaration != nil, body.articles.isEmpty {
            findings.append(
                Finding(
                    .lawNoArticles,
                    at: Place(file: source.path),
                    "《\(title ?? source.path)》里没有读到条文",
                    explanation: ["每一条单独成段，以“第一条”开头，后面空一格"]
                )
            )
        }
    }

    /// The kind of a file without articles, by its name, its title and its headings.
    private static func classify(_ path: String, title: String, lines: StatuteLines) -> OtherKind {
        if lines.linkLines * 2 > lines.textLines { return .index }
        if title.contains("序言") { return .preamble }
        let caseWords = ["基本案情", "裁判结果", "裁判要旨", "案例分析"]
        if lines.headings.contains(where: { heading in caseWords.contains(heading) }) || path.contains("案例/") {
            return .case
        }
        if title.contains("修正案") { return .amendment }
        if title.hasPrefix("最高人民法院") || title.hasPrefix("最高人民检察院") { return .interpretation }
        if title.contains("决定") { return .decision }
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return name.hasPrefix("readme") ? .readme : .other
    }
}

extension FindingCode {
    package static let lawNoArticles = FindingCode(
        "law.no-articles",
        .error,
        "法律文件里没有条文",
        manual: """
            文件开头写了 `kind: statute`，正文里却没有读到一条。每一条单独成段，以条号开头，后面空一格：

            `第一条 为了……`，`第一百三十三条之一 ……`；款另起一段，项写（一）（二）。
            """
    )
}
