import DataFiles
import GRDB
import Schools

/// What a sheet changes in the reports of a period, worked out before anything is written.
struct SheetChanges {
    /// A revision to come.
    struct Change {
        let school: String
        let revision: Int
        /// The day from which on it stands.
        let received: CalendarDate
        /// In the order of their subjects.
        let claims: [Claim]
        /// The revision before it.
        let before: Submission?
        /// Whether it says what stood on days that are over when the next revision of the same import begins: it corrects nothing.
        var isPast = false
        /// Whether it says what the one before says, and is there for the days before it.
        var isSame = false
        /// The stages of the school; empty where they are not known.
        var stages: [Stage] = []
    }

    /// A value that was said on another day than that of its revision.
    struct Said: Comparable {
        let school: String
        let revision: Int
        /// Empty for all values of the revision, as are stage and grade.
        let indicator: String
        let stage: String
        let grade: String
        let on: String

        init(_ school: String, _ revision: Int, _ subject: Claim.Subject?, on day: CalendarDate) {
            self.school = school
            self.revision = revision
            indicator = subject?.indicator ?? ""
            stage = subject?.stage?.rawValue ?? ""
            grade = subject?.grade?.id ?? ""
            on = day.description
        }

        private var order: [String] { [school, String(1_000_000 + revision), indicator, stage, grade, on] }

        static func < (left: Said, right: Said) -> Bool {
            for (left, right) in zip(left.order, right.order) where left != right {
                return left.utf8.lexicographicallyPrecedes(right.utf8)
            }
            return false
        }
    }

    let framework: Framework
    var list: [Change] = []
    var said: [Said] = []
    private(set) var clashes: [Ledger.Disagreement] = []
    private(set) var late: [Ledger.Disagreement] = []
    private var unchanged = 0
    private var filled = 0
    private var filledDays: Range<CalendarDate>?

    init(
        _ reports: [SchoolReport], _ framework: Framework, _ period: Period, origin: Ledger.Origin,
        on day: CalendarDate, replaces: Bool, _ database: Database
    ) throws {
        self.framework = framework
        let reader = LedgerReader(database, asOf: nil)
        guard try !reader.expected(framework: framework.id, period: period).isEmpty else {
            let option = Framework.option(framework.id)
            throw LedgerError.refused("\(period.title)还没有应报名单，请先用 humen coverage schools import\(option) 导入名册")
        }
        let known = try reader.submissions(framework: framework.id, periods: [period])
        let last = Dictionary(known.map { ($0.school, $0) }) { $1 }
        let histories = try SubmissionHistories(
            reports, last, framework.id, period, on: day, file: origin.sha256, database)
        let sources = try histories.sources(of: origin.sha256)
        let filed = try FiledStages(reader, framework: framework.id, [period], in: period)
        for report in reports.sorted(by: { $0.school < $1.school }) {
            take(
                report, last[report.school], histories, filed, isSameFile: sources.contains(report.school), on: day,
                replaces)
        }
    }

    /// A list that somebody made by hand, such as the way back from an import.
    init(_ framework: Framework, _ list: [Change], said: [Said]) {
        self.framework = framework
        self.list = list
        self.said = said
    }

    private mutating func take(
        _ report: SchoolReport, _ before: Submission?, _ histories: SubmissionHistories, _ filed: FiledStages,
        isSameFile: Bool, on day: CalendarDate, _ replaces: Bool
    ) {
        let revision = (before?.revision ?? 0) + 1
        guard let before, !before.saysNothing else {
            list.append(
                Change(
                    school: report.school, revision: revision, received: day,
                    claims: Self.first(report.claims, day), before: before))
            return
        }
        let scoped = filed.scoped(before)
        var claims = DatedClaims(Self.scoped(histories.dated(before), of: before, filed))
        claims.take(report.claims, on: day, replaces: replaces)
        clashes += claims.clashes.map { Self.disagreement($0, before, histories) }
        late += claims.late.map { Self.disagreement($0, before, histories) }
        let past = past(report, histories, filed, on: day, replaces)
        takePast(past, report, besides: claims.clashes, histories, on: day)
        let chain = past.contains(where: \.isNews) ? past : []
        let written = write(chain, report, from: revision)
        note(chain, until: histories.days(of: report.school, after: day).last)
        let merged = claims.claims
        let isSame =
            merged.map(\.subject) == scoped.claims.map(\.subject) && merged.map(\.value) == scoped.claims.map(\.value)
        if isSame { unchanged += 1 }
        if isSame, written == 0 {
            // Said again, it is about the grades that came in between as well, be it by the same file.
            let isNews = !scoped.laterGrades.isEmpty
            let again = histories.came(report.school) && !isNews ? [] : claims.repeated
            confirm(report, (isSameFile && !isNews ? [] : claims.confirmed) + again, before, histories, on: day)
            return
        }
        // A sheet that came in late does not make a report older than it is.
        let received = max(
            day, histories.days(of: report.school, after: day).last ?? before.receivedOn, before.receivedOn)
        let change = Change(
            school: report.school, revision: revision + written, received: received, claims: merged, before: scoped,
            isSame: isSame, stages: report.stages)
        list.append(change)
        let isDated = day < received || !histories.isPlain(report.school) || !scoped.filedFor.isEmpty
        date(claims, of: change, scoped, isDated: isDated, on: day)
    }

