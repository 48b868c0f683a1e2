import Dispatch
import Foundation
import TestSupport
import Testing

/// What a teacher does with 汇总.html.
extension ClassroomTests {
    /// Opens 汇总.html for a class, and unlocks the answers.
    func openClassPage(_ files: [String: URL], of classroom: String) throws {
        try browser.open(try #require(files["汇总.html"]))
        try browser.evaluate("document.getElementById('class-code').value = '\(classroom)'; humen.draw()")
        try browser.click("#unlock-code")
        try browser.type(try code.lowercased())
        try browser.press(.enter)
        try browser.wait(until: "document.getElementById('locked').hidden")
    }

    /// How much wider a page is than its window, in large letters on the narrowest phone.
    private func overflow() throws -> Double {
        try browser.evaluate(
            "if (document.getElementById('large').getAttribute('aria-pressed') !== 'true') document.getElementById('large').click()"
        )
        return try browser.evaluate("document.documentElement.scrollWidth - window.innerWidth").number ?? 1
    }

    @Test func `in large letters nothing of a pack and of the class page is wider than a phone`() throws {
        try browser.resize(width: 320, height: 640, touch: true)
        try browser.open(try #require(try pack("buzz", "A")["buzz.html"]))
        try browser.evaluate("humen.pack.all[0].querySelector('.check').click()")
        #expect(try overflow() <= 0)
        let test = try pack("test", "A")
        let one = try answer(try #require(test["test.html"]), seed: 5, classroom: try classes[0], seat: 5)
        #expect(try overflow() <= 0)
        try openClassPage(test, of: try classes[0])
        try browser.evaluate(
            "humen.take(\(Chromium.quoted(one.name)), \(Chromium.quoted(one.text))); humen.take('z', '{}'); humen.draw()"
        )
        #expect(try overflow() <= 0)
        #expect(try browser.evaluate("document.querySelector('#items td').getAttribute('data-label')") == "得分率")
    }

    @Test func `the class in the name of a file is heeded on the class page`() throws {
        let files = try pack("test", "A")
        let (own, other) = (try classes[0], try classes[1])
        let one = try answer(try #require(files["test.html"]), seed: 5, classroom: own, seat: 5)
        try openClassPage(files, of: own)
        func take(_ name: String) throws -> String {
            try browser.evaluate("humen.take(\(Chromium.quoted(name)), \(Chromium.quoted(one.text))); humen.draw()")
            return try browser.evaluate("document.querySelector('#log tr td:nth-of-type(2)').textContent").string ?? ""
        }
        for name in ["\(other)-1.jdr", "\(other)(1).jdr", "七1班\(other.lowercased()).jdr"] {
            #expect(try take(name) == "没有计入：文件名里的 \(other) 像是另一个班的班级码；确实是 \(own) 班的，请改了文件名再选")
        }
        #expect(try take("七1班\(own.lowercased())(1).jdr") == "已计入")
        // What a pack puts into the name of a file is the beginning of the result's own number, whatever else it may be.
        let changed = """
            (function () {
              var result = humen.readResult(\(Chromium.quoted(one.text)));
              result.nonce = '\(other)' + result.nonce.slice(6);
              result.seat = 6;
              delete result['class'];
              humen.take('result-没有班级码-6-\(other).jdr', humen.resultFile(result));
              humen.draw();
              return document.querySelector('#log tr td:nth-of-type(2)').textContent;
            })()
            """
        #expect(try browser.evaluate(changed).string == "已计入")
    }

    @Test func `packs that are made at the same time lose no code and issue one paper`() throws {
        let program = try #require(BuiltSite.program)
        let (place, share) = (folder.url, PackageRoot.folder.path)
        for number in 1...4 {
            let list = "school,grade,class,term\n第\(number)中学,七年级,1班,2026-2027-1\n"
            try list.write(to: place.appending(path: "c\(number).csv"), atomically: true, encoding: .utf8)
        }
        DispatchQueue.concurrentPerform(iterations: 4) { number in
            let arguments = [
                "quiz", "pack", "Content/papers/fangdu-chuzhong.yaml", "--mode", "test", "--classes",
                "c\(number + 1).csv",
            ]
            _ = try? ProgramRun(program, arguments, in: place, environment: ["HUMEN_SHARE": share], timeout: 300)
        }
        #expect(try classes.count == 4)
        let issued = try folder.files("issued")
        #expect(issued.count { $0.hasSuffix(".json") } == 1 && issued.count { $0.hasSuffix(".code") } == 1)
    }

    /// The class file that the page would save.
    func exportedClassFile() throws -> String {
        try browser.evaluate(
            """
            (function () {
              var parts, Real = window.Blob;
              window.Blob = function (list, options) { parts = list; return new Real(list, options); };
              document.getElementById('export').click();
              window.Blob = Real;
              return parts[0];
            })()
            """
        ).string ?? ""
    }
}
