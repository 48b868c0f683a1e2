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

    private struct Key: Hashable {
        let school: String
        let revision: Int
    }

    /// Reads the claims of the same import, in the order in which they were written; those of submissions that are not open, which came in
    /// later than the day that is asked about, are passed over.
    mutating func fill(_ rows: RowCursor) throws {
        var index = 0
        // Only an import that was laid over several days has such claims.
        lazy var open = Set(waiting.map { Key(school: $0.school, revision: $0.revision) })
        while index < waiting.count, let row = try rows.next() {
            let key = Key(school: row[0], revision: row[1])
            if !isOpen(index, key), !isOpen(index + 1, key), !open.contains(key) { continue }
            while index < waiting.count, !isOpen(index, key) { index += 1 }
            if index < waiting.count, let claim = Self.claim(row) { claims[index].append(claim) }
        }
    }

    private func isOpen(_ index: Int, _ key: Key) -> Bool {
        index < waiting.count && waiting[index].revision == key.revision && waiting[index].school == key.school
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
