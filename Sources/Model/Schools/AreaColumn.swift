package import Diagnostics
import Spreadsheets

/// Decides what level a column “地区” is of, by what stands in it.
///
/// ## Parsing behavior
/// - 镇 乡 街道 学区 苏木 at the end of its names make it the column of towns; 县 区 市 旗 州 盟 that of counties, or of cities
///   where there is a column of counties already. Names without such an end go along with the others.
/// - Towns and counties in one column are an error: nobody can tell which of them hold the others.
/// - Where no name tells, it is the column of counties, or the first level above that is still free.
struct AreaColumn {
    let table: SheetTable

    private static let towns = ["镇", "乡", "街道", "街道办", "街道办事处", "学区", "苏木"]
    private static let counties = ["县", "区", "市", "旗", "州", "盟"]

    /// The level, or nil with a finding; `.none` inside when the sheet has no such column.
    func level(findings: inout [Finding]) -> Region.Level?? {
        guard let column = table.columns[SchoolColumns.area.id] else { return .some(nil) }
        var towns: [String] = []
        var counties: [String] = []
        for row in table.rows {
            guard let name = table.text(SchoolColumns.area.id, in: row) else { continue }
            if Self.towns.contains(where: name.hasSuffix) {
                towns.append(name)
            } else if Self.counties.contains(where: name.hasSuffix) {
                counties.append(name)
            }
        }
        let place = table.heading.map { table.grid.place($0[column]) } ?? Place(file: table.grid.file)
        if let town = towns.first, let county = counties.first {
            findings.append(.areaMixed(town: town, county: county, at: place))
            return nil
        }
        let level = level(isTown: !towns.isEmpty)
        guard let other = SchoolColumns.regions.first(where: { $0.level == level })?.column,
            let taken = table.columns[other.id], let heading = table.heading
        else { return level }
        findings.append(
            Finding(
                .columnRepeated, at: place,
                "“\(heading[column].text.compact)”与“\(heading[taken].text.compact)”两列都是“\(other.label)”，不知以哪列为准",
                explanation: ["请只留一列"]
            )
        )
        return nil
    }

    private func level(isTown: Bool) -> Region.Level {
        if isTown { return .town }
        let above: [Region.Level] = [.county, .city, .province]
        let free = above.first { level in
            SchoolColumns.regions.contains { $0.level == level && table.columns[$0.column.id] == nil }
        }
        return free ?? .county
    }
}

extension Finding {
    static func areaMixed(town: String, county: String, at place: Place) -> Finding {
        Finding(
            .areaMixed, at: place, "“地区”一列里既有乡镇（\(town)）又有区县（\(county)），不知是哪一级",
            explanation: ["请把列名改成“区县”或“乡镇”；两级都有的，分成“区县”“乡镇”两列"]
        )
    }
}

extension FindingCode {
    package static let areaMixed = FindingCode(
        "coverage.area-mixed",
        .error,
        "“地区”一列里既有区县又有乡镇",
        manual: """
            列名“地区”可以是区县，也可以是乡镇，程序看里面的名称：以镇、乡、街道、学区结尾的是乡镇，以县、区、市、旗结尾的是区县。
            两种都有，就不知道谁在谁里面，汇总表会加错。请把列名改成“区县”或“乡镇”；两级都有的，分成两列。
            """
    )
    package static let schoolNamesake = FindingCode(
        "coverage.school-namesake",
        .warning,
        "名册里有同名的学校",
        manual: """
            几所学校同名：在不同的乡镇或区县，或者标识码不同。它们按几所学校登记。
            填报表里只写名称就分不清是哪一所，请写学校标识码，或加一列“乡镇”“区县”。如果其实是同一所，请在名册里删去重复的行。

            也和台账里已有的学校比：新增的一所和同一个区县里另一个乡镇的同名，会提示一句，照样登记。一所学校换过地区，后来又导入换地区以前的旧名册，是错误，
            不登记：那样会多出一所学校，分母变大，以后填报表里只写名称的都分不清。提示里写明三种情况各怎么改。
            """
    )
}
