import Testing

@testable import Site

struct RelatedPagesTests {
    private func titles(_ site: SiteSample, of title: String) -> [String] {
        let library = site.resolve().library
        guard let page = library.pages.firstIndex(where: { $0.title == title }) else { return [] }
        return library.related.related(to: page).map { library.pages[$0].title }
    }

    @Test func `rare tags and 五落实 weigh more than audience, and that more than a common tag`() {
        var site = SiteSample()
        site.add("a/0.md", "title: 本页\ntags: [常见, 少见]\nimplements: [HOURS]\naudience: [教师]")
        site.add("a/1.md", "title: 少见\ntags: [常见, 少见]")
        site.add("a/2.md", "title: 课时\ntags: [常见]\nimplements: [HOURS]")
        site.add("a/3.md", "title: 教师\ntags: [常见]\naudience: [教师]")
        site.add("a/4.md", "title: 常见\ntags: [常见]")
        site.add("a/5.md", "title: 无关\ntags: [别的]\naudience: [教师]")
        #expect(titles(site, of: "本页") == ["少见", "课时", "教师", "常见"])
        #expect(titles(site, of: "无关") == [])
    }

    @Test func `no page has more than five, nor itself`() {
        var site = SiteSample()
        for number in 10..<60 { site.add("a/\(number).md", "title: 第\(number)篇\ntags: [同]") }
        let related = titles(site, of: "第30篇")
        #expect(related.count == 5)
        #expect(!related.contains("第30篇"))
    }

    @Test func `the order of the files does not matter`() {
        var site = SiteSample()
        for number in 10..<40 {
            site.add("a/\(number).md", "title: 第\(number)篇\ntags: [甲\(number % 3), 乙\(number % 4)]")
        }
        let first = titles(site, of: "第20篇")
        site.files.reverse()
        #expect(titles(site, of: "第20篇") == first)
    }
}
