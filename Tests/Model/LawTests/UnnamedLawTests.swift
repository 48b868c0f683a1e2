import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Articles of documents that are called by half a name, and numbers that are nearly right: said, and never linked to something else.
struct UnnamedLawTests {
    private static let library = LawLibrary(
        [
            ("jin", "中华人民共和国禁毒法", "short: [禁毒法]\n", 71), ("xing", "中华人民共和国刑法", "short: [刑法]\n", 452),
            ("xian", "中华人民共和国宪法", "", 143), ("xiu", "中华人民共和国宪法修正案", "", 52), ("tiao", "戒毒条例", "", 46),
        ].flatMap { (id, title, front, count) -> [Statute] in
            let body = (1...count).map { "第\($0)条 有下列行为之一的：\n\n（一）甲；\n\n（二）乙。" }.joined(separator: "\n\n")
            let head =
                "---\nkind: statute\nid: \(id)\ntitle: \(title)\n\(front)effective: 2008-06-01\ntext: official\nextent: full\n---\n"
            return StatuteCollection([SourceText(path: "\(id).md", head + body + "\n")]).statutes
        })

    /// The anchors of each citation; `?` for what is said to be unread, `!` for other findings.
    private func cite(_ text: String) throws -> String {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        var said = report.resolutions.flatMap { $0.targets.map { "\($0.statute).\($0.anchor)" } }
        for finding in report.findings { said.append(finding.code == .lawUnread ? "?" : "!") }
        said += report.unchecked.findings.map { _ in "!" }
        return said.joined(separator: " ")
    }

    @Test(arguments: [
        "根据条例第十三条规定", "条例第13条规定，社区戒毒期限三年。", "根据解释第七条", "按照规定第五条", "违反办法第五条", "处罚法第八十四条", "民法第八条", "民诉法第64条", "未保法第59条",
        "道交法第91条", "反诈法第三十条", "合同法第三条", "立案追诉标准（三）第一条", "刑法修正案九第十条", "刑法及其修正案第三百五十五条", "公安机关办理行政案件程序规定第160条",
        "吸毒检测程序规定第四条", "武汉会议纪要第三条", "联合国禁毒公约第三条", "国务院办公厅关于加强禁毒工作的意见第三条", "法释〔2016〕8号解释第七条",
        "依照禁毒法决定第八条",
    ])
    func `a document called by half a name is said`(text: String) throws {
        #expect(try cite(text) == "?")
    }

    @Test(arguments: [
        "好办法第三条", "班级公约第三条", "学校规定第五条", "校规第15条", "五步拒绝法第三条", "科学戒烟法第3条", "家里的“拒毒法”第二条", "不同法第三条", "应该法第三条", "合法第三条渠道",
        "知法懂法第一条", "村里的规定第三条", "“约法三章”第三条", "“十条规定”第三条", "班主任的意见第三条", "办法第一条", "家长有权依法决定第三条建议",
    ])
    func `a way to do something and the rules of a class are no law`(text: String) throws {
        #expect(try cite(text) == "")
    }

    @Test(arguments: [
        ("刑法第347(2)条", "!"), ("《禁毒法》第59（3）条", "!"), ("《禁毒法》第59条第1（2）款", "!"),
        ("《禁毒法》第59条第（一）（二）项", "jin.a59.k1.x1 jin.a59.k1.x2"), ("《禁毒法》第三条第一款4。", "jin.a3.k1 ?"),
        ("《禁毒法》第三条一款二项", "jin.a3 ?"), ("《禁毒法》第三条2026年", "jin.a3"),
        ("刑法第347条348条", "xing.a347 xing.a348"), ("刑法第347条348条标语", "xing.a347"), ("宪法修正案第五十二条", "xiu.a52"),
        ("宪法第五十二条", "xian.a52"), ("刑法修正案第五十二条", "!"),
    ])
    func `a number that is nearly right leads nowhere else`(text: String, expected: String) throws {
        #expect(try cite(text) == expected)
    }

    @Test(arguments: [
        ("《戒毒条例》（以下简称“条例”）。“条例”第十三条、第十四条", "tiao.a13 tiao.a14"),
        ("《戒毒条例》（以下简称条例）。\n\n条例第十三条、第十四条", "tiao.a13 tiao.a14"), ("《戒毒条例》（以下简称“条例”）。“条例”第九十九条", "!"),
        ("《戒毒条例》（以下简称“条例”）。依照“条例”第（三）项", ""), ("《禁毒法》第三条。“条例”第五条", "jin.a3 !"),
        // What stands for no law stays what it is.
        ("《全县禁毒宣传方案》（以下简称“方案”）。“方案”第三条，方案第五条", ""), ("《禁毒法》（以下简称本法）。本法第三条", "jin.a3"),
    ])
    func `a name that the text gives to a law is read without 《》 and in quotation marks`(
        text: String, expected: String
    ) throws {
        #expect(try cite(text) == expected)
    }
}
