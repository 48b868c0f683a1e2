import Diagnostics
import Schools
import Site
import Spreadsheets

/// Workbooks that go out to schools, and sheets that go back to them.
extension CoverageDesk {
    /// Which schools share a form.
    package enum FormSplit: String, Sendable, CaseIterable {
        /// One for all of them.
        case all
        case town
        case school
    }

    /// Where reports and forms go: `Output/reports/`.
    var reports: FilePath { site.output.appending("reports") }

    /// Writes a pre-filled form for every school that has to report, or for those of one place or school alone.
    package func forms(
        _ figures: Figures, split: FormSplit, only name: String?, due: String, byGrade: Bool = false,
        to target: FilePath?
    ) throws -> [FilePath] {
        let configuration = try configuration()
        var wanted = figures.statuses.filter(\.isExpected)
        if let name { wanted = try chosen(name, among: wanted, in: figures) }
        guard !wanted.isEmpty else {
            throw Problem(description: "\(figures.records.period.title)没有应报的学校，请先用 humen coverage schools import 导入名册")
        }
        let groups = Self.groups(Self.inOrder(wanted, figures.records.regions), split, figures.records.regions)
        let folder = target ?? reports.appending("填报表 \(figures.records.period.id)")
        var written: [FilePath] = []
        for group in groups {
            let owner = group.name ?? name ?? (configuration.county.isEmpty ? "" : configuration.county)
            let form = SchoolForm(
                framework: framework, records: figures.records, owner: owner, office: configuration.office, due: due,
                isByGrade: byGrade)
            let isFile = target?.isWorkbook == true
            guard !isFile || groups.count == 1 else {
                throw Problem(description: "要写 \(groups.count) 张表，一个文件放不下：-o 请写文件夹")
            }
            let file = isFile ? folder : folder.appending(Self.fileName("\(owner)填报表.xlsx"))
            try Disk.makeFolder(file.parent)
            try Disk.replace(file, with: try form.draft(group.statuses).bytes())
            written.append(file)
        }
        return written
    }

    /// Writes the sheet that was handed in with its mistakes marked.
    func giveBack(
        _ grid: Grid, of path: FilePath, _ findings: [Finding], stages: [StageColumn] = []
    ) throws -> FilePath {
        let name = path.name.split(separator: ".").dropLast().joined(separator: ".")
        let file = reports.appending("退回/\(name.isEmpty ? path.name : name)（退回修改）.xlsx")
        try Disk.makeFolder(file.parent)
        var ignored: [Finding] = []
        let workbook = try TableSource(path, findings: &ignored).workbook
        try Disk.replace(
            file, with: try ReturnedSheet(grid, findings: findings, stages: stages).bytes(over: workbook))
        return file
    }

    /// What site.yaml says of the office; a folder without one has an office without a name.
    func configuration() throws -> (office: String, county: String) {
        var ignored: [Finding] = []
        let configuration = try SiteBuilder.configuration(of: site, findings: &ignored)
        return (configuration.office, configuration.county)
    }

    /// The schools of a place, or the one school of a name.
    private func chosen(_ name: String, among statuses: [SchoolStatus], in figures: Figures) throws -> [SchoolStatus] {
        let tree = figures.records.regions
        if case .ambiguous = tree.find(name), let problem = tree.problem(with: name) {
            throw Problem(description: problem)
        }
        let part = tree.inside(name)
        let inside = statuses.filter { part[$0.school.region] != nil }
        if !inside.isEmpty { return inside }
        switch SchoolMatcher(figures.records.schools, in: tree).find(name: name, code: name) {
        case .found(let school): return statuses.filter { $0.school.uid == school.uid }
        case .ambiguous: throw Problem(description: "叫“\(name)”的学校不止一所，请用标识码")
        case .unknown(let near):
            let hint = near.isEmpty ? "" : "。名称相近的学校：\(near.joined(separator: "、"))"
            throw Problem(description: "没有叫“\(name)”的地区或学校\(hint)")
        }
    }

    /// By region as tables show them, then by name.
    static func inOrder(_ statuses: [SchoolStatus], _ tree: RegionTree) -> [SchoolStatus] {
        let order = Dictionary(
            tree.ordered.enumerated().map { ($0.element.region.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return statuses.sorted { left, right in
            (order[left.school.region] ?? .max, left.school.name, left.school.uid)
                < (order[right.school.region] ?? .max, right.school.name, right.school.uid)
        }
    }

    /// The schools by who gets a form; a group without a name is everybody.
    static func groups(
        _ statuses: [SchoolStatus], _ split: FormSplit, _ tree: RegionTree
    ) -> [(name: String?, statuses: [SchoolStatus])] {
        if split == .all { return [(nil, statuses)] }
        var order: [String] = []
        var groups: [String: [SchoolStatus]] = [:]
        for status in statuses {
            let key = split == .school ? status.school.uid : status.school.region
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(status)
        }
        var taken: Set<String> = []
        return order.map { key in
            let members = groups[key] ?? []
            let region = members.first?.school.region ?? ""
            let name = split == .school ? members.first?.school.name ?? key : tree[key]?.name ?? key
            // Two schools or towns may bear one name: the regions above tell them apart.
            let above = tree.path(from: region).dropFirst(split == .school ? 0 : 1).map(\.name)
            let names = [name] + above.indices.map { above[above.startIndex...$0].reversed().joined() + name }
            let unique = names.first { !taken.contains($0) } ?? "\(name) \(key)"
            taken.insert(unique)
            return (unique, members)
        }
    }

    /// A name that every system takes for a file.
    static func fileName(_ text: String) -> String {
        String(text.map { "/\\:*?\"<>|\n\r\t".contains($0) ? "_" : $0 })
    }
}
