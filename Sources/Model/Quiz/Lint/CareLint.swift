import ChineseText
import Diagnostics

/// Words that prevention research and the law on minors advise against in material for pupils.
///
/// Fear, labels and untrue absolutes are looked for in what a question asserts: its explanation, its feedback, the right
/// options, its stem, but for a judge question whose answer is 错误. A wrong option may well say 一次就会上瘾. Quantities that
/// are taken, prices, sources and methods do not belong anywhere. Sources: UNODC/WHO International Standards on Drug Use
/// Prevention (2018); 《未成年人学校保护规定》.
enum CareLint {
    struct Rule {
        let code: FindingCode
        let words: [String]
        let why: String
    }

    static let asserted = [
        Rule(
            code: .careFear,
            words: [
                "家破人亡", "生不如死", "人间地狱", "白色恶魔", "恶魔", "魔鬼", "死路一条", "骷髅", "行尸走肉", "鬼门关", "地狱", "不归路", "深渊", "皮包骨头",
                "妻离子散", "断送一生", "毁掉一生", "毁了一生", "毁灭人生", "生命的坟墓", "倾家荡产", "猝死街头", "人不像人", "鬼不像鬼", "人不人鬼不鬼", "魔爪", "魔窟",
                "毒魔", "白色瘟疫", "死神", "索命", "夺命", "万劫不复", "惨死", "尸体", "溃烂", "白色恐怖", "这辈子完了", "这辈子就完了", "一辈子完了", "一辈子就完了",
                "一生就完了", "死光",
                "没有好下场", "没有一个好下场", "没一个好下场", "不得好死",
            ],
            why: "恐吓会让人关上耳朵，对已经接触过的孩子更是堵住求助的路；请说清事实和可以怎么做"),
        Rule(
            code: .careStigma,
            words: [
                "瘾君子", "吸毒鬼", "毒鬼", "大烟鬼", "毒虫", "吸毒仔", "白粉鬼", "烟鬼", "人渣", "败类", "废人", "渣滓", "社会垃圾", "社会的垃圾", "是垃圾",
                "社会毒瘤", "社会的毒瘤", "社会的寄生虫", "社会寄生虫", "害群之马", "瘾君", "瘾鬼", "粉鬼", "白粉妹", "粉妹", "冰妹", "吸毒狂", "毒狂", "不配做人",
                "道德败坏",
                "堕落分子", "无可救药的人", "是废物", "成了废物", "变成废物", "成为废物",
                "白粉仔", "粉仔",
            ],
            why: "请说“吸毒的人”“正在戒毒的人”：贴标签会让人不敢求助，也伤害他们的孩子"),
        Rule(
            code: .careAbsolute,
            words: [
                "一次就会上瘾", "一次就上瘾", "一次必上瘾", "吸一口就上瘾", "一口就上瘾", "一朝吸毒", "一日吸毒", "终身戒毒", "永远戒不掉", "不可能戒掉", "永远无法戒",
                "一辈子戒不", "一辈子都戒不", "一生戒不", "终身难戒", "终生难戒", "永远戒不了",
                "戒不掉的", "必然死亡", "必死无疑", "没有人能戒", "一定会犯罪", "必定走上犯罪", "都会犯罪", "吸毒必死", "沾毒必死", "百分之百成瘾", "百分百成瘾", "百分之百上瘾",
                "绝对戒不",
                "没救了", "无药可救", "无可救药", "一沾就上瘾", "一碰就上瘾", "一试就上瘾", "沾上就上瘾", "吸一次就", "尝一口就上瘾", "碰一次就",
                "一次就会成瘾", "一次就成瘾", "一次即成瘾", "一次便成瘾", "一次就能上瘾", "一次即可上瘾", "一次便上瘾", "终身无法戒", "终生无法戒", "一生都戒不", "一生无法戒",
                "再也戒不",
                "根本戒不", "永远无法摆脱", "终身无法摆脱", "终生无法摆脱", "一辈子无法摆脱", "无法戒除", "不可能戒除", "不可能康复", "永远不能康复", "无法康复", "没有一个人能戒",
                "没有人戒得", "没有一个能戒", "没有一个戒", "无人能戒", "谁也戒不", "必定死亡", "必然会死", "一定会死", "必将死亡", "必然犯罪", "必然会犯罪", "必然走上犯罪",
                "一定走上犯罪", "肯定会犯罪", "必定犯罪",
                "必定会犯罪",
                "都是罪犯", "都是坏人", "百分百会上瘾", "100%上瘾", "100%成瘾", "100%会上瘾", "人人都会上瘾", "所有人都会上瘾",
                "终身成瘾", "终生成瘾", "终身上瘾", "终生上瘾", "一生成瘾", "一辈子成瘾", "永远成瘾", "一吸就上瘾", "一吸成瘾", "一吸就成瘾", "吸一口就成瘾", "一口就成瘾",
                "一次吸毒终身", "一日吸毒终身", "一口就会上瘾", "一口就会成瘾", "一口成瘾", "一口上瘾", "一口便", "一次成瘾", "一次上瘾", "一沾上就会", "沾上就会成瘾",
                "沾上就会上瘾",
            ],
            why: "这样的说法不符合事实：成瘾可以治疗，人可以康复；学生一旦发现不实，别的话也不信了"),
    ]
    static let anywhere = [
        Rule(
            code: .careSource,
            words: [
                "购买渠道", "购毒渠道", "进货途径", "货源", "供货人", "供货商", "联系上家", "找上家", "交易暗号", "接头暗号", "交易地点是", "拿货", "怎么买到",
                "哪里买到", "在哪里买", "进货渠道", "上家联系", "代购毒", "联系卖家",
            ],
            why: "面向学生的内容不能写从哪里得到毒品；请改写成遇到时怎样拒绝、向谁报告"),
        Rule(
            code: .careMethod,
            words: [
                "溜冰的步骤", "溜冰步骤", "溜冰的方法", "吸毒的步骤", "吸毒步骤", "制作方法", "制毒方法", "提炼方法", "合成方法", "制毒步骤", "吸食方法", "吸食步骤",
                "注射方法", "注射步骤", "怎样注射", "如何注射", "怎么注射", "怎样吸食", "如何吸食", "怎么吸食", "藏毒技巧", "如何藏毒", "怎样藏毒", "怎么藏毒", "躲避尿检",
                "逃过尿检", "逃避尿检", "躲过尿检", "通过尿检", "藏毒方法",
            ],
            why: "面向学生的内容不能写怎样制造、使用或者躲避检查"),
    ]

