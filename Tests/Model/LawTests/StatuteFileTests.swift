import DataFiles
import Diagnostics
import Testing

@testable import Law

/// A law as a tree of lines, for whole-text comparison.
func outline(_ statute: Statute) -> String {
    var lines = ["\(statute.version) 《\(statute.title)》 \(statute.text) \(statute.extent)"]
    lines += statute.history.map { "历：\($0)" } + statute.preamble.map { "序：\($0)" }
    for division in statute.divisions {
        lines.append("\(division.level) \(division.label)｜\(division.title) \(division.articles)")
    }
    for article in statute.articles {
        lines.append(article.number.anchor)
        for (index, paragraph) in article.paragraphs.enumerated() {
            lines.append("  \(article.anchor(paragraph: index + 1)) \(paragraph.text)")
            for item in paragraph.items {
                lines.append("    x\(item.number) \(item.text)")
                lines += item.subitems.map { "      m\($0.number) \($0.text)" }
            }
        }
    }
    for annex in statute.annexes { lines.append("附：\(annex.title)｜\(annex.lines.joined(separator: "｜"))") }
    return lines.joined(separator: "\n") + "\n"
}

struct StatuteFileTests {
    private func read(_ text: String, path: String = "a.md") -> (String, [String]) {
        let collection = StatuteCollection([SourceText(path: path, text)])
        let printer = FindingPrinter { $0.value < 0x300 ? 1 : 2 }
        return (
            collection.statutes.map(outline).joined(),
            collection.findings.map { printer.describe($0) }
        )
    }

