import Coverage
import Diagnostics
import Packs
import Quiz
import Site

/// Whether a pack that shows its answers gives away a test that is still to be taken.
extension QuizDesk {
    /// Warns where a pack with open answers shares questions with a test or an exam that has no results yet.
    mutating func warnOfRunningTests(_ paper: IssuedPaper, mode: PackMode) throws {
        guard mode.isOpen else { return }
        let own = Set(paper.content.questions.map(\.id))
        for (file, test) in try issuedPapers() where Disk.isFile(Self.codeFile(test, in: site)) {
            let shared = test.content.questions.map(\.id).filter(own.contains)
            guard !shared.isEmpty, !hasResults(test) else { continue }
            let what = test.packID == paper.packID ? "这份卷" : "《\(test.content.title)》（\(test.packID)）"
            findings.append(
                Finding(
                    .quizTestRunning, at: Place(file: file.path),
                    "\(what)已经做成\(Self.closedMode(test).title)包发出，还没有导入结果；这个\(mode.title)包里有其中 \(shared.count) 道题（共 \(test.content.questions.count) 道）的答案",
                    explanation: [
                        "相同的题：" + shared.prefix(6).joined(separator: "、") + (shared.count > 6 ? "等" : ""),
                        "请等学生都交卷以后再发这个\(mode.title)包",
                    ]))
        }
    }

    /// 考核 where the paper allows nothing else, else 测评.
    private static func closedMode(_ paper: IssuedPaper) -> PackMode { paper.content.mode == .exam ? .exam : .test }

    /// Whether results of a paper are in the site's ledger; one that cannot be read knows of none.
    private func hasResults(_ paper: IssuedPaper) -> Bool {
        guard Disk.isFile(site.ledger), let ledger = try? Ledger.open(at: site.ledger.path) else { return false }
        defer { try? ledger.close() }
        return (try? ledger.classCounts()[paper.packID]?.isEmpty == false) ?? false
    }
}

extension FindingCode {
    static let quizTestRunning = FindingCode(
        "quiz.test-running",
        .warning,
        "练习包里有还在进行的测评的答案",
        manual: """
            `issued/` 里有这份卷（或者有同样题目的卷）的解锁码，也就是做成过测评包或考核包，而站点的台账里还没有它的结果：学生可能还没有考。
            练习包和抢答包里的答案谁都看得到，现在发出去，等于先公布了测评的答案。

            包照样做出来。请等学生都交卷、结果导入以后再发；结果记在别的台账里的，或者测评没有举行的，可以不理。
            """
    )
}
