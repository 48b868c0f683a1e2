import ChineseText
package import Diagnostics

/// Reads what people write into a cell of a filled sheet, as the type of the indicator asks.
///
/// ## Parsing behavior
/// - Full-width characters and white space do not matter.
/// - Nothing is a blank, never a zero. `/`, `-`, `—`, 不适用 mean not applicable; `?`, 不详, 待定 mean unknown, and are told.
/// - A full stop or comma at the end, and brackets around a whole cell, say nothing (有。, 【有】).
/// - A printed choice counts by its mark, before or behind its words: ☑有□无 and 是☑否□ are yes, □有☑无 and 是( )否(√) no.
/// - Yes: √ 有 是 已 已落实 达标 完成 Y 1 …, also with a number behind it (`有2人`), or a number of people or copies.
///   No: × 无 否 未 没有 N 0 …
/// - Hours: `2`, `2课时`, `2节`, `两课时`, `1.5`; 无, 未开展 and × are 0; `2次` is taken for as many hours, and told. `2-3`, `约2`, `≥2`, `2以上` give the lower bound and say so;
///   √ and 有 leave the figure unknown and say so. `2课时/学期` and 每学期2课时 are 2 in a sheet for a term, 2课时/学年 in one for a school
///   year; which term or year a sheet is for has to be known. `2节×12班`, minutes, percentages and dates are not understood.
/// - Shares: `95%`, or `95` below a heading that says %. Without either nobody knows whether 0.95 and 1 are parts or per cent, so
///   they are not understood; neither is 1 or less without % anywhere.
struct ClaimReader {
    let indicator: Indicator
    /// Whether the heading of the column says that its figures are per cent.
    let saysPercent: Bool

    /// The words for the span of time that the sheet is for, 学期 or 学年; nil where nobody knows it.
    let span: String?

    /// A reader for the cells below a heading, of a sheet for a period.
    init(indicator: Indicator, heading: String = "", period: Period? = nil) {
        self.indicator = indicator
        span = period.map { $0.term == nil ? "学年" : "学期" }
        let plain = heading.compact
        saysPercent = plain.contains("%") || plain.contains("百分")
    }

    /// What is odd about a cell that was read.
    enum Doubt: Hashable {
        /// Not understood; the sheet cannot be taken in.
        case unclear(hint: String)
        /// Understood as less exact than it should be.
        case approximate(String)
        /// More than can be.
        case tooMuch(Amount, isRatio: Bool)
        case notApplicable
        /// Said with the reason, which leaves the denominator.
        case excused(String)
    }

    func read(_ cell: String) -> (ClaimValue, Doubt?) {
        let text = Self.bare(cell.compact.lowercased())
        if text.isEmpty { return (.missing(.blank), nil) }
        if Self.naWords.contains(text) { return (.missing(.na), .notApplicable) }
        if let reason = Self.reason(in: text) { return (.missing(.excused), .excused(reason)) }
        if Self.unknownWords.contains(text) { return (.missing(.unknown), .approximate("没有说定，按“不详”计，不算落实")) }
        switch indicator.kind {
        case .bool: return readTruth(text)
        case .ratio: return readRatio(text)
        case .count, .hours: return readAmount(text)
        }
    }

    /// Without what ends a sentence, and brackets or quotation marks around all of it.
    private static func bare(_ text: String) -> String {
        var text = text
        while text.count > 1, let last = text.last, "。;,、.".contains(last) { text = String(text.dropLast()) }
        for (open, close) in [("(", ")"), ("【", "】"), ("[", "]"), ("“", "”"), ("\"", "\"")]
        where text.count > 2 && text.hasPrefix(open) && text.hasSuffix(close) {
            let inside = text.dropFirst().dropLast()
            if !inside.contains(open), !inside.contains(close) { text = String(inside) }
        }
        return text
    }

