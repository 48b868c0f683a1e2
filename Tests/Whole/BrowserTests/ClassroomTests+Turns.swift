import Foundation
import TestSupport
import Testing

/// Pupils who take turns at one computer.
extension ClassroomTests {
    private static let fresh = "document.readyState === 'complete' && !!humen.pack && humen.pack.nonce !== "

    /// Answers every question with the same option, hands in where that is asked, and saves; gives the file.
    private func finish(option: Int, seat: Int, classroom: String) throws -> (name: String, text: String) {
        try browser.evaluate(
            """
            humen.pack.all.forEach(function (question) { question.querySelectorAll('.option input')[\(option)].click(); });
            humen.pack.finish();
            if (document.getElementById('hand-yes')) { document.getElementById('hand-yes').click(); }
            document.getElementById('class-code').value = '\(classroom)';
            document.getElementById('seat').value = '\(seat)';
            """)
        return try save()
    }

    private func save() throws -> (name: String, text: String) {
        let saved = try browser.evaluate(
            """
            (function () {
              var kept;
              humen.pack.save = function (name, text) { kept = [name, text]; };
              document.getElementById('save-result').click();
              return kept;
            })()
            """)
        return (saved[0].string ?? "", saved[1].string ?? "")
    }

    /// Presses a button that loads the page anew.
    private func leave(by button: String) throws {
        let nonce = try browser.evaluate("humen.pack.nonce").string ?? ""
        try browser.click(button)
        for _ in 0..<200 {
            if (try? browser.evaluate(Self.fresh + "'\(nonce)'").bool) == true { return }
            usleep(50_000)
        }
    }

    private func isHidden(_ id: String) throws -> Bool? {
        try browser.evaluate("document.getElementById('\(id)').hidden").bool
    }

    @Test(arguments: ["practice", "exam"])
    func `two pupils one after another hand in two results, and both count`(mode: String) throws {
        let files = try pack(mode, "A")
        let room = try classes[0]
        try browser.open(try #require(files["\(mode).html"]))
        let first = try finish(option: 0, seat: 1, classroom: room)
        // The same answers under another seat are still those of the first one.
        try browser.evaluate("document.getElementById('seat').value = '2'; 0")
        let same = try save()
        #expect(try browser.text("#delivery-note")?.hasSuffix("座号和刚才保存的不一样，答案还是同一个人的，只计一份；换了人，请先按“换一个人做”。") == true)
        #expect(try JSONValue(parsing: same.text)["nonce"] == JSONValue(parsing: first.text)["nonce"])
        try leave(by: "#someone")
        #expect(try browser.text("#progress-text") == "第 1 题，共 12 题")
        let fields = "document.getElementById('seat').value + document.getElementById('class-code').value"
        #expect(try browser.evaluate(fields).string == "")
        #expect(try browser.evaluate("humen.pack.all.some(humen.pack.isComplete)").bool == false)
        let second = try finish(option: 1, seat: 2, classroom: room)
        #expect(browser.complaints == [])
        let results = try [first, second].map { try JSONValue(parsing: $0.text) }
        #expect(results[0]["nonce"] != results[1]["nonce"] && results[0]["answers"] != results[1]["answers"])
        for (name, text) in [first, second] {
            try text.write(to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
        }
        try humen(["coverage", "init"])
        let taken = try humen([
            "quiz", "results", "import", first.name, second.name, "--as-of", "2026-10-01", "--format", "json",
        ])
        #expect(try JSONValue(parsing: taken.stdout)["counted"] == 2)
    }

    @Test(arguments: ["#wipe", "#someone"])
    func `what was handed in and not saved goes at the second press only`(button: String) throws {
        try browser.open(try #require(try pack("exam", "A")["exam.html"]))
        try browser.evaluate(
            "humen.pack.all[0].querySelector('.option input').click(); humen.pack.finish(); document.getElementById('hand-yes').click()"
        )
        try browser.click(button)
        #expect(try browser.text(button + "-note")?.hasPrefix("这份结果还没有保存成文件") == true)
        #expect(try isHidden("result") == false)
        #expect(try browser.evaluate("JSON.stringify(localStorage)").string?.contains("humen-pack") == true)
        try leave(by: button)
        #expect(try isHidden("result") == true)
        #expect(try browser.evaluate("JSON.stringify(localStorage)").string?.contains("humen-pack") == false)
        #expect(browser.complaints == [])
    }

    @Test(arguments: ["practice", "exam"])
    func `after saving a reload asks whose it is`(mode: String) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        try browser.open(file)
        let first = try finish(option: 0, seat: 1, classroom: try classes[0])
        try browser.open(file)
        #expect(try isHidden("result") == true)
        #expect(try browser.text("#resume-text")?.hasPrefix("这个窗口里是一份刚才保存了结果的答卷") == true)
        // Its own pupil finds it as it was.
        try browser.click("#resume-yes")
        #expect(try isHidden("result") == false)
        // All but the seat, which is kept nowhere.
        try browser.evaluate("document.getElementById('seat').value = '1'")
        #expect(try save().text == first.text)
        try browser.open(file)
        try browser.click("#resume-no")
        #expect(try browser.text("#progress-text") == "第 1 题，共 12 题")
        #expect(try browser.evaluate("JSON.stringify(sessionStorage)").string?.contains("humen-pack") == false)
        try browser.open(file)
        #expect(try isHidden("resume") == true && isHidden("result") == true)
        #expect(browser.complaints == [])
    }

    @Test func `a seat is kept nowhere but in a result file`() throws {
        let file = try #require(try pack("exam")["exam.html"])
        try browser.open(file)
        try browser.type("7")
        try browser.press(.enter)
        try browser.press("1")
        #expect(try browser.evaluate("document.getElementById('seat').value") == "7")
        let kept = try browser.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)").string
        #expect(kept?.contains("humen-progress-1") == true && kept?.contains("seat") == false)
        try browser.open(file)
        try browser.click("#resume-yes")
        #expect(try browser.evaluate("document.getElementById('seat').value") == "")
        #expect(browser.complaints == [])
    }

    @Test func `a folder that is dropped onto the class page is named as one`() throws {
        let files = try pack("practice", "A")
        try browser.open(try #require(files["汇总.html"]))
        try browser.evaluate("document.getElementById('class-code').value = '\(try classes[0])'; humen.draw()")
        let results = folder.url.appending(path: "results")
        try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
        for type in ["dragEnter", "dragOver", "drop"] {
            let data: JSONValue = .object([
                "items": .array([]), "files": .array([.string(results.path)]), "dragOperationsMask": 1,
            ])
            try browser.send(
                "Input.dispatchDragEvent", ["type": .string(type), "x": 200, "y": 200, "data": data])
        }
        try browser.wait(until: "!document.getElementById('log-box').hidden")
        #expect(try browser.text("#log")?.contains("没有计入：这是文件夹，或者读不出来；请打开文件夹，把里面的结果文件选中再拖进来") == true)
    }
}
