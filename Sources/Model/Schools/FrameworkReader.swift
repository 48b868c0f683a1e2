import DataFiles
package import Diagnostics
import Digests

/// Reads one file of `frameworks/`.
///
/// ## File format
///     id: jindu.wuluoshi
///     version: "2026.1"
///     title: 毒品预防教育“五落实”
///     aliases: [五落实, 五到位]
///     document: 教育部《中小学生毒品预防专题教育大纲》
///     indicators:
///       - code: HOURS
///         label: 课时
///         aliases: [学时, 课时数]
///         type: hours          # bool, count, hours, ratio (in per cent)
///         most: 20
///     rules:
///       - id: hours-national
///         indicator: HOURS
///         stages: [小高, 初中, 高中]
///         grades: [五年级, 六年级, 初一, 初二, 初三, 高一, 高二]   # of which grades; all when absent
///         region: 示例县        # where it holds; everywhere when absent
///         op: ">="
///         threshold: 2
///         window: year         # year or term
///         evidence: true       # a claim without a file behind it shows as 自报·缺佐证
///         from: 2003-03-01
///         authority: 《大纲》……
///         source: 县志办网站，2026-09-01 读
///
/// ## Parsing behavior
/// - English keys or their Chinese names; unknown keys are a warning.
/// - `op` is `>=`, `threshold` 1 and `window` year unless given; of a ratio the threshold must be given, as 95 or 95%. 0.95 may be either and is an error.
/// - A broken indicator or rule is left out and reported; without `id`, `title` or any indicator there is no framework.
package enum FrameworkReader {
    /// Reads a framework; nil when it lacks what it cannot do without.
    package static func read(_ source: SourceText, findings: inout [Finding]) -> Framework? {
        guard let root = YAMLReader.read(source, findings: &findings) else {
            findings.append(Finding(.frameworkIncomplete, at: Place(file: source.path), "这个框架文件是空的或读不懂"))
            return nil
        }
        var reader = FieldReader(root, in: source, kind: "框架", known: Field.framework)
        let id = required(.id, of: "框架", &reader)
        let title = required(.title, of: "框架", &reader)
        let aliases = reader.strings(.aliases)
        let version = reader.string(.version) ?? "1"
        let document = required(.document, of: "框架", &reader)
        let issued = reader.date(.issued)
        let origin = reader.string(.source)
        let indicators = (reader.node(.indicators)?.items ?? []).compactMap {
            indicator($0, in: source, findings: &findings)
        }
        if indicators.isEmpty {
            reader.report(Finding(.frameworkIncomplete, at: reader.place(.indicators), "框架没有任何指标（indicators）"))
        }
        let rules = (reader.node(.rules)?.items ?? []).compactMap {
            rule($0, indicators: indicators, in: source, findings: &findings)
        }
        // A rule that could not be read has said so itself.
        let isWhole = rules.count == reader.node(.rules)?.items?.count ?? 0
        for indicator in indicators where isWhole && !rules.contains(where: { $0.indicator == indicator.code }) {
            let words = "指标“\(indicator.label)”没有一条规则，无从判断是否落实"
            reader.report(Finding(.frameworkIncomplete, at: reader.place(.rules), words))
        }
        findings += reader.finish()
        guard let id, let title, let document, !indicators.isEmpty else { return nil }
        return Framework(
            id: id,
            version: version,
            title: title,
            aliases: aliases,
            document: document,
            issued: issued,
            source: origin,
            indicators: indicators,
            rules: rules,
            digest: SHA256Digest.hex(of: source.bytes)
        )
    }

    private static func required(_ field: FieldName, of kind: String, _ reader: inout FieldReader) -> String? {
        let text = reader.string(field)
        if text == nil {
            reader.report(
                Finding(.frameworkIncomplete, at: reader.place(field), "\(kind)缺少“\(field.name)”")
            )
        }
        return text
    }

    private static func indicator(
        _ node: YAMLNode,
        in source: SourceText,
        findings: inout [Finding]
    ) -> Indicator? {
        var reader = FieldReader(node, in: source, kind: "指标", known: Field.indicator)
        let code = required(.code, of: "指标", &reader)
        let label = required(.label, of: "指标", &reader)
        let kind = reader.choice(.type, Indicator.Kind.allCases.map { ($0.rawValue, $0) }) ?? .bool
        let most = reader.amount(.most)
        let aliases = reader.strings(.aliases)
        let whole = reader.choice(.whole, Indicator.Whole.allCases.map { ($0.rawValue, $0) })
        let materials = reader.strings(.materials)
        findings += reader.finish()
        guard let code, let label else { return nil }
        return Indicator(
            code: code, label: label, aliases: aliases, kind: kind, most: most, whole: whole, materials: materials)
    }

    private static func rule(
        _ node: YAMLNode,
        indicators: [Indicator],
        in source: SourceText,
        findings: inout [Finding]
    ) -> Rule? {
        var reader = FieldReader(node, in: source, kind: "规则", known: Field.rule)
        let id = required(.id, of: "规则", &reader)
        let code = required(.indicator, of: "规则", &reader)
        let authority = required(.authority, of: "规则", &reader)
        let words = reader.strings(.stages)
        let stages = words.compactMap(Stage.init(rawValue:)).sorted()
        if stages.isEmpty || stages.count != words.count {
            let known = Stage.allCases.map(\.rawValue).joined(separator: "、")
            reader.report(Finding(.frameworkReference, at: reader.place(.stages), "规则的学段只能是：\(known)"))
        }
        let isKnown = indicators.contains { $0.code == code }
        if let code, !isKnown {
            let known = indicators.map(\.code).joined(separator: "、")
            let summary = "规则所说的指标“\(code)”不在本框架里"
            reader.report(
                Finding(.frameworkReference, at: reader.place(.indicator), summary, explanation: ["本框架的指标：\(known)"])
            )
        }
        let grades = Self.grades(of: stages, &reader)
        let comparison = reader.choice(.op, Rule.Comparison.allCases.map { ($0.rawValue, $0) })
        let window = reader.choice(.window, Rule.Window.allCases.map { ($0.rawValue, $0) })
        let isShare = indicators.contains { $0.code == code && $0.kind == .ratio }
        let threshold = isShare ? Self.share(&reader) : reader.amount(.threshold)
        let needsEvidence = reader.bool(.evidence)
        let from = reader.date(.from)
        let to = reader.date(.to)
        let region = reader.string(.region)
        let origin = reader.string(.source)
        findings += reader.finish()
        guard let id, let code, let authority, isKnown, !stages.isEmpty else { return nil }
        return Rule(
            id: id,
            indicator: code,
            stages: stages,
            grades: grades,
            region: region,
            comparison: comparison ?? .atLeast,
            threshold: threshold ?? Amount(1),
            window: window ?? .year,
            needsEvidence: needsEvidence ?? false,
            validFrom: from,
            validTo: to,
            authority: authority,
            source: origin
        )
    }
}

