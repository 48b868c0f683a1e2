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
        /// The ids of what was counted, only while it is being stored.
        package let results: [String]
        /// What else they are known by, which another result may be, too; only while it is being stored.
        package let codes: [String]

        /// What an import adds for a class.
        package init(
            classroom: Classroom, tally: Tally, totals: Totals, results: [String] = [], codes: [String] = []
        ) {
            self.classroom = classroom
            self.tally = tally
            self.totals = totals
            self.results = results
            self.codes = codes
        }
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

    /// Adds the sums of some classes: all of them or none.
    ///
    /// A result that was counted before refuses the import; ask ``counted(among:)`` first. Digests of results of terms that are
    /// over are dropped. Tallies are asked for one by one, inside the transaction, so that they need not all be in memory.
    package func store(
        tallies: some Sequence<ClassTally>, origin: Origin, stamp: Stamp
    ) throws(LedgerError) {
        try Self.translating(path) {
            try queue.write { database in
                let batch = try Batch("results", origin, stamp, database)
                let salt = try Self.salt(database)
                try database.execute(sql: "DELETE FROM result_seen WHERE until < ?", arguments: [stamp.on.description])
                let insert = try database.makeStatement(sql: "INSERT INTO result_seen VALUES (?, ?)")
                let note = try database.makeStatement(sql: "INSERT OR IGNORE INTO result_seen VALUES (?, ?)")
                for entry in tallies {
                    try Self.register(entry.classroom, batch, database)
                    let part = try Int.fetchOne(
                        database, sql: "SELECT coalesce(max(part), 0) + 1 FROM tally WHERE pack = ? AND class = ?",
                        arguments: [entry.tally.packID, entry.classroom.code.description])
                    try batch.insert(
                        "tally",
                        [
                            entry.tally.packID, entry.classroom.code.description, part ?? 1, entry.tally.count,
                            entry.totals.count, String(decoding: entry.tally.json.compact, as: UTF8.self),
                            String(decoding: entry.totals.json.compact, as: UTF8.self), stamp.on.description,
                        ])
                    let until = Period(entry.classroom.term)?.end?.description ?? "9999-12-31"
                    for id in entry.results { try insert.execute(arguments: [Self.digest(of: id, salt: salt), until]) }
                    for code in entry.codes { try note.execute(arguments: [Self.digest(of: code, salt: salt), until]) }
                }
                try batch.seal()
            }
        }
    }

    /// The sums of every class and paper, merged; by paper and class.
    package func classTallies(asOf day: CalendarDate) throws(LedgerError) -> [ClassTally] {
        try Self.translating(path) {
            try queue.read { database in
                let sql = """
                    SELECT pack, code, school, grade, name, term, sums, totals FROM tally
                    JOIN classroom ON class = code WHERE recorded_on <= ? ORDER BY pack, code, part
                    """
                var found: [ClassTally] = []
                for row in try Row.fetchAll(database, sql: sql, arguments: [day.description]) {
                    let decoder = JSONDecoder()
                    let sums = try decoder.decode(TallyRecord.self, from: Data((row[6] as String).utf8))
                    let totals = try decoder.decode(Totals.self, from: Data((row[7] as String).utf8))
                    guard let code = ClassCode(row[1] as String), let tally = sums.tally(packID: row[0]) else {
                        continue
                    }
                    let classroom = Classroom(code: code, school: row[2], grade: row[3], name: row[4], term: row[5])
                    if let last = found.indices.last, found[last].classroom == classroom, found[last].tally.merge(tally)
                    {
                        found[last].totals.merge(totals)
                    } else {
                        found.append(ClassTally(classroom: classroom, tally: tally, totals: totals))
                    }
                }
                return found
            }
        }
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
