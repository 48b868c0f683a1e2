package import Diagnostics

/// A roster that gives a school stages which its own name denies: 戊小学 as 大学, 庚中学 as 小学.
struct StageContradiction {
    let name: String
    /// What the name says.
    let own: String
    let stages: [Stage]

    /// Whether it would take a school out of what is counted.
    private var isOut: Bool { stages == [.university] }

    func finding(at place: Place) -> Finding {
        let words = SchoolForm.stages(stages)
        return Finding(
            .stageAgainstName, severity: isOut ? .error : .warning, at: place,
            "“\(name)”从校名看是\(own)，学段却填了\(words)" + (isOut ? "：各项要求都不问\(words)，这所学校就不在应报之列了" : ""),
            explanation: ["请核对“学段”这一格；确实如此的，导入时写明 --stage \(name)=\(words)"])
    }
}

extension NamedStages {
    /// What a name says (小学, 中学, 高中), where the stages of a school are all others; nil where they go together.
    ///
    ///     戊小学, 高校 ⇒ 小学      庚中学, 小低 小高 ⇒ 中学      辛小学, 九年一贯制 ⇒ nil      某技师学院, 中职 ⇒ nil
    static func contradicted(by stages: [Stage], of name: String) -> String? {
        guard !stages.isEmpty, !goTogether(name, stages) else { return nil }
        switch NamedStages(of: name) {
        case .stages(let own):
            // 技师学院 and the like are vocational schools as often as not.
            let may = own == [.university] ? own + [.vocational] : own
            return Set(may).isDisjoint(with: stages) ? SchoolForm.stages(own) : nil
        case .unclear("中学"):
            return Set([Stage.juniorHigh, .seniorHigh, .vocational]).isDisjoint(with: stages) ? "中学" : nil
        case .unclear, .kindergarten: return nil
        }
    }

    /// Nearly every row of a roster, told by the end of the name.
    private static func goTogether(_ name: String, _ stages: [Stage]) -> Bool {
        if ends(name, "小学") { return stages.contains(.lowerPrimary) || stages.contains(.upperPrimary) }
        return ends(name, "学校") && stages != [.university] && !name.contains("职")
    }

    private static func ends(_ name: String, _ word: String) -> Bool {
        name.utf8.count >= word.utf8.count && name.utf8.suffix(word.utf8.count).elementsEqual(word.utf8)
    }
}

extension FindingCode {
    package static let stageAgainstName = FindingCode(
        "coverage.stage-against-name",
        .warning,
        "学段和校名对不上",
        manual: """
            名册里填的学段，和学校自己的名称说的不是一回事：某某小学填成高中，某某中学填成小学，某某高级中学填成初中。学段决定一所学校要做哪些项，
            填错了整校的数都错，所以请看一眼，多半是填串了行。小学、中学填成高校的是错误，不登记：那样这所学校就不在应报之列，分母会悄悄变小。

            校名里的字不等于学段时（某某小学办了初中部，填“小学、初中”或“九年一贯制”），不会提示。确实和校名说的完全不同，导入时写明，
            如 `--stage 庚中学=小学`，就按填的登记，不再提示。
            """
    )
}
