import Foundation
import TestSupport
import Testing

/// The table of modes in the manual, row by row, against what packs do.
extension ClassroomTests {
    /// The row of a mode as the manual prints it: 答案, 反馈, 屏幕上的得分, 16 字编码, 结果里写明.
    private func row(_ mode: String) throws -> [String] {
        let manual = try String(contentsOf: PackageRoot.path("docs/packs.md"), encoding: .utf8)
        let line = try #require(manual.split(separator: "\n").first { $0.contains("`\(mode)` |") })
        return line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private func isShown(_ element: String) throws -> Bool {
        let script =
            "(function (found) { return !!found && found.offsetParent !== null; }(document.querySelector('\(element)')))"
        return try browser.evaluate(script).bool == true
    }

    /// The band and the count of right answers, both or none.
    private func score() throws -> Bool {
        let band = try isShown("#band") && browser.text("#band") != ""
        #expect(try (isShown("#score") && browser.text("#score")?.hasPrefix("答对 ") == true) == band)
        return band
    }

    @Test(arguments: ["practice", "test", "exam", "buzz"])
    func `a pack shows what the row of its mode says, and no more`(mode: String) throws {
        let row = try row(mode)
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        let issued = try #require(try folder.files("issued").first { $0.hasSuffix(".json") })
        let paper = try JSONValue(parsing: folder.read("issued/" + issued))["paper"]
        let explanations = paper["questions"].array.compactMap { $0["explanation"].string }
        let bytes = try String(contentsOf: file, encoding: .utf8)
        let readable = explanations.filter { bytes.contains($0.prefix(10)) }.count
        #expect(readable == (row[1] == "在文件里" ? explanations.count : 0) && !explanations.isEmpty)
        #expect(bytes.contains("\"sealed\"") == (row[1] == "在文件里，加密"))

        try browser.open(file)
        try browser.evaluate("humen.pack.all[0].querySelectorAll('.option input')[0].click()")
        #expect(try browser.text(".question .feedback") == "")
        try browser.click(".question:not([hidden]) .check")
        let feedback = try browser.text(".question .feedback")?.isEmpty == false
        #expect(feedback == ["每题做完就给", "主持人按键显示"].contains(row[2]))
        try browser.evaluate(
            "humen.pack.finish(); if (document.getElementById('hand-yes')) { document.getElementById('hand-yes').click(); }"
        )
        #expect(try score() == (row[3] == "做完显示等第、答对题数"))
        #expect(try isShown("#typed-box") == (row[4] == "有"))
        #expect(try isShown("#unlock") == row[2].hasPrefix("输入解锁码以后"))
        if try isShown("#unlock") {
            try browser.click("#unlock-code")
            try browser.type(try code)
            try browser.press(.enter)
            try browser.wait(until: "document.getElementById('marks').offsetParent !== null")
            #expect(try score() && isShown("#typed-box") && row[4] == "输入解锁码以后有")
        }
        #expect(try isShown("#save-result") == (row[5] != "不交结果"))
        if try isShown("#save-result") {
            let script =
                "var kept; humen.pack.save = function (name, text) { kept = text; }; document.getElementById('save-result').click(); kept"
            let saved = try browser.evaluate(script).string ?? ""
            let names = ["practice": "练习", "test": "测评", "exam": "考核"]
            #expect(try JSONValue(parsing: saved)["mode"].string.flatMap { names[$0] } == row[5])
        }
        #expect(browser.complaints == [])
    }
}
