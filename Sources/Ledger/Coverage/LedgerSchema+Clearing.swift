import GRDB

/// The sixth migration: of which paper and class a counted result is, and which sums were taken away.
///
/// - `result_seen` names the paper and the class, so that the sums of a class go together with all by which its results are known
///   again. Rows of before name neither.
/// - `tally_before` names the sums that may hold results of such rows: these cannot be taken away, since the same files would be known.
/// - `cleared` says of which paper and class sums were taken away, how many pupils they were of, and why.
extension LedgerSchema {
    /// The table that the sixth migration adds and whose rows belong to an import, with the columns that order them.
    static let clearingTables: [(table: String, order: String)] = [("cleared", "pack, class")]

    static let clearingSQL = """
        ALTER TABLE result_seen ADD COLUMN pack TEXT;
        ALTER TABLE result_seen ADD COLUMN class TEXT;
        CREATE TABLE tally_before (pack TEXT NOT NULL, class TEXT NOT NULL, PRIMARY KEY (pack, class)) STRICT;
        INSERT INTO tally_before SELECT pack, class FROM tally;
        CREATE TABLE cleared (
            pack TEXT NOT NULL, class TEXT NOT NULL REFERENCES classroom (code),
            pupils INTEGER NOT NULL CHECK (pupils >= 0), reason TEXT NOT NULL, recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (pack, class, batch)
        ) STRICT;

        """
}
