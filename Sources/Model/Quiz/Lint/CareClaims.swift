import ChineseText
import DataFiles
package import Diagnostics

/// Untrue absolutes, praise and home remedies in whatever words: a word of each list within one clause.
///
/// Looked for in what a question asserts, as in ``CareLint``.
enum CareClaims {
    fileprivate struct Rule {
        let code: FindingCode
        /// A word of each list has to stand in the clause.
        let lists: [[String]]
        let why: String
        let searches: [WordSearch]
        /// Whether it may be told of others: 有人说大麻无害.
        var isReportable = false
        /// Whether it is none in a sentence that forbids it, or says what comes of it.
        var isHowTo = false
        /// Whether it is none where the clause says no, or calls it a lie.
        var isBenefit = false

        init(
            code: FindingCode, lists: [[String]], why: String, isReportable: Bool = false, isHowTo: Bool = false,
            isBenefit: Bool = false
        ) {
            self.code = code
            self.lists = lists
            self.why = why
            self.isReportable = isReportable
            self.isHowTo = isHowTo
            self.isBenefit = isBenefit
            searches = lists.map { WordSearch($0) }
        }
    }

    private static let untrue = "这样的说法不符合事实：成瘾可以治疗，人可以康复；学生一旦发现不实，别的话也不信了"
    private static let harmless = [
        "无害", "没有害", "没什么害", "没有危害", "没有坏处", "不伤身", "不会伤害", "不上瘾", "不会上瘾", "不会成瘾", "没有成瘾性", "无成瘾性", "不具成瘾性", "不致瘾",
    ]
    private static let drugs = [
        "毒品", "大麻", "冰毒", "海洛因", "K粉", "氯胺酮", "摇头丸", "笑气", "依托咪酯", "上头电子烟", "芬太尼", "可卡因", "吗啡", "鸦片", "麻古", "止咳水",
        "合成大麻素",
    ]
    /// Clauses with one of these tell what others believe.
    private static let reports = WordSearch([
        "说", "以为", "认为", "相信", "觉得", "宣称", "声称", "号称", "吹嘘", "不存在", "没有无害", "无害的毒品", "避免", "远离", "不碰", "不沾", "拒绝",
    ])
    private static let rules = [
        Rule(
            code: .careAbsolute,
            lists: [
                ["百分之百", "百分百", "100%", "100％", "绝对会", "绝对能", "无一例外", "毫无例外"],
                ["致死", "死亡", "会死", "丧命", "毙命", "没命", "成瘾", "上瘾", "犯罪", "复吸", "戒不"],
            ], why: untrue),
        Rule(
            code: .careAbsolute,
            lists: [["绝对不会", "绝不会", "永远不会", "再也不会", "肯定不会", "保证不会", "绝对不可能", "保证不再"], ["复吸", "上瘾", "成瘾", "犯瘾"]],
            why: untrue),
        Rule(
            code: .careAbsolute,
            lists: [
                ["终身", "终生", "一辈子", "一生", "这辈子", "永远", "永生", "一旦吸毒", "一旦沾"],
                ["戒不掉", "戒不了", "戒不脱", "无法戒", "不能戒", "没法戒", "难戒", "难以戒", "戒断不了", "摆脱不了", "无法摆脱", "不能摆脱", "甩不掉"],
            ], why: untrue),
        Rule(
            code: .careAbsolute, lists: [harmless, drugs],
            why: "没有无害的毒品，大麻、笑气和“上头电子烟”也会成瘾、伤身；这样的话只能作错的选项，或写在答案为“错误”的判断题里", isReportable: true),
        Rule(
            code: .careMethod,
            lists: [
                ["喝大量", "大量喝", "大量饮水", "多喝水", "喝水", "多喝", "喝醋", "喝牛奶", "喝绿豆", "喝浓茶", "运动出汗", "汗蒸", "蒸桑拿", "催吐", "洗胃"],
                ["排毒", "排出毒", "排掉毒", "毒品排出", "毒排出", "代谢掉", "稀释毒", "冲淡毒", "检不出", "测不出", "查不出"],
            ], why: "自己“排毒”不可靠，还会耽误救治；请写：身体不舒服马上告诉大人，拨打120"),
        Rule(
            code: .careAbsolute,
            lists: [["吸毒者", "吸毒的人", "吸毒人员", "沾毒的人"], ["都会死", "必死", "都要死", "都得死", "难逃一死", "都会早死"]],
            why: untrue),
        Rule(
            code: .careAbsolute,
            lists: [
                ["所有吸毒", "凡是吸毒", "凡吸毒", "每个吸毒", "任何吸毒", "只要吸毒", "吸毒者全", "吸毒者都"],
                ["都会", "都得", "都要", "都将", "必然", "必定", "一定会", "全都"],
                ["艾滋", "肝炎", "犯罪", "精神病", "精神分裂", "自杀", "自残", "复吸", "坐牢"],
            ], why: untrue),
        Rule(
            code: .careAllure,
            lists: [
                [
                    "能减肥", "可以减肥", "帮助减肥", "有助减肥", "有助于减肥", "能提神", "可以提神", "来提神", "能瘦身", "可以瘦身", "能美容", "能壮阳", "能治病",
                    "可以治病", "灵感", "提高成绩", "提高学习", "增强记忆", "提高记忆", "提高效率", "效果更好", "缓解压力", "消除疲劳", "让人放松", "增强体力",
                ],
                drugs + ["吸毒"],
            ], why: "把毒品写得有用等于做广告；这样的话只能作错的选项，或写在答案为“错误”的判断题里", isReportable: true, isBenefit: true),
        Rule(
            code: .careMethod,
            lists: [
                ["麻黄碱", "麻黄素", "麻黄草", "前体", "原料", "感冒药"], ["提炼", "合成", "熬制", "提取"],
            ], why: make, isHowTo: true),
        Rule(
            code: .careMethod, lists: [["锡纸", "吸管", "冰壶", "打火机"], ["烫吸", "吸食", "烤吸", "加热"]], why: make, isHowTo: true),
        Rule(
            code: .careMethod,
            lists: [
                ["溶于水", "溶在水", "溶进水", "溶入水", "用水溶解", "兑水", "鼻吸", "鼻子吸", "鼻腔吸", "鼻孔吸"],
                ["注射", "摄入", "吸入", "吸食", "服用", "饮用", "喝下"], drugs,
            ], why: make, isHowTo: true),
        Rule(
            code: .careSource,
            lists: [
                ["微信群", "QQ群", "朋友圈", "暗网", "网上", "网店", "电报群", "快递"],
                ["可以买到", "就能买到", "能买到", "购得", "可以购买", "购买", "进货", "下单"],
                ["可以", "能", "就"],
            ], why: "面向学生的内容不能写从哪里得到毒品；请改写成遇到时怎样拒绝、向谁报告", isHowTo: true),
    ]
    private static let make = "面向学生的内容不能写怎样制造、使用或者躲避检查"
    /// Sentences with one of these forbid, warn or tell what the law says.
    private static let warnings = WordSearch([
        "不要", "不能", "不得", "不可", "别", "勿", "禁止", "严禁", "拒绝", "警惕", "当心", "举报", "报告", "报警", "违法", "非法", "犯罪", "罪", "处罚",
        "拘留", "管制",
        "许可", "监管", "查获", "可疑", "来路不明", "来历不明", "谨防", "防止", "防范",
    ])
    /// Clauses with one of these say the contrary.
    private static let denials = WordSearch([
        "不一定", "并非", "不是", "并不", "未必", "不等于", "没有人能保证", "不能排", "不会排", "不可能排", "无法排", "不能代替", "谣言", "错误", "误以为",
    ])
    /// Clauses with one of these deny a benefit.
    private static let refusals = WordSearch([
        "不", "没", "无法", "反而", "骗", "谎", "假", "幌子", "诱", "借口", "名义", "所谓", "为了", "误", "医疗", "医生", "临床",
    ])
    private static let words = WordSearch(rules.flatMap { $0.lists[0] } + ["爽", "嗨", "欲仙", "神仙"])