    /// The findings of one question; `place` says where words stand.
    static func findings(_ question: Question, place: (String) -> Place) -> [Finding] {
        let all =
            ([question.stem, question.explanation ?? ""] + question.options.flatMap { [$0.text, $0.feedback ?? ""] })
            .joined(separator: "\n")
        var findings: [Finding] = []
        let bytes = Array(all.utf8)
        if anywhereWords.occurs(in: bytes) {
            for rule in anywhere { findings += Self.findings(rule, bytes, place) }
        }
        if assertedWords.occurs(in: bytes) {
            let assertion = Array(asserted(question).utf8)
            for rule in asserted { findings += Self.findings(rule, assertion, place) }
        }
        let told = Set(findings.map(\.code))
        findings += CareClaims.findings(bytes, { asserted(question) }, place).filter { !told.contains($0.code) }
        let namesSubstance = Quantity.substanceWords.occurs(in: bytes)
        if namesSubstance, let words = Quantity.dose(all) {
            findings.append(
                Finding(
                    .careDose, at: place(words), "“\(words)”写出了用量", explanation: ["面向学生的内容不写用量；法律条文里的数量（如“五十克以上”）不受影响"])
            )
        }
        if let words = Quantity.price(all, namesSubstance: namesSubstance) {
            findings.append(
                Finding(.carePrice, at: place(words), "“\(words)”写出了价格", explanation: ["面向学生的内容不写毒品的价格"]))
        }
        if namesSubstance { findings += asked(question, findings, place) }
        let claimed = Set(findings.map(\.code))
        findings += CareSentences.findings(all, place).filter { !claimed.contains($0.code) }
        return findings + substances(question, all, place)
    }

    /// A quantity or a price that a stem asks for and an option or an answer gives: 一克冰毒卖（ ） and 300元.
    private static func asked(_ question: Question, _ known: [Finding], _ place: (String) -> Place) -> [Finding] {
        var findings: [Finding] = []
        for (sentence, figure) in FilledStem.sentences(question) {
            let namesSubstance = Quantity.substanceWords.occurs(in: Array(sentence.utf8))
            if namesSubstance, Quantity.dose(sentence) != nil,
                !(known + findings).contains(where: { $0.code == .careDose })
            {
                findings.append(
                    Finding(
                        .careDose, at: place(figure), "题干和“\(figure)”连起来写出了用量",
                        explanation: ["面向学生的内容不写用量；法律条文里的数量（如“五十克以上”）不受影响"]))
            }
            if Quantity.price(sentence, namesSubstance: namesSubstance) != nil,
                !(known + findings).contains(where: { $0.code == .carePrice })
            {
                findings.append(
                    Finding(
                        .carePrice, at: place(figure), "题干和“\(figure)”连起来写出了价格", explanation: ["面向学生的内容不写毒品的价格"]))
            }
        }
        return findings
    }

    private static let assertedWords = WordSearch(asserted.flatMap(\.words))
    private static let anywhereWords = WordSearch(anywhere.flatMap(\.words))
    private static let nameWords = WordSearch(names)

