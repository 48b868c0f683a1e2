import DataFiles
import GRDB
import Schools

/// What a sheet changes in the reports of a period, worked out before anything is written.
struct SheetChanges {
    /// A revision to come.
    struct Change {
        let school: String
        let revision: Int
        /// In the order of their subjects.
        let claims: [Claim]
        /// The revision before it.
        let before: Submission?

        /// What it says otherwise than the one before; nothing for a first report.
        func corrections(_ framework: Framework) -> [Ledger.Correction] {
            guard let before, !before.saysNothing else { return [] }
            let known = Dictionary(before.claims.map { ($0.subject, $0) }) { first, _ in first }
            let gone = before.claims.filter { old in !claims.contains { $0.subject.meets(old.subject) } }
            func correction(_ claim: Claim, _ old: ClaimValue?, _ new: ClaimValue?) -> Ledger.Correction {
                let unit = framework.indicator(claim.indicator)?.unit ?? ""
                return Ledger.Correction(
                    school: school, indicator: claim.indicator, stage: claim.stage, grade: claim.grade,
                    old: old?.words(unit: unit) ?? "未填", new: new?.words(unit: unit) ?? "未填")
            }
            let changed = claims.compactMap { claim -> Ledger.Correction? in
                let old = known[claim.subject]?.value
                return old == claim.value ? nil : correction(claim, old, claim.value)
            }
            return changed + gone.map { correction($0, $0.value, nil) }
        }
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
    private(set) var list: [Change] = []
    private(set) var said: [Said] = []
    private(set) var clashes: [Ledger.Disagreement] = []
    private(set) var late: [Ledger.Disagreement] = []
    private var unchanged = 0

    init(
        _ reports: [SchoolReport], _ framework: Framework, _ period: Period, origin: Ledger.Origin,
        on day: CalendarDate, replaces: Bool, _ database: Database
    ) throws {
        self.framework = framework
        let reader = LedgerReader(database, asOf: nil)
        guard try !reader.expected(framework: framework.id, period: period).isEmpty else {
            throw LedgerError.refused("\(period.title)还没有应报名单，请先用 humen coverage schools import 导入名册")
        }
        let known = try reader.submissions(framework: framework.id, periods: [period])
        let last = Dictionary(known.map { ($0.school, $0) }) { $1 }
        let histories = try SubmissionHistories(reports, last, framework.id, period, on: day, database)
        let sources = try histories.sources(of: origin.sha256)
        for report in reports.sorted(by: { $0.school < $1.school }) {
            take(report, last[report.school], histories, isSameFile: sources.contains(report.school), on: day, replaces)
        }
    }

    /// A list that somebody made by hand, such as the way back from an import.
    init(_ framework: Framework, _ list: [Change], said: [Said]) {
        self.framework = framework
        self.list = list
        self.said = said
    }

    private mutating func take(
        _ report: SchoolReport, _ before: Submission?, _ histories: SubmissionHistories, isSameFile: Bool,
        on day: CalendarDate, _ replaces: Bool
    ) {
        let revision = (before?.revision ?? 0) + 1
        guard let before, !before.saysNothing else {
            list.append(
                Change(
                    school: report.school, revision: revision, claims: Self.first(report.claims, day), before: before))
            return
        }
        var claims = DatedClaims(histories.dated(before))
        claims.take(report.claims, on: day, replaces: replaces)
        func disagreement(_ clash: DatedClaims.Clash) -> Ledger.Disagreement {
            Ledger.Disagreement(
                school: report.school, new: clash.new, known: clash.known,
                source: histories.source(before, clash.known.claim))
        }
        clashes += claims.clashes.map(disagreement)
        late += claims.late.map(disagreement)
        let merged = claims.claims
        let isSame =
            merged.map(\.subject) == before.claims.map(\.subject)
            && merged.map(\.value) == before.claims.map(\.value)
        if isSame {
            unchanged += 1
            if !isSameFile { confirm(report, claims.confirmed, before, on: day) }
            return
        }
        list.append(Change(school: report.school, revision: revision, claims: merged, before: before))
        // What came in late, or stays from an earlier revision with a day of its own, keeps that day.
        guard day < before.receivedOn || !histories.isPlain(report.school) else {
            // What was only said again stands since an earlier revision, and is as new as this sheet.
            said += claims.confirmed.map { Said(report.school, revision, $0, on: day) }
            return
        }
        for value in claims.values where !value.claim.value.isBlank {
            said.append(Said(report.school, revision, value.claim.subject, on: value.on))
        }
    }

    /// Remembers that another sheet said the same again on a later day.
    private mutating func confirm(
        _ report: SchoolReport, _ subjects: [Claim.Subject], _ before: Submission, on day: CalendarDate
    ) {
        let all = before.claims.filter { !$0.value.isBlank }.map(\.subject)
        if subjects.isEmpty { return }
        if Set(subjects) == Set(all) {
            said.append(Said(report.school, before.revision, nil, on: day))
        } else {
            said += subjects.map { Said(report.school, before.revision, $0, on: day) }
        }
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
        let new = list.count { $0.before?.saysNothing ?? true }
        return Ledger.SheetReceipt(
            new: new, revised: list.count - new, unchanged: unchanged, isStored: isStored,
            corrections: list.flatMap { $0.corrections(framework) }, clashes: clashes, late: late)
    }
}

/// On which day, and by which file, each value came in that schools have reported.
///
/// Only schools whose last report is not older than the sheet are looked into: for the others every value is older.
struct SubmissionHistories {
    private struct Revision {
        let submission: Submission
        let source: Ledger.Source
    }

