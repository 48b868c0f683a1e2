package import DataFiles

/// A title that a school was given: 示范学校, 示范园地; dated, with the document that gave it and the day it was taken away.
package struct Designation: Sendable, Hashable {
    package let school: String
    /// 示范学校 and so on.
    package let kind: String
    /// 国家级, 省级, 市级, 县级.
    package let level: String
    package let validFrom: CalendarDate
    /// The first day on which it is no longer borne (摘牌).
    package let withdrawnOn: CalendarDate?
    package let document: String

    /// A title as it was entered.
    package init(
        school: String, kind: String, level: String, validFrom: CalendarDate, withdrawnOn: CalendarDate?,
        document: String
    ) {
        self.school = school
        self.kind = kind
        self.level = level
        self.validFrom = validFrom
        self.withdrawnOn = withdrawnOn
        self.document = document
    }

    /// Whether it is borne on a day.
    package func isBorne(on day: CalendarDate) -> Bool {
        validFrom <= day && withdrawnOn.map { day < $0 } ?? true
    }

    /// One title of one school, as lists show it.
    package struct Line: Encodable, Sendable {
        package let school: String
        package let name: String
        package let region: String
        package let kind: String
        package let level: String
        package let from: String
        package let withdrawn: String?
        package let document: String
        package let borne: Bool
    }

    /// Titles with the names of their schools, by region, name and day.
    package static func lines(_ designations: [Designation], _ records: CoverageRecords) -> [Line] {
        let schools = Dictionary(records.schools.map { ($0.uid, $0) }) { first, _ in first }
        return designations.compactMap { entry -> Line? in
            guard let school = schools[entry.school] else { return nil }
            return Line(
                school: school.uid, name: school.name,
                region: records.regions.label(of: school.region), kind: entry.kind, level: entry.level,
                from: entry.validFrom.description, withdrawn: entry.withdrawnOn?.description,
                document: entry.document, borne: entry.isBorne(on: records.asOf))
        }
        .sorted { ($0.region, $0.name, $0.from, $0.kind, $0.level) < ($1.region, $1.name, $1.from, $1.kind, $1.level) }
    }

    /// What `coverage designate list` prints.
    package static func table(_ lines: [Line], asOf day: CalendarDate) -> String {
        var text = "示范学校等称号  截至\(day.chinese)\n\n"
        if lines.isEmpty { return text + "没有登记称号。\n" }
        var table = TextTable(["地区", "学校", "称号", "级别", "命名日期", "现状", "文号"])
        table.rows = lines.map { line in
            let state = line.borne ? "在册" : line.withdrawn.map { $0 <= day.description ? "\($0) 摘牌" : "在册" } ?? "尚未生效"
            return [line.region, line.name, line.kind, line.level, line.from, state, line.document]
        }
        text +=
            table.text
            + "\n在册 \(lines.count(where: \.borne)) 个，已摘牌 \(lines.count { $0.withdrawn != nil && !$0.borne }) 个。\n"
        return text
    }
}
