/// Numbers as Chinese text writes them: 二十九, 〇, 两, and full-width or ASCII digits.
package enum ChineseNumeral {
    /// The value of a numeral below 100,000,000, or nil when it is not one.
    ///
    ///     ChineseNumeral.value("二十九") == 29      ChineseNumeral.value("一百零三") == 103
    ///     ChineseNumeral.value("２９") == 29        ChineseNumeral.value("二〇二六") == 2026
    ///
    /// ## Parsing behavior
    /// - Positional forms without 十百千万 are read digit by digit: 二〇二六, 一九.
    /// - 十 may stand without a leading 一: 十五, 一百十五.
    /// - 廿 and 卅 are 20 and 30; 两 is 2; 零 and 〇 are 0.
    /// - Anything else in the text, the empty text, and a value of 100,000,000 or more give nil.
    package static func value(_ text: some StringProtocol) -> Int? {
        let scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty, scalars.count <= 20 else { return nil }
        if let digits = arabic(scalars) { return digits }
        if scalars.allSatisfy({ digit($0) != nil }) { return positional(scalars) }
        return multiplicative(scalars)
    }

    /// The value of a numeral as people write how many there are; nil also where it may mean two numbers, or about so many.
    ///
    ///     ChineseNumeral.quantity("一百零二") == 102      ChineseNumeral.quantity("二〇二六") == 2026
    ///     一两, 二三, 一千二 (1200 or 1002), 两万三, 百十: nil
    ///
    /// ## Parsing behavior
    /// - Figures in a row are read only with a 零 or 〇 among them, and never with 两.
    /// - A figure at the end, or before 万, needs a 零 in front where 百, 千 or 万 precede it.
    /// - 百, 千 and 万 need a figure in front.
    package static func quantity(_ text: some StringProtocol) -> Int? {
        let scalars = Array(text.unicodeScalars)
        guard let value = value(text) else { return nil }
        if arabic(scalars) != nil { return value }
        let units = Set("百千万".unicodeScalars)
        if scalars.count > 1, scalars.allSatisfy({ digit($0) != nil }) {
            let isPlain = digit(scalars[0]) != 0 && scalars.contains { digit($0) == 0 } && !scalars.contains("两")
            return isPlain ? value : nil
        }
        for (index, scalar) in scalars.enumerated() {
            let before = index == 0 ? nil : scalars[index - 1]
            if units.contains(scalar) {
                // 十万, 三百万 and 一千零五万 have theirs.
                guard let before, digit(before) ?? 1 != 0, scalar == "万" || !units.contains(before), before != "万"
                else {
                    return nil
                }
                if scalar != "万", digit(before) == nil { return nil }
            } else if digit(scalar) ?? 0 != 0, let before, units.contains(before) {
                let after = index + 1 < scalars.count ? scalars[index + 1] : nil
                if after == nil || after == "万" { return nil }
            }
        }
        return value
    }

    /// The numeral of a value from 0 to 99,999,999: 10 is 十, 110 is 一百一十, 103 is 一百零三.
    package static func text(_ value: Int) -> String {
        guard value > 0 else { return "零" }
        if value >= 10_000 {
            let low = value % 10_000
            let gap = low > 0 && low < 1_000 ? "零" : ""
            return text(value / 10_000) + "万" + (low == 0 ? "" : gap + below10000(low))
        }
        return below10000(value)
    }

    private static let names = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    private static func below10000(_ value: Int) -> String {
        var result = ""
        var pendingZero = false
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let count = value / unit % 10
            if count == 0 {
                pendingZero = pendingZero || !result.isEmpty
                continue
            }
            if pendingZero { result += "零" }
            pendingZero = false
            result += (count == 1 && unit == 10 && result.isEmpty ? "" : names[count]) + name
        }
        return result
    }

    private static func arabic(_ scalars: [Unicode.Scalar]) -> Int? {
        var total = 0
        for scalar in scalars {
            let value = scalar.value
            let figure: UInt32
            switch value {
            case 0x30...0x39: figure = value - 0x30
            case 0xFF10...0xFF19: figure = value - 0xFF10
            default: return nil
            }
            total = total * 10 + Int(figure)
            guard total < 100_000_000 else { return nil }
        }
        return total
    }

    private static func positional(_ scalars: [Unicode.Scalar]) -> Int? {
        var total = 0
        for scalar in scalars {
            guard let figure = digit(scalar), total < 10_000_000 else { return nil }
            total = total * 10 + figure
        }
        return total
    }

    private static func multiplicative(_ scalars: [Unicode.Scalar]) -> Int? {
        var total = 0
        var section = 0
        var pending: Int?
        for scalar in scalars {
            if let figure = digit(scalar) {
                if figure != 0 {
                    guard pending == nil else { return nil }
                    pending = figure
                }
                continue
            }
            switch scalar {
            case "十", "百", "千":
                let unit = scalar == "十" ? 10 : scalar == "百" ? 100 : 1000
                section += (pending ?? 1) * unit
            case "廿": section += 20
            case "卅": section += 30
            case "万":
                total = (section + (pending ?? 0)) * 10_000
                section = 0
            default: return nil
            }
            pending = nil
        }
        let value = total + section + (pending ?? 0)
        return value < 100_000_000 ? value : nil
    }

    /// The figure of 零 to 九, 〇 and 两; nil for anything else.
    package static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "零", "〇", "○": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }
}
