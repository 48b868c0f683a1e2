import Dispatch
import Foundation
import TestSupport
import Testing

@testable import Build

/// What two runs read and write one after the other.
struct DiskLockTests {
    @Test func `whoever holds the lock reads and writes alone`() throws {
        let folder = try TemporaryFolder()
        let locked = FilePath(folder.url.path)
        let count = FilePath(folder.url.path).appending("count")
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<5 {
                try? Disk.locked(locked, for: "发卷") {
                    let known = (try? Disk.read(count)) ?? []
                    usleep(500)
                    try Disk.write(known + [0x31], to: count)
                }
            }
        }
        #expect(try Disk.read(count).count == 40)
    }

    @Test func `whoever waits too long is told, and a folder that was held once is free afterwards`() throws {
        let folder = try TemporaryFolder()
        let locked = FilePath(folder.url.path)
        let words = try Disk.locked(locked, for: "发卷") { () -> String in
            do {
                return try Disk.locked(locked, for: "发卷", waiting: 1) { "both" }
            } catch {
                return "\(error)"
            }
        }
        #expect(words.hasPrefix("另一次发卷还没有做完，等了 0 秒，这一次没有做"))
        #expect(try Disk.locked(locked, for: "发卷") { 1 } == 1)
    }
}
