import DataFiles
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
    package mutating func forms(
        _ figures: Figures, split: FormSplit, only name: String?, due: String, byGrade: Bool = false,
        to target: FilePath?
    ) throws -> [FilePath] {
        let configuration = try configuration()
        var wanted = figures.statuses.filter(\.isExpected)
        if let name { wanted = try chosen(name, among: wanted, in: figures) }
        guard !wanted.isEmpty else {
            throw Problem(
                description:
                    "\(figures.records.period.title)没有应报的学校，请先用 humen coverage schools import\(Framework.option(framework.id)) 导入名册"
            )
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
            let bytes = try form.draft(group.statuses).bytes()
            if isFile {
                try ownFiles.write(bytes, to: file)
            } else {
                try put(bytes, to: file, on: figures.records.asOf)
            }
            written.append(file)
        }
        return written
    }

    /// Writes a file into a folder of ours, and says so where somebody had changed the last one, which is kept.
    mutating func put(_ bytes: [UInt8], to file: FilePath, on day: CalendarDate) throws {
        guard let kept = try ownFiles.write(bytes, to: file, keepingAs: "改过的，\(day)") else { return }
        findings.append(
            Finding(
                .fileKept, at: Place(file: file.path), "“\(file.name)”写出以后有人改过，改过的那份留作“\(kept.name)”",
                explanation: ["新写的一份没有那些改动，要用的请从留下的那份里抄过来"]))
    }

    /// Writes the sheet that was handed in with its mistakes marked.
    ///
    /// One that somebody is mending, or that came of another file of the same name, stays: this one gets a number.
    mutating func giveBack(
        _ grid: Grid, of path: FilePath, _ findings: [Finding], stages: [StageColumn] = []
    ) throws -> FilePath {
        let name = path.name.split(separator: ".").dropLast().joined(separator: ".")
        let file = reports.appending("退回/\(name.isEmpty ? path.name : name).xlsx")
        var ignored: [Finding] = []
        let workbook = try TableSource(path, findings: &ignored).workbook
        let names = OwnFiles.numbered(file) { $0 == 1 ? "退回修改" : "退回修改 \($0)" }
        let bytes = try ReturnedSheet(grid, findings: findings, stages: stages).bytes(over: workbook)
        return try ownFiles.write(bytes, toFirstFree: names, from: path.path)
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
        case .found(let school), .elsewhere(let school, _): return statuses.filter { $0.school.uid == school.uid }
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
        let schools = Dictionary(grouping: groups.values.compactMap { $0.first?.school.name }) { $0 }
        var taken: Set<String> = []
        return order.map { key in
            let members = groups[key] ?? []
            let region = members.first?.school.region ?? ""
            let name = split == .school ? members.first?.school.name ?? key : tree.label(of: key)
            // Two schools or towns may bear one name: the regions above tell them apart.
            let above = tree.path(from: region).dropFirst(split == .school ? 0 : 1).map(\.name)
            let names = [name] + above.indices.map { above[above.startIndex...$0].reversed().joined() + name }
            let isShared = split == .school && (schools[name]?.count ?? 0) > 1
            let unique = names.dropFirst(isShared ? 1 : 0).first { !taken.contains($0) } ?? "\(name) \(key)"
            taken.insert(unique)
            return (unique, members)
        }
    }

    /// A name that every system takes for a file.
    static func fileName(_ text: String) -> String {
        String(text.map { "/\\:*?\"<>|\n\r\t".contains($0) ? "_" : $0 })
    }
}

extension FindingCode {
    static let fileKept = FindingCode(
        "coverage.file-kept", .warning, "写出以后有人改过的文件，改过的那份留下了",
        manual: """
            报表、通报、填报表写出以后，有人在里面填了文号、改了话，或者在空白表里填了数；现在又写一次，同名的文件不会盖掉改过的：改过的那份改名留在旁边
            （如“情况通报（改过的，2026-11-21）.docx”），新的用原来的名字。要用的话请从留下的那份里抄过来；不要的自行删去。

            没有人改过的，照常换成新的。用 -o 写明文件名、而那里已有别的文件或改过的文件时，不写，请换一个名字。程序怎么知道有没有改过：文件夹里有一个隐藏的
            清单 .humen-files，记着写出时的校验码；删去它，原有的文件都当作改过的。
            """
    )
}