    @Test func `our own form with front matter`() {
        let (tree, findings) = read(
            """
            ---
            kind: statute
            id: shiyanfa
            标题: 某县校园宣传规定
            简称: [宣传规定]
            通过日期: 2020-01-02
            effective: 2020-06-01
            text: outline
            extent: full
            renumbers: {2: 3, 第四条: 1}
            ---

            # 某县校园宣传规定

            ## 第一章　总则

            第一条 为了做好宣传，
            制定本规定。

            第二条 学校开展下列活动：

            （一）课堂活动：

            1. 主题班会；

            2．情景练习；

            （二）家长活动。

            活动应当有记录。

            ## 第二章 附则

            第三条　自公布之日起施行。
            """
        )
        #expect(findings == [])
        #expect(
            tree == """
                shiyanfa@2020-06-01 《某县校园宣传规定》 outline full
                chapter 第一章｜总则 0..<2
                chapter 第二章｜附则 2..<3
                a1
                  a1.k1 为了做好宣传，制定本规定。
                a2
                  a2.k1 学校开展下列活动：
                    x1 课堂活动：
                      m1 主题班会；
                      m2 情景练习；
                    x2 家长活动。
                  a2.k2 活动应当有记录。
                a3
                  a3.k1 自公布之日起施行。

                """
        )
    }

    @Test func `the form with history and INFO END`() {
        let (tree, findings) = read(
            """
            # 中华人民共和国试验法

            2007年12月29日 第一届会议通过

            2010年1月1日 施行

            <!-- INFO END -->

            ## 序言

            从前有一段话。

            ## 第一编 总则

            ### 第一章  一般规定

            第一条 甲。

            第一条之一 乙。

            (一)丙；

            ## 附则

            第二条 本法自2010年1月1日起施行。

            ## 附件一

            1．表
            """,
            path: "试验法(2007-12-29).md"
        )
        #expect(findings == [])
        #expect(
            tree == """
                shi-yan-fa@2010-01-01 《中华人民共和国试验法》 official full
                历：2007年12月29日 第一届会议通过
                历：2010年1月1日 施行
                序：从前有一段话。
                part 第一编｜总则 0..<2
                chapter 第一章｜一般规定 0..<2
                part ｜附则 2..<3
                a1
                  a1.k1 甲。
                a1-1
                  a1-1.k1 乙。
                    x1 丙；
                a2
                  a2.k1 本法自2010年1月1日起施行。
                附：附件一｜1．表

                """
        )
    }

    @Test func `articles that begin anew in an annex are the annex's own`() {
        let (tree, findings) = read(
            "# 试验法\n\n第一条 甲。\n\n第二条 本法自2010年1月1日起施行。\n\n## 附件一\n\n第一章 表\n\n第一条 表由学校填。\n\n第二章 期\n\n"
                + "第二条 一年一次。\n\n第三条 逐级报。\n\n## 附件二\n\n图\n")
        #expect(findings == [])
        #expect(
            tree == """
                shi-yan-fa@2010-01-01 《试验法》 official full
                a1
                  a1.k1 甲。
                a2
                  a2.k1 本法自2010年1月1日起施行。
                附：附件一｜第一章 表｜第一条 表由学校填。｜第二章 期｜第二条 一年一次。｜第三条 逐级报。
                附：附件二｜图

                """)
        let source = SourceText(path: "a.md", "# 法\n\n第一条 甲。\n\n附件\n\n第一条 表。\n\n第二条 图。\n")
        let law = StatuteCollection([source]).statutes[0]
        #expect(law.files.map(\.articles) == [3])
        #expect(law.articles.count == 1)
    }

    @Test func `the form with bold numbers and foreign front matter`() {
        let (tree, findings) = read(
            "---\r\nsidebar: auto\r\n---\r\n\r\n# 试验条例\r\n\r\n2001年2月3日第一次会议通过\r\n\r\n[[toc]]\r\n\r\n"
                + "## 第一章　总则\r\n\r\n**第一条**　甲。\r\n\r\n乙。\r\n\r\n**第二条**　本条例自2001年5月1日起施行。\r\n"
        )
        #expect(findings == [])
        #expect(
            tree == """
                shi-yan-tiao-li@2001-05-01 《试验条例》 official full
                历：2001年2月3日第一次会议通过
                chapter 第一章｜总则 0..<2
                a1
                  a1.k1 甲。
                  a1.k2 乙。
                a2
                  a2.k1 本条例自2001年5月1日起施行。

                """
        )
    }

    @Test func `a pasted text with a table of contents and no spaces`() {
        let (tree, findings) = read(
            """
            试验办法
            （2019年3月4日公布）
            目　录
            第一章　总则
            第二章　附则
            第一章　总则
            　　第一条为了试验，制定本办法。
            　　第二条规定的事项，由学校办理。
            　　第二条　学校办理。
            第二章　附则
            　　第三条　自公布之日起施行。
            """,
            path: "a.txt"
        )
        #expect(findings == [])
        #expect(
            tree == """
                shi-yan-ban-fa@2019-03-04 《试验办法》 official full
                历：（2019年3月4日公布）
                chapter 第一章｜总则 0..<2
                chapter 第二章｜附则 2..<3
                a1
                  a1.k1 为了试验，制定本办法。
                  a1.k2 第二条规定的事项，由学校办理。
                a2
                  a2.k1 学校办理。
                a3
                  a3.k1 自公布之日起施行。

                """
        )
    }

    @Test func `gaps, repeats and wrong order are reported under the article's number`() {
        let (_, findings) = read("# 试验法\n\n第一条 甲。\n\n第四条 乙。\n\n第四条之二 丙。\n\n第二条 丁。\n\n第一条 戊。\n")
        #expect(
            findings.joined() == """
                a.md:5:1：警告：《试验法》在第四条之前缺第三条 [law.article-gap]
                  |
                5 | 第四条 乙。
                  | ^^^^^^
                a.md:7:1：警告：《试验法》在第四条之二之前缺第四条之一 [law.article-gap]
                  |
                7 | 第四条之二 丙。
                  | ^^^^^^^^^^
                a.md:9:1：警告：《试验法》的第二条排在更大的条号之后 [law.article-order]
                  |
                9 | 第二条 丁。
                  | ^^^^^^
                a.md:11:1：错误：《试验法》有两个第一条 [law.article-repeated]
                   |
                11 | 第一条 戊。
                   | ^^^^^^
                   = a.md:3:1：第一次在这里，引用以它为准

                """
        )
    }

    @Test func `a text that stops short is not taken for the whole law`() {
        let (tree, findings) = read("# 试验法\n\n第一条 甲。\n\n第二条 乙。\n")
        #expect(tree.hasPrefix("shi-yan-fa 《试验法》 official partial\n"))
        #expect(
            findings == [
                """
                a.md:5:1：提示：《试验法》读到第二条为止，最后几条没有写何时施行，按节选处理 [law.no-end]
                  |
                5 | 第二条 乙。
                  | ^^^^^^
                  = 如果全文确实到此为止，请在文件开头写明 extent: full

                """
            ]
        )
    }

    @Test(arguments: [
        ("kind: statute\ntitle: 甲法\ntext: outline\n", "一、说", "law.no-articles"),
        ("kind: statute\ntitle: 甲法\n", "第一条 说", "law.text-undeclared"),
        ("kind: statute\nid: 甲\ntext: outline\n", "第一条 说", "law.bad-id"),
        ("kind: statute\nrenumbers: {七: 甲}\ntext: outline\n", "第一条 说", "law.bad-renumbering"),
        ("kind: statute\nrenumbers: 七\ntext: outline\n", "第一条 说", "law.bad-renumbering"),
        ("kind: statute\ntexts: outline\ntext: outline\n", "第一条 说", "data.unknown-key"),
        ("kind: page\n", "第一条 说", "law.no-end"), ("a: statute: b\n", "第一条 说", "data.yaml-broken,law.no-end"),
    ])
    func `mistakes in the front matter`(front: String, body: String, codes: String) {
        let collection = StatuteCollection([SourceText(path: "a.md", "---\n\(front)---\n\(body)\n")])
        #expect(collection.findings.map(\.code.id).joined(separator: ",") == codes)
    }

    @Test func `two articles in one paragraph are told, and the law is not whole`() throws {
        let end = "本办法自2020年1月1日起施行。"
        let collection = StatuteCollection([
            SourceText(path: "a.md", "# 甲县办法\n\n第一条 甲。第二条 乙。\n\n第三条 \(end)\n"),
            SourceText(path: "b.md", "# 乙县办法\n\n第一条 甲。第二条 乙。第三条 \(end)\n"),
            SourceText(path: "c.md", "# 丙县办法\n\n第一条 甲。第二条所说的从其规定。\n\n第二条 \(end)\n"),
        ])
        #expect(collection.statutes.map(\.extent) == [.partial, .partial, .full])
        #expect(
            collection.findings.map(\.summary) == [
                "《甲县办法》第一条的文字里还有“第二条”，没有单独成段，没有读成一条", "《甲县办法》在第三条之前缺第二条",
                "《乙县办法》第一条的文字里还有“第二条”，没有单独成段，没有读成一条",
            ])
    }

    @Test func `every prefix of a file parses`() {
        let text = "---\nkind: statute\n---\n# 法\n## 第一章 总则\n**第一条**　甲：\n（一）乙\n1．丙\n附件\n丁"
        let bytes = Array(text.utf8)
        for end in bytes.indices {
            let collection = StatuteCollection([SourceText(path: "a.md", bytes: Array(bytes[..<end]))])
            #expect(collection.statutes.count + collection.others.count == 1)
        }
    }

    @Test func `a text that begins when it is published begins on that day and not when it was passed`() throws {
        let head = "示例条例\n（2011年6月22日国务院第160次常务会议通过　2011年6月26日国务院令第597号公布）\n"
        let text = head + "第一条 甲。\n第二条 本条例自公布之日起施行。\n"
        let collection = StatuteCollection([SourceText(path: "示例条例.txt", text)])
        #expect(collection.statutes.first?.since?.description == "2011-06-26")
        let (_, findings) = read(text.replacing("　2011年6月26日国务院令第597号公布", with: ""), path: "示例条例.txt")
        #expect(findings.contains { $0.contains("没有写哪天公布，先按通过的那天（2011年6月22日）算") }, "\(findings)")
    }
}
