package import Foundation

/// What a program did: its output, its findings and its exit code.
package struct ProgramRun: Sendable {
    package let stdout: String
    package let stderr: String
    package let exitCode: Int32
    /// True when the program had to be killed because its time was up.
    package let timedOut: Bool

    /// Runs a program to its end with nothing on stdin.
    ///
    /// `environment` is added to that of the tests. Output goes through files, so that no pipe can fill up. When
    /// the time is up the program is killed and what it wrote until then is kept.
    package init(
        _ program: URL,
        _ arguments: [String],
        in folder: URL? = nil,
        environment: [String: String] = [:],
        timeout seconds: Double = 300
    ) throws {
        let files = try TemporaryFolder(["stdout": "", "stderr": ""])
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let outputs = try ["stdout", "stderr"].map { try FileHandle(forWritingTo: files.url.appending(path: $0)) }
        // A process that has ended is kept for a while, and its files with it: after a thousand runs none could be started.
        defer { for output in outputs { try? output.close() } }
        process.standardOutput = outputs[0]
        process.standardError = outputs[1]
        try process.runUnmasked()
        timedOut = process.waitOrKill(after: .seconds(seconds))
        exitCode = process.terminationStatus
        stdout = try files.readLeniently("stdout")
        stderr = try files.readLeniently("stderr")
    }

    /// A program found on PATH, or nil.
    package static func find(_ name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":")
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

extension TemporaryFolder {
    /// A text whose wrong bytes are replaced: what a killed program leaves may end inside a character.
    fileprivate func readLeniently(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
    }
}
