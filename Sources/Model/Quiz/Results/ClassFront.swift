import ChineseText

/// What stands in front of the number of a class: 七年级1班, 初一(1)班, 七(1)班, 7-1班, 2026级1班, 701班.
struct ClassFront {
    /// As it was written.
    let words: String
    /// The grades that it may mean, as ``ClassSpelling`` names them; one where it is certain.
    let grades: [String]
    /// The class behind it.
    let rest: String
    /// Whether it names a grade, or may be part of any name.
    let isGrade: Bool

    /// Reads a class in narrow letters; `start` is the year in which its school year begins.
    init?(name: String, start: Int?, isPrimary: Bool) {
        var body = name[...]
        if body.hasPrefix("第") { return nil }
        if body.hasSuffix("班") { body = body.dropLast() }
        let isMarked = body.count < name.count
        guard let found = Self.split(body, isMarked: isMarked), ChineseNumeral.value(found.rest) != nil else {
            return nil
        }
        words = found.front
        rest = found.rest + "班"
        isGrade = found.kind != .glued
        switch found.kind {
        case .words:
            let grade = ClassSpelling.grade(words)
            guard grade != words else { return nil }
            grades = [grade]
        case .cohort:
            guard let known = Self.cohort(words, start: start, isPrimary: isPrimary) else { return nil }
            grades = known
        case .figure, .glued:
            guard let value = ChineseNumeral.value(words), value <= 9,
                let known = Self.bareGrades(words, isPrimary: isPrimary)
            else { return nil }
            grades = known
        }
    }

    private enum Kind { case words, cohort, figure, glued }

    /// Cuts a class without its 班 in two; `isMarked` says that there was a 班.
    private static func split(_ body: Substring, isMarked: Bool) -> (front: String, rest: String, kind: Kind)? {
        for mark in ["年级", "级", "届", "年"] {
            guard let found = body.ranges(of: mark).first else { continue }
            let number = ChineseNumeral.value(body[..<found.lowerBound])
            let rest = bare(body[found.upperBound...])
            let isCohort = mark == "届" || mark == "级" && (number ?? 0) > 12
            if isCohort { return (String(body[..<found.upperBound]), rest, .cohort) }
            // 七级一班 is 七年级 一班.
            return (String(body[..<found.lowerBound]) + (mark == "级" && number == nil ? mark : "年级"), rest, .words)
        }
        if let first = body.first, "小初高职".contains(first), body.count >= 3 {
            return (String(body.prefix(2)), bare(body.dropFirst(2)), .words)
        }
        if let open = body.firstIndex(of: "("), open > body.startIndex, body.hasSuffix(")") {
            return (String(body[..<open]), bare(body[open...]), .figure)
        }
        if body.hasPrefix("("), let close = body.firstIndex(of: ")") {
            return (bare(body[...close]), bare(body[body.index(after: close)...]), .figure)
        }
        if let dash = body.firstIndex(where: { "-.·".contains($0) }), dash > body.startIndex {
            return (String(body[..<dash]), bare(body[body.index(after: dash)...]), .figure)
        }
        // 101 is 101班, and 一1 may be anything.
        guard isMarked || body.count == 3 && body.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let (front, rest) = (String(body.prefix(1)), String(body.dropFirst()))
        guard let first = front.unicodeScalars.first, !rest.isEmpty, rest.allSatisfy({ $0.isASCII }) else { return nil }
        if !first.isASCII { return (front, rest, .figure) }
        return rest.count == 2 && "01".contains(rest.prefix(1)) ? (front, rest, .glued) : nil
    }

    /// The grades that a number by itself may mean in a column of grades: 7 is 七年级, 10 高一; 1 is 一年级 in a 小学, and elsewhere may be
    /// 初一 or 高一 as well.
    static func bareGrades(_ column: String, isPrimary: Bool) -> [String]? {
        guard let value = ChineseNumeral.value(column), (1...12).contains(value) else { return nil }
        if value > 9 { return ["h\(value - 9)"] }
        return value > 3 || isPrimary ? ["g\(value)"] : ["g\(value)", "g\(value + 6)", "h\(value)"]
    }

    /// Without brackets around it.
    private static func bare(_ text: Substring) -> String {
        text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : String(text)
    }

    /// Which grades those who came in a year (级), or will leave in it (届), are in during the school year from `start` on; in a 小学 of that.
    static func cohort(_ words: String, start: Int?, isPrimary: Bool) -> [String]? {
        guard let start, let last = words.last, last == "级" || last == "届",
            let number = ChineseNumeral.value(words.dropLast()),
            (15...99).contains(number) || (1990...2100).contains(number)
        else { return nil }
        let year = number < 100 ? 2000 + number : number
        // The first and the last year of 小学 (of five years, too), 初中 (of four, too), 高中, 中职 and 高校.
        let schools = [
            ("g", 1, 6), ("g", 1, 5), ("g", 7, 9), ("g", 6, 9), ("h", 1, 3), ("z", 1, 3), ("d", 1, 4),
        ]
        let grades = schools.prefix(isPrimary ? 2 : schools.count).compactMap { level, first, final in
            let grade = last == "级" ? first + start - year : final - (year - start - 1)
            return (first...final).contains(grade) ? "\(level)\(grade)" : nil
        }
        var seen: Set<String> = []
        let fitting = grades.filter { seen.insert($0).inserted }
        return fitting.isEmpty ? nil : fitting
    }
}
