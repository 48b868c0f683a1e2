import ChineseText
import Diagnostics
import Quiz
import Site

/// Papers that were issued and are used again though the banks say something else by now.
extension QuizDesk {
    /// One finding for each paper that the site offers for practice and that the banks have mended since.
    func outdated(_ offered: [PracticePack], named: [SiteConfiguration.Named]) throws -> [Finding] {
        try offered.compactMap { pack in
            try outdated(
                pack.paper, at: named.first { $0.text == pack.paper.packID }?.place, "网站上的练习 \(pack.paper.packID) 里",
                "重新发卷：humen quiz pack 配方，再把 site.yaml 的 practice 换成新的卷号")
        }
    }

    /// What is said of an issued paper that is printed or packed once more.
    func outdated(_ paper: IssuedPaper, at source: FilePath) throws -> Finding? {
        try outdated(
            paper, at: Place(file: source.path), "这份卷里",
            "照原样重做了；题库是对的，就用配方重新发卷（得到新的卷号），发出去的用 humen quiz where 题号 --errata 出勘误单")
    }

    private func outdated(_ paper: IssuedPaper, at place: Place?, _ what: String, _ how: String) throws -> Finding? {
        // A question that the banks at hand lack says nothing: they may be those of another year.
        let asked = paper.content.questions.filter { shelf.questions[$0.id] != nil }
        guard !asked.isEmpty else { return nil }
        let pictures = try pictures()
        let errata = asked.compactMap {
            Erratum(paper, question: $0.id, now: shelf.questions[$0.id], pictures: pictures)
        }
        let gone = paper.content.questions.map(\.id).filter { shelf.questions[$0] == nil }
        guard !errata.isEmpty || !gone.isEmpty else { return nil }
        let keys = errata.count { $0.now?.answer != $0.was.answer }
        let part = keys == 0 ? "" : "，其中 \(keys) 道改了答案"
        let parts = [
            errata.isEmpty ? nil : "\(errata.count) 道题和题库里现在的不一样\(part)",
            gone.isEmpty ? nil : "\(gone.count) 道题题库里已经没有了",
        ]
        return Finding(
            .quizPaperOutdated, at: place, "\(what)有 " + parts.compactMap(\.self).joined(separator: "，"),
            explanation: ["题号：" + (errata.map(\.was.id) + gone).listed(atMost: 6, unit: "道"), how])
    }
}

extension FindingCode {
    static let quizPaperOutdated = FindingCode(
        "quiz.paper-outdated",
        .warning,
        "发出的卷和题库不一样了",
        manual: """
            发卷时题目冻结在 `issued/` 里，以后改题库不会改动它。网站上的练习（`site.yaml` 的 `practice`）和照 `issued/` 的文件重印、重做的包，
            用的都是发卷时的题和答案：题库里改正了的错，它们还照旧。

            网站上的：用配方重新发卷，得到新的卷号，换进 `practice`；`--release` 时这是错误。已经印发的：用 `humen quiz where 题号 --errata` 出勘误单。
            """
    )
}
