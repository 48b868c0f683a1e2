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

    /// Whether a text is its code or its name.
    package func isCalled(_ text: String) -> Bool { code == text || name == text }

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
    }

    /// Only the region of that code or name, with all that lies inside it.
    package func inside(_ text: String) -> RegionTree {
        RegionTree(ordered.map(\.region).filter { path(from: $0.code).contains { $0.isCalled(text) } })
    }

    /// A region by its code.
    package subscript(code: String) -> Region? { regions[ExactText(code)] }

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
