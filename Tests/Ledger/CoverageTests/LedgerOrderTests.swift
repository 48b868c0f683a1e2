import DataFiles
import Schools
import Testing

@testable import Coverage

/// Sheets that say different things of one school: the day decides, never the order in which they are imported.
struct LedgerOrderTests {
    private let heading = "学校名称,教学计划,大纲,师资,课时,教材\n"

    private func county() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2026-11-01")
        return (county, ledger)
    }

    /// What a school is known to have, as it stands in the ledger.
    private func hours(_ county: County, _ ledger: Ledger, _ day: String = "2026-11-30") throws -> [String] {
        let records = try county.load(ledger, day: day)
        let names = Dictionary(uniqueKeysWithValues: records.schools.map { ($0.uid, $0.name) })
        return records.submissions.map { submission in
            let values = submission.claims.filter { !$0.value.isBlank }.map {
                "\($0.indicator)=\($0.value.words(unit: ""))"
            }
            return "\(names[submission.school] ?? "") \(values.joined(separator: " "))"
        }
        .sorted()
    }

    @Test func `two files of one day that contradict each other are refused with both figures`() throws {
        let (county, ledger) = try county()
        let first = Array("学校名称,课时\n示例县第一小学,1\n示例县第二小学,2\n".utf8)
        let second = Array("学校名称,课时\n示例县第一小学,3\n示例县第二小学,2\n".utf8)
        try county.importSheet(first, into: ledger, file: "镇里.csv")
        let head = try ledger.head()
        let refused = try #require(try county.importSheet(second, into: ledger, file: "学校.csv").receipt)
        #expect(!refused.isStored)
        let clash = try #require(refused.clashes.first)
        #expect(refused.clashes.count == 1 && clash.source.file == "镇里.csv")
        #expect(clash.known.claim.value == .amount(Amount(1)) && clash.new.value == .amount(Amount(3)))
        #expect(try ledger.head() == head)
        let taken = try #require(
            try county.importSheet(second, into: ledger, file: "学校.csv", replaces: true).receipt)
        #expect(taken.isStored && taken.counts == [0, 1, 1])
        #expect(try hours(county, ledger) == ["示例县第一小学 HOURS=3", "示例县第二小学 HOURS=2"])
        #expect(try ledger.faults() == [])
    }

    @Test func `the later day wins, whichever is imported first`() throws {
        let sheets = [
            ("2026-11-10", "学校名称,教学计划,课时\n示例县第一小学,√,1\n"), ("2026-11-12", "学校名称,课时\n示例县第一小学,3\n"),
            // Says again on the 14th what was said on the 10th: the 13th does not win over it.
            ("2026-11-14", "学校名称,教学计划\n示例县第一小学,√\n"), ("2026-11-13", "学校名称,教学计划,大纲\n示例县第一小学,×,√\n"),
        ]
        var results: Set<[String]> = []
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [0, 2, 3, 1], [2, 3, 0, 1], [0, 3, 2, 1]] {
            let (county, ledger) = try county()
            for index in order {
                let receipt = try county.importSheet(
                    Array(sheets[index].1.utf8), into: ledger, day: sheets[index].0, file: "\(index).csv"
                ).receipt
                #expect(receipt?.isStored == true && receipt?.clashes.isEmpty == true)
            }
            results.insert(try hours(county, ledger))
            #expect(try ledger.faults() == [], "\(order)")
        }
        #expect(results == [["示例县第一小学 HOURS=3 PLAN=有 SYLLABUS=有"]])
    }

    private struct Dice {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    /// Sheets of several days and towns with some cells empty; those of one day never speak of the same school.
    private func sheets(_ dice: inout Dice) -> [(day: String, text: String)] {
        let schools = ["示例县第一小学", "示例县第二小学", "示例县第一中学", "柳河镇中心小学"]
        var sheets: [(day: String, text: String)] = []
        for day in 0..<4 {
            var free = schools
            for _ in 0..<1 + dice.below(2) where !free.isEmpty {
                var text = heading
                for _ in 0..<1 + dice.below(2) where !free.isEmpty {
                    let school = free.remove(at: dice.below(free.count))
                    let cells = (0..<5).map { column -> String in
                        if dice.below(4) == 0 { return "" }
                        return column == 3 ? String(dice.below(3)) : dice.below(2) == 0 ? "√" : "×"
                    }
                    text += school + "," + cells.joined(separator: ",") + "\n"
                }
                sheets.append(("2026-11-\(10 + day)", text))
            }
        }
        return sheets
    }

    @Test(arguments: 1...8) func `the order of imports changes nothing`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let sheets = sheets(&dice)
        var results: Set<[String]> = []
        for _ in 0..<4 {
            var order = Array(sheets.indices)
            for index in order.indices.reversed() { order.swapAt(index, dice.below(index + 1)) }
            let (county, ledger) = try county()
            for index in order {
                try county.importSheet(
                    Array(sheets[index].text.utf8), into: ledger, day: sheets[index].day, file: "\(index).csv")
            }
            results.insert(try hours(county, ledger) + county.figures(ledger, day: "2026-11-30"))
            #expect(try ledger.faults() == [], "seed \(seed)")
        }
        #expect(results.count == 1, "seed \(seed): \(sheets)")
    }
}
