import Diagnostics
import Testing

@testable import Law

struct StatuteCollectionTests {
    private func describe(_ files: [(String, String)]) -> String {
        let forward = StatuteCollection(files.map { SourceText(path: $0.0, $0.1) })
        let backward = StatuteCollection(files.reversed().map { SourceText(path: $0.0, $0.1) })
        let texts = [forward, backward].map { collection -> String in
            let laws = collection.statutes.map { statute in
                let files = statute.files.map { "\($0.path) \($0.articles)" }.joined(separator: "，")
                return "\(statute.title) \(statute.version) \(statute.extent)：\(files)"
            }
            return (laws + collection.others.map { "\($0.path) \($0.kind.rawValue)" }).joined(separator: "\n")
        }
        #expect(texts[0] == texts[1])
        return texts[0]
    }

    @Test func `files of one title whose numbers go on are one law`() {
        let text = describe([
            ("法/b 总则.md", "# 试验法\n\n# 总则\n\n第一条 甲。\n\n第二条 乙。\n"),
            ("法/a 附则.md", "# 试验法\n\n# 附则\n\n第三条 自2020年1月1日起施行。\n"),
        ])
        #expect(text == "试验法 shi-yan-fa@2020-01-01 full：法/a 附则.md 1，法/b 总则.md 2")
    }

    @Test(arguments: [
        (
            "# 第一编　总则\n\n第一条 甲。\n\n第二条 乙。\n\n第三条 丙。\n", "# 第二编　分则\n\n第三条 丙。\n\n第四条 自2020年1月1日起施行。\n",
            "xf/2.md:3:1 《试验法》有两个第三条"
        ),
        (
            "# 第一编　总则\n\n第一条 甲。\n\n第二条 乙。\n\n第九条 丙。\n", "# 第二编　分则\n\n第三条 丙。\n\n第九条 自2020年1月1日起施行。\n",
            "xf/2.md:5:1 《试验法》有两个第九条"
        ),
    ])
    func `an article in two files of a law is reported at the second place`(first: String, second: String, said: String)
    {
        let collection = StatuteCollection([
            SourceText(path: "xf/README.md", "# 试验法\n\n2001年2月3日通过\n"), SourceText(path: "xf/1.md", first),
            SourceText(path: "xf/2.md", second),
        ])
        #expect(collection.statutes.map { $0.files.map(\.path) } == [["xf/1.md", "xf/2.md"]])
        let found = collection.findings.filter { $0.code == .lawArticleRepeated }
        #expect(found.map { "\($0.place?.label ?? "") \($0.summary)" } == [said])
    }

    @Test func `texts with dates of their own are versions though their articles go on`() {
        let text = describe([
            ("a.md", "# 试验法\n\n2020年1月1日通过\n\n第一条 甲。\n\n第二条 乙。\n\n第三条 自2020年1月1日起施行。\n"),
            ("b.md", "# 试验法\n\n2024年5月6日修正\n\n第三条 自2020年1月1日起施行。\n\n第四条 丁。\n"),
        ])
        #expect(text.split(separator: "\n").count == 2)
    }

