import ChineseText
import Diagnostics

/// Sentences that tell where drugs are got or how they are made, in whatever words.
///
/// A single word says little: 提炼 stands in every lesson of history. Reported is a sentence in which a word of each list
/// stands, and none that speaks of the law.
enum CareSentences {
    private struct Rule {
        let code: FindingCode
        /// A word of each list has to stand in the sentence.
        let lists: [[String]]
        let why: String
        let searches: [WordSearch]

        init(code: FindingCode, lists: [[String]], why: String) {
            self.code = code
            self.lists = lists
            self.why = why
            searches = lists.map { WordSearch($0) }
        }
    }

    private static let rules = [
        Rule(
            code: .careSource,
            lists: [
                ["买到", "弄到", "搞到", "拿到货", "能买", "可以买"],
                ["贩子", "毒贩", "卖家", "酒吧", "夜店", "网吧", "暗网", "网店", "微信群", "QQ群", "KTV", "加微信", "加QQ", "扫码加", "加个微信"],
            ],
            why: "面向学生的内容不能写从哪里得到毒品；请改写成遇到时怎样拒绝、向谁报告"),
        Rule(
            code: .careSource,
            lists: [
                [
                    "买到", "弄到", "搞到", "拿到货", "能买", "可以买", "买得到", "购得", "购到", "能找到卖", "有人卖", "在卖", "有售", "出售", "找人买",
                    "找人拿", "私信",
                ],
                [
                    "贩子", "毒贩", "卖家", "酒吧", "夜店", "网吧", "暗网", "网店", "微信群", "QQ群", "KTV", "电报群", "Telegram", "二手平台",
                    "闲置平台", "微商",
                    "朋友圈", "群里", "贴吧", "电子烟店", "后街", "歌厅",
                ],
                ["毒", "冰", "大麻", "摇头丸", "K粉", "氯胺酮", "依托咪酯", "笑气", "电子烟", "货", "麻古", "海洛因", "可卡因", "上头"],
            ],
            why: "面向学生的内容不能写从哪里得到毒品；请改写成遇到时怎样拒绝、向谁报告"),
        Rule(
            code: .careSource,
            lists: [["微信号", "加微信", "QQ号", "加QQ", "联系电话"], ["购买", "下单", "拿货", "买货", "货到"]],
            why: "面向学生的内容不能写从哪里得到毒品；请改写成遇到时怎样拒绝、向谁报告"),
        Rule(
            code: .careMethod,
            lists: [
                ["躲过", "逃过", "躲避", "逃避", "避开", "瞒过", "混过"], ["检查", "检测", "尿检", "安检", "查验", "盘查", "毛发"],
                ["可以", "就能", "能够", "只要", "办法"],
            ],
            why: "面向学生的内容不能写怎样藏毒或者躲避检查，写成错误的说法也一样教会了人"),
        Rule(
            code: .careMethod,
            lists: [
                ["提炼", "提取", "合成", "制造", "制成", "熬制", "加工"],
                ["方法是", "步骤是", "步骤为", "加热", "蒸馏", "熬煮", "就能", "即可", "可以提炼", "可以合成", "可以制成", "能提炼", "能合成"],
                ["毒", "麻黄", "鸦片", "罂粟", "吗啡", "大麻", "K粉", "氯胺酮", "苯丙胺"],
            ],
            why: "面向学生的内容不能写怎样制造、使用或者躲避检查"),
    ]

    private static let lawful = WordSearch([
        "罪", "徒刑", "处罚", "罚款", "禁止", "严禁", "违法", "非法", "管制", "不能", "不可以", "查获", "缴获", "举报",
    ])
    private static let words = WordSearch(rules.flatMap { $0.lists[0] })

    /// The findings of a question's text; `place` says where words stand.
    static func findings(_ text: String, _ place: (String) -> Place) -> [Finding] {
        guard words.occurs(in: Array(text.utf8)) else { return [] }
        var findings: [Finding] = []
        for sentence in text.split(whereSeparator: { $0.isOne(of: "。！？；") || $0.isNewline }) {
            let bytes = Array(sentence.utf8)
            guard !lawful.occurs(in: bytes) else { continue }
            var told: [FindingCode] = []
            for rule in rules
            where !told.contains(rule.code) && rule.searches.allSatisfy({ $0.occurs(in: bytes) }) {
                let excerpt = String(sentence.trimmedSlice().prefix(24))
                told.append(rule.code)
                findings.append(
                    Finding(rule.code, at: place(excerpt), "“\(excerpt)”：\(rule.code.title)", explanation: [rule.why]))
            }
        }
        return findings
    }
}
