import Foundation
import TestSupport
import Testing

/// The built program, run as people run it.
enum Tool {
    /// The debug build; nil only where the package was built without it.
    static var program: URL? { PackageRoot.program("humen") }

    static let reason = "humen has not been built"

    /// Runs the program in a folder and gives back what it said; the day is the same in all tests.
    @discardableResult
    static func run(_ arguments: String..., in folder: URL, timeout: Double = 120) throws -> ProgramRun {
        try run(arguments, in: folder, timeout: timeout)
    }

    @discardableResult
    static func run(_ arguments: [String], in folder: URL, timeout: Double = 120) throws -> ProgramRun {
        guard let program else { throw Missing() }
        return try ProgramRun(
            program, arguments, in: folder,
            environment: ["HUMEN_SHARE": PackageRoot.folder.path, "TZ": "Asia/Shanghai", "USER": "tester"],
            timeout: timeout
        )
    }

    struct Missing: Error {}

    /// A new folder with a copy of the shipped content.
    static func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: PackageRoot.path("Content"), to: folder.url.appending(path: "Content")
        )
        return folder
    }

    /// A site that has issued a paper for a class, with two files of results and an empty ledger.
    static func siteWithResults() throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        let fixture = PackageRoot.path("Tests/Fixtures/invalid/results.difference")
        for name in ["Content", "issued", "bianma.txt", "wanjiao.txt"] {
            try FileManager.default.copyItem(at: fixture.appending(path: name), to: site.url.appending(path: name))
        }
        try #require(try run("coverage", "init", "--as-of", "2026-10-01", in: site.url).exitCode == 0)
        return site
    }

    /// Splits a line as a shell would, with `'…'` around arguments that hold spaces.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isOpen = false
        var isQuoted = false
        for character in line {
            switch character {
            case "'":
                isQuoted.toggle()
                isOpen = true
            case " " where !isQuoted:
                if isOpen { words.append(word) }
                word = ""
                isOpen = false
            default:
                word.append(character)
                isOpen = true
            }
        }
        return isOpen ? words + [word] : words
    }
}
