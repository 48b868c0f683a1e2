import DataFiles
import Diagnostics
import Testing

@testable import Site

struct PageListsTests {
    @Test func `a column is cut into pages of twenty`() {
        var site = SiteSample()
        for number in 1...45 { site.add("articles/a\(number).md", "title: 第\(number)篇") }
        let routes = site.routes().filter { $0.hasPrefix("articles/") && !$0.hasPrefix("articles/a") }
        #expect(routes == ["articles/index.html", "articles/page-2.html", "articles/page-3.html"])
        #expect(Pagination.range(3, of: 45) == 40..<45)
    }

    @Test func `pages are sorted into every taxonomy`() {
        var site = SiteSample()
        site.configuration.regions.add(code: "632522", name: "同德县")
        site.add("articles/a.md", "title: 甲\ntags: [识毒]\nstage: [高中]\naudience: [教师, 家长]\nregion: 同德县")
        site.add("articles/b.md", "title: 乙\ntags: [拒绝, 识毒]\nstage: [小低]\nimplements: [HOURS, 教学计划]")
        let (library, findings) = site.resolve()
        #expect(findings.map(\.summary) == [])
        let lists = library.shelves.flatMap { shelf in
            shelf.terms.map { term in
                "\(term.route()) \(term.name): " + term.pages.map { library.pages[$0].title }.joined(separator: " ")
            }
        }
        #expect(
            lists == [
                "tags/shi-du.html 识毒: 甲 乙", "tags/ju-jue.html 拒绝: 乙", "stage/xiao-di.html 小低: 乙",
                "stage/gao-zhong.html 高中: 甲", "audience/jia-zhang.html 家长: 甲", "audience/jiao-shi.html 教师: 甲",
                "implements/plan.html 教学计划: 乙", "implements/hours.html 课时: 乙", "region/632522.html 同德县: 甲",
            ])
        #expect(library.shelves[0].ofPage == [[0], [1, 0]])
    }

    @Test func `two tags that sound the same keep their addresses apart`() {
        var site = SiteSample()
        site.add("articles/a.md", "title: 甲\ntags: [识毒, 拾毒]")
        let (library, findings) = site.resolve()
        #expect(findings.map(\.code) == [.tagsAlike])
        let routes = library.terms(.tags).map(\.slug)
        // Neither has the plain one, which was the other's as long as that stood alone.
        #expect(routes.allSatisfy { $0.hasPrefix("shi-du-") } && Set(routes).count == 2)
        // The address of the second does not depend on how many others there are.
        site.add("articles/b.md", "title: 乙\ntags: [识毒, 拾毒, 其他]")
        #expect(Set(site.resolve().library.terms(.tags).map(\.slug)) == Set(routes + ["qi-ta"]))
    }

    @Test func `weight comes before date and date before path`() {
        var site = SiteSample()
        site.add("a/old.md", "title: 旧\ndate: 2025-01-01")
        site.add("a/new.md", "title: 新\ndate: 2026-01-01")
        site.add("a/none.md", "title: 无")
        site.add("a/last.md", "title: 末\ndate: 2026-06-01\nweight: 9")
        site.add("a/first.md", "title: 首\nweight: -1")
        let library = site.resolve().library
        #expect(library.columns[0].pages.map { library.pages[$0].title } == ["首", "新", "旧", "无", "末"])
    }

    @Test(arguments: [
        ("draft: true", "2026-06-26", false, "还是草稿"), ("draft: true", "2026-06-26", true, nil),
        ("publish: 2026-06-27", "2026-06-26", false, "到2026年6月27日才发布"),
        ("publish: 2026-06-27", "2026-06-27", false, nil),
        ("expire: 2026-06-25", "2026-06-26", false, "已经过期"), ("expire: 2026-06-26", "2026-06-26", false, nil),
    ])
    func `a page is there only on its days, and links to it know`(
        front: String, day: String, drafts: Bool, why: String?
    ) {
        var site = SiteSample()
        site.edition = Edition(asOf: SiteSample.day(day), drafts: drafts)
        site.add("a/a.md", "title: 甲\n\(front)")
        site.add("a/b.md", "title: 乙", "[甲](a.md)\n")
        let findings = site.resolve().findings
        #expect(findings.map(\.summary) == (why.map { ["链接的页面\($0)，读者打不开：Content/a/a.md"] } ?? []))
        #expect(site.routes().contains("a/a.html") == (why == nil))
    }

    @Test func `a column opens with its index file, and links may point at it`() {
        var site = SiteSample()
        site.add("a/index.md", "title: 知识\nsummary: 总的话", "先看[甲](a.md#yi)。\n\n## 二 {#er}\n")
        site.add("a/a.md", "title: 甲", "回到[栏目](index.md#er)。\n\n## 一 {#yi}\n")
        site.add("b/index.md", "title: 空栏目", "[栏目](../a/index.md)还没有文章。\n")
        let (library, findings) = site.resolve()
        #expect(findings.map(\.summary) == [])
        #expect(library.columns.map(\.title) == ["知识", "空栏目"])
        #expect(library.introductions["a"]?.summary == "总的话")
        #expect(library.pages.map(\.title) == ["甲"])
    }

    @Test func `a former address leads to the page, unless it is taken`() {
        var site = SiteSample()
        site.add("a/new.md", "title: 新\naliases: [old.md, b.md]")
        site.add("a/b.md", "title: 乙", "[旧](old.md)\n")
        let (library, findings) = site.resolve()
        #expect(findings.map(\.explanation) == [["那个页面已经改名，现在是：Content/a/new.md"]])
        let plan = Plan(library, themeAssets: [], hasCoverage: false)
        #expect(plan.outputs.contains { $0.route.path == "a/old.html" })
        #expect(plan.collisions.map(\.lost.route.path) == ["a/b.html"])
    }

    @Test func `two files for one address are one finding`() {
        var site = SiteSample()
        site.add("a/识毒.md", "title: 甲")
        site.add("a/shi-du.md", "title: 乙")
        #expect(site.resolve().findings.map(\.code) == [.routeCollision])
    }

    @Test func `a site on the web has a sitemap and a feed`() {
        var site = SiteSample()
        site.add("a/a.md", "title: 甲")
        let plain = Set(site.routes())
        site.configuration.baseURL = BaseURL("https://x.gov.cn/")
        #expect(Set(site.routes()).subtracting(plain) == ["sitemap.xml", "feed.xml"])
        #expect(Sitemap.parts(50_000) == 1)
        #expect(Sitemap.parts(50_001) == 2)
    }
}
