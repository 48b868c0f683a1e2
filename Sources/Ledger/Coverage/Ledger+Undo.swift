import DataFiles
import GRDB
package import Schools

/// Taking an import back: what stood before it stands again, and everything stays written down.
extension Ledger {
    /// What taking an import back did.
    package struct UndoReceipt: Sendable, Hashable {
        /// The number of its line in the audit.
        package let number: Int
        /// `roster`, `sheet`, `correction`, or one of the lists: `activity`, `survey`, `class hours`, `designation`, `evidence`, `name`,
        /// `verdict`, `rectification`.
        package let kind: String
        package let file: String
        /// Schools whose report is again what it was before.
        package let restored: Int
        /// Schools that have not reported any more, or are no more on the list.
        package let withdrawn: Int
    }

    /// That an import was taken back: which, by which, and why.
    package struct Undoing: Sendable, Hashable {
        /// The uids of both imports.
        package let undone: String
        package let batch: String
        package let reason: String
    }

    /// The file of every import by its uid, and what was taken back.
    package func imports() throws(LedgerError) -> (files: [String: String], undoings: [Undoing]) {
        try Self.translating(path) {
            try queue.read { database in
                let rows = try Row.fetchAll(database, sql: "SELECT uid, file FROM batch")
                let files = Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
                let undone = try Row.fetchAll(database, sql: "SELECT undone, batch, reason FROM undone ORDER BY undone")
                return (files, undone.map { Undoing(undone: $0[0], batch: $0[1], reason: $0[2]) })
            }
        }
    }

    /// One import as it is named when it is to be taken back.
    private struct Import {
        let number: Int
        let uid: String
        let kind: String
        let file: String
    }

    /// Tables whose rows count only while their import does, by its kind.
    private static let lists = [
        "activity": ["activity", "media"], "survey": ["survey"], "class hours": ["class_hour"],
        "designation": ["designation"], "evidence": ["evidence_link", "evidence_note"], "name": ["name_decision"],
        "verdict": ["verdict"], "rectification": ["rectification"],
    ]

    /// Takes back a roster, a filled sheet, a correction, what was found on a check, a step of mending or an entry of a list; `number` is its
    /// line in the audit.
    ///
    /// Refused in words where something later rests on it: a later report or check of one of its schools, a later roster that changed them, a
    /// step of mending. Whoever reported a school takes back no verdict on it.
    package func undo(
        number: Int, framework: Framework, reason: String, stamp: Stamp
    ) throws(LedgerError) -> UndoReceipt {
        try Self.translating(path) {
            try commit { database in
                let undone = try Self.find(number, database)
                let origin = Origin(file: undone.file, bytes: Array("undo \(undone.uid)".utf8))
                let batch = try Batch("undo", origin, stamp, database)
                let receipt: UndoReceipt
                switch undone.kind {
                case "roster": receipt = try Self.undoRoster(undone, database)
                case "sheet", "correction":
                    receipt = try Self.undoSheet(undone, framework, reason, stamp, batch, database)
                case let kind where Self.lists[kind] != nil:
                    if kind == "verdict" { try Self.refuseOwn(undone, stamp, database) }
                    receipt = try Self.undoList(undone, Self.lists[undone.kind] ?? [], database)
                case "results":
                    throw LedgerError.refused(
                        "第 \(number) 次登记是导入答题结果（\(undone.file)）：一个班的合计合在一起存放，不能只退回一次导入。导错了的，用 humen quiz results clear 卷号 --class 班级码 --reason 原因 清除这个班这份卷的合计，再把对的文件全部导入一次"
                    )
                case "clear":
                    throw LedgerError.refused("第 \(number) 次登记是清除答题结果；要恢复，请把那个班的结果文件再导入一次")
                default:
                    throw LedgerError.refused("第 \(number) 次登记的内容不能撤销")
                }
                try batch.add("undone", [.text(undone.uid), .text(reason), .text(stamp.on.description)])
                try batch.seal()
                return receipt
            }
        }
    }

    private static func find(_ number: Int, _ database: Database) throws -> Import {
        let row = try Row.fetchOne(
            database, sql: "SELECT b.uid, b.kind, b.file FROM audit a JOIN batch b ON b.uid = a.object WHERE a.seq = ?",
            arguments: [number])
        guard let row else {
            throw LedgerError.refused("台账里没有第 \(number) 次导入；用 humen coverage audit 看每一次的号")
        }
        let found = Import(number: number, uid: row[0], kind: row[1], file: row[2])
        if found.kind == "undo" {
            throw LedgerError.refused("第 \(number) 次登记本身就是撤销；要恢复，请把原来的文件再导入一次")
        }
        let before = try String.fetchOne(
            database, sql: "SELECT recorded_on FROM undone WHERE undone = ?", arguments: [found.uid])
        if let before { throw LedgerError.refused("第 \(number) 次登记在 \(before) 已经撤销") }
        return found
    }

