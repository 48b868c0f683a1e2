import Foundation
import TestSupport
import Testing

@testable import Quiz

struct ShareIntervalTests {
    /// Worked out by hand from the formula, with z = 1.96.
    @Test(arguments: [
        (0.0, 10, 0.0, 0.2775), (0.5, 10, 0.2366, 0.7634), (1.0, 10, 0.7225, 1.0), (0.2, 45, 0.1090, 0.3382),
        (0.5, 1000, 0.4691, 0.5309),
    ])
    func `a share has the interval of Wilson`(share: Double, count: Int, low: Double, high: Double) throws {
        let interval = try #require(ShareInterval(share, of: count))
        #expect(abs(interval.low - low) < 5e-5 && abs(interval.high - high) < 5e-5, "\(interval)")
    }

    /// Newcombe 1998, Statistics in Medicine 17:873, table II, (a) and (c), method 10.
    @Test(arguments: [
        (0.8, 70, 0.6, 80, 0.0524, 0.3339), (0.857142857, 7, 0.285714286, 7, 0.0582, 0.8062),
    ])
    func `a change has the interval of Newcombe`(
        after: Double, countAfter: Int, before: Double, countBefore: Int, low: Double, high: Double
    ) throws {
        let interval = try #require(ShareInterval.change(from: before, of: countBefore, to: after, of: countAfter))
        #expect(abs(interval.low - low) < 5e-5 && abs(interval.high - high) < 5e-5, "\(interval)")
    }

    @Test func `nobody has no interval`() {
        #expect(ShareInterval(0.5, of: 0) == nil)
        #expect(ShareInterval(nil, of: 10) == nil)
        #expect(ShareInterval.change(from: nil, of: 10, to: 0.5, of: 10) == nil)
    }
}
