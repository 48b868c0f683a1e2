import Diagnostics
import Foundation
import Testing

@testable import Quiz

/// What a pupil hands in, through the three codes and back.
struct ResultCodesTests {
    private static let bank = QuizFixture.everyType(partial: "按比例")

    private static func paper() throws -> IssuedPaper {
        var findings: [Finding] = []
        let sections = [
            "single, count: 6", "multiple, count: 1", "judge, count: 1", "blank, count: 1", "match, count: 1",
            "order, count: 1", "short, count: 1",
        ].map { "{type: \($0), points: 2}" }.joined(separator: ", ")
        let source = SourceText(path: "p.yaml", "banks: [a]\nsections: [\(sections)]\n")
        let blueprint = try #require(Blueprint.read(source, findings: &findings))
        return try #require(
            Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A", "B", "C"], findings: &findings))
    }

    /// An invented result: any answer to any question, or none.
    private static func result(_ layout: ResultLayout, _ stream: inout DrawStream) -> PupilResult {
        var answers: [String: PupilResult.Answer] = [:]
        let words = ["拒绝", "ＳＡＹ　ＮＯ", "离开。", "", "𠮷祥", "“告诉”", "a\\b\"c"]
        for slot in layout.slots where stream.below(8) > 0 {
            switch slot.type {
            case .single: answers[slot.id] = .rows([slot.letters[stream.below(slot.options.count)]])
            case .multiple:
                let chosen = slot.letters.filter { _ in stream.below(2) == 0 }
                if !chosen.isEmpty { answers[slot.id] = .rows(chosen) }
            case .judge: answers[slot.id] = .truth(stream.below(2) == 0)
            case .short: answers[slot.id] = .truth(true)
            case .blank, .match, .order:
                let rows = (0..<slot.rows).map { _ in
                    slot.type == .blank
                        ? words[stream.below(words.count)] : ["", "A", "B", "C"][stream.below(4)]
                }
                if !rows.allSatisfy(\.isEmpty) { answers[slot.id] = .rows(rows) }
            }
        }
        var nonce = BitText()
        for _ in 0..<16 { nonce.append(stream.below(32), 5) }
        return PupilResult(
            packID: layout.paper.packID, hash: String(layout.paper.hash.prefix(16)), variant: layout.variant.name,
            classroom: stream.below(4) == 0 ? nil : ClassCode(number: 1 + stream.below(1 << 25 - 1)),
            seat: stream.below(3) == 0 ? nil : 1 + stream.below(99), nonce: nonce.base32, answers: answers,
            mode: [nil, .practice, .test, .exam][stream.below(4)])
    }

    /// A text with one character changed for another of the same kind.
    private static func changed(_ text: [UInt8], _ stream: inout DrawStream, among letters: [UInt8]) -> [UInt8] {
        var text = text
        let place = stream.below(text.count)
        var letter = text[place]
        while letter == text[place] { letter = letters[stream.below(letters.count)] }
        text[place] = letter
        return text
    }

