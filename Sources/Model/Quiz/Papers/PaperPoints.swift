package import Diagnostics

/// What each question of a section is worth: what the blueprint says, else what the bank says of all that were chosen.
///
/// A section has one worth for all its questions. Where the blueprint says none and the bank says different ones, each is worth
/// 1, and that is reported.
struct PaperPoints {
    /// Of each question, section by section.
    let points: [Double]
    var findings: [Finding] = []

    init(_ blueprint: Blueprint, _ chosen: [[Question]]) {
        var findings: [Finding] = []
        var taken: [String] = []
        points = zip(blueprint.sections, chosen).enumerated().map { index, pair in
            let (section, questions) = pair
            if let points = section.points { return points }
            let own = Self.counted(questions)
            guard let first = own.first, own.contains(where: { $0.points != nil }) else { return 1 }
            guard own.count == 1, let points = first.points else {
                findings.append(.pointsDiffer(index + 1, own, at: section.place))
                return 1
            }
            if points != 1 { taken.append("第 \(index + 1) 大题每小题 \(PaperContent.text(points)) 分") }
            return points
        }
        let total = zip(points, chosen).reduce(0) { $0 + $1.0 * Double($1.1.count) }
        if !taken.isEmpty {
            findings.append(.pointsTaken(taken, total, at: Place(file: blueprint.file)))
        }
        // Where every section says its worth and its number, the reader has compared them.
        let isKnown = blueprint.sections.allSatisfy { $0.points != nil && !$0.isCase }
        if !isKnown, let wanted = blueprint.total, abs(wanted - total) > 1e-9 {
            let words = "抽到的题分值合计 \(PaperContent.text(total)) 分，满分写的是 \(PaperContent.text(wanted)) 分"
            findings.append(.sums(words, at: blueprint.totalPlace))
        }
        self.findings = findings
    }

    /// How many questions have which worth in the bank, the smallest first, those without one last.
    private static func counted(_ questions: [Question]) -> [(points: Double?, count: Int)] {
        Dictionary(grouping: questions, by: \.points).map { ($0.key, $0.value.count) }.sorted {
            ($0.points ?? .infinity) < ($1.points ?? .infinity)
        }
    }
}

extension Finding {
    fileprivate static func pointsDiffer(
        _ section: Int, _ own: [(points: Double?, count: Int)], at place: Place
    ) -> Finding {
        let words = own.map { points, count in
            (points.map { "\(PaperContent.text($0)) 分" } ?? "没有写分值") + "的 \(count) 道"
        }
        return Finding(
            .paperPoints, at: place, "第 \(section) 大题没有写 points，抽到的题在题库里的分值不一样，都按每小题 1 分计",
            explanation: [
                "题库里" + words.joined(separator: "、"),
                "请写明每小题的分值，如 points: 2；分值不同的要分开计的，请分成几个大题",
            ])
    }

    fileprivate static func pointsTaken(_ sections: [String], _ total: Double, at place: Place) -> Finding {
        Finding(
            .paperPoints, severity: .note, at: place,
            "蓝图没有写 points，按题库的分值计：\(sections.joined(separator: "，"))；全卷共 \(PaperContent.text(total)) 分")
    }
}

extension FindingCode {
    package static let paperPoints = FindingCode(
        "paper.points",
        .warning,
        "大题的分值取自题库，或者定不下来",
        manual: """
            蓝图的大题写了 `points`，每小题就是这么多分。没有写的，看抽到的题在题库里写的分值（`分值：2`、标题里的“每小题2分”、题库开头的默认分值）：都一样的就按
            它计，并且说明全卷共多少分；一道也没有写的，每小题 1 分。

            抽到的题分值不一样，或者有的写了、有的没有写，一个大题里又只能有一种分值，就按每小题 1 分计，用这一条说明。请在蓝图里写明：

                - {type: single, count: 10, points: 2}

            要分开计分的，请分成几个大题。卷一旦发出，分值就定下来了，请在发卷以前改好。
            """
    )
}
