import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct TurnedTitleTests {
    private let rows = "学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,2,√\n"

    private func read(title: String = "", tab: String = "", path: String = "a.csv") throws -> [Finding] {
        let text = title.isEmpty ? rows : "\(title),,,,,\n" + rows
        let plain = Sample.grid(text, path: path)
        let sheet = try #require(plain.sheets.first)
        let grid = Grid(file: path, sheets: [Grid.Sheet(name: tab, rows: sheet.rows, traits: sheet.traits)])
        let findings = try Sample.read(tab.isEmpty ? plain : grid).findings
        return findings.filter { ["coverage.heading-unclear", "coverage.sheet-skipped"].contains($0.code.id) }
    }

    private static let turned = [
        "未落实毒品预防教育学校名单", "2026年秋季五落实未达标学校情况表", "存在问题清单", "毒品预防教育五落实问题台账", "2026-2027学年五落实计划表", "五落实工作计划表", "五落实整改前情况",
        "拟落实情况表", "五落实情况统计表（测试数据）", "五落实统计表(勿填)", "没有落实的学校", "师资缺口统计表", "未上报学校名单", "五落实目标任务分解表",
        "秋季开学“五个一”情况统计表", "八个一落实情况",
    ]

    @Test(arguments: turned)
    func `a title that makes the sheet something else keeps it out`(title: String) throws {
        #expect(try read(title: title).map(\.severity) == [.error])
        #expect(try read(tab: title).map(\.severity) == [.error])
        #expect(try read(path: "附件2：\(title).csv").map(\.severity) == [.error])
    }

    @Test(arguments: [
        "示例县毒品预防教育五落实情况统计表", "五落实落实和未落实情况统计表", "五落实落实情况及存在问题汇总表", "五落实（未落实的填×）", "禁毒工作计划落实情况统计表", "教学计划等五落实情况表",
        "五落实整改后情况",
        "未央区五落实情况表", "未上报学校补报表", "五落实、五个一情况统计表", "【示例数据】示例县五落实填报表", "未成年人毒品预防教育五落实情况", "教学计划", "五落实完成情况",
        "说明：未落实的学校要写明原因",
    ])
    func `other titles are read`(title: String) throws {
        #expect(try read(title: title).isEmpty)
        #expect(try read(path: "\(title).csv").isEmpty)
    }

    @Test func `a form that is called one in the file's name is read, on the sheet it asks`() throws {
        #expect(try read(path: "附件2 五落实统计样表.csv").isEmpty)
        #expect(try read(title: "五落实统计样表").map(\.severity) == [.error])
    }

    @Test func `what to do is said`() throws {
        #expect(
            try read(title: "未落实学校名单").lines == [
                "a.csv:1:1 标题里写着“未落实”，下面填的多半不是本期已经落实的情况，没有读取 [coverage.heading-unclear]"
            ])
        #expect(
            try read(title: "“五个一”情况").lines == [
                "a.csv:1:1 标题里写的是“五个一”，现在登记的是毒品预防教育“五落实”，不知道填的是哪一样，没有读取 [coverage.heading-unclear]"
            ])
    }
}
