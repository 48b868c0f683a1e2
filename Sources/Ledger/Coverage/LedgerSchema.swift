import GRDB

/// The tables of a ledger, as ordered migrations that never change once released.
///
/// Everything that was entered stays: rows are added, never changed, and triggers refuse anything else. A row carries
/// the import that brought it (`batch`), and the audit entry of that import holds the digest of all its rows. What is only worked out
/// from others may change in place: the last report of each school (`head`) and the sums of results (`tally`).
/// No SQL here needs more than SQLite 3.40.
enum LedgerSchema {
    /// `HUMN`, in the header of the file.
    static let applicationID = 0x4855_4D4E
    /// Also in the header; one more for each migration.
    static let version = 6

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 the ledger") { database in
            try database.execute(sql: firstTables)
            try database.execute(sql: submissionTables)
            try guardRows(of: batchTables, database)
            try database.execute(sql: guards("batch") + guards("audit"))
            try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
        }
        migrator.registerMigration("2 verification and activities") { database in
            try database.execute(sql: openBatchKinds + verificationSQL)
            try guardRows(of: verificationTables, database)
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3 sums of results") { database in
            try database.execute(sql: tallySQL)
            try guardRows(of: tallyTables, database)
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("4 the last report of each school, notes and lessons") { database in
            try database.execute(sql: Heads.sql)
            try Heads.fill(database)
            try database.execute(sql: recordSQL)
            try guardRows(of: recordTables, database)
            try mergeTallies(database)
            try database.execute(sql: "PRAGMA user_version = 4")
        }
        migrator.registerMigration("5 what was taken back") { database in
            try database.execute(sql: undoingSQL)
            try guardRows(of: undoingTables, database)
            try database.execute(sql: "PRAGMA user_version = 5")
        }
        migrator.registerMigration("6 sums that are taken away") { database in
            try database.execute(sql: clearingSQL)
            try guardRows(of: clearingTables, database)
            try database.execute(sql: "PRAGMA user_version = 6")
        }
        return migrator
    }

    /// Every table whose rows belong to an import, in the order of its digest, with the columns that order its rows.
    static let digested =
        [(table: "batch", order: "uid")] + batchTables + verificationTables + classroomTables + recordTables
        + undoingTables + clearingTables

    /// How many of them the first migration made: these are named in every digest, the others where the import has rows in them.
    static let firstDigested = 1 + batchTables.count

    /// Finds the rows of an import, and refuses every change of them.
    static func guardRows(of tables: [(table: String, order: String)], _ database: Database) throws {
        for (table, _) in tables {
            try database.execute(sql: "CREATE INDEX \(table)_by_batch ON \(table) (batch);\n" + guards(table))
        }
    }

    /// The tables of the first migration whose rows belong to an import, with the columns that order them.
    static let batchTables: [(table: String, order: String)] = [
        ("region", "code, valid_from"),
        ("school", "uid"),
        ("school_version", "school, revision"),
        ("school_stage", "school, revision, stage"),
        ("school_name", "school, name"),
        ("school_size", "school, period, stage, grade, revision"),
        ("expected", "school, framework, period"),
        ("submission", "school, framework, period, revision"),
        ("claim", "school, framework, period, revision, indicator, stage, grade"),
    ]

    static func guards(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_changed BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): rows are never changed'); END;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): rows are never deleted'); END;

        """
    }

    private static let firstTables = """
        CREATE TABLE audit (
            seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            object TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE batch (
            uid TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('roster', 'sheet')), file TEXT NOT NULL,
            file_sha256 TEXT NOT NULL, recorded_on TEXT NOT NULL, actor TEXT NOT NULL
        ) STRICT;
        CREATE TABLE region (
            code TEXT NOT NULL, valid_from TEXT NOT NULL, name TEXT NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'town')),
            parent TEXT, batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (code, valid_from)
        ) STRICT;
        CREATE TABLE school (
            uid TEXT PRIMARY KEY, batch TEXT NOT NULL REFERENCES batch (uid)
        ) STRICT;
        CREATE TABLE school_version (
            school TEXT NOT NULL REFERENCES school (uid), revision INTEGER NOT NULL CHECK (revision > 0),
            valid_from TEXT NOT NULL, code TEXT CHECK (length(code) = 10), name TEXT NOT NULL, name_key TEXT NOT NULL,
            region TEXT NOT NULL, opened TEXT, closed TEXT, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, revision)
        ) STRICT;
        CREATE INDEX school_version_by_key ON school_version (name_key);
        CREATE TABLE school_stage (
            school TEXT NOT NULL, revision INTEGER NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('小低', '小高', '初中', '高中', '中职', '高校')),
            batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (school, revision, stage),
            FOREIGN KEY (school, revision) REFERENCES school_version (school, revision)
        ) STRICT;
        CREATE TABLE school_name (
            school TEXT NOT NULL REFERENCES school (uid), name TEXT NOT NULL, valid_from TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (school, name)
        ) STRICT;
        CREATE TABLE school_size (
            school TEXT NOT NULL REFERENCES school (uid), period TEXT NOT NULL, stage TEXT NOT NULL DEFAULT '',
            grade TEXT NOT NULL DEFAULT '', revision INTEGER NOT NULL CHECK (revision > 0),
            classes INTEGER CHECK (classes >= 0), students INTEGER CHECK (students >= 0),
            recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, period, stage, grade, revision)
        ) STRICT;
        CREATE TABLE expected (
            school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
            recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period)
        ) STRICT;
        """

    private static let submissionTables = """
        CREATE TABLE submission (
            school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0), version TEXT NOT NULL, received_on TEXT NOT NULL,
            author TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, revision)
        ) STRICT;
        CREATE TABLE claim (
            school TEXT NOT NULL, framework TEXT NOT NULL, period TEXT NOT NULL, revision INTEGER NOT NULL,
            indicator TEXT NOT NULL, stage TEXT NOT NULL DEFAULT '', grade TEXT NOT NULL DEFAULT '',
            truth INTEGER CHECK (truth IN (0, 1)), hundredths INTEGER CHECK (hundredths >= 0),
            missing TEXT CHECK (missing IN ('blank', 'na', 'unknown', 'withheld')),
            text TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, revision, indicator, stage, grade),
            FOREIGN KEY (school, framework, period, revision)
                REFERENCES submission (school, framework, period, revision),
            CHECK ((truth IS NULL) + (hundredths IS NULL) + (missing IS NULL) = 2)
        ) STRICT;
        """
}
