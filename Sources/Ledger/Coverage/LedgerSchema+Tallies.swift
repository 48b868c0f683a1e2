/// The third migration: sums of results, and nothing of any pupil.
///
/// - A `classroom` is a class in a term by the code that was given to it.
/// - A `tally` is the sums of one class for one issued paper. Its row is merged in place: rows that stay as they came in would be
///   answer sheets wherever a class hands in one by one. What it was before is overwritten on the disk (`secure_delete`), and the
///   audit holds a digest of the whole table after every import. `parts` says how many times results were counted with their
///   answers: groups of the top and bottom are those of each time.
/// - `result_seen` holds salted digests of results that were counted, so that none is counted twice. It belongs to no import and is
///   emptied when the term is over.
extension LedgerSchema {
    /// The tables of the third migration whose rows belong to an import, with the columns that order them.
    static let tallyTables: [(table: String, order: String)] = [("classroom", "code")]

    static let tallySQL = """
        CREATE TABLE classroom (
            code TEXT PRIMARY KEY CHECK (length(code) = 6), school TEXT NOT NULL, grade TEXT NOT NULL,
            name TEXT NOT NULL, term TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid)
        ) STRICT;
        CREATE TABLE tally (
            pack TEXT NOT NULL, class TEXT NOT NULL REFERENCES classroom (code),
            pupils INTEGER NOT NULL CHECK (pupils = 0 OR pupils >= 10), codes INTEGER NOT NULL CHECK (codes >= 0),
            parts INTEGER NOT NULL CHECK (parts >= 0), sums TEXT NOT NULL, totals TEXT NOT NULL,
            recorded_on TEXT NOT NULL, PRIMARY KEY (pack, class)
        ) STRICT;
        CREATE TABLE result_seen (digest TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT;
        CREATE TABLE result_salt (salt TEXT NOT NULL) STRICT;
        INSERT INTO result_salt VALUES (hex(randomblob(16)));
        """
}
