package import DataFiles

/// Which region people mean by what they write.
extension RegionTree {
    /// What a text may mean.
    package enum Match: Sendable, Hashable {
        case found(Region)
        /// Several of that name, none of them inside another.
        case ambiguous([Region])
        case unknown
    }

    /// The region of a code, a name, or a name behind those above it: 示例县, 示例市/示例县, 示例省示例市示例县.
    ///
    /// A slash in front makes it a whole path: `/示例县` is the one that no known region holds. Of regions inside each other that
    /// bear one name (北京市/北京市) the outermost is meant.
    package func find(_ text: String) -> Match {
        let parts = text.split { $0 == "/" || $0 == "／" || $0.isWhitespace }.map { NameKey.of(String($0)) }
            .filter { !$0.isEmpty }
        guard let last = parts.last else { return .unknown }
        let isWhole = text.first == "/" || text.first == "／"
        let named = ordered.indices.compactMap { index -> Region? in
            let region = ordered[index].region
            return last.hasSuffix(keys[index]) && isCalled(region, parts, isWhole) ? region : nil
        }
        let outermost = named.filter { region in
            !path(from: region.code).dropFirst().contains { above in named.contains { $0.code == above.code } }
        }
        if let only = outermost.first, outermost.count == 1 { return .found(only) }
        if let exact = self[text], text.contains("/") { return .found(exact) }
        return outermost.isEmpty ? .unknown : .ambiguous(outermost)
    }

    private func isCalled(_ region: Region, _ parts: [String], _ isWhole: Bool) -> Bool {
        let path = path(from: region.code).map { NameKey.of($0.name) }
        if isWhole { return parts == path.reversed() }
        // The names written together, from any of those above on.
        var written = ""
        let isLast = path.indices.contains { index in
            written = path[index] + written
            return written == parts[parts.count - 1]
        }
        guard isLast else { return false }
        var above = path.dropFirst()
        return parts.dropLast().reversed().allSatisfy { part in
            guard let index = above.firstIndex(of: part) else { return false }
            above = above[(index + 1)...]
            return true
        }
    }

    /// A text that means this region and no other: its name with all of those above it.
    package func fullName(of region: Region) -> String {
        let names = path(from: region.code).reversed().map(\.name)
        return (names.count == 1 ? "/" : "") + names.joined(separator: "/")
    }

    /// The shortest text that means this region: its name, or all of it where others bear the same.
    package func shortName(of region: Region) -> String {
        find(region.name) == .found(region) ? region.name : fullName(of: region)
    }

    /// Why a text does not mean one region, with what to write instead; nil where it does.
    package func problem(with text: String) -> String? {
        switch find(text) {
        case .found: return nil
        case .ambiguous(let regions):
            let names = regions.prefix(10).map { fullName(of: $0) }.joined(separator: "、")
            return "叫“\(text)”的地区不止一个：\(names)。请照这里的写法写全"
        case .unknown:
            let known = ordered.prefix(40).map(\.region.name).joined(separator: "、")
            return "台账里没有“\(text)”这个地区。有：\(known)"
        }
    }
}

extension Framework {
    /// Rules that are in force on a day for a region that nobody can tell, in words; none while no region is known at all.
    package func regionProblems(in tree: RegionTree, on day: CalendarDate) -> [String] {
        if tree.ordered.isEmpty { return [] }
        return rules.filter { $0.isValid(on: day) }.compactMap { rule in
            rule.region.flatMap { tree.problem(with: $0) }.map { "规则 \(rule.id) 的 region：\($0)" }
        }
    }
}
