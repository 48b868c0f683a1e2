import Foundation
import TestSupport
import Testing

extension BrowserTests {
    /// A page that cites a law, and the first of its citations.
    private static let citing = "qa/zhudong-jiedu.html"
    /// One with several.
    private static let several = "qa/weichengnian-geli.html"
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

    /// What the box says, once it is the one of a citation; it stays while nothing else happens.
    private func box(of citation: String) throws {
        let owner = "document.querySelector('#cite-\(citation)').getAttribute('aria-describedby') === 'cite-box'"
        try browser.wait(until: "\(Self.shown) && \(owner)")
        try browser.evaluate("window.waited = false; setTimeout(function () { window.waited = true; }, 450)")
        try browser.wait(until: "window.waited")
        #expect(try browser.evaluate("\(Self.shown) && \(owner)") == true)
    }

    /// Gives the citations of a page that stand in one line, whose middle a finger and a mouse find, their numbers.
    private func numberCitations() throws {
        try browser.evaluate(
            """
            [].filter.call(document.querySelectorAll('a.cite'), function (a) { return a.getClientRects().length === 1; })
              .forEach(function (a, i, all) { a.id = 'cite-' + (i === all.length - 1 ? 'last' : i); })
            """)
    }

    @Test func `going from citation to citation by key, finger and mouse keeps the words of the last one in sight`()
        throws
    {
        try browser.resize(width: 1000, height: 600, touch: true)
        try visit(Self.several)
        try numberCitations()
        try tab(to: "#cite-0", atMost: 80)
        try box(of: "0")
        for citation in ["1", "2", "last"] {
            try tab(to: "#cite-\(citation)", atMost: 12)
            try box(of: citation)
        }
        // Far apart, so that the words of one do not lie on the other.
        for citation in ["0", "last", "0", "last"] {
            try browser.tap("#cite-\(citation)")
            try box(of: citation)
        }
        #expect(try location == Self.several)
        // A mouse, a while after the last touch.
        try browser.evaluate("window.rested = false; setTimeout(function () { window.rested = true; }, 1100)")
        try browser.wait(until: "window.rested")
        try browser.point(at: "h1")
        try browser.wait(until: "!(\(Self.shown))")
        for citation in ["0", "last"] {
            try browser.point(at: "#cite-\(citation)")
            try box(of: citation)
        }
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
