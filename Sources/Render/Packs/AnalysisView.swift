package import Quiz
package import Theme

/// The report of one paper: how hard and how telling its questions were, what to teach again, how classes stand without any rank.
package struct AnalysisView: TemplateView {
    let analysis: PaperAnalysis
    let paired: PairedAnalysis?
    private let batches: Int
    private let mended: String?
    private let office: String?
    private let style: HTML

    /// The report, with the change from another paper where one is given; `batches` is how many classes were counted in parts, `mended`
    /// names the questions whose key was mended since.
    package init(
        _ analysis: PaperAnalysis, paired: PairedAnalysis?, batches: Int = 0, mended: String? = nil, theme: SiteTheme,
        office: String?
    ) {
        self.analysis = analysis
        self.paired = paired
        self.batches = batches
        self.mended = mended
        self.office = office
        style = HTML(trusted: theme.assets["sums.css"] ?? [])
    }

    package static let templates = ["analysis"]
    package static let assets = ["style": "sums.css"]
    package var template: String { "analysis" }

    package static let schema: ViewFields = [
        "title": .text, "packID": .text, "office": .text, "style": .html, "chart": .html, "count": .text,
        "codes": .text, "heldBack": .text, "batches": .text, "mended": .text, "worth": .text, "mean": .text,
        "deviation": .text,
        "alpha": .text,
        "kr20": .text, "withoutKR20": .text, "error": .text, "knowledgeChart": .html,
        "isShown": .flag, "hasFew": .flag, "hasPairs": .flag, "pairTitle": .text, "pairQuestions": .text,
        "items": .list(
            .object([
                "number": .text, "stem": .text, "facility": .text, "range": .text, "chart": .html,
                "discrimination": .text, "rating": .text,
                "note": .text, "hasMany": .flag, "hasOptions": .flag, "hasGroups": .flag, "countTop": .text,
                "countMiddle": .text, "countBottom": .text,
                "options": .list(
                    .object([
                        "text": .text, "whole": .text, "range": .text, "top": .text, "middle": .text, "bottom": .text,
                        "isRight": .flag,
                    ])),
            ])),
        "knowledge": .list(
            .object(["name": .text, "isPart": .flag, "questions": .text, "share": .text, "range": .text])),
        "classes": .list(
            .object(["name": .text, "term": .text, "count": .text, "share": .text, "range": .text, "bands": .text])),
        "pairs": .list(
            .object([
                "name": .text, "terms": .text, "counts": .text, "before": .text, "after": .text, "change": .text,
                "range": .text,
                "gains": .list(.object(["text": .text])),
            ])),
        "pairChart": .html, "gainChart": .html, "points": .list(.object(["name": .text])), "gainCounts": .text,
        "hasGains": .flag, "pairNotes": .list(.object(["text": .text])),
        "gains": .list(
            .object([
                "name": .text, "isPart": .flag, "questions": .text, "before": .text, "after": .text, "change": .text,
                "range": .text, "normalised": .text,
            ])),
    ]

    package var fields: ViewRecord {
        let statistics = analysis.statistics
        let isShown = analysis.isShown
        let hasMany = analysis.tally.count >= PaperStatistics.fewest
        var fields: ViewRecord = [
            "title": .text(analysis.paper.content.title), "packID": .text(analysis.paper.packID), "style": .html(style),
            "count": .text(analysis.count), "isShown": .flag(isShown),
            "hasFew": .flag(isShown && !hasMany),
            "mean": .text(ReportWords.decimal(isShown ? statistics.mean : nil)),
            "deviation": .text(ReportWords.decimal(isShown ? statistics.deviation : nil)),
            "alpha": .text(ReportWords.decimal(hasMany ? statistics.alpha : nil)),
            "kr20": .text(ReportWords.decimal(hasMany ? statistics.kr20 : nil)),
            "error": .text(ReportWords.decimal(hasMany ? statistics.standardError : nil)),
            "items": .list(isShown ? items(hasMany) : []),
            "knowledge": .list(isShown ? knowledge : []),
            "classes": .list(classes),
            "hasPairs": .flag(paired != nil),
            "pairs": .list(pairs),
            "pairNotes": .list((paired?.notes ?? []).map { .object(["text": .text($0)]) }),
            "hasGains": .flag(paired?.knowledge.isEmpty == false),
            "gains": .list(gains),
            "points": .list((paired?.points ?? []).map { .object(["name": .text($0)]) }),
        ]
        fields["codes"] = .text(analysis.totals.count > 0 ? String(analysis.totals.count) : nil)
        fields["heldBack"] = .text(analysis.heldBackWords)
        fields["batches"] = .text(batches > 0 ? String(batches) : nil)
        fields["mended"] = .text(mended)
        fields["worth"] = .text(ReportWords.decimal(analysis.paper.content.markedPoints))
        fields["office"] = .text(office)
        fields["pairTitle"] = .text(paired?.before.content.title)
        fields["pairQuestions"] = .text(paired.map { String($0.questions.count) })
        fields["withoutKR20"] = .text(analysis.withoutKR20)
        fields["gainCounts"] = .text(
            paired?.knowledge.first.map { ReportWords.counts($0.countBefore, $0.countAfter) })
        if isShown { fields["knowledgeChart"] = .html(knowledgeChart) }
        if hasMany { fields["chart"] = .html(chart) }
        if let paired, paired.classes.contains(where: { $0.before != nil }) {
            fields["pairChart"] = .html(pairChart(paired))
            fields["gainChart"] = .html(gainChart(paired))
        }
        return fields
    }
}
