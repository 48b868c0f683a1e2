/// What a tally says about a paper, by the formulas of classical test theory, from its sums only.
///
/// Questions that a person reads (简答) are left out: they count neither as questions nor with their marks.
/// Variances are those of a sample (n − 1) but for KR-20, which uses the population's throughout (Kuder & Richardson 1937).
/// A figure is nil where it has no meaning: too few pupils, or no difference between them.
package struct PaperStatistics: Sendable, Hashable {
    package let count: Int
    package let mean: Double?
    /// Of the whole marks.
    package let deviation: Double?
    /// Cronbach's α: k ÷ (k − 1) · (1 − Σ var s ÷ var T).
    package let alpha: Double?
    /// KR-20, for papers whose every mark is all or nothing.
    package let kr20: Double?
    /// Standard error of measurement: SD · √(1 − α).
    package let standardError: Double?
    /// 100 · √(1 − α).
    package let errorRatio: Double?
    package let items: [ItemStatistics]

    /// Fewer pupils than this give counts only.
    package static let fewest = 20
    /// Smaller groups are not shown outside a school.
    package static let smallest = 10

    /// The figures of a tally, in the order of the paper.
    package init(_ tally: Tally, paper: PaperContent) {
        let points = Dictionary(
            paper.sections.flatMap { section in section.questions.map { ($0, section.points) } },
            uniquingKeysWith: { first, _ in first })
        let n = Double(tally.count)
        count = tally.count
        mean = tally.count > 0 ? tally.total / n : nil
        let spread = Self.variance(tally.totalSquared, tally.total, n, n - 1)
        deviation = spread.map { $0.squareRoot() }
        // What a person reads is in no result: α and its kin are those of the marked questions.
        let marked = paper.questions.filter { $0.type != .short }
        let sums = marked.map { tally.items[$0.id] ?? Tally.Item() }
        let parts = sums.compactMap { Self.variance($0.squared, $0.sum, n, n - 1) }
        let k = Double(marked.count)
        var reliability: Double?
        if let spread, spread > 0, k > 1, parts.count == marked.count {
            reliability = k / (k - 1) * (1 - parts.reduce(0, +) / spread)
        }
        alpha = reliability
        let worth = marked.map { points[$0.id] ?? 0 }
        kr20 = Self.kr20(tally, sums, worth, n, k)
        let rest = reliability.map { max(0, 1 - $0).squareRoot() }
        standardError = rest.flatMap { rest in spread.map { $0.squareRoot() * rest } }
        errorRatio = rest.map { 100 * $0 }
        items = paper.questions.map { question in
            let item = tally.items[question.id] ?? Tally.Item()
            return question.type == .short
                ? ItemStatistics(unmarked: question)
                : ItemStatistics(question, item, tally: tally, points: points[question.id] ?? 0, spread: spread)
        }
    }

    /// (Σx² − (Σx)² ÷ n) ÷ divisor; nil without a divisor.
    static func variance(_ squared: Double, _ sum: Double, _ n: Double, _ divisor: Double) -> Double? {
        guard n > 0, divisor > 0 else { return nil }
        let spread = squared - sum * sum / n
        // Thirds of a point that are all alike leave a rest of rounding, which would be correlated with anything.
        return spread > 1e-12 * squared ? spread / divisor : 0
    }

    /// The marks are all or nothing where Σs² = points · Σs; T is counted in points, so p·q is weighed by points².
    private static func kr20(
        _ tally: Tally, _ items: [Tally.Item], _ worth: [Double], _ n: Double, _ k: Double
    ) -> Double? {
        guard k > 1, Set(worth).count == 1, let points = worth.first, points > 0,
            zip(items, worth).allSatisfy({ abs($0.squared - $1 * $0.sum) < 1e-9 * max(1, $0.squared) }),
            let spread = variance(tally.totalSquared, tally.total, n, n), spread > 0
        else { return nil }
        let parts = items.reduce(0) { sum, item in
            let p = item.sum / points / n
            return sum + p * (1 - p)
        }
        return k / (k - 1) * (1 - parts * points * points / spread)
    }

    /// The reliability of a paper that is `factor` times as long (Spearman–Brown).
    package func reliability(lengthened factor: Double) -> Double? {
        alpha.map { factor * $0 / (1 + (factor - 1) * $0) }
    }
}

