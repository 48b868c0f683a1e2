import DataFiles
import Diagnostics
import Testing

@testable import Quiz

/// What a careful colleague would remark.
struct LintTests {
    private func codes(_ text: String) -> [String] { QuizFixture.bank(text).findings.map(\.code.id) }

    private func single(
        _ stem: String, explanation: String = "略。", right: String = "对的", stage: String = "初中"
    ) -> String {
        "1. \(stem)（  ）\n   A. \(right)\n   B. 不对的\n   答案：A\n   解析：\(explanation)\n   学段：\(stage)\n"
    }

    @Test(arguments: [
        ("吸毒会让人生不如死。", ["care.fear"]), ("瘾君子很难回头。", ["care.stigma"]), ("吸一口就上瘾。", ["care.absolute"]),
        ("有人每次吸食0.1克冰毒。", ["care.dose"]), ("冰毒每克要800元。", ["care.price"]), ("网上有购买渠道。", ["care.source"]),
        ("他知道怎样躲过尿检。", ["care.method"]), ("吸食0.5克就会死。", ["care.dose"]), ("这样的人是毒鬼。", ["care.stigma"]),
        ("毒瘾一辈子戒不掉。", ["care.absolute"]), ("毒瘾终身难戒。", ["care.absolute"]), ("他们是社会的垃圾。", ["care.stigma"]),
        ("可以在酒吧门口的贩子那里买到。", ["care.source"]), ("用麻黄碱可以提炼冰毒，方法是加热。", ["care.method"]),
        ("麻黄碱可用于制造冰毒，受国家管制。", []), ("冰毒是化学合成的毒品。", []), ("不要乱扔垃圾。", []), ("吸毒可能上瘾，可以治疗。", []),
        ("非法持有海洛因五十克以上的，依法处罚。", []),
        ("王某购得15克海洛因，准备自己吸食。", []), ("举报制毒可奖励5000元。", []), ("12355是青少年服务台，110是报警电话。", []),
    ])
    func `words in an explanation`(explanation: String, expected: [String]) {
        #expect(codes(single("哪一个", explanation: explanation)) == expected)
    }

    @Test func `every word of the lists is found where it is asserted, and nowhere else`() {
        for rule in CareLint.asserted {
            for word in rule.words {
                #expect(codes(single("哪一个", explanation: "有人说，\(word)。")).contains(rule.code.id), "\(word)")
                let wrong = "1. 哪一个（  ）\n   A. 对的\n   B. \(word)\n   答案：A\n   学段：初中\n"
                #expect(!codes(wrong).contains(rule.code.id), "\(word)")
            }
        }
        for rule in CareLint.anywhere {
            for word in rule.words {
                let wrong = "1. 哪一个（  ）\n   A. 对的\n   B. \(word)\n   答案：A\n   学段：初中\n"
                #expect(codes(wrong).contains(rule.code.id), "\(word)")
            }
        }
    }

