/// What `quiz analyze --format json` writes of one paper; figures that are hidden on paper are null here too.
package struct AnalysisRecord: Encodable, Sendable {
    let packId: String
    let title: String
    let n: Int
    let codes: Int
    let mean: Double?
    let deviation: Double?
    let alpha: Double?
    let kr20: Double?
    let standardError: Double?
    let bands: [Int]?
    let items: [Item]
    let knowledge: [Knowledge]
    let classes: [Class]
    let paired: [Pair]?

    struct Item: Encodable, Sendable {
        let question: String
        let facility: Double?
        let discrimination: Double?
        let correlation: Double?
        let rating: String?
        let suspects: [String]
    }

    struct Knowledge: Encodable, Sendable {
        let name: String
        let questions: Int
        let thousandths: Int
    }

    struct Class: Encodable, Sendable {
        let name: String
        let term: String
        let n: Int?
        let thousandths: Int?
        let bands: [Int]?
    }

    struct Pair: Encodable, Sendable {
        let name: String
        let before: Int?
        let after: Int?
    }

    /// The figures as they may leave a school.
    package init(_ analysis: PaperAnalysis, paired: PairedAnalysis?) {
        let isShown = analysis.isShown
        let hasMany = analysis.tally.count >= PaperStatistics.fewest
        let statistics = analysis.statistics
        packId = analysis.paper.packID
        title = analysis.paper.content.title
        n = analysis.tally.count
        codes = analysis.totals.count
        mean = isShown ? statistics.mean : nil
        deviation = isShown ? statistics.deviation : nil
        alpha = hasMany ? statistics.alpha : nil
        kr20 = hasMany ? statistics.kr20 : nil
        standardError = hasMany ? statistics.standardError : nil
        bands = isShown ? analysis.tally.bands : nil
        items =
            isShown
            ? statistics.items.map {
                Item(
                    question: $0.question, facility: $0.facility, discrimination: hasMany ? $0.discrimination : nil,
                    correlation: hasMany ? $0.correlation : nil, rating: hasMany ? $0.rating?.rawValue : nil,
                    suspects: hasMany ? $0.suspects : [])
            } : []
        knowledge =
            isShown
            ? analysis.knowledge.map { Knowledge(name: $0.name, questions: $0.questions, thousandths: $0.share) } : []
        classes = analysis.classes.map {
            Class(
                name: $0.name, term: $0.term, n: $0.count < PaperStatistics.smallest ? nil : $0.count,
                thousandths: $0.share, bands: $0.bands)
        }
        self.paired = paired.map { $0.classes.map { Pair(name: $0.name, before: $0.before, after: $0.after) } }
    }
}
