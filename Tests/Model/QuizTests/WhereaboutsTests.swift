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

    @Test func `a question whose id was made from its words may have been mended or taken out`() throws {
        let bank = Self.bank.replacing(" {#w-1}", with: "")
        let issued = try paper(bank)
        let was = try #require(issued.content.questions.first { $0.id != "w-2" })
        #expect(was.hasMadeID && issued.content.question("w-2")?.hasMadeID == false)
        #expect(Erratum(issued, question: was.id, now: nil)?.reason == .unknown)
        let mended = QuizFixture.bank(bank.replacing("报警电话是", with: "匪警报警电话是")).questions
        let printed = Set(issued.content.questions.map(\.id))
        #expect(Whereabouts.later(than: was, among: mended, besides: printed).map(\.stem) == ["匪警报警电话是（  ）"])
        // With the old id beside it the sheet can say what has changed.
        let named = bank.replacing("1. 报警电话是（  ）", with: "1. 匪警报警电话是（  ） {#\(was.id)}")
        let now = QuizFixture.bank(named).questions.first
        #expect(Erratum(issued, question: was.id, now: now)?.now?.stem == "匪警报警电话是（  ）")
    }

    @Test(arguments: [
        ("连线", "match", "连线：甲 -> 一；乙 -> 二；丙 -> 三 {#w-1}", "甲 ->", "丁 ->", ["左边第 1 行：甲 → 丁"]),
        ("连线", "match", "连线：甲 -> 一；乙 -> 二；丙 -> 三 {#w-1}", "甲 -> 一；乙 -> 二", "乙 -> 二；丁 -> 一", ["左边第 1 行：甲 → 丁"]),
        ("填空", "blank", "六月＿＿日是＿＿日 {#w-1}\n   答案：二十六｜26；禁毒", "｜26", "", ["第 1 空的答案：二十六｜26 → 二十六"]),
        ("填空", "blank", "六月＿＿日是＿＿日 {#w-1}\n   答案：二十六；禁毒", "答案：", "答案：乱序：", ["答案的次序：各空不能换位置 → 各空可以换位置"]),
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

    private static let three = """
        ## 单项选择题
        1. 哪一个是毒品（  ） {#w-1}
           A. 冰毒
           B. 茶叶
           C. 咖啡
           答案：A
           反馈B：茶叶是饮料

        """
    private static let options = "A. 冰毒\n   B. 茶叶\n   C. 咖啡\n   答案：A\n   反馈B"

    /// What the bank says now, and what the holder of the paper is told: the printed options with their key by printed letters.
    @Test(arguments: [
        ("A. 茶叶\n   B. 冰毒\n   C. 咖啡\n   答案：B\n   反馈A", nil), ("A. 咖啡\n   B. 冰毒\n   C. 茶叶\n   答案：B\n   反馈C", nil),
        ("A. 茶叶；\n   B. 冰毒；\n   C. 咖啡。\n   答案：B\n   反馈A", nil),
        ("A. 奶茶\n   B. 冰毒\n   C. 茶叶\n   D. 咖啡\n   答案：B\n   反馈C", nil),
        // Only the letter stayed: another option is right now.
        ("A. 茶叶\n   B. 冰毒\n   C. 咖啡\n   答案：A\n   反馈A", "冰毒 茶叶 咖啡 [B]"),
        ("A. 咖啡\n   B. 绿茶\n   C. 冰毒\n   答案：C\n   反馈B", "冰毒 绿茶 咖啡 [A]"),
        ("A. 可乐\n   B. 冰毒\n   C. 茶叶\n   答案：B\n   反馈C", "冰毒 茶叶 可乐 [A]"),
        ("A. 茶叶\n   B. 大麻\n   C. 咖啡\n   D. 冰毒\n   答案：B\n   反馈A", "answer"),
        ("A. 茶叶\n   B. 冰毒\n   答案：B\n   反馈A", "options"),
    ])
    func `options are known by their words, and a key by the letters that were printed`(
        now: String, told: String?
    ) throws {
        let issued = try paper(Self.three, section: "type: single, count: 1")
        let question = QuizFixture.bank(Self.three.replacing(Self.options, with: now)).questions.first
        let erratum = Erratum(issued, question: "w-1", now: question)
        let printed = try #require(issued.content.question("w-1")).options.map(\.id)
        let said = erratum.map { erratum in
            erratum.now.map { now in
                printed.compactMap { now.option($0)?.text }.joined(separator: " ")
                    + " [\(now.key(options: printed).joined())]"
            } ?? erratum.reason.map(\.rawValue) ?? ""
        }
        #expect(said == told)
    }

    @Test func `what nobody has to be told is said in the bank's letters`() throws {
        let issued = try paper(Self.three, section: "type: single, count: 1")
        func silent(_ now: String) throws -> String? {
            let question = try #require(
                QuizFixture.bank(Self.three.replacing(Self.options, with: now)).questions.first)
            return Erratum.unprinted(question, in: issued).map { "\($0.added.joined()) \($0.isReordered)" }
        }
        #expect(try silent(Self.options) == " false")
        #expect(try silent("A. 茶叶\n   B. 冰毒\n   C. 咖啡\n   答案：B\n   反馈A") == " true")
        #expect(try silent("A. 奶茶\n   B. 冰毒\n   C. 茶叶\n   D. 咖啡\n   答案：B\n   反馈C") == "A false")
    }

    @Test(arguments: [
        ("A. 茶叶\n   B. 冰毒\n   C. 咖啡\n   答案：B\n   反馈A", "改了选项的次序"),
        ("A. 茶叶\n   B. 冰毒\n   C. 咖啡\n   答案：A\n   反馈A", "改了选项的次序、答案"),
        ("A. 冰毒\n   B. 绿茶\n   C. 咖啡\n   答案：A\n   反馈B", "改了选项"),
        ("A. 冰毒\n   B. 茶叶\n   C. 咖啡\n   答案：A\n   反馈C", "改了选项的讲解"),
    ])
    func `a new issue says whether options or their order were changed`(now: String, expected: String) throws {
        let issued = try paper(Self.three, section: "type: single, count: 1").content
        let again = try paper(Self.three.replacing(Self.options, with: now), section: "type: single, count: 1").content
        #expect(again.differences(from: issued).first == expected + "：w-1 哪一个是毒品（  ）")
    }

    @Test func `a new issue says that a picture, its words or the order of blanks were changed`() throws {
        let bank = "## 判断题\n1. 这是甲（√） {#w-1}\n   图片：media/a.png（红块）\n"
        func issue(_ bank: String, _ data: String) throws -> PaperContent {
            try paper(bank, section: "type: judge, count: 1", pictures: ["media/a.png": data]).content
        }
        let was = try issue(bank, "data:a")
        #expect(try issue(bank, "data:b").differences(from: was) == ["改了图片：w-1 这是甲"])
        #expect(try issue(bank.replacing("红", with: "蓝"), "data:a").differences(from: was) == ["改了图片的文字说明：w-1 这是甲"])
        let blanks = "## 填空题\n1. 有＿＿和＿＿ {#w-1}\n   答案：甲；乙\n"
        let section = "type: blank, count: 1"
        let free = try paper(blanks.replacing("答案：", with: "答案：乱序："), section: section).content
        let lines = free.differences(from: try paper(blanks, section: section).content)
        #expect(lines == ["改了各空能不能换位置：w-1 有＿＿和＿＿"])
    }

    @Test(arguments: [
        ("报警电话是（  ）", "报警的电话是（  ）", 1), ("报警电话是（  ）", "遇到毒品时要打的报警电话是（  ）", 1), ("A. 110", "A. 一一〇", 1),
        ("报警电话是（  ）", "哪一种水果最甜（  ）", 0),
    ])
    func `a question without an id of its own is found by what it was before it was mended`(
        old: String, new: String, count: Int
    ) throws {
        let bank = Self.bank.replacing(" {#w-1}", with: "").replacing(" {#w-2}", with: "")
        let papers = [("issued/a.json", try paper(bank))]
        let shelf = BankShelf([QuizFixture.bank(bank.replacing(old, with: new))])
        let meant = shelf.banks[0].questions.filter { $0.number == 1 }
        #expect(Whereabouts.find(meant[0].id, in: papers) == [])
        let found = Whereabouts.earlier(of: meant, in: papers, besides: shelf.questions)
        #expect(found.map(\.stem) == Array(repeating: "报警电话是（  ）", count: count))
    }
}
