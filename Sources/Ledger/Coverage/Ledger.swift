package import DataFiles
import Foundation
import GRDB

/// One ledger file, open.
///
/// A rollback journal and `synchronous=FULL`: after a power cut the file holds every import that was acknowledged and
/// nothing of one that was not, and there is never a second file that a copy could leave behind.
package struct Ledger: Sendable {
    /// The path as it was given.
    package let path: String
    let queue: DatabaseQueue
    /// The file that was opened; nil for one in memory.
    private let file: FileIdentity?

    private init(path: String, queue: DatabaseQueue, isInMemory: Bool = false) {
        self.path = path
        self.queue = queue
        file = isInMemory ? nil : FileIdentity(path)
    }

    /// When and by whom something is entered; the clock belongs to the caller.
    package struct Stamp: Sendable, Hashable {
        /// ISO 8601 with time zone, as printed in the audit.
        package let at: String
        /// The day that counts for `asOf`.
        package let on: CalendarDate
        package let actor: String

        /// A stamp from the caller's clock.
        package init(at: String, on: CalendarDate, actor: String) {
            self.at = at
            self.on = on
            self.actor = actor
        }
    }

    /// Makes a new, empty ledger.
    ///
    /// A file that is there already is never touched. `isSample` marks it for good as a demonstration.
    package static func create(
        at path: String, stamp: Stamp, isSample: Bool = false
    ) throws(LedgerError) -> Ledger {
        let files = FileManager.default
        if files.fileExists(atPath: path) { throw .exists(path) }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard files.fileExists(atPath: folder) else { throw .storage(path, detail: "没有“\(folder)”这个文件夹") }
        let unfinished = path + ".unfinished"
        try translating(path) {
            // Left by a run that was killed; an old journal beside a new file would spoil it.
            for rest in [unfinished + "-journal", unfinished] where files.fileExists(atPath: rest) {
                try files.removeItem(atPath: rest)
            }
            let queue = try DatabaseQueue(path: unfinished, configuration: configuration())
            try LedgerSchema.migrator.migrate(queue)
            try queue.write { database in
                let entry = AuditEntry.Draft(
                    action: isSample ? sampleAction : "init", object: "", detail: "schema \(LedgerSchema.version)")
                try AuditEntry.append(entry, stamp: stamp, to: database)
            }
            try queue.close()
            try files.moveItem(atPath: unfinished, toPath: path)
        }
        return try open(at: path)
    }

    /// Opens a ledger: one of an older schema is brought up to date, one of a newer schema is refused.
    ///
    /// Before a migration a copy of the file as it was is put beside it (`ledger.db.format1`). A file that cannot be
    /// written is opened for reading; if it is of an older schema, a copy in memory is brought up to date and read.
    /// `migrates` false leaves the file as it is.
    package static func open(at path: String, migrates: Bool = true) throws(LedgerError) -> Ledger {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: path, isDirectory: &isFolder) else { throw .missing(path) }
        if isFolder.boolValue { throw .notALedger(path) }
        let isReadOnly = !files.isWritableFile(atPath: path)
        return try translating(path) {
            var configuration = configuration()
            configuration.readonly = isReadOnly
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let version = try queue.read { try check($0, path: path) }
            let isOlder = version < LedgerSchema.version
            if isReadOnly || !migrates {
                guard isOlder else { return Ledger(path: path, queue: queue) }
                let memory = try DatabaseQueue()
                try queue.backup(to: memory)
                try queue.close()
                try LedgerSchema.migrator.migrate(memory)
                return Ledger(path: path, queue: memory, isInMemory: true)
            }
            try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            if isOlder {
                try keepBeforeMigration(queue, path: path, version: version)
                try LedgerSchema.migrator.migrate(queue)
            }
            return Ledger(path: path, queue: queue)
        }
    }

    /// Writes in one transaction, and looks whether what was written is in the ledger that bears the name.
    ///
    /// A file that was deleted, moved or replaced in between keeps its bytes for those who have it open, and for nobody else.
    func commit<Value>(_ work: (Database) throws -> Value) throws -> Value {
        let value = try queue.write(work)
        guard file == nil || FileIdentity(path) == file else { throw LedgerError.moved(path) }
        return value
    }

    /// Ends the use of the file.
    package func close() throws(LedgerError) {
        try Self.translating(path) { try queue.close() }
    }

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        // Sixteen megabytes of pages: a province's import is not written to the disk and read back while it goes on. What is
        // replaced is overwritten.
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// The schema version, once it is sure that this is a ledger that we understand.
    private static func check(_ database: Database, path: String) throws -> Int {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == LedgerSchema.applicationID else { throw LedgerError.notALedger(path) }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= LedgerSchema.version else {
            throw LedgerError.newer(path, version: version, known: LedgerSchema.version)
        }
        return version
    }

    /// Runs work with the database and says in our words what went wrong.
    static func translating<Value>(_ path: String, _ work: () throws -> Value) throws(LedgerError) -> Value {
        do {
            return try work()
        } catch let error as LedgerError {
            throw error
        } catch let error as DatabaseError {
            throw LedgerError(error, path: path)
        } catch {
            throw LedgerError(fileError: error, path: path)
        }
    }
}
