import DataFiles
import Diagnostics
import Testing

@testable import Law

/// How far a law reaches, and which numbers behind it are an article's: what is not certain is said, and never linked.
struct CitationReachTests {
    private static let library = LawLibrary(
        [("jin", "中华人民共和国禁毒法", "short: [禁毒法]\n", 71), ("xing", "中华人民共和国刑法", "short: [刑法]\n", 452)].flatMap {
            (id, title, front, count) -> [Statute] in
            let body = (1...count).map { "第\($0)条 有下列行为之一的：\n\n（一）甲；\n\n（二）乙。" }.joined(separator: "\n\n")
            let head =
                "---\nkind: statute\nid: \(id)\ntitle: \(title)\n\(front)effective: 2008-06-01\ntext: official\nextent: full\n---\n"
            return StatuteCollection([SourceText(path: "\(id).md", head + body + "\n")]).statutes
        })

    /// The anchors of each citation, `?` for what is said to be unread.
    private func cite(_ text: String) throws -> String {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        // 《禁毒法》第六章 is looked up, and no link.
        let places = report.resolutions.filter { $0.citation != nil || !"编章节".contains($0.mark.text.last ?? " ") }
        let links = places.map { resolution in
            resolution.citation == nil || resolution.targets.isEmpty && resolution.statute == nil
                ? "?" : resolution.targets.isEmpty ? "–" : resolution.targets.map(\.anchor).joined(separator: "+")
        }
        let unread = report.findings.count { $0.code == .lawUnread }
        #expect(unread == links.count { $0 == "?" })
        return links.joined(separator: " ")
    }

