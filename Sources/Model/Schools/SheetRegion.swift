package import Diagnostics
import Spreadsheets

/// The region that a title, the name of a sheet or of its file, or the office that enters it says all schools below are in.
struct SheetRegion: Hashable {
    /// Who says so: 表头, 表名, 文件名, 登记的单位.
    let source: String
    let named: NamedRegion

    /// What a sheet says of itself, nearest first; offices and files only where the tree knows the region.
    static func all(of table: SheetTable, offices: [String], in tree: RegionTree) -> [SheetRegion] {
        let titles = table.titles.flatMap(\.cells).map(\.text)
        let written =
            titles.compactMap { region(in: $0) }.map { SheetRegion(source: "表头", named: $0) }
            + [region(in: table.sheet.name)].compactMap(\.self).map { SheetRegion(source: "表名", named: $0) }
        let file = table.grid.file.split(separator: "/").last.map(String.init) ?? ""
        let known = [("文件名", file)] + offices.map { ("登记的单位", $0) }
        return written
            + known.compactMap { source, text in
                guard let named = region(in: text), tree.find(named.text) != .unknown else { return nil }
                return SheetRegion(source: source, named: named)
            }
    }

    /// Whether it also holds for a school whose whole name a row writes, region and all.
    var isOfSheet: Bool { source == "表头" || source == "表名" }

    /// 示例县 of 附件1：示例县2026年秋季五落实统计表; nil where the text does not begin with a region.
    ///
    /// 填报单位：城关镇中心学校 names who wrote the sheet: such a school also writes down others, of other towns.
    static func region(in text: String) -> NamedRegion? {
        var text = text.compact
        var isUnit = false
        if let front = text.prefixMatch(
            of: #/(?:附[件表]?[0-9一二三四五六七八九十]{0,2}[:.、\-]?)?(?:(?:填报|报送|上报)?(?:单位|地区|区域)(?:\([^)]{0,8}\))?[:：])?/#)
        {
            isUnit = front.output.contains("单位")
            text = String(text[front.range.upperBound...])
        }
        if let time = NamedTime(in: text), text.hasPrefix(time.words) {
            text = String(text.dropFirst(time.words.count))
        }
        guard
            let found = text.prefixMatch(
                of: #/(?:[\p{Han}]{1,7}?(?:自治[县州区]|省|市|县|区|旗|盟|州|镇|乡|街道)(?![级域别分直属办]))+/#)
        else { return nil }
        let name = String(found.output)
        let rest = text[found.range.upperBound...]
        if isUnit, ["学校", "中学", "小学", "中心校", "学区", "高中", "初中"].contains(where: rest.contains) { return nil }
        return names(name) ? NamedRegion(text: name, level: nil) : nil
    }

    /// 各乡镇, 全县, 某某区, 城区 and words of forms name no place.
    private static func names(_ name: String) -> Bool {
        let others = [
            "各", "全", "本", "我", "某", "该", "等", "和", "与", "禁毒", "毒品", "教育", "学校", "学区", "校区", "五落实", "统计", "情况", "工作",
            "社区",
            "城区", "市区", "县区", "地区", "片区", "园区", "辖区", "街区", "乡镇", "市县", "县市", "市州", "城乡", "城镇", "所属", "所在", "学", "校",
            "农村", "乡村", "落实", "报", "表", "期",
        ]
        return name.count >= 2 && !others.contains(where: name.contains)
    }
}

/// Schools of a sheet that are not where the sheet says they are: one finding for all of them.
struct MisplacedSchools {
    private var found: [SheetRegion: (place: Place, regions: [String], names: [String])] = [:]
    /// Whether a school of a region can be where a sheet says: asked for every row, worked out once.
    private var known: [Pair: Bool] = [:]

    private struct Pair: Hashable {
        let region: SheetRegion
        let school: String
    }

    /// Remembers a school that cannot be in one of the regions that the sheet names.
    mutating func note(
        _ school: School, written name: String, _ regions: [SheetRegion], at place: Place, in tree: RegionTree
    ) {
        for region in regions where isElsewhere(school.region, region, tree) {
            // The title of a form for one school is its name.
            let own = [school.name] + school.formerNames + [name]
            if own.contains(where: { NameKey.of($0).hasPrefix(NameKey.of(region.named.text)) }) { continue }
            // Whoever writes 甲县第一小学 means 甲县, whichever office enters it.
            let isWhole = tree.path(from: school.region).contains { NameKey.of(name).hasPrefix(NameKey.of($0.name)) }
            if isWhole, !region.isOfSheet { continue }
            var entry = found[region] ?? (place, [], [])
            let label = tree.label(of: school.region)
            if !entry.regions.contains(label) { entry.regions.append(label) }
            entry.names.append(school.name)
            found[region] = entry
            return
        }
    }

    private mutating func isElsewhere(_ school: String, _ region: SheetRegion, _ tree: RegionTree) -> Bool {
        let pair = Pair(region: region, school: school)
        if let known = known[pair] { return known }
        let isElsewhere = region.named.contradicts(school, in: tree)
        known[pair] = isElsewhere
        return isElsewhere
    }

    var findings: [Finding] {
        found.map { region, entry in
            let regions = entry.regions.prefix(3).joined(separator: "、") + (entry.regions.count > 3 ? " 等" : "")
            let names = entry.names.prefix(3).map { "“\($0)”" }.joined(separator: "、")
            let count = entry.names.count > 3 ? "等 \(entry.names.count) 所" : ""
            return Finding(
                .regionContradicts, at: entry.place,
                "\(region.source)写的是“\(region.named.text)”，\(names)\(count)在名册里属于\(regions)，没有登记",
                explanation: [
                    "是\(regions)的，请改正\(region.source)；是\(region.named.text)的学校，请先加到名册里，同名的写学校标识码或全称"
                ])
        }
        .sortedByPlace()
    }
}

extension Finding {
    /// A row names a region, and the one school of that name lies elsewhere.
    static func elsewhere(
        _ school: School, written name: String, _ region: String, in tree: RegionTree, at place: Place
    ) -> Finding {
        let own = tree.label(of: school.region)
        return Finding(
            .regionContradicts, at: place, "这一行写的是“\(region)”的“\(name)”，名册里只有\(own)的“\(school.name)”，没有登记",
            explanation: ["就是\(own)这一所的，请改正地区；是\(region)的另一所，请先把它加到名册里，或者写学校标识码"])
    }
}

extension FindingCode {
    package static let regionContradicts = FindingCode(
        "coverage.region-contradicts",
        .error,
        "表里写的地区不是这所学校的",
        manual: """
            表里写着一个地区（“区县”“乡镇”“地区”一列，表头，下面的标签，或者登记的单位），而叫这个名称的学校在名册里只有别的地区的一所。
            多半是那个地区的同名学校还没有进名册：照登记，就会记到别的地区的学校名下，两所的数都错。所以不登记。以前记住的叫法也这样核对。

            就是名册里那一所的，请改正表里的地区；是另一所的，请先把它加到名册里（`humen coverage schools import`），或者在表里写学校标识码。
            乡改镇、只写简称（柳河、柳河镇）不算矛盾；“县直”“城区”这样的话不核对。
            """
    )
}
