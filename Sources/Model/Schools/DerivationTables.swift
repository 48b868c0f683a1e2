import DataFiles

/// The last revision of each school and period in the school year up to the period; found by school.
struct LastReports {
    private let submissions: [Submission]
    private let period: Period
    private let counts: @Sendable (Submission) -> Bool
    /// The first submission of a school, and behind each the next one of the same school.
    private var first: [String: Int] = [:]
    private var next: [Int]

    init(_ records: CoverageRecords, framework: String) {
        period = records.period
        let year = records.period.schoolYear
        let asOf = records.asOf
        let period = records.period
        counts = { submission in
            submission.framework == framework && submission.receivedOn <= asOf
                && submission.period.schoolYear == year && submission.period <= period
        }
        submissions = records.submissions.filter(counts)
        next = Array(repeating: -1, count: submissions.count)
        first.reserveCapacity(submissions.count)
        for (index, submission) in submissions.enumerated() {
            if let earlier = first.updateValue(index, forKey: submission.school) { next[index] = earlier }
        }
    }

    /// Those of some submissions that are of the school year up to the period.
    func counting(_ some: [Submission]) -> [Submission] { some.filter(counts) }

    /// The submission of this very period (of a school year: the last one in it), and those that count for it, oldest first: none where the school is silent in it.
    func of(_ school: String) -> (current: Submission?, used: [Submission]) {
        guard var index = first[school] else { return (nil, []) }
        var last: [Submission] = []
        while index >= 0 {
            let submission = submissions[index]
            if let known = last.firstIndex(where: { $0.period == submission.period }) {
                if last[known].revision < submission.revision { last[known] = submission }
            } else {
                last.append(submission)
            }
            index = next[index]
        }
        if last.count > 1 { last.sort { $0.period < $1.period } }
        guard let current = period.term == nil ? last.last : last.first(where: { $0.period == period }) else {
            return (nil, [])
        }
        return (current, last)
    }
}

/// The rules that hold in each region, by indicator and stage; regions in which the same hold share them.
struct RulesByRegion {
    /// What holds in a region; `number` is the same where the same holds.
    struct InForce {
        let number: Int
        let rules: [[Stage: StageStatus.Ruling]]
    }

    private let framework: Framework
    private let tree: RegionTree
    private let day: CalendarDate
    /// The codes of the regions that rules are for, by what is written in the rule.
    private let places: [String: String]
    private let codes: Set<String>
    private var byRegion: [String: InForce] = [:]
    private var byPlaces: [[String]: InForce] = [:]

    init(_ framework: Framework, _ tree: RegionTree, on day: CalendarDate) {
        self.framework = framework
        self.tree = tree
        self.day = day
        let written = Set(framework.rules.compactMap(\.region))
        places = Dictionary(
            uniqueKeysWithValues: written.compactMap { text in
                if case .found(let region) = tree.find(text) { (text, region.code) } else { nil }
            })
        codes = Set(places.values)
    }

    mutating func inForce(in region: String) -> InForce {
        // Without rules for regions the same holds everywhere.
        let region = places.isEmpty ? "" : region
        if let known = byRegion[region] { return known }
        let path = tree.path(from: region)
        let named = path.filter { codes.contains($0.code) }.map(\.code)
        let inForce = byPlaces[named] ?? make(path, number: byPlaces.count)
        byPlaces[named] = inForce
        byRegion[region] = inForce
        return inForce
    }

    private func make(_ path: [Region], number: Int) -> InForce {
        let rules = framework.indicators.map { indicator in
            var rules: [Stage: StageStatus.Ruling] = [:]
            for stage in Stage.allCases {
                rules[stage] = framework.rule(for: indicator, stage: stage, regions: path, places: places, on: day)
                    .map(StageStatus.Ruling.init)
            }
            return rules
        }
        return InForce(number: number, rules: rules)
    }
}

/// The status of an indicator is the same for all schools of the same stages, under the same rules, that say the same: it is worked
/// out once.
struct KnownStatuses {
    private struct Key: Hashable {
        let stages: Int
        let rules: Int
        let first: Int
        let second: Int
        let third: Int
    }

    /// What a submission says of one indicator, as it enters the status.
    private struct Saying: Hashable {
        let period: Period
        let revision: Int
        let receivedOn: CalendarDate
        let claims: [Claim]
        let laterGrades: [Claim.Subject: Set<LaterGrade>]
    }

    /// A set of claims as it came in, whoever said it.
    private struct Content: Hashable {
        let claims: ObjectIdentifier
        let period: Period
        let revision: Int
        let receivedOn: CalendarDate
        let laterGrades: [Claim.Subject: Set<LaterGrade>]
    }

    private let codes: [String]
    private var statuses: [[Key: IndicatorStatus]]
    private var numbers: [[Saying: Int]]
    private var contents: [Content: [Int]] = [:]

    init(_ indicators: [Indicator]) {
        codes = indicators.map(\.code)
        statuses = Array(repeating: [:], count: codes.count)
        numbers = Array(repeating: [:], count: codes.count)
    }

    /// What each submission says of each indicator, as numbers from 1: the same for those that say the same.
    mutating func sayings(_ used: [Submission]) -> [[Int]] { used.map { said(by: $0) } }

    /// The status of an indicator, made where it is not known yet.
    mutating func status(
        _ position: Int, _ school: School, rules: Int, _ sayings: [[Int]], said: GradesSaid,
        make: () -> IndicatorStatus
    ) -> IndicatorStatus {
        guard sayings.count <= 3 else { return make() }
        let own = (said.unusual.isEmpty ? 0 : 1 << 41) | (said.absent.isEmpty ? 0 : 1 << 42)
        let key = Key(
            stages: Self.extent(of: school) | own, rules: rules,
            first: sayings.isEmpty ? 0 : sayings[0][position], second: sayings.count < 2 ? 0 : sayings[1][position],
            third: sayings.count < 3 ? 0 : sayings[2][position])
        if let known = statuses[position][key] { return known }
        let status = make()
        statuses[position][key] = status
        return status
    }

    /// The stages of a school, and the grades that it is known to have and not to have, as bits.
    private static func extent(of school: School) -> Int {
        var bits = school.stages.reduce(0) { $0 | 1 << $1.rank }
        for unit in school.units {
            guard let grade = unit.grade else { continue }
            bits |= 1 << (8 + grade.number)
            if unit.isEmpty { bits |= 1 << (24 + grade.number) }
            // 六年级 of a 初中 is another thing than that of a 小学.
            if grade.number == 6, unit.stages == [.juniorHigh] { bits |= 1 << 40 }
        }
        return bits
    }

    private mutating func said(by submission: Submission) -> [Int] {
        let content = Content(
            claims: ObjectIdentifier(submission.claimSet), period: submission.period, revision: submission.revision,
            receivedOn: submission.receivedOn, laterGrades: submission.laterGrades)
        if let known = contents[content] { return known }
        var said: [Int] = []
        for (position, code) in codes.enumerated() {
            let saying = Saying(
                period: submission.period, revision: submission.revision, receivedOn: submission.receivedOn,
                claims: submission.claims.filter { $0.indicator == code },
                laterGrades: submission.laterGrades.filter { $0.key.indicator == code })
            let number = numbers[position][saying] ?? numbers[position].count + 1
            numbers[position][saying] = number
            said.append(number)
        }
        contents[content] = said
        return said
    }
}