    @Test(arguments: [
        ("刑法第3 47条", "?"), ("刑法第34 7条", "?"), ("刑法第三百 四十七条", "?"), ("“禁毒法”第3 8条", "?"), ("刑法第3\u{200B}47条", "?"),
        ("《禁毒法》第三条。该法第5 9条", "a3 ?"), ("《禁毒法》第三条、第3 8条第1款", "a3 ?"), ("《禁毒法》5 9条", "?"), ("禁毒法5 9条", "?"),
        ("《刑法》第347条、第3 48条、第349条", "a347 ? a349"), ("《刑法》第347条、3 48条", "a347 ?"), ("刑法第347条第1 2款", "a347 ?"),
        ("禁毒法59 条", "a59"), ("禁毒法第 59 条", "a59"), ("《禁毒法》第[59]条", "?"),
    ])
    func `a number cut by a space is no other number`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("刑法第三百四十七条（走私、贩卖、运输、制造毒品罪）第二款", "a347 –"), ("刑法第三百四十七条【走私、贩卖毒品罪】第一款", "a347 a347.k1"),
        ("《禁毒法》第五十九条（法律责任）第（二）项", "a59 a59.k1.x2"), ("《禁毒法》第五十九条（法律责任）第（九）项", "a59 –"),
        ("《禁毒法》第五条第一款规定了方针。第一款规定了责任", "a5.k1 a5.k1"), ("《禁毒法》第五条第一款规定了方针。第九款规定了责任", "a5.k1 –"),
        ("《禁毒法》第五条第一款规定了方针。合同第九款规定了责任", "a5.k1"), ("《禁毒法》第五条规定了方针。《学生手册》写着，第九款规定了责任", "a5"),
        ("违反国家禁毒法80条", "?"), ("违反国家禁毒法60条的规定", "?"), ("制定了管理办法12条，", ""), ("《禁毒法》八十", "?"), ("刑法三百四十七。", "?"),
        ("《禁毒法》一百二", "?"), ("《禁毒法》十问", ""), ("刑法一九九七年修订", ""), ("《禁毒法》五十九条", "a59"), ("《禁毒法》五十九、六十条", "a59+a60"),
        ("《禁毒法》第60──62条", "a60+a61+a62"), ("《禁毒法》第60条━━第62条", "a60 a61+a62"),
        ("《禁毒法》一、总则", ""),
    ])
    func `what misses a word is read, or said`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        "社区公约", "及其实施办法", "和省实施办法", "县实施细则", "国际公约", "劳动合同", "章程", "及其配套文件", "通知", "县政府令", "守则", "及相关规定", "手册", "以上",
        "前者",
        "两法",
    ])
    func `another document's article is not the law's`(words: String) throws {
        #expect(try cite("《禁毒法》第三条，\(words)第五条") == "a3 ?")
        #expect(try cite("《禁毒法》第三条和\(words)第五条、第六条") == "a3 ?")
    }

    @Test(arguments: [
        ("《禁毒法》第三条；《学生手册》第五条；第六条", "a3"), ("依照《禁毒法》第三条，《学生守则》规定，第四条规定了奖惩", "a3"),
        ("《禁毒法》第三条很重要，本班公约也写明，第四条：不吸烟", "a3"), ("《禁毒法》第三条。《学生手册》也说。第四条规定：“不吸烟”", "a3"),
        ("《禁毒法》第三条、第五条和第六条", "a3 a5 a6"), ("《禁毒法》第三条规定了责任，第四条规定了方针", "a3 a4"),
        ("《禁毒法》第三条起至第五条止", "a3 a4+a5"), ("《禁毒法》第三条等，第五条", "a3 a5"),
    ])
    func `a law reaches as far as its list`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        "《禁毒法》共七章七十一条", "《禁毒法》修订后共六章一百四十四条", "《禁毒法》第六章共12条", "《刑法》新增5条", "《禁毒法》2条建议", "《禁毒法》100条问答",
        "《禁毒法》七章七十条", "《禁毒法》第四章二十二条", "《刑法》增加3条", "《刑法》修改3条", "《刑法》5条罪名", "《禁毒法》七十一条条文", "《禁毒法》共71条",
    ])
    func `so many articles are no article`(text: String) throws {
        #expect(try cite(text) == "")
    }

    @Test(arguments: [
        ("《禁毒法》59条", "a59"), ("禁毒法59条处罚", "a59"), ("《禁毒法》38、39条", "a38+a39"), ("《禁毒法》（59条）", "a59"), ("《禁毒法》的59条", "?"),
        ("《禁毒法》59条青年", "?"), ("《禁毒法》前三条", "?"), ("《禁毒法》最后一条", "?"), ("禁毒法首条", "?"), ("《禁毒法》法律责任一章五十九条", ""),
    ])
    func `a number without 第 counts directly behind a law`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("《禁毒法》第五十九条的第二项", "a59.k1.x2"), ("《禁毒法》第五十九条中第二项", "a59.k1.x2"), ("《禁毒法》第五十九条之第二项", "a59.k1.x2"),
        ("《禁毒法》第五十九条第（ 二 ）项", "a59.k1.x2"), ("《禁毒法》第五十九条的第九项", "–"), ("《禁毒法》第五十九条的第二项任务", "a59 ?"),
        ("《禁毒法》第五十九条的规定", "a59"),
        ("《禁毒法》59条9项", "a59 ?"), ("《禁毒法》59.7", "?"), ("《禁毒法》59（7）", "?"), ("第八十条（禁毒法）", "?"),
        ("《禁毒法》第五十九条第九点", "a59 ?"),
        ("《禁毒法》第五十九条第①项", "a59 ?"), ("《刑法》第133条第一款之一", "a133.k1 ?"), ("《禁毒法》第五十九条末项", "a59 ?"), ("治安处罚法第八百条", "?"),
        ("依据山东禁毒条例第八十条", "?"), ("未成年人保护法实施办法第五百条", "?"), ("《禁毒法》第三条第一句", "a3"), ("按这个方法第三条", ""),
    ])
    func `no part of a citation is lost in silence`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("《禁毒法》第五十九条、六十条之规定", "a59+a60"), ("《禁毒法》第五十九条、八十条之规定", "a59"), ("《禁毒法》第62条、63条之精神", "a62+a63"),
        ("《禁毒法》第62条、63条之内容", "a62+a63"), ("《禁毒法》80条之规定", "–"), ("《禁毒法》八十条之规定", "–"),
        ("《禁毒法》第三条第一款、五条第一款", "a3.k1 a5.k1"), ("《禁毒法》第三条第一款、五条第二款。", "a3.k1 –"),
        ("《禁毒法》第三十八条第一款、九条。", "a38.k1 ?"), ("《禁毒法》第三十八条第一款和九条之规定", "a38.k1 ?"),
        ("《刑法》第347条第1款、8条、500条。", "a347.k1 a8"),
        ("《禁毒法》第三条（第一款）", "a3 a3.k1"), ("《禁毒法》第三条（第九款）", "a3 –"), ("《禁毒法》第三条：第一款", "a3 a3.k1"),
        ("《禁毒法》第三条之（九）", "a3 ?"), ("《禁毒法》第\u{AD}五十九条", "a59"), ("《禁毒法》第三条和三条意见", "a3"), ("《禁毒法》第三条，一条一条地学", "a3"),
        ("《禁毒法》第三条、一条横幅", "a3"),
    ])
    func `a place of a list counts without 第, or is said`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("违反《禁毒法》第五十九条规定的，由公安机关依照第六十条处罚。", "a59 a60"), ("违反《禁毒法》第五十九条规定的，由公安机关依照第八十条处罚。", "a59 ?"),
        ("《禁毒法》第三条是义务，第八十条是处罚。", "a3 ?"), ("《禁毒法》第五十九条规定的行为，构成犯罪的适用第六十条的规定", "a59 a60"),
        ("《禁毒法》第三条（见教材第80页）", "a3"), ("《禁毒法》第三条，教材的重点是第八十条知识点", "a3"), ("《禁毒法》第三条很重要，学校制定的办法第五条", "a3"),
        ("《禁毒法》第三条说的是责任。违反的，由公安机关依照第六十条处罚。", "a3 ?"), ("《禁毒法》第三条说的是责任。\n\n违反的，依照第六十条处罚。", "a3"),
        ("《禁毒法》第五十九条与《刑法》第三百四十七条衔接的时候，还要看到依照第六十条处罚", "a59 a347 ?"),
        ("《禁毒法》第三条的口号是“人人有责”，第一名得奖", "a3"),
        ("《禁毒法》第三条写的是全社会的共同责任，大家都要记住，第一，要学习；第二，要宣传", "a3"),
    ])
    func `an article in the sentence of a law belongs to it, or is said`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("《试验法》第一章第三条", "《试验法》第一章没有第三条，第三条在第二章"), ("《试验法》第2章第3条", ""), ("《试验法》第二章第三条", ""),
        ("《试验法》附则第三条", "《试验法》附则没有第三条，第三条在第二章"), ("《试验法》附则第四条", ""), ("《试验法》第九章第三条", "《试验法》第九章没有第三条，第三条在第二章"),
        ("《试验法》第一编第三条", ""), ("《试验法》第二章", ""),
    ])
    func `an article is looked for in the chapter that is named`(text: String, summary: String) throws {
        let source = SourceText(
            path: "a.md",
            """
            ---
            kind: statute
            title: 试验法
            text: official
            extent: full
            effective: 2020-01-01
            ---
            ## 第一章 总则

            第一条 甲。

            第二条 乙。

            ## 第二章 责任

            第三条 丙。

            ## 附则

            第四条 丁。
            """)
        let library = LawLibrary(StatuteCollection([source]).statutes)
        let report = library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        #expect(report.findings.map(\.summary).joined() == summary)
    }

    @Test(arguments: [
        ("《禁毒法》第三条第一款第（一）项、《刑法》第九条第一款第二项", "这一条只有一款，按惯例不写“第一款”，写作《禁毒法》第三条第（一）项（本页这样的写法共 2 处）"),
        ("《禁毒法》第三条第（一）项、第三条第一款", ""),
    ])
    func `a lone paragraph that is numbered is noted once`(text: String, summary: String) throws {
        let report = Self.library.cite(SourceText(path: "p.md", text), asOf: try #require(CalendarDate("2026-06-26")))
        #expect(report.findings.map(\.summary).joined() == summary)
        #expect(report.findings.allSatisfy { $0.severity == .note })
    }
}

