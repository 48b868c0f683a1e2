import Foundation
import TestSupport
import Testing

/// A site with a ledger into which the roster and the reports of the fixtures have been imported.
struct CoverageSite {
    private let folder: TemporaryFolder
    /// Options behind every command.
    private let options: [String]

    init(_ options: String...) throws {
        self.options = ["--as-of", "2026-11-21"] + options
        folder = try Tool.site()
        for name in ["roster.csv", "reports.csv"] {
            let source = PackageRoot.path("Tests/Fixtures/coverage/\(name)")
            try FileManager.default.copyItem(at: source, to: folder.url.appending(path: name))
        }
        for command in [["init"], ["schools", "import", "roster.csv"], ["import", "reports.csv"]] {
            #expect(try run(command).exitCode == 0)
        }
    }

    /// `humen coverage` with these arguments.
    func run(_ arguments: String...) throws -> ProgramRun { try run(arguments) }

    /// `humen coverage` with these arguments.
    func run(_ arguments: [String]) throws -> ProgramRun {
        try Tool.run(["coverage"] + arguments + options, in: folder.url)
    }

    var url: URL { folder.url }
    func write(_ path: String, _ text: String) throws { try folder.write(path, text) }
    func read(_ path: String) throws -> String { try folder.read(path) }
}
