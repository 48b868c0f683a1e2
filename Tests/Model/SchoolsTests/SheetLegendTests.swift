import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct SheetLegendTests {
    private func codes(_ text: String) throws -> [String] {
        try Sample.read(Sample.grid(text)).findings.filter { $0.severity == .error }.map(\.code.id)
    }

    static let turned = [
        "以下打√的为未落实项目", "打√的为未落实项目", "√表示未落实", "√＝未落实 ×＝落实", "注：打“√”为未落实", "凡未开展的一律打“√”", "存在问题的打√",
        "不符合的项目打√", "1为未落实，0为落实", "注：√表示未落实，×表示已落实", "说明：打√的为没有落实的项目", "未落实的项目打√", "未落实 打√", "未落实（√） 已落实（×）",
        "图例 √ 未落实 × 落实", "缺的打勾", "统计表（未落实的打√）", "没有的画勾", "×表示落实", "落实的打×", "未落实：√", "打√的项目未落实", "无的填1",
        "不打√为已落实", "五落实统计表 打√的是没有开展的", "有的打×，无的打√", "1=无，0=有", "打√项为缺项",
    ]
    static let harmless = [
        "√表示落实，×表示未落实", "已落实的打√，未落实的打×", "有的打√，没有的打×", "有打√无打×", "是√否×", "有√无×", "已落实√ 未落实×", "√＝落实 ×＝未落实",
        "1为落实，0为未落实", "1.未落实的学校请写明原因", "说明：1、有的打√。2、没有的打×", "未落实的不打√", "请在相应栏内打√，不得空项", "请在相应栏内打√不得空项",
        "无毒校园五落实情况（有的打√）", "核对无误后打√", "每学期不少于2课时的打√", "请用√/×填写有/无", "没有问题的打√", "打√的为已落实，未打√的为未落实",
        "注：√表示有，空白表示没有填", "如无请打×，如有请打√", "有问题的打×", "注：有打×的，请写明原因", "√表示落实\n2.未落实的写明原因",
    ]

    @Test(arguments: turned)
    func `a line that gives the tick to what is not there is found`(line: String) {
        #expect(SheetLegend.turned(in: line) != nil)
    }

    @Test(arguments: harmless)
    func `a line that gives the tick to what is there is none`(line: String) {
        #expect(SheetLegend.turned(in: line) == nil)
    }

    @Test(arguments: turned)
    func `such a line above the heading or below the table keeps the sheet out`(line: String) throws {
        #expect(
            try codes("\"\(line)\",\n学校名称,教材\n示例县第一小学,√\n").contains("coverage.heading-unclear"), "\(line)")
        let below = line.hasPrefix("注") || line.hasPrefix("说明") ? line : "注：" + line
        #expect(try codes("学校名称,教材\n示例县第一小学,√\n\"\(below)\",\n") == ["coverage.heading-unclear"], "\(below)")
    }

    @Test(arguments: harmless)
    func `a harmless line lets the sheet in`(line: String) throws {
        #expect(try codes("\"\(line)\",\n学校名称,教材\n示例县第一小学,√\n") == [], "\(line)")
        #expect(try codes("学校名称,教材\n示例县第一小学,√\n\"注：\(line)\",\n") == [], "\(line)")
    }

    @Test func `marks and their words in cells of their own are one line`() throws {
        #expect(
            try codes("√,未落实,×,落实\n学校名称,教学计划,大纲,教材\n示例县第一小学,√,√,√\n") == ["coverage.heading-unclear"])
        #expect(try codes("√,落实,×,未落实\n学校名称,教学计划,大纲,教材\n示例县第一小学,√,√,√\n") == [])
    }

    @Test(arguments: [
        "五落实统计表（单位：分钟）", "单位：分钟", "（课时单位：分钟）", "（课时为全校合计）", "注：课时为全学年计划数", "课时按小时填写", "课时数为每周课时",
        "注：课时一栏填全校总数",
    ])
    func `a line that makes other figures of the lessons keeps the sheet out`(line: String) throws {
        #expect(try codes("\(line),\n学校名称,课时\n示例县第一小学,40\n").contains("coverage.value-unclear"))
        #expect(try codes("学校名称,课时\n示例县第一小学,4\n注：\(line),\n") == ["coverage.value-unclear"])
        // Without lessons it says nothing.
        #expect(try codes("\(line),\n学校名称,教材\n示例县第一小学,√\n") == [])
    }

    @Test(arguments: [
        "单位：节、人、册", "每课时40分钟", "课时按40分钟计", "教学计划、大纲、师资、课时、教材", "课时为每班课时，不是全校合计", "课时请填每班课时数", "课时为每班本学期实际课时",
        "根据教学计划和课时安排填写", "填报单位：示例县教育局",
    ])
    func `a line that says what is meant anyway lets it in`(line: String) throws {
        #expect(try codes("\(line),\n学校名称,课时\n示例县第一小学,4\n") == [])
        #expect(try codes("学校名称,课时\n示例县第一小学,4\n注：\(line),\n") == [])
    }
}
