package import Diagnostics
import Spreadsheets

/// The rows of a filled sheet, one after another: which school each means, and what it says.
struct ReportRows {
    let framework: Framework
    let grades: [GradeColumn]
    let period: Period
    let schools: SchoolMatcher
    /// Why a school does not have to report, by uid.
    let exemptions: [String: SchoolStatus.Exemption]
    var findings: [Finding] = []
    private(set) var reports: [SchoolReport] = []
    private(set) var indexes: [String: Int] = [:]
    /// What the rows read so far say, by school.
    private var seen: [String: [(subjects: [Claim.Subject], row: Grid.Row, table: SheetTable)]] = [:]
    /// Cells that were read: most say what others said.
    var readings: [Reading: (value: ClaimValue, doubt: ClaimReader.Doubt?)] = [:]
    private var unknown = 0
    let tree: RegionTree
    /// What the sheet that is being read says of where its schools are.
    var sheetRegions: [SheetRegion] = []
    /// Schools that are not where their sheet says.
    private(set) var misplaced = MisplacedSchools()
    var empty: [(school: String, name: String, row: Grid.Row)] = []
    /// Schools that were found by a shorter name than their own.
    var short: [(name: String, school: String, row: Grid.Row)] = []
    /// The first row of each way of filling in a whole row.
    var firsts: [[ClaimValue]: Grid.Row] = [:]
    var copies: [[ClaimValue]: Int] = [:]
    /// Whether the row says that the school has no 六年级.
    var isWithoutSixth = false

    /// What a row or a column of it is about: nothing for the whole school.
    struct Part {
        var stage: Stage?
        var grade: Grade?
        var isUnusual: Bool { stage.map { grade?.isUnusual(in: $0) ?? false } ?? false }
        var isLeftOut: Bool { stage.map { grade?.isLeftOut(in: $0) ?? false } ?? false }
    }

    init(framework: Framework, grades: [GradeColumn], known: CoverageRecords) {
        self.framework = framework
        self.grades = grades
        period = known.period
        schools = SchoolMatcher(known.schools, in: known.regions)
        tree = known.regions
        var exemptions: [String: SchoolStatus.Exemption] = [:]
        for status in framework.derive(known) { exemptions[status.school.uid] = status.exemption }
        self.exemptions = exemptions
    }

    mutating func read(_ row: Grid.Row, of table: SheetTable) {
        guard let name = table.text("name", in: row) else {
            findings.append(
                Finding(
                    .nameMissing, at: table.grid.place(row), "第 \(row.number) 行没有学校名称", explanation: ["请补上学校全称，或删去这一行"])
            )
            reportCells(of: "第 \(row.number) 行", row, table)
            return
        }
        let code = SchoolColumns.readCode(table, row, findings: &findings)
        guard let school = school(name: name, code: code, row, table),
            codeAgrees(code, with: school, name: name, row, table)
        else {
            if table.text(SchoolColumns.stages.id, in: row).map({ Stage.read($0) == nil }) == true {
                findings.append(
                    Finding(
                        .stageUnclear, at: table.cell(SchoolColumns.stages.id, in: row).map { table.place($0) },
                        "“\(name)”的学段“\(table.text(SchoolColumns.stages.id, in: row) ?? "")”说不清是哪几段"))
            }
            return reportCells(of: "“\(name)”", row, table)
        }
        guard let parts = parts(of: school, row, table) else { return reportCells(of: "“\(name)”", row, table) }
        if parts.allSatisfy({ $0.stage == nil && $0.grade == nil }) {
            findings += ClaimCheck(school: school, table: table, row: row).sizeFindings()
        }
        reportAbsence(of: school, parts, row, table)
        let claims = claims(of: school, parts, row, table) + gradeClaims(of: school, row, table)
        if claims.allSatisfy(\.value.isBlank) {
            // The rows of one school follow each other.
            if empty.last?.school != school.uid { empty.append((school.uid, name, row)) }
            return
        }
        if let exemption = exemptions[school.uid] {
            let summary = "“\(school.name)”\(exemption.rawValue)，填报已记录，但不计入本期统计"
            findings.append(Finding(.schoolNotCounted, at: Self.place(row, table), summary))
        }
        let values = claims.map(\.value)
        if firsts[values] == nil { firsts[values] = row }
        copies[values, default: 0] += 1
        add(claims, of: school, name: name, row, table)
    }

    /// The cell with the name of the school.
    static func place(_ row: Grid.Row, _ table: SheetTable) -> Place {
        table.cell("name", in: row).map { table.place($0) } ?? table.grid.place(row)
    }

