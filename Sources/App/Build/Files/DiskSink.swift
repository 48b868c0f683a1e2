import Glibc

/// A file that is being written, part by part; it must not exist yet, or is replaced.
///
/// A class because an open file is one thing, which is closed once.
final class DiskSink {
    /// Negative once the file is closed.
    private var descriptor: Int32
    private let file: FilePath

    init(_ file: FilePath) throws {
        self.file = file
        descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DiskProblem("写不了", file) }
    }

    deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

    func put(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DiskProblem("写不了", file) }
            written += count
        }
    }

    /// Ends the file: a full disk or a lost network drive may show only now.
    func close() throws {
        defer { descriptor = -1 }
        guard Glibc.close(descriptor) == 0 else { throw DiskProblem("写不了", file) }
    }
}