    /// The later import that has a row about one of the schools of another, if any: its number, file and the school.
    private static func later(
        than undone: Import, _ table: String, _ schools: String, _ database: Database
    ) throws -> String? {
        let sql = """
            SELECT a.seq, b.file, (SELECT name FROM school_version v WHERE v.school = t.school ORDER BY revision DESC LIMIT 1)
            FROM \(table) t JOIN batch b ON b.uid = t.batch JOIN audit a ON a.object = b.uid
            WHERE a.seq > ?1 AND t.school IN (\(schools)) AND b.uid NOT IN (SELECT undone FROM undone) AND b.kind <> 'undo'
            ORDER BY a.seq DESC LIMIT 1
            """
        let row = try Row.fetchOne(database, sql: sql, arguments: [undone.number, undone.uid])
        return row.map { row in
            let file: String = row[1]
            let name: String = row[2] ?? ""
            return "第 \(row[0] as Int) 次登记\(file.isEmpty ? "" : "（\(file)）")用到了它带来的“\(name)”，请先撤销那一次，或者用更正代替撤销"
        }
    }

    // MARK: Sheets

    private static func undoSheet(
        _ undone: Import, _ framework: Framework, _ reason: String, _ stamp: Stamp, _ batch: Batch,
        _ database: Database
    ) throws -> UndoReceipt {
        let subject = try Row.fetchOne(
            database, sql: "SELECT framework, period FROM submission WHERE batch = ? LIMIT 1", arguments: [undone.uid])
        guard let subject, let period = Period(subject[1] as String) else {
            return UndoReceipt(number: undone.number, kind: undone.kind, file: undone.file, restored: 0, withdrawn: 0)
        }
        guard subject[0] == framework.id else {
            throw LedgerError.refused(
                "第 \(undone.number) 次登记属于框架 \(subject[0] as String)，请加 --framework \(subject[0] as String)")
        }
        let schools = "SELECT school FROM submission WHERE batch = ?2"
        let rests = try ["submission", "verdict", "rectification", "said"].lazy
            .compactMap { try later(than: undone, $0, schools, database) }.first
        if let rests { throw LedgerError.refused("不能撤销第 \(undone.number) 次登记：\(rests)") }
        let changes = try restoring(undone, framework, period, database)
        let words = "撤销第 \(undone.number) 次登记" + (reason.isEmpty ? "" : "：\(reason)")
        try SubmissionWriter(framework, period, stamp, reason: words, batch, database).write(changes)
        let last = changes.list.filter { !$0.isPast }
        let withdrawn = last.count(where: \.claims.isEmpty)
        return UndoReceipt(
            number: undone.number, kind: undone.kind, file: undone.file, restored: last.count - withdrawn,
            withdrawn: withdrawn)
    }

    /// What stands without a sheet, from its own day on: it was never right, whenever it is taken back.
    private static func restoring(
        _ undone: Import, _ framework: Framework, _ period: Period, _ database: Database
    ) throws -> SheetChanges {
        let sql =
            "SELECT school, min(revision), min(received_on) FROM submission WHERE batch = ? GROUP BY school ORDER BY school"
        let own = try Row.fetchAll(database, sql: sql, arguments: [undone.uid])
        var reader = LedgerReader(database, asOf: nil)
        reader.only = own.map { $0[0] }
        let heads = try reader.submissions(framework: framework.id, periods: [period])
        let last = Dictionary(heads.map { ($0.school, $0) }) { $1 }
        let histories = try SubmissionHistories(
            of: own.map { $0[0] }, without: undone.uid, framework.id, period, database)
        var changes = SheetChanges(framework, [], said: [])
        for row in own {
            let school: String = row[0]
            guard let before = last[school], let first = CalendarDate(row[2] as String) else { continue }
            // What came later has been taken back itself: those before it are what stood.
            let days = [first] + histories.days(of: school, after: first)
            let states = days.map { (day: $0, known: histories.known(school, on: $0, below: row[1])) }
            var next = before.revision
            for (index, state) in states.enumerated() {
                let isLast = index == states.count - 1
                let revision = state.known?.submission.revision
                if !isLast, index > 0, states[index - 1].known?.submission.revision == revision { continue }
                next += 1
                changes.list.append(
                    SheetChanges.Change(
                        school: school, revision: next, received: state.day,
                        claims: state.known?.submission.claims ?? [], before: isLast ? before : nil, isPast: !isLast))
                for value in state.known?.values ?? [] where !value.claim.value.isBlank {
                    // What stands again came in when it first did.
                    changes.said.append(.init(school, next, value.claim.subject, on: value.on))
                }
            }
        }
        return changes
    }

