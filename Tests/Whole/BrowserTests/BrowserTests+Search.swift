import Foundation
import TestSupport
import Testing

extension BrowserTests {
    @Test func `search by keyboard: type, Down, Enter`() throws {
        try visit("index.html")
        #expect(browser.requests.filter { $0.contains("/search/") } == [], "nothing is loaded before the box has focus")
        try tab(to: "#search-box")
        try browser.type("戒毒")
        try browser.wait(until: "document.querySelectorAll('.search-hit').length > 0")
        #expect(browser.requests.filter { $0.contains("/search/") }.count == 1)
        let first = try #require(try browser.evaluate("document.querySelector('.search-hit a').href").string)
        try browser.press(.down)
        #expect(try browser.evaluate("document.activeElement.href") == .string(first))
        try browser.press(.enter)
        try browser.wait(until: "location.href === \(Chromium.quoted(first))")
        try expectQuiet(in: site.site, first)
    }

    @Test func `letters of an input method are not searched before they are characters`() throws {
        try visit("index.html")
        try browser.evaluate("document.getElementById('search-box').focus()")
        try browser.compose("jie")
        try browser.settle(milliseconds: 300)
        #expect(try browser.evaluate("document.querySelectorAll('.search-hit').length") == 0)
        try browser.type("戒毒")
        try browser.wait(until: "document.querySelectorAll('.search-hit').length > 0")
    }

    @Test(arguments: [
        "戒毒", "学校", "第五十九条", "毒", "ＨＵＭＥＮ", "戒毒 学校", "没有这样的字句", "6.3", "禁毒，教育", "《禁毒法》第二条", "2008-06-01", "、",
        "12355/12356", "学校（老师）·家长",
    ])
    func `the page finds what humen search finds, in the same order`(query: String) throws {
        let told = try site.search(query)
        try visit("index.html")
        try browser.evaluate("document.getElementById('search-box').focus()")
        try browser.type(query)
        try browser.wait(until: "!document.querySelector('.search-panel').hidden")
        try browser.wait(until: "window.humenSearch && document.querySelector('.search-status').textContent")
        try browser.settle(milliseconds: 300)
        let all = told["hits"].array.compactMap { $0["path"].string }
        #expect(try shown == all.prefix(20).map(\.self))
        for _ in 0..<(all.count / 20)
        where try browser.evaluate("!document.querySelector('.search-more').hidden").bool == true {
            try browser.click(".search-more")
        }
        #expect(try shown == all)
        #expect(try browser.evaluate("document.querySelector('.search-more').hidden").bool == true)
    }

    /// The addresses of the hits on the page.
    private var shown: [String] {
        get throws {
            try browser.evaluate(
                "Array.prototype.map.call(document.querySelectorAll('.search-hit a'), function (a) { return a.getAttribute('href'); })"
            ).array.compactMap(\.string)
        }
    }
}
