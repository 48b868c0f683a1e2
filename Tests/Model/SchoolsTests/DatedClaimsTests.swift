import DataFiles
import Testing

@testable import Schools

/// Sheets of many days laid over each other.
struct DatedClaimsTests {
    private static let stages: [(Stage?, Grade?)] = [
        (nil, nil), (.upperPrimary, nil), (.upperPrimary, Grade(id: "g5")), (.upperPrimary, Grade(id: "g6")),
        (.juniorHigh, nil),
    ]

    private struct Sheet {
        let day: CalendarDate
        let claims: [Claim]
    }

    private struct Dice {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private static func sheets(_ dice: inout Dice) throws -> [Sheet] {
        try (0..<2 + dice.below(4)).map { _ in
            let day = try #require(CalendarDate(year: 2026, month: 11, day: 1 + dice.below(4)))
            var claims: [Claim] = []
            for _ in 0..<1 + dice.below(3) {
                let (stage, grade) = stages[dice.below(stages.count)]
                let value: ClaimValue = dice.below(6) == 0 ? .missing(.blank) : .amount(Amount(dice.below(3)))
                let claim = Claim(indicator: "HOURS", stage: stage, grade: grade, value: value, text: "")
                if !claims.contains(where: { $0.subject.meets(claim.subject) }) { claims.append(claim) }
            }
            return Sheet(day: day, claims: claims)
        }
    }

    /// What each part of a school is known to have, and whether anything contradicted.
    private static func outcome(_ sheets: [Sheet]) -> (known: [String], clashes: Bool) {
        var claims = DatedClaims([])
        var clashes = false
        for sheet in sheets {
            claims.take(sheet.claims, on: sheet.day)
            clashes = clashes || !claims.clashes.isEmpty
        }
        let submission = Submission(
            school: "s", framework: "f", version: "1", period: Period(firstYear: 2026, term: 1), revision: 1,
            receivedOn: sheets[0].day, author: "", claims: claims.claims)
        let known = [(Stage.upperPrimary, "g5"), (.upperPrimary, "g6"), (.juniorHigh, "g8")].map { stage, grade in
            submission.claim("HOURS", stage: stage, grade: Grade(id: grade))
                .flatMap { $0.value.isBlank ? nil : $0.value.words(unit: "") } ?? "-"
        }
        return (known, clashes)
    }

    @Test(arguments: 1...40) func `the order of sheets changes nothing, or is told`(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<50 {
            let sheets = try Self.sheets(&dice)
            let first = Self.outcome(sheets)
            for _ in 0..<6 {
                var other = sheets
                for index in other.indices.reversed() { other.swapAt(index, dice.below(index + 1)) }
                let second = Self.outcome(other)
                // Where two of one day contradict each other, one order may meet a later day first and need not say so.
                if first.clashes || second.clashes { continue }
                #expect(second.known == first.known, "seed \(seed): \(sheets)")
            }
        }
    }

    private func day(_ number: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: 2026, month: 11, day: number))
    }

    private func hours(_ number: Int, _ stage: Stage? = nil) -> Claim {
        Claim(indicator: "HOURS", stage: stage, value: .amount(Amount(number)), text: "")
    }

    @Test func `two sheets of one day that differ contradict each other, unless one replaces`() throws {
        var claims = DatedClaims([.init(hours(1), on: try day(3))])
        claims.take([hours(3)], on: try day(3))
        #expect(claims.clashes == [.init(known: .init(hours(1), on: try day(3)), new: hours(3))])
        #expect(claims.claims == [hours(1)])
        claims.take([hours(3)], on: try day(3), replaces: true)
        #expect(claims.claims == [hours(3)])
    }

    @Test func `the later day wins from either side, and what is older is named`() throws {
        var claims = DatedClaims([.init(hours(1), on: try day(3))])
        claims.take([hours(2)], on: try day(2))
        #expect(claims.claims == [hours(1)] && claims.late.count == 1 && claims.clashes.isEmpty)
        claims.take([hours(2, .juniorHigh)], on: try day(4))
        #expect(claims.claims == [hours(1), hours(2, .juniorHigh)])
        claims.take([hours(5)], on: try day(5))
        #expect(claims.claims == [hours(5)])
    }
}
