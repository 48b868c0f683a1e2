package import DataFiles

/// What schools are held to, as data: indicators and the rules by which each counts as covered.
///
/// It is read from `frameworks/*.yaml`; a new notice becomes a framework without code.
package struct Framework: Sendable, Hashable {
    /// `jindu.wuluoshi`: the prefix tells ours from other matters that use the same words.
    package let id: String
    package let version: String
    package let title: String
    /// Other ids and short names under which people ask for it: 五落实, 五到位.
    package let aliases: [String]
    /// The document that it rests on, and the day of that document where known.
    package let document: String
    package let issued: CalendarDate?
    /// Where the document's words were read, and when.
    package let source: String?
    package let indicators: [Indicator]
    package let rules: [Rule]
    /// SHA-256 of the file that it was read from; nothing for one that is made by hand.
    package let digest: String

    /// A framework from its parts; ``FrameworkReader`` checks them.
    package init(
        id: String,
        version: String,
        title: String,
        aliases: [String] = [],
        document: String,
        issued: CalendarDate?,
        source: String?,
        indicators: [Indicator],
        rules: [Rule],
        digest: String = ""
    ) {
        self.digest = digest
        self.id = id
        self.version = version
        self.title = title
        self.aliases = aliases
        self.document = document
        self.issued = issued
        self.source = source
        self.indicators = indicators
        self.rules = rules
    }

    /// Whether a person means it by this text: its id, its title or another of its names.
    package func isCalled(_ text: String) -> Bool {
        let key = NameKey.of(text)
        return id == text || ([title] + aliases).map(NameKey.of).contains(key)
    }

    /// The same under a title that says that everything in it is invented.
    package var asSample: Framework {
        Framework(
            id: id, version: version, title: "【示例数据】" + title, aliases: aliases, document: document, issued: issued,
            source: source, indicators: indicators, rules: rules, digest: digest)
    }

    /// `jindu.wuluoshi 2026.1（规则 3f2a-90c1）`: what tables print, so that changed rules show even where nobody changed the version.
    package var signature: String {
        let figures = Array(digest.prefix(8))
        return "\(id) \(version)"
            + (figures.isEmpty ? "" : "（规则 \(String(figures.prefix(4)))-\(String(figures.suffix(4)))）")
    }

    /// An indicator by its code.
    package func indicator(_ code: String) -> Indicator? { indicators.first { $0.code == code } }

    /// The framework that commands mean where nobody names one.
    package static let usual = "jindu.wuluoshi"

    /// What a command needs to mean a framework: ` --framework jindu.bageyi`, or nothing for the usual one.
    package static func option(_ id: String) -> String { id.isEmpty || id == usual ? "" : " --framework \(id)" }

    /// The grades of a stage of which some rule asks an indicator; none where it is asked of the stage as a whole.
    package func askedGrades(_ code: String, of stage: Stage) -> [Grade] {
        let asking = rules.filter { $0.indicator == code && $0.stages.contains(stage) }
        return Set(asking.flatMap(\.grades)).filter { $0.stages.first == stage && !$0.isLeftOut(in: stage) }.sorted()
    }

    /// The indicator that a person means: its code in any case, its label or another of its names.
    package func indicator(named text: String) -> Indicator? {
        let key = NameKey.of(text)
        return indicators.first { ([$0.code, $0.label] + $0.aliases).map(NameKey.of).contains(key) }
    }
}

/// One thing that a school has or has not: 教学计划, 课时.
package struct Indicator: Sendable, Hashable {
    /// `PLAN`: capital ASCII letters, which JSON and the ledger use.
    package let code: String
    package let label: String
    /// Other headings that mean the same.
    package let aliases: [String]
    package let kind: Kind
    /// More than this is a slip of the pen.
    package let most: Amount?
    /// What a figure of it is a part of, where that is known.
    package let whole: Whole?
    /// What a school keeps to show that it is so, as its page lists it.
    package let materials: [String]

    /// An indicator; `aliases` are further headings that name it.
    package init(
        code: String, label: String, aliases: [String] = [], kind: Kind, most: Amount? = nil, whole: Whole? = nil,
        materials: [String] = []
    ) {
        self.code = code
        self.label = label
        self.aliases = aliases
        self.kind = kind
        self.most = most ?? (kind == .ratio ? Amount(100) : nil)
        self.whole = whole
        self.materials = materials
    }

    /// Figures that a figure of an indicator is held against, so that slips show.
    package enum Whole: String, Sendable, Hashable, CaseIterable {
        /// 教职工数: there cannot be more teachers of it.
        case staff
        /// 学生数: three copies for each are the most that is plausible.
        case students
    }

    /// What its values are.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Has it or has not.
        case bool
        case count
        /// Lessons that each class had.
        case hours
        /// A share in per cent.
        case ratio
    }

    /// The word behind a figure.
    package var unit: String {
        switch kind {
        case .hours: "课时"
        case .ratio: "%"
        case .bool, .count: ""
        }
    }
}

