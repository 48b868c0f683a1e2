import Diagnostics
import Packs
import Quiz
import Site

/// 小学一、二年级 are not tested, in no form.
extension QuizDesk {
    func refuseTest(_ paper: IssuedPaper) throws {
        guard paper.content.mode != .practice, isLowest(paper) else { return }
        throw Problem(description: "小学一、二年级不考试：学段是“小低”的卷只能做练习或抢答，请把配方里的 mode 改成 practice，再重新发卷")
    }

    func check(_ mode: PackMode, of paper: IssuedPaper) throws {
        let own = paper.content.mode
        try refuseTest(paper)
        guard own.packs.contains(mode) else {
            let allowed = own.packs.map { "\($0.rawValue)（\($0.title)）" }.joined(separator: "、")
            throw Problem(
                description: "试卷 \(paper.packID) 的方式是\(own.title)，不能做成\(mode.title)包：答案会提前看到。可以用 --mode \(allowed)")
        }
        if mode == .test || mode == .exam, isLowest(paper) {
            throw Problem(description: "小学一、二年级不考试：学段是“小低”的卷只能做练习（practice）或抢答（buzz）")
        }
    }

    private func isLowest(_ paper: IssuedPaper) -> Bool {
        paper.content.stage == "小低" || paper.content.stage == nil && LowestStage(stages(of: paper)) == .certain
    }

    /// Warns where a test may be taken by those who are not tested, and nobody has said for whom it is.
    mutating func warnOfLowestStage(_ paper: IssuedPaper, at source: FilePath) {
        guard paper.content.stage == nil, case .possible(let count) = LowestStage(stages(of: paper)) else { return }
        findings.append(
            Finding(
                .quizStageUnsaid, at: Place(file: source.path),
                "卷里有 \(count) 道题也给小学一、二年级用，配方里没有写学段",
                explanation: ["小学一、二年级不考试：这份卷不要发给他们。请在配方里写上给谁用，例如 stage: 小高"]))
    }

    /// The stages of the questions as their banks tell them; issued papers do not hold them, so their banks are looked up.
    private func stages(of paper: IssuedPaper) -> [[String]] {
        var known = shelf.questions
        let folder = site.content.appending("banks")
        if shelf.banks.isEmpty, let names = try? Disk.files(below: folder) {
            var ignored: [Finding] = []
            let banks = names.map { folder.appending($0) }.filter(Self.isBank).compactMap {
                try? BankParser.parse(BankSource.read($0, findings: &ignored))
            }
            known = BankShelf(banks).questions
        }
        return paper.content.questions.compactMap { known[$0.id]?.stages }
    }
}

extension FindingCode {
    static let quizStageUnsaid = FindingCode(
        "quiz.stage-unsaid",
        .warning,
        "测评没有写学段，题里有小学一、二年级的",
        manual: """
            小学一、二年级不进行纸笔考试，也不以测评、竞答等名义考试：学段是小低的卷只能做练习或抢答。

            配方没有写 `stage`（学段）时，从题里看：有题只给小低用、别的题也都不限学段的，就是小低的卷，不出测评和考核。
            题里既有小低的，也有别的学段的，看不出给谁用，照常出卷，并有这个警告。请在配方里写上 `stage`。
            """
    )
}
