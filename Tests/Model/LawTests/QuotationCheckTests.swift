import DataFiles
import Diagnostics
import Testing

@testable import Law

struct QuotationCheckTests {
    private static let library = LawLibrary(
        StatuteCollection([
            SourceText(
                path: "a.md",
                """
                ---
                kind: statute
                id: jia
                title: 试验法
                text: official
                extent: full
                ---
                第一条 学校应当把禁毒教育纳入教学计划，每学年安排不少于两课时。

                家长应当配合学校。

                第二条 任何单位和个人不得歧视戒毒人员：

                （一）入学；

                （二）就业。

                第三条 有下列行为之一的，处十日以上十五日以下拘留，可以并处三千元以下罚款：

                （一）甲；

                （二）乙。

                第四条 引诱他人甲乙的，处十日以上十五日以下拘留。

                第五条 有下列行为之一的，处十日以上十五日以下拘留，可以并处二千元以下罚款：

                （一）丙丙；

                （二）丁丁。

                """),
            SourceText(
                path: "b.md",
                "---\nkind: statute\nid: yi\ntitle: 要点条例\ntext: outline\nextent: full\n---\n第一条 说明立法目的。\n"),
        ]).statutes)

    private func check(_ text: String, release: Bool = false) throws -> [String] {
        let asOf = try #require(CalendarDate("2026-06-26"))
        let report = Self.library.cite(SourceText(path: "-", text), asOf: asOf, release: release)
        return report.findings.map { finding in
            ([finding.code.id, finding.severity.rawValue, finding.place?.excerpt?.marked ?? ""]
                + finding.explanation.dropFirst(2) + finding.fixes.compactMap(\.replacement)).joined(separator: " | ")
        }
    }

    @Test(arguments: [
        "《试验法》第一条规定：“学校应当把禁毒教育纳入教学计划”。", "《试验法》第一条明确，“学校应当把禁毒教育纳入教学计划，……不少于两课时。”",
        "“家长应当配合学校。”（《试验法》第一条）", "“任何单位和个人不得歧视戒毒人员”——《试验法》第二条",
        "《试验法》第一条：“学校应当把**禁毒教育**纳入教学计划,每学年安排”", "《试验法》第一条规定的“两课时”", "《试验法》第一条。有人说：“随便编的一句话没有关系”",
        "《试验法》第一条，“随便编的一句话没有关系”", "“随便编的一句话没有关系”，《试验法》第一条",
        "《试验法》第一条规定：「家长应当配合学校」", "《试验法》第一条规定：\"家长应当配合学校\"，如此",
        "《试验法》第一条规定：\n\n> **第一条** 学校应当把禁毒教育纳入教学计划，\n> 每学年安排不少于两课时。\n> ——《试验法》",
        "《试验法》第一条规定：\n> 第一条 随便\n> 第二条 几条合在一起的引文", "《试验法》第一条\n\n> 没有冒号的引文不算第一条的话",
        "“家长应当配合学校”，这是《试验法》第一条的规定", "“家长应当配合学校”这句话（见《试验法》第一条）", "“向毒品说不健康人生”主题班会学习了《试验法》第一条",
        "《试验法》第一条、第二条规定：“任何单位和个人不得歧视戒毒人员”", "《试验法》第一条至第三条规定：“任何单位和个人不得歧视戒毒人员”",
        "“家长应当配合学校”（《试验法》第一条、第二条）", "“任何单位和个人不得歧视戒毒人员”（《试验法》第一条、第二条）",
        "《试验法》第一条第二款规定：“家长应当配合学校”", "《试验法》第二条第（二）项规定：“任何单位和个人不得歧视戒毒人员：（一）入学；（二）就业。”",
        "《试验法》第一条、第二条规定：“家长应当配合学校”“任何单位和个人不得歧视戒毒人员”", "《试验法》第一条规定“家长应当配合学校”。“随便编的一句话没有关系”",
        "《试验法》第一条规定“家长应当配合学校”，班会的题目是“随便编的一句话没有关系”", "《试验法》第一条规定“家长应当配合学校”，每学年“不少于两课时”",
        "《试验法》第一条规定：‘家长应当配合学校。’", "《试验法》规定：“家长应当配合学校。”（第一条）", "《试验法》学习会上说：“家长不必配合学校。”（第一条）",
        "《试验法》宣传方案要求：“家长不必配合学校。”（第一条）", "《试验法》第四条“容留他人吸毒罪”", "《试验法》第四条规定的“走私、贩卖毒品罪”和“容留他人吸毒罪”",
        "《试验法》第一条要求做到“早教育、早发现、早处理”。", "《试验法》第一条规定，开展“六三虎门销烟纪念日”宣传", "《试验法》第一条规定，每年组织“国际禁毒日”“青春护航行动”",
        "《试验法》第一条明确，以“健康人生、绿色无毒”为主题",
        "《试验法》第一条规定：\n\n“学校应当把禁毒教育纳入教学计划，每学年安排不少于两课时。”",
        "《试验法》第一条规定：“学校应当把禁毒教育纳入教学计划，每学年安排不少于两课时。\n\n“家长应当配合学校。”", "《试验法》第一条规定“家长应当配合学校”，老师说“我们应当多谈心”。",
        "“家长应当配合学校”（《试验法》第一条），还要求“任何单位和个人不得歧视戒毒人员”（《试验法》第二条）。",
        "《试验法》要求“家长应当配合学校”（第一条）、明确“任何单位和个人不得歧视戒毒人员”（第二条）。",
        "《试验法》规定“家长应当配合学校”（第一条）；“任何单位和个人不得歧视戒毒人员”（见第二条）。",
        "《试验法》第二条规定，“任何单位和个人不得歧视戒毒人员”，并把“歧视戒毒人员者”列出来。",
        "将《试验法》第一条修改为：“学生应当参观博物馆”。", "《试验法》第一条“家长应当配合学校”中的“家长应当”修改为“家长可以”",
        "将《试验法》第一条修改为：“学校必须把禁毒教育纳入教学计划。\n\n“家长应当配合学校。”", "增加一条，作为《试验法》第一条：“学生应当参观博物馆”",
        "“向毒品说不健康人生”是《试验法》第一条的要求", "《试验法》第三条规定了几项。第一条规定：“家长应当配合学校”",
    ])
    func `what quotes the law, or does not quote it, is left alone`(text: String) throws {
        #expect(try check(text) == [])
    }