    private let database: Database
    private let framework: String
    private let period: Period
    private var revisions: [String: [Revision]] = [:]
    private var said: [String: [(revision: Int, indicator: String, part: String, on: CalendarDate)]] = [:]

    init(
        _ reports: [SchoolReport], _ last: [String: Submission], _ framework: String, _ period: Period,
        on day: CalendarDate, _ database: Database
    ) throws {
        self.database = database
        self.framework = framework
        self.period = period
        guard !last.isEmpty else { return }
        try readSaid()
        let schools = reports.map(\.school).filter { school in
            guard let before = last[school], !before.saysNothing else { return false }
            return day <= before.receivedOn || said[school] != nil
        }
        guard !schools.isEmpty else { return }
        var reader = LedgerReader(database, asOf: nil)
        reader.only = schools
        let files = try files()
        let reasons = try reasons()
        for submission in try reader.recordedSubmissions(framework: framework, periods: [period]) {
            let key = "\(submission.school)\n\(submission.revision)"
            let source = Ledger.Source(
                file: files[key] ?? "", author: submission.author, reason: files[key] == "" ? reasons[key] ?? "" : "")
            revisions[submission.school, default: []].append(Revision(submission: submission, source: source))
        }
        for school in revisions.keys {
            revisions[school]?.sort { $0.submission.revision < $1.submission.revision }
        }
    }

    /// Whether every value of a school came in on the day of its revision.
    func isPlain(_ school: String) -> Bool { said[school] == nil }

    private mutating func readSaid() throws {
        let sql = """
            SELECT school, revision, indicator, stage, grade, said_on FROM said WHERE framework = ? AND period = ?
            """
        let rows = try RowStatement(sql, database, [.text(framework), .text(period.id)])
        while try rows.next() {
            guard let day = CalendarDate(rows.text(5)) else { continue }
            said[rows.text(0), default: []].append(
                (rows.int(1), rows.text(2), rows.text(3) + "/" + rows.text(4), day))
        }
    }

    private func files() throws -> [String: String] {
        let sql = """
            SELECT s.school, s.revision, b.file FROM submission s JOIN batch b ON b.uid = s.batch
            WHERE s.framework = ? AND s.period = ?
            """
        let rows = try RowStatement(sql, database, [.text(framework), .text(period.id)])
        var files: [String: String] = [:]
        while try rows.next() { files["\(rows.text(0))\n\(rows.int(1))"] = rows.text(2) }
        return files
    }

    /// Why values were corrected, by school and revision.
    private func reasons() throws -> [String: String] {
        let sql = """
            SELECT DISTINCT c.school, c.revision, c.reason FROM correction c JOIN batch b ON b.uid = c.batch
            WHERE c.framework = ? AND c.period = ? AND b.file = ''
            """
        let rows = try RowStatement(sql, database, [.text(framework), .text(period.id)])
        var reasons: [String: String] = [:]
        while try rows.next() { reasons["\(rows.text(0))\n\(rows.int(1))"] = rows.text(2) }
        return reasons
    }

    /// The schools whose last revision came from the very same file.
    func sources(of sha256: String) throws -> Set<String> {
        let sql = """
            SELECT s.school FROM head h JOIN submission s ON s.school = h.school AND s.framework = h.framework
                AND s.period = h.period AND s.revision = h.revision JOIN batch b ON b.uid = s.batch
            WHERE h.framework = ? AND h.period = ? AND b.file_sha256 = ?
            """
        return try String.fetchSet(database, sql: sql, arguments: [framework, period.id, sha256])
    }

    /// The values of a school's last report with their days.
    func dated(_ last: Submission) -> [DatedClaims.Dated] {
        guard revisions[last.school] != nil else { return last.claims.map { .init($0, on: last.receivedOn) } }
        return last.claims.map { claim in
            let first = run(of: claim, in: last.school).first
            let start = first?.submission.revision ?? last.revision
            let part = (claim.stage?.rawValue ?? "") + "/" + (claim.grade?.id ?? "")
            let days = (said[last.school] ?? []).filter { row in
                row.revision >= start && (row.indicator.isEmpty || row.indicator == claim.indicator && row.part == part)
            }
            let day = first?.submission.receivedOn ?? last.receivedOn
            let ownDays = days.filter { !$0.indicator.isEmpty }.map(\.on)
            let later = days.filter(\.indicator.isEmpty).map(\.on)
            return .init(claim, on: ((ownDays.isEmpty ? [day] : ownDays) + later).max() ?? day)
        }
    }

    /// Where a value of a school's last report came from.
    func source(_ last: Submission, _ claim: Claim) -> Ledger.Source {
        run(of: claim, in: last.school).first?.source ?? Ledger.Source(file: "", author: last.author, reason: "")
    }

    /// The revisions, oldest first, through which a value has stood without a break until now.
    private func run(of claim: Claim, in school: String) -> [Revision] {
        let all = revisions[school] ?? []
        let run = all.reversed().prefix { revision in
            revision.submission.claims.contains { $0.subject == claim.subject && $0.value == claim.value }
        }
        return run.reversed()
    }
}
