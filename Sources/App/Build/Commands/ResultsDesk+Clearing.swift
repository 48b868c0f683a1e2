import ChineseText
package import Coverage
import Diagnostics
import Quiz
import Schools

/// What `humen quiz results clear` does: the sums of a class go, so that the right files can be imported.
extension ResultsDesk {
    /// Takes away the sums of a class for a paper; gives what went, or would go.
    ///
    /// Those of all classes where none is named.
    package mutating func clear(
        _ pack: String, classroom: String?, reason: String, stamp: Ledger.Stamp, preview: Bool
    ) throws -> [Ledger.ClearedSums] {
        guard !findings.haveErrors else { return [] }
        try CoverageDesk.refuseNumbers(in: [("--reason ", reason)])
        guard reason.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw QuizDesk.Problem(description: "清除要用 --reason 写明原因，记在台账里，如 --reason 导错了班")
        }
        let code = classroom.map { ClassCode($0) }
        if let classroom, code == .some(nil) {
            throw QuizDesk.Problem(description: "“\(classroom)”不是班级码，请看 issued/classes.csv")
        }
        let ledger = try CoverageDesk.opened(file)
        defer { try? ledger.close() }
        let pack = number(pack)
        let sums = Ledger.SumsToClear(packID: pack, classroom: code ?? nil, reason: reason)
        let cleared = try ledger.clear(sums, stamp: stamp, preview: preview)
        findings += try lessons(of: cleared, pack, ledger, stamp: stamp)
        return cleared
    }

    /// A warning where lessons were entered that these sums stood behind: they still count.
    private func lessons(
        of cleared: [Ledger.ClearedSums], _ pack: String, _ ledger: Ledger, stamp: Ledger.Stamp
    ) throws -> [Finding] {
        var kept: [String] = []
        for (term, sums) in Dictionary(grouping: cleared, by: \.classroom.term).sorted(by: { $0.key < $1.key }) {
            guard let year = Period(term)?.schoolYear else { continue }
            let entered = try ledger.classHours(in: year, asOf: stamp.on)
            let keys = Set(entered.filter { $0.basis == .tally && $0.source == pack }.map(\.key))
            if keys.isEmpty { continue }
            let records = try ledger.load(
                framework: CoverageDesk.defaultFramework, period: year, asOf: stamp.on
            ).records
            let matcher = SchoolMatcher(records.schools, in: records.regions)
            for one in sums.map(\.classroom) {
                guard case .found(let school) = matcher.find(name: one.school, suggests: false) else { continue }
                let hour = ClassHour(
                    school: school.uid, grade: one.grade, classroom: one.name, heldOn: stamp.on, amount: Amount(1),
                    basis: .tally, source: pack)
                if keys.contains(hour.key) { kept.append(one.title) }
            }
        }
        guard !kept.isEmpty else { return [] }
        return [
            Finding(
                .resultsLessonKept, at: Place(file: file.path),
                "凭这份卷的结果登记过课时，课时还在：\(kept.listed(atMost: 6, unit: "个班"))",
                explanation: [
                    "没有上过这节课的，用 humen coverage audit 看登记课时记录的号，用 humen coverage undo 撤销，再用 humen coverage tally enter 登记别的班"
                ])
        ]
    }
}

extension FindingCode {
    static let resultsLessonKept = FindingCode(
        "results.lesson-kept",
        .warning,
        "合计清除了，凭它登记的课时还在",
        manual: """
            `humen quiz results clear` 清除一个班一份卷的合计。这个班的结果以前登记成了课时记录（`humen coverage tally enter`），合计没有了，课时还算着：课到底上过没有，程序不知道。

            - **上过的**：把对的结果文件再导入一次，课时不用改，也不会重复登记。
            - **没有上过的**（例如结果其实是另一个班的）：用 `humen coverage audit` 找到“登记课时记录”那一行的号，用 `humen coverage undo 号` 撤销；
              那一次一起登记的别的班，再用 `humen coverage tally enter` 登记。
            """
    )
    static let clearingCodes: [FindingCode] = [.resultsLessonKept]
}