/// The figures of one question.
package struct ItemStatistics: Sendable, Hashable {
    package let question: String
    /// 难度（得分率）: mean ÷ full mark; high is easy.
    package let facility: Double?
    package let deviation: Double?
    /// 区分度: (mean of the top 27 % − mean of the bottom 27 %) ÷ full mark.
    package let discrimination: Double?
    /// Correlation of the mark with the rest of the paper: cov(s, R) ÷ √(var s · var R), R = T − s.
    package let correlation: Double?
    /// Facility less what guessing gives.
    package let aboveGuessing: Double?
    /// 优 良 尚可 需改 查答案, by Ebel & Frisbie 1991.
    package let rating: Rating?
    /// Options by the share of each group that chose them.
    package let options: [Option]
    /// A wrong option that the best choose more often than the right one: the key may be wrong.
    package let suspects: [String]

    /// How well a question tells those who know from those who do not.
    package enum Rating: String, Sendable, Hashable {
        case excellent = "优"
        case good = "良"
        case fair = "尚可"
        case poor = "需改"
        case negative = "查答案"
    }

    /// How an option was chosen.
    package struct Option: Sendable, Hashable {
        package let id: String
        package let isRight: Bool
        package let whole: Double?
        package let top: Double?
        package let middle: Double?
        package let bottom: Double?
        /// Chosen by fewer than 5 % of all.
        package let isIdle: Bool
    }

    /// A question that a person reads: nothing is known of it.
    init(unmarked question: IssuedQuestion) {
        self.question = question.id
        (facility, deviation, discrimination, correlation, aboveGuessing) = (nil, nil, nil, nil, nil)
        (rating, options, suspects) = (nil, [], [])
    }

    init(_ question: IssuedQuestion, _ item: Tally.Item, tally: Tally, points: Double, spread: Double?) {
        let n = Double(tally.count)
        self.question = question.id
        let facility = tally.count > 0 && points > 0 ? item.sum / n / points : nil
        self.facility = facility
        let variance = PaperStatistics.variance(item.squared, item.sum, n, n - 1)
        deviation = variance.map { $0.squareRoot() }
        var difference: Double?
        if item.top.count > 0, item.bottom.count > 0, points > 0 {
            difference =
                (item.top.sum / Double(item.top.count) - item.bottom.sum / Double(item.bottom.count)) / points
        }
        discrimination = difference
        rating = difference.map(Self.rating)
        correlation = Self.correlation(item, tally, variance, spread)
        aboveGuessing = facility.flatMap { facility in Self.guessing(question).map { facility - $0 } }
        let right = Set(question.answer.choice ?? question.answer.judge.map { [$0 ? "true" : "false"] } ?? [])
        let ids =
            question.type == .judge ? ["true", "false"] : question.type.isChoice ? question.options.map(\.id) : []
        options = ids.map { Self.option($0, isRight: right.contains($0), item, tally.count) }
        let best = options.filter(\.isRight).compactMap(\.top).min() ?? 0
        suspects = options.filter { !$0.isRight && ($0.top ?? 0) > best && item.top.count > 0 }.map(\.id)
    }

    private static func correlation(
        _ item: Tally.Item, _ tally: Tally, _ variance: Double?, _ spread: Double?
    ) -> Double? {
        let n = Double(tally.count)
        guard let variance, let spread, variance > 0 else { return nil }
        let shared = (item.product - item.sum * tally.total / n) / (n - 1)
        let rest = spread + variance - 2 * shared
        guard rest > 1e-12 * max(1, tally.totalSquared / (n - 1)) else { return nil }
        return (shared - variance) / (variance * rest).squareRoot()
    }

    /// 1 ÷ options for one right option, 1 ÷ (2^k − 1) for several, a half for judge; nil where nobody can guess.
    private static func guessing(_ question: IssuedQuestion) -> Double? {
        let k = question.options.count
        return switch question.type {
        case .single: k > 0 ? 1 / Double(k) : nil
        case .multiple: k > 0 && k < 60 ? 1 / Double((1 << k) - 1) : nil
        case .judge: 0.5
        default: nil
        }
    }

    private static func rating(_ discrimination: Double) -> Rating {
        discrimination < 0
            ? .negative
            : discrimination < 0.2 ? .poor : discrimination < 0.3 ? .fair : discrimination < 0.4 ? .good : .excellent
    }

    private static func option(_ id: String, isRight: Bool, _ item: Tally.Item, _ count: Int) -> Option {
        func share(_ group: Tally.Group) -> Double? {
            group.count > 0 ? Double(group.options[id] ?? 0) / Double(group.count) : nil
        }
        let all = [item.top, item.middle, item.bottom].reduce(0) { $0 + ($1.options[id] ?? 0) }
        return Option(
            id: id, isRight: isRight, whole: count > 0 ? Double(all) / Double(count) : nil, top: share(item.top),
            middle: share(item.middle), bottom: share(item.bottom),
            isIdle: !isRight && count > 0 && Double(all) < 0.05 * Double(count))
    }
}
