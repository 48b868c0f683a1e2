import GRDB

/// The fifth migration: what was taken back, and on which days values were said.
///
/// - `undone` names an import that somebody took back. Nothing of it goes: what a roster, a list or a name brought is passed over whatever day is
///   asked about, and what a sheet brought is followed by revisions that say what stood without it, from the day of that sheet on.
/// - `expected_again` puts a school back on a list that an undone roster had put it on: `expected` holds each school once.
/// - `said` holds the day of a value where that is another than the day of its revision: a sheet that came in late, or said again what was
///   known.
extension LedgerSchema {
    /// The tables that the fifth migration adds and whose rows belong to an import, with the columns that order them.
    static let undoingTables: [(table: String, order: String)] = [
        ("undone", "undone"),
        ("expected_again", "school, framework, period, revision"),
        ("said", "school, framework, period, revision, indicator, stage, grade, said_on"),
    ]

    static let undoingSQL = """
        CREATE TABLE undone (
            undone TEXT PRIMARY KEY REFERENCES batch (uid), reason TEXT NOT NULL, recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid)
        ) STRICT;
        CREATE TABLE expected_again (
            school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0), recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (school, framework, period, revision)
        ) STRICT;
        CREATE TABLE said (
            school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0), indicator TEXT NOT NULL, stage TEXT NOT NULL,
            grade TEXT NOT NULL, said_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, revision, indicator, stage, grade, said_on)
        ) STRICT;

        """
}

extension LedgerReader {
    /// The imports that were taken back; they were never right, so that no day counts them.
    func undoneBatches() throws -> Set<String> {
        try String.fetchSet(database, sql: "SELECT undone FROM undone")
    }

    /// A condition that passes over the rows of imports that were taken back; nothing where none was.
    func kept(_ column: String) throws -> String {
        guard try Int.fetchOne(database, sql: "SELECT 1 FROM undone LIMIT 1") != nil else { return "" }
        return " AND \(column) NOT IN (SELECT undone FROM undone)"
    }
}
