/// What a stem prints directly behind its blanks, and pupils write once more: 6月 in `每年的____月`.
///
/// What is left without it stands where the key stands, and the sentence is the same; so it earns what the key earns. A paper says it for each
/// blank when it is issued (`tails`): one that was issued before is marked as it was printed.
///
/// ## Parsing behavior
/// - A tail ends at the next mark, white space, blank or figure, and has 12 letters at most.
/// - It never begins with a figure: 10 in `____0克` is no 1. 万 and 亿 may stand in it, since 5万 in `____万元` repeats them.
/// - A pupil may write the whole of it or its beginning: 3年 and 3年以上 in `处____年以上有期徒刑`.
enum BlankTail {
    /// The tails of all blanks, empty where a blank has none; nil where no blank has one.
    static func tails(of stem: String, blanks: Int) -> [String]? {
        let sides = BlankUnit.sides(of: stem)
        guard sides.count == blanks else { return nil }
        let tails = sides.map { side in
            String(side.behind.prefix { !$0.isNumber || $0.isOne(of: "万亿") }.prefix(12))
        }.map { $0.hasPrefix("点") ? "" : $0 }
        return tails.allSatisfy(\.isEmpty) ? nil : tails
    }

    /// A text as it was given, and what is left of it without each beginning of the tail; both as ``Scoring/plain(_:)`` gives them.
    ///
    ///     forms("6月", tail: "月") == ["6月", "6"]
    static func forms(_ text: String, tail: String) -> [String] {
        let (letters, tail) = (Array(text.unicodeScalars), Array(tail.unicodeScalars))
        guard !tail.isEmpty, letters.count > 1 else { return [text] }
        return [text]
            + (1...min(tail.count, letters.count - 1)).compactMap { length in
                guard letters.suffix(length).elementsEqual(tail.prefix(length)) else { return nil }
                var rest = String.UnicodeScalarView()
                rest.append(contentsOf: letters.dropLast(length))
                return String(rest)
            }
    }
}