    // MARK: Lists

    /// Entries are passed over from now on; the one before each counts again.
    private static func undoList(_ undone: Import, _ tables: [String], _ database: Database) throws -> UndoReceipt {
        if undone.kind == "evidence" {
            let sql = """
                SELECT a.seq FROM evidence_note n JOIN evidence_link l ON l.school = n.school
                    AND l.framework = n.framework AND l.period = n.period AND l.indicator = n.indicator
                    AND l.sha256 = n.sha256
                JOIN audit a ON a.object = n.batch
                WHERE l.batch = ?1 AND a.seq > ?2 AND n.batch NOT IN (SELECT undone FROM undone)
                ORDER BY a.seq DESC LIMIT 1
                """
            if let later = try Int.fetchOne(database, sql: sql, arguments: [undone.uid, undone.number]) {
                throw LedgerError.refused("不能撤销第 \(undone.number) 次登记：第 \(later) 次登记改过它的说明，请先撤销那一次")
            }
        }
        if ["verdict", "rectification"].contains(undone.kind) {
            let sql = """
                SELECT a.seq FROM \(undone.kind) v JOIN rectification r ON r.school = v.school
                    AND r.framework = v.framework AND r.indicator = v.indicator
                JOIN audit a ON a.object = r.batch
                WHERE v.batch = ?1 AND a.seq > ?2 AND r.batch NOT IN (SELECT undone FROM undone)
                ORDER BY a.seq DESC LIMIT 1
                """
            if let later = try Int.fetchOne(database, sql: sql, arguments: [undone.uid, undone.number]) {
                throw LedgerError.refused("不能撤销第 \(undone.number) 次登记：第 \(later) 次登记的整改或销号是接着它办的，请先撤销那一次")
            }
        }
        let count = try tables.reduce(0) { sum, table in
            let sql = "SELECT count(*) FROM \(table) WHERE batch = ?"
            return sum + (try Int.fetchOne(database, sql: sql, arguments: [undone.uid]) ?? 0)
        }
        return UndoReceipt(
            number: undone.number, kind: undone.kind, file: undone.file, restored: 0, withdrawn: count)
    }

    /// A verdict is not for those to take back whose figures it judges, nor for somebody without a name.
    private static func refuseOwn(_ undone: Import, _ stamp: Stamp, _ database: Database) throws {
        guard !AuthorName.key(stamp.actor).isEmpty else {
            throw LedgerError.refused("撤销核验要写明是谁撤销的，请用 --by 写科室或岗位")
        }
        let sql = """
            SELECT DISTINCT s.author FROM verdict v JOIN submission s ON s.school = v.school
                AND s.framework = v.framework AND s.period = v.period WHERE v.batch = ?
            """
        let authors = try String.fetchAll(database, sql: sql, arguments: [undone.uid])
        guard let own = authors.first(where: { AuthorName.areSame($0, stamp.actor) }) else { return }
        throw LedgerError.refused("第 \(undone.number) 次登记核验的学校，填报是“\(own)”登记的，不能自己撤销对自己的核验；请由核验的科室撤销，用 --by 写明")
    }

    // MARK: Rosters

    private static func undoRoster(_ undone: Import, _ database: Database) throws -> UndoReceipt {
        // What rests on a school that it brought or listed, and what changed after it a school that it changed.
        let brought = """
            SELECT school FROM expected WHERE batch = ?2 UNION SELECT school FROM expected_again WHERE batch = ?2
            UNION SELECT uid FROM school WHERE batch = ?2
            """
        let changed = "SELECT school FROM school_version WHERE batch = ?2"
        let tables = [
            ("submission", brought), ("verdict", brought), ("evidence_link", brought), ("class_hour", brought),
            ("designation", brought), ("name_decision", brought), ("school_version", changed),
        ]
        for (table, schools) in tables {
            guard let rests = try later(than: undone, table, schools, database) else { continue }
            throw LedgerError.refused("不能撤销第 \(undone.number) 次登记：\(rests)")
        }
        func count(_ sql: String) throws -> Int {
            try Int.fetchOne(database, sql: sql, arguments: [undone.uid]) ?? 0
        }
        let new = try count("SELECT count(*) FROM school WHERE batch = ?")
        let versions = try count("SELECT count(*) FROM school_version WHERE batch = ?")
        return UndoReceipt(
            number: undone.number, kind: undone.kind, file: undone.file, restored: max(0, versions - new),
            withdrawn: new)
    }
}
