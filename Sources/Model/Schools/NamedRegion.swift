import Spreadsheets

/// A region that a row, a title or an office names beside the name of a school.
struct NamedRegion: Hashable {
    let text: String
    /// The level of its column, where it has one.
    let level: Region.Level?

    /// The regions that a row names, nearest first.
    static func all(in row: Grid.Row, of table: SheetTable) -> [NamedRegion] {
        let columns = SchoolColumns.regions.reversed().map { ($0.column, Optional($0.level)) }
        return (columns + [(SchoolColumns.area, nil)]).compactMap { column, level in
            table.text(column.id, in: row).map { NamedRegion(text: $0, level: level) }
        }
    }

    /// What a name of a region ends in, and the level that this tells; 市 may be a city or a county.
    private static let endings: [(words: [String], level: Region.Level)] = [
        (["街道办事处", "街道办", "街道", "苏木", "镇", "乡"], .town), (["自治县", "县", "区", "旗"], .county),
        (["自治州", "州", "盟", "市"], .city), (["省", "自治区"], .province),
    ]
    /// Words that are written in such a column and name no region.
    private static let neutral: Set = [
        "县直", "市直", "区直", "直属", "县直属", "市直属", "区直属", "县属", "市属", "本级", "城区", "县城", "主城区",
    ]

    /// The level that the end of its name tells.
    private var ownLevel: Region.Level? {
        Self.endings.first { $0.words.contains(where: text.hasSuffix) }?.level
    }

    /// A name without what it ends in: a town that was a 乡 last year is a 镇 now.
    private static func stem(_ name: String) -> String {
        let key = NameKey.of(name)
        let ending = endings.flatMap(\.words).sorted { $0.count > $1.count }.first(where: key.hasSuffix)
        return ending.map { key.count > $0.count + 1 ? String(key.dropLast($0.count)) : key } ?? key
    }

    /// Whether a school of a region cannot be in the one that is named.
    ///
    /// `find` is what the tree finds, remembered, where many rows are asked.
    /// Where the tree does not know the name, it is compared with the region of the same level; without one, nothing is said against it.
    func contradicts(
        _ region: String, in tree: RegionTree, find: ((String) -> RegionTree.Match)? = nil
    ) -> Bool {
        let path = tree.path(from: region)
        let key = NameKey.of(text)
        if path.isEmpty || key.isEmpty || Self.neutral.contains(key) { return false }
        if path.contains(where: { $0.name == text || $0.code == text || NameKey.of($0.name) == key }) { return false }
        /// Above the school, or inside its region where nobody wrote down its town.
        func fits(_ other: Region) -> Bool {
            path.contains { $0.code == other.code } || tree.path(from: other.code).contains { $0.code == region }
        }
        switch find?(text) ?? tree.find(text) {
        case .found(let other): return !fits(other)
        case .ambiguous(let others): return !others.contains(where: fits)
        case .unknown: break
        }
        guard let level = level ?? ownLevel else { return false }
        var levels = [level]
        // A county may be called 市, and a column of cities hold one.
        if text.hasSuffix("市"), level != .town { levels += [.city, .county] }
        let same = path.filter { levels.contains($0.level) }
        if level == .city, !same.contains(where: { $0.level == .city || $0.name.hasSuffix("市") }) { return false }
        return !same.isEmpty && !same.contains { Self.stem($0.name) == Self.stem(text) || isBehind($0) }
    }

    /// 示例省示例县 where nobody knows the province, 示例县开发区 of 示例县.
    private func isBehind(_ region: Region) -> Bool {
        let key = NameKey.of(text)
        let name = NameKey.of(region.name)
        if key.hasPrefix(name) { return true }
        guard key.hasSuffix(name), let last = key.dropLast(name.count).last else { return false }
        return "省市区州盟县旗".contains(last)
    }
}
