import Foundation

/// Tables of old programs (.xls, .et, .ods), turned into xlsx by LibreOffice where it is installed.
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

    /// The table as xlsx.
    static func workbook(of file: FilePath, environment: [String: String]) throws -> [UInt8] {
        let name = ["soffice", "libreoffice"].lazy.compactMap { program($0, environment) }.first
        guard let name else {
            throw Problem(
                description: "\(file) 是旧格式的表格（.xls、.et 等），电脑上没有能转换它的 LibreOffice。请在 Excel 或 WPS 里打开，“另存为”.xlsx，再导入")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "humen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appending(path: "table." + (file.name.split(separator: ".").last.map(String.init) ?? "xls"))
        try FileManager.default.copyItem(at: URL(filePath: file.path), to: copy)
        try run(name, in: folder, copy)
        let result = FilePath(folder.appending(path: "out/table.xlsx").path)
        guard Disk.isFile(result) else {
            throw Problem(description: "\(file) 转换失败，文件可能已损坏或加了密码。请在 Excel 或 WPS 里打开，“另存为”.xlsx，再导入")
        }
        return try Disk.read(result)
    }

    private static func program(_ name: String, _ environment: [String: String]) -> URL? {
        (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").lazy
            .map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    private static func run(_ program: URL, in folder: URL, _ copy: URL) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = [
            "-env:UserInstallation=" + folder.appending(path: "profile").absoluteString, "--headless", "--norestore",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.appending(path: "out").path, copy.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(patience)) == .timedOut {
            process.terminate()
            throw Problem(description: "LibreOffice 转换表格超过 \(patience) 秒，已停止。请在 Excel 或 WPS 里“另存为”.xlsx，再导入")
        }
    }
}
