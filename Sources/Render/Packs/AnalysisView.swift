package import Quiz
package import Theme

/// The report of one paper: how hard and how telling its questions were, what to teach again, how classes stand without any rank.
package struct AnalysisView: TemplateView {
    private let analysis: PaperAnalysis
    private let paired: PairedAnalysis?
    private let batches: Int
    private let office: String?
    private let style: HTML

    /// The report, with the change from another paper where one is given; `batches` is how many classes were counted in parts.
    package init(
        _ analysis: PaperAnalysis, paired: PairedAnalysis?, batches: Int = 0, theme: SiteTheme, office: String?
    ) {
        self.analysis = analysis
        self.paired = paired
        self.batches = batches
        self.office = office
        style = HTML(trusted: theme.assets["pack.css"] ?? [])
    }

    package static let templates = ["analysis"]
    package static let assets = ["style": "pack.css"]
    package var template: String { "analysis" }

    package static let schema: ViewFields = [
        "title": .text, "packID": .text, "office": .text, "style": .html, "chart": .html, "count": .text,
        "codes": .text, "batches": .text, "worth": .text, "mean": .text, "deviation": .text, "alpha": .text,
        "kr20": .text, "error": .text,
        "isShown": .flag, "hasFew": .flag, "hasPairs": .flag, "pairTitle": .text, "pairQuestions": .text,
        "items": .list(
            .object([
                "number": .text, "stem": .text, "facility": .text, "discrimination": .text, "rating": .text,
                "note": .text, "hasMany": .flag, "hasOptions": .flag, "hasGroups": .flag, "countTop": .text,
                "countMiddle": .text, "countBottom": .text,
                "options": .list(
                    .object([
                        "text": .text, "whole": .text, "top": .text, "middle": .text, "bottom": .text, "isRight": .flag,
                    ])),
            ])),
        "knowledge": .list(.object(["name": .text, "questions": .text, "share": .text])),
        "classes": .list(.object(["name": .text, "term": .text, "count": .text, "share": .text, "bands": .text])),
        "pairs": .list(
            .object(["name": .text, "counts": .text, "before": .text, "after": .text, "change": .text])),
    ]

    private static func percent(_ value: Double?) -> String {
        value.map { String(Int(($0 * 1000).rounded()) / 10) + "." + String(abs(Int(($0 * 1000).rounded())) % 10) + "%" }
            ?? "–"
    }

    private static func count(_ number: Int) -> String {
        number < PaperStatistics.smallest ? "少于 10" : String(number)
    }

    private static func thousandths(_ value: Int?) -> String { percent(value.map { Double($0) / 1000 }) }

    private static func decimal(_ value: Double?) -> String {
        guard let value else { return "–" }
        let hundredths = Int((abs(value) * 100).rounded())
        let sign = value < 0 && hundredths > 0 ? "−" : ""
        return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    package var fields: ViewRecord {
        let statistics = analysis.statistics
        let isShown = analysis.isShown
        let hasMany = analysis.tally.count >= PaperStatistics.fewest
        var fields: ViewRecord = [
            "title": .text(analysis.paper.content.title), "packID": .text(analysis.paper.packID), "style": .html(style),
            "count": .text(String(analysis.tally.count)), "isShown": .flag(isShown),
            "hasFew": .flag(isShown && !hasMany),
            "mean": .text(Self.decimal(isShown ? statistics.mean : nil)),
            "deviation": .text(Self.decimal(isShown ? statistics.deviation : nil)),
            "alpha": .text(Self.decimal(hasMany ? statistics.alpha : nil)),
            "kr20": .text(Self.decimal(hasMany ? statistics.kr20 : nil)),
            "error": .text(Self.decimal(hasMany ? statistics.standardError : nil)),
            "items": .list(isShown ? items(hasMany) : []),
            "knowledge": .list(isShown ? knowledge : []),
            "classes": .list(classes),
            "hasPairs": .flag(paired != nil),
            "pairs": .list(pairs),
        ]
        fields["codes"] = .text(analysis.totals.count > 0 ? String(analysis.totals.count) : nil)
        fields["batches"] = .text(batches > 0 ? String(batches) : nil)
        fields["worth"] = .text(Self.decimal(analysis.paper.content.markedPoints))
        fields["office"] = .text(office)
        fields["pairTitle"] = .text(paired?.before.content.title)
        fields["pairQuestions"] = .text(paired.map { String($0.questions.count) })
        if hasMany { fields["chart"] = .html(chart) }
        return fields
    }

    private var chart: HTML {
        let numbers = analysis.numbers
        let points = zip(analysis.paper.content.questions, analysis.statistics.items).compactMap { question, item in
            question.type == .short
                ? nil
                : item.facility.flatMap { facility in
                    item.discrimination.map { (String(numbers[question.id] ?? 0), facility, $0) }
                }
        }
        return ItemChart(points: points).svg(title: "各题的得分率和区分度，数字是题号", across: "得分率（越靠右越容易）", upwards: "区分度")
    }

    private func items(_ hasMany: Bool) -> [ViewValue] {
        let numbers = analysis.numbers
        let rows = zip(analysis.paper.content.questions, analysis.statistics.items).filter { $0.0.type != .short }
        return rows.sorted { (numbers[$0.0.id] ?? 0) < (numbers[$1.0.id] ?? 0) }.map { question, item in
            let options = item.options.map { option -> ViewValue in
                let words = question.option(option.id)?.text ?? (option.id == "true" ? "正确" : "错误")
                return .object([
                    "text": .text(words), "whole": .text(Self.percent(option.whole)),
                    "top": .text(Self.percent(option.top)),
                    "middle": .text(Self.percent(option.middle)),
                    "bottom": .text(Self.percent(option.bottom)), "isRight": .flag(option.isRight),
                ])
            }
            let idle = item.options.filter(\.isIdle).count
            var notes: [String] = []
            if hasMany, !item.suspects.isEmpty { notes.append("掌握好的一组多选了错误选项，请核对答案") }
            if hasMany, idle > 0, question.type != .judge { notes.append("\(idle) 个选项几乎没有人选") }
            let sums = analysis.tally.items[question.id]
            return .object([
                "hasGroups": .flag(hasMany && analysis.showsGroups(question.id)),
                "countTop": .text(String(sums?.top.count ?? 0)), "countMiddle": .text(String(sums?.middle.count ?? 0)),
                "countBottom": .text(String(sums?.bottom.count ?? 0)),
                "number": .text(String(numbers[question.id] ?? 0)), "stem": .text(question.stem),
                "facility": .text(Self.percent(item.facility)),
                "discrimination": .text(Self.decimal(hasMany ? item.discrimination : nil)),
                "rating": .text(hasMany ? item.rating?.rawValue ?? "–" : "–"),
                "note": .text(notes.isEmpty ? nil : notes.joined(separator: "；")),
                "hasMany": .flag(hasMany), "hasOptions": .flag(hasMany && !options.isEmpty),
                "options": .list(hasMany ? options : []),
            ])
        }
    }

    private var knowledge: [ViewValue] {
        analysis.knowledge.map {
            .object([
                "name": .text($0.name), "questions": .text(String($0.questions)),
                "share": .text(Self.thousandths($0.share)),
            ])
        }
    }

    private var classes: [ViewValue] {
        analysis.classes.map { line in
            .object([
                "name": .text(line.name), "term": .text(line.term),
                "count": .text(Self.count(line.count)),
                "share": .text(line.share == nil ? "不显示" : Self.thousandths(line.share)),
                "bands": .text(line.bands.map { $0.map(String.init).joined(separator: " / ") } ?? "不显示"),
            ])
        }
    }

    private var pairs: [ViewValue] {
        (paired?.classes ?? []).map { line in
            let change = line.before.flatMap { before in line.after.map { Double($0 - before) / 10 } }
            return .object([
                "name": .text(line.name),
                "counts": .text([line.countBefore, line.countAfter].map(Self.count).joined(separator: "、")),
                "before": .text(line.before == nil ? "不显示" : Self.thousandths(line.before)),
                "after": .text(line.after == nil ? "不显示" : Self.thousandths(line.after)),
                "change": .text(change.map { ($0 > 0 ? "+" : "") + String($0) + " 个百分点" } ?? "–"),
            ])
        }
    }
}
