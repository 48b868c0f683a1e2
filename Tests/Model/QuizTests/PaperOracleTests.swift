import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// Papers against a second implementation of the published method.
@Suite(.enabled(if: ProgramRun.find("python3") != nil, "python3 is not installed"))
struct PaperOracleTests {
    private struct Case {
        let blueprint: Blueprint
        let cells: [CellSolver.Cell]
        let pool: QuestionPool
        /// Ids and letters of the options behind which the bank says {固定}.
        let fixed: Set<String>

        var questions: [Question] { pool.units.flatMap(\.questions) }
    }

    private struct Expected: Decodable {
        let taken: [[[String]]]
        let variants: [String: Variant]
        let stays: [String: Stay]
        let undecided: Bool

        /// Whether a question may not be shuffled, and which of its options are pinned.
        struct Stay: Decodable {
            let question: Bool
            let pinned: [Bool]

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                question = try values.decode(Bool.self)
                pinned = try values.decode([Bool].self)
            }
        }

        struct Variant: Decodable {
            let items: [[String]]
            let options: [String: [String]]
        }
    }

    /// A bank and a blueprint made of chance.
    private func sample(_ number: Int) throws -> Case {
        var stream = DrawStream(seed: "oracle", paper: "case", scope: "\(number)")
        let written = RandomPaper.bank(20 + stream.below(60), &stream)
        let bank = QuizFixture.bank(written)
        #expect(bank.findings.filter { $0.severity == .error }.isEmpty)
        var findings: [Finding] = []
        let text = RandomPaper.blueprint(number, bank, &stream)
        let read = Blueprint.read(SourceText(path: "paper\(number).yaml", text), findings: &findings)
        let blueprint = try #require(read, "\(QuizFixture.printed(findings))")
        var picker = QuestionPicker(blueprint: blueprint, exposure: [:])
        let all = picker.pool(BankShelf([bank]))
        let pool = try #require(all)
        return Case(blueprint: blueprint, cells: picker.cells(pool), pool: pool, fixed: RandomPaper.fixed(written))
    }

    private func json(_ sample: Case) -> CanonicalJSON {
        let questions = sample.questions.map { question -> (String, CanonicalJSON) in
            let right: [String] =
                switch question.answer {
                case .choice(let ids), .order(let ids): ids
                default: []
                }
            return (
                question.id,
                // Which options stay is for the script to find out from the words.
                .object([
                    "type": .string(question.type.rawValue), "options": .strings(question.options.map(\.id)),
                    "texts": .array(
                        question.options.map {
                            .object([
                                "text": .string($0.text), "fixed": .bool(sample.fixed.contains(question.id + $0.label)),
                            ])
                        }),
                    "words": .strings(
                        [question.stem, question.explanation ?? ""] + question.options.compactMap(\.feedback)),
                    "right": .strings(right),
                ])
            )
        }
        let cells = sample.cells.map { cell in
            CanonicalJSON.object([
                "section": .integer(cell.section), "scope": .string(cell.scope), "count": .integer(cell.count),
                "isCase": .bool(cell.isCase),
                "units": .array(cell.units.map { .strings(sample.pool.units[$0].questions.map(\.id)) }),
            ])
        }
        return .object([
            "seed": .string(sample.blueprint.seed), "paper": .string(sample.blueprint.id),
            "sections": .integer(sample.blueprint.sections.count), "cells": .array(cells),
            "enemies": .array(sample.blueprint.enemies.map { .strings($0) }),
            "questions": .object(Dictionary(uniqueKeysWithValues: questions)), "variants": .strings(["A", "B"]),
        ])
    }

    @Test func `two implementations of the published method agree`() throws {
        let samples = try (1...60).map(sample)
        let text = String(decoding: CanonicalJSON.array(samples.map(json)).compact, as: UTF8.self)
        let folder = try TemporaryFolder(["cases.json": text])
        let python = try #require(ProgramRun.find("python3"))
        let script = PackageRoot.path("Tests/Oracles/papers.py").path
        let run = try ProgramRun(python, [script, folder.url.appending(path: "cases.json").path])
        #expect(run.exitCode == 0, "\(run.stderr)")
        let expected = try JSONDecoder().decode([Expected].self, from: Data(run.stdout.utf8))
        var solved = 0
        var stays = 0
        for (sample, wanted) in zip(samples, expected) {
            var solver = CellSolver(
                seed: sample.blueprint.seed, paper: sample.blueprint.id, pool: sample.pool, cells: sample.cells,
                enemies: sample.blueprint.enemies)
            let taken = solver.solve()
            #expect(
                taken.map { $0.map { sample.pool.units[$0].questions.map(\.id) } } == wanted.taken,
                "\(sample.blueprint.id)")
            #expect(solver.isUndecided == wanted.undecided)
            let isFull = zip(sample.cells, taken).allSatisfy { cell, units in
                units.reduce(0) { $0 + cell.size($1, sample.pool) } == cell.count
            }
            solved += isFull ? 1 : 0
            for question in sample.questions where question.type != .judge {
                let stay = wanted.stays[question.id]
                #expect(stay?.question == !question.mayShuffle, "\(question.words)")
                #expect(stay?.pinned == question.options.map(\.isPinned), "\(question.words)")
                if question.type.isChoice { stays += question.mayShuffle ? 0 : 1 }
            }
            var sections = [[Question]](repeating: [], count: sample.blueprint.sections.count)
            for (cell, units) in zip(sample.cells, taken) {
                sections[cell.section] += units.flatMap { sample.pool.units[$0].questions }
            }
            let varier = PaperVarier(
                blueprint: sample.blueprint, sections: sections,
                issued: sections.flatMap { $0.map { IssuedQuestion($0) } })
            for name in ["A", "B"] {
                let variant = varier.variant(name)
                #expect(variant.sections.map { $0.map(\.question) } == wanted.variants[name]?.items)
                for placement in variant.sections.flatMap({ $0 }) {
                    #expect(placement.options == wanted.variants[name]?.options[placement.question])
                }
            }
        }
        // Chance gives both kinds: papers that can be made, and papers that cannot.
        #expect(solved >= 15 && solved <= 55, "\(solved)")
        #expect(stays >= 200, "\(stays)")
    }
}

