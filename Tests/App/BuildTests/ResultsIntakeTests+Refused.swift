import Coverage
import Diagnostics
import Digests
import Foundation
import TestSupport
import Testing

@testable import Build
@testable import Quiz

/// What an import does not count, and by what it knows what it has counted.
extension ResultsIntakeTests {
    @Test func `what a code is known by tells nothing of the mark, and pupils whose codes look alike count apart`()
        throws
    {
        let one = try #require(results(1).first)
        let codes = [0, 5, 10].compactMap { ResultCode(one, mark: $0, of: 10) }
        #expect(Set(codes.map(\.text)).count == 3)
        #expect(Set(codes.map { $0.id(of: paper.packID, in: classroom.code) }).count == 1)
        let ledger = try ledger()
        let lines = [codes.map(\.grouped).joined(separator: "\n"), codes[1].text].map { Array($0.utf8) }
        let outcome = try take(lines, into: ledger)
        #expect(outcome.rows.map(\.status) == [.imported, .imported, .imported, .duplicate])
        #expect(try take(lines, into: ledger).counted == 0)
        #expect(try sums(ledger).map(\.totals.total) == [1500])
        // A pupil's answers, and the code of another whose part of the nonce is the same.
        let other = try self.ledger("other.db")
        let own = try ResultCode(String(decoding: code(one), as: UTF8.self))
        let strangers = codes.filter { $0.text != own.text }.prefix(1).map { Array($0.text.utf8) }
        #expect(try take([one.file, Array(own.text.utf8)] + strangers, into: other).counted == 2)
    }

    @Test func `an empty file is refused like any other, whatever its name`() throws {
        for (name, text) in [("a.txt", ""), ("a.txt", "\u{FEFF}\r\n \n"), ("a.jdr", "")] {
            var intake = ResultsIntake(papers: [paper.packID: paper], classes: classes, fallback: nil)
            intake.add(Array(text.utf8), name: name, path: name)
            #expect(intake.rows.map(\.status) == [.refused])
            #expect(intake.findings.map(\.code) == [.resultsRefused])
        }
    }

    @Test func `codes of an exam, and files that are none, are refused once`() throws {
        var findings: [Finding] = []
        let text = "mode: exam\nbanks: [xiaoyang]\nsections: [{type: single, count: 4}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings))
        let root = PackageRoot.path("Tests/Fixtures/quiz/banks/xiaoyang.quiz.md")
        let bank = BankParser.parse(
            SourceText(path: "xiaoyang.quiz.md", try String(contentsOf: root, encoding: .utf8)))
        let exam = try #require(
            Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A"], findings: &findings))
        let one = PupilResult(
            packID: exam.packID, hash: nil, variant: "A", classroom: classroom.code, seat: nil,
            nonce: "0123456789ABCDEF",
            answers: [:])
        var intake = ResultsIntake(papers: [exam.packID: exam], classes: classes, fallback: nil)
        let code = try #require(ResultCode(one, mark: 4, of: 4)).text
        intake.add(Array(code.utf8), name: "a.txt", path: "a.txt")
        intake.add([0x50, 0x4B, 3, 4, 0, 0, 10, 10, 65, 10, 66], name: "a.xlsx", path: "a.xlsx")
        // A text as Notepad's “Unicode” saves it.
        intake.add([0xFF, 0xFE] + code.utf16.flatMap { [UInt8($0 & 0xFF), 0] }, name: "b.txt", path: "b.txt")
        #expect(
            intake.rows.map(\.reason) == [
                "考核没有编码，请交结果文件或二维码文字", "这不是 Humen 的结果", "考核没有编码，请交结果文件或二维码文字",
            ])
    }

    @Test func `a class file with sums that no marks can have is refused`() throws {
        let text = String(decoding: try classFile(results(12)), as: UTF8.self)
        func changed(_ pattern: String, _ words: String) throws -> [UInt8] {
            let new = try text.replacing(Regex(pattern), with: words)
            #expect(new != text)
            let body = new.replacing(/"check":"[0-9a-f]+",/, with: "").dropLast()
            let check = SHA256Digest.hex(of: Array(body.utf8))
            return Array(new.replacing(/"check":"[0-9a-f]+"/, with: "\"check\":\"\(check)\"").utf8)
        }
        #expect(try take([Array(text.utf8)], into: ledger("whole.db")).counted == 12)
        for (pattern, words) in [
            (#""bands":\[[0-9,]+\],"count":12"#, #""bands":[12,0,0,0],"count":12"#),
            (#""totalSquared":"[0-9.]+""#, #""totalSquared":"0""#), (#""squared":"[1-9][0-9.]*""#, #""squared":"0""#),
        ] {
            let rows = try take([changed(pattern, words)], into: ledger("\(words.count).db")).rows
            #expect(rows.map(\.reason) == ["内容对不上校验码：抄错了，或者被改动过"], "\(words)")
        }
    }

    @Test(arguments: ["X(1).jdr", "七1班X.jdr", "7年级x张三.jdr", "1-X_张三.jdr", "ＸX.jdr"])
    func `the class in the name of a file is heeded wherever it stands`(pattern: String) throws {
        var list = ClassList()
        let addedOwn = list.add(school: "城关中学", grade: "七年级", name: "1班", term: "2026-2027-1")
        let own = try #require(addedOwn)
        let addedOther = list.add(school: "城关中学", grade: "七年级", name: "2班", term: "2026-2027-1")
        let other = try #require(addedOther)
        let name = pattern.replacing("X", with: other.code.description).replacing(
            "x", with: other.code.description.lowercased())
        #expect(list.codes(in: name) == [other.code])
        let nameless = try #require(results(1).first)
        var intake = ResultsIntake(papers: [paper.packID: paper], classes: list, fallback: own.code)
        intake.add(nameless.file, name: name, path: name)
        #expect(
            intake.rows.map(\.reason) == ["文件名里的班级码是 \(other.code)，结果里面写的是 \(own.code)，不知道是哪个班的"])
        let both = "\(own.code)-\(other.code).jdr"
        intake.add(nameless.file, name: both, path: both)
        #expect(
            intake.rows.last?.reason
                == "文件名里有 2 个班级码（\(own.code)、\(other.code)），不知道是哪个班的；请在文件名里只留一个")
    }
}
