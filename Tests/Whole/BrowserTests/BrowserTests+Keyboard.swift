import Foundation
import TestSupport
import Testing

extension BrowserTests {
    /// Everything that a reader can act on and see, as `1`, `2` … in `data-stop`.
    private static let countStops = """
        (function () {
          var stops = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
          var count = 0;
          Array.prototype.forEach.call(stops, function (stop) {
            var box = stop.getBoundingClientRect();
            if (stop.disabled || !box.width || !stop.checkVisibility({checkVisibilityCSS: true})) { return; }
            count += 1;
            stop.setAttribute('data-stop', count);
          });
          return count;
        })()
        """

    /// The stop that has the focus and whether a line is drawn around it.
    private static let here = """
        (function () {
          var stop = document.activeElement;
          var style = getComputedStyle(stop);
          return [stop.getAttribute('data-stop'), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
        })()
        """

    @Test(arguments: ["civic", "campus"], [390, 1440])
    func `Tab reaches every link and button, and each shows that it has the focus`(theme: String, width: Int) throws {
        let site = try Self.site(theme)
        try browser.resize(width: width, height: 900)
        for (kind, page) in try site.templates {
            try browser.open(site.page(page))
            let count = Int(try browser.evaluate(Self.countStops).number ?? 0)
            var reached: Set<String> = []
            var hidden: [String] = []
            // On the page of a law every article that gets the focus offers one more button.
            for _ in 0..<count * 2 + 4 where reached.count < count {
                try browser.press(.tab)
                let here = try browser.evaluate(Self.here)
                guard let stop = here[0].string else { continue }
                reached.insert(stop)
                if here[1].bool != true { hidden.append(stop) }
            }
            #expect(count > 10 && reached.count == count, "\(theme) \(kind) \(page): \(reached.count) of \(count)")
            #expect(hidden == [], "\(theme) \(kind) \(page): no line around these stops")
        }
    }

    @Test func `the menu opens and closes by keyboard and gives the focus back`() throws {
        try browser.resize(width: 390, height: 844)
        try visit("index.html")
        let isOpen = "getComputedStyle(document.getElementById('site-nav')).display !== 'none'"
        #expect(try browser.evaluate(isOpen) == false)
        try tab(to: "[data-action=menu]")
        try browser.press(.enter)
        #expect(try browser.evaluate(isOpen) == true)
        #expect(try browser.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true")
        try tab(to: "#site-nav a")
        try browser.press(.escape)
        #expect(try browser.evaluate(isOpen) == false)
        #expect(try browser.evaluate("document.activeElement.getAttribute('data-action')") == "menu")
    }

    @Test(arguments: ["large", "contrast", "dark"])
    func `a switch holds on the next page and can be taken back`(name: String) throws {
        try visit("index.html")
        try browser.evaluate("localStorage.clear()")
        try visit("index.html")
        let isOn = "document.documentElement.classList.contains('\(name)')"
        #expect(try browser.evaluate(isOn) == false)
        try tab(to: "[data-switch=\(name)]")
        try browser.press(.space)
        #expect(try browser.evaluate(isOn) == true)
        try visit("laws/index.html")
        #expect(try browser.evaluate(isOn) == true)
        #expect(
            try browser.evaluate("document.querySelector('[data-switch=\(name)]').getAttribute('aria-pressed')")
                == "true")
        try browser.evaluate("document.querySelector('[data-switch=\(name)]').click()")
        #expect(try browser.evaluate(isOn) == false)
    }

    @Test func `dark follows the system until the reader chooses`() throws {
        try visit("index.html")
        try browser.evaluate("localStorage.clear()")
        try browser.emulate(["prefers-color-scheme": "dark"])
        defer { try? browser.emulate() }
        let isDark = "document.documentElement.classList.contains('dark')"
        try visit("index.html")
        #expect(try browser.evaluate(isDark) == true)
        try browser.evaluate("document.querySelector('[data-switch=dark]').click()")
        try visit("index.html")
        #expect(try browser.evaluate(isDark) == false)
        try browser.evaluate("localStorage.clear()")
    }
}
