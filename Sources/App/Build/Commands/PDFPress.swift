import DataFiles
import Foundation

/// Turns a page into a PDF with WeasyPrint or Chromium, whichever is installed.
///
/// The programs write the moment at which they ran into it, and Chromium numbers for headings of tables that grow by chance from run to run; in
/// their place stand the day of the report and numbers without gaps, so that the same program makes the same bytes of the same page.
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

    /// The PDF of a page, as made on a day.
    func print(_ page: [UInt8], on day: CalendarDate) throws -> [UInt8] {
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
        return Self.renumbered(Self.dated(Array(bytes), on: day))
    }

    /// A PDF with the day for every moment of its making, and without an identifier by chance; no byte moves.
    static func dated(_ bytes: [UInt8], on day: CalendarDate) -> [UInt8] {
        var bytes = bytes
        let figures = Array((day.description.filter(\.isNumber) + "000000").utf8)
        func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        for key in ["/CreationDate", "/ModDate"] {
            for end in Self.ends(of: Array(key.utf8), in: bytes) {
                var start = end
                while start < bytes.count, bytes[start] == 0x20 { start += 1 }
                let stop = start + 3 + figures.count
                guard stop <= bytes.count, Array(bytes[start..<start + 3]) == Array("(D:".utf8),
                    bytes[(start + 3)..<stop].allSatisfy(isFigure)
                else { continue }
                bytes.replaceSubrange((start + 3)..<stop, with: figures)
            }
        }
        for end in Self.ends(of: Array("/ID".utf8), in: bytes) {
            let rest = bytes[end...].prefix(200)
            guard let open = rest.first(where: { $0 != 0x20 }), open == UInt8(ascii: "["),
                let close = rest.firstIndex(of: UInt8(ascii: "]"))
            else { continue }
            for index in end..<close where isFigure(bytes[index]) || (0x41...0x46).contains(bytes[index] & 0xDF) {
                bytes[index] = 0x30
            }
        }
        return bytes
    }

    /// A PDF with the names of Chromium's table headings, `(node00000020)`, counted up from 1; no byte moves.
    ///
    /// Which numbers they get depends on what else the browser did meanwhile; their order is that of the page. It stays, since the tree that
    /// finds a heading by its name has to be sorted.
    static func renumbered(_ bytes: [UInt8]) -> [UInt8] {
        let width = 8
        let places = Self.ends(of: Array("(node".utf8), in: bytes).filter { start in
            start + width < bytes.count && bytes[start + width] == UInt8(ascii: ")")
                && bytes[start..<start + width].allSatisfy { (0x30...0x39).contains($0) }
        }
        func number(at start: Int) -> Int {
            bytes[start..<start + width].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        let known = Set(places.map(number)).sorted()
        let ranks = Dictionary(uniqueKeysWithValues: zip(known, 1...))
        var renumbered = bytes
        for start in places {
            var rest = ranks[number(at: start)] ?? 0
            for index in (start..<start + width).reversed() {
                renumbered[index] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
        }
        return renumbered
    }

    /// Where a word ends, wherever it stands.
    private static func ends(of word: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard let first = word.first, bytes.count >= word.count else { return [] }
        return (0...bytes.count - word.count).filter { start in
            bytes[start] == first && bytes[start..<start + word.count].elementsEqual(word)
        }.map { $0 + word.count }
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