    @Test(arguments: [
        ("根据《试验法》第一条，“学校必须把禁毒教育纳入教学计划”。", "必须"), ("《试验法》第一条说，“学校必须把禁毒教育纳入教学计划。”", "必须"),
        ("《试验法》第一条，即“学校必须把禁毒教育纳入教学计划”", "必须"), ("《试验法》第一条（“学校必须把禁毒教育纳入教学计划”）", "必须"),
        ("《试验法》第一条。“学校必须把禁毒教育纳入教学计划”", "必须"), ("“学校必须把禁毒教育纳入教学计划。”（依据《试验法》第一条）", "必须"),
        ("“学校必须把禁毒教育纳入教学计划。”依据：《试验法》第一条。", "必须"), ("《试验法》第一条，\"学校必须把禁毒教育纳入教学计划\"", "必须"),
        ("根据《试验法》第一条，“任何单位和个人不得歧视戒毒人员”", "任何单位和个人不得歧视戒毒人员"),
    ])
    func `a quotation beside a citation is told where it is nearly the law's`(text: String, marked: String) throws {
        let found = try check(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("law.quote-differs | warning | \(marked)") == true)
        #expect(try check(text, release: true) == found)
        #expect(try check(text.replacing("必须", with: "应当").replacing("第一条，“任何", with: "第二条，“任何")) == [])
    }

