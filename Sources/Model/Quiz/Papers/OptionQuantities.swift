/// Figures with their units, made comparable: 30分钟, 1小时 and 1天 stand in order.
///
/// The rule is published in `docs/papers.md`, and computed a second time in `Tests/Oracles/papers.py`.
enum OptionQuantities {
    /// Units that can be counted in one another: the smallest is 1.
    struct Kind: Sendable {
        /// The longest names first.
        let units: [(name: [Unicode.Scalar], worth: Int)]

        init(_ names: [(String, Int)]) {
            units = names.flatMap { words, worth in
                words.split(separator: " ").map { (Array($0.unicodeScalars), worth) }
            }.sorted { $0.name.count > $1.name.count }
        }
    }

    private static let day = 86_400

    /// Time and age, weight, length, volume, money.
    static let kinds = [
        Kind([
            ("秒 秒钟 s", 1), ("分 分钟 min", 60), ("刻钟", 900), ("时 小时 钟头 h", 3600), ("天 日 昼夜", day), ("周 星期 礼拜", 7 * day),
            ("旬", 10 * day), ("月 月龄", 30 * day), ("季度", 90 * day), ("年 岁 周年 周岁 学年", 365 * day), ("世纪", 36_500 * day),
        ]),
        Kind([
            ("毫克 mg", 1), ("克 g", 1000), ("钱", 5000), ("斤 市斤", 500_000), ("公斤 千克 kg", 1_000_000),
            ("吨 t", 1_000_000_000),
        ]),
        Kind([
            ("毫米 mm", 1), ("厘米 公分 cm", 10), ("分米 dm", 100), ("米 公尺 m", 1000), ("里 华里", 500_000),
            ("公里 千米 km", 1_000_000),
        ]),
        Kind([("毫升 ml", 1), ("升 公升 l", 1000)]),
        Kind([("分 分钱", 1), ("角 毛 角钱 毛钱", 10), ("元 块 圆 元钱 块钱", 100)]),
    ]

    /// The quantities of a text in the smallest unit, in millionths.
    ///
    /// Nil where the first figure has no unit of the kind, and where one is too large.
    static func amounts(in text: String, of kind: Kind) -> [Int]? {
        let scalars = text.unicodeScalars.map(OptionOrder.narrow)
        var found: [Amount] = []
        var index = 0
        while index < scalars.count {
            let start = index
            var value: Int? = 500_000
            if scalars[index] == "半", unit(scalars, index + 1, kind) != nil {
                index += 1
            } else if OptionFigures.begins(scalars[index]) {
                value = OptionFigures.figure(scalars, &index)
            } else {
                index += 1
                continue
            }
            guard let value else { return nil }
            guard let unit = unit(scalars, index, kind) else {
                found.append(Amount(value: value, worth: nil, start: start, end: index))
                continue
            }
            index = unit.end
            var halves = unit.isHalf ? 1 : 0
            if index < scalars.count, scalars[index] == "半" { (halves, index) = (halves + 1, index + 1) }
            let whole = OptionFigures.sum(value, halves * 500_000)
            guard let worth = OptionFigures.product(whole, unit.worth),
                add(Amount(value: worth, worth: unit.worth, start: start, end: index), to: &found, scalars)
            else { return nil }
        }
        guard found.first?.worth != nil else { return nil }
        return found.map(\.value)
    }

    /// A quantity, and where it stands.
    private struct Amount {
        var value: Int
        /// What its unit is worth; nil where it has none.
        var worth: Int?
        let start: Int
        let end: Int
    }

    /// 1小时30分 is one quantity; the 1 of 1至3年 has the unit of what it leads to.
    ///
    /// False where one is too large.
    private static func add(_ amount: Amount, to found: inout [Amount], _ text: [Unicode.Scalar]) -> Bool {
        if let last = found.last, let greater = last.worth, last.end == amount.start, greater > amount.worth ?? 0 {
            guard let sum = OptionFigures.sum(last.value, amount.value) else { return false }
            found[found.count - 1] = Amount(value: sum, worth: amount.worth, start: last.start, end: amount.end)
            return true
        }
        var next = amount.start
        for place in found.indices.reversed() {
            let between = text[found[place].end..<next]
            guard found[place].worth == nil, !between.isEmpty,
                between.allSatisfy({ OptionOrder.isOne($0, "至到、-~～—－–") })
            else { break }
            guard let value = OptionFigures.product(found[place].value, amount.worth ?? 1) else { return false }
            (found[place].value, found[place].worth, next) = (value, amount.worth, found[place].start)
        }
        found.append(amount)
        return true
    }

    /// The unit that stands at a place, behind one space, one 个 and one 半, where they are.
    private static func unit(
        _ text: [Unicode.Scalar], _ index: Int, _ kind: Kind
    ) -> (worth: Int, isHalf: Bool, end: Int)? {
        var start = index
        func passes(_ sign: Unicode.Scalar) -> Bool {
            guard start < text.count, text[start] == sign else { return false }
            start += 1
            return true
        }
        _ = passes(" ")
        _ = passes("个")
        let isHalf = passes("半")
        let rest = text[min(start, text.count)...].prefix(3).map(small)
        for unit in kind.units where rest.starts(with: unit.name) {
            let end = start + unit.name.count
            if unit.name.allSatisfy(isLetter), end < text.count, isLetter(small(text[end])) { continue }
            return (unit.worth, isHalf, end)
        }
        return nil
    }

    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0x20) ?? scalar : scalar
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
}
