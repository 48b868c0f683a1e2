import Foundation

/// Files of old programs (.xls, .et, .doc, .wps), turned into xlsx or docx by LibreOffice where it is installed.
///
/// LibreOffice gets a copy in a folder of its own with a fresh profile, so that it never asks anything, never changes the original,
/// and does not join one that a person has open.
enum OldTables {
    /// Why a table was not turned.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// How long one file may take.
    private static let patience = 120

    /// What a file becomes.
    private struct Target {
        let ending: String
        let filter: String
        /// What the file is, and the programs that save it anew.
        let kind: String
        let endings: String
        let program: String
    }

    private static let table = Target(
        ending: "xlsx", filter: "xlsx:Calc MS Excel 2007 XML", kind: "表格", endings: ".xls、.et", program: "Excel")
    private static let document = Target(
        ending: "docx", filter: "docx:MS Word 2007 XML", kind: "文档", endings: ".doc、.wps", program: "Word")

    /// The table as xlsx.
    static func workbook(of file: FilePath, environment: [String: String]) throws -> [UInt8] {
        try turned(file, into: table, environment)
    }

    /// The document as docx.
    static func document(of file: FilePath, environment: [String: String]) throws -> [UInt8] {
        try turned(file, into: document, environment)
    }

    private static func turned(
        _ file: FilePath, into target: Target, _ environment: [String: String]
    ) throws -> [UInt8] {
        let name = ["soffice", "libreoffice"].lazy.compactMap { program($0, environment) }.first
        guard let name else {
            throw Problem(
                description:
                    "\(file) 是旧格式的\(target.kind)（\(target.endings) 等），电脑上没有能转换它的 LibreOffice。请在 \(target.program) 或 WPS 里打开，“另存为”.\(target.ending)，再导入"
            )
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "humen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appending(path: "old." + (file.name.split(separator: ".").last.map(String.init) ?? "xls"))
        try FileManager.default.copyItem(at: URL(filePath: file.path), to: copy)
        try run(name, in: folder, copy, target)
        let result = FilePath(folder.appending(path: "out/old.\(target.ending)").path)
        guard Disk.isFile(result) else {
            throw Problem(
                description: "\(file) 转换失败，文件可能已损坏或加了密码。请在 \(target.program) 或 WPS 里打开，“另存为”.\(target.ending)，再导入")
        }
        return try Disk.read(result)
    }

    private static func program(_ name: String, _ environment: [String: String]) -> URL? {
        (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").lazy
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    private static func run(_ program: URL, in folder: URL, _ copy: URL, _ target: Target) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = [
            "-env:UserInstallation=" + folder.appending(path: "profile").absoluteString, "--headless", "--norestore",
            "--convert-to", target.filter, "--outdir", folder.appending(path: "out").path, copy.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(patience)) == .timedOut {
            process.terminate()
            throw Problem(
                description:
                    "LibreOffice 转换\(target.kind)超过 \(patience) 秒，已停止。请在 \(target.program) 或 WPS 里“另存为”.\(target.ending)，再导入"
            )
        }
    }
}
