import ChineseText

/// A year of school: 五年级, 八年级, 高二, 职一.
package struct Grade: Sendable, Hashable, Comparable {
    /// 1 to 12 for 一年级 to 高三, 13 to 15 for the years of a vocational school.
    let number: Int

    private init(number: Int) { self.number = number }

    /// Every grade, from 一年级 up.
    package static let all = (1...15).map(Grade.init(number:))

    /// 六年级, which is of a 小学 or of a 初中.
    static let sixth = Grade(number: 6)

    /// `g5`, `z1`: what the ledger stores.
    package var id: String { number > 12 ? "z\(number - 12)" : "g\(number)" }

    /// Reads what ``id`` gives.
    package init?(id: String) {
        guard let grade = Self.all.first(where: { $0.id == id }) else { return nil }
        self = grade
    }

    /// 五年级, 八年级, 高二, 职一.
    package var label: String {
        switch number {
        case ...9: ChineseNumeral.text(number) + "年级"
        case ...12: "高" + ChineseNumeral.text(number - 9)
        default: "职" + ChineseNumeral.text(number - 12)
        }
    }

    /// The stages that it may be part of, the usual one first: 六年级 is 初中 where that has four years.
    var stages: [Stage] {
        switch number {
        case ...3: [.lowerPrimary]
        case ...5: [.upperPrimary]
        case 6: [.upperPrimary, .juniorHigh]
        case ...9: [.juniorHigh]
        case ...12: [.seniorHigh]
        default: [.vocational]
        }
    }

    /// The stage that it is part of in a school that has some.
    package func stage(among own: [Stage]) -> Stage? { stages.first(where: own.contains) }

    /// Whether only some schools have it in a stage: 六年级 of a 初中, which most do not have.
    func isUnusual(in stage: Stage) -> Bool { stages.first != stage }

    /// Whether some schools lack it in a stage that has it as a rule: 六年级 of a 小学 of five years (五四制).
    func isLeftOut(in stage: Stage) -> Bool { number == 6 && stage == .upperPrimary }

    package static func < (left: Grade, right: Grade) -> Bool { left.number < right.number }

    /// The grades that a cell names, in order; nil when it is not understood.
    ///
    ///     五年级 ⇒ g5      初二 ⇒ g8      五、六年级 ⇒ g5 g6      7-9年级 ⇒ g7 g8 g9      一年级 in a 初中 ⇒ g7
    ///
    /// ## Parsing behavior
    /// - Figures may be Chinese or Arabic; several stand side by side with 、 ， / or as a range with - ~ 至 到.
    /// - 初一 初中一年级 七年级 mean one grade, and so do 高一 高中一年级; 职一 中职一年级 职高一 a year of a vocational school.
    /// - A year that is only counted (一年级, 二年级) is counted from the first of `stages` where these are one level above 小学.
    package static func read(_ text: String, in stages: [Stage] = []) -> [Grade]? {
        var words = text.compact
        for word in ["学生", "全体", "全部", "各班", "班"] where words.hasSuffix(word) {
            words = String(words.dropLast(word.count))
        }
        let ranges = words.replacing("至", with: "-").replacing("到", with: "-").replacing("~", with: "-")
            .replacing("—", with: "-").replacing("–", with: "-")
        var found: Set<Grade> = []
        let last = Words(String(ranges.split { "、,，/;；和及-".contains($0) }.last ?? ""))
        var previous: Int?
        for part in ranges.split(whereSeparator: { "、,，/;；和及".contains($0) }) {
            let ends = part.split(separator: "-").map { Words(String($0)) }
            guard let first = ends.first, ends.count <= 2 else { return nil }
            // 五、六年级, 初一至三: what one end leaves out, the other says.
            let base = first.base ?? ends.last?.base ?? previous ?? last.base
            previous = base
            guard let low = first.grade(base, stages), let high = (ends.last ?? first).grade(base, stages),
                low <= high, (low.number > 12) == (high.number > 12)
            else { return nil }
            found.formUnion(all.filter { (low...high).contains($0) })
        }
        return found.isEmpty ? nil : found.sorted()
    }

    /// One word for a grade taken apart.
    private struct Words {
        /// How many years lie before those that it counts; nil where it names no level.
        let base: Int?
        let year: Int?

        private static let levels: [(word: String, base: Int)] = [
            ("小学", 0), ("初中", 6), ("高中", 9), ("中职", 12), ("职高", 12), ("职业", 12), ("中专", 12), ("技校", 12), ("初", 6),
            ("高", 9),
            ("职", 12), ("小", 0),
        ]

        init(_ text: String) {
            var text = text
            var base: Int?
            if let level = Self.levels.first(where: { text.hasPrefix($0.word) }) {
                base = level.base
                text = String(text.dropFirst(level.word.count))
            }
            for end in ["年级", "年", "级"] where text.hasSuffix(end) {
                text = String(text.dropLast(end.count))
                break
            }
            if text.hasPrefix("第") { text = String(text.dropFirst()) }
            self.base = base
            year = ChineseNumeral.value(text)
        }

        func grade(_ base: Int?, _ stages: [Stage]) -> Grade? {
            guard let year, year >= 1 else { return nil }
            let base = self.base ?? (year > 3 ? 0 : base ?? Self.base(of: stages))
            guard year <= (base == 0 ? 12 : base == 6 ? 4 : 3) else { return nil }
            // 初四 is the last year of a 初中 that began with 六年级.
            return Grade.all.first { $0.number == (base == 6 && year == 4 ? 9 : base + year) }
        }

        private static func base(of stages: [Stage]) -> Int {
            switch Set(stages) {
            case [.juniorHigh]: 6
            case [.seniorHigh]: 9
            case [.vocational]: 12
            default: 0
            }
        }
    }
}

