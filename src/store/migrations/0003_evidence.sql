-- 3. Evidence 佐证材料: which file proves which row. The files lie beside the store.
-- New kinds of change: remark, evidence.

CREATE TABLE evidence (
    id TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    note TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size TEXT NOT NULL CHECK (size <> ''),
    subject TEXT NOT NULL CHECK (subject <> '')
) STRICT, WITHOUT ROWID;
