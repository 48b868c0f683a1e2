import Foundation
import TestSupport
import Testing

extension BrowserTests {
    private var shown: String? {
        get throws {
            try browser.evaluate(
                "[].filter.call(document.querySelectorAll('[data-scene]'), function (s) { return s.offsetHeight > 0; })"
                    + ".map(function (s) { return s.getAttribute('data-scene'); }).join(' ')"
            ).string
        }
    }

    @Test func `a story is played by keyboard, one scene at a time`() throws {
        try visit("scenarios/juhui-yaoqing.html")
        #expect(try shown == "start")
        try tab(to: "[data-scene=start] a[href='#excuse']")
        try browser.press(.enter)
        try browser.wait(until: "document.activeElement.id === 'excuse'")
        #expect(try shown == "excuse")
        #expect(try browser.evaluate("document.querySelector('.story-step').textContent") == "走到第 2 步")
        try tab(to: "a[href='#call-home']")
        try browser.press(.enter)
        try browser.wait(until: "document.activeElement.id === 'call-home'")
        try tab(to: "a[href='#ending-home']")
        try browser.press(.enter)
        try browser.wait(until: "document.activeElement.id === 'ending-home'")
        #expect(try shown == "ending-home")
        let help = try browser.evaluate("document.querySelector('[data-scene=ending-home] .story-help').innerText")
            .string
        for word in ["信任的大人", "12355", "12356", "110"] { #expect(help?.contains(word) == true, "\(word)") }
        try tab(to: "[data-story-back]")
        try browser.press(.enter)
        try browser.wait(until: "document.activeElement.id === 'call-home'")
        #expect(try shown == "call-home")
        try tab(to: "[data-story-restart]")
        try browser.press(.enter)
        try browser.wait(until: "document.activeElement.id === 'start'")
        #expect(try shown == "start")
        try expectQuiet(in: site.site, "the story")
    }

    @Test func `a link to a scene opens the story there`() throws {
        try visit("scenarios/juhui-yaoqing.html#stand-up")
        #expect(try shown == "stand-up")
    }

    @Test func `on paper every scene is a card that says where its choices lead`() throws {
        let page = try String(
            contentsOf: site.site.appending(path: "scenarios/juhui-yaoqing.html"), encoding: .utf8)
        #expect(page.matches(of: /<p class="story-card">第 \d+ 张<\/p>/).count == 13)
        #expect(page.contains("“不了，我不要。”</a><span class=\"card-to\">（转到第 2 张）</span>"))
    }

    @Test func `a word of the glossary is explained by keyboard, and Escape hides it`() throws {
        try visit("articles/shidu-shiwen.html")
        let isShown = "document.querySelector('.term .term-note').offsetHeight > 0"
        #expect(try browser.evaluate(isShown) == false)
        try tab(to: ".term > a", atMost: 80)
        #expect(try browser.evaluate(isShown) == true)
        try browser.press(.escape)
        #expect(try browser.evaluate(isShown) == false)
    }
}
