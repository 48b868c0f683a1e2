import Foundation
import TestSupport
import Testing

/// Power cuts, every look of every screen, and another browser.
extension ClassroomTests {
    @Test func `an import that is killed has happened whole or not at all`() throws {
        let file = try #require(try pack("exam", "A")["exam.html"])
        let classroom = try #require(try classes.first)
        var names: [String] = []
        for pupil in 1...12 {
            let result = try answer(file, seed: pupil, classroom: classroom, seat: pupil)
            try result.text.write(to: folder.url.appending(path: result.name), atomically: true, encoding: .utf8)
            names.append(result.name)
        }
        try humen(["coverage", "init"])
        let program = try #require(BuiltSite.program)
        for milliseconds in [5, 20, 35, 50, 70, 90] {
            let run = try ProgramRun(
                program, ["quiz", "results", "import", "--as-of", "2026-10-01"] + names, in: folder.url,
                environment: ["HUMEN_SHARE": PackageRoot.folder.path], timeout: Double(milliseconds) / 1000)
            #expect(run.timedOut || run.exitCode == 0)
            try humen(["coverage", "audit"])
        }
        try humen(["quiz", "results", "import", "--as-of", "2026-10-01"] + names)
        let report = try humen(["quiz", "analyze", "--as-of", "2026-10-01", "--format", "json"]).stdout
        #expect(try JSONValue(parsing: report)["papers"][0]["n"] == 12)
        try humen(["coverage", "audit"])
    }

    @Test(.enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)))
    func `axe finds nothing in packs of any mode, at their ends and in the class page`() throws {
        let axe = try Axe()
        for mode in ["practice", "test", "exam", "buzz"] {
            let files = try pack(mode, "A")
            let file = try #require(files["\(mode).html"])
            for (look, features, classes) in Self.looks {
                try browser.emulate(features)
                func check(_ place: String) throws {
                    try browser.evaluate("document.documentElement.className += ' \(classes)'")
                    #expect(try axe.violations(in: browser) == [], "\(mode) \(look) \(place)")
                }
                try browser.open(file)
                try browser.evaluate("localStorage.clear(); sessionStorage.clear()")
                try browser.open(file)
                try check("start")
                try browser.evaluate(
                    """
                    Array.prototype.forEach.call(document.querySelectorAll('details'), function (box) { box.open = true; });
                    document.querySelectorAll('.question:not([hidden]) .option input')[1].click();
                    document.querySelector('.question:not([hidden]) .check').click();
                    """)
                try check("after one question")
                try browser.evaluate("humen.pack.setListing(true); humen.pack.finish()")
                if mode == "test" || mode == "exam" {
                    try check("handing in")
                    try browser.click("#hand-yes")
                }
                try check("end")
                if mode == "test" {
                    try browser.evaluate("document.getElementById('unlock-code').value = '\(try code)'")
                    try browser.click("#unlock-go")
                    try browser.wait(until: "!document.getElementById('marks').hidden")
                    try check("unlocked")
                }
                try browser.evaluate("document.documentElement.classList.add('printing-certificate')")
                try check("certificate")
                for name in ["汇总.html", "班级码.html"] {
                    guard let page = files[name] else { continue }
                    try browser.open(page)
                    try check(name)
                }
            }
        }
    }

    /// Every file that a class gets or gives, in the looks that it has.
    @Test(.enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)))
    func
        `axe finds nothing where a variant is given out, where a pack goes on, in a full class page and in the report`()
        throws
    {
        let axe = try Axe()
        let files = try pack("exam")
        let file = try #require(files["exam.html"])
        let classroom = try #require(try classes.first)
        let results = try (1...24).map { try answer(file, seed: $0 * 31, classroom: classroom, seat: $0) }
        for result in results {
            try result.text.write(to: folder.url.appending(path: result.name), atomically: true, encoding: .utf8)
        }
        try humen(["coverage", "init"])
        let day = ["--as-of", "2026-10-01"]
        try humen(["quiz", "results", "import"] + results.map(\.name) + day)
        let report = try humen(["quiz", "analyze", "--format", "json"] + day).stdout
        let page = folder.url.appending(path: try JSONValue(parsing: report)["files"][0].string ?? "")
        for width in [375, 1024] {
            try browser.resize(width: width, height: 600)
            func check(_ place: String) throws {
                #expect(try axe.violations(in: browser) == [], "\(place) \(width)")
                let overflow = "document.documentElement.scrollWidth - window.innerWidth"
                #expect(try browser.evaluate(overflow).number ?? 1 <= 0, "\(place) \(width)")
            }
            try browser.open(file)
            try browser.evaluate("localStorage.clear(); sessionStorage.clear()")
            try browser.open(file)
            try check("variants")
            try browser.click("#by-chance")
            try browser.press("1")
            try browser.press(.enter)
            try browser.open(file)
            try check("resume")
            try browser.open(try #require(files["汇总.html"]))
            try browser.evaluate("document.getElementById('class-code').value = '\(classroom)'; humen.draw()")
            try browser.evaluate("document.getElementById('unlock-code').value = '\(try code)'")
            try browser.click("#unlock button")
            try browser.wait(until: "document.getElementById('locked').hidden")
            for result in results {
                try browser.evaluate("humen.take(\(Chromium.quoted(result.name)), \(Chromium.quoted(result.text)))")
            }
            try browser.evaluate("humen.take('cut.jdr', '{'); humen.draw()")
            try check("class page")
            // Else the page asks whether to leave what was not exported.
            try browser.evaluate("document.getElementById('export-note').textContent = '已导出'")
            try browser.open(page)
            try check("report")
        }
        try browser.settle()
        #expect(browser.complaints == [])
    }

    private static let looks = [
        ("light", [:], ""), ("dark", ["prefers-color-scheme": "dark"], ""), ("large", [:], "large"),
        ("contrast", [:], "contrast"),
    ]

    @Test(.enabled(if: Firefox.isInstalled, "firefox-esr is not installed"))
    func `a test is taken, unlocked and handed in with Firefox`() throws {
        let file = try #require(try pack("test", "A")["test.html"])
        let firefox = try Firefox()
        try firefox.open(file)
        for _ in 0..<12 {
            try firefox.type("1")
            try firefox.evaluate("document.querySelector('.question:not([hidden]) .check').click()")
        }
        try firefox.evaluate("document.getElementById('hand-yes').click()")
        try firefox.evaluate("document.getElementById('unlock-code').focus()")
        try firefox.type(try code.lowercased())
        try firefox.evaluate("document.getElementById('unlock-go').click()")
        try firefox.wait(until: "!document.getElementById('marks').hidden")
        #expect(try firefox.evaluate("document.getElementById('typed-code').textContent.length").number == 19)
        #expect(try firefox.evaluate("!!document.querySelector('#qr svg path')").bool == true)
        #expect(try firefox.complaints() == [])
    }
}
