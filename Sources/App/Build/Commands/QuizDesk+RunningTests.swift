import ChineseText
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
        let tests = RunningTests(try issuedPapers().map(\.paper), in: site)
        for test in tests.sharing(paper) {
            let what = test.paper.packID == paper.packID ? "这份卷" : test.name
            findings.append(
                Finding(
                    .quizTestRunning, at: Place(file: site.issued.appending(test.paper.packID + ".json").path),
                    "\(what)已经做成\(test.mode.title)包发出，还没有导入结果；这个\(mode.title)包里有其中 \(test.shared.count) 道题（共 \(test.paper.content.questions.count) 道）的答案",
                    explanation: [test.words, "请等学生都交卷以后再发这个\(mode.title)包"]))
        }
    }
}

/// Tests and exams that were issued and have no results yet.
struct RunningTests {
    private let issued: [IssuedPaper]
    private let site: SiteFolder

    init(_ issued: [IssuedPaper], in site: SiteFolder) {
        self.issued = issued
        self.site = site
    }

    /// One of them with the questions that another paper shares.
    struct Shared {
        let paper: IssuedPaper
        let shared: [String]

        /// 考核 where the paper allows nothing else, else 测评.
        var mode: PackMode { paper.content.mode == .exam ? .exam : .test }
        var name: String { "《\(paper.content.title)》（\(paper.packID)）" }
        var words: String { "相同的题：" + shared.listed(atMost: 6, unit: "道") }
    }

    /// Those that share questions with a paper.
    func sharing(_ paper: IssuedPaper) -> [Shared] {
        let own = Set(paper.content.questions.map(\.id))
        return issued.compactMap { test in
            guard Disk.isFile(QuizDesk.codeFile(test, in: site)) else { return nil }
            let shared = test.content.questions.map(\.id).filter(own.contains)
            return shared.isEmpty || hasResults(test) ? nil : Shared(paper: test, shared: shared)
        }
    }

    /// What is said of the papers that a site offers for practice, at their names in site.yaml.
    func findings(_ offered: [PracticePack], named: [SiteConfiguration.Named]) -> [Finding] {
        offered.flatMap { pack in
            sharing(pack.paper).map { test in
                let what = test.paper.packID == pack.paper.packID ? "它自己" : test.name
                return Finding(
                    .quizTestRunning, at: named.first { $0.text == pack.paper.packID }?.place,
                    "网站上的练习里有还在进行的\(test.mode.title)的 \(test.shared.count) 道题（共 \(test.paper.content.questions.count) 道）的答案：\(what)已经做成\(test.mode.title)包发出，还没有导入结果",
                    explanation: [test.words, "请先从 site.yaml 的 practice 里删去它，等学生都交卷以后再放上网站"])
            }
        }
    }

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
        "练习里有还在进行的测评的答案",
        manual: """
            `issued/` 里有这份卷（或者有同样题目的卷）的解锁码，也就是做成过测评包或考核包，而站点的台账里还没有它的结果：学生可能还没有考。
            练习包、抢答包和网站上的练习（`site.yaml` 的 `practice`）里的答案谁都看得到，现在发出去，等于先公布了测评的答案。

            包和网站照样做出来。请等学生都交卷、结果导入以后再发，网站上的先从 `practice` 里删去；结果记在别的台账里的，或者测评没有举行的，可以不理。
            """
    )
}
