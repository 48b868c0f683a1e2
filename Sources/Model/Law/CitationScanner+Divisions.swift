/// 编, 章 and 节 that are named without an article: 《禁毒法》第八章.
extension CitationScanner {
    /// Notes the divisions that stand behind a law from an index on; an article behind them takes them into its own mark.
    func divisions(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk) {
        guard walk.divisions.last.map({ $0.upperBound <= start }) ?? true, let first = reader.division(at: start),
            let law = lawStart(reader, before: start, floor: walk.floor)
        else { return }
        var end = first.end
        while let next = reader.division(at: reader.spaces(from: end)) ?? reader.listedDivision(behind: end) {
            end = next.end
        }
        walk.divisions.append(law..<end)
    }
}

extension CitationScanner.Walk {
    /// The marks with those of divisions that no other mark holds, in the order of the text.
    var allMarks: [Range<Int>] {
        guard !divisions.isEmpty else { return marks }
        var all: [Range<Int>] = []
        var rest = marks[...]
        for division in divisions {
            all += rest.prefix { $0.upperBound <= division.lowerBound }
            rest = rest.drop { $0.upperBound <= division.lowerBound }
            if rest.first.map({ $0.lowerBound >= division.upperBound }) ?? true { all.append(division) }
        }
        return all + rest
    }
}

extension ProvisionReader {
    /// A 编, 分编, 章 or 节 with its number.
    struct NumberedDivision {
        let level: Division.Level
        let number: Int
        let range: Range<Int>

        var end: Int { range.upperBound }
    }

    /// 第八章 at an index; nil where no such division stands there.
    func division(at start: Int) -> NumberedDivision? {
        guard glyph(start) == Glyph.ordinal else { return nil }
        for (unit, level) in Self.divisionUnits {
            guard let (number, end) = ordinal(at: start, unit: unit) else { continue }
            guard level == .subpart else {
                return NumberedDivision(level: level, number: number, range: start..<end)
            }
            guard glyph(end) == Glyph.part else { return nil }
            return NumberedDivision(level: level, number: number, range: start..<end + 3)
        }
        return nil
    }

    /// 、第七章 and 至第七章 behind another.
    func listedDivision(behind end: Int) -> NumberedDivision? {
        shortSeparator(at: end).flatMap { division(at: $0.1) }
    }

    private static let divisionUnits: [(UInt32, Division.Level)] = [
        (Glyph.part, .part), (Glyph.sub, .subpart), (Glyph.chapter, .chapter), (Glyph.section, .section),
    ]
}
