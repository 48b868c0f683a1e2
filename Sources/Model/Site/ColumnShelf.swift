import ChineseText
import DataFiles

/// Puts pages into columns and under tags.
struct ColumnShelf {
    let columns: [Column]
    let tags: [Tag]

    /// `titles` are those of site.yaml, in the order of the navigation; `intros` are the columns' own `index.md`.
    init(_ pages: [Page], intros: [Page], titles: [(folder: String, title: String)]) {
        let rank = Self.ranks(pages)
        tags = Self.tags(pages, rank)
        var byFolder: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() { byFolder[page.column, default: []].append(index) }
        let configured = titles.map(\.folder)
        let others = byFolder.keys.filter { !configured.contains($0) }.sorted { Self.place($0) < Self.place($1) }
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
                pages: members.sorted { rank[$0] < rank[$1] }
            )
        }
    }

    /// Ordinary columns by name, then questions of law, exhibits and stories.
    private static func place(_ folder: String) -> String {
        switch folder {
        case "qa": "~1"
        case "exhibits": "~2"
        case "scenarios": "~3"
        default: folder
        }
    }

    /// The place of every page in a list of all: by weight, then the newest first, then by path.
    private static func ranks(_ pages: [Page]) -> [Int] {
        let keys = pages.map { page in
            let date = page.front.date.map { $0.year * 10_000 + $0.month * 100 + $0.day } ?? 0
            return (page.front.weight, -date)
        }
        // Positions are in the order of paths.
        let sorted = pages.indices.sorted { (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1) }
        var ranks = [Int](repeating: 0, count: pages.count)
        for (rank, position) in sorted.enumerated() { ranks[position] = rank }
        return ranks
    }

    /// The tags of pages, each with an address of its own.
    private static func tags(_ pages: [Page], _ rank: [Int]) -> [Tag] {
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
                pages: (members[name] ?? []).sorted { rank[$0] < rank[$1] }
            )
        }
        .sorted { ($1.pages.count, $0.name) < ($0.pages.count, $1.name) }
    }
}
