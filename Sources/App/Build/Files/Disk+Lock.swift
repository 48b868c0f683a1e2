import Glibc

extension Disk {
    /// Runs `body` while no other run holds the same folder, and waits for those that do.
    ///
    /// `work` says what the runs do, in the words of whoever waits too long.
    /// The system lets go of a lock when its holder ends, however that ends, and no file is left behind. On disks that know no
    /// locks none is held.
    static func locked<Result>(
        _ folder: FilePath, for work: String, waiting tenths: Int = 300, _ body: () throws -> Result
    ) throws -> Result {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return try body() }
        defer { close(descriptor) }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard waited < tenths else {
                throw DiskProblem(
                    "另一次\(work)还没有做完，等了 \(tenths / 10) 秒，这一次没有做：请等它做完再运行一次。占用的文件夹：", folder, errno: nil)
            }
            usleep(100_000)
            waited += 1
        }
        return try body()
    }
}
