import ChineseText
package import Diagnostics

/// All laws of some files: parts joined, the rest named.
///
/// ## Parsing behavior
/// - Files of one folder are one law when they bear the same title and their numbers go on; two texts that both begin
///   with 第一条, or whose names end in different dates, are two versions.
/// - A part that names no law (第二编　分则) belongs to the title in a file of its folder that has no articles, such as
///   README.md, which also gives the history; 修正案 in such a folder is a law of its own.
/// - A file without front matter belongs to the law of the same title that another file declares: the official text beside
///   our gist is the same law.
/// - A file without articles is in `others` with its kind.
package struct StatuteCollection: Sendable {
    /// In the order of their first files' paths.
    package let statutes: [Statute]
    /// In the order of their paths.
    package let others: [OtherFile]
    package let findings: [Finding]
    /// Lines that belong to no article, in the order of the files.
    package let unread: [SourceSpan]
    /// Paths of files that their own front matter keeps from readers: templates.
    private let hidden: Set<String>

    /// A file without articles.
    package struct OtherFile: Sendable, Hashable {
        package let path: String
        package let kind: StatuteFile.OtherKind
    }

    /// Reads and joins the files, in whatever order they come.
    ///
    /// `slug` turns a title without 中华人民共和国 into an id: 禁毒法 → `jin-du-fa`.
    package init(_ sources: [SourceText], slug: @Sendable (String) -> String = { Pinyin.slug($0) }) {
        var findings: [Finding] = []
        let files = sources.sorted { $0.path < $1.path }.map { StatuteFile($0, findings: &findings) }
        var drafts: [StatuteDraft] = []
        for (folder, members) in Dictionary(grouping: files, by: { Self.folder($0.source.path) }) {
            drafts += Self.drafts(members, folder: folder)
        }
        drafts.sort { $0.path < $1.path }
        let ids = Self.ids(drafts, slug: slug)
        statutes = zip(drafts, ids).map { $0.statute(id: $1, findings: &findings) }
        findings += Self.renumberFindings(drafts, statutes)
        others = files.compactMap { file in file.other.map { OtherFile(path: file.source.path, kind: $0) } }
        unread = files.flatMap(\.unread)
        hidden = Set(files.filter(\.isHidden).map(\.source.path))
        self.findings = findings.sortedByPlace()
    }

    /// The declared ids, else that which another file of the same title declares, else those of the titles; of two titles
    /// that sound alike (山西, 陕西) the second gets `-2`.
    private static func ids(_ drafts: [StatuteDraft], slug: (String) -> String) -> [String] {
        var declared: [String: Set<String>] = [:]
        for draft in drafts {
            if let id = draft.declaration?.id { declared[draft.title, default: []].insert(id) }
        }
        let known = drafts.map { draft -> String? in
            if let id = draft.declaration?.id { return id }
            guard let ids = declared[draft.title], ids.count == 1 else { return nil }
            return ids.first
        }
        let wanted = zip(drafts, known).map { $1 ?? slug(Statute.plain($0.title)) }
        var titles: [String: Set<String>] = [:]
        for (index, id) in wanted.enumerated() where known[index] == nil {
            titles[id, default: []].insert(drafts[index].title)
        }
        return wanted.indices.map { index in
            let id = wanted[index]
            guard known[index] == nil, let rank = titles[id]?.sorted().firstIndex(of: drafts[index].title), rank > 0
            else { return id }
            return "\(id)-\(rank + 1)"
        }
    }

    /// Renumberings of articles that the version before does not have.
    private static func renumberFindings(_ drafts: [StatuteDraft], _ statutes: [Statute]) -> [Finding] {
        zip(drafts, statutes).flatMap { draft, statute -> [Finding] in
            guard let declaration = draft.declaration, !declaration.renumbers.isEmpty, let since = statute.since else {
                return []
            }
            let older = statutes.filter { $0.id == statute.id && $0.since.map { $0 < since } ?? false }
            guard let before = older.max(by: { ($0.since ?? since) < ($1.since ?? since) }), before.extent == .full
            else {
                return []
            }
            let missing = declaration.renumbers.filter { before.article($0.key) == nil }.map { old, new in
                StatuteDraft.noArticle(old, new, isNew: false, before, declaration.renumberPlaces[old])
            }
            return missing + RenumberingCheck(before, statute, declaration).findings
        }
    }

    private static func folder(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    /// The laws of one folder.
    private static func drafts(_ members: [StatuteFile], folder: String) -> [StatuteDraft] {
        let cover = members.first { $0.other == .readme && $0.title != nil }
        let preamble = members.first { $0.other == .preamble }
        let laws = members.filter { $0.other == nil }
        let groups = Dictionary(grouping: laws) { $0.declaration?.id ?? title(of: $0, cover: cover) }
        return groups.flatMap { (_, files) -> [StatuteDraft] in
            let isPart = files.contains { $0.title == nil && !isAmendment($0) }
            var chains: [StatuteDraft] = []
            for file in files.sorted(by: order) {
                if let chain = chains.firstIndex(where: { $0.continues(with: file) }) {
                    chains[chain].files.append(file)
                } else {
                    chains.append(StatuteDraft(title: title(of: file, cover: cover), files: [file]))
                }
            }
            for index in chains.indices where isPart {
                chains[index].cover = cover
                chains[index].preamble = preamble?.body.preamble ?? []
            }
            return chains
        }
    }

    private static func isAmendment(_ file: StatuteFile) -> Bool { file.partTitle == "修正案" }

    private static func title(of file: StatuteFile, cover: StatuteFile?) -> String {
        if let title = file.title { return title }
        let law = cover?.title ?? ""
        if isAmendment(file) { return law + "修正案" }
        return law.isEmpty ? file.partTitle ?? fileName(file.source.path) : law
    }

    /// The name of a file without its ending.
    private static func fileName(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    private static func order(_ left: StatuteFile, _ right: StatuteFile) -> Bool {
        let numbers = [left, right].map { $0.body.articles.first?.number ?? ArticleNumber(0) }
        return numbers[0] == numbers[1] ? left.source.path < right.source.path : numbers[0] < numbers[1]
    }
}

extension StatuteCollection {
    /// The laws that readers are to see: all but templates.
    package var published: [Statute] {
        hidden.isEmpty ? statutes : statutes.filter { !$0.files.allSatisfy { hidden.contains($0.path) } }
    }

    /// A note on every file that becomes no page of a law, with what it is, so that nobody looks for it in vain.
    package var otherFindings: [Finding] {
        let templates = hidden.sorted().filter { path in !others.contains { $0.path == path } }
        return templates.map { path in
            Finding(
                .lawOtherFile, at: Place(file: path), "文件开头写着 bookHidden: true（不给读者看），不做成法律网页",
                explanation: ["要公开这部法律，删去这一行；只是模板的，可以删去文件"])
        }
            + others.filter { $0.kind != .readme && $0.kind != .preamble }.map { file in
                Finding(
                    .lawOtherFile, at: Place(file: file.path), "没有“第几条”，按“\(file.kind.label)”认出，不做成法律网页",
                    explanation: file.kind.advice)
            }
    }
}

extension StatuteFile.OtherKind {
    fileprivate var advice: [String] {
        switch self {
        case .case: ["案例请放进栏目文件夹，如 cases/，就会成为网页"]
        case .amendment, .decision: ["要让读者看到它，请放进栏目文件夹；改过的法律请放修改后的全文"]
        default: ["要让读者看到它，请放进栏目文件夹，如 articles/"]
        }
    }
}

extension FindingCode {
    package static let lawOtherFile = FindingCode(
        "law.other-file",
        .note,
        "statutes/ 里的文件不是法律条文",
        manual: """
            statutes/ 里只放法律、法规：有“第一条”“第二条”的文本。目录、说明、案例、修正案、以“一、二、”分段的决定和解释没有条文，
            引用不到它们的条，所以不做成法律网页；这里写明认出来的是哪一种，免得以为漏了。

            怎样改：要给读者看的，移到栏目文件夹（如 articles/、cases/）；不需要的，删去即可。
            """
    )
}
