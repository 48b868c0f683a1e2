import Foundation

/// Turns a page into a PDF with WeasyPrint or Chromium, whichever is installed.
///
/// A PDF is a convenience: only the other files of a report are the same to the byte every time.
struct PDFPress {
    private let program: URL
    private let isWeasyPrint: Bool

    /// The programs that can do it, the best one first.
    static let programs = ["weasyprint", "chromium", "chromium-browser", "google-chrome"]
    /// How long one page may take.
    private static let patience = 180

    /// Finds the program; throws the sentence that says what to do where there is none.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        func find(_ name: String) -> URL? {
            (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").lazy
                .map { URL(filePath: String($0)).appending(path: name) }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        }
        guard let (name, program) = Self.programs.lazy.compactMap({ name in find(name).map { (name, $0) } }).first
        else {
            throw CoverageDesk.Problem(
                description: "电脑上没有能做 PDF 的程序（WeasyPrint 或 Chromium），没有写出。可以在浏览器里打开网页，按 Ctrl+P，选“另存为 PDF”；"
                    + "或安装：sudo apt install weasyprint")
        }
        self.program = program
        isWeasyPrint = name == "weasyprint"
    }

    /// The PDF of a page.
    func print(_ page: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "humen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "page.html")
        let target = folder.appending(path: "page.pdf")
        try Data(page).write(to: source)
        try run(
            isWeasyPrint
                ? [source.path, target.path]
                : [
                    "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    "--user-data-dir=" + folder.appending(path: "profile").path, "--print-to-pdf=" + target.path,
                    source.absoluteString,
                ])
        guard let bytes = try? Data(contentsOf: target), !bytes.isEmpty else {
            throw CoverageDesk.Problem(description: "\(program.lastPathComponent) 没有做出 PDF。可以在浏览器里打开网页，另存为 PDF")
        }
        return Array(bytes)
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        try process.run()
        if ended.wait(timeout: .now() + .seconds(Self.patience)) == .timedOut {
            process.terminate()
            throw CoverageDesk.Problem(description: "做 PDF 超过 \(Self.patience) 秒，已停止。可以在浏览器里打开网页，另存为 PDF")
        }
    }
}
