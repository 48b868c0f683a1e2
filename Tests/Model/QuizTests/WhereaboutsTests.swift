import Diagnostics
import Testing

@testable import Quiz

/// What was issued, and what has changed since.
struct WhereaboutsTests {
    private func paper(
        _ bank: String, seed: Int = 1, variants: [String] = ["A", "B"], section: String = "type: single, count: 2",
        pictures: [String: String] = [:]
    ) throws -> IssuedPaper {
        var findings: [Finding] = []
        let text = "seed: \(seed)\nsections: [{\(section), points: 2}]\n"
        let blueprint = Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings)
        let shelf = BankShelf([QuizFixture.bank(bank)])
        let made = blueprint.flatMap {
            Composer.compose($0, from: shelf, variants: variants, pictures: pictures, findings: &findings)
        }
        return try #require(made, "\(QuizFixture.printed(findings))")
    }

    private static let bank = """
        ## 单项选择题
        1. 报警电话是（  ） {#w-1}
           A. 110
           B. 120
           答案：A
        2. 急救电话是（  ） {#w-2}
           A. 110
           B. 120
           答案：B

        """

    @Test func `a question is found by its id and by its words`() throws {
        let papers = [("issued/a.json", try paper(Self.bank)), ("issued/b.json", try paper(Self.bank, seed: 2))]
        let found = Whereabouts.find("w-1", in: papers)
        #expect(found.map(\.question) == ["w-1"])
        #expect(found[0].papers.map(\.file) == ["issued/a.json", "issued/b.json"])
        #expect(found[0].papers.allSatisfy { $0.variants.map(\.name) == ["A", "B"] })
        #expect(Whereabouts.find("电话", in: papers).map(\.question) == ["w-1", "w-2"])
        #expect(Whereabouts.find("急救", in: papers).map(\.question) == ["w-2"])
        #expect(Whereabouts.find("电", in: papers) == [])
    }

    @Test(arguments: [
        ("", []), ("A. 110|A. 一一〇", ["改了选项：w-1 报警电话是（  ）", "改了选项：w-2 急救电话是（  ）"]),
        ("报警|火警", ["改了题干：w-1 火警电话是（  ）"]), ("w-2|w-3", ["不再有：w-2 急救电话是（  ）", "新选入：w-3 急救电话是（  ）"]),
    ])
    func `what differs from an earlier paper`(change: String, expected: [String]) throws {
        let parts = change.split(separator: "|").map(String.init)
        let text = parts.count == 2 ? Self.bank.replacing(parts[0], with: parts[1]) : Self.bank
        let lines = try paper(text).content.differences(from: try paper(Self.bank).content)
        #expect(lines.filter { !$0.contains("次序") } == expected)
    }

    @Test func `other variants and another order are said`() throws {
        let first = try paper(Self.bank).content
        #expect(try paper(Self.bank, variants: ["A"]).content.differences(from: first) == ["卷型不同：原来是 A、B，现在是 A"])
        #expect(try paper(Self.bank).content.differences(from: first) == [])
    }

    @Test(arguments: [
        ("排序", "order", "拒绝 > 离开 > 报告", "离开 > 拒绝 > 报告"),
        ("连线", "match", "甲 -> 一；乙 -> 二；丙 -> 三", "甲 -> 二；乙 -> 一；丙 -> 三"),
    ])
    func `where only the order was mended, the printed options stay and the key changes`(
        word: String, type: String, was: String, now: String
    ) throws {
        let text = "## \(word)题\n1. \(word)：\(was) {#w-1}\n"
        let issued = try paper(text, section: "type: \(type), count: 1")
        func question(_ text: String) -> Question? { QuizFixture.bank(text).questions.first }
        #expect(Erratum(issued, question: "w-1", now: question(text)) == nil)
        let erratum = try #require(
            Erratum(issued, question: "w-1", now: question(text.replacing(was, with: now))))
        #expect(erratum.now?.options == erratum.was.options)
        let printed = erratum.was.options.map(\.id)
        #expect(erratum.was.key(options: printed) != erratum.now?.key(options: printed))
        let key = erratum.now?.key(options: printed)
        #expect(key == (type == "order" ? ["B", "A", "C"] : ["1-B", "2-A", "3-C"]))
    }

    @Test func `a rule for parts of an answer that was changed, and swapped steps, are another key`() throws {
        let text = "## 多项选择题\n1. 甲是（  ） {#w-1}\n   A. 一\n   B. 二\n   C. 三\n   答案：AB\n"
        let issued = try paper(text, section: "type: multiple, count: 1")
        let half = try paper(text + "   漏选：一半\n", section: "type: multiple, count: 1")
        let now = QuizFixture.bank(text + "   漏选：一半\n").questions.first
        let erratum = try #require(Erratum(issued, question: "w-1", now: now))
        #expect(erratum.now?.partial == .half && erratum.was.partial == PartialCredit.none)
        #expect(half.content.differences(from: issued.content) == ["改了漏选的给分：w-1 甲是（  ）"])
        let steps = "## 排序题\n1. 排序：拒绝 > 离开 > 报告 {#w-1}\n"
        let was = try paper(steps, section: "type: order, count: 1")
        let swapped = try paper(steps.replacing("拒绝 > 离开", with: "离开 > 拒绝"), section: "type: order, count: 1")
        #expect(swapped.content.differences(from: was.content).first?.hasPrefix("改了答案：w-1") == true)
    }

    @Test func `an erratum is what a reader can mend with a pen`() throws {
        let issued = try paper(Self.bank)
        func now(_ text: String) -> Question? { QuizFixture.bank(text).questions.first { $0.id == "w-1" } }
        #expect(Erratum(issued, question: "w-1", now: now(Self.bank)) == nil)
        #expect(Erratum(issued, question: "w-9", now: nil) == nil)
        let mended = Erratum(issued, question: "w-1", now: now(Self.bank.replacing("报警", with: "火警")))
        #expect(mended?.now?.stem == "火警电话是（  ）")
        // An option that was added changes nothing that was printed, unless it is the answer.
        let added = Self.bank.replacing("B. 120\n   答案：A", with: "B. 120\n   C. 119\n   答案：A")
        #expect(Erratum(issued, question: "w-1", now: now(added)) == nil)
        let both = added.replacing("报警", with: "火警")
        #expect(Erratum(issued, question: "w-1", now: now(both))?.now?.options.map(\.id) == ["a", "b"])
        // Taken out, broken, or with an answer that was not printed: void, with the reason.
        func reason(_ question: Question?) throws -> Erratum.Reason? {
            let erratum = try #require(Erratum(issued, question: "w-1", now: question))
            #expect(erratum.now == nil)
            return erratum.reason
        }
        #expect(try reason(nil) == .removed)
        #expect(try reason(now(added.replacing("答案：A", with: "答案：C"))) == .answer)
        #expect(try reason(now(Self.bank.replacing("120\n   答案：A", with: "120\n   答案：D"))) == .doubtful)
        #expect(
            try reason(now(Self.bank.replacing("报警电话是", with: "【多选】报警电话是").replacing("A\n2", with: "AB\n2"))) == .type)
    }

    @Test(arguments: [
        ("连线", "match", "连线：甲 -> 一；乙 -> 二；丙 -> 三 {#w-1}", "甲 ->", "丁 ->", ["左边第 1 行：甲 → 丁"]),
        ("连线", "match", "连线：甲 -> 一；乙 -> 二；丙 -> 三 {#w-1}", "甲 -> 一；乙 -> 二", "乙 -> 二；丁 -> 一", ["左边第 1 行：甲 → 丁"]),
        ("填空", "blank", "六月＿＿日是＿＿日 {#w-1}\n   答案：二十六｜26；禁毒", "｜26", "", ["第 1 空的答案：二十六｜26 → 二十六"]),
        ("填空", "blank", "六月＿＿日是＿＿日 {#w-1}\n   答案：二十六；禁毒", "答案：", "答案：乱序：", []),
        ("判断", "judge", "甲对（√） {#w-1}\n   解析：一。\n   依据：二", "一。\n   依据：二", "三。", ["解析：一。 → 三。", "依据：二 → （删去）"]),
        ("单选", "single", "甲（  ） {#w-1}\n   A. 一\n   B. 二\n   答案：A", "B. 二", "B. 二（不是甲）", []),
        ("排序", "order", "排序：拒绝 > 离开 > 报告 {#w-1}", "离开", "走开", []),
    ])
    func `what was printed otherwise is told piece by piece`(
        word: String, type: String, question: String, old: String, new: String, expected: [String]
    ) throws {
        let bank = "## \(word)题\n1. \(question)\n"
        let issued = try paper(bank, section: "type: \(type), count: 1")
        let now = QuizFixture.bank(bank.replacing(old, with: new)).questions.first
        let erratum = try #require(Erratum(issued, question: "w-1", now: now))
        #expect(erratum.reason == nil)
        #expect(erratum.changes.map { "\($0.what)：\($0.was) → \($0.now)" } == expected)
    }

    @Test func `pairs in another order are the same question, and another row makes it void`() throws {
        let bank = "## 连线题\n1. 连线：甲 -> 一；乙 -> 二；丙 -> 三 {#w-1}\n"
        let issued = try paper(bank, section: "type: match, count: 1")
        func now(_ text: String) -> Question? { QuizFixture.bank(text).questions.first }
        let turned = bank.replacing("甲 -> 一；乙 -> 二", with: "乙 -> 二；甲 -> 一")
        #expect(Erratum(issued, question: "w-1", now: now(turned)) == nil)
        #expect(Erratum(issued, question: "w-1", now: now(bank.replacing("；丙 -> 三", with: "")))?.reason == .pairs)
    }

    @Test func `a material and a picture that were exchanged are told, and one that is not there makes it void`() throws
    {
        let bank = "## 判断题\n【材料】小明在网吧。\n1. 小明应当拒绝（√） {#w-1}\n   图片：media/a.png（红块）\n【材料完】\n"
        let issued = try paper(bank, section: "type: judge, count: 1", pictures: ["media/a.png": "data:a"])
        let now = QuizFixture.bank(bank.replacing("网吧", with: "公园")).questions.first
        let erratum = try #require(Erratum(issued, question: "w-1", now: now, pictures: ["media/a.png": "data:b"]))
        let told = erratum.changes.map { "\($0.what)：\($0.was) → \($0.now)" }
        #expect(told == ["材料：小明在网吧。 → 小明在公园。", "图片：原来的图 → 换成下面的图"])
        #expect(erratum.newPicture?.data == "data:b")
        #expect(Erratum(issued, question: "w-1", now: now)?.reason == .picture)
    }
}