/// Banks and blueprints made of chance.
private enum RandomPaper {
    static func bank(_ count: Int, _ stream: inout DrawStream) -> String {
        var text = ""
        var number = 0
        while number < count {
            if stream.below(7) == 0 {
                text += "## 案例分析题\n【材料】第\(number)段材料\n"
                for _ in 0..<1 + stream.below(3) {
                    number += 1
                    text += question(number, &stream)
                }
                text += "【材料完】\n"
            } else {
                number += 1
                text += "## 题\n" + question(number, &stream)
            }
        }
        return text
    }

    /// Options in the order of their figures, and some that only look so.
    private static let rows = [
        ["五百元", "一千元", "三千元", "五千元"], ["0.2克", "0.5克", "1克", "10克"], ["6月1日", "6月3日", "6月26日", "12月1日"],
        ["第一条", "第三条", "第四条", "第十一条"], ["12月1日", "6月26日", "6月3日", "6月1日"], ["二〇〇八年", "2014年", "２０２１年", "二零二四年"],
        ["1,000人", "1200人", "1.5万人", "2万人"], ["10克以下", "10克以上50克以下", "50克以上"], ["120元", "110元", "119元"],
        ["六月", "五月", "八月"],
        ["万一", "十分", "千万不要", "亿"], ["99999999999999", "999999999999999", "1"], ["3", "2.9999999", "2.9999998"],
        ["①②", "②③", "①③"],
        ["ＡＢ两项", "甲类", "A类"], ["选项②", "乙", "前两个选项"], ["维生素C", "DNA检测", "GBH"], ["两年", "三年", "五年", "十年"],
        ["30分钟", "1小时", "2小时", "1天"], ["1天", "1周", "1个月", "半年"], ["500克", "1公斤", "1.5KG", "2吨"],
        ["6个月至1年", "1至3年", "3—7年", "10年以上"], ["五角", "1元", "一百元", "1万元"], ["半小时", "一个半小时", "2小时半", "3 小时"],
        ["90分", "1小时40分", "2小时", "1天12小时"], ["10 cm", "5分米", "1m", "2公里"], ["1小时", "30分钟", "2小时", "1天"],
        ["3个月", "半年", "1g", "1年半"], ["500ml", "1升", "1.5L", "2l"], ["9世纪", "10000000世纪", "99999999世纪", "1年"],
    ]

