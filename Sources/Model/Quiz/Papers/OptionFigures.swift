import ChineseText

/// The figures of options: readers expect options that stand in the order of their figures to stay so.
///
/// The rule is published in `docs/papers.md`, and computed a second time in `Tests/Oracles/papers.py`.
enum OptionFigures {
    /// Whether three options or more each hold figures, and these rise or fall from option to option.
    ///
    /// Of several figures in an option (6月26日) the first that differs counts.
    static func areSorted(_ texts: [String]) -> Bool {
        guard texts.count >= 3 else { return false }
        if riseOrFall(texts.map { figures(in: $0) }) { return true }
        return OptionQuantities.kinds.contains { kind in
            riseOrFall(texts.map { OptionQuantities.amounts(in: $0, of: kind) })
        }
    }

    /// Whether every option has figures, and each list of them is smaller than the next, or each larger.
    private static func riseOrFall(_ lists: [[Int]?]) -> Bool {
        let known = lists.compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } }
        guard known.count == lists.count else { return false }
        let pairs = zip(known, known.dropFirst())
        return pairs.allSatisfy { $0.0.lexicographicallyPrecedes($0.1) }
            || pairs.allSatisfy { $0.1.lexicographicallyPrecedes($0.0) }
    }

    /// Every figure of a text, in millionths; nil where one is too large.
    static func figures(in text: String) -> [Int]? {
        let scalars = text.unicodeScalars.map(OptionOrder.narrow)
        var figures: [Int] = []
        var index = 0
        while index < scalars.count {
            guard begins(scalars[index]) else {
                index += 1
                continue
            }
            guard let value = figure(scalars, &index) else { return nil }
            figures.append(value)
        }
        return figures
    }

    /// Whether a figure begins with this sign.
    static func begins(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || numeral(scalar) != nil || unit(scalar) != nil
    }

    /// The figure that begins at a place, in millionths, and the place behind it; nil where it is too large.
    static func figure(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
        isDigit(text[index]) ? arabic(text, &index) : chinese(text, &index)
    }

    /// `110`, `0.2`, `1,000`, `5千`, `1.5万`.
    private static func arabic(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
        var value = 0
        func digit(_ place: Int) -> Int? {
            place < text.count && isDigit(text[place]) ? Int(text[place].value) - 0x30 : nil
        }
        while true {
            if let digit = digit(index) {
                guard let next = sum(product(value, 10), digit) else { return nil }
                (value, index) = (next, index + 1)
            } else if index < text.count, text[index] == ",", digit(index + 1) != nil, digit(index + 2) != nil,
                digit(index + 3) != nil, digit(index + 4) == nil
            {
                index += 1
            } else {
                break
            }
        }
        guard var scaled = product(value, 1_000_000) else { return nil }
        if index < text.count, text[index] == ".", digit(index + 1) != nil {
            index += 1
            var worth = 100_000
            while let digit = digit(index) {
                guard let next = sum(scaled, digit * worth) else { return nil }
                (scaled, worth, index) = (next, worth / 10, index + 1)
            }
        }
        while index < text.count, let unit = unit(text[index]) {
            guard let next = product(scaled, unit) else { return nil }
            (scaled, index) = (next, index + 1)
        }
        return scaled
    }

    /// `五百`, `一万二千`, `二〇〇八`.
    private static func chinese(_ text: [Unicode.Scalar], _ index: inout Int) -> Int? {
        let start = index
        while index < text.count, numeral(text[index]) != nil || unit(text[index]) != nil { index += 1 }
        let run = text[start..<index]
        if run.allSatisfy({ numeral($0) != nil }) {
            var value: Int? = 0
            for scalar in run { value = sum(product(value, 10), numeral(scalar) ?? 0) }
            return product(value, 1_000_000)
        }
        var (total, section, last): (Int?, Int?, Int?) = (0, 0, nil)
        for scalar in run {
            if let digit = numeral(scalar) {
                last = digit
            } else if let unit = unit(scalar), unit < 10_000 {
                section = sum(section, product(last ?? 1, unit))
                last = nil
            } else if let unit = unit(scalar) {
                total = product(sum(sum(total, section), last ?? 0), unit)
                (section, last) = (0, nil)
            }
        }
        return product(sum(sum(total, section), last ?? 0), 1_000_000)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// ○ is a sign in questions, and no zero.
    private static func numeral(_ scalar: Unicode.Scalar) -> Int? {
        scalar == "○" ? nil : ChineseNumeral.digit(scalar)
    }

    private static func unit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        case "万": 10_000
        case "亿": 100_000_000
        default: nil
        }
    }

    static func product(_ one: Int?, _ other: Int) -> Int? {
        guard let (value, isOver) = one?.multipliedReportingOverflow(by: other), !isOver else { return nil }
        return value
    }

    static func sum(_ one: Int?, _ other: Int?) -> Int? {
        guard let other, let (value, isOver) = one?.addingReportingOverflow(other), !isOver else { return nil }
        return value
    }
}
