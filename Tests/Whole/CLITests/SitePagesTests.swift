import Foundation
import TestSupport
import Testing

/// Lists, former addresses and what a published site has besides, through the program.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct SitePagesTests {
    private func build(_ site: TemporaryFolder, _ more: String...) throws -> ProgramRun {
        try Tool.run(["build", "--as-of", "2026-06-26"] + more, in: site.url)
    }

    /// A site of one column with so many articles.
    private func site(_ count: Int, _ configuration: String = "title: 示例\n") throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write("Content/site.yaml", configuration)
        for number in 0..<count {
            let day = "2026-01-\(String(number % 28 + 1).paddedToTwo)"
            try site.write("Content/articles/a\(number).md", "---\ntitle: 第\(number)篇\ndate: \(day)\n---\n\n一段文字。\n")
        }
        return site
    }

    @Test func `what runs over New Year is shown as it runs, and what runs now is not still to come`() throws {
        let site = try site(1)
        try site.write(
            "Content/calendar.yaml",
            "- {title: 跨年, from: 12-20, to: 01-10}\n- {title: 寒假, from: 01-03, to: 02-10}\n- {title: 禁毒日, date: 06-26}\n"
        )
        #expect(try Tool.run(["build", "--as-of", "2027-01-05"], in: site.url).exitCode == 0)
        let page = try site.read("Output/site/calendar.html")
        let december = try #require(page.components(separatedBy: "<h2>12月</h2>").last)
        #expect(december.contains(#"data-to="2027-01-10">2026年12月20日—2027年1月10日</span>"#))
        #expect(december.contains(#"<span class="flag">"#))
        let shown = page.components(separatedBy: "\n").filter { $0.hasSuffix(" data-coming>") }
        #expect(shown.count == 2)
        #expect(shown.allSatisfy { $0.contains(#"data-number="2""#) })
        #expect(page.contains(#"<p class="event-dates">2028年1月3日—2月10日 <span class="event-days""#))
    }

    @Test func `a column of 45 has three list pages that lead to each other`() throws {
        let site = try site(45)
        #expect(try build(site).exitCode == 0)
        let second = try site.read("Output/site/articles/page-2.html")
        #expect(second.contains(#"<link rel="canonical""#) == false)
        #expect(second.contains(#"<a rel="prev" href="index.html">"#))
        #expect(second.contains(#"<a rel="next" href="page-3.html">"#))
        #expect(second.contains(#"<li><a href="index.html">文章</a></li>"#))
        #expect(second.contains("<title>文章　第 2 页 - 示例</title>"))
        #expect(second.matches(of: /class="entry"/).count == 20)
        #expect(try site.read("Output/site/articles/page-3.html").matches(of: /class="entry"/).count == 5)
    }

    @Test func `the practice packs that the office names are in the site as they were issued`() throws {
        let site = try Tool.site()
        let issued = try Tool.run(
            ["quiz", "pack", "Content/papers/fangdu-chuzhong.yaml", "--variants", "A,B", "--apart"], in: site.url)
        #expect(issued.exitCode == 0, "\(issued.stderr)")
        #expect(try build(site).exitCode == 0)
        #expect(try site.files("Output/site").contains { $0.hasPrefix("packs/") } == false)
        let number = try #require(try site.files("issued").first?.split(separator: ".").first)
        let configuration = try site.read("Content/site.yaml")
        try site.write("Content/site.yaml", configuration + "\npractice:\n  - \(number)\n")
        try site.write("Content/banks/fangdu-chuzhong.quiz.md", "---\n题库: 空\n---\n")
        let run = try build(site)
        let folder = "packs/fangdu-chuzhong-\(number)/"
        #expect(
            try site.files("Output/site").filter { $0.hasPrefix("packs/") }
                == ["paper-A.html", "paper-B.html", "practice-A.html", "practice-B.html"].map { folder + $0 }
                + ["packs/index.html"], "\(run.stderr)")
        let pack = folder + "practice-B.html"
        let page = try site.read("Output/site/" + pack)
        #expect(page == (try site.read("Output/packs/" + pack.dropFirst("packs/".count))))
        let list = try site.read("Output/site/packs/index.html")
        let size = (page.utf8.count + 999) / 1_000
        #expect(list.contains("<code>\(pack)</code> <span class=\"pack-size\">\(size) KB</span>"))
        #expect(try site.read("Output/site/index.html").contains("href=\"\(folder)practice-A.html\""))
    }

    @Test func `a former address is a page that leads on`() throws {
        let site = try site(1)
        try site.write("Content/articles/xin.md", "---\ntitle: 新\naliases: [jiu.md, /old/识毒.html]\n---\n\n一段文字。\n")
        #expect(try build(site).exitCode == 0)
        let old = try site.read("Output/site/old/shi-du.html")
        #expect(old.contains(#"<meta http-equiv="refresh" content="0; url=../articles/xin.html">"#))
        #expect(old.contains(#"<a id="target" href="../articles/xin.html">新</a>"#))
        #expect(try site.read("Output/site/articles/jiu.html").contains(#"href="xin.html""#))
        #expect(try !site.read("Output/site/search/all.js").contains("jiu.html"))
        try site.write("Content/articles/jiu.md", "---\ntitle: 旧\n---\n\n一段文字。\n")
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(
            run.stderr.hasPrefix(
                "Content/articles/xin.md:3:11：错误：旧址 articles/jiu.html 上已经有别的网页 [site.route-collision]\n"))
    }

    @Test func `a published site names its addresses, and works from a folder all the same`() throws {
        let site = try site(3, "title: 示例 & 一\noffice: 示例办\nbaseURL: https://x.gov.cn/jindu\n")
        // The line break of Word, which no XML may hold.
        try site.write("Content/articles/a3.md", "---\ndate: 2026-01-20\n---\n\n# 第\u{0B}3\u{1B}篇\n\n一段文字。\n")
        #expect(try build(site).exitCode == 0)
        let folder = "Output/site/"
        let map = try site.read(folder + "sitemap.xml")
        #expect(
            map.contains(
                "<url><loc>https://x.gov.cn/jindu/articles/a1.html</loc>\n<lastmod>2026-01-02</lastmod>\n</url>"))
        #expect(map.contains("<loc>https://x.gov.cn/jindu/</loc>"))
        #expect(!map.contains("404.html"))
        let feed = try site.read(folder + "feed.xml")
        #expect(feed.contains("<title>示例 &amp; 一</title>"))
        #expect(feed.contains(#"<link rel="self" href="https://x.gov.cn/jindu/feed.xml"/>"#))
        let titles = feed.matches(of: /<entry>\n<title>(.*)<\/title>/).map { String($0.1) }
        #expect(titles == ["第3篇", "第2篇", "第1篇", "第0篇"])
        let page = try site.read(folder + "articles/a0.html")
        #expect(page.contains(#"<link rel="canonical" href="https://x.gov.cn/jindu/articles/a0.html">"#))
        #expect(page.contains(#"type="application/atom+xml" title="示例 &amp; 一" href="../feed.xml">"#))
        #expect(page.contains(#"href="../assets/site.css""#))
        #expect(try site.read(folder + "404.html").contains(#"<meta name="site-base" content="/jindu/">"#))
        let lint = try #require(ProgramRun.find("xmllint") ?? ProgramRun.find("python3"))
        let check = lint.lastPathComponent == "xmllint" ? ["--noout"] : ["-c", Self.parse]
        for file in ["sitemap.xml", "feed.xml"] {
            let run = try ProgramRun(lint, check + [file], in: site.url.appending(path: folder))
            #expect(run.exitCode == 0, "\(file): \(run.stderr)")
        }
    }

    private static let parse = "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])"

    @Test func `a site that is not published names no address`() throws {
        let site = try site(1)
        #expect(try build(site).exitCode == 0)
        let files = try site.files("Output/site")
        #expect(!files.contains("sitemap.xml") && !files.contains("feed.xml"))
        #expect(try !site.read("Output/site/index.html").contains("canonical"))
    }

    @Test func `a preview says which pages are drafts`() throws {
        let site = try site(1)
        try site.write("Content/articles/c.md", "---\ntitle: 草\ndraft: 是\n---\n\n一段文字。\n")
        #expect(try build(site, "--drafts").exitCode == 0)
        #expect(try site.read("Output/site/articles/c.html").contains(#"class="draft-banner""#))
        #expect(try !site.read("Output/site/articles/a0.html").contains(#"class="draft-banner""#))
        #expect(try build(site).exitCode == 0)
        #expect(try !site.files("Output/site").contains("articles/c.html"))
    }

    @Test func `the run says which pages are not public, and why`() throws {
        let site = try site(1)
        try site.write("Content/articles/b.md", "---\ntitle: 乙\ndraft: 是\n---\n\n一段文字。\n")
        try site.write("Content/articles/c.md", "---\ntitle: 丙\npublish: 2026-07-01\n---\n\n一段文字。\n")
        try site.write("Content/articles/d.md", "---\ntitle: 丁\nexpire: 2026-06-25\n---\n\n一段文字。\n")
        let lines = try build(site).stdout.split(separator: "\n")
        #expect(
            lines.dropFirst().first
                == "另有 3 篇没有公开：Content/articles/b.md 还是草稿；Content/articles/c.md 到2026年7月1日才发布；Content/articles/d.md 已经过期"
        )
        let hidden = try JSONValue(parsing: build(site, "--format", "json").stdout)["hidden"].array
        #expect(hidden.map { $0["why"].string } == ["还是草稿", "到2026年7月1日才发布", "已经过期"])
    }
}

