package import Diagnostics
import Spreadsheets

/// The rows of a filled sheet, one after another: which school each means, and what it says.
struct ReportRows {
    let framework: Framework
    let grades: [GradeColumn]
    let schools: SchoolMatcher
    /// Why a school does not have to report, by uid.
    let exemptions: [String: SchoolStatus.Exemption]
    var findings: [Finding] = []
    private(set) var reports: [SchoolReport] = []
    private var indexes: [String: Int] = [:]
    /// What the rows read so far say, by school.
    private var seen: [String: [(subjects: [Claim.Subject], row: Grid.Row, table: SheetTable)]] = [:]
    /// Cells that were read: most say what others said.
    private var readings: [Reading: (value: ClaimValue, doubt: ClaimReader.Doubt?)] = [:]
    private var unknown = 0
    private var empty: [(school: String, name: String, row: Grid.Row)] = []
    /// Schools that were found by a shorter name than their own.
    private var short: [(name: String, school: String, row: Grid.Row)] = []
    /// The first row of each way of filling in a whole row.
    private var firsts: [[ClaimValue]: Grid.Row] = [:]
    private var copies: [[ClaimValue]: Int] = [:]

    /// What a row or a column of it is about: nothing for the whole school.
    private struct Part {
        var stage: Stage?
        var grade: Grade?
        var isUnusual: Bool { stage.map { grade?.isUnusual(in: $0) ?? false } ?? false }
    }

    init(framework: Framework, grades: [GradeColumn], known: CoverageRecords) {
        self.framework = framework
        self.grades = grades
        schools = SchoolMatcher(known.schools, in: known.regions)
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
            return
        }
        let code = SchoolColumns.readCode(table, row, findings: &findings)
        guard let school = school(name: name, code: code, row, table),
            codeAgrees(code, with: school, name: name, row, table)
        else { return }
        guard let parts = parts(of: school, row, table) else { return }
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
    private static func place(_ row: Grid.Row, _ table: SheetTable) -> Place {
        table.cell("name", in: row).map { table.place($0) } ?? table.grid.place(row)
    }

    /// A sheet in which nearly all schools say the very same was most likely filled by copying.
    mutating func reportCopies(in grid: Grid) {
        let total = copies.values.reduce(0, +)
        guard total >= 6, !findings.haveErrors, let most = copies.max(by: { $0.value < $1.value }),
            most.value * 20 >= total * 19,
            let row = firsts[most.key]
        else { return }
        findings.append(
            Finding(
                .valuesCopied, at: grid.place(row), "\(total) 所学校里有 \(most.value) 所填得一模一样，疑似复制",
                explanation: ["已照填报登记；抽查时请先看这些学校"]))
    }

    /// Schools that stand in the sheet with nothing filled in, in one note a sheet.
    mutating func reportEmpty(in grid: Grid) {
        // One of several rows of a school may be filled.
        empty.removeAll { indexes[$0.school] != nil }
        guard let first = empty.first else { return }
        let more = empty.count > 5 ? " 等" : ""
        let names = empty.prefix(5).map(\.name).joined(separator: "、") + more
        let summary = "\(empty.count) 所学校一项也没有填，按未上报处理：\(names)"
        findings.append(Finding(.rowEmpty, at: grid.place(first.row), summary))
        empty = []
    }

    /// Schools of one row without their town or county in front, in one note.
    mutating func reportShortNames(in grid: Grid) {
        guard let first = short.first, !findings.haveErrors else { return }
        let names = short.prefix(5).map { "“\($0.name)”是“\($0.school)”" }.joined(separator: "、")
        findings.append(
            Finding(
                .schoolShort, at: grid.place(first.row),
                "\(short.count) 所学校的名称不全，按唯一对得上的登记：\(names)\(short.count > 5 ? " 等" : "")",
                explanation: ["不对的，请改成名册里的全称再导入"]))
        short = []
    }