/// What an indicator asks of a stage in a region, by which document, from when to when.
package struct Rule: Sendable, Hashable {
    package let id: String
    package let indicator: String
    package let stages: [Stage]
    /// The grades of these stages that it is asked of; empty for all that a school speaks of.
    package let grades: [Grade]
    /// The region that it holds in as it is written (``RegionTree/find(_:)``), or nil for everywhere.
    package let region: String?
    package let comparison: Comparison
    package let threshold: Amount
    package let window: Window
    /// Whether a claim needs a file that stands behind it (佐证).
    package let needsEvidence: Bool
    package let validFrom: CalendarDate?
    package let validTo: CalendarDate?
    /// The document and article that ask it.
    package let authority: String
    /// Where the document's words were read, if that is written down.
    package let source: String?

    /// A rule; without a region it holds everywhere.
    package init(
        id: String,
        indicator: String,
        stages: [Stage],
        grades: [Grade] = [],
        region: String? = nil,
        comparison: Comparison = .atLeast,
        threshold: Amount = Amount(1),
        window: Window = .year,
        needsEvidence: Bool = false,
        validFrom: CalendarDate? = nil,
        validTo: CalendarDate? = nil,
        authority: String,
        source: String? = nil
    ) {
        self.id = id
        self.indicator = indicator
        self.stages = stages
        self.grades = grades
        self.region = region
        self.comparison = comparison
        self.threshold = threshold
        self.window = window
        self.needsEvidence = needsEvidence
        self.validFrom = validFrom
        self.validTo = validTo
        self.authority = authority
        self.source = source
    }

    /// How a figure is held against the threshold.
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case atLeast = ">="
        case moreThan = ">"
        case equal = "="

        func holds(_ figure: Amount, _ threshold: Amount) -> Bool {
            switch self {
            case .atLeast: figure >= threshold
            case .moreThan: figure > threshold
            case .equal: figure == threshold
            }
        }

        var words: String {
            switch self {
            case .atLeast: "不少于"
            case .moreThan: "多于"
            case .equal: "等于"
            }
        }
    }

    /// Over which time figures are added up.
    package enum Window: String, Sendable, Hashable, CaseIterable {
        case year
        case term

        var words: String { self == .year ? "每学年" : "每学期" }
    }

    /// Whether it is in force on a day.
    package func isValid(on day: CalendarDate) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validTo, validTo < day { return false }
        return true
    }
}

extension Framework {
    /// The rule that an indicator follows for a stage of a school on a day: the one for the smallest region around the
    /// school; of several, the one that is valid since the latest day.
    ///
    /// `places` are the codes of the regions that rules name.
    func rule(
        for indicator: Indicator, stage: Stage, regions: [Region], places: [String: String], on day: CalendarDate
    ) -> Rule? {
        let candidates = rules.compactMap { rule -> (rule: Rule, distance: Int)? in
            guard rule.indicator == indicator.code, rule.stages.contains(stage), rule.isValid(on: day) else {
                return nil
            }
            guard let region = rule.region else { return (rule, regions.count) }
            return regions.firstIndex { $0.code == places[region] }.map { (rule, $0) }
        }
        let best = candidates.min { left, right in
            if left.distance != right.distance { return left.distance < right.distance }
            if left.rule.validFrom != right.rule.validFrom {
                guard let leftDay = left.rule.validFrom else { return false }
                guard let rightDay = right.rule.validFrom else { return true }
                return leftDay > rightDay
            }
            return left.rule.id < right.rule.id
        }
        return best?.rule
    }
}
