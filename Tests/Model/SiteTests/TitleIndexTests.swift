import Testing

@testable import Site

struct TitleIndexTests {
    @Test func `titles stand under the letter of their pinyin`() {
        var site = SiteSample()
        let titles = ["禁毒法", "《戒毒条例》解读", "重新开始", "重点人群", "长江边", "校长的话", "A4 展板", "110 怎么打", "今天", "……"]
        for (number, title) in titles.enumerated() { site.add("a/\(number).md", "title: \"\(title)\"") }
        let index = site.resolve().library.titles
        let lines = index.letters.map { "\($0.name) " + $0.entries.map(\.title).joined(separator: " ") }
        #expect(
            lines == [
                "A A4 展板", "C 长江边 重新开始", "J 《戒毒条例》解读 禁毒法 今天", "X 校长的话", "Z 重点人群", "# …… 110 怎么打",
            ])
        #expect(index.isOnePage)
    }

    @Test func `a long index has a page for every letter, cut where it is too long`() {
        var site = SiteSample()
        for number in 0..<700 { site.add("a/\(number).md", "title: 识毒\(number)") }
        site.add("a/b.md", "title: 拒绝")
        let routes = site.routes().filter { $0.hasPrefix("all/") }
        #expect(routes == ["all/index.html", "all/j.html", "all/s-page-2.html", "all/s.html"])
    }
}
