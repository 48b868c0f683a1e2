import Diagnostics
import Testing

@testable import Schools

/// A roster's stages held against the names of its schools.
struct StageContradictionTests {
    private func findings(_ rows: String, _ answers: String...) throws -> [String] {
        var findings: [Finding] = []
        let grid = Sample.grid("学校名称,区县,学段\n" + rows)
        _ = RosterReader.read(grid, county: nil, answers: try StageAnswers(answers), findings: &findings)
        return findings.map { "\($0.severity) " + [$0].lines[0] }
    }

    @Test(arguments: [
        (
            "戊小学,示例县,大学",
            "error a.csv:2:9 “戊小学”从校名看是小学，学段却填了高校：各项要求都不问高校，这所学校就不在应报之列了 [coverage.stage-against-name]"
        ),
        (
            "戊中学,示例县,高校",
            "error a.csv:2:9 “戊中学”从校名看是中学，学段却填了高校：各项要求都不问高校，这所学校就不在应报之列了 [coverage.stage-against-name]"
        ),
        ("己小学,示例县,高中", "warning a.csv:2:9 “己小学”从校名看是小学，学段却填了高中 [coverage.stage-against-name]"),
        ("庚中学,示例县,小学", "warning a.csv:2:9 “庚中学”从校名看是中学，学段却填了小学 [coverage.stage-against-name]"),
        ("辛高级中学,示例县,初中", "warning a.csv:2:11 “辛高级中学”从校名看是高中，学段却填了初中 [coverage.stage-against-name]"),
        ("壬职业学校,示例县,小学", "warning a.csv:2:11 “壬职业学校”从校名看是中职，学段却填了小学 [coverage.stage-against-name]"),
        ("癸大学,示例县,小学", "warning a.csv:2:9 “癸大学”从校名看是高校，学段却填了小学 [coverage.stage-against-name]"),
    ])
    func `stages that a name denies are reported at their cell`(row: String, expected: String) throws {
        #expect(try findings(row + "\n") == [expected])
    }

    @Test(arguments: [
        "甲小学,示例县,小学", "甲小学,示例县,九年一贯制", "甲小学,示例县,小低", "乙中学,示例县,完全中学", "乙中学,示例县,九年一贯制", "丙高级中学,示例县,完全中学",
        "丙大学附属小学,示例县,小学", "丁技师学院,示例县,中职", "丁学校,示例县,小学", "丁外国语学校,示例县,高校", "戊职业中学,示例县,中职", "示例聋哑学校,示例县,小学",
    ])
    func `what may be is let pass`(row: String) throws { #expect(try findings(row + "\n") == []) }

    @Test func `whoever imports can say that it is so, of just that school and stage`() throws {
        let rows = "戊小学,示例县,大学\n己小学,示例县,高中\n"
        #expect(try findings(rows, "戊小学=高校", "己小学=高中") == [])
        #expect(try findings(rows, "戊小学=高校").count == 1)
        #expect(try findings(rows, "戊小学=中职", "己小学=初中").count == 2)
        // An answer for all the rest is about names that say nothing.
        #expect(try findings(rows, "高校").count == 2)
    }
}
