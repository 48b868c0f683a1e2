import Digests
import Glibc

/// What the run needs from the disk.
///
/// Everything that stops the run is thrown as a ``DiskProblem``.
enum Disk {
    /// A file that is larger than its reader takes.
    struct TooLarge: Error {
        /// In bytes.
        let size: Int
    }

    /// The bytes of a file; throws ``TooLarge`` for one of more than `limit` bytes, without reading it.
    static func read(_ file: FilePath, atMost limit: Int = .max) throws -> [UInt8] {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DiskProblem("读不了", file) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DiskProblem("读不了", file) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw DiskProblem("不是普通文件：", file, errno: nil) }
        let size = Int(status.st_size)
        guard size <= limit else { throw TooLarge(size: size) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                if got <= 0 { break }
                count += got
            }
        }
        if failed { throw DiskProblem("读不了", file) }
        return bytes
    }

    /// Writes a file that must not exist yet, or replaces it.
    static func write(_ bytes: [UInt8], to file: FilePath) throws {
        let sink = try DiskSink(file)
        try sink.put(bytes)
        try sink.close()
    }

    /// The digest of a file, read in small parts; nil when it cannot be read.
    static func digest(of file: FilePath) -> SHA256Digest? {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var stream = SHA256Stream()
        while true {
            var failed = false
            let part = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
                let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                failed = got < 0
                count = max(0, got)
            }
            if failed, errno == EINTR { continue }
            if failed { return nil }
            if part.isEmpty { return stream.finish() }
            stream.add(part)
        }
    }

    /// Adds to the end of a file, which is made where there is none.
    static func append(_ bytes: [UInt8], to file: FilePath) throws {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DiskProblem("写不了", file) }
        defer { close(descriptor) }
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, bytes.count) }
        guard count == bytes.count else { throw DiskProblem("写不了", file) }
    }

    /// Whether anything stands at a place.
    static func exists(_ path: FilePath) -> Bool {
        var status = stat()
        return lstat(path.path, &status) == 0
    }

    /// Writes a file whole or not at all: beside its place first, then renamed into it.
    static func replace(_ file: FilePath, with bytes: [UInt8]) throws {
        let draft = FilePath(file.path + ".tmp-\(getpid())")
        do {
            try write(bytes, to: draft)
        } catch {
            unlink(draft.path)
            throw error
        }
        guard rename(draft.path, file.path) == 0 else {
            let problem = DiskProblem("写不了", file)
            unlink(draft.path)
            throw problem
        }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ folder: FilePath) throws {
        if mkdir(folder.path, 0o755) == 0 { return }
        var reason = errno
        if isFolder(folder) { return }
        if reason == ENOENT, folder.parent != folder {
            try makeFolder(folder.parent)
            if mkdir(folder.path, 0o755) == 0 { return }
            reason = errno
            if isFolder(folder) { return }
        }
        var above = folder
        while reason == ENOTDIR || reason == EEXIST, above.parent != above {
            if isFile(above) { throw DiskProblem("这里要建文件夹，却有一个同名的文件：", above, errno: nil) }
            above = above.parent
        }
        throw DiskProblem("建不了文件夹", folder, errno: reason)
    }

    static func isFolder(_ path: FilePath) -> Bool {
        var status = stat()
        return stat(path.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// How many bytes a file has; 0 where there is none.
    static func size(_ path: FilePath) -> Int {
        var status = stat()
        return stat(path.path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func isFile(_ path: FilePath) -> Bool {
        var status = stat()
        return stat(path.path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Every file below a folder, as paths relative to it, sorted by their bytes.
    ///
    /// Names that begin with a full stop and those that end in `~` are left out. A symbolic link is followed to a file,
    /// never to a folder.
    static func files(below folder: FilePath) throws -> [String] {
        var links: [String] = []
        return try files(below: folder, links: &links)
    }

    /// The same, and every symbolic link that was met, followed or not.
    static func files(below folder: FilePath, links: inout [String]) throws -> [String] {
        var found: [String] = []
        var pending = [""]
        while let prefix = pending.popLast() {
            let here = folder.appending(prefix)
            guard let handle = opendir(here.path) else { throw DiskProblem("打不开文件夹", here) }
            defer { closedir(handle) }
            while let entry = readdir(handle) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.hasPrefix(".") || name.hasSuffix("~") { continue }
                let path = prefix.isEmpty ? name : prefix + "/" + name
                switch Int32(entry.pointee.d_type) {
                case Int32(DT_DIR): pending.append(path)
                case Int32(DT_REG): found.append(path)
                default:
                    let isLink = isLink(folder.appending(path))
                    if isLink { links.append(path) }
                    if isFile(folder.appending(path)) {
                        found.append(path)
                    } else if !isLink, isFolder(folder.appending(path)) {
                        pending.append(path)
                    }
                }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func isLink(_ path: FilePath) -> Bool {
        var status = stat()
        return lstat(path.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// What a symbolic link says, as it was written.
    static func target(ofLink path: FilePath) -> String {
        let size = 4096
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let length = buffer.withMemoryRebound(to: CChar.self) { letters in
                letters.baseAddress.map { readlink(path.path, $0, size) } ?? 0
            }
            count = max(0, length)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Removes a folder with all that is in it; what cannot be removed stays.
    static func removeTree(_ folder: FilePath) {
        // What a link leads to is somebody else's.
        if isLink(folder) {
            unlink(folder.path)
            return
        }
        for name in names(in: folder) {
            let path = folder.appending(name)
            if unlink(path.path) != 0 { removeTree(path) }
        }
        rmdir(folder.path)
    }

    /// Everything that stands in a folder, in no order; nothing when it cannot be read.
    static func names(in folder: FilePath) -> [String] {
        guard let handle = opendir(folder.path) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The absolute path without symbolic links, or nil when there is no such file.
    static func resolved(_ path: FilePath) -> FilePath? {
        guard let real = realpath(path.path, nil) else { return nil }
        defer { free(real) }
        return FilePath(String(cString: real))
    }
}

/// Why a file could not be read or written.
package struct DiskProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ what: String, _ file: FilePath, errno code: Int32? = Glibc.errno) {
        let reason = code.map { "：\(Self.words($0))" } ?? ""
        description = "\(what)\(what.hasSuffix("：") ? "" : " ")\(file.path)\(reason)"
    }

    private static func words(_ code: Int32) -> String {
        switch code {
        case ENOENT: "没有这个文件或文件夹"
        case EACCES, EPERM: "没有权限"
        case ENOSPC: "磁盘满了"
        case EROFS: "磁盘是只读的"
        case EISDIR: "这是一个文件夹"
        case ENOTDIR: "路径中间有一段不是文件夹"
        case EMFILE, ENFILE: "打开的文件太多"
        case EIO: "磁盘读写出错"
        case EFBIG: "文件太大，这个磁盘放不下"
        case EDQUOT: "超过了分给您的磁盘空间"
        case ENAMETOOLONG: "文件名太长"
        case ELOOP: "链接绕成了圈"
        case EBUSY, ETXTBSY: "正在被别的程序使用"
        case EEXIST: "已经有同名的文件"
        default: "系统错误 \(code)"
        }
    }
}
