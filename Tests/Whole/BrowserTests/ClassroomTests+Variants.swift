import Foundation
import TestSupport
import Testing

/// One file for a set of variants, and the same file in another folder.
extension ClassroomTests {
    @Test(arguments: ["practice", "test"])
    func `a pack that was moved goes on by itself in Chromium, and from its file of progress`(mode: String) throws {
        let file = try #require(try pack(mode, "A,B")["\(mode).html"])
        try browser.open(file)
        try browser.type("4")
        try browser.press(.enter)
        #expect(try browser.evaluate("humen.pack.variant") == "B")
        for _ in 0..<4 {
            try browser.press("1")
            try browser.press(.enter)
            if mode == "practice" { try browser.press(.enter) }
        }
        let saved = try browser.evaluate(Self.savedProgress).string ?? ""
        let moved = try move(file)
        try browser.open(moved)
        #expect(try browser.text("#resume-text")?.contains("已经做了 4 题，共 12 题") == true)
        try browser.click("#resume-yes")
        #expect(try browser.text("#progress-text") == "第 5 题，共 12 题")
        #expect(try browser.evaluate("humen.pack.variant") == "B")
        // Where the browser has forgotten, the file tells.
        try browser.evaluate("humen.pack.retired = true; localStorage.clear(); sessionStorage.clear()")
        let progress = folder.url.appending(path: "progress.json")
        try saved.write(to: progress, atomically: true, encoding: .utf8)
        try browser.open(moved)
        #expect(try browser.evaluate("document.getElementById('variants').hidden").bool == false)
        try browser.choose(progress, for: "#load-progress")
        try browser.wait(until: "document.getElementById('progress-note').textContent !== ''")
        #expect(try browser.evaluate("document.getElementById('progress-note').textContent") == "已载入，接着做吧。")
        #expect(try browser.text("#progress-text") == "第 5 题，共 12 题")
        #expect(try browser.evaluate("document.querySelectorAll('.question input:checked').length").number == 4)
        // What is no progress of this pack changes nothing.
        let wrong = folder.url.appending(path: "wrong.json")
        try "{}".write(to: wrong, atomically: true, encoding: .utf8)
        try browser.choose(wrong, for: "#load-progress")
        try browser.wait(until: "document.getElementById('progress-note').textContent.indexOf('没有载入') >= 0")
        #expect(try browser.text("#progress-text") == "第 5 题，共 12 题")
    }

    private func move(_ file: URL) throws -> URL {
        let other = folder.url.appending(path: "别处")
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
        let moved = other.appending(path: "a.html")
        try FileManager.default.moveItem(at: file, to: moved)
        return moved
    }

    private static let savedProgress = """
        (function () {
          var kept;
          humen.pack.save = function (name, text) { kept = text; };
          document.getElementById('save-progress').click();
          return kept;
        })()
        """

    /// Firefox keeps what a page stores by the place of its file: only the file of progress goes along.
    @Test(.enabled(if: Firefox.isInstalled, "firefox-esr is not installed"))
    func `a pack that was moved goes on from its file of progress in Firefox`() throws {
        let file = try #require(try pack("practice", "A,B")["practice.html"])
        let firefox = try Firefox()
        try firefox.open(file)
        try firefox.type("4")
        try firefox.evaluate("document.getElementById('by-seat').click()")
        let next = "document.querySelector('.question:not([hidden]) .check').click()"
        for _ in 0..<3 {
            try firefox.type("1")
            try firefox.evaluate("\(next), \(next)")
        }
        let saved = try firefox.evaluate(Self.savedProgress).string ?? ""
        try firefox.open(try move(file))
        #expect(try firefox.evaluate("document.getElementById('resume').hidden").bool == true)
        #expect(try firefox.evaluate("document.getElementById('variants').hidden").bool == false)
        // The file, as its field would bring it.
        try firefox.evaluate(
            """
            (function () {
              var list = new DataTransfer();
              list.items.add(new File([\(Chromium.quoted(saved))], 'progress.json'));
              var field = document.getElementById('load-progress');
              field.files = list.files;
              field.dispatchEvent(new Event('change'));
            })()
            """)
        try firefox.wait(until: "document.getElementById('progress-note').textContent !== ''")
        #expect(try firefox.evaluate("document.getElementById('progress-text').textContent") == "第 4 题，共 12 题")
        #expect(try firefox.evaluate("humen.pack.variant") == "B")
        #expect(try firefox.complaints() == [])
    }

    @Test(arguments: ["practice", "exam"])
    func `a seat, chance or the teacher gives a variant, and its letters are those of its key`(mode: String) throws {
        let file = try #require(try pack(mode, "A,B,C")["\(mode).html"])
        let name = try #require(try folder.files("issued").first { $0.hasSuffix(".json") })
        let issued = try JSONValue(parsing: folder.read("issued/" + name))["paper"]
        var seen: Set<String> = []
        for way in ["seat", "chance", "teacher"] {
            try browser.open(file)
            try browser.evaluate("localStorage.clear(); sessionStorage.clear()")
            try browser.open(file)
            switch way {
            case "seat":
                try browser.type("x")
                try browser.press(.enter)
                #expect(try browser.text("#own-seat-wrong") == "座号写 1 到 99 的数字。")
                try browser.evaluate("document.getElementById('own-seat').value = ''")
                try browser.type("62")
                try browser.press(.enter)
                #expect(try browser.evaluate("document.getElementById('seat').value") == "62")
                #expect(try browser.evaluate("humen.pack.variant") == "B")
            case "chance": try browser.click("#by-chance")
            default: try browser.click(".own-variant[data-variant='C']")
            }
            let variant = try browser.evaluate("humen.pack.variant").string ?? ""
            seen.insert(variant)
            let shown = try browser.evaluate(
                """
                humen.pack.all.map(function (question) {
                  return [question.querySelector('.number').textContent, question.getAttribute('data-id')].concat(
                    Array.prototype.map.call(question.querySelectorAll('.option'), function (option) {
                      return option.querySelector('.letter').textContent + option.querySelector('.text').textContent;
                    }));
                })
                """)
            let placements = try #require(issued["variants"].array.first { $0["name"].string == variant })["sections"]
                .array.flatMap(\.array)
            #expect(shown.array.map { $0[1].string } == placements.map { $0["question"].string })
            for (row, placement) in zip(shown.array, placements) {
                #expect(row[0].string == "\(Int(placement["number"].number ?? 0)).")
                let question = issued["questions"].array.first { $0["id"] == placement["question"] }
                guard question?["type"] != "judge" else { continue }
                let words = placement["options"].array.enumerated().map { index, id in
                    let text = question?["options"].array.first { $0["id"] == id }?["text"].string ?? ""
                    return ["A", "B", "C", "D", "E", "F"][index] + text
                }
                #expect(row.array.dropFirst(2).compactMap(\.string) == words)
            }
            try browser.settle()
            #expect(browser.complaints == [])
        }
        #expect(seen.isSuperset(of: ["B", "C"]))
    }
}
