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

        var questions: [Question] { pool.units.flatMap(\.questions) }
    }

    private struct Expected: Decodable {
        let taken: [[[String]]]
        let variants: [String: Variant]

        struct Variant: Decodable {
            let items: [[String]]
            let options: [String: [String]]
        }
    }

    /// A bank and a blueprint made of chance.
    private func sample(_ number: Int) throws -> Case {
        var stream = DrawStream(seed: "oracle", paper: "case", scope: "\(number)")
        let bank = QuizFixture.bank(RandomPaper.bank(20 + stream.below(60), &stream))
        #expect(bank.findings.filter { $0.severity == .error }.isEmpty)
        var findings: [Finding] = []
        let text = RandomPaper.blueprint(number, bank, &stream)
        let read = Blueprint.read(SourceText(path: "paper\(number).yaml", text), findings: &findings)
        let blueprint = try #require(read, "\(QuizFixture.printed(findings))")
        var picker = QuestionPicker(blueprint: blueprint, exposure: [:])
        let all = picker.pool(BankShelf([bank]))
        let pool = try #require(all)
        return Case(blueprint: blueprint, cells: picker.cells(pool), pool: pool)
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
                .object([
                    "type": .string(question.type.rawValue), "options": .strings(question.options.map(\.id)),
                    "pinned": .array(question.options.map { .bool($0.isPinned) }),
                    "mayShuffle": .bool(question.mayShuffle), "right": .strings(right),
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
        for (sample, wanted) in zip(samples, expected) {
            var solver = CellSolver(
                seed: sample.blueprint.seed, paper: sample.blueprint.id, pool: sample.pool, cells: sample.cells,
                enemies: sample.blueprint.enemies)
            let taken = solver.solve()
            #expect(
                taken.map { $0.map { sample.pool.units[$0].questions.map(\.id) } } == wanted.taken,
                "\(sample.blueprint.id)")
            let isFull = zip(sample.cells, taken).allSatisfy { cell, units in
                units.reduce(0) { $0 + cell.size($1, sample.pool) } == cell.count
            }
            solved += isFull ? 1 : 0
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

    private static func question(_ number: Int, _ stream: inout DrawStream) -> String {
        let facts =
            "   知识点：\(["甲", "甲/子", "乙"][stream.below(3)])　难度：\(["易", "中", "难"][stream.below(3)])　学段：\(["初中", "高中", "初中、高中"][stream.below(3)])\n"
        let count = 2 + stream.below(4)
        var options = (0..<count).map { index in
            "   \(IssuedQuestion.letter(index)). 选项\(number)之\("甲乙丙丁戊己"[index])\(stream.below(9) == 0 ? " {固定}" : "")\n"
        }
        if stream.below(6) == 0 { options[count - 1] = "   \(IssuedQuestion.letter(count - 1)). 以上都是\n" }
        let head = "\(number). 【\(["单选", "单选", "单选", "多选", "判断", "排序"][stream.below(6)])】第\(number)问 {#q-\(number)}\n"
        let explained = stream.below(8) == 0 ? "   解析：请看B项。\n" : ""
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
        let enemies = (0..<stream.below(6)).map { _ in
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
