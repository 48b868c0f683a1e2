/// What `quiz analyze --format json` writes of one paper; figures that are hidden on paper are null here too.
package struct AnalysisRecord: Encodable, Sendable {
    let packId: String
    let title: String
    let n: Int?
    let codes: Int
    let heldBack: String?
    let mean: Double?
    let deviation: Double?
    let alpha: Double?
    let kr20: Double?
    let withoutKR20: String?
    let points: Double
    let standardError: Double?
    let bands: [Int]?
    let items: [Item]
    let knowledge: [Knowledge]
    let classes: [Class]
    let paired: [Pair]?
    let gains: [Gain]?
    /// What was not compared, and why.
    let pairedNotes: [String]?

    struct Item: Encodable, Sendable {
        let question: String
        let facility: Double?
        let interval: ShareInterval?
        let discrimination: Double?
        let correlation: Double?
        let rating: String?
        let suspects: [String]

        /// Of few pupils only how many were right is said.
        init(_ item: ItemStatistics, of count: Int, hasMany: Bool) {
            question = item.question
            facility = item.facility
            interval = ShareInterval(item.facility, of: count)
            discrimination = hasMany ? item.discrimination : nil
            correlation = hasMany ? item.correlation : nil
            rating = hasMany ? item.rating?.rawValue : nil
            suspects = hasMany ? item.suspects : []
        }
    }

    struct Knowledge: Encodable, Sendable {
        let name: String
        let isPart: Bool
        let questions: Int
        let thousandths: Int
        let interval: ShareInterval?
    }

    struct Class: Encodable, Sendable {
        let name: String
        let term: String
        let n: Int?
        let thousandths: Int?
        let interval: ShareInterval?
        let bands: [Int]?
    }

    struct Pair: Encodable, Sendable {
        let name: String
        let termBefore: String
        let termAfter: String
        let before: Int?
        let after: Int?
        let interval: ShareInterval?
        let gains: [String: Int]
    }

    struct Gain: Encodable, Sendable {
        let name: String
        let isPart: Bool
        let questions: Int
        let before: Int
        let after: Int
        let interval: ShareInterval?
        let normalised: Double?
    }

    /// The figures as they may leave a school.
    package init(_ analysis: PaperAnalysis, paired: PairedAnalysis?) {
        let isShown = analysis.isShown
        let hasMany = analysis.tally.count >= PaperStatistics.fewest
        let statistics = analysis.statistics
        let unmarked = Set(analysis.paper.content.questions.filter { $0.type == .short }.map(\.id))
        packId = analysis.paper.packID
        title = analysis.paper.content.title
        n = isShown || analysis.tally.count == 0 ? analysis.tally.count : nil
        codes = analysis.totals.count
        heldBack = analysis.heldBackWords
        mean = isShown ? statistics.mean : nil
        deviation = isShown ? statistics.deviation : nil
        alpha = hasMany ? statistics.alpha : nil
        kr20 = hasMany ? statistics.kr20 : nil
        withoutKR20 = analysis.withoutKR20
        points = analysis.paper.content.markedPoints
        standardError = hasMany ? statistics.standardError : nil
        bands = isShown ? analysis.tally.bands : nil
        items =
            isShown
            ? statistics.items.filter { !unmarked.contains($0.question) }.map {
                Item($0, of: analysis.tally.count, hasMany: hasMany)
            } : []
        knowledge =
            isShown
            ? analysis.knowledge.map {
                Knowledge(
                    name: $0.name, isPart: $0.isPart, questions: $0.questions,
                    thousandths: Self.thousandths($0.share),
                    interval: ShareInterval($0.share, of: analysis.tally.count))
            } : []
        classes = analysis.classes.map {
            Class(
                name: $0.name, term: $0.term, n: $0.count < PaperStatistics.smallest ? nil : $0.count,
                thousandths: $0.share, interval: ShareInterval($0.share.map { Double($0) / 1000 }, of: $0.count),
                bands: $0.bands)
        }
        self.paired = paired.map(Self.pairs)
        pairedNotes = paired?.notes
        gains = paired?.knowledge.map {
            Gain(
                name: $0.name, isPart: $0.isPart, questions: $0.questions, before: Self.thousandths($0.before),
                after: Self.thousandths($0.after), interval: $0.interval, normalised: $0.normalised)
        }
    }

    private static func pairs(_ paired: PairedAnalysis) -> [Pair] {
        paired.classes.map { line in
            let gains = zip(paired.points, line.gains).compactMap { name, gain in
                gain.map { (name, thousandths($0)) }
            }
            return Pair(
                name: line.name, termBefore: line.termBefore, termAfter: line.termAfter,
                before: line.before.map(thousandths), after: line.after.map(thousandths), interval: line.interval,
                gains: Dictionary(gains, uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func thousandths(_ share: Double) -> Int { Int((share * 1000).rounded()) }
}
