import ChineseText
package import Diagnostics

/// All laws of some files: parts joined, the rest named.
///
/// ## Parsing behavior
/// - Files of one folder are one law when they bear the same title and their numbers go on; two texts that both begin
///   with 第一条, or whose names end in different dates, are two versions.
/// - A part that names no law (第二编　分则) belongs to the title in a file of its folder that has no articles, such as
///   README.md, which also gives the history; 修正案 in such a folder is a law of its own.
/// - A file without articles is in `others` with its kind.
package struct StatuteCollection: Sendable {
    /// In the order of their first files' paths.
    package let statutes: [Statute]
    /// In the order of their paths.
    package let others: [OtherFile]
    package let findings: [Finding]
    /// Lines that belong to no article, in the order of the files.
    package let unread: [SourceSpan]

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
        others = files.compactMap { file in file.other.map { OtherFile(path: file.source.path, kind: $0) } }
        unread = files.flatMap(\.unread)
        self.findings = findings.sortedByPlace()
    }

    /// The declared ids, else those of the titles; of two titles that sound alike (山西, 陕西) the second gets `-2`.
    private static func ids(_ drafts: [StatuteDraft], slug: (String) -> String) -> [String] {
        let wanted = drafts.map { $0.declaration?.id ?? slug(Statute.plain($0.title)) }
        var titles: [String: Set<String>] = [:]
        for (draft, id) in zip(drafts, wanted) where draft.declaration?.id == nil {
            titles[id, default: []].insert(draft.title)
        }
        return zip(drafts, wanted).map { draft, id in
            guard draft.declaration?.id == nil, let rank = titles[id]?.sorted().firstIndex(of: draft.title), rank > 0
            else {
                return id
            }
            return "\(id)-\(rank + 1)"
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
