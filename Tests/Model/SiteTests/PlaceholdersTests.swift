import Diagnostics
import Markdown
import Testing

@testable import Site

/// Words of a draft that were to be replaced are told, and words that only look like them are not.
struct PlaceholdersTests {
    private func findings(_ text: String, at path: String = "articles/a.md") -> [Finding] {
        var findings: [Finding] = []
        _ = PageReader(parser: MarkdownParser()).read(
            SourceText(path: path, text), at: ContentPath(path), findings: &findings)
        return findings
    }

    private func places(_ text: String, at path: String = "articles/a.md") -> [String] {
        findings("# 甲\n\n" + text + "\n", at: path).map { finding in
            let place = finding.place
            return "\(place?.line ?? 0):\(place?.column ?? 0) \(place?.excerpt?.marked ?? "") \(finding.code.id)"
        }
    }

    @Test(arguments: [
        ("由【此处填写单位名称】主办。", "3:2 【此处填写单位名称】"), ("地点：［请填写］", "3:4 ［请填写］"), ("电话：[请输入号码]", "3:4 [请输入号码]"),
        ("负责人：【待定】", "3:5 【待定】"), ("时间：6月26日（待定）", "3:9 （待定）"), ("人数（具体数字待补充）见下。", "3:3 （具体数字待补充）"),
        ("内容待补充。", "3:1 内容待补充"), ("参加人数：待填写", "3:6 待填写"), ("TODO：补照片", "3:1 TODO"), ("这一段 TODO", "3:5 TODO"),
        ("TODO 补照片", "3:1 TODO"),
        ("单击此处添加标题", "3:1 单击此处添加标题"), ("请在此处插入图片", "3:1 请在此处插入图片"), ("【插入图片】", "3:1 【插入图片】"),
        ("示例县禁毒办提醒您", "3:1 示例县"), ("XX县禁毒办提醒您", "3:1 XX县"), ("某某县举行活动", "3:1 某某县"), ("由××市主办", "3:2 ××市"),
        ("XXXX年XX月XX日", "3:1 XXXX年"), ("×月×日", "3:1 ×月×日"), ("Lorem ipsum dolor", "3:1 Lorem ipsum"),
    ])
    func `what was to be filled in is told at its place`(text: String, expected: String) {
        #expect(places(text) == ["\(expected) page.placeholder"])
    }

    @Test(arguments: [
        "机制仍有待补充完善。", "名单尚待补充。", "【填写说明】请用黑色笔。", "姓名（请填写真实姓名）：＿＿＿＿", "【请注意】吸毒违法。", "此处略去名单。", "【此处略】", "填写登记表以后交给老师。",
        "待遇不变，待定的事项另行通知。", "“TODO”这个词写作 `TODO: 甲`。", "```\n// TODO: 甲\n```", "请在此处签字。", "某某人说过的话。", "某些县、某市场。",
        "XX市场里有人叫卖。",
        "见[请填写报名表](https://a.cn/)。", "照示例做一遍。", "身份（待核实）。", "把它加入你的 TODO 列表。", "待人接物。",
    ])
    func `what is meant for readers is left in peace`(text: String) {
        #expect(places(text).filter { $0.hasSuffix("page.placeholder") } == [])
    }

    @Test func `an account of a case and a form to copy may hide names and days`() {
        let text = "××年×月×日，××县公安局抓获李某。"
        #expect(places(text) == [])
        #expect(places("XX县的一名男子被抓获。", at: "cases/a.md") == [])
        #expect(findings("# 承诺书范本\n\nXX县，XX年XX月XX日\n").isEmpty)
        // What was to be filled in is told there, too.
        #expect(places("李某（待补充）被抓获。", at: "cases/a.md") == ["3:3 （待补充） page.placeholder"])
    }

    @Test func `a page has one finding for all of them`() throws {
        let found = findings("---\ntitle: 示例县的活动\n---\n\n内容待补充。\n\n第二段。\n\n由【单位名称，待补充】主办，内容待补充。\n")
        #expect(found.map(\.summary) == ["“示例县”像是还没有填、没有换掉的字（本文件共 4 处）"])
        #expect(found.first?.place?.line == 2)
        #expect(found.first?.explanation.last == "还有第 5、9 行")
    }
}