    /// What makes taking drugs look good.
    private static let praise = [
        "飘飘欲仙", "欲仙欲死", "快活似神仙", "赛神仙", "赛过神仙", "活神仙", "嗨翻", "嗨爆", "很嗨", "超嗨", "特别嗨", "非常嗨", "嗨起来",
    ]

    private static let praiseWords = WordSearch(praise + ["爽"])

    /// The findings of what a question asserts; `bytes` are all its words, and `place` says where words stand.
    static func findings(
        _ bytes: [UInt8], _ assertion: () -> String, _ place: (String) -> Place
    ) -> [Finding] {
        guard words.occurs(in: bytes) else { return [] }
        var findings: [Finding] = []
        var told: Set<String> = []
        let sentences = assertion().split(whereSeparator: { $0.isOne(of: "。！？!?") || $0.isNewline })
        let clauses = sentences.flatMap { sentence in
            sentence.split(whereSeparator: { $0.isOne(of: "；，,;") }).map { (clause: $0, sentence: sentence) }
        }
        for (clause, sentence) in clauses {
            if !told.contains("praise"), let word = praise(in: clause) {
                told.insert("praise")
                findings.append(
                    Finding(
                        .careAllure, at: place(word), "“\(word)”：\(FindingCode.careAllure.title)",
                        explanation: ["写它的感觉等于做广告；请写它对身体和生活实际的影响，写可以怎么做"]))
            }
            let words = Array(clause.utf8)
            guard !denials.occurs(in: words) else { continue }
            for rule in rules where !told.contains(rule.code.id) && rule.holds(words) {
                if rule.isReportable, reports.occurs(in: words) { continue }
                if rule.isHowTo, warnings.occurs(in: Array(sentence.utf8)) { continue }
                if rule.isBenefit, refusals.occurs(in: words) { continue }
                let excerpt = String(clause.trimmedSlice().prefix(24))
                told.insert(rule.code.id)
                findings.append(
                    Finding(rule.code, at: place(excerpt), "“\(excerpt)”：\(rule.code.title)", explanation: [rule.why]))
            }
        }
        return findings
    }

