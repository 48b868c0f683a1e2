import Foundation
import GRDB
import Glibc

extension Ledger {
    /// Copies the ledger into a new file, whole, while others may go on reading and writing it.
    ///
    /// SQLite's own copying gives one moment of the ledger. The copy gets its name only when it is on the disk and was found
    /// whole, so that a backup of that name is never half a one. A file that is there already is never touched.
    package func backUp(to target: String) throws(LedgerError) {
        if FileManager.default.fileExists(atPath: target) { throw .exists(target) }
        try Self.place(at: target) { unfinished in
            let copy = try DatabaseQueue(path: unfinished)
            try queue.backup(to: copy)
            try copy.close()
        }
    }

    /// Puts a backup in the place of a ledger, and gives the path under which the old file is kept, if there was one.
    ///
    /// The backup is read and found whole first. An unfinished journal of the old file goes with it: beside the new one it
    /// would spoil it.
    package static func restore(_ backup: String, to path: String) throws(LedgerError) -> String? {
        let source = try open(at: backup, migrates: false)
        let faults = try source.faults()
        guard faults.isEmpty else {
            throw .damaged(backup, detail: faults.prefix(3).joined(separator: "；"))
        }
        let files = FileManager.default
        let whole = unusedName(like: path + ".restored")
        try source.backUp(to: whole)
        try source.close()
        return try translating(path) {
            var kept: String?
            if files.fileExists(atPath: path) {
                let name = unusedName(like: path + ".replaced")
                if files.fileExists(atPath: path + "-journal") {
                    try files.moveItem(atPath: path + "-journal", toPath: name + "-journal")
                }
                try files.moveItem(atPath: path, toPath: name)
                kept = name
            }
            try files.moveItem(atPath: whole, toPath: path)
            try? reachDisk(URL(filePath: path).deletingLastPathComponent().path)
            return kept
        }
    }

    /// The first of `name`, `name-2`, `name-3` … that no file bears.
    package static func unusedName(like name: String, suffix: String = "") -> String {
        var candidate = name + suffix
        var number = 2
        while FileManager.default.fileExists(atPath: candidate) {
            candidate = "\(name)-\(number)\(suffix)"
            number += 1
        }
        return candidate
    }

    /// What a ledger held before it is brought up to date: a copy beside it, from which it can be taken back.
    static func keepBeforeMigration(_ queue: DatabaseQueue, path: String, version: Int) throws {
        let target = path + ".format\(version)"
        // Left by a run that was killed between its copy and its migration: the ledger has not changed since.
        if FileManager.default.fileExists(atPath: target) { return }
        try place(at: target) { unfinished in
            let copy = try DatabaseQueue(path: unfinished)
            try queue.backup(to: copy)
            try copy.close()
        }
    }

    /// Lets `write` make a file, brings it to the disk, checks its structure and gives it its name.
    private static func place(at target: String, _ write: (_ unfinished: String) throws -> Void) throws(LedgerError) {
        let files = FileManager.default
        let unfinished = target + ".unfinished"
        let folder = URL(filePath: target).deletingLastPathComponent().path
        guard files.fileExists(atPath: folder) else { throw .storage(target, detail: "没有“\(folder)”这个文件夹") }
        try translating(target) {
            for rest in [unfinished + "-journal", unfinished] where files.fileExists(atPath: rest) {
                try files.removeItem(atPath: rest)
            }
            do {
                try write(unfinished)
                let copy = try DatabaseQueue(path: unfinished)
                let structure = try copy.read { try String.fetchAll($0, sql: "PRAGMA quick_check") }
                try copy.close()
                guard structure == ["ok"] else { throw LedgerError.damaged(unfinished, detail: "复制出来的文件不完整") }
                try reachDisk(unfinished)
                if files.fileExists(atPath: target) { throw LedgerError.exists(target) }
                try files.moveItem(atPath: unfinished, toPath: target)
                try? reachDisk(folder)
            } catch {
                for rest in [unfinished + "-journal", unfinished] { try? files.removeItem(atPath: rest) }
                throw error
            }
        }
    }

    /// Waits until the disk holds a file, or the names in a folder.
    private static func reachDisk(_ path: String) throws {
        let descriptor = Glibc.open(path, O_RDONLY)
        guard descriptor >= 0 else { throw LedgerError.readOnly(path) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw LedgerError.storage(path, detail: "磁盘没有确认写完") }
    }
}
