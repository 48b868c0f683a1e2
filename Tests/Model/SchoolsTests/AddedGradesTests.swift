import Testing

@testable import Schools

/// Which grades a roster added beside an earlier one.
struct AddedGradesTests {
    private func units(_ text: String) -> [SchoolUnit] {
        text.split(separator: " ").compactMap { part in
            let pieces = part.split(separator: "/").map(String.init)
            guard let grade = Grade.read(pieces[0] + "年级")?.first else { return nil }
            let stage: Stage = pieces.count > 2 ? .juniorHigh : grade.number > 3 ? .upperPrimary : .lowerPrimary
            let size = pieces.count > 1 ? Int(pieces[1]) : nil
            return SchoolUnit(stages: [stage], grade: grade, classes: nil, students: size)
        }
    }

    private static let ways: [(before: String, now: String, added: String)] = [
        ("4/40 5/40", "4/40 5/40 6/40", "六年级"), ("4/40 5/40 6/0", "4/40 5/40 6/40", "六年级"),
        ("6/0", "6", "六年级"), ("", "4/40 5/40", ""), ("1/40", "1/40 4/40", ""), ("4/40 5/40", "4/40 5/40 6/0", ""),
        ("4/40", "4/45", ""), ("6/40/初", "6/40/初 7/40/初", "七年级"), ("7/40/初 8/40/初", "6/40/初 7/40/初 8/40/初", "六年级"),
    ]

    @Test(arguments: ways)
    func `a grade was added where an earlier roster said that it was not there`(
        before: String, now: String, added: String
    ) {
        let found = SchoolUnit.added(to: units(before), by: units(now))
        #expect(found.map(\.grade.label).joined() == added)
    }
}
