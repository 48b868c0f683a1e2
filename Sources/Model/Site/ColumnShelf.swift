import DataFiles

/// Puts pages into columns.
struct ColumnShelf {
    let columns: [Column]

    /// `titles` are those of site.yaml, in the order of the navigation; `intros` are the columns' own `index.md`; `rank` is the place of
    /// every page in a list of all.
    init(_ pages: [Page], intros: [Page], titles: [SiteConfiguration.ColumnTitle], rank: [Int]) {
        var byFolder: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() { byFolder[page.column, default: []].append(index) }
        for intro in intros where byFolder[intro.column] == nil { byFolder[intro.column] = [] }
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
    static func ranks(_ pages: [Page]) -> [Int] {
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
}
