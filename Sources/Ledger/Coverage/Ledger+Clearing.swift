import ChineseText
import DataFiles
import GRDB
package import Quiz

/// Taking away the sums of a class for a paper that were imported wrongly.
///
/// Sums merge in place, so that no single import can be taken out of them: they go as a whole, with all by which their results were
/// known, and the right files are imported again.
extension Ledger {
    /// Which sums are to go.
    package struct SumsToClear: Sendable, Hashable {
        let packID: String
        let classroom: ClassCode?
        let reason: String

        /// The sums of one class for a paper; of all classes where none is named.
        package init(packID: String, classroom: ClassCode?, reason: String) {
            self.packID = packID
            self.classroom = classroom
            self.reason = reason
        }
    }

    /// Sums that went, or would go.
    package struct ClearedSums: Sendable, Hashable {
        package let classroom: Classroom
        /// How many pupils they were of.
        package let pupils: Int
    }

    /// Takes sums away: of all classes that are meant, or of none.
    ///
    /// Refused in words where nothing is there to take away, for a term that takes no more results, and for sums that hold results
    /// of which nobody knows the class any more.
    package func clear(
        _ sums: SumsToClear, stamp: Stamp, preview: Bool = false
    ) throws(LedgerError) -> [ClearedSums] {
        try Self.translating(path) {
            if preview { return try queue.read { try Self.clearable(sums, on: stamp.on, $0) } }
            return try commit { database in
                let found = try Self.clearable(sums, on: stamp.on, database)
                let codes = found.map(\.classroom.code.description)
                let batch = try Batch("clear", Self.origin(of: sums, codes), stamp, database)
                for one in found {
                    let place: StatementArguments = [sums.packID, one.classroom.code.description]
                    try batch.insert(
                        "cleared",
                        [
                            sums.packID, one.classroom.code.description, one.pupils, sums.reason,
                            stamp.on.description,
                        ])
                    try database.execute(sql: "DELETE FROM tally WHERE pack = ? AND class = ?", arguments: place)
                    try database.execute(
                        sql: "DELETE FROM result_seen WHERE pack = ? AND class = ?", arguments: place)
                }
                try batch.seal()
                let entry = AuditEntry.Draft(
                    action: AuditEntry.sums, object: "", detail: try Self.talliesDigest(database))
                try AuditEntry.append(entry, stamp: stamp, to: database)
                return found
            }
        }
    }

    /// Why sums were taken away, by the uid of the entry.
    package func reasonsOfClearing() throws(LedgerError) -> [String: String] {
        try Self.translating(path) {
            try queue.read { database in
                let rows = try Row.fetchAll(database, sql: "SELECT DISTINCT batch, reason FROM cleared")
                return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
            }
        }
    }

    /// As an import of results names what it brought.
    private static func origin(of sums: SumsToClear, _ codes: [String]) -> Origin {
        let words = "卷 \(sums.packID)，班 " + codes.listed(atMost: 6, unit: "个")
        return Origin(file: words, bytes: Array("clear \(sums.packID) \(codes.joined(separator: " "))".utf8))
    }

    private static func clearable(
        _ sums: SumsToClear, on day: CalendarDate, _ database: Database
    ) throws -> [ClearedSums] {
        let sql = """
            SELECT code, school, grade, name, term, pupils + codes FROM tally JOIN classroom ON class = code
            WHERE pack = ? ORDER BY code
            """
        let all = try Row.fetchAll(database, sql: sql, arguments: [sums.packID]).compactMap { row -> ClearedSums? in
            guard let code = ClassCode(row[0] as String) else { return nil }
            let classroom = Classroom(code: code, school: row[1], grade: row[2], name: row[3], term: row[4])
            return ClearedSums(classroom: classroom, pupils: row[5])
        }
        if all.isEmpty { throw try unknownPaper(sums.packID, database) }
        let found = all.filter { sums.classroom == nil || $0.classroom.code == sums.classroom }
        if let code = sums.classroom, found.isEmpty {
            throw LedgerError.refused("台账里没有班级码 \(code) 的这份卷（\(sums.packID)）的结果；有结果的班：\(names(all))")
        }
        let closed = try closedTerms(among: Set(found.map(\.classroom.term)), on: day, database)
        let late = found.filter { closed.contains($0.classroom.term) }
        if let first = late.first {
            throw LedgerError.refused(
                "\(names(late))：\(first.classroom.term) 学期已经结清，不再收结果，清除以后不能再导入，所以不清除；真要去掉的，请用导错以前的备份（humen coverage restore）"
            )
        }
        let before = try String.fetchSet(
            database, sql: "SELECT class FROM tally_before WHERE pack = ?", arguments: [sums.packID])
        let old = found.filter { before.contains($0.classroom.code.description) }
        if !old.isEmpty {
            throw LedgerError.refused(
                "\(names(old))的结果是程序升级以前导入的，那时没有记下每份结果是哪个班的，清除以后再导入会被当作计过的；请用导错以前的备份（humen coverage restore），再导入对的文件"
            )
        }
        return found
    }

    private static func unknownPaper(_ pack: String, _ database: Database) throws -> LedgerError {
        let known = try String.fetchAll(database, sql: "SELECT DISTINCT pack FROM tally ORDER BY pack")
        guard !known.isEmpty else { return LedgerError.refused("台账里还没有答题结果，没有可清除的") }
        return LedgerError.refused("台账里没有卷 \(pack) 的结果；有结果的卷：\(known.listed(atMost: 6, unit: "份"))")
    }

    private static func names(_ sums: [ClearedSums]) -> String {
        sums.map { "\($0.classroom.title)（\($0.classroom.code)）" }.listed(atMost: 6, unit: "个班")
    }
}
