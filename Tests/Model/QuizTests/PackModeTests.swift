import Foundation
import TestSupport
import Testing

@testable import Quiz

struct PackModeTests {
    /// `RECORD=1` writes the table into the manual, and then fails.
    @Test func `the manual prints the table of modes`() throws {
        let file = PackageRoot.path("docs/packs.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.firstRange(of: "| 方式 | 答案 |")).lowerBound
        let end = try #require(text[start...].firstRange(of: "\n\n")).lowerBound
        let printed = text[start..<end] + "\n"
        if printed != PackMode.table, ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try text.replacingCharacters(in: start..<text.index(after: end), with: PackMode.table)
                .write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(printed == PackMode.table)
    }
}
