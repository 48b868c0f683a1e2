import ChineseText

/// How the nine years of compulsory school are divided: 六年级 is the last of a 小学, or the first of a 初中 (五四制).
enum SchoolYears: Sendable, Hashable {
    case sixThree
    case fiveFour

    /// What the cell with the stages says of it, such as `小学（五年制）`; nil where it says nothing.
    ///
    /// ## Parsing behavior
    /// - 五四制, 五四学制, 五年制 and 四年制 mean 五四制; 六三制, 六三学制, 六年制 and 三年制 the other.
    init?(_ text: String) {
        let text = text.compatible
        guard let found = Self.words.first(where: { text.contains($0.word) }) else { return nil }
        self = found.years
    }

    /// A cell without what it says of years.
    static func without(_ text: String) -> String {
        var text = text
        for (word, _) in words where text.contains(word) { text = text.replacing(word, with: "") }
        return text.replacing("()", with: "")
    }

    /// What it tells of 六年级 in a school of these stages; nil for one that has it either way.
    func unit(of stages: [Stage]) -> SchoolUnit? {
        let isThere: Bool
        let stage: Stage
        switch (stages.contains(.upperPrimary), stages.contains(.juniorHigh)) {
        case (true, false): (stage, isThere) = (.upperPrimary, self == .sixThree)
        case (false, true): (stage, isThere) = (.juniorHigh, self == .fiveFour)
        default: return nil
        }
        let size = isThere ? nil : 0
        return SchoolUnit(stages: [stage], grade: .sixth, classes: size, students: size)
    }

    /// What a school is known to have, from the unit that tells it.
    init?(_ school: School) {
        guard let unit = school.units.first(where: \.isOnlyNamed) else { return nil }
        self = unit.isEmpty == (unit.stages == [.upperPrimary]) ? .fiveFour : .sixThree
    }

    /// As a roster writes it.
    var label: String { self == .fiveFour ? "五四制" : "六三制" }

    private static let words: [(word: String, years: SchoolYears)] = [
        ("五四学制", .fiveFour), ("五四制", .fiveFour), ("五年制", .fiveFour), ("四年制", .fiveFour), ("六三学制", .sixThree),
        ("六三制", .sixThree), ("六年制", .sixThree), ("三年制", .sixThree),
    ]
}
