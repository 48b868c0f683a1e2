package import Spreadsheets

extension ReportSource {
    /// 印制清单 and 签收单: copies for every school, and for every class of it, with where each signs.
    package var distribution: WorkbookDraft {
        let expected = statuses.filter(\.isExpected).sorted(by: order)
        return WorkbookDraft(
            title: "\(mark)印制清单和签收单", sheets: [schoolCopies(expected), classCopies(expected)])
    }

    private static let open = CellStyle.plain.with { $0.isOpen = true }

    private func schoolCopies(_ expected: [SchoolStatus]) -> SheetDraft {
        var sheet = SheetDraft(name: "各校", widths: [6, 18, 32, 10, 10, 12, 14, 14, 16])
        let columns = ["序号", "地区", "学校", "班级数", "学生数", "每生份数", "应发份数", "实发份数", "签收人和日期"]
        sheet.rows = [
            Self.title("\(mark)\(subject)材料印制清单和签收单", width: columns.count), columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        for (index, status) in expected.enumerated() {
            let row = sheet.rows.count + 1
            let school = status.school
            sheet.rows.append([
                .count(index + 1, .center), .text(records.regions.label(of: school.region)),
                .text(school.name), school.classes.map { .count($0) } ?? .empty(.input),
                school.students.map { .count($0) } ?? .empty(.input), .count(1, .input),
                CellDraft(.formula("E\(row)*F\(row)", Double(school.students ?? 0)), .figure), .empty(.input),
                .empty(Self.open),
            ])
        }
        if !expected.isEmpty { sheet.rows.append(sums(expected, last: sheet.rows.count)) }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.footer = footer
        return sheet
    }

    private func sums(_ expected: [SchoolStatus], last: Int) -> [CellDraft] {
        let bold = CellStyle.figure.with { $0.isBold = true }
        func sum(_ column: String, _ value: Int) -> CellDraft {
            CellDraft(.formula("SUM(\(column)3:\(column)\(last))", Double(value)), bold)
        }
        let students = expected.reduce(0) { $0 + ($1.school.students ?? 0) }
        return [
            .text("", bold), .text("", bold), .text("合计", bold),
            sum("D", expected.reduce(0) { $0 + ($1.school.classes ?? 0) }), sum("E", students), .empty(bold),
            sum("G", students), sum("H", 0), .empty(bold),
        ]
    }

    /// The most classes that get rows of their own: a sheet for a whole province is none that anybody signs.
    private static let mostClasses = 30_000

    /// A row for every class; its pupils are the school's, divided evenly, the first classes taking one more.
    private func classCopies(_ expected: [SchoolStatus]) -> SheetDraft {
        var sheet = SheetDraft(name: "各班", widths: [18, 32, 16, 12, 12, 12, 18])
        let columns = ["地区", "学校", "年级和班", "学生数（约）", "应发份数", "实发份数", "签收人和日期"]
        sheet.rows = [
            Self.title("\(mark)\(subject)材料分班签收单", width: columns.count), columns.map { .text($0, .heading) },
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...columns.count - 1)]
        var left = Self.mostClasses
        for (index, status) in expected.enumerated() {
            let school = status.school
            guard let classes = school.classes, classes > 0, classes <= left else { continue }
            left -= classes
            let region = records.regions.label(of: school.region)
            let (each, rest) = (school.students ?? 0).quotientAndRemainder(dividingBy: classes)
            for number in 0..<classes {
                let row = sheet.rows.count + 1
                let pupils = each + (number < rest ? 1 : 0)
                sheet.rows.append([
                    .text(region), .text(school.name), .text("第 \(number + 1) 个班", .input),
                    school.students == nil ? .empty(.input) : .count(pupils, .input),
                    CellDraft(.formula("D\(row)*各校!F\(index + 3)", Double(pupils)), .figure), .empty(.input),
                    .empty(Self.open),
                ])
            }
        }
        sheet.heights[0] = 30
        sheet.frozenRows = 2
        sheet.footer = "班名和人数请按实际改；" + footer
        return sheet
    }
}