/// What the reports of a school tell of grades that not every school has: 六年级, of a 初中 or of a 小学.
struct GradesSaid: Sendable, Hashable {
    /// Those of which they speak though few have them in that stage.
    let unusual: Set<Grade>
    /// Those that they say are not there.
    let absent: Set<Grade>

    /// The later report decides.
    init(_ submissions: [Submission]) {
        var unusual: Set<Grade> = []
        var absent: Set<Grade> = []
        for claims in submissions.lazy.map(\.claimSet) {
            if !claims.unusualGrades.isEmpty { unusual.formUnion(claims.unusualGrades) }
            if claims.speaksOfLeavable { absent = claims.absentGrades }
        }
        self.unusual = unusual
        self.absent = absent
    }
}

/// A grade that a roster added to a stage after something was said of the whole.
package struct LaterGrade: Sendable, Hashable {
    package let stage: Stage
    package let grade: Grade

    /// A grade of a stage.
    package init(stage: Stage, grade: Grade) {
        self.stage = stage
        self.grade = grade
    }
}

/// Some classes and pupils of a school: those of a grade, or of some of its stages.
package struct SchoolUnit: Sendable, Hashable {
    package let stages: [Stage]
    /// Nil for all grades of the stages.
    package let grade: Grade?
    package var classes: Int?
    package var students: Int?

    /// A part of a school; nil figures are not known.
    package init(stages: [Stage], grade: Grade?, classes: Int?, students: Int?) {
        self.stages = stages
        self.grade = grade
        self.classes = classes
        self.students = students
    }

    /// 小学, 五年级: how a roster names it.
    package var label: String { grade?.label ?? SchoolForm.stages(stages) }

    /// What it is part of, as the ledger stores it: the same for two figures about one part.
    package var key: String { stages.map(\.rawValue).joined(separator: "、") + "\n" + (grade?.id ?? "") }

    /// Whether it only tells how many years a stage has: 六年级 of a 小学 that has none, or of a 初中 that has one.
    var isOnlyNamed: Bool {
        guard let grade, let stage = stages.first else { return false }
        return (grade.isLeftOut(in: stage) || grade.isUnusual(in: stage))
            && (isEmpty || classes == nil && students == nil)
    }

    /// The grades of which one roster says that they are there, and an earlier one that they were not: it counted those of the stage without them,
    /// or with nobody in them.
    package static func added(to earlier: [SchoolUnit], by now: [SchoolUnit]) -> Set<LaterGrade> {
        var added: Set<LaterGrade> = []
        for unit in now where !unit.isEmpty {
            guard let grade = unit.grade else { continue }
            for stage in unit.stages {
                let known = earlier.filter { $0.grade != nil && $0.stages.contains(stage) }
                let own = known.first { $0.grade == grade }
                let isMissing = own?.isEmpty ?? !known.allSatisfy(\.isOnlyNamed)
                if isMissing { added.insert(LaterGrade(stage: stage, grade: grade)) }
            }
        }
        return added
    }

    /// Whether nobody is in it.
    var isEmpty: Bool { students == 0 || classes == 0 }

    /// Whether two rows would count the same pupils twice.
    func overlaps(_ other: SchoolUnit) -> Bool {
        guard !Set(stages).isDisjoint(with: other.stages) else { return false }
        return grade == nil || other.grade == nil || grade == other.grade
    }
}