    /// What is ticked of ☑有□无; nil where it is no such choice, or not one of them.
    private static func choice(in text: String) -> Bool? {
        func ticked(_ found: [(mark: Substring, word: Substring)], rest: String) -> Bool? {
            let items = found.map { ($0.mark, isYes: ["有", "是", "已落实", "达标"].contains(String($0.word))) }
            guard items.count == 2, items[0].isYes != items[1].isYes, rest.allSatisfy({ "/、,".contains($0) }) else {
                return nil
            }
            let ticked = items.filter { !["□", "☐", "()"].contains($0.0) }
            return ticked.count == 1 ? ticked.first?.isYes : nil
        }
        let before = #/([☑☒√✓✔■□☐]|\([√✓✔]?\))(没有|有|无|是|否|已落实|未落实|达标|未达标)/#
        let behind = #/(没有|有|无|是|否|已落实|未落实|达标|未达标)([☑☒√✓✔■□☐]|\([√✓✔]?\))/#
        // Only one of the two ways uses up all of the text.
        return ticked(
            text.matches(of: before).map { ($0.output.1, $0.output.2) }, rest: text.replacing(before, with: ""))
            ?? ticked(
                text.matches(of: behind).map { ($0.output.2, $0.output.1) }, rest: text.replacing(behind, with: ""))
    }

    private func readTruth(_ text: String) -> (ClaimValue, Doubt?) {
        if let choice = Self.choice(in: text) { return (.truth(choice), nil) }
        if Self.yesWords.contains(text) { return (.truth(true), nil) }
        if Self.noWords.contains(text) { return (.truth(false), nil) }
        var rest = text
        for word in ["√", "✓", "✔", "有", "已配备", "是"] where rest.hasPrefix(word) {
            rest = String(rest.dropFirst(word.count))
            break
        }
        rest = String(rest.filter { !"()、,，:：".contains($0) })
        if let amount = Self.figure(rest, units: Self.countUnits), !Self.circles.contains(rest) {
            // 0.95 and 95 are shares; a number of people or books says what it counts, or is small.
            let isCount = Amount(rest) == nil || indicator.whole != nil || amount <= Amount(20)
            guard amount.hundredths % 100 == 0, isCount else {
                return (.missing(.unknown), .unclear(hint: "像是百分数，不是有无：请填 √（有）或 ×（无）"))
            }
            return (.truth(amount > Amount(0)), nil)
        }
        return (.missing(.unknown), .unclear(hint: markHint(text)))
    }

    private static let circles: Set = ["○", "〇", "◯", "●", "◎", "o"]

    private func markHint(_ text: String) -> String {
        if Self.circles.contains(text) { return "圈有的地方是有，有的地方是没有：请填 √（有）或 ×（无）" }
        if ["ü", "û", "þ", "ý", "r", "p", "£", "¨", "q"].contains(text) {
            return "多半是用 Wingdings 字体画的勾或叉，文件里存的是字母：请改成 √ 或 ×"
        }
        if text.contains("撤") || text.contains("停办") || text.contains("合并") {
            return "学校已撤并的，请在名册里填停办日期，再导入名册；这一行留空"
        }
        return "请填 √（有）或 ×（无）"
    }

    private func readRatio(_ text: String) -> (ClaimValue, Doubt?) {
        let isWritten = text.hasSuffix("%")
        guard let amount = Amount(isWritten ? String(text.dropLast()) : text) else {
            return (.missing(.unknown), .unclear(hint: "请填一个百分数，如 95%"))
        }
        if !isWritten, amount > Amount(0), !saysPercent || amount <= Amount(1) {
            return (.missing(.unknown), .unclear(hint: "没有写单位，分不清是百分之几还是几成：请写成 95% 这样，不要写 0.95 或 95"))
        }
        return checked(amount, nil)
    }

    /// The figure in a cell, also where only yes or no was asked: 3 in 有（3人）.
    static func count(in cell: String) -> Amount? {
        var rest = cell.compact.lowercased()
        for word in ["√", "✓", "✔", "有", "已配备", "是"] where rest.hasPrefix(word) {
            rest = String(rest.dropFirst(word.count))
            break
        }
        return figure(rest.filter { !"()、,，:：".contains($0) }, units: countUnits)
    }

