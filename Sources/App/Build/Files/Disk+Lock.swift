import Glibc

extension Disk {
    /// Runs `body` while no other run holds the same folder, and waits for those that do.
    ///
    /// The system lets go of a lock when its holder ends, however that ends, and no file is left behind. On disks that know no
    /// locks none is held.
    static func locked<Result>(
        _ folder: FilePath, waiting tenths: Int = 300, _ body: () throws -> Result
    ) throws -> Result {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return try body() }
        defer { close(descriptor) }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard waited < tenths else {
                throw QuizDesk.Problem(
                    description: "另一次发卷还没有做完，等了 \(tenths / 10) 秒，这一次没有做：请等它做完再运行一次（占用的是 \(folder)）")
            }
            usleep(100_000)
            waited += 1
        }
        return try body()
    }
}
