import Coverage
import DataFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Build
@testable import Quiz

/// Sums that are taken away because they were imported wrongly.
extension ResultsIntakeTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func stamp(_ text: String) throws -> Ledger.Stamp {
        .init(at: "\(text)T08:00:00+08:00", on: try day(text), actor: "测试")
    }

    /// Files that carry no class, imported for one.
    private func take(
        _ results: [PupilResult], for room: Classroom, of list: ClassList, into ledger: Ledger
    ) throws -> [ResultsDesk.Row] {
        var intake = ResultsIntake(papers: [paper.packID: paper], classes: list, fallback: room.code)
        for one in results {
            let bare = PupilResult(
                packID: one.packID, hash: one.hash, variant: one.variant, classroom: nil, seat: one.seat,
                nonce: one.nonce, answers: one.answers)
            intake.add(bare.file, name: "x.jdr", path: "x.jdr")
        }
        let known = try ledger.counted(among: intake.traces)
        intake.homes = try ledger.classesCounted(among: intake.traces)
        let settled = intake.settle(known: known, counts: try ledger.classCounts())
        if !settled.isEmpty { try ledger.store(settled, origin: .init(file: "x", bytes: []), stamp: stamp) }
        #expect(try ledger.faults() == [])
        return intake.rows
    }

    private func sums(_ room: Classroom?, reason: String = "导错了班") -> Ledger.SumsToClear {
        Ledger.SumsToClear(packID: paper.packID, classroom: room?.code, reason: reason)
    }

    /// The classes and a second one.
    private func two() throws -> (list: ClassList, other: Classroom) {
        var list = classes
        let added = list.add(school: "城关中学", grade: "七年级", name: "2班", term: "2026-2027-1")
        return (list, try #require(added))
    }

    @Test func `results that were imported for another class are taken away there and counted where they belong`()
        throws
    {
        let (list, other) = try two()
        let all = try results(57)
        let (first, second) = (Array(all.prefix(45)), Array(all.suffix(12)))
        let right = try ledger("right.db")
        _ = try take(first, for: classroom, of: list, into: right)
        _ = try take(second, for: other, of: list, into: right)

        let ledger = try ledger()
        _ = try take(second, for: other, of: list, into: ledger)
        let before = try self.sums(ledger)
        _ = try take(first, for: other, of: list, into: ledger)
        // They cannot be moved: they are known, and for which class.
        let moved = try take(first, for: classroom, of: list, into: ledger)
        let reason =
            "已经计入另一个班了：城关中学 七年级 2班（\(other.code)）。那一次导错了班的，先用 humen quiz results clear \(paper.packID) --class \(other.code) 清除那个班的合计，再导入"
        #expect(moved.allSatisfy { $0.status == .refused && $0.reason == reason })
        #expect(try take(first, for: other, of: list, into: ledger).allSatisfy { $0.status == .duplicate })
        let gone = try ledger.clear(sums(other), stamp: stamp)
        #expect(gone.map(\.pupils) == [57] && gone.map(\.classroom) == [other])
        #expect(try self.sums(ledger) == [] && ledger.faults() == [])
        #expect(try take(first, for: classroom, of: list, into: ledger).allSatisfy { $0.status == .imported })
        #expect(try take(second, for: other, of: list, into: ledger).allSatisfy { $0.status == .imported })
        #expect(try self.sums(ledger) == self.sums(right) && before.count == 1)
    }

    @Test func `what other classes have handed in is still known`() throws {
        let (list, other) = try two()
        let all = try results(57)
        let ledger = try ledger()
        _ = try take(Array(all.prefix(45)), for: classroom, of: list, into: ledger)
        _ = try take(Array(all.suffix(12)), for: other, of: list, into: ledger)
        let kept = try self.sums(ledger).filter { $0.classroom == classroom }
        _ = try ledger.clear(sums(other), stamp: stamp)
        #expect(try self.sums(ledger) == kept)
        let again = try take(Array(all.prefix(45)), for: classroom, of: list, into: ledger)
        #expect(again.allSatisfy { $0.status == .duplicate })
        #expect(try ledger.clear(sums(nil), stamp: stamp).map(\.pupils) == [45])
    }

    @Test func `sums of a term that is closed stay, and so do all others that were to go with them`() throws {
        let (list, other) = try two()
        let all = try results(24)
        let ledger = try ledger()
        _ = try take(Array(all.prefix(12)), for: classroom, of: list, into: ledger)
        _ = try take(Array(all.suffix(12)), for: other, of: list, into: ledger)
        let before = try (self.sums(ledger), ledger.head())
        for room in [classroom, nil] {
            let late = try stamp("2027-09-01")
            let error = #expect(throws: LedgerError.self) { try ledger.clear(sums(room), stamp: late) }
            #expect(error?.description.contains("2026-2027-1 学期已经结清，不再收结果，清除以后不能再导入，所以不清除") == true)
        }
        #expect(try self.sums(ledger) == before.0 && ledger.head() == before.1)
        #expect(try ledger.clear(sums(nil), stamp: try stamp("2027-08-31")).count == 2)
    }

    @Test(.python("sqlite3"))
    func `a disk that fails in the middle of it leaves everything as it was`() throws {
        let ledger = try ledger()
        _ = try take(results(45), for: classroom, of: classes, into: ledger)
        let before = try (self.sums(ledger), ledger.head())
        try ledger.close()
        let path = folder.url.appending(path: "a.db").path
        // The last thing that is written fails.
        let trigger =
            "CREATE TRIGGER x BEFORE INSERT ON audit WHEN new.action = 'sums' BEGIN SELECT RAISE(ABORT, 'x'); END"
        _ = try Python.run(
            "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])", path, trigger)
        let broken = try Ledger.open(at: path)
        #expect(throws: LedgerError.self) { try broken.clear(sums(classroom), stamp: stamp) }
        #expect(try self.sums(broken) == before.0 && broken.head() == before.1 && broken.faults() == [])
        let again = try take(results(45), for: classroom, of: classes, into: broken)
        #expect(again.allSatisfy { $0.status == .duplicate })
    }
}
