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
