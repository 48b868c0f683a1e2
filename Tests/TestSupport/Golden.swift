import Foundation
package import Testing

/// A text kept in a file and compared as a whole.
///
///     @Test func `a paper with two variants`() { Golden.expect(paper.html) }
///
/// compares with `Tests/Fixtures/golden/PaperTests/a-paper-with-two-variants.txt`. `RECORD=1 swift test` writes the
/// file anew where it differs and then fails, so that nobody records by accident.
package struct Golden: Sendable {
    private let folder: URL
    private let records: Bool

    package init(folder: String, records: Bool) {
        self.folder = URL(filePath: folder)
        self.records = records
    }

    /// Compares `text` with the golden file of the calling test.
    ///
    /// `named` tells apart several texts of one test, or the arguments of a table; `type` is the file's extension.
    package static func expect(
        _ text: String,
        named name: String? = nil,
        type: String = "txt",
        filePath: String = #filePath,
        function: String = #function,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let golden = Golden(
            folder: PackageRoot.path("Tests/Fixtures/golden").path,
            records: ProcessInfo.processInfo.environment["RECORD"] == "1"
        )
        let path = Self.path(filePath: filePath, function: function, name: name, type: type)
        if let complaint = golden.complaint(about: text, at: path) {
            Issue.record(Comment(rawValue: complaint), sourceLocation: sourceLocation)
        }
    }

    /// What is wrong with a text, or nil when it is as recorded.
    package func complaint(about text: String, at path: String) -> String? {
        let file = folder.appending(path: path)
        let recorded = try? Data(contentsOf: file)
        if let recorded, Array(recorded) == Array(text.utf8) { return nil }
        if records {
            do {
                let above = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: above, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
                return "recorded \(path): read it, then run again without RECORD=1"
            } catch {
                return "could not record \(path): \(error)"
            }
        }
        guard let recorded else { return "there is no \(path) yet: RECORD=1 writes it\n\(text)" }
        let difference = LineDifference(expected: String(decoding: recorded, as: UTF8.self), found: text)
        return "\(path) says otherwise (- recorded, + found; RECORD=1 accepts)\n\(difference)"
    }

    /// `PaperTests/a-paper-with-two-variants-A.txt`: the test file, then the test's name in words that any disk takes.
    package static func path(filePath: String, function: String, name: String?, type: String) -> String {
        let suite = URL(filePath: filePath).deletingPathExtension().lastPathComponent
        let words = slug(function.prefix { $0 != "(" }) + (name.map { "-" + slug($0[...]) } ?? "")
        return "\(suite)/\(words).\(type)"
    }

    private static func slug(_ text: Substring) -> String {
        text.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}
