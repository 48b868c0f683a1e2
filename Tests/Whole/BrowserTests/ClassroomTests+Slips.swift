import Foundation
import TestSupport
import Testing

/// What a pupil types wrong, what a locked paper says, and the bar of the groups.
extension ClassroomTests {
    @Test func `a wrong seat or class is said at once, and nothing is saved with it`() throws {
        let file = try #require(try pack("test", "A,B")["test.html"])
        try browser.open(file)
        #expect(try browser.text(".own-name") == "A、B")
        func type(_ text: String, into field: String) throws {
            try browser.evaluate(
                """
                (function () {
                  var field = document.getElementById('\(field)');
                  field.value = '\(text)';
                  field.dispatchEvent(new Event('input', { bubbles: true }));
                })()
                """)
        }
        for seat in ["5.5", "-1", "0", "1000", "x"] {
            try type(seat, into: "own-seat")
            #expect(try browser.evaluate("document.getElementById('own-seat-wrong').hidden").bool == false, "\(seat)")
            try browser.click("#by-seat")
            #expect(try browser.evaluate("document.getElementById('variants').hidden").bool == false)
        }
        try type("２", into: "own-seat")
        try browser.click("#by-seat")
        #expect(try browser.text(".own-name") == "B")
        try browser.press("1")
        // The page of last answers says whose they are.
        try browser.open(file)
        #expect(try browser.text(".own-name") == "B")
        try browser.click("#resume-yes")
        try browser.evaluate("humen.pack.setListing(true); humen.pack.finish()")
        try browser.click("#hand-yes")
        try browser.evaluate("humen.pack.save = function (name, text) { window.kept = [name, text]; }")
        for (seat, classroom) in [("5.5", ""), ("-1", ""), ("3", "ABCDEF")] {
            try type(seat, into: "seat")
            try type(classroom, into: "class-code")
            try browser.click("#save-result")
            #expect(try browser.text("#delivery-note")?.hasPrefix("还没有保存") == true)
            #expect(try browser.evaluate("!!window.kept").bool == false)
            #expect(try browser.evaluate("document.getElementById('other-ways').hidden").bool == true)
        }
        try type("", into: "class-code")
        #expect(try browser.text("#class-none")?.hasPrefix("没有填班级码") == true)
        try browser.click("#save-result")
        let name = try browser.evaluate("window.kept[0]").string ?? ""
        #expect(name.hasPrefix("result-没有班级码-3-"))
        #expect(try browser.text("#delivery-note") == "已保存到“下载”文件夹：\(name)，请看一下有没有，再把它交给老师。这个文件里没有班级，请告诉老师你是哪个班的。")
        // A test calls itself none but a test, and says after its unlocking what fits a locked paper.
        try browser.evaluate("document.getElementById('unlock-code').value = '\(try code)'")
        try browser.click("#unlock-go")
        try browser.wait(until: "!document.getElementById('marks').hidden")
        let page =
            try browser.evaluate(
                "document.getElementById('advice').innerText + document.querySelector('.bottom').innerText + document.getElementById('marks').innerText"
            ).string ?? ""
        #expect(!page.contains("练习编号") && !page.contains("做完") && !page.contains("满分") && page.contains("卷号"))
        #expect(try browser.text("#advice")?.contains("没有作答，答案和解析在下面") == true)
        #expect(browser.complaints == [])
    }

    @Test func `on a small projector the bar of the groups covers no explanation`() throws {
        let file = try #require(try pack("buzz", "A")["buzz.html"])
        try browser.resize(width: 1024, height: 600)
        try browser.open(file)
        for _ in 1...12 {
            try browser.press(.enter)
            let hidden =
                try browser.evaluate(
                    """
                    (function () {
                      var box = document.querySelector('.question:not([hidden]) .feedback').getBoundingClientRect();
                      return box.bottom - document.getElementById('groups').getBoundingClientRect().top;
                    })()
                    """
                ).number ?? 1
            #expect(hidden <= 0)
            try browser.press(.enter)
        }
        #expect(browser.complaints == [])
    }
}
