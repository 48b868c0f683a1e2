import Foundation
import TestSupport
import Testing

/// What is left on a computer, and what is in sight on a small screen.
extension ClassroomTests {
    private static let answerAll = """
        humen.pack.all.forEach(function (question) { question.querySelectorAll('.option input')[0].click(); });
        humen.pack.finish();
        if (document.getElementById('hand-yes')) { document.getElementById('hand-yes').click(); }
        """
    private static let stored = "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"

    /// Waits until the page was loaded anew; while it goes nothing can be asked.
    private func waitForFresh(_ nonce: String, _ ask: (String) throws -> Bool?) {
        let fresh = "document.readyState === 'complete' && !!humen.pack && humen.pack.nonce !== '\(nonce)'"
        for _ in 0..<200 {
            if (try? ask(fresh)) == true { return }
            usleep(50_000)
        }
    }

    private func isWiped(_ stored: String, _ nonce: String) -> Bool {
        !stored.contains(nonce) && !stored.contains("official") && !stored.contains("q-")
    }

    @Test(arguments: ["practice", "test", "exam"], [true, false])
    func `nothing of the answers stays on a computer that was wiped`(mode: String, isShared: Bool) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        try browser.open(file)
        try browser.evaluate("document.getElementById('shared').checked = \(isShared); \(Self.answerAll)")
        let nonce = try #require(try browser.evaluate("humen.pack.nonce").string)
        let before = try browser.evaluate(Self.stored).string ?? ""
        #expect(before.contains(nonce))
        // Nothing was saved: the first press asks.
        try browser.click("#wipe")
        try browser.click("#wipe")
        waitForFresh(nonce) { try browser.evaluate($0).bool }
        for _ in 0..<2 {
            let after = try browser.evaluate(Self.stored).string ?? ""
            #expect(isWiped(after, nonce), "\(after)")
            #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == true)
            try browser.open(file)
        }
        #expect(browser.complaints == [])
    }

    @Test(.enabled(if: Firefox.isInstalled, "firefox-esr is not installed"), arguments: ["practice", "test"])
    func `nothing of the answers stays in Firefox either`(mode: String) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        let firefox = try Firefox()
        try firefox.open(file)
        try firefox.evaluate("(function () { document.getElementById('shared').checked = false; \(Self.answerAll) }())")
        let nonce = try #require(try firefox.evaluate("humen.pack.nonce").string)
        #expect(try firefox.evaluate(Self.stored).string?.contains(nonce) == true)
        try firefox.evaluate("document.getElementById('wipe').click()")
        try firefox.evaluate("document.getElementById('wipe').click()")
        waitForFresh(nonce) { try firefox.evaluate($0).bool }
        for _ in 0..<2 {
            let after = try firefox.evaluate(Self.stored).string ?? ""
            #expect(isWiped(after, nonce), "\(after)")
            try firefox.open(file)
        }
    }

    @Test(arguments: [(1024, 600), (375, 667)])
    func `after Enter the verdict is in sight`(width: Int, height: Int) throws {
        try browser.resize(width: width, height: height)
        for listing in [false, true] {
            try browser.open(try #require(try pack("practice", "A")["practice.html"]))
            try browser.evaluate("(localStorage.clear(), sessionStorage.clear(), 0)")
            if listing { try browser.click("#listing") }
            for number in 0..<12 {
                try browser.evaluate("humen.pack.all[\(number)].querySelectorAll('.option input')[0].focus()")
                try browser.press("1")
                try browser.press(.enter)
                let place = try browser.evaluate(
                    """
                    (function () {
                      var box = humen.pack.all[\(number)].querySelector('.verdict-line').getBoundingClientRect();
                      return [box.top, window.innerHeight - box.bottom];
                    })()
                    """)
                #expect((place[0].number ?? -1) >= 0 && (place[1].number ?? -1) >= 0, "\(number): \(place)")
                if !listing { try browser.press(.enter) }
            }
        }
        #expect(browser.complaints == [])
    }

    @Test func `a storage that is full is told before the page is closed`() throws {
        try browser.open(try #require(try pack("practice", "A")["practice.html"]))
        #expect(try browser.evaluate("document.getElementById('no-storage').hidden").bool == true)
        try browser.evaluate("Storage.prototype.setItem = function () { throw new Error('full'); }; 0")
        try browser.press("1")
        #expect(try browser.evaluate("document.getElementById('no-storage').hidden").bool == false)
        #expect(try browser.evaluate("document.getElementById('keep-box').open").bool == true)
    }

    @Test func `a file of progress takes the place of other answers only when the pupil says so`() throws {
        try browser.open(try #require(try pack("practice", "A")["practice.html"]))
        try browser.press("1")
        let saved =
            try browser.evaluate(
                """
                (function () {
                  var kept;
                  humen.pack.save = function (name, text) { kept = text; };
                  document.getElementById('save-progress').click();
                  return kept;
                })()
                """
            ).string ?? ""
        let file = folder.url.appending(path: "progress.json")
        try saved.write(to: file, atomically: true, encoding: .utf8)
        try browser.press(.enter)
        try browser.press(.enter)
        try browser.press("2")
        try browser.evaluate("document.getElementById('keep-box').open = true")
        let count = "humen.pack.all.filter(humen.pack.isComplete).length"
        for (button, left) in [("#resume-no", 2.0), ("#resume-yes", 1.0)] {
            try browser.choose(file, for: "#load-progress")
            try browser.wait(until: "!document.getElementById('resume').hidden")
            #expect(try browser.text("#resume-text") == "文件里有 1 题的答案，和这里已经答的 2 题不一样。换成文件里的，这里的答案就没有了。")
            try browser.click(button)
            #expect(try browser.evaluate(count).number == left)
            #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == true)
        }
        // The same answers take nobody's place.
        try browser.evaluate("document.getElementById('progress-note').textContent = ''")
        try browser.choose(file, for: "#load-progress")
        try browser.wait(until: "document.getElementById('progress-note').textContent !== ''")
        #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == true)
        #expect(browser.complaints == [])
    }

    @Test func `paragraphs of a law stay apart in the feedback`() throws {
        try browser.open(try #require(try pack("practice", "A")["practice.html"]))
        let tall = """
            (function () {
              var boxes = ['第一款。\\n第二款。', '第一款。第二款。'].map(function (text) {
                var box = document.createElement('div');
                document.getElementById('main').appendChild(box);
                humen.pack.paragraph(box, '法条', text);
                return box.offsetHeight;
              });
              return boxes[0] > boxes[1] * 1.5;
            })()
            """
        #expect(try browser.evaluate(tall).bool == true)
    }

    @Test(arguments: ["A", "A,B,C"])
    func `typed codes without a class are known again by the class page and by the import`(variants: String) throws {
        let files = try pack("practice", variants)
        let rooms = try classes
        var results: [(name: String, text: String)] = []
        var codes: [String] = []
        for pupil in 1...10 {
            results.append(
                try answer(try #require(files["practice.html"]), seed: pupil * 77, classroom: "", seat: pupil))
            codes.append(try typedCode)
        }
        let page = try #require(files["汇总.html"])
        try browser.open(page)
        try browser.evaluate("document.getElementById('class-code').value = '\(rooms[0])'; humen.draw()")
        for (name, text) in results {
            try browser.evaluate("humen.take(\(Chromium.quoted(name)), \(Chromium.quoted(text)))")
        }
        let lines = Chromium.quoted(codes.joined(separator: "\n"))
        try browser.evaluate("humen.take('codes.txt', \(lines)); humen.draw()")
        #expect(try browser.text("#count") == "已计入 10 份结果，0 个编码")
        try exportedClassFile().write(
            to: folder.url.appending(path: "class.json"), atomically: true, encoding: .utf8)
        try humen(["coverage", "init"])
        let day = ["--as-of", "2026-10-01", "--format", "json"]
        #expect(
            try JSONValue(parsing: humen(["quiz", "results", "import", "class.json"] + day).stdout)["counted"] == 10)
        // The same codes in another class are those of other pupils; in this one they were counted.
        for (room, counted) in [(rooms[0], 0), (rooms[1], 10)] {
            try codes.joined(separator: "\n").write(
                to: folder.url.appending(path: "\(room).txt"), atomically: true, encoding: .utf8)
            let taken = try humen(["quiz", "results", "import", "\(room).txt"] + day)
            #expect(try JSONValue(parsing: taken.stdout)["counted"].number == Double(counted), "\(taken.stdout)")
        }
    }
}
