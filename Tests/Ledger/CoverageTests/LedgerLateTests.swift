import DataFiles
import GRDB
import Schools
import Testing

@testable import Coverage

/// Sheets that are entered after others of a later day: each counts from its own day on, as if all had come in order.
struct LedgerLateTests {
    private let heading = "学校名称,学段,年级,课时,师资\n"

    private func county() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        let roster = "学校名称,区县,学段\n丙学校,示例县,九年一贯制\n丁小学,示例县,小学\n"
        try county.importRoster(Array(roster.utf8), into: ledger, day: "2026-11-01")
        return (county, ledger)
    }

    private func state(_ county: County, _ ledger: Ledger, _ days: [String]) throws -> [String] {
        try days.map { day in
            let records = try county.load(ledger, day: day)
            let statuses = county.framework.derive(records).map { status in
                status.school.name + status.indicators.map { "\($0.indicator.code):\($0.status.rawValue)" }.joined()
            }
            return try day + " \(statuses) " + county.figures(ledger, day: day).joined()
        }
    }

    @Test(arguments: [("丙学校,,,2,√\n", "丙学校,,,2,√\n"), ("丙学校,,,2,√\n", "丙学校,,,1,×\n")])
    func `a sheet counts from its own day on, whenever it is entered`(early: String, late: String) throws {
        var results: Set<[String]> = []
        for order in [[0, 1], [1, 0]] {
            let (county, ledger) = try county()
            let sheets = [("2026-11-05", early), ("2026-11-20", late)]
            for index in order {
                try county.importSheet(
                    Array((heading + sheets[index].1).utf8), into: ledger, day: sheets[index].0, file: "\(index).csv")
            }
            #expect(try county.load(ledger, day: "2026-11-04").submissions.isEmpty)
            #expect(
                try county.load(ledger, day: "2026-11-10").submissions.first?.receivedOn.description == "2026-11-05")
            results.insert(
                try state(county, ledger, ["2026-11-04", "2026-11-05", "2026-11-19", "2026-11-20", "2026-11-30"]))
            #expect(try ledger.faults() == [])
        }
        #expect(results.count == 1, "\(results)")
    }

    @Test func `a late sheet that says what is known is no correction, and twice it changes nothing`() throws {
        let (county, ledger) = try county()
        let sheet = Array((heading + "丙学校,,,2,√\n").utf8)
        try county.importSheet(sheet, into: ledger, day: "2026-11-20", file: "后.csv")
        let late = sheet + [0x0A]
        let receipt = try #require(try county.importSheet(late, into: ledger, day: "2026-11-05", file: "先.csv").receipt)
        #expect(receipt.counts == [0, 0, 1] && receipt.corrections.isEmpty)
        // What it says of the days before is told.
        let (first, end) = (receipt.filledDays?.lowerBound.description, receipt.filledDays?.upperBound.description)
        #expect(receipt.filled == 1 && first == "2026-11-05" && end == "2026-11-20")
        let before = try revisions(ledger)
        let again = try county.importSheet(late, into: ledger, day: "2026-11-05", file: "先.csv").receipt
        #expect(again?.filled == 0 && again?.filledDays == nil)
        #expect(try revisions(ledger) == before)
        // Of two that differ, the source of what stands is still the sheet that said it.
        let other = Array((heading + "丙学校,,,1,√\n").utf8)
        let third = try #require(try county.importSheet(other, into: ledger, day: "2026-11-10", file: "中.csv").receipt)
        #expect(third.late.map(\.source.file) == ["后.csv"])
        #expect(try ledger.faults() == [])
    }

    @Test func `between two days every school stands in the figures, as it does when asked for alone`() throws {
        let county = try County()
        let ledger = try county.create()
        let names = ["甲初级中学", "乙初级中学", "丙初级中学"]
        let roster = "学校名称,区县,学段\n" + names.map { "\($0),示例县,初中\n" }.joined()
        try county.importRoster(Array(roster.utf8), into: ledger, day: "2026-11-01")
        func sheet(_ hours: String) -> [UInt8] { Array(("学校名称,课时\n" + names.map { "\($0),\(hours)\n" }.joined()).utf8) }
        try county.importSheet(sheet("2"), into: ledger, day: "2026-11-20", file: "后.csv")
        try county.importSheet(sheet("1"), into: ledger, day: "2026-11-05", file: "先.csv")
        for (day, hours) in [("2026-11-04", []), ("2026-11-10", [1, 1, 1]), ("2026-11-20", [2, 2, 2])] {
            let claims = try county.load(ledger, day: day).submissions.flatMap(\.claims)
            #expect(
                claims.filter { $0.indicator == "HOURS" }.map(\.value) == hours.map { .amount(Amount($0)) }, "\(day)")
        }
    }

    @Test func `a late sheet that says again what is known of two days is taken in`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(Array("学校名称,区县,学段\n甲初级中学,示例县,初中\n".utf8), into: ledger, day: "2026-11-01")
        let heading = "学校名称,教学计划,大纲,师资,课时,教材\n甲初级中学,"
        for (day, cells) in [("2026-11-09", "√,√,√,2,√"), ("2026-11-22", "√,,,,"), ("2026-11-13", "√,√,,,")] {
            let receipt = try county.importSheet(
                Array((heading + cells + "\n").utf8), into: ledger, day: day, file: "\(day).csv"
            ).receipt
            #expect(receipt?.isStored == true)
        }
        #expect(try ledger.faults() == [])
    }

    private func revisions(_ ledger: Ledger) throws -> Int? {
        try ledger.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM submission") }
    }

    private struct Dice {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private func row(_ dice: inout Dice) -> String {
        let parts = [
            ["丙学校,,"], ["丁小学,,"], ["丙学校,小学,", "丙学校,初中,"], ["丙学校,初中,"], ["丁小学,,五年级", "丁小学,,六年级"], ["丙学校,,八年级"],
        ]
        return parts[dice.below(parts.count)].map { part in
            let hours = ["", "0", "1", "2"][dice.below(4)]
            return "\(part),\(hours),\(["", "√", "×"][dice.below(3)])\n"
        }.joined()
    }

    private static func orders(of count: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        return orders(of: count - 1).flatMap { order in
            (0...order.count).map { place in
                var order = order
                order.insert(count - 1, at: place)
                return order
            }
        }
    }

    @Test(arguments: 1...8) func `in every order the figures of every day are the same`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let rows = (0..<3 + seed % 2).map { _ in row(&dice) }
        var results: Set<[String]> = []
        for order in Self.orders(of: rows.count) {
            let (county, ledger) = try county()
            for index in order {
                let receipt = try county.importSheet(
                    Array((heading + rows[index]).utf8), into: ledger, day: "2026-11-\(10 + index * 3)",
                    file: "\(index).csv"
                ).receipt
                #expect(receipt?.isStored == true)
            }
            results.insert(try state(county, ledger, (9...22).map { $0 < 10 ? "2026-11-09" : "2026-11-\($0)" }))
            #expect(try ledger.faults() == [], "seed \(seed) \(order)")
        }
        #expect(results.count == 1, "seed \(seed): \(rows) \(results)")
    }
}