extension FrameworkReader {
    /// The share that a rule asks for, in per cent: 95, 95%.
    fileprivate static func share(_ reader: inout FieldReader) -> Amount? {
        guard let written = reader.string(.threshold) else {
            reader.report(
                Finding(
                    .frameworkIncomplete, at: reader.place(.threshold), "比例（ratio）的规则缺少“threshold”，不知道要达到百分之几",
                    explanation: ["要达到 95% 的，写 threshold: 95"]))
            return nil
        }
        let text = written.compact
        let isMarked = text.hasSuffix("%")
        guard let amount = Amount(isMarked ? String(text.dropLast()) : text), amount <= Amount(100) else {
            reader.report(
                Finding(
                    .frameworkReference, at: reader.place(.threshold), "比例的“threshold”应当是 0 到 100 的百分数，如 95 或 95%"))
            return nil
        }
        if !isMarked, amount > Amount(0), amount <= Amount(1) {
            let whole = Amount(hundredths: amount.hundredths * 100)
            reader.report(
                Finding(
                    .frameworkReference, at: reader.place(.threshold),
                    "比例的“threshold”写的是 \(amount)，不知道是 \(whole)% 还是 \(amount)%",
                    explanation: ["要达到 \(whole)% 的，写 threshold: \(whole)；确实是 \(amount)% 的，写 threshold: \"\(amount)%\""])
            )
            return nil
        }
        return amount
    }

