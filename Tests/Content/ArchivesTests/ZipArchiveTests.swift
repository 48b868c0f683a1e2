import Archives
import Testing

struct ZipArchiveTests {
    @Test func `a file that is no archive, or is cut off, says so`() {
        for bytes in [[], Array("PK".utf8), [UInt8](repeating: 0, count: 5000)] {
            #expect(throws: ZipArchive.Problem.self) { try ZipArchive(bytes) }
        }
    }
}
