import GRDB

/// The third migration: sums of results, and nothing of any pupil; the fourth makes one row of what is known of a class.
///
/// - A `classroom` is a class in a term by the code that was given to it.
/// - A `tally` is the sums of one class for one issued paper. Its row is merged in place: rows that stay as they came in, which the third
///   migration made, would be answer sheets wherever a class hands in one by one. What it was before is overwritten on the disk
///   (`secure_delete`), and the audit holds a digest of the whole table after every import. `parts` says how many times results were
///   counted with their answers: groups of the top and bottom are those of each time.
/// - `result_seen` holds salted digests of results that were counted, and of the seats of those that had one, so that none and
///   nobody is counted twice. It belongs to no import, and a term's are dropped when the term after it is over. Since the sixth
///   migration each names its paper and class.
extension LedgerSchema {
    /// The table of the third migration whose rows belong to an import to this day, with the column that orders them.
    static let classroomTables: [(table: String, order: String)] = [("classroom", "code")]

    /// All tables of the third migration whose rows belonged to an import.
    static let tallyTables = classroomTables + [(table: "tally", order: "pack, class, part")]

    static let tallySQL = """
        CREATE TABLE classroom (
            code TEXT PRIMARY KEY CHECK (length(code) = 6), school TEXT NOT NULL, grade TEXT NOT NULL,
            name TEXT NOT NULL, term TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid)
        ) STRICT;
        CREATE TABLE tally (
            pack TEXT NOT NULL, class TEXT NOT NULL REFERENCES classroom (code),
            part INTEGER NOT NULL CHECK (part > 0), pupils INTEGER NOT NULL CHECK (pupils >= 0),
            codes INTEGER NOT NULL CHECK (codes >= 0), sums TEXT NOT NULL, totals TEXT NOT NULL,
            recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (pack, class, part)
        ) STRICT;
        CREATE TABLE result_seen (digest TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
        CREATE TABLE result_salt (salt TEXT NOT NULL) STRICT;
        INSERT INTO result_salt VALUES (hex(randomblob(16)));
        """

    /// Puts the table of one row a class and paper in the place of the one with a row an import.
    ///
    /// Rows of that table cannot be merged: the digests of their imports hold them as they are. A ledger that has any stays as it is.
    static func mergeTallies(_ database: Database) throws {
        guard try Int.fetchOne(database, sql: "SELECT 1 FROM tally LIMIT 1") == nil else {
            throw LedgerError.refused(
                "台账里的测评结果是试用版存的，逐次存放，可能就是学生的答卷，这一版不再带过来。台账没有改动；请用导入结果以前的备份，再重新导入班级文件")
        }
        try database.execute(
            sql: """
                DROP TABLE tally;
                CREATE TABLE tally (
                    pack TEXT NOT NULL, class TEXT NOT NULL REFERENCES classroom (code),
                    pupils INTEGER NOT NULL CHECK (pupils = 0 OR pupils >= 10),
                    codes INTEGER NOT NULL CHECK (codes >= 0), parts INTEGER NOT NULL CHECK (parts >= 0),
                    sums TEXT NOT NULL, totals TEXT NOT NULL, recorded_on TEXT NOT NULL, PRIMARY KEY (pack, class)
                ) STRICT;
                """)
    }
}
