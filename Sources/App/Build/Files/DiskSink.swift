import Glibc

/// A file that is being written, part by part; it must not exist yet, or is replaced.
struct DiskSink: ~Copyable {
    private let descriptor: Int32
    private let file: FilePath

    init(_ file: FilePath) throws {
        self.file = file
        descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DiskProblem("写不了", file) }
    }

    deinit { _ = Glibc.close(descriptor) }

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
    consuming func close() throws {
        let (descriptor, file) = (descriptor, file)
        discard self
        guard Glibc.close(descriptor) == 0 else { throw DiskProblem("写不了", file) }
    }
}
