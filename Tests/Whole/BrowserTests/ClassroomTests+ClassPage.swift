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
