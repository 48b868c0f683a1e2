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
                for name in ["汇总.html", "班级码.html"] {
                    guard let page = files[name] else { continue }
                    try browser.open(page)
                    try check(name)
                }
            }
        }
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
