import Foundation
import TestSupport

/// MuJS, which knows ECMAScript 5 and nothing newer, reading scripts without running them.
enum ScriptParser {
    static var isInstalled: Bool { ProgramRun.find("mujs") != nil }

    /// A line for each script that is not ECMAScript 5.
    static func complaints(_ scripts: [(name: String, text: String)]) throws -> [String] {
        guard let mujs = ProgramRun.find("mujs") else { return ["mujs is not installed"] }
        let folder = try TemporaryFolder()
        let reader = """
            for (var i = 0; i < scriptArgs.length; i += 1) {
              try { new Function(read(scriptArgs[i])); } catch (problem) { print(i + ' ' + problem); }
            }

            """
        try reader.write(to: folder.url.appending(path: "reader.js"), atomically: true, encoding: .utf8)
        for (index, script) in scripts.enumerated() {
            try script.text.write(to: folder.url.appending(path: "\(index).js"), atomically: true, encoding: .utf8)
        }
        let run = try ProgramRun(mujs, ["reader.js"] + scripts.indices.map { "\($0).js" }, in: folder.url)
        guard run.exitCode == 0 else { return ["mujs: \(run.exitCode) \(run.stderr)"] }
        // A line that starts with no number tells where in reader.js it was.
        return run.stdout.split(separator: "\n").filter { $0.first?.isNumber == true }.map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            let index = parts.first.flatMap { Int($0) } ?? 0
            return "\(scripts.indices.contains(index) ? scripts[index].name : ""): \(parts.last ?? "")"
        }
    }
}
