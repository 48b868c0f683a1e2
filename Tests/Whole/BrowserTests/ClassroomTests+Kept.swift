import Foundation
import TestSupport
import Testing

/// What a pupil, or a teacher, could lose or hand in by mistake.
extension ClassroomTests {
    @Test func `what is left open at first is handed in when it is answered, and a second try changes no answer`()
        throws
    {
        try browser.open(try #require(try pack("practice", "A")["practice.html"]))
        try browser.evaluate("humen.pack.all[0].querySelectorAll('.option input')[0].click(); humen.pack.finish()")
        let early = try typedCode
        #expect(try browser.evaluate("Object.keys(humen.pack.official).length").number == 1)
        try browser.click("#redo-all")
        try browser.evaluate(
            """
            humen.pack.all.forEach(function (question) {
              var inputs = question.querySelectorAll('.option input');
              inputs[1].click();
              if (inputs[0].type === 'checkbox') { inputs[0].click(); }
            });
            humen.pack.finish();
            """)
        let count = try browser.evaluate("humen.pack.all.length").number
        #expect(try browser.evaluate("Object.keys(humen.pack.official).length").number == count)
        let first = "humen.pack.official[humen.pack.idOf(humen.pack.all[0])].join('')"
        #expect(try browser.evaluate(first).string == "A")
        let late = try typedCode
        #expect(late != early)
        try browser.click("#redo-all")
        try browser.evaluate("humen.pack.finish()")
        #expect(try typedCode == late)
        #expect(browser.complaints == [])
    }

    @Test(arguments: ["#typed-box summary", "#qr-way summary", "#save-result"])
    func `what was handed in once does not change any more`(way: String) throws {
        let file = try #require(try pack("practice", "A")["practice.html"])
        try browser.open(file)
        try browser.evaluate("humen.pack.save = function () { return true; }")
        try browser.evaluate("humen.pack.all[0].querySelectorAll('.option input')[0].click(); humen.pack.finish()")
        try browser.click(way)
        try browser.wait(until: "humen.pack.handed")
        let code = "document.getElementById('typed-code').textContent"
        let handed = try browser.evaluate(code).string
        let again = """
            document.getElementById('redo-all').click();
            humen.pack.all.forEach(function (question) { question.querySelector('.option input').click(); });
            humen.pack.finish();
            """
        try browser.evaluate(again)
        #expect(try browser.evaluate(code).string == handed)
        #expect(try browser.evaluate("Object.keys(humen.pack.official).length").number == 1)
        // Not even after a reload, where the tab still knows; who has saved is asked first whether it is theirs.
        try browser.open(file)
        try browser.evaluate(
            "if (!document.getElementById('resume').hidden) { document.getElementById('resume-yes').click(); }")
        try browser.evaluate(again)
        #expect(try browser.evaluate(code).string == handed)
        #expect(browser.complaints == [])
    }

    @Test func `an unlocked test stays until it is saved`() throws {
        let file = try #require(try pack("test", "A")["test.html"])
        try browser.open(file)
        try browser.evaluate("humen.pack.all[0].querySelectorAll('.option input')[0].click(); humen.pack.submit()")
        try browser.evaluate("document.getElementById('unlock-code').value = '\(try code)'")
        try browser.click("#unlock-go")
        try browser.wait(until: "!document.getElementById('marks').hidden")
        try browser.evaluate("sessionStorage.clear()")
        try browser.open(file)
        #expect(try browser.text("#resume-text")?.contains("还没有保存结果") == true)
        try browser.click("#resume-yes")
        try browser.evaluate("humen.pack.save = function () { return true; }")
        try browser.click("#save-result")
        try browser.evaluate("sessionStorage.clear()")
        try browser.open(file)
        #expect(try browser.evaluate("document.getElementById('resume').hidden").bool == true)
    }

    @Test func `Enter in the list of all questions goes to the next one and hands nothing in`() throws {
        for mode in ["test", "practice"] {
            try browser.open(try #require(try pack(mode, "A")["\(mode).html"]))
            try browser.click("#listing")
            try browser.evaluate("humen.pack.all[0].querySelectorAll('.option input')[0].focus()")
            try browser.press("1")
            for _ in 1...4 { try browser.press(.enter) }
            #expect(try browser.evaluate("humen.pack.submitted || humen.pack.finished").bool == false, "\(mode)")
            #expect(try browser.evaluate("(document.getElementById('hand') || { hidden: true }).hidden").bool == true)
        }
    }

    @Test func `the class page names files that are none once, and asks again after what came behind an export`() throws
    {
        let files = try pack("test", "A")
        let one = try answer(try #require(files["test.html"]), seed: 1, classroom: try classes[0], seat: 1)
        let two = try answer(try #require(files["test.html"]), seed: 2, classroom: try classes[0], seat: 2)
        try openClassPage(files, of: try classes[0])
        func take(_ name: String, _ text: String) throws {
            try browser.evaluate("humen.take(\(Chromium.quoted(name)), \(Chromium.quoted(text))); humen.draw()")
        }
        try take("a.xlsx", "PK\u{3}\u{4}\n\n甲\n乙\n丙")
        #expect(try browser.evaluate("document.querySelectorAll('#log tr').length").number == 1)
        #expect(try browser.text("#log")?.contains("不是结果文件") == true)
        try take(one.name, one.text)
        #expect(try exportedClassFile().contains("humen-class-2"))
        #expect(try browser.text("#export-note") != "")
        try take(two.name, two.text)
        #expect(try browser.text("#export-note") == "")
        try browser.click("#again")
        #expect(try browser.evaluate("document.querySelectorAll('#log tr').length").number == 3)
    }

    @Test func `the class page says of every file what became of it, and names the line`() throws {
        let files = try pack("test", "A")
        let one = try answer(try #require(files["test.html"]), seed: 1, classroom: try classes[0], seat: 1)
        let code = try browser.evaluate("document.getElementById('result-text').value").string ?? ""
        try browser.open(try #require(files["汇总.html"]))
        func states() throws -> [String] {
            let script =
                "[].map.call(document.querySelectorAll('#log tr'), function (row) { return row.textContent; }).join('|')"
            return try browser.evaluate(script).string?.split(separator: "|").reversed().map(String.init) ?? []
        }
        // As a folder is dropped: an empty file, a film, and a text that was pasted from a chat.
        let drop = """
            var data = new DataTransfer();
            data.items.add(new File([''], '空.txt'));
            data.items.add(new File([new Uint8Array(2000001)], '班会.mp4'));
            data.items.add(new File([\(Chromium.quoted("座号 1：\r\n\(code)\r\n"))], '微信.txt'));
            data.items.add(new File(['{"format":"humen-class-2"}'], 'class.json'));
            document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
            """
        try browser.evaluate(drop)
        #expect(try states() == [])
        #expect(try browser.text("#class-wrong")?.hasPrefix("没有收：班级码是六个字") == true)
        try openClassPage(files, of: try classes[0])
        try browser.evaluate(drop)
        try browser.wait(until: "document.querySelectorAll('#log tr').length >= 5")
        #expect(
            try states() == [
                "空.txt没有计入：文件是空的，请重新交一次", "班会.mp4没有计入：不是结果文件", "微信.txt 第 1 行没有计入：不完整，请重新交一次",
                "微信.txt 第 2 行1已计入删去", "class.json没有计入：这是导出的班级文件，里面只有合计；请收学生的结果文件",
            ])
        #expect(try browser.text("#refused") == "有 4 份没有计入，原因写在下面“收到的”里")
        let chosen = try browser.text("#items tr td:last-child") ?? ""
        #expect(chosen.contains("（1 人）") && chosen.contains("（0 人）") && one.text.contains("humen-result"))
    }
}