    /// Words that name options, and words that do not.
    private static let remarks = [
        "请看B项。", "见Ａ项。", "b项另说。", "见第二个选项。", "前三项都是毒品。", "选项②不对。", "本题考查DNA。", "维生素c很多。", "见第四十条第二项。", "后两项有误。",
        "即Ａ、Ｃ。", "class a。", "上一项是陷阱。", "最后一个选项不对。", "ａｂ项见课本。", "选cd类。", "A型血。", "共3项。", "选项c见课本。", "第3选项。",
    ]

    /// Ids and letters of the options that a bank pins.
    static func fixed(_ bank: String) -> Set<String> {
        var fixed: Set<String> = []
        var id = ""
        for line in bank.split(separator: "\n") {
            if let mark = line.firstRange(of: "{#") { id = String(line[mark.upperBound...].prefix { $0 != "}" }) }
            if line.hasSuffix("{固定}") { fixed.insert(id + line.trimmingPrefix("   ").prefix(1)) }
        }
        return fixed
    }

    private static func question(_ number: Int, _ stream: inout DrawStream) -> String {
        let facts =
            "   知识点：\(["甲", "甲/子", "乙"][stream.below(3)])　难度：\(["易", "中", "难"][stream.below(3)])　学段：\(["初中", "高中", "初中、高中"][stream.below(3)])\n"
        let count = 2 + stream.below(4)
        let row = stream.below(4) == 0 ? rows[stream.below(rows.count)] : nil
        var options = (0..<count).map { index in
            let text = row.flatMap { index < $0.count ? $0[index] : nil } ?? "说法\(number)之\("甲乙丙丁戊己"[index])"
            return "   \(IssuedQuestion.letter(index)). \(text)\(stream.below(9) == 0 ? " {固定}" : "")\n"
        }
        if stream.below(6) == 0 { options[count - 1] = "   \(IssuedQuestion.letter(count - 1)). 以上都是\n" }
        let head = "\(number). 【\(["单选", "单选", "单选", "多选", "判断", "排序"][stream.below(6)])】第\(number)问 {#q-\(number)}\n"
        let explained = stream.below(4) == 0 ? "   解析：\(remarks[stream.below(remarks.count)])\n" : ""
        if head.contains("判断") { return head + "   答案：正确\n" + facts }
        let letters = (0..<count).map(IssuedQuestion.letter)
        let answer =
            head.contains("排序")
            ? stream.shuffled(letters).joined() : head.contains("多选") ? "AB" : letters[stream.below(count)]
        return head + options.joined() + "   答案：\(answer)\n" + explained + facts
    }

    static func blueprint(_ number: Int, _ bank: Bank, _ stream: inout DrawStream) -> String {
        var text = "banks: [a]\nseed: s\(number)\n" + (stream.below(2) == 0 ? "stage: 初中\n" : "")
        let ids = bank.questions.map(\.id)
        let enemies = (0..<(number % 3 == 0 ? 20 + stream.below(20) : stream.below(6))).map { _ in
            "[" + (0..<2 + stream.below(2)).map { _ in ids[stream.below(ids.count)] }.joined(separator: ", ") + "]"
        }
        text += "enemies: [\(enemies.joined(separator: ", "))]\nsections:\n"
        for _ in 0..<1 + stream.below(3) {
            let type = ["single", "single", "multiple", "judge", "order", "case"][stream.below(6)]
            guard stream.below(2) == 0 else {
                text += "  - {type: \(type), count: \(1 + stream.below(4))}\n"
                continue
            }
            text += "  - type: \(type)\n    cells:\n"
            for _ in 0..<1 + stream.below(3) {
                let knowledge = ["甲", "乙", "甲/子"][stream.below(3)]
                let difficulty = stream.below(2) == 0 ? "" : ", difficulty: \(["易", "中", "难"][stream.below(3)])"
                text += "      - {knowledge: \(knowledge)\(difficulty), count: \(1 + stream.below(3))}\n"
            }
        }
        return text
    }
}

extension String {
    fileprivate subscript(index: Int) -> Character { Array(self)[index] }
}
