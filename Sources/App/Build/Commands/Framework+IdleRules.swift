package import Diagnostics
package import Schools

extension Framework {
    /// Rules that are in force for a region in which no school of the period is: a 县 that became a 区, a 乡 that became a 镇.
    ///
    /// They decide nothing, and the rules above decide in their place, in silence. Where only the schools of a region were read, only
    /// rules inside it are looked at.
    package func idleRules(_ records: CoverageRecords, only asked: String? = nil) -> [Finding] {
        guard !records.schools.isEmpty, rules.contains(where: { $0.region != nil }) else { return [] }
        let day = min(records.asOf, records.period.end ?? records.asOf)
        let tree = records.regions
        let within = asked.map { tree.inside($0) }
        var inhabited: Set<String> = []
        for code in Set(records.schools.map(\.region)) { inhabited.formUnion(tree.path(from: code).map(\.code)) }
        return rules.filter { $0.isValid(on: day) }.compactMap { rule in
            guard let text = rule.region, case .found(let region) = tree.find(text), !inhabited.contains(region.code),
                within.map({ $0[region.code] != nil }) ?? true
            else { return nil }
            let subject = indicator(rule.indicator)?.label ?? rule.indicator
            return Finding(
                .ruleIdle, at: nil,
                "规则 \(rule.id)（\(subject)）只用于“\(text)”，\(records.period.title)名册里那里一所学校也没有，这条规则没有用上",
                explanation: [
                    "地区改了名（撤县设区、乡改镇）的，那里原来的学校现在按别的规则算：请把框架 \(id) 里这条规则的 region 改成现在的名称",
                    "不再用的，请给这条规则写上停用日期（to）",
                ])
        }
    }
}

extension FindingCode {
    package static let ruleIdle = FindingCode(
        "coverage.rule-idle",
        .warning,
        "有的规则没有用上",
        manual: """
            框架里的规则可以只用于一个地区（region）。地区撤并、改名以后（撤县设区、乡改镇），规则还写着旧名称，而名册里的学校都在新名称下面，
            这条规则就一所学校也管不到，那里的学校按上一级的规则算，数字会和以前不同，却看不出来。所以统计时和 humen check 时都写出来。

            请打开 Content/frameworks/ 里的框架文件，把这条规则的 region 改成现在的名称；新旧两个名称先后都要用的，写成两条规则，各写启用日期（from）
            和停用日期（to）。
            """
    )
}
