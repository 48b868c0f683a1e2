import Foundation
import TestSupport
import Testing

/// Classes and remainders that are too small to be seen.
extension ClassroomTests {
    @Test func `a class file of few says how many they are, and no mark`() throws {
        let files = try pack("test")
        let classroom = try #require(try classes.first)
        let results = try (1...11).map {
            try answer(#require(files["test.html"]), seed: $0 * 31, classroom: classroom, seat: $0)
        }
        try openClassPage(files, of: classroom)
        func take(_ result: (name: String, text: String)) throws {
            try browser.evaluate("humen.take(\(Chromium.quoted(result.name)), \(Chromium.quoted(result.text)))")
            try browser.evaluate("humen.draw()")
        }
        try take(results[0])
        #expect(try browser.evaluate("document.getElementById('few').hidden").bool == false)
        let one = try exportedClassFile()
        #expect(
            try JSONValue(parsing: one)["totals"]
                == JSONValue(
                    parsing: #"{"bands":[0,0,0,0],"count":1,"total":0,"totalSquared":0,"withheld":1}"#))
        for result in results.dropFirst() { try take(result) }
        #expect(try browser.evaluate("document.getElementById('few').hidden").bool == true)
        let many = try JSONValue(parsing: exportedClassFile())
        #expect(many["tally"]["count"] == 11 && many["totals"]["count"] == 0)
        // The program takes both, and in the end what was withheld is there.
        try humen(["coverage", "init"])
        let day = ["--as-of", "2026-10-01", "--format", "json"]
        try one.write(to: folder.url.appending(path: "one.json"), atomically: true, encoding: .utf8)
        #expect(try JSONValue(parsing: humen(["quiz", "results", "import", "one.json"] + day).stdout)["counted"] == 1)
        let early = try JSONValue(parsing: humen(["quiz", "analyze"] + day).stdout)["papers"][0]
        #expect(early["codes"] == 0 && early["heldBack"] == "少于 10" && early["classes"][0]["n"] == .null)
        #expect(try folder.read(page(early)).contains("少于 10"))
    }

    private func page(_ paper: JSONValue) -> String {
        "Output/reports/analysis-\(paper["packId"].string ?? "").html"
    }
}
