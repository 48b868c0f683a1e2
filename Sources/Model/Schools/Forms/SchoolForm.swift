package import Spreadsheets

/// The sheet that goes out to be filled in: schools, codes and numbers stand in it and are locked, the rest drops down.
///
/// What comes back is read by ``ReportReader`` like any other sheet.
package struct SchoolForm: Sendable {
    package let framework: Framework
    package let records: CoverageRecords
    /// Whose schools it is for, as its title says: a county, a town, a school.
    package let owner: String
    /// Who gives it out, and until when it is to be handed in; either may be empty.
    package let office: String
    package let due: String
    /// Whether each grade that the framework asks has a row of its own.
    package let isByGrade: Bool

    static let instructionsName = "填表说明"

    /// A form for some of the schools of a period.
    package init(
        framework: Framework, records: CoverageRecords, owner: String, office: String, due: String,
        isByGrade: Bool = false
    ) {
        self.isByGrade = isByGrade
        self.framework = framework
        self.records = records
        self.owner = owner
        self.office = office
        self.due = due
    }

    /// The workbook for these schools, which stand in it in the order given.
    package func draft(_ statuses: [SchoolStatus]) -> WorkbookDraft {
        WorkbookDraft(
            title: "\(owner)\(framework.title)填报表（\(records.period.title)）", sheets: [form(statuses), instructions])
    }

    private var identity: [String] {
        ["学校名称", "学校标识码", "乡镇", "学段"] + (isByGrade ? ["年级"] : []) + ["班级数", "学生数"]
    }

    private func form(_ statuses: [SchoolStatus]) -> SheetDraft {
        var sheet = SheetDraft(name: "填报表", widths: [28, 14, 12, 14] + (isByGrade ? [8] : []) + [8, 8])
        sheet.widths += framework.indicators.map { _ in 12 } + [24]
        let width = sheet.widths.count
        let title = "\(owner)\(framework.title)填报表（\(records.period.title)）"
        let lines = [office.isEmpty ? "" : "发表：\(office)", due.isEmpty ? "" : "请于\(due)前交回"].filter { !$0.isEmpty }
        let note = (lines + ["只填浅黄色的格子；灰色的由程序填好，有误请告知发表单位，不要自行改动"]).joined(separator: "；")
        sheet.rows = [
            [.text(title, .title)] + Array(repeating: .empty(.title), count: width - 1),
            [.text(note, .note)] + Array(repeating: .empty(.note), count: width - 1),
            (identity + framework.indicators.map(heading) + ["备注"]).map { .text($0, .heading) },
        ]
        sheet.merges = [0, 1].map { .init(rows: $0...$0, columns: 0...width - 1) }
        sheet.heights = [0: 30, 1: 32, 2: 38]
        for status in statuses {
            for part in parts(of: status) {
                sheet.heights[sheet.rows.count] = 22
                sheet.rows.append(row(status, part))
            }
        }
        sheet.frozenRows = 3
        sheet.frozenColumns = 1
        sheet.isLocked = true
        sheet.footer = title
        guard !statuses.isEmpty else { return sheet }
        sheet.choices = framework.indicators.enumerated().map { index, indicator in
            let column = identity.count + index
            let span = SheetDraft.Span(rows: 3...sheet.rows.count - 1, columns: column...column)
            return SheetDraft.Choice(span, Self.rule(indicator), message: Self.message(indicator))
        }
        return sheet
    }

    private func heading(_ indicator: Indicator) -> String {
        switch indicator.kind {
        case .bool: "\(indicator.label)\n（√或×）"
        case .count: "\(indicator.label)\n（数量）"
        case .hours: "\(indicator.label)\n（每班节数）"
        case .ratio: "\(indicator.label)\n（%）"
        }
    }

    private static func rule(_ indicator: Indicator) -> SheetDraft.Choice.Rule {
        if indicator.kind == .bool { return .list(["√", "×"]) }
        return .number(0...Double(indicator.most?.hundredths ?? 99_999_900) / 100)
    }

    private static func message(_ indicator: Indicator) -> String {
        switch indicator.kind {
        case .bool: "\(indicator.label)：有填 √，没有填 ×，不清楚的留空"
        case .count: "\(indicator.label)：只填一个数，没有填 0，不清楚的留空"
        case .hours: "\(indicator.label)：本学期每个班上了几节，如 2，不要乘班数；不清楚的留空"
        case .ratio: "\(indicator.label)：填百分数，如 95 就是 95%，没有填 0，不清楚的留空"
        }
    }

    /// The rows of a school: one for each of its levels, since each is judged by itself, or one for each grade that is asked.
    ///
    /// 六年级 of a 初中 has a row only where the roster names it or the school reported it, that of a 小学 not where they say it has none.
    private func parts(of status: SchoolStatus) -> [SchoolUnit] {
        let school = status.school
        let said = GradesSaid(status.submission.map { [$0] } ?? [])
        let whole = SchoolUnit(
            stages: school.stages, grade: nil, classes: school.classes, students: school.students)
        let asked = Set(framework.rules.flatMap(\.stages))
        if isByGrade {
            let named = Set(framework.rules.flatMap(\.grades))
            let grades = school.stages.filter(asked.contains).flatMap { stage in
                let own = school.grades(of: stage) ?? []
                return Grade.all.filter { $0.stage(among: school.stages) == stage || own.contains($0) }
                    .filter { school.has($0, in: stage, said) && (named.isEmpty || named.contains($0)) }
                    .map { (stage, $0) }
            }
            let units = grades.map { stage, grade in
                school.units.first { $0.grade == grade && $0.stages.contains(stage) }
                    ?? SchoolUnit(stages: [stage], grade: grade, classes: nil, students: nil)
            }
            return units.isEmpty ? [whole] : units
        }
        let levels = Dictionary(grouping: school.stages) { SchoolLevel($0) }
        let asksOf = levels.values.filter { !asked.isDisjoint(with: $0) }
        guard asksOf.count > 1 else { return [whole] }
        return asksOf.map { $0.sorted() }.sorted { $0[0] < $1[0] }.map { stages in
            school.units.first { $0.grade == nil && $0.stages == stages }
                ?? SchoolUnit(stages: stages, grade: nil, classes: nil, students: nil)
        }
    }

    private func row(_ status: SchoolStatus, _ part: SchoolUnit) -> [CellDraft] {
        let school = status.school
        let grey = CellStyle.plain.with { $0.fill = 0xF2_F2F2 }
        let greyFigure = CellStyle.figure.with { $0.fill = 0xF2_F2F2 }
        let town = records.regions.path(from: school.region).first { $0.level == .town }?.name ?? ""
        let level =
            part.grade == nil ? part.stages : school.stages.filter { SchoolLevel($0) == SchoolLevel(part.stages[0]) }
        var known: [CellDraft] = [
            .text(school.name, grey), .text(school.code ?? "", grey), .text(town, grey),
            .text(Self.stages(level), grey),
        ]
        if isByGrade { known.append(.text(part.grade?.label ?? "", grey)) }
        known += [part.classes, part.students].map { figure in
            figure.map { .count($0, greyFigure) } ?? .empty(greyFigure)
        }
        let open = CellStyle.plain.with { $0.isOpen = true }
        return known + framework.indicators.map { cell($0, status, part) } + [.empty(open)]
    }

    /// What the school reported before stands in its cell, so that a correction needs no copying.
    private func cell(_ indicator: Indicator, _ status: SchoolStatus, _ part: SchoolUnit) -> CellDraft {
        let claims = part.stages.map { stage -> Claim? in
            let submission = status.submission
            // What is known grade by grade has no cell in a row for all of them.
            if part.grade == nil, submission?.speaksOfGrades(indicator.code, of: stage) == true { return nil }
            return submission?.claim(indicator.code, stage: stage, grade: part.grade)
        }
        guard let claim = claims.first ?? nil, claims.allSatisfy({ $0?.value == claim.value }) else {
            return .empty(.input)
        }
        switch claim.value {
        case .truth(let truth): return .text(truth ? "√" : "×", .input)
        case .amount(let amount): return CellDraft(.number(Double(amount.hundredths) / 100), .input)
        case .missing: return .empty(.input)
        }
    }

    /// 小学 for its two halves, as people write it.
    package static func stages(_ stages: [Stage]) -> String {
        var words = stages.map(\.rawValue)
        if stages.contains(.lowerPrimary), stages.contains(.upperPrimary) {
            words.removeAll { $0 == Stage.lowerPrimary.rawValue || $0 == Stage.upperPrimary.rawValue }
            words.insert("小学", at: 0)
        }
        return words.joined(separator: "、")
    }

    private var instructions: SheetDraft {
        var sheet = SheetDraft(name: Self.instructionsName, widths: [100])
        let style = CellStyle.note.with { style in
            style.size = 12
            style.color = nil
        }
        var lines = [
            isByGrade ? "一、每所学校的每个年级一行，" : "一、每所学校一行（有小学又有初中的，各一行），",
            "　　学校名称、标识码等已经填好并锁定。少了学校、学校改名或撤并，请告知发表单位。",
            "二、只填浅黄色的格子，点开格子有下拉框或提示。没有做的填 ×，不清楚的留空：空白不算“无”，也不算“有”。",
        ]
        for (index, indicator) in framework.indicators.enumerated() {
            lines.append("　　\(index + 1). " + Self.message(indicator) + "。")
        }
        lines += [
            "三、不要写学生、家长的姓名、电话、证件号码：表里只要有一格，整个文件都不会被读取。",
            "四、填好后直接保存，把这个文件交回；不要另做一张表，也不要截图。",
            "五、填得不对的，会收到同样的表，错的格子标成红色，写明怎么改。",
            "依据：\(framework.document)（框架 \(framework.id) \(framework.version)）",
        ]
        sheet.rows = lines.map { [.text($0, style)] }
        for (index, line) in lines.enumerated() { sheet.heights[index] = Double(22 * (1 + line.count / 48)) }
        sheet.isLandscape = false
        return sheet
    }
}
