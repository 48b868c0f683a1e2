import Foundation
import TestSupport
import Testing

/// The READMEs name every command and option, and what they show works.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct DocumentationTests {
    private static let files = ["README.md", "README.zh-CN.md"]

    private func text(_ file: String) throws -> String {
        try String(contentsOf: PackageRoot.path(file), encoding: .utf8)
    }

    /// The commands of the program, as its own help lists them, deepest last.
    private func commands(_ path: [String] = []) throws -> [[String]] {
        let help = try Tool.run(path + ["--help"], in: PackageRoot.folder).stdout
        guard let list = help.split(separator: "命令：\n", maxSplits: 1).dropFirst().first else { return [path] }
        let names = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
            .filter { $0.allSatisfy { $0.isLetter || $0 == "-" } }
        return try names.flatMap { try commands(path + [$0]) }
    }

    @Test func `every command and option is documented`() throws {
        let documentation = try Self.files.map(text).joined()
        let commands = try commands()
        #expect(commands.count >= 18)
        for command in commands {
            #expect(documentation.contains("humen " + command.joined(separator: " ")), "\(command)")
            let help = try Tool.run(command + ["--help"], in: PackageRoot.folder).stdout
            for match in help.matches(of: /--[a-z][a-z-]*/)
            where match.output != "--help" && match.output != "--version" {
                #expect(documentation.contains(match.output), "\(command) \(match.output)")
            }
        }
    }

    @Test(arguments: files) func `what is shown works in a new site`(file: String) throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run("new", "demo", in: folder.url).exitCode == 0)
        let site = folder.url.appending(path: "demo")
        var ran = 0
        for block in Self.blocks(try text(file)) {
            if let path = block.path {
                let target = site.appending(path: path)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try block.text.write(to: target, atomically: true, encoding: .utf8)
            }
            guard block.language == "sh" else { continue }
            for line in block.text.split(separator: "\n") where line.hasPrefix("$ humen ") {
                let run = try Tool.run(Tool.words(String(line.dropFirst("$ humen ".count))), in: site)
                #expect(run.exitCode == 0, "\(line)\n\(run.stdout)\n\(run.stderr)")
                ran += 1
            }
        }
        #expect(ran > 15)
    }

    /// Fenced blocks: ```` ```sh ```` and ```` ```csv roster.csv ````, whose path is where the text is to be saved.
    private static func blocks(_ text: String) -> [(language: String, path: String?, text: String)] {
        var blocks: [(String, String?, String)] = []
        var open: (language: String, path: String?)?
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let (language, path) = open {
                    blocks.append((language, path, lines.joined(separator: "\n") + "\n"))
                    open = nil
                } else {
                    let words = line.dropFirst(3).split(separator: " ")
                    open = (words.first.map(String.init) ?? "", words.count > 1 ? String(words[1]) : nil)
                    lines = []
                }
            } else if open != nil {
                lines.append(line)
            }
        }
        return blocks
    }
}
