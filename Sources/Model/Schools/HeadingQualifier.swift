import Spreadsheets

/// What a heading says of an indicator beside its name: （√或×）, （每班节数）, and also （缺） or （未落实的打√）, which turn every figure round.
///
/// Only words that are known to leave the meaning as it is are passed over. Nobody can list all that turn it round.
struct HeadingQualifier {
    let indicator: Indicator
    /// The grade that the column is about, if it is about one.
    let grade: Grade?
    /// What the sheet is entered for.
    let period: Period

    /// The first words in brackets that nobody knows, or that are not so; nil where there are none.
    func unknown(in heading: String) -> String? {
        ColumnName.brackets(of: heading).first { !isHarmless($0) }
    }

    /// Whether words only say how to fill in, or what is filled in anyway.
    func isHarmless(_ words: String) -> Bool {
        let text = words.compact.lowercased()
        if let named = NamedTime(in: text) { return named.distance(from: period) == nil && named.isAll(of: text) }
        let items = text.split { "、,，/·;；:：.。".contains($0) }.map(String.init)
        // （无） alone asks for what is not there; （有/无） for both.
        let answers = items.flatMap { $0.split { "或和及".contains($0) } }
        if !answers.isEmpty, answers.allSatisfy({ Self.lacking.contains(String($0)) }) { return false }
        return items.allSatisfy { item in
            var rest = item[...]
            for word in ["或者", "或", "和", "及", "请"] where rest.hasPrefix(word) {
                rest = rest.dropFirst(word.count)
                break
            }
            return isKnown(String(rest)) || rest.split { "或和及".contains($0) }.allSatisfy { isKnown(String($0)) }
        }
    }

    private func isKnown(_ item: String) -> Bool {
        if item.isEmpty || Self.words.contains(item) { return true }
        if ([indicator.label] + indicator.aliases).contains(where: { NameKey.of($0) == NameKey.of(item) }) {
            return true
        }
        if let grade, Grade.read(item) == [grade] { return true }
        if period.term == nil, ["本学年", "每学年", "学年", "全学年", "一学年"].contains(item) { return true }
        return item.wholeMatch(of: Self.mark) != nil || item.wholeMatch(of: Self.amount) != nil
            || item.wholeMatch(of: Self.asked) != nil
    }

    private static let lacking: Set = ["无", "没有", "否", "×", "x", "叉", "n"]
    private static let words: Set = [
        "有", "无", "有无", "没有", "是", "否", "是否", "有没有", "√", "×", "x", "✓", "✔", "勾", "叉", "y", "n", "是否有", "是否落实", "是否制定",
        "是否配备", "是否开设", "是否发放", "是否到位", "是否达标", "落实情况", "情况", "必填", "选填", "必填项", "选填项", "下拉", "下拉选择", "单选", "选择",
        "含禁毒", "禁毒", "毒品预防", "毒品预防教育", "禁毒教育", "专题教育", "禁毒专题", "专兼职", "专职", "兼职", "含兼职", "%", "百分比", "百分数", "率",
        "本学期", "每学期", "学期", "一学期", "本期", "合计",
    ]

    /// 有打√ 无打×, 落实的请打√: the tick for what is there, the cross for what is not.
    private static var mark: Regex<Substring> {
        #/(?:(?:有|是|有的|已有|已?落实|已?制定|已?配备|已?开设|已?发放?|已?到位|已?达标|已?完成)的?请?)?(?:打|填写?|画|划|写|用|选)[√✓✔勾钩对有是](?:(?:(?:无|否|没有|没|未[落制配开发到达完].|不是)的?请?)?(?:打|填写?|画|划|写|用|选)[×x✗叉无否])?|(?:无|否|没有|没|未[落制配开发到达完].|不是)的?请?(?:打|填写?|画|划|写|用|选)[×x✗叉无否]|[√✓有是](?:[×x无否])|(?:有|是|已?落实)[√✓✔勾钩对](?:(?:无|否|没有|未落实)[×x✗叉])?|(?:无|否|没有|未落实)[×x✗叉]/#
            .ignoresCase(false)
    }

    /// 节, 每班节数, 本学期每班2课时, 不少于2课时, (1).
    private static var amount: Regex<Substring> {
        #/(?:本学期|每学期|学期)?(?:每个?(?:教学)?班)?(?:不少于|不低于|至少|≥)?(?:[0-9]{1,2}|[一二三四五六七八九十]|几)?个?(?:课时|学时|节课|节|人|名|位|本|册|份|套|班|万|种)?(?:数量|数)?(?:以上)?(?:人|册|本|份)?/#
            .ignoresCase(false)
    }

    /// 填数字, 请填节数, 只填一个数.
    private static var asked: Regex<Substring> {
        #/(?:请|须|需|只|均)?(?:填写?|写|填报|选填?|选择)(?:一个|阿拉伯|具体|每班)?(?:数字|整数|数量|数|节数|课时数?|学时数?|人数|册数|本数|份数|有无|有|无|是否|是|否|√|×)/#
            .ignoresCase(false)
    }
}

/// Words over several columns: 五落实情况, and also 计划开展情况, 去年落实情况.
enum HeadingBanner {
    /// What is left of a banner without the words that every sheet of its kind bears; empty where nothing is.
    static func rest(of text: String, _ framework: Framework) -> String {
        var plain = ColumnName.plain(text)
        if let time = NamedTime(in: plain), !time.isBare { plain = plain.replacing(time.words, with: "") }
        var rest = NameKey.of(plain)
        let own = framework.indicators.map(\.label) + framework.aliases + [framework.title]
        for word in own.map(NameKey.of).sorted(by: { $0.count > $1.count }) + words {
            rest = rest.replacing(word, with: "")
        }
        return rest
    }

    /// Whether words make figures below them other ones than those that are asked for.
    static func turnsRound(_ rest: String) -> Bool {
        turns.contains(where: rest.contains)
    }

    private static let words = [
        "五落实", "五到位", "五个落实", "毒品预防教育", "毒品预防", "专题教育", "禁毒", "预防", "教育", "宣传", "学校", "本校", "本学期",
        "本学年", "开展", "完成", "落实", "执行", "工作", "情况", "指标", "内容", "项目", "事项", "任务", "要求", "填报", "填写", "统计", "自查", "自评",
        "核查",
        "检查", "评估", "考核", "基本", "具体", "信息", "一览", "汇总", "的", "及", "和", "是否", "有无", "表", "栏", "项", "其中",
    ]
    private static let turns = [
        "未", "缺", "没", "无", "不", "计划", "去年", "上年", "往年", "上学", "下学", "明年", "目标", "拟", "应", "预计", "累计", "上期", "问题", "差",
        "整改",
    ]
}
