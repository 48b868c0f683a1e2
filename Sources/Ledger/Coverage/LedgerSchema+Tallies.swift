/// The third migration: sums of results, and nothing of any pupil.
///
/// - A `classroom` is a class in a term by the code that was given to it.
/// - A `tally` is what one import added for one class and one issued paper; the sums of a class are those of all its parts.
/// - `result_seen` holds salted digests of results that were counted, so that none is counted twice. It belongs to no import and is
///   emptied when the term is over: it is the one table whose rows go.
extension LedgerSchema {
    /// The tables that the third migration adds, with the columns that order them.
    static let tallyTables: [(table: String, order: String)] = [
        ("classroom", "code"), ("tally", "pack, class, part"),
    ]

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
}
