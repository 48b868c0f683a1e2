import Coverage
import DataFiles
import Diagnostics
import TestSupport
import Testing

@testable import Build
@testable import Quiz

/// What is counted late, and what is no longer counted.
extension ResultsIntakeTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    /// Imports results on a day, as the desk does.
    private func take(
        _ files: [[UInt8]], on text: String, of classes: ClassList, into ledger: Ledger
    ) throws -> [ResultsDesk.Row] {
        let day = try day(text)
        let closed = try ledger.closedTerms(among: Set(classes.classrooms.map(\.term)), on: day)
        var intake = ResultsIntake(papers: [paper.packID: paper], classes: classes, fallback: nil, closed: closed)
        for (index, bytes) in files.enumerated() { intake.add(bytes, name: "\(index).x", path: "\(index).x") }
        let settled = intake.settle(known: try ledger.counted(among: intake.traces), counts: try ledger.classCounts())
        let stamp = Ledger.Stamp(at: "\(text)T08:00:00+08:00", on: day, actor: "测试")
        if !settled.isEmpty { try ledger.store(settled, origin: .init(file: "x", bytes: []), stamp: stamp) }
        return intake.rows
    }

    /// The classes, with one of another term and a result of it.
    private func next(_ term: String, _ number: Int) throws -> (ClassList, [UInt8]) {
        var list = classes
        let added = list.add(school: "城关中学", grade: "八年级", name: "1班", term: term)
        let room = try #require(added)
        let one = try results(60, seats: false)[number]
        let result = PupilResult(
            packID: one.packID, hash: one.hash, variant: one.variant, classroom: room.code, seat: nil, nonce: one.nonce,
            answers: one.answers)
        return (list, result.file)
    }

    @Test func `late results are counted once, until the term after theirs is over`() throws {
        let all = try results(45)
        let ledger = try ledger()
        _ = try take(all.prefix(30).map(\.file), on: "2026-10-01", of: classes, into: ledger)
        let (list, other) = try next("2026-2027-2", 50)
        #expect(try take([other], on: "2027-03-01", of: list, into: ledger).map(\.status) == [.imported])
        let late = try take(all.map(\.file), on: "2027-08-31", of: list, into: ledger)
        #expect(late.map(\.status).count { $0 == .refused } == 0)
        #expect(try ledger.classCounts()[paper.packID]?[classroom.code]?.pupils == 45)
    }

    @Test func `results of a term that is closed are refused in words, and change nothing`() throws {
        let all = try results(45)
        let files = all.map(\.file)
        let ledger = try ledger()
        _ = try take(files.dropLast(15), on: "2026-10-01", of: classes, into: ledger)
        let closed = try take(files, on: "2027-09-01", of: classes, into: ledger)
        let reason =
            "城关中学 七年级 1班是 2026-2027-1 学期的班，那个学期已经结清，不再收结果：凭它认出计过的结果的摘要已经删去，再收可能重复计；合计没有改动，新的结果请用这个学期的班级码交"
        #expect(Set(closed.map(\.reason)) == [reason] && closed.allSatisfy { $0.status == .refused })
        // Another class drops the digests; whoever goes back to an earlier day is refused as well.
        let (list, other) = try next("2027-2028-1", 50)
        #expect(try take([other], on: "2027-09-02", of: list, into: ledger).map(\.status) == [.imported])
        for day in ["2026-10-01", "2027-09-03"] {
            #expect(try Set(take(files, on: day, of: list, into: ledger).map(\.reason)) == [reason])
        }
        #expect(try ledger.classCounts()[paper.packID]?[classroom.code]?.pupils == 30)
        #expect(try ledger.faults() == [])
    }

    // MARK: Codes that name no class

    /// A code of a chosen mark and a chosen part of the nonce, without a class.
    private func bare(_ mark: Double, classroom: ClassCode? = nil) throws -> ResultCode {
        let one = try #require(results(1).first)
        let result = PupilResult(
            packID: one.packID, hash: one.hash, variant: one.variant, classroom: classroom, seat: nil, nonce: one.nonce,
            answers: [:])
        return try #require(ResultCode(result, mark: mark, of: 10))
    }

    @Test func `codes without a class are those of the class that they are counted for`() throws {
        var list = ClassList()
        let rooms = (1...10).compactMap { list.add(school: "城关中学", grade: "七年级", name: "\($0)班", term: "2026-2027-1") }
        let ledger = try ledger()
        for (attempt, expected) in [(0, 20), (1, 0)] {
            var intake = ResultsIntake(papers: [paper.packID: paper], classes: list, fallback: nil)
            for room in rooms {
                let codes = try [3, 7].map { try bare($0).grouped }.joined(separator: "\n")
                intake.add(Array(codes.utf8), name: "\(room.code).txt", path: "\(room.code).txt")
            }
            let settled = intake.settle(
                known: try ledger.counted(among: intake.traces), counts: try ledger.classCounts())
            let counted = intake.rows.filter { $0.status == .imported }.count
            #expect(counted == expected, "attempt \(attempt)")
            guard !settled.isEmpty else { continue }
            try ledger.store(settled, origin: .init(file: "x", bytes: []), stamp: stamp)
        }
        #expect(try ledger.faults() == [])
    }

    @Test func `a code that names its class and one that does not are one, and so is the result with its answers`()
        throws
    {
        var intake = ResultsIntake(papers: [paper.packID: paper], classes: classes, fallback: nil)
        let codes = [try bare(5), try bare(5, classroom: classroom.code)].map(\.grouped).joined(separator: "\n")
        intake.add(Array(codes.utf8), name: "\(classroom.code).txt", path: "a.txt")
        _ = intake.settle(known: [], counts: [:])
        #expect(intake.rows.map(\.status) == [.imported, .duplicate])
    }

    @Test func `a result whose text was saved by Notepad as UTF-16 is taken, whatever its name`() throws {
        let text = String(decoding: try #require(results(1).first).file, as: UTF8.self)
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for name in ["a.txt", "a.jdr"] {
            var intake = ResultsIntake(papers: [paper.packID: paper], classes: classes, fallback: nil)
            intake.add(wide, name: name, path: name)
            #expect(intake.rows.map(\.status) == [.imported], "\(intake.rows)")
        }
    }

    @Test func `one result that is handed in for two classes counts for one of them`() throws {
        var list = classes
        let added = list.add(school: "城关中学", grade: "七年级", name: "2班", term: "2026-2027-1")
        let other = try #require(added)
        let one = try #require(results(1, seats: false).first)
        let file = PupilResult(
            packID: one.packID, hash: one.hash, variant: one.variant, classroom: nil, seat: nil, nonce: one.nonce,
            answers: one.answers
        ).file
        let ledger = try ledger()
        var intake = ResultsIntake(papers: [paper.packID: paper], classes: list, fallback: nil)
        for code in [classroom.code, other.code] { intake.add(file, name: "\(code).jdr", path: "\(code).jdr") }
        let settled = intake.settle(known: [], counts: [:])
        try ledger.store(settled, origin: .init(file: "x", bytes: []), stamp: stamp)
        #expect(intake.rows.map(\.status).sorted { $0.rawValue < $1.rawValue } == [.duplicate, .imported])
        #expect(try ledger.faults() == [])
    }
}