    private static func findings(_ rule: Rule, _ bytes: [UInt8], _ place: (String) -> Place) -> [Finding] {
        guard let word = rule.words.first(where: { bytes.holds(Array($0.utf8)) }) else { return [] }
        if rule.code == .careAbsolute, isDenied(rule.words, bytes) { return [] }
        return [Finding(rule.code, at: place(word), "“\(word)”：\(rule.code.title)", explanation: [rule.why])]
    }

    private static let denials = WordSearch(["不是", "并非", "不等于", "不一定", "未必", "不见得"])

    /// Whether every clause with one of the words says the contrary: 毒品并不是一次就会上瘾.
    private static func isDenied(_ words: [String], _ bytes: [UInt8]) -> Bool {
        guard denials.occurs(in: bytes) else { return false }
        let clauses = String(decoding: bytes, as: UTF8.self).split { $0.isOne(of: "。！？；，,;!?") || $0.isNewline }
        return clauses.allSatisfy { clause in
            let bytes = Array(clause.utf8)
            return words.allSatisfy { word in
                // In front of the words: 一次就会上瘾，这不是吓唬人 says so.
                bytes[...].range(of: Array(word.utf8)).map { denials.occurs(in: Array(bytes[..<$0.lowerBound])) }
                    ?? true
            }
        }
    }

    /// What a question says is so.
    private static func asserted(_ question: Question) -> String {
        var texts = [question.explanation ?? ""]
        if question.answer != .judge(false) { texts.append(question.stem) }
        if case .choice(let ids) = question.answer {
            let isNegative = QuestionBuilder.isNegative(question.stem)
            texts += question.options.filter { ids.contains($0.id) != isNegative }.map(\.text)
        }
        return texts.joined(separator: "\n")
    }

    private static let names = [
        "冰毒", "海洛因", "大麻", "摇头丸", "可卡因", "K粉", "氯胺酮", "吗啡", "鸦片", "甲基苯丙胺", "芬太尼", "依托咪酯", "恰特草", "合成大麻素", "麻古", "美沙酮",
        "LSD", "邮票", "蓝精灵", "笑气", "神仙水", "浴盐", "开心水", "甲卡西酮", "杜冷丁", "哌替啶", "三唑仑", "安纳咖", "曲马多", "右美沙芬", "丁丙诺啡",
        "氟硝西泮", "尼美西泮", "罂粟", "古柯", "迷幻蘑菇", "GHB", "彩虹烟", "跳跳糖", "喵喵", "白粉", "大烟", "上头电子烟", "氟胺酮", "麻果", "卡西酮", "犀牛液",
    ]

    /// 小低 learns no names of substances, 小高 no lists of them.
    private static func substances(_ question: Question, _ text: String, _ place: (String) -> Place) -> [Finding] {
        let limit = question.stages.contains("小低") ? 1 : question.stages.contains("小高") ? 4 : nil
        guard let limit else { return [] }
        let bytes = Array(text.utf8)
        guard nameWords.occurs(in: bytes) else { return [] }
        let named = names.filter { bytes.holds(Array($0.utf8)) }
        guard named.count >= limit, let first = named.first else { return [] }
        return [
            Finding(
                .careSubstanceList, at: place(first), "小学的题里出现了 \(named.count) 种毒品的名称：\(named.joined(separator: "、"))",
                explanation: ["小低讲不乱吃、不乱碰、找大人；小高讲不接、会拒绝、会求助。名称留到初中再学"])
        ]
    }
}

/// Figures with a unit that say how much is taken, or what it costs.
enum Quantity {
    private static let verbs = WordSearch([
        "吸食", "注射", "打", "口服", "服用", "每次", "一次用", "一次吸", "剂量", "用量", "吸", "每天用", "每日用", "加入", "掺入", "服下", "吞服", "烫吸",
    ])
    private static let substances = [
        "毒品", "冰毒", "海洛因", "大麻", "摇头丸", "可卡因", "K粉", "氯胺酮", "吗啡", "芬太尼", "依托咪酯", "麻古", "笑气", "合成大麻素", "电子烟油", "上头电子烟",
        "蓝精灵", "麻果",
        "开心水", "神仙水", "止咳水", "曲马多", "鸦片",
    ]

    /// The substances, and words that are said of nothing else.
    static let substanceWords = WordSearch(substances + ["吸食", "注射器", "静脉注射", "每次注射", "一次注射"])
    static let nameWords = WordSearch(substances)

    /// Sentences with one of these speak of the law.
    static let lawful = WordSearch([
        "罚款", "罚金", "奖励", "以上", "购得", "持有", "贩卖", "查获", "缴获", "罪", "徒刑", "处罚", "经费", "资金", "投入", "携带", "运输", "走私", "案",
    ])

