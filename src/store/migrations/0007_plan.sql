-- 7. Plans of work 工作计划, and who does what for their measures 责任分解.
-- New kinds of change: plan, duty.

CREATE TABLE plan (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty (
    plan TEXT NOT NULL,
    measure TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit <> ''),
    due TEXT NOT NULL,
    note TEXT NOT NULL,
    paper TEXT NOT NULL,
    person TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('not_started', 'plan_filed', 'in_progress', 'done')),
    PRIMARY KEY (plan, measure, unit)
) STRICT, WITHOUT ROWID;
