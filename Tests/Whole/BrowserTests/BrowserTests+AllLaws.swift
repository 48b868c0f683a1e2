import Foundation
import TestSupport
import Testing

extension BrowserTests {
    nonisolated private static let lawFolders = ["data/laws-lawrefbook", "data/laws-justlaws"]
    nonisolated static var hasLaws: Bool { lawFolders.allSatisfy(SharedFolder.has) }
    private static let sharedLaws = Result { try BuiltSite(laws: lawFolders) }

    /// Pages of every kind that a law has, the longest law first.
    private static func walk(_ site: BuiltSite) throws -> [String] {
        let pages = try site.pages
        let laws = pages.filter { $0.hasPrefix("laws/") && $0.hasSuffix("/index.html") }
        let first = ["laws/min-fa-dian/index.html", "laws/zhi-an-guan-li-chu-fa-fa/index.html"]
        let changes = pages.filter { $0.contains("/changes-") }.prefix(2)
        let articles = ["laws/jindufa/a62.html", "laws/min-fa-dian/a1260.html", "laws/xing-fa/a347.html"]
        return Array((first + changes + articles + laws.filter { !first.contains($0) }).prefix(24))
    }

    @Test(.enabled(if: hasLaws, "../shared/data is not here"))
    func `a site of all public laws and the content opens page by page without a complaint`() throws {
        let site = try Self.sharedLaws.get()
        let pages = try Self.walk(site)
        #expect(pages.count > 20)
        for page in pages {
            try browser.open(site.page(page))
            try expectQuiet(in: site.site, page)
            #expect(try browser.evaluate("document.querySelector('h1').textContent.length > 0") == true, "\(page)")
            let fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            #expect(try browser.evaluate(fits) == true, "\(page)")
        }
    }

    @Test(.enabled(if: hasLaws, "../shared/data is not here"))
    func `a law of 1260 articles is there at once, and its own citations show their words`() throws {
        let site = try Self.sharedLaws.get()
        try browser.open(site.page("laws/min-fa-dian/index.html"))
        try expectQuiet(in: site.site, "min-fa-dian")
        #expect(try browser.evaluate("document.querySelectorAll('.law-article').length") == 1260)
        let loaded = "performance.timing.loadEventEnd - performance.timing.navigationStart"
        let time = try #require(try browser.evaluate(loaded).number)
        // Under a second on a computer at rest (Benchmarks/law.py); here others may be at work.
        #expect(time < 5000)
        for article in ["a1260", "a600", "a33"] {
            try browser.evaluate("location.hash = '#\(article)'")
            let top = "document.getElementById('\(article)').getBoundingClientRect().top"
            try browser.wait(until: "\(top) > -5 && \(top) < window.innerHeight - 50")
        }
        let link = ".law-text a.cite[href^='#']"
        try browser.evaluate("document.querySelector(\"\(link)\").onmouseover()")
        try browser.wait(until: "!!document.querySelector('.cite-box:not([hidden])')")
        let label = try #require(try browser.text(".cite-box .basis-label"))
        #expect(label.hasPrefix("《中华人民共和国民法典》第"))
        #expect((try browser.text(".cite-box .basis-text") ?? "").count > 5)
    }
}