    private func readAmount(_ text: String) -> (ClaimValue, Doubt?) {
        let units = indicator.kind == .hours ? Self.hourUnits : Self.countUnits
        if let amount = Self.figure(text, units: units) { return checked(amount, nil) }
        if indicator.kind == .hours, let amount = Self.figure(withoutSpan(text), units: units) {
            return checked(amount, nil)
        }
        if Self.noWords.contains(text) { return (.amount(Amount(0)), nil) }
        if Self.yesWords.contains(text) {
            return (.missing(.unknown), .approximate("没有写明数量，按“不详”计，不算落实"))
        }
        var rest = text
        for word in ["约", "大约", "≥", ">=", "不少于", "至少", "不低于"] where rest.hasPrefix(word) {
            rest = String(rest.dropFirst(word.count))
        }
        for word in ["以上", "左右", "+"] where rest.hasSuffix(word) { rest = String(rest.dropLast(word.count)) }
        if rest != text, let amount = Self.figure(rest, units: units) {
            return checked(amount, .approximate("不是准数，按 \(amount) 计"))
        }
        if indicator.kind == .hours, text.hasSuffix("次"), let amount = Self.figure(String(text.dropLast()), units: []) {
            return checked(amount, .approximate("写的是次数，按每次 1 课时计，登记 \(amount)"))
        }
        let bounds = rest.split { "-~至到—–".contains($0) }.map(String.init)
        if bounds.count == 2, let low = Self.figure(bounds[0], units: units),
            let high = Self.figure(bounds[1], units: units),
            low < high
        {
            return checked(low, .approximate("是一个范围，按下限 \(low) 计"))
        }
        return (.missing(.unknown), .unclear(hint: hint(for: text)))
    }

    /// 2课时 of 每班2课时, 2（每班）, 2课时/班: that is what is asked.
    private static func withoutClass(_ text: String) -> String {
        for word in ["每个教学班", "每教学班", "每个班", "每班"] where text.hasPrefix(word) {
            return String(text.dropFirst(word.count))
        }
        for word in ["(每个班)", "(每班)", "/每班", "/班"] where text.hasSuffix(word) {
            return String(text.dropLast(word.count))
        }
        return text
    }

    /// 2课时 of 2课时/学期, 每学期每班2课时 and 本学期2课时 where the sheet is for a term; of a year where it is for that.
    private func withoutSpan(_ text: String) -> String {
        var text = Self.withoutClass(text)
        guard let span else { return text }
        for word in ["每个", "每", "本", "一"].map({ $0 + span }) where text.hasPrefix(word) {
            text = String(text.dropFirst(word.count))
        }
        for word in ["(每\(span))", "(本\(span))", "/每\(span)", "/\(span)", "每\(span)"] where text.hasSuffix(word) {
            text = String(text.dropLast(word.count))
        }
        return Self.withoutClass(text)
    }

    private func checked(_ amount: Amount, _ doubt: Doubt?) -> (ClaimValue, Doubt?) {
        if let most = indicator.most, most < amount {
            return (.missing(.unknown), .tooMuch(most, isRatio: indicator.kind == .ratio))
        }
        return (.amount(amount), doubt)
    }

    private func hint(for text: String) -> String {
        if text.contains("×") || text.contains("*") || text.contains("班") { return "应填每班课时数，如 2，不要乘班数" }
        if indicator.kind == .hours, let rate = text.firstMatch(of: #/[每\/](周|月|天|日|学期|学年|年)/#) {
            return "写的是每\(rate.output.1)几课时：请填\(span.map { "本\($0)" } ?? "本期")每个班一共上了几课时，只写一个数，如 2"
        }
        if text.contains("月") || text.filter({ $0 == "/" }).count > 1 {
            return "像是日期：Excel 会把“2-3”变成日期，请把该列设为文本后重填"
        }
        if text.contains("分钟") || text.contains("小时") { return "请换算成课时再填" }
        if text.contains("%") { return "应填数量，不是百分比" }
        let plain = Self.hourUnits.first { text.hasSuffix($0) }.map { text.dropLast($0.count) } ?? text[...]
        if ChineseNumeral.value(plain) != nil { return "可能是约数，也可能是两个数中的一个，程序不猜：请用阿拉伯数字写一个准数，如 2" }
        return "请只填一个数，如 2"
    }

