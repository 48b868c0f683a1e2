package import DataFiles
package import Diagnostics

/// Whether what a question rests on is still what it was when somebody last looked.
package enum ReviewLint {
    /// Older reviews are named: two years.
    private static let months = 24

    /// A law that a bank cites.
    package struct Cited {
        let title: String
        /// Since when its present version holds.
        let since: CalendarDate
        /// The byte of the bank where it is cited.
        let offset: Int
        /// 第七十二条, where that article had other words or another number before; nil where it is as it was.
        let changed: String?

        /// One citation.
        package init(title: String, since: CalendarDate, offset: Int, changed: String?) {
            self.title = title
            self.since = since
            self.offset = offset
            self.changed = changed
        }
    }

    /// Findings of one bank, with the laws that it cites.
    package static func findings(_ bank: Bank, citations: [Cited], asOf day: CalendarDate) -> [Finding] {
        var findings = later(bank, than: day)
        let starts = bank.questions.map { $0.place.offset ?? 0 }
        for (index, question) in bank.questions.enumerated() {
            let reviewed = question.reviewed.flatMap { isLater($0, than: day) ? nil : lastDay($0) }
            if let reviewed, monthsBetween(reviewed, day) > months {
                findings.append(.reviewOld(question, at: question.place))
            }
            let end = index + 1 < starts.count ? starts[index + 1] : Int.max
            let cited = citations.filter { ($0.offset >= starts[index]) && ($0.offset < end) }
            let checked = [reviewed, question.basis.flatMap(statedDay)].compactMap { $0 }.min()
            if checked == nil, let cited = cited.first(where: { $0.changed != nil && $0.since <= day }) {
                findings.append(.basisUndated(question, cited, at: question.place))
            }
            guard let checked, let newer = cited.first(where: { $0.since > checked && $0.since <= day }) else {
                continue
            }
            findings.append(.basisNewer(question, newer.title, newer.since, at: question.place))
        }
        return findings
    }

    /// Once for every day that has not come: nobody can have reviewed a question then.
    private static func later(_ bank: Bank, than day: CalendarDate) -> [Finding] {
        let later = bank.questions.filter { $0.reviewed.map { isLater($0, than: day) } ?? false }
        return Dictionary(grouping: later) { $0.reviewed ?? "" }.values.compactMap { questions in
            questions.first.map { .reviewLater($0, than: day, count: questions.count) }
        }
    }

    private static func isLater(_ text: String, than day: CalendarDate) -> Bool {
        (CalendarDate(text) ?? CalendarDate(text + "-01")).map { day < $0 } ?? false
    }

    /// The last day that `2026-11` or `2026-11-21` may mean.
    private static func lastDay(_ text: String) -> CalendarDate? {
        CalendarDate(text) ?? [31, 30, 29, 28].lazy.compactMap { CalendarDate(text + "-\($0)") }.first
    }

    /// The day in 禁毒法第二条（2008-06-01施行）.
    private static func statedDay(_ basis: String) -> CalendarDate? {
        guard let count = basis.range(ofWord: "施行") else { return nil }
        let before = basis.prefix(count)
        let start = before.lastIndex { $0 == "（" || $0 == "(" }
        return start.flatMap { CalendarDate(before[before.index(after: $0)...]) }
    }

    private static func monthsBetween(_ first: CalendarDate, _ last: CalendarDate) -> Int {
        (last.year - first.year) * 12 + last.month - first.month
    }
}

extension Finding {
    static func reviewOld(_ question: Question, at place: Place) -> Finding {
        Finding(
            .quizReviewOld, at: place, "第 \(question.number) 题上次复核是 \(question.reviewed ?? "")，已经超过两年",
            explanation: ["请核对事实、法律和电话号码，然后改写“复核”的日期"])
    }

    static func reviewLater(_ question: Question, than day: CalendarDate, count: Int) -> Finding {
        let times = count == 1 ? "" : "（共 \(count) 题）"
        return Finding(
            .quizReviewLater, at: question.place,
            "第 \(question.number) 题的复核（\(question.reviewed ?? "")）晚于今天（\(day)），当作没有复核过\(times)",
            explanation: ["请改成真正核对的那一天"])
    }

    static func basisUndated(_ question: Question, _ cited: ReviewLint.Cited, at place: Place) -> Finding {
        Finding(
            .quizBasisNewer, at: place,
            "第 \(question.number) 题的依据《\(cited.title)》自\(cited.since.chinese)起有了新的文本，\(cited.changed ?? "")变过，这道题没有写复核的日期",
            explanation: ["请对照新的条文核对条号、题目和答案，然后写“复核”的日期"])
    }

    static func basisNewer(_ question: Question, _ law: String, _ since: CalendarDate, at place: Place) -> Finding {
        Finding(
            .quizBasisNewer, at: place, "第 \(question.number) 题的依据《\(law)》自\(since.chinese)起有了新的文本，这道题是在那以前写的或复核的",
            explanation: ["请对照新的条文核对题目和答案，然后改写“依据”和“复核”"])
    }
}

extension FindingCode {
    package static let quizReviewOld = FindingCode(
        "quiz.review-old",
        .warning,
        "很久没有复核",
        manual: "题目的“复核”日期在两年以前。列管目录、法律、电话号码都会变。核对以后把日期改成今天的年月。"
    )
    package static let quizReviewLater = FindingCode(
        "quiz.review-later",
        .warning,
        "复核的日期还没有到",
        manual: """
            题目的“复核”日期（或题库开头的 `reviewed`）在今天以后，多半是年份或月份写错了。没有人能在还没有到的日子核对，所以当作没有复核过；
            同一个日期只提示一次。

            怎样改：写成真正核对的那一天，如 2026-11 或 2026-11-21。
            """
    )
    package static let quizBasisNewer = FindingCode(
        "quiz.basis-newer",
        .warning,
        "依据的法律在复核以后改过",
        manual: """
            题目引用的法律有了新的版本，开始施行的日期在题目的“复核”日期（或“依据”里写的施行日期）以后；
            或者题目没有写复核日期，而引用的那一条在站点收的几个文本之间变过内容或条号。旧题可能与新法不符。

            怎样改：对照新的条文核对，再改写“依据”和“复核”。
            """
    )
}
