import DataFiles
import GRDB
import Schools

/// Puts the rows of submissions and their claims together again.
struct SubmissionCollector {
    let framework: String
    private(set) var submissions: [Submission] = []
    private var waiting: [Submission] = []
    private var claims: [[Claim]] = []
    /// Thousands of rows bear the same day: each is made once.
    private var days: [String: CalendarDate] = [:]

    init(framework: String) { self.framework = framework }

    /// Reads rows of submissions joined with their claims, those of one submission following each other.
    mutating func read(_ rows: RowCursor, _ period: Period) throws {
        var last: Int64?
        while let row = try rows.next() {
            let id: Int64 = row[0]
            if id != last {
                last = id
                try add(row, period)
            }
            if let claim = Self.claim(row), !claims.isEmpty { claims[claims.count - 1].append(claim) }
        }
        closeAll()
    }

    /// Reads the submissions of an import, in the order in which they were written.
    mutating func open(_ rows: RowCursor, _ period: Period) throws {
        while let row = try rows.next() { try add(row, period) }
    }

    /// Reads the claims of the same import, in the order in which they were written.
    mutating func fill(_ rows: RowCursor) throws {
        var index = 0
        while let row = try rows.next() {
            let school: String = row[0]
            let revision: Int = row[1]
            while index < waiting.count, waiting[index].school != school || waiting[index].revision != revision {
                index += 1
            }
            guard index < waiting.count else { return }
            if let claim = Self.claim(row) { claims[index].append(claim) }
        }
    }

    /// Ends the submissions that are open.
    mutating func closeAll() {
        for (submission, claims) in zip(waiting, claims) { submissions.append(submission.with(claims)) }
        waiting = []
        claims = []
    }

    private mutating func add(_ row: Row, _ period: Period) throws {
        let text: String = row[4]
        guard let day = days[text] ?? CalendarDate(text) else {
            throw LedgerError.refused("收到日期“\(text)”看不懂")
        }
        days[text] = day
        waiting.append(
            Submission(
                school: row[1], framework: framework, version: row[3], period: period, revision: row[2],
                receivedOn: day, author: row[5], claims: []))
        claims.append([])
    }

    private static func claim(_ row: Row) -> Claim? {
        guard let indicator: String = row[6] else { return nil }
        let truth: Bool? = row[8]
        let hundredths: Int? = row[9]
        let value: ClaimValue
        if let truth {
            value = .truth(truth)
        } else if let hundredths {
            value = .amount(Amount(hundredths: hundredths))
        } else {
            let missing: String? = row[10]
            value = .missing(missing.flatMap { ClaimValue.Missing(rawValue: $0) } ?? .unknown)
        }
        let stage: String = row[7]
        let grade: String = row[12]
        return Claim(
            indicator: indicator, stage: stage.isEmpty ? nil : Stage(rawValue: stage),
            grade: grade.isEmpty ? nil : Grade(id: grade), value: value, text: row[11])
    }
}