extension String {
    fileprivate var paddedToTwo: String { count < 2 ? "0" + self : self }

    @Test func `words that are struck out are found by the search, and their numbers are looked at`() throws {
        let site = try TemporaryFolder()
        try site.write("Content/site.yaml", "title: 示例\n")
        try site.write(
            "Content/articles/a.md",
            "---\ntitle: 更正\ndate: 2026-06-01\n---\n\n报名到~~旧教学楼~~新礼堂，找~~13912345678~~值班室。\n\n| 甲 |\n| --- |\n| ~~划掉的~~ |\n"
        )
        let build = try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        #expect(build.exitCode == 0)
        #expect(build.stderr.contains("这里像是手机号码"))
        for words in ["旧教学楼", "新礼堂", "划掉的"] {
            #expect(try Tool.run("search", words, in: site.url).stdout.contains("更正"), "\(words)")
        }
        #expect(try !site.read("Output/site/articles/index.html").contains("旧教学楼"))
    }

    @Test(arguments: [("---\ntitle: 虎门\nroom: history\n---\n文。\n", false), ("---\ntitle: 一封信\n---\n文。\n", true)])
    func `the hall lists what belongs to no room, and never says that it is empty`(exhibit: String, lists: Bool) throws
    {
        let site = try TemporaryFolder(["Content/exhibits/a.md": exhibit])
        #expect(try Tool.run("build", "--as-of", "2026-11-21", in: site.url).exitCode == 0)
        let hall = try site.read("Output/site/exhibits/index.html")
        #expect(hall.contains("href=\"a.html\""))
        #expect(hall.contains("hall-others") == lists)
        #expect(!hall.contains("这个栏目还没有文章"))
    }
}
