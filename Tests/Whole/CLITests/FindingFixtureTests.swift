import Foundation
import TestSupport
import Testing

/// Every finding code shown by a small example: what a person reads, to the letter.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct FindingFixtureTests {
    private static let folder = PackageRoot.path("Tests/Fixtures/invalid")

    /// `RECORD=1` writes what is printed now, and then fails.
    private static let records = ProcessInfo.processInfo.environment["RECORD"] == "1"

    static var codes: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    @Test func `there are fixtures`() {
        #expect(Self.codes.count > 80)
    }

    @Test(arguments: codes) func `a finding says what, where, why and how to mend it`(code: String) throws {
        let fixture = Self.folder.appending(path: code)
        let copy = try TemporaryFolder()
        let place = copy.url.appending(path: "fixture")
        try FileManager.default.copyItem(at: fixture, to: place)
        try grow(by: fixture.appending(path: "grow.txt"), in: place)
        let setup = try? String(contentsOf: fixture.appending(path: "setup.txt"), encoding: .utf8)
        for line in (setup ?? "").split(separator: "\n") {
            let run = try Tool.run(Tool.words(String(line)), in: place)
            #expect(run.exitCode == 0, "\(line): \(run.stderr)")
        }
        let line = try String(contentsOf: fixture.appending(path: "command.txt"), encoding: .utf8)
        let run = try Tool.run(Tool.words(line.trimmingCharacters(in: .whitespacesAndNewlines)), in: place)
        #expect(run.stderr.contains("[\(code)]"))
        let severe = run.stderr.contains("错误：")
        #expect(run.exitCode == (severe ? 1 : 0))
        if let complaint = Golden(folder: Self.folder.path, records: Self.records).complaint(
            about: run.stderr, at: "\(code)/expected.txt")
        {
            Issue.record("\(complaint)")
        }
    }

    /// `grow.txt` names a file and the bytes it is to have: large files are made, not kept.
    private func grow(by list: URL, in place: URL) throws {
        guard let text = try? String(contentsOf: list, encoding: .utf8) else { return }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            let file = place.appending(path: String(words[0]))
            var bytes = try Data(contentsOf: file)
            let size = try #require(Int(words[1]))
            bytes.append(Data(repeating: UInt8(ascii: "\n"), count: size - bytes.count))
            try bytes.write(to: file)
        }
    }
}
