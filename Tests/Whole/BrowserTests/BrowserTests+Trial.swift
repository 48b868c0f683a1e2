import Foundation
import TestSupport
import Testing

/// Content that is hard to set, and the pages that no template of the site shows.
extension BrowserTests {
    @Test(arguments: ["civic", "campus"], [390, 820])
    func `words of sixty letters do not widen a page`(theme: String, width: Int) throws {
        let site = try Self.trial(theme)
        try browser.resize(width: width, height: 900)
        for page in try site.pages where try site.text(page).contains(TrialContent.word) {
            try browser.open(site.page(page))
            for large in [false, true] {
                try browser.evaluate("document.documentElement.classList.toggle('large', \(large))")
                let overflow = try browser.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                #expect(overflow.number ?? 1 <= 0, "\(theme) \(page) at \(width) px, large letters: \(large)")
            }
        }
    }

    /// Which tables can be reached by keyboard, in the order of the page.
    private var reachable: [Bool] {
        get throws {
            try browser.evaluate(
                "Array.prototype.map.call(document.querySelectorAll('.table-scroll'), function (box) { return box.tabIndex === 0; })"
            ).array.map { $0.bool == true }
        }
    }

    @Test func `a table that begins to scroll can be reached by keyboard at once`() throws {
        let site = try Self.trial("civic")
        try browser.resize(width: 1000, height: 900)
        try browser.open(site.page("articles/trial.html"))
        #expect(try reachable == [false, true])
        try browser.resize(width: 390, height: 900)
        try browser.settle(milliseconds: 200)
        #expect(try reachable == [true, true])
        try browser.resize(width: 1000, height: 900)
        try browser.settle(milliseconds: 200)
        #expect(try reachable == [false, true])
        // As wide as the table now needs, and not a pixel for larger letters.
        try browser.evaluate(
            "var box = document.querySelector('.table-scroll'); box.style.width = 'max-content'; "
                + "box.style.width = box.offsetWidth + 'px'; window.dispatchEvent(new Event('resize'))")
        #expect(try reachable == [false, true])
        try browser.evaluate("document.querySelector('[data-switch=large]').click()")
        #expect(try reachable == [true, true])
        try browser.evaluate("document.querySelector('[data-switch=large]').click()")
        #expect(try reachable == [false, true])
    }