    @Test(arguments: [
        ("《试验法》第一条规定：“学校必须把禁毒教育纳入教学计划”。", "law.quote-differs | warning | 必须"),
        (
            "“任何单位和个人不得歧视戒毒人员”（《试验法》第一条）",
            "law.quote-differs | warning | 《试验法》第一条 | 这段话在第二条 | 《试验法》第二条"
        ),
        (
            "《试验法》第一条、第二条规定：“家长不必配合学校的工作”", "law.quote-differs | warning | 家长不必配合学校的工作"
        ),
        (
            "《试验法》第一条第一款规定：“家长应当配合学校”",
            "law.quote-differs | warning | 家长应当配合学校 | 这段话在第一条第二款"
        ),
        (
            "《试验法》第二条第（二）项规定：“任何单位和个人不得歧视戒毒人员：（一）入学”",
            "law.quote-differs | warning | 任何单位和个人不得歧视戒毒人员：（一）入学 | 这段话在第二条"
        ),
        ("《试验法》第一条规定：“不少于两课时……学校应当把禁毒教育”", "law.quote-differs | warning | 不少于两课时……学校应当把禁毒教育"),
        ("《试验法》第一条规定：『学校必须把禁毒教育纳入教学计划』", "law.quote-differs | warning | 必须"),
        ("「家长不必配合学校的工作」（《试验法》第一条）", "law.quote-differs | warning | 家长不必配合学校的工作"),
        ("《试验法》第一条规定：\"家长不必配合学校的工作\"", "law.quote-differs | warning | 家长不必配合学校的工作"),
        ("《试验法》第一条规定：\n\n> 家长不必配合学校的工作。\n", "law.quote-differs | warning | > 家长不必配合学校的工作。"),
        (
            "《试验法》第三条规定：“有下列行为之一的，处十日以上十五日以下拘留，可以并处二千元以下罚款”",
            "law.quote-differs | warning | 有下列行为之一的，处十日以上十五日以下拘留，可以并处二千元以下罚款 | 这段话在第五条"
        ),
        ("《试验法》第一条规定：“他人甲乙的，处十日以上”", "law.quote-differs | warning | 他人甲乙的，处十日以上 | 这段话在第四条"),
        ("“家长必须配合学校的工作安排”，这是《试验法》第一条的规定", "law.quote-differs | warning | 家长必须配合学校的工作安排"),
        ("“学校应当把禁毒教育列入教学计划”这句话（见《试验法》第一条）", "law.quote-differs | warning | 列"),
        ("“学校应当把教育纳入教学计划”出自《试验法》第一条", "law.quote-differs | warning | 把教"),
        ("《试验法》第三条规定了几项。第一条规定：“学校应当把禁毒教育列入教学计划”", "law.quote-differs | warning | 列"),
        ("\"学校应当把禁毒教育列入教学计划\"（《试验法》第一条）", "law.quote-differs | warning | 列"),
        // A second quotation of the same article.
        ("《试验法》第一条规定“家长应当配合学校”，“每学年安排不少于三课时”", "law.quote-differs | warning | 三"),
        ("《试验法》第一条规定“家长应当配合学校”和“每学年安排不少于三课时”", "law.quote-differs | warning | 三"),
        ("《试验法》第一条规定：“家长应当配合学校”，并规定：“每学年安排不少于三课时”", "law.quote-differs | warning | 三"),
        ("《试验法》第一条规定“家长应当配合学校”“每学年安排不少于三课时”。", "law.quote-differs | warning | 三"),
        ("《试验法》第一条规定“两课时”“家长应当配合学校”、“每学年安排不少于三课时”。", "law.quote-differs | warning | 三"),
        ("《试验法》第一条，“家长应当配合学校”，“每学年安排不少于三课时”", "law.quote-differs | warning | 三 | 不是引用法律原话的，不用改"),
        ("《试验法》第一条、第二条规定：“家长应当配合学校”“任何单位和个人都不得歧视戒毒的人员”", "law.quote-differs | warning | 都不得歧视戒毒的"),
        ("《试验法》第一条规定：‘家长不必配合学校的工作’", "law.quote-differs | warning | 家长不必配合学校的工作"),
        ("《试验法》规定：“学校必须把禁毒教育纳入教学计划。”（第一条）", "law.quote-differs | warning | 必须"),
        ("《试验法》规定：“学校必须把禁毒教育纳入教学计划。每学年安排不少于两课时。”(第一条)", "law.quote-differs | warning | 必须把禁毒教育纳入教学计划。"),
        ("《试验法》第一条规定：“没有结束的引文", "law.quote-unchecked | warning | “"),
        ("《试验法》第一条规定：\"没有结束的引文\n\n又一段", "law.quote-unchecked | warning | \""),
        ("《试验法》第一条规定：\n\n　　“学校必须把禁毒教育纳入教学计划”", "law.quote-differs | warning | 必须"),
        ("《试验法》第一条规定：\n\n“没有结束的引文", "law.quote-unchecked | warning | “"),
        ("《试验法》第一条规定：“没有结束的引文，他说“别的话”", "law.quote-unchecked | warning | “"),
        (
            "《试验法》第四条规定“引诱他人甲乙的，处十日以上十五日以下拘留”，情节轻的“可以处五日以下拘留”。",
            "law.quote-differs | warning | 可以处五日以下拘留 | 不是引用法律原话的，不用改"
        ),
        ("将《试验法》第一条修改为：“学校必须把禁毒教育纳入教学计划”。", "law.quote-differs | warning | 必须 | 不是引用法律原话的，不用改"),
        ("《试验法》规定“家长应当配合学校”（第一条）、“任何单位和个人可以歧视戒毒人员”（第二条）。", "law.quote-differs | warning | 可以"),
        ("《试验法》规定“家长应当配合学校”（见第二条）。", "law.quote-differs | warning | 第二条 | 这段话在第一条 | 第一条"),
        ("《试验法》第四条规定，自“2026年1月1日”起拘留", "law.quote-differs | warning | 2026年1月1日"),
        ("《要点条例》第一条规定：“为了保护学生的身心健康”", "law.quote-unchecked | note | 为了保护学生的身心健康"),
    ])
    func `a quotation that differs is shown with the article that holds it`(text: String, expected: String) throws {
        #expect(try check(text) == [expected])
    }

    @Test func `before a release a wrong quotation is an error`() throws {
        let findings = try check("《试验法》第一条规定：“学校必须把禁毒教育纳入教学计划”。", release: true)
        #expect(findings.map { $0.hasPrefix("law.quote-differs | error") } == [true])
    }
}
