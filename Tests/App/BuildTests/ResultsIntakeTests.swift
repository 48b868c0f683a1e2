import Coverage
import DataFiles
import Diagnostics
import Foundation
import Packs
import Spreadsheets
import TestSupport
import Testing

@testable import Build
@testable import Quiz

/// Results on their way into the ledger: what is counted does not depend on how they were handed over.
struct ResultsIntakeTests {
    let folder: TemporaryFolder
    let paper: IssuedPaper
    let classes: ClassList
    let classroom: Classroom
    let day: CalendarDate

    init() throws {
        var findings: [Finding] = []
        folder = try TemporaryFolder()
        day = try #require(CalendarDate(year: 2026, month: 10, day: 1))
        let root = PackageRoot.path("Tests/Fixtures/quiz/banks/xiaoyang.quiz.md")
        let bank = BankParser.parse(
            SourceText(path: "xiaoyang.quiz.md", try String(contentsOf: root, encoding: .utf8)))
        let yaml =
            "banks: [xiaoyang]\nsections: [{type: single, count: 4}, {type: multiple, count: 2}, {type: judge, count: 3}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", yaml), findings: &findings))
        paper = try #require(
            Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A", "B"], findings: &findings))
        var list = ClassList()
        let added = list.add(school: "城关中学", grade: "七年级", name: "1班", term: "2026-2027-1")
        classroom = try #require(added)
        classes = list
    }

    /// Invented results of one class; the first two bear one nonce's beginning each.
    func results(_ count: Int, seats: Bool = true) throws -> [PupilResult] {
        var stream = DrawStream(seed: "626", paper: "intake", scope: "results")
        let layouts = try ["A", "B"].map { try #require(ResultLayout(paper, variant: $0)) }
        return (1...count).map { number in
            let layout = layouts[number % 2]
            var answers: [String: PupilResult.Answer] = [:]
            for slot in layout.slots where stream.below(9) > 0 {
                answers[slot.id] =
                    switch slot.type {
                    case .judge: .truth(stream.below(2) == 0)
                    case .multiple: .rows(slot.letters.filter { _ in stream.below(2) == 0 })
                    default: .rows([slot.letters[stream.below(slot.options.count)]])
                    }
            }
            var nonce = BitText()
            for _ in 0..<16 { nonce.append(stream.below(32), 5) }
            return PupilResult(
                packID: paper.packID, hash: String(paper.hash.prefix(16)), variant: layout.variant.name,
                classroom: classroom.code, seat: seats ? number : nil, nonce: nonce.base32, answers: answers)
        }
    }

    struct Outcome {
        let rows: [ResultsDesk.Row]
        let findings: [Finding]
        var counted: Int { rows.filter { $0.status == .imported }.reduce(0) { $0 + $1.count } }
    }

    func ledger(_ name: String = "a.db") throws -> Ledger {
        try Ledger.create(at: folder.url.appending(path: name).path, stamp: stamp)
    }

    var stamp: Ledger.Stamp { .init(at: "2026-10-01T08:00:00+08:00", on: day, actor: "测试") }

    @discardableResult
    func take(_ files: [[UInt8]], into ledger: Ledger) throws -> Outcome {
        var intake = ResultsIntake(papers: [paper.packID: paper], classes: classes, fallback: nil)
        for (index, bytes) in files.enumerated() { intake.add(bytes, name: "\(index).x", path: "\(index).x") }
        let settled = intake.settle(
            known: try ledger.counted(among: intake.traces), counts: try ledger.classCounts())
        if !settled.isEmpty { try ledger.store(settled, origin: .init(file: "x", bytes: []), stamp: stamp) }
        #expect(try ledger.faults() == [])
        return Outcome(rows: intake.rows, findings: intake.findings)
    }

    func sums(_ ledger: Ledger) throws -> [Ledger.ClassTally] { try ledger.classTallies(asOf: day) }

    func code(_ result: PupilResult) throws -> [UInt8] {
        let layout = try #require(ResultLayout(paper, variant: result.variant))
        var marker = PaperMarker(paper)
        let sheet = try #require(layout.sheet(result.answers))
        let mark = marker.mark(sheet)
        return Array(try #require(ResultCode(result, mark: mark, of: paper.content.markedPoints)).grouped.utf8)
    }

    /// The file that a class page exports.
    func classFile(_ results: [PupilResult], mode: PackMode? = nil) throws -> [UInt8] {
        var marker = PaperMarker(paper)
        let sheets = try results.sorted { $0.nonce < $1.nonce }.map { result in
            let layout = try #require(ResultLayout(paper, variant: result.variant))
            return try #require(layout.sheet(result.answers))
        }
        let codes = try results.map {
            try ResultCode(String(decoding: code($0), as: UTF8.self)).id(of: paper.packID, in: classroom.code)
        }
        return ClassFile(
            paper, classroom: classroom.code, tally: Tally(sheets, by: &marker), totals: Totals(),
            results: results.map(\.id), codes: codes, mode: mode
        ).file
    }

    @Test func `results that came one by one become, once all are there together, what they would have been at once`()
        throws
    {
        let all = try results(45)
        let whole = try ledger("whole.db")
        try take(all.map(\.file), into: whole)
        #expect(try sums(whole).map(\.tally.count) == [45])
        let ledger = try ledger()
        for (index, result) in all.enumerated() {
            let outcome = try take([result.file], into: ledger)
            #expect(outcome.counted == 1)
            // From the tenth on a mark more is seen in the report.
            #expect(outcome.findings.map(\.code) == (index < 10 ? [.resultsFew] : [.resultsFew, .resultsDifference]))
            #expect(outcome.findings.first?.explanation.first?.hasPrefix("分数先不列进报告") == (index < 9))
        }
        // Nothing of anybody's answers is there, and one row for the class.
        #expect(try sums(ledger).map { [$0.tally.count, $0.totals.count, $0.parts] } == [[0, 45, 0]])
        #expect(try sums(ledger).first?.tally.items.values.allSatisfy { $0 == Tally.Item() } == true)
        let outcome = try take(all.reversed().map(\.file), into: ledger)
        #expect(outcome.counted == 0)
        #expect(try sums(ledger) == sums(whole))
        // And then nothing changes any more.
        let head = try ledger.head()
        #expect(try take(all.map(\.file), into: ledger).rows.allSatisfy { $0.status == .duplicate })
        #expect(try ledger.head() == head)
    }

    @Test func `two halves say that they are two, and become one`() throws {
        let all = try results(45)
        let whole = try ledger("whole.db")
        try take(all.map(\.file), into: whole)
        let ledger = try ledger()
        try take(all.prefix(20).map(\.file), into: ledger)
        try take(all.dropFirst(20).map(\.file), into: ledger)
        #expect(try sums(ledger).map { [$0.tally.count, $0.totals.count, $0.parts] } == [[45, 0, 2]])
        let halves = try sums(ledger)
        let figures = PaperAnalysis(
            paper, classes: halves.map { (classroom: $0.classroom, tally: $0.tally, totals: $0.totals) })
        let words = [0, 1].map { batches in
            let rows = AnalysisWorkbook(figures, paired: nil, batches: batches, office: nil).draft.sheets[0].rows
            return rows.contains { row in
                if case .text(let text) = row[0].value { text.hasPrefix("有 1 个班的结果是分几次导入的") } else { false }
            }
        }
        #expect(words == [false, true])
        try take(all.map(\.file), into: ledger)
        #expect(try sums(ledger) == sums(whole))
    }

    @Test(arguments: [false, true])
    func `a file and the code of the same result count once`(codeFirst: Bool) throws {
        let all = try results(12)
        let files = all.map(\.file)
        let codes = try all.map(code)
        let ledger = try ledger()
        #expect(try take(codeFirst ? codes : files, into: ledger).counted == 12)
        let second = try take(codeFirst ? files : codes, into: ledger)
        #expect(second.counted == 0)
        // Nobody is counted twice, and yet the sums are other ones now.
        #expect(second.rows.allSatisfy { $0.recounted == codeFirst })
        let receipt = ResultsDesk.Receipt(rows: second.rows, isStored: codeFirst)
        #expect(receipt.knownWords == "以前计入过的 12 份，" + (codeFirst ? "和全班的一起重新算，合计有改动" : "没有改动"))
        // Answers say more than codes, and take their place.
        #expect(try sums(ledger).map { [$0.tally.count, $0.totals.count] } == [[12, 0]])
        let both = try self.ledger("both.db")
        #expect(try take(codes + files, into: both).counted == 12)
        #expect(try sums(both) == sums(ledger))
    }

    @Test func `late results find their class, as single files and in a class file that was exported again`() throws {
        let all = try results(45)
        let whole = try ledger("whole.db")
        try take([try classFile(all)], into: whole)
        let ledger = try ledger()
        #expect(try take([all[44].file], into: ledger).counted == 1)
        let first = try take([try classFile(Array(all.prefix(40)))], into: ledger)
        #expect(first.counted == 40)
        let second = try take([try classFile(all)], into: ledger)
        #expect(second.rows.map(\.status) == [.imported])
        #expect(second.counted == 4)
        #expect(try sums(ledger) == sums(whole))
        #expect(try take([all[3].file], into: ledger).rows.map(\.status) == [.duplicate])
        // A class file that holds some of those, and not all, cannot be told apart.
        let other = try self.ledger("other.db")
        try take([try classFile(Array(all.prefix(40)))], into: other)
        let third = try take([try classFile(Array(all.suffix(20)))], into: other)
        #expect(third.rows.map(\.reason) == ["其中 15 份已经计入过，合计分不开；请把全班的结果文件一起导入"])
    }

    /// Another result of a seat.
    private func another(seat: Int) throws -> PupilResult {
        let one = try results(50, seats: false)[45]
        return PupilResult(
            packID: one.packID, hash: one.hash, variant: one.variant, classroom: one.classroom, seat: seat,
            nonce: one.nonce, answers: one.answers)
    }

    @Test func `a seat that handed in before is not counted again in a later import`() throws {
        let all = try results(45)
        let ledger = try ledger()
        try take(all.map(\.file), into: ledger)
        let sums = try self.sums(ledger)
        let twice = try another(seat: 1)
        for files in [[twice.file], [twice.file] + all.map(\.file)] {
            let outcome = try take(files, into: ledger)
            #expect(outcome.counted == 0)
            #expect(outcome.rows.map(\.status).count { $0 == .refused } == 1)
            #expect(outcome.findings.map(\.code) == [.resultsRefused])
            #expect(try self.sums(ledger) == sums)
        }
        #expect(
            try take([twice.file], into: ledger).rows.map(\.reason) == [
                "这个座号以前交过另一份结果，已经计入，只计一份；请核对是重做了一遍，还是座号填错了"
            ])
        // Of another seat it is another pupil.
        #expect(try take([try another(seat: 46).file], into: ledger).counted == 1)
        // The ledger holds what the seat is known by with its salt only.
        try ledger.close()
        let bytes = try Data(contentsOf: folder.url.appending(path: "a.db"))
        #expect(bytes.firstRange(of: Data(Traces.seat(1, in: classroom.code, of: paper.packID).utf8)) == nil)
    }

    @Test func `a seat that was counted twice is counted once when all results come together`() throws {
        let all = try results(45)
        let whole = try ledger("whole.db")
        let ledger = try ledger()
        // Without seats nobody could know.
        let blind = try results(45, seats: false)
        try take(blind.map(\.file), into: ledger)
        let twice = try another(seat: 1)
        try take([twice.file], into: ledger)
        #expect(try sums(ledger).map { [$0.tally.count, $0.totals.count] } == [[45, 1]])
        let files = all.map(\.file) + [twice.file]
        try take(files, into: whole)
        let outcome = try take(files, into: ledger)
        #expect(outcome.rows.compactMap(\.reason).filter { $0.hasPrefix("座号 1 有两份") }.count == 1)
        #expect(try sums(ledger) == sums(whole))
        // And then nothing changes any more.
        let head = try ledger.head()
        try take(files, into: ledger)
        #expect(try ledger.head() == head)
    }

    @Test func `two results of one seat count once, whatever the order of the files`() throws {
        var all = try results(12)
        all.append(try another(seat: 3))
        let one = try ledger("one.db")
        let two = try ledger("two.db")
        let outcome = try take(all.map(\.file), into: one)
        #expect(outcome.counted == 12)
        #expect(outcome.rows.compactMap(\.reason) == ["座号 3 有两份不同的结果，只计一份；请核对是重做了一遍，还是座号填错了"])
        try take(all.reversed().map(\.file), into: two)
        #expect(try sums(one) == sums(two))
    }

    @Test func `a class file of few pupils with their answers is refused`() throws {
        let outcome = try take([try classFile(Array(results(9)))], into: try ledger())
        #expect(outcome.rows.map(\.reason) == ["里面不到 10 份，各题的合计等于学生的答卷；请用新发的汇总页重新导出"])
    }

    private func figures(_ ledger: Ledger) throws -> PaperAnalysis {
        PaperAnalysis(
            paper,
            classes: try sums(ledger).map { (classroom: $0.classroom, tally: $0.tally, totals: $0.totals) })
    }

    /// All that is printed of the classes: page aside, which takes the same values.
    private func printed(_ figures: PaperAnalysis) throws -> (json: String, sheets: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = try encoder.encode(AnalysisRecord(figures, paired: nil))
        let draft = AnalysisWorkbook(figures, paired: nil, office: nil).draft
        let sheets = draft.sheets.dropFirst().map { "\($0.rows.map { $0.map(\.value) })" }.joined()
        return (String(decoding: json, as: UTF8.self), sheets)
    }

    @Test func `a pupil who is late changes no figure that is printed until the class comes whole`() throws {
        let all = try results(31)
        let ledger = try ledger()
        try take(all.prefix(30).map(\.file), into: ledger)
        let before = try figures(ledger)
        let outcome = try take([all[30].file], into: ledger)
        #expect(outcome.counted == 1 && outcome.findings.map(\.code) == [.resultsFew])
        let after = try figures(ledger)
        #expect(try sums(ledger).map { [$0.tally.count, $0.totals.count] } == [[30, 1]])
        #expect(after.classes == before.classes && after.totals == before.totals && after.tally == before.tally)
        #expect(after.heldBackWords == "少于 10" && before.heldBackWords == nil)
        #expect(try printed(after).sheets == printed(before).sheets)
        #expect(try printed(after).json.replacing(#""heldBack":"少于 10","#, with: "") == printed(before).json)
        // Once the class comes whole, it is said what two reports would tell.
        let whole = try take(all.map(\.file), into: ledger)
        #expect(whole.findings.map(\.code) == [.resultsDifference])
        #expect(whole.findings.first?.summary == "城关中学 七年级 1班的合计从 30 人变成 31 人，新旧两份报告相减，就是这 1 人的成绩")
        #expect(try figures(ledger).classes.map(\.count) == [31])
    }

    @Test func `a class of nine shows nothing but that it is small`() throws {
        let ledger = try ledger()
        try take(try results(9).map(\.file), into: ledger)
        let figures = try figures(ledger)
        #expect(figures.classes.map { [$0.share, $0.bands?.count] } == [[nil, nil]])
        #expect(figures.totals == Totals() && figures.tally.count == 0)
        let json = try JSONValue(parsing: printed(figures).json)
        #expect(json["codes"] == 0 && json["classes"][0]["n"] == .null && json["heldBack"] == "少于 10")
    }

    @Test func `a class file of few with their number only adds to the number only`() throws {
        let ledger = try ledger()
        let all = try results(42)
        try take(all.prefix(30).map(\.file), into: ledger)
        let before = try figures(ledger)
        let json = #"{"count":12,"withheld":12,"total":0,"totalSquared":0,"bands":[0,0,0,0]}"#
        let totals = try JSONDecoder().decode(Totals.self, from: Data(json.utf8))
        let file = ClassFile(
            paper, classroom: classroom.code, tally: Tally(packID: paper.packID), totals: totals,
            results: all.suffix(12).map(\.id))
        #expect(try take([file.file], into: ledger).counted == 12)
        let after = try figures(ledger)
        #expect(after.classes == before.classes && after.heldBackWords == "12")
        try take(all.map(\.file), into: ledger)
        #expect(try figures(ledger).heldBack == 0)
        #expect(try figures(ledger).classes.map(\.count) == [42])
    }

    @Test func `a class in the name of a file, in the result and in the command has to be one`() throws {
        var list = classes
        let added = list.add(school: "城关中学", grade: "七年级", name: "2班", term: "2026-2027-1")
        let other = try #require(added)
        let file = try #require(results(1).first).file
        let text = String(decoding: file, as: UTF8.self)
        func reason(_ bytes: [UInt8], _ name: String, _ fallback: ClassCode?) -> String? {
            var intake = ResultsIntake(papers: [paper.packID: paper], classes: list, fallback: fallback)
            intake.add(bytes, name: name, path: name)
            return intake.rows.first?.reason
        }
        #expect(text.contains(classroom.code.description))
        #expect(reason(file, "\(classroom.code).jdr", classroom.code) == nil)
        #expect(reason(file, "\(other.code).jdr", nil) == "文件名里的班级码是 \(other.code)，结果里面写的是 \(classroom.code)，不知道是哪个班的")
        #expect(
            reason(file, "a.jdr", other.code) == "这是城关中学 七年级 1班（\(classroom.code)）的结果，不是 --class 写的那个班（\(other.code)）")
        let bare = try #require(results(1, seats: false).first)
        let own = PupilResult(
            packID: bare.packID, hash: bare.hash, variant: bare.variant, classroom: nil, seat: nil, nonce: bare.nonce,
            answers: bare.answers
        ).file
        #expect(reason(own, "\(other.code).jdr", other.code) == nil)
        #expect(
            reason(own, "\(classroom.code).jdr", other.code)
                == "文件名写的是城关中学 七年级 1班（\(classroom.code)）的结果，不是 --class 写的那个班（\(other.code)）")
    }
}