    @Test(
        arguments: [
            ("care.fear", ["这是一条不归路。", "最后妻离子散。", "人不像人，鬼不像鬼。", "落入毒魔的魔爪。", "等于走进鬼门关。"]),
            ("care.stigma", ["他们是社会的毒瘤。", "吸毒的都是害群之马。", "冰妹就是这样的人。"]),
            ("care.absolute", ["一碰就上瘾。", "一次就会成瘾。", "根本戒不掉。", "终身无法戒除。", "必然走上犯罪道路。", "人人都会上瘾。", "吸毒的人都是坏人。"]),
            ("care.dose", ["每天吸食两次，每次用0.2克冰毒。", "在饮料里加入3滴神仙水，是毒品。", "一般服用2支止咳水。"]),
            ("care.price", ["一支依托咪酯电子烟油300元。", "开心水每瓶500元。"]),
            ("care.source", ["电报群里有人卖冰毒。", "在朋友圈私信就有货。", "这是交易暗号。", "酒吧后街有人卖摇头丸。"]),
            ("care.fear", ["吸毒是一场白色恐怖。"]),
            ("care.absolute", ["吸毒百分之百致死。", "戒毒以后绝对不会复吸。", "一旦吸毒终身戒不掉。", "他这辈子都摆脱不了。", "100%会犯罪。"]),
            ("care.dose", ["半克冰毒就能致命。", "他买了0.5g海洛因。", "吸食0.5g冰毒。", "200毫克氯胺酮。"]),
            ("care.price", ["冰毒每份¥200。", "海洛因￥ 300一包。"]),
            ("care.absolute", ["一次吸毒，终身成瘾。", "大麻是无害的。", "笑气不会上瘾。", "吸食依托咪酯没什么害处。"]),
            ("care.source", ["在网上加微信就能买到小树枝。"]), ("care.price", ["一支卖两百元。", "这种烟每瓶要价300块。"]),
            ("care.method", ["喝大量水可以排毒。", "运动出汗能把毒品排出体外。", "多喝水就测不出来。"]),
            ("care.dose", ["每次注射0.1克。"]), ("care.stigma", ["染上毒品的人都是废物。"]),
            ("care.absolute", ["沾上一口就会上瘾。", "一口成瘾。", "吸毒者最终都会死。"]), ("care.source", ["可以通过微信群购买。", "网上就能买到。"]),
            ("care.method", ["用麻黄碱提炼冰毒。", "从网上购买原料后加热即可合成。", "用锡纸加热吸食冰毒。"]),
            ("care.fear", ["沾上它，这辈子就完了。", "没有一个好下场，全家死光。"]), ("care.absolute", ["所有吸毒的人都会得艾滋病。"]),
            ("care.allure", ["吸大麻让人灵感大增。", "吸毒能减肥。", "冰毒可以提高学习成绩。", "K粉溶在饮料里效果更好。"]),
            ("care.allure", ["吸了让人很爽。", "感觉飘飘欲仙。", "用了非常爽。", "大家都嗨翻了。"]),
        ] as [(String, [String])])
    func `other wordings`(code: String, sentences: [String]) {
        for sentence in sentences {
            #expect(codes(single("哪一个", explanation: sentence)) == [code], "\(sentence)")
        }
    }

    @Test(arguments: [
        "他很爽快地答应了。", "秋天天气很凉爽。", "她性格很爽朗。", "他觉得不太爽。", "戒毒的人不一定会复吸。", "没有百分之百的安全。", "喝水不能排毒，要马上就医。", "成瘾并不等于一辈子难以戒除。",
        "甲某携带0.5克海洛因过关，被查获。", "运动以后要多喝水。", "一张门票¥200。", "永远不会忘记老师的话。", "有人说大麻是无害的，不能信。", "世上没有无害的毒品。",
        "一支铅笔卖两元。", "白开水是无害的。", "终身学习，终身受益。", "利用麻黄碱提炼冰毒，构成制造毒品罪。", "不要在网上购买来路不明的零食。", "可以在网上购买学习用品的店很多，要当心陌生链接。",
        "吸毒不能减肥。", "有人骗她说冰毒能减肥。", "以吸毒能提神为借口。", "运动能减肥，也能缓解压力。", "所有吸毒的人都应当得到救治。",
        "发现有人用锡纸吸食毒品，马上报警。", "感冒药要按说明服用。", "原料加热以后要放凉。",
    ])
    func `clauses that only look alike`(sentence: String) {
        #expect(codes(single("哪一个", explanation: sentence)).filter { $0.hasPrefix("care.") } == [])
    }

    @Test(arguments: [
        ("冰毒一克三百元。", "三百元"), ("海洛因每克卖到五百块。", "五百块"), ("麻古很贵，一颗要五十多元。", "五十多元"), ("他花三百元从贩子手里拿到冰毒。", "三百元"),
        ("有人每天花几百元买K粉，家里没钱了。", "几百元"), ("一小袋冰毒五百元。", "五百元"), ("冰毒卖三百一克。", "三百一克"), ("毒品一克好几百块钱呢。", "几百块"),
        ("五百块一颗。", "五百块"),
    ])
    func `prices in words`(sentence: String, words: String) {
        let findings = QuizFixture.bank(single("哪一个", explanation: sentence)).findings
        #expect(findings.map(\.summary) == ["“\(words)”写出了价格"])
    }

    @Test(arguments: [
        "吸毒的，可以并处罚款五百元。", "举报毒品奖励一千元。", "小明买了一包纸巾两块钱。", "一口气跑完，奖品值十块钱。", "他因为吸毒欠下二十万元。", "国家投入禁毒经费五千万元。",
        "缴获的大麻价值三千元。", "老板给他五百元，让他带一个装有毒品的包裹。", "他和卖毒品的贩子一块走了。", "三元里的人民反对卖鸦片。", "毒品十一克以上的，从重处罚。", "一包种子三块钱，不是罂粟。",
    ])
    func `figures that are no price of a drug`(sentence: String) {
        #expect(codes(single("哪一个", explanation: sentence)).filter { $0 == "care.price" } == [])
    }

