import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// The one school of a name is not the one that is meant where another region is named.
struct NamedRegionTests {
    private func codes(_ text: String, tab: String = "", offices: [String] = []) throws -> [String] {
        let rows = Sample.grid(text).sheets[0].rows
        var findings: [Finding] = []
        _ = ReportReader.read(
            Grid(file: "a.csv", sheets: [Grid.Sheet(name: tab, rows: rows)]), framework: try Sample.framework(),
            known: try Sample.records([]), offices: offices, findings: &findings)
        return findings.filter { $0.code == .regionContradicts || $0.severity == .error }.map(\.summary)
    }

    @Test(arguments: [
        ("区县", "邻水县", "实验小学", true), ("乡镇", "河口乡", "柳河镇初级中学", true), ("乡镇", "石桥镇", "柳河镇初级中学", true),
        ("地区", "石桥镇", "柳河镇初级中学", true),
        ("区县", "示例县", "实验小学", false), ("区县", "示例", "实验小学", false), ("乡镇", "柳河乡", "柳河镇初级中学", false),
        ("乡镇", "示例县", "实验小学", false),
        ("乡镇", "县直", "实验小学", false), ("城市", "示例市", "实验小学", false), ("地区", "示例省示例县", "实验小学", false),
        ("区县", "示例县柳河镇", "柳河镇初级中学", false),
    ])
    func `a column of regions must not speak against the school`(
        column: String, region: String, school: String, isError: Bool
    ) throws {
        let found = try codes("学校名称,\(column),教材\n\(school),\(region),√\n")
        #expect(found.count == (isError ? 1 : 0), "\(found)")
    }

    @Test func `both regions are named`() throws {
        #expect(
            try codes("学校名称,区县,教材\n实验小学,邻水县,√\n") == [
                "这一行写的是“邻水县”的“实验小学”，名册里只有城关镇的“示例县实验小学”，没有登记"
            ])
        #expect(try codes("学校名称,学校标识码,区县,教材\n示例县实验小学,2199000003,邻水县,√\n") == [])
    }

    @Test(arguments: [
        ("邻水县2026年秋季五落实统计表", true), ("附件1：另一县五落实统计表", true), ("填报单位：邻水县教育局", true), ("填报单位（盖章）：石桥镇中心学校", false),
        ("石桥镇五落实情况", true),
        ("示例县2026年秋季五落实统计表", false), ("全县五落实统计表", false), ("各乡镇五落实统计表", false), ("示例市五落实统计表", false),
        ("五落实情况统计表", false),
        ("中小学毒品预防教育统计表", false), ("城关镇中心学校五落实", false), ("某某区五落实", false), ("市级示范学校五落实", false),
    ])
    func `nor must a title`(title: String, isError: Bool) throws {
        let found = try codes("\(title),\n学校名称,教材\n示例县实验小学,√\n示例县第一小学,√\n")
        #expect(found.count == (isError ? 1 : 0), "\(found)")
    }

    @Test func `a tab and the office that enters it speak for all schools`() throws {
        let text = "学校名称,教材\n实验小学,√\n第一小学,√\n"
        #expect(
            try codes(text, tab: "石桥镇") == [
                "表名写的是“石桥镇”，“示例县实验小学”、“示例县第一小学”在名册里属于城关镇，没有登记"
            ])
        #expect(try codes(text, offices: ["石桥镇中心校"]).count == 1)
        #expect(try codes(text, offices: ["示例县教育局", "宣传科", "邻水县教育局"]) == [])
        #expect(try codes("学校名称,教材\n示例县实验小学,√\n", offices: ["石桥镇中心校"]) == [])
    }
}
