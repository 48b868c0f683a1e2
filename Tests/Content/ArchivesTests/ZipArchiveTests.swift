import Archives
import Testing

struct ZipArchiveTests {
    @Test func `a file that is no archive, or is cut off, says so`() {
        for bytes in [[], Array("PK".utf8), [UInt8](repeating: 0, count: 5000)] {
            #expect(throws: ZipArchive.Problem.self) { try ZipArchive(bytes) }
        }
    }

    @Test func `an archive is written again with one file replaced, one taken out and one added`() throws {
        let long = Array(String(repeating: "一所学校一行，", count: 500).utf8)
        var writer = ZipWriter()
        for name in ["b.xml", "a.xml", "c.xml"] { writer.add(name, Array(name.utf8)) }
        let archive = try ZipArchive(writer.finish())
        let again = try ZipArchive(try archive.rewritten(["a.xml": long, "c.xml": nil, "新.xml": [1]]))
        #expect(again.names == ["a.xml", "b.xml", "新.xml"])
        #expect(try again.file("a.xml") == long)
        #expect(try again.file("b.xml") == Array("b.xml".utf8))
        #expect(try again.file("新.xml") == [1])
        // What was packed is small, and can be written once more without being unpacked.
        let bytes = try again.rewritten([:])
        #expect(bytes.count < long.count)
        #expect(try ZipArchive(bytes).file("a.xml") == long)
    }
}