    @Test(
        arguments: [
            ("1. 一克冰毒卖多少钱？（  ）\nA. 300元\nB. 800元\n答案：B\n", ["care.price"]),
            ("1. 每次吸食冰毒（  ）就会上头。\nA. 0.1克\nB. 5克\n答案：A\n", ["care.dose"]),
            ("1. 一支上头电子烟要卖____元。\n答案：300\n", ["care.price"]),
            ("1. 非法持有冰毒（  ）以上的，依法追究刑事责任。\nA. 10克\nB. 50克\n答案：A\n", []),
            ("1. 举报贩卖冰毒，最高奖励（  ）。\nA. 300元\nB. 800元\n答案：B\n", []),
            ("1. 吸食海洛因的人，三天不吸会怎样？（  ）\nA. 第2天难受\nB. 不会怎样\n答案：A\n", []),
        ] as [(String, [String])])
    func `a stem is read with each option in its blank`(text: String, expected: [String]) {
        #expect(codes(text) == expected, "\(text)")
    }

    @Test func `a false statement and a wrong option may praise and promise`() {
        #expect(codes("1. 喝大量水可以排毒。（×）\n2. 戒毒以后绝对不会复吸。（×）\n3. 吸毒让人很爽。（×）\n") == [])
        #expect(codes("1. 吸毒让人很爽。（√）\n") == ["care.allure"])
    }

    @Test(arguments: [
        "寄生虫会传染疾病。", "他对不是人家的东西不伸手。", "故意破坏他人坟墓的要处罚。", "学校每次组织30人参加，发放毒品预防读本2册。", "超市里出售电子烟，要凭身份证。",
        "在微信群里看到卖毒品的，应当举报。", "全省投入280万元研究毒品检测。", "成瘾可以治疗，不是一次就能戒掉的。", "他吸了一口气，说不。", "毒品预防课每学期2次，每次1课时。",
    ])
    func `words that only look alike`(sentence: String) {
        #expect(codes(single("哪一个", explanation: sentence)).filter { $0.hasPrefix("care.") } == [])
    }

    @Test func `a wrong option and a false statement may say what is not so`() {
        #expect(codes("1. 下列说法对的是（  ）\n   A. 一次就会上瘾\n   B. 可以治疗\n   答案：B\n") == [])
        #expect(codes("1. 下列说法对的是（  ）\n   A. 一次就会上瘾\n   B. 可以治疗\n   答案：A\n") == ["care.absolute"])
        #expect(codes("1. 下列说法错误的是（  ）\n   A. 一次就会上瘾\n   B. 可以治疗\n   答案：A\n") == [])
        #expect(codes("1. 毒瘾永远戒不掉。（×）\n") == [])
        #expect(codes("1. 毒瘾永远戒不掉。（√）\n") == ["care.absolute"])
    }

    @Test(arguments: [
        ("小低", "下列属于毒品的是冰毒吗", ["care.substance-list"]), ("小高", "冰毒、海洛因是毒品吗", []),
        ("小高", "冰毒、海洛因、大麻、摇头丸是毒品吗", ["care.substance-list"]), ("初中", "冰毒、海洛因、大麻、摇头丸是毒品吗", []),
    ])
    func `names of substances at primary school`(stage: String, stem: String, expected: [String]) {
        #expect(codes(single(stem, stage: stage)) == expected)
    }

    @Test func `the place is that of the words`() {
        let finding = QuizFixture.bank(single("哪一个", explanation: "都是恶魔。")).findings.first
        #expect(finding?.place?.label == "a.quiz.md:5:9")
        #expect(finding?.place?.excerpt?.marked == "恶魔")
    }

    @Test(arguments: [
        ("故选B。", true), ("B项正确。", true), ("A项错误，B项正确。", true), ("A项正确，B项错误。", false), ("故选A。", false),
        ("B选项不对。", false), ("选B。", true), ("本题选AB", true), ("B是对的", true), ("B正确。", true), ("A是错的。", true),
        ("选A。", false), ("不选B。", false), ("易选B的同学没看清题。", false), ("维生素B正确使用。", false), ("故选A项。", false),
        ("维生素B项目正确。", false),
    ])
    func `an explanation that names another letter`(explanation: String, differs: Bool) {
        #expect(codes(single("哪一个", explanation: explanation)).contains("quiz.explanation-differs") == differs)
    }

