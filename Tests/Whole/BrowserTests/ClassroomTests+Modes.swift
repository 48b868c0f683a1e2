import Foundation
import TestSupport
import Testing

/// Every mode by finger alone and in Firefox, another folder, and how soon a pack can be answered.
extension ClassroomTests {
    @Test(arguments: ["practice", "test", "exam", "buzz"])
    func `a finger alone takes a pack of any mode to its end`(mode: String) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        try browser.resize(width: 375, height: 667, touch: true)
        try browser.open(file)
        for number in 1...12 {
            #expect(try browser.text("#progress-text") == "第 \(number) 题，共 12 题")
            if mode != "buzz" { try browser.tap(".question:not([hidden]) .option") }
            try browser.tap(".question:not([hidden]) .check")
            if mode == "practice" || mode == "buzz" { try browser.tap(".question:not([hidden]) .check") }
        }
        if mode == "test" || mode == "exam" { try browser.tap("#hand-yes") }
        #expect(try browser.evaluate("document.getElementById('result').hidden").bool == false)
        let overflow = try browser.evaluate("document.documentElement.scrollWidth - window.innerWidth").number ?? 1
        #expect(overflow <= 0)
        try browser.settle()
        #expect(browser.complaints == [])
        #expect(browser.requests == [file.absoluteString])
    }

    @Test(arguments: ["practice", "test", "exam", "buzz"])
    func `Enter and figures alone take a pack of any mode to its end`(mode: String) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        try browser.open(file)
        for _ in 1...12 {
            if mode != "buzz" { try browser.press("1") }
            try browser.press(.enter)
            if mode == "practice" || mode == "buzz" { try browser.press(.enter) }
        }
        if mode == "test" || mode == "exam" { try browser.press(.enter) }
        #expect(try browser.evaluate("document.getElementById('result').hidden").bool == false)
        try browser.settle()
        #expect(browser.complaints == [])
    }

    @Test func `what was practised is no exam: not on its class page, not as a text, not at import`() throws {
        let practice = try pack("practice", "A")
        let exam = try pack("exam", "A")
        let classroom = try classes[0]
        let sharp = try answer(try #require(exam["exam.html"]), seed: 3, classroom: classroom, seat: 2)
        try browser.open(try #require(practice["practice.html"]))
        let eased = try browser.evaluate(
            """
            (function () {
              var pack = window.humen.pack, kept;
              pack.all.forEach(function (question) { question.querySelectorAll('.option input')[0].click(); });
              pack.finish();
              document.getElementById('class-code').value = '\(classroom)';
              pack.drawDelivery();
              pack.save = function (name, text) { kept = [name, text, document.getElementById('result-text').value]; };
              document.getElementById('save-result').click();
              window.sessionStorage.clear();
              return kept;
            })()
            """)
        let texts = (0...2).map { eased[$0].string ?? "" }
        #expect(texts[1].contains(#""mode":"practice""#) && texts[2].hasPrefix("HM2"))
        try openClassPage(exam, of: classroom)
        for (name, text) in [(texts[0], texts[1]), ("码.txt", texts[2]), sharp] {
            try browser.evaluate("humen.take(\(Chromium.quoted(name)), \(Chromium.quoted(text))); humen.draw()")
        }
        #expect(try browser.text("#count") == "已计入 1 份结果，0 个编码")
        let log = try browser.text("#log") ?? ""
        let refused = "没有计入：这是练习包的结果，这一页只收考核包的；请用和那份练习包一起做出来的汇总页"
        #expect(log.components(separatedBy: refused).count == 3, "\(log)")
        #expect(try exportedClassFile().contains(#""mode":"exam""#))
        #expect(browser.complaints == [])
        for (name, text) in [(texts[0], texts[1]), ("ma.txt", texts[2]), sharp] {
            try text.write(to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
        }
        try humen(["coverage", "init", "--ledger", "a.db"])
        let taken = try humen([
            "quiz", "results", "import", texts[0], "ma.txt", sharp.name, "--ledger", "a.db", "--as-of", "2026-10-01",
            "--format", "json",
        ])
        let receipt = try JSONValue(parsing: taken.stdout)
        #expect(receipt["counted"] == 1)
        #expect(receipt["results"].array.compactMap { $0["status"].string } == ["refused", "refused", "imported"])
        // What was entered is told in words, the digest of all sums too.
        let audit = try humen(["coverage", "audit", "--ledger", "a.db"]).stdout
        #expect(audit.contains("记下成绩合计的校验值") && !audit.contains("sums"), "\(audit)")
    }

    @Test(
        .enabled(if: Firefox.isInstalled, "firefox-esr is not installed"), arguments: ["practice", "exam"])
    func `packs are taken, resumed and handed in with Firefox`(mode: String) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        let firefox = try Firefox()
        try firefox.open(file)
        let next = "document.querySelector('.question:not([hidden]) .check').click()"
        func answer() throws {
            try firefox.type("1")
            try firefox.evaluate(mode == "practice" ? "\(next), \(next)" : next)
        }
        for _ in 0..<5 { try answer() }
        try firefox.open(file)
        #expect(try firefox.evaluate("document.getElementById('resume').hidden").bool == false)
        try firefox.evaluate("document.getElementById('resume-yes').click()")
        #expect(try firefox.evaluate("document.getElementById('progress-text').textContent") == "第 6 题，共 12 题")
        for _ in 0..<7 { try answer() }
        if mode == "exam" { try firefox.evaluate("document.getElementById('hand-yes').click()") }
        #expect(try firefox.evaluate("document.getElementById('result').hidden").bool == false)
        #expect(try firefox.evaluate("!!document.querySelector('#qr svg path')").bool == true)
        #expect(try firefox.complaints() == [])
    }

    @Test func `on a shared computer the next pupil finds nothing, and a reload loses nothing`() throws {
        let file = try #require(try pack("practice", "A")["practice.html"])
        try browser.open(file)
        for _ in 0..<12 {
            try browser.press("1")
            try browser.press(.enter)
            try browser.press(.enter)
        }
        let stored = "Object.keys(localStorage).filter(function (key) { return /^humen-pack/.test(key); }).length"
        #expect(try browser.evaluate(stored).number == 0)
        let text = try browser.evaluate("document.getElementById('result-text').value")
        try browser.open(file)
        #expect(try browser.evaluate("document.getElementById('result').hidden").bool == false)
        #expect(try browser.evaluate("document.getElementById('result-text').value") == text)
        // A tab that is closed takes it along.
        try browser.evaluate("sessionStorage.clear()")
        try browser.open(file)
        #expect(try browser.text("#progress-text") == "第 1 题，共 12 题")
        #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == true)
    }

    /// The target is 300 ms on a quiet computer; here others work beside it.
    @Test(arguments: ["practice", "test", "exam", "buzz"])
    func `a pack of 50 questions can be answered soon after opening, and is small`(mode: String) throws {
        try Self.fifty.write(
            to: folder.url.appending(path: "Content/banks/wushi.quiz.md"), atomically: true, encoding: .utf8)
        try "title: 五十题\nbanks: [wushi]\nsections: [{type: single, count: 35}, {type: multiple, count: 15}]\n".write(
            to: folder.url.appending(path: "Content/papers/wushi.yaml"), atomically: true, encoding: .utf8)
        let file = try #require(try pack(mode, "A", paper: "wushi")["\(mode).html"])
        let bytes = try Data(contentsOf: file).count
        var times: [Double] = []
        for _ in 0..<5 {
            try browser.open(file)
            times.append(
                try browser.evaluate("performance.timing.domInteractive - performance.timing.navigationStart").number
                    ?? 0)
            #expect(try browser.text("#progress-text") == "第 1 题，共 50 题")
        }
        let middle = times.sorted()[2]
        print("\(mode): \(bytes) bytes, answerable after \(Int(middle)) ms (\(times.map { Int($0) }))")
        #expect(bytes < 200_000)
        #expect(middle < 900)
    }

    /// 35 questions of one answer and 15 of several, each with 30 characters, four options and 70 characters of explanation.
    private static var fifty: String {
        let words = Array("禁毒法规定国家采取各种形式开展全民宣传教育普及预防知识增强公民意识提高自觉抵制能力学校应当将列入内容对进行")
        func text(_ count: Int, _ seed: Int) -> String {
            String((0..<count).map { words[($0 * 7 + seed * 13 + $0 * seed) % words.count] })
        }
        func question(_ number: Int, _ answer: String) -> String {
            let options = ["A", "B", "C", "D"].enumerated().map { "   \($1). \(text(9, number * 5 + $0))\($1)" }
            return "\(number). \(text(30, number * 3))（  ）\n\(options.joined(separator: "\n"))\n   答案：\(answer)\n"
                + "   解析：\(text(70, number))\n   知识点：禁毒常识　难度：易\n"
        }
        let single = (1...35).map { question($0, ["A", "B", "C", "D"][$0 % 4]) }
        let several = (36...50).map { question($0, ["AB", "ACD", "BCD"][$0 % 3]) }
        return
            "---\n题库: 五十\n---\n## 单项选择题\n\(single.joined(separator: "\n"))\n## 多项选择题\n\(several.joined(separator: "\n"))"
    }
}
