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

    /// The site set in a theme, with the coverage of no school yet and a practice pack, so that every kind of page is there.
    ///
    /// `laws` are folders of `../shared` whose laws stand beside those of the content; `extra` are texts of further files, by their
    /// paths in `Content/`.
    init(theme: String = "civic", laws: [String] = [], extra: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        for name in ["Content", "issued"] {
            let source = PackageRoot.path(name)
            guard FileManager.default.fileExists(atPath: source.path) else { continue }
            try FileManager.default.copyItem(at: source, to: folder.url.appending(path: name))
        }
        for law in laws {
            let name = law.split(separator: "/").last.map(String.init) ?? law
            try FileManager.default.copyItem(
                at: SharedFolder.path(law), to: folder.url.appending(path: "Content/statutes/\(name)"))
        }
        for (path, text) in extra {
            try text.write(to: folder.url.appending(path: "Content/\(path)"), atomically: true, encoding: .utf8)
        }
        let configuration = folder.url.appending(path: "Content/site.yaml")
        let text = try String(contentsOf: configuration, encoding: .utf8)
            .replacing("theme: civic", with: "theme: \(theme)")
        try text.write(to: configuration, atomically: true, encoding: .utf8)
        let paper = folder.url.appending(path: "Content/papers/fangdu-chuzhong.yaml").path
        try humen("quiz", "pack", paper, "--mode", "practice", "--site", folder.path)
        let issued = try folder.files("issued").compactMap { $0.split(separator: ".").first }.joined(separator: ", ")
        try "\(text)\ncoverage: {publish: true}\npractice: [\(issued)]\n"
            .write(to: configuration, atomically: true, encoding: .utf8)
        try humen("coverage", "init", "--ledger", folder.url.appending(path: "ledger.db").path)
        try humen("build", "--site", folder.path, "--as-of", "2026-06-26")
    }

    /// `Output/site/`: every request of a page must stay in here.
    var site: URL { folder.url.appending(path: "Output/site", directoryHint: .isDirectory) }

    /// The address of a page, such as `laws/jindufa/index.html#a59`.
    func page(_ path: String) -> URL { URL(string: path, relativeTo: site)?.absoluteURL ?? site }

    /// A file of the folder that the site stands in.
    func file(_ path: String) -> URL { folder.url.appending(path: path) }

    /// Every file below a folder that stands beside the site's, such as `Output/print`.
    func files(_ path: String) throws -> [String] { try folder.files(path).map { "\(path)/\($0)" } }

    /// Every file of the site, as its list of digests has it, sorted; and the list itself with its page.
    var files: [String] {
        get throws {
            let list = try String(contentsOf: site.appending(path: "manifest.sha256"), encoding: .utf8)
            let listed = list.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
            return (listed + ["manifest.sha256"]).sorted()
        }
    }

    /// All pages of the site, sorted.
    var pages: [String] { get throws { try files.filter { $0.hasSuffix(".html") } } }

    /// The HTML of a page.
    func text(_ page: String) throws -> String {
        try String(contentsOf: site.appending(path: page), encoding: .utf8)
    }

    /// One page of every template, by its kind, as the pages themselves say.
    var templates: [(kind: String, page: String)] {
        get throws {
            var first: [String: String] = [:]
            for page in try pages {
                let html = try String(contentsOf: site.appending(path: page), encoding: .utf8)
                guard let kind = html.firstMatch(of: /<body class="kind-([a-z]+)/)?.1 else { continue }
                if first[String(kind)] == nil { first[String(kind)] = page }
            }
            return first.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }

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
            program, arguments, environment: ["HUMEN_SHARE": PackageRoot.folder.path], timeout: 300)
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
