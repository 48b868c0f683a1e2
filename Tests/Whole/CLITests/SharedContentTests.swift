import Foundation
import TestSupport
import Testing

/// Content that nobody here wrote: it is read without a crash, and what is wrong in it is said.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct SharedContentTests {
    @Test(.shared("data/articles")) func `190 articles of three blogs are a column`() throws {
        let site = try TemporaryFolder()
        let column = site.url.appending(path: "Content/articles")
        try FileManager.default.createDirectory(
            at: site.url.appending(path: "Content"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: SharedFolder.path("data/articles"), to: column)
        for name in ["laws-lawrefbook", "laws-justlaws"] where SharedFolder.has("data/\(name)") {
            let target = site.url.appending(path: "Content/statutes/\(name)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: SharedFolder.path("data/\(name)"), to: target)
        }
        let run = try Tool.run("check", "--format", "json", "--as-of", "2026-11-21", in: site.url, timeout: 300)
        #expect(run.exitCode == 1)
        let document = try JSONValue(parsing: run.stdout)
        // They speak of browsers and programs: whatever looks like a citation of law in them is none.
        #expect(document["citations"] == 0)
        // One of them is a draft.
        #expect(document["pages"] == 189)
        for finding in document["diagnostics"].array where finding["severity"] == "error" {
            #expect(finding["file"].string?.hasPrefix("Content/articles/") == true, "\(finding)")
            #expect(finding["line"].number != nil || finding["code"] == "site.route-collision", "\(finding)")
        }
    }

    @Test(.shared("data/laws-lawrefbook")) func `public laws are statutes of a site`() throws {
        let site = try TemporaryFolder(["Content/articles/a.md": "---\ntitle: 甲\n---\n\n《禁毒法》第七十一条。\n"])
        for name in ["laws-lawrefbook", "laws-justlaws"] {
            let target = site.url.appending(path: "Content/statutes/\(name)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: SharedFolder.path("data/\(name)"), to: target)
        }
        let run = try Tool.run("build", "--format", "json", "--as-of", "2026-11-21", in: site.url, timeout: 300)
        let document = try JSONValue(parsing: run.stdout)
        let errors = document["diagnostics"].array.filter { $0["severity"] == "error" }
        #expect(errors == [])
        #expect(run.exitCode == 0)
        #expect(try site.read("Output/site/articles/a.html").contains("#a71"))
    }
}