    @Test(arguments: [
        ("√", "本题说法错误。", true), ("√", "错。", true), ("√", "这种说法是不正确的，应当拒绝。", true), ("√", "故错误。", true),
        ("×", "该说法正确", true), ("×", "对，见课本。", true), ("×", "该说法不正确。", false), ("√", "正确。", false),
        ("√", "认为没关系的想法错误。", false), ("×", "正确的做法是拒绝。", false), ("√", "拒绝是对的，也是勇敢的。", false),
    ])
    func `an explanation that judges otherwise`(mark: String, explanation: String, differs: Bool) {
        let found = codes("1. 遇到可疑的饮料要先放下。（\(mark)）\n   解析：\(explanation)\n")
        #expect(found == (differs ? ["quiz.explanation-differs"] : []))
    }

    @Test func `letters, lengths and near stems`() {
        let even = (1...16).map { "\($0). 第\($0)问（  ）\n   A. 甲\($0)\n   B. 乙\($0)\n   答案：\($0 % 2 == 0 ? "A" : "B")\n" }
        #expect(codes(even.joined()) == [])
        let uneven = (1...16).map { "\($0). 第\($0)问（  ）\n   A. 甲\($0)\n   B. 乙\($0)\n   C. 丙\($0)\n   答案：B\n" }
        #expect(codes(uneven.joined()) == ["quiz.key-uneven"])
        let long = (1...8).map {
            "\($0). 第\($0)问（  ）\n   A. 离开并且马上告诉自己信任的大人\($0)\n   B. 乙\($0)\n   C. 丙\($0)\n   答案：A\n"
        }
        #expect(codes(long.joined()) == ["quiz.longest-right"])
        let stem = "下列关于未成年人拒绝不明物品的说法正确的是哪一项请选出来"
        let near = "1. \(stem)（  ）\n   A. 甲\n   B. 乙\n   答案：A\n2. \(stem)吧（  ）\n   A. 丙\n   B. 丁\n   答案：A\n"
        #expect(codes(near) == ["quiz.stem-similar"])
        #expect(codes("1. 哪一个（  ）\n   A. 甲\n   B. 以上都是\n   C. 乙\n   答案：A\n") == ["quiz.above-not-last"])
    }

    @Test(arguments: [
        ("2026-11", "2026-06-01", []), ("2026-05", "2026-06-01", ["quiz.basis-newer"]),
        ("2024-01", nil, ["quiz.review-old"]),
        ("2024-11", nil, []), ("2026-11", "2027-06-01", []),
        // A day that has not come is no review, and does not hide what an older one would show.
        ("2026-12", nil, ["quiz.review-later"]), ("2026-11-23", "2026-06-01", ["quiz.review-later"]),
        ("2062-11", nil, ["quiz.review-later"]), ("2026-11-22", nil, []),
    ])
    func `reviews and the law`(reviewed: String, since: String?, expected: [String]) throws {
        let bank = QuizFixture.bank("1. 依据《禁毒法》第二条对吗（√）\n   复核：\(reviewed)\n")
        let day = try #require(CalendarDate("2026-11-22"))
        let cited =
            since.flatMap { CalendarDate($0) }.map {
                [ReviewLint.Cited(title: "禁毒法", since: $0, offset: 10, changed: nil)]
            } ?? []
        #expect(ReviewLint.findings(bank, citations: cited, asOf: day).map(\.code.id) == expected)
    }

    @Test func `a question that nobody has reviewed is named where its article has changed`() throws {
        let bank = QuizFixture.bank("1. 依据《禁毒法》第二条对吗（√）\n")
        let day = try #require(CalendarDate("2026-11-22"))
        let since = try #require(CalendarDate("2026-01-01"))
        let same = ReviewLint.Cited(title: "禁毒法", since: since, offset: 10, changed: nil)
        #expect(ReviewLint.findings(bank, citations: [same], asOf: day).isEmpty)
        let other = ReviewLint.Cited(title: "禁毒法", since: since, offset: 10, changed: "第二条")
        let found = ReviewLint.findings(bank, citations: [same, other], asOf: day)
        #expect(found.map(\.summary) == ["第 1 题的依据《禁毒法》自2026年1月1日起有了新的文本，第二条变过，这道题没有写复核的日期"])
    }
}
