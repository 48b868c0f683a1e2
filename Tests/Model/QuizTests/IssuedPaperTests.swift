import Diagnostics
import TestSupport
import Testing

@testable import Quiz

struct IssuedPaperTests {
    private func read(_ bytes: [UInt8]) -> (IssuedPaper?, [String]) {
        var findings: [Finding] = []
        let paper = IssuedPaper.read(SourceText(path: "issued/x.json", bytes: bytes), findings: &findings)
        return (paper, findings.map(\.code.id))
    }

    @Test func `the issued file of the small paper`() throws {
        let paper = try #require(try QuizFixture.paper(variants: ["A", "B"]))
        Golden.expect(String(decoding: paper.bytes, as: UTF8.self), type: "json")
    }

    @Test func `writing and reading give the same paper`() throws {
        let paper = try #require(try QuizFixture.paper())
        let (read, codes) = read(paper.bytes)
        #expect(codes == [])
        #expect(read == paper)
        #expect(read?.bytes == paper.bytes)
    }

    @Test func `a salt changes the numbers of a paper, and nothing that is printed or drawn`() throws {
        let paper = try #require(try QuizFixture.paper(variants: ["A", "B"]))
        let salt = String(repeating: "0123456789abcdef", count: 2)
        let salted = IssuedPaper(paper.content.salted(salt))
        #expect(salted.hash != paper.hash && salted.packID != paper.packID)
        #expect(salted.isSame(as: paper) && paper.isSame(as: salted))
        #expect(salted.content.variants == paper.content.variants)
        #expect(salted.content.differences(from: paper.content) == [])
        let (read, codes) = read(salted.bytes)
        #expect(codes == [] && read == salted && read?.content.salt == salt)
        // One that was issued without a salt stays what it was.
        #expect(!String(decoding: paper.bytes, as: UTF8.self).contains("salt"))
        #expect(IssuedPaper(salted.content.salted(nil)) == paper)
    }

    @Test func `line ends of another system are no alteration`() throws {
        let paper = try #require(try QuizFixture.paper())
        let text = String(decoding: paper.bytes, as: UTF8.self).replacing("\n", with: "\r\n")
        #expect(read(Array(text.utf8)).0 == paper)
    }

    @Test(arguments: [
        ("\"choice\": [\n            \"b\"", "\"choice\": [\n            \"a\""),
        ("\"seed\": \"626\"", "\"seed\": \"627\""),
        ("\"points\": 5,", "\"points\": 50,"), ("\"minutes\": 15,", "\"minutes\": 15, \"extra\": 1,"),
    ])
    func `a changed file is refused`(old: String, new: String) throws {
        let paper = try #require(try QuizFixture.paper())
        let text = String(decoding: paper.bytes, as: UTF8.self)
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != text)
        let (read, codes) = read(Array(changed.utf8))
        #expect(read == nil)
        #expect(codes == ["paper.issued-altered"])
    }

    @Test(arguments: ["paper.issued-altered", "paper.issued-unreadable"])
    func `the fixtures of issued files`(code: String) throws {
        let folder = PackageRoot.path("Tests/Fixtures/invalid/\(code)/issued")
        let files = try FolderContents.read(folder)
        #expect(files.count == 1)
        for (_, bytes) in files { #expect(read(bytes).0 == nil && read(bytes).1 == [code]) }
    }

    @Test(arguments: [
        ([UInt8](repeating: 0, count: 32), "0000000000"), ([UInt8](repeating: 255, count: 32), "zzzzzzzzzz"),
    ])
    func `base32 of a digest`(bytes: [UInt8], text: String) {
        #expect(IssuedPaper.base32(bytes, count: 10) == text)
    }

    @Test func `canonical JSON has one spelling`() {
        let value: CanonicalJSON = .fields([
            "b": .number(2), "a": .string("\"\\/\n\u{1}虎"), "C": .array([.number(0.5), .bool(true)]), "d": nil,
            "e": .object([:]),
        ])
        #expect(
            String(decoding: value.compact, as: UTF8.self)
                == #"{"C":[0.5,true],"a":"\"\\/\n\u0001虎","b":2,"e":{}}"#
        )
    }
}