    /// The grades of a rule, each of a stage that it is for.
    fileprivate static func grades(of stages: [Stage], _ reader: inout FieldReader) -> [Grade] {
        let words = reader.strings(.grades)
        let grades = words.map { Grade.read($0, in: []) ?? [] }
        let isWhole = grades.allSatisfy { group in
            !group.isEmpty && group.allSatisfy { $0.stage(among: stages) != nil }
        }
        if !isWhole {
            reader.report(
                Finding(
                    .frameworkReference, at: reader.place(.grades),
                    "规则的年级有看不懂的，或者不在它的学段里：\(words.joined(separator: "、"))",
                    explanation: ["写成 五年级、初二、高一、职一；年级要在 stages 写的学段里"]))
        }
        return Set(grades.joined()).sorted()
    }
}

extension FieldReader {
    /// A quantity with at most two decimals.
    fileprivate mutating func amount(_ field: FieldName) -> Amount? {
        guard let text = string(field) else { return nil }
        if let amount = Amount(text) { return amount }
        report(Finding(.frameworkReference, at: place(field), "“\(field.name)”应当是一个数，如 2 或 1.5"))
        return nil
    }
}

private enum Field {
    static let framework: [FieldName] = [
        .id, .version, .title, .aliases, .document, .issued, .source, .indicators, .rules, .review,
    ]
    static let indicator: [FieldName] = [.code, .label, .aliases, .type, .most, .whole, .materials]
    static let rule: [FieldName] = [
        .id, .indicator, .stages, .grades, .region, .op, .threshold, .window, .evidence, .from, .to, .authority,
        .source,
    ]
}

extension FieldName {
    fileprivate static let id = FieldName("id", "编号")
    fileprivate static let version = FieldName("version", "版本")
    fileprivate static let title = FieldName("title", "标题")
    fileprivate static let document = FieldName("document", "依据文件")
    fileprivate static let issued = FieldName("issued", "发文日期")
    fileprivate static let source = FieldName("source", "来源")
    fileprivate static let indicators = FieldName("indicators", "指标")
    fileprivate static let rules = FieldName("rules", "规则")
    fileprivate static let code = FieldName("code", "代码")
    fileprivate static let label = FieldName("label", "名称")
    fileprivate static let aliases = FieldName("aliases", "别名")
    fileprivate static let type = FieldName("type", "类型")
    fileprivate static let most = FieldName("most", "上限")
    fileprivate static let whole = FieldName("whole", "对照")
    fileprivate static let materials = FieldName("materials", "备查材料")
    fileprivate static let indicator = FieldName("indicator", "指标")
    fileprivate static let stages = FieldName("stages", "学段")
    fileprivate static let grades = FieldName("grades", "年级")
    fileprivate static let region = FieldName("region", "地区")
    fileprivate static let op = FieldName("op", "比较")
    fileprivate static let threshold = FieldName("threshold", "标准")
    fileprivate static let window = FieldName("window", "期间")
    fileprivate static let evidence = FieldName("evidence", "佐证")
    fileprivate static let from = FieldName("from", "起")
    fileprivate static let to = FieldName("to", "止")
    fileprivate static let authority = FieldName("authority", "依据")
}

extension FindingCode {
    package static let frameworkIncomplete = FindingCode(
        "framework.incomplete",
        .error,
        "框架文件缺少必要的内容",
        manual: """
            `frameworks/` 里的每个文件是一套考核框架（如“五落实”）。框架要有 `id`、`title`、`document`（依据文件）和
            至少一个指标；指标要有 `code` 和 `label`；规则要有 `id`、`indicator`、`stages` 和 `authority`（依据）。
            没有规则的指标无法判断是否落实，也在这里报告。可对照随软件附带的 `frameworks/wuluoshi.yaml` 补齐。
            """
    )
    package static let frameworkReference = FindingCode(
        "framework.reference",
        .error,
        "框架规则里的指标、学段或数值不对",
        manual: """
            规则的 `indicator` 必须是本框架里某个指标的代码；`stages` 只能从 小低、小高、初中、高中、中职、高校 里选；
            `threshold`（标准）和 `most`（上限）是数，最多两位小数。比例（`type: ratio`）的标准是百分数：95 或 95%；写 0.95 分不清是 95% 还是
            0.95%，所以是错误，不写也是错误。
            """
    )
}