    /// A number in Arabic or Chinese figures, with or without one of the units behind it.
    private static func figure(_ text: String, units: [String]) -> Amount? {
        var text = text
        for unit in units where text.hasSuffix(unit) && text != unit {
            text = String(text.dropLast(unit.count))
            break
        }
        if circles.contains(text) { return nil }
        return Amount(text) ?? noisy(text)
            ?? ChineseNumeral.quantity(text).flatMap { $0 < 1_000_000 ? Amount($0) : nil }
    }

    /// What a formula made of 2: 2.0000000000000004 or 1.9999999999999998, which the sheet shows as 2.
    private static func noisy(_ text: String) -> Amount? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count >= 8, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let value = Double(text), value < 1_000_000
        else { return nil }
        let hundredths = (value * 100).rounded()
        return abs(value * 100 - hundredths) < 1e-6 ? Amount(hundredths: Int(hundredths)) : nil
    }

    /// Whether a cell says that something does not apply: `/`, 不适用.
    static func isNotApplicable(_ cell: String) -> Bool { naWords.contains(cell.compact.lowercased()) }

    /// Why something does not apply, where a cell says so: 本学期停课 of /（本学期停课）.
    static func reason(in cell: String) -> String? {
        let text = cell.compact
        let found = text.wholeMatch(of: #/(?:\/|\\|[-—–]{1,2}|不适用|免)[(:,;、。]?(?:因|因为|理由|原因)?:?(\p{Han}[^()]{1,40})\)?/#)
        guard let found, text.contains(where: { "(:,;、。".contains($0) }) || text.hasPrefix("不适用") else { return nil }
        return String(found.output.1)
    }

    /// What a remark says that tells why something does not apply: it names the item, or that there were no lessons.
    static func reason(inRemark remark: String, of indicator: Indicator) -> String? {
        let text = remark.compact
        let words = [indicator.label, "不适用", "停课", "停办", "不开课", "实习", "休学", "搬迁", "改建", "没有学生", "无学生"]
        guard (2...60).contains(text.count), words.contains(where: text.contains) else { return nil }
        return text
    }

    private static let hourUnits = ["个课时", "课时", "个学时", "学时", "节课", "节", "课"]
    private static let countUnits = ["名教师", "名", "人", "位", "个", "册", "本", "套", "份", "种"]
    private static let naWords: Set = ["/", "//", "\\", "-", "--", "—", "——", "–", "不适用", "n/a", "na", "免"]
    private static let unknownWords: Set = ["?", "不详", "不清楚", "未知", "待定", "待核", "待报"]
    private static let yesWords: Set = [
        "√", "✓", "✔", "☑", "☒", "v", "有", "是", "已", "已落实", "落实", "到位", "已到位", "达标", "已达标", "完成", "已完成", "已制定",
        "已配备", "已开设", "已发", "已发放", "已配发", "✅", "齐全", "y", "yes", "true", "对", "1",
    ]
    private static let noWords: Set = [
        "×", "✗", "✘", "✕", "x", "无", "否", "没有", "没", "未", "未落实", "未到位", "未达标", "不达标", "未完成", "未制定",
        "未配备", "未开设", "未发", "未发放", "未配发", "未开展", "没开展", "没有开展", "未上", "没上", "未安排", "未制订", "暂无", "暂未开展", "❌", "n", "no",
        "false", "错", "0", "零",
    ]
}