    private mutating func school(
        name: String,
        code: String?,
        _ row: Grid.Row,
        _ table: SheetTable
    ) -> School? {
        let regions = NamedRegion.all(in: row, of: table)
        // A sheet of another county has nothing but unknown names: the first show that.
        let suggests = unknown < 20
        switch schools.find(name: name, code: code, regions: regions, suggests: suggests) {
        case .found(let school):
            let names = [school.name] + school.formerNames
            if code == nil || school.code != code, !names.contains(name),
                !names.contains(where: { NameKey.of($0) == NameKey.of(name) })
            {
                short.append((name, school.name, row))
            }
            if code == nil || school.code != code {
                misplaced.note(school, written: name, sheetRegions, at: Self.place(row, table), in: tree)
            }
            return school
        case .elsewhere(let school, let region):
            findings.append(.elsewhere(school, written: name, region, in: tree, at: Self.place(row, table)))
        case .ambiguous(let candidates):
            let list = candidates.map { "\($0.name)（\($0.region)）" }.joined(separator: "、")
            findings.append(
                Finding(
                    .schoolAmbiguous,
                    at: Self.place(row, table),
                    "“\(name)”在名册里不止一所：\(list)",
                    explanation: ["请填学校标识码，或加一列区县、乡镇来区分"]
                )
            )
        case .unknown(let near):
            unknown += 1
            let guess = near.isEmpty ? [] : ["名册里相近的名称：" + near.joined(separator: "、") + "（请核对后改成全称，程序不代为选择）"]
            findings.append(
                Finding(
                    .schoolUnknown,
                    at: Self.place(row, table),
                    "名册里没有“\(name)”",
                    explanation: guess + ["如果是新学校，请先加到名册里再导入名册"]
                )
            )
        }
        return nil
    }

    /// Whether the code and the name of a row may be of one school.
    private mutating func codeAgrees(
        _ code: String?, with school: School, name: String, _ row: Grid.Row, _ table: SheetTable
    ) -> Bool {
        guard let code, let cell = table.cell("code", in: row) else { return true }
        if school.code == code {
            guard case .found(let named) = schools.find(name: name, suggests: false), named.uid != school.uid else {
                return true
            }
            findings.append(
                Finding(
                    .codeMismatch, at: table.place(cell), "标识码 \(code) 是“\(school.name)”的，这一行写的却是“\(name)”",
                    explanation: ["请核对后改正其中一格"]))
            return false
        }
        let words = school.code.map { "名册里“\(school.name)”的标识码是 \($0)，表里写的是 \(code)" } ?? "标识码 \(code) 不在名册里"
        findings.append(
            Finding(
                .codeMismatch, severity: .warning, at: table.place(cell), words + "，按名称登记",
                explanation: ["请核对是表里的码错了，还是名册要更新"]))
        return true
    }

    /// A row that says the same again is a warning, one that says something else an error.
    private mutating func repeated(
        _ claims: [Claim], of school: School, name: String, at place: Place, first: Place
    ) {
        let earlier = indexes[school.uid].map { reports[$0].claims } ?? []
        let different = claims.filter { claim in
            !earlier.contains { $0.subject == claim.subject && $0.value == claim.value }
        }
        let labels = framework.indicators.filter { indicator in different.contains { $0.indicator == indicator.code } }
            .map(\.label).joined(separator: "、")
        let note = Finding.Note(at: first, "第一次在这里：\(first.excerpt?.marked ?? "")")
        findings.append(
            Finding(
                .schoolRepeated, severity: different.isEmpty ? .warning : .error, at: place,
                "“\(name)”在表里出现了两次，" + (different.isEmpty ? "内容相同，只算一次" : "不同的是：\(labels)"),
                explanation: different.isEmpty ? [] : ["请只留对的一行"], notes: [note]))
    }

    struct Reading: Hashable {
        let indicator: String
        let heading: ExactText
        let text: ExactText
    }

    private mutating func add(
        _ claims: [Claim], of school: School, name: String, _ row: Grid.Row, _ table: SheetTable
    ) {
        let subjects = claims.map(\.subject)
        let earlier = seen[school.uid]?.first { earlier in
            earlier.subjects.contains { known in
                subjects.contains { known.meets($0) }
            }
        }
        if let earlier {
            repeated(
                claims, of: school, name: name, at: Self.place(row, table),
                first: Self.place(earlier.row, earlier.table))
            return
        }
        seen[school.uid, default: []].append((subjects, row, table))
        if let index = indexes[school.uid] {
            reports[index].claims += claims
        } else {
            indexes[school.uid] = reports.count
            reports.append(
                SchoolReport(
                    school: school.uid, claims: claims, sheet: row.cells.first?.sheet ?? 0, row: row.number,
                    stages: school.stages))
        }
    }
}

extension FindingCode {
    package static let schoolUnknown = FindingCode(
        "coverage.school-unknown",
        .error,
        "名册里没有这所学校",
        manual: """
            表里的学校名称要与名册一致（空格、标点、全角半角不计，前面的县名可省）。程序只列出相近的名称，不代为选择：
            把一所学校的情况记到另一所名下，比不记更糟。请改成名册里的全称，或填学校标识码；新学校先加到名册里再导入名册。
            """
    )
    package static let schoolAmbiguous = FindingCode(
        "coverage.school-ambiguous",
        .error,
        "名册里叫这个名称的学校不止一所",
        manual: "名册里有几所学校叫这个名称（如各乡镇的“中心小学”）。请填学校标识码，或加一列“区县”“乡镇”来区分。"
    )
    package static let schoolNotCounted = FindingCode(
        "coverage.school-not-counted",
        .warning,
        "填报的学校不计入本期统计",
        manual: """
            这所学校已停办、尚未开办、学段不在框架的要求范围，或不在本期应报名单里，所以它的填报虽然记录下来，却不影响应报、已报和
            落实的数字。如果应当计入，请先把它加到本期名册里（或改正停办日期、学段）再导入名册。
            """
    )
}
