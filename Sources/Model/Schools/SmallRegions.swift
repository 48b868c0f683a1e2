/// Which figures of a table of regions must not be published, because they would be those of one or two schools.
///
/// A figure over fewer than ``least`` schools is left out, and with it so many of the regions beside it that nobody can find it
/// by taking the others from the sum above. What lies inside a region that is left out is left out too.
package struct SmallRegions: Sendable {
    /// Fewer schools than this are not published.
    package static let least = 3

    private let rows: [RollUp.Row]

    /// The rows of a table, parents before children.
    package init(_ rows: [RollUp.Row]) { self.rows = rows }

    /// The codes of the regions to leave out, where each figure is over `count` schools of its region; 0 is no figure.
    package func hidden(by count: (CoverageCount) -> Int) -> Set<String> {
        var hidden: Set<String> = []
        let families = Dictionary(grouping: rows.indices) { parent(of: $0) ?? -1 }
        // Parents stand before their children, so that a parent is decided when its children are.
        for parent in families.keys.sorted() {
            guard let family = families[parent] else { continue }
            if parent >= 0, hidden.contains(rows[parent].region.code) {
                hidden.formUnion(family.map { rows[$0].region.code })
                continue
            }
            let sized = family.map { (code: rows[$0].region.code, count: count(rows[$0].count)) }.filter {
                $0.count > 0
            }
            let small = sized.filter { $0.count < Self.least }
            guard !small.isEmpty else { continue }
            var sum = small.reduce(0) { $0 + $1.count }
            var taken = small.count
            hidden.formUnion(small.map(\.code))
            let rest = sized.filter { $0.count >= Self.least }.sorted { ($0.count, $0.code) < ($1.count, $1.code) }
            for next in rest where taken < 2 || sum < Self.least {
                hidden.insert(next.code)
                sum += next.count
                taken += 1
            }
        }
        return hidden
    }

    /// The row right above one in the tree.
    private func parent(of index: Int) -> Int? {
        rows[..<index].lastIndex { $0.depth < rows[index].depth }
    }
}
