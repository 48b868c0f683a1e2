import Foundation
import TestSupport

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
