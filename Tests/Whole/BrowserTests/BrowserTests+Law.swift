import Foundation
import TestSupport
import Testing

extension BrowserTests {
    /// A page that cites a law, and the first of its citations.
    private static let citing = "qa/zhudong-jiedu.html"
    private static let shown = "!!document.querySelector('.cite-box:not([hidden])')"

    @Test func `a citation shows the cited words on focus, hides them on Escape and leads on`() throws {
        try browser.resize(width: 1000, height: 900)
        try visit(Self.citing)
        let label = try #require(try browser.text(".basis .basis-label a"))
        try tab(to: "a.cite", atMost: 80)
        try browser.wait(until: Self.shown)
        let box = try #require(try browser.text(".cite-box"))
        #expect(box.contains(label))
        #expect(box.contains("要点（非法律原文）"))
        #expect(try browser.evaluate("document.activeElement.getAttribute('aria-describedby')") == "cite-box")
        try browser.press(.escape)
        try browser.wait(until: "!(\(Self.shown))")
    }

    @Test func `the first tap on a citation shows the cited words and stays on the page`() throws {
        try browser.resize(width: 390, height: 800, touch: true)
        try visit(Self.citing)
        try browser.evaluate("document.querySelector('a.cite').scrollIntoView({block: 'center'})")
        try browser.tap("a.cite")
        try browser.wait(until: Self.shown)
        #expect(try location == Self.citing)
        let right = "document.querySelector('.cite-box').getBoundingClientRect().right <= window.innerWidth"
        #expect(try browser.evaluate(right) == true)
        try browser.resize(width: 1000, height: 900)
    }

    @Test func `an article has a page with its words, its neighbours and a button that copies the citation`() throws {
        try visit("laws/jindufa/a59.html")
        #expect(try browser.text("h1") == "第五十九条")
        #expect(try browser.evaluate("!!document.getElementById('a59.k1.x3')") == true)
        #expect(try browser.text("a[rel=prev] .neighbour-title") == "第五十八条")
        #expect(try browser.text("a[rel=next] .neighbour-title") == "第六十条")
        let button = "button[data-copy]"
        #expect(
            try browser.evaluate("document.querySelector('\(button)').getAttribute('data-copy')")
                == "《中华人民共和国禁毒法》第五十九条")
        try browser.evaluate("document.querySelector('\(button)').focus()")
        try browser.press(.enter)
        try browser.wait(until: "document.querySelector('\(button)').textContent === '已复制'")
    }

    @Test func `on the page of a law the article that has the focus offers its citation`() throws {
        try visit("laws/jindufa/index.html")
        try browser.evaluate("document.querySelector('#a29 .law-label a').focus()")
        try browser.wait(until: "!!document.querySelector('#a29 button[data-copy]')")
        #expect(
            try browser.evaluate("document.querySelector('#a29 button[data-copy]').getAttribute('data-copy')")
                == "《中华人民共和国禁毒法》第二十九条")
    }
}
