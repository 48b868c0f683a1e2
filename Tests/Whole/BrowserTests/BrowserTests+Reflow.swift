import TestSupport
import Testing

extension BrowserTests {
    /// What is wrong with the order of the headings seen, and the ids that stand twice.
    private static let outline = """
        (function () {
          var wrong = [], last = 0, ids = {};
          Array.prototype.forEach.call(document.querySelectorAll('h1, h2, h3, h4, h5, h6'), function (heading) {
            if (heading.offsetParent === null) { return; }
            var level = Number(heading.tagName.charAt(1));
            if (level > last + 1) { wrong.push(last + ' to ' + level + ': ' + heading.textContent); }
            last = level;
          });
          Array.prototype.forEach.call(document.querySelectorAll('[id]'), function (element) {
            if (ids[element.id]) { wrong.push('twice: ' + element.id); }
            ids[element.id] = true;
          });
          return wrong;
        })()
        """

    /// A window of 1280 px at 400 % is one of 320 px (WCAG 1.4.10), one of 1440 px at 200 % is one of 720 px (1.4.4).
    @Test(arguments: ["civic", "campus"], [320, 720])
    func `enlarged twice and four times, nothing is cut off`(theme: String, width: Int) throws {
        let site = try Self.site(theme)
        try browser.resize(width: width, height: 512)
        for (kind, page) in try site.templates {
            try browser.open(site.page(page))
            for large in [false, true] {
                try browser.evaluate("document.documentElement.classList.toggle('large', \(large))")
                let overflow = try browser.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                #expect(overflow.number ?? 1 <= 0, "\(theme) \(kind) \(page) at \(width) px, large letters: \(large)")
            }
        }
    }

    @Test(arguments: ["civic", "campus"])
    func `headings go down one step at a time, and no id stands twice`(theme: String) throws {
        let site = try Self.site(theme)
        for (_, page) in try site.templates {
            try browser.open(site.page(page))
            #expect(try browser.evaluate(Self.outline).array.compactMap(\.string) == [], "\(theme) \(page)")
        }
    }

    /// How far the hint in the search box goes beyond it, in pixels.
    private static let hint = """
        (function () {
          var box = document.getElementById('search-box'), look = getComputedStyle(box);
          var pen = document.createElement('canvas').getContext('2d');
          pen.font = look.fontWeight + ' ' + look.fontSize + ' ' + look.fontFamily;
          return pen.measureText(box.placeholder).width
            - (box.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight));
        })()
        """

    @Test(arguments: ["civic", "campus"], [320, 390, 768, 820, 1440])
    func `the hint in the search box is seen whole, in large letters as well`(theme: String, width: Int) throws {
        let site = try Self.site(theme)
        try browser.resize(width: width, height: 844)
        try browser.open(site.page("index.html"))
        for large in [false, true] {
            try browser.evaluate("document.documentElement.classList.toggle('large', \(large))")
            #expect(
                try browser.evaluate(Self.hint).number ?? 1 <= 0, "\(theme) at \(width) px, large letters: \(large)")
        }
    }
}
