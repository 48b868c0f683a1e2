import DataFiles
import Diagnostics

/// Questions that begin with a figure directly behind their number: `2.2008年…`, `1.110是报警电话。`.
extension BankParser {
    /// The number with which a line begins where a figure follows its mark, and whether it may be a decimal instead.
    ///
    /// It has to be the number that is awaited. A figure with a unit (2.5克) may continue what stands above, and so may any behind
    /// a stem that does not end.
    func tightMarker(_ line: BankLine) -> (marker: ItemMarker, isUnclear: Bool)? {
        // A figure with its mark and another figure.
        guard let lead = line.trimmed.utf8.first, (0x30...0x39).contains(lead) || lead == 0xEF, line.indent < 2,
            !answers.isOpen, ItemMarker(line.trimmed, isKnown: line.beginsQuestion) == nil,
            let marker = ItemMarker(line.trimmed, isKnown: true),
            // Behind a heading numbers begin again, or go on.
            marker.number == (lastNumber ?? 0) + 1 || lastNumber == nil && marker.number == numberAbove + 1
        else { return nil }
        if let draft, draft.isWhole, MergedText.isQuestion(marker.rest) { return (marker, false) }
        let words = marker.rest.drop { $0.isDigit }
        guard words.contains(where: { !$0.isASCII }) else { return nil }
        if Self.units.contains(where: { words.drop { $0.isSpace }.begins(with: $0) }) { return (marker, true) }
        guard let draft, !draft.isWhole, !afterBlank else { return (marker, false) }
        let isEnded = draft.stem.last.map { $0.isOne(of: "。．.？?！!）)；;_＿”") } ?? false
        return (marker, !isEnded)
    }

    private static let units = [
        "克", "毫克", "微克", "千克", "公斤", "斤", "吨", "毫升", "升", "%", "％", "万", "亿", "倍", "元", "米", "厘米", "毫米", "千米", "公里",
        "平方",
        "立方", "小时", "度", "℃", "个百分点", "个小时", "分", "成", "版", "g", "kg", "mg", "ml", "cm",
    ]

    /// A number or a decimal: what it begins and what it may continue are doubtful.
    mutating func doubtFigure(_ marker: ItemMarker, _ line: BankLine) {
        draft?.isDoubtful = true
        let figure = line.trimmed.prefix { $0.isDigit || $0.isOne(of: ".．") }
        findings.append(
            .numberUnclear(String(figure), marker.number, at: line.place(line.trimmedRange, in: source.path)))
    }
}

extension Finding {
    static func numberUnclear(_ figure: String, _ number: Int, at place: Place) -> Finding {
        Finding(
            .quizLineUnrecognized, at: place, "行首的“\(figure)”是第 \(number) 题的题号，还是一个小数，看不出来，算存疑",
            explanation: ["是题号的，请在“\(number).”后面加一个空格；是上一行的续行的，请接到上一行后面"])
    }
}
