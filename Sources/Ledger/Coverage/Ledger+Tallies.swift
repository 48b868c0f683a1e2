package import DataFiles
import Digests
import Foundation
import GRDB
package import Quiz
import Schools

extension Ledger {
    /// The sums of one class for one issued paper.
    package struct ClassTally: Sendable, Hashable {
        package let classroom: Classroom
        package internal(set) var tally: Tally
        package internal(set) var totals: Totals
        /// How many times results were counted with their answers; top and bottom are those of each time.
        package internal(set) var parts: Int

        /// Sums that were made together.
        package init(classroom: Classroom, tally: Tally, totals: Totals, parts: Int) {
            self.classroom = classroom
            self.tally = tally
            self.totals = totals
            self.parts = parts
        }

        mutating func merge(_ other: ClassTally) {
            guard tally.merge(other.tally) else { return }
            totals.merge(other.totals)
            parts += other.parts
        }
    }

    /// What an import does to the sums of one class.
    package struct TallyChange: Sendable {
        let sums: ClassTally
        let isWhole: Bool
        let results: [String]
        let codes: [String]

        /// Sums that are added, or that take the place of those that are there.
        ///
        /// `isWhole` is for sums that hold all results that were counted before.
        /// `results` are the ids of what is new, `codes` what else that is known by, which another result may be, too.
        package init(_ sums: ClassTally, isWhole: Bool, results: [String], codes: [String]) {
            self.sums = sums
            self.isWhole = isWhole
            self.results = results
            self.codes = codes
        }
    }

    /// How much is there of one class for one paper.
    package struct ClassCount: Sendable, Hashable {
        /// Pupils, of whom answers were counted.
        package let pupils: Int
        /// Pupils of whom only the mark is known.
        package let codes: Int
        package let parts: Int
    }

    /// Which of some results were counted before, by their ids.
    package func counted(among ids: [String]) throws(LedgerError) -> Set<String> {
        try Self.translating(path) {
            try queue.read { database in
                let salt = try Self.salt(database)
                let statement = try database.makeStatement(sql: "SELECT 1 FROM result_seen WHERE digest = ?")
                return try Set(
                    ids.filter { try Int.fetchOne(statement, arguments: [Self.digest(of: $0, salt: salt)]) != nil })
            }
        }
    }

    /// For which class some results were counted, by their ids; those of before the sixth migration are not told.
    package func classesCounted(among ids: [String]) throws(LedgerError) -> [String: ClassCode] {
        try Self.translating(path) {
            try queue.read { database in
                let salt = try Self.salt(database)
                let statement = try database.makeStatement(sql: "SELECT class FROM result_seen WHERE digest = ?")
                var classes: [String: ClassCode] = [:]
                for id in ids {
                    let code = try String.fetchOne(statement, arguments: [Self.digest(of: id, salt: salt)])
                    if let code { classes[id] = ClassCode(code) }
                }
                return classes
            }
        }
    }

    /// How many were counted, by paper and class.
    package func classCounts() throws(LedgerError) -> [String: [ClassCode: ClassCount]] {
        try Self.translating(path) {
            try queue.read { database in
                var counts: [String: [ClassCode: ClassCount]] = [:]
                for row in try Row.fetchAll(database, sql: "SELECT pack, class, pupils, codes, parts FROM tally") {
                    guard let code = ClassCode(row[1] as String) else { continue }
                    counts[row[0], default: [:]][code] = ClassCount(pupils: row[2], codes: row[3], parts: row[4])
                }
                return counts
            }
        }
    }

    /// Changes the sums of some classes: all of them or none.
    ///
    /// A result that was counted before refuses the import; ask ``counted(among:)`` first, and ``closedTerms(among:on:)`` which
    /// classes it may not hold. Digests of results of terms that are closed are dropped. Changes are asked for one by one, inside the transaction, so that they need not all be in memory.
    package func store(
        _ changes: some Sequence<TallyChange>, origin: Origin, stamp: Stamp
    ) throws(LedgerError) {
        try Self.translating(path) {
            try commit { database in
                let batch = try Batch("results", origin, stamp, database)
                let salt = try Self.salt(database)
                try Self.forget(before: stamp.on, database)
                let insert = try database.makeStatement(sql: "INSERT OR IGNORE INTO result_seen VALUES (?, ?, ?, ?)")
                for change in changes {
                    // Sums merge in place: what changed them is told even where the class was known before.
                    try batch.open()
                    try Self.register(change.sums.classroom, batch, database)
                    try Self.apply(change, on: stamp.on, database)
                    let rest: StatementArguments = [
                        Self.end(of: change.sums.classroom.term), change.sums.tally.packID,
                        change.sums.classroom.code.description,
                    ]
                    for id in change.results {
                        try insert.execute(arguments: [Self.digest(of: id, salt: salt)] + rest)
                        guard database.changesCount == 1 else {
                            throw LedgerError.refused("有的结果已经计入过，可能同时有人在导入；这一次的都没有写，请再导入一次")
                        }
                    }
                    for code in change.codes {
                        try insert.execute(arguments: [Self.digest(of: code, salt: salt)] + rest)
                    }
                }
                try batch.seal()
                let entry = AuditEntry.Draft(
                    action: AuditEntry.sums, object: "", detail: try Self.talliesDigest(database))
                try AuditEntry.append(entry, stamp: stamp, to: database)
            }
        }
    }