/// Articles that a chapter, a quotation or a sentence parts from their law: read where that is certain, and else said.
extension CitationReachTests {
    @Test(arguments: [
        ("《禁毒法》第六章（59—60条）", "a59+a60"), ("《禁毒法》第六章（五十九至六十条）", "a59+a60"), ("《禁毒法》第六章共12条（59—60条）", "?"),
        ("《禁毒法》“法律责任”一章第60条", "a60"), ("《禁毒法》“法律责任”部分第60条", "a60"), ("《禁毒法》“法律责任”这一章的第60条", "a60"),
        ("《禁毒法》第六章 法律责任 第六十条", "?"), ("《禁毒法》第六章——法律责任——第六十条", "?"), ("《禁毒法》第六章《法律责任》第六十条", "?"),
        ("《禁毒法》第六章：法律责任，第六十条", "?"), ("《禁毒法》第六章法律责任中第六十条", "?"), ("《禁毒法》第六章法律责任部分第六十条", "?"),
    ])
    func `a chapter stands between a law and its article`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }

    @Test(arguments: [
        ("该部法律第六十条", "a60"), ("这部法律第六十条", "a60"), ("这一法律的第六十条", "a60"), ("此法第六十条", "a60"), ("该法律第60条", "a60"),
        ("因此法律第六十条规定", "?"), ("上述法律第六十条", "?"), ("其第六十条规定", "?"), ("其中，第六十条规定", "?"), ("法律第六十条规定", "?"),
        ("第六十条规定", "?"), ("第十条，要牢记", ""), ("教材第六十条", ""), ("学校制定的办法第六十条", ""), ("厂规第六十条规定", ""),
    ])
    func `an article behind the sentence of its law is read or said`(text: String, links: String) throws {
        #expect(try cite("《禁毒法》于2008年施行。" + text) == links)
    }

    @Test(arguments: [
        ("《禁毒法》第38条“强制隔离”、第60条“期限”", "a38 a60"), ("《禁毒法》第38条「强制」和第60条「期限」", "a38 a60"),
        ("《禁毒法》第38条“强制”、第80条“期限”", "a38 –"), ("《禁毒法》第38条“强制”和60条“期限”", "a38 a60"),
        ("《禁毒法》第38条——强制；第60条——期限", "a38 ?"),
    ])
    func `a list goes on behind quotations`(text: String, links: String) throws {
        #expect(try cite(text) == links)
    }
}
