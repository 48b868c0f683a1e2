/// What the ledger knows of a contest: sums of classes, by school; nothing of any pupil.
package struct ContestResults: Sendable {
    /// The paper, in words.
    package let paper: String
    /// The number under which the contest was approved; without it nothing calls itself one.
    package let approval: String?
    /// By the id of the school.
    package let schools: [String: Part]
    /// What has to be said about the figures.
    package let notes: [String]

    /// Results of one paper.
    package init(paper: String, approval: String?, schools: [String: Part], notes: [String]) {
        self.paper = paper
        self.approval = approval
        self.schools = schools
        self.notes = notes
    }

    /// Marks that add up.
    package struct Marks: Sendable, Hashable {
        package var count = 0
        /// Those with 60 % or more.
        package var passed = 0
        /// Σ of marks, of a hundred each.
        package var score = 0.0

        /// Nobody's.
        package init(count: Int = 0, passed: Int = 0, score: Double = 0) {
            self.count = count
            self.passed = passed
            self.score = score
        }

        /// Adds others.
        package mutating func add(_ other: Marks) {
            count += other.count
            passed += other.passed
            score += other.score
        }
    }

    /// Sums that add up.
    package struct Part: Sendable, Hashable {
        package var pupils = 0
        package var marks = Marks()
        /// Those of fewer than ten of a class, such as of a pupil who was late: shown where they are ten together.
        package var few = Marks()

        /// Nobody yet.
        package init() {}

        /// Adds others.
        package mutating func add(_ other: Part) {
            pupils += other.pupils
            marks.add(other.marks)
            few.add(other.few)
        }
    }

    /// So few stand for nobody but themselves, and are not shown.
    static let least = 10
}

/// What a row of the contest table knows; nil is a cell to be filled in.
struct ContestLine {
    var schools: Int?
    var pupils: Int?
    var passRate: Double?
    var mean: Double?
    /// Some took part, too few to be shown.
    var isHidden = false

    init() {}

    /// A place with no others below it.
    init(_ parts: [ContestResults.Part]) {
        let known = parts.filter { $0.pupils > 0 }
        schools = known.count
        let sum = known.reduce(into: ContestResults.Part()) { $0.add($1) }
        guard sum.pupils == 0 || sum.pupils >= ContestResults.least else {
            isHidden = true
            return
        }
        pupils = sum.pupils
        var marks = sum.marks
        if sum.few.count >= ContestResults.least { marks.add(sum.few) }
        guard marks.count >= ContestResults.least else { return }
        passRate = Double(Rate(marks.passed, of: marks.count).hundredthsOfPercent ?? 0) / 10_000
        mean = Self.cut(marks.score / Double(marks.count), 100)
    }

    /// The sum of other rows, worked out as the formula does it.
    init(sumOf lines: [ContestLine]) {
        schools = Self.sum(lines.map(\.schools))
        pupils = Self.sum(lines.map(\.pupils))
        passRate = Self.mean(lines, \.passRate).map { Self.cut($0, 10_000) }
        mean = Self.mean(lines, \.mean).map { Self.cut($0, 100) }
    }

    private static func sum(_ values: [Int?]) -> Int? {
        let known = values.compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    private static func mean(_ lines: [ContestLine], _ value: (ContestLine) -> Double?) -> Double? {
        let known = lines.compactMap { line in value(line).map { ($0, Double(line.pupils ?? 0)) } }
        let weight = known.reduce(0) { $0 + $1.1 }
        return weight > 0 ? known.reduce(0) { $0 + $1.0 * $1.1 } / weight : nil
    }

    /// Cut, not rounded, as everywhere; what a spreadsheet takes for the next figure counts as that.
    static func cut(_ value: Double, _ unit: Double) -> Double { (value * unit + 1e-6).rounded(.down) / unit }
}
