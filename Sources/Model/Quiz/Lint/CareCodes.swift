package import Diagnostics

extension FindingCode {
    package static let careFear = FindingCode(
        "care.fear", .warning, "用恐吓代替事实",
        manual: """
            预防研究（UNODC/WHO《国际毒品预防标准》，2018）表明，恐吓不减少使用，反而让已经接触过的孩子不敢求助。题目的解析、反馈和正确选项里请写事实，写可以怎么做。
            """)
    package static let careStigma = FindingCode(
        "care.stigma", .warning, "给人贴标签的说法",
        manual: "“瘾君子”“吸毒鬼”一类的说法伤害正在戒毒的人和他们的孩子，也违背《禁毒法》第五十二条不歧视的要求。请写“吸毒的人”“戒毒人员”。")
    package static let careAbsolute = FindingCode(
        "care.absolute", .warning, "不符合事实的绝对说法",
        manual: "“一次就上瘾”“永远戒不掉”不是事实。学生遇到相反的例子，就连别的话也不信了；想戒的人听了会放弃。请写“可能”“容易反复，可以治疗”。错的选项和答案为“错误”的判断题不受影响。")
    package static let careDose = FindingCode(
        "care.dose", .warning, "写出了用量",
        manual: "面向学生的内容不写毒品每次用多少。法律条文里定罪量刑的数量（“五十克以上”）不受影响。")
    package static let carePrice = FindingCode(
        "care.price", .warning, "写出了价格",
        manual: "面向学生的内容不写毒品的价格：价格等于广告。罚款、奖励的金额不受影响。")
    package static let careSource = FindingCode(
        "care.source", .warning, "写出了从哪里得到毒品",
        manual: "面向学生的内容不写从哪里、向谁得到毒品。请改写成遇到时怎样拒绝，向谁报告。")
    package static let careMethod = FindingCode(
        "care.method", .warning, "写出了制造、使用或躲避检查的方法",
        manual: "任何面向公众的内容都不写怎样制造、使用毒品，怎样躲避检查。请删去。")
    package static let careSubstanceList = FindingCode(
        "care.substance-list", .warning, "给小学生罗列毒品名称",
        manual: "小学低年级讲不乱吃、不乱碰、有事找大人，不出现毒品名称；高年级一道题里不超过三种。罗列名称会引起好奇，名称留到初中再学。学段写在题库的“默认”或题目的“学段”里。")

    /// The codes of ``CareLint``.
    static let careCodes: [FindingCode] = [
        .careFear, .careStigma, .careAbsolute, .careDose, .carePrice, .careSource, .careMethod, .careAllure,
        .careSubstanceList,
    ]
}