    private static func disagreement(
        _ clash: DatedClaims.Clash, _ known: Submission, _ histories: SubmissionHistories
    ) -> Ledger.Disagreement {
        Ledger.Disagreement(
            school: known.school, new: clash.new, known: clash.known,
            source: histories.source(known, clash.known.claim))
    }

    /// What a late sheet contradicts on the days before, and what it says there again without changing anything.
    private mutating func takePast(
        _ past: [Past], _ report: SchoolReport, besides disputed: [DatedClaims.Clash], _ histories: SubmissionHistories,
        on day: CalendarDate
    ) {
        var disputed = Set(disputed)
        for state in past {
            guard let known = state.known else { continue }
            // A later sheet would hide that two of one day contradict each other: on the days before it neither wins.
            clashes += state.claims.clashes.filter { disputed.insert($0).inserted }
                .map { Self.disagreement($0, known.submission, histories) }
        }
        guard !past.contains(where: \.isNews), !histories.came(report.school), let state = past.first,
            let known = state.known
        else { return }
        said += state.claims.confirmed
            .filter { !histories.knows(report.school, known.submission.revision, $0, on: day) }
            .map { Said(report.school, known.submission.revision, $0, on: day) }
    }

    /// Remembers of which day the figures of a change are.
    ///
    /// What came in late, or stays from an earlier revision with a day of its own, keeps that day: `isDated`.
    private mutating func date(
        _ claims: DatedClaims, of change: Change, _ scoped: Submission, isDated: Bool, on day: CalendarDate
    ) {
        guard isDated else {
            // What was only said again stands since an earlier revision, and is as new as this sheet.
            let again = claims.confirmed + (scoped.laterGrades.isEmpty ? [] : claims.repeated)
            said += again.map { Said(change.school, change.revision, $0, on: day) }
            return
        }
        let again = Set(claims.confirmed + claims.repeated)
        for value in claims.values where !value.claim.value.isBlank {
            // What nobody said again is as old as it was: not of the grades that came in between.
            let subject = value.claim.subject
            if scoped.laterGrades[subject] != nil, scoped.claims.contains(value.claim), !again.contains(subject) {
                continue
            }
            said.append(Said(change.school, change.revision, value.claim.subject, on: value.on))
        }
    }

    /// Remembers on which earlier days other figures stand now than did before.
    private mutating func note(_ past: [Past], until last: CalendarDate?) {
        let ends = past.dropFirst().map(\.day) + [last].compactMap(\.self)
        let news = zip(past, ends).filter(\.0.isNews)
        guard let first = news.first?.0.day, let end = news.last?.1 else { return }
        filled += 1
        filledDays = min(first, filledDays?.lowerBound ?? first)..<max(end, filledDays?.upperBound ?? end)
    }

    /// Remembers that another sheet said the same again, so that the first is not taken back as if it had stood alone.
    private mutating func confirm(
        _ report: SchoolReport, _ subjects: [Claim.Subject], _ before: Submission, _ histories: SubmissionHistories,
        on day: CalendarDate
    ) {
        let all = before.claims.filter { !$0.value.isBlank }.map(\.subject)
        if subjects.isEmpty { return }
        let told: [Claim.Subject?] = Set(subjects) == Set(all) ? [nil] : subjects
        // What it said again on the days before may be of the same revision.
        let noted = said.reversed().prefix { $0.school == report.school }
        said += told.filter { !histories.knows(report.school, before.revision, $0, on: day) }
            .map { Said(report.school, before.revision, $0, on: day) }.filter { !noted.contains($0) }
    }

    /// A first report; nearly every row of a sheet says one thing of each indicator.
    private static func first(_ claims: [Claim], _ day: CalendarDate) -> [Claim] {
        let sorted = claims.sorted { $0.subject < $1.subject }
        if zip(sorted, sorted.dropFirst()).allSatisfy({ $0.indicator != $1.indicator }) { return sorted }
        var dated = DatedClaims([])
        dated.take(claims, on: day, replaces: true)
        return dated.claims
    }

    func receipt(isStored: Bool) -> Ledger.SheetReceipt {
        let told = list.filter { !$0.isPast && !$0.isSame }
        let new = told.count { $0.before?.saysNothing ?? true }
        return Ledger.SheetReceipt(
            new: new, revised: told.count - new, unchanged: unchanged, filled: filled,
            filledDays: filledDays, isStored: isStored,
            corrections: told.flatMap { $0.corrections(framework) }, clashes: clashes, late: late)
    }
}
