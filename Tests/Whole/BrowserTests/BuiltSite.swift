import Foundation
import TestSupport

/// The site that ships with Humen, freshly built in a temporary folder, with its packs.
///
/// A copy of `Content/` is built, so that nothing is written into the repository; the themes are the repository's own.
struct BuiltSite: Sendable {
    private let folder: TemporaryFolder

    /// The debug build of the tool, or nil where there is none yet.
    static var program: URL? { PackageRoot.program("humen") }

    /// Whether the browser tests can run, and otherwise why not.
    static var isPossible: Bool { Chromium.isInstalled && program != nil }
    static let reason = "chromium is not installed, or humen has not been built"

    /// Whether the tool makes packs.
    static var makesPacks: Bool {
        guard let program, let run = try? ProgramRun(program, ["quiz", "pack", "--help"]) else { return false }
        return run.stdout.contains("--mode")
    }

    init() throws {
        folder = try TemporaryFolder()
        for name in ["Content", "issued"] {
            let source = PackageRoot.path(name)
            guard FileManager.default.fileExists(atPath: source.path) else { continue }
            try FileManager.default.copyItem(at: source, to: folder.url.appending(path: name))
        }
        try humen("build", "--site", folder.path, "--as-of", "2026-06-26")
    }

    /// `Output/site/`: every request of a page must stay in here.
    var site: URL { folder.url.appending(path: "Output/site", directoryHint: .isDirectory) }

    /// The address of a page, such as `laws/jindufa/index.html#a59`.
    func page(_ path: String) -> URL { URL(string: path, relativeTo: site)?.absoluteURL ?? site }

    /// All pages of the site, sorted.
    var pages: [String] { get throws { try folder.files("Output/site").filter { $0.hasSuffix(".html") } } }

    /// The practice pack of a paper: one file for pupils.
    func pack(_ paper: String) throws -> URL {
        let file = folder.url.appending(path: "Content/papers/\(paper).yaml").path
        try humen("quiz", "pack", file, "--mode", "practice", "--site", folder.path)
        let packs = try folder.files("Output/packs").filter { $0.hasSuffix(".html") && !$0.hasSuffix("汇总.html") }
        guard let pack = packs.first else { throw Failure(description: "humen quiz pack wrote no pack") }
        return folder.url.appending(path: "Output/packs/\(pack)")
    }

    /// Runs the tool on this site and returns what it wrote; an error when it found any.
    @discardableResult
    func humen(_ arguments: String...) throws -> String {
        guard let program = Self.program else { throw Failure(description: Self.reason) }
        let run = try ProgramRun(
            program, arguments, environment: ["HUMEN_SHARE": PackageRoot.folder.path], timeout: 120)
        guard run.exitCode == 0 else {
            throw Failure(description: "humen \(arguments.joined(separator: " ")): \(run.exitCode)\n\(run.stderr)")
        }
        return run.stdout
    }

    /// What the tool's search says, in the order of its hits.
    func search(_ query: String) throws -> JSONValue {
        try JSONValue(parsing: humen("search", query, "--format", "json", "--site", folder.path))
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
