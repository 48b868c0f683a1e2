import Glibc

/// Which file bears a name: its device and its number there.
struct FileIdentity: Equatable {
    private let device: UInt
    private let number: UInt

    /// Nil when there is no such file.
    init?(_ path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        device = UInt(found.st_dev)
        number = UInt(found.st_ino)
    }
}
