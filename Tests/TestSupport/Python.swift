import Foundation
package import Testing

/// The Python that stands first on PATH, with the packages that others read our files with.
package enum Python {
    /// Whether it can import a package.
    package static func has(_ package: String) -> Bool {
        (try? run("import \(package)"))?.exitCode == 0
    }

    /// Runs a few lines; `arguments` are `sys.argv[1:]`.
    package static func run(_ script: String, _ arguments: String...) throws -> ProgramRun {
        try ProgramRun(URL(filePath: "/usr/bin/env"), ["python3", "-c", script] + arguments)
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test where `python3` cannot import a package.
    package static func python(_ package: String) -> Self {
        .enabled(if: Python.has(package), "python3 has no \(package)")
    }
}
