// How long do 10,000 questions take to read, and 1,000 papers of 40 questions to solve and vary? Run by Benchmarks/quiz.py.

import CMiMalloc
import Diagnostics
import Foundation
import Quiz

let arguments = CommandLine.arguments
guard arguments.count == 2, let data = FileManager.default.contents(atPath: arguments[1]) else {
    print("usage: quiz-benchmark BANK.quiz.md")
    exit(64)
}

/// Seconds that some work takes.
func seconds(_ work: () -> Void) -> Double {
    let start = Date()
    work()
    return Date().timeIntervalSince(start)
}

let source = SourceText(path: "bank.quiz.md", bytes: [UInt8](data))
var banks: [Bank] = []
let parsing = seconds { banks.append(BankParser.parse(source)) }
let questions = banks.flatMap(\.questions).count

var findings: [Finding] = []
let shelf = BankShelf(banks)
var papers: Set<String> = []
let composing = seconds {
    for seed in 1...1000 {
        let blueprint = """
            seed: \(seed)
            sections:
              - type: single
                cells:
                  - {knowledge: 求助, difficulty: 易, count: 10}
                  - {knowledge: 拒绝, count: 10}
              - {type: multiple, count: 10}
              - {type: judge, count: 10}

            """
        let read = Blueprint.read(SourceText(path: "p.yaml", blueprint), findings: &findings)
        let paper = read.flatMap { Composer.compose($0, from: shelf, variants: ["A", "B"], findings: &findings) }
        if let paper { papers.insert(paper.packID) }
    }
}
print("{\"questions\": \(questions), \"parse\": \(parsing), \"papers\": \(papers.count), \"compose\": \(composing)}")