    @Test func `all campaigns of a day stand on the home page, what ends first before the rest`() throws {
        try browser.open(Self.trial("civic").page("index.html"))
        #expect(try browser.evaluate("document.querySelector('.campaign h2').textContent") == "国际禁毒日")
        let others = try browser.evaluate(
            "Array.prototype.map.call(document.querySelectorAll('.campaign-others li'), function (e) { return e.textContent; })"
        )
        #expect(
            others.array.compactMap(\.string) == ["\(TrialContent.word) 6月20日—6月28日", "全民禁毒宣传月 6月1日—6月30日"])
        #expect(try browser.evaluate("document.querySelector('.campaign-others a').textContent") == "全民禁毒宣传月")
    }

    @Test(
        .enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)), arguments: ["civic", "campus"], Reading.allCases)
    func `axe finds nothing where pages are hard to set, nor in what is found by search`(
        theme: String, reading: Reading
    )
        throws
    {
        let axe = try Axe()
        let site = try Self.trial(theme)
        try keep(reading, in: site)
        defer { try? keep(.light, in: site) }
        let changes = try site.pages.filter { try site.text($0).contains("lawchanges") }
        #expect(changes.count == 1)
        for page in ["articles/trial.html", "laws/trial/index.html", "index.html"] + changes {
            try browser.open(site.page(page))
            try expectNothing(axe, "\(theme) \(reading) \(page)")
        }
        try browser.evaluate("document.getElementById('search-box').focus()")
        try browser.type("戒毒")
        try browser.wait(until: "document.querySelectorAll('.search-hit').length > 0")
        try expectNothing(axe, "\(theme) \(reading), hits")
    }

    @Test(.enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)), arguments: ["civic", "campus"])
    func `axe finds nothing on the page of an old address, which leads on`(theme: String) throws {
        let axe = try Axe()
        let site = try Self.trial(theme)
        let old = try #require(try site.pages.first { try site.text($0).contains("id=\"target\"") })
        try browser.open(site.page(old))
        try browser.wait(until: "document.body && document.body.className !== '' && document.readyState === 'complete'")
        #expect(try browser.evaluate("location.pathname").string?.hasSuffix("articles/trial.html") == true)
        // The same page without what leads on, so that it stays.
        let still = try site.text(old)
            .replacing(/<meta http-equiv="refresh"[^>]*>/, with: "")
            .replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
        let file = site.file("still.html")
        try still.write(to: file, atomically: true, encoding: .utf8)
        try browser.open(file)
        #expect(try browser.evaluate("document.getElementById('target').href").string?.hasSuffix("trial.html") == true)
        try expectNothing(axe, "\(theme) \(old)")
    }

    @Test(.enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)))
    func `axe finds nothing on papers, keys, errata, booklets and reports`() throws {
        let axe = try Axe()
        let site = try BuiltSite()
        let bank = site.file("Content/banks/fangdu-chuzhong.quiz.md")
        try site.humen(
            "quiz", "paper", site.file("Content/papers/fangdu-chuzhong.yaml").path, "--variants", "A,B", "--site",
            site.file("").path)
        try String(contentsOf: bank, encoding: .utf8).replacing("D. 2011年6月26日", with: "D. 2011年6月1日")
            .write(to: bank, atomically: true, encoding: .utf8)
        try site.humen("quiz", "where", "fd-cz-001", "--errata", "--site", site.file("").path)
        try site.humen("print", "--section", "qa", "--site", site.file("").path)
        let ledger = site.file("demo.db").path
        try site.humen("coverage", "demo", "--ledger", ledger, "--as-of", "2026-11-20")
        try site.humen(
            "coverage", "report", "--ledger", ledger, "--as-of", "2026-11-20", "--site", site.file("").path)
        let pages = try (site.files("Output/print") + site.files("Output/reports")).filter { $0.hasSuffix(".html") }
        #expect(pages.count >= 10, "\(pages)")
        for page in pages {
            try browser.open(site.file(page))
            try expectNothing(axe, page)
        }
        print("axe: \(pages.joined(separator: ", "))")
    }

    @Test(arguments: [
        ("2026-06-26", "正在开展 国际禁毒日 同时开展 全民禁毒宣传月", "国际禁毒日"),
        ("2027-06-26", "正在开展 国际禁毒日 同时开展 全民禁毒宣传月", "国际禁毒日"),
        ("2026-06-25", "正在开展 全民禁毒宣传月", ""), ("2026-12-20", "即将到来 春季开学禁毒教育", ""),
        ("2026-08-20", "即将到来 秋季开学禁毒教育", ""), ("2026-12-04", "正在开展 国家宪法日", ""),
        ("2027-06-03", "正在开展 虎门销烟纪念日 同时开展 全民禁毒宣传月", ""), ("2029-01-01", "", ""),
    ])
    func `what is on is told by the clock of the reader, however old the folder is`(
        day: String, announced: String, flagged: String
    ) throws {
        let site = try BuiltSite()
        let clock = """
            <script>(function () { var Real = Date; var now = new Real("\(day)T09:00:00").getTime();
            Date = function () { return new Real(now); }; Date.UTC = Real.UTC; Date.now = function () { return now; }; })();</script>
            """
        for page in ["index.html", "calendar.html"] {
            let text = try site.text(page).replacing("<head>", with: "<head>" + clock)
            try text.write(to: site.page(page), atomically: true, encoding: .utf8)
        }
        try browser.open(site.page("index.html"))
        let shown = try browser.evaluate(
            """
            Array.prototype.map.call(document.querySelectorAll('.campaign:not([hidden])'), function (box) {
              return Array.prototype.map.call(box.querySelectorAll('.campaign-now, h2, h3, li a'), function (part) {
                return part.textContent; }).join(' '); }).join()
            """)
        #expect(shown.string == announced, "\(day)")
        try browser.open(site.page("calendar.html"))
        let flags = try browser.evaluate(
            """
            Array.prototype.map.call(document.querySelectorAll('.flag:not([hidden])'), function (flag) {
              return flag.parentNode.parentNode.querySelector('.event-title').textContent; }).join()
            """)
        #expect(
            flagged.isEmpty ? flags.string?.contains("禁毒日") == false : flags.string?.contains(flagged) == true,
            "\(flags)")
        let days = try browser.evaluate(
            "Array.prototype.map.call(document.querySelectorAll('.upcoming li:not([hidden]) b'), function (b) { return +b.textContent; }).join()"
        )
        #expect(days.string.map { !$0.contains("-") && !$0.hasPrefix("0") } == true, "\(day): \(days)")
    }

    @Test func `the table of a county stands on the page whole, each figure below its rate`() throws {
        let site = try BuiltSite()
        try FileManager.default.removeItem(at: site.file("ledger.db"))
        try site.humen("coverage", "demo", "--ledger", site.file("ledger.db").path, "--as-of", "2026-06-20")
        try site.humen("build", "--site", site.file("").path, "--as-of", "2026-06-26")
        try browser.open(site.page("coverage.html"))
        let spare =
            "(function (box) { return box.clientWidth - box.scrollWidth; })(document.querySelector('.table-scroll'))"
        #expect(try browser.evaluate(spare).number ?? -1 >= 0)
        let figure = "document.querySelector('.cell-figures')"
        #expect(try browser.evaluate("/^（\\d+\\/\\d+）$/.test(\(figure).textContent)").bool == true)
        #expect(
            try browser.evaluate(
                "\(figure).getBoundingClientRect().top > \(figure).parentNode.getBoundingClientRect().top + 5"
            ).bool == true)
    }
}
