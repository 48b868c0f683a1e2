import Foundation
import TestSupport
import Testing

extension BrowserTests {
    @Test func `every page opens quietly, stays in the folder and has one heading`() throws {
        let pages = try site.pages
        #expect(pages.contains("index.html"))
        for page in pages {
            try visit(page)
            // A pack has a head of its own above its main part.
            let heading = page.hasPrefix("packs/") && page != "packs/index.html" ? "h1" : "main h1"
            #expect(try browser.evaluate("document.querySelectorAll('\(heading)').length") == 1, "\(page)")
            #expect(try browser.evaluate("document.title.length > 0") == true, "\(page)")
        }
    }

    /// `SCREENSHOTS=folder` keeps a picture of each page at each width, for people to look at.
    @Test(arguments: [390, 820, 1440])
    func `pages fit the window`(width: Int) throws {
        let kept = ProcessInfo.processInfo.environment["SCREENSHOTS"].map { URL(filePath: $0) }
        for page in try pagesOfEachKind() {
            try browser.resize(width: width, height: 900, touch: width < 600)
            try visit(page)
            let overflow = try browser.evaluate("document.documentElement.scrollWidth - window.innerWidth").number ?? 0
            #expect(overflow <= 0, "\(page) is \(overflow) px wider than a window of \(width) px")
            guard let kept else { continue }
            let name = page.replacing("/", with: "-").replacing(".html", with: "-\(width).png")
            try browser.screenshot(to: kept.appending(path: name))
        }
    }

    @Test func `the address of an article opens the statute at the article`() throws {
        try visit("laws/jindufa/index.html#a59")
        #expect(try browser.evaluate("document.getElementById('a59') !== null") == true)
        let top = try browser.evaluate("document.getElementById('a59').getBoundingClientRect().top").number ?? -1
        #expect((0..<900).contains(top), "the article stands at \(top) px")
    }

    @Test func `a citation in a page leads to the article`() throws {
        try visit("qa/xidu-weifa.html")
        let link = "main a[href*='laws/'][href*='a']"
        let target = try #require(try browser.evaluate("document.querySelector(\"\(link)\").href").string)
        try browser.click(link)
        try browser.wait(until: "location.href === \(Chromium.quoted(target))")
        try expectQuiet(in: site.site, target)
        #expect(try location.hasPrefix("laws/"))
        #expect(try browser.evaluate("!location.hash || !!document.getElementById(location.hash.slice(1))") == true)
    }

    @Test func `the skip link is the first stop of the keyboard and leads to the text`() throws {
        try visit("index.html")
        try browser.press(.tab)
        #expect(try browser.evaluate("document.activeElement.getAttribute('href')") == "#main")
        try browser.press(.enter)
        #expect(try location == "index.html#main")
    }

    /// Of every folder its index and the first of its other pages.
    private func pagesOfEachKind() throws -> [String] {
        var seen: Set<String> = []
        return try site.pages.filter { page in
            let parts = page.split(separator: "/")
            let kind = parts.last == "index.html" ? "index" : "page"
            return seen.insert(parts.dropLast().joined(separator: "/") + " " + kind).inserted
        }
    }
}