    @Test func `two texts that both begin with article 1 are two versions`() {
        let text = describe([
            ("试验法(2020-01-01).md", "# 试验法\n\n第一条 自2020年1月1日起施行。\n"),
            ("试验法(2024-05-06).md", "# 试验法\n\n2020年1月1日 通过\n2024年5月6日 修正\n\n第一条 自2020年1月1日起施行。\n"),
        ])
        #expect(
            text == """
                试验法 shi-yan-fa@2020-01-01 full：试验法(2020-01-01).md 1
                试验法 shi-yan-fa@2024-05-06 full：试验法(2024-05-06).md 1
                """
        )
    }

    @Test func `two titles that sound alike are two laws`() {
        let text = describe([
            ("a.md", "# 陕西省试验条例\n\n第一条 自2020年1月1日起施行。\n"), ("b.md", "# 山西省试验条例\n\n第一条 自2020年1月1日起施行。\n"),
        ])
        #expect(
            text == """
                陕西省试验条例 shan-xi-sheng-shi-yan-tiao-li-2@2020-01-01 full：a.md 1
                山西省试验条例 shan-xi-sheng-shi-yan-tiao-li@2020-01-01 full：b.md 1
                """
        )
    }

    @Test func `parts take title and history from the cover of their folder`() {
        let text = describe([
            ("xf/README.md", "# 中华人民共和国试验法\n\n2001年2月3日通过\n"),
            ("xf/0.md", "# 序言\n\n从前。\n"), ("xf/1.md", "# 第一编　总则\n\n**第一条**　甲。\n"),
            ("xf/2.md", "# 第二编　分则\n\n**第二条**　本法自2001年5月1日起施行。\n"),
            ("xf/3.md", "# 修正案\n\n**第一条**　第二条改为别的。\n"),
            ("xf/4.md", "# 修正案\n\n一、第二条改为别的。\n"),
        ])
        #expect(
            text == """
                中华人民共和国试验法 shi-yan-fa@2001-05-01 full：xf/1.md 1，xf/2.md 1
                中华人民共和国试验法修正案 shi-yan-fa-xiu-zheng-an partial：xf/3.md 1
                xf/0.md preamble
                xf/4.md amendment
                xf/README.md readme
                """
        )
    }

    @Test func `a renumbering of articles that the versions do not have is reported where it stands`() {
        let text = { (year: Int, front: String, articles: Int) in
            "---\nkind: statute\nid: a\ntitle: 甲法\neffective: \(year)-01-01\ntext: official\nextent: full\n\(front)---\n"
                + (1...articles).map { "第\($0)条 句。\n\n" }.joined()
        }
        let collection = StatuteCollection([
            SourceText(path: "1.md", text(2012, "", 3)),
            SourceText(path: "2.md", text(2025, "renumbers: {2: 4, 3: 99, 77: 3}\n", 4)),
        ])
        #expect(
            collection.findings.map { "\($0.place?.excerpt?.marked ?? "") \($0.summary)" } == [
                "3 条号对照 3: 99 里的第九十九条，这个版本没有", "77 条号对照 77: 3 里的第七十七条，前一个版本（a@2012-01-01）没有",
            ])
    }

    @Test func `renumberings that send two articles to one, or against the words, are to be looked at`() {
        let text = { (year: Int, front: String, bodies: [String]) in
            "---\nkind: statute\nid: a\ntitle: 甲法\neffective: \(year)-01-01\ntext: official\nextent: full\n\(front)---\n"
                + bodies.enumerated().map { "第\($0.offset + 1)条 \($0.element)\n\n" }.joined()
        }
        let words = ["为了做好学校的禁毒教育，制定本法。", "吸食毒品的，由公安机关处以罚款。", "本法自公布之日起施行，旧的办法同时停用。"]
        let collection = StatuteCollection([
            SourceText(path: "1.md", text(2012, "", words)),
            SourceText(
                path: "2.md", text(2025, "renumbers: {1: 2, 2: 2}\n", [words[1], "社区要有专人。", words[0], words[2]])),
        ])
        #expect(
            collection.findings.map { "\($0.place?.excerpt?.marked ?? "") \($0.severity) \($0.summary)" }.sorted() == [
                "1 warning 条号对照说第一条现在是第二条，可是它的文字和第三条几乎一样", "2 warning 条号对照把第一条、第二条都对到了第二条",
                "2 warning 条号对照说第二条现在是第二条，可是它的文字和第一条几乎一样",
            ])
        // A text that a person compared and that fits is left alone.
        let right = StatuteCollection([
            SourceText(path: "1.md", text(2012, "", words)),
            SourceText(
                path: "2.md", text(2025, "renumbers: {1: 3, 2: 1}\n", [words[1], "社区要有专人。", words[0], words[2]])),
        ])
        #expect(right.findings == [])
    }

    @Test(arguments: [
        ("a/README.md", "# 说明\n\n这里是说明。\n", "readme"), ("a.md", "# 类别\n\n[甲](a)\n[乙](b)\n", "index"),
        ("a.md", "# 甲诉乙案\n\n## 基本案情\n\n某日。\n", "case"), ("a.md", "# 关于修改试验法的决定\n\n一、改。\n", "decision"),
        ("a.md", "# 最高人民法院关于试验的规定\n\n如下。\n", "interpretation"), ("a.txt", "随便写的一段话。\n", "other"),
        ("a.md", "", "other"),
    ])
    func `a file without articles is named with its kind`(path: String, text: String, kind: String) {
        #expect(describe([(path, text)]) == "\(path) \(kind)")
    }

    @Test func `a template that its collection hides is counted, and not published`() {
        let body = "\n# 某条法律的标题\n\n第一条 甲。\n\n第二条 自2024年1月1日起施行。\n"
        let hidden = StatuteCollection([SourceText(path: "a.md", "---\nbookHidden: true\n---\n" + body)])
        #expect(hidden.statutes.count == 1)
        #expect(hidden.published.isEmpty)
        #expect(hidden.otherFindings.map(\.code.id) == ["law.other-file"])
        #expect(StatuteCollection([SourceText(path: "a.md", "---\nweight: 1\n---\n" + body)]).published.count == 1)
    }

    @Test func `a constitution is whole that ends with the capital`() {
        let text = { (last: String) in "# 某国宪法\n\n第一条 甲。\n\n第二条 \(last)\n" }
        let extents = ["首都是北京。", "国徽。"].map {
            StatuteCollection([SourceText(path: "a.md", text($0))]).statutes.map(\.extent)
        }
        #expect(extents == [[.full], [.partial]])
    }
}
