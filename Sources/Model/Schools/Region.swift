/// A place that reports or is reported on: a province, a city, a county, a town, or a development zone.
package struct Region: Sendable, Hashable {
    /// An administrative code, or the path of names (`示例市/示例县`) where no code is known.
    package let code: String
    package let name: String
    package let level: Level
    /// The region above, or nil for the topmost that the ledger knows.
    package let parent: String?

    /// A region below `parent`, or a topmost one.
    package init(code: String, name: String, level: Level, parent: String?) {
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
    }

    /// From the largest to the smallest.
    package enum Level: String, Sendable, Hashable, CaseIterable {
        case province
        case city
        case county
        case town

        /// 省份, 城市, 区县 or 乡镇: the heading of its column.
        package var label: String {
            switch self {
            case .province: "省份"
            case .city: "城市"
            case .county: "区县"
            case .town: "乡镇"
            }
        }
    }
}

/// Regions as a tree, as of one day.
package struct RegionTree: Sendable {
    private let regions: [ExactText: Region]
    /// Every region with its depth, parents before children, else by code.
    package let ordered: [(region: Region, depth: Int)]
    /// How the names of these are compared, one by one.
    let keys: [String]

    /// How regions are named of which others bear the name; worked out once, since tables of schools ask for each row.
    private var labels: [ExactText: String] = [:]

    /// A tree of regions in any order; one whose parent is not among them is topmost.
    package init(_ list: [Region]) {
        var regions: [ExactText: Region] = [:]
        for region in list { regions[ExactText(region.code)] = region }
        var children: [String: [String]] = [:]
        for region in regions.values {
            let parent = region.parent.flatMap { regions[ExactText($0)] == nil ? nil : $0 } ?? ""
            children[parent, default: []].append(region.code)
        }
        var ordered: [(region: Region, depth: Int)] = []
        var seen: Set<String> = []
        var stack: [(code: String, depth: Int)] = (children[""] ?? []).sorted(by: >).map { ($0, 0) }
        while let (code, depth) = stack.popLast() {
            guard seen.insert(code).inserted, let region = regions[ExactText(code)] else { continue }
            ordered.append((region, depth))
            stack += (children[code] ?? []).sorted(by: >).map { ($0, depth + 1) }
        }
        self.regions = regions
        self.ordered = ordered
        keys = ordered.map { NameKey.of($0.region.name) }
        let groups = Dictionary(grouping: ordered.map(\.region), by: \.name).values.filter { $0.count > 1 }
        for group in groups {
            let paths = group.map { path(from: $0.code).map(\.name) }
            for (region, own) in zip(group, paths) {
                let length = own.indices.first { length in
                    paths.count { $0.prefix(length + 1) == own.prefix(length + 1) } == 1
                }
                labels[ExactText(region.code)] = own[...(length ?? own.count - 1)].reversed().joined()
            }
        }
    }

    /// Only the region that a text means (``find(_:)``), with all that lies inside it; every one of that name where there are several.
    package func inside(_ text: String) -> RegionTree {
        let roots: [Region] =
            switch find(text) {
            case .found(let region): [region]
            case .ambiguous(let regions): regions
            case .unknown: []
            }
        return RegionTree(
            ordered.map(\.region).filter { region in
                path(from: region.code).contains { above in roots.contains { $0.code == above.code } }
            })
    }

    /// A region by its code.
    package subscript(code: String) -> Region? { regions[ExactText(code)] }

    /// How tables and letters name a region: 石桥镇, or 甲县石桥镇 where others bear the same name.
    package func label(of code: String) -> String {
        labels[ExactText(code)] ?? regions[ExactText(code)]?.name ?? code
    }

    /// The region itself and those above it, nearest first.
    package func path(from code: String) -> [Region] {
        var path: [Region] = []
        var next: String? = code
        while let code = next, let region = regions[ExactText(code)],
            !path.contains(where: { ExactText($0.code) == ExactText(code) })
        {
            path.append(region)
            next = region.parent
        }
        return path
    }
}