    /// `每次吸食0.1克冰毒`: a figure with a unit behind a verb of taking, in one sentence with a substance.
    static func dose(_ text: String) -> String? {
        guard holdsFigures(text) || smallWords.occurs(in: Array(text.utf8)) else { return nil }
        let sentences = sentences(text, naming: substanceWords)
        let taken = sentences.lazy.filter { verbs.occurs(in: Array($0.utf8)) }.compactMap {
            figure(in: $0, before: ["毫克", "mg", "克", "毫升", "ml", "片", "粒", "颗", "口", "支", "瓶", "微克", "滴", "g"])
        }.first
        return taken ?? sentences.lazy.compactMap(smallDose).first
    }

    private static let smallPieces = ["半克", "半片", "半粒", "半颗", "半支", "半毫克", "半毫升", "零点一克", "零点几克", "几毫克"]
    private static let smallWords = WordSearch(smallPieces)

    /// 半克冰毒 and 0.5g海洛因: a quantity that only takers speak of, whatever the verb.
    private static func smallDose(_ sentence: Substring) -> String? {
        let bytes = Array(sentence.utf8)
        if smallWords.occurs(in: bytes) { return smallPieces.first { bytes.holds(Array($0.utf8)) } }
        guard let found = figure(in: sentence, before: ["毫克", "mg", "微克", "克", "g"]) else { return nil }
        let isSmall = ["0.", "０．"].contains { found.hasPrefix($0) }
        return isSmall || ["毫克", "mg", "微克"].contains { found.hasSuffix($0) } ? found : nil
    }

    /// `每克800元的冰毒`.
    static func price(_ text: String, namesSubstance: Bool) -> String? {
        if namesSubstance, holdsFigures(text),
            let found = sentences(text, naming: nameWords).lazy.compactMap({
                figure(in: $0, before: ["元", "块", "万元", "人民币"]) ?? figure(in: $0, behind: "¥￥$")
            }).first
        {
            return found
        }
        return SpokenPrice.find(in: text, namesSubstance: namesSubstance) ?? soldPiece(text)
    }

    private static let soldPieces = WordSearch(["一支", "每支", "一瓶", "每瓶", "一根", "每根", "一片", "每片", "一盒", "每盒"])

    /// 一支卖两百元: pieces in which other things are sold too, and not for so much.
    private static func soldPiece(_ text: String) -> String? {
        guard soldPieces.occurs(in: Array(text.utf8)) else { return nil }
        for sentence in text.split(whereSeparator: { $0.isOne(of: "。！？；\n") })
        where soldPieces.occurs(in: Array(sentence.utf8)) && !lawful.occurs(in: Array(sentence.utf8))
            && ["卖", "要价", "售价", "炒到"].contains(where: { sentence.contains($0) })
        {
            for unit in ["块", "元"] {
                guard let end = sentence.firstIndex(of: Character(unit)) else { continue }
                let figures = String(
                    sentence[..<end].reversed().prefix { "一二两三四五六七八九十百千万几".contains($0) || $0.isDigit }.reversed())
                let isMuch = figures.contains { $0.isOne(of: "百千万") } || figures.count { $0.isDigit } >= 3
                if isMuch { return figures + unit }
            }
        }
        return nil
    }

    private static func holdsFigures(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) || $0 == 0xEF }
    }

    /// The sentences that hold one of the words, and do not speak of the law.
    private static func sentences(_ text: String, naming words: WordSearch) -> [Substring] {
        text.split { $0.isOne(of: "。！？；\n") }
            .filter { sentence in
                let bytes = Array(sentence.utf8)
                return words.occurs(in: bytes) && !lawful.occurs(in: bytes)
            }
    }

    /// The first run of figures directly behind one of the signs: ¥200.
    private static func figure(in sentence: Substring, behind signs: String) -> String? {
        for index in sentence.indices where sentence[index].isOne(of: signs) {
            let run = sentence[index...].dropFirst().drop { $0 == " " }.prefix { $0.isDigit || $0.isOne(of: ".,") }
            if !run.isEmpty { return String(sentence[index]) + String(run) }
        }
        return nil
    }

    /// The first run of figures with one of the units directly behind it.
    private static func figure(in sentence: Substring, before units: [String]) -> String? {
        var index = sentence.startIndex
        while index < sentence.endIndex {
            guard sentence[index].isDigit else {
                index = sentence.index(after: index)
                continue
            }
            let run = sentence[index...].prefix { $0.isDigit || $0 == "." || $0 == "—" || $0 == "~" || $0 == "-" }
            let behind = sentence[run.endIndex...].drop { $0 == " " }
            if let unit = units.first(where: { behind.hasPrefix($0) }) { return String(run) + unit }
            index = run.endIndex
        }
        return nil
    }
}
