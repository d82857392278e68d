-- 2. Those who act 人员, with roles (a word each) and departments (a line each).
-- New kinds of change: actor, approve, sign, appeal, rectify.

CREATE TABLE actor (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    departments TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (roles <> '')
) STRICT, WITHOUT ROWID;
