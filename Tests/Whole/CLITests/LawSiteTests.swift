import Foundation
import TestSupport
import Testing

/// The pages that laws and answers have, through the program.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct LawSiteTests {
    /// Two laws that cite each other in a circle, two answers and a bank.
    private func site() throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("Content/site.yaml", "title: 示例\noffice: 示例县禁毒办\n")
        try site.write(
            "Content/statutes/jia.md",
            """
            ---
            kind: statute
            id: jia
            title: 甲法
            effective: 2020-01-01
            text: official
            extent: full
            ---
            第一条 依照本法第二条和《乙法》第一条处理。

            第二条 有下列情形的：

            （一）违反前条的；

            （二）违反前项规定的。

            """)
        try site.write(
            "Content/statutes/yi.md",
            """
            ---
            kind: statute
            id: yi
            title: 乙法
            effective: 2020-01-01
            text: outline
            extent: full
            ---
            第一条 依照《甲法》第一条，也看第一条。

            """)
        let head = { (title: String, topic: String) in
            "---\ntitle: \(title)\ndate: 2026-01-02\nreviewed: 2026-01-03\naudience: [家长]\ntopic: \(topic)\n---\n\n"
        }
        try site.write("Content/qa/one.md", head("一问？", "处罚") + "见《甲法》第二条第（二）项，又见[二问](two.md)。\n")
        try site.write("Content/qa/two.md", head("二问？", "求助") + "见《乙法》第一条和《甲法》第二条。\n")
        try site.write("Content/articles/a.md", "---\ntitle: 一文\n---\n\n见《甲法》第二条。\n")
        return site
    }

    private func main(_ html: String) throws -> String {
        let start = try #require(html.range(of: "<main"))
        let end = try #require(html.range(of: "</main>"))
        return String(html[start.upperBound..<end.lowerBound])
    }

    @Test(arguments: [
        ("date: 2019-05-01", "law.not-in-force", true),
        ("date: 2019-05-01\nupdated: 2021-05-01", "law.not-in-force", true),
        ("updated: 2021-05-01", "", false),
        ("date: 2019-05-01\nreviewed: 2021-05-01", "", false),
        ("date: 2019-05-01\nreviewed: 2027-01-01", "law.not-in-force page.dates-disagree", true),
        ("date: 2021-05-01\nreviewed: 2027-01", "page.dates-disagree", false), ("summary: 无日期", "", false),
    ])
    func `a page from before the text that it cites is to be looked at again`(
        front: String, codes: String, isPending: Bool
    ) throws {
        let site = try site()
        try site.write("Content/articles/a.md", "---\ntitle: 一文\n\(front)\n---\n\n见《甲法》第二条。\n")
        let run = try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 0)
        let found = run.stderr.matches(of: /\[([a-z.-]+)\]/).map { String($0.output.1) }.sorted()
        #expect(found.joined(separator: " ") == codes)
        #expect(try site.read("Output/site/articles/a.html").contains("待复核") == isPending)
    }

    @Test func `laws that cite each other in a circle link each other's articles`() throws {
        let site = try site()
        let run = try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        #expect(run.stderr == "")
        let law = try site.read("Output/site/laws/jia/index.html")
        #expect(
            law.contains(
                "依照<a class=\"cite\" href=\"#a2\" title=\"《甲法》第二条：有下列情形的：\n（一）违反前条的；\n（二）违反前项规定的。\">本法第二条</a>"
                    + "和<a class=\"cite\" href=\"../yi/index.html#a1\""))
        #expect(law.contains("违反<a class=\"cite\" href=\"#a1\""))
        #expect(law.contains("违反<a class=\"cite\" href=\"#a2.k1.x1\""))
        let article = try main(try site.read("Output/site/laws/jia/a2.html"))
        #expect(article.contains("<h2 id=\"cited-answers\">引用本条的问答</h2>\n<ul>\n<li><a href=\"../../qa/one.html\">"))
        #expect(
            article.contains(
                "<h2 id=\"cited-title\">引用本条的页面</h2>\n<ul>\n<li><a href=\"../../articles/a.html\">一文</a></li>"))
        #expect(
            article.contains(
                "<h2 id=\"cited-articles\">引用本条的法条</h2>\n<ul>\n<li><a href=\"a1.html\">《甲法》第一条</a></li>\n</ul>"))
    }

    @Test func `answers are found by topic, by law and article, and by audience`() throws {
        let site = try site()
        #expect(try Tool.run("build", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        let topics = try main(try site.read("Output/site/qa/by-topic.html"))
        #expect(topics.contains("<h2><a href=\"topic-chu-fa.html\">处罚</a>"))
        #expect(topics.contains("<h2><a href=\"topic-qiu-zhu.html\">求助</a>"))
        let law = try main(try site.read("Output/site/qa/law-jia.html"))
        #expect(law.contains("<h2><a href=\"../laws/jia/a2.html\">第二条</a> <span class=\"tag-count\">2</span></h2>"))
        #expect(!law.contains("一文"))
        let audience = try main(try site.read("Output/site/qa/audience-jia-zhang.html"))
        #expect(audience.contains("二问？") && audience.contains("一问？"))
        #expect(try site.read("Output/site/qa/index.html").contains("<a href=\"by-law.html\">按法律和条文</a>"))
        #expect(try site.read("Output/site/laws/index.html").contains("<a href=\"../qa/law-jia.html\">引用它的问答 2 篇</a>"))
    }

    @Test func `a booklet is one file with its pages by topic and the cited articles in an annex`() throws {
        let site = try site()
        let run = try Tool.run("print", "--section", "qa", "--title", "问答小册", "--as-of", "2026-06-26", in: site.url)
        #expect(run.stdout.hasPrefix("2 篇\n打开 Output/print/booklet-qa/booklet.html"))
        let booklet = try site.read("Output/print/booklet-qa/booklet.html")
        #expect(booklet.contains("<h1>问答小册</h1>"))
        #expect(booklet.contains("<h1 id=\"p1\"><span class=\"number\">1</span>一问？</h1>"))
        #expect(
            booklet.contains(
                "<p>见《甲法》第二条第（二）项<sup class=\"note\"><a href=\"#law-1\">〔1〕</a></sup>，又见二问（见本册第 2 篇）。</p>"))
        #expect(
            booklet.contains(
                "<div class=\"law\" id=\"law-1\">\n<p class=\"label\"><span class=\"number\">〔1〕</span><b>第二条</b></p>"))
        #expect(
            booklet.contains(
                "<h2>《乙法》<span class=\"since\">（2020年1月1日起施行的文本）</span></h2>\n<p class=\"outline\">要点（非法律原文）"))
        #expect(booklet.contains("<span>复核：2026年1月3日</span>"))
        #expect(!booklet.contains("src=\"") && !booklet.contains("href=\"../"))
        let again = try Tool.run("print", "--section", "qa", "--title", "问答小册", "--as-of", "2026-06-26", in: site.url)
        #expect(again.exitCode == 0)
        #expect(try site.read("Output/print/booklet-qa/booklet.html") == booklet)
    }

    @Test func `a booklet of a page, a topic or a column that is not there says so`() throws {
        let site = try site()
        #expect(
            try Tool.run("print", "qa/three.md", in: site.url).stderr
                == "错误：没有网页 qa/three.md。请写 Content 里的文件，如 qa/zhudong-jiedu.md\n")
        #expect(
            try Tool.run("print", "--section", "wenda", in: site.url).stderr
                == "错误：没有栏目“wenda”。有：articles（文章）、qa（法律问答）\n")
        #expect(try Tool.run("print", "--section", "qa", "--topic", "无", in: site.url).stderr == "错误：没有主题是“无”的网页\n")
        #expect(try Tool.run("print", in: site.url).exitCode == 64)
    }

    /// A law in two versions, and a page for each.
    private func editions() throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("Content/site.yaml", "title: 示例\n")
        for (year, words) in [("2013", "旧的话。"), ("2026", "新的话。")] {
            try site.write(
                "Content/statutes/\(year).md",
                "---\nkind: statute\nid: jia\ntitle: 甲法\neffective: \(year)-01-01\ntext: official\nextent: full\n---\n第一条 总则。\n\n第二条 \(words)\n"
            )
        }
        try site.write("Content/articles/old.md", "---\ntitle: 旧文\n---\n\n2013年施行的《甲法》第二条。\n")
        try site.write("Content/articles/new.md", "---\ntitle: 新文\n---\n\n见[《甲法》第二条](old.md)。\n")
        return site
    }

    @Test func `who cites an older text is listed with that text, and never with today's`() throws {
        let site = try editions()
        let told = { (law: String, article: String) in
            try Tool.run("law", "cited-by", law, article, "--as-of", "2026-06-26", in: site.url).stdout
        }
        #expect(try told("甲法", "2") == "《甲法》第二条\n  网页　新文　Content/articles/new.md\n")
        #expect(
            try told("jia@2013-01-01", "第二条第一款") == "《甲法》（2013年1月1日起的文本）第二条\n  网页　旧文　Content/articles/old.md\n")
        let build = try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        #expect(build.exitCode == 0)
        let article = try main(try site.read("Output/site/laws/jia/a2.html"))
        #expect(article.contains("新文"))
        #expect(!article.contains("旧文"))
        let old = try main(try site.read("Output/site/laws/jia/v2013-01-01.html"))
        #expect(old.contains("<li><a href=\"../../articles/old.html\">旧文</a></li>"))
        #expect(!old.contains("articles/new.html"))
    }

    @Test func `a text that is not in force is copied with its edition, and that leads back to it`() throws {
        let site = try editions()
        #expect(try Tool.run("build", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        let named = { (page: String) -> String? in
            try site.read("Output/site/laws/jia/\(page).html").firstMatch(of: /data-law="([^"]*)"/).map {
                String($0.output.1)
            }
        }
        #expect(try named("index") == "《甲法》")
        let old = try #require(try named("v2013-01-01"))
        #expect(old == "《甲法》（2013年1月1日起施行）")
        let cited = try Tool.run("law", "cite", old + "第二条", "--as-of", "2026-06-26", in: site.url)
        #expect(cited.stdout.contains("laws/jia/v2013-01-01.html#a2"))
        let shown = try Tool.run("law", "show", "jia@2013-01-01", "2", "--as-of", "2026-06-26", in: site.url)
        #expect(shown.stdout == "《甲法》（2013年1月1日起施行）第二条\n旧的话。\n")
    }

    @Test func `answers about an older text are listed with it`() throws {
        let site = try editions()
        let head = "---\ntitle: 旧问\ndate: 2026-01-02\nreviewed: 2026-01-03\naudience: [家长]\ntopic: 处罚\n---\n\n"
        try site.write("Content/qa/old.md", head + "2013年施行的《甲法》第二条。\n")
        #expect(try Tool.run("build", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        let law = try main(try site.read("Output/site/qa/by-law.html"))
        #expect(law.contains("<a href=\"law-jia-2013-01-01.html\">《甲法》（2013年1月1日起施行）</a>"))
        let group = try main(try site.read("Output/site/qa/law-jia-2013-01-01.html"))
        #expect(group.contains("<a href=\"../laws/jia/v2013-01-01.html#a2\">第二条</a>"))
    }

    @Test func `a booklet that cites two texts of a law numbers the articles of both`() throws {
        let site = try editions()
        try site.write(
            "Content/statutes/2013.md",
            """
            ---
            kind: statute
            id: jia
            title: 甲法
            adopted: 2013-01-01
            text: official
            extent: full
            ---
            第一条 总则。

            第二条 旧的话。

            """)
        try site.write("Content/articles/both.md", "---\ntitle: 新旧\n---\n\n《甲法》（2013年公布）第二条。《甲法》第二条。\n")
        let run = try Tool.run("print", "articles/both.md", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 0)
        let booklet = try site.read("Output/print/booklet-both/booklet.html")
        #expect(booklet.contains("（2013年公布）第二条<sup class=\"note\"><a href=\"#law-1\">〔1〕</a></sup>"))
        #expect(booklet.contains("《甲法》第二条<sup class=\"note\"><a href=\"#law-2\">〔2〕</a></sup>"))
        #expect(booklet.contains("<h2>《甲法》<span class=\"since\">（2013年1月1日的文本）</span></h2>"))
        #expect(booklet.contains("<h2>《甲法》<span class=\"since\">（2026年1月1日起施行的文本）</span></h2>"))
    }

    @Test func `a law and its article may be typed as one`() throws {
        let site = try editions()
        let show = try Tool.run("law", "show", "《甲法》第二条第一款", "--as-of", "2026-06-26", in: site.url)
        #expect(show.stdout == "《甲法》第二条\n新的话。\n")
        #expect(try Tool.run("law", "show", "甲法", "第二", in: site.url).stdout.contains("第二条"))
        let cited = try Tool.run("law", "cited-by", "《甲法》第二条", "--as-of", "2026-06-26", in: site.url)
        #expect(cited.stdout.contains("新文"))
        #expect(try Tool.run("law", "cited-by", "《乙法》第二条", in: site.url).stderr == "错误：站点没有收《乙法》\n")
    }

    @Test(arguments: [
        (["jia@2013-01-01", "jia@2026-01-01"], "《甲法》jia@2013-01-01 → jia@2026-01-01"),
        (["jia@2026-01-01", "jia@2013-01-01"], "注意：前面写的是较新的文本（2026-01-01），后面是较旧的（2013-01-01）：“新增”和“删去”正好相反"),
    ])
    func `a comparison says when it is written the wrong way round`(versions: [String], first: String) throws {
        let site = try editions()
        let run = try Tool.run(["law", "diff"] + versions + ["--as-of", "2026-06-26"], in: site.url)
        #expect(run.stdout.split(separator: "\n").first.map(String.init) == first)
    }

    @Test func `a version is not compared with itself`() throws {
        let site = try editions()
        let run = try Tool.run("law", "diff", "甲法", "甲法", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 2)
        #expect(
            run.stderr == "错误：两边是同一个文本：《甲法》jia@2026-01-01。旧版要写明日期，如 jia@2012-01-01，用 humen law list 看有哪些\n")
    }

    @Test func `an article leads to its own place in the other text, and programs get its parts`() throws {
        let site = try TemporaryFolder()
        try site.write("Content/site.yaml", "title: 示例\n")
        let head = "---\nkind: statute\nid: jia\ntitle: 甲法\ntext: official\nextent: full\n"
        try site.write(
            "Content/statutes/old.md", head + "effective: 2013-01-01\n---\n第一条 总则。\n\n第二条 吸毒的，处罚。\n")
        try site.write(
            "Content/statutes/new.md",
            head
                + "effective: 2026-01-01\nrenumbers: {2: 3}\n---\n第一条 总则。\n\n第二条 新增。\n\n第三条 吸食毒品的：\n\n（一）处罚；\n\n1. 从重。\n\n另起一款。\n"
        )
        #expect(try Tool.run("build", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        let page = try site.read("Output/site/laws/jia/a3.html")
        #expect(page.contains("<a href=\"v2013-01-01.html#a2\">2013年1月1日起施行第二条</a>"))
        #expect(try site.read("Output/site/laws/jia/a1.html").contains("\"v2013-01-01.html#a1\">2013年1月1日起施行</a>"))
        #expect(try site.read("Output/site/laws/jia/a2.html").contains("\"v2013-01-01.html\">2013年1月1日起施行</a>"))
        let shown = try Tool.run(
            "law", "show", "甲法", "3", "--as-of", "2026-06-26", "--format", "json", in: site.url)
        let record = try #require(JSONSerialization.jsonObject(with: Data(shown.stdout.utf8)) as? [String: Any])
        #expect(record["law"] as? String == "jia")
        let articles = try #require(record["articles"] as? [[String: Any]])
        let paragraphs = try #require(articles.first?["paragraphs"] as? [[String: Any]])
        #expect(paragraphs.map { $0["anchor"] as? String } == ["a3.k1", "a3.k2"])
        let items = try #require(paragraphs[0]["items"] as? [[String: Any]])
        #expect(items.map { $0["text"] as? String } == ["处罚；"])
        let subitems = try #require(items[0]["subitems"] as? [[String: Any]])
        #expect(subitems.map { $0["anchor"] as? String } == ["a3.k1.x1.m1"])
    }
}
