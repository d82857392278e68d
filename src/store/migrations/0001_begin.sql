-- 1. The journal, and the rows that are what the journal says.
--
-- Every column of a row is TEXT (numbers as they were typed), except the journal's own integers.
-- SQLite and PostgreSQL read the same statements once STRICT and WITHOUT ROWID are taken off.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER meta_no_update BEFORE UPDATE ON meta
BEGIN
    SELECT RAISE(ABORT, 'meta never changes');
END;

CREATE TRIGGER meta_no_delete BEFORE DELETE ON meta
BEGIN
    SELECT RAISE(ABORT, 'meta never changes');
END;

-- The record: the body is what is hashed; the columns before it repeat it for fast reading.
CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY,
    alg TEXT NOT NULL CHECK (alg = 'sha256'),
    prev TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE,
    command TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    target INTEGER,
    reason TEXT NOT NULL,
    n_changes INTEGER NOT NULL CHECK (n_changes > 0),
    body TEXT NOT NULL
) STRICT;

CREATE INDEX journal_target ON journal (target);

CREATE TRIGGER journal_append BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    OR NEW.prev <> coalesce(
        (SELECT hash FROM journal ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000'
    )
BEGIN
    SELECT RAISE(ABORT, 'the journal is only ever added to at its end');
END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal never changes');
END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal never changes');
END;

-- What the assessment is set to, such as the scheme in force.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Schemes 考核方案, as their files were.
CREATE TABLE scheme (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- Periods 考核周期 and how far each has come.
CREATE TABLE period (
    period TEXT NOT NULL PRIMARY KEY,
    step TEXT NOT NULL CHECK (step <> '')
) STRICT, WITHOUT ROWID;

-- Metric values 指标数据: one cell of the score sheet.
CREATE TABLE entry (
    period TEXT NOT NULL,
    unit TEXT NOT NULL,
    metric TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'missing', 'not_applicable', 'value')),
    value TEXT NOT NULL CHECK ((state = 'value') = (value <> '')),
    verification TEXT NOT NULL CHECK (verification IN ('reported', 'verified')),
    PRIMARY KEY (period, unit, metric)
) STRICT, WITHOUT ROWID;

-- Marks 评分 of the assessors on judgement indicators.
CREATE TABLE mark (
    period TEXT NOT NULL,
    unit TEXT NOT NULL,
    indicator TEXT NOT NULL,
    assessor TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'missing', 'not_applicable', 'value')),
    value TEXT NOT NULL CHECK ((state = 'value') = (value <> '')),
    verification TEXT NOT NULL CHECK (verification IN ('reported', 'verified')),
    PRIMARY KEY (period, unit, indicator, assessor)
) STRICT, WITHOUT ROWID;

-- Bonus, penalty and veto items 加分、扣分、否决 applied to a unit.
CREATE TABLE adjustment (
    id TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    count TEXT NOT NULL CHECK (count <> ''),
    evidence TEXT NOT NULL,
    item TEXT NOT NULL,
    period TEXT NOT NULL,
    reason TEXT NOT NULL,
    unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;