    private static func apply(_ change: TallyChange, on day: CalendarDate, _ database: Database) throws {
        let place: StatementArguments = [change.sums.tally.packID, change.sums.classroom.code.description]
        var sums = change.sums
        let sql = "SELECT sums, totals, parts, recorded_on FROM tally WHERE pack = ? AND class = ?"
        let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: place)
        if let row, !change.isWhole, let old = try read(row, change.sums.classroom, change.sums.tally.packID) {
            sums = old
            sums.merge(change.sums)
        }
        let values: StatementArguments = [
            sums.tally.count, sums.totals.count, sums.parts, String(decoding: sums.tally.json.compact, as: UTF8.self),
            String(decoding: sums.totals.json.compact, as: UTF8.self), (row?[3] as String?) ?? day.description,
        ]
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO tally (pupils, codes, parts, sums, totals, recorded_on, pack, class)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: values + place)
    }

    /// The columns `sums`, `totals`, `parts`.
    private static func read(_ row: Row, _ classroom: Classroom, _ packID: String) throws -> ClassTally? {
        let decoder = JSONDecoder()
        let sums = try decoder.decode(TallyRecord.self, from: Data((row[0] as String).utf8))
        let totals = try decoder.decode(Totals.self, from: Data((row[1] as String).utf8))
        return sums.tally(packID: packID).map {
            ClassTally(classroom: classroom, tally: $0, totals: totals, parts: row[2])
        }
    }

    /// The sums of every class and paper; by paper and class.
    ///
    /// They are those of now, of classes that had results on that day.
    package func classTallies(asOf day: CalendarDate) throws(LedgerError) -> [ClassTally] {
        try Self.translating(path) {
            try queue.read { database in
                let sql = """
                    SELECT sums, totals, parts, pack, code, school, grade, name, term FROM tally
                    JOIN classroom ON class = code WHERE recorded_on <= ? ORDER BY pack, code
                    """
                var found: [ClassTally] = []
                let rows = try Row.fetchCursor(database, sql: sql, arguments: [day.description])
                while let row = try rows.next() {
                    guard let code = ClassCode(row[4] as String) else { continue }
                    let classroom = Classroom(code: code, school: row[5], grade: row[6], name: row[7], term: row[8])
                    if let one = try Self.read(row, classroom, row[3]) { found.append(one) }
                }
                return found
            }
        }
    }

    /// SHA-256 of every row of the sums that are merged in place.
    static func talliesDigest(_ database: Database) throws -> String {
        var stream = SHA256Stream()
        let sql = """
            SELECT pack, class, pupils || ',' || codes || ',' || parts, sums, totals, recorded_on
            FROM tally ORDER BY pack, class
            """
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            for column in 0..<6 {
                let text: String = row[column]
                stream.add(Array("\(text.utf8.count):\(text)\n".utf8))
            }
        }
        return stream.finish().hex
    }

    private static func register(_ classroom: Classroom, _ batch: Batch, _ database: Database) throws {
        let code = classroom.code.description
        let known = try Int.fetchOne(database, sql: "SELECT 1 FROM classroom WHERE code = ?", arguments: [code])
        guard known == nil else { return }
        try batch.insert("classroom", [code, classroom.school, classroom.grade, classroom.name, classroom.term])
    }

    private static func salt(_ database: Database) throws -> String {
        try String.fetchOne(database, sql: "SELECT salt FROM result_salt") ?? ""
    }

    private static func digest(of id: String, salt: String) -> String {
        SHA256Digest.hex(of: Array((salt + id).utf8))
    }
}
