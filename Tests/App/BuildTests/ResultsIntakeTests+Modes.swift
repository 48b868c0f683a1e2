import Coverage
import Diagnostics
import Foundation
import Quiz
import Testing

@testable import Build

/// Results say from which kind of pack they come, and kinds are not counted together.
extension ResultsIntakeTests {
    private func results(_ count: Int, mode: PackMode?) throws -> [PupilResult] {
        try results(count).map { result in
            var result = result
            result.mode = mode
            return result
        }
    }

    /// Takes files in, of a paper of which tests or exams were made where `sealed`; gives what is refused, by the place of the file.
    private func reasons(_ files: [[UInt8]], into ledger: Ledger, sealed: Bool = false) throws -> [Int: String] {
        var intake = ResultsIntake(
            papers: [paper.packID: paper], classes: classes, fallback: nil, sealed: sealed ? [paper.packID] : [])
        for (index, bytes) in files.enumerated() { intake.add(bytes, name: "\(index).x", path: "\(index).x") }
        let settled = intake.settle(
            known: try ledger.counted(among: intake.traces), counts: try ledger.classCounts())
        if !settled.isEmpty {
            let stamp = Ledger.Stamp(at: "2026-10-01T08:00:00+08:00", on: day, actor: "测试")
            try ledger.store(settled, origin: .init(file: "x", bytes: []), stamp: stamp)
        }
        return Dictionary(
            uniqueKeysWithValues: intake.rows.enumerated().compactMap { index, row in
                row.status == .refused ? (index, row.reason ?? "") : nil
            })
    }

    private static let practised = "这是练习包的结果；这份卷也发了测评或考核，练习做题时看得到答案，不和它们一起计"

    @Test func `a result of practice is none of a test or an exam of the same paper, as file and as text`() throws {
        let ledger = try ledger()
        let practice = try results(2, mode: .practice)
        let layout = try #require(ResultLayout(paper, variant: practice[1].variant))
        let text = try #require(ResultText.text(practice[1], layout: layout))
        #expect(text.hasPrefix("HM2"))
        let exam = try results(3, mode: .exam)
        let files = [practice[0].file, Array(text.utf8), exam[2].file]
        #expect(try reasons(files, into: ledger, sealed: true) == [0: Self.practised, 1: Self.practised])
        // Where nothing else was made of it, practice counts.
        #expect(try reasons([practice[0].file], into: try self.ledger("b.db")) == [:])
    }

    @Test func `one class is counted by one kind: the strictest that comes, then the one that was counted`() throws {
        let ledger = try ledger()
        let test = try results(2, mode: .test)
        let exam = try results(4, mode: .exam)
        let old = try results(5, mode: nil)
        let refused = "这是测评包的结果，这个班的这份卷这次按考核计，不能合在一起；要分开统计，请各做一份卷"
        #expect(
            try reasons([test[0].file, exam[2].file, old[4].file], into: ledger, sealed: true) == [0: refused])
        let later = refused.replacing("这次", with: "以前")
        let none = "这个班的这份卷按考核计，考核没有编码，请交结果文件或二维码文字"
        #expect(
            try reasons([test[1].file, exam[3].file, code(test[1])], into: ledger, sealed: true) == [0: later, 2: none])
    }

    @Test func `a changed kind does not fit the check, and older results have none`() throws {
        let result = try results(1, mode: .practice)[0]
        let text = String(decoding: result.file, as: UTF8.self)
        #expect(text.contains(#""format":"humen-result-3""#) && text.contains(#""mode":"practice""#))
        let forged = Array(text.replacing("practice", with: "exam").utf8)
        #expect(throws: PupilResult.Refusal.edited) { try PupilResult.read(forged) }
        let older = Array(text.replacing("humen-result-3", with: "humen-result-2").utf8)
        #expect(throws: PupilResult.Refusal.extra) { try PupilResult.read(older) }
        let plain = try results(1, mode: nil)[0]
        #expect(String(decoding: plain.file, as: UTF8.self).contains(#""format":"humen-result-2""#))
        #expect(try PupilResult.read(plain.file) == plain)
    }

    @Test func `a class file says its kind, and is refused with the others of another`() throws {
        let all = try results(12, mode: .exam)
        let ledger = try ledger()
        let exam = try classFile(all, mode: .exam)
        #expect(String(decoding: exam, as: UTF8.self).contains(#""format":"humen-class-2""#))
        #expect(try reasons([try classFile(all, mode: .practice)], into: ledger, sealed: true) == [0: Self.practised])
        #expect(try reasons([exam], into: ledger, sealed: true) == [:])
        #expect(try reasons([try classFile(all, mode: nil)], into: try self.ledger("b.db"), sealed: true) == [:])
        let forged = Array(
            String(decoding: exam, as: UTF8.self).replacing(#""mode":"exam""#, with: #""mode":"test""#).utf8)
        #expect(try reasons([forged], into: try self.ledger("c.db")).count == 1)
    }
}
