import ChineseText

/// Puts pages into columns and under tags.
struct ColumnShelf {
    let columns: [Column]

    /// `titles` are those of site.yaml, in the order of the navigation; `intros` are the columns' own `index.md`.
    init(_ pages: [Page], intros: [Page], titles: [(folder: String, title: String)]) {
        var byFolder: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() { byFolder[page.column, default: []].append(index) }
        let configured = titles.map(\.folder)
        let others = byFolder.keys.filter { !configured.contains($0) }.sorted { Self.rank($0) < Self.rank($1) }
        let intro = Dictionary(intros.map { ($0.column, $0) }) { first, _ in first }
        columns = (configured + others).compactMap { folder in
            guard let members = byFolder[folder], !folder.isEmpty else { return nil }
            let title =
                titles.first { $0.folder == folder }?.title
                ?? intro[folder]?.title ?? Column.defaultTitles[folder] ?? folder
            return Column(
                folder: folder,
                title: title,
                summary: intro[folder]?.summary ?? "",
                kind: Page.Kind(column: folder),
                pages: members.sorted { Self.listed(pages[$0], before: pages[$1]) }
            )
        }
    }

    /// Ordinary columns by name, then questions of law, exhibits and stories.
    private static func rank(_ folder: String) -> String {
        switch folder {
        case "qa": "~1"
        case "exhibits": "~2"
        case "scenarios": "~3"
        default: folder
        }
    }

    /// By weight, then the newest first, then by path.
    private static func listed(_ left: Page, before right: Page) -> Bool {
        if left.front.weight != right.front.weight { return left.front.weight < right.front.weight }
        if left.front.date != right.front.date {
            guard let leftDate = left.front.date else { return false }
            guard let rightDate = right.front.date else { return true }
            return leftDate > rightDate
        }
        return left.path < right.path
    }

    /// The tags of pages, each with an address of its own.
    static func tags(_ pages: [Page]) -> [Tag] {
        var members: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() {
            for tag in page.front.tags { members[tag, default: []].append(index) }
        }
        var taken: Set<String> = ["index"]
        return members.keys.sorted().map { name in
            let wanted = Pinyin.slug(name)
            var slug = wanted
            var number = 2
            while !taken.insert(slug).inserted {
                slug = "\(wanted)-\(number)"
                number += 1
            }
            return Tag(
                name: name,
                slug: slug,
                pages: (members[name] ?? []).sorted { listed(pages[$0], before: pages[$1]) }
            )
        }
        .sorted { ($1.pages.count, $0.name) < ($0.pages.count, $1.name) }
    }
}
