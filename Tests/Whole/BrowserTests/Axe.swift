import Foundation
import TestSupport

/// axe-core, which the tests get from PyPI (`Scripts/fetch-axe`), put into the open page and run there.
struct Axe {
    private static let file = PackageRoot.path(".build/axe/axe.min.js")

    static var isPossible: Bool { FileManager.default.fileExists(atPath: file.path) }
    static let reason = "axe-core is not there: run Scripts/fetch-axe"

    private let source: String

    init() throws { source = try String(contentsOf: Self.file, encoding: .utf8) }

    /// What axe finds in the open page against WCAG 2.2 A and AA and its own best practices, one line an element.
    func violations(in browser: Chromium) throws -> [String] {
        try browser.evaluate(source + ";0")
        return try browser.evaluate(
            """
            axe.run(document, {runOnly: {type: "tag", values: [
              "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}).then(function (result) {
              var lines = [];
              result.violations.forEach(function (rule) {
                rule.nodes.slice(0, 3).forEach(function (node) {
                  lines.push(rule.id + ": " + node.target.join(" ") + ": " + node.failureSummary.replace(/\\s+/g, " "));
                });
              });
              return lines;
            })
            """
        ).array.compactMap(\.string)
    }
}
