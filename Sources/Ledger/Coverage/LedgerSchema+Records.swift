/// The fourth migration: a table of the last report of each school (``Heads``), what a file of evidence shows, and lessons that were held.
extension LedgerSchema {
    /// The tables that the fourth migration adds and whose rows belong to an import, with the columns that order them.
    static let recordTables: [(table: String, order: String)] = [
        ("evidence_note", "school, framework, period, indicator, sha256, revision"),
        ("class_hour", "school, period, grade, class, basis, what, revision"),
    ]

    static let recordSQL = """
        DROP INDEX submission_by_period;
        CREATE INDEX submission_by_period ON submission (framework, period, batch);
        CREATE INDEX school_version_by_region ON school_version (region, school);
        CREATE TABLE evidence_note (
            school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
            indicator TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES evidence (sha256),
            revision INTEGER NOT NULL CHECK (revision > 0), note TEXT NOT NULL, recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, indicator, sha256, revision)
        ) STRICT;
        CREATE TABLE class_hour (
            school TEXT NOT NULL REFERENCES school (uid), period TEXT NOT NULL, grade TEXT NOT NULL, class TEXT NOT NULL,
            basis TEXT NOT NULL CHECK (basis IN ('tally', 'signed')), what TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0), held_on TEXT NOT NULL,
            hundredths INTEGER NOT NULL CHECK (hundredths > 0), source TEXT NOT NULL, recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, period, grade, class, basis, what, revision)
        ) STRICT;

        """
}