    /// 很爽 and its like, but neither 很爽快 nor 凉爽 nor 不太爽.
    private static func praise(in clause: Substring) -> String? {
        let bytes = Array(clause.utf8)
        guard praiseWords.occurs(in: bytes) else { return nil }
        if let word = praise.first(where: { bytes.holds(Array($0.utf8)) }) { return word }
        let letters = Array(clause)
        for index in letters.indices where letters[index] == "爽" {
            let next = index + 1 < letters.count ? letters[index + 1] : " "
            if next.isOne(of: "翻歪") { return String(letters[index...index + 1]) }
            if index > 1, letters[index - 2] == "不" { continue }
            guard index > 0, letters[index - 1].isOne(of: "很太好真超极最更常别"), !next.isOne(of: "快朗直口约利") else { continue }
            return String(letters[index - 1...index])
        }
        return nil
    }
}

extension CareClaims.Rule {
    fileprivate func holds(_ clause: [UInt8]) -> Bool { searches.allSatisfy { $0.occurs(in: clause) } }
}

extension FindingCode {
    package static let careAllure = FindingCode(
        "care.allure", .warning, "把吸毒写得诱人",
        manual: """
            “让人很爽”“飘飘欲仙”一类的说法会引起好奇，对正在戒毒的人是刺激。题目的解析、反馈和正确选项里请写毒品对身体、学习和家人的实际影响，写遇到时可以怎么做。错的选项和答案为“错误”的判断题不受影响。
            """)
}