    private mutating func school(
        name: String,
        code: String?,
        _ row: Grid.Row,
        _ table: SheetTable
    ) -> School? {
        let columns = SchoolColumns.regions.reversed().map(\.column) + [SchoolColumns.area]
        let region = columns.compactMap { table.text($0.id, in: row) }.first
        // A sheet of another county has nothing but unknown names: the first show that.
        let suggests = unknown < 20
        switch schools.find(name: name, code: code, region: region, suggests: suggests) {
        case .found(let school):
            let names = [school.name] + school.formerNames
            if code == nil || school.code != code, !names.contains(name),
                !names.contains(where: { NameKey.of($0) == NameKey.of(name) })
            {
                short.append((name, school.name, row))
            }
            return school
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

    /// What a row is about; nil when that is wrong.
    private mutating func parts(of school: School, _ row: Grid.Row, _ table: SheetTable) -> [Part]? {
        guard let stages = stages(of: school, row, table) else { return nil }
        guard let cell = table.cell(SchoolColumns.grade.id, in: row), !cell.isBlank else {
            return stages.map { Part(stage: $0) }
        }
        let own = stages.compactMap(\.self)
        let among = own.isEmpty ? school.stages : own
        let grades = SchoolColumns.readGrades(table, row, of: school.name, in: among, findings: &findings)
        return grades?.compactMap { grade in grade.stage(among: among).map { Part(stage: $0, grade: grade) } }
    }

    /// What the columns of single grades say; of grades that the school has not, they must be blank.
    private mutating func gradeClaims(of school: School, _ row: Grid.Row, _ table: SheetTable) -> [Claim] {
        var claims: [Claim] = []
        for column in grades {
            guard let cell = table.cell(column.name.id, in: row), !cell.isBlank,
                let indicator = framework.indicator(column.indicator)
            else { continue }
            if ["/", "-", "—"].contains(cell.text.compact) { continue }
            guard let stage = column.grade.stage(among: school.stages) else {
                findings.append(
                    Finding(
                        .stageMismatch, at: table.place(cell),
                        "“\(school.name)”填了“\(column.name.label)”，它的学段是\(SchoolForm.stages(school.stages))，没有这个年级",
                        explanation: ["请删去这一格；确实有这个年级的，先在名册里改学段"]))
                continue
            }
            claims += self.claims(
                [Part(stage: stage, grade: column.grade)], indicator, cell, column.name.id, of: school, row, table)
        }
        return claims
    }

    /// The stages that a row is about: nil inside for the whole school, nil outside when they are wrong.
    private mutating func stages(
        of school: School,
        _ row: Grid.Row,
        _ table: SheetTable
    ) -> [Stage?]? {
        guard let text = table.text("stages", in: row) else { return [nil] }
        let own = school.stages.map(\.rawValue).joined(separator: "、")
        guard let stages = Stage.read(text) else {
            findings.append(
                Finding(
                    .stageUnclear,
                    at: table.cell("stages", in: row).map { table.place($0) } ?? Self.place(row, table),
                    "“\(school.name)”的学段“\(text)”说不清是哪几段",
                    explanation: ["名册里它的学段：\(own)"]
                )
            )
            return nil
        }
        if Set(stages).isSuperset(of: school.stages) && Set(stages).subtracting(school.stages).isEmpty { return [nil] }
        guard Set(stages).isSubset(of: school.stages) else {
            findings.append(
                Finding(
                    .stageMismatch,
                    at: table.cell("stages", in: row).map { table.place($0) } ?? Self.place(row, table),
                    "“\(school.name)”填了学段“\(text)”，与名册不符",
                    explanation: ["名册里它的学段：\(own)"]
                )
            )
            return nil
        }
        return stages
    }

    private mutating func claims(
        of school: School,
        _ parts: [Part],
        _ row: Grid.Row,
        _ table: SheetTable
    ) -> [Claim] {
        var claims: [Claim] = []
        for indicator in framework.indicators {
            guard let cell = table.cell(indicator.code, in: row) else { continue }
            // Beside columns for single grades, a blank one for all of them says nothing.
            if cell.isBlank, grades.contains(where: { $0.indicator == indicator.code }) { continue }
            claims += self.claims(parts, indicator, cell, indicator.code, of: school, row, table)
        }
        return claims
    }

    /// What one cell says, of each part that it is about.
    private mutating func claims(
        _ parts: [Part], _ indicator: Indicator, _ cell: Grid.Cell, _ column: String, of school: School,
        _ row: Grid.Row, _ table: SheetTable
    ) -> [Claim] {
        let (value, doubt) = reading(cell.text, as: indicator, below: table.heading?[cell.column].text ?? "")
        // “/” in 六年级 of a 初中 that has none is what it ought to be.
        if let doubt, value != .missing(.na) || !parts.allSatisfy(\.isUnusual) {
            let part = parts.compactMap(\.grade).map(\.label).joined(separator: "、")
            let thing = "“\(school.name)”\(part)的\(indicator.label)“\(cell.text.compact)”"
            findings.append(doubt.finding(about: thing, at: table.place(cell)))
        }
        findings += ClaimCheck(school: school, table: table, row: row).findings(indicator, value, cell)
        let text = table.text(column, in: row) ?? ""
        return parts.map {
            Claim(indicator: indicator.code, stage: $0.stage, grade: $0.grade, value: value, text: text)
        }
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

    private struct Reading: Hashable {
        let indicator: String
        let heading: ExactText
        let text: ExactText
    }

    private mutating func reading(
        _ text: String, as indicator: Indicator, below heading: String
    ) -> (ClaimValue, ClaimReader.Doubt?) {
        let key = Reading(indicator: indicator.code, heading: ExactText(heading), text: ExactText(text))
        if let known = readings[key] { return known }
        let reading = ClaimReader(indicator: indicator, heading: heading).read(text)
        readings[key] = reading
        return reading
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
                SchoolReport(school: school.uid, claims: claims, sheet: row.cells.first?.sheet ?? 0, row: row.number))
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
    package static let schoolShort = FindingCode(
        "coverage.school-short",
        .note,
        "学校名称省了前面的县名、镇名",
        manual: """
            表里写“第一小学”，名册里只有一所“示例县第一小学”（或“城关镇第一小学”）对得上，就登记到这一所名下，并在这里写出来。
            有两所对得上的不登记，要求写全称。请看一眼；不对的，改成全称再导入。
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
    package static let rowEmpty = FindingCode(
        "coverage.row-empty",
        .note,
        "有的学校一项也没有填，按未上报处理",
        manual: "表里有这所学校，但各项都是空的。空白不是“无”，也不是零，所以这所学校仍算未上报。请催报后再导入。"
    )
    package static let stageMismatch = FindingCode(
        "coverage.stage-mismatch",
        .error,
        "填报的学段与名册不符",
        manual: "表里填的学段，名册里这所学校没有（如小学填了高中）。请核对是填错了学段，还是名册需要更新。"
    )
    package static let valuesCopied = FindingCode(
        "coverage.values-copied",
        .warning,
        "几乎所有学校填得一模一样",
        manual: """
            六所以上的学校，有百分之九十五以上各项完全相同，多半是填好一行往下拖出来的，不一定假，但不可靠。
            程序照填报登记，只提醒一句；抽查、核验时请先看这些学校。
            """
    )
}
