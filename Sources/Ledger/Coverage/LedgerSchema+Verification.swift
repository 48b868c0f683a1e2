/// The second migration: what is checked, what is done besides, and what people decided.
///
/// - `evidence` is known by the SHA-256 of its file; the file itself stays where the office keeps it.
/// - A `verdict` is by another author than the submission that it judges; a trigger refuses anything else.
/// - A `correction` says what a later revision changed and why.
/// - A `survey` asks a sample; it has tables of its own and never meets the figures of all schools.
/// - An `activity`, a `designation`, a `rectification` and the counts of `media` are corrected by a higher revision.
/// - A `name_decision` is a name that a person matched to a school once and for all.
///
/// Sizes by school, stage and grade are in `school_size` of the first migration.
extension LedgerSchema {
    /// The tables that the second migration adds, with the columns that order them.
    static let verificationTables: [(table: String, order: String)] = [
        ("evidence", "sha256"),
        ("evidence_link", "school, framework, period, indicator, stage, sha256"),
        ("verdict", "school, framework, period, indicator, stage, revision"),
        ("correction", "school, framework, period, revision, indicator, stage"),
        ("rectification", "school, framework, period, indicator, stage, revision"),
        ("survey", "uid"),
        ("designation", "school, kind, level, valid_from, revision"),
        ("activity", "key, revision"),
        ("media", "month, channel, account, revision"),
        ("name_decision", "name_key, region, revision"),
    ]

    /// The kinds of an import were a closed list; a new one must not need a migration.
    static let openBatchKinds =
        """
        CREATE TABLE batch_of_any_kind (
            uid TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind <> ''), file TEXT NOT NULL,
            file_sha256 TEXT NOT NULL, recorded_on TEXT NOT NULL, actor TEXT NOT NULL
        ) STRICT;
        INSERT INTO batch_of_any_kind SELECT * FROM batch;
        DROP TABLE batch;
        ALTER TABLE batch_of_any_kind RENAME TO batch;

        """ + guards("batch")

    static let verificationSQL =
        """
        CREATE INDEX submission_by_period ON submission (framework, period, school, revision);
        CREATE INDEX expected_by_period ON expected (framework, period, school);
        CREATE INDEX school_size_by_period ON school_size (period, school);
        CREATE TABLE evidence (
            sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), file TEXT NOT NULL,
            bytes INTEGER NOT NULL CHECK (bytes >= 0), recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid)
        ) STRICT;
        CREATE TABLE evidence_link (
            \(subject), sha256 TEXT NOT NULL REFERENCES evidence (sha256), recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, indicator, stage, sha256)
        ) STRICT;
        CREATE TABLE verdict (
            \(subject), revision INTEGER NOT NULL CHECK (revision > 0),
            finding TEXT NOT NULL CHECK (finding IN ('confirm', 'refute', 'partial')),
            method TEXT NOT NULL, visited_on TEXT NOT NULL, note TEXT NOT NULL, author TEXT NOT NULL,
            recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, indicator, stage, revision)
        ) STRICT;
        CREATE TRIGGER verdict_is_by_another_author BEFORE INSERT ON verdict WHEN EXISTS (
            SELECT 1 FROM submission s WHERE s.school = NEW.school AND s.framework = NEW.framework
                AND s.period = NEW.period AND s.author = NEW.author
        ) BEGIN SELECT RAISE(ABORT, 'verdict: by the author of the submission'); END;
        CREATE TABLE correction (
            \(subject), revision INTEGER NOT NULL CHECK (revision > 1), old TEXT NOT NULL, new TEXT NOT NULL,
            reason TEXT NOT NULL, recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, revision, indicator, stage)
        ) STRICT;
        CREATE TABLE rectification (
            \(subject), revision INTEGER NOT NULL CHECK (revision > 0),
            step TEXT NOT NULL CHECK (step IN ('issued', 'closed')), due TEXT, document TEXT NOT NULL,
            note TEXT NOT NULL, author TEXT NOT NULL, recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, framework, period, indicator, stage, revision)
        ) STRICT;

        """ + activitySQL

    private static let subject = """
        school TEXT NOT NULL REFERENCES school (uid), framework TEXT NOT NULL, period TEXT NOT NULL,
            indicator TEXT NOT NULL, stage TEXT NOT NULL
        """

    private static let activitySQL = """
        CREATE TABLE survey (
            uid TEXT PRIMARY KEY, region TEXT NOT NULL, kind TEXT NOT NULL, held_on TEXT NOT NULL,
            sample INTEGER NOT NULL CHECK (sample > 0), positive INTEGER NOT NULL CHECK (positive BETWEEN 0 AND sample),
            method TEXT NOT NULL, organiser TEXT NOT NULL, recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid)
        ) STRICT;
        CREATE TABLE designation (
            school TEXT NOT NULL REFERENCES school (uid), kind TEXT NOT NULL, level TEXT NOT NULL,
            valid_from TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), valid_to TEXT,
            document TEXT NOT NULL, recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (school, kind, level, valid_from, revision), CHECK (valid_to IS NULL OR valid_to >= valid_from)
        ) STRICT;
        CREATE TABLE activity (
            key TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), held_on TEXT NOT NULL,
            place TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, audience TEXT NOT NULL,
            heads INTEGER CHECK (heads >= 0), copies INTEGER CHECK (copies >= 0), serves TEXT NOT NULL,
            source TEXT NOT NULL, recorded_on TEXT NOT NULL, batch TEXT NOT NULL REFERENCES batch (uid),
            PRIMARY KEY (key, revision)
        ) STRICT;
        CREATE INDEX activity_by_day ON activity (held_on);
        CREATE TABLE media (
            month TEXT NOT NULL, channel TEXT NOT NULL, account TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0), posts INTEGER CHECK (posts >= 0),
            reads INTEGER CHECK (reads >= 0), followers INTEGER CHECK (followers >= 0), recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (month, channel, account, revision)
        ) STRICT;
        CREATE TABLE name_decision (
            name_key TEXT NOT NULL, region TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0),
            name TEXT NOT NULL, school TEXT NOT NULL REFERENCES school (uid), recorded_on TEXT NOT NULL,
            batch TEXT NOT NULL REFERENCES batch (uid), PRIMARY KEY (name_key, region, revision)
        ) STRICT;

        """
}
