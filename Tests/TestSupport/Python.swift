import Foundation
package import Testing

/// A Python with the packages that others read our files with: the first on PATH, or Debian's own, which has them.
package enum Python {
    /// Whether one can import a package.
    package static func has(_ package: String) -> Bool { program(with: package) != nil }

    /// Runs a few lines that import a package; `arguments` are `sys.argv[1:]`.
    package static func run(_ script: String, _ arguments: String...) throws -> ProgramRun {
        let words = script.split(separator: "\n").first { $0.hasPrefix("import ") }?.dropFirst("import ".count) ?? "sys"
        let package = words.prefix { $0 != "," && $0 != " " }
        return try ProgramRun(program(with: String(package)) ?? debian, ["-c", script] + arguments)
    }

    private static let debian = URL(filePath: "/usr/bin/python3")

    private static func program(with package: String) -> URL? {
        [ProgramRun.find("python3"), debian].compactMap { $0 }.first { python in
            (try? ProgramRun(python, ["-c", "import \(package)"]))?.exitCode == 0
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test where `python3` cannot import a package.
    package static func python(_ package: String) -> Self {
        .enabled(if: Python.has(package), "python3 has no \(package)")
    }
}