    /// 5,000 results, or as many as `HUMEN_RESULTS` says: a debug build is slow.
    @Test func `results come back from file, text and code, and a changed character is found`() throws {
        let count = ProcessInfo.processInfo.environment["HUMEN_RESULTS"].flatMap { Int($0) } ?? 5_000
        let paper = try Self.paper()
        let layouts = try ["A", "B", "C"].map { try #require(ResultLayout(paper, variant: $0)) }
        var stream = DrawStream(seed: "20260626", paper: "results", scope: "codes")
        var wrong = 0
        for number in 0..<count {
            let layout = layouts[number % 3]
            let result = Self.result(layout, &stream)
            let code = try #require(ResultCode(result, mark: Double(stream.below(25)), of: 24))
            let read = try ResultCode(code.grouped.lowercased())
            if read != code || ResultCode.pack(of: paper.packID) != read.pack || read.classroom != result.classroom {
                wrong += 1
            }
            let bad = Self.changed(Array(code.text.utf8), &stream, among: BitText.alphabet)
            if (try? ResultCode(String(decoding: bad, as: UTF8.self))) != nil { wrong += 1 }
            let file = result.file
            if try PupilResult.read(file) != result { wrong += 1 }
            let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
            let spoiled = Self.changed(file, &stream, among: letters)
            if let other = try? PupilResult.read(spoiled), other != result { wrong += 1 }
            if (try? PupilResult.read(Array(file.prefix(file.count / 2)))) != nil { wrong += 1 }
            let text = try #require(ResultText.text(result, layout: layout))
            if try ResultText.read(text, paper: paper) != result { wrong += 1 }
            let misread = Self.changed(Array(text.utf8), &stream, among: BitText.alphabet)
            if (try? ResultText.read(String(decoding: misread, as: UTF8.self), paper: paper)) != nil {
                wrong += 1
            }
        }
        #expect(wrong == 0)
    }

    /// The check of a text without a mode would go on over its own first bits, if that of one with a mode were made alike.
    @Test func `a text without a mode is never one with a mode, nor the other way round`() throws {
        let paper = try Self.paper()
        let layout = try #require(ResultLayout(paper, variant: "A"))
        var stream = DrawStream(seed: "20261123", paper: "results", scope: "modes")
        var taken = 0
        for _ in 0..<2_000 {
            let text = try #require(ResultText.text(Self.result(layout, &stream), layout: layout))
            for prefix in ResultText.prefixes where !text.hasPrefix(prefix) {
                if (try? ResultText.read(prefix + text.dropFirst(3), paper: paper)) != nil { taken += 1 }
            }
        }
        #expect(taken == 0)
    }

    @Test func `a class has one code, and every wrong character of it is found`() throws {
        var list = ClassList()
        let first = list.add(school: "城关中学", grade: "七年级", name: "1班", term: "2026-2027-1")
        let second = list.add(school: "城关中学", grade: "七年级", name: "2班", term: "2026-2027-1")
        let one = try #require(first)
        let two = try #require(second)
        #expect(list.add(school: "城关中学", grade: "七年级", name: "1班", term: "2026-2027-1") == one)
        #expect(one.code != two.code)
        #expect(ClassCode(" \(one.code.description.lowercased()) ") == one.code)
        let letters = Array(one.code.description.utf8)
        for place in letters.indices {
            for letter in BitText.alphabet where letter != letters[place] {
                var other = letters
                other[place] = letter
                #expect(ClassCode(String(decoding: other, as: UTF8.self)) == nil)
            }
        }
        var again = ClassList()
        var findings: [Finding] = []
        let named = again.read(SourceText(path: "classes.csv", bytes: list.bytes), findings: &findings)
        #expect(named.map(\.classroom) == list.classrooms)
        #expect(again == list)
        #expect(findings.isEmpty)
    }

    @Test func `a class has one code however it is spelt`() throws {
        var list = ClassList()
        let first = list.add(school: "城关中学", grade: "七年级", name: "1班", term: "2026-2027-1")
        let code = try #require(first).code
        for (grade, name) in [
            ("初一", "1班"), ("7年级", "（1）班"), ("七年级", "一班"), ("初中一年级", "第1班"), ("", "七年级1班"), ("", "初一（1）班"),
            ("七年级", "七年级1班"),
            ("７年级", "１ 班"), ("", "七(1)班"), ("", "七（1）班"), ("", "（七）1班"), ("", "7-1班"), ("", "七1班"), ("", "七年一班"),
            ("7", "1班"), ("７", "一班"), ("七", "1班"), ("七级", "1班"), ("7", "七年级1班"), ("", "七级1班"), ("七年级", "七(1)班"),
            ("初一", "2026级1班"), ("2026级", "七年级1班"), ("七年级", "701班"), ("", "七(1)"),
        ] {
            let same = list.add(school: "城关 中学", grade: grade, name: name, term: "2026-2027-1")
            #expect(same?.code == code, "\(grade) \(name)")
        }
        for (grade, name) in [("八年级", "1班"), ("七年级", "11班"), ("高一", "1班"), ("", "1班"), ("七年级", "1班（寄宿）"), ("初四", "1班")]
        {
            let other = list.add(school: "城关中学", grade: grade, name: name, term: "2026-2027-1")
            #expect(other?.code != code, "\(grade) \(name)")
        }
        #expect(list.classrooms.count == 7)
        // Codes that were given before stay, even where two mean one class.
        var findings: [Finding] = []
        var known = ClassList()
        _ = known.add(school: "甲", grade: "七年级", name: "1班", term: "2026-2027-1")
        var other = ClassList()
        _ = other.add(school: "甲", grade: "初一", name: "一班", term: "2026-2027-1")
        let rows =
            String(decoding: known.bytes, as: UTF8.self)
            + String(decoding: other.bytes, as: UTF8.self).split(separator: "\n")[1] + "\n"
        var read = ClassList()
        #expect(read.read(SourceText(path: "classes.csv", rows), findings: &findings).count == 2)
        #expect(findings == [])
    }

    @Test(arguments: [
        (",2026级1班", "七年级,1班"), ("2026级,1班", "初一,1班"), (",2029届1班", "七年级,1班"), (",25级1班", "八年级,1班"),
        (",701班", "七年级,1班"), ("1,2班", "初一,2班"), ("三,2班", "高三,2班"), (",三(2)班", "初三,2班"), (",三(2)班", "高三,2班"),
        ("高一,1班", ",2026级1班"),
    ])
    func `what cannot be known is asked`(one: String, other: String) {
        for rows in [[one, other], [other, one]] {
            var findings: [Finding] = []
            var list = ClassList()
            let text = "school,grade,class,term\n" + rows.map { "城关中学,\($0),2026-2027-1\n" }.joined()
            #expect(list.read(SourceText(path: "a.csv", text), findings: &findings).count == 1)
            #expect(findings.map(\.code) == [.resultsClassUnclear], "\(rows)")
            // A list that was taken as it is stays: its classes have their codes.
            var first: [Finding] = []
            var again = ClassList()
            _ = again.read(
                SourceText(path: "a.csv", "school,grade,class,term\n城关中学,\(rows[0]),2026-2027-1\n"), findings: &first)
            #expect(first.isEmpty && again.classrooms.count == 1)
        }
    }

    @Test(arguments: [
        (",2024级1班", "七年级,1班"), (",2026级2班", "七年级,1班"), (",三(2)班", "八年级,2班"), (",701班", "七年级,2班"),
        ("2026级,1班", "2026级,2班"), (",2026级数控1班", "高一,1班"), (",1班", "七年级,1班"), (",春季班", ",秋季班"),
    ])
    func `what is two classes is two classes`(one: String, other: String) {
        var findings: [Finding] = []
        var list = ClassList()
        let text = "school,grade,class,term\n城关中学,\(one),2026-2027-1\n城关中学,\(other),2026-2027-1\n"
        #expect(list.read(SourceText(path: "a.csv", text), findings: &findings).count == 2)
        #expect(findings.isEmpty)
    }

    @Test func `in a 小学 三(2)班 is 三年级, and a grade that stands twice has to be one`() throws {
        var list = ClassList()
        let first = list.add(school: "城关小学", grade: "三年级", name: "2班", term: "2026-2027-1")
        for (grade, name) in [("", "三(2)班"), ("三", "2班"), ("3", "2班")] {
            #expect(list.add(school: "城关小学", grade: grade, name: name, term: "2026-2027-1")?.code == first?.code)
        }
        var findings: [Finding] = []
        let rows = "school,grade,class,term\n城关中学,八年级,七(1)班,2026-2027-1\n"
        #expect(list.read(SourceText(path: "a.csv", rows), findings: &findings).isEmpty)
        #expect(findings.map(\.summary) == ["年级写的是“八年级”，班级“七(1)班”前面写的是“七”，不知道是哪个年级"])
    }

    @Test func `a seat that is none and a name that stands twice are no result`() throws {
        let layout = try #require(ResultLayout(try Self.paper(), variant: "A"))
        var stream = DrawStream(seed: "1", paper: "results", scope: "seats")
        let result = Self.result(layout, &stream)
        let text = String(decoding: result.file, as: UTF8.self)
        #expect(throws: Never.self) { try PupilResult.read(Array(text.utf8)) }
        for changed in [
            text.replacing("{\"answers\":", with: "{\"answers\":{},\"answers\":"),
            text.replacing("\"variant\":\"A\"", with: "\"variant\":\"A\",\"variant\":\"A\""),
            text.replacing("\"variant\":\"A\"", with: "\"seat\":null,\"variant\":\"A\""),
        ] where changed != text {
            #expect(throws: PupilResult.Refusal.self) { try PupilResult.read(Array(changed.utf8)) }
        }
    }

    @Test func `answers of a page become responses by the ids of the bank`() throws {
        let paper = try Self.paper()
        var stream = DrawStream(seed: "1", paper: "results", scope: "right")
        for name in ["A", "B", "C"] {
            let layout = try #require(ResultLayout(paper, variant: name))
            var answers: [String: PupilResult.Answer] = [:]
            for slot in layout.slots {
                func letters(_ ids: [String]) -> [String] {
                    ids.map { id in slot.options.firstIndex(of: id).map(IssuedQuestion.letter) ?? "" }
                }
                let answer = try #require(paper.content.question(slot.id)).answer
                if let choice = answer.choice {
                    answers[slot.id] = .rows(letters(slot.options.filter(choice.contains)))
                }
                if let judge = answer.judge { answers[slot.id] = .truth(judge) }
                if let blanks = answer.blanks { answers[slot.id] = .rows(blanks.map { $0[0] }) }
                if let row = answer.match ?? answer.order { answers[slot.id] = .rows(letters(row)) }
            }
            var marker = PaperMarker(paper)
            let tally = Tally([try #require(layout.sheet(answers))], by: &marker)
            #expect(tally.total == paper.content.markedPoints)
            #expect(tally.bands == [1, 0, 0, 0])
        }
        let layout = try #require(ResultLayout(paper, variant: "A"))
        _ = Self.result(layout, &stream)
        #expect(layout.sheet(["nothing": .truth(true)]) == nil)
        let single = try #require(layout.slots.first { $0.type == .single })
        #expect(layout.sheet([single.id: .rows(["z"])]) == nil)
        #expect(layout.sheet([single.id: .rows(single.letters)]) == nil)
    }
}
