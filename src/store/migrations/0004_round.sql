-- 4. The round: when a step is due, what a stage held, what was approved and who signed it.

CREATE TABLE deadline (
    period TEXT NOT NULL,
    step TEXT NOT NULL CHECK (step <> ''),
    due TEXT NOT NULL CHECK (due <> ''),
    PRIMARY KEY (period, step)
) STRICT, WITHOUT ROWID;

-- The data of a period at the end of a stage, as the tidy table.
CREATE TABLE stage (
    period TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage <> ''),
    data TEXT NOT NULL,
    PRIMARY KEY (period, stage)
) STRICT;

-- Frozen results 审定结果: with the data, the scheme's hash and the evaluation they came from.
CREATE TABLE result (
    period TEXT NOT NULL,
    revision TEXT NOT NULL CHECK (revision <> ''),
    approved_at TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    data TEXT NOT NULL,
    evaluation TEXT NOT NULL,
    program TEXT NOT NULL,
    reason TEXT NOT NULL,
    scheme TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    PRIMARY KEY (period, revision)
) STRICT;

CREATE TRIGGER result_no_update BEFORE UPDATE ON result
BEGIN
    SELECT RAISE(ABORT, 'a frozen result never changes');
END;

CREATE TRIGGER result_no_delete BEFORE DELETE ON result
BEGIN
    SELECT RAISE(ABORT, 'a frozen result never changes');
END;

CREATE TABLE signature (
    period TEXT NOT NULL,
    revision TEXT NOT NULL,
    signer TEXT NOT NULL CHECK (signer <> ''),
    armored TEXT NOT NULL CHECK (armored <> ''),
    PRIMARY KEY (period, revision, signer)
) STRICT, WITHOUT ROWID;