extension ClaimReader.Doubt {
    /// The doubt about a thing (“某校”的课时“2-3”) in words.
    func finding(about thing: String, at place: Place) -> Finding {
        switch self {
        case .unclear(let hint): Finding(.valueUnclear, at: place, thing + "看不懂", explanation: [hint])
        case .approximate(let words): Finding(.valueApproximate, at: place, thing + words)
        case .tooMuch(let most, isRatio: true):
            Finding(
                .valueTooMuch, at: place, thing + "超过 \(most)%", explanation: ["请核对分子和分母，多半是分母漏了学校"])
        case .tooMuch(let most, isRatio: false):
            Finding(
                .valueTooMuch,
                at: place,
                thing + "超过上限 \(most)，多半是各班相加或填了分钟数",
                explanation: ["应填每班课时数，如 2"]
            )
        case .excused(let reason):
            Finding(
                .valueNotApplicable, at: place, thing + "表示不适用，理由是“\(reason)”：这一项不计入分母",
                explanation: ["理由不成立的，请问清学校，用 humen coverage correct 改成实际的数"])
        case .notApplicable:
            Finding(.valueNotApplicable, at: place, thing + "表示不适用，但没有说明理由，按未落实计")
        }
    }
}

extension Indicator {
    /// The value that a person writes for it by hand, or in words why it is none.
    package func value(written text: String) -> (value: ClaimValue?, problem: String) {
        let (value, doubt) = ClaimReader(indicator: self).read(text)
        switch doubt {
        case .unclear, .tooMuch:
            let finding = doubt?.finding(about: "“\(text)”", at: Place(file: ""))
            return (nil, ([finding?.summary ?? ""] + (finding?.explanation ?? [])).joined(separator: "；"))
        case nil, .approximate, .notApplicable, .excused: break
        }
        return value.isBlank ? (nil, "请写明改成什么；不清楚的写“不详”") : (value, "")
    }
}

extension FindingCode {
    package static let valueUnclear = FindingCode(
        "coverage.value-unclear",
        .error,
        "填的内容看不懂",
        manual: """
            “有无”类的指标填 √ 或 ×（有、无、是、否也可以）；课时填每个班上了几课时，如 2、2课时。
            “2节×12班”“24（12个班）”“每学期1次”这样的写法程序不猜。没有填的留空：空白不等于零。
            百分数要写出 %（95%），或者在列名里写明（接入率（%））：只写 1，分不清是 1% 还是 100%。
            """
    )
    package static let valueApproximate = FindingCode(
        "coverage.value-approximate",
        .warning,
        "填的不是准数",
        manual: """
            “2-3”按下限 2 计，“约2”“≥2”按 2 计；课时一栏填“√”“有”而没有写几课时，按“不详”计，不算落实。
            xlsx 里的格子只显示整数、存的却是小数（看到 2，存的是 1.6），按存的登记，并在这里写出来。
            请向学校问清后更正，再导入一次。
            """
    )
    package static let valueTooMuch = FindingCode(
        "coverage.value-too-much",
        .error,
        "数值超过上限",
        manual: "课时填的是每个班一学年上的课时数，一般是 2 到 4。超过框架里写明的上限（五落实为 20），多半是把各班的课时加在了一起，或填了分钟数。百分数不能超过 100%。"
    )
    package static let valueNotApplicable = FindingCode(
        "coverage.value-not-applicable",
        .warning,
        "填了“不适用”而没有理由，按未落实计",
        manual: """
            学校不能只用一个“/”退出统计。哪些学段适用哪些要求，由框架里的规则决定（如只有一至四年级的学校没有课时要求）。适用而填“/”、没有理由的，
            按未落实计。确实不适用的，在格子里写明理由，如“/（本学期停课）”“不适用（全体实习）”，或者在备注里写明是哪一项、为什么：这一项不计入分母，
            并在这里逐条写出来，请看一眼理由成不成立；核验“不属实”的，按未落实计。

            只有六年级可以由学校说没有：按年级填的小学，六年级各格都填“/”的，按五四制计（六年级在初中），不要求六年级，在这里提醒一句。
            名册的学段写“小学（五四制）”“初中（四年制）”，就不用再填，也不再提醒；后来改回来的，写“小学（六三制）”。
            """
    )
}
