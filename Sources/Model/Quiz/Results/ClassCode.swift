/// Six characters that stand for one class in one term: five of the class and a check of them.
///
/// They follow from school, grade, class and term, so that a class has the same code whoever asks; where two classes would
/// have one code, the later one gets the next. No pupil and no school can be read out of a code without the list.
package struct ClassCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `7K2QX9`.
    package let description: String

    private static let weights = [1, 3, 5, 7, 9]

    /// Reads what people type; nil when the check is not right.
    package init?(_ text: some StringProtocol) {
        let typed = BitText.typed(text)
        guard typed.utf8.count == 6, var bits = BitText(base32: typed), let number = bits.next(25), number > 0,
            bits.next(5) == Self.check(number)
        else { return nil }
        description = typed
    }

    /// The code of a number from 1 to 2^25 − 1; nil for another.
    init?(number: Int) {
        guard number > 0, number < 1 << 25 else { return nil }
        var bits = BitText()
        bits.append(number, 25)
        bits.append(Self.check(number), 5)
        description = bits.base32
    }

    /// The 25 bits that a result carries.
    var number: Int {
        var bits = BitText(base32: description)
        return bits?.next(25) ?? 0
    }

    private static func check(_ number: Int) -> Int {
        (0..<5).reduce(0) { $0 + weights[$1] * (number >> (20 - 5 * $1) & 31) } % 32
    }

    package static func < (left: ClassCode, right: ClassCode) -> Bool { left.description < right.description }
}

/// One class in one term, with its code.
package struct Classroom: Sendable, Hashable {
    package let code: ClassCode
    package let school: String
    package let grade: String
    package let name: String
    /// `2026-2027-1`.
    package let term: String

    /// A class with the code that it was given.
    package init(code: ClassCode, school: String, grade: String, name: String, term: String) {
        self.code = code
        self.school = school
        self.grade = grade
        self.name = name
        self.term = term
    }

    /// 城关中学 七年级 1班.
    package var title: String { [school, grade, name].filter { !$0.isEmpty }.joined(separator: " ") }
}
