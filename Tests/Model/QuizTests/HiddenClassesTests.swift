import Testing

@testable import Quiz

/// Which classes are not shown, so that nobody can reckon out a few pupils.
struct HiddenClassesTests {
    @Test(
        arguments: [
            ([45, 44, 5], [0, 0, 0], [1, 2]), ([45, 44, 0], [0, 0, 0], []), ([45, 44, 12], [0, 0, 0], []),
            ([45, 5, 6], [0, 0, 0], [1, 2]),
            ([45, 44, 0], [0, 12, 0], []), ([45, 5], [0, 30], [0, 1]), ([9], [0], [0]), ([], [], []),
        ] as [([Int], [Int], [Int])])
    func `a class is hidden where it is small, or the whole would tell of one that is`(
        answers: [Int], codes: [Int], hidden: [Int]
    ) {
        #expect(PaperAnalysis.hidden(answers: answers, codes: codes).sorted() == hidden)
    }

    @Test func `no sum and difference of what is shown is that of fewer than ten`() {
        var stream = DrawStream(seed: "10", paper: "hidden", scope: "sizes")
        for _ in 0..<400 {
            let count = 1 + stream.below(4)
            func size() -> Int { [0, 1 + stream.below(9), 10 + stream.below(40)][stream.below(3)] }
            let answers = (0..<count).map { _ in size() }
            let codes = (0..<count).map { _ in stream.below(2) == 0 ? 0 : size() }
            let hidden = PaperAnalysis.hidden(answers: answers, codes: codes)
            #expect(Self.smallest(answers, codes, hidden) == nil, "\(answers) \(codes) \(hidden.sorted())")
        }
    }

    /// The size of a group of fewer than ten whose sums follow from the sum of all answers, that of all codes, and the shown classes.
    private static func smallest(_ answers: [Int], _ codes: [Int], _ hidden: Set<Int>) -> Int? {
        let count = answers.count
        let sizes = answers + codes
        var shown: [[Int]] = [
            (0..<2 * count).map { $0 < count ? 1 : 0 }, (0..<2 * count).map { $0 < count ? 0 : 1 },
        ]
        for index in 0..<count where !hidden.contains(index) && answers[index] + codes[index] >= 10 {
            shown.append((0..<2 * count).map { $0 % count == index ? 1 : 0 })
        }
        // What is shown of nobody, or of too few, is not shown.
        shown.removeAll { row in !(10...).contains(zip(row, sizes).reduce(0) { $0 + $1.0 * $1.1 }) }
        var sums: Set<[Int]> = [Array(repeating: 0, count: 2 * count)]
        for row in shown {
            sums = Set(sums.flatMap { sum in [-1, 0, 1].map { factor in zip(sum, row).map { $0 + factor * $1 } } })
        }
        for sum in sums {
            let parts = zip(sum, sizes).filter { $0.1 > 0 && $0.0 != 0 }
            let people = parts.reduce(0) { $0 + $1.1 }
            if !parts.isEmpty, parts.allSatisfy({ $0.0 == 1 }), people < 10 { return people }
        }
        return nil
    }
}
