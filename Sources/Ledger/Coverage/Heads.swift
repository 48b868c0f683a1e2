import DataFiles
import GRDB
import Schools

/// The last report of each school in one row, kept beside the records so that a province is read in a moment.
///
/// Nothing stands here that `submission` and `claim` do not say: an import writes both in one transaction, and the audit compares
/// them. The claims of a school are one text, since most schools say one of a few hundred things.
///
/// ## File format
///     PLAN ⇥ ⇥ t1 ⇥ √ ⏎ HOURS ⇥ 初中/g8 ⇥ a200 ⇥ 2课时        indicator, stage and grade or nothing, value, cell
/// A value is `t` and a truth, `a` and hundredths, or `m` and why it is missing; tab, line end and `\` in a cell are escaped.
enum Heads {
    static let sql = """
        CREATE TABLE head (
            framework TEXT NOT NULL, period TEXT NOT NULL, school TEXT NOT NULL, revision INTEGER NOT NULL,
            version TEXT NOT NULL, received_on TEXT NOT NULL, author TEXT NOT NULL, claims TEXT NOT NULL,
            PRIMARY KEY (framework, period, school)
        ) STRICT, WITHOUT ROWID;
        """

    /// Writes what stands in an empty table of heads.
    static func fill(_ database: Database) throws {
        let insert = try writer(database)
        try forEachRecorded(database) { heads in for head in heads { try insert.run(row(head)) } }
    }

    static func writer(_ database: Database) throws -> RowStatement {
        try RowStatement("INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?, ?, ?, ?)", database)
    }

    static func row(_ submission: Submission) -> [Field] {
        [
            .text(submission.framework), .text(submission.period.id), .text(submission.school),
            .int(submission.revision),
            .text(submission.version), .text(submission.receivedOn.description), .text(submission.author),
            .text(ClaimsCode.text(submission.claims)),
        ]
    }

    /// Whether the heads say what the records say, no more and no less.
    static func areTrue(_ database: Database) throws -> Bool {
        var isTrue = true
        var count = 0
        try forEachRecorded(database) { heads in
            count += heads.count
            guard isTrue, let first = heads.first else { return }
            var known: [String: [Field]] = [:]
            let rows = try RowStatement(
                "SELECT * FROM head WHERE framework = ? AND period = ?", database,
                [.text(first.framework), .text(first.period.id)])
            while try rows.next() { known[rows.text(2)] = Self.fields(rows) }
            isTrue = known.count == heads.count && heads.allSatisfy { known[$0.school] == row($0) }
        }
        return try isTrue && Int.fetchOne(database, sql: "SELECT count(*) FROM head") == count
    }

    static func fields(_ rows: RowStatement) -> [Field] {
        (0..<Int32(rows.columns)).map { $0 == 3 ? .int(rows.int($0)) : .text(rows.text($0)) }
    }

    /// The last submissions by framework and period, from the records.
    private static func forEachRecorded(
        _ database: Database, _ take: ([Submission]) throws -> Void
    ) throws {
        let sql = "SELECT DISTINCT framework, period FROM submission ORDER BY framework, period"
        for row in try Row.fetchAll(database, sql: sql) {
            guard let period = Period(row[1] as String) else { continue }
            let reader = LedgerReader(database, asOf: nil)
            let all = try reader.recordedSubmissions(framework: row[0], periods: [period])
            try take(reader.last(of: all))
        }
    }
}

/// Claims as one text, and back; equal texts give one shared value.
struct ClaimsCode {
    private var known: [ExactText: ClaimSet] = [:]

    static func text(_ claims: [Claim]) -> String {
        var text = ""
        for claim in claims {
            if !text.isEmpty { text += "\n" }
            text += claim.indicator + "\t" + (claim.stage?.rawValue ?? "")
            if let grade = claim.grade { text += "/" + grade.id }
            text += "\t"
            switch claim.value {
            case .truth(let truth): text += truth ? "t1" : "t0"
            case .amount(let amount): text += "a\(amount.hundredths)"
            case .missing(let missing): text += "m" + missing.rawValue
            }
            text += "\t" + escaped(claim.text)
        }
        return text
    }

    mutating func claims(_ text: String) -> ClaimSet? {
        if let set = known[ExactText(text)] { return set }
        var claims: [Claim] = []
        for line in text.utf8.split(separator: 0x0A) {
            let parts = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String($0) ?? "" }
            guard parts.count == 4, let value = Self.value(parts[2]) else { return nil }
            let part = parts[1].split(separator: "/").map(String.init)
            let stage = part.first.flatMap { Stage(rawValue: $0) }
            let grade = part.count > 1 ? Grade(id: part[1]) : nil
            claims.append(
                Claim(indicator: parts[0], stage: stage, grade: grade, value: value, text: Self.plain(parts[3])))
        }
        let set = ClaimSet(claims)
        known[ExactText(text)] = set
        return set
    }

    private static func value(_ code: String) -> ClaimValue? {
        let rest = String(code.dropFirst())
        switch code.first {
        case "t": return .truth(rest == "1")
        case "a": return Int(rest).map { .amount(Amount(hundredths: $0)) }
        case "m": return ClaimValue.Missing(rawValue: rest).map(ClaimValue.missing)
        default: return nil
        }
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x5C }) else { return text }
        // By scalars: a carriage return and a line feed are one Character.
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(0x5C) else { return text }
        var plain = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                plain.unicodeScalars.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
