import Diagnostics
import Testing

@testable import Quiz

/// What may not be called a contest without an approval number.
struct ContestWordTests {
    @Test(arguments: [
        ("禁毒知识竞赛", "竞赛"), ("禁毒知识競 賽", "竞赛"), ("擂台赛", "擂台赛"), ("PK赛", "PK赛"), ("禁毒竞答", "竞答"), ("赛罕区禁毒练习", nil),
        ("禁毒知识问答", nil), ("禁毒争霸赛", "争霸赛"), ("禁毒团体赛", "团体赛"), ("个人赛 决胜局", "个人赛"), ("达人赛", "达人赛"), ("知识大PK", "PK"),
        ("知识ｐｋ", "PK"), ("禁毒竞技", "竞技"), ("竞赛班", "竞赛"), ("全市赛", "全市赛"), ("九江市赛湖农场禁毒办", nil), ("APK 文件里的陷阱", nil),
        ("赛里木湖学校练习", nil), ("Drug Knowledge CONTEST", "contest"), ("ＣＯＭＰＥＴＩＴＩＯＮ 2026", "competition"),
        ("contestant", nil),
    ])
    func `a title speaks of a contest`(title: String, word: String?) {
        #expect(ContestWord.first(in: ["", title]) == word)
    }

    @Test(arguments: [
        ("", ["contest 要写批准文号，这里是空的"]), ("2026-03-01", ["contest 要写批准文号，这里写的是“2026-03-01”"]),
        ("2026年3月1日批准", ["contest 要写批准文号，这里写的是“2026年3月1日批准”"]), ("无", ["contest 要写批准文号，这里写的是“无”"]), ("示教体〔2026〕3号", []),
    ])
    func `a contest has a number and not only a line for it`(number: String, words: [String]) throws {
        let text = "title: 知识竞赛\ncontest: \"\(number)\"\nbanks: [a]\nsections: [{type: single, count: 1}]\n"
        var findings: [Finding] = []
        _ = Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings)
        #expect(findings.filter { $0.code == .paperContest }.map(\.summary) == words)
    }

    @Test func `each title that speaks of a contest is told where it stands`() {
        let text = "title: 知识问答\nsubtitle: 初赛\nbanks: [a]\nsections:\n  - {type: single, count: 1, title: 擂台赛}\n"
        var findings: [Finding] = []
        _ = Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings)
        #expect(findings.map { $0.place?.line } == [2, 5])
    }

    @Test func `a line for the number with nothing behind it is no number`() {
        var findings: [Finding] = []
        let text = "title: 知识问答\ncontest:\nbanks: [a]\nsections: [{type: single, count: 1}]\n"
        _ = Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings)
        #expect(findings.map(\.summary) == ["contest 要写批准文号，这里是空的"])
        #expect(findings.first?.place?.label == "p.yaml:2:1")
    }

    @Test(arguments: [
        ("知识点：竞赛规则", "", ["a.quiz.md:6:8 知识点“竞赛规则”里有“竞赛”，会印在结果和分析里，却没有写批准文号"]),
        ("知识点：求助", "本次竞赛由谁主办", ["a.quiz.md:2:1 第 1 题的题干把这次答题叫作“竞赛”，却没有写批准文号"]),
        ("解析：见本次比赛的规则。", "", ["a.quiz.md:6:7 第 1 题的解析把这次答题叫作“比赛”，却没有写批准文号"]),
        ("解析：学校的知识竞赛里也考过。", "", ["a.quiz.md:6:7 第 1 题的解析里有“竞赛”，做题的人看得到，这份卷没有竞赛的批准文号"]),
        ("反馈A：擂台上见。", "", ["a.quiz.md:6:8 第 1 题的选项 A 的反馈里有“擂台”，做题的人看得到，这份卷没有竞赛的批准文号"]),
        ("反馈A：恭喜你在竞赛中答对了。", "", ["a.quiz.md:6:8 第 1 题的选项 A 的反馈把这次答题叫作“竞赛”，却没有写批准文号"]),
        ("依据：本届禁毒知识大赛手册", "", ["a.quiz.md:6:7 第 1 题的依据把这次答题叫作“大赛”，却没有写批准文号"]),
        ("解析：请打电话求助。", "", []), ("解析：体育比赛也查毒品。", "", []),
        ("知识点：竞赛规则", "contest: 示教体〔2026〕3号\n", []),
    ])
    func `what a question prints of a contest is told`(point: String, more: String, words: [String]) throws {
        let isLine = more.hasPrefix("contest")
        let bank = BankParser.parse(
            SourceText(
                path: "a.quiz.md",
                "## 单项选择题\n1. 青少年服务台的电话是（  ）\(isLine ? "" : more)\n   A. 12355\n   B. 12306\n   答案：A\n   \(point)\n"))
        let text = "title: 知识问答\n\(isLine ? more : "")banks: [a]\nsections: [{type: single, count: 1}]\n"
        var findings: [Finding] = []
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings))
        let paper = Composer.compose(blueprint, from: BankShelf([bank]), findings: &findings)
        #expect(findings.map { "\($0.place?.label ?? "") \($0.summary)" } == words)
        #expect((paper == nil) == findings.haveErrors)
    }

    @Test(arguments: [
        // What calls the paper a contest.
        ("本次竞赛的主题是（  ）", "竞赛!"), ("此次禁毒知识竞答由谁主办", "竞答!"), ("这场比赛共多少题", "比赛!"), ("本竞赛的时间", "竞赛!"),
        ("本次“禁毒知识竞赛”的口号是", "竞赛!"), ("In this contest, call", "contest!"), ("全球毒品形势严峻，本届大赛的主题是", "大赛!"),
        ("学校举办过知识竞赛；本次竞赛的主题是", "竞赛!"),
        // What is told of another contest.
        ("学校组织禁毒知识竞赛，小明", "竞赛"), ("学校组织禁毒知识竞赛，小明在这次竞赛中得奖", "竞赛"), ("小红收到短信：“欢迎参加本次竞赛，请点链接”", "竞赛"),
        ("恭喜你在竞赛中获奖", "竞赛"), ("比赛前有人递来一颗药", "比赛"), ("本校的《竞赛管理办法》规定", "竞赛"),
        // Sport.
        ("体育比赛中服用兴奋剂", nil), ("奥运会比赛", nil), ("运动会上，这场比赛前", nil), ("本届足球比赛", nil),
        // No contest at all.
        ("赛罕区的电话", nil), ("本次练习", nil),
    ])
    func `a text calls the paper a contest, or speaks of another one`(text: String, word: String?) {
        let mention = ContestMention(text)
        #expect(mention.map { $0.word + ($0.isCalled ? "!" : "") } == word)
        #expect(mention == nil || ContestWord.mayStand(in: text))
    }

    @Test(arguments: [("马赛学校", nil), ("大赛小学", nil), ("城关竞赛学校", "竞赛"), ("PK 培训学校", "PK")])
    func `a syllable of the name of a school is no contest`(name: String, word: String?) {
        #expect(ContestWord.first(inName: name) == word)
    }

    @Test(arguments: [
        ("示教体〔2026〕3号", true), ("青禁教审第十二号", true), ("未检〔2026〕3号", true), ("GS(2026)0001号", true),
        ("GS青（2024）12号", true),
        ("示教体〔２０２６〕３号", true), ("待批", false), ("待批（第二次）", false), ("无", false), ("", false), ("2026", false),
        ("暂无", false),
        ("示教体〔2026〕XX号", false), ("GS(2026)××××号", false), ("2026年3月申请中", false), ("一号文件待发", false),
        ("2026年3月1日", false), ("2026年3月1日县教育局批准", false), ("3月1号", false), ("2026.3.1", false), ("示教体2026年3号", true),
        ("鲁禁毒〔2026年〕3号", true),
    ])
    func `a number has figures, and is no placeholder`(text: String, isOne: Bool) {
        #expect(ApprovalNumber.isOne(text) == isOne)
    }

    @Test(arguments: [("待批", nil), ("示教体〔2026〕3号", "示教体〔2026〕3号")])
    func `a placeholder is not printed as the number of an approval`(text: String, printed: String?) throws {
        let yaml = "title: 知识练习\napproval: \(text)\nbanks: [a]\nsections: [{type: single, count: 1}]\n"
        var findings: [Finding] = []
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", yaml), findings: &findings))
        #expect(blueprint.approval == printed)
        #expect(findings.map(\.code.id) == (printed == nil ? ["paper.approval"] : []))
    }
}
