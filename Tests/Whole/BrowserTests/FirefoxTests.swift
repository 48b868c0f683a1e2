import Foundation
import TestSupport
import Testing

/// The same site in the other browser that people have.
@Suite(.enabled(if: Firefox.isInstalled && BuiltSite.program != nil, "firefox-esr is not installed"))
struct FirefoxTests {
    @Test func `home, an article, a law and the search work in Firefox without an error`() throws {
        let site = try BuiltSite()
        let firefox = try Firefox()
        let article = try #require(try site.templates.first { $0.kind == "page" }?.page)
        for page in ["index.html", article, "laws/jindufa/index.html#a59"] {
            try firefox.open(site.page(page))
            #expect(try firefox.evaluate("document.querySelectorAll('main h1').length") == 1, "\(page)")
        }
        let top = try firefox.evaluate("document.getElementById('a59').getBoundingClientRect().top").number ?? -1
        #expect((0..<900).contains(top))
        try firefox.evaluate("document.querySelector('[data-switch=dark]').click()")
        try firefox.open(site.page(article))
        try firefox.evaluate("document.getElementById('search-box').focus()")
        try firefox.type("戒毒")
        try firefox.wait(until: "document.querySelectorAll('.search-hit').length > 0")
        let told = try site.search("戒毒")["hits"][0]["path"].string
        #expect(
            try firefox.evaluate("document.querySelector('.search-hit a').getAttribute('href')").string?.hasSuffix(
                told ?? "?") == true)
        #expect(try firefox.complaints() == [])
    }
}
