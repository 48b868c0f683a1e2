import Foundation
import TestSupport
import Testing

struct TemporaryFolderTests {
    @Test func `files are written, listed and read`() throws {
        let folder = try TemporaryFolder(["b/二.md": "2", "a.md": "1"])
        #expect(try folder.files() == ["a.md", "b/二.md"])
        #expect(try folder.files("b") == ["二.md"])
        #expect(try folder.read("b/二.md") == "2")
        #expect(try folder.snapshot() == ["a.md": [0x31], "b/二.md": [0x32]])
    }

    @Test func `the folder goes with its last reference`() throws {
        var folder: TemporaryFolder? = try TemporaryFolder(["a.md": ""])
        let path = try #require(folder).path
        #expect(FileManager.default.fileExists(atPath: path))
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
