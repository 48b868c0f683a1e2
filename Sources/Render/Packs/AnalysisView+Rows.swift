import Quiz
import Theme

/// The rows of the report's tables, and its charts.
extension AnalysisView {
    private var count: Int { analysis.tally.count }

    // MARK: Questions

    var chart: HTML {
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

    func items(_ hasMany: Bool) -> [ViewValue] {
        let numbers = analysis.numbers
        let rows = zip(analysis.paper.content.questions, analysis.statistics.items).filter { $0.0.type != .short }
        return rows.sorted { (numbers[$0.0.id] ?? 0) < (numbers[$1.0.id] ?? 0) }.map { question, item in
            var row = self.item(question, item, number: numbers[question.id] ?? 0, hasMany)
            row["options"] = .list(hasMany ? options(question, item) : [])
            if hasMany, !item.options.isEmpty { row["chart"] = .html(optionChart(question, item)) }
            return .object(row)
        }
    }

    private func item(_ question: IssuedQuestion, _ item: ItemStatistics, number: Int, _ hasMany: Bool) -> ViewRecord {
        let idle = item.options.filter(\.isIdle).count
        var notes: [String] = []
        if hasMany, !item.suspects.isEmpty { notes.append("掌握好的一组多选了错误选项，请核对答案") }
        if hasMany, idle > 0, question.type != .judge { notes.append("\(idle) 个选项几乎没有人选") }
        let sums = analysis.tally.items[question.id]
        return [
            "hasGroups": .flag(hasMany && analysis.showsGroups(question.id)),
            "countTop": .text(String(sums?.top.count ?? 0)), "countMiddle": .text(String(sums?.middle.count ?? 0)),
            "countBottom": .text(String(sums?.bottom.count ?? 0)),
            "number": .text(String(number)), "stem": .text(question.stem),
            "facility": .text(ReportWords.percent(item.facility)),
            "range": .text(ReportWords.range(ShareInterval(item.facility, of: count))),
            "discrimination": .text(ReportWords.decimal(hasMany ? item.discrimination : nil)),
            "rating": .text(hasMany ? item.rating?.rawValue ?? "–" : "–"),
            "note": .text(notes.isEmpty ? nil : notes.joined(separator: "；")),
            "hasMany": .flag(hasMany), "hasOptions": .flag(hasMany && !item.options.isEmpty),
        ]
    }

    private func words(_ option: ItemStatistics.Option, of question: IssuedQuestion) -> String {
        question.option(option.id)?.text ?? (option.id == "true" ? "正确" : "错误")
    }

    private func options(_ question: IssuedQuestion, _ item: ItemStatistics) -> [ViewValue] {
        item.options.map { option in
            .object([
                "text": .text(words(option, of: question)), "whole": .text(ReportWords.percent(option.whole)),
                "range": .text(ReportWords.range(ShareInterval(option.whole, of: count))),
                "top": .text(ReportWords.percent(option.top)), "middle": .text(ReportWords.percent(option.middle)),
                "bottom": .text(ReportWords.percent(option.bottom)), "isRight": .flag(option.isRight),
            ])
        }
    }

    private func optionChart(_ question: IssuedQuestion, _ item: ItemStatistics) -> HTML {
        let hasGroups = analysis.showsGroups(question.id)
        let bars = item.options.compactMap { option in
            option.whole.map { whole in
                let interval = ShareInterval(whole, of: count)
                return ReportCharts.Bar(
                    name: (option.isRight ? "✓ " : "") + words(option, of: question), share: whole, low: interval?.low,
                    high: interval?.high, top: hasGroups ? option.top : nil, bottom: hasGroups ? option.bottom : nil,
                    isRight: option.isRight, figure: ReportWords.percent(whole))
            }
        }
        return ReportCharts.bars(bars, title: "各选项有多少人选")
    }

    // MARK: Knowledge points and classes

    var knowledge: [ViewValue] {
        analysis.knowledge.map {
            .object([
                "name": .text($0.name), "isPart": .flag($0.isPart), "questions": .text(String($0.questions)),
                "share": .text(ReportWords.percent($0.share)),
                "range": .text(ReportWords.range(ShareInterval($0.share, of: count))),
            ])
        }
    }

    var knowledgeChart: HTML {
        let bars = analysis.knowledge.map { line in
            let interval = ShareInterval(line.share, of: count)
            return ReportCharts.Bar(
                name: line.name, share: line.share, low: interval?.low, high: interval?.high, isPart: line.isPart,
                figure: ReportWords.percent(line.share))
        }
        return ReportCharts.bars(bars, title: "各知识点的得分率")
    }

    var classes: [ViewValue] {
        analysis.classes.map { line in
            let share = line.share.map { Double($0) / 1000 }
            return .object([
                "name": .text(line.name), "term": .text(line.term), "count": .text(ReportWords.count(line.count)),
                "share": .text(share == nil ? "不显示" : ReportWords.percent(share)),
                "range": .text(share == nil ? "不显示" : ReportWords.range(ShareInterval(share, of: line.count))),
                "bands": .text(line.bands.map { $0.map(String.init).joined(separator: " / ") } ?? "不显示"),
            ])
        }
    }

    // MARK: Before and after

    var pairs: [ViewValue] {
        (paired?.classes ?? []).map { line in
            .object([
                "name": .text(line.name), "terms": .text(line.terms),
                "counts": .text(ReportWords.counts(line.countBefore, line.countAfter)),
                "before": .text(line.before == nil ? "不显示" : ReportWords.percent(line.before)),
                "after": .text(line.after == nil ? "不显示" : ReportWords.percent(line.after)),
                "change": .text(ReportWords.change(line.change)), "range": .text(ReportWords.range(line.interval)),
                "gains": .list(line.gains.map { .object(["text": .text(ReportWords.change($0))]) }),
            ])
        }
    }

    func pairChart(_ paired: PairedAnalysis) -> HTML {
        let changes = paired.classes.compactMap { line -> ReportCharts.Change? in
            guard let before = line.before, let after = line.after else { return nil }
            return ReportCharts.Change(
                name: line.name, before: before, after: after, figure: ReportWords.change(line.change) + " 个百分点")
        }
        return ReportCharts.changes(changes, title: "各班前测与后测的得分率，空心是前测，实心是后测")
    }

    var gains: [ViewValue] {
        (paired?.knowledge ?? []).map { point in
            .object([
                "name": .text(point.name), "isPart": .flag(point.isPart), "questions": .text(String(point.questions)),
                "before": .text(ReportWords.percent(point.before)), "after": .text(ReportWords.percent(point.after)),
                "change": .text(ReportWords.change(point.change)), "range": .text(ReportWords.range(point.interval)),
                "normalised": .text(ReportWords.decimal(point.normalised)),
            ])
        }
    }

    func gainChart(_ paired: PairedAnalysis) -> HTML {
        let changes = paired.knowledge.map { point in
            ReportCharts.Change(
                name: point.name, before: point.before, after: point.after, isPart: point.isPart,
                figure: ReportWords.change(point.change) + " 个百分点")
        }
        return ReportCharts.changes(changes, title: "各知识点前测与后测的得分率，空心是前测，实心是后测")
    }
}
