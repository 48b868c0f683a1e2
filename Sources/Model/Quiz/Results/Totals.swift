/// Sums of results of which only the mark is known.
package struct Totals: Sendable, Hashable, Codable {
    package internal(set) var count = 0
    /// Of these not even the mark is told: a class page that has fewer than ten says only how many there are.
    package internal(set) var withheld = 0
    /// ΣT and ΣT² of marks in thousandths of the whole.
    package internal(set) var total = 0
    package internal(set) var totalSquared = 0
    package internal(set) var bands = [0, 0, 0, 0]

    /// No result.
    package init() {}

    /// Counts codes.
    package init(_ codes: [ResultCode]) {
        for code in codes {
            count += 1
            total += code.thousandths
            totalSquared += code.thousandths * code.thousandths
            bands[Tally.band(Double(code.thousandths), of: 1000)] += 1
        }
    }

    /// Reads what is written; `withheld` only stands where there are any.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        count = try fields.decode(Int.self, forKey: .count)
        withheld = try fields.decodeIfPresent(Int.self, forKey: .withheld) ?? 0
        total = try fields.decode(Int.self, forKey: .total)
        totalSquared = try fields.decode(Int.self, forKey: .totalSquared)
        bands = try fields.decode([Int].self, forKey: .bands)
    }

    /// How many marks are in the sums.
    package var marked: Int { count - withheld }

    /// What may be printed: nothing of fewer than ten, since the marks of so few are those of pupils whom their class knows.
    ///
    /// A pupil who hands in late stands alone here until the results of the whole class are counted together.
    package var shown: Totals {
        guard marked >= PaperStatistics.smallest else { return Totals() }
        var shown = self
        shown.count = marked
        shown.withheld = 0
        return shown
    }

    /// Adds others.
    package mutating func merge(_ other: Totals) {
        count += other.count
        withheld += other.withheld
        total += other.total
        totalSquared += other.totalSquared
        for band in bands.indices where other.bands.indices.contains(band) { bands[band] += other.bands[band] }
    }

    /// The canonical form.
    package var json: CanonicalJSON {
        .fields([
            "count": .integer(count), "withheld": withheld > 0 ? .integer(withheld) : nil, "total": .integer(total),
            "totalSquared": .integer(totalSquared), "bands": .array(bands.map { .integer($0) }),
        ])
    }

    /// Whether codes can add up to this.
    var isPossible: Bool {
        guard withheld >= 0, marked >= 0, bands.count == 4, bands.allSatisfy({ $0 >= 0 }), marked < 1_000_000_000,
            bands.reduce(0, +) == marked, total >= 0, total <= 1000 * marked, totalSquared >= 0
        else { return false }
        return Double(totalSquared) <= Double(total) * 1000
            && Double(totalSquared) * Double(marked) >= Double(total) * Double(total)
            && Tally.fits(bands, total: Double(total), of: 1000, near: Double(marked))
    }
}
